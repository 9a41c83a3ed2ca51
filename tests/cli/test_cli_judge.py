import json

import pytest
from ledgers import make_ledger


@pytest.fixture
def ledger(tmp_path):
    make_ledger(tmp_path / "l.db")
    return tmp_path / "l.db"


def speakers(run, ledger):
    return {one["name"].split()[-1]: one for one in json.loads(run("--ledger", ledger, "speakers", "--json").stdout)}


def test_merge_list_undo(run, ledger):
    before = speakers(run, ledger)
    first, second = before["Lind"]["id"][:8], before["Bo"]["id"][:8]
    made = run("--ledger", ledger, "judge", "merge", first, second, "--by", "ek", "--note", "a test")
    assert made.exit_code == 0
    assert "1  Lind (" in made.stdout.replace("Ms ", "") and "by ek" in made.stdout and "a test" in made.stdout
    assert len(speakers(run, ledger)) == len(before) - 1
    assert run("judge", "list", "--ledger", ledger).stdout == made.stdout
    undone = run("--ledger", ledger, "judge", "undo", "1", "--by", "bo")
    assert "undone by bo" in undone.stdout
    assert speakers(run, ledger) == before
    (record,) = json.loads(run("--ledger", ledger, "judge", "list", "--json").stdout)
    assert (record["kind"], record["by"], record["undone_by"]) == ("merge", "ek", "bo")


def test_nothing_judged_yet(run, ledger):
    assert run("--ledger", ledger, "judge", "list").stdout == "no judgement yet\n"


def test_who_decides_is_the_user_by_default(run, ledger, monkeypatch):
    monkeypatch.setenv("WALKBACK_JUDGE", "desk")
    known = speakers(run, ledger)
    made = run("--ledger", ledger, "judge", "split", known["Lind"]["id"], known["Bo"]["id"])
    assert "by desk" in made.stdout
