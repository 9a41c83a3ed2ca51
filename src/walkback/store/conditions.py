"""What statements and figures a question asks for, as conditions of SQL."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from walkback.errors import BadDate, UnknownRecord, UsageError
from walkback.model import Statement
from walkback.moment import Moment
from walkback.store.query import find_query
from walkback.store.reading import RECORD_ORDER, SHORTEST_PREFIX, find_id, find_report_id, load_statements

# By the first day on which it can have been made; what is known by the moment goes before the rest of its day.
SAYING_ORDER = (
    "coalesce(s.said_first, s.said_last) IS NULL, coalesce(s.said_first, s.said_last), "
    f"s.said_moment IS NULL, s.said_moment, {RECORD_ORDER}"
)
# The other way round; unknown days stay last.
NEWEST_ORDER = "coalesce(s.said_first, s.said_last) IS NULL, coalesce(s.said_first, s.said_last) DESC, s.id"
# The levels of the side of a speaker, as JSON; and of a statement, of which people may say something else.
SPEAKER_LEVELS = "coalesce(p.settled_levels, p.side_levels)"
STATED_LEVELS = "coalesce(s.judged_side, p.settled_levels, p.side_levels)"
# Of a statement ``s``: the widest level of its side, as people say, else as it is worked out. Two values.
OF_PARTY = (
    "((s.judged_side IS NULL AND s.appearance IN (SELECT id FROM appearances WHERE side = ?)) OR s.id IN "
    "(SELECT statement FROM corrected WHERE side IS NOT NULL AND json_extract(side, '$[#-1]') = ?))"
)
_ID = re.compile(r"[0-9a-f]+")


class Conditions:
    """Conditions that all hold, on the tables ``s`` (statements), ``r`` (reports) and ``p`` (appearances).

    Each method adds one; what is None or blank asks for nothing. Typed words that hold no word find nothing.

    Args:
        connection: the ledger; names of outlets and words of sides are looked up in it.
        where: what holds from the beginning.
        day: the column with the article day.
        report: the column with the report.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        *where: str,
        day: str = "s.article_day",
        report: str = "s.report",
    ) -> None:
        self.connection = connection
        self.where = list(where)
        self.values: list[Any] = []
        self._day = day
        self._report = report
        self._finds_nothing = False

    @property
    def sql(self) -> str:
        """The conditions as one."""
        return "0" if self._finds_nothing else " AND ".join(self.where or ["1"])

    def load(self, *, limit: int | None = None, offset: int = 0, order: str = RECORD_ORDER) -> list[Statement]:
        """Return the statements, of those that count, for which the conditions hold."""
        return load_statements(
            self.connection, f"s.is_current = 1 AND {self.sql}", () if self._finds_nothing else self.values,
            limit=limit, offset=offset, order=order,
        )  # fmt: skip

    def add(self, condition: str, *values: object) -> None:
        """Add a condition as it is."""
        self.where.append(condition)
        self.values += values

    def is_said_by(self, by: str | None) -> None:
        """The words stand in the source, or in the names and offices of its speaker; or it is the speaker's id."""
        if by is None or not by.strip():
            return
        identity = find_identity(self.connection, by)
        if identity is not None:
            self.add("p.identity = ?", identity)
        elif query := self._query(by):
            self.add(
                "(s.number IN (SELECT rowid FROM statements_fts WHERE statements_fts MATCH ?) OR p.identity IN "
                f"({IDENTITIES_WITH}))",
                f"source : ({query})",
                query,
            )

    def has_name(self, query: str) -> None:
        """The speaker's names and offices satisfy a full-text query."""
        self.add(f"p.identity IN ({IDENTITIES_WITH})", query)

    def has_words(self, search: str | None) -> None:
        """The words stand in source, cue or content."""
        if search is not None and search.strip() and (query := self._query(search)):
            self.add("s.number IN (SELECT rowid FROM statements_fts WHERE statements_fts MATCH ?)", query)

    def is_dated(self, since: str | date | None, until: str | date | None) -> None:
        """The article day is one of these days."""
        if since is not None:
            self.add(f"{self._day} >= ?", first_day(since, "since").isoformat())
        if until is not None:
            self.add(f"{self._day} <= ?", last_day(until, "until").isoformat())

    def is_made(self, since: str | date | None, until: str | date | None) -> None:
        """The window in which it was said has one of these days in it."""
        if since is not None:
            self.add("s.said_how IS NOT NULL AND (s.said_last IS NULL OR s.said_last >= ?)",
                     first_day(since, "since").isoformat())  # fmt: skip
        if until is not None:
            self.add("s.said_how IS NOT NULL AND (s.said_first IS NULL OR s.said_first <= ?)",
                     last_day(until, "until").isoformat())  # fmt: skip

    def is_about(self, about: str | date | None) -> None:
        """The window that the content is about has a day of these in it; one that is open at an end does not do."""
        if about is not None:
            self.add("s.about_first <= ? AND s.about_last >= ?", last_day(about, "about").isoformat(),
                     first_day(about, "about").isoformat())  # fmt: skip

    def is_member(self, column: str, kind: type[StrEnum], value: str | None) -> None:
        """A column of the statement has that one of the values of ``kind``."""
        if value is not None:
            self.add(f"s.{column} = ?", member(kind, value, column))

    def is_nested(self, nested: bool | None) -> None:
        """It stands inside another's words, or does not."""
        if nested is not None:
            self.add(f"s.nested_in IS {'NOT ' if nested else ''}NULL")

    def is_for_side(self, side: str | None, *, levels: str = STATED_LEVELS) -> None:
        """The words stand, whole and in any order, in one level of the speaker's side."""
        if side is not None and side.strip():
            self.connection.create_function("is_side", 1, side_test(side), deterministic=True)
            self.add(f"is_side({levels})")

    def is_for_party(self, party: str | None) -> None:
        """The widest level of the side that it is said for is this one."""
        if party is not None and party.strip():
            self.add(OF_PARTY, party, party)

    def is_from(self, outlet: str | None, report: str | None) -> None:
        """It is reported by the outlet, and in the report with that id or address.

        Raises:
            UnknownRecord: there is no such report.
        """
        if outlet is not None and outlet.strip():
            self.connection.create_function("is_outlet", 2, outlet_test(outlet), deterministic=True)
            self.add(f"{self._report} IN (SELECT id FROM reports WHERE is_outlet(outlet, address))")
        if report is not None:
            self.add(f"{self._report} = ?", find_report_id(self.connection, report))

    def _query(self, typed: str) -> str | None:
        query = find_query(typed)
        self._finds_nothing |= query is None
        return query


