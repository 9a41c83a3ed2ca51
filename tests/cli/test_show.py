import io
import json
import re

import pytest
from ledgers import FIRST, URL, make_ledger

from walkback.cli.marked import print_version
from walkback.store.ledger import Ledger


@pytest.fixture
def ledger(tmp_path):
    make_ledger(tmp_path / "l.db")
    return tmp_path / "l.db"


def test_without_a_terminal_brackets_mark_the_parts(run, ledger):
    result = run("--ledger", ledger, "show", URL, "--version", "1")
    assert result.exit_code == 0, result.stderr
    shown = " ".join(result.stdout.split())
    assert (
        "{content1:“The ferry was late,”} {source1:Ms Lind} {cue1:said} on Monday. "
        "{source2:Mr Bo} {cue2:denied that} {content2:it had sailed}."
    ) in shown
    assert "Wire · Ferry was late" in shown
    assert URL in shown
    assert "version 1 of 2" in shown
    assert "captured 2031-03-04T10:00:00Z" in shown
    assert "2 statements; 1 block of the page left out" in shown
    assert "Ten ferries" not in shown


def test_the_latest_version_is_shown_unless_another_is_asked_for(run, ledger):
    assert "very late" in run("--ledger", ledger, "show", URL).stdout
    result = run("--ledger", ledger, "show", URL, "--version", "3")
    assert result.exit_code == 2
    assert "has 2 versions" in result.stderr


def test_all_shows_what_is_no_part_of_the_report_with_the_reason(run, ledger):
    shown = run("--ledger", ledger, "show", URL, "--all").stdout
    assert re.search(r"\[furniture, [^]]+\] Read more: Ten ferries to love", " ".join(shown.split()))
    assert "left out" not in shown


def test_an_id_prefix_names_the_report(run, ledger):
    listed = json.loads(run("--ledger", ledger, "reports", "--json").stdout)
    assert "very late" in run("--ledger", ledger, "show", listed[0]["id"][:8]).stdout
    result = run("--ledger", ledger, "show", "0000")
    assert result.exit_code == 1
    assert result.stderr.startswith("walkback: ")


def test_json_has_spans_that_slice_to_their_words(run, ledger):
    shown = json.loads(run("--ledger", ledger, "show", URL, "--version", "1", "--json").stdout)
    assert shown["report"]["outlet"] == "Wire"
    text = shown["version"]["text"]
    contents = [[text[s:e] for s, e in a["content"]] for a in shown["attributions"]]
    assert contents == [["“The ferry was late,”"], ["it had sailed"]]


def test_in_a_terminal_colour_marks_the_parts_and_no_word_is_lost(ledger):
    from rich.console import Console

    out = io.StringIO()
    console = Console(file=out, width=80, force_terminal=True, color_system="standard", markup=False, highlight=False)
    with Ledger(ledger) as opened:
        report = opened.report(URL)
        place = report.versions[0]
        print_version(
            console, report, 1, place, opened.version(place.version), opened.attributions(place.version),
            plain=False, with_furniture=True,
        )  # fmt: skip
    shown = out.getvalue()
    assert "\x1b[" in shown
    assert "{" not in shown
    words = " ".join(re.sub(r"\x1b\[[0-9;]*m|[⁰¹²³⁴⁵⁶⁷⁸⁹]", "", shown).split())
    for paragraph in FIRST.strip().split("\n\n"):
        assert paragraph in words


def test_a_report_cannot_steer_the_terminal(run, ledger):
    shown = run("--ledger", ledger, "show", "https://post.example/port").stdout
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "[bold]" in shown


def test_the_chain_and_what_copies_the_report_are_told(run, ledger):
    with Ledger(ledger) as opened:
        opened.add_text(FIRST, url=URL, outlet="Wire", captured_at="2031-03-07T10:00:00Z")
        opened.add_text(FIRST, url="https://mail.example/f", outlet="Mail", captured_at="2031-03-08T10:00:00Z")
    shown = " ".join(run("--ledger", ledger, "show", URL).stdout.split())
    assert "2031-03-07T10:00:00Z, returns to the text of 1" in shown
    assert "version 3 of 3, published 2031-03-04, captured 2031-03-07" in shown and "very late" not in shown
    second = run("--ledger", ledger, "show", URL, "--version", "2").stdout
    assert "version 2 of 3" in second and "very late" in second
    assert "copied by" in shown
    assert "copy of Wire (" in run("--ledger", ledger, "show", "https://mail.example/f").stdout


def test_a_statement_is_shown_with_where_else_it_is_attested_and_how_its_words_drifted(run, ledger):
    with Ledger(ledger) as opened:
        early, late = (s for s in opened.statements(search="late") if s.report == opened.report(URL).id)
    shown = " ".join(run("--ledger", ledger, "show", late.id[:8]).stdout.split())
    assert "“The ferry was very late,”" in shown
    assert "the quoted words differ: the ferry was late -> the ferry was very late" in shown
    assert early.id[:8] in shown
    told = json.loads(run("--ledger", ledger, "show", late.id, "--json").stdout)
    assert [one["how"] for one in told["act"]["attested"]] == ["same_words", "drifted"]


def test_what_is_neither_report_nor_statement_is_said_to_be_none(run, ledger):
    result = run("--ledger", ledger, "show", "ffffffff")
    assert result.exit_code == 1
    assert "no report ffffffff" in result.stderr
