"""Where a report is set: the country, region and town whose offices it leaves unnamed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from walkback.side import lexicon
from walkback.text.quotes import canonical_quotes
from walkback.text.span import Span
from walkback.world import Entity, EntityKind, Place, PlaceKind, entity_by_code, find_places, senses_of

# Weights of a mention, by where it stands; by hand, so that a dateline outweighs a contrary headline.
DATELINE = 6.0
HEADLINE_FIRST = 4.0
OPENING_FIRST = 2.0
BODY = 1.0
OUTLET = 1.5
OWN_RELEASE = 10.0  # the outlet is itself an office of the state
INVENTED = "?"  # begins the code of a country or region that no table knows
QUOTED = 0.0  # a quotation may speak of any country

_WITH_OWN_MINISTERS = frozenset(("GB-SCT", "GB-WLS", "GB-NIR", "DK-GL", "DK-FO", "CN-HK", "IQ-KR"))

_DATELINE = re.compile(
    r"^[ \t]*(?P<city>[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{2,40}|[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,3})"
    r"(?:, (?P<of>[A-ZÀ-Þ][\w. ]{0,30}?))?"
    r"(?:,? (?:\w+day,? )?(?:\d{1,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
    r"[ \d,]*(?:\d{4})?,?[^\n(–—-]{0,12})?"
    r"(?: ?\([^()\n]{2,40}\))?(?: ?[-–—]+ |\n|$)",
    re.MULTILINE | re.IGNORECASE,
)
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
_NAME = r"(?P<name>[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)?)"
_STATE_NOUN = (
    r"(?:government|prime minister|foreign minister|foreign ministry|interior ministry|interior minister|parliament"
    r"|army|navy|air force|defence ministry|defense ministry|defence minister|defense minister|health ministry"
    r"|finance minister|finance ministry|president|health minister|ministry of|embassy|armed forces|cabinet)"
)
_INVENTED = (
    re.compile(rf"\b[Gg]overnment of (?:the )?{_NAME}"),
    re.compile(rf"\b(?:prime minister|foreign minister|interior minister|embassy|Embassy) of (?:the )?{_NAME}"),
    re.compile(rf"\b{_NAME}['’]s? {_STATE_NOUN.replace('|president', '')}\b"),
    re.compile(rf"\b[Tt]he {_NAME} (?:government|foreign ministry|embassy|armed forces|army)\b"),
)
_INVENTED_ADJECTIVE = re.compile(
    r"\b(?P<name>[A-ZÀ-Þ][a-zà-ÿ]{3,}(?:n|ese|ish|ic|i))"
    r" (?:(?:prime|foreign|interior|defen[cs]e|health|finance) minist(?:er|ry)|army|navy|air force|embassy|"
    r"government)\b"
)
# Before "government" or "minister" they say which of a country's, or whose.
_NO_LANDS = frozenset(
    """but and if when in on for as while after labour conservative tory liberal democratic republican federal national
    former deputy interim acting new central local city state military civil vice assistant prime coalition union
    minority majority caretaker transitional provisional regional provincial municipal junior senior first second
    chief former european western eastern northern southern african asian latin nordic baltic balkan christian islamic
    the a an this that his her its their british-led right left""".split()
)
_REGION = (
    re.compile(
        r"\b(?P<name>[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)?) (?:regional|provincial|state) "
        r"(?:government|premier|president)\b"
    ),
    re.compile(
        r"\b(?:[Pp]rovince|[Ss]tate|[Rr]egion|[Pp]remier|[Gg]overnor) of (?P<name>[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)?)"
    ),
    re.compile(r"\b(?P<name>[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)?) (?:[Pp]rovince|[Rr]egion)\b"),
)
_TOWN_NAME = r"(?P<name>[A-ZÀ-Þ][\w'’-]+(?: (?:de |del |di |la |el |of |upon |on |under )?[A-ZÀ-Þ][\w-]+){0,3})"
_TOWN = (
    re.compile(rf"\b[Mm]ayor(?:ess)? of (?:the )?{_TOWN_NAME}"),
    re.compile(rf"\b(?:[Cc]ity|[Tt]own|[Vv]illage|[Bb]orough|[Mm]unicipality) of {_TOWN_NAME}"),
    re.compile(rf"\b{_TOWN_NAME}(?:['’]s?)? (?:[Mm]ayor|(?:[Cc]ity|[Tt]own) (?:[Cc]ouncil|[Hh]all))\b"),
    re.compile(rf"\b(?:the )?[Tt]own of {_TOWN_NAME}"),
)
_LOCATIVE = re.compile(rf"\b(?:in|reaches|at|near|outside|from|of|to|leave|into|hits) {_TOWN_NAME}")
_STREET = re.compile(r"\b(?:Street|Road|Square|Avenue|Lane), (?P<name>[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)?)")
_STATE_OUTLET = re.compile(
    r"\b(?:ministry|government|embassy|army|navy|military|cabinet|presidency|department)\b", re.IGNORECASE
)
_CAPITAL = re.compile(r"\bcapital(?: city)?,? (?:of [A-ZÀ-Þ][\w-]+, )?(?P<name>[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)?)")
_POLICE = re.compile(r"\bpolice\b", re.IGNORECASE)
_LOCAL_POLICE = re.compile(
    r"\b(?:constable|constabulary|sheriff|police chief|chief of police|mayor|councillor|local police|city police)\b",
    re.IGNORECASE,
)
_FAMILY = re.compile(r"\b(?P<name>[A-ZÀ-Þ][\w-]+)(?:['’]s?)? family\b")
_NO_TOWN = re.compile(
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|X|Twitter|The|A|An|Mr|Ms|Mrs|"
    r"Dr|"
    r"Highway|Christmas|Easter|Q|Police|Hospital)\b"
)


@dataclass(frozen=True, slots=True)
class Scene:
    """The setting of a report. ``countries`` are those that it names, the likeliest to be its own first.

    ``outlet_entities`` are those in the outlet's name, ``invented`` the countries that no table knows, by folded name.
    ``families`` are the names that stand before "family", ``meanings`` what each place's words mean in this report,
    and ``capital`` the seat of a country that no table knows.
    ``places`` are all that it names, in order, ``quoted`` tells for each whether it stands in a quotation.
    ``region`` and ``town`` are where the report is set, if anywhere smaller. ``bare`` is the text with its quotation
    marks made alike.
    """

    bare: str
    places: tuple[Place, ...]
    quoted: tuple[bool, ...]
    countries: tuple[Entity, ...]
    region: Entity | None
    town: str | None
    invented: dict[str, Entity]
    outlet_entities: tuple[Entity, ...]
    has_local_police: bool
    has_police: bool
    families: frozenset[str]
    meanings: dict[str, Entity]
    capital: str | None

    @property
    def country(self) -> Entity | None:
        """The country whose offices are named without it; None where nothing tells."""
        return self.countries[0] if self.countries else None


def read_scene(text: str, outlet: str | None, spans: Sequence[Span]) -> Scene:
    """Read the setting of ``text``; ``spans`` are the stretches that are the report itself."""
    bare = canonical_quotes(text)
    quotes = _quotations(bare)
    invented = _find_invented(bare)
    places = tuple(
        p for p in (*find_places(text), *_places_of(bare, invented)) if p.span.start < 400 or _is_within(p.span, spans)
    )
    places = tuple(sorted(places, key=lambda p: p.span))
    quoted = tuple(any(q.holds(p.span) for q in quotes[_near(quotes, p.span) :][:2]) for p in places)
    dateline, dateline_town = _find_dateline(bare, spans)
    countries, region = _weigh(bare, places, quoted, dateline, outlet, spans)
    region = _named_region(bare, invented) or region
    town = _find_town(bare, places, outlet, spans) or dateline_town
    return Scene(
        bare,
        places,
        quoted,
        countries,
        region,
        town,
        invented,
        tuple(_named_by(outlet or "")),
        _LOCAL_POLICE.search(bare) is not None,
        _POLICE.search(bare) is not None,
        frozenset(m["name"] for m in _FAMILY.finditer(bare)) - {"The", "His", "Her", "Their", "A"},
        {p.span.of(text): p.entity for p in places},
        _find_capital(bare, countries, dateline_town),
    )


def _named_by(outlet: str) -> list[Entity]:
    """The countries, regions and bodies in an outlet's name, which is no person's: "The Lisbon Courier"."""
    words = outlet.split()
    found: list[Entity] = []
    at = 0
    while at < len(words):
        number = next((n for n in (3, 2, 1) if at + n <= len(words) and senses_of(" ".join(words[at : at + n]))), 0)
        if number:
            found.append(senses_of(" ".join(words[at : at + number]))[0].entity)
        at += max(number, 1)
    return found


def national(entity: Entity) -> Entity:
    """The country that a region lies in; a country or body itself."""
    if entity.kind is EntityKind.REGION and entity.within:
        return entity_by_code(entity.within) or entity
    return entity


def invented_country(name: str, adjective: str = "") -> Entity:
    """A country that no table knows."""
    return Entity(f"{INVENTED}{name}", name, EntityKind.COUNTRY, adjective)


def invented_region(name: str) -> Entity:
    """A region that no table knows."""
    return Entity(f"{INVENTED}{name}", name, EntityKind.REGION, "", name.endswith("Islands"))


def _fold(words: str) -> str:
    return re.sub(r"^the ", "", " ".join(words.replace("’", "'").split()).casefold().removesuffix("'s"))


def _quotations(bare: str) -> list[Span]:
    return [Span(*m.span()) for m in re.finditer("“[^”\n]*(?:”|\n|$)", bare)]


def _near(quotes: list[Span], span: Span) -> int:
    low, high = 0, len(quotes)
    while low < high:
        middle = (low + high) // 2
        if quotes[middle].end <= span.start:
            low = middle + 1
        else:
            high = middle
    return low


def _is_within(span: Span, spans: Sequence[Span]) -> bool:
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle].end <= span.start:
            low = middle + 1
        else:
            high = middle
    return low < len(spans) and spans[low].start <= span.start


def _find_invented(bare: str) -> dict[str, Entity]:
    found: dict[str, Entity] = {}
    for pattern in _INVENTED:
        for match in pattern.finditer(bare):
            name = match["name"]
            if _is_free(name):
                found.setdefault(name.casefold(), invented_country(name))
    for match in _INVENTED_ADJECTIVE.finditer(bare):
        adjective = match["name"]
        if _is_free(adjective) and not any(adjective.casefold().startswith(name) for name in found):
            name = _land_of(adjective, bare)
            if name is not None:
                found[name.casefold()] = invented_country(name, adjective)
    return found


def _is_free(name: str) -> bool:
    """Whether a name could be an invented country's: no place of the world, and no word that says which government."""
    words = name.split(" ")
    return not (_NO_TOWN.match(name) or any(senses_of(w) for w in (name, *words)) or words[0].casefold() in _NO_LANDS)


