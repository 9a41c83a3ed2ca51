"""Who speaks, a page at a time: what a list shows of each, without every place that tells it."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from walkback.model import OfficeHeld, SpeakerKind
from walkback.store.conditions import IDENTITIES_WITH
from walkback.store.query import find_query
from walkback.store.rows import id_list


@dataclass(frozen=True, slots=True)
class ListedSpeaker:
    """One person or body across reports; ``first`` and ``last`` are days of the reports that have it.

    ``parties`` are the widest levels of the sides spoken for, the most frequent first.
    """

    id: str
    name: str
    kind: SpeakerKind
    names: tuple[str, ...]
    offices: tuple[OfficeHeld, ...]
    parties: tuple[str, ...]
    statements: int
    reports: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class ListedSide:
    """A party that somebody speaks for: the widest level of a side, with how many speakers and reports have it."""

    name: str
    speakers: int
    reports: int


def list_speakers(
    connection: sqlite3.Connection,
    *,
    by: str | None = None,
    kind: SpeakerKind | None = None,
    party: str | None = None,
    report: str | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> list[ListedSpeaker]:
    """Return those who speak, by name.

    Args:
        connection: the ledger.
        by: words of a name or office, whole, in any case and order.
        kind: of this kind.
        party: who speak for this side: its widest level.
        report: id of a report in which they speak.
        limit: how many at most.
        offset: how many are passed over.
    """
    where: list[str] = []
    values: list[Any] = []
    if by is not None and by.strip():
        query = find_query(by)
        if query is None:
            return []
        where.append(f"i.id IN ({IDENTITIES_WITH})")
        values.append(query)
    for condition, value in (
        ("i.kind = ?", kind),
        ("i.id IN (SELECT identity FROM appearances WHERE side = ?)", party),
        ("i.id IN (SELECT identity FROM appearances WHERE report = ?)", report),
    ):
        if value:
            where.append(condition)
            values.append(value)
    rows = connection.execute(
        "SELECT i.id, i.name, i.kind, i.names, i.offices FROM identities AS i "
        f"WHERE {' AND '.join(where or ['1'])} ORDER BY i.name COLLATE NOCASE, i.id LIMIT ? OFFSET ?",
        (*values, -1 if limit is None else limit, offset),
    ).fetchall()
    return _listed(connection, rows)


def list_speaker(connection: sqlite3.Connection, identity: str) -> ListedSpeaker:
    """Return one of them by the whole id."""
    rows = connection.execute("SELECT id, name, kind, names, offices FROM identities WHERE id = ?", (identity,))
    return _listed(connection, rows.fetchall())[0]


def list_sides(connection: sqlite3.Connection) -> list[ListedSide]:
    """Return the parties that somebody speaks for, those in the most reports first."""
    found = [
        ListedSide(*row)
        for row in connection.execute(
            "SELECT side, count(DISTINCT identity), count(DISTINCT report) FROM appearances "
            "WHERE side IS NOT NULL GROUP BY side"
        )
    ]
    known = {one.name for one in found}
    # What only people say that statements were made for.
    found += [
        ListedSide(*row)
        for row in connection.execute(
            "SELECT json_extract(c.side, '$[#-1]') AS side, count(DISTINCT p.identity), count(DISTINCT s.report) "
            "FROM corrected AS c JOIN statements AS s ON s.id = c.statement "
            "LEFT JOIN appearances AS p ON p.id = s.appearance WHERE c.side IS NOT NULL GROUP BY 1"
        )
        if row[0] not in known
    ]
    return sorted(found, key=lambda one: (-one.reports, one.name))


def side_levels(connection: sqlite3.Connection, party: str) -> tuple[tuple[str, ...], ...]:
    """Return the sides whose widest level a party is, each from narrow to wide, the most frequent first."""
    rows = connection.execute(
        "SELECT coalesce(settled_levels, side_levels) AS levels, count(*) AS times FROM appearances "
        "WHERE side = ? GROUP BY levels ORDER BY times DESC, levels",
        (party,),
    )
    return tuple(tuple(json.loads(levels)) for levels, _ in rows if levels)


def _listed(connection: sqlite3.Connection, rows: Sequence[Any]) -> list[ListedSpeaker]:
    ids = id_list(row[0] for row in rows)
    seen: dict[str, tuple[Any, ...]] = {
        row[0]: row[1:]
        for row in connection.execute(
            "SELECT identity, count(DISTINCT report), min(article_day), max(article_day) FROM appearances "
            "WHERE identity IN (SELECT value FROM json_each(?)) GROUP BY identity",
            (ids,),
        )
    }
    said = dict(
        connection.execute(
            "SELECT p.identity, count(*) FROM appearances AS p JOIN statements AS s ON s.appearance = p.id "
            "WHERE s.is_current = 1 AND p.identity IN (SELECT value FROM json_each(?)) GROUP BY p.identity",
            (ids,),
        )
    )
    parties: defaultdict[str, list[str]] = defaultdict(list)
    for identity, side in connection.execute(
        "SELECT identity, side FROM appearances WHERE side IS NOT NULL AND identity IN "
        "(SELECT value FROM json_each(?)) GROUP BY identity, side ORDER BY count(*) DESC, side",
        (ids,),
    ):
        parties[identity].append(side)
    found = []
    for id_, name, kind, names, offices in rows:
        reports, first, last = seen.get(id_, (0, None, None))
        held = tuple(OfficeHeld(o["office"], _day(o["first"]), _day(o["last"])) for o in json.loads(offices))
        found.append(
            ListedSpeaker(
                id_, name, SpeakerKind(kind), tuple(json.loads(names)), held, tuple(parties[id_]), said.get(id_, 0),
                reports, _day(first), _day(last),
            )
        )  # fmt: skip
    return found


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
