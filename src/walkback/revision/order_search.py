"""Find the likeliest order of versions from scores, and how likely each pair stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Orders = NDArray[np.intp]

MOST_EXACT = 10  # versions; 2**n sets of versions are gone through
MOST_ROUNDS = 12  # of moves, for longer chains
BACK_FEATURES = ("come back", "share come back", "new", "steps that bring back")


@dataclass(frozen=True, slots=True)
class Scored:
    """What speaks for an order of n versions, as log-odds.

    ``pair[i, j]``: for i anywhere before j; ``step[i, j]``: for j right after i; ``first[i]``: for i as the first.
    ``patterns[k, i]`` is 1 where version i has pieces of kind k, of which there are ``pieces[k]``; ``back`` weighs the
    `BACK_FEATURES` of each step. ``must[i, j]``: i is known to be before j.
    """

    pair: Scores
    step: Scores
    first: Scores
    patterns: Scores
    pieces: Scores
    back: Scores
    must: NDArray[np.bool_]

    @property
    def number(self) -> int:
        """How many versions there are."""
        return len(self.first)


def weigh_back(returned: Scores, novel: Scores, size: Scores) -> Scores:
    """The `BACK_FEATURES` of steps, along a new last axis, from how many pieces come back and how many are new."""
    return np.stack(
        [np.log1p(returned), returned / np.maximum(1.0, size), np.log1p(novel), (returned > 0).astype(float)], axis=-1
    )


def search_order(scored: Scored) -> tuple[list[int], Scores]:
    """The best order, and ``before[i, j]``, the probability that i is before j.

    Up to `MOST_EXACT` versions both are exact, by dynamic programming over sets of versions (Held and Karp 1962), with
    sums over all orders for the probabilities. Longer chains start with an order by pairs and move one version at a
    time while that helps; a probability is then that of the pair itself.
    """
    return _search_sets(scored) if scored.number <= MOST_EXACT else _search_moves(scored)


def _search_sets(scored: Scored) -> tuple[list[int], Scores]:
    n = scored.number
    everything = (1 << n) - 1
    sets = np.arange(1 << n)
    has = (sets[:, None] >> np.arange(n)) & 1  # has[S, i]
    gain = _gains(scored, has)
    # A version waits until all that are known to be before it are in the set.
    allowed = (has == 0) & (((1 - has) @ scored.must.astype(float)) == 0)
    best = np.full((1 << n, n), -np.inf)
    total = np.full((1 << n, n), -np.inf)
    came: list[list[int]] = [[-1] * n for _ in range(1 << n)]
    for i in range(n):
        if allowed[0, i]:
            best[1 << i, i] = total[1 << i, i] = scored.first[i]
    for s in range(1, everything):
        members = np.flatnonzero(has[s])
        for j in np.flatnonzero(allowed[s]):
            to = s | 1 << int(j)
            ways = best[s, members] + gain[s, members, j]
            at = int(np.argmax(ways))
            best[to, j], came[to][j] = ways[at], int(members[at])
            total[to, j] = np.logaddexp.reduce(total[s, members] + gain[s, members, j])
    order = [int(np.argmax(best[everything]))]
    s = everything
    while came[s][order[-1]] >= 0:
        last = order[-1]
        order.append(came[s][last])
        s ^= 1 << last
    return order[::-1], _sum_before(scored, has, gain, allowed, total)


def _gains(scored: Scored, has: NDArray[np.int_]) -> Scores:
    """``gain[S, i, j]``: the score of going from i, the last of the set S, to j."""
    n = scored.number
    numbers = (scored.patterns @ (1 << np.arange(n))).astype(int)
    sizes = scored.pieces @ scored.patterns
    gain = np.empty((1 << n, n, n))
    gain[:] = scored.step[None] + (has @ scored.pair)[:, None, :]
    for i in range(n):
        for j in range(n):
            if i == j:
                continue
            new = (scored.patterns[:, j] > 0) & (scored.patterns[:, i] == 0)
            within = np.zeros(1 << n)
            np.add.at(within, numbers[new], scored.pieces[new])
            for k in range(n):  # sums over all subsets
                view = within.reshape(-1, 2, 1 << k)
                view[:, 1] += view[:, 0]
            novel = within[::-1]  # pieces that no version of S has lie within its complement
            gain[:, i, j] += weigh_back(within[-1] - novel, novel, sizes[j]) @ scored.back
    return gain


def _sum_before(
    scored: Scored, has: NDArray[np.int_], gain: Scores, allowed: NDArray[np.bool_], total: Scores
) -> Scores:
    n = scored.number
    everything = (1 << n) - 1
    rest = np.full((1 << n, n), -np.inf)  # log-sum of all that can follow a set and its last version
    rest[everything] = 0.0
    for s in range(everything - 1, 0, -1):
        nexts = np.flatnonzero(allowed[s])
        if len(nexts):
            after = rest[s | 1 << nexts, nexts]
            rest[s] = np.logaddexp.reduce(gain[s][:, nexts] + after[None], axis=1)
    joint = total + rest
    weight = np.exp(joint - np.logaddexp.reduce(total[everything]))  # of passing through (S, last)
    before: Scores = has.T.astype(float) @ weight
    np.fill_diagonal(before, 0.0)
    return np.clip(before, 0.0, 1.0)


def score_orders(scored: Scored, orders: Orders) -> Scores:
    """The score of each order, a row of ``orders``."""
    n = orders.shape[1]
    score: Scores = scored.first[orders[:, 0]].copy()
    for a in range(n):
        score += scored.pair[orders[:, a, None], orders[:, a + 1 :]].sum(axis=1)
        if a + 1 < n:
            score += scored.step[orders[:, a], orders[:, a + 1]]
    score += back_features(scored.patterns, scored.pieces, orders).sum(axis=1) @ scored.back
    return score


def back_features(patterns: Scores, pieces: Scores, orders: Orders) -> Scores:
    """The `BACK_FEATURES` of each step of each order: an array of orders x steps x features."""
    present = patterns[:, orders] > 0  # kinds x orders x places
    seen = np.logical_or.accumulate(present, axis=2)[:, :, :-1]
    new = present[:, :, 1:] & ~present[:, :, :-1]
    returned = np.tensordot(pieces, (new & seen).astype(float), (0, 0))
    novel = np.tensordot(pieces, (new & ~seen).astype(float), (0, 0))
    size = np.tensordot(pieces, present[:, :, 1:].astype(float), (0, 0))
    return weigh_back(returned, novel, size)


def _search_moves(scored: Scored) -> tuple[list[int], Scores]:
    order = _order_by_pairs(scored)
    alone = scored.pair + scored.step + scored.first[:, None]
    best = float(score_orders(scored, np.array([order]))[0])
    for _ in range(MOST_ROUNDS):
        before = best
        for version in list(order):
            others = [v for v in order if v != version]
            moves = np.array(list(_insertions(others, version, scored.must)))
            scores = score_orders(scored, moves)
            at = int(np.argmax(scores))
            if scores[at] > best + 1e-9:
                order, best = moves[at].tolist(), float(scores[at])
        if best <= before:
            break
    odds = alone - alone.T
    chance = 1.0 / (1.0 + np.exp(-np.clip(odds, -50, 50)))
    chance[scored.must] = 1.0
    chance[scored.must.T] = 0.0
    np.fill_diagonal(chance, 0.0)
    return order, chance


def _order_by_pairs(scored: Scored) -> list[int]:
    """Again and again the version that most speaks for being before all that are left."""
    left = set(range(scored.number))
    order: list[int] = []
    while left:
        free = [i for i in sorted(left) if not any(scored.must[k, i] for k in left)]
        order.append(max(free, key=lambda i: sum(scored.pair[i, k] - scored.pair[k, i] for k in left)))
        left.remove(order[-1])
    return order


def _insertions(others: list[int], version: int, must: NDArray[np.bool_]) -> Iterator[list[int]]:
    first = max((k + 1 for k, other in enumerate(others) if must[other, version]), default=0)
    last = min((k for k, other in enumerate(others) if must[version, other]), default=len(others))
    for at in range(first, last + 1):
        yield [*others[:at], version, *others[at:]]
