import shutil
import sqlite3

import pytest
from invented import FERRY, FERRY_LATER, facts_of
from pattern_reader import PatternReader

import walkback.store.migrate as migrate_module
from walkback import Ledger
from walkback.errors import LedgerError
from walkback.store.connection import open_connection
from walkback.store.migrate import migrations


def schema(path):
    with sqlite3.connect(path) as connection:
        return connection.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()


def test_an_empty_file_becomes_a_ledger(tmp_path):
    path = tmp_path / "ledger.db"
    path.touch()
    open_connection(path, create=True).close()
    tables = {name for name, _ in schema(path)}
    assert {"captures", "versions", "statements", "inputs", "adds", "statement_view"} <= tables


def test_opening_again_changes_nothing(tmp_path):
    path = tmp_path / "ledger.db"
    open_connection(path, create=True).close()
    before = schema(path)
    open_connection(path, create=True).close()
    assert schema(path) == before


def test_an_older_ledger_is_brought_up_to_date(tmp_path, monkeypatch):
    path = tmp_path / "ledger.db"
    open_connection(path, create=True).close()
    added = (*migrations(), "CREATE TABLE more (id TEXT) STRICT;\nCREATE INDEX more_id ON more (id);")
    monkeypatch.setattr(migrate_module, "migrations", lambda: added)
    open_connection(path, create=False).close()
    assert {"more", "more_id"} <= {name for name, _ in schema(path)}


BEFORE_KIN = 4  # migrations of a ledger in which every page was a report
KEPT = "contents captures retrievals versions blocks links derivations readings attributions attribution_spans".split()


def as_it_was_before(path, old, monkeypatch):
    """Write what was read into the ledger at ``path`` as a ledger that knew each page as a report would hold it."""
    with monkeypatch.context() as earlier:
        first = migrations()[:BEFORE_KIN]
        earlier.setattr(migrate_module, "migrations", lambda: first)
        open_connection(old, create=True).close()
    with sqlite3.connect(old) as connection:
        connection.execute("ATTACH ? AS today", (str(path),))
        connection.execute("INSERT INTO reports (id, address) SELECT id, address FROM today.pages")
        for table in KEPT:
            columns = [row[1] for row in connection.execute(f"SELECT * FROM main.pragma_table_info('{table}')")]
            values = ["page" if (table, c) == ("derivations", "report") else c for c in columns]
            connection.execute(
                f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(values)} FROM today.{table}"
            )
    connection.close()


def test_a_ledger_from_before_pages_and_reports_were_two_things(tmp_path, monkeypatch):
    urls = [None, "https://wire.example/ferry", "https://mail.example/77123456"]
    inputs = [
        {"text": text, "url": url, "outlet": outlet, "captured_at": f"2031-03-0{day}"}
        for text, url, outlet, day in zip(
            [FERRY, FERRY_LATER, FERRY], urls, [None, "Wire", "Mail"], [4, 5, 6], strict=True
        )
    ]
    with Ledger(tmp_path / "today.db", reader=PatternReader()) as today:
        for one in inputs:
            today.add_text(**one)
        wanted = facts_of(today)
    as_it_was_before(today.path, tmp_path / "old.db", monkeypatch)
    with Ledger(tmp_path / "old.db", reader=PatternReader()) as old:
        assert old.reports() == []  # it can be opened and looked into
        old.add_text(**inputs[0])
        assert facts_of(old) == wanted
        assert len(old.reports()) == 2 and old.reports()[0].lineage is not None


def test_a_migration_that_fails_leaves_the_ledger_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "ledger.db"
    open_connection(path, create=True).close()
    before = schema(path)
    monkeypatch.setattr(migrate_module, "migrations", lambda: (*migrations(), "CREATE TABLE more (id);\nNO SQL;"))
    with pytest.raises(LedgerError):
        open_connection(path, create=False)
    assert schema(path) == before


def test_a_ledger_of_a_newer_walkback_is_refused(ledger, fake_reader):
    ledger.add_text("“Yes,” Marsh said.")
    ledger.close()
    with sqlite3.connect(ledger.path) as connection:
        connection.execute("PRAGMA user_version = 999")
    for use in (ledger.statements, lambda: ledger.add_text("“No,” Marsh said.")):
        with pytest.raises(LedgerError, match=r"newer Walkback.*update Walkback"):
            use()


def test_the_database_of_another_program_is_left_alone(tmp_path, fake_reader):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE things (id)")
    before = schema(path)
    with pytest.raises(LedgerError, match="another program"):
        Ledger(path, reader=fake_reader).add_text("“No,” Marsh said.")
    assert schema(path) == before


@pytest.mark.parametrize("content", [b"no database at all, but a text\n" * 200, bytes(5000)])
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path, content, fake_reader):
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(LedgerError, match=r"notes\.txt"):
        Ledger(path, reader=fake_reader).statements()
    with pytest.raises(LedgerError, match=r"notes\.txt"):
        Ledger(path, reader=fake_reader).add_text("“No,” Marsh said.")
    assert path.read_bytes() == content


def test_a_damaged_ledger_is_told(ledger, tmp_path):
    for n in range(40):
        ledger.add_text(f"“There are {n} ships,” Elena Marsh said.")
    ledger.close()
    torn = tmp_path / "torn.db"
    shutil.copy(ledger.path, torn)
    with torn.open("r+b") as stream:
        stream.seek(4096)
        stream.write(b"\xff" * 200_000)
    with pytest.raises(LedgerError, match=r"torn\.db.*damaged"):
        Ledger(torn).statements()
