"""Feeds: well-formed Atom that is the same whenever it is asked for, and has what its page has."""

import re
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from datetime import datetime

import pytest
from rooms import BASE, opened
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from walkback.finding.record import FindingKind, Rewritten, Spoken
from walkback.store.ledger import Ledger
from walkback.web import feed
from walkback.web.app import VIEWS
from walkback.web.feed import ENTRIES, LONGEST_WORDS, NEVER, Entry, Feed, finding_entry, statement_entry
from walkback.web.look import render_feed
from walkback.web.views import finding_list, speaker

ATOM = "{http://www.w3.org/2005/Atom}"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
FEEDS = [route for route, view in VIEWS.items() if view.feed]


def read(answer):
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/atom+xml")
    return ElementTree.fromstring(answer.content)


def texts(node, name):
    return [one.text for one in node.iter(f"{ATOM}{name}")]


def entry_ids(node):
    return [entry.findtext(f"{ATOM}id") for entry in node.iter(f"{ATOM}entry")]


def address_of(walk, route):
    return (route if "{" not in route else walk.first(route)) + ".atom"


@pytest.mark.parametrize("route", FEEDS)
def test_each_feed_has_what_atom_asks_for(client, walk, route):
    address = address_of(walk, route)
    root = read(client.get(address))
    assert root.tag == f"{ATOM}feed"
    for name in ("title", "id", "updated"):
        assert len(root.findall(f"{ATOM}{name}")) == 1
    assert root.findtext(f"{ATOM}title").startswith("Walkback: ")
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    links = {one.get("rel"): one.get("href") for one in root.findall(f"{ATOM}link")}
    assert links == {"self": BASE + address, "alternate": BASE + address.removesuffix(".atom")}
    entries = root.findall(f"{ATOM}entry")
    for entry in entries:
        for name in ("title", "id", "updated", "summary"):
            assert len(entry.findall(f"{ATOM}{name}")) == 1
            assert entry.findtext(f"{ATOM}{name}").strip()
        assert entry.findtext(f"{ATOM}id").startswith("urn:walkback:")
        link = entry.find(f"{ATOM}link").get("href")
        assert link.startswith(f"{BASE}/")
        assert client.get(link.removeprefix(BASE)).status_code == 200
    ids = entry_ids(root)
    assert len(ids) == len(set(ids)) <= ENTRIES
    days = texts(root, "updated")
    assert all(RFC_3339.fullmatch(day) and datetime.fromisoformat(day) for day in days)
    assert days[0] == max(days[1:], default=NEVER)  # the feed's own is that of its newest
    assert days[1:] == sorted(days[1:], reverse=True)


def test_the_feeds_are_filled(client, walk):
    assert len(FEEDS) > 3
    filled = {route: len(entry_ids(read(client.get(address_of(walk, route))))) for route in FEEDS}
    assert filled["/findings"] > 8
    assert filled["/questions/{key}"] > 2 and filled["/speakers/{key}"] > 0


@pytest.mark.parametrize("route", FEEDS)
def test_a_feed_is_the_same_whenever_it_is_made(client, walk, sample_path, route):
    address = address_of(walk, route)
    first = client.get(address).content
    assert client.get(address).content == first
    with opened(sample_path) as app:  # another start of the server
        again = TestClient(app, base_url=BASE, headers={"cookie": "walkback_seen=1.2"})
        assert again.get(address).content == first


def test_ids_and_days_are_those_of_what_is_told(client, sample):
    root = read(client.get("/findings.atom"))
    found = {f"urn:walkback:finding:{one.id}": one for one in sample.findings()}
    assert sorted(entry_ids(root)) == sorted(found)
    for entry in root.iter(f"{ATOM}entry"):
        one = found[entry.findtext(f"{ATOM}id")]
        assert entry.find(f"{ATOM}category").get("term") == one.kind
        assert entry.find(f"{ATOM}link").get("href") == f"{BASE}/findings/{one.id}"
        updated, summary = entry.findtext(f"{ATOM}updated"), entry.findtext(f"{ATOM}summary")
        if isinstance(one, Rewritten):
            assert updated == "2027-11-30T05:50:00Z"  # when the later version was first seen
            for words in (one.before, one.after):
                assert words[:LONGEST_WORDS] in summary
        else:
            said, reported = one.later.said_at, one.later.article_day
            day = (said.first or said.last) if said else reported.day
            assert updated == f"{day}T00:00:00Z"
            assert one.ask[:100] in entry.findtext(f"{ATOM}title")
            for statement in (one.earlier, one.later):
                assert statement.content[:LONGEST_WORDS] in summary
                assert statement.speaker is None or statement.speaker.name in summary


def test_the_id_of_a_feed_does_not_hang_on_how_it_was_reached(client):
    found = {read(client.get("/findings.atom", headers={"host": host})).findtext(f"{ATOM}id") for host in HOSTS}
    assert len(found) == 1


HOSTS = ("localhost:8765", "127.0.0.1:9000")


def test_links_are_to_where_it_was_reached(client):
    for host in HOSTS:
        root = read(client.get("/findings.atom", headers={"host": host}))
        links = [one.get("href") for one in root.iter(f"{ATOM}link")]
        assert links and all(link.startswith(f"http://{host}/") for link in links)


