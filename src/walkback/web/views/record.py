"""Everything on record of a speaker or a side, in the order of saying: what the pages of both have in common."""

from __future__ import annotations

from dataclasses import dataclass

from walkback.finding.record import Finding
from walkback.model import Statement
from walkback.moment import Moment
from walkback.shown.timeline_table import HEADER, row_of
from walkback.store.beside import AskedQuestion
from walkback.store.finding_list import FindingFilter, FindingOrder
from walkback.store.ledger import Ledger
from walkback.web.asked import Asked
from walkback.web.paging import CARDS, DATA_ROWS, Paged, paged
from walkback.web.view import Table
from walkback.web.views.finding_list import edit_clocks

FINDINGS = 6  # that stand above the record


@dataclass(frozen=True, slots=True)
class Record:
    """Statements in the order of saying, the questions that they answer, and the strongest findings among them."""

    statements: Paged[Statement]
    questions: dict[str, tuple[AskedQuestion, ...]]
    findings: tuple[Finding, ...]
    total_findings: int
    clocks: dict[tuple[str, str], Moment]


def load_record(ledger: Ledger, asked: Asked, wanted: FindingFilter) -> Record:
    """Return the page of the record of the speaker or party that the filter names; findings on the first only."""
    found = load_said(ledger, asked, wanted, CARDS)
    first = asked.page == 1
    findings = ledger.finding_page(wanted, order=FindingOrder.STRONGEST, limit=FINDINGS if first else 0)
    return Record(
        paged(asked, found, CARDS),
        ledger.asked(one.id for one in found[:CARDS]),
        findings.findings,
        findings.total,
        edit_clocks(ledger, findings.findings),
    )


def load_said(ledger: Ledger, asked: Asked, wanted: FindingFilter, size: int) -> list[Statement]:
    """Return the statements of a page, and one more if there are more."""
    return ledger.timeline(by=wanted.speaker, party=wanted.party, limit=size + 1, offset=(asked.page - 1) * size)


def record_table(ledger: Ledger, asked: Asked, wanted: FindingFilter) -> Table:
    """Return the statements as a table."""
    found = load_said(ledger, asked, wanted, DATA_ROWS)
    return Table(HEADER, map(row_of, found[:DATA_ROWS]), len(found) > DATA_ROWS)
