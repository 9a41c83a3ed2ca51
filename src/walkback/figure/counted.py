"""Find the words for what a number counts: the noun phrase behind it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from walkback.figure import lexicon
from walkback.figure.tokens import Token
from walkback.statement.clause import ADVERBS, DETERMINERS, PREPOSITIONS, verb_forms
from walkback.statement.lexicon import BE_FORMS, DO_FORMS, HAVE_FORMS, MODALS, words

_STOPS = (
    DETERMINERS
    | PREPOSITIONS
    | words(BE_FORMS, HAVE_FORMS, DO_FORMS)
    | frozenset(MODALS)
    | words(
        """and or nor but who whom whose which that where when while if because since as than then so not n't there he
        she they we i you it him her them us me also including among amid during before after until via per versus vs
        said says say yesterday today tomorrow tonight monday tuesday wednesday thursday friday saturday sunday
        out off up down back away together each annually daily yearly weekly monthly ago later earlier long tall wide
        deep high apart away left went came made took got became began began according following due such being"""
    )
) - {"other", "all", "more", "most", "new", "such"}
_STATES = words("dead deceased alive missing injured wounded hurt homeless ill unharmed")
_NO_NOUNS = words("past last next previous coming first second final same other such like so just only well even")
_MODIFIERS = words("more other further additional extra of new such")
_NO_FIRST_NOUNS = _MODIFIERS | ADVERBS
_ADDED = words("more further additional extra")
_IDLE = _ADDED | words("of such same most least")
_NO_ENDS = words("more other & ’s 's")
_ARTICLES = words("the its his her their our these those my")
_GENITIVES = words("& ’s 's")
_KEPT_ADVERBS = words("more most well even")
_NOUNS_IN_ING = words("wedding building king ring wing")
_IRREGULAR = {
    "people": "person",
    "persons": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "feet": "foot",
    "teeth": "tooth",
    "mice": "mouse",
    "geese": "goose",
    "lives": "life",
    "wives": "wife",
    "knives": "knife",
    "wolves": "wolf",
    "halves": "half",
    "leaves": "leaf",
    "thieves": "thief",
    "loaves": "loaf",
    "shelves": "shelf",
    "policemen": "policeman",
    "servicemen": "serviceman",
    "firemen": "fireman",
    "gunmen": "gunman",
    "fishermen": "fisherman",
    "crewmen": "crewman",
    "businessmen": "businessman",
    "clergymen": "clergyman",
    "seamen": "seaman",
    "policewomen": "policewoman",
    "series": "series",
    "species": "species",
    "aircraft": "aircraft",
    "sheep": "sheep",
    "crises": "crisis",
    "analyses": "analysis",
    "diagnoses": "diagnosis",
    "bases": "base",
    "buses": "bus",
    "gases": "gas",
    "viruses": "virus",
    "statuses": "status",
    "bonuses": "bonus",
    "campuses": "campus",
    "movies": "movie",
    "cookies": "cookie",
    "calories": "calorie",
    "ties": "tie",
    "lies": "lie",
    "pies": "pie",
    "criteria": "criterion",
    "media": "medium",
    "means": "means",
    "news": "news",
    "headquarters": "headquarters",
    "barracks": "barracks",
    "troops": "troop",
    "potatoes": "potato",
    "heroes": "hero",
    "tomatoes": "tomato",
    "volcanoes": "volcano",
    "echoes": "echo",
    "shoes": "shoe",
    "toes": "toe",
}
_NOT_PLURAL = frozenset(
    "plus less across yes gas bus virus status bonus campus this is was has its as us thus news".split()
)
_QUOTES = frozenset("\"“”‘'")
_MARKS = frozenset("-–“\"‘'")
_COLLECTIVES = frozenset(
    "police crew staff dead personnel people cattle aircraft sheep fish deer series species troops".split()
)
_BEFORE_PLURAL = frozenset("police sports arms women men sales people news security goods systems us u.s".split())
PHRASE = 6  # words of a noun phrase behind a number, at most


class Counted(NamedTuple):
    """Places of the counted words in a list of tokens: ``[first, end)``, the head last; ``unit`` in the singular."""

    first: int
    end: int
    unit: str


def singular(word: str) -> str:
    """The singular of an English noun in small letters; a word that is no plural is given back."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if not is_plural(word):
        return word
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") else word


def is_plural(word: str) -> bool:
    """Whether a word in small letters looks like a plural noun."""
    if word in _IRREGULAR or word.endswith("men"):
        return True
    return (
        len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")) and word not in _NOT_PLURAL
    )


@cache
def _stop_verbs() -> frozenset[str]:
    forms = verb_forms()
    return (forms.past_only | (forms.participle & forms.past)) - words(
        "left set cut hit put cost read spread shed split bet let shut hurt run burst bid quit cast "
        "united registered estimated suspected alleged armed wanted"
    )


