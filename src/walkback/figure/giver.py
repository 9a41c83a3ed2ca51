"""Link each figure to the attribution that gives it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from walkback.model import Attribution, CueClass, Figure, Polarity
from walkback.text.sentences import find_sentences
from walkback.text.span import Span

TURN = 2000  # code points of a speaker's turn, at most
_REACH = 400  # code points around a figure in which its sentence is looked for
# "She put the number at 40", "the union gave the cost as £3m": who states a number without reported words.
_STATES = re.compile(
    r"^(?P<who>[^,;:“”\"()]{1,90}?)(?:,[^,;“”\"]{1,50},)?\s+"
    r"(?:(?:has|have|had|also|now|later|still|then|since|itself|himself|herself)\s+)*"
    r"(?:(?:puts?|put|sets?|estimated?s?|reckon(?:ed|s)?|values?|valued)\s[^.;“”\"]{1,120}?\bat|"
    r"(?:gave|gives?|given)\s[^.;“”\"]{1,120}?\bas|(?:boast(?:ed|s)|sp(?:oke|eaks|oken)|talk(?:ed|s)|told)\s+of|"
    r"(?:sets?\s+out|shows?|lists?|records?)\s[^.;“”\"]{0,80}?)"
    r"(?:\s[^.;“”\"]{1,160}?)?\s+[“\"]?$",
    re.IGNORECASE,
)
# What goes on behind "Ms Lind said": still her words, more often than not.
_GOES_ON = re.compile(
    r",\s+(?:against|leaving|including|among|adding|bringing|compared|up|down|from|with|more\s+than|fewer|less|most|many|some|"
    r"about|nearly|at\s+least|half|of\s+(?:them|whom)|and\s+(?:at\s+least|about|another|more))\b[^.;“”\"]*$",
    re.IGNORECASE,
)
# What is demanded, promised or offered is an act that somebody else may tell of.
_ACTS = (CueClass.DEMAND, CueClass.PROMISE)
_ACT_VERBS = re.compile(
    r"\b(?:offer|propos|tabl(?:ed?|ing)|order|request|seek|sought|ask(?:ed|s|ing)?\s+for|bid|agree)\w*", re.IGNORECASE
)
_NUMBERED = re.compile(r"\s*(?:[A-Z]{0,2}\d{0,4}[.:)]?\s+)?")  # before the label of a turn: "Q41 "
_PRONOUNS = frozenset("he she it they".split())
_WORD = re.compile(r"[^\W_]+")
_IDLE = frozenset("the a an of for its his her their and s mr mrs ms dr sir".split())


def link_givers(text: str, figures: Sequence[Figure], attributions: Sequence[Attribution]) -> tuple[Figure, ...]:
    """Set ``by`` of each figure to the number of the attribution that gives it; None is the reporter's own.

    The giver is the innermost attribution whose content holds the figure and that puts its content forward: who
    asks, denies or tells nothing gives no figure, and neither does who demands something within another's words. A
    figure that no content holds goes to the attribution whose words the rest of its sentence carries on ("..., she
    said, leaving two missing"), or, where its own sentence says who puts the number ("the board put the number at
    11"), to the nearest attribution of that source.
    """
    holders = _Holders(attributions)
    linked = []
    for figure in figures:
        around = holders.around(figure.span)
        by = _giver_of(text, around, attributions)
        if not around:
            by = _beside(text, figure, attributions, holders)
        linked.append(replace(figure, by=by))
    return tuple(linked)


class _Holders:
    """The content spans of attributions in order, to look up which of them hold a figure."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self.spans = sorted((span, i) for i, a in enumerate(attributions) for span in a.content)
        self.starts = [span.start for span, _ in self.spans]
        self.sizes = [sum(s.end - s.start for s in a.content) for a in attributions]
        self.ends: list[int] = []  # the furthest end of the spans up to each
        for span, _ in self.spans:
            self.ends.append(max(span.end, self.ends[-1]) if self.ends else span.end)

    def around(self, figure: Span) -> list[int]:
        """The attributions whose content holds most of a figure, the shortest content first."""
        middle = (figure.start + figure.end) // 2
        found = []
        for at in range(bisect_left(self.starts, middle + 1) - 1, -1, -1):
            if self.ends[at] <= middle:
                break
            span, index = self.spans[at]
            if span.end > middle:
                found.append(index)
        return sorted(set(found), key=lambda i: (self.sizes[i], i))

    def near(self, position: int) -> Iterator[int]:
        """The attributions whose content begins within `TURN` of a position, those before it first."""
        for at in range(bisect_left(self.starts, position) - 1, -1, -1):
            if self.starts[at] < position - TURN:
                break
            yield self.spans[at][1]
        for at in range(bisect_left(self.starts, position), len(self.spans)):
            if self.starts[at] > position + TURN:
                break
            yield self.spans[at][1]

    def before(self, position: int) -> Iterator[int]:
        """The attributions whose content begins before a position, the nearest first."""
        for at in range(bisect_left(self.starts, position) - 1, -1, -1):
            yield self.spans[at][1]

    def after(self, position: int) -> Iterator[int]:
        """The attributions whose content begins at a position or later, the nearest first."""
        for at in range(bisect_left(self.starts, position), len(self.spans)):
            yield self.spans[at][1]


def _giver_of(text: str, around: Sequence[int], attributions: Sequence[Attribution]) -> int | None:
    """The first of the attributions, the inner ones first, that gives a figure of its content."""
    done: int | None = None
    for index in around:
        attribution = attributions[index]
        if attribution.cue_class is CueClass.ASK or attribution.polarity is not Polarity.AFFIRMS:
            continue
        if attribution.cue_class in _ACTS or any(_ACT_VERBS.search(text, *span) for span in attribution.cue):
            done = index if done is None else done
            continue
        return index
    return done


def _beside(text: str, figure: Figure, attributions: Sequence[Attribution], holders: _Holders) -> int | None:
    """Who gives a figure that no content holds: by the turn or the sentence that it stands in."""
    start, end = max(0, figure.span.start - _REACH), min(len(text), figure.span.end + _REACH)
    sentence = next((s for s in find_sentences(text, start, end) if s.start <= figure.span.start < s.end), None)
    if sentence is None:
        return None
    line = text.rfind("\n", 0, figure.span.start) + 1
    for index in holders.near(figure.span.start):
        if _giver_of(text, [index], attributions) is None:
            continue
        attribution = attributions[index]
        if _has_turn(text, line, attribution) or _carries_on(text, sentence, figure, attribution):
            return index
    stated = _STATES.search(text[sentence.start : figure.span.start])
    return None if stated is None else _source_named(text, stated["who"], figure.span.start, attributions, holders)


def _has_turn(text: str, line: int, attribution: Attribution) -> bool:
    """Whether a line of a transcript is the attribution's: its label, which is the source, opens the line."""
    label = attribution.source[0] if attribution.source else None
    return (
        label is not None
        and line <= label.start
        and _NUMBERED.fullmatch(text, line, label.start) is not None
        and text[label.end : label.end + 1] == ":"
    )


def _carries_on(text: str, sentence: Span, figure: Figure, attribution: Attribution) -> bool:
    """Whether the sentence goes on with the figure behind the content and its source."""
    told = max((s.end for s in (*attribution.cue, *attribution.source)), default=-1)
    if not sentence.start <= attribution.content[0].start < attribution.content[-1].end <= told <= figure.span.start:
        return False
    return _GOES_ON.match(text, told, figure.span.start) is not None


def _source_named(
    text: str, who: str, position: int, attributions: Sequence[Attribution], holders: _Holders
) -> int | None:
    """The nearest attribution, those before a position first, whose source is called that."""
    names = [w.lower() for w in _WORD.findall(who) if w.lower() not in _IDLE]
    if who.strip().lower() in _PRONOUNS:
        return next((i for i in holders.before(position) if attributions[i].source), None)
    if not names:
        return None
    for index in (*holders.before(position), *holders.after(position)):
        source = {w.lower() for span in attributions[index].source for w in _WORD.findall(span.of(text))} - _IDLE
        if names[-1] in source:
            return index
    return None
