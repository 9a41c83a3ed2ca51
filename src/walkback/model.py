"""Every noun of the record, frozen. DESIGN's terms; each class tells what makes two of it the same."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from walkback.errors import EvidenceError
from walkback.moment import Moment
from walkback.text.span import Span

ID_LENGTH = 32  # hexadecimal digits of a content id: 128 bits of SHA-256


def content_id(**parts: object) -> str:
    """Return the id of something that is what it holds: a digest of its canonical JSON."""
    canonical = json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]


class Origin(StrEnum):
    """How a capture came in."""

    FILE = "file"
    STDIN = "stdin"
    FETCH = "fetch"
    TEXT = "text"  # handed over by a program


@dataclass(frozen=True, slots=True)
class Capture:
    """One retrieval: bytes and what was known about them. The same bytes, URL, outlet and clocks are one capture.

    ``sha256`` addresses the bytes. ``headers`` are the response's, names in small letters; they are
    kept but do not tell captures apart. ``origin_name`` is the path or URL that it was read from.
    """

    sha256: str
    size: int  # bytes
    url: str | None = None
    outlet: str | None = None
    captured_at: Moment | None = None
    published_at: Moment | None = None
    media_type: str | None = None  # as declared, without parameters
    charset: str | None = None  # as declared by the transport
    headers: tuple[tuple[str, str], ...] = ()
    origin: Origin = Origin.FILE
    origin_name: str = ""

    @property
    def id(self) -> str:
        """Digest of the bytes\' digest, address, outlet and clocks."""
        return content_id(
            sha256=self.sha256,
            url=self.url,
            outlet=self.outlet,
            captured_at=self.captured_at.text if self.captured_at else None,
            published_at=self.published_at.text if self.published_at else None,
        )


class BlockKind(StrEnum):
    """What part a block plays in a report."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"  # bylines, datelines of their own, contributor lines
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    NOTE = "note"  # correction, clarification, update, editor's note
    FURNITURE = "furniture"  # everything on the page that is no part of the report

    @property
    def is_read(self) -> bool:
        """Whether statements are looked for in blocks of this kind."""
        return self in (BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.PARAGRAPH, BlockKind.NOTE)


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a version's text; blocks are disjoint, in order, trimmed, parted by blank lines.

    ``reason`` tells why a block is furniture or a caption ("in <nav>", "related-video line"), for a
    reader who wants to know why something was left out.
    """

    kind: BlockKind
    span: Span
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink over words of a version's text."""

    span: Span
    url: str  # absolute where the page's address is known


@dataclass(frozen=True, slots=True)
class Extractor:
    """What made a text out of bytes. Like is compared with like: two extractors never make an edit."""

    name: str  # "text", "page" or "fragment"
    version: str
    options: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


class DayHow(StrEnum):
    """How the day that relative dates count from is known, best first."""

    DECLARED = "declared"  # the page's own metadata
    MANIFEST = "manifest"  # given by whoever added the capture
    URL = "url"  # a day in the report's own address
    DATELINE = "dateline"  # a day in the report's dateline or byline
    PAGE = "page"  # a date elsewhere on the page that looks like the report's
    LINK = "link"  # the latest day in the report's link addresses: a lower bound
    CAPTURED = "captured"  # the capture's clock: an upper bound


@dataclass(frozen=True, slots=True)
class ArticleDay:
    """The report's day, with the words or address that tell it.

    ``span`` is set where the evidence stands in the version's text; ``evidence`` is then its words.
    """

    day: date
    how: DayHow
    evidence: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Declared:
    """What a page or a text says about itself, as written; never guessed."""

    headline: str | None = None
    byline: str | None = None
    outlet: str | None = None
    canonical_url: str | None = None
    language: str | None = None  # BCP 47
    published_at: Moment | None = None
    published_from: str | None = None  # where it stands: 'meta[property="article:published_time"]'
    modified_at: Moment | None = None
    modified_from: str | None = None


