"""Speakers of a text -> the parties that they speak for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from walkback.model import Mention, MentionHow, Side, SideHow, Speaker, SpeakerKind
from walkback.side import lexicon
from walkback.side.bodies import find_bodies, is_bodily
from walkback.side.clue import Clue, Office, clues_in, find_clues
from walkback.side.office import FORMER, OF_PERSON, Offices
from walkback.side.parties import Parties
from walkback.side.party import Found, PartyFinder, normal_name
from walkback.side.people import People, SameAs, known_people, last_name, own_name, surname
from walkback.side.scene import read_scene
from walkback.text.sentences import find_sentences
from walkback.text.span import Span

MOST_STEPS = 4  # from one speaker to the next: "a spokesman for the minister's adviser"
MOST_PLACES = 20  # at which the words beside a name are looked at

_HIS_STAFF = re.compile(r"(?:his|her) (?:office|predecessor|successor|team|spokes\w+|aides?)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:his|her|their)\b", re.IGNORECASE)
_ONE_OF = re.compile(r"(?:one|some|many|several|two|members?) of\b", re.IGNORECASE)
_CALLS_ITSELF = re.compile(r"^(?:an?|the)? ?[\w' ’-]*? that calls itself ", re.IGNORECASE)
_FAMILIES = frozenset(("family", "families", "side", "opposition"))
_POLLS = re.compile(r"\b(?:poll|survey|study)\b", re.IGNORECASE)
_BRIEFING = re.compile(r"\b(?:briefing|press conference|news conference)\b", re.IGNORECASE)
_HEARING = re.compile(
    r"\b(?:evidence|hearing|committee|inquiry|interview|debate|hansard|testimony|court)\b", re.IGNORECASE
)
_DOCUMENT = re.compile(
    rf"\b(?P<noun>{'|'.join(sorted((re.escape(d) for d in lexicon.DOCUMENTS), key=len, reverse=True))})s?\b",
    re.IGNORECASE,
)
_POSSESSOR = re.compile(
    r"(?:^|\b(?:on|in|of|from|to) )(?P<who>(?:[Tt]he |[Aa] )?[^,;“”]{1,60}?)['’]s? (?P<rest>[^,;]*)$"
)
_MAKER = re.compile(r"(?<!seen )(?<!obtained )(?<!reviewed )\b(?:of|by|from|for) (?P<who>(?:the |a )?[^,;]{2,60})$")


def find_sides(
    text: str,
    speakers: Sequence[Speaker],
    *,
    outlet: str | None = None,
    parties: Parties | None = None,
    spans: Sequence[Span] | None = None,
) -> tuple[Side | None, ...]:
    """Find the party that each speaker of ``text`` speaks for; one for each, in their order.

    Offices of a state speak for its government: of the country that their words tell, else of the report's own, by
    its dateline, its other offices and its outlet. Whoever speaks for a body speaks for it; who speaks for nobody is
    a side of their own, by their name. None where any side would mislead ("critics").

    Args:
        text: the readable text of one report.
        speakers: with mentions whose spans lie in ``text``.
        outlet: the publication's name.
        parties: what the user knows of the parties; it goes before all else.
        spans: the stretches that are the report itself; all of it if None.
    """
    within = tuple(spans) if spans else (Span(0, len(text)),)
    scene = read_scene(text, outlet, within)
    sentences = find_sentences(text)
    bodies = find_bodies(text, sentences, speakers, scene.places, scene.capital)
    finder = PartyFinder(scene.bare, scene, bodies)
    people = known_people(speakers, bodies, finder)
    sides = _Sides(text, outlet, people, finder, Offices(scene.bare, scene, bodies, finder, people))
    known = parties or Parties()
    first = [known.side_of(speaker, text) or sides.find(speaker) for speaker in speakers]
    families = sides.families(first)
    return tuple(sides.settle(number, first, families) for number in range(len(first)))


@dataclass(frozen=True, slots=True)
class _Sides:
    text: str
    outlet: str | None
    people: People
    finder: PartyFinder
    offices: Offices

    def find(self, speaker: Speaker) -> Side | SameAs | None:
        """The side by the speaker's own words; a pointer where it is another speaker's."""
        if self._has_no_side(speaker):
            return None
        if speaker.kind is SpeakerKind.OUTLET:  # a newspaper, but also a ministry that publishes its own releases
            name = normal_name(self.outlet or "") or own_name(speaker)
            of_state = self.finder.of(name, 0)
            return self._side(Found(of_state.levels if of_state else (name,), SideHow.NAME, name))
        if speaker.kind is SpeakerKind.ORGANISATION and self.people.is_persons(speaker.name):
            speaker = replace(speaker, kind=SpeakerKind.PERSON)
        inferred: Found | None = None
        own = self._by_name(speaker)
        if isinstance(own, SameAs):
            return own
        if own is not None and own.is_told:
            return self._side(own)
        inferred = own
        told_self: Found | None = None
        is_former = False
        clues = find_clues(self.text, self.finder.bodies.sentences, speaker)
        for clue in sorted(clues, key=lambda c: (not c.after, _is_bare_rank(c), not c.is_named)):
            found = self.offices.find(clue, speaker)
            if isinstance(found, SameAs):
                return found
            if found is None:
                continue
            if found.how is SideHow.SELF:
                told_self = told_self or found
                is_former = is_former or FORMER.search(clue.before) is not None
            elif found.is_told:
                return self._side(found)
            inferred = inferred or (found if found.how is not SideHow.SELF else None)
        if inferred is not None and not is_former:
            return self._side(inferred)
        if told_self is not None:
            return self._side(told_self)
        if (transcript := self._by_transcript(speaker)) is not None:
            return self._side(transcript)
        return self._side(Found((own_name(speaker),), SideHow.SELF))

    def families(self, first: Sequence[Side | SameAs | None]) -> dict[int, Found]:
        """Persons for whose family kin or a lawyer speaks in the same report, by number, with that family."""
        found: dict[int, Found] = {}
        named = {one.name for one in first if isinstance(one, Side) and one.name.endswith(" family")}
        for number, speaker in enumerate(self.people.speakers):
            name = f"{surname(speaker)} family"
            if name in named and speaker.kind is SpeakerKind.PERSON:
                found[number] = Found((own_name(speaker), name), SideHow.SELF, speaker.name)
        for number, one in enumerate(first):
            if isinstance(one, SameAs) and one.family and (other := self.people.meant_by(one, number)) is not None:
                name = surname(self.people.speakers[other])
                if name and surname(self.people.speakers[number]) in ("", name):
                    levels = (own_name(self.people.speakers[other]), f"{name} family")
                    found.setdefault(other, Found(levels, SideHow.SELF, one.evidence, one.span))
        return found

    def settle(
        self, number: int, first: Sequence[Side | SameAs | None], families: dict[int, Found], steps: int = 0
    ) -> Side | None:
        """The side of a speaker, with a pointer replaced by the side of the speaker it points to."""
        one = first[number]
        speaker = self.people.speakers[number]
        if not isinstance(one, SameAs):
            if one is not None and one.how is SideHow.SELF and number in families:
                return self._side(families[number])
            return one
        other = self.people.meant_by(one, number)
        if one.family:
            name = surname(speaker) or (surname(self.people.speakers[other]) if other is not None else "")
            kin = first[other] if other is not None else None
            is_pointed = _PRONOUN.match(one.evidence) is not None
            if name and (not is_pointed or kin is None or isinstance(kin, SameAs) or kin.how is SideHow.SELF):
                return self._side(Found((f"{name} family",), SideHow.OFFICE, one.evidence, one.span))
            return self._side(Found((own_name(speaker),), SideHow.SELF, one.evidence, one.span))  # a minister's husband
        if other is not None and steps < MOST_STEPS:
            side = self.settle(other, first, families, steps + 1)
            if side is not None:
                how = side.how if side.how is SideHow.SELF else SideHow.OFFICE
                return self._side(Found(side.levels, how, one.evidence, one.span))
        if one.name:
            return self._described(one.name) or Side((one.name,), SideHow.SELF)
        return Side((own_name(speaker),), SideHow.SELF)

    def _side(self, found: Found) -> Side:
        evidence = found.span.of(self.text) if found.span is not None else found.evidence.strip()
        return Side(found.levels, found.how, evidence, found.span)

    def _described(self, name: str) -> Side | None:
        """The side of a person who is named but says nothing, by the words beside the name."""
        beside = re.finditer(rf"(?:[A-ZÀ-Þ][\w-]+ )?\b{re.escape(last_name(name))}\b", self.text)
        for match in islice(beside, MOST_PLACES):
            ghost = Speaker(match.group(), SpeakerKind.PERSON, (Mention(Span(*match.span()), MentionHow.NAME),))
            for clue in find_clues(self.text, self.finder.bodies.sentences, ghost):
                found = self.offices.find(clue, ghost)
                if isinstance(found, Found) and found.how is not SideHow.SELF:
                    return self._side(found)
        return None

    # --- By the name itself ---------------------------------------------------------------------------------------

    def _by_name(self, speaker: Speaker) -> Found | SameAs | None:
        if speaker.kind is SpeakerKind.PERSON:
            return None
        inferred: Found | None = None
        for words, at, span in self._names(speaker):
            found = self._by_words(words, at, span, speaker)
            if isinstance(found, SameAs):
                return found
            if found is not None and found.is_told:
                return found
            inferred = inferred or found
        return inferred

    def _names(self, speaker: Speaker) -> list[tuple[str, int, Span | None]]:
        """The name and the other words for a speaker, fullest first, and where they stand."""
        at = speaker.mentions[0].span.start if speaker.mentions else 0
        told = [
            (m.span.of(self.text), m.span.start, m.span)
            for m in speaker.mentions
            if m.how not in (MentionHow.PRONOUN, MentionHow.ELIDED, MentionHow.CARRIED)
        ]
        told.sort(key=lambda row: (-sum(w[:1].isupper() for w in row[0].split()[1:]), -len(row[0]), row[1]))
        return [(speaker.name, at, told[0][2] if told else None), *told]

    def _by_words(self, words: str, at: int, span: Span | None, speaker: Speaker) -> Found | SameAs | None:
        for pattern in OF_PERSON:
            if (match := pattern.search(words)) and self.people.is_person(match["who"]):
                return SameAs(match["who"], at, words, span)
        if _HIS_STAFF.match(words):
            return SameAs("", at, words, span)
        if speaker.kind is SpeakerKind.DOCUMENT:
            return self._by_document(words, at, span, speaker)
        clues = clues_in(words, at, span)
        document = self._by_document(words, at, span, speaker)
        if document is not None:
            return document
        if _ONE_OF.match(words):
            return None
        pieces = [p.strip() for p in re.split(r",|\(|\bwhich\b|\bthat\b|\bwho\b", words) if p.strip()]
        named = [p for p in pieces if any(w[:1].isupper() for w in p.split()[1:] or p.split())]
        if clues:
            named = [p for p in named if not clues_in(p, at, span) or self.finder.bodies.named(p) is not None]
            if not named or speaker.kind is not SpeakerKind.ORGANISATION:
                return None  # an office: the clues see to it, with the words around
        named = [p for p in named if not p.startswith("dated ")]
        for piece in sorted(named or pieces[:1], key=lambda p: -sum(w[:1].isupper() for w in p.split())):
            if speaker.kind in (SpeakerKind.GROUP, SpeakerKind.UNNAMED) and not self._speaks_for_body(piece):
                return None
            piece = _CALLS_ITSELF.sub("", piece)
            if speaker.kind is SpeakerKind.GROUP:
                piece = re.split(r" in (?=[A-ZÀ-Þ])", piece)[0]
                if self.finder.is_people(piece):
                    return None  # "the Germans", "Republicans in Washington"
            if re.match(r"(?:its|their)\b", piece, re.IGNORECASE):
                name = self.finder.bodies.its(at)
                return Found((name,), SideHow.CONTEXT, words, span) if name else None
            found = self.finder.of(piece, at)
            if found is not None:
                return Found(found.levels, found.how, piece, span)
        if speaker.kind is SpeakerKind.ORGANISATION and named:
            return Found((normal_name(named[0]),), SideHow.NAME, words, span)
        return None

    def _speaks_for_body(self, words: str) -> bool:
        """Whether the noun of a description is one for a body, or a name: "the ministry", no "woman in Worcester"."""
        head = re.split(r" (?:in|of|at|for|with|from|on|who|near|close|to)\b", words)[0].split(" ")[-1]
        plain = re.sub(r"['’]s?$", "", head).casefold()
        return is_bodily(plain) or head[:1].isupper() or plain in lexicon.GOVERNMENT_WORDS or plain in _FAMILIES

    def _by_document(self, words: str, at: int, span: Span | None, speaker: Speaker) -> Found | None:
        match = _DOCUMENT.search(words)
        low = words.casefold()
        if low in lexicon.MADE_BY:
            return Found((lexicon.MADE_BY[low],), SideHow.NAME, words, span)
        if match is None or (
            words[:1].isupper() and speaker.kind is SpeakerKind.ORGANISATION and self.finder.bodies.named(words)
        ):
            return None
        plain = re.split(r",", words)[0]
        for pattern in (_POSSESSOR, _MAKER):
            if pattern is _MAKER and _POLLS.search(plain) and " by " not in plain:
                continue  # "a poll of Finnish voters" is not theirs
            if who := pattern.search(plain):
                maker = re.split(r"\b(?:of|on|in|from|by) ", who["who"])[-1]
                found = self.finder.of(maker, at)
                is_partly_place = found is not None and found.how in (SideHow.NAME, SideHow.METONYM)
                if found is not None and (not is_partly_place or self.finder.is_place(maker)):
                    return Found(found.levels, found.how, words, span)
        made = next((m for noun, m in lexicon.MADE_BY.items() if re.search(rf"\b{noun}\b", low)), None)
        if made:
            return Found((made,), SideHow.OFFICE, words, span)
        if speaker.kind is SpeakerKind.ORGANISATION:
            return None
        return Found((own_name(speaker),), SideHow.SELF, words, span)

    # --- What is left ---------------------------------------------------------------------------------------------

    def _by_transcript(self, speaker: Speaker) -> Found | None:
        """In a transcript of a body's own briefing, who answers speaks for the body."""
        is_label = any(
            m.how is MentionHow.LABEL or re.match(r":", self.text[m.span.end : m.span.end + 1])
            for m in speaker.mentions
        )
        opening = self.text[:600]
        if not is_label or not _BRIEFING.search(opening) or _HEARING.search(opening) or self.outlet is None:
            return None
        found = self.finder.of(self.outlet, 0)
        return Found(found.levels, SideHow.CONTEXT, self.outlet) if found else None

    def _has_no_side(self, speaker: Speaker) -> bool:
        if speaker.kind not in (SpeakerKind.GROUP, SpeakerKind.UNNAMED):
            return False
        words = own_name(speaker).casefold().split()
        return len(words) == 1 and words[0] in lexicon.NO_SIDE


def _is_bare_rank(clue: Clue) -> bool:
    """Whether it is a rank alone, which any country's forces have: "Maj Gen"."""
    return clue.group is Office.RANK and not clue.before
