import os
from pathlib import Path

import pytest

from walkback.report.place import location_of, scheme_of, shown, without_credentials


@pytest.mark.parametrize(
    ("url", "stored"),
    [
        ("https://ann:secret@news.example/a", "https://news.example/a"),
        ("https://ann@news.example/a", "https://news.example/a"),
        ("HTTP://a:b:c@d@news.example:8080?x=@y", "HTTP://news.example:8080?x=@y"),
        ("https://news.example/@ann/1", "https://news.example/@ann/1"),
        ("https://news.example?mail=a@b", "https://news.example?mail=a@b"),
        ("https://news.example#a@b", "https://news.example#a@b"),
        ("https://ann:x@[2001:db8::1", "https://[2001:db8::1"),
        ("not an address a@b", "not an address a@b"),
    ],
)
def test_credentials_are_taken_out(url, stored):
    assert without_credentials(url) == stored


@pytest.mark.parametrize(
    ("location", "scheme"),
    [
        ("HTTPS://a.example", "https"),
        ("ftp://a", "ftp"),
        ("a/b.html", None),
        ("C:\\a.html", None),
        ("-", None),
        ("a://", "a"),
    ],
)
def test_scheme(location, scheme):
    assert scheme_of(location) == scheme


def test_a_name_that_is_no_utf8_can_be_stored():
    assert shown(os.fsdecode(b"caf\xe9.txt")) == "caf\ufffd.txt"


def test_a_file_named_dash_is_not_standard_input():
    assert Path(location_of(Path("-"))) == Path("-")
    assert location_of("-") != "-"
    assert location_of(Path("a/-")) == str(Path("a/-"))
