from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkback.timex.holidays import HOLIDAYS, easter, nth_weekday


@pytest.mark.parametrize("day", ["1818-03-22", "1943-04-25", "2000-04-23", "2024-03-31", "2025-04-20", "2038-04-25"])
def test_easter(day):
    expected = date.fromisoformat(day)
    assert easter(expected.year) == expected


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("good friday", "2024-03-29"),
        ("ash wednesday", "2024-02-14"),
        ("thanksgiving", "2023-11-23"),
        ("memorial day", "2024-05-27"),
        ("labor day", "2024-09-02"),
        ("new year 's eve", "2024-12-31"),
    ],
)
def test_days_of_holidays(name, day):
    expected = date.fromisoformat(day)
    assert HOLIDAYS[name](expected.year) == expected


@given(st.integers(1600, 9998), st.integers(1, 12), st.integers(1, 7), st.integers(1, 4))
def test_the_nth_weekday_has_n_of_its_kind_up_to_it(year, month, weekday, nth):
    day = nth_weekday(year, month, weekday, nth)
    assert day.month == month and day.isoweekday() == weekday and (day.day - 1) // 7 == nth - 1


@given(st.integers(1600, 9998), st.integers(1, 12), st.integers(1, 7))
def test_the_last_weekday_has_none_of_its_kind_after_it(year, month, weekday):
    day = nth_weekday(year, month, weekday, -1)
    following = date.fromordinal(day.toordinal() + 7)
    assert day.month == month and day.isoweekday() == weekday and following.month != month


@given(st.integers(1600, 9998))
def test_every_holiday_falls_in_its_year(year):
    assert {name for name, day_of in HOLIDAYS.items() if day_of(year).year != year} == set()
