"""What of an appearance is compared with others, read once."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from walkback.model import SpeakerKind
from walkback.speaker import lexicon as speaker_lexicon
from walkback.speaker.identity.bearers import likely_gender
from walkback.speaker.identity.comparison import NameHow
from walkback.speaker.identity.office import Office, read_office
from walkback.speaker.identity.organisation import BodyName, body_keys, compare_bodies, read_body
from walkback.speaker.identity.people import person_keys
from walkback.speaker.identity.person import PersonName, read_person
from walkback.speaker.identity.record import Appearance
from walkback.speaker.identity.spelling import fold

LONGEST_NAME = 200  # code points; what is longer is no name
MOST_NAMES = 8  # names of one appearance that are compared; further ones are as a rule descriptions

# "analyst at Tolka Securities", "spokesman, Northline Power"
_EMPLOYER = re.compile(r"(?:\b(?:of|at|for|with)\s|,)\s*(?:the\s+)?([A-Z].*)$")
_SHORT_OF = frozenset((NameHow.SHORT, NameHow.ACRONYM))


class Family(StrEnum):
    """Which appearances may be one at all."""

    PERSON = "person"
    BODY = "body"  # organisations and outlets
    REPORT = "report"  # groups and documents: only within their report
    ALONE = "alone"  # who has no name


class Names(NamedTuple):
    """What is compared of the names; two appearances with equal names are compared but once."""

    family: Family
    people: tuple[PersonName, ...]  # the full names, or where there are none, the family names
    bodies: tuple[BodyName, ...]  # the names of several words, or where there are none, the others
    short: tuple[BodyName, ...]  # names of one word besides
    bound: str  # report and name, for what is looked for in one report only

    @property
    def lone(self) -> bool:
        """Whether they are a family name without given names, initials with one, or a body's acronym."""
        if self.people:
            return all(p.lone or p.initials_only for p in self.people)
        return bool(self.bodies) and all(b.acronym or b.size == 1 for b in self.bodies)


class Profile(NamedTuple):
    """An appearance, ready to be compared. Equal profiles are alike in everything but report, outlet and day."""

    names: Names
    gender: str  # "f" or "m" as titles tell it, or ""
    likely_gender: str  # as the given name tells it
    office: Office | None
    organisation: BodyName | None
    side: tuple[BodyName, ...]  # but for what it calls by its own name
    country: str | None


def read_profile(appearance: Appearance) -> Profile:
    """Read the names, the office, the organisation and the side of an appearance."""
    names = _names(appearance)
    own = {fold(n) for n in (appearance.name, *appearance.names)}
    side = tuple(
        body
        for level in filter(_bounded, appearance.side)
        if fold(level) not in own and (body := read_body(level)) and not _tells_nothing(level, body)
    )
    told = _bounded(appearance.office)
    held = told or (_titles(appearance) if names.family is Family.PERSON else "")
    office = read_office(held) if held else None
    employer = _EMPLOYER.search(told)
    words = _bounded(appearance.organisation) or (employer.group(1) if employer else "")
    organisation = read_body(words) if words else None
    countries = [
        *(body.country for body in names.bodies),
        *(level.country for level in reversed(side)),
        office.country if office else None,
        organisation.country if organisation else None,
    ]
    likely = {likely_gender(p) for p in names.people}
    return Profile(
        names,
        _gender(appearance, names),
        likely.pop() if len(likely) == 1 else "",
        office,
        organisation,
        side,
        next(filter(None, countries), None),
    )


def _bounded(words: str | None) -> str:
    return words if words and len(words) <= LONGEST_NAME else ""


def _tells_nothing(level: str, body: BodyName) -> bool:
    """Whether a side could be anybody's: "government", "police", "family"."""
    return body.size == 1 and (body.plain or level.islower())


def _names(appearance: Appearance) -> Names:
    named = (appearance.name, *sorted(appearance.names))
    written = list(dict.fromkeys(n for n in named if n.strip() and len(n) <= LONGEST_NAME))
    match appearance.kind:
        case SpeakerKind.PERSON:
            people = _people(written[: 2 * MOST_NAMES])
            if people:
                return Names(Family.PERSON, people, (), (), "")
        case SpeakerKind.ORGANISATION | SpeakerKind.OUTLET:
            bodies, short = _bodies(appearance, written[: 2 * MOST_NAMES])
            if bodies:
                return Names(Family.BODY, (), bodies, short, "")
        case SpeakerKind.GROUP | SpeakerKind.DOCUMENT:
            bound = f"{appearance.report}:{appearance.kind}:{fold(appearance.name)}"
            return Names(Family.REPORT, (), (), (), bound)
        case SpeakerKind.UNNAMED:
            pass
    return Names(Family.ALONE, (), (), (), appearance.key)


