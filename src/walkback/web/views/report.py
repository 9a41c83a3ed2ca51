"""``/reports/ID``: one report, its text with who is reported to say what, and its versions."""

from __future__ import annotations

from walkback.errors import UnknownRecord
from walkback.finding.record import FindingKind
from walkback.model import BlockKind, Report, Statement
from walkback.record import as_record
from walkback.shown.statement_table import HEADER, row_of
from walkback.store.finding_list import FindingFilter, FindingOrder
from walkback.store.ledger import Ledger
from walkback.web.asked import Asked
from walkback.web.feed import ENTRIES, Feed
from walkback.web.paging import CARDS, DATA_ROWS
from walkback.web.pieces import cut_pieces, statement_marks
from walkback.web.view import Data, Page, Table, View
from walkback.web.views.finding_list import edit_clocks, finding_entries


def _chosen(report: Report, asked: Asked) -> int:
    """The number of a version in the report's chain.

    Raises:
        UnknownRecord: it has no such version.
    """
    count = len(report.chain)
    number = asked.number("version") or count
    if number > count:
        raise UnknownRecord(f"this report has {count} version{'' if count == 1 else 's'}, not {number}")
    return number


def _begins(statement: Statement, version: str) -> int:
    """Where the first word of a statement stands in a version that carries it."""
    return min(
        evidence.span.start
        for place in statement.attestations
        if place.version == version
        for evidence in (*place.source, *place.cue, *place.content)
    )


def _page(ledger: Ledger, asked: Asked) -> Page:
    report = ledger.report(asked.key)
    number = _chosen(report, asked)
    stretch = report.chain[number - 1]
    version = ledger.version(stretch.version)
    carried = [
        one
        for one in ledger.statements(report=report.id, limit=DATA_ROWS)
        if any(place.version == stretch.version for place in one.attestations)
    ]
    statements = sorted(carried, key=lambda one: _begins(one, stretch.version))
    marks = statement_marks(statements, stretch.version)
    start = (asked.number("from", most=1 << 31) or 1) - 1
    pieces = cut_pieces(version, marks, start=start)
    shown = {mark.label[0] for piece in pieces.pieces for segment in piece.segments for mark in segment.marks}
    found = ledger.finding_page(FindingFilter(report=report.id), order=FindingOrder.STRONGEST, limit=CARDS)
    return Page(
        "report.html",
        report.title,
        {
            "report": report,
            "number": number,
            "stretch": stretch,
            "place": next(one for one in report.versions if one.version == stretch.version),
            "text": version.text,
            "pieces": pieces.pieces,
            "start": start,
            "goes_on": None if pieces.after is None else asked.address({"from": pieces.after + 1}),
            "furniture": sum(block.kind is BlockKind.FURNITURE for block in version.blocks),
            "statements": [(n, one) for n, one in enumerate(statements, 1) if n in shown],
            "findings": found.findings,
            "more_findings": found.total - len(found.findings),
            "clocks": edit_clocks(ledger, found.findings),
        },
    )


def _data(ledger: Ledger, asked: Asked) -> Data:
    report = ledger.report(asked.key)
    place = report.chain[_chosen(report, asked) - 1]
    return Data(
        {
            "report": as_record(report),
            "version": as_record(ledger.version(place.version)),
            "attributions": [as_record(one) for one in ledger.attributions(place.version)],
        }
    )


def _table(ledger: Ledger, asked: Asked) -> Table:
    found = ledger.statements(report=asked.key, limit=DATA_ROWS + 1, offset=(asked.page - 1) * DATA_ROWS)
    return Table(HEADER, map(row_of, found[:DATA_ROWS]), len(found) > DATA_ROWS)


def _feed(ledger: Ledger, asked: Asked) -> Feed:
    report = ledger.report(asked.key)
    wanted = FindingFilter(kinds=(FindingKind.QUIET_EDIT, FindingKind.DISCLOSED_CORRECTION), report=report.id)
    found = ledger.finding_page(wanted, order=FindingOrder.NEWEST, limit=ENTRIES).findings
    return Feed(f"edits of {report.title}", asked.address(), finding_entries(ledger, found))


VIEW = View(_page, _data, _table, feed=_feed)
