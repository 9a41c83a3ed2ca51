"""Join what was judged pair by pair: texts to reports, and reports to those that copy one another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Generic, TypeVar

from walkback.lineage.record import KinKind

Key = TypeVar("Key", int, str)

MOST_CROSSED = 36  # pairs judged before two sets of versions become one


@dataclass(frozen=True, slots=True)
class Bond:
    """What two texts are to one another, and how much speaks for kinship; above 0 they are kin."""

    kind: KinKind
    weight: float


@dataclass(frozen=True, slots=True)
class Joined(Generic[Key]):
    """Every key in one report, each a row of keys in order; and the sets of two reports and more that copy each other.

    All in the order of their first keys. ``judged`` are the pairs that the outcome hangs on.
    """

    reports: tuple[tuple[Key, ...], ...]
    lineages: tuple[tuple[tuple[Key, ...], ...], ...]
    judged: frozenset[tuple[Key, Key]]


def join_kin(
    pages: Mapping[Key, str], pairs: Iterable[tuple[Key, Key]], judge: Callable[[tuple[Key, Key]], Bond]
) -> Joined[Key]:
    """Join keys to reports, the surest pairs first, and reports to lineages.

    Two sets of versions become one where the pairs across them weigh for it on the whole, so that a chain of
    follow-ups does not draw different stories together, and none of them is a copy; of many pairs, the first count.
    Pairs of one page that have nothing in common any more do not count: a page that changes by and by is one report.

    Args:
        pages: the page on which each text stood, by key; empty where it is not known.
        pairs: that are worth judging, the lesser key first.
        judge: tells what a pair is; it may be asked for others than ``pairs``.
    """
    judged: dict[tuple[Key, Key], Bond] = {}

    def bond(pair: tuple[Key, Key]) -> Bond:
        if pair not in judged:
            judged[pair] = judge(pair)
        return judged[pair]

    sets = {key: [key] for key in pages}
    versions = sorted((-one.weight, pair) for pair in sorted(set(pairs)) if (one := bond(pair)).kind is KinKind.VERSION)
    for _, (left_key, right_key) in versions:
        left, right = sets[left_key], sets[right_key]
        if left is not right and _fit(left, right, pages, bond):
            left.extend(right)
            sets.update(dict.fromkeys(right, left))
    home = {key: tuple(sorted(joined)) for joined in {id(s): s for s in sets.values()}.values() for key in joined}
    copies = sorted(pair for pair, one in judged.items() if one.kind is KinKind.COPY)
    return Joined(tuple(sorted(set(home.values()))), _join_copies(home, copies), frozenset(judged))


def _fit(
    left: Sequence[Key], right: Sequence[Key], pages: Mapping[Key, str], bond: Callable[[tuple[Key, Key]], Bond]
) -> bool:
    across = sorted((a, b) if a < b else (b, a) for a, b in product(left, right))[:MOST_CROSSED]
    weights = []
    for a, b in across:
        one = bond((a, b))
        if one.kind is KinKind.COPY:
            return False
        if one.kind is not KinKind.NONE or not pages[a] or pages[a] != pages[b]:
            weights.append(one.weight)
    return sum(weights) > 0 or not weights


def _join_copies(
    home: dict[Key, tuple[Key, ...]], copies: Sequence[tuple[Key, Key]]
) -> tuple[tuple[tuple[Key, ...], ...], ...]:
    sets = {report: [report] for report in home.values()}
    for first, second in copies:
        left, right = sets[home[first]], sets[home[second]]
        if left is not right:
            left.extend(right)
            sets.update(dict.fromkeys(right, left))
    joined = {id(s): tuple(sorted(s)) for s in sets.values() if len(s) > 1}
    return tuple(sorted(joined.values()))
