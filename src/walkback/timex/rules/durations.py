"""Durations and what recurs: "two weeks", "18-month", "every Friday", "twice a month"."""

from __future__ import annotations

from walkback.timex import lexicon
from walkback.timex.grammar import Match, rule
from walkback.timex.meaning import Fixed, Length, Meaning
from walkback.timex.pattern import define_class, define_macro
from walkback.timex.rules.classes import read_number
from walkback.timex.words import CAPITALISED

_UNITS = lexicon.UNITS | lexicon.UNIT_PLURALS
_ADJECTIVES = frozenset(
    """more full additional extra long consecutive straight short successive whole further other trading business
    working calendar fiscal school light solid entire difficult single""".split()
)
define_class("ADJ", _ADJECTIVES)
define_macro("COUNTED", "(VAGUE | NUMBER (DASH? and DASH? a? DASH? half)? ((to | or | DASH) NUMBER)?)")
define_macro(
    "LENGTH",
    "(COUNTED DASH? ADJ? (UNIT | UNITS) | (a | an | one) ADJ? UNIT (and a half | or two)? | half (a | an) UNIT)",
)

_OPEN = lexicon.VAGUE_COUNTS | {"number", "handful", "countless", "numerous"}
_HALVES = {
    "Y": ("6", "M"),
    "TH": ("30", "TM"),
    "TM": ("30", "TS"),
    "D": ("12", "TH"),
    "CE": ("50", "Y"),
    "DE": ("5", "Y"),
}


def read_length(words: list[str]) -> Length | None:
    """The length that words tell: "two and a half years", "a few days", "a minute and a half"; None if they tell none.

    Of "two to three weeks" it is the first.
    """
    at = next((i for i, word in enumerate(words) if word in _UNITS), None)
    if at is None:
        return None
    unit = _UNITS[words[at]]
    counted = [w for w in words[:at] if w not in _ADJECTIVES and w != "-"]
    ends_in_half = counted[-1:] == ["half"] and "and" in counted
    if ends_in_half:
        counted = counted[: counted.index("and")]
    if counted[:1] == ["half"]:
        return _half_of(unit)
    if not _OPEN.isdisjoint(counted):
        return Length("2" if "couple" in counted else "X", unit)
    for word in ("to", "or"):
        if word in counted:
            counted = counted[: counted.index(word)]
    number = 1.0 if counted in (["a"], ["an"]) else read_number(counted)
    if number is None:
        return None
    if ends_in_half or words[at + 1 : at + 4] == ["and", "a", "half"]:
        number += 0.5
    if number % 1 == 0.5 and number > 1 and unit in _HALVES:
        return Length(_written(number - 0.5), unit, _HALVES[unit])
    return Length(_written(number), unit)


def _half_of(unit: str) -> Length:
    return Length(*_HALVES[unit]) if unit in _HALVES else Length("0.5", unit)


def _written(number: float) -> str:
    return str(int(number)) if number == int(number) else f"{number:g}"


def written_length(length: Length) -> str:
    """A length as TIMEX3 writes it: P2W, PT1M30S, P20Y for two decades, PXC for centuries."""
    amount, unit = length.amount, length.unit
    if unit in _IN_SMALLER and amount != "X":
        times, unit = _IN_SMALLER[unit]
        amount = _written(float(amount) * times)
    elif unit in _IN_SMALLER:
        unit = _IN_SMALLER[unit][1]
    parts = [(amount, unit), *([length.extra] if length.extra else [])]
    written, in_time = "P", False
    for each, letters in parts:
        if letters.startswith("T") and not in_time:
            written, in_time = written + "T", True
        written += each + letters.removeprefix("T")
    return written


_IN_SMALLER = {"DE": (10, "Y"), "2W": (2, "W")}
_SOME_DAY = frozenset("will would may might could can should hope hopes hoped".split())


@rule("length:LENGTH", "another length:(NUMBER UNITS)", "another length:UNIT")
def _length(match: Match) -> Meaning | None:
    words = match.all("length")
    if match.after in ("old", "olds") or (match.after == "-" and match.words.at(match.end + 1) in ("old", "olds")):
        return None  # an age
    if words == ["one", "day"] and match.before in _SOME_DAY:
        return Fixed("DATE", "FUTURE_REF", "some_day")
    length = read_length(["a", *words] if len(words) == 1 else words)
    if length is None or _is_no_length(match, words):
        return None
    if words[0] in ("a", "an") and len(words) == 2 and _is_rate(match):
        return Fixed("SET", written_length(length), "rate") if length.unit not in ("Q", "WE", "N") else None
    return length


def _is_no_length(match: Match, words: list[str]) -> bool:
    last = words[-1]
    if last == "second" and (words[0] == "a" or "-" in words):
        return True  # "a second"
    if words[0] in ("a", "an") and (words[1] in ("short", "long") or (len(words) == 2 and match.after == "-")):
        return True  # "a short month", "a year-earlier loss"
    if last == "quarters" and words[0] == "some":
        return True  # "in some quarters"
    if last in ("quarter", "quarters") and (words[0] in ("three", "3") or words[:2] == ["a", "quarter"]):
        return True  # a share: "three quarters"
    if last in lexicon.UNITS and "-" not in words and words[0] not in ("a", "an", "one", "half", "1", "another"):
        # "two day" is one, "nine second" is not
        return read_number(words[:-1]) is None or last in ("second", "quarter", "minute")
    return False