OPENING_LENGTH = 70  # code points that are enough to know a report without a headline by


@dataclass(frozen=True, slots=True)
class Version:
    """One distinct readable text with its blocks and links; the same text, blocks and extractor are one version.

    Raises:
        EvidenceError: blocks or links do not lie in order within the text.
    """

    text: str
    blocks: tuple[Block, ...]
    extractor: Extractor
    links: tuple[Link, ...] = ()
    language: str | None = None

    def __post_init__(self) -> None:
        at = 0
        for block in self.blocks:
            if not at <= block.span.start < block.span.end <= len(self.text):
                raise EvidenceError(f"block {block.span} does not lie in order within a text of {len(self.text)}")
            at = block.span.end
        for link in self.links:
            if not 0 <= link.span.start < link.span.end <= len(self.text):
                raise EvidenceError(f"link {link.span} does not lie within a text of {len(self.text)}")

    @property
    def id(self) -> str:
        """Digest of text, blocks, links and extractor."""
        return content_id(
            text=self.text,
            blocks=[[b.kind, *b.span] for b in self.blocks],
            links=[[*link.span, link.url] for link in self.links],
            extractor=[self.extractor.name, self.extractor.version, [list(o) for o in self.extractor.options]],
        )

    @property
    def read_spans(self) -> tuple[Span, ...]:
        """The blocks that statements are looked for in."""
        return tuple(b.span for b in self.blocks if b.kind.is_read)

    @property
    def opening(self) -> str:
        """The first words of what is read, at most `OPENING_LENGTH` code points, cut between words."""
        first = next(iter(self.read_spans), None)
        if first is None:
            return ""
        words = " ".join(first.of(self.text).split())
        return words if len(words) <= OPENING_LENGTH else words[: OPENING_LENGTH + 1].rsplit(" ", 1)[0][:OPENING_LENGTH]

    @property
    def headline(self) -> str | None:
        """The words of the headline block, if there is one."""
        return next((b.span.of(self.text) for b in self.blocks if b.kind is BlockKind.HEADLINE), None)


class Role(StrEnum):
    """The parts of an attribution (Pareti 2012; PolNeAR)."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"


class Manner(StrEnum):
    """How content is reported, by its quotation marks: all, some, or none of its words inside them."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class CueClass(StrEnum):
    """What a speaker is reported to do with the words, by the cue."""

    SAY = "say"
    DENY = "deny"
    CONFIRM = "confirm"
    CLAIM = "claim"
    WARN = "warn"
    PROMISE = "promise"
    ACCUSE = "accuse"
    DEMAND = "demand"
    ASK = "ask"
    THINK = "think"  # believes, hopes, fears, intends, decides: nothing need have been uttered
    DOCUMENT = "document"  # a text speaks: a report, a filing, a poll


class Polarity(StrEnum):
    """What the cue does with its content."""

    AFFIRMS = "affirms"  # "said", "warned": the content is put forward
    DENIES = "denies"  # "denied", "rejected the claim": the content is put away
    WITHHOLDS = "withholds"  # "did not say", "refused to confirm": nothing is put forward


class Modality(StrEnum):
    """How the speaker stands to the content, after cue and content are read together."""

    ASSERTED = "asserted"
    NEGATED = "negated"  # "there was no notice", and also "denied that there was notice"
    HEDGED = "hedged"  # may, might, apparently, "not aware of"
    CONDITIONAL = "conditional"  # holds only if something else does
    FORECAST = "forecast"  # about what is to come: will, plans to, expects
    DEMAND = "demand"  # should, must, "called for"
    QUESTION = "question"
    OPINION = "opinion"  # a judgement or feeling rather than a fact that could be checked


