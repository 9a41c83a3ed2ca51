"""Days whose parts are named: "5 February 2024", "Friday, Oct. 30", "2024-02-05", "Christmas Day"."""

from __future__ import annotations

from walkback.timex import lexicon
from walkback.timex.grammar import Match, rule
from walkback.timex.holidays import HOLIDAYS
from walkback.timex.meaning import From, Meaning, Part, Period
from walkback.timex.pattern import define_macro
from walkback.timex.rules.classes import direction_of, read_day, read_month, year_of_two_figures

_OTHER_WORDS = frozenset({"may", "march", "mar", "august"})  # in small letters they are no months
_DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@rule(
    "month:MONTHNAME day:DAY ((COMMA | of)? year:YEAR)?",
    "month:MONTHNAME the day:DAY (COMMA? year:YEAR)?",
    "which:(last | this | next) month:MONTHNAME day:DAY",
    "the? day:(DAYTH | DAYNUM) of? month:MONTHNAME (COMMA? year:YEAR)?",
    "the day:DAY day? of month:MONTHNAME (COMMA? year:YEAR)?",
)
def _month_and_day(match: Match) -> Meaning | None:
    day, month = read_day(match.all("day")), read_month(match)
    if day is None or day > _DAYS_IN_MONTH[month - 1] or _is_other_word(match):
        return None
    if match.word("day") in lexicon.ORDINALS and match.after in ("quarter", "half", "-"):
        return None  # "the December first quarter"
    return Part(match.number("year"), month, day, direction=direction_of(match))


def _is_other_word(match: Match) -> bool:
    return match.word("month") in _OTHER_WORDS and not match.words.capital(match.span("month")[0])


@rule(
    "the? day:(DAYNUM | DAYTH) ahead:((and | to | or | DASH | through | COMMA) "
    "(DAYNUM | DAYTH) of? month:MONTHNAME (COMMA? year:YEAR)?)"
)
def _day_before_another(match: Match) -> Meaning | None:
    """The 5 of "5 and 6 February"."""
    day, month = read_day(match.all("day")), read_month(match)
    if day is None or day > _DAYS_IN_MONTH[month - 1] or _is_other_word(match):
        return None
    return Part(match.number("year"), month, day)


_BETWEEN_DAYS = frozenset({"and", "-", "to", "or", "through"})


@rule("day:(DAYNUM | DAYTH) (COMMA year:YEAR)?")
def _day_after_another(match: Match) -> Meaning | None:
    """The 5 of "February 4 and 5" and "February 4-5"."""
    words, at = match.words, match.start
    if (
        match.before not in _BETWEEN_DAYS
        or not words.at(at - 2)[:1].isdecimal()
        or read_day([words.at(at - 2)]) is None
    ):
        return None
    month = lexicon.month_of(words.at(at - 4 if words.at(at - 3) == "." else at - 3))
    if month is None or match.after in ("%", "percent", "million", "billion") or match.after.endswith("s"):
        return None  # "February 4 and 5 ships"
    return Part(match.number("year"), month, read_day(match.all("day")))


_AFTER_DAY = frozenset({",", ".", "\n", "", "and", "in", "at", "to", "when", "he", "she", "they", "it", ";", "of"})


@rule("the day:DAYTH")
def _day_of_month(match: Match) -> Meaning | None:
    """A day of the month that was told last: "and again on the 6th"."""
    if match.before not in ("on", "by", "until", "from", "to", "of", "and") or match.after not in _AFTER_DAY:
        return None
    if match.after == "of":
        return None
    return Part(day=read_day(match.all("day")))


@rule(
    "weekday:WEEKDAY",
    "which:WHICH weekday:WEEKDAY",
    "this which:(past | coming | last | next) weekday:WEEKDAY",
)
def _weekday(match: Match) -> Meaning | None:
    return Part(weekday=lexicon.WEEKDAYS[match.word("weekday")], direction=direction_of(match))


@rule("weekday:WD DOT?")
def _short_weekday(match: Match) -> Meaning | None:
    """ "Fri., Oct. 30": without a date after it, it may be a name."""
    if not match.words.capital(match.start):
        return None
    following = match.words.at(match.end + (match.after == ","))
    if lexicon.month_of(following) is None and not following[:1].isdecimal():
        return None
    return Part(weekday=lexicon.WEEKDAY_ABBREVIATIONS[match.word("weekday")])


@rule("the which:(previous | preceding | following | next) weekday:WEEKDAY")
def _weekday_around(match: Match) -> Meaning | None:
    return Part(
        weekday=lexicon.WEEKDAYS[match.word("weekday")],
        direction=direction_of(match),
        within=Period("D", 0, From.PREVIOUS),
    )


@rule("iso:ISODATE", "iso:ISOTIME")
def _iso_date(match: Match) -> Meaning | None:
    year, month, day = (int(p) for p in match.word("iso")[:10].split("-"))
    return _written_day(year, month, day)


@rule("slash:SLASHDATE")
def _slash_date(match: Match) -> Meaning | None:
    """ "2/5/2024" has the month first unless it is none; "5.2.2024" has the day first."""
    written = match.word("slash")
    month, day, year = (int(p) for p in written.replace(".", "/").split("/"))
    if month > 12 or "." in written:
        month, day = day, month
    return _written_day(year if year > 99 else year_of_two_figures(year), month, day)


def _written_day(year: int, month: int, day: int) -> Part | None:
    return Part(year, month, day) if 1 <= month <= 12 and 1 <= day <= _DAYS_IN_MONTH[month - 1] else None


define_macro("HOLIDAY", "(" + " | ".join(sorted(HOLIDAYS, key=len, reverse=True)) + ")")


@rule("which:WHICH? name:HOLIDAY (COMMA? year:YEAR)?")
def _holiday(match: Match) -> Meaning | None:
    first, last = match.span("name")
    if not match.words.capital(first) and not match.words.capital(last - 1):
        return None
    return Part(match.number("year"), holiday=" ".join(match.all("name")), direction=direction_of(match))
