"""The words of two versions with the edits marked: by colour, or by signs where there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from walkback.text.span import Span
from walkback.text.visible import visible

if TYPE_CHECKING:
    from rich.text import Text

    from walkback.revision.layout import Row, RowEdit

WOVEN = 0.5  # share of the letters that stayed, from which both sentences can be read as one
AROUND = 8  # words that a clipped sentence keeps on either side of an edit
ALONE = 30  # words that it keeps where nothing in it is marked
_BLANKS = re.compile(r"\s+")
_WORD_END = re.compile(r"\S+\s*")
_CLOSING = frozenset(".,;:!?)]”’")


@dataclass(frozen=True, slots=True)
class Look:
    """How edits look: ``plain`` with signs in place of colour, ``with_noise`` those of noise alone shown as well."""

    plain: bool
    with_noise: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    words: str
    sign: str = ""  # "-" or "+" where it is an edit
    is_noise: bool = False


def side_words(
    text: str, spans: Sequence[Span], edits: Sequence[tuple[Span, bool]], sign: str, look: Look, *, clip: bool = False
) -> Text:
    """Return one side of a row.

    Args:
        text: what the spans are offsets into.
        spans: the sentences, in order.
        edits: the words to mark, in order, each with whether it is noise.
        sign: "-" for the old side, "+" for the new.
        look: how.
        clip: leave out what is far from an edit.
    """
    pieces: list[_Piece] = []
    for number, part in enumerate(_joined(text, spans)):
        if number:
            pieces.append(_Piece(" … "))
        pieces += _cut(text, part, edits, sign)
    return _styled(_clipped(pieces) if clip else pieces, look)


def woven_words(old: str, new: str, row: Row, marked: Sequence[RowEdit], look: Look) -> Text | None:
    """Return both sides of a row as one text; None where too little stayed, or other sentences stand between.

    Of edits that are not among ``marked`` the new words are told alone.
    """
    olds, news = _joined(old, row.old), _joined(new, row.new)
    if len(olds) != 1 or len(news) != 1:
        return None
    pieces: list[_Piece] = []
    at = news[0].start
    stayed = 0
    for edit in row.edits:
        stayed += edit.new.start - at
        pieces.append(_Piece(new[at : edit.new.start]))
        if edit in marked:
            pieces.append(_Piece(edit.old.of(old), "-", edit.is_noise))
            pieces.append(_Piece(edit.new.of(new), "+", edit.is_noise))
        else:
            pieces.append(_Piece(edit.new.of(new)))
        at = edit.new.end
    stayed += news[0].end - at
    pieces.append(_Piece(new[at : news[0].end]))
    longer = max(olds[0].end - olds[0].start, news[0].end - news[0].start)
    return _styled(pieces, look, woven=True) if stayed >= WOVEN * longer else None


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


def _cut(text: str, part: Span, edits: Sequence[tuple[Span, bool]], sign: str) -> Iterator[_Piece]:
    at = part.start
    for edit, is_noise in edits:
        start, end = max(edit.start, at), min(edit.end, part.end)
        if start >= end:
            continue
        yield _Piece(text[at:start])
        yield _Piece(text[start:end], sign, is_noise)
        at = end
    yield _Piece(text[at : part.end])


def _clipped(pieces: Sequence[_Piece]) -> list[_Piece]:
    marked = [number for number, piece in enumerate(pieces) if piece.sign]
    if not marked:
        return [_Piece(_first("".join(piece.words for piece in pieces), ALONE))]
    return [
        piece
        if piece.sign
        else _Piece(_last(piece.words, AROUND))
        if number < marked[0]
        else _Piece(_first(piece.words, AROUND))
        if number > marked[-1]
        else _Piece(_ends(piece.words))
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


_SIGNS = {"-": ("[-", "-]"), "+": ("{+", "+}")}
_STYLES = {"-": "bold red", "+": "bold green"}
_WOVEN_STYLES = {"-": "red strike", "+": "bold green"}


def _styled(pieces: Sequence[_Piece], look: Look, *, woven: bool = False) -> Text:
    from rich.text import Text

    styles = _WOVEN_STYLES if woven else _STYLES
    out = Text()
    after_old = False
    for piece in pieces:
        words = _BLANKS.sub(" ", visible(piece.words))
        if not piece.sign or not words.strip():
            out.append(words)
            after_old = after_old and not words
            continue
        # The blanks around an edit are not marked: they tell nothing, and lines break there.
        core = words.strip()
        head, tail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
        opening, closing = _SIGNS[piece.sign] if look.plain else ("", "")
        style = "" if look.plain else styles[piece.sign] + (" dim" if piece.is_noise else "")
        if woven and piece.sign == "+" and after_old and not look.plain:
            head = head or ("" if core[0] in _CLOSING else " ")  # the strike through is not seen everywhere
        out.append(head).append(f"{opening}{core}{closing}", style=style).append(tail)
        after_old = piece.sign == "-" and not tail
    return out
