"""Tell bytes that may hold a report from those that cannot."""

from __future__ import annotations

import json

from walkback.errors import NoArticle, UnsupportedInput

# How far into the bytes binary data is looked for: as git does.
PROBED_BYTES = 8000
# Share of control characters from which a text without NUL bytes counts as binary. Text in any encoding has
# none but blanks and page feeds; random bytes have one in ten.
CONTROL_SHARE = 0.05
_TEXT_CONTROLS = frozenset(b"\t\n\v\f\r\x1a\x1b\x85")
_CONTROLS = bytes(b for b in range(32) if b not in _TEXT_CONTROLS) + b"\x7f"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")  # byte order marks of UTF-16 and UTF-32
WIDE_SHARE = 0.7  # of every other byte NUL: UTF-16 without a mark, in a western language
# First bytes, and what they are the first bytes of.
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"%!PS", "a PostScript document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"\x1f\x8b", "gzip data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ\x00", "xz data"),
    (b"\x28\xb5\x2f\xfd", "Zstandard data"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"WARC/1.", "a web archive"),
    (b"\x7fELF", "a program"),
    (b"OggS", "an Ogg recording"),
    (b"ID3", "an MP3 recording"),
)


def check_content(data: bytes, *, where: str, what: str = "file") -> None:
    """Pass bytes that may hold a report, whatever their name or declared type says.

    Args:
        data: the whole content.
        where: path, URL or manifest row, for the message.
        what: what the bytes came as, for the message: "file", "page", "input".

    Raises:
        NoArticle: there are no bytes.
        UnsupportedInput: they begin as a known binary format does, hold NUL bytes, or are JSON data. UTF-16
            text is full of NUL bytes; it passes if it begins with a byte order mark or every other byte is one.
    """
    if not data:
        raise NoArticle(f"the {what} is empty", where=where)
    kind = _kind_of(data)
    if kind:
        raise UnsupportedInput(f"the {what} is {kind}; convert it to text or HTML first", where=where)
    if _is_json(data):
        raise UnsupportedInput(
            f"the {what} is JSON data, not a report; name a manifest with --manifest, "
            'and give documents in JSON lines to "walkback read"',
            where=where,
        )


def _kind_of(data: bytes) -> str | None:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    if data[:4] == b"RIFF" and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return "an image, a recording or a film"
    if data[4:8] == b"ftyp":
        return "an image or a film"
    probe = data[:PROBED_BYTES]
    if data.startswith(_WIDE_MARKS) or _is_wide(probe):
        return None
    if b"\x00" in probe or len(probe) - len(probe.translate(None, _CONTROLS)) > CONTROL_SHARE * len(probe):
        return "binary"
    return None


def _is_wide(probe: bytes) -> bool:
    few, many = sorted((probe[0::2].count(0), probe[1::2].count(0)))
    return many > WIDE_SHARE * (len(probe) // 2) and few * 20 < many


def _is_json(data: bytes) -> bool:
    head = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if head[:1] not in (b"{", b"["):
        return False
    # The whole, or the first of JSON lines. "[Updated] The ferry..." is neither.
    for part in (head.split(b"\n", 1)[0], head):
        try:
            if isinstance(json.loads(part), dict | list):
                return True
        except (ValueError, RecursionError):
            continue
    return False
