import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from walkback.statement.identity import statement_id, statement_words

SAME = {
    "quotation marks": ("“We won,”", '"We won,"'),
    "guillemets": ("«We won»", "„We won“"),
    "marks taken away": ("“We won”", "We won"),
    "single marks": ("‘We won’", "We won"),
    "apostrophe": ("We’re safe", "We're safe"),
    "no-break space": ("16\u00a0people", "16 people"),
    "spacing": ("sixteen  people\n died", "sixteen people died"),
    "soft hyphen": ("govern\u00adment", "government"),
    "direction marks": ("\u200fno comment\u200f", "no comment"),
    "final stop": ("the ship sank.", "the ship sank"),
    "comma before the mark": ("“the ship sank,”", "the ship sank"),
    "case": ("The ship sank", "the ship sank"),
    "accent composed": ("café", "cafe\u0301"),
    "dash": ("the ship — a ferry — sank", "the ship - a ferry - sank"),
    "hyphen": ("re\u2011elected", "re-elected"),
    "sharp s": ("STRASSE", "Straße"),
}
OTHER = {
    "word": ("the ship sank", "the ship sailed"),
    "number": ("16 people", "17 people"),
    "decimal": ("1.5 metres", "15 metres"),
    "power": ("10²", "102"),
    "contraction": ("we're safe", "were safe"),
    "question": ("you knew?", "you knew."),
    "currency": ("$5", "£5"),
    "negation": ("it was safe", "it was not safe"),
}


@pytest.mark.parametrize(("one", "two"), SAME.values(), ids=SAME)
def test_setting_makes_no_other_statement(one, two):
    assert statement_words([one]) == statement_words([two])


@pytest.mark.parametrize(("one", "two"), OTHER.values(), ids=OTHER)
def test_words_make_another_statement(one, two):
    assert statement_words([one]) != statement_words([two])


def test_a_split_quotation_is_the_same_as_a_whole_one():
    assert statement_words(["“We looked,”", "“and saw nothing.”"]) == statement_words(["“We looked, and saw nothing.”"])


def test_content_of_marks_alone_keeps_them():
    assert statement_words(["“…”"]) == "“…”"
    assert statement_words(["“?!”"]) != statement_words(["“…”"])


def test_report_source_and_content_tell_statements_apart():
    ids = {
        statement_id("r1", ["Marsh"], ["no"]),
        statement_id("r2", ["Marsh"], ["no"]),
        statement_id("r1", ["Weil"], ["no"]),
        statement_id("r1", ["Marsh"], ["yes"]),
        statement_id("r1", [], ["Marsh no"]),
    }
    assert len(ids) == 5


@given(st.text(), st.sampled_from(["“", '"', "«", " ", "\u00a0", "\u200f"]))
def test_what_stands_round_the_words_plays_no_part(words, mark):
    if any(c.isalnum() for c in words):
        assert statement_words([f"{mark} {words} {mark}"]) == statement_words([words])


@given(st.text())
@example("0—‐")
@example("0 -.")
def test_comparing_again_changes_nothing(words):
    once = statement_words([words])
    assert statement_words([once]) == once
