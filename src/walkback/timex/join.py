"""Join phrases that are one expression: "8 p.m." and "on Saturday", "the third quarter" and "of 1990"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from walkback.timex.grammar import Phrase
from walkback.timex.meaning import Meaning, Part, Period, Shift, TimeOfDay
from walkback.timex.qualify import find_qualifiers
from walkback.timex.words import Words


@dataclass(frozen=True, slots=True)
class Expression:
    """Words ``[start, end)`` that are one time expression, with its TIMEX3 modifier."""

    start: int
    end: int
    meaning: Meaning
    mod: str | None = None


Glue = tuple[str, ...]  # the words between two phrases
_MAX_GLUE = 2  # words
_TIME_THEN_DAY = frozenset({(), (",",), ("on",), ("of",), (",", "on"), ("on", "the")})
_DAY_THEN_TIME = frozenset({(), ("at",), (",",), ("'s",), (",", "at"), ("around",), ("at", "about")})
_PART_THEN_YEAR = frozenset({(), ("of",), (",",)})
_YEAR_THEN_PART = frozenset({(), ("'s",)})


def join_phrases(words: Words, phrases: list[Phrase]) -> list[Expression]:
    """The expressions that phrases make, alone or joined with their neighbours, with the words that qualify them."""
    joined: list[Phrase] = []
    for phrase in phrases:
        while joined:
            meaning = _join(words, joined[-1], phrase)
            if meaning is None:
                break
            phrase = Phrase(joined.pop().start, phrase.end, meaning)
        joined.append(phrase)
    found: list[Expression] = []
    for i, phrase in enumerate(joined):
        low = found[-1].end if found else 0
        high = joined[i + 1].start if i + 1 < len(joined) else len(words.low)
        start, end, mod = find_qualifiers(words, phrase, low, high)
        found.append(Expression(start, end, phrase.meaning, mod))
    return found


def _join(words: Words, first: Phrase, second: Phrase) -> Meaning | None:
    if second.start - first.end > _MAX_GLUE:
        return None
    glue = tuple(words.low[first.end : second.start])
    a, b = first.meaning, second.meaning
    if isinstance(a, TimeOfDay) and a.day is None and glue in _TIME_THEN_DAY and (day := _as_day(b)):
        return replace(a, day=day)
    if isinstance(b, TimeOfDay) and b.day is None and glue in _DAY_THEN_TIME and (day := _as_day(a)):
        apart = not glue and words.low[second.start] in ("the", "overnight")
        return None if apart else replace(b, day=day)
    if (
        isinstance(a, TimeOfDay)
        and isinstance(b, TimeOfDay)
        and a.day
        and not b.day
        and a.clock == b.clock
        and not glue
    ):
        return a  # "the small hours of Monday" and "morning"
    if isinstance(a, TimeOfDay) and isinstance(a.day, Part) and isinstance(b, Part) and a.day.weekday:
        joined = _join_parts(a.day, b, glue)
        return replace(a, day=joined) if joined else None
    if isinstance(a, Part) and isinstance(b, Part):
        return _join_parts(a, b, glue)
    if isinstance(a, Part) and isinstance(b, Period | Shift):
        return _join_with_year(a, b, glue)
    if isinstance(a, Period) and isinstance(b, Part):
        return _join_period(a, b, glue)
    return None


def _as_day(meaning: Meaning) -> Part | Period | Shift | None:
    """The meaning if it is that of a day."""
    match meaning:
        case Part() if meaning.day or meaning.weekday or meaning.holiday:
            return meaning
        case Period() if meaning.unit == "D":
            return meaning
        case Shift() if meaning.length.unit == "D":
            return meaning
    return None


def _join_parts(a: Part, b: Part, glue: Glue) -> Part | None:
    if a.weekday and not a.month and not b.weekday and b.month and b.day and glue in ((), (",",)):
        return replace(b, weekday=a.weekday)  # "Friday, Oct. 30"
    names_part = bool(b.quarter or b.half or b.season)
    if a.is_year and names_part and b.year is None and b.within is None and glue in _YEAR_THEN_PART:
        return replace(b, year=a.year)  # "1988 third quarter"
    takes_year = a.season or a.quarter or a.half or a.holiday or (a.month and glue == ("of",))
    if b.is_year and takes_year and a.year is None and a.within is None and not a.direction and glue in _PART_THEN_YEAR:
        return replace(a, year=b.year, before_christ=b.before_christ)  # "the third quarter of 1990"
    return None


def _join_with_year(a: Part, b: Period | Shift, glue: Glue) -> Part | None:
    """ "June last year", "the spring of next year", "the 6th of this month"."""
    unit = b.unit if isinstance(b, Period) else b.length.unit
    if unit == "Y" and a.year is None and a.within is None and not a.weekday and glue in ((), ("of",)):
        return replace(a, within=b) if glue or not a.day else None
    return None


def _join_period(a: Period, b: Part, glue: Glue) -> Part | None:
    """ "last year's third quarter", "the week of March 6"."""
    if a.unit == "W" and a.bare and b.day and b.month and glue == ("of",):
        return replace(b, is_week=True)
    names_part = b.quarter or b.half or (glue and (b.month or b.season))
    if a.unit == "Y" and names_part and b.year is None and b.within is None and glue in _YEAR_THEN_PART:
        return replace(b, within=a)
    return None
