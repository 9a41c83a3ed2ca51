"""Read the words that bound a number: "at least", "nearly", "or more"."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from walkback.figure import lexicon


class BoundType(StrEnum):
    """What a bound word makes of its number."""

    MIN = "min"
    MAX = "max"
    APPROX = "approx"


class Bound(NamedTuple):
    """Bound words at ``[start, end)``; ``is_open``: they leave the number itself out."""

    type: BoundType
    is_open: bool
    start: int
    end: int


_TABLES = (
    (lexicon.MIN_OPEN, BoundType.MIN, True),
    (lexicon.MIN_CLOSED, BoundType.MIN, False),
    (lexicon.MAX_OPEN, BoundType.MAX, True),
    (lexicon.MAX_CLOSED, BoundType.MAX, False),
    (lexicon.APPROX, BoundType.APPROX, False),
)
_REACH = 48  # code points before a number in which its bound words begin


@cache
def _before() -> tuple[re.Pattern[str], dict[str, tuple[BoundType, bool]]]:
    names = {way.replace("_", " "): (type_, is_open) for table, type_, is_open in _TABLES for way in table.split()}
    for sign in lexicon.MIN_SIGNS.split():
        names[sign] = (BoundType.MIN, sign == ">")
    for sign in lexicon.MAX_SIGNS.split():
        names[sign] = (BoundType.MAX, sign == "<")
    words = sorted((n for n in names if n[0].isalpha()), key=len, reverse=True)
    signs = sorted((n for n in names if not n[0].isalpha()), key=len, reverse=True)
    joined = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in words)
    names["sub-"] = (BoundType.MAX, True)
    signs.append("sub-")
    marks = "|".join(map(re.escape, signs))
    between = "|".join(lexicon.BETWEEN_BOUND.split())
    pattern = re.compile(
        rf"(?P<way>\b(?:{joined})|{marks})(?P<gap>[\s:]*(?:(?:{between})\s+)?[\"“”‘’(]?\s?)$", re.IGNORECASE
    )
    return pattern, names


_LAST = re.compile(r"([^\W\d_]+-?|[^\w\s\"“”‘’(:])[.\s\"“”‘’(:]*$")


@cache
def _last_words() -> frozenset[str]:
    """The last words of all bounds, and the words that may follow them: without one there is no bound."""
    return frozenset(
        [re.split(r"[\s.]+", name.strip("."))[-1] for name in _before()[1]]
        + lexicon.BETWEEN_BOUND.split()
        + ["=", "sub-"]
    )


def read_bound_before(text: str, start: int, at: int) -> Bound | None:
    """The bound words that end right before ``at``; of several, those before the nearest are read too.

    "More than about 20" is a minimum: a minimum or maximum outweighs an approximation.
    """
    last = _LAST.search(text, max(start, at - 24), at)
    if last is None or last[1].lower() not in _last_words():
        return None
    pattern, names = _before()
    found: Bound | None = None
    for _ in range(3):
        match = pattern.search(text, max(start, at - _REACH), at)
        if not match:
            break
        type_, is_open = names[re.sub(r"\s+", " ", match["way"].lower())]
        if not _bounds(text, match, start):
            break
        begin = match.start("way")
        if found is None:
            found = Bound(type_, is_open, begin, match.end("way"))
        elif found.type is BoundType.APPROX and type_ is not BoundType.APPROX:
            found = Bound(type_, is_open, begin, found.end)
        else:
            found = found._replace(start=begin)
        at = begin
    return found


_NO = re.compile(r"\b(?:no|not)\s+$", re.IGNORECASE)
_OVER_NO_BOUND = re.compile(
    r"(?:\b(?:control|dispute|row|concerns?|war|argument|fight|debate|vote|protests?|anger|questions?|talks?|take|took|taken|turn|turned|hand|handed|spread|rolled|victory|win|lead|advantage|anything|everything|nothing|something|those|charged|arrested|held|sued|fined)\s+)$",
    re.IGNORECASE,
)
_ABOUT_NO_BOUND = re.compile(
    r"\b(?:concerns?|concerned|worried|questions?|asked|talk(?:ed|s|ing)?|know|knew|information|details|told|complain\w*|complaints?|report(?:ed|s)?|story|stories|tell|doubts?|speak|spoke|think|all)\s+$",
    re.IGNORECASE,
)


def _bounds(text: str, match: re.Match[str], start: int) -> bool:
    """Whether "over", "about" and the like bound the number rather than belong to the verb or noun before them."""
    way = match["way"].lower()
    before = text[max(start, match.start() - 24) : match.start()]
    if way in ("over", "above", "beyond", "under", "below"):
        return not _OVER_NO_BOUND.search(before)
    if way in ("about", "around"):
        return not _ABOUT_NO_BOUND.search(before)
    if way == "some":
        return not before.rstrip().endswith(("of", "in"))
    return True


@cache
def _after() -> tuple[re.Pattern[str], dict[str, BoundType]]:
    tables = (
        (lexicon.MIN_AFTER, BoundType.MIN),
        (lexicon.MAX_AFTER, BoundType.MAX),
        (lexicon.APPROX_AFTER, BoundType.APPROX),
    )
    names = {way.replace("_", " "): type_ for table, type_ in tables for way in table.split()}
    joined = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?:(?P<plus>[+])|[\s,]*(?P<way>{joined})\b)(?!\s+(?:than|as)\b)", re.IGNORECASE), names


def read_bound_after(text: str, at: int, end: int) -> Bound | None:
    """The bound words that begin right behind ``at``: "20 or more", "20+", "20-odd"."""
    pattern, names = _after()
    match = pattern.match(text, at, end)
    if not match:
        return None
    if match["plus"]:
        return Bound(BoundType.MIN, False, match.start(), match.end())
    way = re.sub(r"\s+", " ", match["way"].lower())
    if way == "plus" and re.match(r"\s+(?:an?|the|\d|[£$€])", text[match.end() : match.end() + 6]):
        return None  # "200 plus a fee" is a sum
    return Bound(names[way], False, match.start("way"), match.end())
