"""Text from a page as it may be shown: nothing in it can steer what shows it."""

from __future__ import annotations

import unicodedata

UNREADABLE = "\N{REPLACEMENT CHARACTER}"
# Marks that turn the direction of the rest of a line; a report could use them to make a table lie.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# What XML has no place for, halves of pairs apart.
_NO_CHARACTERS = frozenset("\ufffe\uffff")


def visible(text: str, *, keep_lines: bool = False) -> str:
    """Return ``text`` as it may be written to a terminal, a page or a feed.

    Control characters, with which a web page could move the cursor, colour the screen or turn the
    line, become U+FFFD one by one, so offsets stay; line breaks and tabs become blanks unless ``keep_lines``.
    """
    if text.isprintable():
        return text
    return "".join(map(_kept if keep_lines else _blank, text))


def _blank(char: str) -> str:
    return " " if char in "\n\t\r" else _kept(char)


def _kept(char: str) -> str:
    if char in "\n\t\r":
        return char
    unreadable = unicodedata.category(char) in ("Cc", "Cs") or char in _TURNING or char in _NO_CHARACTERS
    return UNREADABLE if unreadable else char
