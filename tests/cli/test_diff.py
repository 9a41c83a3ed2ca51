import json
import re
import unicodedata

import pytest
from ledgers import FIRST, SECOND, URL, make_ledger
from rich.cells import cell_len

from walkback.store.ledger import Ledger


@pytest.fixture
def ledger(tmp_path):
    make_ledger(tmp_path / "l.db")
    return tmp_path / "l.db"


@pytest.fixture
def files(tmp_path):
    (tmp_path / "a.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "b.txt").write_text(
        SECOND.replace("denied that it had sailed", "denied that it was at sea"), encoding="utf-8"
    )
    return tmp_path / "a.txt", tmp_path / "b.txt"


def test_the_last_two_versions_of_a_report(run, ledger):
    result = run("--ledger", ledger, "diff", URL)
    assert result.exit_code == 0
    assert max(len(line) for line in result.stdout.splitlines()) <= 80
    for expected in ("- “The ferry was late,”", "+ “The ferry was {+very+} late,”", "1 change of substance"):
        assert expected in result.stdout
    assert result.stdout.startswith("- version 1, captured 2031-03-04T10:00:00Z\n+ version 2, captured")


def test_versions_by_number_and_what_is_none(run, ledger):
    assert run("--ledger", ledger, "diff", URL, "--from", "1", "--to", "2").exit_code == 0
    assert "has versions 1 to 2" in run("--ledger", ledger, "diff", URL, "--to", "3").stderr
    assert "is not before" in run("--ledger", ledger, "diff", URL, "--from", "2", "--to", "1").stderr
    assert "one version only" in run("--ledger", ledger, "diff", "https://post.example/port").stderr


def test_two_files_need_no_ledger(run, files):
    result = run("diff", *files)
    assert result.exit_code == 0
    assert "{+very+} late" in result.stdout and "{+was at sea+}" in result.stdout
    assert run("diff", *files, "--to", "2").exit_code == 2
    assert "--from N --to M" in run("diff", files[0], "none.txt").stderr
    assert run("diff", files[0], "none.txt").exit_code == 2


def test_json_has_places_in_both(run, files):
    told = json.loads(run("diff", *files, "--json").stdout)
    texts = [path.read_text(encoding="utf-8") for path in files]
    assert told["like_with_like"] is True
    assert told["changes"]
    for change in told["changes"]:
        for side, words, text in (("old", "before", texts[0]), ("new", "after", texts[1])):
            if change[side] is not None:
                start, end = change[side]
                assert change[words] in text or change[words] == text[start:end]
        assert change["note"] is None


def test_json_has_rows_and_moves(run, tmp_path):
    old, new = _story(tmp_path, [0, 1, 2, 3, 4]), _story(tmp_path, [4, 0, 1, 2, 3])
    told = json.loads(run("diff", old, new, "--json").stdout)
    assert told["reverts_to"] is None
    (move,) = told["moves"]
    assert (move["direction"], move["from_paragraph"], move["to_paragraph"]) == ("up", 5, 1)
    assert move["before"] == move["after"] == STORY[4]
    assert [row["after"] for row in told["rows"]] == [STORY[i] for i in (4, 0, 1, 2, 3)]
    assert told["rows"][move["row"]]["kind"] == "moved"
    assert {row["kind"] for row in told["rows"]} == {"moved", "kept"}


STORY = [
    "The harbour bridge was closed to lorries on Monday after inspectors found cracks in its pillars.",
    "About 14,000 vehicles cross the bridge each day, a fifth of them lorries.",
    "The port authority warned of delays for ferries to the islands.",
    "A report from 2019 had called the pillars “sound for a generation”.",
    "Schools on the north bank will open an hour later.",
]


def _story(folder, order, changes=()):
    text = "\n\n".join(STORY[i] for i in order) + "\n"
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = folder / f"{len(list(folder.iterdir()))}.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_same_file_twice(run, files):
    told = run("diff", files[0], files[0]).stdout
    assert told == f"- {files[0]}\n+ {files[0]}\n\nno change: the two have the same text\n"


def test_changes_of_one_sentence_share_its_words(run, tmp_path):
    old, new = tmp_path / "a.txt", tmp_path / "b.txt"
    old.write_text("HAVEN — The mayor said on Monday that 12 ferries will sail.\n", encoding="utf-8")
    new.write_text("HAVEN — The mayor said on Monday that 30 ferries might sail.\n", encoding="utf-8")
    told = run("diff", old, new, "--summary").stdout
    assert told.count("- HAVEN") == told.count("+ HAVEN") == 1
    assert "12 became 30" in told and "less is claimed" in told
    assert "2 changes of substance" in told


# --- The text -----------------------------------------------------------------------------------------------------