class CompletedBy(StrEnum):
    """How content that leaves its clause to be understood was completed."""

    CLAUSE = "clause"  # "claiming that it had": a clause of the same text
    STATEMENT = "statement"  # "she denied it": what somebody is reported to have said before
    NONE = "none"  # it points somewhere, but not to anything found


@dataclass(frozen=True, slots=True)
class Completion:
    """What content such as "that it had" or "it" stands for.

    ``points_to`` is the stretch of the text that it points to and ``reading`` the content in full words; both
    are None where nothing was found.
    """

    by: CompletedBy
    points_to: Span | None = None
    reading: str | None = None


SELECTOR_CONTEXT = 32  # code points of prefix and suffix, as in the W3C text quote selector


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words at a place in a version, with what stands around them so that they can be found again.

    Made with `Evidence.at`, which cuts the words out of the text itself.
    """

    version: str
    span: Span
    exact: str
    prefix: str = ""
    suffix: str = ""

    @classmethod
    def at(cls, version: str, text: str, span: Span) -> Evidence:
        """Cut the evidence at ``span`` out of ``text``, the text of the version with that id."""
        if not 0 <= span.start < span.end <= len(text):
            raise EvidenceError(f"version {version[:8]}: span {tuple(span)} is not within a text of {len(text)}")
        return cls(
            version,
            span,
            text[span.start : span.end],
            text[max(0, span.start - SELECTOR_CONTEXT) : span.start],
            text[span.end : span.end + SELECTOR_CONTEXT],
        )

    def check(self, text: str) -> None:
        """Raise EvidenceError unless the span slices to the words in ``text``."""
        if text[self.span.start : self.span.end] != self.exact:
            raise EvidenceError(
                f'version {self.version[:8]}: {tuple(self.span)} should read "{self.exact}" but reads '
                f'"{text[self.span.start : self.span.end]}"'
            )


class TimexType(StrEnum):
    """The four types of TIMEX3 (TimeML)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class TimexBasis(StrEnum):
    """What the value of a time expression was counted from."""

    WRITTEN = "written"  # its own words are enough: "5 February 2024", "two weeks"
    ARTICLE = "article"  # the report's day
    TIMEX = "timex"  # another expression of the text: "two days later"
    NONE = "none"  # it has no place in a calendar that could be told: "recently", or no day is known


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression with its TIMEX3 value: "last Friday" counted from 2024-02-05 is 2024-02-02.

    ``mod`` is TIMEX3's (APPROX, START, MID, END, BEFORE, AFTER, ON_OR_BEFORE, ON_OR_AFTER, LESS_THAN, MORE_THAN,
    EQUAL_OR_LESS, EQUAL_OR_MORE). ``rule`` names the rule or prior that gave the value, as the docs list it;
    ``anchor`` is the span of the expression that it was counted from, if basis is TIMEX.
    """

    span: Span
    type: TimexType
    value: str
    mod: str | None = None
    basis: TimexBasis = TimexBasis.WRITTEN
    rule: str = ""
    anchor: Span | None = None


class WindowHow(StrEnum):
    """How the days of a saying, or of what is said, are known, surest first."""

    POST = "post"  # the id of a post that is linked tells its time
    CLAUSE = "clause"  # a time expression of the same clause
    SENTENCE = "sentence"  # ... of the same sentence
    VENUE = "venue"  # what it was said at: "told Monday's briefing"
    DISCOURSE = "discourse"  # carried on from what was said before: inferred
    ARTICLE = "article"  # nothing tells; the report's day: inferred


@dataclass(frozen=True, slots=True)
class Window:
    """Days between which something was said or happened, both included; None is an open end.

    ``evidence`` is the words or address that tell it, and ``span`` where they stand in the text, if they do.
    ``moment`` is set where the very moment is known.
    """

    first: date | None
    last: date | None
    how: WindowHow
    evidence: str = ""
    span: Span | None = None
    moment: Moment | None = None

    @property
    def is_inferred(self) -> bool:
        """Whether the text does not tell it of this saying itself."""
        return self.how in (WindowHow.DISCOURSE, WindowHow.ARTICLE)

    @property
    def day(self) -> date | None:
        """The day, if the window is one day."""
        return self.first if self.first == self.last else None


class FigureKind(StrEnum):
    """What happened to what a figure counts, or what it measures."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    RESCUED = "rescued"
    DETAINED = "detained"
    DISPLACED = "displaced"  # also evacuated, homeless
    AFFECTED = "affected"  # also infected, sick, without power
    TARGETS = "targets"  # struck, destroyed, hit
    PEOPLE = "people"  # persons of whom nothing of the above is told
    MONEY = "money"
    SHARE = "share"  # per cent, one in three, half of
    RATE = "rate"  # per hour, per 100,000, interest
    VOTE = "vote"
    DURATION = "duration"
    MEASURE = "measure"  # length, weight, area, temperature, ...
    COUNT = "count"  # things


