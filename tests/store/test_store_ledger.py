import sqlite3
from datetime import date

import pytest
from invented import FERRY, FERRY_LATER, LIBRARY

from walkback import Ledger
from walkback.errors import LedgerError, UnknownRecord, UsageError
from walkback.model import Manner
from walkback.store.ledger import default_path

FERRY_URL = "https://www.wire.example/ferry?utm_source=feed"


@pytest.fixture
def filled(ledger):
    ledger.add_text(FERRY, url=FERRY_URL, outlet="Northern Wire", published_at="2031-03-04", captured_at="2031-03-04")
    ledger.add_text(
        FERRY_LATER, url=FERRY_URL, outlet="Northern Wire", published_at="2031-03-06", captured_at="2031-03-06"
    )
    ledger.add_text(LIBRARY, outlet="Gazette", published_at="2031-04-30")
    ledger.add_text("Café closes\n\n“Nous n’avons plus rien,” René Élan said. The café had been open for forty years.")
    return ledger


def contents(statements):
    return [s.content for s in statements]


INSPECTED, OLD, OVERLOADED = "“The ship had been inspected,”", "the ship was old", "the ship was overloaded"
FOUND, LEAKS, RIEN = "“We found the money,”", "the roof leaks", "“Nous n’avons plus rien,”"


def test_order_is_day_then_report_then_place(filled):
    assert contents(filled.statements()) == [INSPECTED, OLD, OVERLOADED, FOUND, LEAKS, RIEN]
    assert contents(filled.statements(limit=2)) == [INSPECTED, OLD]
    assert filled.statements(limit=0) == []


def test_a_statement_is_attested_in_every_version_that_carries_it(filled):
    inspected, old, *_ = filled.statements()
    assert [a.version for a in inspected.attestations] == [v.version for v in filled.report(FERRY_URL).versions]
    assert len(old.attestations) == 1
    assert inspected.source == "Elena Marsh"
    assert inspected.manner is Manner.DIRECT
    assert inspected.article_day.day == date(2031, 3, 4)
    assert inspected.headline == "Ferry sinks off the cape"


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"by": "marsh"}, [INSPECTED]),
        ({"by": "Marsh, Elena"}, [INSPECTED]),
        ({"by": "mars"}, []),
        ({"by": "elan rene"}, [RIEN]),
        ({"by": "ship"}, []),
        ({"by": " "}, [INSPECTED, OLD, OVERLOADED, FOUND, LEAKS, RIEN]),
        ({"search": "ship old"}, [OLD]),
        ({"search": '"was overloaded"'}, [OVERLOADED]),
        ({"search": "inspect*"}, [INSPECTED]),
        ({"search": "denied"}, [OLD, OVERLOADED]),
        ({"search": "☃"}, []),
        ({"search": "ship", "by": "operator"}, [OLD, OVERLOADED]),
        ({"outlet": "gazette"}, [FOUND, LEAKS]),
        ({"outlet": "wire"}, [INSPECTED, OLD, OVERLOADED]),
        ({"outlet": "wire.example"}, [INSPECTED, OLD, OVERLOADED]),
        ({"outlet": "wir"}, []),
        ({"since": "2031-03-06"}, [OVERLOADED, FOUND, LEAKS]),
        ({"until": date(2031, 3, 4)}, [INSPECTED, OLD]),
        ({"until": "2031-03"}, [INSPECTED, OLD, OVERLOADED]),
        ({"since": "2031-04", "until": "2031-04"}, [FOUND, LEAKS]),
        ({"since": "2031", "until": "2031"}, [INSPECTED, OLD, OVERLOADED, FOUND, LEAKS]),
        ({"manner": "indirect"}, [OLD, OVERLOADED, LEAKS]),
        ({"manner": Manner.MIXED}, []),
        ({"report": "http://www.wire.example/ferry/"}, [INSPECTED, OLD, OVERLOADED]),
    ],
    ids=str,
)
def test_filters(filled, filters, found):
    assert contents(filled.statements(**filters)) == found


@pytest.mark.parametrize(
    "filters", [{"since": "Monday"}, {"until": "2031-13"}, {"manner": "loud"}, {"limit": -1}], ids=str
)
def test_filters_that_make_no_sense(filled, filters):
    with pytest.raises(UsageError, match=next(iter(filters))):
        filled.statements(**filters)


def test_reports(filled):
    ferry, library, cafe = filled.reports()
    assert (ferry.outlet, ferry.headline, ferry.urls) == ("Northern Wire", "Ferry sinks off the cape", (FERRY_URL,))
    assert [v.statements for v in ferry.versions] == [2, 2]
    assert [str(v.published_at) for v in ferry.versions] == ["2031-03-04", "2031-03-06"]
    assert (cafe.outlet, cafe.urls) == (None, ())
    assert filled.reports(search="rescue night") == [ferry]
    assert filled.reports(search='"went night"') == filled.reports(search="()") == []
    assert filled.reports(outlet="Gazette") == [library]
    assert filled.reports(since="2031-03-05") == [ferry, library]
    assert filled.reports(until="2031-03-05") == [ferry]


