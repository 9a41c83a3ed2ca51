"""``/findings/ID``: one finding, face to face, and why it was made."""

from __future__ import annotations

from walkback.finding.explain import explain
from walkback.finding.record import Spoken
from walkback.record import as_record
from walkback.store.ledger import Ledger
from walkback.web.asked import Asked
from walkback.web.view import Data, Page, View
from walkback.web.views.finding_list import edit_clocks
from walkback.web.wording import kind_words


def _page(ledger: Ledger, asked: Asked) -> Page:
    finding = ledger.finding(asked.key)
    what = finding.ask if isinstance(finding, Spoken) else finding.headline or "(no headline)"
    return Page(
        "finding.html",
        f"{kind_words(finding.kind)}: {what}",
        {"finding": finding, "lines": explain(finding)[2:], "clocks": edit_clocks(ledger, [finding])},
    )


def _data(ledger: Ledger, asked: Asked) -> Data:
    return Data(as_record(ledger.finding(asked.key)))


VIEW = View(_page, _data)
