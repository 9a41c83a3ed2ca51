"""The telling words of a statement: stems with how rare they are, names and numbers."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from walkback.figure.counted import singular
from walkback.revision.lexicon import FUNCTION_WORDS
from walkback.statement.lexicon import words

STEM = 5  # letters by which words of one stem are known: "notified", "notification"
COMMON, RARE = 1500, 30000  # ranks in the vocabulary between which a word grows from telling little to telling all
LEAST = 0.1  # what the commonest words tell

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
_NAME = re.compile(r"\b[A-Z][a-zà-ÿ]+(?: [A-Z][a-zà-ÿ]+)+|(?<![.!?“”\"] )(?<!^)\b[A-Z][a-zA-ZÀ-ÿ’'-]{2,}")
_NUMBER = re.compile(r"\d[\d.,:]*\d|\d")
_IDLE = FUNCTION_WORDS | words(
    """said say says saying tell told tells no not never nobody nothing none some all most many few more very just only
    even still yet already can could may might must should shall own both each such other another same one once back
    since until against without ever n't"""
)


def terms_of(text: str) -> dict[str, float]:
    """Stems of the telling words of ``text`` with how much each tells, from `LEAST` to 1."""
    found: dict[str, float] = {}
    for low, stem in _stems(text):
        found[stem] = max(found.get(stem, 0.0), rarity(low))
    return found


def words_shared(a: str, b: str) -> tuple[str, ...]:
    """The telling words of ``a`` of which ``b`` has the stem, in small letters and in order."""
    theirs = terms_of(b)
    return tuple(dict.fromkeys(low for low, stem in _stems(a) if stem in theirs))


def _stems(text: str) -> Iterator[tuple[str, str]]:
    for written in _WORD.findall(text):
        low = written.lower().replace("’", "'").removesuffix("'s")
        if low not in _IDLE and len(low) > 1:
            yield low, low if low.isdigit() else singular(low)[:STEM]


def names_of(text: str) -> frozenset[str]:
    """Names in small letters: capitalised words that do not begin a sentence, and runs of them."""
    return frozenset(match.group().lower().rstrip("’'s") for match in _NAME.finditer(text))


def numbers_of(text: str) -> frozenset[str]:
    """Numbers in digits as they are written."""
    return frozenset(_NUMBER.findall(text))


def shared_terms(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """How much of what the text that tells less tells stands in the other too, 0 to 1; little for a word or two."""
    shared = sum(min(a[term], b[term]) for term in a if term in b)
    return shared / (min(sum(a.values()), sum(b.values())) + 1.0)


def rarity(word: str) -> float:
    """How much a word in small letters tells: by its rank among the reader's words, which are ordered by frequency."""
    rank = _ranks().get(word)
    if rank is None:
        return 1.0
    return min(1.0, max(LEAST, math.log((rank + 1) / COMMON) / math.log(RARE / COMMON)))


@cache
def _ranks() -> dict[str, int]:
    path = files("walkback.statement") / "weights" / "tokenizer.json"
    vocabulary: dict[str, int] = json.loads(path.read_text(encoding="utf-8"))["model"]["vocab"]
    return {word: rank for word, rank in vocabulary.items() if word.isalpha()}
