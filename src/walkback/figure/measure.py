"""Read the numbers of a stretch of text with their currency, unit, bounds and ranges."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from walkback.figure import excluded
from walkback.figure.bounds import Bound, BoundType, read_bound_after, read_bound_before
from walkback.figure.units import Unit, read_currency_before, read_rate, read_unit
from walkback.model import FigureKind
from walkback.text.numerals import Numeral, find_numerals


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with what stands right around it.

    ``[start, end)`` covers currency, number and unit; ``outer`` begins with the bound words. ``low`` and ``high``
    as in `walkback.model.Figure`. ``kind`` is None for a number without a unit of its own: it counts something.
    """

    start: int
    end: int
    outer: int
    low: float | None
    high: float | None
    approx: bool = False
    is_open: bool = False
    unit: str | None = None
    kind: FigureKind | None = None
    in_words: bool = False
    scaled: bool = False  # written with a magnitude
    mantissa: float = 0.0
    sign: str = ""
    weak: bool = False  # "one" that may be no count


HUGE = 1e12  # digits alone, without a magnitude or a unit, that are more likely an id

_METRES_AFTER = re.compile(
    r"\s*(?:long|tall|high|wide|deep|away|above|below|thick|across|off|race|sprint|dash|freestyle|hurdles|relay|"
    r"backstroke|swim|stretch|fence|wall|tower|tall|square)\b|-\w|\s?\(|\s?[x×]\s?\d",
    re.IGNORECASE,
)
_METRES_NEAR = re.compile(
    r"\b(?:metres?|meters?|km|feet|ft|height|length|depth|distance|tall|deep|wide)\b", re.IGNORECASE
)
_SIGN = re.compile(r"(?:(?<![\w)])[-−]|\bminus[ -]|(?<![\w)])\+|\bplus )$", re.IGNORECASE)
_IN = re.compile(r"\s+(?:out\s+of(?:\s+every)?|in(?:\s+every)?)\s+$", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:-|–|—|‑|to|up\s+to|until|-to-|\sto-|through)\s*$", re.IGNORECASE)
_PAIR = re.compile(r"\s*(?:-\s?)?(?:,|or|and|,\s?and|,\s?or|to|-|–)\s*$", re.IGNORECASE)
_SPACED = re.compile(r" m\b(?!['’²³])")  # "£5 m"
_AGO = re.compile(r"\s+ago\b", re.IGNORECASE)
_OF = re.compile(r"\s+of(?:\s+an?(?:\s+US)?)?(?=\s)", re.IGNORECASE)
_OVER = re.compile(r"over|above", re.IGNORECASE)
_LASTED = re.compile(
    r"\b(?:for|took|lasted|taken|last|just|well|after|is|was|by|of|lasting|spent|takes|(?<!ed )(?<!ing )in)\s+$",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby\s+$", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:correct|revis|updat|chang|amend|rais|rose|ris|increas|grew|grow|climb|jump|fell|fall|drop|declin|decreas|cut|"
    r"lower|reduc|slid|slip|plung|plummet|tumbl|sank|shr[aiu]nk|up|down|went|gone|go|mov|doubl|tripl|improv|widen|narrow|"
    r"soar|surg|upgrad|downgrad|trim|slash|swell|swoll|eas)\w*\b[^.;:]*$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*[(\[/]\s*|\s*,?\s+or\s+")
_BETWEEN = re.compile(
    r"\b(?P<word>between|(?:(?:anywhere|ranging|ranges?)\s+)?from)\s+(?:an?\s+)?(?:about|around|some|roughly)?\s*$",
    re.IGNORECASE,
)
_PARTS_OF = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 100, 1000))  # wholes that shares are told of: "one in five"
GAP = 24  # code points between the ends of a range, at most


