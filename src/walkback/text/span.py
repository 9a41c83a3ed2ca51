"""Half-open stretches of a text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Code points ``[start, end)`` of one text; compares and unpacks like a pair."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


def trim(span: Span, text: str) -> Span:
    """Return ``span`` without blanks at its ends; it may become empty."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def paragraphs_of(text: str) -> list[Span]:
    """Return the lines of ``text`` that hold anything, trimmed, in order."""
    spans: list[Span] = []
    start = 0
    for line in text.split("\n"):
        span = trim(Span(start, start + len(line)), text)
        if span.start < span.end:
            spans.append(span)
        start += len(line) + 1
    return spans
