"""Tell a slip of the pen from another word."""

from __future__ import annotations

import unicodedata
from functools import cache

from rapidfuzz.distance import OSA

from walkback.revision.order_traits import known_words
from walkback.statement.lexicon import all_verbs, inflect

SLIPS = 2  # letters in which a slip differs from the word, from `LONG` letters on; one in shorter words
LONG = 5
SHORTEST = 3  # letters; in shorter words anything may be meant
_ENDINGS = ("ness", "less", "ers", "er", "ly", "'s")  # that may stand behind a word
_INFLECTED = ("ing", "ed", "es", "s", "d")
_TURNED = ("ed", "ing", "s", "n't")  # endings that make two forms of one word


def is_typo(one: str, other: str) -> bool:
    """Whether two words in small letters differ by a slip of the pen, and not by what is meant.

    Two words that both exist are two words ("minister", "ministry"), unless neighbouring letters only changed places
    ("form", "from"). Of a word that does not exist and one that does, or of two names, the one may be the other's slip.
    Which words exist is what the reader's tokenizer knows whole, and their regular forms. With and without its accents
    a word is one word, however short: "O Riain", "Ó Riain".
    """
    if one != other and _without_accents(one) == _without_accents(other):
        return True
    shorter = min(len(one), len(other))
    if shorter < SHORTEST or one == other or one[0] != other[0] or any(c.isdigit() for c in one + other):
        return False
    if _is_form(one, other) or _is_form(other, one):
        return False
    distance = OSA.distance(one, other)
    if distance > (SLIPS if shorter >= LONG else 1):
        return False
    swapped = distance == 1 and sorted(one) == sorted(other)
    known = _exists(one) + _exists(other)
    if known == 2 or shorter < LONG - 1:
        return swapped
    return known == 1 or swapped or not any(one.endswith(e) != other.endswith(e) for e in _TURNED)


def _without_accents(word: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))


def _is_form(word: str, of: str) -> bool:
    """Whether ``word`` is ``of`` with an ending of its own, or its plural."""
    if word.endswith("men"):
        return word.removesuffix("men") + "man" == of
    return word.removeprefix(of) in (*_ENDINGS, *_INFLECTED, "n't") and not word.endswith("ss")


def _exists(word: str) -> bool:
    known = known_words()
    if word in known or word in _verb_forms():
        return True
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= SHORTEST and (stem in known or stem + "y" in known):
            return True
    return any(
        base in known and word in inflect(base)
        for ending in _INFLECTED
        if (stem := word.removesuffix(ending)) != word and len(stem) >= SHORTEST
        for base in (stem, stem + "e", stem.removesuffix("i") + "y")
    )


@cache
def _verb_forms() -> frozenset[str]:
    return frozenset(form for verb in all_verbs() for form in inflect(verb))
