"""Days and clocks as ISO text."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from walkback.model import ArticleDay, Statement, Window
    from walkback.moment import Moment


def day_text(day: ArticleDay | date | None) -> str:
    """Return an article's day as ISO text, "no date" where there is none."""
    if day is None:
        return "no date"
    return day.isoformat() if isinstance(day, date) else day.day.isoformat()


def window_text(window: Window | None) -> str:
    """Return days as ISO text: one, "first..last", open at an end, a whole month or year; "~" where inferred."""
    if window is None:
        return ""
    if window.moment is not None:
        return f"{window.moment.at:%Y-%m-%d %H:%M}Z"
    first, last = window.first, window.last
    mark = "~" if window.is_inferred else ""
    if first is None or last is None:
        return f"{mark}{first or ''}..{last or ''}"
    if first == last:
        return mark + first.isoformat()
    after = last + timedelta(days=1) if last < date.max else last
    if first.day == after.day == 1:
        if first.month == after.month == 1 and after.year == first.year + 1:
            return f"{mark}{first.year}"
        if (first.year, first.month) == (last.year, last.month):
            return f"{mark}{first:%Y-%m}"
    return f"{mark}{first}..{last}"


def moment_text(moment: Moment | None) -> str:
    """Return a clock's day, or what is known of it."""
    if moment is None:
        return ""
    return moment.day.isoformat() if moment.day else moment.text


def said_day(statement: Statement) -> str:
    """When it was said, as far as that is known, else when it was reported."""
    said = statement.said_at
    day = (said.first or said.last) if said else None
    if day is not None:
        return day.isoformat()
    return statement.article_day.day.isoformat() if statement.article_day else "day unknown"
