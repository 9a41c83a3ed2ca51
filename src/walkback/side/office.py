"""An office and the words around it -> the party that its holder speaks for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from walkback.model import SideHow, Speaker, SpeakerKind
from walkback.side import lexicon
from walkback.side.bodies import Bodies, is_bodily
from walkback.side.clue import Clue, Office, offices
from walkback.side.party import Found, PartyFinder, portfolio_of
from walkback.side.people import People, SameAs, own_name
from walkback.side.scene import Scene
from walkback.text.span import Span
from walkback.world import EntityKind, PlaceKind

_PERSON = r"(?P<who>(?:(?:Mr|Mrs|Ms|Dr)\.? )?[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+){0,3})"
_STAFF = r"[Oo]ffice|[Aa]ides?|[Tt]eam|[Ss]taff|[Pp]redecessor|[Ss]uccessor|[Ss]pokes(?:man|woman|person)"
OF_PERSON = (  # "a spokesman for Ms Lund", "Ms Lund's office"
    re.compile(rf"\b(?:{_STAFF}) (?:of|for|to) {_PERSON}"),
    re.compile(rf"{_PERSON}['’]s? (?:own )?(?:{_STAFF}|cabinet)\b"),
)
_HIS = re.compile(r"\b(?:his|her|His|Her|HIS|HER)\b")
_OWN = (Office.KIN, Office.SELF, Office.ACTS_FOR, Office.MEMBER)  # not a body's, whoever it stands beside
_NOUNS = re.compile(r"\b[Tt]he (?P<noun>[a-z]+)['’]s?$")
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
_ITS = re.compile(r"\b(?:its|their|Its|Their|your|our|Our|Your)\b")
FORMER = re.compile(r"\b(?:former|ex-|ex|onetime|one-time|late|retired|erstwhile|ousted)\b", re.IGNORECASE)
_NO_STATE = re.compile(r"\b(?:union|federation|church|university|bank|club|association)\b", re.IGNORECASE)
_NO_VOICE = re.compile(r"\b(?:both|all|two) sides\b|\bclose to\b|\bfamiliar with\b|\bknowledge of\b|\bbriefed on\b")
_NO_VOICE_AFTER = re.compile(r" (?:close to|familiar with|with (?:direct )?knowledge|briefed)")
_OF_MANY = re.compile(r"\b(?:western|regional|european|arab|rebel|african|asian|gulf) ?\Z", re.IGNORECASE)
_UNMARKED = frozenset(("official", "officials", "authorities", "minister", "ministers", "officer", "officers"))
_OF_STATE = frozenset(("government", "senior", "defence", "defense", "security", "military"))
# Which bodies the holder of an office is likelier to belong to, by the last word of their names.
_HEADS = {
    "commissioner": frozenset(("authority", "commission", "regulator", "agency", "office", "board")),
    "ombudsman": frozenset(("ombudsman", "office")),
    "secretary": frozenset(("union", "federation", "association")),
    "general secretary": frozenset(("union", "federation", "association")),
    "chief statistician": frozenset(("office", "agency", "bureau", "institute")),
}


@dataclass(frozen=True, slots=True)
class Offices:
    """Finds for whom the holders of offices in one text speak."""

    text: str
    scene: Scene
    bodies: Bodies
    finder: PartyFinder
    people: People

    def find(self, clue: Clue, speaker: Speaker) -> Found | SameAs | None:
        """The party that ``speaker`` speaks for by one office; a pointer where it is another person's."""
        words = " ".join(filter(None, (clue.before, clue.office, clue.after)))
        span = clue.span
        is_person = speaker.kind is SpeakerKind.PERSON
        if is_person and clue.office.endswith("s") and clue.office[:-1] in offices():
            return None  # "11 delegates": not what one person is
        if clue.group is not Office.MEMBER and FORMER.search(clue.before) and "predecessor" not in words:
            return Found((own_name(speaker),), SideHow.SELF, words, span)
        if re.search(r"\b(?:opposition|shadow)\b", f"{clue.before} {clue.after}", re.IGNORECASE):
            return _with(self.finder.opposition(words, clue.at), words, span)
        for pattern in OF_PERSON:
            if (match := pattern.search(words)) and self.people.is_person(match["who"]):
                return SameAs(match["who"], clue.at, words, span)
        if clue.group not in _OWN and (voice := self._voice(clue)) is not None:
            return SameAs("", clue.at, words, span, voice=voice)
        handler = {
            Office.STATE: self._state,
            Office.RANK: self._rank,
            Office.REGION: self._region,
            Office.TOWN: self._town,
            Office.POLICE: self._police,
            Office.BODY: self._body,
            Office.EXPERT: self._expert,
            Office.ACTS_FOR: self._acts_for,
            Office.KIN: self._kin,
            Office.SELF: self._self,
            Office.OFFICIAL: self._official,
            Office.MEMBER: self._member,
        }[clue.group]
        found = handler(clue, speaker, words)
        return _with(found, words, span) if isinstance(found, Found) else found

    def _voice(self, clue: Clue) -> int | None:
        """The speaker's number of the body that "its" or "the bureau's" before an office stands for.

        After a body's own words "its president" is that body's, unless the sentence names another before.
        """
        if clue.after:
            return None
        if noun := _NOUNS.search(clue.before):
            return self.people.voice_before(clue.at, noun["noun"].casefold())
        sentence = self.bodies.sentence_at(clue.at)
        if _ITS.search(clue.before) is None or sentence is None:
            return None
        lead = _QUOTED.sub(lambda quote: " " * len(quote.group()), self.text[sentence.start : clue.at])
        if any(lead[at - sentence.start : at - sentence.start + 1].strip() for at, _ in self.bodies.runs_in(sentence)):
            return None
        return self.people.voice_before(clue.at)

    def _state(self, clue: Clue, speaker: Speaker, words: str) -> Found | SameAs | None:
        is_sent = "ambassador" in clue.office or "envoy" in clue.office  # "to France" is where to, not for whom
        after = "" if is_sent and clue.after.startswith("to ") else clue.after
        if _NO_STATE.search(f"{clue.before} {after}"):
            return self._body(clue, speaker, words)
        if clue.office == "press secretary" and not (clue.before or after):
            return self._body(clue, speaker, words)
        if clue.office in ("vice president", "vice-president"):
            found = self._by_complement(clue)
            if found is not None and found.how is SideHow.ORGANISATION:
                return found
        if clue.office in ("vice president", "vice-president") and not self._names_state(f"{clue.before} {after}"):
            return self._body(clue, speaker, words)
        office = "" if after.startswith("for ") else clue.office
        about = f"{clue.before} {after}".strip() or words
        return self.finder.government(about, clue.at, portfolio_of(words), office=office)

    def _names_state(self, words: str) -> bool:
        return any(p.entity.kind is not EntityKind.BODY for p in self.finder.places_in(words))

    def _rank(self, clue: Clue, speaker: Speaker, words: str) -> Found | None:
        found = self.finder.of(re.sub(r"^\w+ ", "", clue.after), clue.at) if clue.after else None
        return found or self.finder.government(clue.before, clue.at)

    def _region(self, clue: Clue, speaker: Speaker, words: str) -> Found | SameAs | None:
        about = f"{clue.before} {clue.after}"
        if re.search(r"\b(?:bank|reserve|prison|school)\b", about, re.IGNORECASE):
            return self._body(clue, speaker, words)
        places = self.finder.places_in(about)
        if places and places[0].entity.kind is EntityKind.COUNTRY:
            return self.finder.government(about, clue.at)
        named = re.search(r"^of (?:the )?(?P<name>[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)*)", clue.after)
        named = named or re.search(r"(?P<name>[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)*)(?:['’]s?)?$", _opened(clue.before))
        if named and not places:
            return Found((f"Government of {named['name']}",), SideHow.OFFICE)
        found = self.finder.region(about)
        if clue.office == "premier" and found.levels[0].startswith("regional"):
            return Found(("provincial government",), SideHow.CONTEXT)
        return found

    def _town(self, clue: Clue, speaker: Speaker, words: str) -> Found | None:
        if speaker.kind is SpeakerKind.GROUP:
            return Found((own_name(speaker),), SideHow.SELF)
        return self.finder.town(f"{clue.before} {re.sub('^of ', '', clue.after)}".strip())

    def _police(self, clue: Clue, speaker: Speaker, words: str) -> Found | None:
        after = re.sub(r"^(?:of|for|at|with|in|from) (?:the )?", "", clue.after)
        return self.finder.police(after or clue.before or "police", clue.at)

    def _body(self, clue: Clue, speaker: Speaker, words: str) -> Found | SameAs | None:
        if clue.office in ("president", "leader", "captain", "executive", "head") and not clue.after:
            state = self._head_of_state(clue)
            if state is not None:
                return state
        if not clue.after and (person := self._owner(clue)) is not None:
            return person
        found = self._by_complement(clue)
        if found is not None:
            return found
        if _HIS.search(clue.before):
            return SameAs("", clue.at, words, clue.span)
        if _ITS.search(clue.before):
            name = self.bodies.its(clue.at)
            if clue.office in _HEADS:
                return self._told_before(clue)
            return (self.finder.of(name, clue.at) or Found((name,), SideHow.CONTEXT)) if name else None
        made = lexicon.MADE_BY.get(clue.office)
        if made or re.search(r"\bauditors?\b", f"{clue.before} {clue.after}"):
            return Found((made or "auditors",), SideHow.OFFICE)
        if clue.office in ("commander", "incident commander"):
            return self._force_before(clue) or self.finder.government(clue.before, clue.at)
        if clue.before and (field := self._field(clue)) is not None:
            return field
        if clue.office in lexicon.ONLY_IF_TOLD or speaker.kind is SpeakerKind.GROUP:
            return self._self(clue, speaker, words)
        return self._told_before(clue)

    def _owner(self, clue: Clue) -> SameAs | None:
        """A person whose office it is: "Lund spokesman Bo Berg", "Lund aides"."""
        name = _opened(clue.before)
        is_name = name[:1].isupper() and all(w in self.bodies.people for w in name.split())
        return SameAs(name, clue.at, f"{clue.before} {clue.office}", clue.span) if is_name else None

    def _field(self, clue: Clue) -> Found | None:
        """A modifier that is the field of an office: of the body of that field, if there is one."""
        low = clue.before.casefold()
        for body in self.bodies.all:
            if len(low) > 3 and low in body.name.casefold():
                return Found((body.name,), SideHow.CONTEXT)
        if clue.office in ("commissioner", "ombudsman", "comptroller", "registrar"):
            union = self.finder.union()
            if union is not None and not any(b.head in _HEADS["commissioner"] for b in self.bodies.all):
                return union
            return Found((f"{clue.before} {clue.office}",), SideHow.CONTEXT)
        return None

    def _head_of_state(self, clue: Clue) -> Found | None:
        if clue.office != "president" or _ITS.search(clue.before) or _HIS.search(clue.before):
            return None
        if clue.before and (found := self.finder.of(clue.before, clue.at)) is not None:
            return found
        if self.scene.country is not None and not self._told_club():
            return self.finder.government(clue.before, clue.at, office=clue.office)
        return None

    def _told_club(self) -> bool:
        return any(b.kind == "club" for b in self.bodies.all)

    def _by_complement(self, clue: Clue) -> Found | None:
        """The body that the words after the office name, else those before it."""
        after = clue.after
        while after:
            after = re.sub(r"^(?:of|for|at|to|in|on|with|from|under|inside|within) ", "", after)
            if not re.match(r"(?:an? )", after) or self._names_body(after):
                head = re.split(r" (?:at|for|in|on|with|from|to|under) ", after)[0]
                whole, narrow = (self.finder.of(piece, clue.at) for piece in (after, head))
                if narrow is not None and narrow.how is SideHow.ORGANISATION:
                    return narrow  # "the Church of Light in Oldport"
                if (found := whole or narrow) is not None:
                    return found
            rest = re.search(r"\b(?:at|of|for|in|with|from) ", after)
            after = after[rest.start() :] if rest else ""
        before = re.sub(r"^(?:But|And|The|A|An|Its|His|Her|Their|its|his|her|their|own)\s+", "", clue.before)
        if before and not _ITS.fullmatch(before):
            pieces = [before]
            if match := re.match(r"(?P<who>.+?)['’]s?(?: (?P<rest>.*))?$", before):
                pieces = [match["who"], before]
            tokens = before.split(" ")
            pieces += [" ".join(tokens[:n]) for n in range(len(tokens) - 1, 0, -1)] + [
                " ".join(tokens[n:]) for n in range(1, len(tokens))
            ]
            for piece in pieces:
                found = self.finder.of(piece, clue.at)
                if found is not None and not self._is_city(found, piece):
                    return found
        return None

    def _is_city(self, found: Found, words: str) -> bool:
        """Whether a party is no more than a city, which says where and not for whom: "Cork travel boss"."""
        return any(
            p.kind is PlaceKind.CITY and found.levels == (p.span.of(words),) for p in self.finder.places_in(words)
        )

    def _names_body(self, words: str) -> bool:
        return any(w[:1].isupper() for w in words.split())

    def _told_before(self, clue: Clue) -> Found | None:
        nouns = _HEADS.get(clue.office, frozenset())
        if not nouns and (near := self.people.body_before(clue.at)) is not None:
            return near
        body = self.bodies.before(clue.at, nouns)
        if body is None:
            return self.finder.union() if "commission" in clue.office else None
        found = self.finder.of(body.name, clue.at)
        return Found(found.levels if found else (body.name,), SideHow.CONTEXT)

    def _force_before(self, clue: Clue) -> Found | None:
        for body in self.bodies.all:
            if self.finder.is_executive(body.name):
                found = self.finder.of(body.name, clue.at)
                if found is not None:
                    return Found(found.levels, SideHow.CONTEXT)
        return None

    def _expert(self, clue: Clue, speaker: Speaker, words: str) -> Found | None:
        after = clue.after
        while after:
            after = re.sub(r"^(?:of|for|at|to|in|on|with|from) ", "", after)
            head = re.split(r" (?:at|for|in|on|with|from) ", after)[0]
            if any(w[:1].isupper() for w in head.split()):
                found = self.finder.of(head, clue.at)
                if found is not None and (found.how is SideHow.ORGANISATION or clue.office in ("adviser", "advisor")):
                    return found
            rest = re.search(r"\b(?:at|of|for|in|with|from) ", after)
            after = after[rest.start() :] if rest else ""
        before = clue.before
        if before and before[:1].isupper():
            found = self.finder.of(before, clue.at)
            is_body = self.bodies.named(before) is not None or is_bodily(before.casefold())
            if found is not None and found.how is SideHow.ORGANISATION and is_body:
                return found
        if re.match(r"chief ", clue.office) and not clue.after:
            return self._told_before(clue)
        return Found((own_name(speaker),), SideHow.SELF)

    def _acts_for(self, clue: Clue, speaker: Speaker, words: str) -> Found | SameAs | None:
        if clue.office.startswith("who ") and self.people.is_person(re.sub(r"^of ", "", clue.after)):
            return Found((own_name(speaker),), SideHow.SELF)  # an agent, as likely as a lawyer
        if clue.office.startswith("who ") and self.finder.places_in(clue.after):
            return Found((own_name(speaker),), SideHow.SELF)  # a legislator
        client = re.sub(r"^(?:of|for|to|with|at) ", "", clue.after) or re.sub(r"['’]s?$", "", clue.before)
        if not client or (
            not clue.after and not re.search(r"['’]s?$|\b(?:his|her|its|family)\b", clue.before, re.IGNORECASE)
        ):
            return Found((own_name(speaker),), SideHow.SELF)
        if _HIS.match(client):
            return SameAs("", clue.at, words, clue.span)
        if re.search(r"\bfamil(?:y|ies)\b", client):
            return self.finder.of(client, clue.at) or Found((own_name(speaker),), SideHow.SELF)
        known = self.people.number_of(client)
        if known is not None and self.people.speakers[known] is not speaker:
            return SameAs(client, clue.at, words, clue.span)
        found = self.finder.of(client, clue.at)
        if found is not None:
            return found
        if self.people.is_person(client):
            return SameAs(client, clue.at, words, clue.span)
        return Found((own_name(speaker),), SideHow.SELF)

    def _kin(self, clue: Clue, speaker: Speaker, words: str) -> Found | SameAs | None:
        if clue.office == "partner" and not re.search(r"\b(?:his|her)\b", clue.before, re.IGNORECASE):
            return self._by_complement(clue) or Found((own_name(speaker),), SideHow.SELF)
        if clue.office in ("brother", "sister") and not (clue.before or clue.after):
            return Found((own_name(speaker),), SideHow.SELF)
        if re.search(r"\b(?:his|her|their)\b|['’]s?\b", clue.before, re.IGNORECASE):
            return SameAs("", clue.at, words, clue.span, family=True)
        if named := re.match(rf"of {_PERSON}$", clue.after):
            return SameAs(named["who"], clue.at, words, clue.span, family=True)
        return Found((own_name(speaker),), SideHow.SELF)

    def _self(self, clue: Clue, speaker: Speaker, words: str) -> Found | None:
        if clue.office in lexicon.PARTY_OFFICES:
            if match := re.search(r"(?P<party>[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)*)(?: [Pp]arty)?$", clue.before):
                party = re.sub(r" Party$", "", match["party"])
                if not self.finder.places_in(party) and party.casefold() not in ("the", "veteran", "senior", "first"):
                    return Found((party,), SideHow.OFFICE)
            if re.search(r"\b[Pp]arty\b", clue.after):
                party = re.sub(r"^of (?:the )?", "", clue.after)
                return Found((re.sub(r" [Pp]arty.*$", "", party),), SideHow.OFFICE)
        return Found((own_name(speaker),), SideHow.SELF)

    def _official(self, clue: Clue, speaker: Speaker, words: str) -> Found | SameAs | None:
        if (person := self._owner(clue)) is not None:
            return person
        about = f"{clue.before} {re.sub(r'^(?:of|for|at|in|from|with|on) ', '', clue.after)}".strip()
        if _NO_VOICE.search(words) or _NO_VOICE_AFTER.match(self.text, clue.at + len(clue.office)):
            return Found((own_name(speaker),), SideHow.SELF)
        if _OF_MANY.search(clue.before):
            return Found((own_name(speaker),), SideHow.SELF)
        for piece in dict.fromkeys(
            filter(None, (re.sub(r"^(?:of|for|at|in|from|with|on) ", "", clue.after), clue.before, about))
        ):
            found = self.finder.of(piece, clue.at)
            if found is not None and (found.is_told or clue.office not in ("source", "sources")):
                return found
        if clue.office in _UNMARKED and speaker.kind is not SpeakerKind.PERSON:
            low = frozenset(re.findall(r"[\w-]+", clue.before.casefold()))
            if low & lexicon.TOWN_LEVEL:
                return self.finder.town("")
            if low & lexicon.REGION_LEVEL:
                return self.finder.region(clue.before)
            if self.scene.country is not None or low & _OF_STATE:
                return self.finder.government(clue.before, clue.at)
        return Found((own_name(speaker),), SideHow.SELF)

    def _member(self, clue: Clue, speaker: Speaker, words: str) -> Found | None:
        what = re.sub(r"^of ", "", clue.after)
        if re.match(r"\d|(?:the )?(?:same|day|time|first|last)\b", what):
            return None
        if all(w in self.bodies.people for w in what.split()) or not (
            self.bodies.named(what) is not None
            or is_bodily(what)
            or self.finder.places_in(what)
            or re.search(r"\bfamil(?:y|ies)\b", what)
        ):
            return None  # a person, or a place as likely as a body: "Ann Lund of Westerly"
        found = self.finder.of(what, clue.at)
        of_place = any(p.entity.kind is not EntityKind.BODY for p in self.finder.places_in(what))
        if found is None or (of_place and found.how in (SideHow.NAME, SideHow.METONYM)):
            return None  # "Ann Lund of Leeds" speaks for no town
        if (
            re.match(r"(?:an? )?[a-z]", what)
            and found.how is SideHow.CONTEXT
            and not re.match(r"the |opposition", what)
        ):
            return None
        return found


def _opened(words: str) -> str:
    """Words without those that open a sentence."""
    return re.sub(r"^(?:But|And|The|A|An|Its|His|Her|Their|In|State|Provincial|Regional|Acting|Deputy)\s+", "", words)


def _with(found: Found | None, words: str, span: Span | None) -> Found | None:
    return Found(found.levels, found.how, words, span) if found is not None else None
