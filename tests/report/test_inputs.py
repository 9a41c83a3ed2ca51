import os
from pathlib import Path

import pytest

from walkback.errors import RefusedAddress, UnreadableInput, UnsupportedInput, UsageError
from walkback.report.inputs import Given, Input, Rejected, find_inputs


def plant(folder, *names):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("The ferry was late.")


def names_of(found, folder):
    return [os.path.relpath(item.where, folder) for item in found]


def test_a_folder_is_walked_in_order(tmp_path):
    plant(
        tmp_path,
        "b/2.html",
        "b/1.txt",
        "a.md",
        "c.HTM",
        "no-ending",
        "b/.hidden.txt",
        ".git/x.txt",
        "CVS/x.txt",
        ".x/y.txt",
    )
    found = list(find_inputs([tmp_path]))
    assert all(isinstance(item, Input) for item in found)
    assert names_of(found, tmp_path) == ["a.md", "b/1.txt", "b/2.html", "c.HTM", "no-ending"]
    assert [item.location for item in found] == [item.where for item in found]


def test_other_files_of_a_folder_are_counted(tmp_path):
    plant(tmp_path, "a.txt", "b.pdf", "captures.jsonl")
    good, bad, manifest = find_inputs([str(tmp_path)])
    assert isinstance(good, Input)
    assert isinstance(bad, Rejected) and isinstance(bad.error, UnsupportedInput) and bad.where.endswith("b.pdf")
    assert isinstance(manifest, Rejected) and "--manifest" in str(manifest.error)


def test_a_file_that_is_named_is_tried_whatever_its_name(tmp_path):
    plant(tmp_path, "b.pdf", ".hidden")
    assert [type(item) for item in find_inputs([tmp_path / "b.pdf", tmp_path / ".hidden"])] == [Input, Input]


def test_links_cannot_lead_round_in_circles(tmp_path):
    plant(tmp_path, "a/1.txt", "b/2.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "b" / "3.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "z").symlink_to(tmp_path / "b", target_is_directory=True)
    found = list(find_inputs([tmp_path]))
    assert [Path(item.where).name for item in found if isinstance(item, Input)] == ["1.txt", "2.txt"]
    assert {Path(item.where).name for item in found if isinstance(item, Rejected)} == {"self", "3.txt"}
    assert all("link leads nowhere" in str(item.error) for item in found if isinstance(item, Rejected))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    (found,) = find_inputs([tmp_path])
    assert isinstance(found, Rejected) and isinstance(found.error, UnsupportedInput)


def test_missing_and_empty(tmp_path):
    (tmp_path / "empty").mkdir()
    missing, empty, nul = find_inputs([tmp_path / "missing", tmp_path / "empty", "a\x00b"])
    for item in (missing, empty, nul):
        assert isinstance(item, Rejected) and isinstance(item.error, UnreadableInput)
        assert item.where == item.error.where
    assert "no such file or folder" in str(missing.error)
    assert "no file in this folder" in str(empty.error)


def test_addresses_and_standard_input(tmp_path):
    page, stdin, ftp = find_inputs(
        ["https://ann:x@news.example/a", "-", "ftp://a:b@news.example/x"], given=Given(outlet="Wire")
    )
    assert page == Input("https://news.example/a", "https://ann:x@news.example/a", Given(outlet="Wire"))
    assert stdin == Input("-", "-", Given(outlet="Wire"))
    assert isinstance(ftp, Rejected) and isinstance(ftp.error, RefusedAddress) and ftp.where == "ftp://news.example/x"


def test_manifests_come_after_and_are_filled_from_given(tmp_path):
    plant(tmp_path, "a.txt", "b.txt")
    (tmp_path / "m.jsonl").write_text('{"file": "b.txt", "outlet": "Echo"}\n{"file": "a.txt"}\n')
    found = list(find_inputs([tmp_path / "a.txt"], manifests=[tmp_path / "m.jsonl"], given=Given(outlet="Wire")))
    assert [(Path(item.location).name, item.given.outlet) for item in found] == [
        ("a.txt", "Wire"),
        ("b.txt", "Echo"),
        ("a.txt", "Wire"),
    ]


def test_one_address_goes_with_one_report(tmp_path):
    plant(tmp_path, "a.txt", "b.txt")
    given = Given(url="https://news.example/a")
    assert [item.given.url for item in find_inputs([tmp_path / "a.txt"], given=given)] == ["https://news.example/a"]
    assert len(list(find_inputs(["-"], given=given))) == 1
    for locations, manifests in (
        ([tmp_path / "a.txt", tmp_path / "b.txt"], []),
        ([tmp_path], []),
        ([tmp_path / "a.txt"], [tmp_path / "m.jsonl"]),
        ([], []),
    ):
        with pytest.raises(UsageError):
            find_inputs(locations, manifests=manifests, given=given)
    with pytest.raises(UsageError):
        find_inputs(["-", "-"])


def test_a_file_named_dash_in_this_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    plant(tmp_path, "-")
    (found,) = find_inputs(["."])
    assert isinstance(found, Input) and found.location != "-"
