"""A text cut into words, with what is told of each by its place: sentence, paragraph, quotation, headline."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from walkback.text.quotes import canonical_quotes
from walkback.text.sentences import find_sentences
from walkback.text.span import Span, paragraphs_of

# "O'Brien", "al-Amin" and "U.S" are one word; a genitive ending is a word of its own.
_WORD = re.compile(r"[^\W_]+(?:[-‑&][^\W_]+|['’](?!s\b)[^\W_]+|\.[^\W_](?![^\W_]))*|['’]s\b|[^\w\s]", re.IGNORECASE)
_PLAIN = str.maketrans("’‑", "'-")
LONGEST_HEADLINE = 25  # words
_ENDS = frozenset('.!?”"')
_STOPS = frozenset('.:;,”"')
LONGEST_SENTENCE = 400  # words; a longer one is cut, so that a text without stops costs no more than others


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a text: item i of each list tells of word i.

    ``low`` is in small letters with plain apostrophes. ``capital``: the first letter is one. ``sentence`` and
    ``paragraph`` are numbers that grow, ``opens`` tells whether a sentence begins there. ``quoted`` tells whether the
    word stands inside quotation marks, ``title`` whether its paragraph is set in capitals or with a capital on every
    word, which then tell nothing of names, and ``heading`` whether it is no running text but a headline.
    """

    text: str
    low: list[str]
    start: list[int]
    end: list[int]
    capital: list[bool]
    sentence: list[int]
    paragraph: list[int]
    opens: list[bool]
    quoted: list[bool]
    title: list[bool]
    heading: list[bool]

    def __len__(self) -> int:
        return len(self.low)

    def words_in(self, span: Span) -> tuple[int, int]:
        """The words ``[first, last)`` that begin within ``span``."""
        return bisect_left(self.start, span.start), bisect_left(self.start, span.end)

    def word(self, at: int) -> str:
        """A word as it is written."""
        return self.text[self.start[at] : self.end[at]]

    def written(self, first: int, last: int) -> str:
        """The words ``[first, last)`` as they are written, each run of blanks as one."""
        return " ".join(self.text[self.start[first] : self.end[last - 1]].split()) if last > first else ""

    def span(self, first: int, last: int) -> Span:
        """Where the words ``[first, last)`` stand."""
        return Span(self.start[first], self.end[last - 1])


def read_passage(text: str, spans: Sequence[Span] | None = None, headline: Span | None = None) -> Passage:
    """Cut the words of ``text`` that stand in ``spans`` (None: anywhere), in order; ``headline`` is one of them."""
    blocks = paragraphs_of(text) if spans is None else [p for s in spans for p in _lines(text, s)]
    passage = Passage(text, [], [], [], [], [], [], [], [], [], [])
    sentences = 0
    for number, block in enumerate(blocks):
        begin = len(passage)
        sentences = _read_block(passage, block, number, sentences)
        title = _is_title(passage, begin, len(passage))
        passage.title.extend([title] * (len(passage) - begin))
        first = number == 0 and text[block.end - 1] not in _STOPS and len(passage) - begin <= LONGEST_HEADLINE
        is_heading = headline.overlaps(block) if headline is not None else first
        passage.heading.extend([is_heading] * (len(passage) - begin))
    return passage


def _lines(text: str, span: Span) -> list[Span]:
    return [Span(span.start + a, span.start + b) for a, b in paragraphs_of(text[span.start : span.end])]


def _read_block(passage: Passage, block: Span, number: int, sentences: int) -> int:
    """Append the words of one paragraph; return the number of sentences so far."""
    piece = passage.text[block.start : block.end]
    quotes = canonical_quotes(piece)
    quoted = False
    for sentence in find_sentences(piece):
        count = 0
        for match in _WORD.finditer(piece, sentence.start, sentence.end):
            first, last = match.span()
            written = match.group()
            mark = quotes[first]
            if mark == "“":
                quoted = True
            passage.low.append(written.lower().translate(_PLAIN))
            passage.start.append(block.start + first)
            passage.end.append(block.start + last)
            passage.capital.append(written[0].isupper())
            passage.sentence.append(sentences)
            passage.paragraph.append(number)
            passage.opens.append(count == 0)
            passage.quoted.append(quoted)
            if mark == "”":
                quoted = False
            count += 1
            if count == LONGEST_SENTENCE:
                count, sentences = 1, sentences + 1
        sentences += 1
    return sentences


_SMALL = frozenset("a an the of in on at to for and or but as by with from if nor than vs".split())
LEAST_TITLE = 4  # words that are not small
TITLE_SHARE = 0.9  # of them with a capital


def _is_title(passage: Passage, first: int, last: int) -> bool:
    """Whether nearly every longer word of the paragraph ``[first, last)`` has a capital.

    Past the first paragraph one that ends with a full stop is a sentence, which may be full of names.
    """
    told = [at for at in range(first, last) if passage.low[at][0].isalpha() and passage.low[at] not in _SMALL]
    if len(told) >= 2 and all(passage.word(at).isupper() for at in range(first, last) if passage.low[at].isalpha()):
        return True
    if len(told) < LEAST_TITLE or (first and passage.low[last - 1] in _ENDS):
        return False
    return sum(passage.capital[at] for at in told) >= TITLE_SHARE * len(told)
