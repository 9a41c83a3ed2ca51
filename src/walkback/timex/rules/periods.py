"""Periods and days told by their distance: "yesterday", "last week", "two weeks ago", "the following day"."""

from __future__ import annotations

from walkback.timex import lexicon
from walkback.timex.grammar import Match, rule
from walkback.timex.meaning import Compared, From, Length, Meaning, Part, Period, Shift, TimeOfDay
from walkback.timex.pattern import define_class
from walkback.timex.rules.classes import read_ordinal
from walkback.timex.rules.durations import read_length
from walkback.timex.words import CAPITALISED

define_class("PERIODUNIT", ["week", "weekend", "fortnight", "month", "quarter", "year", "decade", "century"])
define_class("ANCHOREDUNIT", ["day", "night", "week", "weekend", "month", "quarter", "year", "decade", "century"])

_QUOTES = frozenset('"“”`')


@rule("word:today", "word:yesterday", "word:tomorrow")
def _day(match: Match) -> Meaning | None:
    word, at = match.word("word"), match.start
    if word == "today" and match.words.titled(at) and match.words.codes[at - 1 : at] == CAPITALISED:
        return None  # a name: "USA Today"
    return Period("D", {"today": 0, "yesterday": -1, "tomorrow": 1}[word])


@rule("the day which:(before | after) (yesterday | tomorrow)")
def _day_but_one(match: Match) -> Meaning | None:
    return Period("D", -2 if match.word("which") == "before" else 2)


@rule("tonight")
def _tonight(match: Match) -> Meaning | None:
    return TimeOfDay("TNI", Period("D", 0))


@rule(
    "which:(last | this | next) (fiscal | calendar | financial | school)? unit:PERIODUNIT",
    "this which:(past | coming | last | next) unit:PERIODUNIT",
    "the which:(current | latest | present | coming | upcoming | past | last) kind:(fiscal | calendar | financial)? "
    "unit:PERIODUNIT",
)
def _near_period(match: Match) -> Meaning | None:
    which, unit = match.word("which"), lexicon.UNITS[match.word("unit")]
    at = match.span("unit")[0]
    if which == "this" and match.words.titled(at) and match.words.titled(match.start) and match.before in _QUOTES:
        return None  # a programme's name
    if which == "last" and match.after == "of" and match.words.at(match.start) == "the":
        return Length("1", unit) if unit != "Q" else None  # "the last week of January", "the last quarter of 1990"
    if which == "latest":
        return Period(unit, -1 if unit == "Q" or match.has("kind") else 0)
    offset = -1 if which in ("last", "past") else 1 if which in ("next", "coming", "upcoming") else 0
    return Period(unit, offset)


_ENDS_CLAUSE = frozenset({",", ".", "\n", ""})


@rule(
    "the which:(following | next | previous | preceding | prior | same) (fiscal | calendar)? unit:ANCHOREDUNIT",
    "(that | this) which:same? very? (fiscal | calendar)? unit:ANCHOREDUNIT",
    "the very which:(next | same) unit:ANCHOREDUNIT",
    "which:(next | same) unit:day",
    "the unit:ANCHOREDUNIT which:(before | after | earlier | later | following)",
)
def _anchored_period(match: Match) -> Meaning | None:
    which = match.word("which")
    if which in ("before", "after") and match.after not in _ENDS_CLAUSE:
        return None  # "the day after the vote"
    if match.words.at(match.start) == "this" and which != "same":
        return None
    offset = 0
    if which in ("following", "next", "after", "later"):
        offset = 1
    elif which in ("previous", "preceding", "prior", "before", "earlier"):
        offset = -1
    return Period(lexicon.UNITS[match.word("unit")], offset, From.PREVIOUS)


_YEAR_ENDS = frozenset({"ended", "ending", "through", "to"})


@rule("the kind:(fiscal | full | calendar)? unit:PERIODUNIT")
def _bare_period(match: Match) -> Meaning | None:
    unit = lexicon.UNITS[match.word("unit")]
    if unit in ("DE", "CE", "2W") or match.after == "-":
        return None
    if unit == "Y" and (match.word("kind") == "fiscal" or match.after in _YEAR_ENDS):
        return Length("1", "Y")
    return Period(unit, 0, bare=True)


@rule("unit:(year | month) ('s | DASH)? end")
def _period_end(match: Match) -> Meaning | None:
    return Period(lexicon.UNITS[match.word("unit")], 0, bare=True, is_end=True)


@rule("the day")
def _the_day(match: Match) -> Meaning | None:
    if match.before in ("carried", "carry", "won", "win", "saved", "save"):
        return None
    return Period("D", 0, From.PREVIOUS, bare=True)


define_class("BACKLY", ["ago", "earlier"])


@rule(
    "the? comparable? year DASH BACKLY (quarter | period)",
    "the? year DASH BACKLY nth:ORD quarter",
    "the? year DASH BACKLY length:(NUMBER UNITS)",
    "year DASH BACKLY",
    "the which:(latest | corresponding | comparable | same) period",
    "the (corresponding | comparable | same) (period | quarter) (last year | a year BACKLY)",
    "the (quarter | period) a year BACKLY",
    "the year:YEAR (quarter | period)",
    "(last year | the previous year | the prior year) 's (quarter | period)",
)
def _compared(match: Match) -> Meaning | None:
    if match.has("length"):
        return read_length(match.all("length"))
    if match.has("nth"):
        return Part(quarter=read_ordinal([match.word("nth")]), within=Compared(-1))
    if match.has("year"):
        return Compared(0, match.number("year"))
    return Compared(0 if match.word("which") == "latest" else -1)


define_class("BACK", ["ago", "earlier", "before", "previously", "back"])
define_class("ON", ["later", "after", "hence", "afterwards", "afterward", "thereafter"])
_NEEDS_END = frozenset({"before", "after", "back"})  # "two days before" is whole only at the end of its clause


@rule(
    "length:LENGTH (or so)? way:(BACK | ON)",
    "length:UNITS way:(BACK | ON)",
    "length:LENGTH from now:(now | today | then)",
    "length:LENGTH DASH way:BACK",
)
def _away(match: Match) -> Meaning | None:
    words, way = match.all("length"), match.word("way")
    length = Length("X", lexicon.UNIT_PLURALS[words[0]]) if len(words) == 1 else read_length(words)
    if length is None or (way in _NEEDS_END and match.after not in _ENDS_CLAUSE):
        return None
    if words[0] in ("a", "an") and match.words.at(match.end - 2) == "-":
        return None  # "a year-earlier loss"
    if way == "ago":
        return Shift(length, -1)
    if match.has("now"):
        return Shift(length, 1, From.PREVIOUS if match.word("now") == "then" else From.ARTICLE)
    return Shift(length, -1 if way in ("earlier", "before", "previously", "back") else 1, From.PREVIOUS)
