"""Let the pair model score statements against one another, in both orders."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from walkback.question.clues import Scores
from walkback.question.record import Stated
from walkback.question.wording import statement_words


class Compares(Protocol):
    """What `walkback.question.pair_model.PairModel` finds of pairs; see there."""

    @property
    def same(self) -> NDArray[np.float32]:
        """Probabilities of one question, of shape (pairs,)."""
        ...

    @property
    def stance(self) -> NDArray[np.float32]:
        """Probabilities of agreeing, opposing, neither, of shape (pairs, 3)."""
        ...


class JudgesPairs(Protocol):
    """What is asked of a pair model; `walkback.question.pair_model.PairModel` is the one that ships."""

    name: str

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors, of shape (texts, width)."""
        ...

    def compare(self, pairs: Sequence[tuple[str, str]]) -> Compares:
        """Judge pairs, in order."""
        ...


def words_of(one: Stated) -> str:
    """The line by which the pair model knows a statement."""
    return statement_words(one.content, speaker=one.called, cue=one.cue, context=one.context)


def score_pairs(
    stated: Sequence[Stated],
    model: JudgesPairs,
    pairs: Iterable[tuple[int, int]] | None = None,
    vectors: NDArray[np.float32] | None = None,
) -> dict[tuple[int, int], Scores]:
    """Score pairs of statements, given by their places; all pairs if None. The mean of both orders counts.

    Args:
        stated: statements.
        model: the pair model.
        pairs: places, the lesser first.
        vectors: of the statements, if they are at hand.
    """
    wanted = sorted(combinations(range(len(stated)), 2) if pairs is None else set(pairs))
    if not wanted:
        return {}
    lines = [words_of(one) for one in stated]
    if vectors is None:
        vectors = model.embed(lines)
    found = model.compare([(lines[i], lines[j]) for i, j in wanted] + [(lines[j], lines[i]) for i, j in wanted])
    half = len(wanted)
    same = (found.same[:half] + found.same[half:]) / 2
    stance = (found.stance[:half] + found.stance[half:]) / 2
    return {
        (i, j): Scores(float(same[n]), float(stance[n, 0]), float(stance[n, 1]), float(vectors[i] @ vectors[j]))
        for n, (i, j) in enumerate(wanted)
    }
