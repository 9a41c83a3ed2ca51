import argparse
import gzip
import json

import pytest

from bench import case_score, lineage

LINES = [
    "A ferry with 140 people on board sank in the strait on Tuesday night, and nine of them are missing.",
    "The Halcyon left Port Ansel at eight in the evening, half an hour late, for the crossing to the island.",
    "The coastguard received the first call for help before nine and had a boat beside the wreck soon after.",
    "Divers were to go down to the hull on Wednesday morning, and a team of the ministry was on its way.",
]
OTHER = "Prosecutors have opened an inquiry into the owner of the ship, two people with knowledge of it said on Friday."


def captures():
    row = {"captured_at": None, "published_on": "2031-03-04", "copy_of": None, "version": 1}
    return {
        "01.txt": row | {"outlet": "Northern Wire", "report": "R1"},
        "02.txt": row | {"outlet": "Northern Wire", "report": "R1", "version": 2},
        "03.txt": row | {"outlet": "Thornley Mail", "report": "R2", "copy_of": "reports/01.txt"},
        "04.txt": row | {"outlet": "Northern Wire", "report": "R3"},
    }


@pytest.fixture
def case(tmp_path):
    folder = tmp_path / "cases" / "ferry"
    (folder / "reports").mkdir(parents=True)
    texts = ["\n\n".join(LINES), "\n\n".join([*LINES, OTHER]), "\n\n".join(LINES[:3]), OTHER]
    rows = []
    for (name, row), text in zip(captures().items(), texts, strict=True):
        (folder / "reports" / name).write_text(text, encoding="utf-8")
        rows.append({"file": f"reports/{name}", "url": f"https://{name}.example/a", "boilerplate": [], **row})
    empty = {name: [] for name in "speakers statements figures events questions findings not_findings".split()}
    gold = {"id": "ferry", "title": "Ferry", "fictional": True, "note": "", "captures": rows, **empty}
    (folder / "case.json").write_text(json.dumps(gold), encoding="utf-8")
    return folder.parent


def write_lines(path, rows):
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    return path


def test_pairs_of_cases_are_scored(case):
    figures = lineage.measure_lineage(case, errors=True).figures
    assert figures["texts"] == 4
    assert (figures["versions_precision"], figures["versions_recall"]) == (100.0, 100.0)
    assert (figures["copies_precision"], figures["copies_recall"]) == (100.0, 100.0)
    assert figures["kin_by_text_alone_recall"] == 100.0
    assert figures["origins"] == 100.0


def test_gold_pairs_count_every_version_of_what_was_copied(case):
    _, versions, copies, origins = lineage.read_cases([case / "ferry"])
    assert len(versions) == 1
    assert len(copies) == 2
    assert origins == {"ferry/reports/01.txt"}


def test_more_files_are_read(case, tmp_path):
    wiki = write_lines(
        tmp_path / "w.gz",
        [
            {"title": "Halcyon", "versions": [" ".join(LINES[:3]), " ".join(LINES)]},
            {"title": "Inquiry", "versions": [OTHER]},
        ],
    )
    article = {"publisher": "ledger", "date": "2031-03-04", "title": "Ferry", "text": "\n".join(LINES)}
    articles = write_lines(
        tmp_path / "a.gz", [{"id": "a1", **article}, {"id": "a2", **article}, {"id": "a3", **article, "text": OTHER}]
    )
    arguments = argparse.ArgumentParser()
    lineage.add_arguments(arguments)
    outcome = lineage.run(arguments.parse_args([str(case), "--wiki", str(wiki), "--articles", str(articles)]))
    assert outcome.figures["wiki_recall"] == 100.0
    assert outcome.figures["articles_kin"] == 1
    assert "a1 = a2" in outcome.text


def test_no_case_is_an_error(tmp_path):
    with pytest.raises(case_score.InputError):
        lineage.measure_lineage(tmp_path)
