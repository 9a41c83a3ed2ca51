import sqlite3

import pytest
from invented import FERRY, LIBRARY, facts_of

import walkback.store.connection as connection_module
from walkback import Ledger
from walkback.errors import LedgerBusy, LedgerError, LedgerFull
from walkback.model import Outcome


def sound(path):
    with sqlite3.connect(path) as connection:
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        return connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok" and not broken


def test_settings(ledger):
    ledger.add_text(FERRY)
    ask = ledger._connection.execute
    assert ask("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert ask("PRAGMA foreign_keys").fetchone()[0] == 1
    assert ask("PRAGMA synchronous").fetchone()[0] == 1


def test_a_full_disk_keeps_what_came_before(ledger):
    ledger.add_text(FERRY)
    before = facts_of(ledger)
    pages = ledger._connection.execute("PRAGMA page_count").fetchone()[0]
    ledger._connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    long = LIBRARY + "".join(f"\n\nThe shelf with the number {n} was empty all summer." for n in range(2000))
    with pytest.raises(LedgerFull, match=r"ledger\.db: the disk is full; make room"):
        ledger.add_text(long)
    assert facts_of(ledger) == before
    ledger.close()
    assert sound(ledger.path)
    assert ledger.add_text(long).count(Outcome.ADDED) == 1  # there is room again


def test_a_ledger_that_another_holds_is_told(ledger, fake_reader, monkeypatch):
    monkeypatch.setattr(connection_module, "BUSY_SECONDS", 0.05)
    ledger.add_text(FERRY)
    ledger.close()
    holder = sqlite3.connect(ledger.path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(LedgerBusy, match=r"ledger\.db: another program"):
        ledger.add_text(LIBRARY)
    assert len(ledger.statements()) == 2  # reading goes on
    holder.execute("ROLLBACK")
    holder.close()
    assert ledger.add_text(LIBRARY).count(Outcome.ADDED) == 1


def test_a_folder_is_no_ledger(tmp_path):
    with pytest.raises(LedgerError, match="this is a folder"):
        Ledger(tmp_path).statements()


def test_a_path_that_cannot_be(tmp_path, fake_reader):
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "file" / "ledger.db", f"{tmp_path}/nul\0.db"):
        with pytest.raises(LedgerError, match="cannot be opened"):
            Ledger(path, reader=fake_reader).add_text(FERRY)


def test_folders_above_are_made_and_odd_names_taken(tmp_path, fake_reader):
    path = tmp_path / "a b" / "100% #1?" / "lédger.db"
    with Ledger(path, reader=fake_reader) as ledger:
        ledger.add_text(FERRY)
    assert path.is_file()


def test_a_ledger_that_does_not_exist_is_empty_and_is_not_made(tmp_path):
    ledger = Ledger(tmp_path / "none.db")
    assert ledger.statements() == ledger.reports() == ledger.captures() == ledger.inputs() == []
    assert facts_of(ledger) == []
    assert not ledger.path.exists()


def test_a_ledger_in_a_read_only_place_can_be_read(ledger, monkeypatch):
    ledger.add_text(FERRY)
    ledger.close()
    prepare = connection_module._prepare

    def refuse(connection, path):
        connection.execute("PRAGMA query_only = ON")
        connection.execute("CREATE TABLE t (x)")  # raises what a read-only file does

    monkeypatch.setattr(connection_module, "_prepare", refuse)
    assert len(ledger.statements()) == 2
    ledger.close()
    with pytest.raises(LedgerError, match="check the rights"):
        ledger.add_text(LIBRARY)
    monkeypatch.setattr(connection_module, "_prepare", prepare)
    assert len(ledger.statements()) == 2


def test_what_a_log_holds_is_not_missed_in_a_read_only_place(ledger, monkeypatch):
    ledger.add_text(FERRY)  # still open: the log is beside it
    with pytest.raises(LedgerError, match="copy it elsewhere"):
        connection_module._open_unwritable(ledger.path)
