"""Words for a body -> the party it speaks for: "the interior ministry" -> a government, "the club" -> a club."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass

from walkback.model import SideHow
from walkback.side import lexicon
from walkback.side.bodies import Bodies, Body, named_in, run_spans
from walkback.side.scene import Scene, national
from walkback.text.span import Span
from walkback.world import Entity, EntityKind, Place, PlaceKind, find_places, senses_of

GOVERNMENT = "government"  # of a country that nothing tells
OPPOSITION = "opposition"
POLICE = "police"
MOST_PLACES = 200  # before an office, that are looked at for another of its kind

_WORD = re.compile(r"[^\W_]+(?:[-&'’][^\W_]+)*['’]?")
_DETERMINER = re.compile(
    r"(?:the|a|an|this|that|our|one of the|all|some|two|three|several|other|its own)\s+", re.IGNORECASE
)
_FAMILY = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w-]+)(?:['’]s?)? (?:family|families)\b"
    r"|\b(?:the|a|his|her|their) (?:family|families)\b|^(?:family|families)$",
    re.IGNORECASE,
)
_OBJECT_BEFORE = re.compile(
    r"\b(?:to|from|with|against|of|by|for|on|over|about|blamed?|accused?|told|tell|inform(?:ed)?|asked?|urged?|"
    r"between|like|than|at|contradicted|into|leave|left|visit(?:ed)?|near)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_CAMPAIGN = re.compile(r"(?:[A-ZÀ-Þ][\w.-]+ )*(?P<who>[A-ZÀ-Þ][\w-]+)(?:['’]s?)? (?:\w+ )?campaign\Z")
_PARTISAN = frozenset("democratic democrat republican conservative liberal labour labor socialist tory green".split())
_TITLED = re.compile(r"(?:mr|mrs|ms|miss|dr|sir|prof|professor)\.? ", re.IGNORECASE)
_IN_BEFORE = re.compile(r"\b(?:in|In|from|From)\s+$")
_EXECUTIVE = lexicon.EXECUTIVE_BODIES
_OWN_HEADS = (
    frozenset(w for w in lexicon.OWN_BODIES if " " not in w) | lexicon.UNION_NOUNS | frozenset(("ports", "labs"))
)
_NOT_HEADS = frozenset(
    ("group", "state", "service", "agency", "company", "operator", "owner", "front", "crew", "team", "side", "force")
)


@dataclass(frozen=True, slots=True)
class Found:
    """A party from the narrowest level to the widest, how it is known, and the words that tell it."""

    levels: tuple[str, ...]
    how: SideHow
    evidence: str = ""
    span: Span | None = None

    @property
    def is_told(self) -> bool:
        """Whether words of its own tell it, rather than the rest of the report."""
        return self.how is not SideHow.CONTEXT


@dataclass(frozen=True, slots=True)
class PartyFinder:
    """Finds the parties that words of one text stand for."""

    text: str
    scene: Scene
    bodies: Bodies

    def of(self, words: str, at: int) -> Found | None:
        """The party that ``words``, which stand at ``at``, speak for; None where they name none.

        From the surest to the least sure: a body that has a name, an opposition, an office or force of a state, a
        place that stands for its government, and last a noun for a body that the report named before.
        """
        words = _bare(words)
        if not words:
            return None
        low = words.casefold()
        if re.search(r"\b(?:both|two|all|either) (?:sides?|parties|governments|countries)\b", low):
            return None
        if any(w in lexicon.OPPOSITION for w in re.findall(r"[\w-]+", low)[:4]):
            return self.opposition(words, at)
        if match := _FAMILY.search(words):
            return self.family(match["name"], words)
        if _TITLED.match(words):
            return None
        if match := _CAMPAIGN.match(words):
            return Found((f"{match['who']} campaign",), SideHow.ORGANISATION, words)
        whole = self._whole_place(words)
        if whole is not None:
            return self._place(whole, words)
        if words == self.scene.capital and self.scene.country is not None:
            return Found((self.scene.country.government,), SideHow.METONYM, words)
        if (own := self._own_body(words, at)) is not None:
            return own
        if (state := self._state(words, at)) is not None:
            return state
        if (wider := self._wider_name(words)) is not None:
            return wider
        for place in self.places_in(words):
            if not _OBJECT_BEFORE.search(words[: place.span.start]):
                return self._place(place, words)
        return self._noun(words, at)

    def _wider_name(self, words: str) -> Found | None:
        """A body whose name holds a place's: "Kenya Red Cross" is neither Kenya nor the Red Cross."""
        for span in run_spans(words):
            name = span.of(words)
            inside = [p for p in self.places_in(words) if span.holds(p.span)]
            if inside and " " in name and not any(p.span == span for p in inside):
                rest = name
                for place in inside:
                    rest = rest.replace(place.span.of(words), "")
                has_body = len(inside) > 1 and any(p.entity.kind is EntityKind.BODY for p in inside)
                if has_body or any(
                    w[:1].isupper() and w.casefold() not in _OFFICE_LIKE | lexicon.PORTFOLIOS for w in rest.split()
                ):
                    return Found((normal_name(name),), SideHow.ORGANISATION, words)
        return None

    # --- States ---------------------------------------------------------------------------------------------------

    def is_people(self, words: str) -> bool:
        """Whether ``words`` are the people of a country and nothing more."""
        place = self._whole_place(_bare(words))
        return place is not None and place.kind is PlaceKind.DEMONYM

    def is_place(self, words: str) -> bool:
        """Whether ``words`` are the name of a country, region, city or body and nothing more."""
        return self._whole_place(_bare(words)) is not None

    def government(self, words: str, at: int, portfolio: str = "", *, level: str = "", office: str = "") -> Found:
        """The government whose office ``words`` name; by the report's setting where they name no country.

        Some offices are one country's alone by their name ("secretary of state"), where the report names it.
        """
        low = words.casefold()
        place = next((p for p in self.places_in(words) if not _OBJECT_BEFORE.search(words[: p.span.start])), None)
        if place is not None and place.entity.kind is EntityKind.BODY:
            return self._place(place, words)
        tokens = frozenset(re.findall(r"[\w-]+", low))
        office = office or ("administration" if "administration" in tokens else "")
        how = SideHow.OFFICE
        entity: Entity | None
        if place is not None:
            entity = place.entity
            if entity.kind is EntityKind.REGION and tokens & lexicon.NATIONAL_LEVEL:
                entity = national(entity)
        elif _is_regional(low):
            return self.region(words)
        elif tokens & lexicon.TOWN_LEVEL:
            return self.town(words)
        else:
            entity, how = self._country_of(office) or self._country_for(at, portfolio, f"{office} {low}")
            if entity is not None and tokens & lexicon.NATIONAL_LEVEL:
                entity = national(entity)
        if entity is None:
            return Found((*_narrow(level), GOVERNMENT), SideHow.CONTEXT, words)
        narrow = level or (f"{portfolio} ministry" if portfolio else "")
        if place is not None and place.level:
            narrow = place.level
        if narrow and narrow[0].islower():
            narrow = f"{entity.adjective or entity.name} {narrow}"
        return Found((*_narrow(narrow), entity.government), how, words)

    def region(self, words: str) -> Found:
        """A region's government: of the region that ``words`` name, else of the report's."""
        place = next((p for p in self.places_in(words) if p.entity.kind is EntityKind.REGION), None)
        if place is not None:
            return Found((place.entity.government,), SideHow.OFFICE, words)
        if self.scene.region is not None:
            return Found((self.scene.region.government,), SideHow.CONTEXT, words)
        low = words.casefold()
        level = next((w for w in ("provincial", "regional", "territorial", "state") if w in low), "regional")
        return Found((f"{'provincial' if 'province' in low else level} {GOVERNMENT}",), SideHow.CONTEXT, words)

    def town(self, words: str) -> Found:
        """A town's government: of the town that ``words`` name, else of the report's."""
        named = re.findall(r"[A-ZÀ-Þ][\w'’-]+(?: (?:de |del |di |la |el |of |upon |on )?[A-ZÀ-Þ][\w-]+)*", words)
        for name in named:
            plain = re.sub(r"['’]s?$", "", name)
            plain = re.sub(
                r"^(?:Mayor|City of|Town of|City|Town)\b ?|\b ?(?:City|Town|Borough) (?:Council|Hall)$", "", plain
            ).strip()
            senses = senses_of(plain)
            is_city = not senses or senses[0].kind in (PlaceKind.CITY, PlaceKind.CAPITAL)
            if plain and is_city and plain.casefold() not in _OFFICE_LIKE | _PARTISAN:
                return Found((plain,), SideHow.OFFICE, words)
        if self.scene.town:
            return Found((self.scene.town,), SideHow.CONTEXT, words)
        return Found(("town",), SideHow.CONTEXT, words)

    def police(self, words: str, at: int) -> Found:
        """A police force: by its own name, its state, or the report's own force."""
        body = self.bodies.named(words)
        if body is not None and body.kind == "police":
            return Found((body.name,), SideHow.ORGANISATION, words)
        place = next(iter(self.places_in(words)), None)
        if place is not None and place.entity.kind is not EntityKind.BODY:
            if place.kind in (PlaceKind.CITY, PlaceKind.CAPITAL):
                return Found((f"{place.span.of(words)} police",), SideHow.ORGANISATION, words)
            return Found(
                (f"{place.entity.adjective or place.entity.name} police", place.entity.government),
                SideHow.ORGANISATION,
                words,
            )
        tokens = frozenset(re.findall(r"[\w-]+", words.casefold()))
        if tokens & (lexicon.NATIONAL_LEVEL | {"military", "secret", "border"}):
            return self.government(words, at, level="police")
        if _is_regional(words.casefold()):
            return self.region(words)
        named = re.findall(r"[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)*", words)
        names = [
            n for n in named if n.casefold() not in _OFFICE_LIKE and n.casefold() not in ("police", "constabulary")
        ]
        if names:
            plain = re.sub(r" (?:Police|Constabulary)$", "", names[0])
            whole = self.bodies.named(f"{plain} Constabulary") or self.bodies.named(f"{plain} Police")
            return Found(
                (whole.name if whole and whole.kind == "police" else f"{plain} police",), SideHow.ORGANISATION, words
            )
        own = self.bodies.of_noun("police", at)
        if own is not None and own.kind == "police":
            return Found((own.name,), SideHow.CONTEXT, words)
        if self.scene.has_local_police or self.scene.country is None:
            return Found((POLICE,), SideHow.CONTEXT, words)
        return self.government(words, at, level="police")

    def opposition(self, words: str, at: int) -> Found:
        """The opposition of the country or region that ``words`` name, else of the report's."""
        place = next((p for p in self.places_in(words) if p.entity.kind is not EntityKind.BODY), None)
        if place is not None:
            return Found((place.entity.opposition,), SideHow.OFFICE, words)
        entity, how = self._country_for(at, "")
        if entity is None:
            return Found((OPPOSITION,), SideHow.CONTEXT, words)
        return Found((entity.opposition,), how, words)

    def family(self, name: str | None, words: str) -> Found | None:
        """A family by its name, else the only one that the report names."""
        if name and name.casefold() not in ("the", "a", "his", "her", "their"):
            return Found((f"{name} family",), SideHow.OFFICE, words)
        if len(self.scene.families) == 1:
            return Found((f"{next(iter(self.scene.families))} family",), SideHow.CONTEXT, words)
        return Found(("families" if "families" in words.casefold() else "family",), SideHow.CONTEXT, words)

    def _country_of(self, office: str) -> tuple[Entity, SideHow] | None:
        code = lexicon.OFFICES_OF.get(office)
        named = next((p.entity for p in self.scene.places if national(p.entity).code == code), None)
        return (national(named), SideHow.OFFICE) if named is not None else None

    def _country_for(self, at: int, portfolio: str, office: str = "") -> tuple[Entity | None, SideHow]:
        """The country of an office at ``at`` that is named without one.

        A capital in the same sentence that the words are set in; then a country that was named with an
        office of the same portfolio before; then the report's own.
        """
        sentence = self.bodies.sentence_at(at)
        places = self.scene.places
        if sentence is not None:
            first = bisect.bisect_left(places, sentence.start, key=lambda p: p.span.start)
            for place, quoted in zip(places[first:], self.scene.quoted[first:], strict=True):
                if place.span.start >= sentence.end:
                    break
                if quoted or place.kind is not PlaceKind.CAPITAL:
                    continue
                before = self.text[sentence.start : place.span.start]
                if _IN_BEFORE.search(before):
                    return place.entity, SideHow.OFFICE
        if portfolio:
            field = re.escape(portfolio)
            pattern = re.compile(
                rf"(?:['’]s)? (?:{field} minist(?:er|ry)|minist(?:er|ry) (?:of|for) (?:the )?{field})", re.IGNORECASE
            )
            last = bisect.bisect_left(places, at, key=lambda p: p.span.start)
            for place in reversed(places[max(0, last - MOST_PLACES) : last]):
                if place.entity.kind is not EntityKind.BODY and pattern.match(self.text, place.span.end):
                    return place.entity, SideHow.OFFICE
        return self._fitting(office), SideHow.CONTEXT

    def _fitting(self, office: str) -> Entity | None:
        """The report's own country; where it has no such office, the likeliest that has, if any."""
        without = lexicon.NO_PRESIDENTS if "president" in office else frozenset()
        without = lexicon.NO_MINISTERS if re.search(r"\bminist(?:er|ry)", office) else without
        return next((c for c in self.scene.countries if c.code not in without), None)

    # --- Places ---------------------------------------------------------------------------------------------------

    def places_in(self, words: str) -> list[Place]:
        """The countries, regions and bodies that a few words name, as this text means them, in order."""
        found = list(find_places(words))
        low = words.casefold()
        for name, entity in self.scene.invented.items():
            if match := re.search(rf"\b{re.escape(name)}[a-z]{{0,5}}", low):
                found.append(Place(Span(*match.span()), entity, PlaceKind.COUNTRY))
        meanings = self.scene.meanings
        return [
            Place(p.span, meanings.get(p.span.of(words), p.entity), p.kind, p.level)
            for p in sorted(found, key=lambda p: p.span)
        ]

    def _whole_place(self, words: str) -> Place | None:
        plain = re.sub(r"['’]s?$", "", words)
        plain = re.sub(r"\s+(?:itself|side|delegation|government|administration|authorities)$", "", plain)
        plain = re.sub(r"^(?:[Tt]he )?[Gg]overnment of (?:the )?", "", plain)
        places = [p for p in self.places_in(plain) if p.span.start == 0 and p.span.end == len(plain)]
        return places[0] if places else None

    def _place(self, place: Place, words: str) -> Found:
        entity = place.entity
        if place.kind is PlaceKind.INSTITUTION:
            return Found((place.level or words,), SideHow.NAME, words)
        if place.kind is PlaceKind.CITY:
            return Found((place.span.of(words),), SideHow.NAME, words)
        how = SideHow.METONYM if place.kind in (PlaceKind.CAPITAL, PlaceKind.SEAT) else SideHow.NAME
        level = place.level if place.level != entity.government else ""
        if entity.kind is EntityKind.BODY and level in ("Brussels",):
            level, how = "", SideHow.METONYM
        return Found((*_narrow(level), entity.government), how, words)

    # --- Bodies ---------------------------------------------------------------------------------------------------

    def _own_body(self, words: str, at: int) -> Found | None:
        """A body with a name of its own that is not part of a state's executive."""
        tokens = words.split(" ")
        head = re.sub(r"['’]s?$", "", tokens[-1]).casefold()
        if (
            head in lexicon.COMPANY_NOUNS | lexicon.CLUB_NOUNS
            and tokens[-1][:1].islower()
            and self.bodies.named(words) is None
        ):
            return self._noun(head, at)
        if (body := self.bodies.named(words)) is not None:
            if not self.is_executive(body.name):
                return Found((body.name,), SideHow.ORGANISATION, words)
            return None
        if head in _OWN_HEADS and head not in _NOT_HEADS and len(tokens) > 1:
            if any(t[:1].isupper() for t in tokens):
                place = self._whole_place(words)
                if place is None:
                    return Found((normal_name(words),), SideHow.ORGANISATION, words)
            elif not self._state_words(words):
                return self._noun(words, at)
        return None

    def is_executive(self, name: str) -> bool:
        """Whether a body is part of a state's executive, by the words of its name."""
        tokens = [t.casefold().strip(".,'’") for t in name.split(" ")]
        if tokens[-1] in _OWN_HEADS and tokens[-1] not in _NOT_HEADS and tokens[0] not in ("ministry", "department"):
            return False
        return self._state_words(name)

    def _state_words(self, words: str) -> bool:
        tokens = [re.sub(r"['’]s?$", "", t.casefold()) for t in _WORD.findall(words)]
        raw = [t.casefold() for t in _WORD.findall(words)]
        for start in range(len(tokens)):
            for number in (1, 2, 3):
                phrase = " ".join(raw[start : start + number])
                plain = " ".join(tokens[start : start + number])
                if (
                    phrase in _EXECUTIVE
                    or plain in _EXECUTIVE
                    or plain in ("government", "administration", "cabinet", "regime", "junta")
                ):
                    if plain == "department" and not (
                        len(tokens) > 1 and (set(tokens) & lexicon.PORTFOLIOS or words[:1].isupper())
                    ):
                        continue
                    return True
        levelled = tokens and tokens[-1] in lexicon.LEVELLED_BODIES
        return bool(levelled and set(tokens[:-1]) & (lexicon.NATIONAL_LEVEL | lexicon.REGION_LEVEL))

    def _state(self, words: str, at: int) -> Found | None:
        low = words.casefold()
        tokens = [re.sub(r"['’]s?$", "", t) for t in _WORD.findall(low)]
        if not tokens:
            return None
        last = tokens[-1]
        if low in ("ministers", "authorities", "officials", "the authorities"):
            return self.government(words, at)
        if low in lexicon.STATE_OFFICES or (low == "president" and not any(b.kind == "club" for b in self.bodies.all)):
            return self.government(words, at, portfolio_of(words), office=low)
        if low.endswith("council") and (council := self.bodies.of_noun("council", at)) is not None:
            return Found((council.name,), SideHow.CONTEXT, words)
        if low in lexicon.TOWN_BODIES or any(
            low.endswith(f" {b}") or low.startswith(f"{b} of ") for b in lexicon.TOWN_BODIES if b not in ("council",)
        ):
            return self.town(words)
        if low in lexicon.REGION_BODIES:
            return self.region(words)
        if "police" in tokens or "constabulary" in tokens or low in ("force", "detectives", "officers"):
            if last in ("federation", "union", "association", "board", "commission", "ombudsman"):
                return None
            if low == "force" and not self.scene.has_police and self.bodies.of_noun("force", at) is None:
                return None
            return self.police(words, at)
        if self._state_words(words):
            return self.government(words, at, portfolio_of(words), level=self._level(words))
        return None

    def _level(self, words: str) -> str:
        """The name of the office within its government, without its country."""
        if portfolio_of(words) and re.search(r"\b(?:ministry|department)\b", words, re.IGNORECASE):
            return ""
        low = words.casefold()
        if re.search(r"\b(?:government|administration|cabinet|regime|junta)\b", low):
            return ""
        plain = words
        for place in reversed(self.places_in(words)):
            plain = (plain[: place.span.start] + plain[place.span.end :]).strip()
        plain = re.sub(r"\s*\b(?:to|in|of|for)(?: the)?$|^['’]s?\s+", "", " ".join(plain.split()))
        if plain.casefold() in ("ministry", "department", "office", "ministers"):
            return ""
        return normal_name(plain) if plain and len(plain) < 60 else ""

    def _noun(self, words: str, at: int) -> Found | None:
        """The body that a common noun, or a name that no table knows, stands for."""
        if (match := re.match(r"(?:[a-z'’-]+ )?(?P<head>[a-z-]+) in (?P<town>[A-ZÀ-Þ][\w -]+)$", words)) and match[
            "head"
        ] in _OWN_HEADS:
            return Found((normal_name(words),), SideHow.NAME, words)
        words = re.split(r" (?:in|of|at|for|with|from|on|that|which|who) (?![A-ZÀ-Þ])", words)[0]
        tokens = words.split(" ")
        head = re.sub(r"['’]s?$", "", tokens[-1]).casefold()
        if len(tokens) <= 4 and not any(t[:1].isupper() for t in tokens):
            body = self._body_of_noun(head, words, at)
            if body is not None:
                return self._of_body(body, words, at)
            for place in reversed(self.scene.places):
                name = place.span.of(self.text).casefold()
                if place.entity.kind is EntityKind.BODY and name.endswith(f" {head}"):
                    return self._place(place, place.span.of(self.text))
            if head in _OWN_HEADS | lexicon.COMPANY_NOUNS | lexicon.CLUB_NOUNS:
                return Found((normal_name(words),), SideHow.CONTEXT, words)
            return None
        if head == "commission" and len(tokens) == 1 and (union := self.union()) is not None:
            return union
        if len(tokens) == 1 and tokens[0].casefold() in _OWN_HEADS:
            body = self._body_of_noun(head, words, at)
            return Found((body.name if body else normal_name(words).casefold(),), SideHow.CONTEXT, words)
        if any(t[:1].isupper() for t in tokens):
            names = [n for n in named_in(words) if n.casefold() not in _OFFICE_LIKE and self._is_name(n)]
            name = next((n for n in names if self.bodies.named(n)), names[-1] if names else "")
            body = self.bodies.named(name) if name else None
            if body is not None and not self.is_executive(body.name):
                return Found((body.name,), SideHow.ORGANISATION, words)
            if name:
                return Found((normal_name(name),), SideHow.ORGANISATION, words)
        return None

    def _of_body(self, body: Body, words: str, at: int) -> Found:
        """What a body that was named before speaks for: itself, or the government that it is part of."""
        if self.is_executive(body.name):
            return self.government(body.name, at, level=self._level(body.name))
        return Found((body.name,), SideHow.CONTEXT, words)

    def union(self) -> Found | None:
        """The European Commission, where the report or its outlet is about the Union."""
        named = (*(place.entity for place in self.scene.places), *self.scene.outlet_entities)
        union = next((entity for entity in named if entity.code == "EU"), None)
        return Found(("European Commission", union.government), SideHow.CONTEXT) if union is not None else None

    def _is_name(self, name: str) -> bool:
        """Whether a capitalised word is a name, rather than a common word that opens a sentence or a headline."""
        if " " in name or self.bodies.named(name) is not None or (name.isupper() and len(name) > 1):
            return True
        return name in self.bodies.inner

    def _body_of_noun(self, head: str, words: str, at: int) -> Body | None:
        low = f" {words.casefold()} "
        for body in self.bodies.all:
            if f" {body.name.casefold()} ".endswith(low) or body.name.casefold().startswith(low.strip() + " "):
                return body
        # "The seafarers' union" is no other union; "the doctors' union" may be the "Hospital Doctors' Union".
        if " " in words:
            modifiers = [
                m for m in words.casefold().replace("’", "'").split(" ")[:-1] if m not in ("own", "same", "local")
            ]
            for body in self.bodies.all:
                if all(m.strip("'s") in body.name.casefold() for m in modifiers) and body.head == head:
                    return body
            if head in lexicon.UNION_NOUNS or head in ("authority", "board"):
                return None
        found = self.bodies.of_noun(head, at)
        return found if found is None or not self.is_executive(found.name) else None