def test_one_text_with_both_words_and_context(run, tmp_path):
    old, new = _story(tmp_path, range(5)), _story(tmp_path, range(5), [("14,000", "19,000")])
    told = run("diff", old, new).stdout
    assert "  ~ About [-14,000-]{+19,000+} vehicles" in told
    assert "─ (1) figure changed" in told
    assert "… 2 sentences unchanged …" in told
    assert "port authority" in told and "Schools" not in told
    assert "port authority" not in run("diff", old, new, "--context", "0").stdout
    assert "Schools" in run("diff", old, new, "--full").stdout
    assert "unchanged" not in run("diff", old, new, "--full").stdout
    assert "port authority" not in run("diff", old, new, "--summary").stdout


def test_two_columns_where_there_is_room(run, tmp_path, monkeypatch):
    old, new = _story(tmp_path, range(5)), _story(tmp_path, range(5), [("14,000", "19,000")])
    assert "│" not in run("diff", old, new).stdout
    assert "│" in run("diff", old, new, "--side-by-side").stdout
    monkeypatch.setenv("COLUMNS", "120")
    told = run("diff", old, new).stdout
    (line,) = [line for line in told.splitlines() if "[-14,000-]" in line and "│" in line]
    assert line.index("[-14,000-]") < line.index("│") < line.index("{+19,000+}")
    assert "│" not in run("diff", old, new, "--inline").stdout


def test_moved_once_with_its_places(run, tmp_path):
    old, new = _story(tmp_path, range(5)), _story(tmp_path, [4, 0, 1, 2, 3])
    for options in ((), ("--side-by-side",)):
        told = run("diff", old, new, *options).stdout
        assert "moved up from paragraph 5 to 1" in told
        assert told.count("Schools on the") == 1
        assert "0 changes of substance" in told


def test_split_and_merged(run, tmp_path):
    whole = "The minister resigned on Monday after the vote, and he left the capital by train the same night."
    parts = whole.replace(", and he left", ". He left")
    old, new = (_story(tmp_path, range(5), [(STORY[2], text)]) for text in (whole, parts))
    told = run("diff", old, new).stdout
    assert "1 sentence split into 2" in told
    assert "[-, and-]{+.+}" in told and "{+He+}" in told
    assert "2 sentences merged into 1" in run("diff", new, old).stdout


def test_a_sentence_with_little_left_is_told_twice(run, tmp_path):
    new = "Lorries may not use the harbour bridge, whose pillars have cracks, inspectors said on Monday night."
    told = run("diff", _story(tmp_path, range(5)), _story(tmp_path, range(5), [(STORY[0], new)])).stdout
    text = told[told.index("The text") :]
    assert "  - " in text and "  + " in text and "  ~ " not in text


def test_noise_is_counted_and_shown_when_asked_for(run, tmp_path):
    old = _story(tmp_path, range(5))
    new = _story(tmp_path, range(5), [("“sound for a generation”", '"sound for a generation"')])
    told = run("diff", old, new).stdout
    assert "0 changes of substance, 2 of spelling or wording (--all)" in told
    assert "sound" not in told
    shown = run("diff", old, new, "--all").stdout
    assert "[-“-]" in shown and "punctuation: “ →" in shown
    assert "(--all)" not in shown


def test_other_words_beside_a_change_are_marked_with_their_reason(run, tmp_path):
    rescue = "Rescue crews had pulled 61 people from the water by dawn, the port authority said."
    later = rescue.replace("61", "64").replace("dawn", "midday")
    old, new = (_story(tmp_path, range(5), [(STORY[2], text)]) for text in (rescue, later))
    told = run("diff", old, new).stdout
    text = " ".join(told[told.index("The text") :].split())
    assert "[-dawn-]{+midday+}" in text and "[-61-]{+64+}" in text
    assert "(1) figure changed · updated: dawn → midday" in text


def test_a_sentence_worded_otherwise_is_not_shown_as_the_same(run, tmp_path):
    changes = [("14,000", "19,000"), ("will open", "will be open")]
    old, new = (
        _story(tmp_path, range(5)),
        _story(tmp_path, range(5), [changes[0], ("lorries on Monday", "lorries Monday")]),
    )
    for options in ((), ("--full",), ("--side-by-side",)):
        told = run("diff", old, new, *options).stdout
        assert "≈ The harbour bridge" in told and "≈ differs, but not in substance" in told
        assert "≈ About" not in told and "≈ The port" not in told
    shown = run("diff", old, new, "--all").stdout
    assert "≈" not in shown and "[-on-]" in shown


