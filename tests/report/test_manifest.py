import csv
import json
import os

import pytest

from walkback.errors import BadDate, BadManifest, RefusedAddress, UnreadableInput
from walkback.report.item import Given, Input, Rejected
from walkback.report.manifest import read_manifest

ROWS = [
    {"file": "reports/1.txt", "url": "https://news.example/1", "outlet": "Northern Wire, late desk",
     "captured_at": "2031-03-04T10:15:00Z", "published_at": "2031-03-04", "note": "left alone"},
    {"file": "reports/2.html", "url": None, "outlet": "", "captured_at": None, "published_on": "2031-03"},
    {"url": "https://ann:x@news.example/3"},
]  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "1.txt").write_text("One.")
    (tmp_path / "reports" / "2.html").write_text("Two.")
    return tmp_path


def json_lines(path, rows, **options):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), **options)
    return path


def csv_table(path, rows, delimiter=",", encoding="utf-8"):
    names = ["file", "url", "outlet", "captured_at", "published_at", "published_on", "note"]
    with path.open("w", newline="", encoding=encoding) as stream:
        table = csv.DictWriter(stream, names, delimiter=delimiter)
        table.writeheader()
        table.writerows(rows)
    return path


def check_rows(found, manifest, first_line):
    one, two, three = found
    assert all(isinstance(item, Input) for item in found)
    assert one.where == f"{manifest}:{first_line} (reports/1.txt)"
    assert one.location == str(manifest.parent / "reports" / "1.txt")
    assert (one.given.url, one.given.outlet) == ("https://news.example/1", "Northern Wire, late desk")
    assert (str(one.given.captured_at), str(one.given.published_at)) == ("2031-03-04T10:15:00Z", "2031-03-04")
    assert (two.given.url, two.given.outlet, two.given.captured_at) == (None, None, None)
    assert str(two.given.published_at) == "2031-03"
    assert three.location == "https://ann:x@news.example/3"
    assert three.where == f"{manifest}:{first_line + 2} (https://news.example/3)"
    assert three.given == Given()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_json_lines(folder, encoding):
    manifest = json_lines(folder / "m.jsonl", ROWS, encoding=encoding)
    check_rows(list(read_manifest(manifest)), manifest, 1)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("name", ["m.csv", "m.tsv", "m"])
def test_tables(folder, delimiter, encoding, name):
    manifest = csv_table(folder / name, ROWS, delimiter, encoding)
    check_rows(list(read_manifest(manifest)), manifest, 2)


def test_json_lines_are_told_without_an_ending(folder):
    manifest = json_lines(folder / "m", ROWS, encoding="utf-8-sig")
    check_rows(list(read_manifest(manifest)), manifest, 1)


def test_a_bad_row_names_itself_and_the_others_are_kept(folder):
    rows = [
        ROWS[0],
        {"file": "reports/9.txt"},
        {"file": "reports/2.html", "published_at": "Monday"},
        {"file": "reports/2.html", "published_on": 20310304},
        {"file": "reports/2.html", "captured_at": "2031-02-30"},
        {"outlet": "Echo"},
        {"file": 5},
        {"file": ["reports/1.txt"]},
        ["reports/1.txt"],
        None,
        {"file": "reports"},
        {"url": "ftp://ann:x@news.example/a"},
        {"url": "news.example/a"},
        {"file": "a\x00b"},
        ROWS[2],
    ]
    manifest = json_lines(folder / "m.jsonl", rows)
    found = list(read_manifest(manifest))
    assert [n for n, item in enumerate(found) if isinstance(item, Input)] == [0, len(rows) - 1]
    expected = [
        (UnreadableInput, "m.jsonl:2 (reports/9.txt): there is no such file"),
        (
            BadDate,
            'm.jsonl:3: expected a date such as 2031-03-04 or 2031-03-04T10:15:00Z, got "Monday" at $.published_at',
        ),
        (BadDate, "m.jsonl:4: expected a date as text, such as 2031-03-04, got the number 20310304 at $.published_on"),
        (
            BadDate,
            'm.jsonl:5: expected a date that exists, got "2031-02-30" (day is out of range for month) at $.captured_at',
        ),
        (BadManifest, 'm.jsonl:6: expected "file" or "url"'),
        (BadManifest, "m.jsonl:7: expected text, got the number 5 at $.file"),
        (BadManifest, "m.jsonl:8: expected text, got a list at $.file"),
        (BadManifest, "m.jsonl:9: expected one JSON object on the line, got a list at $"),
        (BadManifest, "m.jsonl:10: expected one JSON object on the line, got null at $"),
        (UnreadableInput, "m.jsonl:11 (reports): this is a folder"),
        (RefusedAddress, 'm.jsonl:12: expected an http or https address, got "ftp://news.example/a" at $.url'),
        (RefusedAddress, 'm.jsonl:13: expected an http or https address, got "news.example/a" at $.url'),
        (UnreadableInput, "m.jsonl:14"),
    ]
    for item, (error, message) in zip(found[1:-1], expected, strict=True):
        assert isinstance(item, Rejected) and type(item.error) is error
        assert str(item.error).removeprefix(f"{folder}{os.sep}").startswith(message)
        assert item.where == item.error.where


