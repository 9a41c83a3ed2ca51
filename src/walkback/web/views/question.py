"""``/questions/ID``: each side's position over time, the words beneath, and the findings among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from walkback.record import as_record
from walkback.shown.timeline_table import HEADER, row_of
from walkback.store.beside import Copy
from walkback.store.findings import Answered, KnownQuestion
from walkback.store.ledger import Ledger
from walkback.web.asked import Asked
from walkback.web.paging import CARDS, paged
from walkback.web.view import Data, Page, Table, View
from walkback.web.voice import voice_of

SIDES = 12  # sides of which the positions are listed; the rest have said it once or twice
RUNS = 12  # of one side, how often an answer after another one is listed


@dataclass(frozen=True, slots=True)
class Run:
    """One and the same answer, given once or several times on end."""

    position: str
    answers: tuple[Answered, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One side's answers in the order in which they were given; ``party`` is None for who is on no known side."""

    party: str | None
    runs: tuple[Run, ...]

    @property
    def turns(self) -> bool:
        """Whether it gives more than one answer."""
        return len(self.runs) > 1


@dataclass(frozen=True, slots=True)
class Folded:
    """An answer with the copies of it in other reports."""

    answer: Answered
    copies: tuple[Copy, ...]


def lines_of(question: KnownQuestion) -> list[Line]:
    """Return the answers side by side, in the order of each side's first."""
    found: dict[str | None, list[Answered]] = {}
    for answer in question.answers:
        found.setdefault(voice_of(answer.statement).party, []).append(answer)
    return [
        Line(party, tuple(Run(position, tuple(run)) for position, run in groupby(answers, key=lambda a: a.position)))
        for party, answers in found.items()
    ]


def fold(answers: Sequence[Answered], copies: dict[str, tuple[Copy, ...]]) -> list[Folded]:
    """Return the answers in their order, those that are copies of an earlier one folded into it."""
    folded: set[str] = set()
    found = []
    for answer in answers:
        if answer.statement.id in folded:
            continue
        mine = copies.get(answer.statement.id, ())
        folded |= {copy.statement for copy in mine}
        found.append(Folded(answer, mine))
    return found


def _page(ledger: Ledger, asked: Asked) -> Page:
    question = ledger.question(asked.key)
    answers = fold(question.answers, ledger.copies(one.statement.id for one in question.answers))
    at = (asked.page - 1) * CARDS
    return Page(
        "question.html",
        question.ask,
        {
            "question": question,
            "lines": lines_of(question),
            "most_lines": SIDES,
            "most_runs": RUNS,
            "answers": paged(asked, answers[at : at + CARDS], CARDS, total=len(answers)),
        },
    )


def _data(ledger: Ledger, asked: Asked) -> Data:
    return Data(as_record(ledger.question(asked.key)))


def _table(ledger: Ledger, asked: Asked) -> Table:
    question = ledger.question(asked.key)
    rows = ([one.position, round(one.certainty, 3), *row_of(one.statement)] for one in question.answers)
    return Table(("position", "certainty", *HEADER), rows)


VIEW = View(_page, _data, _table)
