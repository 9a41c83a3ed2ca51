"""Find the figures of a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from walkback.figure.measure import read_measures
from walkback.figure.sentence import read_sentence
from walkback.model import Figure, Timex, TimexType
from walkback.text.sentences import find_sentences
from walkback.text.span import Span
from walkback.version.paragraphs import find_paragraphs

LONGEST = 2000  # code points of a sentence; what is longer (a table, a list of names) is read in pieces
_BREAKS = str.maketrans("\n\r\t\u00a0\u202f\u2009", "      ")


def find_figures(text: str, timexes: Sequence[Timex] = (), spans: Sequence[Span] | None = None) -> tuple[Figure, ...]:
    """Find the numbers that news gives: counts, sums, measures, shares, rates and durations, with their bounds.

    ``spans`` are the paragraphs to look in, None all; line breaks inside one are mere wrapping. ``timexes`` are the
    text's time expressions, whose days and clock times are no figures. Figures are sorted and disjoint; a figure's span
    covers its bound words, number and unit. Dates, times of day, ages, ordinals, scores, addresses and numbers in
    names are no figures. ``by`` is not set: see `walkback.figure.giver`.
    """
    flat = text.translate(_BREAKS)
    dates: list[tuple[int, int]] = sorted(t.span for t in timexes if t.type in (TimexType.DATE, TimexType.TIME))
    found: list[Figure] = []
    next_date = 0
    for stretch in find_paragraphs(text) if spans is None else sorted(spans):
        for sentence in _pieces(flat, find_sentences(flat, *stretch)):
            while next_date < len(dates) and dates[next_date][1] <= sentence.start:
                next_date += 1
            inside = []
            at = next_date
            while at < len(dates) and dates[at][0] < sentence.end:
                inside.append(dates[at])
                at += 1
            measures = read_measures(flat, sentence.start, sentence.end, inside)
            if measures:
                found += read_sentence(flat, sentence, measures)
    return tuple(found)


def _pieces(text: str, sentences: Sequence[Span]) -> Iterator[Span]:
    for start, end in sentences:
        while end - start > LONGEST:
            cut = text.rfind(" ", start + 1, start + LONGEST)
            cut = cut if cut > start else start + LONGEST
            yield Span(start, cut)
            start = cut
        yield Span(start, end)
