"""Clauses are turned into their opposite, and rows of them tell both by their label."""

import random

import pytest

from training.affair_pairs import AGREE, OPPOSE
from training.pair_negations import negation_rows, opposite


@pytest.mark.parametrize(
    ("clause", "other"),
    [
        ("the navy had told Oslo before the exercise", "the navy had not told Oslo before the exercise"),
        ("the navy told Oslo", "the navy did not tell Oslo"),
        ("the navy tells Oslo", "the navy does not tell Oslo"),
        ("the boats will be searched", "the boats will not be searched"),
        ("the list is long", "the list is not long"),
        ("the town had a mayor", "the town did not have a mayor"),
        ("the meeting had been about rates", "the meeting had not been about rates"),
    ],
)
def test_a_clause_and_its_opposite(clause, other):
    assert opposite(clause) == other


@pytest.mark.parametrize(
    ("clause", "other"),
    [("the boats were not searched", "the boats were searched"), ("the port wasn't told", "the port was told")],
)
def test_a_negation_is_taken_out(clause, other):
    assert opposite(clause) == other


@pytest.mark.parametrize(
    "clause", ["a full inquiry", "if the courts agree, it will be sold", "", "he had never been told"]
)
def test_what_has_no_verb_that_can_be_turned_is_left_alone(clause):
    assert opposite(clause) is None


CLAUSES = [
    "the navy had told Oslo before the exercise",
    "that the boats were searched at noon",
    "“The list is far too long for one winter,”",
    "nobody was told of the matter",
]


def test_rows_are_of_both_kinds_and_follow_from_the_seed():
    rows = negation_rows(CLAUSES, 60, random.Random(1))
    assert rows == negation_rows(CLAUSES, 60, random.Random(1))
    assert {row.stance for row in rows} == {AGREE, OPPOSE}
    assert not any("nobody" in row.first.lower() for row in rows)
    for row in rows:
        turned = (" not " in row.first) != (" not " in row.second)
        assert turned == (row.stance == OPPOSE)
