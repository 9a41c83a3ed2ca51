"""Tell which sayings of a text have one speaker, by the words for their sources."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from walkback.model import Attribution
from walkback.statement.lexicon import words as table
from walkback.when import lexicon

USES = 20  # voices of one name, and names of one voice, that are looked at
RECENT = 3  # voices among which the one that "he" or "the minister" stands for is looked for

_COMMA = re.compile(r"[,;()]")
_TAIL = re.compile(r"\s+(?:of|for|from|at|in|on|with|who|whom|which|that|to|by|about|seen|obtained|close)\b")
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_HE = table("he himself mr sir lord spokesman chairman father son brother husband king prince congressman")
_SHE = table("she herself mrs ms miss dame lady spokeswoman chairwoman mother daughter sister wife queen princess")
_SINGULAR = frozenset(("he", "she", "himself", "herself"))
_NEUTER = frozenset(("it", "itself"))
_PRONOUNS = _SINGULAR | _NEUTER | {"they", "themselves"}
_DEFINITE = table("the its his her their this that")
_NO_NAMES = table(lexicon.NO_NAMES)
_PEOPLE = table(lexicon.PEOPLE)
_BODIES = table(lexicon.BODIES)
_TITLES = table("mr mrs ms miss mx dr prof professor sir dame lord lady")


@dataclass(slots=True)
class _Voice:
    """A speaker, as far as words for sources tell; ``parts`` are those of the words read last."""

    parts: list[list[str]] = field(default_factory=list)  # by comma, each up to "of", "for", "at"
    names: list[list[str]] = field(default_factory=list)  # of these, the words of names
    is_person: bool = False
    is_body: bool = False
    is_he: bool = False
    is_she: bool = False

    def take(self, other: _Voice) -> None:
        """Add what other words for the same speaker tell."""
        self.parts = other.parts
        self.names = (self.names + [names for names in other.names if names not in self.names])[:USES]
        self.is_person |= other.is_person
        self.is_body |= other.is_body
        self.is_he |= other.is_he
        self.is_she |= other.is_she


def group_voices(text: str, attributions: Sequence[Attribution], order: Sequence[int]) -> dict[int, int]:
    """Return the voice of each attribution in ``order``: those with one voice have one speaker.

    A source continues a voice if it is left out, a pronoun that fits, shares a name, or is what one of its kind is
    called: "the ministry" after "the Ministry of Health", "the company" after a firm's name, "the chairman" after a
    person's. This is bolder than linking speakers is, and to carry a day on it did as well on development data.

    Args:
        text: what every span is an offset into.
        attributions: of the text.
        order: the numbers of those that are looked at, in the order of the text.
    """
    found: dict[int, int] = {}
    choir = _Choir()
    for number in order:
        told = _read(text, attributions[number])
        found[number] = choir.continued(attributions[number], told)
        choir.hear(found[number], told)
    return found


class _Choir:
    """The voices that were heard so far."""

    def __init__(self) -> None:
        self.voices: list[_Voice] = []
        self._recent: list[int] = []  # the last ones, the latest last
        self._by_word: dict[str, dict[int, None]] = {}  # the voices that a word was used for, the latest last

    def hear(self, voice: int, told: _Voice) -> None:
        """Take what the words for a voice tell; its number may be the next one."""
        if voice == len(self.voices):
            self.voices.append(_Voice())
        self.voices[voice].take(told)
        if voice in self._recent:
            self._recent.remove(voice)
        self._recent = [*self._recent, voice][-RECENT:]
        for word in {word for part in told.parts for word in (*part, *(word.lower() for word in part))}:
            used = self._by_word.setdefault(word, {})
            used.pop(voice, None)
            used[voice] = None

    def continued(self, one: Attribution, told: _Voice) -> int:
        """The voice that an attribution goes on with; the number of the next if it begins one."""
        new = len(self.voices)
        last = self._recent[::-1]
        if not told.parts:
            return last[0] if last and not one.cue else new
        words = [word.lower() for part in told.parts for word in part]
        if len(words) == 1 and words[0] in _PRONOUNS:
            return next((voice for voice in last if _fits(words[0], self.voices[voice])), new)
        if told.names:
            known = (voice for names in told.names for voice in self._used(names[-1]))
            return next((voice for voice in known if _shares_name(told, self.voices[voice])), new)
        if len(words) < 2 or words[0] not in _DEFINITE:
            return new
        head = told.parts[0][-1].lower()
        if used := self._used(head):
            return used[0]
        if head in _BODIES:
            return next((v for v in last if self.voices[v].names and not self.voices[v].is_person), new)
        if head in _PEOPLE:
            return next((voice for voice in last if _may_be(head, self.voices[voice])), new)
        return new

    def _used(self, word: str) -> list[int]:
        """The voices that a word was used for, the latest first."""
        return list(reversed(self._by_word.get(word, {})))[:USES]


def _may_be(head: str, voice: _Voice) -> bool:
    """Whether "the chairman" may be somebody who was named."""
    if voice.is_body or not (any(len(names) > 1 for names in voice.names) or voice.is_he or voice.is_she):
        return False
    return not (head in _HE and voice.is_she) and not (head in _SHE and voice.is_he)


def _shares_name(told: _Voice, voice: _Voice) -> bool:
    return any(
        names[-1] in other and (len(names) == 1 or len(other) == 1 or names[0] in other)
        for names in told.names
        for other in voice.names
    )


def _read(text: str, attribution: Attribution) -> _Voice:
    words = " ".join(span.of(text) for span in attribution.source)[:400]
    parts = []
    for piece in _COMMA.split(words):
        core = _WORD.findall(_TAIL.split(piece, maxsplit=1)[0]) or _WORD.findall(piece)[:1]
        if core:
            parts.append([word.removesuffix("'s").removesuffix("’s") for word in core])
    low = [word.lower() for part in parts for word in part]
    names = [
        found
        for part in parts
        if part[-1].lower() not in _PEOPLE
        and (found := [w for w in part if w[0].isupper() and w.lower() not in _NO_NAMES | _PEOPLE | _PRONOUNS])
    ]
    return _Voice(
        parts,
        names,
        not _PEOPLE.isdisjoint(low) or not _TITLES.isdisjoint(low),
        any(part[-1].lower() in _BODIES for part in parts),
        not _HE.isdisjoint(low),
        not _SHE.isdisjoint(low),
    )


def _fits(pronoun: str, voice: _Voice) -> bool:
    """Whether a pronoun may stand for a voice."""
    if pronoun in _SINGULAR:
        wrong = voice.is_she if pronoun in _HE else voice.is_he
        return not wrong and (voice.is_person or (bool(voice.names) and not voice.is_body))
    if pronoun in _NEUTER:
        return not voice.is_person and not voice.is_he and not voice.is_she
    return True