def _people(written: list[str]) -> tuple[PersonName, ...]:
    read = [p for p in map(read_person, written) if p]
    full = [p for p in read if not p.lone and not p.initials_only]
    if not full:
        full = [p for p in read if not p.lone] or read
    distinct: dict[object, PersonName] = {}
    for person in full:
        plain = person._replace(written=" ".join(person.words), gender="", titles="")
        distinct.setdefault((person.words, person.generation, person.nickname), plain)
    return tuple(sorted(distinct.values(), key=lambda p: (p.words, p.written))[:MOST_NAMES])


def _bodies(appearance: Appearance, written: list[str]) -> tuple[tuple[BodyName, ...], tuple[BodyName, ...]]:
    if appearance.kind is SpeakerKind.OUTLET and appearance.outlet:
        written = [*written, appearance.outlet]
    read = [b for b in map(read_body, written) if b]
    telling = [b for b in read if not b.plain or b.size > 1]
    narrow = read_body(appearance.side[0]) if appearance.side else None
    if narrow and any(_is_called(b, narrow) for b in read):
        telling.append(narrow)  # "the ministry", which speaks for the interior ministry
    elif narrow and any(compare_bodies(b, narrow).how in _SHORT_OF for b in telling):
        telling.append(narrow)  # "Orrin", which speaks for Orrin Travel
    if not telling:
        return (), ()
    several = [b for b in telling if b.size > 1]
    chosen = several or telling
    distinct = {(b.words, b.country): b for b in sorted(chosen, key=lambda b: b.written)}
    short = {(b.words, b.country): b for b in sorted(telling, key=lambda b: b.written) if b not in chosen}
    bodies = tuple(sorted(distinct.values(), key=lambda b: (b.words, b.country or ""))[:MOST_NAMES])
    return bodies, tuple(sorted(short.values(), key=lambda b: b.words)[:MOST_NAMES])


def _is_called(name: BodyName, body: BodyName) -> bool:
    """Whether a name may be a body's: one word that says what it is, or that word for the last of its own."""
    if name.size == 1 and not name.plain:
        return False
    return name.words[:-1] in ((), body.words[:-1]) and _may_be_called(name.words[-1], body)


def _may_be_called(word: str, body: BodyName) -> bool:
    """Whether a body may be called by one word that says what it is: "the force" for a constabulary."""
    if body.government:
        return word in ("government", "administration", "cabinet", "authorities")
    rows = [row for row in _body_rows() if word in row]
    if word in body.words or any(not row.isdisjoint(body.words) for row in rows):
        return True
    # A company's name need not say that it is one.
    return any("company" in row for row in rows) and not any(w in row for w in body.words for row in _body_rows())


@cache
def _body_rows() -> tuple[frozenset[str], ...]:
    """Words that are used for one another, in the form that `read_body` gives them."""
    return tuple(
        frozenset(w for word in row.split() if (b := read_body(word)) for w in b.words)
        for row in speaker_lexicon.SAME_BODY
    )


def _titles(appearance: Appearance) -> str:
    """The titles before a name that are offices, in the longest form that the report has."""
    written = [appearance.name, *appearance.names]
    if appearance.honorific:
        written.append(f"{appearance.honorific} {appearance.name}")
    return max((p.titles for p in map(read_person, written) if p), key=lambda t: (len(t), t), default="")


def _gender(appearance: Appearance, names: Names) -> str:
    if names.family is not Family.PERSON:
        return ""
    told = {p.gender for n in (appearance.name, *appearance.names) if (p := read_person(n)) and p.gender}
    if appearance.honorific:
        honoured = read_person(f"{appearance.honorific} X")
        told |= {honoured.gender} if honoured and honoured.gender else set()
    return told.pop() if len(told) == 1 else ""


def blocks_of_names(names: Names) -> frozenset[str]:
    """Keys such that the names of two appearances that could be one share one."""
    if names.family is Family.PERSON:
        return frozenset().union(*map(person_keys, names.people))
    if names.family is Family.BODY:
        return frozenset().union(*map(body_keys, (*names.bodies, *names.short)))
    return frozenset((f"{names.family}:{names.bound}",))
