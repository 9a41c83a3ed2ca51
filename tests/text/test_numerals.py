import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkback.text.numerals import find_numerals


def values(text: str) -> list[float]:
    return [n.value for n in find_numerals(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("1,307,000 votes", 1_307_000),
        ("12 000 people", 12_000),
        ("12\u202f000 people", 12_000),
        ("10,00,000 rupees", 1_000_000),
        ("3.75", 3.75),
        (".5 of it", 0.5),
        ("11 million", 11e6),
        ("1.24 billion", 1.24e9),
        ("4 hundred", 400),
        ("3 hundred thousand", 300_000),
        ("£12.5k", 12_500),
        ("€1.6bn", 1.6e9),
        ("$3.2m", 3.2e6),
        ("2.5×10^6 cells", 2.5e6),
        ("seven", 7),
        ("Twenty-three homes", 23),
        ("twenty three", 23),
        ("FORTYFOUR GULLS", 44),
        ("thirty thousand", 30_000),
        ("one hundred and twenty-five thousand three hundred and one", 125_301),
        ("two hundred thousand million", 2e11),
        ("a hundred", 100),
        ("a dozen trays", 12),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("half a million", 500_000),
        ("two and a half million", 2.5e6),
        ("one and a half", 1.5),
        ("a couple of weeks", 2),
        ("two-thirds", 2 / 3),
        ("three quarters", 0.75),
        ("one third", 1 / 3),
        ("a quarter of them", 0.25),
        ("half the crew", 0.5),
        ("10 1/2 miles", 10.5),
        ("2½ hours", 2.5),
        ("1/2 pound", 0.5),
        ("¾", 0.75),
        ("fourty", 40),
    ],
)
def test_one_number(text, value):
    assert values(text) == [pytest.approx(value, rel=1e-12)]


@pytest.mark.parametrize(
    ("text", "low", "top"),
    [
        ("dozens of people", 12, 120),
        ("hundreds", 100, 1000),
        ("tens of thousands of birds", 10_000, 100_000),
        ("hundreds of millions", 1e8, 1e9),
        ("several hundred", 200, 1000),
        ("scores of boats", 20, 200),
    ],
)
def test_an_order_of_magnitude_has_two_ends(text, low, top):
    (numeral,) = find_numerals(text)
    assert (numeral.value, numeral.top) == (low, top)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a man and an island",
        "the test scores were poor",
        "someone often tended the canine weightlifters",
        "in the second half",
        "a third party",
        "a quarter past",
        "eighth",
        "many people, few boats, several others",
        "million-dollar question marks",
    ],
)
def test_words_that_are_no_numbers(text):
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two three", [2, 3]),
        ("between two and five", [2, 5]),
        ("nineteen ninety-nine", [19, 99]),
        ("3-5", [3, 5]),
        ("7, 8 and 9", [7, 8, 9]),
        ("1.1 million to 3.4 million", [1.1e6, 3.4e6]),
        ("six one-day events", [6, 1]),
    ],
)
def test_several_numbers(text, expected):
    assert values(text) == expected


def test_a_short_magnitude_tells_the_number_without_it():
    (numeral,) = find_numerals("72m long")
    assert (numeral.value, numeral.bare, numeral.short) == (72e6, 72, "m")


def test_a_letter_that_begins_a_word_is_no_magnitude():
    assert values("5 metres, 5km, 5min") == [5, 5, 5]


def test_only_the_stretch_is_read():
    text = "two of 30 in 400"
    assert [n.span.of(text) for n in find_numerals(text, 4, 9)] == ["30"]


@given(st.integers(0, 10**12))
def test_digits_are_read_with_and_without_separators(number):
    assert values(f"{number:,} items")[0] == number
    assert values(f"{number} items")[0] == number


@given(st.text(max_size=60))
def test_any_text_gives_disjoint_spans_in_order(text):
    at = 0
    for numeral in find_numerals(text):
        assert at <= numeral.span.start < numeral.span.end <= len(text)
        assert math.isfinite(numeral.value)
        at = numeral.span.end


@given(st.integers(1, 999), st.integers(1, 999))
def test_a_prefix_moves_the_spans(first, second):
    text = f"{first} boats and {second} men"
    moved = [(n.span.start - 4, n.span.end - 4, n.value) for n in find_numerals("The " + text)]
    assert moved == [(n.span.start, n.span.end, n.value) for n in find_numerals(text)]
