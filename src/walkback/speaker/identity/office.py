"""Read what somebody holds or does, and compare two such offices."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from walkback.speaker import lexicon as speaker_lexicon
from walkback.speaker.identity import lexicon
from walkback.speaker.identity.country import find_country
from walkback.speaker.identity.spelling import fold

_CACHE = 1 << 15
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_FILLERS = frozenset(lexicon.OFFICE_FILLERS.split())
_TIME = frozenset(lexicon.TIME_WORDS.split())
_RANKS = frozenset(lexicon.RANK_WORDS.split())


class Office(NamedTuple):
    """An office in parts, folded: roles ("minister"), what of ("interior"), rank below it ("deputy"), country."""

    written: str
    roles: frozenset[str]
    topics: frozenset[str]
    ranks: frozenset[str]
    country: str | None
    lay: bool  # a private person's: "passenger"
    official: bool


class OfficeLikeness(StrEnum):
    """What two offices have to do with one another."""

    SAME = "the same office"
    SAME_HEAD = "heads of what is told once or never"
    SAME_ROLE = "the same role, of what is told once or never"
    SAME_FIELD = "the same field"
    OTHER = "other words"
    OTHER_FIELD = "the same role in another field"
    OTHER_RANK = "another rank"
    OTHER_WALK = "a private person and an official"
    OTHER_COUNTRY = "offices of two countries"


@cache
def _one_form() -> dict[str, str]:
    return {form: row.split()[0] for row in lexicon.OFFICE_WORDS.strip().splitlines() for form in row.split()}


@cache
def _roles() -> frozenset[str]:
    tables = (speaker_lexicon.ROLES, speaker_lexicon.MALE_ROLES, speaker_lexicon.FEMALE_ROLES, speaker_lexicon.OFFICES)
    listed = frozenset().union(*(speaker_lexicon.words(t) for t in tables), lexicon.LAY_ROLES.split())
    return frozenset(_one_form().get(w, w) for w in map(fold, listed)) - _RANKS


@cache
def _forms_of(table: str) -> frozenset[str]:
    return frozenset(_one_form().get(w, w) for w in table.split())


@lru_cache(_CACHE)
def read_office(words: str) -> Office | None:
    """The parts of an office, or None where no word is left of it."""
    country, rest = find_country(words)
    found = [_one_form().get(w.removesuffix("'s"), w.removesuffix("'s")) for w in _WORD.findall(fold(rest))]
    kept = [w for w in found if w not in _FILLERS and w not in _TIME]
    ranks = frozenset(kept) & _RANKS
    roles = frozenset(w for w in kept if w in _roles())
    topics = frozenset(kept) - roles - ranks
    if not roles and not topics:
        return None
    lay = bool(roles & _forms_of(lexicon.LAY_ROLES))
    official = bool(roles & _forms_of(lexicon.OFFICIAL_ROLES))
    return Office(words, roles, topics, ranks, country, lay and not official, official)


@lru_cache(_CACHE)
def compare_offices(left: Office, right: Office) -> OfficeLikeness:
    """What two offices have to do with one another; the order of the two does not matter."""
    if left.country and right.country and left.country != right.country:
        return OfficeLikeness.OTHER_COUNTRY
    roles, topics = left.roles & right.roles, left.topics & right.topics
    if roles:
        if left.ranks != right.ranks:
            return OfficeLikeness.OTHER_RANK
        if topics:
            return OfficeLikeness.SAME
        if left.topics and right.topics:
            return OfficeLikeness.OTHER_FIELD
        return OfficeLikeness.SAME_HEAD if roles & _forms_of(lexicon.HEADS) else OfficeLikeness.SAME_ROLE
    if (left.lay and right.official) or (right.lay and left.official):
        return OfficeLikeness.OTHER_WALK
    if topics:
        return OfficeLikeness.SAME if not left.roles or not right.roles else OfficeLikeness.SAME_FIELD
    return OfficeLikeness.OTHER
