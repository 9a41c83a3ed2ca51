"""Read the unit behind, or the currency before, a number."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from walkback.figure import lexicon
from walkback.model import FigureKind
from walkback.statement.clause import ADVERBS, DETERMINERS, PREPOSITIONS


class Unit(NamedTuple):
    """A unit at ``[start, end)`` of a text; ``name`` is a singular noun."""

    name: str
    kind: FigureKind
    start: int
    end: int


_TABLES = (
    (lexicon.MEASURES, FigureKind.MEASURE),
    (lexicon.DURATIONS, FigureKind.DURATION),
    (lexicon.SHARES, FigureKind.SHARE),
    (lexicon.CURRENCIES, FigureKind.MONEY),
)
# Ways of writing that are also common words or letters: they need digits right before them.
_NEEDS_DIGITS = frozenset(
    "m g l c f w v in mi ms min sec pa bar cal stone cup ha nm mp wh gal PS pc bp C F W V cc t b px cl dm gig".split()
)

_NOT_BY_NAME = frozenset("mark stone".split())


def rows_of(table: str) -> list[tuple[str, list[str]]]:
    """The rows of a table of two columns: the name, and the phrases of the second column with blanks."""
    rows = []
    for line in table.strip().splitlines():
        name, ways = line.split("|")
        rows.append((name.strip(), [w.replace("_", " ") for w in ways.split()]))
    return rows


@cache
def _names() -> dict[str, tuple[str, FigureKind]]:
    names: dict[str, tuple[str, FigureKind]] = {}
    for table, kind in _TABLES:
        for name, ways in rows_of(table):
            for way in ways if name in _NOT_BY_NAME else [name, *ways]:
                names.setdefault(way, (name, kind))
                if not any(c.isupper() for c in way):
                    names.setdefault(way.upper(), (name, kind))
    return names


@cache
def _unit_pattern() -> re.Pattern[str]:
    ways = sorted({w.lower() for w in _names()}, key=len, reverse=True)
    joined = "|".join(re.escape(w).replace(r"\ ", r"[\s-]+").replace(" ", r"[\s-]+") for w in ways)
    return re.compile(
        rf"(?P<gap>[\s\u00a0]*[-‑–]?[\s\u00a0]?)(?P<way>{joined})(?![\w²³]|-(?:old|olds)\b|(?<=[$€£¥₹])\s?\d)",
        re.IGNORECASE,
    )


_SQUEEZE = re.compile(r"[\s-]+")
_PER = re.compile(
    r"\s*[-\s]per[-\s]|\s?/\s?|\s+every\s+|[-\s]+an?[-\s]+|\s+each\s+",
    re.IGNORECASE,
)
_PER_NOUN = re.compile(
    r"(?P<noun>(?:square|sq|cubic)\.?\s(?:foot|feet|ft|metre|meter|m|mile|kilometre|kilometer|km|inch|yard)\b|[a-z]+)",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"\s+(?:earlier|ago|later|before|after|old|previously)\b", re.IGNORECASE)
_PER_ALIASES = {"annum": "year", "capita": "person", "head": "person", "sq m": "square metre", "sq ft": "square foot"}
_NO_NOUNS = DETERMINERS | PREPOSITIONS | ADVERBS
_PER_NAMES = frozenset(w.replace("_", " ") for w in lexicon.PER_NOUNS.split())


def read_unit(text: str, at: int, end: int, digits: bool) -> Unit | None:
    """The unit that begins at ``at``, right behind a number; ``digits``: the number is in digits.

    After a unit of length, money and the like "per hour", "a barrel" and "/ounce" belong to it.
    """
    match = _unit_pattern().match(text, at, min(end, at + 60))
    if not match:
        return None
    way = match["way"]
    names = _names()
    plain = _SQUEEZE.sub(" ", way)
    found = names.get(way) or names.get(plain) or names.get(plain.lower())
    if found is None:
        found = names.get(way.lower())
    if found is None or not _is_unit(text, match, way, digits):
        return None
    if way.lower() in ("pound", "pounds") and _is_weight(text, match, at, end):
        found = ("pound-mass", FigureKind.MEASURE)
    return Unit(found[0], found[1], match.start("way"), match.end())


_WEIGHT_NEAR = re.compile(r"\b(?:weigh|heav|lift|bench|carr|load|overweight|kilo|kg\b|ounce)", re.IGNORECASE)
_WEIGHT_AFTER = re.compile(
    r"\s*(?:\(\s?[\d.,]+\s?k|of\s+(?!income|debt|stock|the|spending|profit|tax|damage|public)[a-z]|heav|lighter|overweight)",
    re.IGNORECASE,
)


def _is_weight(text: str, match: re.Match[str], at: int, end: int) -> bool:
    """Whether pounds weigh rather than pay: by the words around, and by the hyphen of "a 20-pound bag"."""
    if re.search(r"(?:million|billion|bn|m)$", text[max(0, at - 8) : at]):
        return False
    return (
        bool(_WEIGHT_AFTER.match(text, match.end(), end))
        or bool(_WEIGHT_NEAR.search(text, max(0, at - 48), min(end, match.end() + 32)))
        or text[match.start() : match.start("way")].startswith("-")
    )


def _is_unit(text: str, match: re.Match[str], way: str, digits: bool) -> bool:
    gap = match["gap"]
    if way.lower() in _NEEDS_DIGITS or way in _NEEDS_DIGITS:
        if not digits:
            return False
        if way in _names() and any(c.isupper() for c in way) and way not in ("M", "G", "L", "T"):
            return len(gap) <= 1
        return way.islower() or (len(gap) == 0 and way != "G")
    return bool(gap) or not way[0].isalpha() or digits


_COUNTED_TOO = frozenset("cups cup feet foot bars yard stones marks bits cars points cylinders barrels bytes".split())


def unit_named(word: str) -> tuple[str, FigureKind] | None:
    """The unit that a whole word in small letters names, whatever stands before it: "working days"."""
    found = None if word in _NEEDS_DIGITS or word in _COUNTED_TOO or len(word) < 4 else _names().get(word)
    return (
        found if found is not None and found[1] in (FigureKind.MEASURE, FigureKind.DURATION, FigureKind.MONEY) else None
    )


def read_currency_before(text: str, at: int, start: int) -> tuple[str, int] | None:
    """The currency whose sign or code stands right before ``at``, and where it starts."""
    last = text[at - 1 : at] if not text[at - 1 : at].isspace() else text[at - 2 : at - 1]
    if at <= start or not last or (last.islower() and last != "s"):
        return None
    match = _before_pattern().search(text, max(start, at - 12), at)
    if not match:
        return None
    way = match["way"]
    if way.lower() == "ps" and not _LARGE.match(text, at):
        return None  # a games console
    key = re.sub(r"\s+", " ", way)
    name = lexicon.CURRENCY_SIGNS.get(key.lower()) or lexicon.CURRENCY_SIGNS.get(key.lower().strip())
    if name is None:
        code = _names().get(key)
        if code is None or code[1] is not FigureKind.MONEY:
            return None
        name = code[0]
    return name, match.start("way")


_LARGE = re.compile(r"\d[\d.,]")


@cache
def _before_pattern() -> re.Pattern[str]:
    codes = [
        w
        for w, (_, kind) in _names().items()
        if kind is FigureKind.MONEY and w[:2].isupper() and w.isalpha() and len(w) < 5
    ]
    codes = [c for c in codes if c.lower() not in _names() or c in lexicon.CURRENCIES.split()]
    signs = sorted((s.strip() for s in lexicon.CURRENCY_SIGNS), key=len, reverse=True)
    letters = [re.escape(s) for s in signs if s[0].isalpha()]
    plain = [re.escape(s) for s in signs if not s[0].isalpha()]
    joined = "|".join((*letters, *sorted(codes, key=len, reverse=True)))
    return re.compile(rf"(?P<way>(?<![\w$])(?:{joined})|{'|'.join(plain)})\s?$", re.IGNORECASE)


def read_rate(text: str, at: int, end: int) -> tuple[str, int] | None:
    """What a number is counted by: "barrel" of "per barrel", "a barrel", "/barrel"; and where the words end."""
    match = _PER.match(text, at, end)
    if not match:
        return None
    noun = _PER_NOUN.match(text, match.end(), end)
    if not noun:
        return None
    low = re.sub(r"\s+", " ", noun["noun"].lower())
    if low in _NO_NOUNS:
        return None
    strong = "per" in match.group().lower() or "/" in match.group()
    if not strong and low not in _PER_NAMES:
        return None
    known = _names().get(low)
    if not strong and _EARLIER.match(text, noun.end(), end):
        return None
    if known is None and "/" in match.group() and low not in _PER_NAMES:
        return None
    return (known[0] if known else _PER_ALIASES.get(low, low)), noun.end()
