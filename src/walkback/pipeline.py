"""The one place that orders the stages: bytes to a version, a version to attributions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from walkback.errors import InputError
from walkback.model import Attribution, Capture, Reading
from walkback.moment import Moment
from walkback.text.span import Span
from walkback.version.derive import Derived, derive_version
from walkback.version.plain import find_blocks

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
    # Not a list: the blocks of later texts are found while the reader is at work on earlier ones.
    documents = ((text, [b.span for b in find_blocks(text) if b.kind.is_read]) for text in texts)
    return [
        Reading(text, attributions, reader.name, day, name)
        for text, attributions, day, name in zip(texts, reader.read_many(documents), days, names, strict=True)
    ]


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
