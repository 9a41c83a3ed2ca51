"""Months, years, decades and centuries: "May", "October 1989", "the mid-1990s", "480 BC"."""

from __future__ import annotations

from walkback.timex import lexicon
from walkback.timex.grammar import Match, rule
from walkback.timex.meaning import Meaning, Part, Years
from walkback.timex.pattern import define_class
from walkback.timex.rules.classes import direction_of, read_month, read_ordinal, read_year_words, year_of_two_figures

define_class("BC", ["bc", "bce"])


@rule("month:MONTHNAME (COMMA | of | DASH)? (year:YEAR | yearwords:YEARWORDS)")
def _month_and_year(match: Match) -> Meaning | None:
    year = match.number("year") if match.has("year") else read_year_words(match.all("yearwords"))
    return Part(year, read_month(match))


_TITLES = frozenset("mr mrs ms miss dr sir lady".split())
_BEFORE_MONTH = frozenset(
    """in since until till by from of through to for during before after between early late mid last next this
    - around about the beginning previous following that every each than throughout end""".split()
)


@rule(
    "month:MONTHNAME",
    "which:WHICH month:MONTHNAME",
    "this which:(past | coming | last | next) month:MONTHNAME",
    "the which:(previous | preceding | following | next) month:MONTHNAME",
)
def _bare_month(match: Match) -> Meaning | None:
    word, at = match.word("month"), match.span("month")[0]
    is_other_word = word in lexicon.AMBIGUOUS_MONTHS or word == "august" or word in lexicon.MONTH_ABBREVIATIONS
    if is_other_word and not match.words.capital(at):
        return None
    if word in lexicon.MONTH_ABBREVIATIONS and match.words.at(at + 1) != ".":
        return None
    in_list = match.before in (",", "and", "or") and lexicon.month_of(match.words.at(match.start - 2)) is not None
    is_sure = match.has("which") or in_list or match.before in _BEFORE_MONTH
    if (word in lexicon.AMBIGUOUS_MONTHS and not is_sure) or match.before in _TITLES:
        return None
    return Part(month=read_month(match), direction=direction_of(match))


_COUNTED = frozenset(
    """people men women children shares troops soldiers miles feet points meters metres kilometers kilometres tons
    tonnes pounds dollars employees workers jobs homes houses km kg mph units barrels acres tanks aircraft prisoners
    civilians casualties % percent million billion trillion""".split()
)
_BEFORE_NUMBER = frozenset({"$", "no", "number", "#", "%", "+"}) | frozenset(
    """room resolution flight route article section page paragraph chapter gate bus highway interstate channel lot
    boeing airbus rule order bill unit""".split()
)
_BEFORE_DASH = frozenset("mid pre post early late fiscal".split())
_YEARS = range(1500, 2101)  # numbers that are years when nothing else tells


@rule("year:YEAR", "(calendar | fiscal | fy) year:YEAR", "(the | fiscal | calendar)? year year:YEAR")
def _bare_year(match: Match) -> Meaning | None:
    year = match.number("year")
    if match.before in _BEFORE_NUMBER:
        return None
    if match.length == 1 and (year not in _YEARS or match.after in _COUNTED or _is_part_of_name(match)):
        return None
    return Part(year)


def _is_part_of_name(match: Match) -> bool:
    """Whether the number is joined to a word by a dash: "Saturn-1981"."""
    words, at = match.words, match.start
    before = words.at(at - 2)
    if match.before != "-" or not before.isalpha() or words.end[at - 1] != words.start[at]:
        return False
    return before not in _BEFORE_DASH and lexicon.month_of(before) is None


@rule("the year yearwords:YEARWORDS", "yearwords:YEARWORDS")
def _year_in_words(match: Match) -> Meaning | None:
    words = match.all("yearwords")
    if match.words.at(match.start) != "the" and (words[0] in ("two", "twenty") or len(words) < 2):
        return None  # "two thousand" counts, unless it follows "the year"
    return Part(read_year_words(words))


@rule("yy:YY")
def _year_after_another(match: Match) -> Meaning | None:
    """The 45 of "1939-45"."""
    words, at, written = match.words, match.start, match.word("yy")
    first = words.at(at - 2)
    if match.before != "-" or len(written) != 2 or len(first) != 4 or not first.isdecimal():
        return None
    is_joined = words.end[at - 2] == words.start[at - 1] and words.end[at - 1] == words.start[at]
    if not is_joined or int(first) not in _YEARS or int(written) <= int(first[2:]):
        return None
    return Part(int(first[:2] + written))


@rule("APOSTROPHE yy:YY")
def _year_of_two_figures(match: Match) -> Meaning | None:
    written = match.word("yy")
    is_joined = match.words.end[match.start] == match.words.start[match.start + 1]
    if len(written) != 2 or not is_joined or match.after in lexicon.UNIT_PLURALS:
        return None
    return Part(year_of_two_figures(int(written)))


@rule(
    "(month:MONTHNAME)? year:INT BC",
    "year:INT ahead:((DASH | to | and) INT BC)",
)
def _before_christ(match: Match) -> Meaning | None:
    year = match.number("year")
    if year is None or not 0 < year < 10000:
        return None
    return Part(year, read_month(match) if match.has("month") else None, before_christ=True)


@rule("ad year:INT", "year:INT (ad | ce)")
def _after_christ(match: Match) -> Meaning | None:
    year = match.number("year")
    return Part(year) if year is not None and 0 < year < 10000 else None


@rule("(the | this)? APOSTROPHE? decade:DECADE", "(the | nineteen) decade:DECADEWORD")
def _decade(match: Match) -> Meaning | None:
    word = match.word("decade")
    if word in lexicon.DECADE_WORDS:
        return Years(f"19{lexicon.DECADE_WORDS[word]}")
    figures = "".join(c for c in word if c.isdecimal())
    if len(figures) > 2:
        return Years(figures[:3])
    before = match.words.at(match.span("decade")[0] - 1)
    if before not in ("'", "the", "early", "late", "-", "mid"):
        return None
    return Years(str(year_of_two_figures(int(figures)))[:3])


@rule("(the | this)? nth:(NTH | ORD | twenty DASH? ORD) DASH? century BC?")
def _century(match: Match) -> Meaning | None:
    number = read_ordinal(match.all("nth"))
    if not 1 <= number <= 30:
        return None
    return Years(f"{number - 1:02d}", before_christ=match.words.at(match.end - 1) in ("bc", "bce"))
