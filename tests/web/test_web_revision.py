"""The page of what changed between two versions."""

import csv
import io
import re

import pytest
from pattern_reader import PatternReader
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from walkback.shown.comparison_record import comparison_record
from walkback.store.ledger import Ledger
from walkback.web.app import make_app

URL = "https://wire.example/ferry"
MORNING = """Ferry runs aground

“Nobody was hurt,” Elena Marsh said on Monday.

The ferry had left the harbour at nine with at least 40 people aboard.

The company has owned the ship since 2019.

A second ferry took the passengers home.
"""
EVENING = """Ferry runs aground off Velmar

“Nobody was hurt,” Elena Marsh said on Monday.

The ferry had left the harbour at nine with 52 people aboard.

The company has owned the ship since 2019.

A second ferry took the passengers home .

Correction: an earlier version said that at least 40 people were aboard.
"""
OTHER = "Bridge to stay shut\n\n“It will be shut for weeks,” Jonas Weil said on Tuesday.\n"


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("revision") / "ledger.db"
    with Ledger(path, reader=PatternReader()) as ledger:
        ledger.add_text(MORNING, url=URL, outlet="Wire", captured_at="2031-03-04T08:00:00Z")
        ledger.add_text(EVENING, url=URL, outlet="Wire", captured_at="2031-03-04T18:00:00Z")
        ledger.add_text(OTHER, url="https://wire.example/bridge", outlet="Wire", captured_at="2031-03-05")
    return path


@pytest.fixture(scope="module")
def room(path):
    with TestClient(make_app(path), base_url="http://localhost") as client:
        yield client


@pytest.fixture(scope="module")
def reports(path):
    with Ledger(path) as ledger:
        return {len(one.chain): one.id for one in ledger.reports()}


def text_of(html, selector):
    return [" ".join(one.text().split()) for one in LexborHTMLParser(html).css(selector)]


def test_substance_comes_first_and_noise_has_its_reason(room, reports):
    page = room.get(f"/reports/{reports[2]}/revision").text
    names = text_of(page, ".changes .what a:first-child")
    assert "Headline changed" in names
    assert any("Figure changed" in name for name in names)
    assert page.index('id="substance"') < page.index('id="text"') < page.index('id="noise"')
    assert any("punctuation" in words or "formatting" in words for words in text_of(page, ".noise-list li"))
    assert text_of(page, ".notes q") == ["Correction: an earlier version said that at least 40 people were aboard."]
    assert "note 1" in text_of(page, ".changes .noted")


@pytest.mark.parametrize("layout", ["inline", "beside"])
def test_the_whole_text_of_both_versions_can_be_read(room, reports, layout):
    page = room.get(f"/reports/{reports[2]}/revision?full=1&all=1&layout={layout}").text
    rows = LexborHTMLParser(page).css(".rows .wording")
    for node in rows:
        for gone in node.css("del"):
            gone.decompose()
    words = re.sub(r"\s+", " ", " ".join(node.text() for node in rows if "old" not in (node.attributes["class"] or "")))
    for sentence in ("Ferry runs aground off Velmar", "with 52 people aboard.", "since 2019.", "passengers home ."):
        assert sentence in words


def test_the_json_is_that_of_the_command_line(room, path, reports):
    with Ledger(path) as ledger:
        expected = comparison_record(ledger.compare(reports[2]))
    assert room.get(f"/reports/{reports[2]}/revision.json").json() == expected
    rows = list(csv.DictReader(io.StringIO(room.get(f"/reports/{reports[2]}/revision.csv").text)))
    assert [row["before"] for row in rows] == [change["before"] for change in expected["changes"]]


@pytest.mark.parametrize(
    ("versions", "query", "status", "words"),
    [
        (1, "", 400, "one version only"),
        (2, "?from=2&to=2", 400, "name the older one first"),
        (2, "?from=1&to=7", 404, "has versions 1 to 2"),
        (2, "?layout=upside-down", 400, "expected inline, beside"),
    ],
)
def test_what_cannot_be_compared_is_told(room, reports, versions, query, status, words):
    answer = room.get(f"/reports/{reports[versions]}/revision{query}")
    assert answer.status_code == status
    assert words in answer.text
