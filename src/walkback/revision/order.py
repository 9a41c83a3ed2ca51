"""Put versions of a report in order where no clock tells it."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from walkback.revision.order_features import Chain, measure_chain
from walkback.revision.order_search import BACK_FEATURES, Scored, search_order
from walkback.revision.order_signs import OrderEvidence, weigh_signs

__all__ = ("SURE", "Order", "OrderEvidence", "OrderStep", "infer_order", "score_chain", "shipped_weights")

SURE = 0.75  # probability from which on a pair is taken for a revision rather than a difference
LEAST_TOLD = 0.05  # log-odds; weaker evidence is not listed
MOST_TOLD = 8  # pieces of evidence for a step

_WEIGHTS = Path(__file__).parent / "weights" / "order.json"


@dataclass(frozen=True, slots=True)
class OrderStep:
    """Two versions that follow each other, by their places in what was given.

    ``weight`` is the probability that ``earlier`` is before ``later``; 1 where clocks tell it, 0.5 where nothing does.
    ``evidence`` is what speaks for and against it, strongest first.
    """

    earlier: int
    later: int
    weight: float
    evidence: tuple[OrderEvidence, ...] = ()

    @property
    def is_revision(self) -> bool:
        """Whether the order is sure enough for a revision; otherwise the two are only different."""
        return self.weight >= SURE


@dataclass(frozen=True, slots=True)
class Order:
    """The versions in their likeliest order, earliest first: places in what was given, and the steps between them."""

    sequence: tuple[int, ...]
    steps: tuple[OrderStep, ...]


def infer_order(texts: Sequence[str], *, days: Sequence[date | None] = ()) -> Order:
    """The likeliest order of versions of one report, with what speaks for each step.

    ``days`` are the versions' clocks, None where there is none; empty if there are none at all. Known days are never
    contradicted. All else is inferred, from three kinds of evidence:

    - what one text has more of than the other: words, numbers, years, sources, marks; new text against text that went;
      misspelt words put right (trained);
    - how alike the versions that follow each other are, and whether text that was gone comes back (trained);
    - signs of news: a note of a correction or update, contributors, a first report's words, a later day, a death toll
      that rose, a plan that came to pass, stages of a case in court (set by hand).

    The order with the highest sum is taken, over all orders up to ten versions. A step's weight is the share of all
    orders, each weighed by its sum, that have the pair this way round; versions with the same text keep the order in
    which they were given, with a weight of 0.5. The evidence's weights are log-odds of the pair alone.

    The trained weights are those of a log-linear model over orders: softmax over permutations, as in Plackett (1975),
    with features of pairs and neighbours. See docs/order.md.

    Raises:
        ValueError: there are days, but not one for each text.
    """
    if days and len(days) != len(texts):
        raise ValueError(f"expected a day or None for each of {len(texts)} texts, got {len(days)}")
    known = tuple(days) or (None,) * len(texts)
    if len(texts) < 2:
        return Order(tuple(range(len(texts))), ())
    chain = measure_chain(texts)
    signs, told = weigh_signs(texts)
    must = np.array([[a is not None and b is not None and a < b for b in known] for a in known])
    scored = score_chain(chain, shipped_weights(), signs, must)
    sequence, before = search_order(scored)
    sequence = _keep_given(sequence, texts, known)
    steps = []
    for earlier, later in pairwise(sequence):
        weight = float(before[earlier, later])
        evidence: list[OrderEvidence] = []
        if must[earlier, later]:
            weight = 1.0
            evidence.append(OrderEvidence("clock", f"{known[earlier]} → {known[later]}", math.inf))
        elif texts[earlier] == texts[later]:
            weight = 0.5
        evidence += _weigh_evidence(chain, earlier, later, told[earlier, later])
        steps.append(OrderStep(earlier, later, weight, tuple(evidence)))
    return Order(tuple(sequence), tuple(steps))


@cache
def shipped_weights() -> dict[str, dict[str, float]]:
    """The weights that the package ships, by group (``pair``, ``next``, ``step``, ``first``, ``back``) and feature."""
    return dict(json.loads(_WEIGHTS.read_text(encoding="utf-8"))["weights"])


def score_chain(
    chain: Chain, weights: Mapping[str, Mapping[str, float]], signs: NDArray[np.float64], must: NDArray[np.bool_]
) -> Scored:
    """Put the measures of n versions and the weights of their features together.

    ``pair`` weighs differences of two versions anywhere in the order, divided by the root of n, since there are more
    pairs than steps; ``next`` those of neighbours. ``signs[i, j]`` are log-odds that i is before j, divided by n: a
    sign that one version has is told again by each of its pairs, and two versions that change places change the sum by
    twice what the pair adds.
    """
    number = len(chain.traits)
    anywhere = _column(weights["pair"], chain.pair_names) / math.sqrt(number)
    return Scored(
        chain.pair @ anywhere + signs / number,
        chain.pair @ _column(weights["next"], chain.pair_names)
        + chain.step @ _column(weights["step"], chain.step_names),
        chain.first @ _column(weights["first"], chain.first_names),
        chain.patterns,
        chain.pieces,
        _column(weights["back"], BACK_FEATURES),
        must,
    )


def _column(weights: Mapping[str, float], names: Sequence[str]) -> NDArray[np.float64]:
    return np.array([weights.get(name, 0.0) for name in names])


def _keep_given(sequence: list[int], texts: Sequence[str], known: Sequence[date | None]) -> list[int]:
    """Let versions with the same text and day change places, so that they stand as they were given."""
    places: dict[tuple[str, date | None], list[int]] = {}
    for i in sequence:
        places.setdefault((texts[i], known[i]), []).append(i)
    waiting = {key: iter(sorted(same)) for key, same in places.items()}
    return [next(waiting[texts[i], known[i]]) for i in sequence]


def _weigh_evidence(chain: Chain, earlier: int, later: int, signs: Sequence[OrderEvidence]) -> list[OrderEvidence]:
    """What is said by the signs and the trained features, put together by what they are about."""
    weights = shipped_weights()
    anywhere = _column(weights["pair"], chain.pair_names) / math.sqrt(len(chain.traits))
    odds = 2 * (anywhere + _column(weights["next"], chain.pair_names)) * chain.pair[earlier, later]
    sums: dict[str, float] = {}
    for name, value in zip(chain.pair_names, odds, strict=True):
        about = name.removeprefix("more ") if name.removeprefix("more ") in chain.traits[0].values else name
        sums[about] = sums.get(about, 0.0) + float(value)
    change = chain.step[earlier, later] - chain.step[later, earlier]
    sums["text that came and went"] = float(change @ _column(weights["step"], chain.step_names))
    old, new = chain.traits[earlier].values, chain.traits[later].values
    found = list(signs)
    for about, value in sums.items():
        if abs(value) >= LEAST_TOLD:
            detail = f"{_number(about, old[about])} → {_number(about, new[about])}" if about in old else ""
            found.append(OrderEvidence(about, detail, round(value, 3)))
    return sorted(found, key=lambda e: -abs(e.weight))[:MOST_TOLD]


def _number(about: str, value: float) -> str:
    return f"{value:.3g}" if about in ("word length", "strange words") else f"{math.expm1(value):.0f}"
