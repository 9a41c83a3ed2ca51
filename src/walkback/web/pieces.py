"""A report's text in pieces that a page can hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from walkback.model import Block, BlockKind, Role, Statement, Version
from walkback.text.segment import Mark, Segment, find_segments
from walkback.text.span import Span

BUDGET = 30_000  # code points of text on a page; a long news report has 10,000

Label = tuple[int, Role]  # number of the statement on the page, from 1, and the part its words play


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of a report, or the stretch of it that the page has room for, cut where marks begin and end."""

    block: Block
    segments: tuple[Segment[Label], ...]
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces on a page; ``after`` is the offset at which the text goes on, None at its end."""

    pieces: tuple[Piece, ...]
    after: int | None


def cut_pieces(version: Version, marks: Sequence[Mark[Label]], *, start: int = 0, budget: int = BUDGET) -> Pieces:
    """Return what a page shows of a version from ``start`` on, furniture left out."""
    pieces: list[Piece] = []
    for block in version.blocks:
        if block.kind is BlockKind.FURNITURE or block.span.end <= start:
            continue
        if budget <= 0:
            return Pieces(tuple(pieces), block.span.start)
        begin = max(start, block.span.start)
        shown = Span(begin, min(block.span.end, begin + budget))
        budget -= shown.end - shown.start
        pieces.append(Piece(block, tuple(find_segments(shown, marks)), shown != block.span))
        if shown.end < block.span.end:
            return Pieces(tuple(pieces), shown.end)
    return Pieces(tuple(pieces), None)


def statement_marks(statements: Sequence[Statement], version: str) -> list[Mark[Label]]:
    """Return the words of statements in a version as marks, numbered in the order given, content first."""
    return [
        Mark(evidence.span, (number, role))
        for number, statement in enumerate(statements, 1)
        for place in statement.attestations
        if place.version == version
        for role, words in ((Role.CONTENT, place.content), (Role.SOURCE, place.source), (Role.CUE, place.cue))
        for evidence in words
    ]