class FigureScope(StrEnum):
    """How much of the counted a figure stands for."""

    WHOLE = "whole"  # nothing tells that it is less
    PART = "part"  # a subset: "including three children"
    ADDED = "added"  # on top of others: "25 more"
    TOTAL = "total"  # a sum up to then: "in all", "brings to 40"


class FigureChange(StrEnum):
    """The direction of a figure that is a change."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its bounds, its unit and what it counts.

    ``low`` and ``high`` are None where that end is open ("at least 16": 16, None); they are equal for an exact
    number. ``is_open``: the end that is named is itself left out ("more than 16"). ``unit`` is a singular English
    noun ("dollar", "percentage", "kilometre", "person"). ``counts`` is the span of the words for the counted, and
    ``by`` the number, in the reading, of the attribution that gives the figure; None is the reporter's own.
    ``event`` is the words of the same sentence or heading for what happened, as a span.
    """

    span: Span
    low: float | None
    high: float | None
    approx: bool = False
    is_open: bool = False
    unit: str | None = None
    kind: FigureKind = FigureKind.COUNT
    counts: Span | None = None
    scope: FigureScope = FigureScope.WHOLE
    change: FigureChange | None = None
    event: Span | None = None
    by: int | None = None


class SpeakerKind(StrEnum):
    """What kind of source a speaker is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"  # "two officials", "residents"
    UNNAMED = "unnamed"  # one person or body that is not named: "a senior official"
    DOCUMENT = "document"  # "the report", "court filings"
    OUTLET = "outlet"  # the publication itself


class MentionHow(StrEnum):
    """In what way words name a speaker."""

    NAME = "name"
    DESCRIPTION = "description"  # "the deputy spokesman"
    PRONOUN = "pronoun"
    ELIDED = "elided"  # a subject that is left out: "cautioned that ..."
    LABEL = "label"  # of a transcript's turn
    CARRIED = "carried"  # quotation that goes on without words for its source
    JUDGED = "judged"  # a person says so


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a speaker; ``confidence`` is the share of such links that are right, 0 to 1."""

    span: Span
    how: MentionHow
    confidence: float = 1.0


class SideHow(StrEnum):
    """How a side is known."""

    PARTIES = "parties"  # the user's parties.toml
    NAME = "name"  # the source is the party: "the Iraqi government"
    METONYM = "metonym"  # "Baghdad", "the White House"
    OFFICE = "office"  # "interior minister of Finland"
    ORGANISATION = "organisation"  # "spokesman for the interior ministry"
    CONTEXT = "context"  # the report's own country or the party it tells of before: inferred
    SELF = "self"  # nothing tells of a party: speaks for itself
    JUDGED = "judged"  # a person says so


