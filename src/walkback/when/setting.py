"""A text with its sayings and its days, in the form in which they are held against each other."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from walkback.model import Attribution, Timex, TimexType, Window, WindowHow
from walkback.text.span import Span
from walkback.timex.days import days_of
from walkback.when import lexicon
from walkback.when.phrase import Bearing
from walkback.when.scene import Scene

AHEAD = 2  # days by which a saying may be dated after the report: editorials and papers of the coming day
AROUND = 3  # days by which "two weeks ago" may be out
MOST_NEAR = 60  # attributions of one sentence that are looked at together; more are no sentence's

_DAY_WORD = re.compile(
    r"day\b|\b(?:yester|to|over)(?:night|day)|\blast (?:night|evening)|\bthis (?:morning|afternoon|evening)|\beve\b|"
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\b|\d[-/.]\d+[-/.]\d|"
    r"\b(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\b",
    re.IGNORECASE,
)
_WEEK_AGO = re.compile(r"(?:a|one) week ago(?: today)?", re.IGNORECASE)  # in news that day, not some day of that week
_WEEKS_AGO = re.compile(r"\bweeks ago$", re.IGNORECASE)
OFFSET = re.compile(
    r"\b(?P<many>\d{1,2}|" + "|".join(lexicon.NUMBERS) + r")\s+(?P<unit>day|week)s?\s+(?P<way>after|before)\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(r"(?:later (?:this|on|today|tonight)|next|the coming|coming|tomorrow)\b", re.IGNORECASE)
_MOD_BEARING = {
    "BEFORE": Bearing.BEFORE,
    "ON_OR_BEFORE": Bearing.BEFORE,
    "AFTER": Bearing.AFTER,
    "ON_OR_AFTER": Bearing.AFTER,
}


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression with the first and the last day that it covers."""

    timex: Timex
    first: date
    last: date

    @property
    def day(self) -> date | None:
        """The day, if it is one day."""
        return self.first if self.first == self.last else None


def read_dated(text: str, timex: Timex, published_on: date | None) -> Dated | None:
    """The days that a time expression covers; None for one that tells no days by itself.

    Such are durations and sets, a time of day of whatever day is told of ("at 9.40", "in the evening"), and an
    expression that counts from what follows it ("two days after").
    """
    if timex.type in (TimexType.SET, TimexType.DURATION):
        return None
    words = timex.span.of(text)
    if OFFSET.match(words):
        return None
    if published_on is not None and _WEEK_AGO.fullmatch(words):
        try:
            day = published_on - timedelta(days=7)
        except OverflowError:
            return None
        return Dated(timex, day, day)
    if timex.type is TimexType.TIME and not _DAY_WORD.search(words):
        return None
    days = days_of(timex.value)
    if days is None:
        return None
    around = timedelta(days=AROUND if _WEEKS_AGO.search(words) and days[0] == days[1] else 0)
    try:
        return Dated(timex, days[0] - around, days[1] + around)
    except OverflowError:
        return None


@dataclass(frozen=True)
class Setting:
    """A text, its attributions, its dated expressions in order, and its sentences."""

    text: str
    attributions: Sequence[Attribution]
    dated: Sequence[Dated]
    published_on: date | None
    scene: Scene

    def start(self, number: int) -> int:
        """Where an attribution is told: its cue's start, else its source's or its content's."""
        one = self.attributions[number]
        parts = one.cue or one.source or one.content
        return parts[0].start if parts else 0

    def paragraph(self, number: int) -> int:
        """The number of the paragraph in which an attribution is told."""
        return self.scene.paragraph_at(self.start(number))

    @cached_property
    def order(self) -> list[int]:
        """The numbers of the attributions in the order of the text."""
        return sorted(range(len(self.attributions)), key=self.start)

    @cached_property
    def _dated_starts(self) -> list[int]:
        return [one.timex.span.start for one in self.dated]

    def dated_within(self, span: Span) -> Sequence[Dated]:
        """The expressions that begin within ``span``."""
        starts = self._dated_starts
        return self.dated[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    def last_dated_before(self, at: int) -> Dated | None:
        """The last expression that begins before ``at``."""
        place = bisect_left(self._dated_starts, at)
        return self.dated[place - 1] if place else None

    @cached_property
    def _by_sentence(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for number in self.order:
            one = self.attributions[number]
            touched: set[int] = set()
            for span in (*one.source, *one.cue, *one.content):
                first = self.scene.number_at(span.start)
                touched.update(range(first, self.scene.number_at(max(span.start, span.end - 1)) + 1))
            for sentence in touched:
                found.setdefault(sentence, []).append(number)
        return found

    @cached_property
    def _places(self) -> dict[int, int]:
        return {number: place for place, number in enumerate(self.order)}

    def near(self, sentence: int, number: int) -> Sequence[int]:
        """The attributions that touch a sentence, of very many those around ``number``."""
        found = self._by_sentence.get(sentence, [])
        if len(found) <= MOST_NEAR:
            return found
        middle = bisect_left(found, self._places[number], key=self._places.__getitem__)
        return found[max(0, middle - MOST_NEAR // 2) : middle + MOST_NEAR // 2]

    def is_possible(self, dated: Dated) -> bool:
        """Whether something that is reported can have been said then."""
        if _TO_COME.match(self.text, dated.timex.span.start):
            return False
        return self.published_on is None or (dated.first - self.published_on).days <= AHEAD

    def window(self, dated: Dated, bearing: Bearing, how: WindowHow) -> Window:
        """The window that an expression gives to a saying on which it bears so."""
        span = dated.timex.span
        first: date | None = dated.first
        last: date | None = dated.last
        if bearing is Bearing.ON and dated.timex.mod in _MOD_BEARING:
            bearing = _MOD_BEARING[dated.timex.mod]
        if bearing is Bearing.AFTER:
            last = max(dated.last, self.published_on) if self.published_on is not None else None
        elif bearing is Bearing.BEFORE:
            first = None
        return Window(first, last, how, span.of(self.text), span)
