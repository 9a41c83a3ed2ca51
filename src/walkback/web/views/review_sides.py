"""``/review/sides``: sides that no report tells outright, for a person to say whether they are right."""

from __future__ import annotations

from walkback.record import as_record
from walkback.store.ledger import Ledger
from walkback.web.asked import Asked
from walkback.web.form import Form
from walkback.web.paging import CARDS, paged
from walkback.web.view import Data, Page, View
from walkback.web.views.statement import levels_in

SIDES = 200  # that the box offers


def _page(ledger: Ledger, asked: Asked) -> Page:
    found = ledger.inferred_sides(limit=CARDS + 1, offset=(asked.page - 1) * CARDS)
    known = [side.name for side in ledger.sides()[:SIDES]]
    return Page("review_sides.html", "Review sides", {"inferred": paged(asked, found, CARDS), "sides_known": known})


def _data(ledger: Ledger, asked: Asked) -> Data:
    found = ledger.inferred_sides(limit=CARDS + 1, offset=(asked.page - 1) * CARDS)
    return Data([as_record(one) for one in found[:CARDS]], len(found) > CARDS)


def _change(ledger: Ledger, asked: Asked, form: Form) -> str:
    levels = levels_in(form.needed("side", "the side"))
    ledger.judge_sides(form.needed("appearance", "the speaker"), *levels, by=form.by, note=form.note)
    return form.back("/review/sides")


VIEW = View(_page, _data, change=_change)
