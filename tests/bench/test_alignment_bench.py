import json

import pytest

from bench.alignment import BadLinks, measure_alignment

OLD = ["The bridge was closed on Monday.", "Mayor Lind knew nothing.", "Ferries to the islands were late."]
NEW = ["The bridge was closed on Tuesday.", "Mayor  Lind knew nothing.", "Trams run as before, the operator said."]


@pytest.fixture
def drafts(tmp_path):
    def units(texts):
        return [{"i": number, "text": text} for number, text in enumerate(texts, 1)]

    path = tmp_path / "drafts.jsonl"
    row = {"old": units(OLD), "new": units(NEW), "links": [[1, 1], [2, 2], [3, 3]]}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def stories(tmp_path):
    def units(name, texts):
        return [{"id": f"{name}.{at}", "kind": "body", "text": text} for at, text in enumerate(texts)]

    def pair(at, strength):
        return {"from": [f"a.{at}"], "to": [f"b.{at}"], "strength": strength}

    date = {"id": "b.day", "kind": "page_date", "text": "12 April"}
    story = {
        "versions": {"a": units("a", OLD), "b": [date, *units("b", NEW)]},
        "steps": [{"from_version": "a", "to_version": "b", "pairs": [pair(0, "certain"), pair(1, "optional")]}],
    }
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "story.json").write_text(json.dumps(story), encoding="utf-8")
    return folder


def test_changed_links_are_told_from_all(drafts):
    figures = measure_alignment(drafts).figures
    assert (figures["drafts_all_gold"], figures["drafts_changed_gold"]) == (3, 2)
    assert figures["drafts_all_precision"] == figures["drafts_changed_precision"] == 100
    assert figures["drafts_all_recall"] == pytest.approx(66.67)
    assert figures["drafts_changed_recall"] == 50
    assert figures["drafts_words_per_second"] > 0


def test_optional_links_of_stories_count_neither_way(drafts, stories):
    figures = measure_alignment(drafts, stories).figures
    assert figures["news_all_gold"] == 1
    assert figures["news_all_f1"] == 100


@pytest.mark.parametrize("line", ["{}", "[]", '{"old": [], "new": [], "links": [[1, 1]]}', "no"])
def test_a_bad_line_is_named(tmp_path, line):
    path = tmp_path / "bad.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(BadLinks, match=r"bad\.jsonl:1"):
        measure_alignment(path)


def test_a_folder_without_stories_is_said(drafts, tmp_path):
    with pytest.raises(BadLinks, match="found none"):
        measure_alignment(drafts, tmp_path)
