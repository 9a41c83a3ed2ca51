"""The classes of words and the parts of patterns that rules share, and how numbers are read."""

from __future__ import annotations

from walkback.timex import lexicon
from walkback.timex.grammar import Match
from walkback.timex.pattern import define_class, define_macro

# Words that tell which of several: the one before, this one, the one to come.
_DIRECTIONS = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1, "this": 0}
_DIRECTIONS |= {"next": 1, "coming": 1, "following": 1}

define_class("MONTH", lexicon.MONTHS)
define_class("MON", lexicon.MONTH_ABBREVIATIONS)
define_class("WEEKDAY", lexicon.WEEKDAYS)
define_class("WEEKDAYS", lexicon.WEEKDAY_PLURALS)
define_class("WD", lexicon.WEEKDAY_ABBREVIATIONS)
define_class("SEASON", lexicon.SEASONS)
define_class("UNIT", lexicon.UNITS)
define_class("UNITS", lexicon.UNIT_PLURALS)
define_class("DAYPART", lexicon.DAY_PARTS)
define_class("DAYPARTS", lexicon.DAY_PART_PLURALS)
define_class("CLOCKWORD", lexicon.CLOCK_WORDS)
define_class("CARD", lexicon.CARDINALS)
define_class("TEN", lexicon.TENS)
define_class("MULT", lexicon.MULTIPLIERS)
define_class("ORD", lexicon.ORDINALS)
define_class("DECADEWORD", lexicon.DECADE_WORDS)
define_class("ZONE", lexicon.ZONES)
define_class("RATE", lexicon.RATES)
define_class("WHICH", _DIRECTIONS.keys() - {"following"})
define_class("LAST", ["last", "past", "previous", "preceding", "prior"])
define_class("NEXT", ["next", "coming", "following", "upcoming", "ensuing", "subsequent"])
define_class("EVERY", ["every", "each"])

define_macro("MONTHNAME", "(MONTH | MON DOT?)")
define_macro("DAY", "(DAYNUM | DAYTH | ORD | (twenty | thirty) DASH? ORD)")
# A number in words has a few parts at most: without a bound, a long row of them would be read from each of its words.
define_macro("NUMBERPART", "(DASH? (CARD | TEN) | DASH? MULT (and (CARD | TEN))?)")
define_macro(
    "NUMBER",
    "(INT FRACTION? MULT? | DECIMAL MULT? | FRACTION | (CARD | TEN | a MULT | MULT) "
    "(NUMBERPART (NUMBERPART (NUMBERPART NUMBERPART?)?)?)?)",
)
define_macro(
    "VAGUE",
    "(a few | a couple of? | a couple more | several | many | some | dozens of | a number of | hundreds of | "
    "thousands of | countless | numerous | a handful of | couple of | few)",
)
_TEENS = "ten | eleven | twelve | thirteen | fourteen | fifteen | sixteen | seventeen | eighteen | nineteen"
define_macro(
    "YEARWORDS",
    "((eighteen | nineteen | seventeen) TEN DASH? CARD? | nineteen hundred | two thousand (and? CARD)? | "
    f"twenty ({_TEENS} | twenty DASH? CARD?))",
)


def direction_of(match: Match) -> int | None:
    """-1 where the word named "which" is "last" or the like, 0 for "this", 1 for "next"; None where there is none."""
    return _DIRECTIONS.get(match.word("which"))


def read_month(match: Match) -> int:
    """The number of the month that is named "month"."""
    return lexicon.month_of(match.word("month")) or 0


def read_ordinal(words: list[str]) -> int:
    """The number of an ordinal: "5th", "fifth", "twenty-fifth"; 0 if it is none."""
    value = 0
    for word in words:
        figures = "".join(c for c in word if c.isdecimal())
        value += int(figures[:4]) if figures else lexicon.ORDINALS.get(word, 0) or lexicon.TENS.get(word, 0)
    return value


def read_number(words: list[str]) -> float | None:
    """The number that words or figures spell: "2 1/2", "twenty-four", "a hundred and ten"; None if they spell none."""
    total = 0.0
    current = 0.0
    seen = False
    for word in words:
        if word in ("-", "and", "a", "of"):
            continue
        if word[0].isdecimal():
            value = _figures(word)
            if value is None:
                return None
            current += value
        elif word in lexicon.CARDINALS:
            current += lexicon.CARDINALS[word]
        elif word in lexicon.TENS:
            current += lexicon.TENS[word]
        elif word in lexicon.MULTIPLIERS:
            times = lexicon.MULTIPLIERS[word]
            current = (current or 1) * times
            if times >= 1000:
                total += current
                current = 0.0
        else:
            return None
        seen = True
    return total + current if seen else None


_MAX_FIGURES = 9  # more make no length of time


def _figures(word: str) -> float | None:
    if len(word) > _MAX_FIGURES:
        return None
    if "/" in word:
        above, below = word.split("/", 1)
        return int(above) / int(below) if int(below) and int(above) < int(below) else None
    return float(word.replace(",", ""))


def read_day(words: list[str]) -> int | None:
    """The day of a month: "5", "5th", "fifth", "twenty-fifth"; None where no month has it."""
    value = read_ordinal(words)
    return value if 1 <= value <= 31 else None


def read_year_words(words: list[str]) -> int | None:
    """The year that words spell: "nineteen ninety-six", "two thousand and five"."""
    numbers = [w for w in words if w not in ("-", "and")]
    if numbers[0] == "two":
        return 2000 + sum(lexicon.CARDINALS[w] for w in numbers[2:])
    first, *rest = numbers
    century = lexicon.CARDINALS.get(first) or lexicon.TENS[first]
    return 100 * century + sum(lexicon.CARDINALS.get(w) or lexicon.TENS.get(w) or 0 for w in rest)


def year_of_two_figures(figures: int) -> int:
    """The year that two figures stand for: 69 and above are 19.., as POSIX reads them."""
    return 1900 + figures if figures >= 69 else 2000 + figures
