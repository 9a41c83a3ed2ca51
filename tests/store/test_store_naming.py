"""Which id a report has, and where ids of before lead."""

from itertools import permutations

import pytest
from invented import FERRY, FERRY_LATER, LIBRARY, facts_of
from pattern_reader import PatternReader
from stories import COUNCIL, TUNNEL

from walkback import Ledger
from walkback.model import content_id
from walkback.store.address import clean_address

LIVE = "https://wire.example/live"
URLS = [f"https://wire.example/2031/03/0{n}/ferry-aground-off-velmar-{word}" for n, word in ((4, "one"), (5, "two"))]


def page_of(url):
    return content_id(address=clean_address(url))


def add(ledger, text, url=None, at="2031-03-04T10:00:00Z", outlet="Wire"):
    return ledger.add_text(text, url=url, outlet=outlet, captured_at=at).outcomes[0].report


def test_a_report_has_the_id_of_its_least_page_with_an_address(ledger):
    for url, text in zip([*URLS, None], [FERRY, FERRY_LATER, FERRY_LATER.replace("inspected", "checked")], strict=True):
        add(ledger, text, url)
    (report,) = ledger.reports()
    assert report.id == min(map(page_of, URLS))


CAPTURES = [(TUNNEL, "2031-03-04T10:00:00Z"), (COUNCIL, "2031-03-04T12:00:00Z"), (COUNCIL, "2031-03-04T15:00:00+09:00")]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_of_two_reports_on_one_page_the_earlier_has_its_id_also_if_that_turns_out_late(tmp_path, order):
    with Ledger(tmp_path / "ledger.db", reader=PatternReader()) as ledger:
        for n in order:
            add(ledger, CAPTURES[n][0], LIVE, CAPTURES[n][1])
        first, second = sorted(ledger.reports(), key=lambda r: r.id != page_of(LIVE))
        assert ledger.version(first.versions[0].version).text == COUNCIL  # 15:00 in Tokyo is 06:00 in London
        assert first.id == page_of(LIVE)
        assert second.id == content_id(page=first.id, version=second.versions[0].version)
        facts = facts_of(ledger)
        for n in order:
            add(ledger, CAPTURES[n][0], LIVE, CAPTURES[n][1])
        assert facts_of(ledger) == facts


def test_every_id_that_was_told_leads_to_where_its_texts_are(ledger):
    told = [(add(ledger, text, LIVE, at), text) for text, at in CAPTURES]
    told += [(add(ledger, FERRY), FERRY), (add(ledger, FERRY_LATER, URLS[1]), FERRY_LATER)]
    told += [(add(ledger, FERRY_LATER, URLS[0]), FERRY_LATER), (add(ledger, LIBRARY), LIBRARY)]
    for id_, text in told[3:]:
        assert text in [ledger.version(v.version).text for v in ledger.report(id_).versions]
    on_page = {report.id for report in ledger.reports() if report.urls == (LIVE,)}
    assert {ledger.report(id_).id for id_, _ in told[:3]} <= on_page


def test_what_was_judged_of_a_report_holds_when_it_is_found_to_be_another_ones_version(ledger):
    ferry, library = add(ledger, FERRY), add(ledger, LIBRARY)
    ledger.judge("merge", f"{ferry} Elena Marsh", f"{library} Jonas Weil", by="D. R.")
    (both,) = (one for one in ledger.speakers(by="Marsh") if "Jonas Weil" in one.names)
    add(ledger, FERRY_LATER, URLS[0])
    assert ledger.report(ferry).id == page_of(URLS[0]) != ferry
    (still,) = (one for one in ledger.speakers(by="Marsh") if "Jonas Weil" in one.names)
    assert set(still.names) == set(both.names)


def test_where_an_address_leads_is_told_with_its_time(ledger):
    add(ledger, FERRY, URLS[0], "2031-03-04T10:00:00Z")
    add(ledger, FERRY_LATER, URLS[0] + "?utm_source=x", "2031-03-05T10:00:00Z")
    add(ledger, FERRY_LATER, URLS[0], "2031-03-06T10:00:00Z")
    (report,) = ledger.reports()
    assert [(one.url, str(one.first_captured_at)[:10], str(one.last_captured_at)[:10]) for one in report.addresses] == [
        (URLS[0], "2031-03-04", "2031-03-06"),
        (URLS[0] + "?utm_source=x", "2031-03-05", "2031-03-05"),
    ]
