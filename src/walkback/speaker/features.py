"""What speaks for a candidate: agreement, place in the text, and the structure of reported speech."""

from __future__ import annotations

import math

from walkback.speaker import lexicon
from walkback.speaker.entity import SAME_BODY, SAME_OFFICE, Entity
from walkback.speaker.given_name import is_given_name
from walkback.speaker.lexicon import words
from walkback.speaker.name import is_demonym
from walkback.speaker.phrase import Determiner, Kind, Phrase
from walkback.speaker.trace import Place, Trace
from walkback.world.place import senses_of

CLEAR_GENDER = 1.0  # log-odds


def pronoun_features(phrase: Phrase, place: Place, trace: Trace, rank: int) -> dict[str, float]:
    """What speaks for one candidate of a pronoun; ``rank`` counts candidates that agree from the nearest one, 0."""
    entity = trace.entity
    features: dict[str, float] = {}
    woman = phrase.female > 0.5
    if phrase.female != 0.5:
        agreement = entity.female if woman else -entity.female
        features["gender"] = _log_chance(agreement)
        told = entity.told if woman else -entity.told
        if told < 0:
            features["told_clash"] = 1
        if agreement < -CLEAR_GENDER:
            features["gender_clash"] = 1
        elif agreement > CLEAR_GENDER:
            features["gender_sure"] = 1
    features[f"kind_{entity.kind}"] = 1
    if entity.kind is Kind.EITHER and entity.names:
        features["either_given" if is_given_name(entity.longest[0]) else f"either_{min(len(entity.longest), 2)}"] = 1
    if phrase.plural:
        features["plural" if entity.plural or entity.kind is Kind.GROUP else "singular"] = 1
    elif entity.plural:
        features["number_clash"] = 1
    _place_features(features, phrase, place, trace, rank)
    return features


def _log_chance(odds: float) -> float:
    """The logarithm of the probability that belongs to log-odds."""
    return -math.log1p(math.exp(-odds))


def ahead_features(phrase: Phrase, entity: Entity) -> dict[str, float]:
    """What speaks for one who is named only later in the sentence."""
    agreement = entity.female if phrase.female > 0.5 else -entity.female
    features = {"ahead": 1.0, f"ahead_{phrase.role}": 1.0, "gender": _log_chance(agreement)}
    if abs(agreement) > CLEAR_GENDER:
        features["gender_sure" if agreement > 0 else "gender_clash"] = 1
    features[f"kind_{entity.kind}"] = 1
    return features


def _place_features(features: dict[str, float], phrase: Phrase, place: Place, trace: Trace, rank: int) -> None:
    entity = trace.entity
    away = place.sentence - trace.sentence
    near = f"away_{min(away, 5) if away < 4 else 4}"
    features[near] = 1
    if trace.paragraph == place.paragraph:
        features["same_paragraph"] = 1
    elif place.paragraph - trace.paragraph > 1:
        features["paragraphs_away"] = 1
    features[f"rank_{min(rank, 3)}"] = 1
    features["distance"] = math.log1p(max(0, place.first - trace.phrase.first)) / 5
    role = trace.phrase.role
    features[f"role_{role}"] = 1
    if away == 0:
        features[f"same_{role}_{phrase.role}"] = 1
    elif away == 1:
        features[f"next_{role}_{phrase.role}"] = 1
    if trace.leads:
        features[f"leads_{min(away, 2)}"] = 1
    features["count"] = math.log1p(trace.count)
    if trace.in_title:
        features["in_title"] = 1
    if not place.is_source:
        features[f"form_{trace.phrase.form}"] = 1
    told = "source" if place.is_source else "other"
    if place.last_speaker is entity:
        features[f"last_speaker_{told}"] = 1
        if trace.paragraph == place.paragraph:
            features[f"last_speaker_here_{told}"] = 1
    elif trace.spoke >= 0:
        features[f"spoke_{told}"] = 1
    if place.owner is entity:
        features[f"own_content_{told}"] = 1
    if trace.content >= 0 and trace.content in place.said:
        features[f"in_said_{trace.phrase.form}"] = 1
    elif trace.quoted and not place.quoted:
        features[f"from_quotation_{told}"] = 1
    elif trace.content >= 0 and trace.content != place.content:
        features[f"from_content_{told}"] = 1


