"""Read numbers in digits and in English words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from walkback.text.span import Span

_ONES = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_TENS["fourty"] = 40  # a common misspelling
_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "quadrillion": 1e15,
    "lakh": 1e5,
    "crore": 1e7,
    "dozen": 12.0,
}
# Short magnitudes that are written behind digits. "m", "b" and "t" are also units (metre, byte, tonne).
_SHORT = {
    "k": 1e3,
    "mn": 1e6,
    "mln": 1e6,
    "mil": 1e6,
    "m": 1e6,
    "bn": 1e9,
    "bln": 1e9,
    "b": 1e9,
    "tn": 1e12,
    "trn": 1e12,
}
_GROUPS = {"couple": 2.0}
_PLURALS = {
    "dozens": (12.0, 120.0),
    "scores": (20.0, 200.0),
    "tens": (10.0, 100.0),
    "hundreds": (1e2, 1e3),
    "thousands": (1e3, 1e4),
    "millions": (1e6, 1e7),
    "billions": (1e9, 1e10),
    "trillions": (1e12, 1e13),
    "lakhs": (1e5, 1e6),
    "crores": (1e7, 1e8),
}
_PARTS = {"half": 0.5, "halves": 0.5, "third": 1 / 3, "quarter": 0.25, "fourth": 0.25}
_PARTS |= {
    w: 1 / n for n, w in enumerate("fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), start=5)
} | {"hundredth": 0.01, "thousandth": 0.001}
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 0.2, "⅖": 0.4, "⅗": 0.6, "⅘": 0.8, "⅛": 0.125}

_SMALL = "|".join(sorted((*_ONES, *_TENS), key=len, reverse=True))
_TEN = "|".join(_TENS)
_DIGIT_WORD = "one|two|three|four|five|six|seven|eight|nine"
_SCALE = "hundred|thousand|million|billion|trillion|quadrillion|lakh|crore"
_SIMPLE = rf"(?:(?:{_TEN})[-‑ ]?(?:{_DIGIT_WORD})|(?:{_SMALL}))"
_JOIN = r"[-‑\s](?:and\s)?"
# More than one number may be in it: `_value_of`, which knows the order of scales, cuts it.
_WORDS = rf"(?:(?:{_SIMPLE}|an?)(?:{_JOIN}(?:{_SCALE}|{_SIMPLE})){{0,16}})"
_DIGITS = (
    r"(?:\d{1,2}(?:,\d\d)+,\d{3}(?!\d)"  # 12,34,567
    r"|\d{1,3}(?:[,\u202f\u00a0]\d{3})+(?!\d)|\d{1,3}(?:[ ]\d{3})+(?=[ ][a-z])|\d+)(?:[.·]\d+)?|[.]\d+"
)
_WHOLE = "the|all|its|his|her|their|our|my|those|these|this|that"  # what halves are of
_SHORT_SCALE = "|".join(sorted(_SHORT, key=len, reverse=True))
_NUMERAL = re.compile(
    rf"""
    (?P<group>\b(?:half[ ]an?|half|a[ ]half)[ -](?:dozen|million|billion|trillion|thousand|hundred)\b
        | \b(?:(?:{_SIMPLE})[ ]|an?[ ])?(?:dozen)\b(?!\w)
        | \b(?:a[ ])?couple[ ](?:of[ ])?(?=\w))
    | (?P<plural>\b(?:(?:tens|hundreds|thousands|scores|dozens|millions)[ ]of[ ](?:hundreds|thousands|millions|billions)
        | (?:several|many|few|couple)[ ](?:dozen|hundred|thousand|million|billion)
        | dozens|hundreds|thousands|millions|billions|trillions|scores(?=[ ]of\b)|tens(?=[ ]of[ ])|lakhs|crores)\b)
    | (?<![\d/.,-])(?P<over>\d{{1,2}})(?:/(?P<under>[2-9]|1[026])|⁄(?P<below>[2-9]|[1-9]\d{{1,2}}))(?![\d/]|[-‑]\d)
    | \b(?P<part>half(?=[ ](?:of[ ])?(?:{_WHOLE})\b|[ ]of[ ]|[ ]an?[ ](?:century|decade|year|hour|day|mile|pint)\b)
        | an?[ ](?:third|quarter|fifth|tenth)(?=[ ]of[ ]))
    | (?P<digits>{_DIGITS})
      (?P<mixed>[ -]?[½¼¾⅓⅔⅕⅖⅗⅘⅛]|[ ]\d[/⁄]\d(?![\d/]))?
      (?:(?P<power>[ ]?[×x][ ]?10(?:\^|\*\*)?(?P<exponent>[-−–]?\d{{1,2}}))
        | [ -]?(?P<scale>(?:hundred[ ])?(?:{_SCALE}|dozen))\b
        | (?P<short>{_SHORT_SCALE})(?![\w²³])
        | [ ](?P<spaced>bn|mn|mln|bln|tn|trn)\b)?
    | (?P<vulgar>[½¼¾⅓⅔⅕⅖⅗⅘⅛])
    | \b(?P<words>{_WORDS})\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
