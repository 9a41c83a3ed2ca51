"""Find the turns of a transcript, which are direct speech without quotation marks."""

from __future__ import annotations

import re
from typing import NamedTuple

from walkback.text.span import Span

LEAST_TURNS = 2  # with labels in capitals, before a text counts as having a transcript in it
# "MS SUOMELA:", "WALLACE (via video):", "Q.", but no "NOTE 3: see" of a list: a label has letters only.
_TURN = re.compile(
    r"^[^\S\n]*(?P<label>[A-ZÀ-Þ][A-ZÀ-Þ.’'-]*(?:[^\S\n]+[A-ZÀ-Þ][A-ZÀ-Þ.’'-]*){0,4})(?:[^\S\n]*\([^)\n]{1,40}\))?[^\S\n]*:"
    r"[^\S\n]+(?P<words>\S[^\n]*)",
    re.MULTILINE,
)


class Turn(NamedTuple):
    """One speaker's words up to the end of the line, and the label before them."""

    label: Span
    words: Span


def find_turns(text: str) -> list[Turn]:
    """Return the turns of ``text`` in order; none if there are fewer than `LEAST_TURNS`.

    A headline in capitals with a colon in it is not a transcript.
    """
    turns = [Turn(Span(*m.span("label")), Span(*m.span("words"))) for m in _TURN.finditer(text)]
    return turns if len(turns) >= LEAST_TURNS else []
