"""Tell whether two figures give the same quantity, and whether both can be right."""

from __future__ import annotations

import re
from functools import cache

from walkback.figure import lexicon
from walkback.figure.counted import singular
from walkback.figure.units import rows_of
from walkback.model import Figure, FigureKind, FigureScope
from walkback.statement.lexicon import words
from walkback.text.sentences import find_sentences
from walkback.text.span import Span

APPROX = 0.1  # "about 200" holds from 180 to 220; share of the number
_CONTEXT = 300  # code points on either side of a figure in which its sentence is looked for
_WORD = re.compile(r"[^\W\d_]{3,}")
_MAGNITUDE = re.compile(
    r"(?:[.](?P<decimals>\d+))?\s*(?P<scale>k|m|bn|b|tn|thousand|million|billion|trillion|mn|mln|crore|lakh)\b",
    re.IGNORECASE,
)
_SCALES = {
    "k": 1e3,
    "thousand": 1e3,
    "lakh": 1e5,
    "crore": 1e7,
    "b": 1e9,
    "bn": 1e9,
    "billion": 1e9,
    "tn": 1e12,
    "trillion": 1e12,
}
_EVERYONE = words(
    "person people dead death fatality victim body life casualty corpse one other injured wounded missing"
)
SETTLED = frozenset(  # what is counted is told by the kind
    (
        FigureKind.KILLED,
        FigureKind.INJURED,
        FigureKind.MISSING,
        FigureKind.RESCUED,
        FigureKind.DETAINED,
        FigureKind.DISPLACED,
    )
)
_COUNTED = frozenset((FigureKind.COUNT, FigureKind.PEOPLE, FigureKind.AFFECTED))
_HOURS = {"second": 1 / 3600, "minute": 1 / 60, "hour": 1.0, "day": 24.0, "week": 168.0, "month": 730.5, "year": 8766.0}
_ONE_SIZE = 8.0  # times as much, within which a bare number may be of the other's unit
_LEAST_BARE = 10  # a lesser bare number is as often no figure of the question at all
_IDLE = words(
    """the and that this with from for was were has have had its his her their said says say about more than least most
    over under been being are will would which who not but also only into after before when while per cent some many
    percent number total least people year years day days million billion thousand hundred told according they them"""
)


def are_comparable(a: Figure, b: Figure, text_a: str, text_b: str) -> bool:
    """Whether two figures give the same quantity, so that different numbers mean a change or a dispute.

    They do if kind, unit and direction of change are the same, both stand for the whole or for the same part, what
    they count is the same (a part of the people is not the people), and neither tells of another event than the
    other. Sums, measures, shares, rates and durations, which often name nothing counted, must also share a word of
    substance in their sentences.
    """
    if a.kind is not b.kind or a.change is not b.change:
        return False
    if not _same_scope(a, b) or not _same_event(a, b, text_a, text_b):
        return False
    if a.kind in SETTLED:
        return _same_people(a, b, text_a, text_b)
    if a.kind in (
        FigureKind.MONEY,
        FigureKind.MEASURE,
        FigureKind.DURATION,
        FigureKind.RATE,
        FigureKind.SHARE,
        FigureKind.VOTE,
    ):
        return _same_unit(a, b) and bool(_substance(a, text_a) & _substance(b, text_b))
    heads = _head(a, text_a), _head(b, text_b)
    if None in heads:
        return bool(_substance(a, text_a) & _substance(b, text_b))
    return heads[0] == heads[1] and _same_modifiers(a, b, text_a, text_b)


def may_be_comparable(a: Figure, b: Figure, text_a: str, text_b: str) -> bool:
    """Whether two figures could give the same quantity where something else tells that they answer one question.

    Looser than `are_comparable`: a bare number ("stood at 1.24 billion") may be of any unit if the other is as large,
    things that are counted may be named by another kind (people, those affected), hours may answer minutes, and no word
    need be shared.
    """
    if a.change is not b.change or not _same_scope(a, b) or not _same_event(a, b, text_a, text_b):
        return False
    if _is_bare(a) or _is_bare(b):
        return _same_size(a, b)
    if a.kind in _COUNTED and b.kind in _COUNTED:
        heads = _head(a, text_a), _head(b, text_b)
        return _same_size(a, b) if None in heads else heads[0] == heads[1] and _same_modifiers(a, b, text_a, text_b)
    if a.kind is not b.kind:
        return False
    if a.kind in SETTLED:
        return _same_people(a, b, text_a, text_b)
    return a.unit == b.unit or (a.unit in _HOURS and b.unit in _HOURS)


