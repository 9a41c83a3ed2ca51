"""Figures that gave way to others."""

import pytest
from changed import changes, effects

from walkback.revision.record import Effect


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (
            "At least 12 people were hurt there.",
            "At least 16 people were hurt there.",
            "At least 12 became At least 16",
        ),
        (
            "The fire killed two and hurt nine people.",
            "The fire killed three and hurt nine people.",
            "two became three",
        ),
        ("That is 1,900 fewer than in May.", "That is the same as in May.", "1,900 became same"),
        ("The repair will cost £3m this year.", "The repair will cost $3m this year.", "£3m became $3m"),
        ("The boat carried 90 people.", "The boat carried up to 90 people.", "90 became up to 90"),
        ("It took five weeks to mend it.", "It took six weeks to mend it.", "five weeks became six weeks"),
    ],
)
def test_a_figure_became_another(old, new, why):
    (change,) = [change for change in changes(old, new) if change.effect]
    assert change.effect is Effect.FIGURE_CHANGED
    assert change.why.casefold() == why.casefold()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The works cost £10,000 at the quay.", "The works cost 4% of the fund at the quay."),
        ("Two boats were lost.", "Two boats and 30 nets were lost."),
        ("The crew of nine left the boat in May.", "The crew left the boat in May."),
        ("Some boats left.", "Some small boats left."),
    ],
)
def test_what_is_no_figure_of_the_same_sort(old, new):
    assert Effect.FIGURE_CHANGED not in effects(old, new)


def test_the_words_beside_it_are_weighed_too():
    found = effects("The plan says 12 boats will sail.", "The plan says 30 boats might sail.")
    assert found == [Effect.FIGURE_CHANGED, Effect.SOFTENED]


@pytest.mark.parametrize("number", ["£12,500", "12.5 thousand pounds"])
def test_another_way_to_write_it_is_none(number):
    assert effects(f"It cost {number} to mend the hull.", "It cost £12.5k to mend the hull.") == []
