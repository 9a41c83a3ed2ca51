"""Signs in the words of two versions of a report that tell which one is the later."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from walkback.statement.lexicon import base_of, past_forms
from walkback.text.numerals import find_numerals


@dataclass(frozen=True, slots=True)
class OrderEvidence:
    """What speaks for an order of two versions.

    ``weight`` is in log-odds; a negative one speaks against the order.
    """

    what: str
    detail: str
    weight: float


@dataclass(frozen=True, slots=True)
class Signs:
    """What one version's words tell of its place, with the words.

    ``ranks``: for each sign how late it puts the version. ``planned`` and ``done`` are verbs in their plain form, of
    what is to come and of what has happened.
    """

    ranks: dict[str, tuple[float, str]]
    planned: frozenset[str]
    done: frozenset[str]


# Log-odds that the version with the higher rank is the later, by judgement: news is not in the training data.
# Where only one of two versions has a sign, those of `_ALONE` count as rank 0 in the other.
WEIGHTS = {
    "note of a change": 3.0,
    "no longer a first report": 2.5,
    "time of the update": 2.5,
    "latest day named": 1.2,
    "contributors": 1.0,
    "word of an earlier version": 1.5,
    "toll": 1.2,
    "toll has changed": 1.0,
    "course of the law": 1.0,
    "course of a search": 1.0,
    "came to pass": 1.2,
    "no longer unconfirmed": 0.7,
}
_ALONE = frozenset(
    (
        "note of a change",
        "no longer a first report",
        "contributors",
        "word of an earlier version",
        "toll has changed",
        "no longer unconfirmed",
    )
)

MOST_READ = 300_000  # code points; no report is longer

_I = re.IGNORECASE
_STORY = r"(?:article|story|report|piece|post|page|headline|item|dispatch)"
_NOTE = re.compile(
    r"^\W{0,3}(?:corrections?|clarifications?|editor[’']?s?[’']? note|updates?|updated)\b[^\n:]{0,40}[:–—]"
    rf"|\bthis {_STORY} (?:was|has been) (?:\w+ )?(?:amended|corrected|updated|edited|revised|clarified|changed)\b"
    rf"|\ban? (?:earlier|previous|prior|original) (?:version|edition) of this {_STORY}\b"
    rf"|\bthis {_STORY} (?:originally|initially|previously|earlier|incorrectly|wrongly)\b"
    r"|^\W{0,3}\((?:corrects|clarifies|adds|updates|recasts|refiles|removes)\b",
    _I | re.MULTILINE,
)
_FIRST_REPORT = re.compile(
    r"\b(?:more (?:details )?(?:to follow|soon|to come)|(?:this is a |a )(?:breaking|developing)(?: news)? story"
    r"|breaking news:|check back|will be updated|refresh (?:this|the) page|details (?:were|are) not immediately"
    r"|more follows|story is developing|we will bring you)\b",
    _I,
)
_CONTRIBUTORS = re.compile(
    r"\b(?:contributed to this (?:report|story|article)|additional reporting|reporting by [A-Z]|editing by [A-Z])", _I
)
_EARLIER_WORD = re.compile(
    r"\b(?:(?:earlier|previous|initial|first|preliminary) (?:reports?|estimates?|tally|toll|figure|count)"
    r"|(?:had )?(?:earlier|previously|initially|originally) "
    r"(?:said|reported|put|told|denied|claimed|announced|thought))\b",
    _I,
)
_CHANGED_TOLL = re.compile(
    r"\b(?:death )?(?:toll|number of (?:dead|deaths|victims)|count) (?:(?:has|had) )?"
    r"(?:rises?|rose|risen|climbs?|climbed|jumps?|jumped|grew|grows|grown|was (?:raised|revised)|reached|reaches)\b",
    _I,
)
_UNCONFIRMED = re.compile(
    r"\b(?:unconfirmed|not (?:immediately|yet) (?:clear|known|confirmed|available)|(?:was|is|were|are) unclear"
    r"|no immediate (?:word|comment|reports?)|could not (?:immediately )?be (?:confirmed|verified|reached)"
    r"|(?:was|were|had) not immediately)\b",
    _I,
)
_CLOCK = re.compile(
    r"\b(?:updated?|modified|revised)\b[^\n]{0,40}?\b(?P<h>[01]?\d|2[0-3])[:.](?P<m>[0-5]\d)\s*(?P<half>[ap]\.?m\b)?",
    _I,
)
_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = re.compile(
    r"\b(?:(?P<y1>\d{4})-(?P<n1>\d\d)-(?P<d1>\d\d)"
    rf"|{_MONTH.format('m2')} (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>\d{{4}})"
    rf"|(?P<d3>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH.format('m3')},? (?P<y3>\d{{4}}))\b",
    _I,
)
_DEAD_AFTER = re.compile(
    r"(?:\s+[\w-]+){0,3}?\s+(?:were |was |are |had |have |has )?(?:been )?(?:killed|dead|died|deaths)\b", _I
)
_DEAD_BEFORE = re.compile(
    r"\b(?:kill(?:s|ed|ing)?|claim(?:s|ed|ing)? the lives of|(?:death )?toll\b[^.\n]{0,30}\b(?:to|at|of|reached)"
    r"|dead:|lives of)\s+(?:(?:at least|about|around|nearly|almost|more than|over|up to|some|as many as)\s+)?\Z",
    _I,
)
_LAW = tuple(
    re.compile(rf"\b(?:{words})\b", _I)
    for words in (
        r"(?:was|were|been) (?:arrested|detained)|in custody",
        r"(?:was|were|been) (?:charged|indicted)",
        r"(?:on|stands?|stood) trial|trial (?:began|opened)",
        r"(?:was|were|been) (?:convicted|found guilty|acquitted|cleared)|(?:pleaded|pled) guilty",
        r"(?:was|were|been) (?:sentenced|jailed)|sentenced to",
        r"(?:conviction|sentence) (?:was )?(?:overturned|quashed|upheld)",
    )
)
_SEARCH = tuple(
    re.compile(rf"\b(?:{words})\b", _I)
    for words in (
        r"(?:is|are|was|were|still|reported|went|gone) missing|(?:search|searching) for",
        r"(?:body|bodies|wreckage|remains|survivors?) (?:was|were|has been|have been)? ?(?:found|recovered|pulled)"
        r"|(?:was|were|been) (?:found|rescued) (?:alive|dead|safe)",
        r"(?:was|were|been) (?:laid to rest|buried)|search (?:was |has been )?(?:called off|ended)",
    )
)
_PLANNED = re.compile(
    r"\b(?:will|shall|(?:is|are|was|were) (?:due|set|expected|scheduled|going|about|likely) to|(?:plans?|intends?"
    r"|planning|expects?|hopes?|aims?) to)\s+(?:(?:also|now|soon|then|be)\s+)?(?P<verb>[a-z]{3,})",
    _I,
)
_WORD = re.compile(r"[a-z]+")
# Verbs that reports are made with tell nothing of a plan that came to pass.
_TOO_COMMON = frozenset("be have do say tell ask make take give get see go come know think call need want use".split())


def read_signs(text: str) -> Signs:
    """Find the signs of one version's text, within its first `MOST_READ` code points."""
    text = text[:MOST_READ]
    ranks: dict[str, tuple[float, str]] = {}

    def note(what: str, rank: float, words: str) -> None:
        if what not in ranks or rank > ranks[what][0]:
            ranks[what] = (rank, " ".join(words.split())[:80])

    for what, pattern, sense in (
        ("note of a change", _NOTE, 1),
        ("no longer a first report", _FIRST_REPORT, -1),
        ("contributors", _CONTRIBUTORS, 1),
        ("word of an earlier version", _EARLIER_WORD, 1),
        ("toll has changed", _CHANGED_TOLL, 1),
        ("no longer unconfirmed", _UNCONFIRMED, -1),
    ):
        found = [m.group() for m in pattern.finditer(text)]
        if found:
            note(what, sense * len(found), found[-1])
    for match in _CLOCK.finditer(text):
        note("time of the update", _minutes(match), match.group())
    for day, words in _days_of(text):
        note("latest day named", day.toordinal(), words)
    for toll, words in _tolls_of(text):
        note("toll", toll, words)
    for what, course in (("course of the law", _LAW), ("course of a search", _SEARCH)):
        for rank, pattern in enumerate(course):
            stage = pattern.search(text)
            if stage:
                note(what, rank, stage.group())
    planned = frozenset(m["verb"].lower() for m in _PLANNED.finditer(text))
    planned = frozenset(base_of(v) or v for v in planned)
    forms = past_forms()
    done = frozenset(base_of(w) or w for w in set(_WORD.findall(text.lower())) if w in forms)
    return Signs(ranks, planned - _TOO_COMMON, done - _TOO_COMMON)


