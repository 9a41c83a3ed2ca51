"""Capture -> Version: the one way in."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from walkback.errors import NoArticle, UnsupportedInput
from walkback.model import ArticleDay, Capture, Declared, Version
from walkback.moment import Moment
from walkback.text.clean import collapse
from walkback.version.charset import decode
from walkback.version.day import find_day
from walkback.version.fragment import derive_fragment
from walkback.version.language import guess_language
from walkback.version.moments import read_moment
from walkback.version.page import derive_page
from walkback.version.plain import derive_text
from walkback.version.tree import Time, limit_depth

SNIFFED = 65_536  # characters from the start in which tags tell what a text is
CONTROL_SHARE = 0.05  # of control characters, above which bytes are no text
GUESS_WITHIN = 1_000_000  # characters; a larger page is not searched for a date of its own

_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a media file"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a zstd file"),
    (b"SQLite format 3\0", "a SQLite database"),
    (b"\x7fELF", "a program"),
    (b"OggS", "an audio file"),
    (b"ID3", "an audio file"),
    (b"{\\rtf", "an RTF document"),
    (b"WARC/", "a web archive"),
)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_FRAGMENT = re.compile(
    r"<(p|a|i|b|em|strong|div|span|h[1-6]|ul|ol|li|blockquote|article|section|main|figure|table|u|small|sup|"
    r"sub|font|center|cite|q)\b"
    r"[^<>]*>.*?</\1\s*>|<br\s*/?>|<p>", re.IGNORECASE | re.DOTALL,
)  # fmt: skip
_XML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?P<root>[a-zA-Z][\w:.-]*)", re.DOTALL)
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x19\x1c-\x1f\x7f\ufffd]")  # Ctrl-Z and escape end or colour some texts
_FEEDS = frozenset(("rss", "feed", "rdf", "urlset", "sitemapindex", "opml"))


@dataclass(frozen=True, slots=True)
class Derived:
    """What a capture's bytes became: a version, what it says about itself, and its day with the evidence."""

    version: Version
    declared: Declared
    day: ArticleDay | None


def derive_version(capture: Capture, data: bytes) -> Derived:
    """Turn a capture's bytes into a version; the same bytes and capture always give the same one.

    What the bytes hold decides how they are read, not the name: a page, a fragment of HTML, or text.

    Raises:
        NoArticle: empty, or nothing but page furniture.
        UnsupportedInput: bytes that are no text, or data in another format.
    """
    where = capture.origin_name
    if not data.strip(b"\0 \t\r\n"):
        raise NoArticle("the file is empty; there is nothing to read", where=where)
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise UnsupportedInput(
                f"this is {name}; Walkback reads text and HTML, so save the report as one of them", where=where
            )
    text = decode(data, capture.charset).text
    _refuse_binary(text, where)
    head = text[:SNIFFED]
    is_page = _PAGE.search(head) is not None
    if not is_page:
        _refuse_data(text, where)
    # A page that was cut off at its start, or one whose head is long, is told by what the transport says.
    if is_page or _is_html_type(capture.media_type) or _FRAGMENT.search(head):
        return _derive_html(capture, text, is_page)
    try:
        version = derive_text(text, guess_language(text))
    except NoArticle as error:
        raise NoArticle(error.message, where=where) from None
    if not version.read_spans:
        raise NoArticle(
            "there are no words of a report in it, nothing but captions, bylines or page furniture", where=where
        )
    declared = Declared(headline=version.headline)
    return Derived(version, declared, find_day(capture, version, declared))


def _derive_html(capture: Capture, text: str, is_page: bool) -> Derived:
    read = derive_page if is_page else derive_fragment
    try:
        made = read(limit_depth(text), capture.url, capture.outlet)
    except NoArticle as error:
        raise NoArticle(error.message, where=capture.origin_name) from None
    declared = made.declared
    if declared.published_at is None:
        moment = _moment_of(made.times)
        if moment is not None:
            declared = replace(declared, published_at=moment, published_from="<time>")
    if declared.headline is None and made.version.headline is not None:
        declared = replace(declared, headline=made.version.headline)
    day = find_day(capture, made.version, declared)
    if is_page and (day is None or day.how.value in ("link", "captured")):
        guessed = _guess_day(text, capture)
        if guessed is not None:
            day = find_day(capture, made.version, declared, page_day=guessed)
    return Derived(made.version, declared, day)


def _is_html_type(media_type: str | None) -> bool:
    return media_type in ("text/html", "application/xhtml+xml")


def _moment_of(times: Sequence[Time]) -> Moment | None:
    """The moment of the first <time> that tells a day, one marked as the day of publication before others."""
    for time in sorted(times, key=lambda t: t.itemprop != "datePublished"):
        moment = read_moment(time.value) or read_moment(time.words)
        if moment is not None and moment.day is not None:
            return moment
    return None


def _guess_day(html: str, capture: Capture) -> date | None:
    """A date of the page's own that htmldate finds in its markup, none later than the capture."""
    if len(html) > GUESS_WITHIN:
        return None
    import htmldate  # loads a good deal; only undated pages need it

    captured = capture.captured_at.day if capture.captured_at is not None else None
    # Without a bound it would take the day on which it runs, and the same page would read differently tomorrow.
    latest = captured.isoformat() if captured is not None else "2100-01-01"
    try:
        found = htmldate.find_date(
            html, extensive_search=False, original_date=True, min_date="1990-01-01", max_date=latest
        )
    except (ValueError, RecursionError):
        return None
    return datetime.strptime(found, "%Y-%m-%d").date() if found else None


def _refuse_binary(text: str, where: str) -> None:
    sample = text[:SNIFFED]
    controls = len(_CONTROL.findall(sample))
    if controls > CONTROL_SHARE * len(sample):
        raise UnsupportedInput("the bytes are no text; Walkback reads text and HTML", where=where)


def _refuse_data(text: str, where: str) -> None:
    stripped = text.lstrip("\ufeff \t\r\n")
    if stripped[:1] in ("{", "["):
        first = stripped.split("\n", 1)[0]
        for candidate in (stripped, first):
            try:
                value = json.loads(candidate)
            except (ValueError, RecursionError):
                continue
            if isinstance(value, dict) or (isinstance(value, list) and value and isinstance(value[0], dict | list)):
                raise UnsupportedInput(
                    'this is JSON, no report; if it lists reports to add, give it with "--manifest"', where=where
                )
    match = _XML.match(stripped)
    if match and (stripped.startswith("<?xml") or match["root"].lower() in _FEEDS):
        root = match["root"]
        if root.lower() in _FEEDS or collapse(root).lower() not in ("html", "div", "article", "p", "body", "section"):
            raise UnsupportedInput(
                f"this is XML (<{root}>), no report; add the reports that it lists by their addresses", where=where
            )
