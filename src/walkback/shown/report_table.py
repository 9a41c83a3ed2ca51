"""Reports as rows of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from walkback.model import Report
    from walkback.moment import Moment


HEADER = (
    "id", "outlet", "headline", "url", "versions", "statements", "first_day", "last_day",
    "first_captured_at", "last_captured_at", "returns", "copy_of", "lineage",
)  # fmt: skip


def row_of(report: Report) -> list[Any]:
    """Return the cells of a report; None is an empty one."""
    days = [v.article_day.day.isoformat() for v in report.versions if v.article_day]
    first, last = captured(report)
    return [
        report.id,
        report.outlet,
        report.headline,
        report.urls[0] if report.urls else None,
        len(report.versions),
        report.latest.statements,
        min(days, default=None),
        max(days, default=None),
        first,
        last,
        sum(stretch.reverts_to is not None for stretch in report.chain),
        report.lineage.origin if report.lineage and report.lineage.origin != report.id else None,
        report.lineage.id if report.lineage else None,
    ]


def captured(report: Report) -> tuple[Moment | None, Moment | None]:
    """Return when the report was first and last captured, as far as there are clocks."""
    firsts = [v.first_captured_at for v in report.versions if v.first_captured_at]
    lasts = [v.last_captured_at for v in report.versions if v.last_captured_at]
    return (
        min(firsts, key=lambda moment: moment.at) if firsts else None,
        max(lasts, key=lambda moment: moment.at) if lasts else None,
    )
