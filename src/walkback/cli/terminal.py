"""What people read: tables and text for a terminal, plain where there is none."""

from __future__ import annotations

import sys
import unicodedata
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from walkback.model import ArticleDay, LineageMember, Window
    from walkback.moment import Moment

SHORT_ID = 8  # digits of an id that a table shows; any unique prefix of an id will do in a command
UNREADABLE = "\N{REPLACEMENT CHARACTER}"
# Marks that turn the direction of the rest of a line; a report could use them to make a table lie.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def stdout_console(*, width: int | None = None) -> Console:
    """Return a console on standard output: colour only in a terminal, words never read as markup."""
    from rich.console import Console

    return Console(file=sys.stdout, width=width, markup=False, emoji=False, highlight=False)


def stderr_console() -> Console:
    """Return a console on standard error, for progress."""
    from rich.console import Console

    return Console(file=sys.stderr, markup=False, emoji=False, highlight=False)


def visible(text: str) -> str:
    """Return ``text`` as it may be written to a terminal.

    Control characters, with which a web page could move the cursor, colour the screen or turn the
    line, become U+FFFD one by one, so offsets stay; line breaks and tabs become blanks.
    """
    if text.isprintable():
        return text
    return "".join(
        " " if c in "\n\t\r" else UNREADABLE if unicodedata.category(c) == "Cc" or c in _TURNING else c for c in text
    )


def short(record_id: str) -> str:
    """Return the first digits of an id."""
    return record_id[:SHORT_ID]


def member_text(member: LineageMember) -> str:
    """Return the outlet of a copy and its id."""
    return f"{member.outlet} ({short(member.report)})" if member.outlet else short(member.report)


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


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: "1 report", "1,024 reports"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
