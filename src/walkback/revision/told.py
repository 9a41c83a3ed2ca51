"""A version with all that was found in it, ready to be asked what stands where."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from walkback.model import Attribution, BlockKind, Figure, MentionHow, Reading, Timex, Version
from walkback.revision import lexicon
from walkback.revision.wording import content_words
from walkback.text.span import Span

_NO_ANSWER = re.compile(lexicon.NO_ANSWER, re.IGNORECASE)


@dataclass(frozen=True)
class Told:
    """A version with all that was found in it."""

    version: Version
    reading: Reading

    @property
    def text(self) -> str:
        """The version's text."""
        return self.version.text

    @property
    def compared_spans(self) -> list[Span]:
        """The blocks that are compared: all but what is no part of the report."""
        return [block.span for block in self.version.blocks if block.kind is not BlockKind.FURNITURE]

    @cached_property
    def _contents(self) -> list[tuple[int, int, int]]:
        return sorted((s.start, s.end, n) for n, one in enumerate(self.reading.attributions) for s in one.content)

    def statements_in(self, span: Span) -> list[Attribution]:
        """The attributions of which a part of the content lies in ``span``, but for those inside another's words."""
        at = bisect_left(self._contents, (span.start,))
        while at and self._contents[at - 1][1] > span.start:
            at -= 1
        found: dict[int, Attribution] = {}
        for start, end, number in self._contents[at:]:
            if start >= span.end:
                break
            if end > span.start:
                found[number] = self.reading.attributions[number]
        return [one for one in found.values() if one.nested_in is None]

    @cached_property
    def _cues(self) -> list[tuple[int, int, Attribution]]:
        outer = [(one.cue or one.source, one) for one in self.reading.attributions if one.nested_in is None]
        return [(parts[0].start, parts[-1].end, one) for parts, one in outer if parts]

    def cues_in(self, span: Span) -> list[Attribution]:
        """The attributions whose cue, or source where there is none, lies in ``span``."""
        near = [one for start, end, one in self._cues if start < span.end and span.start < end]
        return [one for one in near if any(span.overlaps(part) for part in (one.cue or one.source))]

    def figures_in(self, span: Span) -> list[Figure]:
        """The figures in ``span``."""
        return [one for one in self.reading.figures if span.overlaps(one.span)]

    def name_of(self, one: Attribution) -> str | None:
        """The name of an attribution's speaker in small letters; None where nobody knows who it is."""
        return None if one.speaker is None else self.reading.speakers[one.speaker.speaker].name.casefold()

    def is_unnamed(self, number: int) -> bool:
        """Whether a speaker is called by pronouns alone."""
        return all(mention.how is MentionHow.PRONOUN for mention in self.reading.speakers[number].mentions)

    def names_at(self, span: Span) -> list[tuple[int, Span]]:
        """The names and pronouns of speakers in ``span``, or right beside it where it is empty."""
        start, end = (span.start, span.end) if span.start < span.end else (span.start - 1, span.end + 1)
        return [(number, name) for number, name in self._names if name.start < end and start < name.end]

    @cached_property
    def _names(self) -> list[tuple[int, Span]]:
        hows = (MentionHow.NAME, MentionHow.PRONOUN)
        return [
            (number, mention.span)
            for number, one in enumerate(self.reading.speakers)
            for mention in one.mentions
            if mention.how in hows
        ]

    def times_at(self, span: Span) -> list[Timex]:
        """The time expressions in ``span``, or right beside it where it holds but little words."""
        start, end = span if content_words(span.of(self.text)) else (span.start - 2, span.end + 2)
        return [one for one in self.reading.timexes if one.span.start < end and start < one.span.end]

    def untimed(self, span: Span) -> str:
        """The words of ``span`` without its time expressions."""
        kept, at = [], span.start
        for timex in self.times_at(span):
            kept.append(self.text[at : max(at, timex.span.start)])
            at = max(at, timex.span.end)
        return " ".join((*kept, self.text[at : max(at, span.end)]))

    def is_silence(self, span: Span) -> bool:
        """Whether a sentence tells that somebody did not answer, and nothing else."""
        match = _NO_ANSWER.search(self.text, span.start, span.end)
        return match is not None and not any(one.content[0].end <= match.start() for one in self.statements_in(span))

    def says_no_answer(self, span: Span) -> bool:
        """Whether ``span`` tells, among other things perhaps, that somebody did not answer."""
        return _NO_ANSWER.search(self.text, span.start, span.end) is not None

    def kind_at(self, at: int) -> BlockKind:
        """Of what kind the block at ``at`` is."""
        return next((b.kind for b in self.version.blocks if b.span.start <= at < b.span.end), BlockKind.PARAGRAPH)

    def speaker_of(self, words: str) -> int | None:
        """The number of the speaker that ``words`` name."""
        return self._speakers.get(words.casefold())

    @cached_property
    def _speakers(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for number, one in enumerate(self.reading.speakers):
            for mention in one.mentions:
                found.setdefault(mention.span.of(self.text).casefold(), number)
        return found
