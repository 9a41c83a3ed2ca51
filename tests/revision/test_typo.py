"""A slip of the pen, and another word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkback.revision.typo import is_typo

SLIPS = [
    ("recieved", "received"),
    ("goverment", "government"),
    ("untill", "until"),
    ("acces", "access"),
    ("occured", "occurred"),
    ("stoped", "stopped"),
    ("teh", "the"),
    ("form", "from"),
    ("ferrys", "ferries"),
    ("performig", "performing"),
    ("commitee", "committee"),
    ("velmar", "vlemar"),
]
WORDS = [
    ("minister", "ministry"),
    ("police", "policy"),
    ("military", "militant"),
    ("convicted", "convinced"),
    ("defeated", "defected"),
    ("affect", "effect"),
    ("killed", "killing"),
    ("attacked", "attack"),
    ("port", "ports"),
    ("dredger", "dredgers"),
    ("detainee", "detainees"),
    ("spokesman", "spokesmen"),
    ("safe", "unsafe"),
    ("legal", "illegal"),
    ("not", "now"),
    ("is", "isn't"),
    ("40", "400"),
    ("mh17", "mh18"),
    ("lights", "lamps"),
    ("word", "word"),
]


@pytest.mark.parametrize(("wrong", "right"), SLIPS)
def test_a_slip_is_known_either_way(wrong, right):
    assert is_typo(wrong, right)
    assert is_typo(right, wrong)


@pytest.mark.parametrize(("one", "other"), WORDS)
def test_another_word_is_no_slip(one, other):
    assert not is_typo(one, other)
    assert not is_typo(other, one)


def test_with_and_without_accents_a_word_is_one_word():
    assert is_typo("ó", "o")
    assert is_typo("zoe", "zoé")
    assert not is_typo("ó", "a")
    assert not is_typo("o", "o")


@given(st.text("abcdehilnorst", max_size=9), st.text("abcdehilnorst", max_size=9))
def test_both_ways_are_one(one, other):
    assert is_typo(one, other) == is_typo(other, one)
