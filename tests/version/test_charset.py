from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkback.version.charset import decode

WORDS = "“Not one euro,” said José – twice…"


@pytest.mark.parametrize("declared", [None, "windows-1252", "iso-8859-1", "utf-8", "no-such-set", "base64"])
def test_valid_utf8_is_utf8_whatever_is_declared(declared: str | None) -> None:
    assert decode(WORDS.encode("utf-8"), declared).text == WORDS


@pytest.mark.parametrize("declared", [None, "utf-8", "iso-8859-1", "ascii", "no-such-set"])
def test_what_is_no_utf8_is_windows_1252(declared: str | None) -> None:
    found = decode(WORDS.encode("cp1252"), declared)
    assert (found.text, found.charset) == (WORDS, "windows-1252")


def test_declared_charset_is_used_where_it_reads_the_bytes() -> None:
    assert decode("Привет, мир".encode("koi8-r"), "koi8-r").text == "Привет, мир"


def test_the_page_may_declare_it_in_its_head() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body>Министр сказал</body></html>'
    assert "Министр сказал" in decode(page.encode("cp1251")).text


def test_undefined_bytes_of_windows_1252_are_read() -> None:
    assert decode(b"a\x81\x8d\x8f\x90\x9db\x93").text == "a\x81\x8d\x8f\x90\x9db“"


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_byte_order_marks(mark: bytes, name: str) -> None:
    assert decode(mark + WORDS.encode(name), "windows-1252").text == WORDS


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark(name: str) -> None:
    assert decode(("The minister said no. " * 4).encode(name)).text == "The minister said no. " * 4


def test_stray_bytes_do_not_spoil_a_utf8_text() -> None:
    data = "Die Brücke über die Mündung, sagte Jürgen Böhm – später".encode() + b" \x93so\x94"
    assert decode(data).text == "Die Brücke über die Mündung, sagte Jürgen Böhm – später “so”"


def test_text_misread_before_it_was_stored_is_left_alone() -> None:
    assert decode("donâ€™t".encode()).text == "donâ€™t"


@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "shift_jis", "utf-16", "punycode", "idna", "hex"]))
def test_every_byte_sequence_reads_as_something(data: bytes, declared: str | None) -> None:
    assert isinstance(decode(data, declared).text, str)
