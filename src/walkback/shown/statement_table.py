"""Statements as rows of a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from walkback.model import Evidence, Statement, StatementSpeaker, Window


HEADER = (
    "id", "article_day", "source", "cue", "content", "manner", "confidence", "outlet", "headline", "report",
    "version", "source_spans", "cue_spans", "content_spans", "attestations", "cue_class", "polarity", "modality",
    "nested_in", "completed", "speaker", "speaker_id", "office", "side", "said_first", "said_last", "said_how",
    "about_first", "about_last",
)  # fmt: skip


def row_of(statement: Statement) -> list[Any]:
    """Return the cells of a statement; None is an empty one."""
    first = statement.attestations[0]
    return [
        statement.id,
        statement.article_day.day.isoformat() if statement.article_day else None,
        statement.source,
        statement.cue,
        statement.content,
        str(statement.manner),
        round(statement.confidence, 4),
        statement.outlet,
        statement.headline,
        statement.report,
        first.version,
        _spans(first.source),
        _spans(first.cue),
        _spans(first.content),
        len(statement.attestations),
        str(statement.cue_class),
        str(statement.polarity),
        str(statement.modality),
        statement.nested_in,
        statement.completion.reading if statement.completion else None,
        *speaker_cells(statement.speaker),
        *window_cells(statement.said_at),
        *window_cells(statement.about)[:2],
    ]


def speaker_cells(speaker: StatementSpeaker | None) -> list[str | None]:
    """Name, id, office and side as cells of a CSV row."""
    if speaker is None:
        return [None] * 4
    return [speaker.name, speaker.identity, speaker.office, speaker.side.name if speaker.side else None]


def window_cells(window: Window | None) -> list[str | None]:
    """First and last day, and how they are known, as cells of a CSV row."""
    if window is None:
        return [None] * 3
    days = [day.isoformat() if day else None for day in (window.first, window.last)]
    return [*days, str(window.how)]


def _spans(evidence: Sequence[Evidence]) -> str:
    return " ".join(f"{e.span.start}-{e.span.end}" for e in evidence)
