"""The newest findings as an Atom feed (RFC 4287)."""

from __future__ import annotations

from datetime import UTC, datetime, time

from walkback.finding.record import Finding, Rewritten, Spoken
from walkback.moment import Moment
from walkback.store.finding_list import FindingOrder
from walkback.store.ledger import Ledger
from walkback.web.asked import Asked
from walkback.web.look import render_feed
from walkback.web.views.finding_list import edit_clocks, filter_of

ENTRIES = 50
NEVER = "1970-01-01T00:00:00Z"  # where no clock tells; Atom asks for one


def feed_text(ledger: Ledger, asked: Asked, *, base: str) -> str:
    """Return the feed; it takes the filters of the list of findings.

    An entry's time is the day on which the later words were said, or the clock of the later version, so that it is the
    same whenever the feed is made. Its id hangs on the finding alone.

    Args:
        ledger: the ledger.
        asked: the address.
        base: the address of the reading room, with a slash at its end.

    Raises:
        UsageError: a filter makes no sense.
    """
    found = ledger.finding_page(filter_of(asked), order=FindingOrder.NEWEST, limit=ENTRIES).findings
    clocks = edit_clocks(ledger, found)
    entries = [(one, _updated(one, clocks)) for one in found]
    return render_feed(entries, base=base, updated=max((at for _, at in entries), default=NEVER))


def _updated(one: Finding, clocks: dict[tuple[str, str], Moment]) -> str:
    """When the later words were said, or the later version was seen, as RFC 3339."""
    if isinstance(one, Rewritten):
        clock = clocks.get((one.report, one.new_version))
        return _rfc3339(clock.at) if clock else NEVER
    assert isinstance(one, Spoken)
    said, reported = one.later.said_at, one.later.article_day
    day = (said.first or said.last) if said else None
    if day is None:
        day = reported.day if reported else None
    return _rfc3339(datetime.combine(day, time(), UTC)) if day else NEVER


def _rfc3339(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
