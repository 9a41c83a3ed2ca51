"""``/sides``: the parties that somebody speaks for."""

from __future__ import annotations

from walkback.record import as_record
from walkback.store.ledger import Ledger
from walkback.web.asked import Asked
from walkback.web.paging import ROWS, paged
from walkback.web.view import Data, Page, View


def _page(ledger: Ledger, asked: Asked) -> Page:
    listed = ledger.sides()
    at = (asked.page - 1) * ROWS
    return Page("sides.html", "Sides", {"listed": paged(asked, listed[at : at + ROWS], ROWS, total=len(listed))})


def _data(ledger: Ledger, asked: Asked) -> Data:
    return Data([as_record(one) for one in ledger.sides()])


VIEW = View(_page, _data)
