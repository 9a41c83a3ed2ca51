"""Two versions as rows."""

from itertools import pairwise

import pytest
from changed import told
from hypothesis import given, settings
from hypothesis import strategies as st

from walkback import pipeline
from walkback.revision.align import align_sentences
from walkback.revision.layout import Direction, RowKind, fold_rows, lay_out, marked_edits, unfold_rows
from walkback.revision.record import Aligned, Change, ChangeClass, WordEdit
from walkback.revision.words import find_edits
from walkback.text.sentences import find_sentences
from walkback.text.span import Span

STORY = [
    "The harbour bridge was closed to lorries on Monday after inspectors found cracks in two of its pillars.",
    "Mayor Elke Lind said the city had known nothing of the damage.",
    "About 14,000 vehicles cross the bridge each day, a fifth of them lorries.",
    "The port authority warned of delays for ferries to the islands.",
    "Repairs will cost £12.5m and take until spring, engineers estimate.",
    "A report from 2019 had called the pillars “sound for a generation”.",
    "Schools on the north bank will open an hour later.",
]
OTHER = "Cyclists may still use the western lane."
TEXT = "\n\n".join(STORY)


def lay(old, new, changes=(), explained=()):
    return lay_out(old, new, align_sentences(old, new), changes, explained)


def at(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


def a_change(old, new, *classes):
    return Change(old, new, classes, edits=(WordEdit(old, new),))


def kinds(rows):
    return [row.kind for row in rows]


def test_the_same_text_is_kept_and_folds_into_one():
    rows = lay(TEXT, TEXT)
    assert set(kinds(rows)) == {RowKind.KEPT}
    assert [row.new_paragraph for row in rows] == [1, 2, 3, 4, 5, 6, 7]
    (folded,) = fold_rows(rows)
    assert (folded.kind, folded.folded, folded.noise) == (RowKind.FOLDED, rows, ())


def test_texts_without_sentences_have_no_rows():
    assert lay("", "\n") == () == fold_rows(())


def test_what_came_and_what_went():
    new = "\n\n".join([*STORY[:2], OTHER, *STORY[2:5], STORY[6]])
    rows = lay(TEXT, new)
    assert [(r.kind, r.old_paragraph, r.new_paragraph) for r in rows if r.kind is not RowKind.KEPT] == [
        (RowKind.ADDED, None, 3),
        (RowKind.REMOVED, 6, None),
    ]
    assert all(row.is_shown for row in rows if row.kind is not RowKind.KEPT)


@pytest.mark.parametrize(
    ("order", "moved", "way"),
    [
        ([5, 0, 1, 2, 3, 4, 6], 5, Direction.UP),
        ([0, 1, 2, 3, 4, 6, 5], None, None),
        ([1, 2, 3, 4, 5, 0, 6], 0, Direction.DOWN),
    ],
)
def test_what_moved_is_one_row_that_tells_which_way(order, moved, way):
    rows = lay(TEXT, "\n\n".join(STORY[i] for i in order))
    assert len(rows) == len(STORY)
    (row,) = [row for row in rows if row.moved]
    assert row.kind is RowKind.MOVED and row.is_shown and not row.edits
    if moved is not None:
        assert (row.old_paragraph, row.new_paragraph) == (moved + 1, order.index(moved) + 1)
        assert row.moved is way


def test_one_that_moved_past_its_own_paragraph_number():
    # Two sentences added before it raise its number, though it went up.
    new = "\n\n".join([OTHER, "Buses will not run on Sunday either.", STORY[3], *STORY[:3], *STORY[4:]])
    (row,) = [row for row in lay(TEXT, new) if row.moved]
    assert row.moved is Direction.UP
    assert (row.old_paragraph, row.new_paragraph) == (4, 3)


def test_split_and_merged_are_told_as_such():
    whole = "The minister resigned on Monday after the vote, and he left the capital by train the same night."
    parts = "The minister resigned on Monday after the vote. He left the capital by train the same night."
    for old, new, kind in ((whole, parts, RowKind.SPLIT), (parts, whole, RowKind.MERGED)):
        (row,) = lay(old, new)
        assert (row.kind, row.is_shown) == (kind, True)
        assert {len(row.old), len(row.new)} == {1, 2}


def test_the_same_words_in_other_sentences_are_kept():
    text = "She stayed. He left."
    pair = Aligned((Span(0, len(text)),), (at(text, "She stayed."), at(text, "He left.")))
    (row,) = lay_out(text, text, [pair], ())
    assert row.kind is RowKind.KEPT


# --- Changes and notes --------------------------------------------------------------------------------------------


def test_a_row_has_its_changes_and_the_notes_that_explain_them():
    new = TEXT.replace("£12.5m", "£15m").replace("two of its", "three of its")
    changes = (
        a_change(at(TEXT, "two"), at(new, "three"), ChangeClass.FIGURE_CHANGED),
        a_change(at(TEXT, "£12.5m"), at(new, "£15m"), ChangeClass.FIGURE_CHANGED),
    )
    rows = lay(TEXT, new, changes, [(1, 0)])
    assert [(row.changes, row.notes) for row in rows if row.changes] == [((0,), ()), ((1,), (0,))]
    assert [edit.classes for row in rows for edit in row.edits] == [(ChangeClass.FIGURE_CHANGED,)] * 2


def test_a_change_over_whole_sentences_is_of_its_own_row_only():
    old, new = "It cost 5m. He left. It rained.", "It cost 6m. He left. It rained."
    sentence = at(old, "It cost 5m."), at(new, "It cost 6m.")
    change = Change(*sentence, (ChangeClass.FIGURE_CHANGED,), edits=(WordEdit(at(old, "5m"), at(new, "6m")),))
    rows = lay(old, new, [change])
    assert [row.changes for row in rows] == [(0,), (), ()]


def test_a_change_does_not_claim_what_stands_between_two_merged_sentences():
    first, other, second, new = "Tax will rise.", "Not ours.", "Duty will fall.", "Tax will rise and duty will go down."
    old = f"{first} {other} {second}"
    merged = Aligned((at(old, first), at(old, second)), (Span(0, len(new)),))
    change = Change(Span(0, len(old)), Span(0, len(new)), (ChangeClass.SOFTENED,), edits=find_edits(old, new, merged))
    rows = lay_out(old, new, [merged, Aligned((at(old, other),), ())], [change])
    assert [row.changes for row in rows] == [(0,), ()]


def test_a_clause_that_left_one_sentence_for_another_is_in_both_rows():
    old = "He left, and the cabinet met in the evening."
    new = "He left. Officials said the cabinet met in the evening."
    first, second = at(new, "He left."), at(new, "Officials said the cabinet met in the evening.")
    pairs = [Aligned((Span(0, len(old)),), (first,)), Aligned((), (second,))]
    edits = find_edits(old, new, pairs[0])
    for classes in ((ChangeClass.ATTRIBUTION_ADDED,), (ChangeClass.MOVED,)):
        change = Change(at(old, "the cabinet met in the evening"), second, classes, edits=edits)
        rows = lay_out(old, new, pairs, [change])
        assert [row.changes for row in rows] == [(0,), (0,)]
        assert all(row.is_shown for row in rows)


@pytest.mark.parametrize(
    ("before", "after", "of_substance"),
    [
        ("The bridge may reopen, the mayor said.", "The bridge will reopen, the mayor said.", True),
        ('The bridge is "safe" now, the mayor said.', "The bridge is “safe” now, the mayor said.", False),
    ],
)
def test_noise_in_a_comparison_is_not_shown(before, after, of_substance):
    old, new = told(before), told(after)
    compared = pipeline.compare_told(old, new)
    rows = lay_out(old.text, new.text, compared.aligned, compared.changes)
    (row,) = [row for row in rows if row.edits]
    assert row.is_shown is of_substance
    assert bool(row.noise) is not of_substance
    assert bool(marked_edits(row)) is of_substance
    assert marked_edits(row, with_noise=True) == row.edits


@pytest.mark.parametrize(
    ("shown", "edit", "is_marked"),
    [
        ((ChangeClass.FIGURE_CHANGED,), (ChangeClass.UPDATED,), True),
        ((ChangeClass.FIGURE_CHANGED,), (ChangeClass.REWORDED,), True),
        ((ChangeClass.FIGURE_CHANGED,), (ChangeClass.FORMATTING,), False),
        ((ChangeClass.FIGURE_CHANGED,), (ChangeClass.PUNCTUATION,), False),
        ((ChangeClass.FIGURE_CHANGED,), (ChangeClass.PUNCTUATION, ChangeClass.REWORDED), True),
        ((ChangeClass.REWORDED,), (ChangeClass.UPDATED,), False),
    ],
)
def test_in_a_row_that_is_shown_no_other_words_are_left_unmarked(shown, edit, is_marked):
    old, new = "Some 61 people were saved by dawn.", "Some 64 people were saved by midday."
    figure, other = (
        Change(at(old, a), at(new, b), classes, edits=(WordEdit(at(old, a), at(new, b)),))
        for a, b, classes in (("61", "64", shown), ("dawn", "midday", edit))
    )
    (row,) = lay(old, new, [figure, other])
    assert (at(new, "midday") in [one.new for one in marked_edits(row)]) is is_marked
    assert (at(new, "64") in [one.new for one in marked_edits(row)]) is row.is_shown
    assert marked_edits(row, with_noise=True) == row.edits


def test_where_a_sentence_was_split_the_marks_that_did_it_are_marked():
    old, new = "It is shut, and he left the town.", "It is shut. He left the town."
    pair = Aligned((Span(0, len(old)),), (at(new, "It is shut."), at(new, "He left the town.")))
    edits = find_edits(old, new, pair)
    change = Change(edits[0].old, edits[0].new, (ChangeClass.PUNCTUATION,), edits=edits)
    (row,) = lay_out(old, new, [pair], [change])
    assert row.edits and marked_edits(row) == row.edits


# --- Folding ------------------------------------------------------------------------------------------------------


def changed_rows(*places):
    new = TEXT
    for place in places:
        new = new.replace(
            STORY[place],
            STORY[place].replace(" the ", " that ", 1).replace("cost", "eat up").replace("two of", "three of"),
        )
    return lay(TEXT, new)


@pytest.mark.parametrize(
    ("places", "context", "shape"),
    [
        ((4,), 1, "F3456"),
        ((4,), 0, "F4F"),
        ((4,), 2, "F23456"),
        ((3,), 1, "F234F"),
        ((1, 4), 1, "0123456"),
        ((0, 6), 1, "01F56"),
        ((0, 4), 1, "0123456"),
        ((0, 4), 0, "0F4F"),
        ((1, 5), 0, "F1F5F"),
        ((), 1, "F"),
        ((4,), None, "0123456"),
    ],
)
def test_context_is_counted_in_sentences(places, context, shape):
    rows = changed_rows(*places)
    assert tuple(n for n, row in enumerate(rows) if row.edits) == places
    folded = fold_rows(rows, context)
    assert "".join("F" if row.kind is RowKind.FOLDED else str(rows.index(row)) for row in folded) == shape


def test_a_caption_that_came_is_no_context_and_is_folded_even_in_the_whole_text():
    new = TEXT.replace(STORY[4], f"{OTHER}\n\n{STORY[4].replace('cost', 'eat up')}")
    caption = at(new, OTHER)
    rows = lay(TEXT, new, [Change(None, caption, (ChangeClass.FURNITURE,))])
    for context in (1, None):
        folded = [row for row in fold_rows(rows, context) if row.kind is RowKind.FOLDED]
        assert any(one.new == (caption,) for row in folded for one in row.folded)
    shown = [row for row in fold_rows(rows, 1, with_noise=True) if row.kind is not RowKind.FOLDED]
    assert any(row.new == (caption,) for row in shown)
    around = [row.new[0].of(new) for row in fold_rows(rows, 1) if row.kind is RowKind.KEPT]
    assert around == [STORY[3], *STORY[5:]]


sentences = st.lists(st.sampled_from([*STORY, OTHER, "No.", "He left, and she stayed.", "He left. She stayed."]))


@given(sentences, sentences, st.one_of(st.none(), st.integers(0, 3)), st.booleans())
@settings(max_examples=80, deadline=None)
def test_every_sentence_is_in_one_row_and_folding_loses_none(old, new, context, with_noise):
    before, after = " ".join(old), "\n".join(new)
    rows = lay(before, after)
    assert sorted(span for row in rows for span in row.old) == find_sentences(before)
    assert sorted(span for row in rows for span in row.new) == find_sentences(after)
    folded = fold_rows(rows, context, with_noise=with_noise)
    assert unfold_rows(folded) == rows
    assert all(row in folded for row in rows if row.is_shown)
    assert not any(a.kind is b.kind is RowKind.FOLDED for a, b in pairwise(folded))
