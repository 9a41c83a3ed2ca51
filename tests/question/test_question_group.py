"""Acts that answer one question come together, and opposite answers come apart, in whatever order they arrive."""

import random

from hypothesis import given
from hypothesis import strategies as st

from walkback.question.group import JOINED, answer_group, group_acts
from walkback.question.record import Relation, Stated


def relation(a, b, same, agree=0.0, oppose=0.0):
    return Relation(min(a, b), max(a, b), same, agree, oppose)


def stated(name, day=None):
    return Stated(name, name, "r", f"what {name} said", day=day)


def test_a_pair_that_answers_one_question_is_joined_and_others_are_not():
    found = group_acts("abcd", [relation("a", "b", 0.9), relation("b", "c", 0.1), relation("c", "d", JOINED - 0.01)])
    assert found == [("a", "b"), ("c",), ("d",)]


def test_one_link_does_not_draw_two_groups_together():
    clique = [relation(a, b, 0.9) for a, b in ("ab", "bc", "ac", "de", "ef", "df")]
    assert group_acts("abcdef", [*clique, relation("c", "d", 0.8)]) == [("a", "b", "c"), ("d", "e", "f")]


def test_the_surest_link_wins_where_two_compete():
    # b fits both; with a it fits better, and c does not fit a.
    found = group_acts("abc", [relation("a", "b", 0.95), relation("b", "c", 1.8 * JOINED), relation("a", "c", 0.01)])
    assert found == [("a", "b"), ("c",)]


PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda p: p[0] < p[1]),
    st.floats(0, 1, allow_nan=False).map(lambda p: round(p, 2)),
    max_size=30,
)


@given(PAIRS, st.randoms(use_true_random=False))
def test_order_of_arrival_changes_nothing_and_each_act_is_in_one_group(pairs, rng):
    acts = [str(n) for n in range(9)]
    relations = [relation(str(a), str(b), p) for (a, b), p in pairs.items()]
    found = group_acts(acts, relations)
    rng.shuffle(acts)
    rng.shuffle(relations)
    assert group_acts(acts, relations) == found
    assert sorted(act for members in found for act in members) == sorted(acts)


def test_who_agrees_with_the_clearest_says_yes_and_who_opposes_it_no():
    members = [stated(name) for name in "abcd"]
    relations = {
        ("a", "b"): relation("a", "b", 0.9, 0.9, 0.0),
        ("a", "c"): relation("a", "c", 0.9, 0.0, 0.9),
        ("b", "c"): relation("b", "c", 0.9, 0.1, 0.8),
        ("a", "d"): relation("a", "d", 0.9, 0.3, 0.3),
    }
    clearest, leaning = answer_group(members, relations)
    assert clearest == "c"  # what it says of the two others is plainest
    assert leaning["c"] == 1
    assert leaning["a"] < -0.5
    assert leaning["b"] < -0.5
    assert abs(leaning["d"]) < 0.2


def test_an_answer_reaches_one_that_was_not_compared_with_the_clearest():
    members = [stated(name) for name in "abc"]
    relations = {
        ("a", "b"): relation("a", "b", 1.0, 0.0, 1.0),
        ("b", "c"): relation("b", "c", 1.0, 1.0, 0.0),
    }
    clearest, leaning = answer_group(members, relations)
    assert clearest == "b"  # most depends on it
    assert leaning["c"] > 0.3 > -0.5 > leaning["a"]


def test_a_member_that_nothing_tells_of_leans_to_neither():
    assert answer_group([stated("a"), stated("b")], {})[1] == {"a": 1.0, "b": 0.0}


def test_settling_depends_on_no_order():
    names = [str(n) for n in range(7)]
    rng = random.Random(4)
    relations = {}
    for a in names:
        for b in names:
            if a < b:
                agree = rng.random()
                relations[a, b] = relation(a, b, rng.random(), agree, 1 - agree)
    members = [stated(name) for name in names]
    found = answer_group(members, relations)
    rng.shuffle(members)
    again = answer_group(members, dict(sorted(relations.items(), reverse=True)))
    assert again[0] == found[0]
    assert all(abs(again[1][name] - found[1][name]) < 1e-9 for name in names)
