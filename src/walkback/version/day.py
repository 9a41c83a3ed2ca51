"""The day that a report's relative dates count from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import urlsplit

from walkback.model import ArticleDay, BlockKind, Capture, DayHow, Declared, Version
from walkback.text.span import Span
from walkback.version.furniture import count_words
from walkback.version.moments import MONTHS, WRITTEN_DAY, day_of, month_of, read_moment

DATELINE_WITHIN = 90  # characters from the start of a paragraph in which a dateline's day may stand
FIRST_BLOCKS = 4  # blocks of the report in which a day may stand that is its own
EARLIEST_YEAR, LATEST_YEAR = 1980, 2100  # of days in web addresses
LEAD_WITHIN = 240  # characters from the start of the first paragraph in which the weekday of its news stands
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NEVER = date(9999, 12, 31)

_URL_DAY = re.compile(
    r"(?<!\d)(?P<y>(?:19|20|21)\d\d)(?P<sep>[/_-])(?P<m>\d{1,2}|[a-z]{3})(?P=sep)(?P<d>\d{1,2})(?!\d)"
    r"|(?<!\d)(?P<y2>(?:19|20|21)\d\d)(?P<m2>0[1-9]|1[0-2])(?P<d2>0[1-9]|[12]\d|3[01])(?!\d)", re.IGNORECASE,
)  # fmt: skip
_WEEKDAY = re.compile(r"\bon (?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")
_PLACE = re.compile(
    r"(?:(?:[A-ZÀ-Þ][\w.'’-]*|of|the|de|la|al|and|del|du|da|do|dos|on|sur)[\s,/]+(?:[–—-]\s)?){0,9}[(\[]?$"
)
_AFTER_DAY = re.compile(
    r"[,.]?\s*(?:\([^)]{2,48}\)|/[A-Z ]{3,24}/|[A-Z][\w. ]{1,24})?\s*(?:[-–—]{1,2}|:|\.\s*[-–—]|\s)\s?"
)
_AGENCY_DAY = re.compile(r"[,.]?\s*(?:\([^)]{2,48}\)\s*(?:[-–—]{1,2}|:)?|[-–—]{1,2}\s|/[A-Z ]{3,24}/)")
_OWN_DAY = re.compile(
    r"\b(?:release|statement|briefing|transcript|evidence|bulletin|communiqu[eé]|minutes|hearing|remarks|"
    r"speech|issued|embargo\w*|press|"
    r"published|posted|updated|debate|session|edition)\b|^(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE,
)  # fmt: skip


def find_day(
    capture: Capture, version: Version, declared: Declared, *, page_day: date | None = None
) -> ArticleDay | None:
    """Return the report's day with what tells it, None if nothing does. The first of these that is known:

    declared by the page; given with the capture; in the report's own address; in its dateline, byline or
    opening lines; ``page_day``, found elsewhere on the page; the latest day in the addresses it links to,
    which is a lower bound, or the first such weekday from then on as the lead names ("on Monday"); the capture's
    clock, an upper bound.

    A dateline without a year ("Dec 31") takes the year that fits the capture's clock or the links.
    """
    if declared.published_at is not None and (day := declared.published_at.day):
        return ArticleDay(day, DayHow.DECLARED, f"{declared.published_from}: {declared.published_at.text}")
    if capture.published_at is not None and (day := capture.published_at.day):
        return ArticleDay(day, DayHow.MANIFEST, capture.published_at.text)
    for address in (capture.url, declared.canonical_url):
        day = day_in_url(address) if address else None
        if day is not None and address is not None:
            return ArticleDay(day, DayHow.URL, address)
    captured = capture.captured_at.day if capture.captured_at is not None else None
    linked = _latest_link_day(version, captured)
    written = _find_dateline(version, captured, linked[0] if linked else None)
    if written is not None:
        return written
    if page_day is not None:
        return ArticleDay(page_day, DayHow.PAGE, page_day.isoformat())
    if linked is not None:
        return _lead_weekday(version, linked[0], captured) or ArticleDay(linked[0], DayHow.LINK, linked[1], linked[2])
    if captured is not None and capture.captured_at is not None:
        return ArticleDay(captured, DayHow.CAPTURED, capture.captured_at.text)
    return None


def day_in_url(address: str) -> date | None:
    """The day in an address's path ("/2031/03/04/", "/2031/mar/04/", "2031-03-04", "20310304"), if there is one."""
    try:
        path = urlsplit(address).path
    except ValueError:
        return None
    for match in _URL_DAY.finditer(path):
        if match["y"]:
            month = MONTHS.get(match["m"].lower()) if match["m"].isalpha() else int(match["m"])
            day = _date(int(match["y"]), month, int(match["d"]))
        else:
            day = _date(int(match["y2"]), int(match["m2"]), int(match["d2"]))
        if day is not None and EARLIEST_YEAR <= day.year <= LATEST_YEAR:
            return day
    return None


