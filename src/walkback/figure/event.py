"""Find the words of a sentence for what happened."""

from __future__ import annotations

from collections.abc import Sequence

from walkback.figure import lexicon
from walkback.figure.tokens import Token
from walkback.statement.clause import DETERMINERS, PREPOSITIONS
from walkback.statement.lexicon import words
from walkback.text.span import Span

_EVENTS = words(lexicon.EVENTS)
_DESCRIBE = words(
    "car bus train plane suicide bomb gas truck lorry coach ferry mine knife gun mass forest house roadside"
)
_BEFORE_SHOTS = words("open opens opened opening under return returned returning cease line")
_OBJECTS = words("at about more nearly")


def find_event(tokens: Sequence[Token]) -> Span | None:
    """The first noun for an event ("blast", "sinking") with the names and nouns right before it; None without one."""
    for at, token in enumerate(tokens):
        if token.low == "fire" and at and tokens[at - 1].low in _BEFORE_SHOTS:
            continue
        if token.low not in _EVENTS or (token.low.endswith("ing") and _is_verb(tokens, at)):
            continue
        first = at
        while first > 0 and _describes(tokens[first - 1]):
            first -= 1
        return Span(tokens[first].start, token.end)
    return None


def _describes(token: Token) -> bool:
    if token.figure >= 0 or not token.low[0].isalnum():
        return False
    named = token.capital and token.low not in DETERMINERS and token.low not in PREPOSITIONS
    return named or token.low in _DESCRIBE


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word in -ing takes an object: "killing 16 people"."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is not None and (after.figure >= 0 or after.low in DETERMINERS or after.low in _OBJECTS)
