"""Words for the present, the past and the future that name no day."""

from __future__ import annotations

from walkback.timex.grammar import Match, rule
from walkback.timex.meaning import Fixed, Meaning

IN_STORIES = "in_stories"  # rule of words that are time expressions in histories, but hardly ever in news
IN_NEWS = "in_news"  # ... the reverse


@rule(
    "now",
    "currently",
    "nowadays",
    "these days",
    "at present",
    "the present",
    "presently",
    "at this time",
    "the time being",
    "current",
)
def _present(match: Match) -> Meaning | None:
    if match.after == "-" or (match.after == "of" and match.words.at(match.end - 1) == "time"):
        return None  # "a now-closed mill", "at this time of year"
    return Fixed("DATE", "PRESENT_REF", "present")


@rule(
    "more? recently",
    "the:the (recent | distant)? past",
    "(recent | past) years",
    "recent (weeks and months | months and years | days and weeks)?",
)
def _past(match: Match) -> Meaning | None:
    if match.has("the") and match.after[:1].isalpha() and match.before not in ("in", "of", "from"):
        return None  # "the past that he had left"
    if match.before == "most":
        return None
    is_bare = match.length == 1 and match.words.at(match.start) == "recent" and match.before == "the"
    return Fixed("DATE", "PAST_REF", IN_STORIES if is_bare else "past")


@rule(
    "the (near | immediate | distant)? future",
    "(coming | future) (days | weeks | months | quarters | years)",
    "the (coming | near) (days | weeks | months | years)",
)
def _future(match: Match) -> Meaning | None:
    return Fixed("DATE", "FUTURE_REF", "future")


@rule("the (near | short | long) term")
def _term(match: Match) -> Meaning | None:
    return Fixed("DATE", "FUTURE_REF", "future") if match.before in ("in", "over", "for", "of") else None


_NO_FUTURE_AFTER = frozenset("after as thereafter became found began".split())


@rule("soon")
def _soon(match: Match) -> Meaning | None:
    if match.after in _NO_FUTURE_AFTER or match.after == "-" or match.before in ("as", "very", "too"):
        return None
    return Fixed("DATE", "FUTURE_REF", IN_NEWS)


@rule("future")
def _future_in_stories(match: Match) -> Meaning | None:
    return Fixed("DATE", "FUTURE_REF", IN_STORIES)


_BEFORE_TIME = frozenset("by at from around about since until during before after in of throughout for".split())


@rule("former", "(this | that) word:(time | period)", "the same (time | period)", "the:the time", "this (day | date)")
def _past_in_stories(match: Match) -> Meaning | None:
    if match.has("the") and match.before not in ("at", "of", "by"):
        return None
    if match.word("word") == "time" and match.before not in _BEFORE_TIME:
        return None  # "This time he won"
    return Fixed("DATE", "PAST_REF", IN_STORIES)
