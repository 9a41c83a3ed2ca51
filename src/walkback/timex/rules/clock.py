"""Times of day: "8.15 p.m.", "noon", "this morning", "the night of April 18"."""

from __future__ import annotations

from walkback.timex import lexicon
from walkback.timex.grammar import Match, rule
from walkback.timex.meaning import From, Meaning, Period, TimeOfDay
from walkback.timex.pattern import define_class, define_macro

define_class("AMPM", ["am", "pm"])
define_macro("ZONED", "(ZONE | OPEN ZONE CLOSE)")
_BEFORE_CLOCK = frozenset("at by until till about around from to , before after between and since ( -".split())


def _read(written: str) -> tuple[int, int, str]:
    """Hour, minute, and the minute's digits; seconds are left out."""
    hour, _, rest = str(lexicon.CARDINALS.get(written, written)).replace(".", ":").partition(":")
    minute = rest.partition(":")[0]
    return int(hour), int(minute or 0), minute


@rule(
    "clock:(HOUR12 | CLOCK | DECIMAL) half:AMPM zone:ZONED?",
    "clock:CLOCK zone:ZONED?",
    "clock:FOURFIGURES (zone:ZONED | hours)",
    "clock:(HOUR | CARD) o'clock zone:ZONED?",
)
def _clock(match: Match) -> Meaning | None:
    written = match.word("clock")
    if written.isdecimal() and len(written) == 4:
        written = f"{written[:2]}:{written[2:]}"
    hours, minutes, minute = _read(written)
    if match.has("half"):
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + 12 * (match.word("half") == "pm")
    elif match.length == 1 and match.before not in _BEFORE_CLOCK and match.after != "local":
        return None  # a score or a verse
    if hours > 24 or minutes > 59 or (minute and len(minute) < 2):
        return None
    is_universal = not lexicon.UNIVERSAL_TIME.isdisjoint(match.all("zone"))
    return TimeOfDay(f"T{hours:02d}:{minutes:02d}" + "Z" * is_universal)


@rule(
    "clock:(HOUR12 | CLOCK | CARD) o'clock? in the part:(morning | afternoon | evening)",
    "clock:(HOUR12 | CLOCK | CARD) o'clock at part:night",
    "clock:CLOCK at part:night",
)
def _clock_in_part(match: Match) -> Meaning | None:
    """ "7:14 in the evening"."""
    written = match.word("clock")
    hours, minutes, _ = _read(written)
    if not 1 <= hours <= 12 or minutes > 59:
        return None
    is_late = match.word("part") != "morning" and not (match.word("part") == "night" and hours in (12, 1, 2, 3, 4))
    return TimeOfDay(f"T{hours % 12 + 12 * is_late:02d}:{minutes:02d}")


@rule("word:CLOCKWORD")
def _clock_word(match: Match) -> Meaning | None:
    return TimeOfDay("T" + lexicon.CLOCK_WORDS[match.word("word")])


@rule(
    "which:(this | yesterday | tomorrow | last) part:DAYPART",
    "the which:(next | following | previous | same) part:DAYPART",
    "(the | that) (early | late)? part:DAYPART hours?",
    "mid DASH? part:DAYPART",
    "part:overnight",
    "bare:DAYPART",
)
def _part_of_day(match: Match) -> Meaning | None:
    if match.has("bare"):
        return TimeOfDay("T" + lexicon.DAY_PARTS[match.word("bare")], is_bare=True)
    part, which = match.word("part"), match.word("which")
    clock = "T" + lexicon.DAY_PARTS[part]
    if which == "last":
        return TimeOfDay(clock, Period("D", -1)) if part in ("night", "evening") else None
    if which in ("this", "yesterday", "tomorrow"):
        return TimeOfDay(clock, Period("D", {"this": 0, "yesterday": -1, "tomorrow": 1}[which]))
    if which and which != "same":
        return TimeOfDay(clock, Period("D", -1 if which == "previous" else 1, From.PREVIOUS))
    return TimeOfDay(clock)


@rule("the (early | small) morning? hours")
def _small_hours(match: Match) -> Meaning | None:
    return TimeOfDay("TMO", is_bare=True)