def read_measures(text: str, start: int, end: int, dates: Sequence[tuple[int, int]] = ()) -> list[Measure]:
    """The numbers of ``text[start:end]``, a sentence, that may be figures, in order and disjoint.

    Numbers in ``dates`` (sorted spans of days and clock times) and those that `walkback.figure.excluded` knows are
    left out.
    """
    numerals = find_numerals(text, start, end)
    if not numerals:
        return []
    masks = excluded.masked_spans(text, start, end, any(n.in_words for n in numerals))
    shouts = _shouts(text[start:end])
    found: list[Measure] = []
    out = -1  # the end of a number that is none, of which another behind a dash is the rest
    for following, numeral in zip((*numerals[1:], None), numerals, strict=True):
        first, last = numeral.span
        if any(a < last and first < b for a, b in masks):
            continue
        if any(a < last and first < b for a, b in dates) and not _is_duration(text, numeral, end):
            continue
        dashed = first - 1 == out and text[out : out + 1] in ("-", "–", "/")
        measure = None if dashed else _read_one(text, numeral, following, start, end, shouts)
        if measure is not None:
            found.append(measure)
        else:
            out = last
    bounded = [_bounded(text, m, start, end) for m in _join(text, found, start)]
    for i in range(1, len(bounded)):  # of "5 plus 6" both would take the word between
        edge = bounded[i - 1].end
        bounded[i] = replace(bounded[i], start=max(edge, bounded[i].start), outer=max(edge, bounded[i].outer))
    return _echo(text, bounded)


def _is_duration(text: str, numeral: Numeral, end: int) -> bool:
    """Whether the number of a date expression is a duration by itself: "two weeks before the exercise"."""
    unit = read_unit(text, numeral.span.end, end, not numeral.in_words)
    return unit is not None and unit.kind is FigureKind.DURATION


def _shouts(sentence: str) -> bool:
    """Whether capitals tell nothing: a headline's, or all in capitals."""
    wide = re.findall(r"[^\W\d_]{4,}", sentence)
    return len(wide) > 3 and sum(w[0].isupper() for w in wide) > 0.7 * len(wide)


def _read_one(
    text: str, numeral: Numeral, following: Numeral | None, start: int, end: int, shouts: bool
) -> Measure | None:
    first, sign, currency = _before(text, numeral, start)
    if currency is None and excluded.is_glued(text, numeral, start):
        return None
    if excluded.is_ordinal(text, numeral, end) or excluded.is_idle_part(text, numeral, start):
        return None
    value, unit = _unit_of(text, numeral, currency, start, end)
    kind = unit.kind if unit else None
    last = unit.end if unit else numeral.span.end
    if kind is FigureKind.DURATION and _AGO.match(text, last, end):
        return None
    if _is_excluded(text, numeral, unit, start, end, shouts):
        return None
    name = unit.name if unit else None
    rate = read_rate(text, last, following.span.start if following else end) if unit else None
    if rate and (kind is not FigureKind.DURATION or rate[0] in ("day", "week", "month", "year")):
        name, last, kind = f"{name} per {rate[0]}", rate[1], FigureKind.RATE
    if sign == "-":
        value = -value
    return Measure(
        start=first,
        end=last,
        outer=first,
        low=value,
        high=value if numeral.top is None else numeral.top,
        unit=name,
        kind=FigureKind.SHARE if numeral.fraction and kind is None else kind,
        in_words=numeral.in_words,
        scaled=value != numeral.bare and not numeral.in_words,
        mantissa=value if numeral.in_words else numeral.bare,
        sign=sign,
        weak=kind in (None, FigureKind.DURATION) and excluded.is_idle_one(text, numeral, start, end),
    )


def _before(text: str, numeral: Numeral, start: int) -> tuple[int, str, str | None]:
    """Where a number begins with its sign and currency, the sign ("+", "-" or ""), and the currency."""
    first, sign = numeral.span.start, ""
    signed = _SIGN.search(text, max(start, first - 7), first)
    if signed:
        sign = "+" if signed.group().strip().lower() in ("+", "plus") else "-"
        first = signed.start()
    currency = read_currency_before(text, first, start)
    if currency is None:
        return first, sign, None
    first = currency[1]
    if not sign and text[first - 1 : first] in ("-", "−") and not text[first - 2 : first - 1].strip():
        return first - 1, "-", currency[0]
    return first, sign, currency[0]


