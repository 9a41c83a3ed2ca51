"""Statements in the order of saying as rows of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from walkback.shown.statement_table import speaker_cells, window_cells

if TYPE_CHECKING:
    from walkback.model import Statement


HEADER = (
    "said_first", "said_last", "said_how", "said_evidence", "said_moment", "speaker", "speaker_id", "office", "side",
    "source", "cue", "content", "about_first", "about_last", "about_evidence", "outlet", "article_day", "id", "report",
)  # fmt: skip


def row_of(statement: Statement) -> list[Any]:
    """Return the cells of a statement; None is an empty one."""
    said, about = statement.said_at, statement.about
    return [
        *window_cells(said),
        said.evidence if said else None,
        said.moment if said else None,
        *speaker_cells(statement.speaker),
        statement.source,
        statement.cue,
        statement.content,
        *window_cells(about)[:2],
        about.evidence if about else None,
        statement.outlet,
        statement.article_day.day.isoformat() if statement.article_day else None,
        statement.id,
        statement.report,
    ]
