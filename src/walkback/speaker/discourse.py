"""Read a text from its beginning and say, phrase by phrase, who is meant."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from walkback.model import Attribution, Manner, MentionHow
from walkback.speaker import lexicon
from walkback.speaker.description import COPIES, VOICES, find_descriptions
from walkback.speaker.entity import Entity, group_names
from walkback.speaker.features import (
    ahead_features,
    description_features,
    may_be_called,
    pronoun_features,
)
from walkback.speaker.introduction import find_introduced
from walkback.speaker.lexicon import words
from walkback.speaker.name import find_names
from walkback.speaker.passage import Passage
from walkback.speaker.phrase import Determiner, Form, Kind, Phrase, Role
from walkback.speaker.ranking import Features, shipped_weights, weigh
from walkback.speaker.role import judge_role
from walkback.speaker.source import (
    RELATIVE,
    Source,
    find_pronoun,
    read_source,
)
from walkback.speaker.trace import MOST_CANDIDATES, Memory, Place, Trace
from walkback.world.place import senses_of

LONGEST_PHRASE = 24  # words
NEAR = 3  # sentences back in which anybody may be meant by a description, whatever its words
NAME_CONFIDENCE = 0.99
MOST_SURE = 0.98  # of a choice by weights
VOICE_CONFIDENCE = 0.9
LATER_CONFIDENCE = 0.85
BESIDE_CONFIDENCE = 0.85
NEW_CONFIDENCE = 0.9
MEMBER_CONFIDENCE = 0.8
RELATIVE_CONFIDENCE = 0.9
LOOSE_CONFIDENCE = 0.6
SUBORDINATE_CONFIDENCE = 0.85
POSSESSIVES = words(lexicon.POSSESSIVES)
_PERSONAL = words(lexicon.MALE_PRONOUNS) | words(lexicon.FEMALE_PRONOUNS)
_SUBORDINATORS = words("when where while as after before because since whom which in")


class Chooses(Protocol):
    """Picks one of several candidates by what speaks for them."""

    def __call__(
        self, group: str, phrase: Phrase, candidates: Sequence[Entity | None], features: Sequence[Features]
    ) -> tuple[Entity | None, float]:
        """The entity that ``phrase`` means, or None for one not mentioned before, and how likely that is, 0 to 1."""
        ...


def choose_likeliest(
    group: str, phrase: Phrase, candidates: Sequence[Entity | None], features: Sequence[Features]
) -> tuple[Entity | None, float]:
    """The likeliest candidate by the weights that ship."""
    chances = weigh(features, shipped_weights().get(group, {}))
    best = max(range(len(candidates)), key=chances.__getitem__)
    return candidates[best], chances[best]


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a phrase means, in what way, and how sure that is, 0 to 1."""

    entity: Entity
    how: MentionHow
    confidence: float


