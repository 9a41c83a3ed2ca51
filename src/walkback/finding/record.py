"""The nouns of findings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from walkback.model import Statement
from walkback.question.record import Step
from walkback.revision.record import Effect
from walkback.text.span import Span


class FindingKind(StrEnum):
    """What stands between two statements, or two versions of a report."""

    WALK_BACK = "walk_back"  # a side retreats from what it said
    DENIAL = "denial"  # another side rejects a claim
    CONTRADICTION = "contradiction"  # two sides say what cannot both be, neither speaking to the other
    CHANGED_FIGURE = "changed_figure"  # one side gives another number for one quantity
    DISPUTED_FIGURE = "disputed_figure"  # two sides give numbers that cannot both hold
    CONFIRMATION = "confirmation"  # another side affirms what was claimed
    QUIET_EDIT = "quiet_edit"  # a report changed in substance and no note says so
    DISCLOSED_CORRECTION = "disclosed_correction"  # the same with a note


class Strength(StrEnum):
    """How sure a finding is, as calibrated on cases."""

    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Related:
    """A finding between two statements: the earlier and the later one, the question that both answer, and why.

    ``certainty`` is the estimated probability, 0 to 1, that a careful reader would agree.
    """

    kind: FindingKind
    question: str
    earlier: str
    later: str
    certainty: float
    steps: tuple[Step, ...]

    @property
    def strength(self) -> Strength:
        """The certainty in three grades."""
        return grade(self.certainty)


@dataclass(frozen=True, slots=True)
class Edited:
    """A finding between two neighbouring versions of a report.

    ``change`` and ``note`` are numbers in their comparison; ``old`` and ``new`` spans of the words ``before`` and
    ``after``, None and empty where something was only added or removed.
    """

    kind: FindingKind
    effect: Effect
    change: int
    old: Span | None
    new: Span | None
    before: str
    after: str
    note: int | None
    certainty: float
    steps: tuple[Step, ...]

    @property
    def strength(self) -> Strength:
        """The certainty in three grades."""
        return grade(self.certainty)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A finding between two statements as the ledger holds it.

    ``earlier`` and ``later`` follow when the things were said, not when the reports came out; the positions are what
    each of them answers to the question ``ask``. ``steps`` are what spoke for it and against it.
    """

    id: str
    kind: FindingKind
    strength: Strength
    certainty: float
    question: str
    ask: str
    earlier: Statement
    earlier_position: str
    later: Statement
    later_position: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A finding between two versions of a report as the ledger holds it; spans are None where nothing stood.

    ``note`` is the words of the note that tells of the change, None for a quiet edit.
    """

    id: str
    kind: FindingKind
    strength: Strength
    certainty: float
    effect: Effect
    report: str
    outlet: str | None
    headline: str | None
    old_version: str
    new_version: str
    before: str
    after: str
    old: Span | None
    new: Span | None
    note: str | None
    steps: tuple[Step, ...]


Finding = Spoken | Rewritten

# Certainties. Of findings on 56 cases that the weights had not seen, right were 20 of 25 strong ones (on the ten large
# cases 16 of 18), 9 of 11 medium ones, 12 of 28 weak ones.
STRONG = 0.65
MEDIUM = 0.55


def grade(certainty: float) -> Strength:
    """The strength that a certainty amounts to."""
    return Strength.STRONG if certainty >= STRONG else Strength.MEDIUM if certainty >= MEDIUM else Strength.WEAK
