"""When somebody was here last, so that the first page can tell what has come in since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

COOKIE = "walkback_seen"
APART = timedelta(minutes=30)  # between two visits; a shorter absence is one and the same


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit: when the one before it ended, None at the first, and what the browser is to remember of this one."""

    since: datetime | None
    remembered: str


def visit_at(now: datetime, remembered: str | None) -> Visit:
    """Return the visit that a page is part of.

    Args:
        now: the moment, with its zone.
        remembered: what the browser remembers: the end of the visit before and the last page of this one, as seconds
            since 1970; anything else counts as nothing.
    """
    before, last = _read(remembered, now)
    if last is not None and now - last > APART:
        before = last
    told = "" if before is None else str(int(before.timestamp()))
    return Visit(before, f"{told}.{int(now.timestamp())}")


def _read(remembered: str | None, now: datetime) -> tuple[datetime | None, datetime | None]:
    parts = (remembered or "").split(".")
    if len(parts) != 2:
        return None, None
    return _moment(parts[0], now), _moment(parts[1], now)


def _moment(text: str, now: datetime) -> datetime | None:
    if not (text.isascii() and text.isdecimal() and len(text) <= 11):
        return None
    at = datetime.fromtimestamp(int(text), UTC)
    return at if at <= now else None
