"""The fast search against the slow one: score every order, one after the other."""

from itertools import permutations

import numpy as np
import pytest

from walkback.revision import order_search
from walkback.revision.order_search import Scored, back_features, score_orders, search_order


def chance_scored(n, seed, known=()):
    chance = np.random.default_rng(seed)
    must = np.zeros((n, n), dtype=bool)
    for a, b in known:
        must[a, b] = True
    return Scored(
        chance.normal(size=(n, n)),
        chance.normal(size=(n, n)),
        chance.normal(size=n),
        (chance.random((12, n)) < 0.5).astype(float),
        chance.integers(1, 9, size=12).astype(float),
        chance.normal(size=4),
        must,
    )


def slow_score(scored, order):
    """By the definition, a step at a time."""
    total = scored.first[order[0]]
    for place, version in enumerate(order):
        total += sum(scored.pair[version, later] for later in order[place + 1 :])
    for place in range(1, len(order)):
        last, now = order[place - 1], order[place]
        total += scored.step[last, now]
        novel = returned = size = 0.0
        for pattern, number in zip(scored.patterns, scored.pieces, strict=True):
            size += number * pattern[now]
            if pattern[now] and not pattern[last]:
                if any(pattern[v] for v in order[:place]):
                    returned += number
                else:
                    novel += number
        features = (np.log1p(returned), returned / max(1.0, size), np.log1p(novel), float(returned > 0))
        total += sum(w * f for w, f in zip(scored.back, features, strict=True))
    return total


def all_orders(scored):
    orders = permutations(range(scored.number))
    return np.array([o for o in orders if not any(scored.must[b, a] for i, a in enumerate(o) for b in o[i + 1 :])])


@pytest.mark.parametrize("seed", range(4))
def test_scores_of_orders_are_those_of_the_definition(seed):
    scored = chance_scored(4, seed)
    orders = all_orders(scored)
    assert score_orders(scored, orders) == pytest.approx([slow_score(scored, tuple(o)) for o in orders])


@pytest.mark.parametrize("known", [(), ((2, 0),), ((4, 1), (4, 3), (1, 0))])
@pytest.mark.parametrize("seed", range(4))
def test_the_search_over_sets_finds_what_trying_all_orders_finds(seed, known):
    scored = chance_scored(5, seed, known)
    orders = all_orders(scored)
    scores = score_orders(scored, orders)
    found, before = search_order(scored)
    assert tuple(found) == tuple(orders[scores.argmax()])
    chances = np.exp(scores - scores.max())
    chances /= chances.sum()
    for i in range(5):
        for j in range(5):
            slow = sum(c for c, o in zip(chances, orders.tolist(), strict=True) if i != j and o.index(i) < o.index(j))
            assert before[i, j] == pytest.approx(slow, abs=1e-9)


@pytest.mark.parametrize("seed", range(4))
def test_moves_keep_to_what_is_known_and_do_no_worse_than_their_start(seed, monkeypatch):
    scored = chance_scored(6, seed, ((5, 0), (0, 3)))
    monkeypatch.setattr(order_search, "MOST_EXACT", 3)
    found, before = search_order(scored)
    assert sorted(found) == list(range(6))
    assert found.index(5) < found.index(0) < found.index(3)
    assert before[5, 0] == before[0, 3] == 1.0
    assert before[0, 5] == 0.0
    best = score_orders(scored, np.array([found]))[0]
    for version in (1, 2, 4):  # those that may stand anywhere
        others = [v for v in found if v != version]
        moves = [[*others[:at], version, *others[at:]] for at in range(6)]
        assert score_orders(scored, np.array(moves)).max() <= best + 1e-9


def test_text_that_comes_back_is_told_from_new_text():
    patterns = np.array([[1.0, 0.0, 1.0], [0.0, 1.0, 1.0]])
    pieces = np.array([4.0, 2.0])
    (features,) = back_features(patterns, pieces, np.array([[0, 1, 2]]))
    assert features[0] == pytest.approx([0.0, 0.0, np.log1p(2), 0.0])
    assert features[1] == pytest.approx([np.log1p(4), 4 / 6, 0.0, 1.0])
