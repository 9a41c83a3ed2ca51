"""Speakers of a text, by the words that are planted for them: ``[minister: the minister, Ann Lund]``."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from walkback.model import Mention, MentionHow, Speaker, SpeakerKind
from walkback.side.find import find_sides
from walkback.side.parties import Parties
from walkback.text.span import Span

_PLANT = re.compile(r"\[(?P<id>\w+)(?:\((?P<kind>\w+)(?:, (?P<name>[^()]*))?\))?: (?P<words>[^\[\]]*)\]")
_PRONOUNS = frozenset("he she it they his her".split())

ReadSpeakers = Callable[[str], tuple[str, dict[str, Speaker]]]
FindSides = Callable[..., dict[str, tuple[str, ...] | None]]


def _read(marked: str) -> tuple[str, dict[str, Speaker]]:
    text = ""
    at = 0
    found: dict[str, tuple[str | None, str | None, list[tuple[Span, str]]]] = {}
    for match in _PLANT.finditer(marked):
        text += marked[at : match.start()]
        kind, name, places = found.setdefault(match["id"], (match["kind"], match["name"], []))
        places.append((Span(len(text), len(text) + len(match["words"])), match["words"]))
        text += match["words"]
        at = match.end()
    text += marked[at:]
    speakers = {}
    for key, (kind, name, places) in found.items():
        mentions = tuple(
            Mention(span, MentionHow.PRONOUN if words.lower() in _PRONOUNS else MentionHow.NAME)
            for span, words in places
        )
        fullest = max((w for _, w in places), key=len)
        speakers[key] = Speaker(name or fullest, SpeakerKind(kind or "person"), mentions)
    return text, speakers


@pytest.fixture
def read_speakers() -> ReadSpeakers:
    """The text without its marks and the speakers that they plant, by key.

    A mark gives the kind of speaker and, where it is not the words themselves, the name, both at the first place only:
    ``[lund(person, Ann Lund): the minister, Ann Lund]``. The kind is a person's where none is given.
    """
    return _read


@pytest.fixture
def sides() -> FindSides:
    """The levels of each planted speaker's side, by key; paragraphs are the lines of the text."""

    def find(
        marked: str, *, outlet: str | None = None, parties: Parties | None = None
    ) -> dict[str, tuple[str, ...] | None]:
        text, speakers = _read(marked)
        spans = [Span(*m.span()) for m in re.finditer(r"[^\n]+", text)]
        found = find_sides(text, tuple(speakers.values()), outlet=outlet, parties=parties, spans=spans)
        for side in found:
            if side is not None and side.span is not None:
                assert side.span.of(text) == side.evidence
        return {key: side.levels if side else None for key, side in zip(speakers, found, strict=True)}

    return find
