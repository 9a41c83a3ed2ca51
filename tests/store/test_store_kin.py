"""Which captures are one report, and which are copies, whatever their addresses and the order in which they come."""

import random
import sqlite3

import pytest
from invented import FERRY, FERRY_LATER, LIBRARY, facts_of
from pattern_reader import PatternReader
from stories import COUNCIL, TUNNEL

import walkback.store.adding as adding
from walkback import Ledger
from walkback.errors import UnknownRecord
from walkback.lineage.candidates import CROWD
from walkback.model import Extractor
from walkback.version import plain

URL = "https://wire.example/2031/03/04/ferry-aground-off-velmar"


def add(ledger, text, url=None, outlet="Wire", day=4, hour=10):
    at = f"2031-03-{day:02}T{hour:02}:00:00Z"
    return ledger.add_text(text, url=url, outlet=outlet, captured_at=at).outcomes[0]


def chains(ledger):
    return sorted([ledger.version(s.version).text for s in report.chain] for report in ledger.reports())


@pytest.mark.parametrize(
    "other",
    [
        "https://m.wire.example/2031/03/04/ferry-aground-off-velmar",
        "https://wire.example/amp/2031/03/04/ferry-aground-off-velmar",
        URL + "?utm_source=feed&fbclid=1#top",
        "https://wire.example/2031/03/05/ferry-sunk-off-velmar",  # moved: another address, the same words
        None,
    ],
)
def test_another_address_of_a_report_is_no_other_report(ledger, other):
    add(ledger, FERRY, URL)
    add(ledger, FERRY_LATER, other, day=5)
    (report,) = ledger.reports()
    assert [ledger.version(v.version).text for v in report.versions] == [FERRY, FERRY_LATER]
    if other:
        assert ledger.report(other).id == report.id


def test_other_stories_of_an_outlet_stay_apart(ledger):
    add(ledger, FERRY, URL)
    add(ledger, LIBRARY, "https://wire.example/2031/03/04/library-closes")
    add(ledger, COUNCIL)
    assert len(ledger.reports()) == 3
    assert all(report.lineage is None for report in ledger.reports())


def test_a_copy_at_another_outlet_is_a_report_of_its_own_and_of_one_lineage(ledger):
    add(ledger, FERRY, URL)
    add(ledger, FERRY, "https://mail.example/news/77123456", outlet="Mail", day=5)
    wire, mail = sorted(ledger.reports(), key=lambda r: r.outlet, reverse=True)
    assert wire.lineage == mail.lineage
    assert wire.lineage.reports == tuple(sorted((wire.id, mail.id)))
    assert wire.lineage.origin == wire.id  # it had it first
    assert len(ledger.statements(search="inspected")) == 2


def test_an_address_that_is_used_for_another_story_later_is_two_reports(ledger):
    page = "https://wire.example/live"
    add(ledger, TUNNEL, page)
    add(ledger, COUNCIL, page, day=9)
    assert chains(ledger) == sorted([[TUNNEL], [COUNCIL]])
    with pytest.raises(UnknownRecord, match=r"more than one report.*2031-03-0[49]T10.*2031-03-0[49]T10"):
        ledger.report(page)


def test_an_id_from_before_two_were_found_to_be_one_still_leads_there(ledger):
    before = [add(ledger, FERRY, URL).report, add(ledger, COUNCIL).report]
    late = add(ledger, FERRY_LATER, None, day=5).report
    assert {ledger.report(before[0]).id, ledger.report(late).id} == {ledger.report(URL).id}
    assert ledger.report(before[1]).id == before[1]


def test_a_page_that_changes_by_and_by_until_no_word_is_the_same_is_one_report(ledger):
    paragraphs = [*TUNNEL.split("\n\n"), *COUNCIL.split("\n\n"), *LIBRARY.split("\n\n"), *FERRY.split("\n\n")]
    texts = ["\n\n".join(paragraphs[n : n + 5]) for n in range(len(paragraphs) - 4)]
    assert not set(texts[0].split("\n\n")) & set(texts[-1].split("\n\n"))
    for n, text in enumerate(texts):
        add(ledger, text, "https://wire.example/live", hour=n)
    assert chains(ledger) == [texts]


def test_a_story_that_many_outlets_have_is_one_lineage(ledger):
    outlets = 3 * CROWD
    for n in range(outlets):
        add(
            ledger,
            f"{TUNNEL}\n\nThe paper of quarter {n} has the map.",
            f"https://paper{n}.example/tunnel",
            f"Paper {n}",
        )
    reports = ledger.reports()
    assert len(reports) == outlets
    assert {len(report.lineage.reports) for report in reports} == {outlets}


