"""The words of two versions in pieces, those that differ told apart: what every shell draws in its own way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from walkback.text.span import Span

if TYPE_CHECKING:
    from walkback.revision.layout import Row, RowEdit

WOVEN = 0.5  # share of the letters that stayed, from which both sentences can be read as one
AROUND = 8  # words that a clipped sentence keeps on either side of an edit
ALONE = 30  # words that it keeps where nothing in it is marked
_WORD_END = re.compile(r"\S+\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are drawn in one way; ``sign`` is - or + where they are an edit."""

    words: str
    sign: str = ""
    is_noise: bool = False


def side_pieces(
    text: str, spans: Sequence[Span], edits: Sequence[tuple[Span, bool]], sign: str, *, clip: bool = False
) -> list[Piece]:
    """Return one side of a row.

    Args:
        text: what the spans are offsets into.
        spans: the sentences, in order.
        edits: the words to mark, in order, each with whether it is noise.
        sign: "-" for the old side, "+" for the new.
        clip: leave out what is far from an edit.
    """
    pieces: list[Piece] = []
    for number, part in enumerate(_joined(text, spans)):
        if number:
            pieces.append(Piece(" … "))
        pieces += _cut(text, part, edits, sign)
    return _clipped(pieces) if clip else pieces


def woven_pieces(old: str, new: str, row: Row, marked: Sequence[RowEdit]) -> list[Piece] | None:
    """Return both sides of a row as one text; None where too little stayed, or other sentences stand between.

    Of edits that are not among ``marked`` the new words are told alone.
    """
    olds, news = _joined(old, row.old), _joined(new, row.new)
    if len(olds) != 1 or len(news) != 1:
        return None
    pieces: list[Piece] = []
    at = news[0].start
    stayed = 0
    for edit in row.edits:
        stayed += edit.new.start - at
        pieces.append(Piece(new[at : edit.new.start]))
        if edit in marked:
            pieces.append(Piece(edit.old.of(old), "-", edit.is_noise))
            pieces.append(Piece(edit.new.of(new), "+", edit.is_noise))
        else:
            pieces.append(Piece(edit.new.of(new)))
        at = edit.new.end
    stayed += news[0].end - at
    pieces.append(Piece(new[at : news[0].end]))
    longer = max(olds[0].end - olds[0].start, news[0].end - news[0].start)
    return pieces if stayed >= WOVEN * longer else None


def _joined(text: str, spans: Sequence[Span]) -> list[Span]:
    """Sentences with nothing but blanks between them as one stretch."""
    if not spans:
        return []
    joined = [spans[0]]
    for before, span in pairwise(spans):
        if text[before.end : span.start].strip():
            joined.append(span)
        else:
            joined[-1] = Span(joined[-1].start, span.end)
    return joined


def _cut(text: str, part: Span, edits: Sequence[tuple[Span, bool]], sign: str) -> Iterator[Piece]:
    at = part.start
    for edit, is_noise in edits:
        start, end = max(edit.start, at), min(edit.end, part.end)
        if start >= end:
            continue
        yield Piece(text[at:start])
        yield Piece(text[start:end], sign, is_noise)
        at = end
    yield Piece(text[at : part.end])


def _clipped(pieces: Sequence[Piece]) -> list[Piece]:
    marked = [number for number, piece in enumerate(pieces) if piece.sign]
    if not marked:
        return [Piece(_first("".join(piece.words for piece in pieces), ALONE))]
    return [
        piece
        if piece.sign
        else Piece(_last(piece.words, AROUND))
        if number < marked[0]
        else Piece(_first(piece.words, AROUND))
        if number > marked[-1]
        else Piece(_ends(piece.words))
        for number, piece in enumerate(pieces)
    ]


def _first(words: str, count: int) -> str:
    ends = [match.end() for match in _WORD_END.finditer(words)]
    return words if len(ends) <= count else words[: ends[count - 1]].rstrip() + " …"


def _last(words: str, count: int) -> str:
    starts = [match.start() for match in _WORD_END.finditer(words)]
    return words if len(starts) <= count else "… " + words[starts[-count] :]


def _ends(words: str) -> str:
    """The beginning and the end of what stands between two edits."""
    if len(_WORD_END.findall(words)) <= 2 * AROUND:
        return words
    return _first(words, AROUND) + " " + _last(words, AROUND).removeprefix("… ")
