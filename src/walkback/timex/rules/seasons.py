"""Parts of a year: seasons, quarters and halves."""

from __future__ import annotations

from walkback.timex import lexicon
from walkback.timex.grammar import Match, rule
from walkback.timex.meaning import Meaning, Part
from walkback.timex.pattern import define_class, define_macro
from walkback.timex.rules.classes import direction_of, read_ordinal

define_class("Q", ["q1", "q2", "q3", "q4"])
_VERBS_TOO = frozenset({"fall", "spring"})
_BEFORE_SEASON = frozenset("in by early late and since - mid the".split())


@rule(
    "season:SEASON year:YEAR",
    "(the | that)? season:SEASON",
    "which:WHICH season:SEASON",
    "this which:(past | coming) season:SEASON",
    "the which:(previous | preceding | following | next | past | coming) season:SEASON",
)
def _season(match: Match) -> Meaning | None:
    word = match.word("season")
    part = Part(match.number("year"), season=lexicon.SEASONS[word], direction=direction_of(match))
    if word in _VERBS_TOO and part.year is None and part.direction is None:
        of_year = match.after == "of" and match.words.at(match.end + 1)[:1].isdecimal()
        bare = match.before if match.length == 1 else match.words.at(match.start)
        if bare not in _BEFORE_SEASON or (match.after == "of" and not of_year):
            return None  # "prices fall", "the fall of Rome"
    return part


define_macro("QUARTERKIND", "(fiscal DASH? | latest | current | flat | financial)")


@rule(
    "(the | this)? QUARTERKIND? QUARTERKIND? nth:(ORD | DAYTH) fiscal? quarter",
    "(fiscal DASH?)? nth:(ORD | DAYTH) DASH quarter",
    "the year:YEAR fiscal? nth:(ORD | DAYTH) DASH? quarter",
)
def _quarter(match: Match) -> Meaning | None:
    number = read_ordinal(match.all("nth"))
    return Part(match.number("year"), quarter=number) if 1 <= number <= 4 else None


@rule("the (last | final) quarter ahead:(of (YEAR | the year | last year | next year | this year))")
def _last_quarter(match: Match) -> Meaning | None:
    return Part(quarter=4)


@rule("q:Q")
def _quarter_letter(match: Match) -> Meaning | None:
    return Part(quarter=int(match.word("q")[1]))


@rule("the (fiscal | current)? nth:(first | second | last | latter) half", "nth:(first | second) DASH half")
def _half(match: Match) -> Meaning | None:
    return Part(half=1 if match.word("nth") == "first" else 2)
