"""How much of each of two texts stands in the other, word for word."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from walkback.lineage.wording import Wording, hash_shingles

RUN = 4  # words, the shortest run that counts as shared
LEAD = 45  # words of a text's beginning that make its lead, a sentence or two


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts, left and right, share. Shares are 0 to 1, pairs are (left, right).

    ``share`` is how much of each stands in the other in runs of `RUN` and more words; ``own`` the same for words
    outside quotation marks alone, ``own_words`` their number; ``lead`` the same for the first `LEAD` words; ``longest``
    is the longest stretch of words of either that is shared without a gap.
    """

    share: tuple[float, float]
    own: tuple[float, float]
    own_words: tuple[int, int]
    lead: tuple[float, float]
    longest: int


def measure_overlap(left: Wording, right: Wording) -> Overlap:
    """Measure the words shared in runs of `RUN` and more, both ways; time grows with the words of both."""
    first, second = _shared(left, right), _shared(right, left)
    return Overlap(
        share=(_mean(first), _mean(second)),
        own=(_mean(first[~left.quoted]), _mean(second[~right.quoted])),
        own_words=(int((~left.quoted).sum()), int((~right.quoted).sum())),
        lead=(_mean(first[:LEAD]), _mean(second[:LEAD])),
        longest=max(_longest(first), _longest(second)),
    )


def _shared(text: Wording, other: Wording) -> NDArray[np.bool_]:
    """Which words of ``text`` lie in a run that ``other`` has."""
    found = np.isin(hash_shingles(text.hashes, RUN), hash_shingles(other.hashes, RUN))
    shared = np.zeros(len(text), np.bool_)
    for place in range(RUN):
        shared[place : place + len(found)] |= found
    return shared


def _mean(shared: NDArray[np.bool_]) -> float:
    return float(shared.mean()) if len(shared) else 0.0


def _longest(shared: NDArray[np.bool_]) -> int:
    edges = np.flatnonzero(np.diff(np.concatenate(([False], shared, [False])).astype(np.int8)))
    return int((edges[1::2] - edges[::2]).max()) if len(edges) else 0