def find_counted(tokens: Sequence[Token], at: int, plural: bool) -> Counted | None:
    """The counted words behind ``tokens[at]``, a number; None if there are none.

    The phrase runs to its plural noun, or, without one, to the next preposition, verb, pronoun or mark. ``plural``:
    the number is not one. "Dozens of people" and "45,000 tonnes of beef": "of" right behind the number is passed over.
    """
    first = _begin(tokens, at)
    if first == at + 2 and first < len(tokens) and tokens[at + 1].low == "-" and tokens[first].low[0].isalpha():
        return Counted(first, first + 1, singular(tokens[first].low))  # "12-page", "two-person"
    end, has_plural = _extent(tokens, first)
    while first < end - 1 and tokens[first].low in _ADDED:
        first += 1
    while end > first and tokens[end - 1].low in _NO_ENDS:
        end -= 1
    if end <= first or (end == first + 1 and tokens[first].low in _NO_NOUNS):
        return None
    if plural and not has_plural and end > first + 1 and tokens[first].low not in _NO_FIRST_NOUNS:
        # "12 chapter book", "six oar boat": the first noun is counted, of the thing that the others name
        return Counted(first, first + 1, tokens[first].low)
    unit = _unit_of([t.low for t in tokens[first:end] if t.low[0].isalnum() and t.low not in _IDLE])
    return Counted(first, end, unit) if unit else None


def _begin(tokens: Sequence[Token], at: int) -> int:
    """Where the phrase begins: behind "of the", marks, and a number that describes ("900 50kg sacks")."""
    first = at + 1
    if first < len(tokens) and tokens[first].low == "of":
        first += 1
        while first < len(tokens) and tokens[first].low in _ARTICLES:
            first += 1
    while first < len(tokens) and (tokens[first].low in _MARKS or _is_size(tokens, first)):
        first += 1
    return first


def _extent(tokens: Sequence[Token], first: int) -> tuple[int, bool]:
    """Where the phrase that begins at ``first`` ends, and whether its last word is a plural."""
    end, last_plural = first, -1
    while end < min(len(tokens), first + PHRASE):
        low = tokens[end].low
        if end > first and (low in _GENITIVES or (last_plural < 0 and _passes(tokens, end))):
            end += 1
            continue
        if _stops(tokens, end, first) or (last_plural >= 0 and not _is_compound(tokens[last_plural].low, low)):
            break
        if is_plural(low) or low in _COLLECTIVES:
            last_plural = end
        elif last_plural < 0 and low.endswith("ly") and end > first:
            break
        end += 1
    return (last_plural + 1, True) if last_plural >= 0 else (end, False)


def _stops(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether a word is none of the phrase: a mark, a function word, a verb, or a state that is told of the phrase."""
    token = tokens[at]
    low = token.low
    if token.figure >= 0 or not low[0].isalnum() or low in _STOPS or (low in ADVERBS and low not in _KEPT_ADVERBS):
        return True
    if low in _STATES and at > first and not tokens[at - 1].low.endswith("ed"):
        return True
    return low in _stop_verbs() and not modifies(tokens, at)


def _is_compound(plural: str, low: str) -> bool:
    """Whether a word goes on behind a plural: "women doctors"; but not a verb: "40 boats leaves"."""
    return is_plural(low) and (plural in _BEFORE_PLURAL or low not in verb_forms().third)


def _passes(tokens: Sequence[Token], at: int) -> bool:
    """Whether a mark or "and" stands inside the phrase: 'self-styled "rangers"', "60 cars and vans"."""
    low = tokens[at].low
    if low == "and":
        return _joins(tokens, at)
    return low in _QUOTES and at + 1 < len(tokens) and tokens[at + 1].low[0].isalnum()


def _unit_of(names: list[str]) -> str:
    """The phrase as a unit: its head in the singular, without what only says how ("freshly painted boats": boat)."""
    while (
        len(names) > 1
        and names[0].endswith(("ly", "ing", "ed"))
        and "-" not in names[0]
        and names[0] not in _NOUNS_IN_ING
    ):
        names = names[1:]
    return " ".join([*names[:-1], singular(names[-1])]) if names else ""


def _joins(tokens: Sequence[Token], at: int) -> bool:
    """Whether "and" joins two words that describe one plural noun: "460 cars and vans", "20 bus and tram drivers"."""
    after = tokens[at + 1 : at + 3]
    return (
        len(after) == 2
        and all(t.figure < 0 and t.low[0].isalpha() and t.low not in _STOPS for t in after)
        and not is_plural(after[0].low)
        and is_plural(after[1].low)
    )


def _is_size(tokens: Sequence[Token], at: int) -> bool:
    """Whether another number describes what is counted: "900 50kg sacks"."""
    return (
        tokens[at].figure >= 0 and at + 1 < len(tokens) and is_plural(tokens[at + 1].low) and tokens[at - 1].figure >= 0
    )


def modifies(tokens: Sequence[Token], at: int) -> bool:
    """Whether a participle describes the noun behind it ("two wounded soldiers") rather than being the verb."""
    if at + 1 >= len(tokens):
        return False
    after = tokens[at + 1]
    if after.figure >= 0 or not after.low[0].isalpha():
        return False
    return (
        after.low not in _STOPS
        and after.low not in ADVERBS
        and not after.low.endswith("ly")
        and (
            is_plural(after.low)
            or after.low in _COLLECTIVES
            or (at + 2 < len(tokens) and is_plural(tokens[at + 2].low))
        )
    )


@cache
def people_nouns() -> frozenset[str]:
    """Nouns for persons, in the plural and the singular."""
    listed = words(lexicon.PEOPLE)
    return listed | {singular(w) for w in listed}
