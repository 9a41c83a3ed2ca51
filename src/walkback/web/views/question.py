"""``/questions/ID``: each side's position over time, the words beneath, and the findings among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from urllib.parse import urlsplit

from walkback.errors import UnknownRecord
from walkback.question.record import QuestionKind
from walkback.record import as_record
from walkback.shown.positions import range_of
from walkback.shown.timeline_table import HEADER, row_of
from walkback.store.beside import Copy
from walkback.store.findings import Answered, KnownQuestion
from walkback.store.ledger import Ledger
from walkback.web.asked import Asked
from walkback.web.drawing.lanes import draw_lanes
from walkback.web.drawing.ranges import draw_ranges
from walkback.web.feed import ENTRIES, Feed, answer_entry
from walkback.web.form import Form
from walkback.web.paging import CARDS, paged
from walkback.web.paragraph import load_parts
from walkback.web.view import Data, Page, Table, View
from walkback.web.views.finding_list import finding_entries
from walkback.web.voice import voice_of

SIDES = 12  # sides of which the positions are listed; the rest have said it once or twice
RANGES = 40  # figures that are drawn
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
    is_figure = question.kind is QuestionKind.FIGURE
    answers = fold(question.answers, ledger.copies(one.statement.id for one in question.answers))
    at = (asked.page - 1) * CARDS
    shown = answers[at : at + CARDS]
    return Page(
        "question.html",
        question.ask,
        {
            "question": question,
            "lines": lines_of(question),
            "lanes": None if is_figure else draw_lanes(question.answers),
            "ranges": draw_ranges([range_of(one.position) for one in question.answers[:RANGES]]) if is_figure else None,
            "most_ranges": RANGES,
            "most_lines": SIDES,
            "most_runs": RUNS,
            "answers": paged(asked, shown, CARDS, total=len(answers)),
            "paragraphs": load_parts(ledger, [one.answer.statement for one in shown]),
        },
    )


def _data(ledger: Ledger, asked: Asked) -> Data:
    return Data(as_record(ledger.question(asked.key)))


def _table(ledger: Ledger, asked: Asked) -> Table:
    question = ledger.question(asked.key)
    rows = ([one.position, round(one.certainty, 3), *row_of(one.statement)] for one in question.answers)
    return Table(("position", "certainty", *HEADER), rows)


def _feed(ledger: Ledger, asked: Asked) -> Feed:
    question = ledger.question(asked.key)
    entries = [
        *(answer_entry(one) for one in question.answers),
        *finding_entries(ledger, question.findings),
    ]
    newest = sorted(entries, key=lambda one: (one.updated, one.id), reverse=True)
    return Feed(question.ask, asked.address(), newest[:ENTRIES])


class Step(StrEnum):
    """What a person sets right on a question."""

    RENAME = "rename"
    ANSWER = "answer"
    APART = "apart"
    SAME = "same"


def _change(ledger: Ledger, asked: Asked, form: Form) -> str:
    question = ledger.question(asked.key)
    statement = form.words("statement")
    match form.choice("step", Step):
        case Step.RENAME:
            ledger.judge_wording(question.id, form.needed("wording", "the wording"), by=form.by, note=form.note)
        case Step.ANSWER:
            answer = form.needed("answer", "the answer")
            ledger.judge_answer(
                question.id, form.needed("statement", "the statement"), answer, by=form.by, note=form.note
            )
        case Step.APART:
            ledger.judge_apart(form.needed("statement", "the statement"), question.id, by=form.by, note=form.note)
        case Step.SAME:
            other = id_in(form.needed("other", "the address of the other question or statement"))
            ledger.judge_same(question.id, other, by=form.by, note=form.note)
    kept = [one.statement.id for one in question.answers if one.statement.id != statement]
    return _address_now(ledger, question.id, [*kept, statement] if statement else kept)


def id_in(typed: str) -> str:
    """Return the id in an address of this reading room, or what was typed if it is none."""
    return urlsplit(typed).path.rstrip("/").rsplit("/", 1)[-1] if "/" in typed else typed


def _address_now(ledger: Ledger, question: str, statements: Sequence[str]) -> str:
    """Where a question is to be found after something was set right; a question that is taken apart has another id."""
    try:
        return f"/questions/{ledger.question(question).id}"
    except UnknownRecord:
        asked = ledger.asked(statements)
        found = next((asked[key][0].id for key in statements if asked.get(key)), None)
    return f"/questions/{found}" if found else f"/statements/{statements[0]}"


VIEW = View(_page, _data, _table, feed=_feed, change=_change)
