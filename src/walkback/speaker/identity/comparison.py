"""What a comparison of two names finds."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import NamedTuple


class NameLevel(IntEnum):
    """How far two names speak for one bearer, least first."""

    NONE = 0
    WEAK = 1  # may be, if something else speaks for it
    STRONG = 2  # one name in two forms
    EXACT = 3  # the same name; case, accents and titles aside


class NameHow(StrEnum):
    """What two names have to do with one another."""

    SAME = "the same name"
    MIDDLE = "a middle name on one side only"
    SPELLING = "two spellings of one name"
    SHORT_GIVEN = "two forms of one given name"
    ORDER = "the family name first and last"
    ONE_FAMILY = "one of two family names on one side only"
    SECOND_FAMILY = "the second of two family names on one side only"
    INITIAL = "a given name and its initial"
    SLIP = "one letter apart"
    SURNAME = "the family name alone"
    BOTH_SURNAME = "the same family name, without given names"
    ACRONYM = "an acronym and its long form"
    REWORDED = "the same words in another order or form"
    PLAIN = "the same body of any country"  # "the interior ministry"
    SHORT = "the first words of a longer name"
    EXTRA = "one name is part of the other"
    GIVEN_DIFFER = "other given names"
    SURNAME_DIFFER = "other family names"
    GENERATION_DIFFER = "father and son"
    COUNTRY_DIFFER = "bodies of two countries"
    DIFFERENT = "other names"
    NO_NAME = "no name to compare"

    @property
    def level(self) -> NameLevel:
        """The level that it stands for."""
        return _LEVELS.get(self, NameLevel.NONE)


_LEVELS = {
    NameHow.SAME: NameLevel.EXACT,
    NameHow.MIDDLE: NameLevel.STRONG,
    NameHow.SPELLING: NameLevel.STRONG,
    NameHow.SHORT_GIVEN: NameLevel.STRONG,
    NameHow.ORDER: NameLevel.STRONG,
    NameHow.ONE_FAMILY: NameLevel.STRONG,
    NameHow.ACRONYM: NameLevel.STRONG,
    NameHow.REWORDED: NameLevel.STRONG,
    NameHow.SECOND_FAMILY: NameLevel.WEAK,
    NameHow.INITIAL: NameLevel.WEAK,
    NameHow.SLIP: NameLevel.WEAK,
    NameHow.SURNAME: NameLevel.WEAK,
    NameHow.BOTH_SURNAME: NameLevel.WEAK,
    NameHow.PLAIN: NameLevel.WEAK,
    NameHow.SHORT: NameLevel.WEAK,
    NameHow.EXTRA: NameLevel.WEAK,
}


class NameComparison(NamedTuple):
    """The two names that were compared, and what was found."""

    how: NameHow
    left: str
    right: str

    @property
    def level(self) -> NameLevel:
        """How far the names speak for one bearer."""
        return self.how.level

    @property
    def detail(self) -> str:
        """What was found, in words."""
        return self.how.value
