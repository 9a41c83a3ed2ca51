"""What a person should look at first: speakers taken for one on little, and sides that no report tells outright."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from walkback.model import SideHow, Statement
from walkback.store.reading import load_statements
from walkback.store.rows import id_list

_INFERRED = (SideHow.CONTEXT,)


@dataclass(frozen=True, slots=True)
class Called:
    """A speaker as one report calls it."""

    report: str
    outlet: str | None
    day: date | None
    name: str
    office: str | None
    party: str | None


@dataclass(frozen=True, slots=True)
class DoubtfulMerge:
    """Two reports' speakers that are taken for one; ``score`` is the sum of the clues for it, in log odds.

    ``clues`` are what was compared, each with its weight.
    """

    identity: str
    name: str
    left: Called
    right: Called
    score: float
    clues: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class InferredSide:
    """A speaker of a report whose side was worked out from the context, with what they say there.

    ``levels`` are from narrow to wide, ``evidence`` the words that it was worked out from; ``statements`` how many it
    is about, of which ``example`` is the surest.
    """

    appearance: str
    called: Called
    levels: tuple[str, ...]
    evidence: str
    statements: int
    example: Statement


def load_doubtful_merges(connection: sqlite3.Connection, *, limit: int, offset: int = 0) -> list[DoubtfulMerge]:
    """Return the speakers of two reports that were taken for one, those with the least reason first.

    What a person has decided on is left out.
    """
    rows = connection.execute(
        "SELECT i.id, i.name, m.value FROM identities AS i, json_each(i.reasons) AS m "
        "WHERE i.reasons <> '[]' AND json_extract(m.value, '$.score') IS NOT NULL "
        "ORDER BY json_extract(m.value, '$.score'), i.id, m.key LIMIT ? OFFSET ?",
        (limit, offset),
    ).fetchall()
    merges = [(identity, name, json.loads(merge)) for identity, name, merge in rows]
    called = _called(connection, [key for _, _, merge in merges for key in (merge["left"], merge["right"])])
    return [
        DoubtfulMerge(
            identity, name, called[merge["left"]], called[merge["right"]], merge["score"], tuple(_clues(merge))
        )
        for identity, name, merge in merges
    ]


def load_inferred_sides(connection: sqlite3.Connection, *, limit: int, offset: int = 0) -> list[InferredSide]:
    """Return the speakers of reports whose side was worked out from the context, those who say the most first.

    What a person has decided on is left out.
    """
    rows = connection.execute(
        "SELECT p.id, coalesce(p.settled_levels, p.side_levels), coalesce(p.side_evidence, ''), count(*), "
        # SQLite takes the other columns of a group from the row that has the maximum.
        "s.id, max(s.confidence) FROM appearances AS p JOIN statements AS s ON s.appearance = p.id "
        "WHERE s.is_current = 1 AND s.judged_side IS NULL "
        "AND coalesce(p.settled_how, p.side_how) IN (SELECT value FROM json_each(?)) "
        "GROUP BY p.id ORDER BY count(*) DESC, p.id LIMIT ? OFFSET ?",
        (id_list(_INFERRED), limit, offset),
    ).fetchall()
    called = _called(connection, [row[0] for row in rows])
    ids = id_list(row[4] for row in rows)
    examples = {one.id: one for one in load_statements(connection, "s.id IN (SELECT value FROM json_each(?))", [ids])}
    return [
        InferredSide(key, called[key], tuple(json.loads(levels)), evidence, count, examples[example])
        for key, levels, evidence, count, example, _ in rows
        if levels
    ]


def statements_of(connection: sqlite3.Connection, appearance: str) -> list[str]:
    """Return the ids of the statements that a report's speaker makes, as far as they count."""
    return [
        row[0]
        for row in connection.execute(
            "SELECT id FROM statements WHERE appearance = ? AND is_current = 1 ORDER BY number", (appearance,)
        )
    ]


def _called(connection: sqlite3.Connection, keys: Sequence[str]) -> dict[str, Called]:
    return {
        key: Called(report, outlet, date.fromisoformat(day) if day else None, name, office, party)
        for key, report, outlet, day, name, office, party in connection.execute(
            "SELECT id, report, outlet, article_day, name, office, side FROM appearances "
            "WHERE id IN (SELECT value FROM json_each(?))",
            (id_list(keys),),
        )
    }


def _clues(merge: Mapping[str, Any]) -> list[tuple[str, float]]:
    return [(_clue(step), step["weight"]) for step in merge["steps"]]


def _clue(step: Mapping[str, Any]) -> str:
    words = f"{step['what']}: {step['left']}"
    if step["right"] and step["right"] != step["left"]:
        words += f" / {step['right']}"
    return f"{words} ({step['detail']})" if step["detail"] else words
