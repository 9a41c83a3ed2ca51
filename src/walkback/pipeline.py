"""The one place that orders the stages: bytes to a version, a version to attributions, and who, when and how many."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol

from walkback.errors import InputError
from walkback.figure.find import find_figures
from walkback.figure.giver import link_givers
from walkback.model import Attribution, Block, BlockKind, Capture, Figure, Link, Reading, Speaker, Timex
from walkback.moment import Moment
from walkback.revision.align import align_sentences
from walkback.revision.note import find_notes
from walkback.revision.note_match import match_notes
from walkback.revision.order import SURE
from walkback.revision.record import Aligned, Change, Note
from walkback.revision.substance import Told, find_changes
from walkback.side.find import find_sides
from walkback.side.parties import Parties
from walkback.speaker.link import link_speakers
from walkback.text.span import Span
from walkback.timex.find import find_timexes
from walkback.version.derive import Derived, derive_version
from walkback.version.plain import find_blocks
from walkback.when.about import find_about
from walkback.when.said import find_said_at

# Languages whose reported speech the reader was trained on; a text in an unknown language is tried.
READ_LANGUAGES = frozenset({"en"})


class ReadsStatements(Protocol):
    """What the pipeline asks of a reader; `walkback.statement.reader.Reader` is the one that ships."""

    name: str

    def read_many(self, documents: Iterable[tuple[str, Sequence[Span]]]) -> list[tuple[Attribution, ...]]:
        """Read each text's attributions in the spans given with it, in order; it takes the texts as it goes."""
        ...


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything derived from one capture, with what made it."""

    capture: Capture
    data: bytes
    derived: Derived
    attributions: tuple[Attribution, ...]
    reader: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who speaks in a text, for whom, when, and how many; the attributions are those given, with what was found."""

    attributions: tuple[Attribution, ...]
    speakers: tuple[Speaker, ...]
    timexes: tuple[Timex, ...]
    figures: tuple[Figure, ...]


# What works out a `Resolution`. Raised whenever a text would give another one, so that a ledger knows its own is old.
RESOLVER = "1"


def is_read_language(language: str | None) -> bool:
    """Whether statements are read from a text in ``language`` (BCP 47; None: unknown, tried)."""
    return language is None or language.split("-")[0].lower() in READ_LANGUAGES


def analyse(captured: Sequence[tuple[Capture, bytes]], reader: ReadsStatements) -> list[Analysis | InputError]:
    """Derive a version from each capture and read them all together; one entry for each, in order.

    A capture that holds no report gives its error in place of an analysis. A version in a language
    that the reader does not know has no attributions.
    """
    derived: list[Derived | InputError] = []
    for capture, data in captured:
        try:
            derived.append(derive_version(capture, data))
        except InputError as error:
            derived.append(error)
    documents = [
        (d.version.text, d.version.read_spans if is_read_language(d.version.language) else ())
        for d in derived
        if isinstance(d, Derived)
    ]
    readings = iter(reader.read_many(documents))
    return [
        Analysis(capture, data, d, next(readings), reader.name) if isinstance(d, Derived) else d
        for (capture, data), d in zip(captured, derived, strict=True)
    ]


