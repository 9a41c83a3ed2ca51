"""The words that differ between two sentences."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from walkback.revision.record import Aligned
from walkback.revision.words import find_edits
from walkback.text.span import Span

tokens = st.lists(
    st.sampled_from(
        ["Rebels", "rebels", "took", "the", "of", "port", "12,500", "£12.5k", "-", "–", '"', "“", ",", ".", "é"]
    ),
    min_size=1,
    max_size=12,
)
blanks = st.sampled_from([" ", "  ", "", "\n"])


def whole(old, new):
    return Aligned((Span(0, len(old)),), (Span(0, len(new)),))


def edits_of(old, new):
    return [(e.old.of(old), e.new.of(new)) for e in find_edits(old, new, whole(old, new))]


def apply(old, new, edits):
    text, at = "", 0
    for edit in edits:
        text += old[at : edit.old.start] + edit.new.of(new)
        at = edit.old.end
    return text + old[at:]


@pytest.mark.parametrize(
    ("old", "new", "edits"),
    [
        ("He left on Monday.", "He left on Tuesday.", [("Monday", "Tuesday")]),
        ("He left on Monday.", "He left the hall on Tuesday.", [("", "the hall "), ("Monday", "Tuesday")]),
        ("The big fire spread.", "The fire spread.", [("big ", "")]),
        ("It is over.", "It is over, he said.", [("", ", he said")]),
        ("Six died.", "Seven people died.", [("Six", "Seven people")]),
        ("It cost £12,500 a year.", "It cost £12.5k a year.", [("£12,500", "£12.5k")]),
        ("Taxes rose 5%.", "Taxes rose 6%.", [("5%", "6%")]),
        ('He said "no" - twice.', "He said “no” – twice.", [('"', "“"), ('"', "”"), ("-", "–")]),
        ("She didn't go.", "She didn’t go.", [("didn't", "didn’t")]),
        ("Wait... now", "Wait… now", [("...", "…")]),
        ("Rebels advance", "rebels advance", [("Rebels", "rebels")]),
        ("One  two.", "One two.", [("  ", " ")]),
        ("A walk-back came.", "A walk back came.", [("-", " ")]),
        ('The "big" fire', "The “huge” fire", [('"', "“"), ("big", "huge"), ('"', "”")]),
        ("It may rain.", "It may rain.", []),
    ],
)
def test_edits_are_the_words_that_differ(old, new, edits):
    assert edits_of(old, new) == edits


def test_a_longer_word_is_one_edit():
    assert edits_of("They will escalate it.", "They will escalated it.") == [("escalate", "escalated")]


def test_small_words_among_many_changed_ones_are_no_anchor():
    old = "Protesters surrounded parliament of Westland yesterday evening."
    new = "Hundreds demonstrated peacefully outside of buildings everywhere again."
    assert edits_of(old, new) == [(old[:-1], new[:-1])]


def test_a_small_word_between_two_that_changed_stays():
    assert edits_of("Men and women", "Boys and girls") == [("Men", "Boys"), ("women", "girls")]


@pytest.mark.parametrize("aligned", [Aligned((Span(0, 3),), ()), Aligned((), (Span(0, 3),))])
def test_one_that_came_or_went_has_no_edits(aligned):
    assert find_edits("No.", "No.", aligned) == ()


def test_spans_are_of_the_whole_texts():
    old, new = "First. It was red. Last.", "It was blue."
    start = old.index("It")
    aligned = Aligned((Span(start, start + len("It was red.")),), (Span(0, len(new)),))
    (edit,) = find_edits(old, new, aligned)
    assert (edit.old.of(old), edit.new.of(new)) == ("red", "blue")


def test_a_split_sentence():
    old = "He resigned on Monday, and he left the country."
    new = "He resigned on Monday. He left the country."
    first = new.index(" He left")
    aligned = Aligned((Span(0, len(old)),), (Span(0, first), Span(first + 1, len(new))))
    edits = find_edits(old, new, aligned)
    assert [(e.old.of(old), e.new.of(new)) for e in edits] == [(", and", "."), ("he", "He")]
    assert apply(old, new, edits) == new


def test_an_edit_leaves_alone_what_stands_between_two_merged_sentences():
    first, other, second, new = "Tax will rise.", "Not ours.", "Duty will fall.", "Tax will rise and duty will go down."
    old = f"{first} {other} {second}"
    at = old.index(second)
    aligned = Aligned((Span(0, len(first)), Span(at, len(old))), (Span(0, len(new)),))
    ours = old.index(other)
    edits = find_edits(old, new, aligned)
    assert edits
    assert not any(e.old.overlaps(Span(ours, ours + len(other))) for e in edits)
    assert [e.new.of(new).strip() for e in edits if e.new.of(new).strip()] == ["and", "duty", "go down"]


@given(tokens, tokens, st.lists(blanks, min_size=24, max_size=24), st.booleans())
@settings(max_examples=200, deadline=None)
def test_edits_applied_to_the_old_words_give_the_new_ones(a, b, gaps, padded):
    old = "".join(t + g for t, g in zip(a, gaps, strict=False)) + "end"
    new = ("\n" if padded else "") + "".join(t + g for t, g in zip(b, gaps[12:], strict=False))
    edits = find_edits(old, new, whole(old, new))
    assert apply(old, new, edits) == new
    assert all(e.old.of(old) != e.new.of(new) for e in edits)
    assert all(x.old.end <= y.old.start and x.new.end <= y.new.start for x, y in pairwise(edits))


@given(st.text(max_size=60), st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_text_can_be_rebuilt(old, new):
    assert apply(old, new, find_edits(old, new, whole(old, new))) == new


@given(tokens)
@settings(deadline=None)
def test_the_same_words_have_no_edits(words):
    text = " ".join(words)
    assert find_edits(text, text, whole(text, text)) == ()


def test_a_prefix_shifts_all_spans():
    old, new, before = "It may cost 5m.", "It will cost 6m.", "Ä☃ "
    plain = find_edits(old, new, whole(old, new))
    aligned = Aligned((Span(len(before), len(before) + len(old)),), (Span(0, len(new)),))
    shifted = find_edits(before + old, new, aligned)
    assert [(e.old.start - len(before), e.new) for e in shifted] == [(e.old.start, e.new) for e in plain]


def test_a_text_of_a_single_endless_sentence():
    old = "word " * 20_000
    new = "start " + "word " * 10_000 + "other " + "word " * 9_000 + "end"
    assert apply(old, new, find_edits(old, new, whole(old, new))) == new