def _date(year: int, month: int | None, day: int) -> date | None:
    if month is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _latest_link_day(version: Version, captured: date | None) -> tuple[date, str, Span] | None:
    latest: tuple[date, str, Span] | None = None
    read = version.read_spans
    for link in version.links:
        if not any(span.holds(link.span) for span in read):
            continue
        day = day_in_url(link.url)
        # A link to what was not there yet when the report was captured tells of something else.
        if day is None or (captured is not None and day > captured):
            continue
        if latest is None or day > latest[0]:
            latest = (day, link.url, link.span)
    return latest


def _lead_weekday(version: Version, linked: date, captured: date | None) -> ArticleDay | None:
    """The day of the weekday on which the lead's news is, from ``linked`` on: a report links to what is there."""
    text = version.text
    lead = next((b.span for b in version.blocks if b.kind is BlockKind.PARAGRAPH), None)
    found = _WEEKDAY.search(text, lead.start, min(lead.end, lead.start + LEAD_WITHIN)) if lead is not None else None
    if found is None:
        return None
    day = linked + timedelta(days=(WEEKDAYS.index(found["day"][:3].lower()) - linked.weekday()) % 7)
    if captured is not None and day > captured:
        return None
    words = Span(*found.span())
    return ArticleDay(day, DayHow.LINK, words.of(text), words)


def _find_dateline(version: Version, captured: date | None, linked: date | None) -> ArticleDay | None:
    text = version.text
    for span, match in _written_days(version):
        year = int(match["year"]) if match["year"] else _fitting_year(match, captured, linked)
        day = _date(year, month_of(match), day_of(match)) if year else None
        if day is not None:
            words = Span(span.start + match.start(), span.start + match.end())
            return ArticleDay(day, DayHow.DATELINE, words.of(text), words)
    for block in version.blocks:
        if block.kind is BlockKind.BYLINE and block.span.end - block.span.start <= 140:
            moment = read_moment(block.span.of(text))
            if moment is not None and moment.day is not None:
                return ArticleDay(moment.day, DayHow.DATELINE, block.span.of(text), block.span)
    return None


def _written_days(version: Version) -> Iterator[tuple[Span, re.Match[str]]]:
    """Days in bylines, datelines and opening lines that are the report's own, with the block they stand in."""
    text = version.text
    parts = [b for b in version.blocks if b.kind not in (BlockKind.FURNITURE, BlockKind.CAPTION, BlockKind.NOTE)]
    paragraphs = 0
    for n, block in enumerate(parts):
        words = block.span.of(text)
        paragraphs += block.kind is BlockKind.PARAGRAPH
        if block.kind is BlockKind.BYLINE:
            # Further down, and behind the report, stand the days of live posts and of other stories.
            if paragraphs <= 2 and len(words) <= 200 and (match := WRITTEN_DAY.search(words)):
                yield block.span, match
        elif n < FIRST_BLOCKS:
            match = WRITTEN_DAY.search(words, 0, DATELINE_WITHIN)
            if match is None:
                continue
            before = words[: match.start()]
            if (
                block.kind is BlockKind.PARAGRAPH
                and _PLACE.match(before)
                and before
                and _AGENCY_DAY.match(words, match.end())
            ) or (
                match["year"] and count_words(words) <= 25 and (_OWN_DAY.search(words) or words.isupper() or not before)
            ):
                yield block.span, match


def _fitting_year(match: re.Match[str], captured: date | None, linked: date | None) -> int | None:
    month, number = month_of(match), day_of(match)
    if captured is not None:
        for year in (captured.year + 1, captured.year, captured.year - 1):
            day = _date(year, month, number)
            if day is not None and day <= captured + timedelta(days=1):
                return year
        return None
    if linked is not None:
        for year in (linked.year, linked.year + 1):
            day = _date(year, month, number)
            if day is not None and day >= linked - timedelta(days=1):
                return year
    return None