@pytest.mark.parametrize(
    "query",
    [
        "kind=denial", "kind=quiet_edit", "min_strength=strong", "side=Estonia", "outlet=nordwire", "since=2027-11-30",
        "until=2027-11-29", "rejected=1", "unjudged=1", "kind=denial&min_strength=strong", "side=Nobody",
    ],
)  # fmt: skip
def test_filters_are_those_of_the_page(client, query):
    root = read(client.get(f"/findings.atom?{query}"))
    listed = [one["id"] for one in client.get(f"/findings.json?{query}&order=newest").json()]
    assert entry_ids(root) == [f"urn:walkback:finding:{key}" for key in listed]
    links = {one.get("rel"): one.get("href") for one in root.findall(f"{ATOM}link")}
    assert links == {"self": f"{BASE}/findings.atom?{query}", "alternate": f"{BASE}/findings?{query}"}
    page = LexborHTMLParser(client.get(f"/findings?{query}").text)
    offered = {a.attributes["href"] for a in page.css("footer a") if a.text() == "Atom feed"}
    assert offered == {f"/findings.atom?{query}"}


def test_a_filter_that_makes_no_sense_is_told(client):
    answer = client.get("/findings.atom?since=Monday")
    assert (answer.status_code, answer.headers["content-type"]) == (400, "text/plain; charset=utf-8")
    assert 'got "Monday"' in answer.text


def test_a_feed_of_a_report_has_its_edits(client, sample):
    edited = next(one for one in sample.reports() if len(one.chain) > 1)
    edits = [one.id for one in sample.findings() if isinstance(one, Rewritten) and one.report == edited.id]
    assert edits
    found = entry_ids(read(client.get(f"/reports/{edited.id}.atom")))
    assert sorted(found) == sorted(f"urn:walkback:finding:{key}" for key in edits)
    single = next(one for one in sample.reports() if len(one.chain) == 1)
    empty = read(client.get(f"/reports/{single.id}.atom"))
    assert (entry_ids(empty), empty.findtext(f"{ATOM}updated")) == ([], NEVER)


def test_a_feed_of_a_speaker_has_what_they_say(client, sample):
    one = max(sample.list_speakers(), key=lambda known: known.statements)
    said = sample.timeline(by=one.id, newest=True)
    assert entry_ids(read(client.get(f"/speakers/{one.id}.atom"))) == [f"urn:walkback:statement:{s.id}" for s in said]


def test_a_feed_of_a_question_has_its_answers_and_findings(client, sample):
    for asked in sample.questions():
        found = entry_ids(read(client.get(f"/questions/{asked.id}.atom")))
        wanted = [
            *(f"urn:walkback:statement:{one.statement.id}" for one in asked.answers),
            *(f"urn:walkback:finding:{one.id}" for one in asked.findings),
        ]
        assert sorted(found) == sorted(wanted)


def test_a_feed_holds_so_many_entries(client, monkeypatch):
    whole = entry_ids(read(client.get("/findings.atom")))
    monkeypatch.setattr(finding_list, "ENTRIES", 3)
    monkeypatch.setattr(speaker, "ENTRIES", 1)
    assert entry_ids(read(client.get("/findings.atom"))) == whole[:3]


def test_nothing_on_record_is_a_feed_too(empty_client):
    root = read(empty_client.get("/findings.atom"))
    assert (entry_ids(root), root.findtext(f"{ATOM}updated")) == ([], NEVER)


def test_whatever_it_tells_it_is_well_formed():
    bad = "]]>&<script>\x00\x1b\u202e\ufffe\ud800\U0001f6a2 \r\n\t“”"
    made = Feed(bad, "/findings", [Entry("urn:walkback:x:1", bad, '/findings/1?a="&b=<', NEVER, bad, "denial")])
    text = render_feed(made, base='http://localhost:1/"<', path="/findings.atom?a=1&b=2")
    root = ElementTree.fromstring(text.encode())
    assert root.find(f"{ATOM}link").get("href") == 'http://localhost:1/"</findings.atom?a=1&b=2'
    assert "]]>&<script>" in root.findtext(f"{ATOM}title")
    assert not set(root.findtext(f"{ATOM}entry/{ATOM}summary")) & set("\x00\x1b\u202e\ufffe\ud800")


def test_long_words_are_cut(sample):
    one = next(one for one in sample.findings() if isinstance(one, Spoken))
    long = replace(one.later, content="x" * 10_000)
    entry = finding_entry(replace(one, ask="y" * 10_000, later=long), None)
    assert len(entry.title) < 400 and len(entry.summary) < 2_000
    assert len(statement_entry(long).title) < 400


def test_an_edit_without_clocks_is_told_without_one(sample):
    edit = next(one for one in sample.findings(kind=FindingKind.QUIET_EDIT))
    assert finding_entry(edit, None).updated == NEVER
    assert feed.Feed("x", "/", [finding_entry(edit, None)]).updated == NEVER


def test_a_judgement_changes_no_id(own_client, own_path):
    before = entry_ids(read(own_client.get("/findings.atom")))
    with Ledger(own_path) as ledger:
        key = before[0].rsplit(":", 1)[1]
        ledger.judge_finding(key, "confirm", by="ek")
    assert entry_ids(read(own_client.get("/findings.atom"))) == before
    with Ledger(own_path) as ledger:
        ledger.judge_finding(key, "reject", by="ek")
    assert entry_ids(read(own_client.get("/findings.atom"))) == before[1:]
