"""Find the one country, region or union of states that a name or an office tells of."""

from __future__ import annotations

import re
from functools import lru_cache

from walkback.world import PlaceKind, find_places, senses_of

# Words of these kinds say where a body belongs and are no part of what it is: "Finnish", "of Finland".
_WHERE = frozenset((PlaceKind.COUNTRY, PlaceKind.DEMONYM, PlaceKind.REGION))
# These are seats of governments when they stand alone.
_SEATS = frozenset((PlaceKind.COUNTRY, PlaceKind.CAPITAL, PlaceKind.REGION, PlaceKind.SEAT, PlaceKind.BODY))
_MINISTRIES = frozenset(("department", "ministry", "office", "treasury"))
_POSSESSIVE = re.compile(r"(?:['’]s?(?!\w))?", re.IGNORECASE)


@lru_cache(1 << 15)
def find_country(words: str) -> tuple[str | None, str]:
    """The code of the country, region or union that ``words`` tell of, and the words without its name.

    Where they name none or several ("US-China council") the code is None and the words are returned as they are. Names
    in small letters throughout are read as if they had capitals.
    """
    read = words.title() if words.islower() and len(words.title()) == len(words) else words
    places = find_places(read)
    codes = {place.entity.code for place in places}
    if len(codes) != 1:
        return None, words
    rest, at = [], 0
    for place in places:
        if place.kind in _WHERE:
            rest.append(words[at : place.span.start])
            possessive = _POSSESSIVE.match(words, place.span.end)
            at = possessive.end() if possessive else place.span.end
    rest.append(words[at:])
    return codes.pop(), " ".join("".join(rest).split())


@lru_cache(1 << 14)
def find_seat(words: str) -> tuple[str, str] | None:
    """The code and the body that ``words`` as a whole stand for: "Helsinki", "the White House", "the Pentagon".

    The body is "" where the government is meant.
    """
    sense = next(iter(senses_of(words)), None)
    if sense is None or (sense.kind not in _SEATS and not sense.level):
        return None
    initials = "".join(word[0] for word in sense.level.split())
    is_part = " " in sense.level and initials.upper() not in (sense.entity.code, sense.entity.name.upper())
    is_body = sense.kind not in _SEATS or (sense.kind is PlaceKind.BODY and is_part)
    is_body = is_body or not _MINISTRIES.isdisjoint(sense.level.lower().split())
    if not is_body:
        return sense.entity.code, ""
    name = words.split(maxsplit=1)[-1] if words[:4].lower() == "the " else words
    return sense.entity.code, name if " " in name and sense.kind is not PlaceKind.SEAT else sense.level
