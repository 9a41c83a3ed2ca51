import json

import pytest

from walkback.store.ledger import Ledger

FERRY = "Ferry was late\n\n“The ferry was late,” Ms Lind said on Monday. Mr Bo denied that it had sailed.\n"


@pytest.fixture
def reports(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "ferry.txt").write_text(FERRY)
    (folder / "map.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    return folder


def test_a_folder_is_added_once(run, reports):
    result = run("--ledger", "l.db", "add", reports)
    assert (result.exit_code, result.stdout) == (
        0,
        "2 statements read in what was added\n1 added, 0 unchanged, 1 skipped, 0 failed (1 unsupported)\n",
    )
    assert result.stderr.startswith(f"skipped: {reports / 'map.png'}: ")
    assert len(result.stderr.splitlines()) == 1
    result = run("add", reports, "--ledger", "l.db")
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (
        0,
        "0 added, 1 unchanged, 1 skipped, 0 failed (1 unsupported)",
    )


def test_what_was_named_and_cannot_be_used_gives_exit_code_1(run, reports):
    result = run("--ledger", "l.db", "add", reports / "map.png", reports / "ferry.txt")
    assert result.exit_code == 1
    assert "1 added, 0 unchanged, 1 skipped" in result.stdout
    result = run("--ledger", "l.db", "add", "none.txt")
    assert result.exit_code == 1
    assert result.stdout == "0 added, 0 unchanged, 0 skipped, 1 failed (1 unreadable)\n"
    assert result.stderr.startswith("failed: none.txt: ")


def test_a_manifest_row_that_cannot_be_used_is_told_and_the_others_are_kept(run, reports):
    manifest = reports / "captures.jsonl"
    rows = [
        {
            "file": "ferry.txt",
            "outlet": "Wire",
            "url": "https://wire.example/ferry",
            "captured_at": "2031-03-04T10:00:00Z",
        },
        {"file": "none.txt"},
        {"file": "ferry.txt", "published_at": "Monday"},
        {"file": "map.png"},
    ]
    manifest.write_text("\n".join(map(json.dumps, rows)))
    result = run("--ledger", "l.db", "add", "--manifest", manifest)
    assert result.exit_code == 1
    places = [line.split(": ")[1] for line in result.stderr.splitlines()]
    assert [place.removeprefix(str(manifest)).split(" ")[0] for place in places] == [":2", ":3", ":4"]
    assert "$.published_at" in result.stderr
    assert result.stdout.splitlines()[-1].startswith("1 added, 0 unchanged, 1 skipped, 2 failed")
    with Ledger("l.db") as ledger:
        assert ledger.report("https://wire.example/ferry").outlet == "Wire"


def test_a_skipped_manifest_row_alone_gives_exit_code_1(run, reports):
    manifest = reports / "captures.csv"
    manifest.write_text("file\nmap.png\n")
    assert run("--ledger", "l.db", "add", "--manifest", manifest).exit_code == 1


def test_standard_input_and_what_is_said_about_it(run):
    result = run(
        "--ledger", "l.db", "add", "-", "--url", "https://wire.example/a", "--outlet", "Wire",
        "--captured-at", "2031-03-04T10:00Z", "--published-at", "2031-03-04", input=FERRY,
    )  # fmt: skip
    assert result.exit_code == 0, result.stderr
    with Ledger("l.db") as ledger:
        (capture,) = ledger.captures()
    assert (capture.url, capture.outlet, capture.origin) == ("https://wire.example/a", "Wire", "stdin")
    assert (str(capture.captured_at), str(capture.published_at)) == ("2031-03-04T10:00Z", "2031-03-04")


def test_json_tells_what_became_of_each_input(run, reports):
    result = run("--ledger", "l.db", "add", reports, "--json")
    summary = json.loads(result.stdout)
    outcomes = summary.pop("outcomes")
    assert summary == {"added": 1, "unchanged": 0, "skipped": 1, "failed": 0, "reasons": {"unsupported": 1}}
    assert [(o["outcome"], o["reason"]) for o in outcomes] == [("added", ""), ("skipped", "unsupported")]
    assert outcomes[0]["statements"] == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "nothing to add"),
        (["a.txt", "b.txt", "--url", "https://wire.example/a"], "one report only"),
        (["-", "-"], "read once only"),
        (["a.txt", "--captured-at", "Monday"], 'got "Monday"'),
    ],
)
def test_a_wrong_call_makes_no_ledger(run, tmp_path, arguments, told):
    result = run("--ledger", "l.db", "add", *arguments)
    assert result.exit_code == 2
    assert told in result.stderr
    assert not (tmp_path / "l.db").exists()


def test_the_users_own_ledger_is_told(run, reports, tmp_path, monkeypatch):
    own = tmp_path / "own" / "ledger.db"
    monkeypatch.setattr("walkback.store.location.default_path", lambda: own)
    result = run("add", reports / "ferry.txt")
    assert result.exit_code == 0
    assert result.stderr == f"walkback: using your ledger {own}\n"
    assert own.exists()


def test_environment_and_settings_name_the_ledger(run, reports, tmp_path, monkeypatch):
    (tmp_path / "config.toml").write_text('ledger = "set.db"')
    run("--settings", "config.toml", "add", reports / "ferry.txt")
    assert (tmp_path / "set.db").exists()
    monkeypatch.setenv("WALKBACK_LEDGER", str(tmp_path / "env.db"))
    run("--settings", "config.toml", "add", reports / "ferry.txt")
    assert (tmp_path / "env.db").exists()


def test_ctrl_c_keeps_what_was_finished(run, reports, monkeypatch):
    for number in range(40):
        (reports / f"{number}.txt").write_text(
            f"Ferry {number}\n\n“The ferry was late,” Ms Lind said on day {number}.\n"
        )
    kept = []

    def interrupt(outcome):
        kept.append(outcome)
        if len(kept) == 20:
            raise KeyboardInterrupt

    monkeypatch.setattr("walkback.cli.add.tell_problem", interrupt)
    result = run("--ledger", "l.db", "add", reports)
    assert result.exit_code == 130
    assert result.stderr.startswith("walkback: stopped; what was finished before is kept\n")
    with Ledger("l.db") as ledger:
        assert len(ledger.reports()) == 20


def test_a_file_that_is_no_ledger_is_told_in_one_line(run, reports):
    result = run("--ledger", reports / "ferry.txt", "add", reports)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"walkback: {reports / 'ferry.txt'}: ")
    assert len(result.stderr.splitlines()) == 1