INPUTS = [
    (FERRY, URL, "Wire", 4),
    (FERRY_LATER, "https://m.wire.example/2031/03/04/ferry-aground-off-velmar", "Wire", 5),
    (FERRY, "https://mail.example/news/77123456", "Mail", 4),
    (FERRY_LATER.replace("inspected", "checked twice"), None, "Wire", 6),
    (TUNNEL, "https://wire.example/live", "Wire", 4),
    (COUNCIL, "https://wire.example/live", "Wire", 8),
    (COUNCIL, "https://mail.example/council-sells-old-fire-station", "Mail", 9),
]


def test_order_of_arrival_changes_nothing(tmp_path):
    found = []
    for seed in range(6):
        inputs = list(INPUTS)
        random.Random(seed).shuffle(inputs)
        with Ledger(tmp_path / f"{seed}.db", reader=PatternReader()) as ledger:
            for text, url, outlet, day in inputs:
                add(ledger, text, url, outlet, day)
            found.append(facts_of(ledger))
            before = facts_of(ledger)
            for text, url, outlet, day in inputs:
                add(ledger, text, url, outlet, day)
            assert facts_of(ledger) == before
    assert all(one == found[0] for one in found)


def test_what_another_method_placed_is_placed_anew_at_the_next_add(ledger):
    for text, url, outlet, day in INPUTS:
        add(ledger, text, url, outlet, day)
    before = facts_of(ledger)
    ledger.close()
    with sqlite3.connect(ledger.path) as connection:  # as a ledger from before texts were set beside one another
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM renditions")
        connection.execute("DELETE FROM lineages")
        connection.execute("UPDATE derivations SET report = page")
        connection.execute("INSERT OR IGNORE INTO unplaced (page) SELECT DISTINCT page FROM derivations")
    connection.close()
    add(ledger, *INPUTS[0])
    assert facts_of(ledger) == before


def test_a_page_that_goes_back_to_its_text_has_that_version_in_its_chain_again(ledger):
    for hour, text in enumerate((FERRY, FERRY_LATER, FERRY_LATER, FERRY, FERRY)):
        add(ledger, text, URL, hour=hour)
    (report,) = ledger.reports()
    assert len(report.versions) == 2
    assert chains(ledger) == [[FERRY, FERRY_LATER, FERRY]]
    assert [s.reverts_to for s in report.chain] == [None, None, 1]
    assert [s.revises for s in report.chain] == [None, 1, 2]
    assert [(s.first_captured_at.at.hour, s.last_captured_at.at.hour) for s in report.chain] == [(0, 0), (1, 2), (3, 4)]
    assert report.latest.version == report.chain[0].version
    assert ledger.reading(URL).text == FERRY
    back = ledger.compare(URL)
    assert (back.old.text, back.new.text, back.reverts_to) == (FERRY_LATER, FERRY, 1)
    assert ledger.compare(URL, 1, 2).reverts_to is None


def test_two_pages_of_a_report_that_show_their_own_texts_by_turns_go_back_to_nothing(ledger):
    phone = "https://m.wire.example/2031/03/04/ferry-aground-off-velmar"
    for hour in range(6):
        add(ledger, *((FERRY, URL) if hour % 2 else (FERRY_LATER, phone)), hour=hour)
    (report,) = ledger.reports()
    assert [s.reverts_to for s in report.chain] == [None, None]


def test_bytes_that_another_extractor_reads_make_no_version(ledger, monkeypatch):
    for hour, text in enumerate((FERRY, FERRY_LATER)):
        add(ledger, text, URL, hour=hour)
    newer = Extractor(plain.EXTRACTOR.name, plain.EXTRACTOR.version + ".1")
    monkeypatch.setattr(plain, "EXTRACTOR", newer)
    monkeypatch.setattr(adding, "running_extractors", lambda: frozenset((newer,)))
    add(ledger, FERRY_LATER, URL, hour=2)
    (report,) = ledger.reports()
    assert chains(ledger) == [[FERRY, FERRY_LATER]]
    assert [(s.first_captured_at.at.hour, s.last_captured_at.at.hour) for s in report.chain] == [(0, 0), (1, 2)]
    assert ledger.version(report.chain[1].version).extractor == newer
    add(ledger, FERRY, URL, hour=0)
    assert [s.reverts_to for s in ledger.report(URL).chain] == [None, None]
    assert ledger.compare(URL).like_with_like
