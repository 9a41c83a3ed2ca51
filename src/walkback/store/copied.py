"""Keep which reports copy one another, and which of them they were most likely copied from."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from walkback.lineage.origin import find_origin, read_claim
from walkback.model import content_id
from walkback.store.renditions import Stood, load_bodies
from walkback.store.rows import id_list


@dataclass(frozen=True, slots=True)
class Member:
    """A report of a lineage with its renditions; ``share`` is as in `walkback.model.LineageMember`."""

    report: str
    stood: tuple[Stood, ...]
    share: float


def write_lineages(
    connection: sqlite3.Connection,
    lineages: Sequence[Sequence[Member]],
    reports: Collection[str],
    before: Collection[str],
) -> set[str]:
    """Keep which reports copy one another; return those that were parted from others.

    Args:
        connection: the ledger.
        lineages: the reports of each.
        reports: all reports of which it was found out, also those that are in no lineage.
        before: the reports that their texts were in before.
    """
    parted: set[str] = set()
    together = [{member.report for member in members} for members in lineages]
    touched = id_list({*reports, *before})
    left: defaultdict[str, set[str]] = defaultdict(set)
    for lineage, report in connection.execute(
        "SELECT lineage, report FROM lineage_reports WHERE lineage IN (SELECT lineage FROM lineage_reports "
        "WHERE report IN (SELECT value FROM json_each(?)))",
        (touched,),
    ):
        if report in reports or report not in before:
            left[lineage].add(report)
    for those in left.values():
        if len(those) > 1 and not any(those <= now for now in together):
            parted |= those
    connection.execute(
        "DELETE FROM lineages WHERE id IN (SELECT lineage FROM lineage_reports "
        "WHERE report IN (SELECT value FROM json_each(?)))",
        (touched,),
    )
    for members in lineages:
        _write_lineage(connection, members)
    return parted


def _write_lineage(connection: sqlite3.Connection, members: Sequence[Member]) -> None:
    members = sorted(members, key=lambda member: member.report)
    bodies = load_bodies(connection, {one.version for member in members for one in member.stood})
    claims = [
        sorted((read_claim(one.with_text(bodies[one.version]), one.agency) for one in m.stood), key=lambda c: c.key)
        for m in members
    ]
    origin = find_origin(claims)
    named = {claim.key: member.report for member, its in zip(members, claims, strict=True) for claim in its}
    id_ = content_id(lineage=members[0].report)
    why = json.dumps([[s.name, s.left, s.right, s.weight] for s in origin.why], ensure_ascii=False)
    connection.execute(
        "INSERT INTO lineages (id, origin, agency, why) VALUES (?, ?, ?, ?)",
        (id_, named[origin.report], origin.agency, why),
    )
    connection.executemany(
        "INSERT INTO lineage_reports (report, lineage, share) VALUES (?, ?, ?)",
        [(member.report, id_, member.share) for member in members],
    )
