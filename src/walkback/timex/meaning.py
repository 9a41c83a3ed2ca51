"""What the words of a time expression mean, before they are counted from a day."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class From(StrEnum):
    """What an expression is counted from."""

    ARTICLE = "article"  # "two days ago"
    PREVIOUS = "previous"  # "two days later", "that year"


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that needs nothing: "recently" is PAST_REF, "every day" is a SET."""

    type: str
    value: str
    rule: str


@dataclass(frozen=True, slots=True)
class Length:
    """So many units. ``amount`` is a number as TIMEX3 writes it, "X" where it is left open; units are the lexicon's.

    ``extra`` is a second length to add: "a minute and a half" is 1, TM and 30, TM.
    """

    amount: str
    unit: str
    extra: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """The unit of the calendar that lies ``offset`` units from the one that its origin lies in: "last week" is W, -1.

    ``bare`` where no word tells which: "the year". ``is_end``: its end, "year-end".
    """

    unit: str
    offset: int
    origin: From = From.ARTICLE
    bare: bool = False
    is_end: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """A length away from a day: "two weeks ago"; ``sign`` is -1 for before."""

    length: Length
    sign: int
    origin: From = From.ARTICLE


@dataclass(frozen=True, slots=True)
class Compared:
    """The period that figures are given for or compared with: "the latest period" (0), "the year-ago quarter" (-1).

    ``offset`` counts years. ``year`` is set where it is named: "the 1988 period".
    """

    offset: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A date of which parts are named; the rest is to be found.

    ``within`` is the period that the rest is in ("June last year"); ``direction`` is -1 for "last", 0 for "this",
    1 for "next", None where no word tells. ``is_week``: the week that the day lies in.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    holiday: str | None = None
    before_christ: bool = False
    direction: int | None = None
    within: Period | Shift | Compared | None = None
    is_week: bool = False

    @property
    def is_year(self) -> bool:
        """Whether nothing but a year is named."""
        return self.year is not None and not (self.month or self.season or self.quarter or self.half or self.holiday)


@dataclass(frozen=True, slots=True)
class Years:
    """A decade or a century by the figures that it begins with: "198" for the 1980s, "19" for the 20th century."""

    figures: str
    before_christ: bool = False


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A clock time ("T22:00") or part of a day ("TNI"), on ``day``, which None leaves to be found.

    ``is_bare`` is a word such as "dawn" with nothing before it, which is a time expression only beside a day.
    """

    clock: str
    day: Part | Period | Shift | None = None
    is_bare: bool = False


Meaning = Fixed | Length | Compared | Period | Shift | Part | Years | TimeOfDay
