"""Figures as ranges on one scale, in the order in which they were given."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from walkback.shown.positions import Ends, number_words
from walkback.web.drawing.days import Tick

LEFT, RIGHT = 4.0, 6.0  # per cent of the width that stay free
ROUND = (1, 2, 2.5, 5, 10)
TICKS = 4
SPREAD = 30.0  # greatest over least number, from which equal steps stand for equal factors
SMALLEST = 1e-12  # step between two marks
LEAST_WIDTH = 1.2  # per cent; a single number has this width


@dataclass(frozen=True, slots=True)
class Bar:
    """A range from ``start`` to ``end`` in per cent of the width; open at an end where no bound is given."""

    start: float
    end: float
    is_open_below: bool
    is_open_above: bool


@dataclass(frozen=True, slots=True)
class Ranges:
    """Bars in the order of what was given, None where it is no range, with the marks of their scale."""

    bars: tuple[Bar | None, ...]
    ticks: tuple[Tick, ...]
    is_by_factor: bool


def draw_ranges(given: Sequence[Ends | None]) -> Ranges | None:
    """Return the drawing of ranges; None where there is none."""
    numbers = [end for ends in given if ends is not None for end in ends if end is not None]
    if not numbers:
        return None
    low, high = min(numbers), max(numbers)
    by_factor = low > 0 and high / low > SPREAD
    scale = _Factors(low, high) if by_factor else _Steps(min(low, 0.0), high)
    bars = [None if ends is None or ends == (None, None) else _bar(ends, scale) for ends in given]
    return Ranges(tuple(bars), tuple(scale.ticks()), by_factor)


class _Steps:
    """Equal widths for equal differences, from nought."""

    def __init__(self, low: float, high: float) -> None:
        self.low = low
        self.high = high if high > low else low + 1

    def at(self, value: float) -> float:
        return _within((value - self.low) / (self.high - self.low))

    def ticks(self) -> list[Tick]:
        raw = max((self.high - self.low) / TICKS, SMALLEST)
        size = 10 ** math.floor(math.log10(raw))
        step = next(size * one for one in ROUND if size * one >= raw)
        first = math.ceil(self.low / step)
        values = [n * step for n in range(first, math.floor(self.high / step + 1e-9) + 1)]
        return [Tick(self.at(value), number_words(round(value, 12))) for value in values]


class _Factors:
    """Equal widths for equal factors."""

    def __init__(self, low: float, high: float) -> None:
        self.low, self.high = math.log10(low), math.log10(high)

    def at(self, value: float) -> float:
        return _within((math.log10(value) - self.low) / (self.high - self.low)) if value > 0 else LEFT

    def ticks(self) -> list[Tick]:
        first, last = math.ceil(self.low - 1e-9), math.floor(self.high + 1e-9)
        step = (last - first) // TICKS + 1
        return [Tick(self.at(10.0**n), number_words(10.0**n)) for n in range(first, last + 1, step)]


def _within(share: float) -> float:
    return round(LEFT + share * (100 - LEFT - RIGHT), 2)


def _bar(ends: Ends, scale: _Steps | _Factors) -> Bar:
    low, high = ends
    start = 0.0 if low is None else scale.at(low)
    end = 100.0 if high is None else scale.at(high)
    if end - start < LEAST_WIDTH:
        middle = (start + end) / 2
        start, end = middle - LEAST_WIDTH / 2, middle + LEAST_WIDTH / 2
    return Bar(round(start, 2), round(end, 2), low is None, high is None)
