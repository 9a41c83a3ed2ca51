"""Bytes to characters."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

# What browsers read under these labels is windows-1252 (WHATWG Encoding Standard).
_READ_AS_1252 = {"ascii", "iso8859-1", "cp1252"}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE)
META_WITHIN = 8192  # bytes from the start in which a page may declare its character set
SAMPLE = 4096  # bytes looked at to tell UTF-16 by its NULs


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters with the name of the set they were read in."""

    text: str
    charset: str


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Read ``data`` as text; every byte sequence reads as something.

    A byte-order mark decides; else valid UTF-8 is UTF-8, whatever is declared; else ``declared`` (by the
    transport), then what the page's own head declares, if it reads the bytes; else windows-1252, where
    the five bytes that it leaves undefined become the control characters of the same number. A text
    that is UTF-8 but for a few bytes keeps its UTF-8, and the stray bytes are read as windows-1252.
    Text that was misread before it was stored ("â€™") is left as it stands: mending it would be an edit.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(name, "replace"), name)
    wide = _utf16_by_nuls(data)
    if wide:
        return Decoded(data.decode(wide, "replace"), wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    head = data[:META_WITHIN]
    in_head = [match.group(1).decode("ascii") for match in (_XML.search(head), _META.search(head)) if match]
    for label in (declared, *in_head):
        codec = _codec_name(label)
        if codec is None or codec.startswith("utf"):
            continue
        if codec in _READ_AS_1252:
            break
        try:
            return Decoded(data.decode(codec), codec)
        except UnicodeDecodeError:
            continue
    return _decode_stray(data)


def _codec_name(label: str | None) -> str | None:
    """The Python name of a character set, None for one that is unknown or no character set ("base64")."""
    if not label:
        return None
    try:
        found = codecs.lookup(label.strip())
    except (LookupError, ValueError):
        return None
    # Codecs that turn bytes into bytes are looked up by the same function; one byte tells them apart.
    try:
        decoded = b"a".decode(found.name, "ignore")
    except (LookupError, ValueError):
        return None
    return found.name if decoded in ("a", "") else None


def _utf16_by_nuls(data: bytes) -> str | None:
    """Tell UTF-16 without a mark: nearly every other byte of a western text is NUL."""
    sample = data[:SAMPLE]
    if len(sample) < 8 or b"\0" not in sample:
        return None
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
_HIGH = re.compile(rb"[\x80-\xff]")
STRAY_SHARE = 0.34  # stray bytes to whole UTF-8 sequences, above which the text is taken for windows-1252


def _decode_stray(data: bytes) -> Decoded:
    whole = len(_SEQUENCE.findall(data))
    stray = len(_HIGH.findall(_SEQUENCE.sub(b"", data)))
    if whole and stray <= STRAY_SHARE * whole:
        parts: list[str] = []
        at = 0
        for match in _SEQUENCE.finditer(data):
            parts.append(_decode_1252(data[at : match.start()]))
            parts.append(match.group().decode("utf-8"))
            at = match.end()
        parts.append(_decode_1252(data[at:]))
        return Decoded("".join(parts), "utf-8")
    return Decoded(_decode_1252(data), "windows-1252")


_TABLE = [bytes([n]).decode("cp1252") if n not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(n) for n in range(256)]
_TO_1252 = str.maketrans({n: c for n, c in enumerate(_TABLE) if ord(c) != n})


def _decode_1252(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:  # one of the five bytes
        return data.decode("latin-1").translate(_TO_1252)
