"""Turn what a person types into a full-text query that cannot be malformed."""

from __future__ import annotations

import re
import unicodedata

_TERM = re.compile(r'"(?P<phrase>[^"]*)(?:"|$)(?P<phrase_prefix>\*?)|(?P<word>[^\s"]+)')
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"') | {"\0": " "})


def find_query(typed: str) -> str | None:
    """Return the FTS5 query for ``typed``, or None if it holds no word that could be found.

    All words must occur, in any order and case. Words in quotation marks must stand together, and a
    word that ends in an asterisk stands for every word that begins so. Whatever else is typed
    (AND, brackets, colons) is a word or a mark like any other.
    """
    terms: list[str] = []
    for match in _TERM.finditer(typed.translate(_QUOTES).encode("utf-8", "replace").decode("utf-8")):
        words = match["phrase"] if match["phrase"] is not None else match["word"]
        prefix = bool(match["phrase_prefix"]) or words.endswith("*")
        words = words.rstrip("*")
        if any(_is_word_character(c) for c in words):
            terms.append(f'"{words}"' + (" *" if prefix and _is_word_character(words[-1]) else ""))
    return " AND ".join(terms) or None


def _is_word_character(char: str) -> bool:
    """Whether SQLite's unicode61 tokenizer takes ``char`` as part of a word."""
    category = unicodedata.category(char)
    return category[0] in "LN" or category == "Co"
