from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkback.model import Side, SideHow
from walkback.side.level import shared_level


def side(*levels: str) -> Side:
    return Side(levels, SideHow.NAME)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (("interior ministry", "Norland"), ("interior ministry", "Norland"), "interior ministry"),
        (("interior ministry", "Norland"), ("navy", "Norland"), "Norland"),
        (("interior ministry", "Norland"), ("Norland",), "Norland"),
        (("Norland", "Alliance"), ("Sudmark", "Alliance"), "Alliance"),
        (("interior ministry", "Norland"), ("interior ministry of Sudmark", "Sudmark"), None),
        (("Norland",), ("Sudmark",), None),
    ],
)
def test_the_narrowest_level_that_both_share(a, b, expected) -> None:
    assert shared_level(side(*a), side(*b)) == expected


names = st.lists(st.sampled_from("abcd"), min_size=1, max_size=3, unique=True)


@given(names, names)
def test_whether_they_share_one_is_symmetric_and_each_shares_all_with_itself(a, b) -> None:
    one, other = side(*a), side(*b)
    assert (shared_level(one, other) is None) == (shared_level(other, one) is None)
    assert shared_level(one, one) == a[0]
