import csv
import io
import json

import pytest
from ledgers import make_ledger


@pytest.fixture
def ledger(tmp_path):
    make_ledger(tmp_path / "l.db")
    return tmp_path / "l.db"


def test_each_is_listed_once_and_fits(run, ledger):
    result = run("--ledger", ledger, "speakers")
    assert result.exit_code == 0
    assert max(len(line) for line in result.stdout.splitlines()) <= 80
    words = " ".join(result.stdout.split())
    assert words.count("Lind") == 1
    assert "3 speakers for" in words


def test_json_has_the_words_that_tell_it_and_csv_agrees(run, ledger):
    listed = json.loads(run("--ledger", ledger, "speakers", "--json").stdout)
    lind = next(one for one in listed if "Lind" in one["name"])
    assert lind["kind"] == "person"
    assert lind["statements"] == 2  # two versions, two wordings
    (place,) = lind["appearances"]
    assert place["mentions"][0]["exact"] == "Ms Lind"
    rows = list(csv.DictReader(io.StringIO(run("--ledger", ledger, "speakers", "--csv").stdout)))
    assert [row["id"] for row in rows] == [one["id"] for one in listed]


def test_one_is_shown_in_full(run, ledger):
    listed = json.loads(run("--ledger", ledger, "speakers", "--json").stdout)
    lind = next(one for one in listed if "Lind" in one["name"])
    shown = run("--ledger", ledger, "speakers", lind["id"][:8]).stdout
    for expected in ("Lind", "2 statements in 1 report", "2031-03-04", "called Ms Lind", "walkback judge"):
        assert expected in shown
    assert json.loads(run("--ledger", ledger, "speakers", lind["id"], "--json").stdout) == lind


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (["--outlet", "post"], ["Ek"]),
        (["--by", "lind"], ["Lind"]),
        (["--kind", "document"], []),
        (["--side", "Atlantis"], []),
        (["--by", "?"], []),
    ],
)
def test_filters(run, ledger, arguments, names):
    listed = json.loads(run("--ledger", ledger, "speakers", "--json", *arguments).stdout)
    assert [one["name"].split()[-1] for one in listed] == names


def test_what_cannot_be_had_together(run, ledger):
    assert run("--ledger", ledger, "speakers", "--json", "--csv").exit_code == 2
    assert run("--ledger", ledger, "speakers", "12345678", "--side", "Wire").exit_code == 2


def test_nobody_found(run, ledger):
    assert run("--ledger", ledger, "speakers", "--side", "Atlantis").stdout == "no speaker matches\n"