def test_what_took_the_place_of_a_sentence_stands_beside_it(run, tmp_path):
    none = "Estonia has not yet commented."
    answer = "Tallinn told reporters that nobody had called."
    old, new = (_story(tmp_path, range(5), [(STORY[2], text)]) for text in (none, answer))
    told = run("diff", old, new, "--side-by-side").stdout
    (line,) = [line for line in told.splitlines() if none in line and "│" in line]
    assert line.index(f"- {none}") < line.index("│") < line.index("+ Tallinn told")
    below = run("diff", old, new, "--inline").stdout
    text = below[below.index("The text") :]
    assert f"  - {none}\n  + {answer}" in text


NOTED = [
    ("14,000", "19,000"),
    ("an hour later.", "an hour later.\n\nCorrection: An earlier version said 14,000 vehicles cross. It is 19,000."),
]


def test_a_note_stands_beside_what_it_explains(run, tmp_path):
    told = run("diff", _story(tmp_path, range(5)), _story(tmp_path, range(5), NOTED)).stdout
    text = told[told.index("The text") :]
    edit, note = text.index("{+19,000+}"), text.index("note 1: Correction")
    assert edit < note < text.index("port authority")
    assert "(with a note)" in told


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ([("14,000", "19,000")], 3),
        (NOTED, 0),
        ([*NOTED, ("will open", "may open")], 3),
        ([("lorries on", "lorries  on")], 0),
        ([], 0),
    ],
)
def test_fail_on_a_change_without_a_note(run, tmp_path, changes, status):
    old, new = _story(tmp_path, range(5)), _story(tmp_path, range(5), changes)
    for options in ((), ("--summary",), ("--json",)):
        assert run("diff", old, new, "--fail-on-change", *options).exit_code == status
        assert run("diff", old, new, *options).exit_code == 0


LONG = ("e" * 300, "渡船は月曜日に遅れました、" * 12, "Za\u0308hl\u0301e " * 60, "\u0915\u094d\u0937" * 90)


@pytest.mark.parametrize("width", [30, 80, 120, 161])
@pytest.mark.parametrize("way", ["--inline", "--side-by-side"])
@pytest.mark.parametrize("long", LONG)
def test_no_line_is_wider_than_the_terminal(run, tmp_path, monkeypatch, width, way, long):
    monkeypatch.setenv("COLUMNS", str(width))
    old = _story(tmp_path, range(5))
    new = _story(tmp_path, range(5), [("ferries", "ferries " + long), ("14,000", "19,000")])
    told = run("diff", old, new, way).stdout
    lines = told[told.index("The text") :].splitlines()
    assert max(cell_len(line) for line in lines) <= width
    assert not any(unicodedata.combining(line.lstrip()[0]) for line in lines if line.strip())
    if way == "--side-by-side":
        assert len({cell_len(line[: line.index("│")]) for line in lines if "│" in line}) == 1


def test_hostile_text_is_harmless(run, tmp_path):
    new = [("ferries", "\x1b[31mferries\x1b]0;x\x07 \u202eturned\x9b1m [bold]not[/bold]")]
    old, new = _story(tmp_path, range(5)), _story(tmp_path, range(5), new)
    for options in ((), ("--side-by-side",), ("--summary",), ("--all", "--full")):
        told = run("diff", old, new, *options).stdout
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(told)
        assert "[bold]not[/bold]" in told


def test_colour_where_it_is_asked_for(run, tmp_path):
    old, new = _story(tmp_path, range(5)), _story(tmp_path, range(5), [("14,000", "19,000")])
    told = run("diff", old, new, "--colour").stdout
    assert "\x1b[" in told and "[-" not in re.sub(r"\x1b\[[0-9;]*m", "", told)
    assert "\x1b" not in run("diff", old, new, "--plain").stdout


# --- What went wrong ----------------------------------------------------------------------------------------------


def test_a_text_that_came_back_is_told(run, tmp_path):
    path = tmp_path / "back.db"
    with Ledger(path) as ledger:
        for text, clock in ((FIRST, "2031-03-04"), (SECOND, "2031-03-05"), (FIRST, "2031-03-06")):
            ledger.add_text(text, url=URL, outlet="Wire", captured_at=f"{clock}T10:00:00Z", published_at="2031-03-04")
    told = run("--ledger", path, "diff", URL).stdout
    assert "returns to the text of version 1" in told
    assert told.startswith("- version 2") and "\n+ version 3" in told
    assert json.loads(run("--ledger", path, "diff", URL, "--json").stdout)["reverts_to"] == 1
    assert "returns" not in run("--ledger", path, "diff", URL, "--to", "2").stdout


def test_errors_say_what_to_do_next(run, ledger, files):
    assert "name the one to compare it with" in run("--ledger", ledger, "diff", files[0]).stderr
    assert "leave out --context" in run("diff", *files, "--full", "--context", "2").stderr
    assert "--summary shows no text" in run("diff", *files, "--summary", "--inline").stderr
    assert run("diff", *files, "--context", "-1").exit_code == 2
