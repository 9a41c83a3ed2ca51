"""Say of an entity what a text tells: name, kind, office, organisation, and where it is mentioned."""

from __future__ import annotations

from walkback.model import Mention, MentionHow, Speaker, SpeakerKind
from walkback.speaker import lexicon
from walkback.speaker.discourse import Discourse
from walkback.speaker.entity import Entity
from walkback.speaker.given_name import is_given_name
from walkback.speaker.lexicon import words
from walkback.speaker.name import fold
from walkback.speaker.phrase import Form, Kind
from walkback.world.place import senses_of

_NEWS = words(lexicon.NEWS_WORDS)
MOST_NAME_WORDS = 4  # of a person's name without other signs
_LEADING = words(lexicon.DEFINITE) | words("a an his her its their our my your")
_HOW = {
    Form.NAME: MentionHow.NAME,
    Form.DESCRIPTION: MentionHow.DESCRIPTION,
    Form.PRONOUN: MentionHow.PRONOUN,
}


def portray(discourse: Discourse, number: int, outlet: str | None) -> Speaker:
    """The speaker that the entity with that number is."""
    entity = discourse.entities[number]
    passage = discourse.passage
    mentions = []
    for phrase in sorted(entity.phrases, key=lambda p: p.first):
        meant = discourse.meant.get(phrase.key)
        confidence = meant.confidence if meant is not None and meant.entity is entity else 0.99
        mentions.append(Mention(passage.span(phrase.first, phrase.last), _HOW[phrase.form], round(confidence, 4)))
    honorific = next((p.honorific for p in entity.phrases if p.honorific), None)
    office = organisation = None
    for one in entity.offices:
        if office is None and one.complement != (one.first, one.last):
            office = _without_article(discourse, one.first, one.last)
        if organisation is None:
            stretch = one.complement or one.possessor
            if stretch is not None:
                organisation = _without_article(discourse, *stretch)
    name = name_of(discourse, entity)
    return Speaker(
        name,
        SpeakerKind.OUTLET if _is_outlet(discourse, entity, name, outlet) else _kind_of(entity, name),
        tuple(mentions),
        honorific,
        office,
        organisation,
    )


def name_of(discourse: Discourse, entity: Entity) -> str:
    """The fullest name without titles, or the fullest description without its article."""
    passage = discourse.passage
    if entity.names:
        longest = entity.names[entity.longest]
        name = passage.written(longest.name_first, longest.name_last)
        end = passage.end[longest.name_last - 1]
        is_dotted = "." in passage.low[longest.name_last - 1] and passage.text[end : end + 1] == "."
        return name + "." if is_dotted else name  # "U.N."
    described = [p for p in entity.phrases if p.form is Form.DESCRIPTION]
    if not described:
        first = entity.phrases[0]
        return passage.written(first.first, first.last)
    fullest = max(described, key=lambda p: (p.last - p.first, -p.first))
    return _without_article(discourse, fullest.first, fullest.last)


def _without_article(discourse: Discourse, first: int, last: int) -> str:
    passage = discourse.passage
    while first < last - 1 and passage.low[first] in _LEADING:
        first += 1
    return passage.written(first, last)


def _kind_of(entity: Entity, name: str) -> SpeakerKind:
    if entity.kind is Kind.DOCUMENT:
        return SpeakerKind.DOCUMENT
    if entity.kind is Kind.GROUP or entity.plural:
        return SpeakerKind.GROUP
    if entity.names:
        is_person = entity.kind is Kind.PERSON or (entity.kind is Kind.EITHER and _is_like_person(entity, name))
        return SpeakerKind.PERSON if is_person else SpeakerKind.ORGANISATION
    return SpeakerKind.ORGANISATION if entity.kind is Kind.BODY else SpeakerKind.UNNAMED


def _is_like_person(entity: Entity, name: str) -> bool:
    """Whether a name that may be anybody's is more likely a person's: by its length, or by a pronoun.

    A place that could be a given name ("London", "Victoria") is a person's only if a pronoun tells.
    """
    longest = entity.longest
    pronouns = any(p.form is Form.PRONOUN and p.female != 0.5 for p in entity.phrases)
    if len(longest) == 1 and senses_of(name):
        return pronouns
    return pronouns or is_given_name(longest[0]) or 1 < len(longest) <= MOST_NAME_WORDS


def _is_outlet(discourse: Discourse, entity: Entity, name: str, outlet: str | None) -> bool:
    """Whether a speaker is the publication itself: by its name, or as "this newspaper"."""
    if outlet is not None and entity.names and entity.kind is not Kind.PERSON:
        own, known = set(fold(outlet).split()) - {"the"}, set(fold(name).split()) - {"the"}
        if own and own == known:
            return True
    return any(
        p.form is Form.DESCRIPTION and p.head in _NEWS and discourse.passage.low[p.first] in ("this", "our")
        for p in entity.phrases
    )
