"""Compare two names, of people or of bodies."""

from __future__ import annotations

from walkback.model import SpeakerKind
from walkback.speaker.identity.comparison import NameComparison, NameHow
from walkback.speaker.identity.organisation import compare_bodies, read_body
from walkback.speaker.identity.people import compare_people
from walkback.speaker.identity.person import read_person


def compare_names(left: str, right: str, kind: SpeakerKind = SpeakerKind.PERSON) -> NameComparison:
    """What two names have to do with one another: the level, and in words what was found.

    EXACT is one name (case, accents, honorifics and legal forms aside), STRONG one name in two forms
    (transliterations, nicknames, a middle name, an acronym and its long form), WEAK what may be one bearer if
    something else speaks for it (an initial, a family name alone, "the interior ministry"), and NONE anything else.
    People are compared as people, every other kind as bodies. The order of the two does not matter.
    """
    if kind is SpeakerKind.PERSON:
        one, other = read_person(left), read_person(right)
        if one and other:
            return compare_people(one, other)._replace(left=left, right=right)
    else:
        first, second = read_body(left), read_body(right)
        if first and second:
            return compare_bodies(first, second)._replace(left=left, right=right)
    return NameComparison(NameHow.NO_NAME, left, right)
