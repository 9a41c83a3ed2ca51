"""Patterns over the words of a text, in a small language that is turned into regular expressions over their codes.

A pattern is words and classes parted by blanks: ``MONTH DOT? day:DAY (COMMA? year:YEAR)?``. Words in small letters
stand for themselves, names in capitals for a class of words or another pattern. ``name:`` gives what follows a
name, ``ahead:(...)`` must follow but is no part of the match, and ``? * + | ( )`` are those of regular expressions.
Each word that any pattern knows has a character of its own; a text becomes a string of such characters, one a word.
Matching is therefore by whole words, whatever the case, and costs little.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from walkback.timex import words
from walkback.timex.words import code_of

_macros: dict[str, str] = {}
_classes = {
    "INT": words.INT_12 + words.INT_24 + words.INT_31 + words.INT_59 + words.INT_BIG + words.INT_YEAR,
    "DAYNUM": words.INT_12 + words.INT_24 + words.INT_31,
    "HOUR": words.INT_12 + words.INT_24,
    "HOUR12": words.INT_12,
    "YEAR": words.INT_YEAR,
    "YY": words.INT_12 + words.INT_24 + words.INT_31 + words.INT_59 + words.INT_BIG,
    "DAYTH": words.ORDINAL_DAY,
    "NTH": words.ORDINAL_DAY + words.ORDINAL_BIG,
    "DECIMAL": words.DECIMAL,
    "FRACTION": words.FRACTION,
    "CLOCK": words.CLOCK,
    "ISODATE": words.ISO_DATE,
    "ISOTIME": words.ISO_TIME,
    "SLASHDATE": words.SLASH_DATE,
    "DECADE": words.DECADE,
    "FOURFIGURES": words.INT_YEAR + words.CLOCK4,
    "DOT": code_of("."),
    "COMMA": code_of(","),
    "DASH": code_of("-"),
    "APOSTROPHE": code_of("'"),
    "OPEN": code_of("("),
    "CLOSE": code_of(")"),
}


def define_class(name: str, words: Iterable[str]) -> None:
    """Let ``name`` in patterns stand for any of the words."""
    _classes[name] = "".join(code_of(w) for w in words)


def define_macro(name: str, pattern: str) -> None:
    """Let ``name`` in patterns stand for another pattern."""
    _macros[name] = "(?:" + _translate(pattern) + ")"


_ELEMENT = re.compile(r"(?P<name>[a-z][a-z_0-9]*):|(?P<upper>[A-Z][A-Z0-9]*)|(?P<lower>[a-z']+)|(?P<other>.)")


def _translate(pattern: str) -> str:
    out: list[str] = []
    name = ""
    for match in _ELEMENT.finditer("".join(f" {p} " if p in "()|" else p for p in pattern)):
        if match["name"]:
            name = match["name"]
            continue
        if match["upper"]:
            piece = _macros.get(match["upper"]) or f"[{_classes[match['upper']]}]"
        elif match["lower"]:
            piece = code_of(match["lower"])
        elif match["other"] == " ":
            continue
        elif match["other"] == "(":
            piece = "(?=" if name == "ahead" else f"(?P<{name}>" if name else "(?:"
            out.append(piece)
            name = ""
            continue
        else:
            piece = match["other"]
        out.append(f"(?P<{name}>{piece})" if name else piece)
        name = ""
    return "".join(out)


def compile_pattern(pattern: str, at_end: bool = False) -> re.Pattern[str]:
    """The regular expression over codes that a pattern stands for; ``at_end``: it must reach the end of the search."""
    return re.compile(_translate(pattern) + ("$" if at_end else ""))


def first_codes(pattern: re.Pattern[str]) -> frozenset[str]:
    """The codes that a match of a compiled pattern can begin with."""
    return frozenset(_Firsts(pattern.pattern).read())


class _Firsts:
    """Reads a translated pattern for the characters that a match can begin with."""

    def __init__(self, pattern: str) -> None:
        self.parts = re.findall(r"\[[^\]]*\]|\(\?(?:P<\w+>|[:=])|.", pattern)
        self.at = 0

    def read(self) -> set[str]:
        """The characters."""
        return self._alternatives()[0]

    def _alternatives(self) -> tuple[set[str], bool]:
        firsts, can_be_empty = self._sequence()
        while self.at < len(self.parts) and self.parts[self.at] == "|":
            self.at += 1
            more, empty = self._sequence()
            firsts |= more
            can_be_empty |= empty
        return firsts, can_be_empty

    def _sequence(self) -> tuple[set[str], bool]:
        firsts: set[str] = set()
        can_be_empty = True
        while self.at < len(self.parts) and self.parts[self.at] not in "|)":
            part = self.parts[self.at]
            self.at += 1
            if part.startswith("("):
                found, empty = self._alternatives()
                self.at += 1  # ")"
            else:
                found, empty = set(part.strip("[]")), False
            if self.at < len(self.parts) and self.parts[self.at] in "?*+":
                empty |= self.parts[self.at] != "+"
                self.at += 1
            if can_be_empty:
                firsts |= found
            can_be_empty &= empty
        return firsts, can_be_empty
