"""Settle the sides of a report by the reports of the same affair: what one leaves open, another tells.

Which reports wait for it is kept in the ledger, so that a run that breaks off loses nothing. What comes out hangs on
the reports in the ledger, not on their order.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

from walkback.model import Side, SideHow, Speaker, SpeakerKind
from walkback.side.unify import unify_sides
from walkback.store.rows import id_list

DAYS_APART = 60  # the most between two reports of one affair; an unknown day is no hindrance
NEIGHBOURS = 40  # the most reports that bear on one, those of the nearest days first
EVERYWHERE = 200  # appearances from which somebody speaks in too many affairs to tell which reports belong together
RARE = 40  # reports, the most that a name may stand in and still tell that two of them belong together
BATCH = 50  # reports that are settled in one transaction

_Told = tuple[str, Speaker, Side | None]


def await_settling(connection: sqlite3.Connection, reports: Iterable[str]) -> None:
    """Let these reports, and those that bear on them, wait for `settle_sides`."""
    wanted = set(reports)
    # One more than what counts: a name that has just become common leaves those alone whom it held together.
    near = {other for report in wanted for other, _ in _near(connection, report, slack=1)}
    connection.executemany(
        "INSERT OR IGNORE INTO unsettled (report) VALUES (?)", [(report,) for report in sorted(wanted | near)]
    )


def settle_sides(connection: sqlite3.Connection, held: Callable[[], AbstractContextManager[None]]) -> None:
    """Settle the sides of all reports that wait for it.

    Args:
        connection: the ledger.
        held: holds a transaction for a batch of them; or nothing, within a transaction of the caller's.
    """
    while True:
        with held():
            rows = connection.execute("SELECT report FROM unsettled ORDER BY report LIMIT ?", (BATCH,)).fetchall()
            for (report,) in rows:
                _settle(connection, report)
            connection.executemany("DELETE FROM unsettled WHERE report = ?", rows)
        if len(rows) < BATCH:
            return


def _settle(connection: sqlite3.Connection, report: str) -> None:
    reports = [report, *_affair_of(connection, report)]
    told = _load(connection, reports)
    mine = told.get(report, [])
    others = [told[key] for key in reports[1:] if key in told]
    settled = unify_sides([[(speaker, side) for _, speaker, side in one] for one in (mine, *others)])[0]
    rows: list[tuple[str | None, str | None, str | None, str]] = []
    for (appearance, _, own), side in zip(mine, settled, strict=True):
        if side is None or side == own:
            rows.append((side.name if side else None, None, None, appearance))
        else:
            rows.append((side.name, json.dumps(side.levels, ensure_ascii=False), side.how.value, appearance))
    connection.executemany("UPDATE appearances SET side = ?, settled_levels = ?, settled_how = ? WHERE id = ?", rows)


def _affair_of(connection: sqlite3.Connection, report: str) -> list[str]:
    """Reports in which somebody of this one speaks, or that share a rare name with it, the nearest days first."""
    near = sorted(_near(connection, report), key=lambda pair: (pair[1], pair[0]))
    return [other for other, _ in near[:NEIGHBOURS]]


def _near(connection: sqlite3.Connection, report: str, *, slack: int = 0) -> list[tuple[str, int]]:
    """Reports that may tell of the same affair, with the days between."""
    rows = connection.execute(
        "WITH others (report) AS ("
        "  SELECT b.report FROM appearances AS a "
        "  JOIN appearances AS b ON b.identity = a.identity AND b.report != a.report "
        "  WHERE a.report = ?1 AND a.kind IN ('person', 'organisation') AND a.identity IN ("
        "    SELECT identity FROM appearances WHERE identity IN (SELECT identity FROM appearances WHERE report = ?1) "
        "    GROUP BY identity HAVING count(*) <= ?2) "
        "  UNION "
        "  SELECT n.report FROM proper_names AS n WHERE n.report != ?1 AND n.name IN ("
        "    SELECT name FROM proper_names WHERE name IN (SELECT name FROM proper_names WHERE report = ?1) "
        "    GROUP BY name HAVING count(DISTINCT report) <= ?3)) "
        "SELECT o.report, (SELECT min(article_day) FROM report_versions WHERE report = ?1), "
        "(SELECT min(article_day) FROM report_versions WHERE report = o.report) FROM others AS o",
        (report, EVERYWHERE + slack, RARE + slack),
    )
    near: dict[str, int] = {}
    for other, mine, theirs in rows:
        apart = 0
        if mine and theirs:
            apart = abs((date.fromisoformat(mine) - date.fromisoformat(theirs)).days)
        if apart <= DAYS_APART:
            near[other] = min(apart, near.get(other, apart))
    return list(near.items())


def _load(connection: sqlite3.Connection, reports: Sequence[str]) -> dict[str, list[_Told]]:
    found: dict[str, list[_Told]] = defaultdict(list)
    rows: Iterable[tuple[Any, ...]] = connection.execute(
        "SELECT report, id, name, kind, honorific, office, organisation, side_levels, side_how, side_evidence "
        "FROM appearances WHERE report IN (SELECT value FROM json_each(?)) ORDER BY report, id",
        (id_list(reports),),
    )
    for report, key, name, kind, honorific, office, organisation, levels, how, evidence in rows:
        side = Side(tuple(json.loads(levels)), SideHow(how), evidence) if levels else None
        found[report].append((key, Speaker(name, SpeakerKind(kind), (), honorific, office, organisation), side))
    return found
