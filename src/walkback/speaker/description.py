"""Find descriptions: a noun for a person, body, group or document with the words that belong to it."""

from __future__ import annotations

from functools import cache

from walkback.speaker import lexicon
from walkback.speaker.lexicon import plural, words
from walkback.speaker.name import (
    BODIES,
    FEMALE_ROLES,
    FUNCTION_WORDS,
    HONORIFICS,
    MALE_ROLES,
    OFFICES,
    RANKS,
    ROLES,
    fold,
)
from walkback.speaker.passage import Passage
from walkback.speaker.phrase import Determiner, Form, Kind, Phrase
from walkback.statement.clause import verb_forms

MOST_MODIFIERS = 8  # words between a determiner and its noun
LONGEST_COMPLEMENT = 10  # words

VOICES = words(lexicon.VOICES)
COPIES = words("copy copies version draft extract excerpt transcript recording text")
_GROUPS = words(lexicon.GROUPS)
_DOCUMENTS = words(lexicon.DOCUMENTS) | words(lexicon.VOICES)
_BOTH = (BODIES & ROLES) | words("regulator watchdog operator owner maker opposition")
_DEFINITE = words(lexicon.DEFINITE)
_INDEFINITE = words(lexicon.INDEFINITE)
_POSSESSIVES = words(lexicon.POSSESSIVES)
_DETERMINERS = _DEFINITE | _INDEFINITE | _POSSESSIVES
_BECOMING = words("be become becoming")
_COMPLEMENT = words("of for at by from with in on to close behind inside near who")
# Words that end no description to their right, and verbs that a noun could not be taken for.
_NO_VERB = words("affairs sports news works arms supplies leaders members officials sources services")
_VERBS = words(
    "said say says told tell tells added made called quoted asked denies warns insists believes admits urges"
)
_NO_HEAD = words("may will mark some many most several both others few second first one two three")
_AMBIGUOUS = words(lexicon.AMBIGUOUS) - {"chief", "captain"}
_ABBREVIATED = HONORIFICS | OFFICES | RANKS
_NUMBERS = words("""two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty hundred hundreds thousand thousands dozen dozens several many
    few""")
_STOP = (FUNCTION_WORDS - _DETERMINERS) | words("said says told called named and or")


@cache
def _finite() -> frozenset[str]:
    forms = verb_forms()
    return forms.past | forms.third | {"has", "had", "was", "is", "will", "would"}


@cache
def heads() -> dict[str, tuple[str, Kind, bool]]:
    """For each noun of a description, as written in small letters: its singular, its kind, whether it is a plural."""
    table: dict[str, tuple[str, Kind, bool]] = {}
    for noun in _DOCUMENTS:
        table[noun] = (noun, Kind.DOCUMENT, False)
    for noun in BODIES:
        table[plural(noun)] = (noun, Kind.GROUP, True)
        table[noun] = (noun, Kind.BODY, False)
    for noun in ROLES | OFFICES | RANKS:
        table[plural(noun)] = (noun, Kind.GROUP, True)
        if noun not in BODIES or noun in ROLES:
            table[noun] = (noun, Kind.PERSON, False)
    for noun in _GROUPS:
        table.setdefault(noun, (noun, Kind.GROUP, True))
    for noun in _BOTH:
        table[noun] = (noun, Kind.EITHER, False)
    for noun in ("police", "group", "gang", "crew", "team", "staff", "opposition", "family"):
        table[noun] = (noun, Kind.BODY if noun != "family" else Kind.GROUP, False)
    return table


def find_descriptions(passage: Passage, taken: list[bool], cuts: list[bool]) -> list[Phrase]:
    """The descriptions of a passage, by their last word; ``taken`` tells which words are none of their nouns, and
    ``cuts`` before which words none goes on.

    A noun within a longer description ("government spokeswoman") is no description of its own.
    """
    table = heads()
    found = []
    low = passage.low
    total = len(low)
    for at in range(total):
        entry = table.get(low[at])
        if entry is None or low[at] in _NO_HEAD:
            continue
        if taken[at]:
            continue
        after = at + 1
        if low[at] in _AMBIGUOUS and not passage.capital[at]:
            is_alone = after >= total or low[after] in _finite() or not low[after][0].isalnum()
            if not (is_alone and at and low[at - 1] in _DETERMINERS):
                continue
        if after < total and low[after] in table and not (passage.opens[after] or cuts[after] or taken[after]):
            is_verb = low[after] in verb_forms().third and not entry[2] and low[after] not in _NO_VERB
            if low[after] not in _NO_HEAD and not is_verb:
                continue
        phrase = _describe(passage, at, entry, cuts)
        before = low[phrase.first - 1] if phrase.first and not passage.opens[phrase.first] else ""
        if phrase.determiner is Determiner.NONE and before in _BECOMING:
            continue  # "fit to be president": nobody is called so
        found.append(phrase)
    return found


