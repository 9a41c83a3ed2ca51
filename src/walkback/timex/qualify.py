"""Take in the words around an expression that qualify it: "early", "nearly", "the end of", "or so"."""

from __future__ import annotations

import re

from walkback.timex.grammar import Phrase
from walkback.timex.meaning import Length, Part, Period, Shift, TimeOfDay, Years
from walkback.timex.pattern import compile_pattern
from walkback.timex.words import Words

_DATES = (Part, Period, Years)
_LENGTHS = (Length, Shift)

_Qualifier = tuple[re.Pattern[str], str | None, tuple[type, ...]]

# What stands before an expression, the TIMEX3 modifier that it gives, and the meanings that it goes with.
_BEFORE: tuple[_Qualifier, ...] = tuple(
    (compile_pattern(f"({pattern})", at_end=True), mod, kinds)
    for pattern, mod, kinds in (
        ("(the | this)? early DASH?", "START", (*_DATES, TimeOfDay)),
        ("(the | this)? late DASH?", "END", (*_DATES, TimeOfDay)),
        ("(the | this)? mid DASH?", "MID", _DATES),
        ("the? very? (end | close) of", "END", _DATES),
        ("the? very? (beginning | start | outset) of", "START", _DATES),
        ("the? middle of", "MID", _DATES),
        ("the? (latter | later) part of", "END", _DATES),
        ("the? early part of", "START", _DATES),
        ("(early | earlier) in", "START", (*_DATES, TimeOfDay)),
        ("(late | later) in", "END", (*_DATES, TimeOfDay)),
        ("earlier", "START", (Period, TimeOfDay)),
        ("later", "END", (Period, TimeOfDay)),
        ("(about | around | approximately | roughly | circa | ca DOT?)", "APPROX", (*_DATES, *_LENGTHS, TimeOfDay)),
        ("some", "APPROX", _LENGTHS),
        ("(nearly | almost | close to)", "LESS_THAN", _LENGTHS),
        ("no more than", "EQUAL_OR_LESS", _LENGTHS),
        ("(no | not) less than", "EQUAL_OR_MORE", _LENGTHS),
        ("(a little | a bit | just | slightly | much)? more than", "MORE_THAN", _LENGTHS),
        ("(a little | a bit | just | slightly | much)? (less than | under | fewer than)", "LESS_THAN", _LENGTHS),
        ("at least", "EQUAL_OR_MORE", _LENGTHS),
        ("(at most | up to)", "EQUAL_OR_LESS", _LENGTHS),
    )
)
_AFTER: tuple[_Qualifier, ...] = tuple(
    (compile_pattern(pattern), mod, kinds)
    for pattern, mod, kinds in (
        ("or so", "APPROX", (*_LENGTHS, Period)),
        ("or more", "EQUAL_OR_MORE", (Length,)),
        ("or less", "EQUAL_OR_LESS", (Length,)),
        ("(or later | and beyond)", "ON_OR_AFTER", (Part, Period)),
    )
)
_MAX_BEFORE = 5  # words
# After these "over" means "more than"; elsewhere it is a preposition: "spread over two years".
_BEFORE_OVER = frozenset(
    "in for of just well little by is was were be after last lasts lasted take takes took taken spent".split()
)


def find_qualifiers(words: Words, phrase: Phrase, low: int, high: int) -> tuple[int, int, str | None]:
    """Where the phrase begins and ends with its qualifiers, within words ``[low, high)``, and its TIMEX3 modifier."""
    start, end = phrase.start, phrase.end
    mod = "END" if isinstance(phrase.meaning, Period) and phrase.meaning.is_end else None
    for pattern, given, kinds in _BEFORE:
        if isinstance(phrase.meaning, kinds):
            found = pattern.search(words.codes, max(low, start - _MAX_BEFORE), start)
            if found:
                start, mod = found.start(), given
                break
    if start - 1 > low and isinstance(phrase.meaning, _LENGTHS) and words.at(start - 1) == "over":
        has_number = not isinstance(phrase.meaning, Length) or phrase.meaning.amount != "X"
        if has_number and words.at(start - 2) in _BEFORE_OVER and words.at(start) not in ("the", "these", "those"):
            start, mod = start - 1, "MORE_THAN"
    for pattern, given, kinds in _AFTER:
        if isinstance(phrase.meaning, kinds):
            found = pattern.match(words.codes, end, high)
            if found:
                end, mod = found.end(), given
                break
    return start, end, mod
