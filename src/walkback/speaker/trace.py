"""Remember, while a text is read, where entities were mentioned last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from walkback.speaker.entity import Entity
from walkback.speaker.phrase import Kind, Phrase

WINDOW = 12  # sentences back in which candidates are looked for
MOST_CANDIDATES = 10
MOST_SEARCHED = 200  # entities back, where more than the nearest are looked at


@dataclass(slots=True)
class Trace:
    """Where an entity was last mentioned, up to the place that is being read."""

    entity: Entity
    phrase: Phrase
    sentence: int
    paragraph: int
    quoted: bool
    leads: bool  # the first mention of its sentence
    count: int = 1
    in_title: bool = False
    spoke: int = -1  # number of the last saying that is theirs
    content: int = -1  # number of the attribution in whose content it stands


@dataclass(slots=True)
class Place:
    """Where a phrase stands, and what was said up to there."""

    first: int
    sentence: int
    paragraph: int
    quoted: bool
    is_source: bool
    sayings: int  # how many up to there
    content: int = -1  # number of the attribution in whose content it stands
    owner: Entity | None = None  # whose content that is, if known
    own_quoted: bool = False
    last_speaker: Entity | None = None
    said: tuple[int, ...] = ()  # numbers of the attributions whose source it is


class Memory:
    """The last trace of each entity, in the order in which they were left.

    What stands in the content of attributions is kept apart from the reporter's own words: who is spoken of by others
    does not take the place of who speaks.
    """

    def __init__(self) -> None:
        self._all: dict[int, Trace] = {}
        self._outer: dict[int, Trace] = {}  # those in the reporter's own words
        self._leader = (-1, -1)  # a sentence, and the number of the entity that is mentioned first in it

    def __contains__(self, entity: Entity) -> bool:
        return entity.number in self._all

    def leave(self, entity: Entity, phrase: Phrase, place: Place) -> None:
        """Remember a mention."""
        old = self._all.pop(entity.number, None)
        if self._leader[0] != place.sentence and entity.kind is not Kind.DOCUMENT:
            self._leader = place.sentence, entity.number
        trace = Trace(
            entity,
            phrase,
            place.sentence,
            place.paragraph,
            place.quoted,
            self._leader == (place.sentence, entity.number),
            (old.count if old else 0) + 1,
            (old.in_title if old else False) or place.paragraph == 0,
            old.spoke if old else -1,
            place.content,
        )
        self._all[entity.number] = trace
        if place.content < 0:
            self._outer.pop(entity.number, None)
            self._outer[entity.number] = trace

    def note_saying(self, entity: Entity, number: int) -> None:
        """Remember that a saying, the ``number``-th, is theirs."""
        for traces in (self._all, self._outer):
            if entity.number in traces:
                traces[entity.number].spoke = number

    def near(self, place: Place) -> list[Trace]:
        """Where entities were mentioned before, the nearest first, at most `MOST_CANDIDATES`."""
        if not place.is_source or place.content >= 0:
            return self._within(self._all, place)
        outer = self._within(self._outer, place)
        told = [t for t in self._within(self._all, place) if t.entity.number not in self._outer]
        return sorted([*outer, *told], key=lambda t: -t.phrase.first)[:MOST_CANDIDATES]

    def _within(self, traces: dict[int, Trace], place: Place) -> list[Trace]:
        found: list[Trace] = []
        for trace in reversed(traces.values()):
            if place.sentence - trace.sentence > WINDOW or len(found) == MOST_CANDIDATES:
                break
            if trace.phrase.first < place.first:
                found.append(trace)
        return found

    def recent(self) -> Iterator[Trace]:
        """The last `MOST_SEARCHED` entities, the nearest first."""
        for searched, trace in enumerate(reversed(self._all.values())):
            if searched == MOST_SEARCHED:
                return
            yield trace
