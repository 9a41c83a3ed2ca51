"""Put groups together that people say are one, and leave out what they say is not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

Pair = tuple[str, str]


def hold_together(
    groups: Iterable[Sequence[str]], together: Collection[Pair], apart: Collection[Pair]
) -> list[tuple[str, ...]]:
    """Join the groups of each pair of ``together``; the groups and the list in order.

    A member that is kept apart from one that is there already stays behind in what is left of its own group; the
    larger group goes first. The order of the input changes nothing.

    Args:
        groups: disjoint.
        together: pairs that are in one group; no two of them are, by way of others, in ``apart``.
        apart: pairs that are not.
    """
    home = {key: group for group in map(set, groups) for key in group}
    beside: defaultdict[str, set[str]] = defaultdict(set)
    for a, b in together:
        if a in home and b in home:
            beside[a].add(b)
            beside[b].add(a)
    parted: defaultdict[str, set[str]] = defaultdict(set)
    for a, b in apart:
        parted[a].add(b)
        parted[b].add(a)
    units = {key: _reached(key, beside) for key in home}
    for core in sorted({min(units[key]) for key in beside}):
        found = set(units[core])
        near: dict[str, set[str]] = {}
        while new := {min(home[key]): home[key] for key in found if min(home[key]) not in near}:
            name = min(new, key=lambda one: (-len(new[one]), one))
            near[name] = new[name]
            for key in sorted(new[name]):
                if not any(parted[one] & found for one in units[key]):
                    found |= units[key]
        for group in near.values():
            group -= found
        for key in found:
            home[key] = found
    return sorted({tuple(sorted(group)) for group in home.values()})


def _reached(key: str, beside: Mapping[str, set[str]]) -> set[str]:
    """A key with all that are to be with it."""
    found: set[str] = set()
    new = {key}
    while new:
        found |= new
        new = {other for one in new for other in beside.get(one, ())} - found
    return found
