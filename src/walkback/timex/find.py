"""Find and normalise the time expressions of a text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from walkback.model import Timex, TimexType
from walkback.text.span import Span
from walkback.timex.grammar import find_phrases
from walkback.timex.join import Expression, join_phrases
from walkback.timex.meaning import Fixed, TimeOfDay
from walkback.timex.resolve import Resolver
from walkback.timex.rules import IN_NEWS, IN_STORIES
from walkback.timex.story import find_asides, is_story, share_years
from walkback.timex.words import read_words


def find_timexes(text: str, published_on: date | None = None, spans: Sequence[Span] | None = None) -> tuple[Timex, ...]:
    """Find the English time expressions of ``text`` and count their values from ``published_on``, the report's day.

    The values are TIMEX3's, as TimeBank and TempEval-3 write them. ``spans`` are the stretches of the text to
    look in, in order; None is all of it. The result is sorted and disjoint; every span slices to its words in
    ``text``. Expressions that count from one another ("two days later") name the one that they count from.
    Where no word tells the direction of a weekday, month or day, the verb near by does, and else a prior counted
    on development data; where neither a day nor another expression is known, the value has X for what is unknown.

    After the rule-based systems of TempEval-2 and 3 (UzZaman et al. 2013); the year of a date in a story is that of
    the date told before, as Mazur and Dale (2010) found for WikiWars.
    """
    words = read_words(text, spans)
    expressions = share_years(words, join_phrases(words, find_phrases(words)))
    story = is_story(expressions, published_on)
    expressions = [e for e in expressions if _is_told(e, story)]
    resolver = Resolver(words, published_on, story, find_asides(expressions) if story else frozenset())
    found = []
    for expression in expressions:
        span = Span(words.start[expression.start], words.end[expression.end - 1])
        resolved = resolver.resolve(expression)
        found.append(
            Timex(
                span,
                TimexType(resolved.type),
                resolved.value,
                expression.mod,
                resolved.basis,
                resolved.rule,
                resolved.anchor,
            )
        )
    return tuple(found)


def _is_told(expression: Expression, story: bool) -> bool:
    """Whether words that are time expressions only in some texts, or beside others, are one here."""
    meaning = expression.meaning
    if isinstance(meaning, TimeOfDay) and meaning.is_bare and meaning.day is None:
        return story and meaning.clock == "TNI"
    return not isinstance(meaning, Fixed) or meaning.rule != (IN_NEWS if story else IN_STORIES)
