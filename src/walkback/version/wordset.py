"""Sets of words, written as running text."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """Return the words of ``text`` that blanks part."""
    return frozenset(text.split())
