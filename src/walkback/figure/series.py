"""Put the figures of many reports side by side: one series for each quantity, with the range that each side gives."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from walkback.figure.compare import SETTLED
from walkback.figure.counted import singular
from walkback.model import FigureChange, FigureKind, FigureScope, ReportedFigure

_WORD = re.compile(r"[^\W\d_]+")
REPORTER = ""  # the side of a figure that the reporter gives


@dataclass(frozen=True, slots=True)
class Range:
    """All that one side says of a quantity: the least and the greatest number, and whether an end is open."""

    low: float | None  # None: open below
    high: float | None  # None: open above
    least: float  # the least number named
    greatest: float
    figures: int


@dataclass(frozen=True, slots=True)
class Series:
    """Figures for one quantity, in the order in which they were given (unknown days last).

    ``counts`` is the head of the words for what is counted, in the singular, None where none is named or the kind
    tells it. ``by_side`` has the widest level of each side, `REPORTER` for the reporter's own.
    """

    kind: FigureKind
    unit: str | None
    counts: str | None
    scope: FigureScope
    change: FigureChange | None
    figures: tuple[ReportedFigure, ...]
    by_side: tuple[tuple[str, Range], ...]


class _Quantity(NamedTuple):
    """What figures of one series have in common."""

    kind: FigureKind
    unit: str | None
    counts: str | None
    scope: FigureScope
    change: FigureChange | None


def find_series(figures: Iterable[ReportedFigure]) -> tuple[Series, ...]:
    """Group figures by kind, unit, what they count, scope and direction; the longest series first.

    Whether two of a series tell of one event is for the reader to see: the words for it stand with each figure.
    `walkback.figure.compare` tells of two figures in their texts whether they are comparable.
    """
    grouped: dict[_Quantity, list[ReportedFigure]] = defaultdict(list)
    for figure in figures:
        grouped[_quantity(figure)].append(figure)
    found = [
        Series(*quantity, tuple(sorted(members, key=_order)), _by_side(members))
        for quantity, members in grouped.items()
    ]
    return tuple(sorted(found, key=lambda s: (-len(s.figures), s.kind, s.unit or "", s.counts or "", s.scope)))


def given_on(figure: ReportedFigure) -> date | None:
    """The day on which a figure was given: that of the saying, or of the report where it is the reporter's own."""
    if figure.said_at is not None:
        return figure.said_at.first or figure.said_at.last
    return figure.article_day.day if figure.article_day else None


def _quantity(figure: ReportedFigure) -> _Quantity:
    scope = FigureScope.WHOLE if figure.scope is FigureScope.TOTAL else figure.scope
    return _Quantity(figure.kind, _unit(figure), _head(figure), scope, figure.change)


def _order(figure: ReportedFigure) -> tuple[bool, date, str]:
    day = given_on(figure)
    return day is None, day or date.max, figure.id


def _unit(figure: ReportedFigure) -> str | None:
    return None if figure.kind in SETTLED else figure.unit


def _head(figure: ReportedFigure) -> str | None:
    if figure.kind in SETTLED or not figure.counts:
        return None
    words = _WORD.findall(figure.counts)
    return singular(words[-1].lower()) if words else None


def _by_side(figures: Iterable[ReportedFigure]) -> tuple[tuple[str, Range], ...]:
    given: dict[str, list[ReportedFigure]] = defaultdict(list)
    for figure in figures:
        side = figure.speaker.side if figure.speaker else None
        given[side.name if side else figure.speaker.name if figure.speaker else REPORTER].append(figure)
    return tuple((side, _range(members)) for side, members in sorted(given.items()))


def _range(figures: list[ReportedFigure]) -> Range:
    named = [end for figure in figures for end in (figure.low, figure.high) if end is not None]
    return Range(
        None if any(figure.low is None for figure in figures) else min(named),
        None if any(figure.high is None for figure in figures) else max(named),
        min(named),
        max(named),
        len(figures),
    )
