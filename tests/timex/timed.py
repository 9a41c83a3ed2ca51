"""Sentences with marked time expressions: ``on [Friday=2031-05-02]``, so that nobody counts characters."""

import re
from datetime import date

from walkback.text.span import Span
from walkback.timex.find import find_timexes

DAY = date(2031, 5, 7)  # a Wednesday
_MARK = re.compile(r"\[([^\[\]=]+)=([^\[\]]+)\]")


def unmark(marked):
    """The text and its expressions: the span of each and its value."""
    text, at, found = "", 0, []
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        words, value = match.groups()
        found.append((Span(len(text), len(text) + len(words)), value))
        text += words
        at = match.end()
    return text + marked[at:], found


def mark(text, timexes):
    """The text with marks around the expressions."""
    out, at = "", 0
    for timex in timexes:
        out += text[at : timex.span.start] + f"[{timex.span.of(text)}={timex.value}]"
        at = timex.span.end
    return out + text[at:]


def check(lines, day=DAY):
    """All expressions of each line, and no others, are found with their values."""
    listed = [line.strip() for line in lines.strip().splitlines()]
    texts = [unmark(line)[0] for line in listed]
    found = [mark(text, find_timexes(text, day)) for text in texts]
    assert found == listed, "\n".join(f"found {f}" for f, line in zip(found, listed, strict=True) if f != line)
