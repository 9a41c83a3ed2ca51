import csv
import io
import json

import pytest
from ledgers import URL, make_ledger

from walkback.cli.statements import print_statements
from walkback.shown.statement_table import HEADER
from walkback.store.ledger import Ledger


@pytest.fixture
def ledger(tmp_path):
    make_ledger(tmp_path / "l.db")
    return tmp_path / "l.db"


def _said(run, ledger, *arguments):
    result = run("--ledger", ledger, "statements", "--json", *arguments)
    assert result.exit_code == 0, result.stderr
    return [statement["content"] for statement in json.loads(result.stdout)]


LATE, DENIED, VERY_LATE = "“The ferry was late,”", "it had sailed", "“The ferry was very late,”"
NEVER = "“No [bold]ferry[/bold] [31mever \u202esailed,”"  # the control character is dropped from the text


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], {LATE, DENIED, VERY_LATE, NEVER}),
        (["--by", "lind"], {LATE, VERY_LATE}),
        (["--outlet", "The Post"], {NEVER}),
        (["--since", "2031-03-05"], {NEVER}),
        (["--until", "2031-03-04"], {LATE, DENIED, VERY_LATE}),
        (["--since", "2031-03", "--until", "2031"], {LATE, DENIED, VERY_LATE, NEVER}),
        (["--search", "sail*"], {DENIED, NEVER}),
        (["--report", URL], {LATE, DENIED, VERY_LATE}),
        (["--manner", "indirect"], {DENIED}),
        (["--by", "nobody"], set()),
    ],
)
def test_filters(run, ledger, arguments, expected):
    assert set(_said(run, ledger, *arguments)) == expected


def test_limit(run, ledger):
    assert len(_said(run, ledger, "--limit", "2")) == 2


def test_the_table_keeps_every_word_and_cannot_be_steered(run, ledger):
    result = run("--ledger", ledger, "statements")
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout
    assert "\u202e" not in result.stdout
    assert max(len(line) for line in result.stdout.splitlines()) <= 80
    words = " ".join(result.stdout.split())
    for expected in ("2031-03-04", "Ms Lind", "Wire", "[bold]", "4 statements in 2 reports"):
        assert expected in words


def test_a_wide_terminal_has_a_column_for_each_field(ledger):
    from rich.console import Console

    out = io.StringIO()
    with Ledger(ledger) as opened:
        print_statements(Console(file=out, width=160, markup=False), opened.statements(by="Bo"))
    header, _, *rows = out.getvalue().splitlines()
    row = " ".join(rows).split()
    assert header.split() == ["day", "source", "cue", "content", "outlet", "id"]
    assert row[:4] == ["2031-03-04", "Mr", "Bo", "denied"]
    assert "it had sailed" in " ".join(row)


def test_csv_has_the_words_as_they_are_with_their_places(run, ledger):
    result = run("--ledger", ledger, "statements", "--csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert tuple(rows[0]) == HEADER
    assert {row["content"] for row in rows} == {LATE, DENIED, VERY_LATE, NEVER}
    with Ledger(ledger) as opened:
        for row in rows:
            start, end = map(int, row["content_spans"].split("-"))
            assert opened.version(row["version"]).text[start:end] == row["content"]
            assert row["article_day"].startswith("2031-03-0")
    assert {row["attestations"] for row in rows if row["content"] == DENIED} == {"2"}


def test_nothing_found(run, ledger):
    result = run("--ledger", ledger, "statements", "--by", "nobody")
    assert (result.exit_code, result.stdout) == (0, "no statement matches\n")
    assert run("--ledger", ledger, "statements", "--by", "nobody", "--json").stdout == "[]\n"


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--json", "--csv"], 2, "cannot be had together"),
        (["--since", "Monday"], 2, 'got "Monday"'),
        (["--limit", "0"], 2, "0 is not in the range"),
        (["--report", "https://none.example/"], 1, "none.example"),
    ],
)
def test_wrong_calls(run, ledger, arguments, code, told):
    result = run("--ledger", ledger, "statements", *arguments)
    assert result.exit_code == code
    assert told in result.stderr
    assert result.stdout == ""


def test_a_mistyped_ledger_is_told_and_not_made(run, tmp_path):
    result = run("--ledger", "ledgre.db", "statements")
    assert result.exit_code == 1
    assert result.stderr.startswith("walkback: ledgre.db: no ledger there yet")
    assert not (tmp_path / "ledgre.db").exists()


def test_settings_give_defaults_that_an_option_overrides(run, ledger, tmp_path):
    (tmp_path / "config.toml").write_text('ledger = "l.db"\n[statements]\nlimit = 1\nuntil = 2031-03-05\njson = true\n')
    result = run("--settings", "config.toml", "statements")
    assert len(json.loads(result.stdout)) == 1
    result = run("--settings", "config.toml", "statements", "--limit", "9")
    assert len(json.loads(result.stdout)) == 3


def test_kinds_are_given_as_they_are_listed(run, ledger):
    listed = json.loads(run("--ledger", ledger, "statements", "--cue-class", "say", "--json").stdout)
    assert listed and {one["cue_class"] for one in listed} == {"say"}
    assert run("--ledger", ledger, "statements", "--modality", "asserted").exit_code == 0
    assert run("--ledger", ledger, "statements", "--cue-class", "shout").exit_code == 2
