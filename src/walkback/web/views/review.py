"""``/review``: findings on which nobody has decided yet, one after the other, to be judged with the keyboard."""

from __future__ import annotations

from walkback.finding.record import FindingKind
from walkback.record import as_record
from walkback.store.finding_list import FindingFilter, FindingOrder
from walkback.store.findings import FindingPage
from walkback.store.ledger import Ledger
from walkback.web.asked import Asked
from walkback.web.paging import CARDS, DATA_ROWS, paged
from walkback.web.view import Data, Page, View
from walkback.web.views.finding_list import edit_clocks


def _load(ledger: Ledger, asked: Asked, size: int) -> FindingPage:
    kind = asked.choice("kind", FindingKind)
    wanted = FindingFilter(kinds=(kind,) if kind else (), unjudged=True)
    return ledger.finding_page(wanted, order=FindingOrder.SUREST, limit=size, offset=(asked.page - 1) * size)


def _page(ledger: Ledger, asked: Asked) -> Page:
    found = _load(ledger, asked, CARDS)
    return Page(
        "review.html",
        "Review findings",
        {
            "findings": paged(asked, found.findings, CARDS, total=found.total),
            "clocks": edit_clocks(ledger, found.findings),
        },
    )


def _data(ledger: Ledger, asked: Asked) -> Data:
    found = _load(ledger, asked, DATA_ROWS)
    return Data([as_record(one) for one in found.findings], found.total > asked.page * DATA_ROWS)


VIEW = View(_page, _data)
