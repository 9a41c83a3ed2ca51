"""`walkback findings`, `explain` and `ask` on a small ledger, with a reader of patterns and a pair model of words."""

import csv
import io
import json

import pytest

from walkback.store.ledger import Ledger

TOLD = "Harbour\n\n“The port of Velmar was warned before the storm flood,” Elena Marsh said on Monday.\n"
NOT_TOLD = "Harbour\n\n“The port of Velmar was never warned before the storm flood,” Jonas Weil said on Tuesday.\n"


@pytest.fixture
def ledger(tmp_path):
    path = tmp_path / "l.db"
    with Ledger(path) as opened:
        for text, outlet, day in ((TOLD, "Wire", 4), (NOT_TOLD, "Post", 5)):
            opened.add_text(
                text, url=f"https://{outlet.lower()}.example/a-story-of-{day}", outlet=outlet,
                published_at=f"2031-03-0{day}", captured_at=f"2031-03-0{day}T10:00:00Z",
            )  # fmt: skip
        for number in ("16", "19"):
            opened.add_text(
                f"Flood\n\nThe flood killed {number} people, the city said. [bold]\x1b[31mRescue\u202e went on.\n",
                url="https://mail.example/flood-kills-many-in-velmar", outlet="Mail",
                captured_at=f"2031-03-{number}T10:00:00Z",
            )  # fmt: skip
    return path


def test_each_finding_shows_both_sides_with_days_and_words(run, ledger):
    result = run("--ledger", ledger, "findings")
    assert result.exit_code == 0, result.stderr
    words = " ".join(result.stdout.split())
    assert "DENIAL" in words
    assert "2031-03-03 Elena Marsh yes “The port of Velmar was warned" in words
    assert "2031-03-04 Jonas Weil no “The port of Velmar was never warned" in words
    assert "QUIET-EDIT" in words
    assert "\x1b[31m" not in result.stdout
    assert "\u202e" not in result.stdout
    assert "2 findings" in words


def test_json_csv_filters_and_the_exit_status(run, ledger):
    listed = json.loads(run("--ledger", ledger, "findings", "--json").stdout)
    assert {one["kind"] for one in listed} == {"denial", "quiet_edit"}
    rows = list(csv.DictReader(io.StringIO(run("--ledger", ledger, "findings", "--csv").stdout)))
    assert [row["id"] for row in rows] == [one["id"] for one in listed]
    assert {row["later_speaker"] for row in rows} == {"Jonas Weil", ""}
    only = run("--ledger", ledger, "findings", "--kind", "denial", "--fail-on-change")
    assert only.exit_code == 3
    assert "QUIET-EDIT" not in only.stdout
    none = run("--ledger", ledger, "findings", "--kind", "walk_back", "--fail-on-change")
    assert (none.exit_code, none.stdout) == (0, "no finding\n")
    assert run("--ledger", ledger, "findings", "--json", "--csv").exit_code == 2


def test_a_finding_explains_itself_in_plain_lines(run, ledger):
    denial, edit = sorted(json.loads(run("--ledger", ledger, "findings", "--json").stdout), key=lambda one: one["kind"])
    told = run("--ledger", ledger, "explain", denial["id"][:8]).stdout
    for line in ("another side rejects what was claimed", "answers: yes, then no", "do both answer one question?"):
        assert line in told
    assert "lied" not in told
    assert "no note in the later version says so" in run("--ledger", ledger, "explain", edit["id"]).stdout
    assert json.loads(run("--ledger", ledger, "explain", edit["id"], "--json").stdout)["before"] == edit["before"]
    missing = run("--ledger", ledger, "explain", "ffffffff")
    assert missing.exit_code == 1
    assert "walkback findings" in missing.stderr


def test_a_typed_question_is_answered_from_the_record(run, ledger):
    shown = " ".join(run("--ledger", ledger, "ask", "Was the port of Velmar warned before the flood?").stdout.split())
    assert "2031-03-03 yes Elena Marsh" in shown
    assert "2031-03-04 no Jonas Weil" in shown
    assert "DENIAL" in shown
    assert run("--ledger", ledger, "ask", "Who", "won", "the", "cup?").stdout == "nothing on record\n"
    told = json.loads(run("--ledger", ledger, "ask", "Was the port of Velmar warned?", "--json").stdout)
    assert [answer["position"] for answer in told[0]["answers"]] == ["yes", "no"]
