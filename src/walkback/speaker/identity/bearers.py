"""What a person's name tells of who bears it: how many do, and of which sex."""

from __future__ import annotations

from functools import lru_cache

from walkback.speaker.given_name import share_female
from walkback.speaker.identity import lexicon
from walkback.speaker.identity.person import FAMILY_FIRST, PersonName

_COMMON = frozenset(lexicon.COMMON_FAMILY.replace("-", " ").split())
_COMMON_GIVEN = frozenset(lexicon.COMMON_GIVEN.split())
_CACHE = 1 << 16
SURE_GENDER = 0.95  # share of a given name's bearers of one sex from which it tells the sex


@lru_cache(_CACHE)
def commonness(name: PersonName) -> float:
    """How common a name is: 0.0 for a rare family name, 0.5 for a common one, 1.0 with a common given name too."""
    ends = (name.words[-1], *(name.words[:1] if name.words[0] in FAMILY_FIRST else ()))
    family = not _COMMON.isdisjoint(ends)
    first = name.words[0]
    given = len(name.words) == 1 or len(first) == 1 or first in _COMMON_GIVEN or first in FAMILY_FIRST
    return (1.0 if given else 0.5) if family else 0.0


def likely_gender(name: PersonName) -> str:
    """The sex that a given name tells, "f" or "m", or "" where it does not."""
    if len(name.words) < 2 or len(name.words[0]) < 2:
        return ""
    share = share_female(name.words[0])
    return "f" if share >= SURE_GENDER else "m" if share <= 1 - SURE_GENDER else ""
