import json

import pytest
from ledgers import FIRST, SECOND, URL, make_ledger


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
    for expected in ("- “The ferry was late,”", "+ “The ferry was very late,”", "1 change of substance"):
        assert expected in result.stdout


def test_versions_by_number_and_what_is_none(run, ledger):
    assert run("--ledger", ledger, "diff", URL, "--from", "1", "--to", "2").exit_code == 0
    assert "has versions 1 to 2" in run("--ledger", ledger, "diff", URL, "--to", "3").stderr
    assert "is not before" in run("--ledger", ledger, "diff", URL, "--from", "2", "--to", "1").stderr
    assert "one version only" in run("--ledger", ledger, "diff", "https://post.example/port").stderr


def test_two_files_need_no_ledger(run, files):
    result = run("diff", *files)
    assert result.exit_code == 0
    assert "very late" in result.stdout and "at sea" in result.stdout
    assert run("diff", *files, "--to", "2").exit_code == 2
    assert run("diff", files[0], "none.txt").exit_code == 1


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


def test_the_same_file_twice(run, files):
    assert run("diff", files[0], files[0]).stdout == "0 changes of substance, 0 of spelling, setting or wording\n"


def test_changes_of_one_sentence_share_its_words(run, tmp_path):
    old, new = tmp_path / "a.txt", tmp_path / "b.txt"
    old.write_text("HAVEN — The mayor said on Monday that 12 ferries will sail.\n", encoding="utf-8")
    new.write_text("HAVEN — The mayor said on Monday that 30 ferries might sail.\n", encoding="utf-8")
    told = run("diff", old, new).stdout
    assert told.count("- HAVEN") == told.count("+ HAVEN") == 1
    assert "12 became 30" in told and "less is claimed" in told
    assert "2 changes of substance" in told