def _unit_of(text: str, numeral: Numeral, currency: str | None, start: int, end: int) -> tuple[float, Unit | None]:
    """The number, and its unit: the currency before it, or what stands behind it."""
    last = numeral.span.end
    if currency is not None:
        repeated = read_unit(text, last, end, True)
        if repeated and repeated.kind is FigureKind.MONEY and not numeral.short:
            last = repeated.end
        if numeral.top is None and (spaced := _SPACED.match(text, last, end)):
            return numeral.value * 1e6, Unit(currency, FigureKind.MONEY, numeral.span.start, spaced.end())
        return numeral.value, Unit(currency, FigureKind.MONEY, numeral.span.start, last)
    if numeral.short == "m" and _is_metre(text, numeral, start, end):
        return numeral.bare, Unit("metre", FigureKind.MEASURE, last - 1, last)
    may_have_of = (
        numeral.top is not None or numeral.in_words or numeral.fraction
    )  # "dozens of metres", "half of a mile"
    of = _OF.match(text, last, end) if may_have_of else None
    return numeral.value, read_unit(text, of.end() if of else last, end, not numeral.in_words)


def _is_excluded(text: str, numeral: Numeral, unit: Unit | None, start: int, end: int, shouts: bool) -> bool:
    """Whether a number is no figure; one with a unit other than of time always is."""
    if unit is not None and unit.kind is not FigureKind.DURATION:
        return False
    if excluded.is_date_or_clock(text, numeral, start, end) or excluded.is_age(text, numeral, start, end):
        return True
    if unit is not None:  # "the 2018 season" is no duration
        return text[unit.end - 1] != "s" and excluded.is_year(text, numeral, start, end)
    if not numeral.in_words:
        first, last = numeral.span
        alone = first == start and not text[last:end].strip(" .)")  # the number of a list's item
        if (last < end and text[last].isalpha()) or alone or (numeral.value >= HUGE and numeral.bare == numeral.value):
            return True
    return (
        excluded.is_year(text, numeral, start, end)
        or excluded.is_named(text, numeral, start, shouts)
        or excluded.is_bare_group(text, numeral, start, end)
        or excluded.is_sort(text, numeral, end)
        or excluded.is_enumerator(text, numeral, start, end, shouts)
    )


def _is_metre(text: str, numeral: Numeral, start: int, end: int) -> bool:
    last = numeral.span.end
    if _METRES_AFTER.match(text, last, end):
        return True
    return bool(_METRES_NEAR.search(text, max(start, numeral.span.start - 60), min(end, last + 60)))


def _join(text: str, measures: list[Measure], start: int) -> list[Measure]:
    """Make one of the two ends of a range, and let a number without a unit share the next one's ("3- or 4-metre")."""
    joined: list[Measure] = []
    for right in measures:
        one = _range_of(text, joined[-1], right, start) if joined else None
        if one is not None:
            joined[-1] = one
        else:
            joined.append(right)
    for i in range(len(joined) - 2, -1, -1):
        left, right = joined[i], joined[i + 1]
        if left.unit is None and left.kind is None and right.unit and _PAIR.match(text[left.end : right.start]):
            joined[i] = replace(left, unit=right.unit, kind=right.kind)
    return joined


