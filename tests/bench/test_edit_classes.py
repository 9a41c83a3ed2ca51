import gzip
import json

import pytest

from bench.edit_classes import BadEdits, class_edits, measure_edit_classes


def span_of(text, words):
    """Where words stand in a text of words parted by blanks; None for none."""
    if not words:
        return None
    tokens, wanted = text.split(), words.split()
    start = next(n for n in range(len(tokens)) if tokens[n : n + len(wanted)] == wanted)
    return [start, start + len(wanted)]


def pair(old, new, *edits):
    """A row with one annotation; an edit is its intention, and the words it takes and brings."""
    return {
        "old": old,
        "new": new,
        "edits": [[{"intent": i, "op": "", "old": span_of(old, a), "new": span_of(new, b)} for i, a, b in edits]],
    }


@pytest.fixture
def write(tmp_path):
    def write(*rows, name="pairs.jsonl"):
        data = "".join(json.dumps(row) + "\n" for row in rows).encode()
        path = tmp_path / name
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        return path

    return write


CONTENT = pair(
    "The boats were old .", "The boats from Velmar harbour were old .", ("Content", "", "from Velmar harbour")
)
GRAMMAR = pair("The mayor recieved it .", "The mayor received it .", ("Improve-grammar-Typo", "recieved", "received"))
SETTING = pair("On Monday it rained .", "On Monday , it rained .", ("Format", "", ","))
STYLE = pair("It gave a bad picture .", "It gave a poor picture .", ("Lang-professional-Improve-style", "bad", "poor"))


def test_all_right(write):
    figures = measure_edit_classes(write(CONTENT, GRAMMAR, SETTING, STYLE, name="pairs.jsonl.gz")).figures
    for group in ("content", "style", "grammar", "setting"):
        assert (figures[f"{group}_f1"], figures[f"{group}_edits"]) == (100.0, 1)
    assert figures["noise_told_as_substance"] == 0


def test_what_is_called_otherwise_counts_against_both(write):
    wrong = pair(
        "The boats were old .", "The boats from Velmar harbour were old .", ("Format", "", "from Velmar harbour")
    )
    outcome = measure_edit_classes(write(CONTENT, wrong), errors=True)
    assert (outcome.figures["content_recall"], outcome.figures["content_precision"]) == (100.0, 50.0)
    assert outcome.figures["setting_f1"] == 0
    assert outcome.figures["noise_told_as_substance"] == 100
    assert "setting as content: '' > 'from Velmar harbour'" in outcome.text


def test_what_has_no_counterpart_counts_neither_way(write):
    left_out = pair("It grew .", "It grew by half .", ("Lang-accurate-spefific", "", "by half"))
    figures = measure_edit_classes(write(CONTENT, left_out)).figures
    assert (figures["content_precision"], figures["content_edits"]) == (100.0, 1)


def test_an_edit_that_nobody_annotated_is_wrong(write):
    more = pair(
        "The old mayor recieved it .", "The mayor received it .", ("Improve-grammar-Typo", "recieved", "received")
    )
    assert measure_edit_classes(write(CONTENT, more)).figures["content_precision"] == 50


def test_the_annotation_that_fits_best_counts(write):
    row = dict(GRAMMAR)
    row["edits"] = [[], [{**GRAMMAR["edits"][0][0], "intent": "Content"}], *GRAMMAR["edits"]]
    figures = measure_edit_classes(write(row)).figures
    assert (figures["grammar_f1"], figures["content_edits"]) == (100.0, 0)


def test_a_pair_without_annotations_is_no_pair(write):
    assert measure_edit_classes(write(GRAMMAR, {**GRAMMAR, "edits": []})).figures["sentence_pairs"] == 1
    assert measure_edit_classes(write(GRAMMAR, CONTENT), limit=1).figures["content_edits"] == 0


def test_edits_have_their_words():
    (edit,) = class_edits("It gave a bad picture .", "It gave a poor picture .")
    assert edit.words == {("old", 3), ("new", 3)}


@pytest.mark.parametrize("line", ["", "[]", "{}", '{"old": "a", "new": "b", "edits": [[{"intent": "Content"}]]}'])
def test_a_bad_line_is_named(tmp_path, line):
    path = tmp_path / "bad.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(BadEdits, match=r"bad\.jsonl:1"):
        measure_edit_classes(path)
