"""The great ledger that pages are timed on: as sound as the small one that it is made of."""

import random
import sqlite3
from contextlib import closing

import pytest
from starlette.testclient import TestClient

from bench.web import Answer, _outcome, addresses
from bench.web_ledger import multiply
from walkback.sample import sample_manifest
from walkback.store.ledger import Ledger
from walkback.web.app import make_app

STATEMENTS = 400


@pytest.fixture(autouse=True)
def _no_pair_network():
    """The sample is judged by the network that ships."""


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    path = tmp_path_factory.mktemp("web") / "small.db"
    with Ledger(path) as ledger:
        ledger.add(manifest=sample_manifest())
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


@pytest.fixture(scope="module")
def great(small):
    path = small.with_name("great.db")
    multiply(small, path, statements=STATEMENTS)
    return path


def test_every_span_slices_to_its_words(great):
    with Ledger(great) as ledger:
        found = ledger.statements()
        assert len(found) >= STATEMENTS
        texts = {}
        for one in found:
            for place in one.attestations:
                text = texts.setdefault(place.version, ledger.version(place.version).text)
                for words in (*place.source, *place.cue, *place.content):
                    assert text[words.span.start : words.span.end] == words.exact


def test_copies_are_complete(small, great):
    with Ledger(small) as one, Ledger(great) as many:
        copies = len(many.reports()) // len(one.reports())
        assert len(many.reports()) == copies * len(one.reports())
        assert len(many.findings()) == copies * len(one.findings())
        assert len(many.figures()) == copies * len(one.figures())
        most = max(many.questions(), key=lambda q: len(q.answers))
        assert len(most.answers) > 3 * max(len(q.answers) for q in one.questions())


def test_every_kind_of_page_answers(great):
    with closing(sqlite3.connect(great)) as connection:
        kinds = addresses(connection, random.Random(3), 2)
    with TestClient(make_app(great), base_url="http://localhost") as client:
        for kind, given in kinds.items():
            for address in given:
                assert client.get(address).status_code == 200, (kind, address)


def test_what_is_told_of_the_answers():
    answers = [Answer("home", "/", ms, 1000, 200) for ms in (10, 20, 30)] + [
        Answer("side", "/sides/x", 900, 200_000, 500)
    ]
    told = _outcome(answers, {"reports": 1}, 1.0)
    assert (told.figures["home_ms"], told.figures["side_p95_ms"], told.figures["kinds_over"]) == (20, 900, 1)
    assert told.failed
    assert "FAILED 500: /sides/x" in told.text
