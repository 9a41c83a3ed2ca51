"""The table of all names, made once from the country package and our own rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from walkback.world import lexicon
from walkback.world.entity import Entity, EntityKind


class PlaceKind(StrEnum):
    """In what way words name a country, region or body."""

    COUNTRY = "country"
    CAPITAL = "capital"  # stands for the government where it speaks
    REGION = "region"
    CITY = "city"  # tells the country, but stands for itself
    DEMONYM = "demonym"  # adjectives and people
    SEAT = "seat"  # a building, street or office of the executive
    BODY = "body"
    AGENCY = "agency"  # speaks for the government: a force, a service
    INSTITUTION = "institution"  # of that country, but speaks for itself: a legislature, a court, a regulator


# Single letters with stops ("U.S."), else letters; an apostrophe within, but for the possessive.
TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’](?!s\b|S\b)[^\W\d_]+)*\d*")


@dataclass(frozen=True, slots=True)
class Sense:
    """What one name stands for. ``level`` is the body that the words name within it ("White House"), if any."""

    entity: Entity
    kind: PlaceKind
    level: str = ""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names in folded letters to their senses, likeliest first; ``longest`` is the most words a name has.

    ``starts`` maps a name's first word to the numbers of words that names with it have, longest first.
    ``exact`` maps a folded name to the only writing in which it counts.
    """

    senses: dict[str, tuple[Sense, ...]]
    entities: dict[str, Entity]
    starts: dict[str, tuple[int, ...]]
    exact: dict[str, str]


def fold(words: str) -> str:
    """The form that names are looked up in: one apostrophe, one blank, small letters."""
    return " ".join(words.replace("’", "'").split()).casefold()


_CONTINENTS = frozenset(("Africa", "America", "Asia", "Australia", "Europe"))  # of time zones named after cities


def _plurals(demonym: str) -> tuple[str, ...]:
    takes_s = not demonym.endswith(("s", "sh", "ch", "ese", "x", "z"))
    return (demonym, demonym + "s") if takes_s else (demonym,)


@cache
def _package() -> tuple[dict[str, Any], ...]:
    """The rows of the country package, which is not imported before they are asked for."""
    from countryinfo import CountryInfo

    return tuple(dict(info) for info in CountryInfo.all().values())


def _countries() -> dict[str, Entity]:
    names: dict[str, str] = dict(lexicon.PREFERRED)
    adjectives = {code: words.split(" ")[0] for words, code, _ in reversed(lexicon.DEMONYMS)}
    for info in _package():
        code = (info.get("ISO") or {}).get("alpha2")
        if code and len(code) == 2 and code not in lexicon.TERRITORIES:
            names.setdefault(code, str(info["name"]))
            if demonym := info.get("demonym"):
                adjectives[code] = str(demonym).split(",")[0]
    adjectives |= lexicon.ADJECTIVES
    return {
        code: Entity(code, name, EntityKind.COUNTRY, adjectives.get(code, ""), code in lexicon.WITH_ARTICLE)
        for code, name in names.items()
    }


@cache
def gazetteer() -> Gazetteer:
    """Return the table; the first call makes it, in some tens of milliseconds."""
    entities = _countries()
    found: dict[str, list[Sense]] = {}
    exact: dict[str, str] = {}

    def add(name: str, code: str, kind: PlaceKind, level: str = "") -> None:
        sense = Sense(entities[code], kind, level)
        senses = found.setdefault(fold(name), [])
        if all(s.entity is not sense.entity for s in senses):
            senses.append(sense)
        if name in lexicon.EXACT:
            exact[fold(name)] = name

    for code, entity in list(entities.items()):
        add(entity.name, code, PlaceKind.COUNTRY)
    for name, code, _ in lexicon.COUNTRY_NAMES:
        add(name, code, PlaceKind.COUNTRY)
    for name, code, others, _ in lexicon.BODIES:
        entities[code] = Entity(code, name, EntityKind.BODY)
        for words in filter(None, (name, *others.split("|"))):
            add(words, code, PlaceKind.BODY, "" if words == name or words.isupper() else words)
    for name, code, _ in lexicon.CAPITALS:
        add(name, code, PlaceKind.CAPITAL)
    for words, code, _ in lexicon.DEMONYMS:
        for word in _demonym_words(words):
            add(word, code, PlaceKind.DEMONYM)
    for name, country, code, seats, others in lexicon.REGIONS:
        listed = [w for w in others.split("|") if w]
        adjective = next((w for w in listed if w.endswith(("ish", "an", "ian", "al", "ese", "sh", "ic", "ven"))), "")
        has_article = code in ("FR-COR",) or name.endswith(("Islands", "Region", "Territories", "Territory"))
        has_article = has_article or name in ("Azores", "Basque Country", "Western Cape", "Eastern Cape")
        entities[code] = Entity(code, name, EntityKind.REGION, adjective, has_article, within=country)
        add(name, code, PlaceKind.REGION)
        for seat in filter(None, seats.split("|")):
            add(seat, code, PlaceKind.CITY if seat in lexicon.CITY_FIRST else PlaceKind.CAPITAL)
        for word in listed:
            add(word, code, PlaceKind.DEMONYM if word[-1:] != "." and not word.isupper() else PlaceKind.REGION)
    for name, code, level, _ in lexicon.SEATS:
        add(name, code, PlaceKind.SEAT, level)
    for name, code, level, what, _ in lexicon.AGENCIES:
        add(name, code, PlaceKind.AGENCY if what == "executive" else PlaceKind.INSTITUTION, level)
    for info in _package():
        code = (info.get("ISO") or {}).get("alpha2") or ""
        if code not in entities or entities[code].kind is not EntityKind.COUNTRY:
            continue
        add(str(info["name"]), code, PlaceKind.COUNTRY)
        capital = info.get("capital")
        if isinstance(capital, str) and capital.casefold() not in lexicon.NO_METONYM:
            add(capital, code, PlaceKind.CAPITAL)
        elif isinstance(capital, str) and capital.casefold() not in ("brussels", "victoria", "kingston"):
            add(capital, code, PlaceKind.CITY)
        for zone in info.get("timezoneNames") or ():
            continent, _, city = zone.partition("/")
            if continent in _CONTINENTS and "/" not in city:
                add(city.replace("_", " "), code, PlaceKind.CITY)
        for demonym in filter(None, str(info.get("demonym") or "").split(",")):
            for word in _plurals(demonym):
                add(word, code, PlaceKind.DEMONYM)
    for code, cities in lexicon.CITIES.items():
        for city in cities.split():
            add(city.replace("_", " "), code, PlaceKind.CITY)
    lengths: dict[str, set[int]] = {}
    for name in found:
        tokens = TOKEN.findall(name)
        lengths.setdefault(tokens[0], set()).add(len(tokens))
    return Gazetteer(
        {name: tuple(senses) for name, senses in found.items()},
        entities,
        {word: tuple(sorted(numbers, reverse=True)) for word, numbers in lengths.items()},
        exact,
    )


def _demonym_words(words: str) -> list[str]:
    whole = ("Central African", "South Sudanese", "New Zealander", "Cape Verdean")
    return [words] if words in whole else words.split(" ")
