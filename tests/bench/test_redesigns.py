import json

import pytest

from bench.redesigns import BadPages, measure_redesigns

PARAGRAPHS = [
    "The harbour of Velmar was closed on Monday after a storm had torn two of its three cranes from their rails.",
    "“Nothing will sail before Friday,” Bo Lind said. The islands have had no supplies for a week, and the school on "
    "the larger one stays shut until the ferry is back.",
    "The town will pay for the repairs, which are to take until the spring, and has asked for bids from four yards.",
    "Fishermen have moved their boats to the river mouth, where the water is deep enough at any state of the tide.",
]


def page(paragraphs, *, links="", head="<div class='top'><h1>Harbour closed</h1>"):
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    return f"<html><body><nav>{links}</nav>{head}{body}</div><footer><p>All rights reserved.</p></footer></body></html>"


OLD = page(PARAGRAPHS, links='<a href="/a">Home</a> <a href="/b">Sport</a>')
REDESIGNED = page(
    PARAGRAPHS,
    links='<a href="/c">Start</a> <a href="/d">Ten ferries to love before they sink</a>',
    head="<main><article><header><h1>Harbour closed</h1></header><div>",
)


@pytest.fixture
def write(tmp_path):
    def write(old, new, **row):
        (tmp_path / "a.html").write_text(old, encoding="utf-8")
        (tmp_path / "b.html").write_text(new, encoding="utf-8")
        pair = {"id": "harbour", "a": "a.html", "b": "b.html", "body_changed": False, **row}
        (tmp_path / "pairs.json").write_text(json.dumps({"pairs": [pair]}), encoding="utf-8")
        return tmp_path

    return write


def test_a_redesign_is_no_change(write, reader):
    figures = measure_redesigns(write(OLD, REDESIGNED), reader).figures
    assert (figures["same_text_pairs"], figures["false_changes"], figures["quiet_edits"]) == (1, 0, 0)
    assert figures["sentences"] > 10 and figures["linked"] == 100


def test_the_same_bytes_are_one_version(write, reader):
    assert measure_redesigns(write(OLD, OLD), reader).figures["one_version"] == 1


def test_a_change_where_the_text_is_said_to_be_the_same_is_a_false_one(write, reader):
    outcome = measure_redesigns(write(OLD, page([*PARAGRAPHS[:2], *PARAGRAPHS[3:]])), reader, errors=True)
    assert outcome.figures["false_changes"] == 1
    assert PARAGRAPHS[2] in outcome.text


def test_paragraphs_left_out_are_found(write, reader):
    removed = {"body_changed": True, "removed_paragraphs": [PARAGRAPHS[2], "It rained on the quay for an hour."]}
    figures = measure_redesigns(write(OLD, page([*PARAGRAPHS[:2], PARAGRAPHS[3]]), **removed), reader).figures
    assert (figures["removed"], figures["removed_found"], figures["other_changes"]) == (2, 1, 0)
    assert (figures["same_text_pairs"], figures["linked"]) == (0, None)


def test_another_change_beside_it_is_told_apart(write, reader):
    removed = {"body_changed": True, "removed_paragraphs": [PARAGRAPHS[2]]}
    new = page([PARAGRAPHS[0], PARAGRAPHS[1].replace("Friday", "the autumn"), PARAGRAPHS[3]])
    figures = measure_redesigns(write(OLD, new, **removed), reader).figures
    assert (figures["removed_found"], figures["other_changes"]) == (1, 1)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"pairs": [{"id": "x"}]}', '{"pairs": 3}'])
def test_what_is_no_list_of_pairs_is_told(tmp_path, reader, text):
    (tmp_path / "pairs.json").write_text(text, encoding="utf-8")
    with pytest.raises(BadPages, match=r"pairs\.json"):
        measure_redesigns(tmp_path, reader)
