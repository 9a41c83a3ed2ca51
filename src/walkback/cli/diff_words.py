"""The words of two versions with the edits marked: by colour, or by signs where there is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from walkback.shown.edited_words import Piece, side_pieces, woven_pieces
from walkback.text.visible import visible

if TYPE_CHECKING:
    from rich.text import Text

    from walkback.revision.layout import Row, RowEdit
    from walkback.text.span import Span

_BLANKS = re.compile(r"\s+")
_CLOSING = frozenset(".,;:!?)]”’")


@dataclass(frozen=True, slots=True)
class Look:
    """How edits look: ``plain`` with signs in place of colour, ``with_noise`` those of noise alone shown as well."""

    plain: bool
    with_noise: bool = False


def side_words(
    text: str, spans: Sequence[Span], edits: Sequence[tuple[Span, bool]], sign: str, look: Look, *, clip: bool = False
) -> Text:
    """Return one side of a row, as `walkback.shown.edited_words.side_pieces` does."""
    return _styled(side_pieces(text, spans, edits, sign, clip=clip), look)


def woven_words(old: str, new: str, row: Row, marked: Sequence[RowEdit], look: Look) -> Text | None:
    """Return both sides of a row as one text, as `walkback.shown.edited_words.woven_pieces` does; None as there."""
    pieces = woven_pieces(old, new, row, marked)
    return None if pieces is None else _styled(pieces, look, woven=True)


_SIGNS = {"-": ("[-", "-]"), "+": ("{+", "+}")}
_STYLES = {"-": "bold red", "+": "bold green"}
_WOVEN_STYLES = {"-": "red strike", "+": "bold green"}


def _styled(pieces: Sequence[Piece], look: Look, *, woven: bool = False) -> Text:
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
