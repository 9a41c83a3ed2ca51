"""Say how often a reading like this one is right."""

from __future__ import annotations

import math
from collections.abc import Mapping

from walkback.statement.decode import Signs

LIMIT = 0.001  # probabilities are taken as no nearer to 0 and 1 than this


def log_odds(probability: float) -> float:
    """The logarithm of the odds, kept finite."""
    p = min(1 - LIMIT, max(LIMIT, probability))
    return math.log(p / (1 - p))


def judge_confidence(signs: Signs, calibration: Mapping[str, float]) -> float:
    """The share of attributions with such signs that are right, 0 to 1.

    Right means: at least half of the words of content, and the source, agree with a careful reader's. It is a
    logistic regression over the log-odds of the signs (Platt 1999), fitted by ``training.calibrate``.

    Args:
        signs: of one attribution.
        calibration: a weight for each sign by its name, and ``bias``.
    """
    total = (
        calibration["bias"]
        + calibration["content"] * log_odds(signs.content)
        + calibration["edge"] * log_odds(signs.edge)
        + calibration["cue"] * log_odds(signs.cue)
        + calibration["source"] * log_odds(signs.source)
    )
    return 1 / (1 + math.exp(-total))
