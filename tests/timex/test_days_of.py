from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkback.timex.almanac import value_of
from walkback.timex.days import days_of


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-02-05", "2024-02-05", "2024-02-05"),
        ("2024-02-05TNI", "2024-02-05", "2024-02-05"),
        ("2024-02-05T10:30Z", "2024-02-05", "2024-02-05"),
        ("2024-02-05T21:34-05:00", "2024-02-05", "2024-02-05"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02-XX", "2023-02-01", "2023-02-28"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("FY2007", "2007-01-01", "2007-12-31"),
        ("1949-XX", "1949-01-01", "1949-12-31"),
        ("1989-WXX", "1989-01-01", "1989-12-31"),
        ("1989-QX", "1989-01-01", "1989-12-31"),
        ("198", "1980-01-01", "1989-12-31"),
        ("198X", "1980-01-01", "1989-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2024-W07", "2024-02-12", "2024-02-18"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2024-W07-WE", "2024-02-17", "2024-02-18"),
        ("2024-W07-3", "2024-02-14", "2024-02-14"),
        ("2024-Q1", "2024-01-01", "2024-03-31"),
        ("2024-Q4", "2024-10-01", "2024-12-31"),
        ("2024-H2", "2024-07-01", "2024-12-31"),
        ("2024-SP", "2024-03-01", "2024-05-31"),
        ("2024-WI", "2023-12-01", "2024-02-29"),
        (" 2024-02-05 ", "2024-02-05", "2024-02-05"),
    ],
)
def test_days_of_a_value(value, first, last):
    assert days_of(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "value",
    """P2D PT3H PAST_REF PRESENT_REF XXXX-XX XXXX-WXX-5 XXXX-XX-XXTNI BC0146 BC048 2024-02-30 2024-13 2023-W53 0000
    2024-Q5 2024-H3 2024-02-5 20240205 2024-02-05-06 T10:30 9 ٢٠٢٤""".split(),
)
def test_values_without_a_place_in_the_calendar(value):
    assert days_of(value) is None


def test_an_empty_value_has_no_days():
    assert days_of("") is None


@given(st.dates(min_value=date(1, 1, 8), max_value=date(9999, 12, 20)), st.sampled_from("D W WE M Q Y DE CE".split()))
def test_a_period_holds_the_day_that_it_was_made_of(day, unit):
    first, last = days_of(value_of(day, unit))
    assert first <= (day if unit != "WE" else day + timedelta(days=6 - day.weekday())) <= last


@given(st.text(alphabet="0123456789-XWQHTPSUE", max_size=12))
def test_any_value_is_judged(value):
    days = days_of(value)
    assert days is None or days[0] <= days[1]
