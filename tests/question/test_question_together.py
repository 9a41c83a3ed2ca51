"""Groups that are said to be one are joined whole, but for what is said to be apart."""

import random

from hypothesis import given
from hypothesis import strategies as st

from walkback.question.group import group_acts
from walkback.question.record import Relation
from walkback.question.together import hold_together


def test_whole_groups_are_joined():
    assert hold_together(["abc", "de", "f"], [("c", "d")], []) == [("a", "b", "c", "d", "e"), ("f",)]


def test_what_is_apart_from_the_others_stays_behind():
    assert hold_together(["abc", "de"], [("a", "d")], [("e", "b")]) == [("a", "b", "c", "d"), ("e",)]
    # The larger group goes first, whichever way the pair is told.
    assert hold_together(["ab", "cde"], [("a", "d")], [("e", "b")]) == [("a", "c", "d", "e"), ("b",)]


def test_what_is_held_together_is_not_torn_where_another_part_is_apart():
    found = hold_together(["ab", "cd", "ef"], [("a", "c"), ("b", "e")], [("c", "e")])
    assert next(g for g in found if "a" in g) == next(g for g in found if "c" in g)
    assert next(g for g in found if "b" in g) == next(g for g in found if "e" in g)
    assert not any({"c", "e"} <= set(g) for g in found)


def test_pairs_of_which_one_is_unknown_change_nothing():
    assert hold_together(["ab", "c"], [("a", "z")], [("y", "b")]) == [("a", "b"), ("c",)]


KEYS = [str(n) for n in range(8)]
PAIRS = st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS)).filter(lambda p: p[0] < p[1]), max_size=5)


def fits(together, apart):
    """Whether no two that are to be one are, by way of others, to be apart."""
    sets = hold_together([[key] for key in KEYS], together, [])
    return not any({a, b} <= set(found) for a, b in apart for found in sets)


@given(PAIRS, PAIRS, st.dictionaries(st.sampled_from(KEYS), st.integers(0, 3)), st.randoms(use_true_random=False))
def test_every_member_is_in_one_group_and_every_pair_holds(together, apart, homes, rng):
    if not fits(together, apart):
        return
    groups = [[key for key in KEYS if homes.get(key, 0) == n] for n in range(4)]
    lifted = [
        (a, b) for a in KEYS for b in KEYS if a < b and not fits([*together, (a, b)], apart)
    ]  # as they come out of grouping
    groups = [
        list(part)
        for group in groups
        for part in group_acts(group, [Relation(a, b, 1.0, 0, 0) for a in group for b in group if a < b], apart=lifted)
    ]
    found = hold_together(groups, together, lifted)
    assert sorted(key for group in found for key in group) == KEYS
    home = {key: group for group in found for key in group}
    assert all(home[a] == home[b] for a, b in together)
    assert not any(home[a] == home[b] for a, b in apart)
    for order in (groups, together, lifted):
        rng.shuffle(order)
    assert hold_together(groups, together, lifted) == found


@given(PAIRS, st.dictionaries(st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS)), st.floats(0, 1), max_size=20))
def test_grouping_never_joins_what_is_apart(apart, same):
    relations = {tuple(sorted(pair)): p for pair, p in same.items() if pair[0] != pair[1]}
    for group in group_acts(KEYS, [Relation(*pair, p, 0.0, 0.0) for pair, p in relations.items()], apart=apart):
        assert not any({a, b} <= set(group) for a, b in apart)


def test_one_that_is_apart_joins_the_next_best():
    relations = [Relation("a", "b", 0.9, 0, 0), Relation("b", "c", 0.8, 0, 0), Relation("a", "c", 0.7, 0, 0)]
    random.Random(1).shuffle(relations)
    assert group_acts("abc", relations, apart=[("a", "b")]) == [("a",), ("b", "c")]