def resolve(
    text: str,
    blocks: Sequence[Block],
    attributions: Sequence[Attribution],
    *,
    published_on: date | None,
    outlet: str | None = None,
    links: Sequence[Link] = (),
    parties: Parties | None = None,
    everywhere: bool = False,
) -> Resolution:
    """Work out who speaks in a text that was read, for whom and when, and what its figures are.

    Times and figures are looked for in captions and bylines too, but not in what is no part of the report.

    Args:
        text: what every span is an offset into.
        blocks: its parts; only those that are read are looked into.
        attributions: what the reader found.
        published_on: the day that relative dates count from, if it is known.
        outlet: who published it.
        links: the text's hyperlinks; a post's address can tell when it was written.
        parties: the user's own, which go before what is known of the world.
        everywhere: look for times and figures in all of the text.
    """
    told = None if everywhere else [block.span for block in blocks if block.kind is not BlockKind.FURNITURE]
    spans = tuple(block.span for block in blocks if block.kind.is_read)
    headline = next((block.span for block in blocks if block.kind is BlockKind.HEADLINE), None)
    timexes = find_timexes(text, published_on, told)
    speakers, speaking = link_speakers(text, attributions, spans=spans, headline=headline, outlet=outlet)
    holding = parties.on(published_on) if parties is not None and published_on is not None else parties
    sides = find_sides(text, speakers, outlet=outlet, parties=holding, spans=spans)
    said = find_said_at(text, attributions, timexes, published_on=published_on, links=links, spans=spans)
    about = find_about(text, attributions, timexes, published_on=published_on)
    figures = link_givers(text, find_figures(text, timexes, told), attributions)
    return Resolution(
        tuple(
            replace(one, speaker=speaker, said_at=said_at, about=days)
            for one, speaker, said_at, days in zip(attributions, speaking, said, about, strict=True)
        ),
        tuple(replace(speaker, side=side) for speaker, side in zip(speakers, sides, strict=True)),
        timexes,
        figures,
    )


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions, what became of each sentence, what changed, and the notes of the new one.

    ``explained`` are pairs of a change's and a note's number: the note tells of the change. ``order_weight`` is the
    probability that the new one is the later: 1 where clocks or the caller tell it. ``reverts_to`` is the number in the
    report's chain of the version whose text the new one is again.
    """

    old: Told
    new: Told
    aligned: tuple[Aligned, ...]
    changes: tuple[Change, ...]
    notes: tuple[Note, ...]
    explained: tuple[tuple[int, int], ...]
    order_weight: float = 1.0
    reverts_to: int | None = None

    @property
    def is_revision(self) -> bool:
        """Whether it is sure enough which one is the later; otherwise they are only different."""
        return self.order_weight >= SURE

    @property
    def like_with_like(self) -> bool:
        """Whether the two texts were made by the same extractor, version and options."""
        return self.old.version.extractor == self.new.version.extractor


def compare_told(old: Told, new: Told) -> Comparison:
    """Compare two versions of which all is known that was found in them."""
    aligned = align_sentences(old.text, new.text, old.compared_spans, new.compared_spans)
    changes = find_changes(old, new, aligned)
    notes = find_notes(new.text, new.version.blocks, new.reading.published_on)
    explained = match_notes(old.text, new.text, notes, changes)
    return Comparison(old, new, aligned, changes, notes, tuple(sorted(explained.items())))


def compare(old: str | Path, new: str | Path, *, reader: ReadsStatements | None = None) -> Comparison:
    """Compare two texts, or the files of two paths, as versions of one report, the older first.

    Raises:
        InputError: a file cannot be read, or there is no report in it.
        ReaderError: the reader's weights are missing.
    """
    from walkback.report.file import read_file

    captured = []
    for one in (old, new):
        if isinstance(one, Path):
            captured.append(read_file(one))
        else:
            data = one.encode("utf-8", "replace")
            captured.append(
                (Capture(hashlib.sha256(data).hexdigest(), len(data), media_type="text/plain", charset="utf-8"), data)
            )
    if reader is None:
        from walkback.statement.reader import shipped_reader

        reader = shipped_reader()
    told = []
    for analysis in analyse(captured, reader):
        if isinstance(analysis, InputError):
            raise analysis
        version, day = analysis.derived.version, analysis.derived.day
        known = resolve(
            version.text,
            version.blocks,
            analysis.attributions,
            published_on=day.day if day else None,
            outlet=analysis.derived.declared.outlet,
            links=version.links,
        )
        told.append(
            Told(
                version,
                Reading(
                    version.text,
                    known.attributions,
                    analysis.reader,
                    day.day if day else None,
                    version.id,
                    known.timexes,
                    known.figures,
                    known.speakers,
                ),
            )
        )
    return compare_told(*told)


def read_texts(
    texts: Sequence[str],
    reader: ReadsStatements,
    *,
    published_on: Sequence[date | None] | None = None,
    ids: Sequence[str | None] | None = None,
) -> list[Reading]:
    """Read running texts as they stand; every span is an offset into the text that was given.

    Furniture lines ("Read more: ...") are left out as in a report that is added to a ledger.
    """
    days = published_on if published_on is not None else [None] * len(texts)
    names = ids if ids is not None else [None] * len(texts)
    blocks: list[Sequence[Block]] = []

    def documents() -> Iterator[tuple[str, list[Span]]]:
        # Not a list: the blocks of later texts are found while the reader is at work on earlier ones.
        for text in texts:
            blocks.append(find_blocks(text))
            yield text, [b.span for b in blocks[-1] if b.kind.is_read]

    read_in = reader.read_many(documents())
    found = []
    for text, parts, attributions, day, name in zip(texts, blocks, read_in, days, names, strict=True):
        known = resolve(text, parts, attributions, published_on=day, everywhere=True)
        found.append(
            Reading(text, known.attributions, reader.name, day, name, known.timexes, known.figures, known.speakers)
        )
    return found


def read(text: str, *, published_on: str | date | None = None, reader: ReadsStatements | None = None) -> Reading:
    """Read the reported speech in one text with the reader that ships, or with ``reader``.

    ``published_on`` is the day that the text's relative dates count from. It is kept with the result.

    Raises:
        BadDate: ``published_on`` is no day.
        ReaderError: the reader's weights are missing.
    """
    day = Moment.parse(published_on, where="published_on").day if published_on is not None else None
    if reader is None:
        from walkback.statement.reader import shipped_reader  # loads the network

        reader = shipped_reader()
    return read_texts([text], reader, published_on=[day])[0]
