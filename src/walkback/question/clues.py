"""Clues to whether two statements answer one question, and whether their answers agree."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from walkback.figure.compare import are_comparable, can_both_hold, may_be_comparable
from walkback.model import Modality
from walkback.question.record import Stated
from walkback.question.terms import names_of, numbers_of, shared_terms, terms_of, words_shared
from walkback.question.worded import grants, negates, rejects, retorts, takes_back

NEAR = 120  # code points before the content in which names of what it is about may stand
AROUND = 160  # the same for words
MOST_DAYS = 10  # apart; more tell no more
UNKNOWN_DAYS = 5  # apart, taken where a day is not known
SHORT = 4  # telling words, under which a statement points elsewhere
FEWEST = 1e-3

_NO_CLAIM = (Modality.CONDITIONAL, Modality.QUESTION, Modality.DEMAND)


@dataclass(frozen=True, slots=True)
class Scores:
    """What the pair model says of two statements, as the mean of both orders; ``cosine`` is of their vectors."""

    same: float
    agree: float
    oppose: float
    cosine: float


@dataclass(frozen=True, slots=True)
class Clue:
    """One thing that was compared: its value as a number, and both sides as a reader would see them."""

    name: str
    value: float
    left: str = ""
    right: str = ""


def find_clues(a: Stated, b: Stated, scores: Scores) -> dict[str, Clue]:
    """Return every clue by name; the order of the two changes only which side is left."""
    return {clue.name: clue for clue in _clues(a, b, scores)}


def _clues(a: Stated, b: Stated, scores: Scores) -> Iterator[Clue]:
    mine, theirs = _read(a), _read(b)
    yield Clue("pair model: one question", _log_odds(scores.same, 1 - scores.same), f"{scores.same:.2f}")
    yield Clue("pair model: near in meaning", scores.cosine, f"{scores.cosine:.2f}")
    stance = f"{scores.oppose:.2f}", f"{scores.agree:.2f}"
    yield Clue("pair model: opposed", _log_odds(scores.oppose, scores.agree), *stance)
    yield Clue("pair model: opposed on the whole", scores.oppose - scores.agree, *stance)
    shared = shared_terms(mine.terms, theirs.terms)
    yield Clue("words shared", shared, ", ".join(words_shared(a.content, b.content)))
    yield Clue("words shared, context included", shared_terms(mine.around, theirs.around))
    yield Clue("names shared", float(bool(mine.names & theirs.names)), _listed(mine.names), _listed(theirs.names))
    yield Clue("other names", float(bool(mine.names and theirs.names) and not mine.names & theirs.names))
    yield Clue("numbers shared", float(bool(mine.numbers & theirs.numbers)), _listed(mine.numbers & theirs.numbers))
    yield Clue("one report", float(a.report == b.report))
    yield Clue(
        "one party",
        float(a.party == b.party),
        a.levels[-1] if a.levels else a.called,
        b.levels[-1] if b.levels else b.called,
    )
    yield Clue("one speaker", float(a.speaker is not None and a.speaker == b.speaker), a.called, b.called)
    yield Clue("no claim", float(a.modality in _NO_CLAIM) + float(b.modality in _NO_CLAIM), a.modality, b.modality)
    yield Clue("an opinion", float(a.modality is Modality.OPINION) + float(b.modality is Modality.OPINION))
    yield Clue("of another modality", float(a.modality is not b.modality), a.modality, b.modality)
    forecasts = [one.modality is Modality.FORECAST for one in (a, b)]
    yield Clue("one is a forecast", float(forecasts[0] != forecasts[1]))
    yield Clue("both are forecasts", float(all(forecasts)))
    yield Clue("a rejection", float(mine.rejects or theirs.rejects), a.cue, b.cue)
    yield Clue("one rejects", float(mine.rejects != theirs.rejects))
    turned = float(mine.negates != theirs.negates)
    yield Clue("one is in the negative", turned, a.content, b.content)
    yield Clue("one is in the negative, of shared words", turned * shared)
    later = max(a, b, key=lambda one: one.order)
    one_party, taken_back = a.party == b.party, takes_back(later)
    yield Clue("taken back", float(taken_back), later.cue, later.content)
    yield Clue("taken back, by one party", float(taken_back and one_party), later.cue, later.content)
    yield Clue("of one day, by one party", float(one_party and a.order[0] == b.order[0]))
    yield Clue("answered back, by another party", float(not one_party and retorts(later)), later.cue, later.content)
    yield Clue("something is granted", float(mine.grants or theirs.grants), a.cue, b.cue)
    comparable, possible, disjoint = _compare_figures(a, b)
    yield Clue("figures of one quantity", float(comparable))
    yield Clue("figures that may be of one quantity", float(possible))
    yield Clue("figures that cannot both hold", float(disjoint))
    yield Clue("days between", _days_between(a, b) / MOST_DAYS, str(a.order[0]), str(b.order[0]))
    yield Clue("one is short", float(min(len(mine.terms), len(theirs.terms)) < SHORT))
    yield Clue("inside another's words", float(a.nested or b.nested))


@dataclass(frozen=True, slots=True)
class _Told:
    terms: dict[str, float]
    around: dict[str, float]
    names: frozenset[str]
    numbers: frozenset[str]
    rejects: bool
    negates: bool
    grants: bool


@lru_cache(maxsize=4096)
def _read(one: Stated) -> _Told:
    return _Told(
        terms_of(one.content),
        terms_of(f"{one.context[-AROUND:]} {one.content}"),
        names_of(f"{one.context[-NEAR:]} {one.content}"),
        numbers_of(one.content),
        rejects(one),
        negates(one),
        grants(one),
    )


def _compare_figures(a: Stated, b: Stated) -> tuple[bool, bool, bool]:
    """Whether the two give figures of one quantity, or that may be, and some such that cannot both hold."""
    pairs = [(x, y) for x in a.figures for y in b.figures if may_be_comparable(x.figure, y.figure, x.text, y.text)]
    sure = any(are_comparable(x.figure, y.figure, x.text, y.text) for x in a.figures for y in b.figures)
    return sure, bool(pairs), any(not can_both_hold(x.figure, y.figure, x.text, y.text) for x, y in pairs)


def _days_between(a: Stated, b: Stated) -> int:
    first, second = a.order[0], b.order[0]
    return UNKNOWN_DAYS if date.max in (first, second) else min(MOST_DAYS, abs((first - second).days))


def _log_odds(one: float, other: float) -> float:
    return math.log((one + FEWEST) / (other + FEWEST))


def _listed(found: frozenset[str]) -> str:
    return ", ".join(sorted(found))
