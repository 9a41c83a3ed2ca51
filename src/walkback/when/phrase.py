"""A time expression with the words that belong to it, and what they make of whatever it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from walkback.statement.clause import ADVERBS, DETERMINERS, PREPOSITIONS, Word, is_helper, verb_forms
from walkback.statement.lexicon import words as table
from walkback.when import lexicon

REACH_NOUN = 6  # words after "Monday's" among which its noun is looked for
REACH_RANGE = 6  # words before an expression among which "from" or "between" is looked for
REACH_BOUND = 8  # words before an expression among which "after" or "before" is looked for

OCCASIONS = table(lexicon.OCCASIONS)
CONTESTS = table(lexicon.CONTESTS)
AFTER = table(lexicon.AFTER)
BEFORE = table(lexicon.BEFORE)
OPENERS = table(lexicon.OPENERS)
RELATIVES = table(lexicon.RELATIVES)
SUBJECTS = table(lexicon.SUBJECTS)
AND = frozenset(("and", "but", "or"))
STOPS = frozenset(".;:!?([{—–") | {"--"}
_WITHIN = table(lexicon.WITHIN)
_MODIFIERS = table(lexicon.MODIFIERS)
_PARTS_OF_DAY = table(lexicon.PARTS_OF_DAY)
_AT = frozenset(("in", "at", "during", "on", "to", "through"))  # an occasion
_OF_EVENTS = frozenset(("to", "with", "for", "of"))  # before a day they make it an event's: "the talks of Friday"
_LEADING = _WITHIN | AFTER | BEFORE | _OF_EVENTS


class Bearing(IntEnum):
    """How a time expression bears on what it belongs to."""

    ON = 0  # it was then
    AFTER = 1  # it was then or later
    BEFORE = 2  # it was then or earlier


class Phrase:
    """A time expression with the words that belong to it: "late on Friday", "Monday's briefing", "the Friday talks".

    It covers the words at ``[start, end)``, what follows "'s" left out. ``preposition`` is the one that leads it
    or the noun that it describes.
    """

    def __init__(self, words: Sequence[Word], at: range) -> None:
        first, end = at.start, at.stop
        if end - 1 > first and words[end - 1].low == "'s":
            end -= 1
        start = _past_modifiers(words, first)
        is_determined = start > 0 and words[start - 1].low in DETERMINERS
        start -= is_determined
        if start > 1 and words[start - 1].low == "of" and words[start - 2].low in _PARTS_OF_DAY:
            start = _past_modifiers(words, start - 2)  # "in the early hours of Saturday"
            start -= start > 0 and words[start - 1].low in DETERMINERS
        self.preposition = ""
        if start and words[start - 1].low in _LEADING:
            self.preposition = words[start - 1].low
            start = _past_modifiers(words, start - 1)
        after = words[end].low if end < len(words) else ""
        self.is_genitive = after == "'s" or (after in ("'", "’") and end + 1 < len(words))
        self.describes = self.is_genitive or (is_determined and after[:1].isalpha() and _is_noun(words, end))
        nouns = _noun_words(words, end + self.is_genitive) if self.describes else []
        self.is_occasion = not OCCASIONS.isdisjoint(nouns)
        self.is_contest = not CONTESTS.isdisjoint(nouns)
        self.first = first
        self.start = start
        self.end = end

    @property
    def bearing(self) -> Bearing | None:
        """What the phrase says by itself of the verb that it belongs to; None if it belongs to an event."""
        ahead = self.preposition
        if ahead in BEFORE:
            return Bearing.BEFORE
        if ahead in AFTER:
            is_heard = self.describes and (self.is_contest or self.is_occasion)
            return Bearing.ON if is_heard else Bearing.AFTER  # "said after Saturday's match"
        if self.describes:
            return Bearing.ON if self.is_occasion and ahead in _AT else None
        return None if ahead in _OF_EVENTS else Bearing.ON


def _past_modifiers(words: Sequence[Word], start: int) -> int:
    while start and words[start - 1].low in _MODIFIERS:
        start -= 1
    return start


def _noun_words(words: Sequence[Word], start: int) -> list[str]:
    found = []
    for word in words[start : start + REACH_NOUN]:
        if not word.low[0].isalnum() or word.low in PREPOSITIONS or word.low in DETERMINERS:
            break
        found.append(word.low)
    return found


def _is_noun(words: Sequence[Word], place: int) -> bool:
    """Whether a word after "the Friday" is one that "Friday" may describe."""
    low = words[place].low
    forms = verb_forms()
    return not (
        low in PREPOSITIONS
        or low in DETERMINERS
        or low in AND
        or low in SUBJECTS
        or low in RELATIVES
        or low in OPENERS
        or low in ADVERBS
        or low in forms.past_only
        or is_helper(words, place)
    )


def bears_on_event(words: Sequence[Word], begin: int, at: range) -> Bearing:
    """How a time expression bears on what its clause tells of: "after the strikes on Friday" is a bound.

    Args:
        words: of the sentence.
        begin: the place of the first word that may belong to the clause.
        at: the places of the expression's words.
    """
    phrase = Phrase(words, at)
    ahead = phrase.preposition
    between = [word.low for word in words[max(begin, phrase.start - REACH_RANGE) : phrase.start]]
    if ahead in AFTER and not (ahead == "from" and between[-1:] and between[-1] in OCCASIONS):
        return Bearing.AFTER
    if ahead in BEFORE or (ahead == "to" and "from" in between) or (between[-1:] == ["and"] and "between" in between):
        return Bearing.BEFORE
    if between[-1:] == ["between"]:
        return Bearing.AFTER
    forms = verb_forms()
    for place in range(phrase.start - 1, max(begin, phrase.start - REACH_BOUND) - 1, -1):
        low = words[place].low
        if low in STOPS or low == "," or low in forms.past_only or is_helper(words, place):
            break
        if low in ("after", "following", "since"):
            return Bearing.AFTER
        if low in ("before", "until", "till"):
            return Bearing.BEFORE
    return Bearing.ON


def opens_aside(words: Sequence[Word], begin: int, end: int) -> bool:
    """Whether a relative or subordinate clause begins in ``words[begin:end]`` and is not over.

    It is over at a comma, and a relative clause also at the verb after its own: "the letter that came on Friday was".
    """
    forms = verb_forms()
    is_inside = is_relative = has_verb = False
    for place in range(begin, end):
        low = words[place].low
        before = words[place - 1].low if place > begin else ""
        is_noun_before = before[:1].isalnum() and before not in forms.past and before not in forms.third
        if low in RELATIVES or (low == "that" and is_noun_before):
            is_inside, is_relative, has_verb = True, True, False
        elif low in OPENERS and low != "that":
            is_inside, is_relative = True, False
        elif low in (",", ";", ":"):
            is_inside = False
        elif is_inside and is_relative and (is_helper(words, place) or low in forms.past_only):
            is_inside = not has_verb
            has_verb = True
    return is_inside