def description_features(phrase: Phrase, place: Place, trace: Trace, rank: int, later: bool) -> dict[str, float]:
    """What speaks for one candidate of a description; ``later``: it is named only further on."""
    entity = trace.entity
    features: dict[str, float] = {}
    features[f"kinds_{phrase.kind}_{entity.kind}"] = 1
    agreement = (entity.female > 0) == (phrase.female > 0.5)
    if phrase.female != 0.5 and abs(entity.female) > CLEAR_GENDER:
        features["gender_sure" if agreement else "gender_clash"] = 1
    if phrase.plural != (entity.plural or entity.kind is Kind.GROUP):
        features["number_clash"] = 1
    features |= likeness(phrase, entity)
    named = "named" if entity.names else "unnamed"
    features[f"{phrase.determiner}_{named}"] = 1
    if later:
        features["later"] = 1
    else:
        _place_features(features, phrase, place, trace, rank)
    return features


def may_be_called(phrase: Phrase, entity: Entity) -> bool:
    """Whether a word of a description's noun, or of its like, is among what an entity is called; or it is a body."""
    if entity.names and entity.kind is not Kind.PERSON and phrase.kind is not Kind.PERSON:
        return True
    own = entity.words
    head = phrase.head
    return head in own or not SAME_OFFICE.get(head, _NO_WORDS).isdisjoint(own)


def likeness(phrase: Phrase, entity: Entity) -> dict[str, float]:
    """How the words of a description agree with what an entity is called."""
    features: dict[str, float] = {}
    own, described = entity.words, entity.described
    office_heads = {office.head for office in entity.offices}
    best = ""
    if phrase.head in office_heads:
        best = "office"
    elif phrase.head in described:
        best = "described"
    elif entity.kind in (Kind.BODY, Kind.EITHER) and any(
        name[-1] == phrase.head or phrase.head in name for name in entity.names
    ):
        best = "name"
    elif SAME_OFFICE.get(phrase.head, frozenset()) & (office_heads | described):
        best = "office_like"
    elif entity.kind in (Kind.BODY, Kind.EITHER) and SAME_BODY.get(phrase.head, frozenset()) & own:
        best = "name_like"
    elif phrase.head in own:
        best = "word"
    elif phrase.kind in (Kind.BODY, Kind.EITHER) and entity.names and entity.kind is not Kind.PERSON:
        best = f"{_sort_of_head(phrase.head)}_{_sort_of_body(entity)}"
    features[f"head_{best or 'none'}"] = 1
    if phrase.content:
        missing = len(phrase.content - own)
        features["content_shared"] = 1 - missing / len(phrase.content)
        features["content_missing"] = min(missing, 3)
        if not missing:
            features["content_all"] = 1
        informative = {w for w in phrase.content if w not in _QUALIFIERS and not is_demonym(w)}
        if best == "name" and informative and not informative & own:
            features["content_conflict"] = 1
        alike = [o for o in entity.offices if o.head == phrase.head or o.head in SAME_OFFICE.get(phrase.head, ())]
        if alike and all(o.content and not o.content & phrase.content for o in alike):
            features["office_conflict"] = 1
    if phrase.determiner is Determiner.INDEFINITE:
        features["indefinite_alike" if best else "indefinite_none"] = 1
        if not features.get("content_shared") and entity.names:
            features["indefinite_unshared"] = 1
    return features


_NO_WORDS: frozenset[str] = frozenset()
_QUALIFIERS = words(lexicon.QUALIFIERS)
_COMPANY = words(lexicon.COMPANY_BODIES) | words(lexicon.COMPANY_ENDINGS)
_NEWS = words(lexicon.NEWS_BODIES)
_CLUBS = words(lexicon.CLUB_ENDINGS)
_PUBLIC = words(lexicon.PUBLIC_BODIES) | words(lexicon.GOVERNMENT_BODIES)
_SORTS = {
    "company": words(lexicon.COMPANY_WORDS),
    "club": words(lexicon.CLUB_WORDS),
    "place": words(lexicon.PLACE_WORDS),
    "news": words(lexicon.NEWS_WORDS),
    "public": words(lexicon.GOVERNMENT_BODIES) | words(lexicon.PUBLIC_BODIES),
}


def _sort_of_head(head: str) -> str:
    return next((sort for sort, nouns in _SORTS.items() if head in nouns), "other")


def _sort_of_body(entity: Entity) -> str:
    """What sort of body a name tells: a place, a company, a public body, or nothing."""
    if any(senses_of(" ".join(name)) for name in entity.names):
        return "place"
    last = entity.longest[-1]
    if last in _NEWS:
        return "news"
    if last in _CLUBS:
        return "club"
    if last in _COMPANY:
        return "company"
    return "public" if last in _PUBLIC or last.removesuffix("s") in _PUBLIC else "plain"
