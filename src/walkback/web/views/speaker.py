"""``/speakers/ID``: everything on record of one who speaks."""

from __future__ import annotations

from walkback.record import as_record
from walkback.store.finding_list import FindingFilter
from walkback.store.ledger import Ledger
from walkback.web.asked import Asked
from walkback.web.view import Data, Page, Table, View
from walkback.web.views.record import load_record, record_table


def _page(ledger: Ledger, asked: Asked) -> Page:
    speaker = ledger.list_speaker(asked.key)
    record = load_record(ledger, asked, FindingFilter(speaker=speaker.id))
    return Page("speaker.html", speaker.name, {"speaker": speaker, "record": record})


def _data(ledger: Ledger, asked: Asked) -> Data:
    return Data(as_record(ledger.speaker(asked.key)))


def _table(ledger: Ledger, asked: Asked) -> Table:
    return record_table(ledger, asked, FindingFilter(speaker=ledger.list_speaker(asked.key).id))


VIEW = View(_page, _data, _table)
