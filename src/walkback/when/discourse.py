"""Carry the time of a saying on to others of the text of which nothing is told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from walkback.model import Attribution, Window, WindowHow
from walkback.statement.clause import verb_forms
from walkback.statement.lexicon import any_of
from walkback.statement.lexicon import words as table
from walkback.text.span import Span
from walkback.when import lexicon
from walkback.when.document import Document
from walkback.when.phrase import Bearing
from walkback.when.setting import OFFSET, Setting
from walkback.when.tense import Tense, is_gone_by, read_tense
from walkback.when.voices import group_voices

BACKGROUND = 10  # days before the report; what was said earlier is told as background
NEAR = 2  # paragraphs over which a day is carried on; more or fewer were worse on development data
LOOKBACK = 12  # sayings back
OFFSET_REACH = 12  # blanks between "two days after" and the cue
HEADLINE_BODY = 60  # first sayings of the text that a headline may sum up
SUMMED = 1000  # code points of a part of an attribution whose words are compared with the headline's

_THEN = re.compile(rf"\s*{any_of(lexicon.THEN)}\b", re.IGNORECASE)
_LABEL = re.compile(r"[^\S\n]*(?:\([^)\n]{1,40}\))?[^\S\n]*:")
_LETTER = re.compile(r"[^\W\d_]")  # a reader may take the colon after a label for the cue
_TOLD = re.compile(r"\b(?:told|informed|assured|briefed)\b", re.IGNORECASE)
_TITLED = re.compile(r"(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Sen|Rep|Gov|Gen)\b")
_WHO = re.compile(r"\bwho\s+$")
_FULL_NAME = re.compile(r"(?:^|,\s|\s)[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ]\.)?\s[A-ZÀ-Þ][\w’'-]+")
_STEM = re.compile(r"[^\W_]{3,}")
_COMMON = table("the and was had has that for were")
_PEOPLE = table(lexicon.PEOPLE)


def carry_on(setting: Setting, document: Document, windows: Sequence[Window | None]) -> list[Window | None]:
    """Return ``windows`` with those added that the rest of the text tells.

    In the order of the text: a turn of a transcript is of the document's day; "at the time" is the time told just
    before, and "two days after she said" counts from the sentence's own day; a saying is of the day of the same
    speaker's saying before it, or right after it in the paragraph; one whose speaker is named after having been
    described is of the description's day; in a document that is dated as a whole, what its issuer says and what is
    said in the present tense is of its day. Then a headline is of the day of the saying that it sums up.

    Args:
        setting: the text and its attributions.
        document: what its first lines tell.
        windows: what each attribution's own sentence tells.
    """
    return _Carrier(setting, document, windows).carry()


class _Carrier:
    def __init__(self, setting: Setting, document: Document, windows: Sequence[Window | None]) -> None:
        self.setting = setting
        self.document = document
        self.windows = list(windows)
        self.body = [number for number in setting.order if setting.start(number) >= document.headline_end]
        self.voices = group_voices(setting.text, setting.attributions, self.body)
        self.counted: set[int] = set()  # sayings whose day is counted from another's
        self.issuer = self._find_issuer()

    def carry(self) -> list[Window | None]:
        for place, number in enumerate(self.body):
            if self.windows[number] is not None:
                continue
            if self._is_turn(number):
                self.windows[number] = self._of_document(WindowHow.VENUE)
                continue
            before = self.body[max(0, place - LOOKBACK) : place]
            self.windows[number] = (
                self._then(number)
                or self._offset(number)
                or self._from_before(number, before)
                or self._from_after(number, self.body[place + 1 : place + 2])
                or self._elaborated(number, before)
                or self._issued(number)
            )
        for number in self.setting.order:
            if self.setting.start(number) < self.document.headline_end and self.windows[number] is None:
                self.windows[number] = self._summed_up(number)
        return self.windows

    # ------------------------------------------------------------------------------------------ told by words

    def _is_turn(self, number: int) -> bool:
        one = self.setting.attributions[number]
        if not one.source or not one.content or any(_LETTER.search(span.of(self.setting.text)) for span in one.cue):
            return False
        label = _LABEL.match(self.setting.text, one.source[-1].end)
        return label is not None and label.end() <= one.content[0].start + 1

    def _of_document(self, how: WindowHow) -> Window | None:
        date = self.document.date
        return self.setting.window(date, Bearing.ON, how) if date is not None else None

    def _then(self, number: int) -> Window | None:
        """The time that "then" or "at the time" right after the cue points to."""
        one = self.setting.attributions[number]
        if not one.cue or not _THEN.match(self.setting.text, one.cue[0].end):
            return None
        last = self.setting.last_dated_before(one.cue[0].start)
        if last is None or self.setting.scene.paragraph_at(last.timex.span.start) != self.setting.paragraph(number):
            return None
        return self.setting.window(last, Bearing.ON, WindowHow.SENTENCE)

    def _offset(self, number: int) -> Window | None:
        """The day that "two days after she said" counts to, from the sentence's own day or the report's."""
        setting = self.setting
        cues = setting.attributions[number].cue
        sentence = setting.scene.sentence_at(cues[0].start) if cues else None
        if sentence is None:
            return None
        start = cues[0].start
        for match in OFFSET.finditer(setting.text, max(sentence.span.start, start - 20 * OFFSET_REACH), start):
            places = sentence.places(Span(match.end(), start)) if match.end() < start else range(0)
            lows = [sentence.words[place].low for place in places]
            if len(lows) > OFFSET_REACH or any(low in verb_forms().past_only or low in ",;:" for low in lows):
                continue
            base = self._day_before(number, match.start()) or setting.published_on
            if base is None:
                continue
            many = match["many"].lower()
            count = int(many) if many.isdigit() else lexicon.NUMBERS[many]
            count *= 7 if match["unit"].lower() == "week" else 1
            try:
                day = base + timedelta(days=-count if match["way"].lower() == "after" else count)
            except OverflowError:
                continue
            self.counted.add(number)
            return Window(day, day, WindowHow.SENTENCE, match.group(), Span(*match.span()))
        return None

    def _day_before(self, number: int, end: int) -> date | None:
        """The day of a saying of the same sentence that is told before ``end``."""
        sentence = self.setting.scene.number_at(self.setting.start(number))
        for other in self.setting.near(sentence, number):
            window = self.windows[other]
            cue = self.setting.attributions[other].cue
            if other != number and window is not None and window.day is not None and cue and cue[0].end <= end:
                return window.day
        return None

    # ------------------------------------------------------------------------------------------ inferred

    def _from_before(self, number: int, before: Sequence[int]) -> Window | None:
        """The day of the saying before it by the same speaker, some paragraphs back at most."""
        cue = self.setting.attributions[number].cue
        if self._tense(number) in (Tense.PRESENT, Tense.PERFECT) or (cue and is_gone_by(self.setting.scene, cue[0])):
            return None
        for earlier in reversed(before):
            if not self._is_near(number, earlier):
                return None
            if self.voices[earlier] == self.voices[number] and self._share_nest(number, earlier):
                return self._passed_on(earlier)
        return None

    def _from_after(self, number: int, after: Sequence[int]) -> Window | None:
        """The day of the same speaker's next saying in the paragraph: "Lind denied it. “No,” she said on Friday."."""
        if not after or self._tense(number) is not Tense.PAST or not self._share_nest(number, after[0]):
            return None
        window = self.windows[after[0]]
        if window is None or window.day is None or self.voices[after[0]] != self.voices[number]:
            return None
        return self._passed_on(after[0]) if self.setting.paragraph(after[0]) == self.setting.paragraph(number) else None

    def _elaborated(self, number: int, before: Sequence[int]) -> Window | None:
        """The day of a saying whose speaker is told by what they are first, then by name and audience.

        "A police chief apologised on Thursday. “We were wrong,” Ann Lind told reporters."
        """
        one = self.setting.attributions[number]
        text = self.setting.text
        if not one.cue or not _TOLD.search(one.cue[0].of(text)):
            return None
        if not any(_FULL_NAME.search(span.of(text)) for span in one.source):
            return None
        for earlier in reversed(before):
            if not self._is_near(number, earlier):
                return None
            other = self.setting.attributions[earlier]
            if other.nested_in is not None or self._is_background(earlier):
                continue
            window = self.windows[earlier]
            return self._passed_on(earlier) if window and not window.is_inferred and self._describes(other) else None
        return None

    def _issued(self, number: int) -> Window | None:
        """The day of a release, for what its issuer says in it and for what is said in the present tense."""
        if self.issuer is None:
            return None
        if self.voices[number] != self.voices[self.issuer] and self._tense(number) is not Tense.PRESENT:
            return None
        return self._of_document(WindowHow.DISCOURSE)

    def _summed_up(self, number: int) -> Window | None:
        """The day of the saying in the text below that a headline sums up: the one that shares the most words."""
        one = self.setting.attributions[number]
        content, source = self._stems(one.content), self._stems(one.source)
        best: tuple[float, int] | None = None
        for place, other in enumerate(self.body[:HEADLINE_BODY]):
            below = self.setting.attributions[other]
            if below.nested_in is not None:
                continue
            # Of two that share as much, the first; who speaks weighs more than a word of what is said.
            score = len(content & self._stems(below.content)) + 1.5 * len(source & self._stems(below.source))
            score += 0.5 * (not place)
            if best is None or score > best[0]:
                best = score, other
        window = self.windows[best[1]] if best is not None else None
        return replace(window, how=WindowHow.DISCOURSE, moment=None) if window is not None else None

    # ------------------------------------------------------------------------------------------ what a saying is

    def _find_issuer(self) -> int | None:
        """The first saying of a document that is dated as a whole: a release, a notice, a bulletin.

        It calls itself one, or has a date line and says "today" of a body's first words in it.
        """
        date, order = self.document.date, self.body
        if date is None or not order:
            return None
        for number in order[:2]:
            window = self.windows[number]
            if window is None or window.day != date.first or self._is_person(self.setting.attributions[number]):
                continue
            if window.evidence.lower().startswith(("today", "this ")):
                return number
        return order[0] if self.document.calls_itself else None

    def _is_person(self, one: Attribution) -> bool:
        words = " ".join(span.of(self.setting.text) for span in one.source)
        return "," in words or not _PEOPLE.isdisjoint(words.lower().split()) or bool(_TITLED.match(words))

    def _describes(self, one: Attribution) -> bool:
        """Whether a source says what a person is and not who: "a police chief"; or is left out."""
        if not one.source:
            return True
        words = one.source[0].of(self.setting.text)
        head = re.split(r"\s+(?:of|for|in|at)\s|,", words, maxsplit=1)[0].split()
        return bool(head) and head[-1].lower() in _PEOPLE and "," not in words

    def _is_background(self, number: int) -> bool:
        """Whether a saying is told as gone by, so that what follows is not of its day: "had said", "who said"."""
        if number in self.counted or self._tense(number) is Tense.PLUPERFECT:
            return True
        window, published = self.windows[number], self.setting.published_on
        last = window.last if window is not None else None
        if last is not None and published is not None and (published - last).days > BACKGROUND:
            return True
        start = self.setting.start(number)
        return bool(_WHO.search(self.setting.text[max(0, start - 8) : start]))

    def _passed_on(self, number: int) -> Window | None:
        window = self.windows[number]
        if window is None or self._is_background(number):
            return None
        return replace(window, how=WindowHow.DISCOURSE, moment=None)

    def _is_near(self, number: int, earlier: int) -> bool:
        return self.setting.paragraph(number) - self.setting.paragraph(earlier) <= NEAR

    def _share_nest(self, number: int, other: int) -> bool:
        attributions = self.setting.attributions
        return attributions[number].nested_in == attributions[other].nested_in

    def _tense(self, number: int) -> Tense:
        cue = self.setting.attributions[number].cue
        return read_tense(self.setting.scene, cue[0]) if cue else Tense.NONE

    def _stems(self, spans: Sequence[Span]) -> set[str]:
        text = self.setting.text
        found = (word.lower() for span in spans for word in _STEM.findall(span.of(text)[:SUMMED]))
        return {word[:5] for word in found if word not in _COMMON}
