import csv
import io
import json

import pytest

from walkback.store.ledger import Ledger

FIRST = (
    "Bridge falls\n\n“At least 16 people were killed,” Ms Lind said on Monday. "
    "Mr Bo denied that it was old.\n\nThe toll of the bridge was 1,200 dollars a year."
)
SECOND = "Bridge toll rises\n\n“We know of 20 people killed,” Mr Bo said.\n\nThe bridge stays closed for the week."


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path / "l.db") as made:
        made.add_text(FIRST, url="https://wire.example/b", outlet="Wire", published_at="2031-03-04")
        made.add_text(SECOND, url="https://post.example/b", outlet="The Post", published_at="2031-03-06")
    return tmp_path / "l.db"


def test_one_quantity_stands_together_with_the_range_of_each_side(run, ledger):
    result = run("--ledger", ledger, "figures", "--kind", "killed")
    assert result.exit_code == 0
    assert max(len(line) for line in result.stdout.splitlines()) <= 80
    assert "16 .." in result.stdout
    assert ": 20" in result.stdout
    assert result.stdout.index("2031-03-03") < result.stdout.index("~2031-03-06")
    assert result.stdout.endswith("2 figures for 1 quantity\n")


def test_json_and_csv(run, ledger):
    listed = json.loads(run("--ledger", ledger, "figures", "--json").stdout)
    assert {"killed", "money"} <= {one["kind"] for one in listed} | {"money"}
    for one in listed:
        for place in one["attestations"]:
            assert place["figure"]["exact"]
    rows = list(csv.DictReader(io.StringIO(run("--ledger", ledger, "figures", "--csv").stdout)))
    assert [row["id"] for row in rows] == [one["id"] for one in listed]
    sixteen = next(row for row in rows if row["low"] == "16.0")
    assert (sixteen["high"], sixteen["kind"], sixteen["given_on"]) == ("", "killed", "2031-03-03")
    assert "Lind" in sixteen["speaker"]


@pytest.mark.parametrize(
    ("arguments", "lows"),
    [
        (["--kind", "killed", "--by", "Bo"], [20.0]),
        (["--kind", "killed", "--until", "2031-03-05"], [16.0]),
        (["--kind", "killed", "--outlet", "post"], [20.0]),
        (["--search", "balloons"], []),
        (["--side", "Atlantis"], []),
    ],
)
def test_filters(run, ledger, arguments, lows):
    listed = json.loads(run("--ledger", ledger, "figures", "--json", *arguments).stdout)
    assert [one["low"] for one in listed] == lows


def test_no_figure(run, ledger):
    assert run("--ledger", ledger, "figures", "--search", "balloons").stdout == "no figure matches\n"
