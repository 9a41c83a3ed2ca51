"""Weigh candidates by a log-linear model."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

WEIGHTS = Path(__file__).parent / "weights" / "coreference.json"
Features = Mapping[str, float]


@cache
def shipped_weights() -> dict[str, dict[str, float]]:
    """The weights that the package ships: for each kind of phrase a weight for each feature."""
    return dict(json.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"])


def weigh(candidates: Sequence[Features], weights: Mapping[str, float]) -> list[float]:
    """The probability of each candidate: the softmax of its features' weighted sum."""
    weight = weights.get
    scores = []
    for one in candidates:
        score = 0.0
        for name, value in one.items():
            score += weight(name, 0.0) * value
        scores.append(score)
    top = max(scores, default=0.0)
    grown = [math.exp(score - top) for score in scores]
    total = sum(grown)
    return [g / total for g in grown]
