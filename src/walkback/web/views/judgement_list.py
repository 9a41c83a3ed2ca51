"""``/judgements``: what people have decided, the last first, and how to take it back."""

from __future__ import annotations

from walkback.record import as_record
from walkback.shown.judged_words import judged_words
from walkback.store.ledger import Ledger
from walkback.web.asked import Asked
from walkback.web.form import Form
from walkback.web.paging import ROWS, paged
from walkback.web.view import Data, Page, View


def _page(ledger: Ledger, asked: Asked) -> Page:
    found = ledger.judgements()[::-1]
    at = (asked.page - 1) * ROWS
    shown = [(one, judged_words(one)) for one in found[at : at + ROWS]]
    return Page("judgements.html", "Judgements", {"judgements": paged(asked, shown, ROWS, total=len(found))})


def _data(ledger: Ledger, _: Asked) -> Data:
    return Data([as_record(one) for one in ledger.judgements()])


def _undo(ledger: Ledger, asked: Asked, form: Form) -> str:
    ledger.undo(int(asked.key), by=form.by)
    return form.back("/judgements")


VIEW = View(_page, _data)
UNDO = View(_page, change=_undo)
