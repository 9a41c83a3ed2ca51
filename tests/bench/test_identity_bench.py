from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from bench.identity import (
    GroupScore,
    appearances_of_case,
    connected,
    invent_appearances,
    measure_cases,
    measure_linked,
    measure_pairs,
    measure_scale,
    read_linked,
    read_pairs,
    score_groups,
)
from walkback.model import SpeakerKind

PAIRS = """
[[pair]]
tier = "STRONG"
category = "one"
origin = "invented"
same = true
left = "Petri Lahtela"
right = { name = "PETRI LAHTELA", side = ["Government of Finland"], day = 2031-03-04 }

[[pair]]
tier = "WEAK"
category = "two"
origin = "invented"
same = false
kind = "organisation"
left = "Orrin Travel"
right = "Orrin Travel Ltd"
"""


def test_pairs_are_read_with_what_the_row_says_for_both(tmp_path: Path) -> None:
    file = tmp_path / "pairs.toml"
    file.write_text(PAIRS, encoding="utf-8")
    one, two = read_pairs(file)
    assert (one.left.name, one.left.kind, one.left.side) == ("Petri Lahtela", SpeakerKind.PERSON, ())
    assert (one.right.side, str(one.right.day)) == (("Government of Finland",), "2031-03-04")
    assert two.left.kind is two.right.kind is SpeakerKind.ORGANISATION
    assert one.left.report != one.right.report


def test_pairs_are_counted_by_tier_and_only_a_strong_one_fails(tmp_path: Path) -> None:
    file = tmp_path / "pairs.toml"
    file.write_text(PAIRS, encoding="utf-8")
    outcome = measure_pairs(file, errors=True)
    assert outcome.figures["identity_pairs_strong_right"] == 100.0
    assert outcome.figures["identity_pairs_weak_right"] == 0.0
    assert outcome.figures["identity_pairs_all_precision"] == 50.0
    assert "Orrin Travel" in outcome.text
    assert not outcome.failed
    file.write_text(PAIRS.replace("WEAK", "STRONG"), encoding="utf-8")
    assert measure_pairs(file).failed


def test_groups_are_scored_by_pairs_and_by_appearances() -> None:
    gold = {"a1": "a", "a2": "a", "a3": "a", "b1": "b"}
    assert score_groups([["a1", "a2", "a3"], ["b1"]], gold) == GroupScore(1.0, 1.0, 1.0, 1.0)
    apart = score_groups([[key] for key in gold], gold)
    assert (apart.pair_precision, apart.pair_recall, apart.b3_precision, apart.b3_recall) == (None, 0.0, 1.0, 0.5)
    lumped = score_groups([list(gold)], gold)
    assert (lumped.pair_precision, lumped.pair_recall) == (0.5, 1.0)
    assert lumped.b3_precision == pytest.approx((9 + 1) / 4 / 4)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "one"
    (folder / "reports").mkdir(parents=True)
    texts = {
        "01.txt": "Ferry\n\nThe minister, Elena Marsh, said no. It was late, a sailor said.",
        "02.txt": "Ferry again\n\nMs Marsh denied it. She said so twice.",
    }
    for file, text in texts.items():
        (folder / "reports" / file).write_text(text, encoding="utf-8")
    speakers = [
        {"id": "marsh", "name": "Elena Marsh", "kind": "person", "aliases": ["Ms Marsh"], "office": "minister",
         "side": "Government of Norland"},
        {"id": "sailor", "name": "sailor", "kind": "unnamed", "aliases": [], "office": None, "side": "sailor"},
    ]  # fmt: skip
    said = [("01.txt", ["The minister, Elena Marsh,"], "marsh"), ("01.txt", ["a sailor"], "sailor")]
    said += [("02.txt", ["Ms Marsh"], "marsh"), ("02.txt", ["She"], "marsh")]
    captures = [
        {"file": f"reports/{file}", "outlet": "Echo", "published_on": "2031-03-04", "report": file} for file in texts
    ]
    statements = [
        {"id": f"s{n}", "file": f"reports/{file}", "source": source, "speaker": speaker}
        for n, (file, source, speaker) in enumerate(said)
    ]
    case = {"id": "one", "speakers": speakers, "captures": captures, "statements": statements}
    (folder / "case.json").write_text(json.dumps(case), encoding="utf-8")
    return folder


def test_an_appearance_has_the_names_that_stand_in_its_file(case: Path) -> None:
    found, gold = appearances_of_case(case, "office and side")
    assert gold == {"reports/01.txt:marsh": "marsh", "reports/02.txt:marsh": "marsh"}
    first, second = found
    assert (first.name, first.office, first.side) == ("Elena Marsh", "minister", ("Government of Norland",))
    assert (second.name, second.names) == ("Ms Marsh", ("Ms Marsh",))
    assert [(a.office, a.side) for a in appearances_of_case(case, "names only")[0]] == [(None, ())] * 2


def test_cases_are_scored_in_every_setting(case: Path) -> None:
    figures = measure_cases(case.parent, errors=True).figures
    assert figures["identity_cases_office_and_side_b3_recall"] == 100.0
    assert figures["identity_cases_names_only_pair_recall"] == 0.0


def test_scale_is_measured_on_the_same_appearances_every_time() -> None:
    appearances = invent_appearances(400)
    assert appearances == invent_appearances(400)
    assert len({a.key for a in appearances}) == 400
    assert sum(map(len, connected(appearances))) == 400
    outcome = measure_scale(400)
    assert outcome.figures["identity_scale_largest_component"] < 400


LINKED = """# newdoc id = one
# meta::dateCreated = 2031-03-04
1	Elena	Elena	PROPN	NNP	_	0	root	_	Entity=(1-person-new-nnnnn-cf1-1,2-coref-Elena_Marsh
2	Marsh	Marsh	PROPN	NNP	_	1	flat	_	Entity=1)
3	met	meet	VERB	VBD	_	1	x	_	_
4	a	a	DET	DT	_	5	det	_	Entity=(2-person-new-nnnnn-cf2-1-sgl
5	sailor	sailor	NOUN	NN	_	3	obj	_	Entity=2)
# newdoc id = two
# meta::dateCreated = 2031
1	Marsh	Marsh	PROPN	NNP	_	0	root	_	Entity=(7-person-new-nnnnn-cf1-1-coref-Elena_Marsh)
"""


def test_linked_documents_give_the_names_that_are_linked(tmp_path: Path) -> None:
    file = tmp_path / "linked.conllu.gz"
    file.write_bytes(gzip.compress(LINKED.encode()))
    found, pages = read_linked(file)
    assert [(a.name, a.report, str(a.day)) for a in found] == [
        ("Elena Marsh", "one", "2031-03-04"),
        ("Marsh", "two", "None"),
    ]
    assert set(pages.values()) == {"Elena_Marsh"}
    assert measure_linked([file]).figures["identity_linked_pair_recall"] == 0.0
