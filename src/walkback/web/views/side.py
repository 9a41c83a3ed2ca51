"""``/sides/NAME``: everything on record of those who speak for one side."""

from __future__ import annotations

from walkback.errors import UnknownRecord
from walkback.record import as_record
from walkback.store.finding_list import FindingFilter
from walkback.store.ledger import Ledger
from walkback.web.asked import Asked
from walkback.web.paging import DATA_ROWS
from walkback.web.view import Data, Page, Table, View
from walkback.web.views.record import load_record, load_said, record_table

BESIDE = 60  # speakers of a side that are named


def _page(ledger: Ledger, asked: Asked) -> Page:
    record = load_record(ledger, asked, FindingFilter(party=asked.key))
    speakers = ledger.list_speakers(party=asked.key, limit=BESIDE + 1)
    if not speakers and not record.statements.items:
        raise UnknownRecord(f'nobody on record speaks for "{asked.key}"')
    return Page(
        "side.html",
        asked.key,
        {
            "side": asked.key,
            "levels": ledger.side_levels(asked.key),
            "speakers": speakers[:BESIDE],
            "more_speakers": len(speakers) > BESIDE,
            "record": record,
        },
    )


def _data(ledger: Ledger, asked: Asked) -> Data:
    found = load_said(ledger, asked, FindingFilter(party=asked.key), DATA_ROWS)
    return Data([as_record(one) for one in found[:DATA_ROWS]], len(found) > DATA_ROWS)


def _table(ledger: Ledger, asked: Asked) -> Table:
    return record_table(ledger, asked, FindingFilter(party=asked.key))


VIEW = View(_page, _data, _table)