# The ids of those whose names and offices satisfy a full-text query.
IDENTITIES_WITH = (
    "SELECT id FROM identities WHERE number IN (SELECT rowid FROM identities_fts WHERE identities_fts MATCH ?)"
)


def find_identity(connection: sqlite3.Connection, typed: str) -> str | None:
    """Return the identity whose id, or at least its first eight digits, was typed; None for words."""
    given = typed.strip()
    if len(given) < 2 * SHORTEST_PREFIX or not _ID.fullmatch(given):
        return None
    try:
        return find_id(connection, "identities", given)
    except UnknownRecord:
        return None


def first_day(value: str | date, name: str) -> date:
    """Return the first day of what was asked for.

    Raises:
        UsageError: it is no date.
    """
    return _moment(value, name).at.date()


def last_day(value: str | date, name: str) -> date:
    """Return the last day of what was asked for; that of a month or a year, if it is one.

    Raises:
        UsageError: it is no date.
    """
    moment = _moment(value, name)
    return moment.day or (moment.end - timedelta(seconds=1)).date()


def member(kind: type[StrEnum], value: str, name: str) -> str:
    """Return ``value`` if it is one of the values of ``kind``.

    Raises:
        UsageError: it is none.
    """
    try:
        return kind(value).value
    except ValueError:
        raise UsageError(f'{name}: expected {", ".join(kind)}, got "{value}"') from None


def outlet_test(wanted: str) -> Callable[[str | None, str | None], bool]:
    """Return a test of an outlet's name and a report's address."""
    folded = wanted.strip().casefold()
    words = re.compile(rf"(?<!\w){re.escape(folded)}(?!\w)")

    def is_outlet(outlet: str | None, address: str | None) -> bool:
        if outlet and words.search(outlet.casefold()):
            return True
        if not address or folded not in address.casefold():  # taking addresses apart is slow, and a ledger has many
            return False
        host = urlsplit(address).hostname or ""
        return host == folded or host.endswith("." + folded)

    return is_outlet


def side_test(wanted: str) -> Callable[[str | None], bool]:
    """Return a test of the levels of a side, as JSON."""
    words = frozenset(re.findall(r"\w+", wanted.casefold()))

    @cache  # a ledger has few sides and many statements
    def is_side(levels: str | None) -> bool:
        return levels is not None and any(
            words <= frozenset(re.findall(r"\w+", level.casefold())) for level in json.loads(levels)
        )

    return is_side


def _moment(value: str | date, name: str) -> Moment:
    try:
        return Moment.parse(value)
    except BadDate as error:
        raise UsageError(f"{name}: {error.message}") from None
