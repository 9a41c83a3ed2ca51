"""The nouns of identity: how a report tells of a speaker, who that is across reports, and what people decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from walkback.model import SpeakerKind, content_id
from walkback.moment import Moment


@dataclass(frozen=True, slots=True)
class Appearance:
    """One speaker as one report tells of it.

    ``key`` tells appearances apart and stays the same from version to version of a report. ``names`` is
    everything that the report calls it by, ``name`` the fullest of them. ``office``, ``organisation`` and
    ``honorific`` are in the report's words. ``side`` is the party spoken for, from narrow to wide, and may be empty.
    ``day`` is the report's. ``beside`` is the full names of the others who speak in the report: reports that share
    some, days apart, tell of one affair. ``formerly`` is other ids that the report was known by, to which people may
    have anchored a judgement.
    """

    key: str
    report: str
    outlet: str | None
    day: date | None
    name: str
    kind: SpeakerKind
    honorific: str | None = None
    office: str | None = None
    organisation: str | None = None
    names: tuple[str, ...] = ()
    side: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """One step of a comparison: two values, what was found, and what that weighs.

    Weights add up; above nought speaks for one identity. ``group_appearances`` tells where the line is.
    """

    what: (
        str  # "name", "honorific", "office", "organisation", "side", "country", "day", "report", "affair", "candidates"
    )
    left: str
    right: str
    detail: str
    weight: float


@dataclass(frozen=True, slots=True)
class Merge:
    """Why two appearances are one identity: the steps that were added up, or the judgement that says so.

    ``left`` and ``right`` are keys of appearances. ``score`` is the sum of the weights; with a ``judgement`` (its id)
    there are no steps and the score is None.
    """

    left: str
    right: str
    score: float | None
    steps: tuple[Compared, ...] = ()
    judgement: str | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """An office that somebody appears in, and the first and last day of a report that gives it."""

    office: str
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Identity:
    """One person or body, with all of its appearances.

    ``id`` hangs on the first appearance (by day, then key), so that later reports leave it as it is. ``names``,
    ``sides`` and ``appearances`` are sorted; ``offices`` are in the order of their first day. ``reasons`` has one
    merge fewer than there are appearances.
    """

    id: str
    name: str
    kind: SpeakerKind
    names: tuple[str, ...]
    offices: tuple[Held, ...]
    sides: tuple[tuple[str, ...], ...]
    appearances: tuple[str, ...]
    reasons: tuple[Merge, ...]


class JudgementKind(StrEnum):
    """What a person decided on two appearances."""

    MERGE = "merge"  # one and the same
    SPLIT = "split"  # not the same


@dataclass(frozen=True, slots=True)
class Anchor:
    """What one side of a judgement is about: the speaker of a report by one of its names, or an appearance by its key.

    A judgement is held to words in a report, not to a row, so that it survives every new analysis.
    """

    report: str = ""
    name: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision on whether two appearances are one identity; it outweighs every score.

    Of two that cannot both hold, the later one does. One with ``undone_at`` set is kept, but counts for nothing.
    """

    kind: JudgementKind
    left: Anchor
    right: Anchor
    by: str
    at: Moment
    note: str = ""
    undone_at: Moment | None = None
    undone_by: str | None = None
    number: int | None = None  # in the ledger, in the order of deciding

    @property
    def id(self) -> str:
        """Digest of what was decided, on what, by whom and when."""
        ends = sorted([a.report, a.name, a.key] for a in (self.left, self.right))
        return content_id(kind=self.kind, ends=ends, by=self.by, at=self.at.text, note=self.note)
