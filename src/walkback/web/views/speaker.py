"""``/speakers/ID``: everything on record of one who speaks, and who else they are taken to be."""

from __future__ import annotations

from enum import StrEnum

from walkback.errors import UnknownRecord, UsageError
from walkback.record import as_record
from walkback.store.finding_list import FindingFilter
from walkback.store.ledger import Ledger
from walkback.web.asked import Asked
from walkback.web.feed import ENTRIES, Feed, statement_entry
from walkback.web.form import Form
from walkback.web.view import Data, Page, Table, View
from walkback.web.views.question import id_in
from walkback.web.views.record import load_record, record_table

APPEARANCES = 40  # reports of which the names are listed
FITTING = 6  # speakers that are named where a typed name fits several


class Step(StrEnum):
    """What a person sets right on a speaker."""

    MERGE = "merge"
    SPLIT = "split"


def _page(ledger: Ledger, asked: Asked) -> Page:
    speaker = ledger.list_speaker(asked.key)
    record = load_record(ledger, asked, FindingFilter(speaker=speaker.id))
    first = asked.page == 1
    known = ledger.speaker(speaker.id) if first and speaker.reports <= APPEARANCES else None
    return Page(
        "speaker.html", speaker.name, {"speaker": speaker, "known": known, "record": record, "most": APPEARANCES}
    )


def _data(ledger: Ledger, asked: Asked) -> Data:
    return Data(as_record(ledger.speaker(asked.key)))


def _table(ledger: Ledger, asked: Asked) -> Table:
    return record_table(ledger, asked, FindingFilter(speaker=ledger.list_speaker(asked.key).id))


def _feed(ledger: Ledger, asked: Asked) -> Feed:
    speaker = ledger.list_speaker(asked.key)
    said = ledger.timeline(by=speaker.id, limit=ENTRIES, newest=True)
    return Feed(speaker.name, asked.address(), [statement_entry(one) for one in said])


def _change(ledger: Ledger, asked: Asked, form: Form) -> str:
    step = form.choice("step", Step)
    if step is Step.MERGE:
        other = _speaker_in(ledger, form.needed("other", "the name or address of the other speaker"))
        ledger.judge(step.value, asked.key, other, by=form.by, note=form.note)
        return _address_now(ledger, asked.key, other)
    left, right = form.needed("left", "the first report and name"), form.needed("right", "the second one")
    ledger.judge(step.value, left, right, by=form.by, note=form.note)
    return form.back("/speakers")


def _address_now(ledger: Ledger, *ids: str) -> str:
    """Where a speaker is to be found that had one of these ids before it was merged."""
    for one in ids:
        try:
            return f"/speakers/{ledger.list_speaker(one).id}"
        except UnknownRecord:
            continue
    return "/speakers"


def _speaker_in(ledger: Ledger, typed: str) -> str:
    """The id of the speaker whose address, id or name was typed.

    Raises:
        UsageError: the name fits none, or several.
    """
    if "/" in typed:
        return id_in(typed)
    found = ledger.list_speakers(by=typed, limit=FITTING + 1)
    exact = [one for one in found if typed.casefold() in (name.casefold() for name in one.names)]
    chosen = exact if len(exact) == 1 else found
    if len(chosen) == 1:
        return chosen[0].id
    if not chosen:
        return typed  # perhaps an id; the ledger tells if it is none
    names = "; ".join(f"{one.name} ({one.id[:8]})" for one in chosen[:FITTING])
    raise UsageError(f'"{typed}" fits several speakers: {names}. Give the digits in brackets, or the address of a page')


VIEW = View(_page, _data, _table, feed=_feed, change=_change)