@dataclass(frozen=True, slots=True)
class Side:
    """The party spoken for, from the narrowest to the widest: ("State Department", "US government").

    ``evidence`` is the words that tell it, ``span`` where they stand.
    """

    levels: tuple[str, ...]
    how: SideHow
    evidence: str = ""
    span: Span | None = None

    @property
    def name(self) -> str:
        """The widest level: two that share it speak for one party."""
        return self.levels[-1]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, as one text tells: all that the text calls by one name.

    ``name`` is the fullest name, or the fullest description of who has none; ``office``, ``organisation`` and
    ``honorific`` are in the text's words. ``mentions`` are in the order of the text.
    """

    name: str
    kind: SpeakerKind
    mentions: tuple[Mention, ...]
    honorific: str | None = None
    office: str | None = None
    organisation: str | None = None
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class SpeakerLink:
    """Which speaker of the reading an attribution's source is, and through which words."""

    speaker: int
    how: MentionHow
    confidence: float


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content spans in one text: somebody is reported to say, write, think or deny something.

    Spans are half-open code-point offsets, sorted and disjoint within a role; content has at least one.
    ``confidence`` is the share of such readings that are right (calibrated), 0 to 1. ``nested_in`` is the number,
    in the reading, of the attribution in whose content this one stands: its words are then the outer
    speaker's account of somebody else's. ``completion`` is set where the content leaves its clause to be
    understood. ``speaker``, ``said_at`` (when it was said) and ``about`` (which days the content is about) are None
    until they are looked for, and where nothing is known.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    manner: Manner
    confidence: float
    cue_class: CueClass = CueClass.SAY
    polarity: Polarity = Polarity.AFFIRMS
    modality: Modality = Modality.ASSERTED
    nested_in: int | None = None
    completion: Completion | None = None
    speaker: SpeakerLink | None = None
    said_at: Window | None = None
    about: Window | None = None

    @property
    def is_speech(self) -> bool:
        """Whether the source did say, write or show it, rather than only believe, want or intend it."""
        return self.cue_class is not CueClass.THINK

    def spans(self, role: Role) -> tuple[Span, ...]:
        """The spans of one role."""
        return {Role.SOURCE: self.source, Role.CUE: self.cue, Role.CONTENT: self.content}[role]


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with its attributions; what `walkback.read` returns."""

    text: str
    attributions: tuple[Attribution, ...]
    reader: str  # the reader's name and digest
    published_on: date | None = None
    id: str | None = None
    timexes: tuple[Timex, ...] = ()
    figures: tuple[Figure, ...] = ()
    speakers: tuple[Speaker, ...] = ()

    def words(self, attribution: Attribution, role: Role) -> tuple[str, ...]:
        """The words of one role, part by part."""
        return tuple(s.of(self.text) for s in attribution.spans(role))

    def _repr_html_(self) -> str:
        from walkback.notebook import reading_html

        return reading_html(self)


@dataclass(frozen=True, slots=True)
class Attestation:
    """One place where a statement is reported: an attribution in a version, with its words."""

    version: str
    report: str
    source: tuple[Evidence, ...]
    cue: tuple[Evidence, ...]
    content: tuple[Evidence, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class StatementSpeaker:
    """Who made a statement, as its report tells, with the identity that other reports may share.

    ``how`` is the way in which the statement's own words name the speaker; ``confidence`` the share of such links
    that are right, 0 to 1.
    """

    identity: str
    name: str  # the identity's fullest
    called: str  # the report's own fullest
    kind: SpeakerKind
    office: str | None
    organisation: str | None
    side: Side | None
    how: MentionHow
    confidence: float


@dataclass(frozen=True, slots=True)
class SpeakerAppearance:
    """A speaker as one report tells it; ``mentions`` are the words for it in the first version that has it."""

    id: str
    report: str
    outlet: str | None
    day: date | None
    name: str
    names: tuple[str, ...]
    honorific: str | None
    office: str | None
    organisation: str | None
    side: Side | None
    statements: int
    mentions: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class OfficeHeld:
    """An office that somebody appears in, with the first and last day of a report that gives it."""

    office: str
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class KnownSpeaker:
    """One person or body across reports.

    ``sides`` are the widest levels of the sides spoken for; ``appearances`` are in the order of their days.
    ``reasons`` tell why they are taken for one, step by step.
    """

    id: str
    name: str
    kind: SpeakerKind
    names: tuple[str, ...]
    offices: tuple[OfficeHeld, ...]
    sides: tuple[str, ...]
    statements: int
    appearances: tuple[SpeakerAppearance, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """An act of saying, attested at one or more places.

    The same source words, the same content words (spacing and quotation glyphs aside) and the same polarity
    in one report are one statement, however many versions carry it. ``article_day`` is the earliest day of a version
    that carries it.
    """

    id: str
    report: str
    outlet: str | None
    headline: str | None
    source: str  # words as written, parts joined by a blank; "" where the text names none
    cue: str
    content: str
    manner: Manner
    confidence: float  # of the surest attestation
    cue_class: CueClass
    polarity: Polarity
    modality: Modality
    completion: Completion | None  # its span is in the version of the first attestation
    nested_in: str | None  # id of the statement in whose content it stands: somebody else's account of it
    speaker: StatementSpeaker | None
    said_at: Window | None  # spans of both windows are in the version of the first attestation
    about: Window | None
    article_day: ArticleDay | None
    attestations: tuple[Attestation, ...]

    def _repr_html_(self) -> str:
        from walkback.notebook import statement_html

        return statement_html(self)


class AttestedHow(StrEnum):
    """How the words of a statement stand to those of the earliest that attests the same act of saying."""

    SAME_WORDS = "same_words"
    RE_ANCHORED = "re_anchored"  # other words around it, or in its indirect speech, at the same place
    DRIFTED = "drifted"  # the words inside the quotation marks are others


@dataclass(frozen=True, slots=True)
class Attested:
    """A statement as one of an act of saying; ``was`` and ``now`` are the quoted words where they drifted."""

    statement: str
    how: AttestedHow
    was: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """One act of saying, with the statements of versions and copies that attest it, the earliest first."""

    id: str
    attested: tuple[Attested, ...]


@dataclass(frozen=True, slots=True)
class FigureAttestation:
    """One place where a figure stands: its words, those for what it counts, those for what happened."""

    version: str
    figure: Evidence
    counts: Evidence | None
    event: Evidence | None


@dataclass(frozen=True, slots=True)
class ReportedFigure:
    """A figure that a report gives, in one or more of its versions.

    The same words, counted thing and giver in one report are one. ``statement`` is the statement that gives it and
    ``speaker`` who made that; both None: it is the reporter's own. The other fields are those of `Figure`, in words.
    """

    id: str
    report: str
    outlet: str | None
    headline: str | None
    exact: str
    low: float | None
    high: float | None
    approx: bool
    is_open: bool
    unit: str | None
    kind: FigureKind
    counts: str | None
    scope: FigureScope
    change: FigureChange | None
    event: str | None
    statement: str | None
    speaker: StatementSpeaker | None
    said_at: Window | None
    article_day: ArticleDay | None
    attestations: tuple[FigureAttestation, ...]


@dataclass(frozen=True, slots=True)
class ReportVersion:
    """A version's place in a report's chain, in the order of its clocks.

    ``order_weight`` is the probability that it is later than the version before it: 1 where clocks tell it. Where none
    does, the order is inferred from the texts, and ``order_evidence`` says from what.
    """

    version: str
    first_captured_at: Moment | None
    last_captured_at: Moment | None
    published_at: Moment | None
    article_day: ArticleDay | None
    captures: tuple[str, ...]  # capture ids
    words: int
    statements: int
    order_weight: float = 1.0
    order_evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A version as it stood in a report's chain from one capture to another.

    ``revises`` is the number in the chain, 1 for the first, of what it took the place of, and ``reverts_to`` that of
    the stretch whose text the page went back to; both None where there is none.
    """

    version: str
    first_captured_at: Moment | None
    last_captured_at: Moment | None
    revises: int | None = None
    reverts_to: int | None = None


