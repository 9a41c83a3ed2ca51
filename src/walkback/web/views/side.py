"""``/sides/NAME``: everything on record of those who speak for one side."""

from __future__ import annotations

from walkback.errors import UnknownRecord
from walkback.record import as_record
from walkback.store.finding_list import FindingFilter
from walkback.store.ledger import Ledger
from walkback.web.asked import Asked
from walkback.web.paging import DATA_ROWS
from walkback.web.sides import side_in
from walkback.web.view import Data, Page, Table, View
from walkback.web.views.record import load_record, load_said, record_table

BESIDE = 60  # speakers of a side that are named


def _page(ledger: Ledger, asked: Asked) -> Page:
    party = _known(ledger, asked)
    record = load_record(ledger, asked, FindingFilter(party=party))
    speakers = ledger.list_speakers(party=party, limit=BESIDE + 1)
    return Page(
        "side.html",
        party,
        {
            "side": party,
            "levels": ledger.side_levels(party),
            "speakers": speakers[:BESIDE],
            "more_speakers": len(speakers) > BESIDE,
            "record": record,
        },
    )


def _known(ledger: Ledger, asked: Asked) -> str:
    """The side that is asked for.

    Raises:
        UnknownRecord: nobody speaks for it.
    """
    party = side_in(asked)
    if not ledger.list_speakers(party=party, limit=1) and not ledger.timeline(party=party, limit=1):
        raise UnknownRecord(f'nobody on record speaks for "{party}"; "walkback speakers" lists them')
    return party


def _data(ledger: Ledger, asked: Asked) -> Data:
    party = _known(ledger, asked)
    found = load_said(ledger, asked, FindingFilter(party=party), DATA_ROWS)
    return Data([as_record(one) for one in found[:DATA_ROWS]], len(found) > DATA_ROWS)


def _table(ledger: Ledger, asked: Asked) -> Table:
    party = _known(ledger, asked)
    return record_table(ledger, asked, FindingFilter(party=party))


VIEW = View(_page, _data, _table)