def _land_of(adjective: str, bare: str) -> str | None:
    """The country of an adjective: a name of the text that it begins like, else by its ending."""
    stem = adjective[: max(4, len(adjective) - 4)]
    for match in re.finditer(rf"\b{re.escape(stem)}[a-z]*\b", bare):
        name = match.group()
        if name != adjective and len(name) <= len(adjective) and adjective.startswith(name[:-1]):
            return name
    if adjective.endswith(("ian", "ean")):
        return adjective[:-1]
    return adjective.removesuffix("ic").removesuffix("ish").removesuffix("ese") if len(adjective) > 6 else None


def _places_of(bare: str, invented: dict[str, Entity]) -> list[Place]:
    if not invented:
        return []
    names = "|".join(sorted((re.escape(e.name) for e in invented.values()), key=len, reverse=True))
    found = []
    for match in re.finditer(rf"\b(?P<name>{names})(?P<tail>[a-z]{{1,5}})?\b", bare):
        kind = PlaceKind.DEMONYM if match["tail"] else PlaceKind.COUNTRY
        found.append(Place(Span(*match.span()), invented[match["name"].casefold()], kind))
    return found


def _find_dateline(bare: str, spans: Sequence[Span]) -> tuple[Span | None, str | None]:
    starts = {s.start for s in spans[:4]}
    for match in _DATELINE.finditer(bare[:2500]):
        is_wire = match.group().rstrip(" \n")[-1:] in "-–—" and (match["city"].isupper() or "(" in match.group())
        if not (_MONTH.search(match.group()) or is_wire):
            continue
        if match["city"].isupper() or match.start() not in starts or is_wire:
            city = match["city"].strip()
            if not city or city.split(" ")[0].casefold() in ("press", "published", "updated", "by", "weekly", "page"):
                continue
            known = find_places(bare, Span(match.start("city"), match.end("of") if match["of"] else match.end("city")))
            if not known and (_MONTH.match(city) or not is_wire):
                continue
            return Span(*match.span()), None if known and known[0].span.start == match.start("city") else city.title()
    return None, None


