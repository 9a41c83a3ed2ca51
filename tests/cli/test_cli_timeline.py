import csv
import io
import json

import pytest
from ledgers import make_ledger

from walkback.model import Window, WindowHow
from walkback.moment import Moment
from walkback.shown.days import window_text


@pytest.fixture
def ledger(tmp_path):
    make_ledger(tmp_path / "l.db")
    return tmp_path / "l.db"


def test_the_day_of_the_saying_stands_with_the_words_that_tell_it(run, ledger):
    result = run("--ledger", ledger, "timeline", "--by", "Lind")
    assert result.exit_code == 0
    assert max(len(line) for line in result.stdout.splitlines()) <= 80
    assert "2031-03-03" in result.stdout  # on Monday, in a report of Tuesday
    assert "Monday" in result.stdout
    assert "2 statements, the day of 0 of them inferred" in result.stdout


def test_what_is_inferred_is_marked(run, ledger):
    assert "~2031-03-06" in run("--ledger", ledger, "timeline", "--by", "Ek").stdout


def test_json_and_csv_agree_and_are_in_order(run, ledger):
    listed = json.loads(run("--ledger", ledger, "timeline", "--json").stdout)
    firsts = [one["said_at"]["first"] for one in listed]
    assert firsts == sorted(firsts)
    rows = list(csv.DictReader(io.StringIO(run("--ledger", ledger, "timeline", "--csv").stdout)))
    assert [row["said_first"] for row in rows] == firsts
    assert rows[0]["said_how"] in ("clause", "sentence")


def test_days_narrow_it(run, ledger):
    until = json.loads(run("--ledger", ledger, "timeline", "--json", "--until", "2031-03-04").stdout)
    assert {one["outlet"] for one in until} == {"Wire"}
    since = json.loads(run("--ledger", ledger, "timeline", "--json", "--since", "2031-03-05").stdout)
    assert {one["outlet"] for one in since} == {"The Post"}
    assert run("--ledger", ledger, "timeline", "--since", "2040").stdout == "no statement matches\n"


def day(text):
    return Moment.parse(text).day


@pytest.mark.parametrize(
    ("first", "last", "how", "shown"),
    [
        ("2031-03-04", "2031-03-04", WindowHow.CLAUSE, "2031-03-04"),
        ("2031-03-04", "2031-03-04", WindowHow.ARTICLE, "~2031-03-04"),
        ("2031-03-01", "2031-03-31", WindowHow.CLAUSE, "2031-03"),
        ("2031-02-01", "2031-03-31", WindowHow.CLAUSE, "2031-02-01..2031-03-31"),
        ("2031-01-01", "2031-12-31", WindowHow.CLAUSE, "2031"),
        ("2031-01-01", "2031-12-30", WindowHow.CLAUSE, "2031-01-01..2031-12-30"),
        ("9999-12-01", "9999-12-31", WindowHow.CLAUSE, "9999-12-01..9999-12-31"),
        (None, "2031-03-04", WindowHow.DISCOURSE, "~..2031-03-04"),
        ("2031-03-04", None, WindowHow.CLAUSE, "2031-03-04.."),
    ],
)
def test_windows_in_words(first, last, how, shown):
    assert window_text(Window(first and day(first), last and day(last), how)) == shown


def test_the_moment_of_a_post():
    moment = Moment.parse("2024-02-03T10:11:12Z")
    assert window_text(Window(moment.day, moment.day, WindowHow.POST, moment=moment)) == "2024-02-03 10:11Z"
    assert window_text(None) == ""
