"""``/reports``: the reports, newest first."""

from __future__ import annotations

from enum import StrEnum

from walkback.model import Report
from walkback.record import as_record
from walkback.shown.report_table import HEADER, row_of
from walkback.store.ledger import Ledger
from walkback.web.asked import Asked
from walkback.web.paging import DATA_ROWS, ROWS, paged
from walkback.web.view import Data, Page, Table, View


class ReportOrder(StrEnum):
    """What reports are sorted by."""

    NEWEST = "newest"
    OLDEST = "oldest"


def _load(ledger: Ledger, asked: Asked, order: ReportOrder, size: int) -> list[Report]:
    order = asked.choice("order", ReportOrder) or order
    return ledger.reports(
        outlet=asked.words("outlet"),
        search=asked.words("search"),
        since=asked.day("since"),
        until=asked.day("until"),
        newest=order is ReportOrder.NEWEST,
        limit=size + 1,
        offset=(asked.page - 1) * size,
    )


def _page(ledger: Ledger, asked: Asked) -> Page:
    return Page(
        "reports.html",
        "Reports",
        {
            "reports": paged(asked, _load(ledger, asked, ReportOrder.NEWEST, ROWS), ROWS),
            "outlets": ledger.outlets(),
            "order": asked.choice("order", ReportOrder) or ReportOrder.NEWEST,
            "is_filtered": any(asked.words(name) for name in ("outlet", "search", "since", "until")),
            "size": ledger.size(),
        },
    )


def _data(ledger: Ledger, asked: Asked) -> Data:
    found = _load(ledger, asked, ReportOrder.OLDEST, DATA_ROWS)
    return Data([as_record(one) for one in found[:DATA_ROWS]], len(found) > DATA_ROWS)


def _table(ledger: Ledger, asked: Asked) -> Table:
    found = _load(ledger, asked, ReportOrder.OLDEST, DATA_ROWS)
    return Table(HEADER, map(row_of, found[:DATA_ROWS]), len(found) > DATA_ROWS)


VIEW = View(_page, _data, _table)
