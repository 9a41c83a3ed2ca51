"""The persons of a text, and pointers from one speaker to another."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass

from walkback.model import MentionHow, SideHow, Speaker, SpeakerKind
from walkback.side import lexicon
from walkback.side.bodies import Bodies
from walkback.side.party import Found, PartyFinder, normal_name
from walkback.text.span import Span

_BREAK = re.compile(r"\n+")
_NAMED = re.compile(r"(?<!^)\b[A-ZÀ-Þ]|^[A-ZÀ-Þ][\w-]+ [A-ZÀ-Þ]")
_TITLES = frozenset(("mr", "mrs", "ms", "dr", "sir", "professor", "prof", "the"))
_NO_NAMES = lexicon.OWN_BODIES | lexicon.EXECUTIVE_BODIES


@dataclass(frozen=True, slots=True)
class SameAs:
    """Speaks for whoever that person speaks for; ``name`` is empty for the person that was named last before ``at``.

    ``family``: as kin of that person, for the family. ``voice``: for the body, by its number among the speakers.
    """

    name: str
    at: int
    evidence: str
    span: Span | None
    family: bool = False
    voice: int | None = None


@dataclass(frozen=True, slots=True)
class People:
    """The speakers of a text that are persons, by family name and by place."""

    speakers: tuple[Speaker, ...]
    bodies: Bodies
    finder: PartyFinder
    by_last: dict[str, tuple[int, ...]]
    places: tuple[tuple[int, int], ...]  # start of a person's mention, number of the speaker
    voices: tuple[tuple[Span, int], ...]  # mentions of bodies that speak, in order, each with the speaker's number

    def is_persons(self, name: str) -> bool:
        """Whether ``name`` is a person's, given name first, whatever kind of speaker it was taken for."""
        words = name.split()
        return len(words) > 1 and all(w in self.bodies.people for w in words) and self.bodies.named(name) is None

    def is_person(self, words: str) -> bool:
        """Whether ``words`` name a person rather than a place or body."""
        if re.match(r"(?:Mr|Mrs|Ms|Dr)\b", words) or self.number_of(words) is not None:
            return True
        if self.bodies.named(words) is not None or self.finder.places_in(words):
            return False
        tokens = words.split(" ")
        if all(w in self.bodies.people for w in tokens):
            return True
        return len(tokens) == 2 and all(w[:1].isupper() and w.casefold() not in _NO_NAMES for w in tokens)

    def number_of(self, name: str) -> int | None:
        """The number of the speaker whom ``name`` names, in full or by the family name."""
        wanted = _name_words(name)
        for number in self.by_last.get(last_name(name).casefold(), ()):
            own = _name_words(self.speakers[number].name)
            if wanted and (wanted <= own or own <= wanted):
                return number
        return None

    def before(self, at: int, own: int) -> int | None:
        """The number of the person who was named last before ``at``, other than ``own``."""
        for index in range(bisect.bisect_left(self.places, (at, 0)) - 1, -1, -1):
            if self.places[index][1] != own:
                return self.places[index][1]
        return None

    def body_before(self, at: int) -> Found | None:
        """The party of the body that spoke last before ``at`` in the same paragraph."""
        index = self._voice_at(at)
        text = self.finder.text
        if index < 0 or "\n" in text[self.voices[index][0].end : at]:
            return None
        span = self.voices[index][0]
        found = self.finder.of(span.of(text), span.start)
        return Found(found.levels, SideHow.CONTEXT) if found is not None else None

    def voice_before(self, at: int, noun: str = "") -> int | None:
        """The number of the body that spoke last before ``at``, in the same paragraph or the one before.

        With ``noun``, of the last whose name ends in it, wherever it spoke. Only a body that is named counts: what "the
        union" is called is told elsewhere.
        """
        text = self.finder.text
        for index in range(self._voice_at(at), -1, -1):
            span, number = self.voices[index]
            if not noun:
                is_near = len(_BREAK.findall(text[span.end : at])) <= 1
                return number if is_near and _NAMED.search(span.of(text)) else None
            if self.speakers[number].name.casefold().split()[-1:] == [noun]:
                return number
        return None

    def _voice_at(self, at: int) -> int:
        return bisect.bisect_left(self.voices, at, key=lambda voice: voice[0].start) - 1

    def meant_by(self, pointer: SameAs, own: int) -> int | None:
        """The number of the speaker to whom a pointer of the speaker ``own`` points."""
        if pointer.voice is not None:
            return pointer.voice if pointer.voice != own else None
        if not pointer.name:
            return self.before(pointer.at, own)
        number = self.number_of(pointer.name)
        return number if number != own else None


def known_people(speakers: Sequence[Speaker], bodies: Bodies, finder: PartyFinder) -> People:
    """Index the persons among ``speakers``."""
    by_last: dict[str, list[int]] = {}
    places: list[tuple[int, int]] = []
    voices: list[tuple[Span, int]] = []
    for number, speaker in enumerate(speakers):
        if speaker.kind is SpeakerKind.PERSON:
            by_last.setdefault(last_name(speaker.name).casefold(), []).append(number)
            places += [(mention.span.start, number) for mention in speaker.mentions]
        elif speaker.kind is SpeakerKind.ORGANISATION:
            voices += [(m.span, number) for m in speaker.mentions if m.how is not MentionHow.PRONOUN]
    index = {last: tuple(numbers) for last, numbers in by_last.items()}
    return People(tuple(speakers), bodies, finder, index, tuple(sorted(places)), tuple(sorted(voices)))


def own_name(speaker: Speaker) -> str:
    """A name for who speaks for nobody: as given, without article or number; a plural source as one."""
    name = normal_name(speaker.name) or "unnamed"
    name = re.sub(r"^(?:two|three|four|five|six|several|some|many|a few|one)\s+(?!of\b)", "", name, flags=re.IGNORECASE)
    name = re.sub(r"^(sources|officials|diplomats)\b", lambda m: m.group(1)[:-1], name, flags=re.IGNORECASE)
    name = re.split(r",| \(", name)[0].strip()
    if speaker.kind in (SpeakerKind.GROUP, SpeakerKind.UNNAMED, SpeakerKind.DOCUMENT) and not name[1:2].isupper():
        name = name[:1].lower() + name[1:]
    return name or "unnamed"


def surname(speaker: Speaker) -> str:
    """The family name, where a full name is known."""
    words = [w for w in speaker.name.split() if w[:1].isupper()]
    return words[-1] if len(words) > 1 else ""


def last_name(name: str) -> str:
    """The last word of a name, without a genitive."""
    return re.sub(r"['’]s?$", "", name.split()[-1]) if name.split() else ""


def _name_words(name: str) -> frozenset[str]:
    return frozenset(w for w in re.findall(r"[\w-]+", name.casefold().removesuffix("'s")) if w not in _TITLES)
