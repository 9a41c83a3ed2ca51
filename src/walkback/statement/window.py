"""Cut a text into the overlapping windows of word pieces that the reader takes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from walkback.text.letters import UPPER, find_kinds
from walkback.text.quotes import canonical_quotes
from walkback.text.sentences import find_sentences
from walkback.text.span import Span
from walkback.text.wordpiece import WordPieces

WINDOW_SIZE = 320  # word pieces, with the marks at both ends and between paragraphs
OVERLAP_SIZE = 32  # word pieces that a window may repeat of the one before it

CLS, SEP = 101, 102  # ids in the BERT vocabulary

# How a piece is set, which its id does not tell: the case of its letters, and whether it is quoted.
CASES = ("lower", "capital", "capitals")
QUOTED = ("outside", "inside", "unclosed")  # an unclosed quotation runs to the end of its line
SETTINGS = len(CASES) * len(QUOTED)

# Accents, joiners and direction marks that the tokenizer drops; they belong to the letter before them.
_COMBINING = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u093c\u094d\u1ab0-\u1aff"
    "\u1dc0-\u1dff\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\u00ad]+"
)
_QUOTATION = re.compile("“[^”\\n]*”?")


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text's word pieces: ``ids[i]`` covers code points ``[starts[i], ends[i])``.

    ``settings[i]`` is the index in `QUOTED` times three plus that in `CASES`. ``units[u]`` is a range of pieces
    that is not cut in two: a paragraph, or a sentence of a paragraph that is longer than a window. ``opens[u]``
    tells whether the unit begins a paragraph.
    """

    ids: NDArray[np.int32]
    settings: NDArray[np.int32]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    units: tuple[tuple[int, int], ...]
    opens: tuple[bool, ...]

    @property
    def lines(self) -> list[Span]:
        """The stretches of the text that the units cover, in order."""
        return [
            Span(int(self.starts[first]), int(self.ends[after - 1])) for first, after in self.units if after > first
        ]


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces ``take`` of a text behind a [CLS], with a [SEP] wherever a paragraph ends.

    ``rows[k]`` is the index in `Pieces` of the window's k-th piece, -1 for a mark. The window decides
    about pieces in ``[core_start, core_end)``; the rest is there for context.
    """

    ids: NDArray[np.int32]
    settings: NDArray[np.int32]
    rows: NDArray[np.int32]
    core_start: int
    core_end: int


def cut_pieces(text: str, paragraphs: Sequence[Span], tokenizer: WordPieces, *, size: int = WINDOW_SIZE) -> Pieces:
    """Cut ``paragraphs`` (disjoint spans of ``text``, in order) into word pieces and units."""
    canonical = canonical_quotes(text)
    encoded = [tokenizer.encode(canonical[p.start : p.end]) for p in paragraphs]
    ids: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    units: list[tuple[int, int]] = []
    opens: list[bool] = []
    longest = size - 2
    marks = {} if text.isascii() else {m.start(): m.end() for m in _COMBINING.finditer(text)}
    for paragraph, encoding in zip(paragraphs, encoded, strict=True):
        first = len(ids)
        ids.extend(encoding.ids)
        for start, end in encoding.offsets:
            starts.append(start + paragraph.start)
            ends.append(marks.get(end + paragraph.start, end + paragraph.start))
        count = len(ids) - first
        if count == 0:
            continue
        if count <= longest:
            units.append((first, len(ids)))
            opens.append(True)
            continue
        for number, unit in enumerate(_split(canonical, paragraph, starts, first, len(ids), longest)):
            units.append(unit)
            opens.append(number == 0)
    return Pieces(
        np.array(ids, np.int32),
        _settings(text, canonical, np.array(starts, np.int32), np.array(ends, np.int32)),
        np.array(starts, np.int32),
        np.array(ends, np.int32),
        tuple(units),
        tuple(opens),
    )


def _settings(text: str, canonical: str, starts: NDArray[np.int32], ends: NDArray[np.int32]) -> NDArray[np.int32]:
    """How each piece is set; a closing mark is inside its quotation."""
    upper = (find_kinds(text + " ") & UPPER) > 0
    capital = upper[starts]
    case = capital.astype(np.int32) + (capital & upper[starts + 1] & (ends - starts > 1))
    quoted = np.zeros(len(text) + 1, np.int32)
    for match in _QUOTATION.finditer(canonical):
        quoted[match.start() : match.end()] = 1 if canonical[match.end() - 1] == "”" else 2
    return case + len(CASES) * quoted[starts]


def _split(text: str, paragraph: Span, starts: list[int], first: int, last: int, longest: int) -> list[tuple[int, int]]:
    """Ranges of pieces for the sentences of a paragraph; a longer sentence is cut between words."""
    ranges: list[tuple[int, int]] = []
    begin = first
    sentences = find_sentences(text, paragraph.start, paragraph.end)
    limits = [s.start for s in sentences[1:]] + [paragraph.end + 1]
    at = first
    for limit in limits:
        while at < last and starts[at] < limit:
            at += 1
        while at - begin > longest:
            cut = begin + longest
            while cut > begin + 1 and starts[cut] and text[starts[cut] - 1].isalnum() and text[starts[cut]].isalnum():
                cut -= 1
            if cut == begin + 1:
                cut = begin + longest
            ranges.append((begin, cut))
            begin = cut
        if at > begin:
            ranges.append((begin, at))
            begin = at
    return ranges


def cut_windows(
    pieces: Pieces, *, size: int = WINDOW_SIZE, overlap: int = OVERLAP_SIZE, first_size: int | None = None
) -> list[Window]:
    """Put whole units into windows of at most ``size`` pieces, marks counted.

    Each window after the first repeats the last units of the one before it, as many as fit into
    ``overlap`` pieces; of what two windows share, the first decides about the first half of the
    units (a single one is context for the second) and the second about the rest. Every piece is
    decided about in exactly one window.
    ``first_size`` makes the first window smaller, so that training sees other cuts.
    """
    windows: list[Window] = []
    units, opens = pieces.units, pieces.opens
    limit = min(size, first_size or size)
    begin = 0  # first unit of the window
    core = 0  # first unit that it decides about
    while begin < len(units):
        end = begin
        used = 1
        while end < len(units):
            cost = units[end][1] - units[end][0] + (1 if opens[end] or end == begin else 0)
            if used + cost > limit and end > begin:
                break
            used += cost
            end += 1
        limit = size
        if end <= core:  # the repeated units leave no room for a new one
            begin = core
            continue
        if end >= len(units):
            windows.append(_window(pieces, begin, end, units[core][0], units[-1][1]))
            break
        back = end
        room = overlap
        while back - 1 > begin and units[back - 1][1] - units[back - 1][0] <= room and back - 1 > core:
            back -= 1
            room -= units[back][1] - units[back][0]
        next_core = back + (end - back + 1) // 2
        windows.append(_window(pieces, begin, end, units[core][0], units[next_core - 1][1]))
        begin, core = back, next_core
    return windows


def _window(pieces: Pieces, begin: int, end: int, core_start: int, core_end: int) -> Window:
    parts: list[NDArray[np.int32]] = [np.array([-1], np.int32)]
    for u in range(begin, end):
        if pieces.opens[u] and u > begin:
            parts.append(np.array([-1], np.int32))
        parts.append(np.arange(*pieces.units[u], dtype=np.int32))
    parts.append(np.array([-1], np.int32))
    rows = np.concatenate(parts)
    ids = np.where(rows >= 0, pieces.ids[np.maximum(rows, 0)], SEP).astype(np.int32)
    ids[0] = CLS
    settings = np.where(rows >= 0, pieces.settings[np.maximum(rows, 0)], 0).astype(np.int32)
    return Window(ids, settings, rows, core_start, core_end)
