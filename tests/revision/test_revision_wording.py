"""What words that went and words that came make of a claim."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkback.revision.record import ChangeClass, Effect
from walkback.revision.wording import is_same_wording, letters_of, telling_words, weigh_certainty, weigh_words

NOTHING = [
    ("watched", "tracked"),
    ("are to meet", "have met"),
    ("is due to publish", "has published"),
    ("will vote", "voted"),
    ("says it has", "said it had"),
    ("plans", "a plan"),
    ("said", "told reporters"),
    ("the", ""),
    ("in", "at"),
    ("do not", "don’t"),
    ("company", "firm"),
    ("third", "3rd"),
    ("some", "several"),
    ("began", "started"),
    ("was not told", "wasn't told"),
]
EFFECTS = [
    ("inspected", "not inspected", Effect.REWORDED, "denies"),
    ("was told", "wasn’t told", Effect.REWORDED, "denies"),
    ("never inspected", "inspected", Effect.REWORDED, "denies"),
    ("knew", "did not know", Effect.REWORDED, "denies"),
    ("warned them twice", "did not warn them", Effect.REWORDED, "denies"),
    ("with permits", "without permits", Effect.REWORDED, "denies"),
    ("before", "after", Effect.REWORDED, "opposite"),
    ("over", "under", Effect.REWORDED, "opposite"),
    ("known", "not yet known", Effect.SOFTENED, "less"),
    ("all boats", "most boats", Effect.SOFTENED, "fewer"),
    ("most boats", "every boat", Effect.HARDENED, "more"),
    ("closed", "may have closed", Effect.SOFTENED, "less"),
    ("accused of taking", "took", Effect.HARDENED, "more"),
    ("", ", if the court agrees", Effect.SOFTENED, "less"),
    ("has agreed", "will agree", Effect.SOFTENED, "to come"),
    ("has been", "will be", Effect.SOFTENED, "to come"),
    ("in the harbour", "", Effect.SOFTENED, "left out"),
    ("", "in the harbour", Effect.HARDENED, "added"),
    ("rode into the side of", "met", Effect.SOFTENED, "left out"),
    ("attacked", "entered", Effect.REWORDED, "other words"),
    ("minister", "ministry", Effect.REWORDED, "other words"),
]


@pytest.mark.parametrize(("before", "after"), NOTHING)
def test_the_same_in_other_words(before, after):
    assert weigh_words(before, after).effect is None
    assert not weigh_words(before, after).change.is_substantive


@pytest.mark.parametrize(("before", "after", "effect", "why"), EFFECTS)
def test_what_is_claimed_is_another_thing(before, after, effect, why):
    weighed = weigh_words(before, after)
    assert weighed.effect is effect
    assert weighed.change.is_substantive
    assert why in weighed.why


def test_an_added_clause_that_denies_something_else_is_no_denial():
    assert weigh_words("", ", which no inspector had seen before then").effect is Effect.HARDENED


def test_a_day_goes_with_the_tense():
    words = "are to meet on Thursday", "have met"
    assert weigh_words(*words).effect is Effect.SOFTENED
    assert weigh_words(*words, untimed=("are to meet on ", "have met")).change is ChangeClass.UPDATED
    assert weigh_words("met on Thursday", "met", untimed=("met on ", "met")).effect is Effect.SOFTENED


@pytest.mark.parametrize("swap", [False, True])
@pytest.mark.parametrize(("before", "after", "effect", "why"), EFFECTS)
def test_back_and_forth_is_never_less_or_more_both_times(before, after, effect, why, swap):
    forth, back = (weigh_words(*pair).effect for pair in ((before, after), (after, before)))
    assert forth is not back or forth in (None, Effect.REWORDED)


@given(st.text("abc not may the’ ", max_size=30))
def test_words_against_themselves_are_the_same(text):
    assert weigh_words(text, text).effect is None
    assert is_same_wording(text, text)
    assert weigh_certainty(text, text) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [("co-operating", "cooperating"), ("“late”", '"late"'), ("&amp;", "&"), ("£12", "£ 12"), ("Port", "port")],
)
def test_letters_leave_out_what_sets_them(before, after):
    assert letters_of(before) == letters_of(after)


@pytest.mark.parametrize(("before", "after"), [("£12", "$12"), ("12", "12%"), ("not", "now")])
def test_letters_keep_what_tells(before, after):
    assert letters_of(before) != letters_of(after)
    assert not is_same_wording(before, after)


def test_words_of_degree_alone():
    assert weigh_certainty("the road", "the whole long road") is None
    assert weigh_certainty("warned", "repeatedly warned").effect is Effect.HARDENED


def test_telling_words_are_counted():
    assert telling_words("Of the energy, the energy of it") == {"energy": 2}
