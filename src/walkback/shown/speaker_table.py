"""Speakers as rows of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from walkback.model import KnownSpeaker


HEADER = (
    "id", "name", "kind", "names", "offices", "sides", "statements", "reports", "first_day", "last_day",
)  # fmt: skip


def row_of(one: KnownSpeaker) -> list[Any]:
    """Return the cells of a speaker; None is an empty one."""
    days = sorted(place.day for place in one.appearances if place.day)
    return [
        one.id,
        one.name,
        str(one.kind),
        "; ".join(one.names),
        "; ".join(held.office for held in one.offices),
        "; ".join(one.sides),
        one.statements,
        len({place.report for place in one.appearances}),
        days[0].isoformat() if days else None,
        days[-1].isoformat() if days else None,
    ]
