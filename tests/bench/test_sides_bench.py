from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import case_score
from bench.sides import measure_sides, read_known
from walkback.model import SpeakerKind


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "oldport"
    (folder / "reports").mkdir(parents=True)
    (folder / "reports" / "01.txt").write_text(
        "Pier fell at night\n\n"
        "OSLO, May 2 (Wire) - The Norwegian transport minister, Ada Quist, said the pier was sound.\n\n"
        "“It was old,” said Bo Lind, a resident. He said so twice.\n",
        encoding="utf-8",
    )
    (folder / "reports" / "02.txt").write_text(
        "Pier was old\n\nOn Friday Ms Quist said the pier was old after all, and a harbour spokesman disagreed.\n",
        encoding="utf-8",
    )
    captures = [
        {"file": f"reports/0{n}.txt", "outlet": f"Wire {n}", "url": f"https://wire.example/{n}", "report": f"R{n}"}
        for n in (1, 2)
    ]
    speakers = [
        {"id": "quist", "name": "Ada Quist", "kind": "person", "aliases": [], "office": "minister", "side": "Norway"},
        {"id": "lind", "name": "Bo Lind", "kind": "person", "aliases": [], "office": None, "side": "Bo Lind"},
    ]
    rows = [
        ("reports/01.txt", "The Norwegian transport minister, Ada Quist", "the pier was sound", "quist"),
        ("reports/01.txt", "Bo Lind, a resident", "“It was old,”", "lind"),
        ("reports/02.txt", "Ms Quist", "the pier was old after all", "quist"),
    ]
    statements = [
        {"id": f"s{n}", "file": file, "source": [source], "cue": ["said"], "content": [content], "speaker": who}
        for n, (file, source, content, who) in enumerate(rows)
    ]
    (folder / "case.json").write_text(
        json.dumps({"id": "oldport", "captures": captures, "speakers": speakers, "statements": statements}),
        encoding="utf-8",
    )
    return tmp_path


def test_reports_alone_and_together_are_scored(case: Path) -> None:
    outcome = measure_sides(case, errors=True)
    assert outcome.figures == {"statements": 3, "side_report": pytest.approx(66.67), "side_affair": 100.0}
    assert "oldport (report): reports/02.txt: 'Quist' x1: 'Quist'" in outcome.text
    assert "(affair):" not in outcome.text


def test_speakers_are_known_by_their_report_alone(case: Path) -> None:
    first, second = read_known(case / "oldport", case_score.read_gold(case / "oldport"))
    assert [(s.name, s.kind, s.office) for s in first.speakers] == [
        ("Ada Quist", SpeakerKind.PERSON, None),
        ("Bo Lind", SpeakerKind.PERSON, None),
    ]
    assert [s.name for s in second.speakers] == ["Quist"]
    for speaker in first.speakers:
        assert any(speaker.name in m.span.of(first.version.text) for m in speaker.mentions)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(case_score.InputError):
        measure_sides(tmp_path)
