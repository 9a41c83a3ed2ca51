"""``/statements/ID``: one statement, its exact words, and how everything about it is known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from walkback.errors import UnknownRecord
from walkback.model import Capture, Report, ReportVersion, Statement
from walkback.record import as_record
from walkback.store.finding_list import FindingFilter, FindingOrder
from walkback.store.ledger import Ledger
from walkback.web.asked import Asked
from walkback.web.form import Form
from walkback.web.paging import CARDS
from walkback.web.view import Data, Page, View
from walkback.web.views.finding_list import edit_clocks
from walkback.web.views.question import id_in
from walkback.web.voice import voice_of

MOST_PLACES = 50  # versions and copies of which the words are shown


@dataclass(frozen=True, slots=True)
class Source:
    """A version that carries the statement, with the captures that it was derived from."""

    number: int
    version: ReportVersion
    captures: tuple[Capture, ...]


def _sources(report: Report | None, statement: Statement, captures: dict[str, Capture]) -> list[Source]:
    carrying = {one.version for one in statement.attestations}
    versions = report.versions if report else ()
    return [
        Source(number, one, tuple(captures[key] for key in one.captures if key in captures))
        for number, one in enumerate(versions, 1)
        if one.version in carrying
    ]


def _page(ledger: Ledger, asked: Asked) -> Page:
    statement = ledger.statement(asked.key)
    act = ledger.act(statement.id)
    places = [one for one in act.attested if one.statement != statement.id]
    try:
        report: Report | None = ledger.report(statement.report)
        captures = {one.id: one for one in ledger.captures(statement.report)}
    except UnknownRecord:  # its captures were derived anew since
        report, captures = None, {}
    found = ledger.finding_page(FindingFilter(statement=statement.id), order=FindingOrder.STRONGEST, limit=CARDS)
    return Page(
        "statement.html",
        f"{voice_of(statement).name}: {statement.content}",
        {
            "statement": statement,
            "report": report,
            "sources": _sources(report, statement, captures),
            "places": [(one, ledger.statement(one.statement)) for one in places[:MOST_PLACES]],
            "more_places": max(0, len(places) - MOST_PLACES),
            "questions": ledger.asked([statement.id]).get(statement.id, ()),
            "findings": found.findings,
            "clocks": edit_clocks(ledger, found.findings),
        },
    )


def _data(ledger: Ledger, asked: Asked) -> Data:
    statement = ledger.statement(asked.key)
    act = ledger.act(statement.id)
    others = [ledger.statement(one.statement) for one in act.attested]
    return Data(
        {
            "statement": as_record(statement),
            "act": as_record(act),
            "attested": [as_record(one) for one in others],
        }
    )


class Step(StrEnum):
    """What a person sets right on a statement."""

    SPEAKER = "speaker"
    SIDE = "side"
    SAME = "same"


def _change(ledger: Ledger, asked: Asked, form: Form) -> str:
    match form.choice("step", Step):
        case Step.SPEAKER:
            ledger.judge_speaker(asked.key, form.needed("name", "the name"), by=form.by, note=form.note)
        case Step.SIDE:
            levels = levels_in(form.needed("side", "the side"))
            ledger.judge_side(asked.key, *levels, by=form.by, note=form.note)
        case Step.SAME:
            other = id_in(form.needed("other", "the address of the other statement or question"))
            ledger.judge_same(asked.key, other, by=form.by, note=form.note)
    return form.back(f"/statements/{asked.key}")


def levels_in(typed: str) -> list[str]:
    """Return the levels of a side from narrow to wide, as `walkback judge side` takes them; typed with › between."""
    return [level for level in (part.strip() for part in typed.replace(">", "›").split("›")) if level]


VIEW = View(_page, _data, change=_change)
