"""``/speakers``: who speaks, each once for all reports."""

from __future__ import annotations

from walkback.model import KnownSpeaker, SpeakerKind
from walkback.record import as_record
from walkback.shown.speaker_table import HEADER, row_of
from walkback.store.ledger import Ledger
from walkback.web.asked import Asked
from walkback.web.paging import DATA_ROWS, ROWS, paged
from walkback.web.view import Data, Page, Table, View


def _page(ledger: Ledger, asked: Asked) -> Page:
    found = ledger.list_speakers(
        by=asked.words("by"),
        kind=asked.choice("kind", SpeakerKind),
        party=asked.words("party"),
        limit=ROWS + 1,
        offset=(asked.page - 1) * ROWS,
    )
    return Page(
        "speakers.html",
        "Speakers",
        {
            "speakers": paged(asked, found, ROWS),
            "is_filtered": any(asked.words(name) for name in ("by", "kind", "party")),
            "size": ledger.size(),
        },
    )


def _load(ledger: Ledger, asked: Asked) -> list[KnownSpeaker]:
    return ledger.speakers(
        by=asked.words("by"),
        kind=asked.choice("kind", SpeakerKind),
        side=asked.words("party"),
        limit=DATA_ROWS + 1,
        offset=(asked.page - 1) * DATA_ROWS,
    )


def _data(ledger: Ledger, asked: Asked) -> Data:
    found = _load(ledger, asked)
    return Data([as_record(one) for one in found[:DATA_ROWS]], len(found) > DATA_ROWS)


def _table(ledger: Ledger, asked: Asked) -> Table:
    found = _load(ledger, asked)
    return Table(HEADER, map(row_of, found[:DATA_ROWS]), len(found) > DATA_ROWS)


VIEW = View(_page, _data, _table)
