"""The nouns of a person's judgement on a finding, a question or a statement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from walkback.model import content_id
from walkback.moment import Moment
from walkback.question.record import Step
from walkback.text.span import Span


class DecisionKind(StrEnum):
    """What a person decided."""

    CONFIRM = "confirm"  # a finding is right
    REJECT = "reject"  # it is not
    SAME = "same"  # statements answer one question
    APART = "apart"  # they do not
    ANSWER = "answer"  # a statement gives this answer to a question
    RENAME = "rename"  # a question is worded so
    SPEAKER = "speaker"  # a statement was made by somebody else than the analysis takes for its speaker
    SIDE = "side"  # it was made for this side


ON_FINDINGS = (DecisionKind.CONFIRM, DecisionKind.REJECT)
ON_QUESTIONS = (DecisionKind.SAME, DecisionKind.APART, DecisionKind.ANSWER, DecisionKind.RENAME)
ON_SPEAKERS = (DecisionKind.SPEAKER, DecisionKind.SIDE)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a report that a judgement is held to, so that it survives every new analysis.

    Attributes:
        report: id of the report, as it was.
        version: id of the version that the words were taken from.
        statement: id of the statement, as it was; empty for words that an edit took out or put in.
        source: words of its source.
        content: words of its content.
        exact: the words from the first to the last of the content, as they stand in the version.
        prefix: what stands before them.
        suffix: what stands behind them.
        position: the answer that the statement gave; None where that is not the point.
        now: id of the statement (of an edit, of a version of the report) in which the words are found today; None if
            they are in none.
    """

    report: str
    version: str
    statement: str
    source: str
    content: str
    exact: str
    prefix: str = ""
    suffix: str = ""
    position: str | None = None
    now: str | None = None


@dataclass(frozen=True, slots=True)
class FoundThen:
    """A finding as it stood when it was judged; ``question`` and ``ask`` are empty, ``effect`` is set for an edit."""

    id: str
    kind: str
    certainty: float
    question: str
    ask: str
    effect: str | None
    old_version: str | None
    new_version: str | None
    old: Span | None
    new: Span | None
    told: str | None  # words of a note that tells of the edit
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's judgement on a finding, a question or a statement. It goes before whatever is worked out.

    Of two that cannot both hold, the later one does. One with ``undone_at`` set is kept, but counts for nothing. One
    that is not ``anchored`` waits: its words are in no report as it is read today.

    Attributes:
        kind: what was decided.
        first: the words that it is about: the one statement; of a finding the earlier one, or what an edit took out; of
            a question, all its answers, that from which it is worded in front.
        second: the words of the other statements; of a finding the later one, or what an edit put in; of an answer, one
            that the question is worded from, or another whose answer was clear.
        value: what was given: an answer, a wording, a name, or the levels of a side from narrow to wide.
        by: who decided.
        at: when.
        note: why.
        found: the finding as it stood.
        anchored: whether the words are found today.
        number: in the ledger, in the order of deciding.
    """

    kind: DecisionKind
    first: tuple[Quote, ...]
    second: tuple[Quote, ...]
    value: tuple[str, ...]
    by: str
    at: Moment
    note: str = ""
    found: FoundThen | None = None
    undone_at: Moment | None = None
    undone_by: str | None = None
    anchored: bool = True
    number: int | None = None

    @property
    def id(self) -> str:
        """Digest of what was decided, on which words, by whom and when."""
        ends = [[[q.report, q.source, q.content, q.position] for q in end] for end in (self.first, self.second)]
        return content_id(
            kind=self.kind, ends=ends, value=self.value, finding=self.found.kind if self.found else "", by=self.by,
            at=self.at.text, note=self.note,
        )  # fmt: skip


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """Those that have not been undone, last first; of several of one moment, in the order of deciding."""
    return sorted(
        (d for d in decisions if d.undone_at is None), key=lambda d: (d.at.at, d.number or 0, d.id), reverse=True
    )
