"""Dates in the many ways that pages write them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from walkback.errors import BadDate
from walkback.moment import Moment

MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), start=1,
    )
    for name in names.split()
}  # fmt: skip
EARLIEST_YEAR = 1800  # before it, a number of four digits is no year of a report
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
# "4 March 2031", "March 4th, 2031", "4 Mar"; the year may be missing.
WRITTEN_DAY = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<month>{_MONTH})\b\.?"
    rf"|(?P<month2>{_MONTH})\b\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.]\d))(?:,?\s+(?P<year>\d{{4}})\b)?",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:[ T](\d{1,2}:\d{2}(?::\d{2})?))?")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
_CLOCK = re.compile(r"\b(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(?:([ap])\.?m)?", re.IGNORECASE)
_LOOSE_ISO = re.compile(
    r"\s*(\d{4}-\d\d-\d\d)[T ](\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s?(Z|[+-]\d\d:?\d\d)?", re.IGNORECASE
)


def read_moment(written: str) -> Moment | None:
    """Read a date as pages declare it: ISO 8601 and its near kin, RFC 2822, seconds since 1970, or words.

    None where the words tell no date, or not which: "03/04/2031" may be either, so it is none.
    """
    text = written.strip()
    if not text:
        return None
    for read in (_read_iso, _read_epoch, _read_slashed, _read_mail, _read_words):
        moment = read(text)
        if moment is not None:
            return moment if moment.at.year >= EARLIEST_YEAR else None
    return None


def _parse(text: str) -> Moment | None:
    try:
        return Moment.parse(text)
    except BadDate:
        return None


def _read_iso(text: str) -> Moment | None:
    if text.isdigit() and len(text) not in (4, 8, 12, 14):
        return None
    moment = _parse(text)
    if moment is None and (match := _LOOSE_ISO.match(text)):
        day, clock, zone = match.groups()
        moment = _parse(f"{day}T{clock.zfill(5) if clock.count(':') == 1 else clock.zfill(8)}{(zone or '').upper()}")
    return moment


def _read_epoch(text: str) -> Moment | None:
    if not text.isdigit() or len(text) not in (9, 10, 13):
        return None
    seconds = int(text) / (1000 if len(text) == 13 else 1)
    return Moment.parse(datetime.fromtimestamp(int(seconds), UTC))


def _read_slashed(text: str) -> Moment | None:
    if match := _SLASHED.search(text):
        year, month, day, clock = match.groups()
        stamp = f"{year}-{int(month):02d}-{int(day):02d}"
        return (
            _parse(f"{stamp}T{clock.zfill(5) if clock.count(':') == 1 else clock.zfill(8)}") if clock else _parse(stamp)
        )
    if match := _DAY_FIRST.search(text):
        first, second, year = (int(part) for part in match.groups())
        if first > 12 >= second:
            return _parse(f"{year}-{second:02d}-{first:02d}")
        if second > 12 >= first:
            return _parse(f"{year}-{first:02d}-{second:02d}")
        if first == second:
            return _parse(f"{year}-{first:02d}-{second:02d}")
    return None


def _read_mail(text: str) -> Moment | None:
    if "," not in text or ":" not in text:
        return None
    try:
        return Moment.parse(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError, BadDate):
        return None


def _read_words(text: str) -> Moment | None:
    match = WRITTEN_DAY.search(text)
    if match is None or not match["year"]:
        return None
    stamp = f"{match['year']}-{month_of(match):02d}-{day_of(match):02d}"
    clock = _CLOCK.search(text)
    if clock:
        hour = (
            int(clock[1]) % 12 + 12
            if (clock[4] or "").lower() == "p"
            else int(clock[1]) % 12
            if clock[4]
            else int(clock[1])
        )
        return _parse(f"{stamp}T{hour:02d}:{clock[2]}") or _parse(stamp)
    return _parse(stamp)


def month_of(match: re.Match[str]) -> int:
    """The month, 1 to 12, of a match of `WRITTEN_DAY`."""
    return MONTHS[(match["month"] or match["month2"]).lower()]


def day_of(match: re.Match[str]) -> int:
    """The day of the month of a match of `WRITTEN_DAY`; it may not exist (31 June)."""
    return int(match["day"] or match["day2"])
