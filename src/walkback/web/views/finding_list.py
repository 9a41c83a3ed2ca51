"""``/findings``: what stands between statements, and between versions of reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from walkback.finding.record import Finding, FindingKind, Rewritten, Strength
from walkback.moment import Moment
from walkback.record import as_record
from walkback.shown.finding_table import HEADER, row_of
from walkback.store.finding_list import FindingFilter, FindingOrder
from walkback.store.findings import FindingPage
from walkback.store.ledger import Ledger
from walkback.web.asked import Asked
from walkback.web.feed import ENTRIES, Entry, Feed, finding_entry
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
        added_since=asked.moment("added_since"),
        unjudged=asked.words("unjudged") is not None,
    )


def edit_clocks(ledger: Ledger, findings: Iterable[Finding]) -> dict[tuple[str, str], Moment]:
    """Return when the versions that edits stand between were first seen."""
    versions = {v for one in findings if isinstance(one, Rewritten) for v in (one.old_version, one.new_version)}
    return ledger.clocks(versions) if versions else {}


def _load(ledger: Ledger, asked: Asked, order: FindingOrder, size: int) -> FindingPage:
    order = asked.choice("order", FindingOrder) or order
    return ledger.finding_page(filter_of(asked), order=order, limit=size, offset=(asked.page - 1) * size)


def new_since(ledger: Ledger, last_visit: datetime | None) -> int:
    """Return how many findings there are with a report that was added after the last visit; 0 at the first."""
    if last_visit is None:
        return 0
    return ledger.finding_page(FindingFilter(added_since=last_visit), limit=0).total


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
            "new": new_since(ledger, asked.last_visit),
            "size": ledger.size(),
            "total": found.total if wanted == FindingFilter() else ledger.finding_page(FindingFilter(), limit=0).total,
        },
    )


def _data(ledger: Ledger, asked: Asked) -> Data:
    found = _load(ledger, asked, FindingOrder.SUREST, DATA_ROWS)
    return Data([as_record(one) for one in found.findings], found.total > asked.page * DATA_ROWS)


def _table(ledger: Ledger, asked: Asked) -> Table:
    found = _load(ledger, asked, FindingOrder.SUREST, DATA_ROWS)
    return Table(HEADER, map(row_of, found.findings), found.total > asked.page * DATA_ROWS)


def _feed(ledger: Ledger, asked: Asked) -> Feed:
    found = ledger.finding_page(filter_of(asked), order=FindingOrder.NEWEST, limit=ENTRIES).findings
    return Feed("findings", asked.address(), finding_entries(ledger, found))


def finding_entries(ledger: Ledger, found: Sequence[Finding]) -> list[Entry]:
    """Return findings as entries of a feed."""
    clocks = edit_clocks(ledger, found)
    return [
        finding_entry(one, clocks.get((one.report, one.new_version)) if isinstance(one, Rewritten) else None)
        for one in found
    ]


VIEW = View(_page, _data, _table, feed=_feed)
