"""The longest chain of things that kept their order."""

from __future__ import annotations

from collections.abc import Sequence


def find_chain(places: Sequence[int], sizes: Sequence[int]) -> list[int]:
    """The indices of the longest rising chain of ``places``, which are distinct; of equal ones that of most size.

    Takes n log n steps, by a Fenwick tree of the best chain that ends at or before a place.
    """
    rank = {place: at for at, place in enumerate(sorted(places), 1)}
    best: list[tuple[int, int, int]] = [(0, 0, -1)] * (len(places) + 1)  # length, size, last index
    before = [-1] * len(places)
    for index, (place, size) in enumerate(zip(places, sizes, strict=True)):
        top = (0, 0, -1)
        at = rank[place] - 1
        while at:
            top = max(top, best[at])
            at &= at - 1
        before[index] = top[2]
        mine = (top[0] + 1, top[1] + size, index)
        at = rank[place]
        while at < len(best):
            best[at] = max(best[at], mine)
            at += at & -at
    last = max(best)[2]
    chain = []
    while last >= 0:
        chain.append(last)
        last = before[last]
    return chain[::-1]
