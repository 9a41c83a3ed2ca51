"""The user's own parties, kept in the ledger so that it can be worked out again anywhere."""

from __future__ import annotations

import hashlib
import sqlite3
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from walkback.side.parties import Parties, load_parties, parse_parties

_DIGEST = 16  # hexadecimal digits that tell one file from another


def load_toml(connection: sqlite3.Connection) -> str:
    """Return the parties that the ledger was told, as they were written; "" if it was told none."""
    row = connection.execute("SELECT toml FROM parties").fetchone()
    return row[0] if row else ""


def load_parties_of(connection: sqlite3.Connection) -> Parties:
    """Return the parties that the ledger was told."""
    return _parsed(load_toml(connection))


def parties_digest(connection: sqlite3.Connection) -> str:
    """Return what tells the ledger's parties from others; "none" if it was told none."""
    toml = load_toml(connection)
    return hashlib.sha256(toml.encode("utf-8")).hexdigest()[:_DIGEST] if toml else "none"


def write_parties(connection: sqlite3.Connection, path: Path | None) -> Parties:
    """Keep the parties of ``path`` in place of those before, or none, and work out all sides anew.

    Raises:
        BadParties: the file cannot be read, or has something in it that is no party.
    """
    from walkback.store.refresh import refresh_reports

    used = Parties() if path is None else load_parties(path)
    connection.execute("DELETE FROM parties")
    if used.text:
        now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        connection.execute("INSERT INTO parties (only, toml, taken_at) VALUES (1, ?, ?)", (used.text, now))
    rows = connection.execute("SELECT DISTINCT report FROM report_versions").fetchall()
    refresh_reports(connection, [report for (report,) in rows])
    return used


@lru_cache(maxsize=4)
def _parsed(toml: str) -> Parties:
    return parse_parties(toml)
