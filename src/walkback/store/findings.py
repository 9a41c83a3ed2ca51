"""Get findings and questions back out of the ledger."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from walkback.errors import UnknownRecord
from walkback.finding.record import Finding, FindingKind, Rewritten, Spoken, Strength
from walkback.model import Statement
from walkback.question.record import QuestionKind, Step
from walkback.revision.record import Effect
from walkback.store.conditions import first_day, last_day, outlet_test, side_test
from walkback.store.finding_list import (
    RANKS,
    FindingFilter,
    FindingOrder,
    ListedFinding,
    list_findings,
)
from walkback.store.reading import SHORTEST_PREFIX, load_statements
from walkback.store.rows import id_list
from walkback.store.verdicts import could_be_judged, is_rejected, load_confirmed, verdict_of, with_verdicts
from walkback.text.span import Span


@dataclass(frozen=True, slots=True)
class Answered:
    """A statement with the position that it takes; ``certainty`` is 0 to 1."""

    statement: Statement
    position: str
    certainty: float


@dataclass(frozen=True, slots=True)
class KnownQuestion:
    """A question with every answer to it, in the order in which they were given, and the findings between them.

    ``relevance`` is how well it fits what was typed, 0 to 1; 1 where nothing was.
    """

    id: str
    kind: QuestionKind
    ask: str
    answers: tuple[Answered, ...]
    findings: tuple[Spoken, ...]
    relevance: float = 1.0


@dataclass(frozen=True, slots=True)
class FindingPage:
    """Some of the findings that were asked for, and how many there are in all."""

    findings: tuple[Finding, ...]
    total: int


@dataclass(frozen=True, slots=True)
class JudgedFindings:
    """What people decided: ids of findings that are judged and of those that are rejected, and what is found no longer.

    ``gone`` are findings that a person confirmed and the analysis does not make any more.
    """

    judged: frozenset[str] = frozenset()
    rejected: frozenset[str] = frozenset()
    gone: tuple[Finding, ...] = ()


def load_findings(
    connection: sqlite3.Connection,
    *,
    kind: FindingKind | None = None,
    min_strength: Strength = Strength.WEAK,
    rejected: bool = False,
) -> list[Finding]:
    """Return findings, the surest first; of equals the lesser id.

    Those that a person rejected are left out unless ``rejected``; those that a person confirmed and the analysis finds
    no longer are there.
    """
    wanted = FindingFilter(() if kind is None else (kind,), min_strength, rejected)
    return list(load_finding_page(connection, wanted).findings)


def load_finding_page(
    connection: sqlite3.Connection,
    wanted: FindingFilter,
    *,
    order: FindingOrder = FindingOrder.SUREST,
    limit: int | None = None,
    offset: int = 0,
) -> FindingPage:
    """Return a page of the findings that a filter lets through, as `load_findings` does all.

    Raises:
        UsageError: a date is none.
    """
    listed = list_wanted(connection, wanted, load_judged(connection), order=order)
    shown = listed[offset:] if limit is None else listed[offset : offset + limit]
    return FindingPage(load_listed(connection, shown), len(listed))


def list_wanted(
    connection: sqlite3.Connection,
    wanted: FindingFilter,
    decided: JudgedFindings,
    *,
    order: FindingOrder = FindingOrder.SUREST,
) -> tuple[ListedFinding, ...]:
    """Return what the findings that a filter lets through are looked up by, in order.

    Args:
        connection: the ledger.
        wanted: the filter.
        decided: what people decided, see `load_judged`.
        order: what they are sorted by.

    Raises:
        UsageError: a date is none.
    """
    left_out = decided.judged if wanted.unjudged else frozenset() if wanted.rejected else decided.rejected
    listed = list_findings(connection, wanted, order=order, without=left_out)
    extra = [] if wanted.unjudged else _listed_gone(connection, wanted, decided.gone)
    # What is found no longer stands in no table.
    return tuple(sorted([*listed, *extra], key=lambda one: one.sort_key(order)) if extra else listed)


def load_listed(connection: sqlite3.Connection, listed: Sequence[ListedFinding]) -> tuple[Finding, ...]:
    """Return the findings that were listed, each with what a person decided on it."""
    if not listed:
        return ()
    found: list[Finding] = [
        *_load_spoken(connection, ids=[one.id for one in listed if not one.is_edit]),
        *_load_rewritten(connection, ids=[one.id for one in listed if one.is_edit]),
    ]
    loaded = {one.id: one for one in with_verdicts(connection, found)}
    if any(one.id not in loaded for one in listed):
        loaded |= {one.id: one for one in load_judged(connection).gone}
    return tuple(loaded[one.id] for one in listed if one.id in loaded)


def load_judged(connection: sqlite3.Connection) -> JudgedFindings:
    """Return which findings people have judged."""
    statements, reports = could_be_judged(connection)
    if not statements and not reports:
        return JudgedFindings()
    spoken = [
        row[0]
        for row in connection.execute(
            "SELECT id FROM findings WHERE earlier IN (SELECT value FROM json_each(?1)) "
            "AND later IN (SELECT value FROM json_each(?1))",
            (id_list(sorted(statements)),),
        )
    ]
    edits = [
        row[0]
        for row in connection.execute(
            "SELECT e.id FROM edits AS e JOIN comparisons AS c ON c.number = e.comparison "
            "WHERE c.report IN (SELECT value FROM json_each(?))",
            (id_list(sorted(reports)),),
        )
    ]
    found: list[Finding] = [*_load_spoken(connection, ids=spoken), *_load_rewritten(connection, ids=edits)]
    judged = [one for one in with_verdicts(connection, found) if verdict_of(one) is not None]
    return JudgedFindings(
        frozenset(one.id for one in judged),
        frozenset(one.id for one in judged if is_rejected(one)),
        tuple(load_confirmed(connection, found)),
    )


def _listed_gone(connection: sqlite3.Connection, wanted: FindingFilter, gone: Sequence[Finding]) -> list[ListedFinding]:
    """Of the findings that are found no longer those that a filter lets through."""
    if not gone:
        return []
    since = first_day(wanted.since, "since").isoformat() if wanted.since is not None else ""
    until = last_day(wanted.until, "until").isoformat() if wanted.until is not None else "9999-99"
    is_side = side_test(wanted.side) if wanted.side and wanted.side.strip() else None
    is_outlet = outlet_test(wanted.outlet) if wanted.outlet and wanted.outlet.strip() else None
    found = []
    for one in gone:
        ends = (one.earlier, one.later) if isinstance(one, Spoken) else ()
        levels = [end.speaker.side.levels for end in ends if end.speaker and end.speaker.side]
        reports = {end.report for end in ends} if isinstance(one, Spoken) else {one.report}
        outlets = connection.execute(
            "SELECT outlet, address FROM reports WHERE id IN (SELECT value FROM json_each(?))", (id_list(reports),)
        )
        day = _day(one.later) if isinstance(one, Spoken) else ""
        if (
            (not wanted.kinds or one.kind in wanted.kinds)
            and RANKS[one.strength] >= RANKS[wanted.min_strength]
            and (not wanted.is_of_speech or isinstance(one, Spoken))
            and (is_side is None or any(is_side(json.dumps(side)) for side in levels))
            and (is_outlet is None or any(is_outlet(*row) for row in outlets))
            and ((wanted.since is None and wanted.until is None) or (day and since <= day <= until))
            and (not wanted.party or any(side[-1] == wanted.party for side in levels))
            and (not wanted.speaker or any(end.speaker and end.speaker.identity == wanted.speaker for end in ends))
            and (not wanted.report or wanted.report in reports)
            and (not wanted.statement or any(end.id == wanted.statement for end in ends))
            and wanted.added_since is None  # what is found no longer is nothing new
        ):
            found.append(ListedFinding(one.id, isinstance(one, Rewritten), one.certainty, RANKS[one.strength], day))
    return found


def _day(statement: Statement) -> str:
    """The day that a statement is sorted by: when it was said, else when it was reported; empty where unknown."""
    said = statement.said_at
    day = (said.first or said.last) if said else None
    if day is None and statement.article_day is not None:
        day = statement.article_day.day
    return day.isoformat() if day else ""


def load_finding(connection: sqlite3.Connection, given: str) -> Finding:
    """Return the finding with that id, or the only one whose id begins so.

    Raises:
        UnknownRecord: there is none, or more than one.
    """
    prefix = given.strip().lower()
    if len(prefix) < SHORTEST_PREFIX or not all(c in "0123456789abcdef" for c in prefix):
        raise UnknownRecord(f'"{given}" is no id of a finding; give at least {SHORTEST_PREFIX} of its digits')
    rows = connection.execute(
        "SELECT id FROM findings WHERE id >= ?1 AND id < ?2 "
        "UNION SELECT id FROM edits WHERE id >= ?1 AND id < ?2 LIMIT 2",
        (prefix, prefix + "g"),
    ).fetchall()
    if len(rows) == 1:
        ids = [rows[0][0]]
        return with_verdicts(connection, [*_load_spoken(connection, ids=ids), *_load_rewritten(connection, ids=ids)])[0]
    gone = [] if rows else [one for one in load_findings(connection, rejected=True) if one.id.startswith(prefix)]
    if len(gone) == 1:
        return gone[0]
    told = "more than one finding begins with" if rows or gone else "there is no finding"
    raise UnknownRecord(f'{told} {given} in this ledger; "walkback findings" lists them')


def load_questions(connection: sqlite3.Connection, ids: Sequence[str] | None = None) -> list[KnownQuestion]:
    """Return questions that two and more statements answer, those with the most answers first."""
    where, values = ("1", ()) if ids is None else ("q.id IN (SELECT value FROM json_each(?))", (id_list(ids),))
    rows = connection.execute(
        "SELECT q.id, q.kind, q.ask, a.statement, a.position, a.certainty FROM questions AS q "
        f"JOIN answers AS a ON a.question = q.id WHERE {where} ORDER BY q.id, a.place",
        values,
    ).fetchall()
    statements = _statements(connection, {row[3] for row in rows})
    answers: defaultdict[tuple[str, str, str], list[Answered]] = defaultdict(list)
    for id_, kind, ask, statement, position, certainty in rows:
        answers[id_, kind, ask].append(Answered(statements[statement], position, certainty))
    between: defaultdict[str, list[Spoken]] = defaultdict(list)
    for finding in with_verdicts(connection, _load_spoken(connection, questions=[key[0] for key in answers])):
        if isinstance(finding, Spoken) and not is_rejected(finding):
            between[finding.question].append(finding)
    found = [
        KnownQuestion(id_, QuestionKind(kind), ask, tuple(said), tuple(between[id_]))
        for (id_, kind, ask), said in answers.items()
    ]
    return sorted(found, key=lambda q: (-len(q.answers), q.id))


def _statements(connection: sqlite3.Connection, ids: set[str]) -> dict[str, Statement]:
    return {
        one.id: one
        for one in load_statements(connection, "s.id IN (SELECT value FROM json_each(?))", [id_list(sorted(ids))])
    }


def _load_spoken(
    connection: sqlite3.Connection, *, ids: Sequence[str] | None = None, questions: Sequence[str] | None = None
) -> list[Spoken]:
    where, values = "1", []
    for column, wanted in (("f.id", ids), ("f.question", questions)):
        if wanted is not None:
            where += f" AND {column} IN (SELECT value FROM json_each(?))"
            values.append(id_list(wanted))
    rows = connection.execute(
        "SELECT f.id, f.kind, f.strength, f.certainty, f.question, q.ask, f.earlier, a.position, f.later, b.position, "
        "f.steps FROM findings AS f JOIN questions AS q ON q.id = f.question "
        "JOIN answers AS a ON a.question = f.question AND a.statement = f.earlier "
        "JOIN answers AS b ON b.question = f.question AND b.statement = f.later "
        f"WHERE {where} ORDER BY f.certainty DESC, f.id",
        values,
    ).fetchall()
    statements = _statements(connection, {row[6] for row in rows} | {row[8] for row in rows})
    return [
        Spoken(
            id_, FindingKind(kind), Strength(strength), certainty, question, ask, statements[earlier], was,
            statements[later], now, _steps(steps),
        )
        for id_, kind, strength, certainty, question, ask, earlier, was, later, now, steps in rows
    ]  # fmt: skip


def _load_rewritten(connection: sqlite3.Connection, *, ids: Sequence[str] | None = None) -> list[Rewritten]:
    where, values = ("1", ()) if ids is None else ("e.id IN (SELECT value FROM json_each(?))", (id_list(ids),))
    rows: list[tuple[Any, ...]] = connection.execute(
        "SELECT e.id, e.kind, e.strength, e.certainty, e.effect, c.report, r.outlet, r.headline, c.old_version, "
        "c.new_version, e.before, e.after, e.old_start, e.old_end, e.new_start, e.new_end, e.note, e.steps "
        "FROM edits AS e JOIN comparisons AS c ON c.number = e.comparison JOIN reports AS r ON r.id = c.report "
        f"WHERE {where} ORDER BY c.report, c.number, e.place",
        values,
    ).fetchall()
    return [
        Rewritten(
            id_, FindingKind(kind), Strength(strength), certainty, Effect(effect), report, outlet, headline, old, new,
            before, after, _span(was), _span(now), note, _steps(steps),
        )
        for id_, kind, strength, certainty, effect, report, outlet, headline, old, new, before, after, was, now, note,
        steps in ((*row[:12], row[12:14], row[14:16], *row[16:]) for row in rows)
    ]  # fmt: skip


def _span(ends: tuple[int | None, int | None]) -> Span | None:
    start, end = ends
    return None if start is None or end is None else Span(start, end)


def _steps(text: str) -> tuple[Step, ...]:
    return tuple(Step(*step) for step in json.loads(text))
