"""Which characters of a text a reader sees."""

from __future__ import annotations

import re

# Blanks of every width, the no-break ones too, read as a blank: words around them must be found.
_BLANKS = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
# What is written but never seen: soft hyphens, zero-width blanks, word joiners, byte-order marks inside
# a text, and control characters. The zero-width joiners stay (emoji and several scripts are written
# with them), and so do the marks that turn the direction of writing.
_UNSEEN = "\u00ad\u200b\u2060\ufeff" + "".join(
    chr(n) for n in (*range(0x20), *range(0x7F, 0xA0)) if chr(n) not in "\t\n\v\f\r\x85"
)
_PLAIN = str.maketrans(
    {
        **dict.fromkeys(_BLANKS, " "),
        **dict.fromkeys(_UNSEEN, None),
        **dict.fromkeys("\v\f\x85", "\n"),
        "\u2028": "\n",
        "\u2029": "\n\n",
    }
)
_LINE_END = re.compile(r"\r\n?")
_RUN = re.compile(r" {2,}")
_SURROGATE = re.compile("[\ud800-\udfff]")
_TO_CLEAN = re.compile("[" + re.escape("".join(map(chr, _PLAIN))) + "\ud800-\udfff]")


def clean_text(text: str) -> str:
    """Return ``text`` as a reader sees it: one kind of line end, one kind of blank, nothing invisible.

    Line breaks stay; blanks are not joined. A lone surrogate, which no file can hold, becomes U+FFFD.
    """
    if "\r" in text:
        text = _LINE_END.sub("\n", text)
    if _TO_CLEAN.search(text):
        text = _SURROGATE.sub("\ufffd", text.translate(_PLAIN))
    return text


def collapse(text: str) -> str:
    """Return cleaned ``text`` with each run of blanks and line breaks as one blank, none at the ends."""
    return _RUN.sub(" ", clean_text(text).replace("\n", " ")).strip(" ")
