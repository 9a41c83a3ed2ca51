import csv
import io
import json

import pytest
from ledgers import FIRST, URL, make_ledger

from walkback.store.ledger import Ledger


@pytest.fixture
def ledger(tmp_path):
    make_ledger(tmp_path / "l.db")
    return tmp_path / "l.db"


def test_the_table_fits_and_has_each_report(run, ledger):
    result = run("--ledger", ledger, "reports")
    assert result.exit_code == 0
    assert max(len(line) for line in result.stdout.splitlines()) <= 80
    words = " ".join(result.stdout.split())
    for expected in ("Wire", "Ferry was late", "The Post", "Port speaks", "2031-03-04", "2 reports in 3 versions"):
        assert expected in words


def test_json_and_csv(run, ledger):
    listed = json.loads(run("--ledger", ledger, "reports", "--json").stdout)
    assert [len(report["versions"]) for report in listed] == [2, 1]
    rows = list(csv.DictReader(io.StringIO(run("--ledger", ledger, "reports", "--csv").stdout)))
    assert [row["id"] for row in rows] == [report["id"] for report in listed]
    assert rows[0] == {
        "id": rows[0]["id"],
        "outlet": "Wire",
        "headline": "Ferry was late",
        "url": URL,
        "versions": "2",
        "statements": "2",
        "first_day": "2031-03-04",
        "last_day": "2031-03-04",
        "first_captured_at": "2031-03-04T10:00:00Z",
        "last_captured_at": "2031-03-05T10:00:00Z",
        "returns": "0",
        "copy_of": "",
        "lineage": "",
    }


def test_copies_and_returns_are_told(run, ledger):
    with Ledger(ledger) as opened:
        opened.add_text(FIRST, url=URL, outlet="Wire", captured_at="2031-03-07T10:00:00Z")
        opened.add_text(FIRST, url="https://mail.example/f", outlet="Mail", captured_at="2031-03-08T10:00:00Z")
    words = " ".join(run("--ledger", ledger, "reports").stdout.split())
    wire, mail = (r["id"] for r in json.loads(run("--ledger", ledger, "reports", "--json").stdout) if r["lineage"])
    assert "1 return" in words
    assert f"copied by Mail ({mail[:8]})" in words
    assert f"copy of Wire ({wire[:8]})" in words
    rows = csv.DictReader(io.StringIO(run("--ledger", ledger, "reports", "--csv").stdout))
    assert {row["outlet"]: (row["returns"], row["copy_of"]) for row in rows} == {
        "Wire": ("1", ""), "Mail": ("0", wire), "The Post": ("0", ""),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "outlets"),
    [
        (["--outlet", "wire"], ["Wire"]),
        (["--search", "port"], ["The Post"]),
        (["--since", "2031-03-05"], ["The Post"]),
        (["--until", "2031-03-05"], ["Wire"]),
        (["--search", "balloon"], []),
    ],
)
def test_filters(run, ledger, arguments, outlets):
    listed = json.loads(run("--ledger", ledger, "reports", "--json", *arguments).stdout)
    assert [report["outlet"] for report in listed] == outlets


def test_nothing_found(run, ledger):
    result = run("--ledger", ledger, "reports", "--search", "balloon")
    assert (result.exit_code, result.stdout) == (0, "no report matches\n")
