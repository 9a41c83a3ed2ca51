import gzip
import io
import random
import zipfile

import pytest

from walkback.errors import NoArticle, UnsupportedInput
from walkback.report.content import check_content


def zip_bytes() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("report.txt", "The ferry was late.")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\nsome text", "PDF"),
        (zip_bytes(), "ZIP"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "PNG"),
        (b"\xff\xd8\xff\xe0" + b"JFIF" * 20, "JPEG"),
        (b"GIF89a" + b"\x10\x20" * 9, "GIF"),
        (gzip.compress(b"The ferry was late."), "gzip"),
        (b"{\\rtf1\\ansi The ferry was late.}", "RTF"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n", "web archive"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "image"),
        (b"\x00\x00\x00\x18ftypheic", "image"),
        (b"The ferry \x00 was late.", "binary"),
        (bytes(100), "binary"),
        (random.Random(1).randbytes(5000).replace(b"\x00", b"\x01"), "binary"),
    ],
)
def test_binary_is_refused_by_name(data, kind):
    with pytest.raises(UnsupportedInput, match=f"a.txt: the file is .*{kind}"):
        check_content(data, where="a.txt")


@pytest.mark.parametrize(
    "data",
    [
        b'{"file": "a.txt"}\n{"file": "b.txt"}\n',
        b'[{"a": 1},\n {"b": 2}]',
        b'\xef\xbb\xbf{"a": 1}',
        b'{\n "id": 1\n}\n',
    ],
)
def test_json_is_refused(data):
    with pytest.raises(UnsupportedInput, match="JSON"):
        check_content(data, where="x")


@pytest.mark.parametrize(
    "data",
    [
        b"The ferry was late.\n",
        "«Поромът закъсня», каза тя.".encode(),
        "“Late,” she said – again.".encode("cp1252"),
        "The ferry was late.".encode("utf-16"),
        "The ferry was late.".encode("utf-16-le"),
        "The ferry was late.".encode("utf-16-be"),
        b"\x00\x00\xfe\xff" + "The ferry was late.".encode("utf-32-be"),
        "渡轮晚点了。".encode("gb18030"),
        "フェリーが遅れた。".encode("shift_jis"),
        "\x1b$B渡\x1b(B".encode(),
        b"[Updated 3pm] The ferry was late.",
        b"{Correction} The ferry was late.",
        b"<html><body>\x0c<p>The ferry was late.</body>",
        b"A long report. " * 1000 + b"\x00",  # one stray byte far down is no binary file
        b"[" * 100_000,
        b" ",
    ],
)
def test_text_passes(data):
    check_content(data, where="x")


def test_empty():
    with pytest.raises(NoArticle, match=r"a\.html: the page is empty"):
        check_content(b"", where="a.html", what="page")
