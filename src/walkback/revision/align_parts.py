"""Sentences that were split or merged: what a further part adds to a link of one with one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from walkback.revision.align_likeness import StemWeights, Unit, compare, read_unit

_REACH = 2  # sentences from one part to the next


class Gain(NamedTuple):
    """What a further part adds to the likeness of a whole sentence and its part."""

    jaccard: float
    order: float
    letters: float
    pairs: float
    lengths: float
    rest: float  # share of the further part's words that are in the whole and not in the first part
    cover: float  # share of the whole's words that only the further part has
    jaccard_both: float
    held: float  # of the further part alone with the whole
    size: float  # length of the further part by that of the whole, at most 2
    held_first: float
    uneven: float  # how far the length of the parts together is from that of the whole
    numbers: float  # how many numbers of the whole only the further part has, at most two
    apart: float  # 0 for parts that stand side by side, 1 for the farthest


class Part(NamedTuple):
    """A free sentence near one that is linked, and may be the rest of what it became."""

    whole: int
    first: int
    further: int
    gain: Gain


def find_parts(
    wholes: Sequence[Unit], parts: Sequence[Unit], links: Iterable[tuple[int, int]], weights: StemWeights
) -> list[Part]:
    """The free sentences of ``parts`` near one that is linked with one of ``wholes``.

    ``links`` are pairs (place in ``wholes``, place in ``parts``); one of the same words cannot have lost a part.
    """
    whole_of = {part: whole for whole, part in links}
    found = []
    for further in range(len(parts)):
        if further in whole_of:
            continue
        for first in (*range(further - _REACH, further), *range(further + 1, further + _REACH + 1)):
            whole = whole_of.get(first)
            if whole is None or wholes[whole].key == parts[first].key:
                continue
            gain = _gain(wholes[whole], parts[first], parts[further], weights, further - first)
            found.append(Part(whole, first, further, gain))
    return found


def _gain(whole: Unit, first: Unit, further: Unit, weights: StemWeights, step: int) -> Gain:
    both = read_unit(f"{first.key} {further.key}" if step > 0 else f"{further.key} {first.key}")
    one = compare(whole, first, weights)
    two = compare(whole, both, weights)
    left = weights.sum_of(whole.stems & further.stems - first.stems)
    size_whole, size_both = len(whole.low), len(both.low)
    return Gain(
        two.jaccard - one.jaccard,
        two.order - one.order,
        two.letters - one.letters,
        two.pairs - one.pairs,
        two.lengths - one.lengths,
        left / (weights.sum_of(further.stems) or 1.0),
        left / (weights.sum_of(whole.stems) or 1.0),
        two.jaccard,
        compare(whole, further, weights).held,
        min(len(further.low) / max(size_whole, 1), 2.0),
        one.held,
        abs(size_whole - size_both) / max(size_whole, size_both, 1),
        min(len(whole.numbers & further.numbers - first.numbers), 2) / 2,
        (abs(step) - 1) / (_REACH - 1),
    )
