"""Tell what happened to what a figure counts, from the words that govern it in its clause."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from walkback.figure import lexicon
from walkback.figure.counted import Counted, modifies, people_nouns
from walkback.figure.tokens import Token
from walkback.figure.units import rows_of
from walkback.model import FigureKind
from walkback.statement.clause import DETERMINERS, PREPOSITIONS, verb_forms
from walkback.statement.lexicon import MODALS, words


class Form(StrEnum):
    """On which side of a word its counted stands."""

    ACTIVE = "active"  # "killed 16 people"
    PASSIVE = "passive"  # "16 people were killed"
    STATE = "state"  # "16 people died"
    NOUN = "noun"  # "16 deaths"
    OF = "of"  # "the deaths of 16 people"
    TOLL = "toll"  # "the death toll rose to 16"


class Trigger(NamedTuple):
    """A word or phrase that tells a kind, at ``[start, end)`` of a list of tokens."""

    kind: FigureKind
    form: Form
    start: int
    end: int


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], FigureKind, Form]]]:
    table: dict[str, list[tuple[tuple[str, ...], FigureKind, Form]]] = {}
    for rows, form in (
        (lexicon.TOLLS, Form.TOLL),
        (lexicon.PARTICIPLES, Form.PASSIVE),
        (lexicon.ACTIVE, Form.ACTIVE),
        (lexicon.STATES, Form.STATE),
        (lexicon.OF_NOUNS, Form.OF),
        (lexicon.COUNTED_NOUNS, Form.NOUN),
    ):
        for name, ways in rows_of(rows):
            for way in ways:
                parts = tuple(way.split())
                table.setdefault(parts[0], []).append((parts, FigureKind(name), form))
    for ways_of in table.values():
        ways_of.sort(key=lambda w: -len(w[0]))
    return table


def find_triggers(tokens: Sequence[Token]) -> list[list[Trigger]]:
    """The triggers of a sentence, by place: all readings of one word together."""
    table = _phrases()
    found: list[list[Trigger]] = []
    at = 0
    while at < len(tokens):
        readings: list[Trigger] = []
        for parts, kind, form in table.get(tokens[at].low, ()):
            n = len(parts)
            if readings and n < readings[0].end - readings[0].start:
                break
            if n == 1 or tuple(t.low for t in tokens[at : at + n]) == parts:
                readings.append(Trigger(kind, form, at, at + n))
        if readings:
            found.append(readings)
            at = readings[0].end
        else:
            at += 1
    return found


_BE = words("is are was were be been being get got gets getting 's 're")
_LIST = words(", and or & plus - ( )") | {"as", "well", "also"}
_CLAUSE_END = words("; : ? ! but while when after because if although though whereas where --") | {"—", "–"}
_CLAUSE_BEGIN = _CLAUSE_END | {"as"}
_NEW_CLAUSE = frozenset(MODALS) | words(
    "it he she they we i you that is are was were be has have had do does did said says"
)
_NO_OBLIQUE = words("after before since until as than like of")
_SKIP_LEFT = words(
    """at least about some more than nearly almost over up to an estimated around approximately as many the a another
    further additional of his her their its our these those other all both only just also fewer less under no total
    between roughly well seriously badly slightly critically two-thirds innocent and"""
)
_BETWEEN_HELPERS = words(
    "not also first later then still now and or either both found shot dead all to death since , -"
)
_NO_VICTIMS = words(
    """losses pesos dollars euros pounds damage damages years days hours minutes months weeks times attacks incidents
    explosions bombs shots cities towns villages provinces states countries occasions places districts points
    departments municipalities areas cases ways parts homes houses buildings cars vehicles grenades rockets sources"""
)
_SKIP_RIGHT = words(
    """were was are been be is being have had has also more others other either people persons seriously slightly
    critically badly gravely severely lightly feared confirmed reported reportedly now still left believed presumed
    who that which were brutally all mercilessly apparently allegedly"""
)
_VOTES = words("vote votes ballots ballot")
_OF_PEOPLE = (FigureKind.INJURED, FigureKind.DETAINED, FigureKind.DISPLACED)
_THINGS = words(lexicon.THINGS_LIKE_PEOPLE)
_PEOPLE_LIKE = words("others other more others one ones them whom dead wounded injured")
_OBJECTS = words(
    """a an the his her their its him them more nearly about some several dozens hundreds civilians people"""
)
_ASIDES = {"--": "--", "—": "—", "–": "–", "(": ")", "[": "]"}
_ADJECTIVES = words("dead ill sick missing dying")
TOLL_REACH = 14
ASIDE = 16  # words of an aside, at most
REACH = 22  # words on either side of a number within which its verb is looked for


class KindJudge:
    """Judges the counts of one sentence."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self._triggers: list[list[Trigger]] | None = None
        self._starts: dict[int, list[Trigger]] = {}
        self._ends: dict[int, list[Trigger]] = {}

    def judge(self, at: int, what: Counted | None) -> FigureKind:
        """The kind of the count at ``tokens[at]``: by its own noun, by the verb before it, or by the verb behind it."""
        if self._triggers is None:
            self._triggers = find_triggers(self.tokens)
            self._starts = {readings[0].start: readings for readings in self._triggers}
            self._ends = {readings[0].end - 1: readings for readings in self._triggers}
        found = None
        if self._triggers:
            place = at + 1 if what is None else what.end
            found = (
                self._own_noun(what)
                or self._right_before(at)
                or self._right_behind(place)
                or self._toll(at)
                or self._before(at)
                or (None if self._is_oblique(at) else self._behind(place))
            )
        if found is not None and self._fits(found, what):
            return found
        if what is None:
            return FigureKind.COUNT
        if any(t.low in _VOTES for t in self.tokens[what.first : what.end]):
            return FigureKind.VOTE
        return FigureKind.PEOPLE if is_people(self.tokens[what.end - 1]) else FigureKind.COUNT

    def _fits(self, kind: FigureKind, what: Counted | None) -> bool:
        """Whether a kind can be told of the counted: things are not injured, and people are no targets."""
        if what is None:
            return True
        head = self.tokens[what.end - 1]
        if kind is FigureKind.TARGETS:
            return not is_people(head)
        if kind in _OF_PEOPLE and not is_people(head) and not head.capital:
            return False
        return head.low not in _NO_VICTIMS

    def _own_noun(self, what: Counted | None) -> FigureKind | None:
        """In "16 deaths", "16 dead", "two wounded soldiers"."""
        if what is None:
            return None
        for place in range(what.first, what.end):
            readings = self._starts.get(place, ())
            if readings and (hit := _pick(readings, Form.NOUN, Form.STATE, Form.PASSIVE)) is not None:
                if hit.form is not Form.NOUN or hit.end == what.end:
                    return hit.kind
                if (other := _pick(readings, Form.STATE, Form.PASSIVE)) is not None:
                    return other.kind
        return None

    def _right_before(self, at: int) -> FigureKind | None:
        """In "killing 16", "the deaths of four": by the word right before the number and its bound words."""
        place = at - 1
        of_seen = False
        while place >= 0 and self.tokens[place].low in _SKIP_LEFT and self.tokens[place].low not in ("and", "all"):
            of_seen = of_seen or self.tokens[place].low == "of"
            place -= 1
        hit = self._governing(self._ends.get(place, ()), of_seen, along=False)
        return hit.kind if hit else None

    def _right_behind(self, place: int) -> FigureKind | None:
        """In "nine dead", "two people shot dead", "six monks who were murdered", "killed and 25 wounded"."""
        tokens = self.tokens
        if place < len(tokens) and tokens[place].low in ("'", "'s", "’"):
            hit = _pick(self._starts.get(place + 1, ()), Form.OF)  # "the six hostages' release"
            return hit.kind if hit else None
        while place < len(tokens) and tokens[place].low in _SKIP_RIGHT:
            place += 1
        if place < len(tokens) and tokens[place].low == "fatally":
            return FigureKind.KILLED
        readings = self._starts.get(place, ())
        passive = _pick(readings, Form.PASSIVE)
        if passive is not None:
            active = self._takes_object(passive.end) and not self._is_helped(passive.start)
            return None if active else passive.kind
        state = _pick(readings, Form.STATE)
        return state.kind if state else None

    def _toll(self, at: int) -> FigureKind | None:
        """In "the death toll rose to 40", "the number of victims was 23"."""
        for place in range(at - 1, max(-1, at - TOLL_REACH), -1):
            if place in self._ends:
                hit = _pick(self._ends[place], Form.TOLL)
                return hit.kind if hit else None
            if self.tokens[place].low in _CLAUSE_END or self.tokens[place].low in (",", "and"):
                return None
        return None

    def _before(self, at: int) -> FigureKind | None:
        """In "killed 16 people and two dogs", "the murder of six monks and two cooks", over what is listed."""
        of_seen = along = False
        for place in range(at - 1, max(-1, at - REACH), -1):
            token = self.tokens[place]
            readings = self._ends.get(place, ())
            if readings:
                hit = self._governing(readings, of_seen, along)
                if hit is not None:
                    return hit.kind
                if not (of_seen or along or _pick(readings, Form.NOUN, Form.STATE, Form.OF)):
                    return None
            previous = self.tokens[place - 1].low if place else ""
            if token.low == "of":
                of_seen = True
            elif token.low == "with" and previous in ("along", "together"):
                along = True
            elif token.low in ("as", "well") and "well" in (previous, token.low):
                continue
            elif token.low == "by" or token.low in _CLAUSE_BEGIN or token.low in _NEW_CLAUSE:
                return None
            elif token.figure >= 0 or token.low in _LIST or along:
                continue
            elif (token.low in PREPOSITIONS and token.low not in _SKIP_LEFT) or (
                not readings and token.low in verb_forms().past and not modifies(self.tokens, place)
            ):
                return None
        return None

    def _governing(self, readings: Sequence[Trigger], of_seen: bool, along: bool) -> Trigger | None:
        """The reading of a word before a number that governs the number."""
        if of_seen:
            return _pick(readings, Form.OF)
        hit = _pick(readings, Form.ACTIVE)
        if hit is not None and hit.start and self.tokens[hit.start - 1].low in DETERMINERS:
            return None  # "the strike", "another crush"
        if hit is None:
            passive = _pick(readings, Form.PASSIVE)
            if passive is not None and (along or not self._is_helped(passive.start)):
                hit = passive  # the past: "wounded 25 more"
        return hit

    def _behind(self, place: int) -> FigureKind | None:
        """In "six nuns and three cooks were killed": by the verb, over what is listed and described."""
        last = min(len(self.tokens), place + REACH)
        while place < last:
            token = self.tokens[place]
            if token.low in _ASIDES:
                closed = self._end_of_aside(place, last)
                if closed is None and token.low != "(":
                    return None
                place = place + 1 if closed is None else closed + 1
                continue
            if token.low in _CLAUSE_END or (token.figure >= 0 and not self._is_listed(place)):
                return None
            readings = self._starts.get(place, ())
            helped = bool(readings) and self._is_helped(place)
            if helped and (passive := _pick(readings, Form.PASSIVE)) is not None:
                return passive.kind
            state = _pick(readings, Form.STATE)
            if state is not None and (helped or token.low not in _ADJECTIVES):
                return state.kind
            if _pick(readings, Form.ACTIVE, Form.PASSIVE):
                return None
            place += 1
        return None

    def _end_of_aside(self, place: int, last: int) -> int | None:
        mark = _ASIDES[self.tokens[place].low]
        return next((j for j in range(place + 1, min(last, place + ASIDE)) if self.tokens[j].low == mark), None)

    def _is_oblique(self, at: int) -> bool:
        """Whether a preposition governs the number: "in two cities", "by 12 men"."""
        place = at - 1
        while place >= 0 and self.tokens[place].low in _SKIP_LEFT and self.tokens[place].low != "of":
            place -= 1
        low = self.tokens[place].low if place >= 0 else ""
        return low in PREPOSITIONS and low not in _NO_OBLIQUE

    def _is_listed(self, place: int) -> bool:
        """Whether a number goes on with a list: "six nuns, at least two cooks and three porters"."""
        back = place - 1
        while back >= 0 and self.tokens[back].low in _SKIP_LEFT and self.tokens[back].low != "and":
            back -= 1
        return back >= 0 and self.tokens[back].low in _LIST

    def _is_helped(self, at: int) -> bool:
        """Whether a form of "be" makes the participle at a place passive, adverbs and further participles between."""
        for place in range(at - 1, max(-1, at - 7), -1):
            low = self.tokens[place].low
            if low in _BE:
                return True
            if not (low in _BETWEEN_HELPERS or low.endswith(("ly", "ed", "en"))):
                return False
        return False

    def _takes_object(self, at: int) -> bool:
        """Whether an object stands at a place: a number, an article or a pronoun."""
        if at >= len(self.tokens):
            return False
        token = self.tokens[at]
        if token.low == "at":
            return at + 1 < len(self.tokens) and self.tokens[at + 1].low == "least"
        return token.figure >= 0 or token.low in _OBJECTS


def is_people(head: Token) -> bool:
    """Whether the counted are persons, as far as their noun tells."""
    low = head.low
    return (
        low in people_nouns()
        or low in _PEOPLE_LIKE
        or (low.endswith(("men", "ists", "ers")) and low not in _THINGS)
        or (head.capital and low.endswith(("ans", "crats", "ists")))
    )


def _pick(readings: Sequence[Trigger], *forms: Form) -> Trigger | None:
    return next((r for r in readings if r.form in forms), None)
