"""Cut text into the word pieces that the networks read: BERT's uncased tokenizer.

A few lines of our own, since the package that usually does it brings a client of a model hub along, a tenth of the
installed size; tests hold them equal to it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

LONGEST_WORD = 100  # characters; a longer word is unknown
CACHED_WORDS = 1 << 16

_PUNCTUATION = r"!-/:-@\[-`{-~"  # of ASCII
_ASCII_TOKEN = re.compile(rf"[^\s{_PUNCTUATION}]+|[{_PUNCTUATION}]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_IDEOGRAPHS = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip


class Encoded(NamedTuple):
    """Word pieces of a text: their ids, and their offsets in code points, half-open, in the order of the text."""

    ids: list[int]
    offsets: list[tuple[int, int]]


class EncodedPair(NamedTuple):
    """Word pieces of one text or two, with the marks that begin and end them; ``type_ids`` is 1 in the second."""

    ids: list[int]
    type_ids: list[int]


class WordPieces:
    """The pieces of a vocabulary, and how a word is cut into them: the longest piece first, from the left.

    After Wu et al., arXiv 1609.08144 (2016), and Devlin et al., NAACL 2019, for the uncased models: accents and case
    are set aside, every punctuation mark and ideograph is a word.
    """

    def __init__(self, vocabulary: dict[str, int]) -> None:
        self._first = vocabulary
        self._further = {piece[2:]: number for piece, number in vocabulary.items() if piece.startswith("##")}
        self._longest = max(map(len, vocabulary), default=1)
        self.unknown, self.begin, self.end = (vocabulary[mark] for mark in ("[UNK]", "[CLS]", "[SEP]"))
        self._cut = lru_cache(CACHED_WORDS)(self._cut_word)

    @classmethod
    def load(cls, path: Path) -> WordPieces:
        """Read the vocabulary of a ``tokenizer.json``.

        Raises:
            OSError: it cannot be read.
            ValueError, KeyError: it holds no vocabulary of word pieces.
        """
        return cls(json.loads(path.read_text(encoding="utf-8"))["model"]["vocab"])

    def encode(self, text: str) -> Encoded:
        """The pieces of ``text``, without marks at its ends."""
        ids: list[int] = []
        offsets: list[tuple[int, int]] = []
        if text.isascii() and _CONTROL.search(text) is None:
            for match in _ASCII_TOKEN.finditer(text):
                at = match.start()
                for number, length in self._cut(match.group().lower()):
                    ids.append(number)
                    offsets.append((at, at + length))
                    at += length
            return Encoded(ids, offsets)
        chars, places = _normalise(text)
        for start, end in _words(chars):
            at = start
            for number, length in self._cut("".join(chars[start:end])):
                ids.append(number)
                offsets.append((places[at], places[at + length - 1] + 1))
                at += length
        return Encoded(ids, offsets)

    def encode_marked(self, first: str, second: str | None, longest: int) -> EncodedPair:
        """The pieces of a text, or of two, between marks; what is over ``longest`` is cut from the longer one's end."""
        a = self.encode(first).ids
        b = [] if second is None else self.encode(second).ids
        room = longest - (2 if second is None else 3)
        if len(a) + len(b) > room:
            a, b = _shorten(a, b, room)
        ids = [self.begin, *a, self.end]
        types = [0] * len(ids)
        if second is not None:
            ids += [*b, self.end]
            types += [1] * (len(b) + 1)
        return EncodedPair(ids, types)

    def _cut_word(self, word: str) -> tuple[tuple[int, int], ...]:
        """Ids and lengths of the pieces of a word in small letters; the whole of it is unknown if a part is."""
        if len(word) > LONGEST_WORD:
            return ((self.unknown, len(word)),)
        pieces: list[tuple[int, int]] = []
        at = 0
        while at < len(word):
            known = self._further if at else self._first
            end = min(len(word), at + self._longest)
            while end > at and word[at:end] not in known:
                end -= 1
            if end == at:
                return ((self.unknown, len(word)),)
            pieces.append((known[word[at:end]], end - at))
            at = end
        return tuple(pieces)


def _shorten(a: list[int], b: list[int], room: int) -> tuple[list[int], list[int]]:
    """Cut the longer of two first; where both are too long, each keeps half of the room."""
    if not b:
        return a[:room], b
    shorter, longer = min(len(a), len(b)), max(len(a), len(b))
    longer = shorter if shorter > room else max(shorter, room - shorter)
    if shorter + longer > room:
        shorter = room // 2
        longer = shorter + room % 2
    return (a[:longer], b[:shorter]) if len(a) > len(b) else (a[:shorter], b[:longer])


def _normalise(text: str) -> tuple[list[str], list[int]]:
    """The characters of ``text`` in small letters without accents and controls, and the place of each in it."""
    chars: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        for one in _plain(char):
            chars.append(one)
            places.append(place)
    return chars, places


@lru_cache(1 << 14)
def _plain(char: str) -> str:
    category = unicodedata.category(char)
    if char in "\t\n\r ":
        return " "
    if char in "\0\ufffd" or category in ("Cc", "Cf", "Co", "Cs"):
        return ""
    if char.isspace():
        return " "
    if any(low <= ord(char) <= high for low, high in _IDEOGRAPHS):
        return f" {char} "
    apart = "".join(one for one in unicodedata.normalize("NFD", char) if unicodedata.category(one) != "Mn")
    return apart.lower()


def _words(chars: Sequence[str]) -> list[tuple[int, int]]:
    """Where words stand: runs between blanks, and each punctuation mark by itself."""
    found: list[tuple[int, int]] = []
    start = -1
    for at, char in enumerate(chars):
        if char == " ":
            if start >= 0:
                found.append((start, at))
            start = -1
        elif _is_punctuation(char):
            if start >= 0:
                found.append((start, at))
            found.append((at, at + 1))
            start = -1
        elif start < 0:
            start = at
    if start >= 0:
        found.append((start, len(chars)))
    return found


@lru_cache(1 << 14)
def _is_punctuation(char: str) -> bool:
    return ("!" <= char <= "~" and not char.isalnum()) or unicodedata.category(char)[0] == "P"
