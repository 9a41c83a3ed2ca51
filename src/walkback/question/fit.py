"""How well a statement fits a question that a person types."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from walkback.question.record import Stated
from walkback.question.terms import names_of, shared_terms, terms_of

AROUND = 160  # code points before the content in which words may stand
NAMED_IN = 400  # the same for names
# What each counts; chosen on the asks of 56 cases, of which the share that finds its question is much the same around.
READ = 0.4  # log odds of the pair model, with and without what stands before the statement
NEARNESS = 15.0  # likeness of the two vectors
WORDS = 7.5  # shared words
NO_FIGURE = 1.3  # taken off where a figure is asked for and none is given
FEWEST = 1e-3

_ASKS_FIGURE = re.compile(
    r"(?:and |but |so )?(?:how (?:many|much|long|far|high|big|large|old|fast|deep|wide|heavy)|by how|at what|"
    r"what (?:number|sum|price|share|size|level|does .* cost)|"
    r"what is the (?:\w+ )?(?:number|figure|estimate|toll|count|total))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Typed:
    """A question as it was typed, with what statements are compared by."""

    words: str
    terms: dict[str, float]
    names: frozenset[str]
    asks_figure: bool

    @classmethod
    def read(cls, words: str) -> Typed:
        """Read a typed question."""
        # A name at the head of a question is one too; names are told by capitals within a sentence.
        return cls(words, terms_of(words), names_of(f"x {words}"), _ASKS_FIGURE.match(words.strip()) is not None)

    def fit(self, one: Stated, *, same: float, bare: float, cosine: float) -> float:
        """How well a statement fits, in the manner of log odds; see `walkback.store.asking.FITTING` for what is enough.

        Args:
            one: the statement.
            same: the pair model's probability that it answers the question, with what stands before it.
            bare: the same without.
            cosine: likeness of the vectors.
        """
        score = READ * (_log_odds(same) + _log_odds(bare)) + NEARNESS * cosine
        around = f"{one.context[-AROUND:]} {one.content} {one.called}"
        score += WORDS * shared_terms(self.terms, terms_of(around))
        if self.asks_figure and not one.figures:
            score -= NO_FIGURE
        low = " ".join((one.context[-NAMED_IN:], one.content, one.called, *one.levels)).lower()
        return score - sum(name not in low for name in self.names) / max(1, len(self.names))


def _log_odds(chance: float) -> float:
    return math.log((chance + FEWEST) / (1 - chance + FEWEST))
