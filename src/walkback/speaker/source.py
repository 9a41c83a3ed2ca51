"""Read a source: which of its words name the one who speaks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from walkback.model import Attribution
from walkback.speaker import lexicon
from walkback.speaker.entity import Entity
from walkback.speaker.lexicon import words
from walkback.speaker.name import FUNCTION_WORDS
from walkback.speaker.passage import Passage
from walkback.speaker.phrase import Determiner, Form, Kind, Phrase
from walkback.text.span import Span

_PRONOUNS = {
    **dict.fromkeys(words(lexicon.MALE_PRONOUNS), 0.02),
    **dict.fromkeys(words(lexicon.FEMALE_PRONOUNS), 0.98),
    **dict.fromkeys(words(lexicon.NEUTER_PRONOUNS) | words(lexicon.PLURAL_PRONOUNS), 0.5),
}
FIRST_PERSON = words(lexicon.FIRST_SINGULAR) | words(lexicon.FIRST_PLURAL)
SECOND_PERSON = words(lexicon.SECOND)
_SUBJECTS = words("he she it they")
_DEFINITE = words(lexicon.DEFINITE) | words(lexicon.POSSESSIVES)
_NOBODY = words("what who how where when why there it that this these those which whatever if whether")
LONGEST_UNKNOWN = 12  # words
REACH = 12  # words before a source in which a phrase may begin that it is part of
PhrasesIn = Callable[[int, int], Sequence[Phrase]]
Named = Mapping[tuple[int, int], Entity]
RELATIVE = frozenset(("who", "which", "that", "whom"))
_PART = words("one some two three four five six seven eight nine ten both many most several none each all half")
_WITH_PRONOUN = words("himself herself itself themselves also both all too then later now alone , himself")
_SKIP = words("even both also but and then only just as now that when while because since if though although ,")


@dataclass(frozen=True, slots=True)
class Source:
    """The words ``[first, last)`` of a source and the phrase in them that names who speaks, if there is one."""

    first: int
    last: int
    phrase: Phrase | None


def find_pronoun(passage: Passage, at: int) -> Phrase:
    """The phrase of the pronoun at ``at``."""
    low = passage.low[at]
    share = _PRONOUNS.get(low, 0.5)
    kind = Kind.PERSON if share != 0.5 else Kind.EITHER
    return Phrase(at, at + 1, Form.PRONOUN, kind, head=low, plural=low in words(lexicon.PLURAL_PRONOUNS), female=share)


def read_source(
    passage: Passage,
    attribution: Attribution,
    phrases_in: PhrasesIn,
    named: Named,
) -> Source | None:
    """The source of ``attribution``; None if it has no words. ``phrases_in`` gives what begins within words."""
    ranges = [passage.words_in(span) for span in attribution.source]
    ranges = [r for r in ranges if r[1] > r[0]]
    if not ranges:
        return None
    best: Source | None = None
    for first, last in ranges:
        found = _read_part(passage, first, last, phrases_in(first - REACH, last), named)
        if best is None or (found.phrase is not None and _rank(found.phrase, named) > _rank(best.phrase, named)):
            best = found
    return best


def _rank(phrase: Phrase | None, named: Named) -> int:
    if phrase is None:
        return 0
    if phrase.key in named:
        return 3
    return {Form.NAME: 3, Form.DESCRIPTION: 2, Form.PRONOUN: 1}[phrase.form]


def _read_part(
    passage: Passage,
    first: int,
    last: int,
    phrases: Sequence[Phrase],
    named: Named,
) -> Source:
    low = passage.low
    while first < last - 1 and low[first] in _SKIP:
        first += 1
    if low[first] in _PART and first + 2 < last and low[first + 1] == "of":
        return Source(first, last, _member(passage, first, last))
    if (low[first] in _PRONOUNS or low[first] in RELATIVE) and (last - first == 1 or low[first + 1] in _WITH_PRONOUN):
        return Source(first, last, find_pronoun(passage, first))
    inside = [p for p in phrases if p.first < last and p.last > first and p.form is not Form.PRONOUN]
    if not inside:
        pronoun = next((j for j in range(first, last) if low[j] in _SUBJECTS), None)
        if pronoun is not None:
            return Source(first, last, find_pronoun(passage, pronoun))
        return Source(first, last, _unknown_noun(passage, first, last))
    head = min(inside, key=lambda p: (max(p.first, first), -p.last))
    if head.form is Form.DESCRIPTION and head.name_first < first:
        # the source was cut after the noun: what follows names the speaker, if anything does
        later = [p for p in inside if p.first >= first]
        head = later[0] if later else head
    if head.form is Form.NAME:
        # "the opposition's Ada Lind", "the Grey Guard Commodore Bo Ek"
        at = head.last
        if at < last and low[at] in ("'s", "'", "’"):
            person = next((p for p in inside if p.first == at + 1 and p.form is Form.NAME), None)
            owned = next(
                (p for p in inside if p.form is Form.DESCRIPTION and p.first <= head.first and p.last > at), None
            )
            head = person or owned or head
    elif head.key not in named:
        beside = next(
            (
                p
                for p in inside
                if p.form is Form.NAME
                and p.kind is Kind.PERSON
                and (head.kind in (Kind.PERSON, Kind.EITHER) or p.office is not None)
                and (p.first == head.name_last or (p.first == head.name_last + 1 and low[head.name_last] == ","))
            ),
            None,
        )
        owner = next(
            (
                p
                for p in inside
                if p.form is Form.NAME
                and p.kind is not Kind.BODY
                and p.first == head.name_last + 1
                and low[head.name_last] in ("'s", "'", "’")
            ),
            None,
        )
        head = beside or owner or head
    if head.form is Form.DESCRIPTION and head.key in named:
        # "the owner, Baltic Shipping": the name tells more
        entity = named[head.key]
        head = min(
            (p for p in entity.phrases if p.form is Form.NAME), key=lambda p: abs(p.first - head.first), default=head
        )
    return Source(first, last, head)


def _unknown_noun(passage: Passage, first: int, last: int) -> Phrase | None:
    """A source whose noun no table has: its words as they stand up to a comma; None if they are function words."""
    low = passage.low
    end = first
    while end < last and (low[end][0].isalnum() or low[end] in "'’-&"):
        end += 1
    told = [j for j in range(first, end) if low[j][0].isalpha() and low[j] not in FUNCTION_WORDS]
    if not told or end - first > LONGEST_UNKNOWN or low[first] in _NOBODY:
        return None
    noun = next(
        (j - 1 for j in range(first + 1, end) if low[j] in ("of", "for", "in", "at", "from", "on", "with")), end - 1
    )
    noun = noun if noun in told else told[-1]
    return Phrase(
        first,
        end,
        Form.DESCRIPTION,
        Kind.EITHER,
        name_first=noun,
        name_last=noun + 1,
        head=low[noun],
        content=frozenset(low[j] for j in told if j != noun),
        determiner=Determiner.DEFINITE if low[first] in _DEFINITE else Determiner.INDEFINITE,
        plural=low[noun].endswith("s") and not low[noun].endswith("ss"),
    )


def _member(passage: Passage, first: int, last: int) -> Phrase:
    """ "One of the crew", "some of them": somebody of a group, who has no name."""
    end = first
    while end < last and passage.low[end] not in (",", ";", "who"):
        end += 1
    one = passage.low[first] in ("one", "each", "none")
    return Phrase(
        first,
        end,
        Form.DESCRIPTION,
        Kind.PERSON if one else Kind.GROUP,
        name_first=first,
        name_last=first + 1,
        head=passage.low[first],
        content=frozenset(passage.low[first + 1 : end]),
        determiner=Determiner.INDEFINITE,
        plural=not one,
    )


def first_span(attribution: Attribution) -> Span:
    """Where an attribution begins to be told: its source, else its cue, else its content."""
    return min(attribution.source or attribution.cue or attribution.content)
