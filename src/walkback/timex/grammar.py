"""Rules: patterns over words, and what their matches mean."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from walkback.timex.meaning import Meaning
from walkback.timex.pattern import compile_pattern, first_codes
from walkback.timex.words import Words

_MAX_FIGURES = 9  # of a number that may tell a time


class Match:
    """A match of a rule's pattern: the words of its named groups."""

    __slots__ = ("_found", "words")

    def __init__(self, words: Words, found: re.Match[str]) -> None:
        self.words = words
        self._found = found

    @property
    def start(self) -> int:
        """Index of the first word."""
        return self._found.start()

    @property
    def end(self) -> int:
        """Index after the last word."""
        return self._found.end()

    def has(self, name: str) -> bool:
        """Whether the rule has the group and it matched."""
        return name in self._found.re.groupindex and self._found.start(name) >= 0

    def span(self, name: str) -> tuple[int, int]:
        """Indices of the group's first word and after its last one."""
        return self._found.span(name)

    def word(self, name: str) -> str:
        """The first word of the group; "" where it did not match."""
        return self.words.low[self._found.start(name)] if self.has(name) else ""

    def all(self, name: str) -> list[str]:
        """The words of the group."""
        begin, end = self._found.span(name) if self.has(name) else (0, 0)
        return self.words.low[begin:end]

    def number(self, name: str) -> int | None:
        """The group's word as a whole number; None where it did not match or is none."""
        figures = self.word(name).replace(",", "")
        return int(figures) if figures.isdecimal() and len(figures) <= _MAX_FIGURES else None

    @property
    def length(self) -> int:
        """How many words matched."""
        return self.end - self.start

    @property
    def before(self) -> str:
        """The word before the match."""
        return self.words.at(self.start - 1)

    @property
    def after(self) -> str:
        """The word after the match."""
        return self.words.at(self.end)


Build = Callable[[Match], Meaning | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what a match of it means; None where the match is none after all."""

    pattern: re.Pattern[str]
    build: Build
    firsts: frozenset[str]  # the codes that a match can begin with


_rules: list[Rule] = []


def rule(*patterns: str) -> Callable[[Build], Build]:
    """Make rules of the patterns; the function tells what their matches mean."""

    def register(build: Build) -> Build:
        for each in patterns:
            pattern = compile_pattern(each)
            _rules.append(Rule(pattern, build, first_codes(pattern)))
        return build

    return register


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words ``[start, end)`` that a rule matched, and what they mean."""

    start: int
    end: int
    meaning: Meaning


@cache
def _rules_for(code: str) -> tuple[Rule, ...]:
    """The rules of which a match can begin with that code."""
    return tuple(r for r in _rules if code in r.firsts)


@cache
def _starts() -> re.Pattern[str]:
    """A code that a match of any rule can begin with."""
    return re.compile("[" + "".join(sorted({code for r in _rules for code in r.firsts})) + "]")


def find_phrases(words: Words) -> list[Phrase]:
    """The matches of all rules, leftmost first, the longest at each place; of equal ones the rule that comes first."""
    phrases: list[Phrase] = []
    codes = words.codes
    next_start = _starts().search
    start = next_start(codes)
    while start is not None:
        at = start.start()
        best: Phrase | None = None
        for each in _rules_for(codes[at]):
            found = each.pattern.match(codes, at)
            if found is not None and (best is None or found.end() > best.end):
                meaning = each.build(Match(words, found))
                if meaning is not None:
                    best = Phrase(at, found.end(), meaning)
        if best is not None:
            phrases.append(best)
        start = next_start(codes, best.end if best is not None else at + 1)
    return phrases
