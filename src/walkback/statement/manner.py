"""Tell direct from indirect speech by the quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
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
    """Direct if all words of ``content`` are inside ``quoted`` stretches, mixed if some are, else indirect.

    ``quoted`` is in order and disjoint, as `find_quoted` gives it.
    """
    words = inside = 0
    for part in content:
        first = max(0, bisect_right(quoted, part.start, key=_start) - 1)
        near = [q for q in quoted[first : bisect_left(quoted, part.end, key=_start)] if q.end > part.start]
        starts = [word.start() for word in _WORD.finditer(text, part.start, part.end)]
        words += len(starts)
        inside += sum(bisect_left(starts, q.end) - bisect_left(starts, q.start) for q in near)
    if words and inside == words:
        return Manner.DIRECT
    return Manner.MIXED if inside else Manner.INDIRECT


def _start(span: Span) -> int:
    return span.start
