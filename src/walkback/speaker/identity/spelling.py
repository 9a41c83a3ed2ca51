"""Two spellings of one word: case, accents, transliterations, slips of the pen."""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "n", "ə": "a"}
    | dict.fromkeys("’‘ʼʻ`´ʹʾʿ＇", "'")
    | dict.fromkeys("‐‑‒–−", "-")
    | dict.fromkeys("\u00ad\u200b\u2060\ufeff\u200e\u200f")
)
_BLANKS = re.compile(r"\s+")
# A slip of the pen is looked for in long words only: in short ones, one other letter is another name (Hansen, Jansen).
SLIP_LENGTH = 7
FEWEST_CONSONANTS = 2  # of words that may be alike: Li, Lee and Lao are three names
_CACHE = 1 << 16

# Letters that different romanisations use for one sound, in this order. Vowels are kept apart: see `_alike`.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"'", ""),
        (r"^abd(?:[aeiou]l+|[aeu]r+|as+|ad+)", "abdl"),  # Abdel, Abdul, Abdallah, Abdurrahman
        (r"sk(?:iy|yy|yi|ij|ii|iyi|y|i)$", "ski"),
        (r"(?:iy|yy|yi|ij|ii|ey|ei|ej|y|j)$", "i"),
        (r"^ye", "e"),  # Yevgeny, Evgeny
        (r"(?<=[bcdfghklmnprstvz])[iyj](?=[aeou])", "i"),
        (r"t?sch|shch|tch|ch|cz", "C"),
        (r"sh|ş|š", "S"),
        (r"zh", "Z"),
        (r"dzh|dj", "j"),
        (r"kh", "h"),
        (r"gh", "g"),
        (r"dh", "d"),
        (r"ph", "f"),
        (r"ck|q", "k"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"x", "ks"),
        (r"tz", "ts"),
        (r"(?<=[aeiouy])h$", ""),  # Abdullah, Abdulla
        (r"ou|oo", "u"),
        (r"ee|ie", "i"),
        (r"(?<=[A-Za-z])(?:ai|ay|ei|ey)", "e"),
        (r"ae|aa", "a"),
        (r"oe", "o"),
        (r"ue", "u"),
        (r"(?<=[aeiou])y(?=[aeiou])", "i"),
        (r"(.)\1+", r"\1"),
    )
)
_VOWELS = re.compile(r"[aeiouy]+")
_CONSONANT = re.compile(r"[^aeiouy]")
_COMPATIBLE = {frozenset("ae"), frozenset("ei"), frozenset("ou"), frozenset("iy"), frozenset("ey")}


class Likeness(IntEnum):
    """How alike two words are, least first."""

    DIFFERENT = 0
    SLIP = 1  # one letter added, left out, changed or moved, in a long word
    ALIKE = 2  # two spellings of the same sounds: Mohammed, Muhammad
    SAME = 3  # case, accents and apostrophes aside


@lru_cache(_CACHE)
def fold(text: str) -> str:
    """``text`` in small letters without accents, apostrophes and dashes made plain, blanks single.

    Scripts other than the Latin one stay as they are.
    """
    folded = unicodedata.normalize("NFKD", text.translate(_LETTERS)).casefold().translate(_LETTERS)
    folded = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    return _BLANKS.sub(" ", folded).strip()


@lru_cache(_CACHE)
def _sounds(word: str) -> str:
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


@lru_cache(_CACHE)
def consonants(word: str) -> str:
    """The consonants of a folded word, one letter a sound: words that are alike have the same.

    A vowel at the start is kept as "a".
    """
    sounds = _sounds(word)
    return ("a" if sounds[:1] and sounds[0] in "aeiou" else "") + _VOWELS.sub("", sounds)


def _alike(left: str, right: str) -> bool:
    """Whether two words have the same consonants and, between them, vowels that romanisations exchange.

    "a" goes with "e", "e" with "i" and "o" with "u", but not "a" with "i" or "e" with "o": Hamad is not
    Hamid and Hansen is not Hanson. A vowel at the end is the same in both: Christine is not Christina.
    """
    if consonants(left) != consonants(right) or len(consonants(left)) < FEWEST_CONSONANTS:
        return False
    a, b = _vowels(left), _vowels(right)
    return (
        len(a) == len(b)
        and a[-1] == b[-1]
        and all(
            x == y or (len(x) == len(y) == 1 and frozenset((x, y)) in _COMPATIBLE) for x, y in zip(a, b, strict=True)
        )
    )


@lru_cache(_CACHE)
def _vowels(word: str) -> tuple[str, ...]:
    """The vowels before, between and after the consonants, "" where there are none."""
    return tuple(_CONSONANT.split(_sounds(word)))


@lru_cache(_CACHE)
def compare_words(left: str, right: str) -> Likeness:
    """How alike two folded words are.

    A slip is one step of optimal string alignment in words of `SLIP_LENGTH` letters or more, never at the first
    letter, and never an "a" at the end, which makes a woman's name of a man's (Ivanov, Ivanova).
    """
    if left == right or left.replace("'", "") == right.replace("'", ""):
        return Likeness.SAME
    if not left or not right:
        return Likeness.DIFFERENT
    if min(len(left), len(right)) > 2 and _alike(left, right):
        return Likeness.ALIKE
    if (
        min(len(left), len(right)) >= SLIP_LENGTH
        and left[0] == right[0]
        and (left[-1] == right[-1] or "a" not in (left[-1], right[-1]))
        and OSA.distance(left, right, score_cutoff=1) <= 1
    ):
        return Likeness.SLIP
    return Likeness.DIFFERENT


@lru_cache(_CACHE)
def sound_key(word: str) -> str:
    """A key that a folded word shares with all that are alike."""
    found = consonants(word)
    return found if len(found) >= FEWEST_CONSONANTS else word.replace("'", "")


def shortened(word: str) -> frozenset[str]:
    """The word and all that one letter fewer makes of it; words with a slip between them share one.

    After the symmetric delete method (Garbe 2012).
    """
    if len(word) < SLIP_LENGTH:
        return frozenset((word,))
    return frozenset((word, *(word[:i] + word[i + 1 :] for i in range(1, len(word)))))
