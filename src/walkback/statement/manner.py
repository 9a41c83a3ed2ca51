"""Tell direct from indirect speech by the quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from walkback.model import Manner
from walkback.text.quotes import canonical_quotes
from walkback.text.span import Span

_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile("“[^”\n]*(?:”|$)", re.MULTILINE)


def find_quoted(text: str) -> list[Span]:
    """Return the stretches of ``text`` inside quotation marks of any kind, marks included, in order.

    A mark that is not closed runs to the end of its line, as in a quotation of several paragraphs.
    """
    return [Span(*m.span()) for m in _QUOTED.finditer(canonical_quotes(text))]


def judge_manner(text: str, content: Sequence[Span], quoted: Sequence[Span]) -> Manner:
    """Direct if all words of ``content`` are inside ``quoted`` stretches, mixed if some are, else indirect."""
    near = [q for q in quoted if any(q.overlaps(part) for part in content)]
    if not near:
        return Manner.INDIRECT
    words = inside = 0
    for part in content:
        for word in _WORD.finditer(text, part.start, part.end):
            words += 1
            inside += any(q.start <= word.start() < q.end for q in near)
    if words and inside == words:
        return Manner.DIRECT
    return Manner.MIXED if inside else Manner.INDIRECT
