import json

import pytest
from ledgers import make_ledger


@pytest.fixture
def ledger(tmp_path):
    make_ledger(tmp_path / "l.db")
    return tmp_path / "l.db"


def test_parties_are_taken_shown_and_left(run, ledger, tmp_path):
    own = tmp_path / "parties.toml"
    own.write_text('[[party]]\nname = "Harbour Board"\nmembers = ["Ek"]\n', encoding="utf-8")
    assert run("--ledger", ledger, "parties").stdout == "no parties of your own\n"
    assert run("--ledger", ledger, "parties", own).stdout == "1 party in use\n"
    assert run("--ledger", ledger, "parties").stdout == own.read_text(encoding="utf-8")
    listed = json.loads(run("--ledger", ledger, "statements", "--side", "harbour board", "--json").stdout)
    assert {one["outlet"] for one in listed} == {"The Post"}
    assert run("--ledger", ledger, "parties", "--none").stdout == "no parties of your own any more\n"
    assert run("--ledger", ledger, "parties").stdout == "no parties of your own\n"


def test_a_file_and_none_cannot_be_had_together(run, ledger):
    assert run("--ledger", ledger, "parties", "x.toml", "--none").exit_code == 2
