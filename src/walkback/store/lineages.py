"""Get back which reports copy one another."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict

from walkback.model import Lineage, LineageMember
from walkback.store.rows import id_list


def load_lineages(connection: sqlite3.Connection, reports: str) -> dict[str, Lineage]:
    """Return, for those of a JSON list of ids that have one, the lineage of each report."""
    of = dict(
        connection.execute(
            "SELECT report, lineage FROM lineage_reports WHERE report IN (SELECT value FROM json_each(?))", (reports,)
        )
    )
    wanted = id_list(sorted(set(of.values())))
    members: defaultdict[str, list[LineageMember]] = defaultdict(list)
    for lineage, report, outlet, share in connection.execute(
        "SELECT m.lineage, m.report, r.outlet, m.share FROM lineage_reports AS m JOIN reports AS r ON r.id = m.report "
        "WHERE m.lineage IN (SELECT value FROM json_each(?)) ORDER BY m.report",
        (wanted,),
    ):
        members[lineage].append(LineageMember(report, outlet, share))
    found = {
        id_: Lineage(id_, origin, agency, tuple(members[id_]), tuple(map(_line, json.loads(why))))
        for id_, origin, agency, why in connection.execute(
            "SELECT id, origin, agency, why FROM lineages WHERE id IN (SELECT value FROM json_each(?))", (wanted,)
        )
    }
    return {report: found[lineage] for report, lineage in of.items()}


def _line(step: list[object]) -> str:
    name, left, right, _ = step
    return f"{name}: {left}" if not right or left == right else f"{name}: {left}; {right}"