def _describe(passage: Passage, at: int, entry: tuple[str, Kind, bool], cuts: list[bool]) -> Phrase:
    """The description whose noun is the word ``at``."""
    low = passage.low
    head, kind, many = entry
    first, possessor = _begin(passage, at, cuts)
    determiner = Determiner.NONE
    # a source may be cut after its article
    if low[first] in _DEFINITE or (cuts[first] and first and not passage.opens[first] and low[first - 1] in _DEFINITE):
        determiner = Determiner.DEFINITE
    elif low[first] in _INDEFINITE:
        determiner = Determiner.INDEFINITE
    if possessor is not None or low[first] in _POSSESSIVES:
        determiner = Determiner.POSSESSIVE
    complement = _complement(passage, at + 1, cuts)
    content = {
        fold(low[j]) for j in range(first, at) if low[j][0].isalnum() and low[j] not in _DETERMINERS and low[j] != "'s"
    }
    last = complement[1] if complement else at + 1
    if complement:
        content |= {fold(low[j]) for j in range(*complement) if low[j][0].isalnum() and low[j] not in FUNCTION_WORDS}
    if kind in (Kind.BODY, Kind.PERSON) and any(low[j] in _NUMBERS or low[j].isdigit() for j in range(first, at)):
        kind, many = Kind.GROUP, True
    female = 0.98 if head in FEMALE_ROLES else 0.02 if head in MALE_ROLES else 0.5
    return Phrase(
        first,
        last,
        Form.DESCRIPTION,
        kind,
        name_first=at,
        name_last=at + 1,
        head=head,
        content=frozenset(content),
        determiner=determiner,
        plural=many,
        female=female,
        complement=complement,
        possessor=possessor,
    )


def _begin(passage: Passage, at: int, cuts: list[bool]) -> tuple[int, tuple[int, int] | None]:
    """The first word of the description whose noun is ``at``, and the stretch of its possessor ("the club's")."""
    low = passage.low
    first = at
    possessor: int | None = None
    limit = max(0, at - MOST_MODIFIERS)
    while first > limit and not passage.opens[first] and not cuts[first]:
        word = low[first - 1]
        if word in _DETERMINERS:
            first -= 1
            if first and low[first - 1] in ("all", "both"):
                first -= 1
            break
        if word == "'s" or (word in "'’" and first >= 2 and low[first - 2].endswith("s")):
            if possessor is not None:
                break
            possessor = first - 1
            first -= 1
            continue
        if not word[0].isalnum() or word in _STOP or (_is_verb(word) and not passage.capital[first - 1]):
            break
        if first < at and _is_clause(passage, first - 1):
            return first + 1, None
        first -= 1
    return first, (first, possessor) if possessor is not None and possessor > first else None


def _is_clause(passage: Passage, at: int) -> bool:
    """Whether a noun or name at ``at`` and the verb after it begin a clause: "police released", "officers support"."""
    low = passage.low
    after = low[at + 1]
    if passage.capital[at + 1]:
        return False
    entry = heads().get(low[at])
    if after in verb_forms().past and after not in heads():
        return entry is not None or (passage.capital[at] and not passage.opens[at])
    return entry is not None and entry[2] and after in verb_forms().base and after not in heads()


def _is_verb(low: str) -> bool:
    forms = verb_forms()
    return low in forms.past_only or low in _VERBS


def _complement(passage: Passage, at: int, cuts: list[bool]) -> tuple[int, int] | None:
    """The words of "of the navy", "close to the player" that begin at ``at``."""
    low = passage.low
    total = len(low)
    if at >= total or passage.opens[at] or cuts[at] or low[at] not in _COMPLEMENT or low[at] == "who":
        return None
    follows = low[at + 1] if at + 1 < total else ""
    is_named = bool(follows) and (passage.capital[at + 1] or follows in _DETERMINERS)
    if low[at] in ("to", "from") and not is_named:
        return None  # "the envoy to Norland", but "the government to start talks", "from buying water"
    first = at + 1 + (low[at] == "close")
    last = first
    forms = verb_forms()
    limit = min(total, first + LONGEST_COMPLEMENT)
    while last < limit and not passage.opens[last] and not cuts[last]:
        word = low[last]
        is_mark = not word[0].isalnum() and word not in ("'s", "'", "’", "&", "-")
        if word == "." and last > first and (low[last - 1] in _ABBREVIATED or len(low[last - 1]) == 1):
            is_mark = last + 1 >= limit or passage.opens[last + 1]
        if is_mark or word in _ENDS or (word in forms.past_only and not passage.capital[last]):
            break
        if word in forms.past and not passage.capital[last] and last > first and low[last - 1] not in _DETERMINERS:
            break
        last += 1
    while last > first and low[last - 1] in _DANGLING:
        last -= 1
    return (first, last) if last > first else None


_DANGLING = words("and or the a an of for at by from with in on to")
_ENDS = words("""who whom which that said says told has have had is are was were will would can could may might must
    should he she it they we i you when while as because but if than also""")
