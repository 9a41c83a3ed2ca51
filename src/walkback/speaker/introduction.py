"""Find out who is meant where a headline or lead describes somebody before the text gives the name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from walkback.speaker import lexicon
from walkback.speaker.entity import Entity
from walkback.speaker.features import likeness
from walkback.speaker.lexicon import words
from walkback.speaker.passage import Passage
from walkback.speaker.phrase import Determiner, Form, Kind, Phrase, Role
from walkback.speaker.trace import Memory

MOST_PARAGRAPHS = 2  # from the lead to the name
OFFICE_BEFORE = 12  # words before a name in which its office stands

_ANONYMOUS = words(lexicon.ANONYMOUS)
_ANONYMITY = words(lexicon.ANONYMITY)


class Reads(Protocol):
    """What is asked of a text that is being read."""

    passage: Passage
    names: list[Phrase]
    named: dict[tuple[int, int], Entity]
    memory: Memory
    lead: int  # number of the first paragraph that is no headline

    @property
    def by_source(self) -> Mapping[tuple[int, int], Sequence[int]]:
        """The attributions whose source each phrase is, by its key."""
        ...

    def names_from(self, at: int, most: int | None = None) -> Sequence[Phrase]:
        """The names that begin with the word ``at`` or later."""
        ...


def find_introduced(text: Reads, phrase: Phrase, is_source: bool) -> Entity | None:
    """Whom a description in a headline or lead means that the text names soon after; None if that cannot be told.

    News tells first what somebody is and then the name: "A bar owner said on Monday ..." and, in the next paragraph,
    "... Ada Lind told reporters". The name is the first of a person who speaks after the description. It has an office
    like the one described, or comes without a word on who that is. "A hospital" is the first body named in the next
    paragraphs whose name ends so. Sources that are kept anonymous are left alone.
    """
    passage = text.passage
    at = passage.paragraph[phrase.first]
    is_heading = passage.heading[phrase.first]
    if phrase.plural or not (is_heading or at <= text.lead) or not (is_source or is_heading or _is_topic(phrase)):
        return None
    last = max(at, text.lead) + MOST_PARAGRAPHS
    if phrase.kind is Kind.BODY and phrase.determiner is Determiner.INDEFINITE:
        return _find_body(text, phrase, last)
    is_person = phrase.kind is Kind.PERSON or (phrase.kind is Kind.EITHER and phrase.determiner is Determiner.NONE)
    is_shy = phrase.head in _ANONYMOUS and phrase.determiner is Determiner.INDEFINITE
    if not is_person or is_shy or _is_anonymous(passage, phrase):
        return None
    if any("head_described" in likeness(phrase, trace.entity) for trace in text.memory.recent()):
        return None
    return _find_person(text, phrase, last)


def _is_topic(phrase: Phrase) -> bool:
    return phrase.role is Role.SUBJECT and phrase.determiner is not Determiner.INDEFINITE


def _find_person(text: Reads, phrase: Phrase, last: int) -> Entity | None:
    first: Entity | None = None
    is_first = True
    for name in text.names_from(phrase.last):
        entity = text.named[name.key]
        if text.passage.paragraph[name.first] > last:
            break
        is_new = len(name.name) > 1 and name is _first_name(text.passage, entity)
        if entity.kind is not Kind.PERSON or not is_new or name.key not in text.by_source:
            continue
        if entity.told * (phrase.female - 0.5) < 0:
            continue
        told = likeness(phrase, entity)
        if "head_office" in told and "office_conflict" not in told:
            return entity
        is_bare = not any(name.first - OFFICE_BEFORE <= o.first <= name.last + 2 for o in entity.offices)
        if is_first and (is_bare or "head_office_like" in told):
            first = entity
        is_first = False
    return first


def _first_name(passage: Passage, entity: Entity) -> Phrase | None:
    """Where the running text gives the name of an entity first."""
    return next((p for p in entity.phrases if p.form is Form.NAME and not passage.heading[p.first]), None)


def _find_body(text: Reads, phrase: Phrase, last: int) -> Entity | None:
    for name in text.names:
        if text.passage.paragraph[name.first] > last:
            break
        entity = text.named[name.key]
        if entity.kind is Kind.BODY and len(name.name) > 1 and name.name[-1] == phrase.head:
            return entity
    return None


def _is_anonymous(passage: Passage, phrase: Phrase) -> bool:
    """Whether the sentence says that the source is not to be named."""
    at = phrase.first
    near = range(max(0, at - 40), min(len(passage), at + 60))
    return any(passage.low[j] in _ANONYMITY for j in near if passage.sentence[j] == passage.sentence[at])
