import random

import pytest

from training.affair_pairs import AGREE, NEITHER, OPPOSE
from training.pair_templates import PREDICATES, is_held_predicate, template_rows


@pytest.fixture(scope="module")
def rows():
    return template_rows(3000, random.Random(5))


def test_same_seed_same_rows(rows):
    assert template_rows(3000, random.Random(5)) == rows
    assert template_rows(3000, random.Random(6)) != rows


def test_every_pattern_is_filled_in(rows):
    assert not [row for row in rows if "{" in row.first + row.second or not row.first or not row.second]


def test_predicates_kept_for_measuring_are_not_learned_from():
    held = {n for n in range(len(PREDICATES)) if is_held_predicate(n)}
    assert 0 < len(held) < len(PREDICATES) / 2
    learned = {row.group for row in template_rows(3000, random.Random(1))}
    measured = {row.group for row in template_rows(3000, random.Random(1), held=True)}
    assert measured == {f"predicate:{n}" for n in held}
    assert not learned & measured


def test_other_matters_have_no_stance(rows):
    assert {row.stance for row in rows if row.same is False} == {NEITHER}


def test_no_answer_is_told_by_a_negation_word_alone(rows):
    """Among pairs that agree and among those that oppose, as many have a negation on one side only."""
    shares = {}
    for stance in (AGREE, OPPOSE):
        chosen = [row for row in rows if row.same and row.stance == stance and "people" not in row.first]
        one_sided = [row for row in chosen if (" not " in row.first) != (" not " in row.second)]
        shares[stance] = len(one_sided) / len(chosen)
    assert min(shares.values()) > 0.1
