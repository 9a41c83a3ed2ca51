"""A statement's words where they stand: its paragraph, with the words marked."""

from __future__ import annotations

from collections.abc import Sequence

from walkback.model import Statement
from walkback.store.ledger import Ledger

AROUND = 400  # code points of the paragraph before the first and behind the last of the words
MOST = 3_000  # code points of the words themselves

Parts = tuple[tuple[str, bool], ...]  # words, and whether they are the statement's


def load_parts(ledger: Ledger, statements: Sequence[Statement]) -> dict[str, Parts]:
    """Return, by statement, its paragraph in the first version that has it; none where it is in none."""
    places = {one.id: one.attestations[0] for one in statements if one.attestations and one.attestations[0].content}
    wanted = {key: (place.version, place.content[0].span.start) for key, place in places.items()}
    paragraphs = ledger.paragraphs(set(wanted.values()))
    found = {}
    for key, at in wanted.items():
        if at in paragraphs:
            start, text = paragraphs[at]
            spans = [(e.span.start - start, e.span.end - start) for e in places[key].content]
            found[key] = cut_parts(text, spans)
    return found


def cut_parts(text: str, spans: Sequence[tuple[int, int]]) -> Parts:
    """Cut a paragraph into what is a statement's words and what is not, the ends left out where they are long.

    Args:
        text: the paragraph.
        spans: the words, in order; what is outside the paragraph is not marked.
    """
    inside = [(max(0, start), min(end, len(text))) for start, end in spans if start < len(text) and end > 0]
    if not inside:
        return ((text[: 2 * AROUND], False),)
    begin = _word_start(text, max(0, inside[0][0] - AROUND))
    last = min(inside[-1][1], inside[0][0] + MOST)
    end = min(len(text), last + AROUND)
    parts: list[tuple[str, bool]] = [("… ", False)] if begin else []
    at = begin
    for start, stop in inside:
        start, stop = max(start, at), min(stop, end)
        if start >= stop:
            continue
        parts += [(text[at:start], False), (text[start:stop], True)]
        at = stop
    parts.append((text[at:end], False))
    if end < len(text):
        parts.append((" …", False))
    return tuple(part for part in parts if part[0])


def _word_start(text: str, at: int) -> int:
    """The next beginning of a word, so that none is cut."""
    if at == 0:
        return 0
    blank = text.find(" ", at, at + 40)
    return at if blank < 0 else blank + 1
