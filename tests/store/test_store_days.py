"""A version that tells no day takes that of its report, whichever came first."""

from datetime import date

import pytest

from walkback.store.refresh import _days_of

A, B = date(2031, 3, 3), date(2031, 3, 5)


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ([None, A], [A, A]),
        ([A, None], [A, A]),
        ([None, A, None, B, None], [A, A, A, B, B]),
        ([None, None], [None, None]),
        ([A, B], [A, B]),
        ([], []),
    ],
)
def test_the_day_of_each_version(days, found):
    assert _days_of(days) == found
