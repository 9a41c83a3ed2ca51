"""Compare the names of two people."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import product

from walkback.speaker.identity import lexicon
from walkback.speaker.identity.comparison import NameComparison, NameHow
from walkback.speaker.identity.person import PersonName, Reading, readings
from walkback.speaker.identity.spelling import Likeness, compare_words, shortened, sound_key

_CACHE = 1 << 16


@lru_cache(_CACHE)
def compare_people(left: PersonName, right: PersonName) -> NameComparison:
    """What two people's names have to do with one another; the same whichever comes first."""
    if (left.words, left.written) > (right.words, right.written):
        how = compare_people(right, left).how
    elif left.generation and right.generation and left.generation != right.generation:
        how = NameHow.GENERATION_DIFFER
    else:
        how = _compare(left, right)
    return NameComparison(how, left.written, right.written)


def joined(words: tuple[str, ...]) -> str:
    """Words without what parts them: "Jong-un", "Jong Un" and "Jongun" are one name."""
    return "".join(words).replace("-", "")


_RANK = {how: rank for rank, how in enumerate(reversed(NameHow))}


def _compare(left: PersonName, right: PersonName) -> NameHow:
    if left.words == right.words and left.regal == right.regal:
        return NameHow.BOTH_SURNAME if left.lone else NameHow.SAME
    if len(left.words) > 1 and len(right.words) > 1 and joined(left.words) == joined(right.words):
        return NameHow.SAME  # "Jong-un", "Jongun"
    return max(
        (_compare_readings(a, b, left, right) for a, b in product(readings(left), readings(right))),
        key=lambda how: (how.level, _RANK[how]),
    )


def _compare_readings(a: Reading, b: Reading, left: PersonName, right: PersonName) -> NameHow:
    if not a.family or not b.family:
        return NameHow.SAME if a.given == b.given and not a.family and not b.family else NameHow.DIFFERENT
    family, left_out = _compare_families(a.family, b.family)
    if family is Likeness.DIFFERENT:
        return NameHow.SURNAME_DIFFER
    if not a.given or not b.given:
        if family is Likeness.SLIP:
            return NameHow.SURNAME_DIFFER
        return NameHow.SURNAME if a.given or b.given else NameHow.BOTH_SURNAME
    given = _compare_given(a.given, b.given, left.nickname, right.nickname)
    if given is NameHow.GIVEN_DIFFER:
        return given
    if a.family_first != b.family_first and given is NameHow.SAME:
        given = NameHow.ORDER
    if family is Likeness.SLIP:
        return NameHow.SLIP if given in (NameHow.SAME, NameHow.ORDER) else NameHow.SURNAME_DIFFER
    if given is NameHow.SLIP:
        return given if family is Likeness.SAME else NameHow.SURNAME_DIFFER
    found: NameHow = _weaker(given, NameHow.SPELLING) if family is Likeness.ALIKE else given
    for dropped in (a.dropped, b.dropped, left_out):
        found = _weaker(found, dropped) if dropped else found
    return found


def _compare_families(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[Likeness, NameHow | None]:
    """How alike two family names of one or two words are, and what is left out of one of them."""
    if len(a) == len(b):
        return min(compare_words(x, y) for x, y in zip(a, b, strict=True)), None
    if "".join(a) == "".join(b):
        return Likeness.SAME, None
    short, long = (a, b) if len(a) < len(b) else (b, a)
    if len(short) == 1:
        for word, left_out in ((long[0], NameHow.ONE_FAMILY), (long[-1], NameHow.SECOND_FAMILY)):
            likeness = compare_words(short[0], word)
            if likeness > Likeness.SLIP:
                return likeness, left_out
    return Likeness.DIFFERENT, None


def _compare_given(a: tuple[str, ...], b: tuple[str, ...], nick_a: str, nick_b: str) -> NameHow:
    if joined(a) == joined(b):
        return NameHow.SAME
    first: NameHow = _compare_given_words(a[0], b[0])
    for nick, other in ((nick_a, b[0]), (nick_b, a[0])):
        if first is NameHow.GIVEN_DIFFER and nick and _compare_given_words(nick, other) is not NameHow.GIVEN_DIFFER:
            return NameHow.SHORT_GIVEN
    if first is NameHow.GIVEN_DIFFER:
        # "Addison Mitchell", "Mitchell": called by the second name.
        for long, short in ((a, b), (b, a)):
            if len(long) > 1 and len(short) == 1 and len(short[0]) > 2 and _is_one_given(long[1], short[0]):
                return NameHow.MIDDLE
        return first
    found: NameHow = first
    for x, y in zip(a[1:], b[1:], strict=False):
        further = _compare_given_words(x, y)
        if further is NameHow.GIVEN_DIFFER:
            return further
        found = _weaker(found, NameHow.MIDDLE if further is NameHow.INITIAL else further)
    if len(a) != len(b):
        found = _weaker(found, NameHow.MIDDLE)
    return found


def _is_one_given(a: str, b: str) -> bool:
    return a == b or bool(given_rows(a) & given_rows(b))


def _weaker(a: NameHow, b: NameHow) -> NameHow:
    return min(a, b, key=lambda how: (how.level, _RANK[how]))


def _compare_given_words(a: str, b: str) -> NameHow:
    if a == b:
        return NameHow.SAME if len(a) > 1 else NameHow.INITIAL
    if len(a) == 1 or len(b) == 1:
        return NameHow.INITIAL if a[0] == b[0] else NameHow.GIVEN_DIFFER
    if given_rows(a) & given_rows(b):
        return NameHow.SHORT_GIVEN
    match compare_words(a, b):
        case Likeness.SAME:
            return NameHow.SAME
        case Likeness.ALIKE:
            return NameHow.SPELLING
        case Likeness.SLIP:
            return NameHow.SLIP
        case Likeness.DIFFERENT:
            return NameHow.GIVEN_DIFFER


def person_keys(name: PersonName) -> frozenset[str]:
    """Keys such that two names that `compare_people` finds not to be different share one."""
    keys: set[str] = set()
    for reading in readings(name):
        if not reading.family:
            keys.add("person:" + " ".join(reading.given))
        for word in (*reading.family, "".join(reading.family)):
            keys.add("family:" + sound_key(word))
            if reading.given:
                keys.update(f"slip:{reading.given[0][:1]}:{form}" for form in shortened(word))
    keys.add("joined:" + joined(name.words))
    return frozenset(keys)


@cache
def _given_forms() -> dict[str, frozenset[int]]:
    """For each given name the rows of the table that it stands in."""
    rows: dict[str, set[int]] = {}
    for number, row in enumerate(lexicon.GIVEN_NAMES.strip().splitlines()):
        for form in row.split():
            rows.setdefault(form, set()).add(number)
    return {form: frozenset(found) for form, found in rows.items()}


def given_rows(word: str) -> frozenset[int]:
    """The rows of the table of given names that hold a folded word."""
    return _given_forms().get(word, frozenset())