class Discourse:
    """The entities of one text; ``meant`` tells of phrases by their key, ``spoken`` of attributions in order."""

    def __init__(
        self, passage: Passage, attributions: Sequence[Attribution], choose: Chooses = choose_likeliest
    ) -> None:
        self.passage = passage
        self.attributions = attributions
        self._choose = choose
        self.names = find_names(passage, [passage.words_in(s) for a in attributions for s in a.source])
        cuts = self._cuts()
        self.descriptions = find_descriptions(passage, self._taken(), cuts)
        self.entities, self.named = group_names(passage, self.names, self.descriptions, cuts)
        self._by_office: dict[str, list[Entity]] = {}
        for entity in self.entities:
            if entity.kind is Kind.PERSON:
                for head in {office.head for office in entity.offices}:
                    self._by_office.setdefault(head, []).append(entity)
        self.phrases: list[Phrase] = sorted([*self.names, *self.descriptions], key=lambda p: (p.first, -p.last))
        self._starts = [p.first for p in self.phrases]
        self._name_starts = [p.first for p in self.names]
        self.meant: dict[tuple[int, int], Meant] = {}
        self.spoken: list[Meant | None] = [None] * len(attributions)
        self.sources: list[Source | None] = [
            read_source(passage, attribution, self.phrases_in, self.named) for attribution in attributions
        ]
        self.memory = Memory()
        self._countries: dict[tuple[int, int], frozenset[str]] = {}
        self.by_source: dict[tuple[int, int], list[int]] = {}
        self.lead = next((p for p, h in zip(passage.paragraph, passage.heading, strict=True) if not h), 0)
        self._sayings = 0
        self._last_speaker: Entity | None = None
        self._read()

    # ------------------------------------------------------------------------------------------ the walk

    def _read(self) -> None:
        passage = self.passage
        by_source = self.by_source
        for number, source in enumerate(self.sources):
            if source is not None and source.phrase is not None:
                by_source.setdefault(source.phrase.key, []).append(number)
        self._content = self._contents()
        known = {p.key: p for p in self.phrases}
        for source in self.sources:
            if source is not None and source.phrase is not None:
                known.setdefault(source.phrase.key, source.phrase)
        for at, low in enumerate(passage.low):
            if low in _PERSONAL:
                known.setdefault((at, at + 1), find_pronoun(passage, at))
        done = 0
        for phrase in sorted(known.values(), key=lambda p: (p.first, -p.last)):
            if phrase.form is Form.DESCRIPTION and phrase.key not in by_source and self._is_passed(phrase, done):
                continue
            self._meet(phrase, by_source.get(phrase.key, ()))
            if phrase.form is Form.DESCRIPTION:
                done = max(done, phrase.name_last)

    def _is_passed(self, phrase: Phrase, done: int) -> bool:
        """Whether a description is part of a longer phrase, stands beside a name, or is nobody."""
        is_part = phrase.first < done or phrase.key in self.named
        return is_part or phrase.kind is Kind.DOCUMENT or self.passage.quoted[phrase.first]

    def _taken(self) -> list[bool]:
        """Which words belong to a name or a cue, and so are no noun of a description."""
        taken = [False] * len(self.passage)
        for name in self.names:
            taken[name.first : name.last] = [True] * (name.last - name.first)
        for attribution in self.attributions:
            for span in attribution.cue:
                first, last = self.passage.words_in(span)
                taken[first:last] = [True] * (last - first)
        return taken

    def _cuts(self) -> list[bool]:
        """Before which words no description goes on: where a source or a cue begins, and right after one."""
        cuts = [False] * (len(self.passage) + 1)
        for attribution in self.attributions:
            for span in (*attribution.source, *attribution.cue):
                for at in self.passage.words_in(span):
                    cuts[at] = True
        return cuts

    def _contents(self) -> list[int]:
        """For each word the number of the attribution in whose content it stands, the outermost; -1 for none."""
        of = [-1] * len(self.passage)
        for number, attribution in enumerate(self.attributions):
            if attribution.nested_in is not None:
                continue
            for span in attribution.content:
                for at in range(*self.passage.words_in(span)):
                    of[at] = number
        return of

    def _meet(self, phrase: Phrase, spoken: Sequence[int]) -> None:
        passage = self.passage
        phrase.role = judge_role(passage, phrase)
        if spoken and phrase.role is not Role.POSSESSOR:
            phrase.role = Role.SUBJECT  # "said Ada Lind"
        place = self._place(phrase, bool(spoken), tuple(spoken))
        meant = self._resolve(phrase, place, spoken)
        if meant is None:
            return
        self.meant[phrase.key] = meant
        if not self._is_voice(phrase):
            meant.entity.add(phrase)
        if (
            phrase.form is Form.PRONOUN
            and phrase.female != 0.5
            and meant.confidence > 0.6
            and abs(meant.entity.female) < 2
        ):
            meant.entity.learn_gender(0.8 if phrase.female > 0.5 else 0.2)
        if not passage.quoted[phrase.first] or phrase.form is Form.NAME:
            self.memory.leave(meant.entity, phrase, place)
        for number in spoken:
            self.spoken[number] = meant
            self._sayings += 1
            if self.attributions[number].nested_in is None and self.attributions[number].is_speech:
                self._last_speaker = meant.entity
                self.memory.note_saying(meant.entity, self._sayings)

    def _place(self, phrase: Phrase, is_source: bool, said: tuple[int, ...] = ()) -> Place:
        passage = self.passage
        at = phrase.first
        content = self._content[at]
        owner = None
        own_quoted = False
        if content >= 0:
            owner = self._owner(content)
            own_quoted = passage.quoted[at] or self.attributions[content].manner is Manner.DIRECT
        return Place(
            at,
            passage.sentence[at],
            passage.paragraph[at],
            passage.quoted[at],
            is_source,
            self._sayings,
            content,
            owner,
            own_quoted,
            self._last_speaker,
            said,
        )

    def _owner(self, number: int) -> Entity | None:
        """Whose content an attribution's is, as far as that is known yet."""
        spoken = self.spoken[number]
        if spoken is not None:
            return spoken.entity
        source = self.sources[number]
        return self.named.get(source.phrase.key) if source is not None and source.phrase is not None else None

    def is_label(self, phrase: Phrase) -> bool:
        """Whether a phrase is the label of a transcript's turn: it opens a paragraph, and a colon follows."""
        passage = self.passage
        first = phrase.first
        if first and passage.paragraph[first - 1] == passage.paragraph[first]:
            return False
        after = phrase.last
        if after < len(passage) and passage.low[after] == "(":
            after = next((j for j in range(after, min(after + 10, len(passage))) if passage.low[j] == ")"), after) + 1
        return (
            after < len(passage) and passage.low[after] == ":" and passage.paragraph[after] == passage.paragraph[first]
        )

    def beside_cue(self, number: int) -> Meant | None:
        """Who stands right beside the cue of an attribution without a source: "Ada Lind, of the union, said"."""
        passage = self.passage
        cue = self.attributions[number].cue
        if not cue:
            return None
        first, last = passage.words_in(cue[0])
        if first >= last or passage.opens[first]:
            return None
        for phrase in self.phrases_in(first - LONGEST_PHRASE, last + 1):
            meant = self.meant.get(phrase.key)
            if meant is None or phrase.form is Form.PRONOUN or self._content[phrase.first] == number:
                continue
            before = phrase.last == first or (phrase.last == first - 1 and passage.low[first - 1] == ",")
            if (before or phrase.first == last) and passage.sentence[phrase.first] == passage.sentence[first]:
                return Meant(meant.entity, meant.how, BESIDE_CONFIDENCE * meant.confidence)
        return None

    # ------------------------------------------------------------------------------------------ who is meant

    def _resolve(self, phrase: Phrase, place: Place, spoken: Sequence[int]) -> Meant | None:
        entity = self.named.get(phrase.key)
        if entity is not None:
            how = MentionHow.LABEL if spoken and self.is_label(phrase) else MentionHow.NAME
            return Meant(entity, how, NAME_CONFIDENCE)
        if phrase.form is Form.PRONOUN:
            return self._pronoun(phrase, place, spoken)
        if phrase.form is Form.DESCRIPTION:
            return (
                self._voice(phrase)
                or self._group(phrase, place)
                or self._introduced_later(phrase, bool(spoken))
                or self._description(phrase, place)
            )
        return None

    def _voice(self, phrase: Phrase) -> Meant | None:
        """Whose words a statement, letter or post carries, where the description tells."""
        low = self.passage.low
        if not self._is_voice(phrase):
            return None
        if low[phrase.first] in POSSESSIVES and phrase.possessor is None:
            pronoun = find_pronoun(self.passage, phrase.first)
            pronoun.role = Role.POSSESSOR
            meant = self._resolve(pronoun, self._place(pronoun, True), ())
        else:
            owner = self._owner_in(phrase)
            if owner is None:
                return None
            owner.role = Role.POSSESSOR
            meant = self.meant.get(owner.key) or self._resolve(owner, self._place(owner, True), ())
        if meant is None:
            return None
        return Meant(meant.entity, MentionHow.DESCRIPTION, VOICE_CONFIDENCE * meant.confidence)

    def _is_voice(self, phrase: Phrase) -> bool:
        return phrase.form is Form.DESCRIPTION and (
            phrase.head in VOICES or (phrase.head in COPIES and bool(phrase.content & VOICES))
        )

    def _owner_in(self, phrase: Phrase) -> Phrase | None:
        low = self.passage.low
        inside = [
            p
            for p in self.phrases_in(phrase.first, phrase.last)
            if p.last <= phrase.last and p.key != phrase.key and p.kind is not Kind.DOCUMENT
        ]
        for p in inside:
            end = p.last if p.form is Form.NAME else p.name_last
            if end < phrase.last and low[end] in ("'s", "'", "’"):
                return p
        if phrase.complement is not None and low[phrase.complement[0] - 1] in ("of", "from", "by"):
            return next((p for p in inside if p.first == phrase.complement[0]), None)
        return None

    def _group(self, phrase: Phrase, place: Place) -> Meant | None:
        """The group that "one of them" speaks for."""
        at = phrase.last - 1
        if phrase.content and self.passage.low[at] in ("them", "these", "those") and at - phrase.first <= 2:
            groups = [t for t in self.memory.recent() if t.entity.plural or t.entity.kind is Kind.GROUP]
            if groups:
                last = max(groups, key=lambda t: (t.spoke >= 0, t.phrase.first))
                return Meant(last.entity, MentionHow.DESCRIPTION, MEMBER_CONFIDENCE)
        return None

    def _pronoun(self, phrase: Phrase, place: Place, spoken: Sequence[int]) -> Meant | None:
        if phrase.head in RELATIVE:
            return self._relative(phrase)
        # "comments by John Lind, when he stated": who speaks in a clause of time is told by its sentence, as elsewhere.
        subordinate = bool(phrase.first and self.passage.low[phrase.first - 1] in _SUBORDINATORS)
        reports = spoken and not subordinate
        group = ("source" if reports else "person") if phrase.female != 0.5 else "other"
        traces = self.memory.near(place)
        candidates: list[Entity | None] = []
        features: list[Features] = []
        rank = 0
        for trace in traces:
            entity = trace.entity
            if place.own_quoted and entity is place.owner:
                continue  # nobody is "he" in their own words
            if group != "other" and (entity.kind in (Kind.BODY, Kind.GROUP, Kind.DOCUMENT) or self._is_place(entity)):
                continue
            if group == "other" and not phrase.plural and (entity.kind in (Kind.PERSON, Kind.GROUP) or entity.plural):
                continue
            told = pronoun_features(phrase, place, trace, rank)
            candidates.append(entity)
            features.append(told)
            if "gender_clash" not in told:
                rank += 1
        if subordinate and spoken and group == "person":
            here = {c.number: c for c, f in zip(candidates, features, strict=True) if c is not None and _fits_here(f)}
            if len(here) == 1:
                return Meant(next(iter(here.values())), MentionHow.PRONOUN, SUBORDINATE_CONFIDENCE)
        if not spoken:
            for entity in self._ahead(phrase):
                if group == "person" and entity.kind not in (Kind.BODY, Kind.GROUP, Kind.DOCUMENT):
                    candidates.append(entity)
                    features.append(ahead_features(phrase, entity))
        candidates.append(None)
        features.append({"none": 1, "none_alone" if len(candidates) == 1 else "none_many": 1})
        if len(candidates) == 1:
            return None
        chosen, chance = self._choose(group, phrase, candidates, features)
        return Meant(chosen, MentionHow.PRONOUN, min(chance, MOST_SURE)) if chosen is not None else None

    def _is_place(self, entity: Entity) -> bool:
        """Whether all that an entity is called is a place that could be a given name, and no word told a gender."""
        if entity.kind is not Kind.EITHER or entity.told or len(entity.longest) != 1:
            return False
        name = entity.names[entity.longest]
        return bool(senses_of(self.passage.written(name.name_first, name.name_last)))

    def _ahead(self, phrase: Phrase) -> list[Entity]:
        """Those whose name comes first later in the sentence: "after her speech Ada Lind said"."""
        sentence = self.passage.sentence
        found = []
        for name in self.names_from(phrase.last):
            if sentence[name.first] != sentence[phrase.first]:
                break
            entity = self.named[name.key]
            if entity not in self.memory and entity not in found:
                found.append(entity)
        return found[:3]

    def phrases_in(self, first: int, last: int) -> Sequence[Phrase]:
        """The names and descriptions that begin with one of the words ``[first, last)``."""
        return self.phrases[bisect_left(self._starts, first) : bisect_left(self._starts, last)]

    def names_from(self, at: int, most: int | None = 6) -> Sequence[Phrase]:
        """The names that begin with the word ``at`` or later, at most ``most``."""
        first = bisect_left(self._name_starts, at)
        return self.names[first : None if most is None else first + most]

    def _introduced_later(self, phrase: Phrase, is_source: bool) -> Meant | None:
        entity = find_introduced(self, phrase, is_source)
        return Meant(entity, MentionHow.DESCRIPTION, LATER_CONFIDENCE) if entity is not None else None

    def _relative(self, phrase: Phrase) -> Meant | None:
        """ "who", "which": what stands right before, else what the sentence mentioned last."""
        passage = self.passage
        at = phrase.first
        after_comma = at - (passage.low[at - 1] == ",") if at else at
        for before in reversed(self.phrases_in(at - LONGEST_PHRASE, at)):
            meant = self.meant.get(before.key)
            if meant is not None and after_comma in (before.last, before.name_last):
                return Meant(meant.entity, MentionHow.PRONOUN, RELATIVE_CONFIDENCE)
        for trace in self.memory.near(Place(at, passage.sentence[at], 0, False, True, 0)):
            if trace.sentence == passage.sentence[at]:
                return Meant(trace.entity, MentionHow.PRONOUN, LOOSE_CONFIDENCE)
        return None

    def _description(self, phrase: Phrase, place: Place) -> Meant | None:
        if phrase.determiner is Determiner.INDEFINITE and not place.is_source:
            return Meant(self._new_entity(phrase), MentionHow.DESCRIPTION, NEW_CONFIDENCE)
        candidates: list[Entity | None] = []
        features: list[Features] = []
        rank = 0
        seen: set[int] = set()
        for trace in self.memory.recent():
            entity = trace.entity
            if phrase.kind is not Kind.EITHER and entity.kind is not Kind.EITHER and phrase.kind is not entity.kind:
                continue
            if entity is place.owner and (place.own_quoted or place.is_source):
                continue
            if place.sentence - trace.sentence > NEAR and not may_be_called(phrase, entity):
                continue
            if self._are_of_two_countries(phrase, entity):
                continue
            told = description_features(phrase, place, trace, rank, later=False)
            if phrase.determiner is Determiner.INDEFINITE and not self._may_return(trace, told):
                continue
            candidates.append(entity)
            features.append(told)
            seen.add(entity.number)
            rank += 1
            if rank == 2 * MOST_CANDIDATES:
                break
        if phrase.kind in (Kind.PERSON, Kind.EITHER) and not phrase.plural:
            for entity in self._by_office.get(phrase.head, ()):
                if entity.number in seen or entity in self.memory or entity.told * (phrase.female - 0.5) < 0:
                    continue
                trace = Trace(entity, entity.phrases[0], 0, 0, False, False)
                told = description_features(phrase, place, trace, 0, later=True)
                if told.get("content_shared", 0):
                    candidates.append(entity)
                    features.append(told)
        candidates.append(None)
        told = {"none": 1.0, f"none_{phrase.determiner}": 1.0, f"none_{phrase.kind}": 1.0}
        told[f"none_{phrase.determiner}_{'long' if phrase.complement else 'short'}"] = 1
        if place.is_source:
            told[f"none_source_{phrase.determiner}"] = 1
        features.append(told)
        chosen, chance = self._choose("description", phrase, candidates, features)
        entity = chosen if chosen is not None else self._new_entity(phrase)
        return Meant(entity, MentionHow.DESCRIPTION, min(chance, MOST_SURE))

    def _are_of_two_countries(self, phrase: Phrase, entity: Entity) -> bool:
        """Whether a description names one country and all that an entity is called another: two governments."""
        mine = self._countries_of(phrase)
        if not mine:
            return False
        theirs: set[str] = set()
        for other in entity.phrases:
            # "Jordan Lind" is no country, "the Jordanian envoy" is one's.
            if other.form is Form.DESCRIPTION or (other.form is Form.NAME and entity.kind is not Kind.PERSON):
                theirs |= self._countries_of(other)
        return bool(theirs) and mine.isdisjoint(theirs)

    def _countries_of(self, phrase: Phrase) -> frozenset[str]:
        if phrase.key not in self._countries:
            words = (self.passage.word(j) for j in range(phrase.first, phrase.last))
            self._countries[phrase.key] = frozenset(
                sense.entity.code for word in words if word[:1].isupper() for sense in senses_of(word)[:1]
            )
        return self._countries[phrase.key]

    def _new_entity(self, phrase: Phrase) -> Entity:
        entity = Entity(len(self.entities), phrase.kind, plural=phrase.plural)
        if phrase.female != 0.5:
            entity.learn_gender(phrase.female, told=True)
        entity.add(phrase)
        self.entities.append(entity)
        return entity

    def _may_return(self, trace: Trace, told: Features) -> bool:
        """Whether "a spokesman for the navy" may be known: from the headline, or by name and the same office."""
        if not trace.entity.names:
            return self.passage.heading[trace.entity.phrases[0].first]
        return told.get("content_shared", 0) > 0


def _fits_here(features: Features) -> bool:
    """Whether a candidate was named in the pronoun's own sentence and agrees with it."""
    return "away_0" in features and "gender_clash" not in features and "told_clash" not in features
