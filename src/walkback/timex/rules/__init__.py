"""Rules: which words are a time expression, and what they mean. Of matches of one length the first rule's counts."""

from walkback.timex.rules import classes, clock, days, durations, periods, references, seasons, years
from walkback.timex.rules.references import IN_NEWS, IN_STORIES

__all__ = [
    "IN_NEWS",
    "IN_STORIES",
    "classes",
    "clock",
    "days",
    "durations",
    "periods",
    "references",
    "seasons",
    "years",
]
