"""The words of a sentence with its numbers as single words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_PLAIN = str.maketrans("’‑", "'-")


class Token(NamedTuple):
    """A word or mark at ``[start, end)`` of a text; ``low`` is in small letters with plain apostrophes.

    ``figure`` is the number of the figure that it is, or -1.
    """

    low: str
    start: int
    end: int
    capital: bool
    figure: int


def tokenise(text: str, start: int, end: int, figures: Sequence[tuple[int, int]]) -> list[Token]:
    """The words of ``text[start:end]``; each of ``figures`` (disjoint, sorted spans) is one token."""
    tokens: list[Token] = []
    at = start
    for index, (first, last) in enumerate(figures):
        _append(tokens, text, at, first)
        tokens.append(Token("#", first, last, False, index))
        at = last
    _append(tokens, text, at, end)
    return tokens


_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*(?:[-‑&][^\W_]+(?:['’][^\W_]+)*)*|['’]s?|--|[^\w\s]")


def _append(tokens: list[Token], text: str, start: int, end: int) -> None:
    for match in _WORD.finditer(text, start, end):
        word = match.group()
        low = word.lower()
        if not low.isascii():
            low = low.translate(_PLAIN)
        tokens.append(Token(low, match.start(), match.end(), word[0].isupper(), -1))
