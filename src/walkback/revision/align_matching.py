"""The heaviest matching of two rows of things, where few pairs are possible."""

from __future__ import annotations

import heapq
from collections.abc import Mapping

_FARTHEST = 400  # things on a side that one search looks at; beyond, the best seen so far stands


def find_matching(gains: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """The partner of each left thing, so that the sum of gains is largest; things may stay alone.

    ``gains[i, j]`` is what the pair (left ``i``, right ``j``) is worth; pairs of no gain are left out. One left thing
    after the other is matched along the shortest augmenting path, by Dijkstra's method with potentials (the
    Hungarian method; after Jonker and Volgenant, Computing 1987), so the cost is that of the part of the graph that
    hangs together around it.
    """
    edges: dict[int, list[tuple[int, float]]] = {}
    for (i, j), gain in sorted(gains.items()):
        if gain > 0:
            edges.setdefault(i, []).append((j, gain))
    partner: dict[int, int] = {}  # of a right thing
    taken: dict[int, int] = {}  # of a left thing
    worth = {i: max(gain for _, gain in listed) for i, listed in edges.items()}  # duals of the left
    price: dict[int, float] = {}  # duals of the right; a free thing has none
    for root in sorted(edges, key=lambda i: (-worth[i], i)):
        _augment(root, edges, partner, taken, worth, price)
    return taken


def _augment(
    root: int,
    edges: Mapping[int, list[tuple[int, float]]],
    partner: dict[int, int],
    taken: dict[int, int],
    worth: dict[int, float],
    price: dict[int, float],
) -> None:
    """Match ``root``, if that raises the sum, along the cheapest path to a free right thing or one left alone."""
    reach: dict[int, float] = {}  # of right things
    came: dict[int, int] = {}  # the left thing before a right one
    far = {root: 0.0}  # of left things
    settled: set[int] = set()
    # The cheapest end of a path: a left thing that stays alone gives up its worth.
    end, end_left, end_right = worth[root], root, None
    queue: list[tuple[float, int]] = []
    left = root
    while True:
        for j, gain in edges[left]:
            if j in settled:
                continue
            distance = far[left] + worth[left] + price.get(j, 0.0) - gain
            if distance < reach.get(j, end) - 1e-12:
                reach[j] = distance
                came[j] = left
                heapq.heappush(queue, (distance, j))
        while queue and queue[0][1] in settled:
            heapq.heappop(queue)
        if not queue or queue[0][0] >= end or len(far) > _FARTHEST:
            break
        distance, right = heapq.heappop(queue)
        settled.add(right)
        if right not in partner:
            end, end_left, end_right = distance, came[right], right
            break
        left = partner[right]
        far[left] = distance
        if distance + worth[left] < end:
            end, end_left, end_right = distance + worth[left], left, None
    for i, distance in far.items():
        worth[i] -= max(0.0, end - distance)
    for j in settled:
        price[j] = price.get(j, 0.0) + max(0.0, end - reach[j])
    _flip(end_left, end_right, root, came, partner, taken)


def _flip(
    left: int, right: int | None, root: int, came: Mapping[int, int], partner: dict[int, int], taken: dict[int, int]
) -> None:
    while True:
        before = taken.get(left)
        if right is None:
            taken.pop(left, None)
        else:
            taken[left] = right
            partner[right] = left
        if left == root:
            return
        assert before is not None
        right = before
        left = came[right]
