"""Read the name of a body into its parts, and compare two."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from walkback.speaker.identity import lexicon
from walkback.speaker.identity.comparison import NameComparison, NameHow
from walkback.speaker.identity.country import find_country, find_seat
from walkback.speaker.identity.spelling import SLIP_LENGTH, Likeness, compare_words, fold, sound_key

_CACHE = 1 << 16
FEWEST_ACRONYM_LETTERS = 3
_SMALL = frozenset(lexicon.SMALL_WORDS.split())
_LEGAL = frozenset(lexicon.LEGAL_FORMS.split())
_CONTRASTS = frozenset(lexicon.CONTRASTS.split())
_NEWS = frozenset(lexicon.NEWS_WORDS.split())
_LEVELS = frozenset(lexicon.LEVEL_WORDS.split())
_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*\.?")
_ACRONYM = re.compile(r"[A-Z](?:[A-Za-z]?\.?[A-Z]){1,6}\.?s?$")
_IN_BRACKETS = re.compile(r"\s*\(([^()]{2,12})\)\s*$")
_ARTICLES = frozenset(("the", "a", "an"))
_GOVERNMENT = frozenset(("government", "authorities", "cabinet", "republic", "state"))


class BodyName(NamedTuple):
    """The name of a body in parts. ``words`` are folded, in one form for each kind of body, without article or country.

    ``country`` is what the name itself tells. ``plain`` tells that the words say what the body is, but not which:
    "the interior ministry". ``government`` tells that the body is its country's government. ``acronym`` is set where
    the name is one, and ``initials`` are what acronyms it could be shortened to.
    """

    written: str
    words: tuple[str, ...]
    country: str | None
    plain: bool
    government: bool
    acronym: str
    initials: frozenset[str]

    @property
    def size(self) -> int:
        """The number of words that tell something, the country's name being one."""
        return len(self.words) + (self.country is not None)


@cache
def _one_form() -> dict[str, str]:
    return {form: row.split()[0] for row in lexicon.SAME_WORDS.strip().splitlines() for form in row.split()}


@cache
def _body_words() -> frozenset[str]:
    return frozenset(_one_form().get(w, w) for w in lexicon.BODY_WORDS.split())


@lru_cache(_CACHE)
def read_body(name: str) -> BodyName | None:
    """The parts of a body's name, or None where no word is left of it."""
    whole = " ".join(name.split())
    bracketed = _IN_BRACKETS.search(whole)
    written = whole[: bracketed.start()] if bracketed and bracketed.start() else whole
    seat = find_seat(written)
    if seat and not seat[1]:
        return BodyName(name, ("government",), seat[0], False, True, "", frozenset())
    country, rest = find_country(written)
    if seat:
        country, rest = seat[0], find_country(seat[1])[1]
    tokens = [t if _ACRONYM.match(t) else t.rstrip(".") for t in _WORD.findall(rest)]
    if len(tokens) > 1 and fold(tokens[0]) in _ARTICLES:
        tokens = tokens[1:]
    folded = [fold(t).removesuffix("'s") for t in tokens]
    phrase = lexicon.KNOWN_BODIES.get(" ".join(folded))
    words = [_one_form().get(w.strip("."), w.strip(".")) for w in (phrase.split() if phrase else folded)]
    kept = [w for w in words if w not in _SMALL and w != "affairs"]
    if country and (not kept or set(kept) <= _GOVERNMENT):
        return BodyName(name, ("government",), country, False, True, "", frozenset())
    while len(kept) > 1 and kept[-1].replace(".", "") in _LEGAL:
        kept.pop()
    kept = kept or words
    if not kept:
        return None
    acronym = ""
    if len(tokens) == 1 and _ACRONYM.match(tokens[0]):
        acronym = fold(tokens[0]).replace(".", "").removesuffix("s" if tokens[0].endswith("s") else "\0")
    plain = all(w in _body_words() for w in kept) or (len(kept) == 1 and kept[0] in _NEWS)
    initials = _initials(_WORD.findall(written), bracketed)
    return BodyName(name, tuple(kept), country, plain, False, acronym, initials)


def _initials(tokens: list[str], bracketed: re.Match[str] | None) -> frozenset[str]:
    found = {fold(bracketed.group(1)).replace(".", "")} if bracketed else set()
    words = [p for t in tokens for p in fold(t).removesuffix("'s").split("-") if p]
    for chosen in (words, [w for w in words if w not in _SMALL]):
        while len(chosen) > 1 and chosen[-1] in _LEGAL:
            chosen = chosen[:-1]
        if len(chosen) >= FEWEST_ACRONYM_LETTERS:
            found.add("".join(w[0] for w in chosen))
    return frozenset(found)


@lru_cache(_CACHE)
def compare_bodies(left: BodyName, right: BodyName) -> NameComparison:
    """What the names of two bodies have to do with one another; the same whichever comes first."""
    return NameComparison(_compare(left, right), left.written, right.written)


def _compare(left: BodyName, right: BodyName) -> NameHow:
    # The order of words tells universities apart, but hardly any other bodies.
    if left.country and right.country and left.country != right.country:
        return NameHow.COUNTRY_DIFFER
    if left.government or right.government:
        return NameHow.SAME if left.words == right.words and left.country == right.country else NameHow.DIFFERENT
    plain = left.plain and right.plain and not (left.country and right.country)
    if left.words == right.words:
        return NameHow.PLAIN if plain else NameHow.SAME
    if sorted(left.words) == sorted(right.words) and "university" not in left.words:
        return NameHow.PLAIN if plain else NameHow.REWORDED
    if "".join(left.words) == "".join(right.words):
        return NameHow.SPELLING  # "Byte Ledger", "ByteLedger"
    for short, long in ((left, right), (right, left)):
        if len(short.acronym) >= FEWEST_ACRONYM_LETTERS and short.acronym in long.initials:
            return NameHow.ACRONYM
    if len(left.words) == len(right.words):
        long_enough = len(left.words) > 1 or min(len(left.words[0]), len(right.words[0])) >= SLIP_LENGTH
        alike = all(compare_words(a, b) >= Likeness.ALIKE for a, b in zip(left.words, right.words, strict=True))
        return NameHow.SPELLING if alike and long_enough else NameHow.DIFFERENT
    short, long = (left, right) if len(left.words) < len(right.words) else (right, left)
    extra = set(long.words) - set(short.words)
    if extra & _CONTRASTS or short.acronym:
        return NameHow.DIFFERENT
    size = len(short.words)
    if long.words[:size] == short.words and not short.plain:
        return NameHow.SHORT
    if long.words[-size:] == short.words and size > 1 and (not short.plain or extra <= _LEVELS):
        return NameHow.EXTRA
    return NameHow.DIFFERENT


def body_keys(name: BodyName) -> frozenset[str]:
    """Keys such that two names that `compare_bodies` finds not to be different share one."""
    if name.government:
        return frozenset((f"government:{name.country}",))
    keys = {
        "body:" + " ".join(sorted(name.words)),
        "joined:" + "".join(name.words),
        "sounds:" + " ".join(sound_key(w) for w in name.words),
        "acronym:" + name.acronym,
        *("acronym:" + i for i in name.initials if len(i) >= FEWEST_ACRONYM_LETTERS),
        "ends:" + " ".join(name.words[-2:]),
    }
    if not name.plain:
        keys.add("begins:" + name.words[0])
    return frozenset(keys - {"acronym:"})
