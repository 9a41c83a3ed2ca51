"""Texts with planted attributions, and the time expressions of a known week, for a report of Thursday 6 March 2031."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from planted import plant

from walkback.model import Attribution, Link, Manner, Timex, TimexType, Window
from walkback.text.span import Span
from walkback.when.said import find_said_at

PUBLISHED = date(2031, 3, 6)
MONDAY, TUESDAY, WEDNESDAY, THURSDAY = (f"2031-03-0{day}" for day in (3, 4, 5, 6))
VALUES = {
    "Friday": "2031-02-28",
    "Saturday": "2031-03-01",
    "Sunday": "2031-03-02",
    "Monday": MONDAY,
    "Tuesday": TUESDAY,
    "Wednesday": WEDNESDAY,
    "Thursday": THURSDAY,
    "today": THURSDAY,
    "this morning": f"{THURSDAY}TMO",
    "yesterday": WEDNESDAY,
    "last night": f"{WEDNESDAY}TNI",
    "Monday night": f"{MONDAY}TNI",
    "the evening": f"{THURSDAY}TEV",
    "two weeks": "P2W",
    "last week": "2031-W09",
    "a week ago": "2031-W09",
    "next week": "2031-W11",
    "January": "2031-01",
    "last March": "2030-03",
    "2028": "2028",
    "1 March 2031": "2031-03-01",
    "6 March 2031": THURSDAY,
    "March 5": WEDNESDAY,
}
_WORDS = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, VALUES), key=len, reverse=True))})\b")


def find_planted_times(text: str) -> tuple[Timex, ...]:
    """The expressions of `VALUES` in ``text``."""
    found = []
    for match in _WORDS.finditer(text):
        value = VALUES[match.group()]
        kind = TimexType.TIME if "T" in value else TimexType.DURATION if value[0] == "P" else TimexType.DATE
        found.append(Timex(Span(*match.span()), kind, value))
    return tuple(found)


def attributions_of(marked: str) -> tuple[str, list[Attribution]]:
    """The text and its planted attributions; one that lies in another's content says so."""
    text, planted = plant(marked)
    found = [Attribution(p["source"], p["cue"], p["content"], Manner.INDIRECT, 1.0) for p in planted]
    return text, found


def said(
    marked: str,
    published_on: date | None = PUBLISHED,
    links: Sequence[Link] = (),
    spans: Sequence[Span] | None = None,
) -> tuple[Window | None, ...]:
    """When each planted attribution was said."""
    text, found = attributions_of(marked)
    return find_said_at(text, found, find_planted_times(text), published_on=published_on, links=links, spans=spans)