_BEFORE_RATE = frozenset(
    "times once twice thrice % percent million billion trillion hours days minutes weeks months".split()
)
_BEFORE_LENGTH = frozenset("for in within after over about than nearly almost of is was as".split())


def _is_rate(match: Match) -> bool:
    """Whether "a year" tells how often: after "twice", a number, or a number and what it counts."""
    before = match.before
    if before in _BEFORE_RATE or before[:1].isdecimal():
        return True
    return match.words.at(match.start - 2)[:1].isdecimal() and before not in _BEFORE_LENGTH and before.isalpha()


@rule(
    "(the | these | those | its | their)? (LAST | NEXT | first | final | latest | opening | closing) ADJ? "
    "length:((NUMBER | VAGUE | few | couple of) ((to | or | DASH) NUMBER)? ADJ? UNITS)",
    "(the | these | those) length:(NUMBER (LAST | NEXT)? UNITS)",
    "(the | these | those) length:((few | several | many) ADJ? UNITS)",
    "(the | this)? (past | last) length:(decade | century | hour | minute)",
    "the first length:UNIT",
)
def _near_length(match: Match) -> Meaning | None:
    words = [w for w in match.all("length") if w not in ("past", "last", "previous", "next", "coming", "following")]
    if len(words) == 1:
        return Length("1", lexicon.UNITS[words[0]]) if words[0] not in ("quarter", "second") else None
    return read_length(words)


_BEFORE_UNITS = frozenset("for in over of within after many about took take takes last be spent by".split())
_AFTER_UNITS = frozenset("ago later earlier before ahead".split())


@rule(
    "units:UNITS",
    "the units:(weeks | months | years | days) ahead",
    "the over:years",
    "first:(recent | past | previous) units:UNITS",
    "the (coming | past | previous | last | next | first | early) units:UNITS",
)
def _open_length(match: Match) -> Meaning | None:
    word = match.word("units") or match.word("over")
    unit = lexicon.UNIT_PLURALS[word]
    if word == "years" and match.word("first") in ("recent", "past"):
        return None  # a reference to the past, not a length
    if match.has("over") and match.before != "over":
        return None
    if match.length > 1:
        return Length("X", unit)
    if unit in ("Q", "N", "WE", "TS") or word == "min":
        return None
    return Length("X", unit) if match.before in _BEFORE_UNITS or match.after in _AFTER_UNITS else None


@rule("unit:(UNIT | UNITS) DASH long")
def _long(match: Match) -> Meaning | None:
    word = match.word("unit")
    return Length("1", lexicon.UNITS[word]) if word in lexicon.UNITS else Length("X", lexicon.UNIT_PLURALS[word])


@rule(
    "EVERY other? unit:UNIT",
    "per unit:UNIT",
    "EVERY length:(NUMBER UNITS)",
    "EVERY weekday:WEEKDAY",
    "EVERY month:MONTH",
    "EVERY season:SEASON",
)
def _recurring(match: Match) -> Meaning | None:
    value = ""
    if match.has("weekday"):
        value = f"XXXX-WXX-{lexicon.WEEKDAYS[match.word('weekday')]}"
    elif match.has("month"):
        value = f"XXXX-{lexicon.MONTHS[match.word('month')]:02d}"
    elif match.has("season"):
        value = f"XXXX-{lexicon.SEASONS[match.word('season')]}"
    elif match.has("length"):
        length = read_length(match.all("length"))
        value = written_length(length) if length else ""
    else:
        unit = lexicon.UNITS[match.word("unit")]
        if unit != "TS" and not (match.words.at(match.start) == "per" and unit in ("Q", "N", "WE")):
            is_other = match.words.at(match.start + 1) == "other"
            value = written_length(Length("2" if is_other else "1", "D" if unit == "N" else unit))
    return Fixed("SET", value, "every") if value else None


@rule("weekday:WEEKDAYS part:(DAYPART | DAYPARTS)?", "weekday:WEEKDAY part:DAYPARTS")
def _weekdays(match: Match) -> Meaning | None:
    """ "Mondays", "Tuesday nights"."""
    word = match.word("weekday")
    part = match.word("part")
    letters = lexicon.DAY_PARTS.get(part) or lexicon.DAY_PART_PLURALS.get(part)
    number = lexicon.WEEKDAYS.get(word) or lexicon.WEEKDAY_PLURALS[word]
    return Fixed("SET", f"XXXX-WXX-{number}" + (f"T{letters}" if letters else ""), "every")


@rule("rate:RATE")
def _rate(match: Match) -> Meaning | None:
    if match.words.titled(match.start) and match.words.codes[match.start - 1 : match.start] == CAPITALISED:
        return None  # a name: "Tariff Weekly"
    return Fixed("SET", lexicon.RATES[match.word("rate")], "rate")