def _range_of(text: str, left: Measure, right: Measure, start: int) -> Measure | None:
    """The range of which two numbers are the ends, or the share that they tell ("one in three"); None if neither."""
    gap = text[left.end : right.start]
    if len(gap) > GAP or left.low is None or right.low is None or left.low != left.high or right.low != right.high:
        return None
    if _IN.match(gap):
        return _share_of(left, right, gap)
    between = _BETWEEN.search(text, max(start, left.start - 32), left.start)
    word = gap.strip().lower()
    is_pair = word == "and" and between is not None and between["word"].lower() == "between"
    either = word == "or" and left.unit is None and left.in_words and right.in_words and right.low == left.low + 1
    if not (is_pair or either or _RANGE.match(gap)):
        return None
    if (
        left.unit == right.unit
        and left.kind is not FigureKind.SHARE
        and _BY.search(text, max(start, left.outer - 4), left.outer)
    ):
        return None  # "by 3 to 40": a change and what it leads to; but "by 3 to 5 degrees" is a range
    if between and not is_pair and _CHANGED.search(text, max(start, between.start() - 60), between.start()):
        return None  # "rose from 3 to 40": the old value and the new one
    if not _share_unit(left, right):
        return None
    low = left.low
    if right.scaled and not left.scaled and 0 < left.low < right.mantissa:
        low *= right.low / right.mantissa  # "3 to 5 million"
    if low >= right.low:
        return None
    return replace(
        right,
        start=left.start,
        outer=between.start() if between and is_pair else left.start,
        low=low,
        unit=right.unit or left.unit,
        kind=right.kind or left.kind,
        in_words=left.in_words and right.in_words,
    )


def _share_of(left: Measure, right: Measure, gap: str) -> Measure | None:
    if left.kind is not None or right.kind is not None or left.low is None or right.low is None:
        return None
    if not 0 < left.low < right.low or not (right.low in _PARTS_OF or "out" in gap):
        return None
    share = left.low / right.low
    return replace(left, end=right.end, low=share, high=share, kind=FigureKind.SHARE, weak=False)


def _share_unit(left: Measure, right: Measure) -> bool:
    """Whether the ends of a range may have one unit: the same one, or one that only the right end or a sum names."""
    if right.unit is None:
        return left.unit is None or left.kind is FigureKind.MONEY
    return left.unit in (None, right.unit) or right.unit.startswith(f"{left.unit} per ")


def _echo(text: str, measures: list[Measure]) -> list[Measure]:
    """Give the same quantity in another unit its bounds: "under 50 miles (80 km)"."""
    for i in range(1, len(measures)):
        left, right = measures[i - 1], measures[i]
        if (
            left.kind is right.kind
            and left.kind in (FigureKind.MEASURE, FigureKind.MONEY)
            and left.unit != right.unit
            and _ASIDE.fullmatch(text[left.end : right.outer])
            and right.low == right.high
        ):
            if left.low is None:
                measures[i] = replace(right, low=None, is_open=left.is_open)
            elif left.high is None:
                measures[i] = replace(right, high=None, is_open=left.is_open)
            elif left.approx:
                measures[i] = replace(right, approx=True)
    return measures


def _bounded(text: str, measure: Measure, start: int, end: int) -> Measure:
    bound = read_bound_before(text, start, measure.start)
    if bound is not None and measure.kind is FigureKind.DURATION and _OVER.fullmatch(text[bound.start : bound.end]):
        bound = bound if _LASTED.search(text[max(start, bound.start - 16) : bound.start]) else None
    if bound is not None:
        measure = bound_by(measure, bound)
    after = read_bound_after(text, measure.end, end)
    return measure if after is None else bound_by(measure, after)


def bound_by(measure: Measure, bound: Bound) -> Measure:
    """The measure within ``bound``, whose words it takes in; a measure that is bounded already stays as it is."""
    if measure.low is None or measure.high is None or measure.approx:
        return measure
    measure = replace(measure, outer=min(bound.start, measure.outer), end=max(bound.end, measure.end))
    if bound.type is BoundType.APPROX:
        return replace(measure, approx=True)
    weak = measure.weak and measure.kind is None  # "less than one mile" counts, "more than one" may not
    if bound.type is BoundType.MIN:
        return replace(measure, high=None, is_open=bound.is_open, weak=weak)
    return replace(measure, low=None, is_open=bound.is_open, weak=weak)
