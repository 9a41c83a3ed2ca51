"""A point in time with the precision to which it is known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from walkback.errors import BadDate


class Precision(StrEnum):
    """How exactly a time is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    MINUTE = "minute"
    SECOND = "second"


_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?\s?(?P<zone>Z|[+-]\d\d:?\d\d)?)?)?)?$"
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z)?)?$")  # as in archive time stamps


@dataclass(frozen=True, slots=True, order=False)
class Moment:
    """A time as it was given: ``text`` is ISO 8601, cut where knowledge ends ("2031-03").

    ``at`` is the start of that year, month, day, minute or second, zone-aware. A clock time that came
    without a zone counts as UTC and ``zoned`` is false; a day is a day wherever the outlet is.
    """

    text: str
    at: datetime
    precision: Precision
    zoned: bool

    @classmethod
    def parse(cls, value: str | date | datetime, *, where: str = "") -> Moment:
        """Read ISO 8601 ("2031", "2031-03", "2031-03-04", "2031-03-04T10:15:00Z"), a date or a datetime.

        Raises:
            BadDate: ``value`` is no such date; the message repeats it and names ``where``.
        """
        if isinstance(value, datetime):
            return cls.parse(value.isoformat(timespec="seconds"), where=where)
        if isinstance(value, date):
            return cls.parse(value.isoformat(), where=where)
        given = value.strip()
        compact = _COMPACT.match(given)
        if compact:
            y, mo, d, h, mi, s, z = compact.groups()
            given = f"{y}-{mo}-{d}" + (f"T{h}:{mi}:{s or '00'}{z or ''}" if h else "")
        match = _ISO.match(given)
        if not match:
            raise BadDate(f'expected a date such as 2031-03-04 or 2031-03-04T10:15:00Z, got "{value}"', where=where)
        part = match.groupdict()
        try:
            at = datetime(
                int(part["year"]),
                int(part["month"] or 1),
                int(part["day"] or 1),
                int(part["hour"] or 0),
                int(part["minute"] or 0),
                int(part["second"] or 0),
                tzinfo=datetime.fromisoformat(f"2000-01-01T00:00:00{part['zone']}").tzinfo if part["zone"] else UTC,
            )
        except ValueError as error:
            raise BadDate(f'expected a date that exists, got "{value}" ({error})', where=where) from None
        for precision in (Precision.SECOND, Precision.MINUTE, Precision.DAY, Precision.MONTH):
            if part[precision]:
                break
        else:
            precision = Precision.YEAR
        return cls(_canonical(at, precision, bool(part["zone"])), at, precision, bool(part["zone"]))

    @property
    def day(self) -> date | None:
        """The calendar day where it was published, or None if only a month or a year is known."""
        return self.at.date() if self.precision not in (Precision.YEAR, Precision.MONTH) else None

    @property
    def end(self) -> datetime:
        """The first instant after the moment: `at` plus one unit of its precision."""
        at = self.at
        match self.precision:
            case Precision.YEAR:
                return at.replace(year=at.year + 1) if at.year < 9999 else datetime.max.replace(tzinfo=UTC)
            case Precision.MONTH:
                if (at.year, at.month) == (9999, 12):
                    return datetime.max.replace(tzinfo=UTC)
                return at.replace(year=at.year + at.month // 12, month=at.month % 12 + 1)
            case Precision.DAY:
                return at + timedelta(days=1)
            case Precision.MINUTE:
                return at + timedelta(minutes=1)
            case Precision.SECOND:
                return at + timedelta(seconds=1)

    def __str__(self) -> str:
        return self.text


def _canonical(at: datetime, precision: Precision, zoned: bool) -> str:
    length = {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10}.get(precision)
    if length:
        return at.date().isoformat()[:length]
    text = at.replace(tzinfo=None).isoformat(timespec="minutes" if precision is Precision.MINUTE else "seconds")
    if not zoned:
        return text
    return text + ("Z" if at.utcoffset() == timedelta(0) else at.strftime("%z")[:3] + ":" + at.strftime("%z")[3:])
