"""Cut a text into words, each with a code by which patterns know it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from walkback.text.span import Span

_FIRST_CODE = 0xE000  # the private use area
_codes: dict[str, str] = {}

WORD, CAPITALISED, BREAK, MARK = "w", "W", "\n", "m"
# Numbers in figures, by what they may be.
INT_12, INT_24, INT_31, INT_59, INT_BIG, INT_YEAR = "abcdef"
ORDINAL_DAY, ORDINAL_BIG, DECIMAL, FRACTION, CLOCK, ISO_DATE, SLASH_DATE, DECADE, ISO_TIME, CLOCK4 = "ghijklnopq"
# Marks that patterns know, each by its plain form.
_MARKS = {m: m for m in (".", ",", "-", "'", "(", ")", "$", "%", "'s")}
_MARKS |= {"–": "-", "—": "-", "‑": "-", "’": "'", "‘": "'", "’s": "'s", "£": "$", "€": "$"}


def code_of(word: str) -> str:
    """The character of a word, given out when first asked for."""
    if word not in _codes:
        _codes[word] = chr(_FIRST_CODE + len(_codes))
    return _codes[word]


for _mark in sorted(set(_MARKS.values())):
    code_of(_mark)


_TOKEN = re.compile(
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)"
    r"|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\d/])|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)(?!\d|\.\d)"
    r"|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+/\d+(?![\d/])|\d{1,2}:\d\d(?::\d\d)?(?!\d)|\d+\.\d+(?!\d|\.\d)"
    r"|\d+(?:st|nd|rd|th)\b|\d{3}0['’]?s\b|\d0s\b|\d+"
    r"|[ap]\.\s?m\b\.?|o['’]clock\b|B\.\s?C\b\.?(?:E\b\.?)?|A\.\s?D\b\.?"
    r"|q[1-4]\b|[^\W\d_]+|['’]s\b|\n\s*|[^\w\s]",
    re.IGNORECASE,
)
_FLAT = {"a.m.": "am", "p.m.": "pm", "a.m": "am", "p.m": "pm", "o’clock": "o'clock", "b.c.": "bc", "b.c": "bc"}
_FLAT |= {"a.d.": "ad", "a.d": "ad", "b.c.e.": "bce", "b.c.e": "bce"}


@dataclass(slots=True)
class Words:
    """The words of a text: ``low[i]`` in small letters, at ``[start[i], end[i])``, with its code at ``codes[i]``."""

    text: str
    low: list[str] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    codes: str = ""

    def capital(self, at: int) -> bool:
        """Whether the word begins with a capital letter."""
        return 0 <= at < len(self.low) and self.text[self.start[at]].isupper()

    def titled(self, at: int) -> bool:
        """Whether the word begins with a capital letter and goes on in small ones, as names do."""
        return self.capital(at) and not self.text[self.start[at] : self.end[at]].isupper()

    def at(self, index: int) -> str:
        """The word at ``index`` in small letters; "" before and after the text."""
        return self.low[index] if 0 <= index < len(self.low) else ""


def read_words(text: str, spans: Sequence[Span] | None = None) -> Words:
    """Cut a text, or stretches of it, into words with their codes; line ends are words that no pattern matches."""
    words = Words(text)
    low, start, end = words.low, words.start, words.end
    codes: list[str] = []
    known = _codes.get
    for stretch in spans if spans is not None else [Span(0, len(text))]:
        if codes:
            low.append("\n")
            start.append(stretch.start)
            end.append(stretch.start)
            codes.append(BREAK)
        for match in _TOKEN.finditer(text, stretch.start, stretch.end):
            written = match[0]
            word = written.lower()
            code = known(word)
            if code is None:
                word, code = _classify(written, word)
                if code == BREAK and _goes_on(text, match):
                    continue
            low.append(word)
            begins, ends = match.span()
            start.append(begins)
            end.append(ends)
            codes.append(code)
    words.codes = "".join(codes)
    return words


_HARD_WRAP = 50  # code points: a line at least so long may have been broken for its length


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Whether a line end is one inside a sentence: one break, a long line before it, and small letters after it."""
    if match.group().count("\n") > 1 or match.end() >= len(text):
        return False
    after = text[match.end()]
    line = text.rfind("\n", 0, match.start())
    return (after.islower() or after.isdecimal()) and match.start() - line > _HARD_WRAP


def _classify(written: str, word: str) -> tuple[str, str]:
    first = word[0]
    if first.isalpha() and first.isascii() and word.isalpha():
        return word, CAPITALISED if written[0].isupper() else WORD
    if first in "\n\r":
        return "\n", BREAK
    if first.isdecimal():
        return word, _number_code(word)
    if word in _FLAT or "\xa0" in word or " " in word:
        flat = "".join(word.split())
        word = _FLAT.get(flat, flat)
        return word, _codes.get(word, WORD)
    if word in _MARKS:
        return _MARKS[word], _codes[_MARKS[word]]
    if not first.isalpha():
        return word, MARK
    return word, CAPITALISED if written[0].isupper() else WORD


def _number_code(word: str) -> str:
    if word.isdecimal():
        if len(word) > 4:
            return INT_BIG
        value = int(word)
        if len(word) == 4:
            return INT_YEAR if 1000 <= value <= 2200 else CLOCK4 if value < 2400 and value % 100 < 60 else INT_BIG
        if value <= 12:
            return INT_12 if value else INT_24
        return INT_24 if value <= 24 else INT_31 if value <= 31 else INT_59 if value <= 59 else INT_BIG
    if word[-2:] in ("st", "nd", "rd", "th"):
        return ORDINAL_DAY if word[:-2].isdecimal() and 1 <= int(word[:-2][:4]) <= 31 else ORDINAL_BIG
    if word[-1] == "s":
        return DECADE
    if word.count("/") == 2 or word.count(".") == 2:
        return SLASH_DATE
    if "/" in word:
        return FRACTION
    if ":" in word:
        return ISO_TIME if "-" in word[:8] else CLOCK
    if "-" in word:
        return ISO_DATE
    return DECIMAL if "." in word else INT_BIG
