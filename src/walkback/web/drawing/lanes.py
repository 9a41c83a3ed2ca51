"""Who answered what on which day: a lane for each side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from walkback.model import Statement
from walkback.store.findings import Answered
from walkback.web.drawing.days import DayScale, Tick
from walkback.web.voice import voice_of

APART = 18.0  # per cent of the width between two marks, from which they do not touch on a telephone
ROW = 30  # pixels
HEAD = 26  # pixels above the first row of a lane, for its name
FOOT = 26  # pixels below all lanes, for the dates
MOST_LANES = 8
MOST_ROWS = 4  # of marks in a lane; more fall together in the last one


@dataclass(frozen=True, slots=True)
class Dot:
    """An answer on a day, given ``count`` times; ``low`` to ``high`` where only a stretch of days is known.

    All places in per cent of the width; ``row`` counts from the lane's top.
    """

    at: float
    low: float
    high: float
    row: int
    position: str
    count: int
    is_inferred: bool
    statement: str
    words: str


@dataclass(frozen=True, slots=True)
class Lane:
    """A side's answers; ``top`` is where the lane begins, in pixels."""

    party: str | None
    top: int
    rows: int
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Lanes:
    """The drawing: its lanes, its dates, its height in pixels, and what is not in it."""

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    height: int
    undated: int
    more_lanes: int


def draw_lanes(answers: Sequence[Answered]) -> Lanes | None:
    """Return the drawing of answers over time; None where fewer than two days are known."""
    days = {one.statement.id: _days(one.statement) for one in answers}
    scale = DayScale.over(day for window in days.values() for day in window if day is not None)
    if scale is None or scale.first == scale.last:
        return None
    sides: dict[str | None, list[Answered]] = {}
    undated = 0
    for one in answers:
        if days[one.statement.id] == (None, None):
            undated += 1
        else:
            sides.setdefault(voice_of(one.statement).party, []).append(one)
    lanes: list[Lane] = []
    top = 0
    for party, given in list(sides.items())[:MOST_LANES]:
        dots = _dots(given, days, scale)
        rows = 1 + max(dot.row for dot in dots)
        lanes.append(Lane(party, top, rows, dots))
        top += HEAD + rows * ROW + 8
    return Lanes(tuple(lanes), scale.ticks(), top + FOOT, undated, max(0, len(sides) - MOST_LANES))


def _days(statement: Statement) -> tuple[date | None, date | None]:
    said = statement.said_at
    first, last = (said.first, said.last) if said else (None, None)
    if first is None and last is None and statement.article_day is not None:
        first = last = statement.article_day.day
    return first, last


def _dots(
    given: Sequence[Answered], days: dict[str, tuple[date | None, date | None]], scale: DayScale
) -> tuple[Dot, ...]:
    """The marks of a lane; where they would stand too close to be read, alike ones that are near become one."""
    placed = _placed(_alike(given, days, scale))
    if max(dot.row for dot in placed) >= MOST_ROWS:
        placed = _placed(_gathered(placed))
    return tuple(replace(dot, row=min(dot.row, MOST_ROWS - 1)) for dot in placed)


def _alike(given: Sequence[Answered], days: dict[str, tuple[date | None, date | None]], scale: DayScale) -> list[Dot]:
    """One mark for the same answer given on the same days."""
    alike: dict[tuple[date | None, date | None, str], list[Answered]] = {}
    for one in given:
        alike.setdefault((*days[one.statement.id], one.position), []).append(one)
    dots = []
    for (first, last, position), same in alike.items():
        low, high = scale.at(first or scale.first), scale.at(last or scale.last)
        statement = same[0].statement
        inferred = statement.said_at is None or statement.said_at.is_inferred
        dots.append(Dot((low + high) / 2, low, high, 0, position, len(same), inferred, statement.id, statement.content))
    return dots


def _gathered(dots: Sequence[Dot]) -> list[Dot]:
    """The same answers within a stretch of the width as one mark in the middle of them."""
    found: dict[str, list[Dot]] = {}
    for dot in dots:
        row = found.setdefault(dot.position, [])
        if row and dot.high - row[-1].low < APART:
            last = row.pop()
            low, high = min(last.low, dot.low), max(last.high, dot.high)
            dot = replace(last, at=(low + high) / 2, low=low, high=high, count=last.count + dot.count)
        row.append(dot)
    return [dot for row in found.values() for dot in row]


def _placed(dots: Sequence[Dot]) -> list[Dot]:
    """The marks by days, each in the first row that has room for it."""
    ends: list[float] = []  # of what stands in each row
    placed = []
    for dot in sorted(dots, key=lambda one: (one.at, one.position)):
        at = round(dot.at, 2)
        row = next((n for n, end in enumerate(ends) if at - end >= APART), len(ends))
        if row == len(ends):
            ends.append(at)
        ends[row] = at
        placed.append(replace(dot, at=at, row=row))
    return placed