def test_ids_may_be_cut_short(filled):
    for get, id_ in (
        (lambda i: filled.statement(i).id, filled.statements()[0].id),
        (lambda i: filled.report(i).id, filled.reports()[0].id),
        (lambda i: filled.version(i).id, filled.reports()[0].versions[0].version),
    ):
        assert get(id_) == get(id_[:8]) == get(id_[:8].upper()) == id_
        for wrong, why in ((id_[:3], "at least 4"), ("0" * 32, "no "), (id_ + "0", "no "), ("%_", "no "), ("", "no ")):
            with pytest.raises(UnknownRecord, match=why):
                get(wrong)
    capture = filled.captures()[0]
    assert filled.bytes_of(capture.id[:6]).decode() == FERRY
    version = filled.reports()[0].versions[0].version
    assert filled.attributions(version[:6]) == filled.attributions(version)


def test_a_prefix_of_two_ids_is_refused(filled):
    filled.close()
    with sqlite3.connect(filled.path) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.executemany(
            "INSERT INTO captures (id, sha256) SELECT ?, sha256 FROM contents LIMIT 1",
            [("abcd1" + "0" * 27,), ("abcd2" + "0" * 27,)],
        )
    with pytest.raises(UnknownRecord, match="abcd1000, abcd2000"):
        filled.bytes_of("abcd")
    filled.bytes_of("abcd1")


def test_an_unknown_address(filled):
    with pytest.raises(UnknownRecord, match=r"wire\.example/none"):
        filled.report("https://wire.example/none")
    with pytest.raises(UnknownRecord):
        filled.statements(report="https://wire.example/none")


def test_bytes_are_those_that_came_in_and_are_checked(ledger, tmp_path):
    data = b"Ferry sinks\r\n\r\n\x93The ship was old,\x94 Elena Marsh said to the press.\r\n"
    (tmp_path / "a.txt").write_bytes(data)
    ledger.add(tmp_path / "a.txt")
    (capture,) = ledger.captures()
    assert ledger.bytes_of(capture.id) == data
    ledger.close()
    with sqlite3.connect(ledger.path) as connection:
        other = connection.execute("SELECT zlib FROM contents").fetchone()[0]
        connection.execute("UPDATE contents SET zlib = ?", (other[:-5] + bytes(5),))
    with pytest.raises(LedgerError, match="damaged"):
        ledger.bytes_of(capture.id)


def test_versions_come_back_as_they_were(filled):
    for report in filled.reports():
        for placed in report.versions:
            version = filled.version(placed.version)
            assert version.id == placed.version
            assert version.language == "en" or version.language is None
            assert placed.words == sum(len(s.of(version.text).split()) for s in version.read_spans)


def test_the_views_can_be_read_by_any_program(filled):
    filled.close()
    with sqlite3.connect(filled.path) as connection:
        words = connection.execute("SELECT day, outlet, source, content FROM statement_view").fetchall()
        assert words[0] == ("2031-03-04", "Northern Wire", "Elena Marsh", INSPECTED)
        assert len(words) == 6
        assert connection.execute(
            "SELECT versions, first_day, last_day FROM report_view WHERE outlet LIKE 'N%'"
        ).fetchall() == [(2, "2031-03-04", "2031-03-06")]
        assert connection.execute("SELECT count(*) FROM evidence_view WHERE role = 'content'").fetchone()[0] == 7
        assert connection.execute("SELECT * FROM skipped_view").fetchall() == []
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        # the index of words agrees with the words
        connection.execute("INSERT INTO statements_fts (statements_fts, rank) VALUES ('integrity-check', 1)")
        connection.execute("INSERT INTO versions_fts (versions_fts, rank) VALUES ('integrity-check', 1)")


def test_where_a_ledger_lies(tmp_path, monkeypatch):
    monkeypatch.setenv("WALKBACK_LEDGER", str(tmp_path / "named.db"))
    assert default_path() == Ledger().path == tmp_path / "named.db"
    monkeypatch.delenv("WALKBACK_LEDGER")
    assert Ledger().path.name == "ledger.db"
    assert "walkback" in Ledger().path.parts
    assert Ledger(tmp_path / "a.db").path == tmp_path / "a.db"


def test_a_closed_ledger_opens_again(filled):
    filled.close()
    filled.close()
    assert len(filled.statements()) == 6
    assert repr(filled).startswith("Ledger(")


def test_looking_loads_no_reader():
    import subprocess
    import sys

    code = (
        "import sys, walkback\n"
        "walkback.Ledger('/nowhere/none.db').statements()\n"
        "loaded = {'numpy', 'onnxruntime', 'trafilatura', 'httpx', 'rich'} & set(sys.modules)\n"
        "assert not loaded, loaded\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
