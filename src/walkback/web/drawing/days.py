"""A scale of days, with marks at round dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

MARGIN = 9.0  # per cent of the width that stay free on either side
TICKS = 5  # at most
_STEPS = (1, 2, 7, 14)  # days between ticks, before it is months


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on a scale: where it stands, in per cent of the width, and what it says."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class DayScale:
    """Days from the first to the last of a drawing."""

    first: date
    last: date

    @classmethod
    def over(cls, days: Iterable[date]) -> DayScale | None:
        """Return the scale that holds all of these days; None if there is none."""
        known = sorted(days)
        return cls(known[0], known[-1]) if known else None

    def at(self, day: date) -> float:
        """Return where a day stands, in per cent of the width; one outside stands at the edge."""
        whole = (self.last - self.first).days
        if not whole:
            return 50.0
        share = min(max((day - self.first).days / whole, 0.0), 1.0)
        return round(MARGIN + share * (100 - 2 * MARGIN), 2)

    def ticks(self) -> tuple[Tick, ...]:
        """Return marks at round dates, a handful at most; the year is told where it begins or changes."""
        days = list(self._rounded())
        found = []
        year = None
        for day in days:
            words = f"{day:%b}" if self._by_month and day.day == 1 else f"{day.day} {day:%b}"
            found.append(Tick(self.at(day), words if day.year == year else f"{words} {day.year}"))
            year = day.year
        return tuple(found)

    @property
    def _by_month(self) -> bool:
        return (self.last - self.first).days > _STEPS[-1] * (TICKS - 1)

    def _rounded(self) -> Iterator[date]:
        whole = (self.last - self.first).days
        if not self._by_month:
            step = next(step for step in _STEPS if whole // step < TICKS)
            for number in range(whole // step + 1):
                yield self.first + timedelta(days=number * step)
            return
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        step = next((s for s in (1, 2, 3, 6, 12) if months // s <= TICKS), 12 * (months // (12 * TICKS) + 1))
        month = self.first.year * 12 + self.first.month - 1
        month += -month % step
        while month <= self.last.year * 12 + self.last.month - 1:
            day = date(month // 12, month % 12 + 1, 1)
            if day >= self.first:
                yield day
            month += step
