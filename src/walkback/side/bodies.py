"""The named bodies of a text (companies, clubs, unions), their kinds, and what "the company" stands for."""

from __future__ import annotations

import bisect
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from walkback.model import Speaker, SpeakerKind
from walkback.side import lexicon
from walkback.speaker.given_name import is_given_name
from walkback.text.span import Span
from walkback.world import Place, senses_of

MOST_LOOKS = 40  # places of one name at which the words around are looked at
FITS_NAME, FITS_KIND, MAY_FIT = 3, 2, 1  # how well a noun fits a body: by its name, its kind, or nothing against it

_CAP = r"[A-ZÀ-ÖØ-ÞĀŠŽČĆĐŁŚŹŻİ][\w&-]*(?:['’][A-Za-zÀ-ÿ]{2,})?"
_LINK = r"(?:of|for|and|the|de|del|da|do|dos|la|le|les|du|des|di|van|von|&|on)"
# Capitalised words, with small linking words between; "Doctors' Union" and "St John's Hospital" go on after a mark.
RUN = re.compile(rf"{_CAP}(?:(?:['’]s?)? (?:{_LINK} ){{0,2}}{_CAP}){{0,9}}")
_NAMED_PERSON = re.compile(
    r"(?<![\w-])(?P<given>[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?) (?:(?:de|van|von|der|da|el|al|bin) )*"
    r"(?P<family>[A-ZÀ-Þ][\w-]+)(?! [A-ZÀ-Þ])"
)
_ACRONYM = re.compile(r"\s*\(([A-Z][A-Za-z]{1,9})\)")
_NOT_NAMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sept sep oct nov dec i mr mrs ms dr sir q
    president minister prime professor lord lady dame miss christmas easter ramadan hogmanay x twitter facebook
    chief new""".split()
)
_OPENERS = frozenset(
    """a an the in on at of to from for with by and but or as if when while after before since until that this these
    those although though because both even only now then so yet still meanwhile under over against between inside
    outside near across not no all most many some last next earlier later either neither today yesterday he she it
    they we you his her its their our my what who why how where there here one two three would will could should did
    about how more just notes note our than like we've i'm it's that's he's she's they've you've i've let's every each
    such any none her here's there's who's what's does do is are was were has have had can may might must our your
    asked said according an update correction photo picture former no yes pressed only speaking""".split()
)
_TITLES = frozenset("mayor president minister senator governor premier chancellor congressman sheriff".split())
_KIND_BY_WORD = {w: kind for kind, table in lexicon.NAME_NOUNS.items() for w in table.split()}
_BODY_WORDS = lexicon.OWN_BODIES | lexicon.EXECUTIVE_BODIES | lexicon.POLICE_BODIES | lexicon.UNION_NOUNS
_OTHER_NOUNS = lexicon.COMPANY_NOUNS | lexicon.CLUB_NOUNS | lexicon.TOWN_BODIES | lexicon.REGION_BODIES
_GENERIC = frozenset(w for w in _BODY_WORDS | _OTHER_NOUNS if " " not in w) | frozenset(
    "ministry office society council committee commission police parliament organisation organization".split()
)
_SINGLE_BODY_WORDS = _GENERIC | frozenset(_KIND_BY_WORD) | frozenset(("ports",))
_OF_NAMES = frozenset(
    "University College Bank House Court Church Institute Academy Museum Isle City Town Republic".split()
)
_DESCRIPTIVE = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir) "
    r"(?P<name>[a-z-]+s['’] (?:[a-z]+ )?(?:union|federation|association|council|guild|society))\b"
    r"(?P<proper> [A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)*)?"
)
_DESCRIBED = re.compile(
    r"(?:,\s+(?:a|an|the)\s+(?P<after>(?:[\w'’-]+ ){0,3}?[\w'’-]+)(?=,| that| which| who|\.)"
    r"|,\s+which (?P<does>runs|operates|owns|makes|handles|supplies|sells))"
)
_OFFICE_BEFORE = re.compile(r"(?P<office>[\w-]+(?: [\w-]+)?) (?:of|for|at|with) (?:the )?$", re.IGNORECASE)
_DESCRIBED_BEFORE = re.compile(r"(?:the|its|a|an|The|Its|A) (?:[\w'’-]+ ){0,2}?(?P<noun>[\w-]+),? $")
_INNER = re.compile(r"[a-z,] ([A-ZÀ-Þ][\w-]+)")
_COMMON = re.compile(r"(?<![\w'’-])[a-zà-ÿ]{3,}(?![\w'’-])")
_OFFICES = lexicon.BODY_OFFICES | lexicon.EXPERT_OFFICES


@dataclass(frozen=True, slots=True)
class Body:
    """A named body: its fullest name in the text, its kind ("company", "union", "" where nothing tells), its places.

    ``is_sure`` tells whether more tells that it is a body than that it speaks.
    """

    name: str
    kind: str
    spans: tuple[Span, ...]
    is_sure: bool = True

    @property
    def head(self) -> str:
        """The last word of the name in small letters, which often tells the kind."""
        return self.name.rsplit(" ", 1)[-1].casefold()


@dataclass(frozen=True, slots=True)
class Bodies:
    """The bodies of a text, and where each is named.

    ``sentences`` are the text's, ``aliases`` the names in small letters, ``places`` where each body is named with its
    number, ``runs`` all capitalised names, both in order, ``people`` the words of persons' names, and ``inner`` the
    words that have a capital within a sentence.
    """

    all: tuple[Body, ...]
    sentences: tuple[Span, ...]
    aliases: dict[str, Body]
    places: tuple[tuple[int, int], ...]
    runs: tuple[tuple[int, str], ...]
    people: frozenset[str]
    inner: frozenset[str]

    def named(self, words: str) -> Body | None:
        """The body that ``words`` name, in full, in short or by its acronym."""
        return self.aliases.get(_key(words))

    def sentence_at(self, at: int) -> Span | None:
        """The sentence that begins last at or before ``at``."""
        number = bisect.bisect_right(self.sentences, at, key=lambda s: s.start) - 1
        return self.sentences[number] if number >= 0 else None

    def of_noun(self, noun: str, at: int) -> Body | None:
        """The body that "the ``noun``" at ``at`` stands for: the nearest before of that kind, else the first after."""
        graded = {n: fit for n, b in enumerate(self.all) if (fit := _fit(noun, b)) > 0}
        best = max(graded.values(), default=0)
        kept = {n for n, fit in graded.items() if fit == best or (best == FITS_KIND and self.all[n].kind == "")}
        return self._nearest(kept, at)

    def before(self, at: int, nouns: frozenset[str] = frozenset()) -> Body | None:
        """The body that the report tells of at ``at``: in this sentence the last before, in earlier ones the first.

        With ``nouns``, only bodies whose last word is among them.
        """
        if nouns:
            return self._nearest({n for n, b in enumerate(self.all) if b.head in nouns}, at)
        return self._nearest({n for n, b in enumerate(self.all) if b.is_sure}, at)

    def its(self, at: int) -> str | None:
        """The name that "its" at ``at`` stands for: the last of the same sentence, else the body told of before."""
        sentence = self.sentence_at(at)
        last = bisect.bisect_left(self.runs, (at, "")) - 1
        if sentence is not None and last >= 0 and self.runs[last][0] >= sentence.start:
            body = self.named(self.runs[last][1])
            return body.name if body else self.runs[last][1]
        body = self.before(at)
        return body.name if body else None

    def runs_in(self, span: Span) -> tuple[tuple[int, str], ...]:
        """The capitalised names that begin in a stretch, with their places."""
        first, last = (bisect.bisect_left(self.runs, (at, "")) for at in span)
        return self.runs[first:last]

    def _nearest(self, kept: Container[int], at: int) -> Body | None:
        """The nearest of the bodies with the numbers ``kept``."""
        sentence = self.sentence_at(at)
        start = sentence.start if sentence is not None else 0
        found: int | None = None
        opening = -1
        for index in range(bisect.bisect_left(self.places, (at, 0)) - 1, -1, -1):
            place, number = self.places[index]
            if number not in kept:
                continue
            if place >= start:
                return self.all[number]
            if found is None:
                own = self.sentence_at(place)
                opening = own.start if own is not None else 0
            if place < opening:
                break
            found = number
        if found is None:
            found = next((n for _, n in self.places if n in kept), None)
        return self.all[found] if found is not None else None


def find_bodies(
    text: str,
    sentences: Sequence[Span],
    speakers: Sequence[Speaker],
    places: Iterable[Place],
    capital: str | None = None,
) -> Bodies:
    """Find the named bodies of ``text``: by the words of their names, by who speaks for them, and by descriptions.

    ``places`` and ``capital`` are no bodies, though they may speak.
    """
    people = {w for s in speakers if s.kind is SpeakerKind.PERSON for w in s.name.split() if w[:1].isupper()}
    people |= _people(text)
    told = {_key(s.name) for s in speakers if s.kind is SpeakerKind.ORGANISATION}
    state = {p.span.start: p for p in places}
    inner = frozenset(m.group(1) for m in _INNER.finditer(text))
    common = frozenset(_COMMON.findall(text))
    runs: dict[str, list[Span]] = {}
    kinds: dict[str, str] = {}
    names: dict[str, str] = {}
    acronyms: dict[str, str] = {}
    sure: set[str] = set()
    for span in _runs(text, people):
        words = span.of(text)
        key = _key(words)
        if (
            not key
            or words.title() == capital
            or key in _NOT_NAMES
            or key in _GENERIC
            or (words not in inner and key in common)
        ):
            continue
        place = state.get(span.start)
        if place is not None and place.span.end >= span.end:
            continue
        tokens = words.split(" ")
        if any(t.casefold() in _TITLES for t in tokens[1:]):
            continue  # "Oldport Mayor Sue Reed"
        if any(t in people for t in tokens) and tokens[-1].casefold() not in _SINGLE_BODY_WORDS:
            continue
        runs.setdefault(key, []).append(span)
        names.setdefault(key, " ".join(words.replace("’", "'").split()))
        kind = _kind(text, span) if len(runs[key]) <= MOST_LOOKS else kinds.get(key)
        if kind is not None:
            sure.add(key)
        elif key in told:
            kind = ""
        if kind is not None and not kinds.get(key):
            kinds[key] = kind
        if match := _ACRONYM.match(text, span.end):
            acronyms[match.group(1)] = key
    for match in _DESCRIPTIVE.finditer(text):
        key = _key(match["name"])
        if match["proper"]:
            acronyms[key] = _key(match["proper"])
            kinds.setdefault(_key(match["proper"]), "union")
            continue
        runs.setdefault(key, []).append(Span(*match.span("name")))
        names.setdefault(key, " ".join(match["name"].replace("’", "'").split()))
        kinds.setdefault(key, "union")
        sure.add(key)
    owners = _owners(runs, kinds, acronyms)
    made: dict[str, Body] = {}
    kept: dict[str, list[str]] = {}
    for key, owner in owners.items():
        if owner in names:
            kept.setdefault(owner, []).append(key)
    for owner, keys in kept.items():
        spans = sorted(s for key in keys for s in runs.get(key, ()))
        kind = next((kinds[key] for key in [owner, *keys] if kinds.get(key)), "")
        made[owner] = Body(names[owner], kind, tuple(spans), any(key in sure for key in keys))
    every = tuple(sorted(made.values(), key=lambda b: (b.spans, b.name)))
    return Bodies(
        every,
        tuple(sentences),
        {key: made[owner] for key, owner in owners.items() if owner in made},
        tuple(sorted((span.start, number) for number, body in enumerate(every) for span in body.spans)),
        tuple(sorted((span.start, names[key]) for key, spans in runs.items() for span in spans)),
        frozenset(people),
        inner,
    )


def _owners(runs: dict[str, list[Span]], kinds: dict[str, str], acronyms: dict[str, str]) -> dict[str, str]:
    """For each name of a body the fullest name of the same: by its first or last words, its initials, or as told."""
    bodies = [key for key in runs if key in kinds]
    shorts: dict[str, str] = {}
    for key in bodies:  # in the order of the text: what is named first in full is meant by the short name
        for short in _shorts(key):
            shorts.setdefault(short, key)
    owners: dict[str, str] = {}
    for key in sorted(bodies, key=lambda key: (-len(key), key)):
        owner = shorts.get(key) or acronyms.get(key)
        owners[key] = owners.get(owner, owner) if owner else key
    for key in runs:
        if key not in owners and key in shorts:
            owners[key] = owners.get(shorts[key], shorts[key])
    for short, key in acronyms.items():
        if key in owners:
            owners[_key(short)] = owners[key]
    return owners


def _people(text: str) -> set[str]:
    """Family names that stand with a given name before them: "Mateo Ibarra"."""
    found = set()
    for match in _NAMED_PERSON.finditer(text):
        given, family = match["given"], match["family"]
        if is_given_name(given.casefold()) and family.casefold() not in _SINGLE_BODY_WORDS:
            found |= {given, family}
    return found


def _key(words: str) -> str:
    folded = " ".join(words.replace("’", "'").split()).casefold()
    return re.sub(r"^(?:the|a|an) ", "", folded).removesuffix("'s").strip(" .,'")


def run_spans(words: str) -> list[Span]:
    """The stretches of capitalised words, whole, with the linking words between."""
    return [Span(*m.span()) for m in RUN.finditer(words)]


def named_in(words: str) -> list[str]:
    """The capitalised names in a few words, without openers and parted at possessives."""
    return [span.of(words) for span in _runs(words)]


def _runs(text: str, people: Container[str] = ()) -> Iterable[Span]:
    for match in RUN.finditer(text):
        start, end = match.span()
        words = match.group()
        while True:
            first = words.split(" ", 1)[0]
            if re.sub(r"['’].*", "", first).casefold() not in _OPENERS:
                break
            if " " not in words:
                start = end
                break
            start += len(first) + 1
            words = text[start:end]
            while words[:1].islower() and " " in words:
                start += len(words.split(" ", 1)[0]) + 1
                words = text[start:end]
        yield from _split(text, start, end, people)


def _split(text: str, start: int, end: int, people: Container[str]) -> Iterable[Span]:
    """Part a run at possessives, and at "and", unless what follows makes a name of the whole."""
    if start >= end:
        return
    at = start
    for match in re.finditer(r"(['’]s?) (?=\S)| (?:and|for the|for|of the|of|on the|on) ", text[start:end]):
        left = text[at : start + match.start()]
        right = text[start + match.end() : end]
        last = right.split(" ")[-1].rstrip("s").casefold()
        joint = match.group()
        whole = last in _SINGLE_BODY_WORDS or right.split(" ")[-1].casefold() in _SINGLE_BODY_WORDS
        if joint.strip() == "on" and right.split(" ")[0].casefold() in _NOT_NAMES:
            pass  # "the Board on Monday"
        elif joint.strip() in ("of the", "for the", "of", "for", "on", "on the"):
            if left.split(" ")[-1].casefold() in _GENERIC or (joint == " of " and left.split(" ")[-1] in _OF_NAMES):
                continue
        elif whole and not senses_of(left) and left.split(" ")[-1] not in people:
            continue
        elif (
            joint == " and "
            and " " not in left
            and right.count(" ") < 2
            and not senses_of(left)
            and not senses_of(right)
            and left not in people
            and right.split(" ")[-1] not in people
        ):
            continue  # "Health and Safety Executive" is one, "Finland and Sweden" are two
        if left:
            yield Span(at, start + match.start())
        at = start + match.end()
    if at < end:
        yield Span(at, end)


def is_bodily(words: str) -> bool:
    """Whether any of ``words`` tells of a body: "a bank in Oldport", "the opposition"."""
    return any(_is_body_word(re.sub(r"['’]s?$", "", w)) or w in lexicon.OPPOSITION for w in words.split())


def _is_body_word(word: str) -> bool:
    return word.casefold() in _SINGLE_BODY_WORDS


def _kind(text: str, span: Span) -> str | None:
    """The kind of body that a run names, "" for one of no known kind, None where nothing tells that it is a body."""
    words = span.of(text).split(" ")
    for word in (words[-1], words[0]):
        plain = word.casefold().strip(".,'’")
        if plain in _KIND_BY_WORD and len(words) > 1 and (word is words[-1] or not _is_body_word(words[-1])):
            return _KIND_BY_WORD[plain]
    before = text[max(0, span.start - 60) : span.start]
    after = text[span.end : span.end + 80]
    if (match := _DESCRIBED.match(after)) and (noun := _described(match)):
        return noun
    if (match := _DESCRIBED_BEFORE.search(before)) and (noun := _kind_of_noun(match["noun"].casefold())):
        return noun
    if len(words) > 1 and any(_is_body_word(w.strip("'’")) for w in (words[-1], words[0])):
        return ""
    if match := _OFFICE_BEFORE.search(before):
        office = match["office"].casefold()
        if office in _OFFICES or office.split(" ")[-1] in _OFFICES:
            return ""
    if office_after(after):
        return ""
    if (
        len(words) == 1
        and words[0].isupper()
        and 2 <= len(words[0]) <= 6
        and re.match(r" (?:said|says|told|has|is|estimates|puts)\b", after)
    ):
        return ""
    return None


def office_after(after: str) -> bool:
    """Whether the words after a name are an office in it: "'s chairman", " manager Joyce Lund"."""
    match = re.match(r"(?:['’]s?)? ((?:[a-z-]+ ){0,2}?[a-z-]+)\b", after)
    if not match:
        return False
    tokens = match.group(1).split(" ")
    return any(" ".join(tokens[:n]) in lexicon.BODY_OFFICES for n in range(1, len(tokens) + 1))


def _described(match: re.Match[str]) -> str | None:
    if match["does"]:
        return "company"
    for word in reversed(match["after"].casefold().split(" ")):
        if noun := _kind_of_noun(word):
            return noun
    return None


def _kind_of_noun(noun: str) -> str | None:
    if noun in lexicon.COMPANY_NOUNS:
        return "company"
    if noun in lexicon.CLUB_NOUNS:
        return "club"
    if noun in lexicon.UNION_NOUNS:
        return "union"
    if noun in ("hospital", "clinic"):
        return "hospital"
    if noun in ("force", "constabulary"):
        return "police"
    return noun if noun in lexicon.OWN_BODIES else None


def _fit(noun: str, body: Body) -> int:
    """How well "the ``noun``" fits a body: `FITS_NAME`, `FITS_KIND`, `MAY_FIT` or 0."""
    words = body.name.casefold().split(" ")
    if noun == words[-1] or (noun == words[0] and len(words) > 1 and words[1] in ("of", "for")):
        return FITS_NAME
    if noun == "authority" and "ports" in words:
        return FITS_KIND
    if any(word in words for word in lexicon.NOUN_IN_NAMES.get(noun, ())):
        return FITS_NAME
    kind = _kind_of_noun(noun) or noun
    if body.kind == kind or (noun in ("force", "police") and body.kind == "police"):
        return FITS_KIND
    loose = kind in ("company", "club", "group") or noun in ("organisation", "organization", "body", "charity", "party")
    return MAY_FIT if loose and body.kind == "" and not any(_is_body_word(w) for w in words) else 0


def _shorts(full: str) -> Iterator[str]:
    """The ways to name a body in short: its first or last words, and its initials."""
    words = full.split(" ")
    for number in range(len(words) - 1, 0, -1):
        for short in (" ".join(words[:number]), " ".join(words[-number:])):
            if len(short) > 2 and short not in _GENERIC:
                yield short
    if "-" in words[0]:
        yield words[0].split("-")[0]
    initials = "".join(w[0] for w in re.split(r"[ -]", full) if w and w not in ("of", "for", "the", "and"))
    if len(initials) > 1:
        yield initials
