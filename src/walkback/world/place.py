"""Text -> the countries, regions and bodies that it names, and in what way."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from walkback.text.span import Span
from walkback.world import lexicon
from walkback.world.entity import Entity
from walkback.world.gazetteer import TOKEN, Gazetteer, PlaceKind, Sense, fold, gazetteer

LONGEST_NAME = 60  # code points

_ARTICLE = re.compile(r"\A(?:the|The|THE)\s+")
_SMALL_STARTS = frozenset(("gardaí", "gardai", "al"))  # names that are written with a small letter
_NAMELIKE = frozenset((PlaceKind.COUNTRY, PlaceKind.CAPITAL, PlaceKind.REGION, PlaceKind.CITY))
_NOT_STATES = frozenset("south north latin central native african asian west east".split())  # "South American"


@dataclass(frozen=True, slots=True)
class Place:
    """Words that name a country, region or body; ``level`` is the body that they name within it, if any."""

    span: Span
    entity: Entity
    kind: PlaceKind
    level: str = ""


def senses_of(words: str) -> tuple[Sense, ...]:
    """Everything that ``words`` can stand for as a whole, likeliest first; empty where nothing is known."""
    table = gazetteer()
    whole = words.strip()
    for name in (whole, _ARTICLE.sub("", whole)):  # "The Hague" keeps its article, "the Pentagon" does not
        folded = fold(name)
        if folded in table.senses and table.exact.get(folded, name) == name:
            return table.senses[folded]
    return ()


def country_of(words: str) -> Entity | None:
    """The country, region or body that ``words`` as a whole name in any way: "Helsinki" and "Finns" give Finland."""
    senses = senses_of(words)
    return senses[0].entity if senses else None


def entity_by_code(code: str) -> Entity | None:
    """The country, region or body with that code: "FI", "CA-BC", "EU"."""
    return gazetteer().entities.get(code)


def find_places(text: str, span: Span | None = None) -> tuple[Place, ...]:
    """Find words that name a country, region or body in ``text``, or in ``span`` of it.

    Spans are offsets into ``text``, in order and disjoint; the longest name counts. A name that can stand for
    several is read as the one whose country the text names elsewhere, else as the likeliest.
    A name that is also a first or family name ("Jordan", "Sydney") is left out where another capitalised word
    stands beside it.
    """
    table = gazetteer()
    start, end = span or Span(0, len(text))
    tokens = [m.span() for m in TOKEN.finditer(text, start, end)]
    found: list[tuple[Span, tuple[Sense, ...]]] = []
    at = 0
    while at < len(tokens):
        taken = _longest(text, tokens, at, table)
        if taken is None:
            at += 1
            continue
        number, place, senses = taken
        if not _is_part_of_name(text, tokens, at, number, senses):
            found.append((place, senses))
        at += number
    sure = Counter(_country_code(s[0].entity) for _, s in found if len(s) == 1)
    return tuple(_settle(place, senses, sure) for place, senses in found)


def _longest(
    text: str, tokens: list[tuple[int, int]], at: int, table: Gazetteer
) -> tuple[int, Span, tuple[Sense, ...]] | None:
    start, first_end = tokens[at]
    first = text[start:first_end]
    if not (first[0].isupper() or first in _SMALL_STARTS):
        return None
    for number in table.starts.get(fold(first), ()):
        if at + number > len(tokens):
            continue
        end = tokens[at + number - 1][1]
        if end - start > LONGEST_NAME or "\n" in text[start:end]:
            continue
        for tail in ("'s", ".", "+", ""):
            if text[end : end + len(tail)].replace("’", "'") != tail:
                continue
            words = text[start : end + len(tail)]
            senses = table.senses.get(fold(words))
            only = table.exact.get(fold(words))
            if senses and (only is None or only == words):
                return number, Span(start, end + len(tail)), senses
    return None


def _is_part_of_name(text: str, tokens: list[tuple[int, int]], at: int, number: int, senses: tuple[Sense, ...]) -> bool:
    start, end = tokens[at][0], tokens[at + number - 1][1]
    before = text[slice(*tokens[at - 1])] if at and text[tokens[at - 1][1] : start] == " " else ""
    after = ""
    if at + number < len(tokens) and text[end : tokens[at + number][0]] == " ":
        after = text[slice(*tokens[at + number])]
    if senses[0].kind is PlaceKind.DEMONYM and before.casefold() in _NOT_STATES:
        return True
    if before == "of" and at > 1 and text[slice(*tokens[at - 2])].casefold() in lexicon.OTHER_THINGS:
        return True
    words = text[start:end]
    if fold(words) not in lexicon.ALSO_NAMES or senses[0].kind not in _NAMELIKE or words.isupper():
        return False
    if before[:1].isupper() and before.casefold() not in lexicon.FUNCTION_WORDS and not senses_of(before):
        return True
    return after[:1].isupper() and not senses_of(after)


def _country_code(entity: Entity) -> str:
    return entity.within or entity.code


def _settle(place: Span, senses: tuple[Sense, ...], sure: Counter[str]) -> Place:
    best = max(range(len(senses)), key=lambda n: (sure[_country_code(senses[n].entity)] > 0, -n))
    sense = senses[best]
    return Place(place, sense.entity, sense.kind, sense.level)
