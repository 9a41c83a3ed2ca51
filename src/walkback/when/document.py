"""Tell what the first lines of a document say of its own day, and whether it is one that is dated as a whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from walkback.model import Window, WindowHow
from walkback.text.span import Span, paragraphs_of
from walkback.timex.find import find_timexes
from walkback.when.phrase import Bearing
from walkback.when.setting import Dated, Setting, read_dated

AGE = 5  # days by which a date line or dateline may differ from the report's day
DATELINE_REACH = 70  # code points of a paragraph in which its dateline lies
DATELINES = 8  # first paragraphs of which one may have it
HEAD_REACH = 600  # code points from the first paragraph that is read
HEAD_LINES = 8  # first lines in which a document's date lies
HEAD_LENGTH = 160  # code points of a line that holds a document's date
HEADLINES = 3  # paragraphs at most that headline and standfirst make up
HEADLINE_LENGTH = 200  # code points
LEAD_LENGTH = 70  # code points of the first paragraph that is no heading

_AFTER_DATELINE = re.compile(r"\s*,?\s*(?:\([^()\n]{1,40}\)|/[^/\n]{1,40}/|\d{4})?\s*(?:[-–—_:]|--)")
_BEFORE_DATELINE = re.compile(r"\s*(?:[A-ZÀ-Þ(][^\s]*[,.)]?\s+|(?:de|del|la|al|and|the|of|on|da|do)\s+){0,8}")
_ENDED = re.compile(r"[.!?…][\"”’'»)]*$")
_FULL_DATE = re.compile(
    r"\d[^\d]+\d{4}|[a-z]{3}[^\d]+\d{1,2}\b|\b\d{1,2}[^\d]+[a-z]{3}|\d{4}-\d\d-\d\d|\d[./]\d", re.IGNORECASE
)
_RELEASE = re.compile(
    r"\W*(?i:press release|media release|news release|press statement|for immediate release|bulletin|communiqu[eé]|"
    r"media statement|press notice)\b|[^a-z]{0,120}\b(?:PRESS|RELEASE|STATEMENT|BULLETIN|COMMUNIQU[EÉ])\b[^a-z]*$"
)


@dataclass(frozen=True, slots=True)
class Document:
    """What is told by where a text begins.

    ``date`` is the date line of a document ("Oslo, 3 May 2030"), ``calls_itself`` whether it calls itself a release,
    a statement or a bulletin. ``headline_end`` is where headline and standfirst end. ``dateline`` is the day in one
    ("HELSINKI, Nov 29 (Nordwire) -"), and ``day`` the day on which what nothing else is told of was said: the
    dateline's, else the lead's, else the report's.
    """

    date: Dated | None
    calls_itself: bool
    headline_end: int
    dateline: Dated | None
    day: Window | None


def read_document(setting: Setting) -> Document:
    """Read the first lines of a text, also those that are not read for statements (bylines, date lines)."""
    paragraphs = setting.scene.paragraphs
    reach = (paragraphs[0].start if paragraphs else 0) + HEAD_REACH
    lines = paragraphs_of(setting.text[:reach])[:HEAD_LINES]
    dateline = _dateline(setting)
    filed = setting.window(dateline, Bearing.ON, WindowHow.ARTICLE) if dateline is not None else None
    return Document(
        _date_line(setting, lines),
        any(_RELEASE.match(line.of(setting.text)[:HEAD_LENGTH]) for line in lines),
        _headline_end(setting, paragraphs),
        dateline,
        filed or _lead(setting) or _published(setting),
    )


def _date_line(setting: Setting, lines: Sequence[Span]) -> Dated | None:
    """A full date in one of the first lines in which nobody speaks; of several the one nearest to the report's day."""
    told = [setting.start(number) for number in setting.order[: 4 * HEAD_LINES]]
    quiet = [
        line
        for line in lines
        if line.end - line.start <= HEAD_LENGTH and not any(line.start <= at < line.end for at in told)
    ]
    if not quiet:
        return None
    published = setting.published_on
    best: tuple[int, Dated] | None = None
    for timex in find_timexes(setting.text[: quiet[-1].end], published, quiet):
        dated = read_dated(setting.text, timex, published)
        if dated is None or dated.day is None or not _FULL_DATE.search(timex.span.of(setting.text)):
            continue
        away = abs((dated.first - published).days) if published else 0
        if away <= AGE and (best is None or away < best[0]):
            best = away, dated
    return best[1] if best else None


def _headline_end(setting: Setting, paragraphs: Sequence[Span]) -> int:
    """Where the first paragraphs that have no full stop end; 0 if the first has one."""
    end = 0
    for paragraph in paragraphs[:HEADLINES]:
        if paragraph.end - paragraph.start > HEADLINE_LENGTH or _ENDED.search(paragraph.of(setting.text).strip()):
            break
        end = paragraph.end
    return end if len(paragraphs) > 1 and end < paragraphs[-1].end else 0


def _dateline(setting: Setting) -> Dated | None:
    """The day of a dateline, if it may be the report's."""
    for paragraph in setting.scene.paragraphs[:DATELINES]:
        opening = Span(paragraph.start, min(paragraph.end, paragraph.start + DATELINE_REACH))
        for dated in setting.dated_within(opening):
            span = dated.timex.span
            if dated.day is None or not _BEFORE_DATELINE.fullmatch(setting.text, paragraph.start, span.start):
                continue
            if not _AFTER_DATELINE.match(setting.text, span.end):
                continue
            if setting.published_on is None or 0 <= (setting.published_on - dated.first).days <= AGE:
                return dated
    return None


def _lead(setting: Setting) -> Window | None:
    """The day before the report's, if that is the one day that the first paragraph tells of.

    A morning's paper and a wire that files in another time zone report the sayings of the day before.
    """
    published = setting.published_on
    lead = next((p for p in setting.scene.paragraphs if p.end - p.start > LEAD_LENGTH), None)
    if lead is None or published is None:
        return None
    told = [dated for dated in setting.dated_within(lead) if dated.day is not None]
    if not told or any((published - dated.first) != timedelta(days=1) for dated in told):
        return None
    return setting.window(told[0], Bearing.ON, WindowHow.ARTICLE)


def _published(setting: Setting) -> Window | None:
    day = setting.published_on
    return Window(day, day, WindowHow.ARTICLE) if day is not None else None