def _weigh(
    bare: str,
    places: Sequence[Place],
    quoted: Sequence[bool],
    dateline: Span | None,
    outlet: str | None,
    spans: Sequence[Span],
) -> tuple[tuple[Entity, ...], Entity | None]:
    countries: dict[str, float] = defaultdict(float)
    regions: dict[str, float] = defaultdict(float)
    known: dict[str, Entity] = {}
    firsts = {0: HEADLINE_FIRST, 1: OPENING_FIRST, 2: OPENING_FIRST / 2}
    for place, is_quoted in zip(places, quoted, strict=True):
        if place.entity.kind is EntityKind.BODY:
            continue
        weight = QUOTED if is_quoted else BODY
        block = next((n for n, s in enumerate(spans[:3]) if s.holds(place.span)), None)
        if block is not None and not is_quoted:
            weight += firsts.pop(block, 0.0)
        if dateline is not None and dateline.holds(place.span):
            weight += DATELINE
        entity = place.entity
        known[entity.code] = entity
        if entity.kind is EntityKind.REGION:
            regions[entity.code] += weight
            upper = entity if entity.code in _WITH_OWN_MINISTERS else national(entity)
            known[upper.code] = upper
            countries[upper.code] += weight
        else:
            countries[entity.code] += weight
    for named in _named_by(outlet or ""):
        entity = national(named) if named.code not in _WITH_OWN_MINISTERS else named
        if entity.kind is not EntityKind.BODY:
            known[entity.code] = entity
            countries[entity.code] += OWN_RELEASE if _STATE_OUTLET.search(outlet or "") else OUTLET
    first_at: dict[str, int] = {}
    for place in places:
        first_at.setdefault(national(place.entity).code, place.span.start)
    ranked = sorted(countries, key=lambda c: (-countries[c], first_at.get(c, 0), c))
    region = max(regions, key=lambda c: (regions[c], c), default=None)
    return tuple(known[c] for c in ranked), known.get(region or "")


