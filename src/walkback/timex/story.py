"""Whether a text tells a story of years gone by, and which dates of it stand beside its thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from walkback.timex.join import Expression
from walkback.timex.meaning import From, Part, Period, Shift, TimeOfDay
from walkback.timex.words import Words

_LONG_AGO = 3  # years from the report's day
_FEW = 2  # dates so long ago that a report of the day may well name


def is_story(expressions: Sequence[Expression], published_on: date | None) -> bool:
    """Whether a text tells of years gone by, so that its dates count from one another rather than from its own day.

    It does where more of its dates name a year long ago than twice those that count from the day of the report
    ("yesterday", "Friday") or name its year. Without a day, every year is long ago.
    """
    old = near = 0
    for expression in expressions:
        meaning = expression.meaning
        if isinstance(meaning, TimeOfDay) and meaning.day is not None:
            meaning = meaning.day
        if isinstance(meaning, Part) and meaning.year is not None:
            years = abs(meaning.year - published_on.year) if published_on else _LONG_AGO
            old += meaning.before_christ or years >= _LONG_AGO
            near += years == 0
        elif isinstance(meaning, Part):
            near += meaning.weekday is not None
        elif isinstance(meaning, Shift) or (isinstance(meaning, Period) and not meaning.bare):
            near += meaning.origin is From.ARTICLE
    return old > _FEW + 2 * near


_APART = 2  # years


def find_asides(expressions: Sequence[Expression]) -> frozenset[Expression]:
    """Dates whose year lies apart from the years named before and after them, which lie together."""
    named = [(e, e.meaning.year) for e in expressions if isinstance(e.meaning, Part) and e.meaning.year is not None]
    return frozenset(
        expression
        for (_, before), (expression, year), (_, after) in zip(named, named[1:], named[2:], strict=False)
        if abs(before - after) <= _APART < min(abs(year - before), abs(year - after))
    )


_IN_LIST = frozenset({"and", "to", "or", ",", "-", "through", "until", "from", "the"})
_MAX_BETWEEN = 3  # words between two dates of a list or range


def share_years(words: Words, expressions: Sequence[Expression]) -> list[Expression]:
    """Give dates the year that is named at the end of their list or range: "from May to June 1990"."""
    shared: list[Expression] = []
    following: Expression | None = None
    for expression in reversed(expressions):
        part = expression.meaning
        if following is not None and isinstance(part, Part) and isinstance(following.meaning, Part):
            between = words.low[expression.end : following.start]
            if between and len(between) <= _MAX_BETWEEN and _IN_LIST.issuperset(between):
                expression = replace(expression, meaning=_with_year_of(part, following.meaning))
        shared.append(expression)
        following = expression
    return shared[::-1]


def _with_year_of(part: Part, following: Part) -> Part:
    is_open = part.year is None and part.within is None and part.direction is None
    if not is_open or following.year is None or following.before_christ:
        return part
    if part.month and following.month:
        return replace(part, year=following.year - (part.month > following.month))
    if (part.season and following.season) or (part.quarter and following.quarter):
        return replace(part, year=following.year)
    return part
