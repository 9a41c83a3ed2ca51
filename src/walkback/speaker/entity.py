"""Group the names of a text: all that it calls by one name is one entity, with the offices that stand beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from walkback.speaker import lexicon
from walkback.speaker.given_name import is_given_name
from walkback.speaker.lexicon import words
from walkback.speaker.name import BODIES, FUNCTION_WORDS, fold
from walkback.speaker.passage import Passage
from walkback.speaker.phrase import Determiner, Form, Kind, Phrase

_NO_ACRONYM = frozenset("of the for and in on at to de la & a an".split())
_CALLED = frozenset(("called", "named", "calls", "call", "known", "dubbed"))
_CLOSING = frozenset(',(.;:”"?!')
LONGEST_BODY = 8  # words
MOST_OFFICES = 40
MOST_NAMESAKES = 60  # entities with a word of the same name that are looked at
CLASH = 2.5  # log-odds of being a woman apart from which two are not one person


@dataclass(frozen=True, slots=True)
class Office:
    """What somebody is called besides the name: the noun, the other words that tell, and where it stands."""

    head: str
    content: frozenset[str]
    first: int
    last: int
    complement: tuple[int, int] | None = None
    possessor: tuple[int, int] | None = None


@dataclass(slots=True)
class Entity:
    """Somebody or something that a text speaks of; ``female`` is the log-odds of its being a woman.

    ``told`` is the part of that which honorifics and nouns such as "spokesman" tell, rather than a given name.
    ``described`` is the nouns of its descriptions, ``words`` all that tell something in its names, offices and
    descriptions.
    """

    number: int
    kind: Kind
    names: dict[tuple[str, ...], Phrase] = field(default_factory=dict)
    phrases: list[Phrase] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    acronyms: set[str] = field(default_factory=set)
    female: float = 0.0
    told: float = 0.0
    plural: bool = False
    described: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    _keys: set[tuple[int, int]] = field(default_factory=set)

    @property
    def longest(self) -> tuple[str, ...]:
        """The words of its longest name; () if it has none."""
        return max(self.names, key=len, default=())

    def add(self, phrase: Phrase) -> None:
        """Take in a phrase for it, unless it is known."""
        if phrase.key in self._keys:
            return
        self._keys.add(phrase.key)
        self.phrases.append(phrase)
        if phrase.form is Form.NAME:
            self.names.setdefault(phrase.name, phrase)
            self.words.update(phrase.name)
        elif phrase.form is Form.DESCRIPTION:
            self.described.add(phrase.head)
            self.words.add(phrase.head)
            self.words |= phrase.content

    def hold(self, office: Office) -> None:
        """Take in an office."""
        if office not in self.offices[-MOST_OFFICES:] and len(self.offices) < MOST_OFFICES:
            self.offices.append(office)
            self.words.add(office.head)
            self.words |= office.content

    def learn_gender(self, share: float, told: bool = False) -> None:
        """Take in how likely a phrase for it means a woman; ``told``: by more than a given name."""
        share = min(0.98, max(0.02, share))
        odds = math.log(share / (1 - share))
        self.female = max(-6.0, min(6.0, self.female + odds))
        if told:
            self.told = max(-6.0, min(6.0, self.told + odds))


def group_names(
    passage: Passage, names: Sequence[Phrase], descriptions: Sequence[Phrase], cuts: Sequence[bool]
) -> tuple[list[Entity], dict[tuple[int, int], Entity]]:
    """The entities that have a name, and which of them each phrase is, by the phrase's key.

    Descriptions that stand right beside a name ("Ada Lind, a spokeswoman", "the minister, Bo Ek") are phrases of the
    entity too.
    """
    offices = _offices(passage, names, descriptions, cuts)
    for phrase in names:
        for _, beside in offices.get(phrase.first, ()):
            if phrase.kind is Kind.EITHER and beside is not None and beside.kind in (Kind.PERSON, Kind.BODY):
                phrase.kind = beside.kind
                if beside.kind is Kind.PERSON and beside.female != 0.5 and phrase.female == 0.5:
                    phrase.female = beside.female
    entities: list[Entity] = []
    of: dict[tuple[int, int], Entity] = {}
    index: dict[str, list[Entity]] = {}
    acronyms = _written_acronyms(passage, names)
    for phrase in sorted(names, key=lambda p: (-len(p.name), p.kind is Kind.EITHER, p.first)):
        alike = [e for word in (phrase.name[-1], phrase.name[0]) for e in index.get(word, [])[-MOST_NAMESAKES:]]
        fitting = list({e.number: e for e in alike if _is_same(phrase, e)}.values())
        if len(fitting) > 1:
            exact = [e for e in fitting if phrase.name in e.names]
            fitting = exact if len(exact) == 1 else fitting
        if len(fitting) > 1:
            # a surname of several: whoever of those named before is named most, and first
            before = [e for e in fitting if e.phrases[0].first < phrase.first]
            fitting = [max(before or fitting, key=lambda e: (len(e.phrases), -e.phrases[0].first))]
        if fitting:
            entity = fitting[0]
        else:
            entity = Entity(len(entities), phrase.kind)
            entities.append(entity)
            for word in phrase.name:
                index.setdefault(word, []).append(entity)
            if phrase.kind is Kind.BODY and len(phrase.name) > 1:
                entity.acronyms = {_acronym(phrase.name)}
            for short in acronyms.get(phrase.first, ()):
                entity.acronyms.add(short)
            for short in entity.acronyms:
                index.setdefault(short, []).append(entity)
        _add(entity, phrase)
        of[phrase.key] = entity
    for phrase in names:
        entity = of[phrase.key]
        for office, beside in offices.get(phrase.first, ()):
            entity.hold(office)
            if beside is not None:
                if of.setdefault(beside.key, entity) is entity:
                    entity.add(beside)
                if entity.kind is Kind.PERSON and beside.female != 0.5:
                    entity.learn_gender(beside.female, told=True)
    for entity in entities:
        entity.phrases.sort(key=lambda p: p.first)
    return entities, of


def _add(entity: Entity, phrase: Phrase) -> None:
    is_new = phrase.name not in entity.names
    entity.add(phrase)
    if entity.kind is Kind.EITHER or (
        entity.kind is Kind.BODY and phrase.kind is Kind.PERSON and len(entity.longest) == 1
    ):
        entity.kind = phrase.kind
    if phrase.female != 0.5 and (is_new or phrase.honorific):
        entity.learn_gender(phrase.female, told=phrase.honorific is not None)


def _is_same(phrase: Phrase, entity: Entity) -> bool:
    name = phrase.name
    if phrase.kind is not Kind.EITHER and entity.kind is not Kind.EITHER and phrase.kind is not entity.kind:
        return False
    if phrase.kind is Kind.PERSON or entity.kind is Kind.PERSON:
        # a surname may look like a given name
        share = min(0.98, max(0.02, phrase.female if phrase.honorific or len(name) > 1 else 0.5))
        if abs(math.log(share / (1 - share)) - entity.female) > CLASH and entity.female * (share - 0.5) < 0:
            return False
        if len(name) == 1 and (phrase.honorific or phrase.office) and any(full[0] == name[0] for full in entity.names):
            return True  # "Mr Ban" for Ban Ki-moon
        return any(is_same_person(name, full) for full in entity.names)
    if len(name) == 1 and name[0] in entity.acronyms:
        return True
    return any(_is_same_body(name, full) for full in entity.names)


def is_same_person(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a name may be a shorter way to write another: a surname, a given name, initials, a name left out."""
    if short == full:
        return True
    if len(short) > len(full):
        short, full = full, short
    if len(short) == 1:
        return short[0] == full[-1] or (short[0] == full[0] and is_given_name(short[0])) or short[0] in full[1:]
    if short[-1] != full[-1]:
        # a surname of two words, of which the last is left out
        return short == full[: len(short)] and len(full) > 2
    at = 0
    for word in short:
        while at < len(full) and not (
            full[at] == word
            or (len(word) == 1 and full[at].startswith(word))
            or (len(full[at]) == 1 and word.startswith(full[at]))
        ):
            at += 1
        if at == len(full):
            return False
        at += 1
    return True


