"""Small phrases that every shell uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walkback.model import DayHow

if TYPE_CHECKING:
    from walkback.model import Statement

SHORT_ID = 8  # digits of an id that a table shows; any unique prefix of an id will do in a command
# Where the day that relative dates count from is known from, said to a person.
DAY_HOW = {
    DayHow.DECLARED: "declared by the page",
    DayHow.MANIFEST: "given when it was added",
    DayHow.URL: "from its address",
    DayHow.DATELINE: "from the dateline",
    DayHow.PAGE: "from the page",
    DayHow.LINK: "not before that, from a link",
    DayHow.CAPTURED: "not after that, from the capture",
}


def short(record_id: str) -> str:
    """Return the first digits of an id."""
    return record_id[:SHORT_ID]


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: "1 report", "1,024 reports"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def shown_words(statement: Statement) -> str:
    """The words of a statement, and behind them in brackets what they leave to be understood."""
    reading = statement.completion.reading if statement.completion else None
    return statement.content if not reading or reading == statement.content else f"{statement.content} [{reading}]"
