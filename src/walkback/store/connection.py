"""Open the ledger's file, and say in Walkback's words what goes wrong with it."""

from __future__ import annotations

import errno
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from walkback.errors import LedgerBusy, LedgerError, LedgerFull
from walkback.store.migrate import migrate

BUSY_SECONDS = 30.0  # how long to wait for another process; one input takes it a few milliseconds
CACHE_KIB = 16_384  # pages of the file that are held in memory, in KiB; ids are random, so writing touches many
_SCRAPED = 1 << 16  # bytes free on a disk that counts as full when a write fails for no better reason


def open_connection(path: Path, *, create: bool) -> sqlite3.Connection:
    """Open the ledger at ``path`` in autocommit mode and bring its schema up to date.

    A ledger in a place that cannot be written to can still be read.

    Args:
        path: the file.
        create: make it, and the folders above it, if it does not exist.

    Raises:
        LedgerError: there is no ledger, it is none, or it was made by a newer Walkback.
        LedgerBusy: another process holds it for too long.
        LedgerFull: there is no room to make it.
    """
    try:
        with translated(path):
            return _open(path, create=create)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            raise LedgerFull(_full(path)) from error
        raise LedgerError(
            f"{path}: the ledger cannot be opened: {getattr(error, 'strerror', None) or error}"
        ) from error


def _open(path: Path, *, create: bool) -> sqlite3.Connection:
    if sqlite3.sqlite_version_info < (3, 37):
        raise LedgerError(f"SQLite 3.37 or newer is needed, this Python has {sqlite3.sqlite_version}")
    if "\0" in str(path):
        raise ValueError("a NUL character in the path")  # SQLite would cut the name off there
    if path.is_dir():
        raise LedgerError(f"{path}: this is a folder; name a file for the ledger")
    if create:
        path.parent.mkdir(parents=True, exist_ok=True)
    elif not path.exists():
        raise LedgerError(f'{path}: there is no ledger here; "walkback add" makes one')
    connection = _connect(path, "rwc" if create else "rw")
    try:
        _prepare(connection, path)
    except sqlite3.OperationalError as error:
        connection.close()
        if create or error.sqlite_errorname.partition("_")[2].split("_")[0] not in ("CANTOPEN", "READONLY"):
            raise
        return _open_unwritable(path)
    except BaseException:
        connection.close()
        raise
    return connection


def open_empty() -> sqlite3.Connection:
    """Open an empty ledger in memory: what a ledger that does not exist yet looks like to a reader."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection, Path("an empty ledger"))
    return connection


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Raise what SQLite raises within the block as a LedgerError that names ``path``."""
    try:
        yield
    except sqlite3.Error as error:
        raise _ledger_error(error, path) from error


@contextmanager
def transaction(connection: sqlite3.Connection, *, write: bool) -> Iterator[None]:
    """Hold a transaction for the block: all of it is kept or, if anything is raised, nothing.

    With ``write`` the ledger is taken at once, so that what is read first still holds when it is written.
    """
    connection.execute("BEGIN IMMEDIATE" if write else "BEGIN")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk may have ended it
            connection.execute("ROLLBACK")
        raise


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=BUSY_SECONDS
    )


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    _use_wal(connection)
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    migrate(connection, path)


def _use_wal(connection: sqlite3.Connection) -> None:
    """Switch to the write-ahead log. SQLite does not wait for another process that does the same, so this does."""
    until = time.monotonic() + BUSY_SECONDS
    while connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if not error.sqlite_errorname.startswith("SQLITE_BUSY") or time.monotonic() > until:
                raise
            time.sleep(0.05)


def _open_unwritable(path: Path) -> sqlite3.Connection:
    """Open a ledger that can only be read. A log that another process left beside it would be missed, so then not."""
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size:
        raise LedgerError(
            f"{path}: the last changes cannot be taken in, since the folder is read-only; copy it elsewhere"
        )
    connection = _connect(path, "ro&immutable=1")
    try:
        migrate(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _ledger_error(error: sqlite3.Error, path: Path) -> LedgerError:
    code = getattr(error, "sqlite_errorname", "").removeprefix("SQLITE_")
    kind = code.split("_")[0]
    if kind == "FULL" or (kind == "IOERR" and _is_disk_full(path)):
        return LedgerFull(_full(path))
    if kind in ("BUSY", "LOCKED"):
        return LedgerBusy(f"{path}: another program holds the ledger; try again when it is done")
    if kind in ("NOTADB", "CORRUPT"):
        return LedgerError(
            f"{path}: this is no ledger, or it is damaged ({error}); restore a copy or name another file"
        )
    if kind in ("READONLY", "CANTOPEN", "PERM", "AUTH"):
        return LedgerError(
            f"{path}: the ledger cannot be opened or written ({error}); check the rights of file and folder"
        )
    return LedgerError(f"{path}: {error}")


def _full(path: Path) -> str:
    return f"{path}: the disk is full; make room and add again, what was added before is kept"


def _is_disk_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _SCRAPED
    except OSError:
        return False