def compare_signs(earlier: Signs, later: Signs) -> list[OrderEvidence]:
    """What the signs of two versions say to one being earlier than the other; swapped, the weights change sign."""
    found: list[OrderEvidence] = []
    for what, weight in WEIGHTS.items():
        a, b = earlier.ranks.get(what), later.ranks.get(what)
        if what in _ALONE:
            a, b = a or (0.0, ""), b or (0.0, "")
        if a is None or b is None or a[0] == b[0]:
            continue
        detail = f"“{a[1]}” → “{b[1]}”" if a[1] and b[1] else f"“{b[1]}” came" if b[1] else f"“{a[1]}” went"
        found.append(OrderEvidence(what, detail, weight if b[0] > a[0] else -weight))
    passed = (earlier.planned - later.planned) & (later.done - earlier.done)
    undone = (later.planned - earlier.planned) & (earlier.done - later.done)
    if bool(passed) != bool(undone):
        verbs = ", ".join(sorted(passed or undone)[:4])
        weight = WEIGHTS["came to pass"]
        found.append(OrderEvidence("came to pass", f"planned, then done: {verbs}", weight if passed else -weight))
    return found


def weigh_signs(texts: Sequence[str]) -> tuple[NDArray[np.float64], dict[tuple[int, int], list[OrderEvidence]]]:
    """For each i and j the log-odds that text i is before text j, by signs alone, and what tells it."""
    signs = [read_signs(text) for text in texts]
    told = {(i, j): compare_signs(a, b) for i, a in enumerate(signs) for j, b in enumerate(signs) if i != j}
    odds = np.zeros((len(texts), len(texts)))
    for pair, evidence in told.items():
        odds[pair] = sum(e.weight for e in evidence)
    return odds, told