_OFFICE_LIKE = frozenset(
    """the but and in on at mayor minister president prime foreign chief director mr mrs ms dr sir professor former
    police premier governor head chairman chairwoman deputy acting trade health finance interior defence defense
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday europe africa asia america asian european african western arab town city
    council hall commissioner inspector
    constable spokesman spokeswoman manager executive as when while
    after if for a an it he she they""".split()
)  # fmt: skip


def _is_regional(low: str) -> bool:
    """Whether an office is a region's by its words: "provincial", "state" but not "minister of state"."""
    tokens = frozenset(re.findall(r"[\w-]+", re.sub(r"\b(?:of state|state secretar\w+|state department)\b", "", low)))
    return bool(tokens & lexicon.REGION_LEVEL)


def _bare(words: str) -> str:
    plain = " ".join(words.split()).strip(" ,.;:")
    while match := _DETERMINER.match(plain):
        plain = plain[match.end() :]
    return plain


def _narrow(level: str) -> tuple[str, ...]:
    return (level,) if level else ()


def normal_name(words: str) -> str:
    """One writing for one name: no article, straight apostrophes, no possessive at its end."""
    plain = _bare(words.replace("’", "'"))
    return plain.removesuffix("'s")


def portfolio_of(words: str) -> str:
    """The field of a ministry or minister: "interior" of "Ministry of the Interior"; empty where none is told."""
    low = " ".join(words.casefold().replace("’", "'").split())
    if match := re.search(
        r"\b(?:ministry|minister|department|secretary)(?: of state)? (?:of|for) (?:the )?"
        r"([a-z' -]+?)(?: (?:of|in|and|at)\b|,|$)",
        low,
    ):
        found = re.sub(r" \w+ly\b.*", "", match.group(1).strip())
        if not senses_of(match.group(1)) and found not in ("state",):
            return re.sub(r" affairs$", "", found)
    if match := re.search(
        r"\b([a-z'-]+(?: [a-z'-]+)?) (?:ministry|minister|department|secretary|spokes\w+|chief)\b", low
    ):
        for phrase in (match.group(1), match.group(1).split(" ")[-1]):
            if phrase in lexicon.PORTFOLIOS:
                return re.sub(r" affairs$", "", phrase)
    return ""
