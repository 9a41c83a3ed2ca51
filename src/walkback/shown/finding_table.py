"""Findings as rows of a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from walkback.finding.record import Finding, Rewritten
from walkback.shown.days import said_day
from walkback.store.verdicts import verdict_of

if TYPE_CHECKING:
    from walkback.model import Statement


HEADER = (
    "id", "kind", "strength", "certainty", "question", "earlier_day", "earlier_speaker", "earlier_side", "earlier",
    "later_day", "later_speaker", "later_side", "later", "report", "effect", "note", "judged", "judged_by",
)  # fmt: skip


def row_of(one: Finding) -> list[Any]:
    """Return the cells of a finding; None is an empty one."""
    verdict = verdict_of(one)
    judged = (verdict.kind.value, verdict.by) if verdict else (None, None)
    head = [one.id, one.kind.value, one.strength.value, round(one.certainty, 3)]
    if isinstance(one, Rewritten):
        return [
            *head,
            None,
            None,
            None,
            None,
            one.before,
            None,
            None,
            None,
            one.after,
            one.report,
            one.effect,
            one.note,
            *judged,
        ]
    return [*head, one.ask, *_side(one.earlier), *_side(one.later), one.later.report, None, None, *judged]


def _side(statement: Statement) -> Sequence[Any]:
    speaker = statement.speaker
    side = speaker.side.name if speaker and speaker.side else None
    return said_day(statement), speaker.name if speaker else statement.source, side, statement.content