# Where a number may begin: a quick look, so that the long pattern is tried at few places.
_LEAD = re.compile(r"[.]?\d|[½¼¾⅓⅔⅕⅖⅗⅘⅛]|[^\W\d_]+")
_STARTERS = frozenset((*_ONES, *_TENS, *_PLURALS, *_GROUPS, "half", "dozen", "several", "many", "few"))
_ARTICLES = frozenset(("a", "an"))
_AFTER_ARTICLE = re.compile(
    rf"an?[\s‑-](?:{_SCALE}|dozen|couple|half|third|quarter|fifth|tenth|lakh|crore)\b", re.IGNORECASE
)
_GLUED = re.compile(rf"(?:{_TEN})(?:{_DIGIT_WORD})$", re.IGNORECASE)
_AND_A_HALF = re.compile(
    r"[ -]and[ -]a[ -](half|quarter|third)\b(?:[ ](?P<scale>hundred|thousand|million|billion|trillion))?", re.IGNORECASE
)
_PART_AFTER = re.compile(
    r"[-‑ ](?P<part>halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|twelfths?)\b"
    r"(?!-\w)",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"[\s‑-]+")
_WORD = re.compile(rf"(?:{_TEN})(?=(?:{_DIGIT_WORD})\b)|[^\s‑-]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written, without unit or currency; half-open code-point offsets.

    ``value`` is the number, magnitude words included ("3.2m" is 3,200,000). ``top`` is set for an order of
    magnitude ("dozens": 12 to 120, "tens of thousands": 10,000 to 100,000). ``in_words``: no digit in it.
    ``fraction``: a part of a whole ("two-thirds"). ``short``: the magnitude letter after digits ("m" of "5m"),
    which a reader may take for a unit instead, and ``bare`` is the number without it.
    """

    span: Span
    value: float
    top: float | None = None
    in_words: bool = False
    fraction: bool = False
    short: str = ""
    bare: float = 0.0


def find_numerals(text: str, start: int = 0, end: int | None = None) -> list[Numeral]:
    """Return the numbers of ``text[start:end]``, in order and disjoint.

    Digits with separators and decimals, number words of any length, magnitudes in full ("11 million"), short
    ("£12.5k") and in groups ("half a dozen", "a couple of"), fractions, powers of ten. Whether a number is a figure, a
    date or part of a name is not asked; letters right before digits are the caller's to judge, too.
    """
    end = len(text) if end is None else end
    found: list[Numeral] = []
    at = start
    for lead in _LEAD.finditer(text, start, end):
        if lead.start() < at or not _may_begin(text, lead):
            continue
        match = _NUMERAL.match(text, lead.start(), end)
        if match:
            numeral = _read(text, match, end)
            at = numeral.span.end if numeral else lead.end()
            if numeral:
                found.append(numeral)
    return found


def _may_begin(text: str, lead: re.Match[str]) -> bool:
    word = lead.group()
    if not word[0].isalpha():
        return True
    low = word.lower()
    if low in _ARTICLES:
        return _AFTER_ARTICLE.match(text, lead.start()) is not None
    return low in _STARTERS or (len(low) > 8 and _GLUED.match(low) is not None)


def _read(text: str, match: re.Match[str], end: int) -> Numeral | None:
    start, stop = match.span()
    if match["digits"] is not None:
        return _read_digits(text, match, end)
    if match["over"]:
        share = int(match["over"]) / int(match["under"] or match["below"])
        return Numeral(Span(start, stop), share, fraction=True, bare=share)
    if match["part"]:
        return Numeral(Span(start, stop), _PARTS[match["part"].lower().split()[-1]], in_words=True, fraction=True)
    if match["vulgar"]:
        return Numeral(Span(start, stop), _VULGAR[match["vulgar"]], fraction=True)
    low = match.group().lower()
    if match["group"] is not None:
        while stop > start and text[stop - 1] == " ":
            stop -= 1
        return Numeral(Span(start, stop), _group_value(low), in_words=True)
    if match["plural"] is not None:
        low_end, top = _order(low)
        return Numeral(Span(start, stop), low_end, top=top, in_words=True)
    return _read_words(text, match, end)


def _read_digits(text: str, match: re.Match[str], end: int) -> Numeral | None:
    written = re.sub(r"[,\u202f\u00a0 ]", "", match["digits"]).replace("·", ".")
    if len(written) > 30:
        return None
    bare = float(written)
    start, stop = match.span()
    mixed = match["mixed"]
    if mixed:
        mixed = mixed.strip(" -")
        if mixed in _VULGAR:
            bare += _VULGAR[mixed]
        else:
            over, under = re.split("[/⁄]", mixed)
            if int(under) == 0:
                return None
            bare += int(over) / int(under)
    value = bare
    if match["power"]:
        value = bare * 10.0 ** int(match["exponent"].replace("−", "-").replace("–", "-"))
    scale = match["scale"]
    short = (match["short"] or match["spaced"] or "").lower()
    if scale:
        value = bare
        for step in scale.lower().split():
            value *= _SCALES[step]
    elif short:
        value = bare * _SHORT[short]
    after = _AND_A_HALF.match(text, stop, end)
    if after and not (match["power"] or scale or short):
        part = bare + _PARTS[after[1].lower()]
        value = part * (_SCALES[after["scale"].lower()] if after["scale"] else 1.0)
        stop = after.end()
    value = _tidy(value)
    return Numeral(Span(start, stop), value, short=short, bare=bare)


def _read_words(text: str, match: re.Match[str], end: int) -> Numeral | None:
    start = match.start("words")
    tokens = [(m.group().lower(), start + m.start(), start + m.end()) for m in _WORD.finditer(match["words"])]
    used, value = _value_of(tokens)
    if not used:
        return None
    stop = tokens[used - 1][2]
    if tokens[0][0] in ("a", "an") and used == 1:
        return None
    part = _PART_AFTER.match(text, stop, end)
    name = part["part"].lower() if part else ""
    if part and value and value < 100 and name.endswith("s") == (value > 1):
        return Numeral(
            Span(start, part.end()), value * _PARTS[name if name in _PARTS else name[:-1]], in_words=True, fraction=True
        )
    after = _AND_A_HALF.match(text, stop, end)
    if after:
        scale = _SCALES[after["scale"].lower()] if after["scale"] else 1.0
        last = tokens[used - 1][0]
        step = _SCALES.get(last, 1.0)  # "two million and a half" is rare, "one and a half" is not
        value = (value + _PARTS[after[1].lower()] * step) * scale
        stop = after.end()
    return Numeral(Span(start, stop), _tidy(value), in_words=True)


def _value_of(tokens: list[tuple[str, int, int]]) -> tuple[int, float]:
    """How many of the words make one number, and the number; after the rules of written English numbers."""
    total = 0.0  # of closed groups: thousands, millions
    group = 0.0  # below a thousand
    used = 0
    last = ""  # what the word before was: "ones", "tens", "scale"
    bound = float("inf")  # scales have to fall
    hundred = False
    for at, (word, _, _) in enumerate(tokens):
        if word in ("a", "an"):
            if at:
                break
            group, last = 1.0, "ones"
        elif word in _ONES:
            if last == "ones" or (last == "tens" and not 0 < _ONES[word] < 10) or (last == "scale" and word == "zero"):
                break
            group, last = group + _ONES[word], "ones"
        elif word in _TENS:
            if last in ("ones", "tens"):
                break
            group, last = group + _TENS[word], "tens"
        elif word == "hundred":
            if last not in ("ones", "tens") or hundred or not 0 < group < 100:
                break
            group, last, hundred = group * 100, "scale", True
        elif word in _SCALES:
            if not group or _SCALES[word] >= bound:
                # "hundred thousand million" is read on: a scale on a scale
                if not (last == "scale" and total):
                    break
                total *= _SCALES[word]
            else:
                total += group * _SCALES[word]
            bound, group, last, hundred = _SCALES[word], 0.0, "scale", False
        elif word == "and":
            if last != "scale":
                break
            continue
        else:
            break
        used = at + 1
    return used, total + group


def _group_value(low: str) -> float:
    words = [w for w in _SPLIT.split(low.strip()) if w]
    for name in _GROUPS:
        if name in words:
            return _GROUPS[name]
    scale = _SCALES[words[-1]]
    if "half" in words:
        return scale / 2
    lead = [(w, 0, 0) for w in words[:-1]]
    return scale * (_value_of(lead)[1] or 1.0)


def _order(low: str) -> tuple[float, float]:
    words = low.split()
    if words[0] in ("several", "many", "few", "couple"):
        scale = _SCALES[words[1]]
        return (2 * scale, 10 * scale)
    first = _PLURALS[words[0]]
    if len(words) == 3:
        step = _PLURALS[words[2]][0]
        return first[0] * step, first[1] * step
    return first


def _tidy(value: float) -> float:
    """The number without what binary fractions leave behind: 1.1 million is 1,100,000."""
    near = round(value)
    return float(near) if value >= 1 and abs(value - near) < 1e-6 * value and abs(value - near) < 1e-3 else value
