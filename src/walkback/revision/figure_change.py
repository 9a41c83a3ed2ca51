"""Find the figure of a sentence that gave way to another: value, bound or unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from walkback.model import Figure, FigureKind
from walkback.revision import lexicon
from walkback.revision.record import Change, ChangeClass, Effect, WordEdit
from walkback.revision.told import Told
from walkback.revision.wording import weigh_certainty, words_of
from walkback.text.span import Span


def find_figure_change(
    old: Told, new: Told, before: Span, after: Span, group: Sequence[WordEdit]
) -> tuple[Change, ...]:
    """Find the change of figures that a group of edits makes, and what the words beside it make of the claim.

    ``before`` and ``after`` are the two sentences. Empty where no figure gave way to another of its sort.
    """
    change = _figure(old, new, before, after, group)
    return () if change is None else (change, *_beside_figure(old, new, before, after, group))


def _figure(old: Told, new: Told, before: Span, after: Span, group: Sequence[WordEdit]) -> Change | None:
    """A figure of which value, bound or unit is another, where its words are among those that differ."""
    span_old = Span(group[0].old.start, group[-1].old.end)
    span_new = Span(group[0].new.start, group[-1].new.end)
    olds = [f for f in old.figures_in(before) if f.span.overlaps(span_old) or _touches(f.span, span_old)]
    news = [f for f in new.figures_in(after) if f.span.overlaps(span_new) or _touches(f.span, span_new)]
    values = [Counter(map(_value_of, side)) for side in (olds, news)]
    gone = [f for f in olds if values[0][_value_of(f)] > values[1][_value_of(f)]]
    come = [f for f in news if values[1][_value_of(f)] > values[0][_value_of(f)]]
    # A figure whose own words stay has another bound, or is one that was overlooked in the other version.
    gone = [f for f in gone if any(f.span.overlaps(e.old) for e in group) or any(_share_number(f, g) for g in come)]
    come = [f for f in come if any(f.span.overlaps(e.new) for e in group) or any(_share_number(f, g) for g in gone)]
    told = [(one.span.of(old.text), other.span.of(new.text)) for one, other in _pair_figures(gone, come)]
    if not gone and not come:
        return None
    if not told:  # figures of one side only: in the place of an amount that is told without a number, if at all
        words = span_new.of(new.text) if gone else span_old.of(old.text)
        amount = next((w for w in words_of(words) if w in lexicon.AMOUNTS), None)
        if amount is None:
            return None
        told = [(gone[0].span.of(old.text), amount) if gone else (amount, come[0].span.of(new.text))]
    why = ", ".join(f"{one} became {other}" for one, other in told)
    return Change(before, after, (ChangeClass.FIGURE_CHANGED,), Effect.FIGURE_CHANGED, tuple(group), why)


def _pair_figures(gone: Sequence[Figure], come: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Each figure that went with the first that came of its sort, or with the same number."""
    left = list(come)
    for one in gone:
        other = next((f for f in left if _sort_of(f) == _sort_of(one) or _share_number(f, one)), None)
        if other is not None:
            left.remove(other)
            yield one, other


_MEASURED = frozenset((FigureKind.MONEY, FigureKind.DURATION, FigureKind.MEASURE))


def _sort_of(figure: Figure) -> FigureKind:
    if figure.kind in _MEASURED:
        return figure.kind
    return FigureKind.SHARE if figure.kind in (FigureKind.SHARE, FigureKind.RATE) else FigureKind.COUNT


def _share_number(one: Figure, other: Figure) -> bool:
    return bool({one.low, one.high} & {other.low, other.high} - {None})


def _value_of(figure: Figure) -> tuple[float | None, float | None, str | None]:
    # What is counted is called otherwise too easily; a measure is nothing without its unit.
    has_unit = figure.unit in (None, "percentage") or _sort_of(figure) in _MEASURED
    return figure.low, figure.high, figure.unit if has_unit else ""


def _beside_figure(old: Told, new: Told, before: Span, after: Span, group: Sequence[WordEdit]) -> Iterator[Change]:
    """What the words beside a changed figure make of the claim: "12 will" and "30 might" differ twice."""
    olds, news = [f.span for f in old.figures_in(before)], [f.span for f in new.figures_in(after)]
    for edit in group:
        if any(f.overlaps(edit.old) for f in olds) or any(f.overlaps(edit.new) for f in news):
            continue
        weighed = weigh_certainty(edit.old.of(old.text), edit.new.of(new.text))
        if weighed is not None:
            yield Change(before, after, (weighed.change,), weighed.effect, (edit,), weighed.why)


def _touches(figure: Span, edit: Span) -> bool:
    """Whether an edit stands right before or behind a figure, as where a bound comes or goes."""
    return abs(figure.start - edit.end) <= 1 or abs(edit.start - figure.end) <= 1
