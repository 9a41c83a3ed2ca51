"""``/findings/ID``: one finding, face to face, why it was made, and what a person decides on it."""

from __future__ import annotations

from enum import StrEnum

from walkback.finding.explain import explain
from walkback.finding.record import Spoken
from walkback.record import as_record
from walkback.store.ledger import Ledger
from walkback.web.asked import Asked
from walkback.web.form import Form
from walkback.web.view import Data, Page, View
from walkback.web.views.finding_list import edit_clocks
from walkback.web.wording import kind_words


class Verdict(StrEnum):
    """What a person decides on a finding."""

    CONFIRM = "confirm"
    REJECT = "reject"


def _page(ledger: Ledger, asked: Asked) -> Page:
    finding = ledger.finding(asked.key)
    what = finding.ask if isinstance(finding, Spoken) else finding.headline or "(no headline)"
    clocks = edit_clocks(ledger, [finding])
    if asked.words("card"):  # a card of a list, to take the place of what it was before it was decided on
        return Page("card.html", what, {"finding": finding, "clocks": clocks})
    return Page(
        "finding.html",
        f"{kind_words(finding.kind)}: {what}",
        {"finding": finding, "lines": explain(finding)[2:], "clocks": clocks},
    )


def _data(ledger: Ledger, asked: Asked) -> Data:
    return Data(as_record(ledger.finding(asked.key)))


def _change(ledger: Ledger, asked: Asked, form: Form) -> str:
    verdict = form.choice("verdict", Verdict)
    ledger.judge_finding(asked.key, verdict, by=form.by, note=form.note)
    return form.back(f"/findings/{asked.key}")


VIEW = View(_page, _data, change=_change)
