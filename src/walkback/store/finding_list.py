"""Which findings are asked for, and in what order: looked up by SQL, so that no page loads all of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from walkback.finding.record import FindingKind, Strength
from walkback.store.conditions import OF_PARTY, STATED_LEVELS, first_day, last_day, outlet_test, side_test
from walkback.store.rows import id_list

RANKS = {Strength.STRONG: 2, Strength.MEDIUM: 1, Strength.WEAK: 0}


class FindingOrder(StrEnum):
    """What findings are sorted by; of equals the surer one is first, then the lesser id."""

    SUREST = "surest"  # certainty
    STRONGEST = "strongest"  # strength; of one strength the newest first
    NEWEST = "newest"  # the day on which the later words were said, or the later version was seen


_SORTED = {
    FindingOrder.SUREST: "certainty DESC, id",
    FindingOrder.STRONGEST: "rank DESC, day IS NULL, day DESC, certainty DESC, id",
    FindingOrder.NEWEST: "day IS NULL, day DESC, certainty DESC, id",
}


@dataclass(frozen=True, slots=True)
class FindingFilter:
    """Conditions that all hold; what is None or empty asks for nothing.

    Attributes:
        kinds: any of these.
        min_strength: weaker ones are left out.
        rejected: also those that a person rejected.
        side: words of a level of the side of who said either of the words.
        outlet: words of the name of an outlet that has either of the words, or its host.
        since: the later words were said, or the later version was seen, on this day or later.
        until: ... on this day or earlier; a month or year counts in as a whole.
        party: the widest level of the side of either.
        speaker: id of who said either.
        report: id of a report that has either, or was edited.
        statement: id of either statement.
        added_since: a report that has either, or was edited, was added after this moment.
        unjudged: only those on which nobody has decided yet.
    """

    kinds: tuple[FindingKind, ...] = ()
    min_strength: Strength = Strength.WEAK
    rejected: bool = False
    side: str | None = None
    outlet: str | None = None
    since: str | date | None = None
    until: str | date | None = None
    party: str | None = None
    speaker: str | None = None
    report: str | None = None
    statement: str | None = None
    added_since: datetime | None = None
    unjudged: bool = False

    @property
    def is_of_one(self) -> bool:
        """Whether it asks for the findings of one speaker, report or statement; those are few."""
        return any((self.speaker, self.report, self.statement))

    @property
    def is_of_speech(self) -> bool:
        """Whether it asks for something that edits do not have."""
        return any((self.side, self.party, self.speaker, self.statement))


@dataclass(frozen=True, slots=True)
class ListedFinding:
    """What a finding is sorted and looked up by; ``day`` is ISO text, empty where unknown."""

    id: str
    is_edit: bool
    certainty: float
    rank: int
    day: str

    def sort_key(self, order: FindingOrder) -> tuple[Any, ...]:
        """The same order as `_SORTED`."""
        newest = (not self.day, tuple(-ord(c) for c in self.day))
        before = {
            FindingOrder.SUREST: (),
            FindingOrder.STRONGEST: (-self.rank, *newest),
            FindingOrder.NEWEST: newest,
        }[order]
        return (*before, -self.certainty, self.id)


@dataclass(slots=True)
class _Query:
    """The two tables that findings stand in, as one, with the conditions on each."""

    spoken: list[str] = field(default_factory=list)
    spoken_values: list[Any] = field(default_factory=list)
    edited: list[str] = field(default_factory=list)
    edited_values: list[Any] = field(default_factory=list)

    def both(self, spoken: str, edited: str, *values: object) -> None:
        self.spoken.append(spoken)
        self.spoken_values += values
        self.edited.append(edited)
        self.edited_values += values

    @property
    def sql(self) -> str:
        ranks = " ".join(f"WHEN '{strength}' THEN {rank}" for strength, rank in RANKS.items())
        return (
            f"SELECT id, is_edit, certainty, CASE strength {ranks} END AS rank, day FROM ("
            f"SELECT f.id, 0 AS is_edit, f.certainty, f.strength, {_SPOKEN_DAY} AS day "
            "FROM findings AS f JOIN statements AS b ON b.id = f.later "
            f"WHERE {' AND '.join(self.spoken or ['1'])} UNION ALL "
            f"SELECT e.id, 1, e.certainty, e.strength, {_EDITED_DAY} "
            "FROM edits AS e JOIN comparisons AS c ON c.number = e.comparison JOIN reports AS r ON r.id = c.report "
            "LEFT JOIN report_versions AS v ON v.report = c.report AND v.version = c.new_version "
            f"WHERE {' AND '.join(self.edited or ['1'])})"
        )

    @property
    def values(self) -> list[Any]:
        return [*self.spoken_values, *self.edited_values]


_SPOKEN_DAY = "coalesce(b.said_first, b.said_last, b.article_day)"
_EDITED_DAY = "coalesce(substr(v.first_captured_at, 1, 10), substr(v.published_at, 1, 10), v.article_day)"


def list_findings(
    connection: sqlite3.Connection,
    wanted: FindingFilter,
    *,
    order: FindingOrder = FindingOrder.SUREST,
    without: Collection[str] = (),
) -> list[ListedFinding]:
    """Return what the analysis finds and the filter lets through, but for those ``without``.

    Raises:
        UsageError: a date is none.
    """
    query = _query(connection, wanted, without)
    rows = connection.execute(f"{query.sql} ORDER BY {_SORTED[order]}", query.values)
    return [ListedFinding(id_, bool(edit), certainty, rank, day or "") for id_, edit, certainty, rank, day in rows]


def _query(connection: sqlite3.Connection, wanted: FindingFilter, without: Collection[str]) -> _Query:
    query = _Query()
    if without:
        left_out = id_list(sorted(without))
        query.both(*(f"{one}.id NOT IN (SELECT value FROM json_each(?))" for one in "fe"), left_out)
    if wanted.kinds:
        query.both(*(f"{one}.kind IN (SELECT value FROM json_each(?))" for one in "fe"), id_list(wanted.kinds))
    if wanted.min_strength is not Strength.WEAK:
        strong = [strength for strength, rank in RANKS.items() if rank >= RANKS[wanted.min_strength]]
        query.both(*(f"{one}.strength IN (SELECT value FROM json_each(?))" for one in "fe"), id_list(strong))
    if wanted.since is not None:
        since = first_day(wanted.since, "since").isoformat()
        query.both(f"{_SPOKEN_DAY} >= ?", f"{_EDITED_DAY} >= ?", since)
    if wanted.until is not None:
        until = last_day(wanted.until, "until").isoformat()
        query.both(f"{_SPOKEN_DAY} <= ?", f"{_EDITED_DAY} <= ?", until)
    if wanted.outlet and wanted.outlet.strip():
        connection.create_function("is_outlet", 2, outlet_test(wanted.outlet), deterministic=True)
        reports = id_list(
            row[0] for row in connection.execute("SELECT id FROM reports WHERE is_outlet(outlet, address)")
        )
        held = "SELECT value FROM json_each(?)"
        query.spoken.append(_either(f"SELECT id FROM statements WHERE report IN ({held})"))
        query.spoken_values += [reports] * 2
        query.edited.append(f"c.report IN ({held})")
        query.edited_values.append(reports)
    if wanted.added_since is not None:
        added = (
            "SELECT i.report FROM inputs AS i JOIN adds AS a ON a.number = i.add_number "
            "WHERE i.outcome = 'added' AND i.report IS NOT NULL AND a.started_at > ?"
        )
        query.spoken.append(_either(f"SELECT id FROM statements WHERE report IN ({added})"))
        query.spoken_values += [_text_of(wanted.added_since)] * 2
        query.edited.append(f"c.report IN ({added})")
        query.edited_values.append(_text_of(wanted.added_since))
    for condition, value in _of_speech(connection, wanted):
        query.spoken.append(condition)
        query.spoken_values += [] if value is None else [value] * condition.count("?")
    if wanted.report:
        query.spoken.append(_either("SELECT id FROM statements WHERE report = ?"))
        query.spoken_values += [wanted.report] * 2
        query.edited.append("c.report = ?")
        query.edited_values.append(wanted.report)
    if wanted.is_of_speech:
        query.edited, query.edited_values = ["0"], []
    return query


def _of_speech(connection: sqlite3.Connection, wanted: FindingFilter) -> Iterator[tuple[str, str | None]]:
    """Conditions on the two statements, and the value of each."""
    spoken_by = "SELECT s.id FROM statements AS s JOIN appearances AS p ON p.id = s.appearance WHERE"
    if wanted.side and wanted.side.strip():
        connection.create_function("is_side", 1, side_test(wanted.side), deterministic=True)
        yield f"EXISTS ({spoken_by} s.id IN (f.earlier, f.later) AND is_side({STATED_LEVELS}))", None
    if wanted.party:
        yield _either(f"SELECT s.id FROM statements AS s WHERE {OF_PARTY}"), wanted.party
    if wanted.speaker:
        yield _either(f"{spoken_by} p.identity = ?"), wanted.speaker
    if wanted.statement:
        yield "(f.earlier = ? OR f.later = ?)", wanted.statement


def _either(statements: str) -> str:
    return f"(f.earlier IN ({statements}) OR f.later IN ({statements}))"


def _text_of(at: datetime) -> str:
    """A moment as adds have it."""
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
