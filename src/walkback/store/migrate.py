"""Bring a ledger's schema up to date."""

from __future__ import annotations

import sqlite3
from functools import cache
from importlib.resources import files
from pathlib import Path

from walkback.errors import LedgerError

APPLICATION_ID = 0x574C4B42  # "WLKB", in the header of the file


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Apply the migrations that the ledger lacks, all in one transaction with the number of the last.

    A migration is a file of SQL, `migrations/0001_what.sql`; once released it is never changed.

    Raises:
        LedgerError: the file is a database, but no ledger, or a newer Walkback made it.
    """
    if _number(connection, path) == len(migrations()):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Looked up again, since another process may have done it in between.
        for sql in migrations()[_number(connection, path) :]:
            for statement in _statements(sql):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(migrations())}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@cache
def migrations() -> tuple[str, ...]:
    """Return the SQL of each migration, in order."""
    folder = files("walkback.store") / "migrations"
    found = sorted((f for f in folder.iterdir() if f.name.endswith(".sql")), key=lambda f: f.name)
    return tuple(f.read_text(encoding="utf-8") for f in found)


def _number(connection: sqlite3.Connection, path: Path) -> int:
    """How many migrations the ledger has had."""
    number = int(connection.execute("PRAGMA user_version").fetchone()[0])
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION_ID and (
        application or number or connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    ):
        raise LedgerError(f"{path}: this is a database of another program, not a ledger; name another file")
    if number > len(migrations()):
        raise LedgerError(
            f"{path}: a newer Walkback made this ledger (schema {number}, this one knows {len(migrations())}); "
            "update Walkback"
        )
    return number


def _statements(sql: str) -> list[str]:
    """Split a script after each statement; `executescript` would end the transaction."""
    found: list[str] = []
    lines: list[str] = []
    for line in sql.splitlines():
        lines.append(line)
        if line.rstrip().endswith(";") and sqlite3.complete_statement("\n".join(lines)):
            found.append("\n".join(lines))
            lines = []
    return found
