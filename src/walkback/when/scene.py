"""The sentences of a text with their words, and which part of which attribution each word belongs to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from walkback.model import Attribution
from walkback.statement.clause import Word, words_of
from walkback.text.sentences import find_sentences
from walkback.text.span import Span, paragraphs_of

LONGEST = 6000  # code points of a sentence that are looked at; a longer one is no sentence


class Part(IntEnum):
    """What a word is to one attribution."""

    PLAIN = 0
    SOURCE = 1
    CUE = 2
    CONTENT = 3
    OTHER_CUE = 4  # another attribution's
    OTHER_CONTENT = 5


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its words; ``paragraph`` is the number of its paragraph in the text.

    Of one that is longer than `LONGEST`, the words up to there.
    """

    span: Span
    paragraph: int
    words: tuple[Word, ...]
    starts: tuple[int, ...]

    @property
    def read(self) -> Span:
        """What of the sentence has its words here."""
        return Span(self.span.start, self.words[-1].end if self.words else self.span.start)

    def places(self, span: Span) -> range:
        """The numbers of the words that ``span`` touches."""
        first = bisect_right(self.starts, span.start) - 1
        if first < 0 or self.words[first].end <= span.start:
            first += 1
        last = bisect_right(self.starts, max(span.end - 1, span.start))
        return range(first, max(first, last))


class Scene:
    """A text cut into sentences; a sentence's words are found when they are asked for."""

    def __init__(self, text: str, spans: Sequence[Span] | None) -> None:
        self.text = text
        self.paragraphs = list(spans) if spans else paragraphs_of(text)
        self._spans: list[Span] = []
        self._paragraph: list[int] = []
        for number, paragraph in enumerate(self.paragraphs):
            for span in find_sentences(text, paragraph.start, paragraph.end):
                self._spans.append(span)
                self._paragraph.append(number)
        self._starts = [span.start for span in self._spans]
        self._made: dict[int, Sentence] = {}

    def number_at(self, at: int) -> int:
        """The number of the sentence that ``at`` lies in, else of the one before it; -1 before the first."""
        return bisect_right(self._starts, at) - 1

    def sentence(self, number: int) -> Sentence:
        """The sentence of that number."""
        made = self._made.get(number)
        if made is None:
            span = self._spans[number]
            words = tuple(words_of(self.text, span.start, min(span.end, span.start + LONGEST)))
            made = Sentence(span, self._paragraph[number], words, tuple(word.start for word in words))
            self._made[number] = made
        return made

    def sentence_at(self, at: int) -> Sentence | None:
        """The sentence that ``at`` lies in, None if it lies in none."""
        number = self.number_at(at)
        if number < 0 or self._spans[number].end <= at:
            return None
        return self.sentence(number)

    def paragraph_at(self, at: int) -> int:
        """The number of the paragraph that ``at`` lies in or after; -1 before the first."""
        number = self.number_at(at)
        return self._paragraph[number] if number >= 0 else -1


def mark_parts(sentence: Sentence, number: int, attributions: Sequence[Attribution], near: Sequence[int]) -> list[Part]:
    """What each word of ``sentence`` is to the attribution of that ``number``.

    Args:
        sentence: whose words are marked, in order.
        number: of the attribution in ``attributions``.
        attributions: all of the text.
        near: the numbers of those that touch the sentence.
    """
    own = attributions[number]
    parts = [Part.PLAIN] * len(sentence.words)
    cue = own.cue[0] if own.cue else None

    def mark(spans: Sequence[Span], part: Part) -> None:
        for span in spans:
            for place in sentence.places(span):
                parts[place] = part

    for other in near:
        if other == number:
            continue
        theirs = attributions[other]
        if theirs.cue == own.cue:
            continue  # the same words read twice
        # What lies around this saying as a whole is no part of its clause but what it stands in.
        if cue is None or not any(content.holds(cue) for content in theirs.content):
            mark(theirs.content, Part.OTHER_CONTENT)
        else:
            outside = [place for place in range(len(parts)) if not _within(sentence.words[place], theirs.content)]
            for place in outside:
                parts[place] = Part.OTHER_CONTENT
        mark(theirs.cue, Part.OTHER_CUE)
    mark(own.content, Part.CONTENT)
    mark(own.source, Part.SOURCE)
    for other in near:
        # A saying inside this one's source or content keeps its cue from being passed over.
        if other != number and attributions[other].cue != own.cue:
            mark([c for c in attributions[other].cue if any(s.holds(c) for s in own.source)], Part.OTHER_CUE)
    mark(own.cue, Part.CUE)
    return parts


def _within(word: Word, spans: Sequence[Span]) -> bool:
    return any(span.start <= word.start and word.end <= span.end for span in spans)
