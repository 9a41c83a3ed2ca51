"""Arithmetic on the calendar: the values of days, weeks, months and years in TIMEX3, and steps between them."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from walkback.text.span import Span


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in the calendar: its first day, how fine it is, and the words that tell it; none for the report's day.

    ``grain`` is "D", "W", "WE", "M", "S" (season), "Q", "H", "Y", "DE" or "CE".
    """

    day: date
    grain: str
    span: Span | None = None


def value_of(day: date, unit: str) -> str:
    """The TIMEX3 value of the day, week, month, ... that a day lies in; units as in the lexicon."""
    match unit:
        case "W" | "WE" | "2W":
            year, week, _ = day.isocalendar()
            return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "WE" else "")
        case "M":
            return f"{day.year:04d}-{day.month:02d}"
        case "Q":
            return f"{day.year:04d}-Q{(day.month + 2) // 3}"
        case "Y":
            return f"{day.year:04d}"
        case "DE":
            return f"{day.year // 10:03d}"
        case "CE":
            return f"{day.year // 100:02d}"
        case _:
            return day.isoformat()


_UNKNOWN = {"D": "XXXX-XX-XX", "N": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX"}


def unknown_value(unit: str) -> str:
    """The value of a day, week, ... that has no place in the calendar."""
    return _UNKNOWN.get(unit, "XXXX")


def grain_of(value: str) -> str:
    """How fine a value is that has a place in the calendar, as `Anchor.grain` tells it."""
    day = value.split("T")[0]
    if "-W" in day and not day.endswith("-WI"):
        return "WE" if day.endswith("-WE") else "W"
    if len(day) == 10:
        return "D"
    if len(day) == 7:
        letter = day[5]
        return letter if letter in "QH" else "S" if letter.isalpha() else "M"
    return {4: "Y", 3: "DE", 2: "CE"}.get(len(day), "Y")


_MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}
_DAYS = {"D": 1, "N": 1, "W": 7, "WE": 7, "2W": 14}


def step(day: date, unit: str, count: float) -> date | None:
    """The day so many units on; None where the calendar ends. A month later is the same day of it, or its last one."""
    try:
        if unit in _MONTHS:
            year, month = divmod(day.year * 12 + day.month - 1 + round(count * _MONTHS[unit]), 12)
            return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
        return day + timedelta(days=round(count * _DAYS[unit]))
    except (ValueError, OverflowError):
        return None


def weekday_near(day: date, weekday: int, direction: int) -> date | None:
    """The weekday (1 Monday ... 7 Sunday) on the day or before it (-1), or on it or after it (1)."""
    ahead = (weekday - day.isoweekday()) % 7
    return step(day, "D", ahead if direction > 0 else ahead - 7 if ahead else 0)


def day_in(year: int, month: int, day: int) -> date | None:
    """The day of the calendar; None where there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
