"""Figures as rows of a table, and what a series of them counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from walkback.figure.series import given_on
from walkback.shown.statement_table import speaker_cells

if TYPE_CHECKING:
    from walkback.figure.series import Series
    from walkback.model import ReportedFigure

HEADER = (
    "id", "given_on", "said_how", "exact", "low", "high", "approx", "is_open", "unit", "kind", "counts", "scope",
    "change", "event", "speaker", "speaker_id", "office", "side", "statement", "outlet", "article_day", "report",
    "version", "span",
)  # fmt: skip


def row_of(figure: ReportedFigure) -> list[Any]:
    """Return the cells of a figure; None is an empty one."""
    day = given_on(figure)
    first = figure.attestations[0]
    return [
        figure.id,
        day.isoformat() if day else None,
        str(figure.said_at.how) if figure.said_at else None,
        figure.exact,
        figure.low,
        figure.high,
        int(figure.approx),
        int(figure.is_open),
        figure.unit,
        str(figure.kind),
        figure.counts,
        str(figure.scope),
        str(figure.change) if figure.change else None,
        figure.event,
        *speaker_cells(figure.speaker),
        figure.statement,
        figure.outlet,
        figure.article_day.day.isoformat() if figure.article_day else None,
        figure.report,
        first.version,
        f"{first.figure.span.start}-{first.figure.span.end}",
    ]


def quantity_words(series: Series) -> str:
    """Return what a series counts: the kind, the words for it, its unit, the way it changed, the part of it."""
    words = [str(series.kind)]
    if series.counts:
        words.append(series.counts)
    if series.unit and series.unit != series.counts:
        words.append(f"in {series.unit}")
    if series.change:
        words.append(f"change {series.change}")
    if series.scope != "whole":
        words.append({"part": "a part", "added": "on top of others"}.get(str(series.scope), str(series.scope)))
    return " · ".join(words)
