"""The calendar days that a TIMEX3 value covers."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, date, timedelta

_VALUE = re.compile(
    r"(?P<century>\d\d)(?:XX)?$"
    r"|(?P<decade>\d{3})X?$"
    r"|(?:FY)?(?P<year>\d{4})"
    r"(?:-(?:XX(?:-XX)?|W(?P<week>\d\d?)(?:-(?P<weekday>WE|[1-7]))?|Q(?P<quarter>[1-4])|H(?P<half>[12])|QX|WXX"
    r"|(?P<season>SP|SU|FA|WI)|(?P<month>\d\d)(?:-(?:(?P<day>\d\d)|XX|W(?P<nth>[1-5])))?))?$",
    re.ASCII,
)
_TIME_OF_DAY = re.compile(r"T[A-Z\d:.+-]*$")
# Meteorological seasons of the northern half; a winter begins in December of the year before, as news and
# TIMEX3 count it ("winter 1994" is nearly always its January).
_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9}


def days_of(value: str) -> tuple[date, date] | None:
    """Return the first and the last calendar day that a TIMEX3 value covers, both included.

    A time of day is cut off. Seasons are meteorological: spring March to May, winter December of the year
    before to February. "198" and "198X" are a decade, "19" and "19XX" a century as decades are counted
    (1900 to 1999). None for values without a place in the calendar: durations, sets, PAST_REF, XXXX-XX, days
    before Christ, and days that do not exist.
    """
    match = _VALUE.match(_TIME_OF_DAY.sub("", value.strip()))
    if match is None:
        return None
    try:
        return _days(match)
    except (ValueError, OverflowError):
        return None


def _days(match: re.Match[str]) -> tuple[date, date] | None:
    part = match.groupdict()
    if part["century"] is not None:
        return _years(100 * int(part["century"]), 100)
    if part["decade"] is not None:
        return _years(10 * int(part["decade"]), 10)
    year = int(part["year"])
    if part["week"] is not None:
        return _week(year, int(part["week"]), part["weekday"])
    if part["quarter"] is not None:
        return _months(year, 3 * int(part["quarter"]) - 2, 3)
    if part["half"] is not None:
        return _months(year, 6 * int(part["half"]) - 5, 6)
    if part["season"] == "WI":
        return date(year - 1, 12, 1), date(year, 2, monthrange(year, 2)[1])
    if part["season"] is not None:
        return _months(year, _SEASON_MONTHS[part["season"]], 3)
    if part["month"] is None:
        return _years(year, 1)
    month = int(part["month"])
    if part["day"] is not None:
        day = date(year, month, int(part["day"]))
        return day, day
    if part["nth"] is not None:
        first = date(year, month, 7 * int(part["nth"]) - 6)
        return first, min(first + timedelta(days=6), date(year, month, monthrange(year, month)[1]))
    return _months(year, month, 1)


def _years(first: int, count: int) -> tuple[date, date]:
    return date(max(first, 1), 1, 1), date(min(first + count - 1, MAXYEAR), 12, 31)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    last = month + count - 1
    return date(year, month, 1), date(year, last, monthrange(year, last)[1])


def _week(year: int, week: int, weekday: str | None) -> tuple[date, date]:
    monday = date.fromisocalendar(year, week, 1)
    if weekday == "WE":
        return monday + timedelta(days=5), monday + timedelta(days=6)
    if weekday is not None:
        day = monday + timedelta(days=int(weekday) - 1)
        return day, day
    return monday, monday + timedelta(days=6)
