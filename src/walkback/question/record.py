"""The nouns of questions: a statement in its context, what two of them are to one another, what several answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from walkback.model import CueClass, Figure, Manner, Modality, Polarity, Window

RECALLED_WITHIN = 60  # code points before the content in which a report tells that it recalls
_RECALLED = re.compile(
    r"\b(?:earlier|previously|initially|originally|at first|had (?:first|once)|"
    r"(?:despite|after|having) (?:first )?"
    r"(?:claim|sa(?:y|id)|insist|t(?:ell|old)|den[yi]|assert|promis|stat|announc)\w*)\b[^.!?;“”\"]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Given:
    """A figure that a statement gives, with the text that its spans are offsets into."""

    figure: Figure
    text: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement in its context: all that it is compared by.

    Attributes:
        id: of the statement.
        act: of the act of saying; statements of one act answer nothing to one another.
        report: id of its report.
        content: what was said, in full words where it points to others ("denied it").
        context: the text of the report up to the content; its end is what counts.
        cue: reporting words.
        speaker: id of who said it; None where unknown.
        called: the speaker's name, or the words of the source.
        levels: the party spoken for, from narrow to wide; empty where unknown.
        said: when it was said, or None.
        about: which days it is about, or None.
        day: the day of the report, or None.
        pointing: its own words leave the clause to be understood ("that it had"); ``content`` has it completed.
        nested: it stands in the words of another party, as that party tells it; no position of its own.
        figures: in the order of the text.
        confidence: that it is a statement at all, 0 to 1.
        seen: of the first version that has it: its clock as ISO 8601 ("" where it has none), its place in the
            report's chain, and where in its text the content begins. It tells two statements of one day apart.
    """

    id: str
    act: str
    report: str
    content: str
    context: str = ""
    cue: str = ""
    speaker: str | None = None
    called: str = ""
    levels: tuple[str, ...] = ()
    manner: Manner = Manner.INDIRECT
    cue_class: CueClass = CueClass.SAY
    polarity: Polarity = Polarity.AFFIRMS
    modality: Modality = Modality.ASSERTED
    said: Window | None = None
    about: Window | None = None
    day: date | None = None
    pointing: bool = False
    nested: bool = False
    figures: tuple[Given, ...] = ()
    confidence: float = 1.0
    seen: tuple[str, int, int] = ("", 0, 0)

    @property
    def party(self) -> str:
        """Whom it is said for: the widest level of the side; who is on no side speaks for nobody else."""
        return self.levels[-1] if self.levels else self.speaker or f"?{self.act}"

    @property
    def order(self) -> tuple[date, date, str, str, int, int, str]:
        """Sort key: when it was said, as far as that is known, else when it was reported; then where it was seen."""
        said = (self.said.first or self.said.last) if self.said else None
        reported = self.day or said or date.max
        clock, version, begins = self.seen
        # What a report recalls ("despite earlier claiming that it had") was said before the news of the same day.
        clock = "" if _RECALLED.search(self.context[-RECALLED_WITHIN:]) else clock or "~"
        return said or reported, reported, clock, self.report, version, begins, self.id


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was compared: the two values as a reader would see them, and what they weigh.

    ``weight`` is in log odds: above 0 it speaks for what is judged, below 0 against it.
    """

    name: str
    left: str
    right: str
    weight: float


@dataclass(frozen=True, slots=True)
class Relation:
    """What two statements are to one another; ``left`` and ``right`` are ids, in order.

    ``same`` is the probability that both answer one question. ``agree`` and ``oppose`` are the probabilities, if they
    do, that the answers are the same, and that they cannot both hold; what is left is neither.
    """

    left: str
    right: str
    same: float
    agree: float
    oppose: float
    steps: tuple[Step, ...] = ()


class QuestionKind(StrEnum):
    """What kind of answer a question asks for."""

    YES_NO = "yes_no"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a statement answers: yes, no, unclear, or a figure in words ("16+"); ``certainty`` is 0 to 1."""

    statement: str
    position: str
    certainty: float


@dataclass(frozen=True, slots=True)
class Question:
    """What several statements answer, and each one's answer, in the order in which they were said.

    ``clearest`` is the statement that the wording is made from; its answer is yes, or its figure.
    """

    id: str
    kind: QuestionKind
    ask: str
    clearest: str
    answers: tuple[Answer, ...]
