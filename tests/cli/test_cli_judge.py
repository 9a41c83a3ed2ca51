import csv
import io
import json

import pytest
from ledgers import make_ledger
from pattern_reader import PatternReader

from walkback.store.ledger import Ledger


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


TOLD = "Harbour\n\n“The port of Velmar was warned before the storm flood,” Elena Marsh said on Monday.\n"
NOT_TOLD = "Harbour\n\n“The port of Velmar was never warned before the storm flood,” Jonas Weil said on Tuesday.\n"


@pytest.fixture
def flood(tmp_path):
    path = tmp_path / "flood.db"
    with Ledger(path) as opened:
        for text, outlet, day in ((TOLD, "Wire", 4), (NOT_TOLD, "Post", 5)):
            opened.add_text(
                text, url=f"https://{outlet.lower()}.example/a-story-of-{day}", outlet=outlet,
                published_at=f"2031-03-0{day}", captured_at=f"2031-03-0{day}T10:00:00Z",
            )  # fmt: skip
    return path


def found(run, flood, *more):
    return json.loads(run("--ledger", flood, "findings", "--json", *more).stdout)


def asked(run, flood):
    return json.loads(run("--ledger", flood, "ask", "Was the port of Velmar warned?", "--json").stdout)[0]


def test_a_rejected_finding_is_shown_when_asked_for(run, flood):
    (denial,) = found(run, flood)
    made = run("--ledger", flood, "judge", "reject", denial["id"][:8], "--by", "ek", "--note", "another \x1b[31mflood")
    assert made.exit_code == 0, made.stderr
    assert made.stdout.startswith("1  reject denial: “The port of Velmar was warned")
    assert "\x1b" not in made.stdout
    assert run("--ledger", flood, "findings", "--fail-on-change").stdout == "no finding\n"
    shown = " ".join(run("--ledger", flood, "findings", "--rejected").stdout.split())
    assert "rejected by ek, 2" in shown
    assert "another" in shown
    (again,) = found(run, flood, "--rejected")
    assert (again["judged"]["kind"], again["judged"]["is_found"]) == ("reject", True)
    (row,) = csv.DictReader(io.StringIO(run("--ledger", flood, "findings", "--rejected", "--csv").stdout))
    assert (row["judged"], row["judged_by"]) == ("reject", "ek")
    assert "rejected by ek" in run("--ledger", flood, "explain", denial["id"]).stdout


def test_a_confirmed_finding_says_so_also_where_it_is_found_no_longer(run, flood):
    (denial,) = found(run, flood)
    run("--ledger", flood, "judge", "confirm", denial["id"], "--by", "ek")
    assert "confirmed by ek, 2" in run("--ledger", flood, "findings").stdout
    with Ledger(flood) as ledger:
        ledger.judge_apart(denial["earlier"]["id"], denial["later"]["id"], by="bo")
    told = " ".join(run("--ledger", flood, "findings").stdout.split())
    assert "DENIAL" in told
    assert "no longer found by the analysis" in told
    assert run("--ledger", flood, "explain", denial["id"][:8]).exit_code == 0


def test_ids_that_are_shown_are_ids_that_can_be_judged(run, flood):
    question = asked(run, flood)
    shown = run("--ledger", flood, "ask", "Was the port of Velmar warned?").stdout
    ids = {question["id"][:8], *(answer["statement"]["id"][:8] for answer in question["answers"])}
    assert ids <= set(shown.split())
    told = run("--ledger", flood, "explain", found(run, flood)[0]["id"]).stdout
    assert ids <= set(told.replace(",", " ").split())


def test_answers_wording_sides_and_speakers_are_set_right(run, flood):
    question = asked(run, flood)
    key, no = question["id"][:8], next(a["statement"]["id"][:8] for a in question["answers"] if a["position"] == "no")
    for command in (
        ("answer", key, no, "unclear"),
        ("rename", key, "Did anybody warn Velmar?"),
        ("speaker", no, "Ada Kirk"),
        ("side", no, "Port Police", "Government of Norland"),
    ):
        made = run("--ledger", flood, "judge", *command, "--by", "ek")
        assert made.exit_code == 0, made.stderr
    again = asked(run, flood)
    assert again["ask"] == "Did anybody warn Velmar?"
    (set_right,) = (a for a in again["answers"] if a["statement"]["id"].startswith(no))
    assert set_right["position"] == "unclear"
    assert set_right["statement"]["speaker"]["name"] == "Ada Kirk"
    assert set_right["statement"]["speaker"]["side"]["levels"] == ["Port Police", "Government of Norland"]
    listed = run("--ledger", flood, "judge", "list").stdout.splitlines()
    assert [line.split()[0] for line in listed] == ["1", "2", "3", "4"]
    for line, words in zip(
        listed, ("answers unclear", "Did anybody", "said by Ada Kirk", "for Port Police"), strict=True
    ):
        assert words in line
    records = json.loads(run("--ledger", flood, "judge", "list", "--json").stdout)
    assert [one["anchored"] for one in records] == [True] * 4
    assert records[0]["first"][0]["exact"] in NOT_TOLD


def test_statements_are_put_apart_and_together(run, flood):
    ids = [a["statement"]["id"] for a in asked(run, flood)["answers"]]
    assert "does not answer one question with" in run("--ledger", flood, "judge", "apart", *ids).stdout
    assert found(run, flood) == []
    assert "answer one question" in run("--ledger", flood, "judge", "same", *ids).stdout
    assert len(found(run, flood)) == 1
    undone = run("--ledger", flood, "judge", "undo", "2", "--by", "bo").stdout
    assert "undone by bo" in undone
    assert found(run, flood) == []


def test_judgements_are_written_as_training_data(run, flood, tmp_path):
    (denial,) = found(run, flood)
    run("--ledger", flood, "judge", "confirm", denial["id"], "--by", "ek")
    (line,) = run("--ledger", flood, "judge", "export").stdout.splitlines()
    example = json.loads(line)
    assert (example["example"], example["finding"], example["label"]) == ("finding", "denial", True)
    assert example["first"]["content"] in TOLD
    assert run("--ledger", flood, "judge", "export", "-o", tmp_path / "out.jsonl").exit_code == 0
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == line + "\n"


def test_words_that_are_read_no_longer_are_told_as_not_anchored(run, flood):
    with Ledger(flood) as ledger:
        ledger.judge_speaker(ledger.statements()[0].id, "Ada Kirk", by="ek")

    class ReadsNothing(PatternReader):
        name = "pattern-none"

        def read(self, text, spans):
            return ()

    with Ledger(flood, reader=ReadsNothing()) as ledger:
        ledger.add_text(
            TOLD, url="https://wire.example/a-story-of-4", outlet="Wire", published_at="2031-03-04",
            captured_at="2031-03-04T10:00:00Z",
        )  # fmt: skip
    assert "not anchored" in run("--ledger", flood, "judge", "list").stdout


@pytest.mark.parametrize(
    "command",
    [
        ("confirm", "ffffffff"),
        ("same", "ffffffff", "eeeeeeee"),
        ("rename", "ffffffff", "Who?"),
        ("side", "ffffffff", "X"),
    ],
)
def test_an_unknown_id_is_told(run, flood, command):
    result = run("--ledger", flood, "judge", *command)
    assert result.exit_code == 1
    assert "ffffffff" in result.stderr
    assert run("--ledger", flood, "judge", "list").stdout == "no judgement yet\n"


def test_an_answer_that_is_none_is_a_wrong_call(run, flood):
    assert run("--ledger", flood, "judge", "answer", "ffffffff", "ffffffff", "maybe").exit_code == 2
