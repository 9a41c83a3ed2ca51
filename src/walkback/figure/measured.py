"""Find what a sum, measure, share, rate or duration is of: by the words around it, as its unit does not tell."""

from __future__ import annotations

from collections.abc import Sequence

from walkback.figure.counted import Counted, find_counted
from walkback.figure.tokens import Token
from walkback.statement.clause import ADVERBS, DETERMINERS, NOMINATIVES, PREPOSITIONS, verb_forms
from walkback.statement.lexicon import BE_FORMS, DO_FORMS, HAVE_FORMS, MODALS, words

SUBJECT = 7  # words of a subject, at most
NAME = 4  # words of a name, at most
REACH = 14  # words before a number within which its verb is looked for
_HELPERS = words(BE_FORMS, HAVE_FORMS, DO_FORMS) | frozenset(MODALS)
_SENTENCE_ENDS = words("; . ? ! :")
_BREAKS = words(
    """, ; : ( ) [ ] — – -- “ ” " ‘ ’ . ? ! that said says say and but or when as because while who whom which where if
    since although though whereas if than after before until"""
)
_BOUNDS = words(
    """about around some nearly almost over under up to at least most more less than no just only an estimated roughly
    approximately total further another a"""
)
_TRIMMED = DETERMINERS | ADVERBS | PREPOSITIONS | words("it he she they we you i there this that these those who which")
_BEFORE_VERB = _HELPERS | ADVERBS | {"not"}
_NO_SUBJECT = _BREAKS | NOMINATIVES
_NO_NAMES = words("total sum amount number average minimum maximum record range margin gain rise fall drop")


def find_measured(tokens: Sequence[Token], at: int) -> Counted | None:
    """What the figure at ``tokens[at]`` is of, None if the clause does not tell.

    In this order: what follows its "of" ("5% of voters"), the noun that it describes ("a €45m bid", "four-metre
    swell"), the noun whose "of" it follows ("a quota of 30,000 tonnes"), the subject of its verb ("revenue rose to
    $7bn").
    """
    return _after(tokens, at) or _before_of(tokens, at) or _subject(tokens, at)


def _after(tokens: Sequence[Token], at: int) -> Counted | None:
    if at + 1 >= len(tokens):
        return None
    follows = tokens[at + 1]
    if follows.low == "of":
        return find_counted(tokens, at, plural=False)
    if not _may_name(follows) or follows.low in verb_forms().past_only:
        return None
    found = find_counted(tokens, at, plural=False)
    return found if found is not None and found.first == at + 1 else None


def _before_of(tokens: Sequence[Token], at: int) -> Counted | None:
    place = at - 1
    while place > 0 and tokens[place].low in _BOUNDS:
        place -= 1
    if place < 1 or tokens[place].low != "of" or tokens[place - 1].low in _NO_NAMES:
        return None
    first = place
    while first > 0 and place - first < NAME and _may_name(tokens[first - 1]):
        first -= 1
    return Counted(first, place, "") if first < place else None


def _may_name(token: Token) -> bool:
    low = token.low
    return low[0].isalpha() and low not in _TRIMMED and low not in _BREAKS and low not in _HELPERS


def _subject(tokens: Sequence[Token], at: int) -> Counted | None:
    last = _verb_before(tokens, at)
    while last > 0 and tokens[last - 1].low in _BEFORE_VERB:
        last -= 1
    first = last
    while first > 0 and last - first < SUBJECT and tokens[first - 1].low not in _NO_SUBJECT:
        if tokens[first - 1].figure >= 0 or _is_contracted(tokens[first - 1].low):
            break
        first -= 1
    while first < last and (tokens[first].low in _TRIMMED or not tokens[first].low[0].isalnum()):
        first += 1
    return Counted(first, last, "") if first < last else None


def _is_contracted(low: str) -> bool:
    return "'" in low and not low.endswith(("'s", "s'"))


def _verb_before(tokens: Sequence[Token], at: int) -> int:
    """The nearest verb before a place that may have a subject before it; 0 if there is none."""
    forms = verb_forms()
    for place in range(at - 1, max(0, at - REACH), -1):
        low, before = tokens[place].low, tokens[place - 1].low
        if low in _SENTENCE_ENDS:
            return 0
        if low in _HELPERS:
            return place
        if before in DETERMINERS or before in PREPOSITIONS:
            continue
        if low in forms.past:
            return place
        follows = tokens[place + 1].low if place + 1 < len(tokens) else ""
        if low in forms.third and before not in _BREAKS and (low in forms.base or follows not in PREPOSITIONS):
            return place
    return 0
