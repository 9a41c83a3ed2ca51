"""Tell whether a figure is a rise or a fall."""

from __future__ import annotations

from collections.abc import Sequence

from walkback.figure import lexicon
from walkback.figure.tokens import Token
from walkback.model import FigureChange
from walkback.statement.lexicon import words

REACH = 6  # words before a figure, at most, up to the word that tells of a change
_RISES, _FALLS = words(lexicon.RISES), words(lexicon.FALLS)
_RAISES, _CUTS = words(lexicon.RAISES), words(lexicon.CUTS)
_WAYS = words("up down higher lower")
_NO_MOVES = words(
    """give gives gave given giving make makes made making set sets setting pick picks picked shut shuts break breaks
    broke write wrote back backed backs put puts take takes took taken hold holds held look looks looked line lined"""
)
_BEFORE_VALUE = words("to from at in for during than : , ; .")


def judge_change(tokens: Sequence[Token], at: int, is_share: bool, before: FigureChange | None) -> FigureChange | None:
    """Whether the figure whose words begin at ``tokens[at]`` is a change: behind a verb or noun of change, or its "by".

    What follows "to" or "at" is the new value and no change. ``before`` is the change of the figure before, which
    "40 pence, or 3%" says again. ``is_share``: "raised taxes 5%" changes by a share, "raised £5m" is no change.
    """
    by_seen = False
    for back in range(at - 1, max(-1, at - 1 - REACH), -1):
        low = tokens[back].low
        if low in _WAYS and back and tokens[back - 1].low in _NO_MOVES:
            return None
        if low in _RISES or (low in _RAISES and (by_seen or is_share)):
            return FigureChange.UP
        if low in _FALLS or (low in _CUTS and (by_seen or is_share)):
            return FigureChange.DOWN
        by_seen = by_seen or low == "by"
        if low == "or" and back and tokens[back - 1].low == ",":
            return before
        if tokens[back].figure >= 0:
            return None
        if low in _BEFORE_VALUE:
            return None
    return None
