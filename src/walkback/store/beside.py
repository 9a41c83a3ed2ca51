"""What a page shows beside statements and reports: copies, clocks of versions, questions, and how much there is."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from walkback.finding.record import FindingKind
from walkback.model import AttestedHow
from walkback.moment import Moment
from walkback.question.record import QuestionKind
from walkback.store.rows import id_list, moment_of


@dataclass(frozen=True, slots=True)
class Copy:
    """A statement of another report that attests the same act of saying as one that is shown."""

    statement: str
    report: str
    outlet: str | None
    how: AttestedHow
    now: str  # the quoted words where they drifted


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question that a statement answers, with the answer."""

    id: str
    ask: str
    position: str


@dataclass(frozen=True, slots=True)
class AskedCount:
    """A question for a figure, with how many answers it has and on which article days, ISO text."""

    id: str
    ask: str
    answers: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class LedgerSize:
    """How many of each a ledger holds; statements are those that count."""

    reports: int
    statements: int
    speakers: int
    questions: int
    findings: int


def load_copies(connection: sqlite3.Connection, statements: Iterable[str]) -> dict[str, tuple[Copy, ...]]:
    """Return, for each statement, the others of its act of saying, the earliest first; none for most."""
    found: defaultdict[str, list[Copy]] = defaultdict(list)
    for statement, other, report, outlet, how, now in connection.execute(
        "SELECT a.statement, s.id, s.report, r.outlet, b.how, b.is_now FROM acts AS a "
        "JOIN acts AS b ON b.act = a.act AND b.statement != a.statement "
        "JOIN statements AS s ON s.id = b.statement JOIN reports AS r ON r.id = s.report "
        "WHERE s.is_current = 1 AND a.statement IN (SELECT value FROM json_each(?)) "
        "ORDER BY a.statement, s.article_day IS NULL, s.article_day, s.version_position, s.place, s.id",
        (id_list(statements),),
    ):
        found[statement].append(Copy(other, report, outlet, AttestedHow(how), now))
    return {statement: tuple(copies) for statement, copies in found.items()}


def load_asked(connection: sqlite3.Connection, statements: Iterable[str]) -> dict[str, tuple[AskedQuestion, ...]]:
    """Return, for each statement, the questions that it answers; none for most."""
    found: defaultdict[str, list[AskedQuestion]] = defaultdict(list)
    for statement, *question in connection.execute(
        "SELECT a.statement, q.id, q.ask, a.position FROM answers AS a JOIN questions AS q ON q.id = a.question "
        "WHERE a.statement IN (SELECT value FROM json_each(?)) ORDER BY a.statement, a.certainty DESC, q.id",
        (id_list(statements),),
    ):
        found[statement].append(AskedQuestion(*question))
    return {statement: tuple(asked) for statement, asked in found.items()}


def load_count_questions(connection: sqlite3.Connection, *, limit: int, offset: int = 0) -> list[AskedCount]:
    """Return the questions for a figure, those with the most answers first."""
    rows = connection.execute(
        "SELECT q.id, q.ask, count(*), min(s.article_day), max(s.article_day) FROM questions AS q "
        "JOIN answers AS a ON a.question = q.id JOIN statements AS s ON s.id = a.statement WHERE q.kind = ? "
        "GROUP BY q.id ORDER BY count(*) DESC, q.id LIMIT ? OFFSET ?",
        (QuestionKind.FIGURE, limit, offset),
    )
    return [AskedCount(*row) for row in rows]


def load_turned_figures(connection: sqlite3.Connection, statements: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return, for statements whose side gave another figure later, the statement that does so and the finding's id."""
    rows = connection.execute(
        "SELECT earlier, later, id FROM findings WHERE kind = ? AND earlier IN (SELECT value FROM json_each(?)) "
        "ORDER BY certainty",
        (FindingKind.CHANGED_FIGURE, id_list(statements)),
    )
    return {earlier: (later, id_) for earlier, later, id_ in rows}


def load_clocks(connection: sqlite3.Connection, versions: Iterable[str]) -> dict[tuple[str, str], Moment]:
    """Return when versions were first seen, by report and version: captured, else published; none where unknown."""
    rows = connection.execute(
        "SELECT report, version, coalesce(first_captured_at, published_at) FROM report_versions "
        "WHERE version IN (SELECT value FROM json_each(?))",
        (id_list(versions),),
    )
    clocks = {(report, version): moment_of(clock) for report, version, clock in rows}
    return {key: clock for key, clock in clocks.items() if clock is not None}


def load_paragraphs(
    connection: sqlite3.Connection, places: Iterable[tuple[str, int]]
) -> dict[tuple[str, int], tuple[int, str]]:
    """Return, by version and offset, where the block that holds it begins, and its text; none outside."""
    found = {}
    for version, offset in places:
        row = connection.execute(
            "SELECT b.span_start, substr(v.text, b.span_start + 1, b.span_end - b.span_start) FROM blocks AS b "
            "JOIN versions AS v ON v.id = b.version WHERE b.version = ? AND b.span_start <= ? AND b.span_end > ?",
            (version, offset, offset),
        ).fetchone()
        if row is not None:
            found[version, offset] = (row[0], row[1])
    return found


def load_outlets(connection: sqlite3.Connection) -> list[str]:
    """Return the names of the outlets, in their order."""
    rows = connection.execute("SELECT DISTINCT outlet FROM reports WHERE outlet IS NOT NULL ORDER BY outlet")
    return [row[0] for row in rows]


def count_records(connection: sqlite3.Connection) -> LedgerSize:
    """Return how much there is."""
    return LedgerSize(
        *(
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in (
                "(SELECT DISTINCT report FROM report_versions)",
                "statements WHERE is_current = 1",
                "identities",
                "questions",
                "(SELECT id FROM findings UNION ALL SELECT id FROM edits)",
            )
        )
    )