def _named_region(bare: str, invented: dict[str, Entity]) -> Entity | None:
    for pattern in _REGION:
        for match in pattern.finditer(bare):
            name = match["name"]
            senses = senses_of(name) or senses_of(name.split(" ")[-1])
            if senses and senses[0].entity.kind is EntityKind.REGION:
                return senses[0].entity
            if not senses and not _NO_TOWN.match(name) and _fold(name) not in invented:
                return invented_region(name)
    return None


def _find_town(bare: str, places: Sequence[Place], outlet: str | None, spans: Sequence[Span]) -> str | None:
    for pattern in _TOWN:
        for match in pattern.finditer(bare):
            if not _NO_TOWN.match(match["name"]):
                return _clean_town(match["name"])
    cities = {p.span.start for p in places if p.kind in (PlaceKind.CITY, PlaceKind.CAPITAL)}
    states = {p.span.start: p for p in places}
    found: dict[str, float] = defaultdict(float)
    hints = frozenset(w.casefold() for w in re.findall(r"[A-ZÀ-Þ][\w-]+", outlet or "")) - {"the", "news", "daily"}
    stretches = [
        *((3 if n == 0 else 1, s) for n, s in enumerate(spans)),
        *((0.5, s) for s in _between(spans, len(bare))),
    ]
    for worth, span in stretches:
        for pattern in (_LOCATIVE, _STREET):
            for match in pattern.finditer(bare, *span):
                name = _clean_town(match["name"])
                if _NO_TOWN.match(name) or (match.start("name") in states and match.start("name") not in cities):
                    continue
                if name.split(" ")[-1].casefold() in lexicon.OWN_BODIES | lexicon.EXECUTIVE_BODIES:
                    continue
                own = any(w.casefold() in hints for w in name.split(" "))
                found[name] += worth * (3 if pattern is _STREET else 1) + (4 if own else 0)
    return max(found, key=lambda n: (found[n], n), default=None)


def _find_capital(bare: str, countries: Sequence[Entity], dateline_town: str | None) -> str | None:
    """The seat of an invented country: what the report calls its capital, else where it is written from."""
    if not countries or not countries[0].code.startswith(INVENTED):
        return None
    match = _CAPITAL.search(bare)
    return match["name"] if match else dateline_town


def _between(spans: Sequence[Span], length: int) -> list[Span]:
    """What is no part of the report itself: captions, bylines, furniture."""
    starts = [0, *(s.end for s in spans)]
    ends = [*(s.start for s in spans), length]
    return [Span(a, b) for a, b in zip(starts, ends, strict=True) if b - a > 2]


def _clean_town(name: str) -> str:
    words = name.split(" ")
    while words and (words[0] in ("The", "But", "In", "And", "Former", "Mayor") or words[0].endswith(("’s", "'s"))):
        words = words[1:]
    return re.sub(r"['’]s?$", "", " ".join(words)) or name