@dataclass(frozen=True, slots=True)
class ReportAddress:
    """An address that a report was seen at, and when first and last; later it may lead to another story."""

    url: str
    first_captured_at: Moment | None
    last_captured_at: Moment | None


@dataclass(frozen=True, slots=True)
class LineageMember:
    """A report that copies others or is copied.

    ``share`` is how many of the words outside quotation marks it has in common with the report of the lineage that it
    shares most with, of those of the shorter one; 0 to 1.
    """

    report: str
    outlet: str | None
    share: float


@dataclass(frozen=True, slots=True)
class Lineage:
    """Reports of several outlets that copy one another, by their ids in order.

    ``origin`` is the report that the others were most likely copied from, ``agency`` the news agency that a text of
    them credits, if one does, ``why`` what told the origin, a line each.
    """

    id: str
    origin: str
    agency: str | None
    members: tuple[LineageMember, ...]
    why: tuple[str, ...] = ()

    @property
    def reports(self) -> tuple[str, ...]:
        """The ids of the reports."""
        return tuple(member.report for member in self.members)


@dataclass(frozen=True, slots=True)
class Report:
    """The story at one outlet: its addresses over time and its versions in order.

    ``opening`` is how the text that stood last begins, to know a report by that has no headline. ``chain`` is the
    versions as they stood: one to which the report went back is in it again. ``lineage`` is the copies of the report
    at other outlets, with itself; None where none is known. ``addresses`` are ``urls`` with their clocks.
    """

    id: str
    outlet: str | None
    headline: str | None
    urls: tuple[str, ...]
    versions: tuple[ReportVersion, ...]
    opening: str = ""
    chain: tuple[Stretch, ...] = ()
    lineage: Lineage | None = None
    addresses: tuple[ReportAddress, ...] = ()

    @property
    def latest(self) -> ReportVersion:
        """The version that stood last: of a report that went back to an earlier text, that one."""
        last = self.chain[-1].version if self.chain else None
        return next((version for version in self.versions if version.version == last), self.versions[-1])

    @property
    def title(self) -> str:
        """The headline; without one the first words, marked as such by "…"."""
        return self.headline or (f"{self.opening} …" if self.opening else "(no headline)")

    def _repr_html_(self) -> str:
        from walkback.notebook import report_html

        return report_html(self)


