"""Where a readable text's paragraphs begin and end."""

from __future__ import annotations

import re
from itertools import pairwise

from walkback.text.clean import collapse
from walkback.text.sentences import find_sentences
from walkback.text.span import Span, trim
from walkback.version.furniture import CONTRIBUTED, count_words, is_byline

WRAP_WIDTH = (40, 110)  # characters of the longest line of a text that is wrapped hard
WRAP_PAIRS = 3  # line ends that must look wrapped before a text is taken for wrapped
WRAP_SHARE = 0.7  # of all line ends within paragraphs
WRAP_SLACK = 6  # characters by which a line may stay short of the width
CAPITALS_WORDS = 5  # words in capitals that part a letterhead from a text set in one line
LONG_LINE_WORDS = 60  # a paragraph is looked into for a letterhead or credits only if longer

_BREAK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_INDENT = re.compile(r"(?:\t| {2,})\S")
_BULLET = re.compile(r"\s*(?:[-–—*•·‣▪◦]|\d{1,2}[.)])\s+\S")
_STOP = re.compile(r"[.!?…:][\"”’'»)\]]*$")


def find_paragraphs(text: str) -> list[Span]:
    """Return the paragraphs, trimmed, in order: by blank lines, and by line breaks that are no mere wrapping."""
    groups: list[list[Span]] = []
    at = 0
    for match in _BREAK.finditer(text):
        groups.append(_lines_of(text, at, match.start()))
        at = match.end()
    groups.append(_lines_of(text, at, len(text)))
    groups = [group for group in groups if group]
    width = _wrap_width(text, groups)
    spans: list[Span] = []
    for group in groups:
        start = group[0].start
        for here, after in pairwise(group):
            if not _runs_on(text, here, after, width):
                spans.append(Span(start, here.end))
                start = after.start
        spans.append(Span(start, group[-1].end))
    return [part for span in spans for part in part_long_line(text, span)]


def _lines_of(text: str, start: int, end: int) -> list[Span]:
    lines: list[Span] = []
    for line in text[start:end].split("\n"):
        span = trim(Span(start, start + len(line)), text)
        if span.start < span.end and collapse(span.of(text)):
            lines.append(span)
        start += len(line) + 1
    return lines


def _wrap_width(text: str, groups: list[list[Span]]) -> int:
    """The width at which the text is wrapped hard, 0 if it is not.

    A wrapped line is followed by a word that it had no room for.
    """
    several = [group for group in groups if len(group) > 1]
    width = max((line.end - line.start for group in several for line in group), default=0)
    if not WRAP_WIDTH[0] <= width <= WRAP_WIDTH[1]:
        return 0
    pairs = wrapped = 0
    for group in several:
        for here, after in pairwise(group):
            pairs += 1
            wrapped += _had_no_room(text, here, after, width)
    return width if wrapped >= WRAP_PAIRS and wrapped >= WRAP_SHARE * pairs else 0


def _had_no_room(text: str, here: Span, after: Span, width: int) -> bool:
    word = after.of(text).split(maxsplit=1)[0]
    return here.end - here.start + 1 + len(word) > width - WRAP_SLACK


def _runs_on(text: str, here: Span, after: Span, width: int) -> bool:
    """Whether the next line carries the paragraph on."""
    first = after.of(text)
    if _BULLET.match(first):
        return False
    stopped = bool(_STOP.search(here.of(text)))
    if not width:
        return not stopped and first[0].islower()
    if _INDENT.match(text, text.rfind("\n", 0, after.start) + 1) and not _INDENT.match(
        text, text.rfind("\n", 0, here.start) + 1
    ):
        return False
    return _had_no_room(text, here, after, width) or not stopped


_CAPITALS = r"[\"“(]?[A-Z0-9À-Þ][A-Z0-9À-Þ'’.,:;&()/\"“”-]*"
_CAPITALS_HEAD = re.compile(
    rf"(?:{_CAPITALS}\s+){{{CAPITALS_WORDS - 1},40}}[A-Z0-9À-Þ]{{2,}}\s+(?=[\"“]?(?:[A-ZÀ-Þ]?[a-zà-ÿ]|[AI]\s+[a-z]))"
)
_CAPITALS_TAIL = re.compile(rf"(?<=[.!?\"”’])\s+(?:{_CAPITALS}\s+){{{CAPITALS_WORDS - 1},60}}{_CAPITALS}\s*$")
_DATELINE_END = re.compile(r"(?:[-–—]|\))\s*$")


def part_long_line(text: str, span: Span) -> list[Span]:
    """Part a long paragraph from a letterhead in capitals at its ends and from credits at its end.

    Texts that were run together in one line carry both; a dateline in capitals stays where it is.
    """
    words = span.of(text)
    if count_words(words) < LONG_LINE_WORDS:
        return [span]
    parts: list[Span] = []
    start, end = span
    head = _CAPITALS_HEAD.match(text, start, end)
    if head and not _DATELINE_END.search(head.group()):
        parts.append(trim(Span(start, head.end()), text))
        start = head.end()
    after: list[Span] = []
    tail = _CAPITALS_TAIL.search(text, start, end)
    if tail:
        after.append(trim(Span(tail.start(), end), text))
        end = tail.start()
    sentences = find_sentences(text, start, end)
    if len(sentences) > 1:
        last = collapse(sentences[-1].of(text))
        if CONTRIBUTED.search(last) and is_byline(last):
            after.insert(0, sentences[-1])
            end = sentences[-1].start
    body = trim(Span(start, end), text)
    return [part for part in (*parts, body, *after) if part.start < part.end]
