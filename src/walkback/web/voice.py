"""Who says a statement, as a page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from walkback.model import SideHow, Statement


@dataclass(frozen=True, slots=True)
class Voice:
    """Name, office and side of who makes a statement, for a line above its words.

    ``speaker`` is the id of the page about them. ``party`` is the widest level of the side; it is told in words
    (``speaks_for``) only where it is not the speaker itself.
    """

    name: str
    office: str | None
    speaker: str | None
    party: str | None
    speaks_for: str | None
    is_known: bool
    is_inferred: bool


def voice_of(statement: Statement) -> Voice:
    """Return who says it; the words of the report where nobody was found behind them."""
    speaker = statement.speaker
    if speaker is None:
        return Voice(statement.source or "speaker unknown", None, None, None, None, bool(statement.source), False)
    party = speaker.side.name if speaker.side else None
    return Voice(
        speaker.name,
        speaker.office if speaker.office and speaker.office != speaker.name else None,
        speaker.identity,
        party,
        party if party and party.casefold() != speaker.name.casefold() else None,
        True,
        bool(speaker.side and speaker.side.how is SideHow.CONTEXT),
    )
