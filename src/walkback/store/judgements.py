"""What people decided about who is who. It runs inside the caller's transaction."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace

from walkback.errors import UnknownRecord, UsageError
from walkback.moment import Moment
from walkback.speaker.identity.record import Anchor, Judgement, JudgementKind
from walkback.store.reading import find_id, find_report_id
from walkback.store.rows import moment_of

_COLUMNS = "number, kind, first, second, judged_by, judged_at, note, undone_by, undone_at"


def load_judgements(connection: sqlite3.Connection) -> list[Judgement]:
    """Return all judgements in the order in which they were made, also those that were undone."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM judgements ORDER BY number")
    return [
        Judgement(
            JudgementKind(kind),
            Anchor(*json.loads(first)),
            Anchor(*json.loads(second)),
            by,
            Moment.parse(at),
            note,
            moment_of(undone_at),
            undone_by,
            number,
        )
        for number, kind, first, second, by, at, note, undone_by, undone_at in rows
    ]


def write_judgement(
    connection: sqlite3.Connection, kind: str, first: str, second: str, *, by: str, note: str, at: Moment
) -> Judgement:
    """Keep a decision on two speakers, named as for `walkback.Ledger.judge`, and group anew what it touches.

    Raises:
        UnknownRecord: there is no such speaker.
        UsageError: both are the same appearance, or one identity is to be parted from itself.
    """
    from walkback.store.identities import regroup_appearances

    (left, one), (right, other) = (_find(connection, name) for name in (first, second))
    if one == other:
        raise UsageError(
            f'"{first}" and "{second}" are one and the same in report {left.report[:8]}; '
            'name two appearances as "REPORT NAME" (walkback speakers ID lists them)'
        )
    number = next_number(connection)
    connection.execute(
        "INSERT INTO judgements (number, kind, first, second, judged_by, judged_at, note) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (number, kind, _text(left), _text(right), by, at.text, note),
    )
    regroup_appearances(connection, (one, other))
    return Judgement(JudgementKind(kind), left, right, by, at, note, number=number)


def next_number(connection: sqlite3.Connection) -> int:
    """The number of the next judgement; those on findings, questions and statements are counted together with these."""
    row = connection.execute(
        "SELECT 1 + max((SELECT coalesce(max(number), 0) FROM judgements), "
        "(SELECT coalesce(max(number), 0) FROM decisions))"
    ).fetchone()
    return int(row[0])


def undo_judgement(connection: sqlite3.Connection, number: int, *, by: str, at: Moment) -> Judgement:
    """Take a judgement back, and group anew what it touched.

    Raises:
        UnknownRecord: there is no such judgement, or it is undone already.
    """
    from walkback.store.identities import regroup_anchored

    found = next((j for j in load_judgements(connection) if j.number == number), None)
    if found is None:
        raise UnknownRecord(f'there is no judgement {number} in this ledger; "walkback judge list" lists them')
    if found.undone_at is not None:
        raise UnknownRecord(f"judgement {number} is undone already, by {found.undone_by}, {found.undone_at}")
    connection.execute("UPDATE judgements SET undone_by = ?, undone_at = ? WHERE number = ?", (by, at.text, number))
    regroup_anchored(connection, (found.left, found.right))
    return replace(found, undone_by=by, undone_at=at)


def _find(connection: sqlite3.Connection, named: str) -> tuple[Anchor, str]:
    """The anchor and the id of the appearance that ``named`` means: of an identity, its first one."""
    report, _, name = named.strip().partition(" ")
    if name.strip():
        key = find_report_id(connection, report)
        rows = connection.execute(
            "SELECT id, name, names FROM appearances WHERE report = ? ORDER BY id", (key,)
        ).fetchall()
        wanted = " ".join(name.split())
        for id_, full, names in rows:
            if wanted == full or wanted in json.loads(names):
                return Anchor(key, wanted), str(id_)
        called = ", ".join(f'"{row[1]}"' for row in rows) or "nobody"
        raise UnknownRecord(f'report {report} calls nobody "{wanted}"; it has {called}')
    identity = find_id(connection, "identities", report)
    row = connection.execute(
        "SELECT id, report, name FROM appearances WHERE identity = ? "
        "ORDER BY article_day IS NULL, article_day, report, id LIMIT 1",
        (identity,),
    ).fetchone()
    return Anchor(row[1], row[2]), str(row[0])


def _text(anchor: Anchor) -> str:
    return json.dumps([anchor.report, anchor.name], ensure_ascii=False)