def _is_same_body(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    if short == full:
        return True
    if len(short) > len(full):
        short, full = full, short
    if short == full[: len(short)]:
        return full[len(short)] in BODIES or len(full) - len(short) == 1
    inner = [w for w in full if w not in _NO_ACRONYM]
    return (len(short) > 1 or short[0] not in BODIES) and list(short) == inner[-len(short) :]


def _acronym(name: tuple[str, ...]) -> str:
    return "".join(word[0] for word in name if word not in _NO_ACRONYM)


def _written_acronyms(passage: Passage, names: Sequence[Phrase]) -> dict[int, list[str]]:
    """Acronyms that the text gives in brackets after a name, by the name's first word."""
    found: dict[int, list[str]] = {}
    for phrase in names:
        at = phrase.last
        if at + 2 < len(passage) and passage.low[at] == "(" and passage.low[at + 2] == ")":
            word = passage.word(at + 1)
            if word.isupper() and len(word) > 1:
                found.setdefault(phrase.first, []).append(fold(word))
    return found


def _offices(
    passage: Passage, names: Sequence[Phrase], descriptions: Sequence[Phrase], cuts: Sequence[bool]
) -> dict[int, list[tuple[Office, Phrase | None]]]:
    """The offices that stand beside each name, by the name's first word, with the description that gives them."""
    low = passage.low
    starts = {d.first: d for d in descriptions}
    nouns = {d.name_last: d for d in descriptions}
    ends: dict[int, Phrase] = {}
    for description in descriptions:
        ends.setdefault(description.last, description)
        ends.setdefault(description.name_last, description)
    found: dict[int, list[tuple[Office, Phrase | None]]] = {}
    total = len(passage)
    for phrase in names:
        listed = found.setdefault(phrase.first, [])
        if phrase.office is not None:
            listed.append((_plain_office(passage, *phrase.office), None))
        before = ends.get(phrase.first)
        if before is None and phrase.first and low[phrase.first - 1] in ("”", '"') and not passage.opens[phrase.first]:
            before = ends.get(phrase.first - 1)
        if before is None and phrase.first and low[phrase.first - 1] == "," and not passage.opens[phrase.first]:
            before = ends.get(phrase.first - 1)
            closed = phrase.last >= total or low[phrase.last] in _CLOSING or passage.opens[phrase.last]
            is_person = before is None or Kind.PERSON in (phrase.kind, before.kind)
            if before is not None and not is_person:
                is_loose = before.determiner is Determiner.INDEFINITE or not closed
                is_given = len(phrase.name) == 1 and is_given_name(phrase.name[0])
                before = None if is_loose or is_given else before
        if (
            before is not None
            and before.first < phrase.first
            and _fits(before, phrase)
            and not passage.opens[phrase.first]
        ):
            listed.append((_office(before), before))
        at = phrase.last
        if at + 1 < total and low[at] == "," and not passage.opens[at + 1]:
            after = starts.get(at + 1)
            if after is not None and _fits(after, phrase) and _closes(passage, after) and not cuts[at + 1]:
                listed.append((_office(after), after))
            elif low[at + 1] in ("of", "for", "from", "with", "who"):
                listed.extend((office, None) for office in _loose_office(passage, at + 1))
        elif at < total and low[at] in ("of", "for", "from") and phrase.kind is not Kind.BODY and len(phrase.name) > 1:
            listed.extend((office, None) for office in _loose_office(passage, at))
        told = _aliased(passage, phrase.first, nouns)
        if told is not None:
            listed.append((_office(told), told))
    return found


def _aliased(passage: Passage, at: int, nouns: dict[int, Phrase]) -> Phrase | None:
    """What the name at ``at`` is said to be the name of: "a crew that calls itself", "a ship named"."""
    low = passage.low
    if at < 3 or passage.opens[at]:
        return None
    reflexive = low[at - 1] in ("itself", "himself", "herself", "themselves", "as") and low[at - 2] in _CALLED
    if not reflexive and low[at - 1] not in _CALLED:
        return None
    verb = at - 1 - reflexive
    told = nouns.get(verb) or nouns.get(verb - 1)
    if told is None or told.kind is Kind.DOCUMENT:
        return None
    return told if reflexive or told.determiner is Determiner.INDEFINITE else None


def _fits(description: Phrase, name: Phrase) -> bool:
    if description.plural or description.kind in (Kind.DOCUMENT, Kind.GROUP):
        return False
    return Kind.EITHER in (description.kind, name.kind) or description.kind is name.kind


def _closes(passage: Passage, description: Phrase) -> bool:
    """Whether an apposition ends where the description does: a comma, a verb, the end of the sentence."""
    at = description.last
    if at >= len(passage) or passage.opens[at]:
        return True
    word = passage.low[at]
    return word not in ("and", "or") or description.determiner is not Determiner.NONE


def _office(description: Phrase) -> Office:
    return Office(
        description.head,
        description.content,
        description.first,
        description.last,
        description.complement,
        description.possessor,
    )


def _plain_office(passage: Passage, first: int, last: int) -> Office:
    """The office in the words before a name; its noun is the last one, or the one before "of"."""
    low = passage.low
    noun = next((j - 1 for j in range(first + 1, last) if low[j] in ("of", "for")), last - 1)
    told = [j for j in range(first, last) if low[j][0].isalnum() and low[j] not in FUNCTION_WORDS]
    if noun not in told:
        noun = told[-1] if told else first
    return Office(fold(low[noun]), frozenset(fold(low[j]) for j in told if j != noun), first, last)


def _loose_office(passage: Passage, at: int) -> list[Office]:
    """The office in "who heads the navy", "of the Baltic Institute", at ``at``; none where it is no body."""
    low = passage.low
    head = ""
    first = at + 1
    if first >= len(low):
        return []
    if low[at] == "who":
        head = _DOING.get(low[first], "")
        first += 1
        if not head or first >= len(low):
            return []
    last = first
    while last < min(len(low), first + LONGEST_BODY) and not passage.opens[last]:
        word = low[last]
        if not (word[0].isalnum() or word in ("'s", "'", "’", "&")) or word in _ENDS_BODY:
            break
        if word in FUNCTION_WORDS and word not in ("of", "for", "the", "and", "at", "a", "an", "on"):
            break
        last += 1
    noun = first + (low[first] in ("the", "a", "an") if first < len(low) else 0)
    if last <= noun or not (head or passage.capital[noun] or low[last - 1] in BODIES or low[last - 1] in _GROUPS):
        return []
    content = frozenset(fold(w) for w in low[first:last] if w[0].isalnum() and w not in FUNCTION_WORDS)
    return [Office(head, content, first, last, (first, last))]


_DOING = dict(pair.split(":") for pair in lexicon.DOING.split())
_GROUPS = words(lexicon.GROUPS)
_ENDS_BODY = words("said says told added who which that has have had is are was were will would and or but in on")


def _rows(table: tuple[str, ...]) -> dict[str, frozenset[str]]:
    of: dict[str, set[str]] = {}
    for row in table:
        for noun in row.split():
            of.setdefault(noun, set()).update(row.split())
    return {noun: frozenset(others) for noun, others in of.items()}


SAME_BODY = _rows(lexicon.SAME_BODY)
SAME_OFFICE = _rows(lexicon.SAME_OFFICE)