def can_both_hold(a: Figure, b: Figure, text_a: str, text_b: str) -> bool:
    """Whether one number lies within both figures: "at least 16" and 20 can both hold, 16 and 20 cannot.

    A number that is about right holds within a tenth, and one written with a magnitude within its last written digit:
    11.2 million is "11 million".
    """
    scale_a, scale_b = _scales(a, b)
    slack = max(scale_a * _slack(a, text_a), scale_b * _slack(b, text_b))  # the coarser of the two
    low_a, high_a = (scale_a * end for end in _interval(a))
    low_b, high_b = (scale_b * end for end in _interval(b))
    low, high = max(low_a, low_b), min(high_a, high_b)
    if low == high:
        return not (a.is_open and low in (low_a, high_a)) and not (b.is_open and low in (low_b, high_b))
    return low < high + slack


def _scales(a: Figure, b: Figure) -> tuple[float, float]:
    """What to multiply each figure by, so that both are of one unit: hours, where they are durations in two units."""
    if a.unit == b.unit or a.unit not in _HOURS or b.unit not in _HOURS:
        return 1.0, 1.0
    return _HOURS[a.unit], _HOURS[b.unit]


def _is_bare(figure: Figure) -> bool:
    """Whether nothing tells what a number counts or measures."""
    return figure.kind is FigureKind.COUNT and figure.unit is None and figure.counts is None


def _same_size(a: Figure, b: Figure) -> bool:
    ends = [next((end for end in (figure.low, figure.high) if end is not None), 0.0) for figure in (a, b)]
    least, most = min(ends), max(ends)
    return least >= _LEAST_BARE and most <= _ONE_SIZE * least


def _interval(figure: Figure) -> tuple[float, float]:
    low = float("-inf") if figure.low is None else figure.low
    return low, float("inf") if figure.high is None else figure.high


def _slack(figure: Figure, text: str) -> float:
    """How far from its number a figure still holds, in its own unit."""
    slack = APPROX * abs(figure.low) if figure.approx and figure.low is not None else 0.0
    written = _MAGNITUDE.search(figure.span.of(text)) if figure.low == figure.high else None
    if written:
        scale = _SCALES.get(written["scale"].lower(), 1e6)
        slack = max(slack, 0.5 * scale / 10 ** len(written["decimals"] or ""))
    return slack


def _same_scope(a: Figure, b: Figure) -> bool:
    whole = (FigureScope.WHOLE, FigureScope.TOTAL)
    return a.scope is b.scope or (a.scope in whole and b.scope in whole)


def _same_unit(a: Figure, b: Figure) -> bool:
    return a.unit == b.unit


def _counted_words(figure: Figure, text: str) -> list[str]:
    if figure.counts is None:
        return []
    return [singular(w.lower()) for w in _WORD.findall(figure.counts.of(text))]


def _head(figure: Figure, text: str) -> str | None:
    listed = _counted_words(figure, text)
    return listed[-1] if listed else None


def _same_people(a: Figure, b: Figure, text_a: str, text_b: str) -> bool:
    head_a, head_b = _head(a, text_a), _head(b, text_b)
    general_a, general_b = head_a is None or head_a in _EVERYONE, head_b is None or head_b in _EVERYONE
    if general_a and general_b:
        return True
    return head_a == head_b


def _same_modifiers(a: Figure, b: Figure, text_a: str, text_b: str) -> bool:
    """Whether neither names a kind of the counted that the other does not have: "registered users", "new users"."""
    first, second = set(_counted_words(a, text_a)[:-1]), set(_counted_words(b, text_b)[:-1])
    return not (first and second) or bool(first & second)


@cache
def _event_groups() -> dict[str, str]:
    return {noun: group for group, nouns in rows_of(lexicon.EVENT_GROUPS) for noun in nouns}


def _same_event(a: Figure, b: Figure, text_a: str, text_b: str) -> bool:
    """Whether the events named, if both name one, may be one: a blast and an attack, but not a flood and a fire."""
    if a.event is None or b.event is None:
        return True
    groups = _event_groups()
    heads = [span.of(text).split()[-1].lower() for span, text in ((a.event, text_a), (b.event, text_b))]
    if singular(heads[0]) == singular(heads[1]):
        return True
    first, second = (groups.get(singular(h)) for h in heads)
    return first is None or second is None or first == second


def _substance(figure: Figure, text: str) -> set[str]:
    """Words of substance of the sentence of a figure, in the singular, without the figure's own."""
    start, end = max(0, figure.span.start - _CONTEXT), min(len(text), figure.span.end + _CONTEXT)
    sentence = next(
        (s for s in find_sentences(text, start, end) if s.start <= figure.span.start < s.end), Span(start, end)
    )
    around = text[sentence.start : figure.span.start] + " " + text[figure.span.end : sentence.end]
    return {singular(w.lower()) for w in _WORD.findall(around)} - _IDLE
