"""Lay people's judgements over appearances: which must be one identity and which must not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from walkback.speaker.identity.record import Anchor, Appearance, Judgement, JudgementKind
from walkback.speaker.identity.spelling import fold
from walkback.speaker.identity.union import Union


def anchors_of(appearance: Appearance) -> frozenset[tuple[str, str]]:
    """Everything that an anchor of this appearance may say, in a form in which it can be looked up."""
    names = {fold(n) for n in (appearance.name, *appearance.names)}
    reports = (appearance.report, *appearance.formerly)
    return frozenset({("", appearance.key), *((report, n) for report in reports for n in names)})


def anchor_key(anchor: Anchor) -> tuple[str, str]:
    """What an anchor is looked up by: the appearance's key, or the report and the name."""
    return ("", anchor.key) if anchor.key else (anchor.report, fold(anchor.name))


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Those that have not been undone, last first; of several of one moment, in the order of their ids."""
    return sorted((j for j in judgements if j.undone_at is None), key=lambda j: (j.at.at, j.id), reverse=True)


def apply_judgements(
    appearances: Sequence[Appearance], judgements: Iterable[Judgement]
) -> tuple[Union, list[tuple[str, str, str]]]:
    """Which appearances people took for one and which for two: the sets of keys, and the merges that made them.

    The last judgement comes first; an earlier one that cannot hold beside it is passed over. An anchor that
    meets several appearances stands for all of them; one that meets none waits for a report that has it.
    """
    met: dict[tuple[str, str], list[str]] = defaultdict(list)
    for appearance in appearances:
        for anchor in anchors_of(appearance):
            met[anchor].append(appearance.key)
    union = Union(a.key for a in appearances)
    merges: list[tuple[str, str, str]] = []
    for judgement in in_force(judgements):
        left = sorted(met.get(anchor_key(judgement.left), ()))
        right = sorted(met.get(anchor_key(judgement.right), ()))
        if not left or not right:
            continue
        pairs = [(a, b) for a in left for b in right if a != b]
        if judgement.kind is JudgementKind.SPLIT:
            for a, b in pairs:
                union.keep_apart(a, b)
        else:
            merges += [(min(a, b), max(a, b), judgement.id) for a, b in pairs if union.merge(a, b)]
    return union, merges
