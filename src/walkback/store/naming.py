"""Which id a report has, and which texts are its own."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence

from walkback.model import content_id
from walkback.store.renditions import Stood, clock_of, number_list


def name_reports(connection: sqlite3.Connection, reports: Sequence[Sequence[Stood]]) -> list[str]:
    """Return the id of each report: that of its least page, one with an address before one without.

    Of two reports that stood on one page, one after the other, the earlier one has the page's id, and the other one of
    its own.

    Args:
        connection: the ledger.
        reports: all that have a text on one of their pages, each with its renditions.
    """
    pages = [min((not one.is_addressed, one.page) for one in report)[1] for report in reports]
    times = Counter(pages)
    names = list(pages)
    clocks = _clocks(connection, [one for page, report in zip(pages, reports, strict=True) if times[page] > 1
                                  for one in report])  # fmt: skip
    for page in (page for page, count in times.items() if count > 1):
        ranked = sorted(
            (min((clocks[one.number], one.number, one.version) for one in report), place)
            for place, report in enumerate(reports)
            if pages[place] == page
        )
        for (_, _, version), place in ranked[1:]:
            names[place] = content_id(page=page, version=version)
    return names


def _clocks(connection: sqlite3.Connection, stood: Sequence[Stood]) -> dict[int, tuple[bool, float]]:
    """When each was first captured."""
    found: dict[int, tuple[bool, float]] = {}
    for number, captured_at in connection.execute(
        "SELECT r.number, c.captured_at FROM renditions AS r JOIN derivations AS d ON d.page = r.page "
        "AND d.version = r.version AND d.is_current = 1 JOIN captures AS c ON c.id = d.capture "
        "WHERE r.number IN (SELECT value FROM json_each(?))",
        (number_list(one.number for one in stood),),
    ):
        clock = clock_of(captured_at)
        found[number] = min(clock, found.get(number, clock))
    return found


def write_reports(connection: sqlite3.Connection, reports: Sequence[tuple[str, Sequence[Stood]]]) -> set[str]:
    """Let texts be in these reports; return the ids of those that gained or lost one.

    An id that no text has any more leads to where the first of its texts went.
    """
    for name, stood in reports:
        page = min((not one.is_addressed, one.page) for one in stood)[1]
        connection.execute(
            "INSERT INTO reports (id, address) SELECT ?1, address FROM pages WHERE id = ?2 "
            "ON CONFLICT (id) DO UPDATE SET became = NULL WHERE became IS NOT NULL",
            (name, page),
        )
    moved = sorted((one.number, one.report, name) for name, stood in reports for one in stood if one.report != name)
    connection.executemany("UPDATE renditions SET report = ? WHERE number = ?", [(new, n) for n, _, new in moved])
    strayed = connection.execute(
        "SELECT d.capture, d.report, r.report FROM renditions AS r JOIN derivations AS d ON d.page = r.page "
        "AND d.version = r.version AND d.is_current = 1 "
        "WHERE r.number IN (SELECT value FROM json_each(?)) AND d.report != r.report",
        (number_list(one.number for _, stood in reports for one in stood),),
    ).fetchall()
    connection.executemany(
        "UPDATE derivations SET report = ?2 WHERE capture = ?1 AND is_current = 1", [(c, new) for c, _, new in strayed]
    )
    names = {name for name, _ in reports}
    became: dict[str, str] = {}
    for _, old, new in moved:
        if old not in names:
            became.setdefault(old, new)
    connection.executemany("UPDATE reports SET became = ? WHERE id = ?", [(new, old) for old, new in became.items()])
    return {report for _, *both in (*moved, *strayed) for report in both}