def test_broken_json(folder):
    manifest = folder / "m.jsonl"
    manifest.write_bytes(
        b'{"file": "reports/1.txt"\n\n{"file": "reports/1.txt"}\n{"outlet": "caf\xe9", "file": "reports/1.txt"}\n'
        + b"[" * 100000
    )
    broken, good, latin, deep = read_manifest(manifest)
    assert isinstance(broken.error, BadManifest) and "m.jsonl:1: expected one JSON object" in str(broken.error)
    assert isinstance(good, Input) and good.where.endswith("m.jsonl:3 (reports/1.txt)")
    assert "not UTF-8" in str(latin.error) and "m.jsonl:4" in latin.where
    assert isinstance(deep.error, BadManifest)


def test_a_value_that_is_a_lone_surrogate_is_refused(folder):
    (folder / "m.jsonl").write_text(
        '{"file": "reports/1.txt", "outlet": "\\ud800"}\n{"file": "reports/1.txt", "published_at": "\\ud800"}\n'
    )
    for item in read_manifest(folder / "m.jsonl"):
        str(item.error).encode()  # can be printed and stored


def test_bad_tables(folder):
    def read(text, name="m.csv"):
        (folder / name).write_text(text)
        return list(read_manifest(folder / name))

    (no_header,) = read("reports/1.txt,https://news.example/1\nreports/2.html,\n")
    assert isinstance(no_header.error, BadManifest) and "header row" in str(no_header.error)
    long, good = read("file,outlet\nreports/1.txt,Wire, late desk\nreports/2.html,Echo\n")
    assert isinstance(long.error, BadManifest) and "m.csv:2" in long.where and "3 cells" in str(long.error)
    assert good.given.outlet == "Echo"
    multi, after = read('file,outlet\n\nreports/1.txt,"Northern\nWire"\nreports/2.html\n')
    assert multi.where.endswith("m.csv:3 (reports/1.txt)")
    assert after.where.endswith("m.csv:5 (reports/2.html)") and after.given.outlet is None
    first, rest = read('file,outlet\nreports/1.txt,Wire\nreports/2.html,"Echo\nreports/1.txt,x\n')
    assert isinstance(first, Input)
    assert isinstance(rest.error, BadManifest) and "m.csv:3" in rest.where
    (date,) = read("File , Published_On\nreports/1.txt,4 March\n")
    assert isinstance(date.error, BadDate) and str(date.error).endswith("at $.published_on")


@pytest.mark.parametrize("text", ["", "\n\n", "file,url\n"])
def test_a_manifest_without_rows(tmp_path, text):
    (tmp_path / "m.csv").write_text(text)
    (found,) = read_manifest(tmp_path / "m.csv")
    assert isinstance(found.error, BadManifest) and "no row" in str(found.error)


def test_a_manifest_that_cannot_be_read(tmp_path):
    for path, words in (
        (tmp_path / "m.jsonl", "no such manifest"),
        (tmp_path, "cannot be read"),
        (tmp_path / "\x00", "cannot be read"),
    ):
        (found,) = read_manifest(path)
        assert isinstance(found.error, UnreadableInput) and words in str(found.error)
        assert found.where == found.error.where


def test_a_file_named_dash_is_a_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "-").write_text("One.")
    (tmp_path / "m.jsonl").write_text('{"file": "-"}\n')
    (found,) = read_manifest("m.jsonl")
    assert found.location != "-"
