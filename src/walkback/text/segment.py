"""Cut a text where marks over it begin and end, so that marks may lie inside one another or cross."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from walkback.text.span import Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Mark(Generic[T]):
    """A label over a stretch of a text."""

    span: Span
    label: T


@dataclass(frozen=True, slots=True)
class Segment(Generic[T]):
    """A stretch of a text under the same marks throughout; ``marks`` has the outer one first."""

    span: Span
    marks: tuple[Mark[T], ...]


def find_segments(within: Span, marks: Sequence[Mark[T]]) -> Iterator[Segment[T]]:
    """Yield the segments that make up ``within``, in order and without gaps.

    A mark that reaches over an end of ``within`` is clipped there; its ``span`` stays whole, so a
    segment that starts at ``mark.span.start`` is where the mark begins. Of two marks that begin
    together the longer one is the outer one.
    """
    inside = sorted(
        (m for m in marks if m.span.start < within.end and within.start < m.span.end),
        key=lambda m: (m.span.start, -m.span.end),
    )
    cuts = {within.start, within.end}
    for mark in inside:
        cuts.add(max(within.start, mark.span.start))
        cuts.add(min(within.end, mark.span.end))
    edges = sorted(cuts)
    active: list[Mark[T]] = []
    following = 0
    for start, end in pairwise(edges):
        active = [m for m in active if m.span.end > start]
        while following < len(inside) and inside[following].span.start <= start:
            active.append(inside[following])
            following += 1
        yield Segment(Span(start, end), tuple(active))