class Outcome(StrEnum):
    """What became of one input of an add."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class InputOutcome:
    """One input of an add: a path, URL or manifest row, and what became of it.

    ``reason`` is one countable word for a skipped or failed input ("no_article"), ``message`` says it
    to a person.
    """

    where: str
    outcome: Outcome
    capture: str | None = None
    report: str | None = None
    version: str | None = None
    statements: int = 0
    reason: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class AddSummary:
    """What an add did, input by input."""

    outcomes: tuple[InputOutcome, ...] = field(default=())

    def count(self, outcome: Outcome) -> int:
        """Number of inputs with that outcome."""
        return sum(o.outcome is outcome for o in self.outcomes)

    @property
    def reasons(self) -> dict[str, int]:
        """Skipped and failed inputs counted by reason."""
        counted: dict[str, int] = {}
        for o in self.outcomes:
            if o.reason:
                counted[o.reason] = counted.get(o.reason, 0) + 1
        return dict(sorted(counted.items()))

    def __str__(self) -> str:
        why = ", ".join(f"{n} {reason}" for reason, n in self.reasons.items())
        return (
            f"{self.count(Outcome.ADDED)} added, {self.count(Outcome.UNCHANGED)} unchanged, "
            f"{self.count(Outcome.SKIPPED)} skipped, {self.count(Outcome.FAILED)} failed" + (f" ({why})" if why else "")
        )
