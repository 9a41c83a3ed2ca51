"""Tell what the figures of one sentence count, of what kind they are, and how much of the counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from walkback.figure.bounds import read_bound_after
from walkback.figure.change import judge_change
from walkback.figure.counted import Counted, find_counted
from walkback.figure.event import find_event
from walkback.figure.kind import KindJudge
from walkback.figure.measure import Measure, bound_by
from walkback.figure.measured import find_measured
from walkback.figure.scope import is_part, judge_scope
from walkback.figure.tokens import tokenise
from walkback.figure.units import read_rate, unit_named
from walkback.model import Figure, FigureChange, FigureKind, FigureScope
from walkback.statement.lexicon import words
from walkback.text.span import Span

_HAPPENED = frozenset(
    (
        FigureKind.KILLED, FigureKind.INJURED, FigureKind.MISSING, FigureKind.RESCUED, FigureKind.AFFECTED,
        FigureKind.DISPLACED, FigureKind.DETAINED, FigureKind.TARGETS,
    )
)  # fmt: skip
_PLACES = words("in at on near from")
_AFTER_ELLIPSIS = words("in by at on during from for of to last this a year and but were was have had are compared")


def read_sentence(text: str, sentence: Span, measures: Sequence[Measure]) -> list[Figure]:
    """The figures of a sentence, from its numbers as `walkback.figure.measure` reads them."""
    return _Sentence(text, sentence, measures).read()


class _Sentence:
    """Goes from figure to figure, as each may leave out what the one before it says."""

    def __init__(self, text: str, sentence: Span, measures: Sequence[Measure]) -> None:
        self.text, self.sentence, self.measures = text, sentence, measures
        self.tokens = tokenise(text, sentence.start, sentence.end, [(m.start, m.end) for m in measures])
        self.places = {t.figure: at for at, t in enumerate(self.tokens) if t.figure >= 0}
        self.judge = KindJudge(self.tokens)
        self.last_unit: str | None = None  # of what was counted last
        self.last_kind: FigureKind | None = None  # what happened to those who were counted last
        self.change: FigureChange | None = None

    def read(self) -> list[Figure]:
        event = find_event(self.tokens)
        found = (self._read_one(i, measure) for i, measure in enumerate(self.measures))
        return [replace(f, event=event if f.kind in _HAPPENED else None) for f in found if f is not None]

    def _read_one(self, number: int, measure: Measure) -> Figure | None:
        at = self.places[number]
        if measure.kind is None:
            what = find_counted(self.tokens, at, plural=(measure.low, measure.high) != (1, 1))
            following = self.measures[number + 1 : number + 2]
            end = following[0].outer if following else self.sentence.end
            measure, what = self._complete(measure, at, what, end)
            kind = measure.kind or self.judge.judge(at, what)
        else:
            what, kind = find_measured(self.tokens, at), measure.kind
        counts = None if what is None else Span(self.tokens[what.first].start, self.tokens[what.end - 1].end)
        scope = judge_scope(
            self.text,
            self.sentence.start,
            (measure.outer, measure.end),
            counts.of(self.text) if counts and measure.kind is None else "",
            self.sentence.end,
        )
        if kind in _HAPPENED:
            self.last_kind = kind
        elif scope is FigureScope.PART and kind in (FigureKind.PEOPLE, FigureKind.COUNT) and self.last_kind:
            kind = self.last_kind  # "12 were hurt, including three children"
        self.change = self._change_of(measure, at)
        if measure.weak and kind not in _HAPPENED:
            return None
        return Figure(
            span=Span(measure.outer, measure.end),
            low=measure.low,
            high=measure.high,
            approx=measure.approx,
            is_open=measure.is_open,
            unit=measure.unit,
            kind=kind,
            counts=counts,
            scope=scope,
            change=self.change,
        )

    def _complete(self, measure: Measure, at: int, what: Counted | None, limit: int) -> tuple[Measure, Counted | None]:
        """Give a number without a unit of its own the unit, kind and bound that the words up to ``limit`` tell."""
        if what is None:
            rate = read_rate(self.text, measure.end, limit)
            if rate:
                unit = f"{self.last_unit} per {rate[0]}" if self.last_unit else None
                return replace(measure, unit=unit, kind=FigureKind.RATE, end=rate[1]), None
            return (replace(measure, unit=self.last_unit) if self._is_elliptic(at) else measure), None
        if what.unit == "time" or what.unit.startswith("times"):
            what = Counted(what.first, what.first + 1, "count")
        end = self.tokens[what.end - 1].end
        named = unit_named(self.tokens[what.end - 1].low) if what.end - what.first > 1 else None
        measure = replace(measure, unit=named[0] if named else what.unit, kind=named[1] if named else None)
        rate = read_rate(self.text, end, self.sentence.end)
        if rate:
            measure = replace(measure, unit=f"{measure.unit} per {rate[0]}", kind=FigureKind.RATE)
        after = read_bound_after(self.text, end, self.sentence.end)
        if after is not None:
            measure = replace(bound_by(measure, after), end=measure.end)
        if (
            measure.kind is None
            and not self._is_aside(at)
            and not is_part(self.text, self.sentence.start, measure.outer)
        ):
            self.last_unit = measure.unit
        return measure, what

    def _is_aside(self, at: int) -> bool:
        """Whether a preposition governs the number: "two were found in one room and three in another"."""
        return at > 0 and self.tokens[at - 1].low in _PLACES

    def _is_elliptic(self, at: int) -> bool:
        """Whether the counted are left out, as a number before names them: "60 tickets by post and 25 at the door"."""
        after = self.tokens[at + 1].low if at + 1 < len(self.tokens) else "."
        return after in _AFTER_ELLIPSIS or not after[0].isalnum()

    def _change_of(self, measure: Measure, at: int) -> FigureChange | None:
        if measure.sign == "+":
            return FigureChange.UP
        while at > 0 and self.tokens[at - 1].start >= measure.outer:
            at -= 1  # "more than" is no rise
        return judge_change(self.tokens, at, measure.kind is FigureKind.SHARE, self.change)
