"""The whole content of a ledger as JSON values."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from walkback.question.decision import Decision
from walkback.record import as_record
from walkback.speaker.identity.record import Judgement
from walkback.store.decisions import load_decisions
from walkback.store.figures import load_figures
from walkback.store.identities import load_known
from walkback.store.judgements import load_judgements
from walkback.store.reading import (
    load_attributions,
    load_captures,
    load_declared,
    load_reports,
    load_statements,
    load_version,
)

_CHUNK = 500  # records that are loaded at once


def export_records(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """Yield every capture, figure, judgement, report, speaker, statement and version that counts, by kind and id.

    Each is the noun's JSON form, and ``record`` in front tells which noun. A capture tells also which report and
    version it gave (None where it holds no report), what its page declares, and every place it came from; a
    version, how it was read. Nothing tells when or in which order things were added. Bytes are named by their
    SHA-256, not repeated.
    """
    for ids in _chunks(connection, "SELECT id FROM captures ORDER BY id"):
        yield from _captures(connection, ids)
    yield from ({"record": "figure", **as_record(f)} for f in sorted(load_figures(connection), key=lambda f: f.id))
    judgements: list[Judgement | Decision] = [*load_judgements(connection), *load_decisions(connection)]
    for judgement in sorted(judgements, key=lambda j: j.id):
        yield {"record": "judgement", "id": judgement.id, **as_record(judgement)}
    for ids in _chunks(connection, "SELECT DISTINCT report FROM report_versions ORDER BY report"):
        reports = {r.id: r for r in load_reports(connection, _is_between("r.id"), (ids[0], ids[-1]))}
        yield from ({"record": "report", **as_record(reports[i])} for i in ids)
    for ids in _chunks(connection, "SELECT id FROM identities ORDER BY id"):
        known = {one.id: one for one in load_known(connection, ids)}
        yield from ({"record": "speaker", **as_record(known[i])} for i in ids)
    for ids in _chunks(connection, "SELECT id FROM statements WHERE is_current = 1 ORDER BY id"):
        between = f"s.is_current = 1 AND {_is_between('s.id')}"
        statements = {s.id: s for s in load_statements(connection, between, (ids[0], ids[-1]))}
        yield from ({"record": "statement", **as_record(statements[i])} for i in ids)
    for ids in _chunks(connection, "SELECT DISTINCT version FROM report_versions ORDER BY version"):
        for i in ids:
            reader, attributions = load_attributions(connection, i)
            yield {
                "record": "version",
                **as_record(load_version(connection, i)),
                "reader": reader,
                "attributions": [as_record(a) for a in attributions],
            }


def _chunks(connection: sqlite3.Connection, sql: str) -> Iterator[list[str]]:
    rows = connection.execute(sql)
    while chunk := [row[0] for row in rows.fetchmany(_CHUNK)]:
        yield chunk


def _is_between(column: str) -> str:
    return f"{column} BETWEEN ? AND ?"


def _captures(connection: sqlite3.Connection, ids: list[str]) -> Iterator[dict[str, Any]]:
    captures = {c.id: c for c in load_captures(connection, _is_between("c.id"), (ids[0], ids[-1]))}
    declared = {row[0]: row[1:] for row in load_declared(connection, ids)}
    places: dict[str, list[dict[str, str]]] = {i: [] for i in ids}
    for capture, origin, name in connection.execute(
        "SELECT DISTINCT capture, origin, origin_name FROM retrievals WHERE capture BETWEEN ? AND ? "
        "ORDER BY capture, origin, origin_name",
        (ids[0], ids[-1]),
    ):
        places[capture].append({"origin": origin, "origin_name": name})
    for i in ids:
        report, version, said, day = declared.get(i, (None, None, None, None))
        yield {
            "record": "capture",
            **as_record(captures[i]),
            "report": report,
            "version": version,
            "declared": as_record(said) if said else None,
            "article_day": as_record(day) if day else None,
            "retrievals": places[i],
        }
