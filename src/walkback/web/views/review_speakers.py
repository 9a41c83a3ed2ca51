"""``/review/speakers``: speakers of two reports that were taken for one, those with the least reason first."""

from __future__ import annotations

from walkback.record import as_record
from walkback.store.ledger import Ledger
from walkback.web.asked import Asked
from walkback.web.form import Form
from walkback.web.paging import CARDS, paged
from walkback.web.view import Data, Page, View


def _page(ledger: Ledger, asked: Asked) -> Page:
    found = ledger.doubtful_merges(limit=CARDS + 1, offset=(asked.page - 1) * CARDS)
    return Page("review_speakers.html", "Review speakers", {"merges": paged(asked, found, CARDS)})


def _data(ledger: Ledger, asked: Asked) -> Data:
    found = ledger.doubtful_merges(limit=CARDS + 1, offset=(asked.page - 1) * CARDS)
    return Data([as_record(one) for one in found[:CARDS]], len(found) > CARDS)


def _change(ledger: Ledger, asked: Asked, form: Form) -> str:
    ledger.judge(
        form.needed("verdict", "the decision"),
        form.needed("left", "the first speaker"),
        form.needed("right", "the second speaker"),
        by=form.by,
        note=form.note,
    )
    return form.back("/review/speakers")


VIEW = View(_page, _data, change=_change)
