"""Does a confidence of 0.8 mean that eight in ten are right?

After Guo, Pleiss, Sun and Weinberger, "On Calibration of Modern Neural Networks", ICML 2017: predictions are
sorted into bins of equal width by their confidence; the expected calibration error (ECE) is the
distance between mean confidence and share right, averaged over the bins by how many predictions each holds.

An attribution is right in the sense of the headline measure of `bench.attribution_score`: its match there
shares half of the content's words, and the source names the same words.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bench import attribution_score
from bench.articles import Article, Articles

BINS = 15  # as in the paper
ENOUGH_IOU = 0.5  # of the words of both contents; the headline measure's threshold

_SCORER: Any = attribution_score  # it is adopted as it is, without types


@dataclass(frozen=True, slots=True)
class Judged:
    """One predicted attribution: how sure the reader was (0 to 1), and whether it is right."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """The predictions with a confidence over ``low`` and up to ``high``; 0 is in the lowest bin.

    ``confidence`` is their mean confidence, ``right`` the share that is right, both 0 to 1 and None in a
    bin that holds nothing.
    """

    low: float
    high: float
    count: int
    confidence: float | None
    right: float | None

    @property
    def gap(self) -> float:
        """How far mean confidence and share right are apart, 0 to 1; 0 in an empty bin."""
        if self.confidence is None or self.right is None:
            return 0.0
        return abs(self.confidence - self.right)


def judge_attributions(gold: Articles, predicted: Articles) -> list[Judged]:
    """Tell of each predicted attribution whether it is right, article by article.

    Attributions whose content holds no word are left out, as in the scorer.
    """
    return [
        judged
        for key, article in gold.items()
        if key in predicted
        for judged in _judge_article(article, predicted[key])
    ]


def _judge_article(gold: Article, predicted: Article) -> list[Judged]:
    text = _SCORER.Text(gold["text"])
    golds = _scored(text, gold)
    found = _scored(text, predicted)
    wanted = [one for _, one in golds]
    ours = [one for _, one in found]
    right = {
        p
        for g, p, overlap in _SCORER.match(wanted, ours)
        if overlap >= ENOUGH_IOU and _SCORER.source_right(wanted[g], ours[p])
    }
    return [Judged(raw["confidence"], number in right) for number, (raw, _) in enumerate(found)]


def _scored(text: attribution_score.Text, article: Article) -> list[tuple[dict[str, Any], Any]]:
    """Attributions that the scorer looks at, as they were given and as it sees them."""
    seen = ((raw, _SCORER.Attribution(text, raw)) for raw in article["attributions"] if raw["content"])
    return [(raw, one) for raw, one in seen if one.content]


def reliability(judged: Iterable[Judged], *, bins: int = BINS) -> tuple[Bin, ...]:
    """Sort predictions into ``bins`` bins of equal width, lowest confidence first."""
    sorted_in: list[list[Judged]] = [[] for _ in range(bins)]
    for one in judged:
        sorted_in[min(bins - 1, max(0, math.ceil(one.confidence * bins) - 1))].append(one)
    return tuple(_bin(number / bins, (number + 1) / bins, held) for number, held in enumerate(sorted_in))


def _bin(low: float, high: float, held: Sequence[Judged]) -> Bin:
    count = len(held)
    if not count:
        return Bin(low, high, 0, None, None)
    return Bin(low, high, count, math.fsum(one.confidence for one in held) / count, sum(o.right for o in held) / count)


def expected_calibration_error(bins: Sequence[Bin]) -> float | None:
    """ECE, 0 (every bin says what it holds) to 1; None if nothing was predicted."""
    count = sum(one.count for one in bins)
    return math.fsum(one.count * one.gap for one in bins) / count if count else None


def show(bins: Sequence[Bin]) -> str:
    """The bins that hold something as a table, and the error."""
    error = expected_calibration_error(bins)
    lines = ["[calibration]", f"  {'confidence':<14}{'count':>7}{'mean':>9}{'right':>9}"]
    lines += [
        f"  {one.low:.3f}-{one.high:.3f}   {one.count:>7}{one.confidence:>9.3f}{one.right:>9.3f}"
        for one in bins
        if one.count
    ]
    lines.append("  nothing was predicted" if error is None else f"  expected calibration error {error:.3f}")
    return "\n".join(lines)
