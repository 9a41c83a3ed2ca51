"""Who is who across the reports of a ledger: grouped anew where a report touches it, and read back."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from walkback.model import (
    Evidence,
    KnownSpeaker,
    OfficeHeld,
    Side,
    SideHow,
    SpeakerAppearance,
    SpeakerKind,
)
from walkback.record import as_record
from walkback.speaker.identity.group import blocks_of, group_appearances
from walkback.speaker.identity.record import Anchor, Appearance, Identity
from walkback.store.affair import EVERYWHERE, await_settling
from walkback.store.conditions import SPEAKER_LEVELS, Conditions, find_identity, member
from walkback.store.judgements import load_judgements
from walkback.store.query import find_query
from walkback.store.rows import id_list
from walkback.text.span import Span

_COLUMNS = "id, report, outlet, article_day, name, kind, honorific, office, organisation, names, side_levels"
_IDENTITY = "name, kind, names, offices, sides, reasons, words"
MENTIONS = 12  # of an appearance, the most that are shown as evidence


def await_grouping(connection: sqlite3.Connection, report: str) -> None:
    """Let the speakers of ``report`` wait for `group_waiting`. Many reports are grouped far quicker together."""
    connection.execute("INSERT OR IGNORE INTO ungrouped (report) VALUES (?)", (report,))


def group_waiting(connection: sqlite3.Connection, held: Callable[[bool], AbstractContextManager[None]]) -> None:
    """Group the speakers of all reports that wait for it, with all that they could be one with, or were.

    What comes out hangs on the appearances and judgements in the ledger only, not on their order. The grouping itself
    holds the ledger for nobody else; what another process adds meanwhile waits in its turn, and puts right what
    it touches.

    Args:
        connection: the ledger.
        held: holds a transaction, for writing if it is given True; or nothing, within a transaction of the caller's.
    """
    with held(True):
        reports = [row[0] for row in connection.execute("SELECT report FROM ungrouped ORDER BY report")]
        _write_blocks(connection, _load(connection, "report IN (SELECT value FROM json_each(?))", (id_list(reports),)))
    if not reports:
        return
    with held(False):
        mine = connection.execute(
            "SELECT id FROM appearances WHERE report IN (SELECT value FROM json_each(?))", (id_list(reports),)
        )
        grouping = _group(connection, {row[0] for row in mine})
    with held(True):
        _write_grouping(connection, grouping)
        await_settling(connection, reports)
        connection.executemany("DELETE FROM ungrouped WHERE report = ?", [(report,) for report in reports])


def regroup_appearances(connection: sqlite3.Connection, keys: Iterable[str]) -> None:
    """Group these appearances anew, with all that they could be one with, or were."""
    _write_grouping(connection, _group(connection, set(keys)))


def regroup_anchored(connection: sqlite3.Connection, anchors: Iterable[Anchor]) -> None:
    """Group anew what a judgement held together or apart."""
    keys = {key for anchor in anchors for key in _anchored(connection, anchor.report, anchor.name)}
    regroup_appearances(connection, keys)


def load_identities(
    connection: sqlite3.Connection,
    *,
    by: str | None = None,
    side: str | None = None,
    kind: SpeakerKind | str | None = None,
    outlet: str | None = None,
    report: str | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> list[KnownSpeaker]:
    """Return those who satisfy the filters of `walkback.Ledger.speakers`, by name.

    Raises:
        UsageError: ``kind`` is none.
        UnknownRecord: there is no such report.
    """
    asked = Conditions(connection, report="p.report")
    asked.is_for_side(side, levels=SPEAKER_LEVELS)
    asked.is_from(outlet, report)
    if kind is not None:
        asked.add("p.kind = ?", member(SpeakerKind, kind, "kind"))
    if by is not None and by.strip():
        identity, query = find_identity(connection, by), find_query(by)
        if identity is not None:
            asked.add("p.identity = ?", identity)
        elif query is None:
            return []
        else:
            asked.has_name(query)
    ids = [
        row[0]
        for row in connection.execute(
            f"SELECT id FROM identities WHERE id IN (SELECT p.identity FROM appearances AS p WHERE {asked.sql}) "
            "ORDER BY name COLLATE NOCASE, id LIMIT ? OFFSET ?",
            (*asked.values, -1 if limit is None else limit, offset),
        )
    ]
    return load_known(connection, ids)


def load_identity(connection: sqlite3.Connection, identity: str) -> KnownSpeaker:
    """Return one of them by the whole id."""
    return load_known(connection, [identity])[0]


# --- Grouping ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Grouping:
    """Identities, with the appearances that they were made from and the identity that each had before."""

    identities: tuple[Identity, ...]
    appearances: tuple[Appearance, ...]
    before: Mapping[str, str | None]


def _group(connection: sqlite3.Connection, keys: set[str]) -> _Grouping:
    touched = _closure(connection, keys)
    appearances = tuple(_load(connection, "id IN (SELECT value FROM json_each(?))", (id_list(touched),)))
    before = dict(
        connection.execute(
            "SELECT id, identity FROM appearances WHERE id IN (SELECT value FROM json_each(?))", (id_list(touched),)
        )
    )
    judgements = load_judgements(connection)
    if judgements:
        former = former_ids(connection, {one.report for one in appearances})
        appearances = tuple(replace(one, formerly=former[one.report]) for one in appearances)
    return _Grouping(group_appearances(appearances, judgements), appearances, before)


def former_ids(connection: sqlite3.Connection, reports: Iterable[str]) -> defaultdict[str, tuple[str, ...]]:
    """The other ids that texts of each report were known by: those of their pages, and of reports that became it."""
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for report, former in connection.execute(
        "WITH RECURSIVE was (report, id) AS (SELECT value, value FROM json_each(?1) UNION "
        "SELECT w.report, r.id FROM was AS w JOIN reports AS r ON r.became = w.id) "
        "SELECT report, id FROM was UNION SELECT r.report, r.page FROM renditions AS r "
        "JOIN json_each(?1) AS w ON w.value = r.report ORDER BY 1, 2",
        (id_list(reports),),
    ):
        if former != report:
            found[report] += (former,)
    return found


def _write_grouping(connection: sqlite3.Connection, grouping: _Grouping) -> None:
    before = grouping.before
    after: dict[str, str] = {}
    for identity in grouping.identities:
        _write_identity(connection, identity)
        after |= dict.fromkeys(identity.appearances, identity.id)
    moved = [key for key in before if before[key] != after[key]]
    connection.executemany("UPDATE appearances SET identity = ? WHERE id = ?", [(after[key], key) for key in moved])
    # The affair of a report is known by who speaks in it; but not by those who speak nearly everywhere.
    sizes = Counter(before.values()), Counter(after.values())
    changed = {
        identity
        for key in moved
        for identity in (before[key], after[key])
        if identity is not None and min(n for size in sizes if (n := size[identity])) <= EVERYWHERE
    }
    near = {a.report for a in grouping.appearances if before[a.key] in changed or after[a.key] in changed}
    await_settling(connection, near)
    connection.execute(
        "DELETE FROM identities WHERE NOT EXISTS (SELECT 1 FROM appearances AS a WHERE a.identity = identities.id)"
    )


def _closure(connection: sqlite3.Connection, keys: set[str]) -> set[str]:
    """All appearances that hang together with these: by a block, by an identity of before, or by a judgement."""
    anchored: dict[str, set[str]] = defaultdict(set)
    for judgement in load_judgements(connection):
        if judgement.undone_at is None:
            ends = [_anchored(connection, anchor.report, anchor.name) for anchor in (judgement.left, judgement.right)]
            for end in ends[0] | ends[1]:
                anchored[end] |= ends[0] | ends[1]
    found: set[str] = set()
    new = set(keys)
    while new:
        found |= new
        ids = id_list(new)
        near = {
            row[0]
            for row in connection.execute(
                "SELECT b.appearance FROM appearance_blocks AS a JOIN appearance_blocks AS b ON b.block = a.block "
                "WHERE a.appearance IN (SELECT value FROM json_each(?1)) UNION "
                "SELECT b.id FROM appearances AS a JOIN appearances AS b ON b.identity = a.identity "
                "WHERE a.id IN (SELECT value FROM json_each(?1))",
                (ids,),
            )
        }
        for key in new:
            near |= anchored.get(key, set())
        new = near - found
    return found


def _anchored(connection: sqlite3.Connection, report: str, name: str) -> set[str]:
    """The appearances that an anchor can mean: those of the report, or of where its texts went, with that name."""
    return {
        row[0]
        for row in connection.execute(
            "WITH RECURSIVE went (report) AS (VALUES (?1) UNION "
            "SELECT r.became FROM went AS w JOIN reports AS r ON r.id = w.report AND r.became IS NOT NULL) "
            "SELECT a.id FROM appearances AS a WHERE a.report IN "
            "(SELECT report FROM went UNION SELECT report FROM renditions WHERE page = ?1) "
            "AND (a.name = ?2 OR EXISTS (SELECT 1 FROM json_each(a.names) AS n WHERE n.value = ?2))",
            (report, name),
        )
    }


def _load(connection: sqlite3.Connection, where: str, values: Sequence[Any]) -> list[Appearance]:
    rows = connection.execute(f"SELECT {_COLUMNS} FROM appearances WHERE {where} ORDER BY id", values).fetchall()
    beside: dict[str, list[tuple[str, str]]] = defaultdict(list)  # full names of those who speak in each report
    for report, key, name in connection.execute(
        "SELECT report, id, name FROM appearances WHERE kind IN ('person', 'organisation') AND instr(name, ' ') "
        "AND report IN (SELECT value FROM json_each(?)) ORDER BY report, name, id",
        (id_list({row[1] for row in rows}),),
    ):
        beside[report].append((key, name))
    return [
        Appearance(
            key, report, outlet, date.fromisoformat(day) if day else None, name, SpeakerKind(kind), honorific, office,
            organisation, tuple(json.loads(names)), tuple(json.loads(levels)) if levels else (),
            tuple(dict.fromkeys(other for one, other in beside[report] if one != key)),
        )
        for key, report, outlet, day, name, kind, honorific, office, organisation, names, levels in rows
    ]  # fmt: skip


def _write_blocks(connection: sqlite3.Connection, appearances: Iterable[Appearance]) -> None:
    for appearance in appearances:
        connection.execute("DELETE FROM appearance_blocks WHERE appearance = ?", (appearance.key,))
        connection.executemany(
            "INSERT INTO appearance_blocks (block, appearance) VALUES (?, ?)",
            [(block, appearance.key) for block in sorted(blocks_of(appearance))],
        )


def _write_identity(connection: sqlite3.Connection, identity: Identity) -> None:
    values = (
        identity.name, identity.kind.value, _json(identity.names), _json([as_record(o) for o in identity.offices]),
        _json(identity.sides), _json([as_record(r) for r in identity.reasons]),
        "\n".join([*identity.names, *(held.office for held in identity.offices)]),
    )  # fmt: skip
    stored = connection.execute(f"SELECT {_IDENTITY} FROM identities WHERE id = ?", (identity.id,)).fetchone()
    if stored == values:
        return
    # Not an update: the index of words follows what is deleted and inserted.
    connection.execute("DELETE FROM identities WHERE id = ?", (identity.id,))
    connection.execute(
        f"INSERT INTO identities (id, {_IDENTITY}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (identity.id, *values)
    )


# --- Reading ----------------------------------------------------------------------------------------------------


def load_known(connection: sqlite3.Connection, ids: Sequence[str]) -> list[KnownSpeaker]:
    """Return those with these whole ids, by name."""
    wanted = id_list(ids)
    places = _places(connection, wanted)
    found = []
    for id_, name, kind, names, offices, reasons in connection.execute(
        "SELECT id, name, kind, names, offices, reasons FROM identities "
        "WHERE id IN (SELECT value FROM json_each(?)) ORDER BY name COLLATE NOCASE, id",
        (wanted,),
    ):
        mine = places[id_]
        called = {place.id: f'"{place.name}" in {place.outlet or "report " + place.report[:8]}' for place in mine}
        found.append(
            KnownSpeaker(
                id_,
                name,
                SpeakerKind(kind),
                tuple(json.loads(names)),
                tuple(OfficeHeld(o["office"], _day(o["first"]), _day(o["last"])) for o in json.loads(offices)),
                tuple(dict.fromkeys(place.side.name for place in mine if place.side)),
                sum(place.statements for place in mine),
                tuple(mine),
                tuple(_reason(reason, called) for reason in json.loads(reasons)),
            )
        )
    return found


def _places(connection: sqlite3.Connection, wanted: str) -> dict[str, list[SpeakerAppearance]]:
    rows = connection.execute(
        "SELECT identity, id, report, outlet, article_day, name, names, honorific, office, organisation, "
        "coalesce(settled_levels, side_levels), coalesce(settled_how, side_how), "
        "coalesce(side_evidence, '') FROM appearances WHERE identity IN (SELECT value FROM json_each(?)) "
        "ORDER BY article_day IS NULL, article_day, report, id",
        (wanted,),
    ).fetchall()
    ids = id_list(row[1] for row in rows)
    said = Counter(
        dict(
            connection.execute(
                "SELECT appearance, count(*) FROM statements WHERE is_current = 1 "
                "AND appearance IN (SELECT value FROM json_each(?)) GROUP BY appearance",
                (ids,),
            )
        )
    )
    mentions: dict[str, list[Evidence]] = defaultdict(list)
    first_version: dict[str, str] = {}
    for appearance, version, start, end, text in connection.execute(
        "SELECT m.appearance, m.version, m.span_start, m.span_end, v.text FROM mentions AS m "
        "JOIN report_versions AS p ON p.report = m.report AND p.version = m.version "
        "JOIN versions AS v ON v.id = m.version "
        "WHERE m.appearance IN (SELECT value FROM json_each(?)) AND m.span_end > m.span_start "
        "ORDER BY m.appearance, p.position, m.position",
        (ids,),
    ):
        if first_version.setdefault(appearance, version) == version and len(mentions[appearance]) < MENTIONS:
            mentions[appearance].append(Evidence.at(version, text, Span(start, end)))
    found: dict[str, list[SpeakerAppearance]] = defaultdict(list)
    for identity, id_, report, outlet, day, name, names, honorific, office, organisation, levels, how, told in rows:
        side = Side(tuple(json.loads(levels)), SideHow(how), told) if levels else None
        found[identity].append(
            SpeakerAppearance(
                id_, report, outlet, _day(day), name, tuple(json.loads(names)), honorific, office, organisation, side,
                said[id_], tuple(mentions[id_]),
            )
        )  # fmt: skip
    return found


def _reason(reason: dict[str, Any], called: dict[str, str]) -> str:
    """One merge as a line: which two, and the steps that were added up, or the judgement."""
    pair = " and ".join(called.get(reason[end], reason[end][:8]) for end in ("left", "right"))
    if reason["judgement"]:
        return f"{pair}: judged so"
    steps = "; ".join(
        f"{step['what']}: {step['detail']} ({step['weight']:+.1f})" for step in reason["steps"] if step["weight"]
    )
    return f"{pair}: {steps} = {reason['score']:.1f}"


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
