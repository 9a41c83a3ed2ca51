#!/usr/bin/env python3
"""Fit the evidence for links between sentences of two versions to versions that people aligned.

    PYTHONPATH=src:. python -m training.alignment --drafts $DATA/argrewrite_v2/pairs.jsonl.gz \
        --news $DATA/news_revision_gold --out src/walkback/revision/align_weights.py

Two logistic regressions with a ridge: of links of one sentence with one, whose neighbours are those that the weights so
far link (four rounds), and of the further parts of splits and merges. No chance is involved. Texts are read and no word
of them is in the weights. Drafts count once, news `NEWS` times.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.alignment import AlignedPair, read_drafts, read_stories
from walkback.revision.align_likeness import Traits, compare, read_unit, weigh_stems
from walkback.revision.align_links import LEAST_LINK, evidence, find_candidates, link_same
from walkback.revision.align_matching import find_matching
from walkback.revision.align_parts import Gain, find_parts
from walkback.revision.align_place import Neighbourhood, Place, Rivals, find_rivals

NEWS = 4
ROUNDS = 4
LINK_RIDGE, PART_RIDGE = 1.0, 0.3
# What `evidence` puts behind the traits and rivals, and behind the place, in its order.
PRODUCTS = ("jaccard squared", "order squared", "jaccard by letters", "held by lengths")
PLACE_PRODUCTS = ("beside by jaccard", "beside by letters", "apart by jaccard")

Floats = NDArray[np.float64]


class Case:
    """A pair of versions made ready: its candidates, their traits, and the links so far."""

    def __init__(self, pair: AlignedPair) -> None:
        self.gold, self.optional = pair.links, pair.optional
        self.olds = [read_unit(text) for text in pair.old]
        self.news = [read_unit(text) for text in pair.new]
        self.weights = weigh_stems(self.olds, self.news)
        self.same = link_same(self.olds, self.news)
        pairs = find_candidates(self.olds, self.news, self.weights, self.same)
        self.traits = {(i, j): compare(self.olds[i], self.news[j], self.weights) for i, j in pairs}
        self.rivals = find_rivals(self.traits)
        self.fitted = [one for one in self.traits if one not in self.optional]
        self.links = self.same

    def rows(self, pairs: Iterable[tuple[int, int]]) -> Floats:
        """The evidence for ``pairs``, beside the links so far."""
        around = Neighbourhood(self.links, len(self.olds), len(self.news))
        return np.array([evidence(self.traits[p], self.rivals[p], around.place_of(p)) for p in pairs])

    def link(self, weights: Floats) -> None:
        """Link anew, from the same sentences on, in three rounds."""
        self.links = self.same
        for _ in range(3):
            chances = _chances(weights, self.rows(self.traits))
            gains = {pair: float(chance) - LEAST_LINK for pair, chance in zip(self.traits, chances, strict=True)}
            self.links = self.same | find_matching(gains)

    def parts(self) -> list[tuple[tuple[float, ...], bool]]:
        """What further parts of splits and merges would add, and whether people linked them."""
        turned = [(j, i) for i, j in self.links.items()]
        splits = find_parts(self.olds, self.news, self.links.items(), self.weights)
        merges = find_parts(self.news, self.olds, turned, self.weights)
        found = [(part.gain, (part.whole, part.further)) for part in splits]
        found += [(part.gain, (part.further, part.whole)) for part in merges]
        return [(tuple(gain), link in self.gold) for gain, link in found if link not in self.optional]


def fit(rows: Floats, wanted: Floats, ridge: float) -> Floats:
    """Weights of a logistic regression, the constant first, by Newton's method."""
    full = np.c_[np.ones(len(rows)), rows]
    weights = np.zeros(full.shape[1])
    penalty = np.eye(len(weights)) * ridge
    penalty[0, 0] = 1e-6
    for _ in range(25):
        chances = 1 / (1 + np.exp(-full @ weights))
        slope = full.T @ (chances - wanted) + penalty @ weights
        bend = (full * (chances * (1 - chances))[:, None]).T @ full + penalty
        weights -= np.linalg.solve(bend, slope)
    return weights


def train(drafts: Sequence[AlignedPair], news: Sequence[AlignedPair]) -> tuple[Floats, Floats]:
    """The weights of links and of parts."""
    cases = [(Case(pair), times) for pairs, times in ((drafts, 1), (news, NEWS)) for pair in pairs]
    cases = [(case, times) for case, times in cases if case.fitted]
    wanted = np.hstack([np.tile([p in case.gold for p in case.fitted], times) for case, times in cases]).astype(float)
    weights = np.zeros(0)
    for _ in range(ROUNDS):
        rows = np.vstack([np.tile(case.rows(case.fitted), (times, 1)) for case, times in cases])
        weights = fit(rows, wanted, LINK_RIDGE)
        for case, _ in cases:
            case.link(weights)
    parts = [part for case, times in cases for part in case.parts() for _ in range(times)]
    gains = np.array([gain for gain, _ in parts])
    return weights, fit(gains, np.array([right for _, right in parts], float), PART_RIDGE)


def source_of(links: Floats, parts: Floats) -> str:
    """The module that holds the weights."""
    rivals = (f"rival_{n}" for n in Rivals._fields)
    names = ("constant", *Traits._fields, *rivals, *PRODUCTS, *Place._fields, *PLACE_PRODUCTS)
    tables = (
        ("LINK_WEIGHTS", "`align_links.evidence`", names, links),
        ("PART_WEIGHTS", "`align_parts.Gain`", ("constant", *Gain._fields), parts),
    )
    text = (
        '"""Weights of the evidence for links, in log odds: logistic regressions on sentences that people aligned."""\n'
    )
    for name, order, fields, weights in tables:
        lines = "".join(f"    {w:.3f},  # {field}\n" for field, w in zip(fields, weights, strict=True))
        text += f"\n# The order is that of {order}, behind the constant.\n{name} = (\n{lines})\n"
    return text


def _chances(weights: Floats, rows: Floats) -> Floats:
    return 1 / (1 + np.exp(-np.c_[np.ones(len(rows)), rows] @ weights))


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--drafts", type=Path, required=True, metavar="PAIRS.jsonl.gz")
    parser.add_argument("--news", type=Path, required=True, metavar="DIR")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.py")
    args = parser.parse_args()
    args.out.write_text(source_of(*train(read_drafts(args.drafts), read_stories(args.news))), encoding="utf-8")


if __name__ == "__main__":
    main()
