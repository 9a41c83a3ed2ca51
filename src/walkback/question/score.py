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


WORTH_JUDGING = 0.3  # probability of one question, under which nobody asks whether the answers agree


def words_of(one: Stated) -> str:
    """The line by which the pair model knows a statement, with the end of what stands before it."""
    return statement_words(one.content, speaker=one.called, cue=one.cue, context=one.context)


def bare_words_of(one: Stated) -> str:
    """The same without what stands before it: what others said there is easily taken for the speaker's own answer."""
    return statement_words(one.content, speaker=one.called, cue=one.cue)


def score_pairs(
    stated: Sequence[Stated],
    model: JudgesPairs,
    pairs: Iterable[tuple[int, int]] | None = None,
    vectors: NDArray[np.float32] | None = None,
) -> dict[tuple[int, int], Scores]:
    """Score pairs of statements, given by their places; all pairs if None.

    Whether two answer one question is told with what stands before each, and by reading what was said first first;
    reading them the other way round too tells no more. Whether they agree is told without, by the mean of both ways;
    it is not asked of pairs that hardly answer one question: they neither agree nor oppose.

    Args:
        stated: statements.
        model: the pair model.
        pairs: places, the lesser first.
        vectors: of the statements, if they are at hand.
    """
    wanted = sorted(combinations(range(len(stated)), 2) if pairs is None else set(pairs))
    if not wanted:
        return {}
    lines, bare = [words_of(one) for one in stated], [bare_words_of(one) for one in stated]
    if vectors is None:
        vectors = model.embed(lines)
    in_order = [(i, j) if stated[i].order <= stated[j].order else (j, i) for i, j in wanted]
    same = model.compare([(lines[i], lines[j]) for i, j in in_order]).same
    judged = [pair for pair, chance in zip(wanted, same, strict=True) if chance >= WORTH_JUDGING]
    stances = dict(zip(judged, _both_orders(model.compare(_in_both_orders(bare, judged)).stance), strict=True))
    nothing = np.zeros(2, np.float32)
    scores = {}
    for (i, j), chance in zip(wanted, same, strict=True):
        agree, oppose = stances.get((i, j), nothing)[:2]
        scores[i, j] = Scores(float(chance), float(agree), float(oppose), float(vectors[i] @ vectors[j]))
    return scores


def _in_both_orders(lines: Sequence[str], pairs: Sequence[tuple[int, int]]) -> list[tuple[str, str]]:
    return [(lines[i], lines[j]) for i, j in pairs] + [(lines[j], lines[i]) for i, j in pairs]


def _both_orders(found: NDArray[np.float32]) -> NDArray[np.float32]:
    """The mean over the two orders, the first half and the second."""
    half = len(found) // 2
    return ((found[:half] + found[half:]) / 2).astype(np.float32)
