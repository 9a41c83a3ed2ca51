"""A change of substance between versions is a quiet edit, or a disclosed correction if a note tells of it."""

from walkback.finding.edits import find_edits
from walkback.finding.record import FindingKind, Strength
from walkback.revision.record import Change, ChangeClass, Effect
from walkback.text.span import Span

OLD = "The mayor said 16 homes burned."
NEW = "The mayor said 20 homes burned."
WHERE = Span(OLD.index("16"), OLD.index("16") + 2)
FIGURE = Change(WHERE, WHERE, (ChangeClass.FIGURE_CHANGED,), Effect.FIGURE_CHANGED)
ADDED = Change(None, WHERE, (ChangeClass.STATEMENT_ADDED,), Effect.STATEMENT_ADDED)
TYPO = Change(WHERE, WHERE, (ChangeClass.TYPO,))


def edits(*changes, explained=None, like_with_like=True, order_weight=1.0):
    return find_edits(OLD, NEW, changes, explained or {}, like_with_like=like_with_like, order_weight=order_weight)


def test_without_a_note_it_is_quiet_and_has_both_words():
    (found,) = edits(TYPO, FIGURE)
    assert (found.kind, found.change, found.before, found.after) == (FindingKind.QUIET_EDIT, 1, "16", "20")
    assert found.strength is Strength.STRONG


def test_with_a_note_it_is_disclosed():
    (found,) = edits(FIGURE, explained={0: 3})
    assert (found.kind, found.note) == (FindingKind.DISCLOSED_CORRECTION, 3)


def test_what_was_added_has_no_words_before():
    (found,) = edits(ADDED)
    assert (found.before, found.after) == ("", "20")


def test_noise_is_none():
    assert edits(TYPO) == ()


def test_versions_of_two_extractors_are_not_compared():
    assert edits(FIGURE, like_with_like=False) == ()


def test_where_the_order_is_not_sure_there_is_a_difference_and_no_edit():
    assert edits(FIGURE, order_weight=0.6) == ()
    (sure,) = edits(FIGURE)
    (less,) = edits(FIGURE, order_weight=0.95)
    assert less.certainty < sure.certainty
