import hashlib
import io

import pytest

from walkback.errors import NoArticle, TooLarge, UnreadableInput, UnsupportedInput
from walkback.model import Origin
from walkback.moment import Moment
from walkback.report.file import MAX_BYTES, read_file, read_stdin
from walkback.report.item import Given

TEXT = "“The ferry was late,” Ann Lee said.\n".encode()


def test_capture_of_a_file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT)
    day = Moment.parse("2031-03-04")
    capture, data = read_file(path, Given("https://ann:x@news.example/a", "Northern Wire", None, day))
    assert data == TEXT
    assert (capture.sha256, capture.size) == (hashlib.sha256(TEXT).hexdigest(), len(TEXT))
    assert (capture.url, capture.outlet, capture.published_at) == ("https://news.example/a", "Northern Wire", day)
    assert capture.captured_at is None  # the file's own times are no clock of the page
    assert (capture.origin, capture.origin_name) == (Origin.FILE, str(path))


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("a.TXT", "text/plain"),
        ("a.md", "text/plain"),
        ("a.htm", "text/html"),
        ("a.xhtml", "text/html"),
        ("a", None),
        ("a.php", None),
    ],
)
def test_media_type_from_the_ending(tmp_path, name, media_type):
    (tmp_path / name).write_bytes(TEXT)
    assert read_file(tmp_path / name)[0].media_type == media_type


def test_what_cannot_be_read_says_so(tmp_path):
    (tmp_path / "empty.txt").touch()
    (tmp_path / "a.txt").write_bytes(b"%PDF-1.4")
    (tmp_path / "long.txt").write_bytes(b"x" * 101)
    for name, error, words in (
        ("missing.txt", UnreadableInput, "no such file"),
        ("", UnreadableInput, "folder"),
        ("a.txt/b", UnreadableInput, "Not a directory"),
        ("nul\x00.txt", UnreadableInput, "cannot be read"),
        ("empty.txt", NoArticle, "the file is empty"),
        ("a.txt", UnsupportedInput, "PDF"),
        ("long.txt", TooLarge, "over the limit"),
    ):
        with pytest.raises(error, match=words) as raised:
            read_file(tmp_path / name, max_bytes=100)
        assert raised.value.where == str(tmp_path / name)


def test_a_limit_is_a_limit(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"x" * 100)
    assert read_file(tmp_path / "a.txt", max_bytes=100)[0].size == 100


def test_a_page_of_50_mb_is_too_large_and_not_read_whole():
    class Endless(io.RawIOBase):
        asked = 0

        def read(self, size=-1):
            assert 0 <= size <= MAX_BYTES + 1
            Endless.asked += size
            return b"x" * size

    with pytest.raises(TooLarge, match="-: the input is over the limit of 32 MiB"):
        read_stdin(Endless())
    assert Endless.asked <= MAX_BYTES + 1


def test_standard_input():
    capture, data = read_stdin(io.BytesIO(TEXT), Given(outlet="Wire"))
    assert (data, capture.origin, capture.origin_name, capture.media_type) == (TEXT, Origin.STDIN, "-", None)
    with pytest.raises(NoArticle, match="the input is empty"):
        read_stdin(io.BytesIO())
    closed = io.BytesIO()
    closed.close()
    with pytest.raises(UnreadableInput, match="standard input"):
        read_stdin(closed)


def test_where_names_the_manifest_row(tmp_path):
    with pytest.raises(UnreadableInput, match=r"^m.jsonl:3 \(a.txt\): "):
        read_file(tmp_path / "a.txt", where="m.jsonl:3 (a.txt)")
