"""Atom feeds (RFC 4287): what a feed tells, and when.

An entry's time is that of what it tells (the day of saying, the clock of a version), never that of making the feed, so
that a feed is the same whenever it is made. Its id hangs on what it tells alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time

from walkback.finding.explain import SAYS
from walkback.finding.record import Finding, Rewritten, Spoken
from walkback.model import Statement
from walkback.moment import Moment
from walkback.shown.positions import position_words
from walkback.store.findings import Answered
from walkback.web.voice import voice_of
from walkback.web.wording import kind_words, plain, said_words

ENTRIES = 50
NEVER = "1970-01-01T00:00:00Z"  # where no clock tells; Atom asks for one
LONGEST_TITLE = 300
LONGEST_WORDS = 600


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a feed tells; ``path`` is where the reading room shows it, ``id`` a name for good."""

    id: str
    title: str
    path: str
    updated: str
    summary: str
    category: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed; ``path`` is the page that it goes with."""

    title: str
    path: str
    entries: Sequence[Entry]

    @property
    def updated(self) -> str:
        """When the newest of it happened, as RFC 3339."""
        return max((one.updated for one in self.entries), default=NEVER)


def finding_entry(one: Finding, clock: Moment | None) -> Entry:
    """Return a finding as an entry.

    Args:
        one: the finding.
        clock: when the later version was first seen, for an edit.
    """
    what = one.ask if isinstance(one, Spoken) else one.headline or "(no headline)"
    said = f"{SAYS[one.kind].capitalize()} ({one.strength})."
    if isinstance(one, Spoken):
        ends = ((one.earlier, one.earlier_position), (one.later, one.later_position))
        told = [f"{_by(statement)}, {position_words(answer)}: {_cut(statement.content)}" for statement, answer in ends]
        updated = _said(one.later)
    else:
        assert isinstance(one, Rewritten)
        told = [
            f"{one.outlet or 'outlet unknown'}, {plain(one.effect)}.",
            f"Before: {_cut(one.before) or 'nothing'}",
            f"After: {_cut(one.after) or 'nothing'}",
        ]
        updated = _rfc3339(clock.at) if clock else NEVER
    title = f"{kind_words(one.kind)}: {what[:LONGEST_TITLE]}"
    return Entry(
        f"urn:walkback:finding:{one.id}", title, f"/findings/{one.id}", updated, "\n".join([said, *told]), one.kind
    )


def answer_entry(one: Answered) -> Entry:
    """Return an answer to a question as an entry."""
    entry = statement_entry(one.statement)
    return Entry(
        entry.id, f"{position_words(one.position)}: {entry.title}", entry.path, entry.updated, entry.summary, "answer"
    )


def statement_entry(one: Statement) -> Entry:
    """Return a statement as an entry."""
    outlet = f"Reported by {one.outlet}." if one.outlet else "Outlet unknown."
    return Entry(
        f"urn:walkback:statement:{one.id}",
        f"{voice_of(one).name}: {one.content[:LONGEST_TITLE]}",
        f"/statements/{one.id}",
        _said(one),
        f"{_by(one)}: {_cut(one.content)}\n{outlet}",
        "statement",
    )


def _by(statement: Statement) -> str:
    voice = voice_of(statement)
    return f"{said_words(statement)}, {voice.name}{f' for {voice.speaks_for}' if voice.speaks_for else ''}"


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST_WORDS else f"{words[:LONGEST_WORDS]} …"


def _said(statement: Statement) -> str:
    """The day on which it was said, else that of the report, as RFC 3339."""
    said, reported = statement.said_at, statement.article_day
    day = (said.first or said.last) if said else None
    if day is None:
        day = reported.day if reported else None
    return _rfc3339(datetime.combine(day, time(), UTC)) if day else NEVER


def _rfc3339(at: datetime) -> str:
    try:
        return f"{at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z"
    except OverflowError:  # in UTC it is before the first year, or after the last
        return NEVER