def _minutes(match: re.Match[str]) -> float:
    hour, minute = int(match["h"]), int(match["m"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
    return hour * 60.0 + minute


def _days_of(text: str) -> Iterator[tuple[date, str]]:
    for match in _DAY.finditer(text):
        year = int(match["y1"] or match["y2"] or match["y3"])
        name = match["m2"] or match["m3"]
        month = int(match["n1"]) if match["n1"] else [m[:3] for m in _MONTHS].index(name[:3].lower()) + 1
        try:
            yield date(year, month, int(match["d1"] or match["d2"] or match["d3"])), match.group()
        except ValueError:  # the thirty-first of a month that has none
            continue


def _tolls_of(text: str) -> Iterator[tuple[float, str]]:
    if not re.search(r"\b(?:kill|dead|died|death|lives of)", text, _I):
        return
    for numeral in find_numerals(text):
        start, end = numeral.span
        after = _DEAD_AFTER.match(text, end)
        before = _DEAD_BEFORE.search(text, max(0, start - 60), start)
        # "One spouse has died", "the couple has died" tell of a case; a number like a year is one.
        is_toll = numeral.value >= 2 and not numeral.fraction and not 1700 <= numeral.value <= 2100
        if (after or before) and is_toll and text[start:end].lower() != "couple":
            yield numeral.value, text[before.start() if before else start : after.end() if after else end]
