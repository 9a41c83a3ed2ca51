"""Compare the versions of reports where it was not done yet, and keep what changed in substance.

What waits for it is kept in the ledger (a trigger of the schema puts it there), so that a run that breaks off loses
nothing.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager

from walkback import pipeline
from walkback.finding.edits import find_edits
from walkback.finding.record import Edited
from walkback.model import Report, content_id
from walkback.question.record import Step
from walkback.revision.substance import Told
from walkback.store.chain import order_weight
from walkback.store.reading import load_reports, load_version
from walkback.store.resolved import load_reading

METHOD = "1"  # of comparing; raised whenever two versions would give other edits


def settle_edits(connection: sqlite3.Connection, held: Callable[[], AbstractContextManager[None]]) -> None:
    """Compare what waits for it, a report in each transaction.

    Args:
        connection: the ledger.
        held: holds a transaction for a report; or nothing, within a transaction of the caller's.
    """
    while True:
        with held():
            row = connection.execute("SELECT report FROM uncompared ORDER BY report LIMIT 1").fetchone()
            if row is None:
                return
            _compare(connection, row[0])
            connection.execute("DELETE FROM uncompared WHERE report = ?", row)


def _compare(connection: sqlite3.Connection, report: str) -> None:
    found = load_reports(connection, "r.id = ?", [report])
    wanted = _wanted(connection, found[0]) if found else {}
    stored = {
        (old, new): (number, made_from)
        for number, old, new, made_from in connection.execute(
            "SELECT number, old_version, new_version, made_from FROM comparisons WHERE report = ?", (report,)
        )
    }
    stale = [number for pair, (number, made_from) in stored.items() if wanted.get(pair, ("", 0.0))[0] != made_from]
    connection.executemany("DELETE FROM comparisons WHERE number = ?", [(number,) for number in sorted(stale)])
    for (old, new), (made_from, weight) in wanted.items():
        if stored.get((old, new), (0, None))[1] != made_from:
            _write(connection, report, old, new, made_from, weight)


def _wanted(connection: sqlite3.Connection, report: Report) -> dict[tuple[str, str], tuple[str, float]]:
    """The pairs of versions to compare, each with what the comparison hangs on and the weight of its order."""
    read = {
        version: "; ".join(part or "" for part in row)
        for version, *row in connection.execute(
            "SELECT version, reader, resolver, article_day, outlet FROM resolutions WHERE report = ?", (report.id,)
        )
    }
    found: dict[tuple[str, str], tuple[str, float]] = {}
    for number, stretch in enumerate(report.chain, 1):
        if stretch.revises is not None and stretch.version in read:
            old = report.chain[stretch.revises - 1].version
            weight = order_weight(report, stretch.revises, number)
            if old in read and old != stretch.version:
                made_from = f"{METHOD} | {read[old]} | {read[stretch.version]} | {weight:.3f}"
                found.setdefault((old, stretch.version), (made_from, weight))
    return found


def _write(connection: sqlite3.Connection, report: str, old: str, new: str, made_from: str, weight: float) -> None:
    readings = [load_reading(connection, report, version) for version in (old, new)]
    told = [Told(load_version(connection, v), r) for v, r in zip((old, new), readings, strict=True) if r is not None]
    if len(told) < len(readings):
        return
    compared = pipeline.compare_told(*told)
    edits = find_edits(
        compared.old.text,
        compared.new.text,
        compared.changes,
        dict(compared.explained),
        like_with_like=compared.like_with_like,
        order_weight=weight,
    )
    row = connection.execute(
        "INSERT INTO comparisons (report, old_version, new_version, made_from) VALUES (?, ?, ?, ?)",
        (report, old, new, made_from),
    )
    connection.executemany(
        f"INSERT INTO edits VALUES ({', '.join('?' * 15)})",
        [_row(row.lastrowid or 0, place, (report, old, new), one, compared) for place, one in enumerate(edits)],
    )


def _row(
    number: int, place: int, where: tuple[str, str, str], one: Edited, compared: pipeline.Comparison
) -> tuple[object, ...]:
    report, old, new = where
    note = None if one.note is None else compared.notes[one.note].span.of(compared.new.text)
    return (
        content_id(edit=(report, old, new), before=one.before, after=one.after, place=place), number, place,
        one.kind.value, one.effect.value, one.before, one.after, *(one.old or (None, None)), *(one.new or (None, None)),
        note, one.certainty, one.strength.value, _steps_text(one.steps),
    )  # fmt: skip


def _steps_text(steps: Iterable[Step]) -> str:
    return json.dumps([[s.name, s.left, s.right, s.weight] for s in steps], ensure_ascii=False)
