"""``/findings``: what stands between statements, and between versions of reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from walkback.finding.record import Finding, FindingKind, Rewritten, Strength
from walkback.moment import Moment
from walkback.record import as_record
from walkback.shown.finding_table import HEADER, row_of
from walkback.store.finding_list import FindingFilter, FindingOrder
from walkback.store.findings import FindingPage
from walkback.store.ledger import Ledger
from walkback.web.asked import Asked
from walkback.web.paging import CARDS, DATA_ROWS, paged
from walkback.web.view import Data, Page, Table, View


def filter_of(asked: Asked) -> FindingFilter:
    """Return the findings that an address asks for.

    Raises:
        UsageError: a part of it makes no sense.
    """
    kind = asked.choice("kind", FindingKind)
    return FindingFilter(
        kinds=(kind,) if kind else (),
        min_strength=asked.choice("min_strength", Strength) or Strength.WEAK,
        rejected=asked.words("rejected") is not None,
        side=asked.words("side"),
        outlet=asked.words("outlet"),
        since=asked.day("since"),
        until=asked.day("until"),
    )


def edit_clocks(ledger: Ledger, findings: Iterable[Finding]) -> dict[tuple[str, str], Moment]:
    """Return when the versions that edits stand between were first seen."""
    versions = {v for one in findings if isinstance(one, Rewritten) for v in (one.old_version, one.new_version)}
    return ledger.clocks(versions) if versions else {}


def _load(ledger: Ledger, asked: Asked, order: FindingOrder, size: int) -> FindingPage:
    order = asked.choice("order", FindingOrder) or order
    return ledger.finding_page(filter_of(asked), order=order, limit=size, offset=(asked.page - 1) * size)


def _page(ledger: Ledger, asked: Asked) -> Page:
    wanted = filter_of(asked)
    found = _load(ledger, asked, FindingOrder.STRONGEST, CARDS)
    return Page(
        "findings.html",
        "Findings",
        {
            "findings": paged(asked, found.findings, CARDS, total=found.total),
            "clocks": edit_clocks(ledger, found.findings),
            "outlets": ledger.outlets(),
            "sides_known": [side.name for side in ledger.sides()[:200]],
            "order": asked.choice("order", FindingOrder) or FindingOrder.STRONGEST,
            "is_filtered": replace(wanted, rejected=False) != FindingFilter(),
            "size": ledger.size(),
        },
    )


def _data(ledger: Ledger, asked: Asked) -> Data:
    found = _load(ledger, asked, FindingOrder.SUREST, DATA_ROWS)
    return Data([as_record(one) for one in found.findings], found.total > asked.page * DATA_ROWS)


def _table(ledger: Ledger, asked: Asked) -> Table:
    found = _load(ledger, asked, FindingOrder.SUREST, DATA_ROWS)
    return Table(HEADER, map(row_of, found.findings), found.total > asked.page * DATA_ROWS)


VIEW = View(_page, _data, _table)
