"""From captures to all that the library knows of a version, as `walkback.compare` makes it ready."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date

from walkback import pipeline
from walkback.errors import InputError
from walkback.finding.edits import find_edits
from walkback.finding.record import FindingKind
from walkback.model import Attribution, Capture, Reading, Version
from walkback.pipeline import Comparison, ReadsStatements
from walkback.revision.substance import Told


def tell_captures(captured: Sequence[tuple[Capture, bytes]], reader: ReadsStatements) -> list[Told]:
    """Derive, read and resolve captures, all together.

    Raises:
        InputError: one of them holds no report.
    """
    found = []
    for analysis in pipeline.analyse(captured, reader):
        if isinstance(analysis, InputError):
            raise analysis
        derived = analysis.derived
        day = derived.day.day if derived.day else None
        found.append(tell(derived.version, analysis.attributions, analysis.reader, day, derived.declared.outlet))
    return found


def tell_versions(versions: Iterable[Version], reader: ReadsStatements, day: date | None = None) -> list[Told]:
    """Read and resolve versions, all together; ``day`` is the one that relative dates count from."""
    listed = list(versions)
    readings = reader.read_many((version.text, version.read_spans) for version in listed)
    return [tell(version, found, reader.name, day) for version, found in zip(listed, readings, strict=True)]


def tell(
    version: Version,
    attributions: Sequence[Attribution],
    reader: str,
    day: date | None = None,
    outlet: str | None = None,
) -> Told:
    """Resolve one version that was read."""
    known = pipeline.resolve(
        version.text, version.blocks, attributions, published_on=day, outlet=outlet, links=version.links
    )
    reading = Reading(
        version.text, known.attributions, reader, day, version.id, known.timexes, known.figures, known.speakers
    )
    return Told(version, reading)


def capture_of(data: bytes, media_type: str | None = None) -> Capture:
    """A capture of bytes of which nothing else is known."""
    return Capture(hashlib.sha256(data).hexdigest(), len(data), media_type=media_type)


def count_quiet_edits(compared: Comparison) -> int:
    """How many quiet edits a comparison would be told with."""
    found = find_edits(
        compared.old.text,
        compared.new.text,
        compared.changes,
        dict(compared.explained),
        like_with_like=compared.like_with_like,
        order_weight=compared.order_weight,
    )
    return sum(edit.kind is FindingKind.QUIET_EDIT for edit in found)
