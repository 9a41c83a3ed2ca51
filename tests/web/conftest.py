"""Reading rooms to be looked into: over the sample, over little, over nothing; and a walk through all their pages."""

import shutil

import pytest
from pattern_reader import PatternReader
from rooms import BASE, TOLD, Walk, opened
from starlette.testclient import TestClient

from walkback.sample import sample_manifest
from walkback.store.ledger import Ledger


@pytest.fixture(autouse=True)
def _no_pair_network():
    """The sample is judged by the network that ships, and so are questions asked of it."""


@pytest.fixture(scope="session")
def sample_path(tmp_path_factory):
    """The bundled sample; of its findings one is confirmed and one rejected."""
    path = tmp_path_factory.mktemp("web") / "sample.db"
    with Ledger(path) as ledger:
        ledger.add(manifest=sample_manifest())
        first, *_, last = ledger.findings()
        ledger.judge_finding(first.id, "confirm", by="ek", note="read both", at="2031-03-04T10:00:00Z")
        ledger.judge_finding(last.id, "reject", by="bo", at="2031-03-05T10:00:00Z")
    return path


@pytest.fixture(scope="session")
def sample_room(sample_path):
    with opened(sample_path) as app:
        yield app


@pytest.fixture
def sample(sample_path):
    with Ledger(sample_path) as ledger:
        yield ledger


@pytest.fixture
def client(sample_room):
    """A browser of its own in the sample's room."""
    return TestClient(sample_room, base_url=BASE, follow_redirects=False)


@pytest.fixture(scope="session")
def walk(sample_room):
    """Every page of the sample that links lead to."""
    return Walk(TestClient(sample_room, base_url=BASE, raise_server_exceptions=False))


@pytest.fixture
def own_path(sample_path, tmp_path):
    """A copy of the sample that a test may change."""
    return shutil.copy(sample_path, tmp_path / "own.db")


@pytest.fixture
def own_client(own_path):
    with opened(own_path) as app:
        yield TestClient(app, base_url=BASE, follow_redirects=False)


@pytest.fixture(scope="session")
def read_only_room(sample_path):
    with opened(sample_path, read_only=True) as app:
        yield app


@pytest.fixture
def read_only_client(read_only_room):
    return TestClient(read_only_room, base_url=BASE, follow_redirects=False)


@pytest.fixture
def no_path(tmp_path):
    return tmp_path / "none-yet.db"


@pytest.fixture
def empty_client(no_path):
    """Over a ledger that does not exist yet."""
    with opened(no_path) as app:
        yield TestClient(app, base_url=BASE)


@pytest.fixture(scope="session")
def one_room(tmp_path_factory):
    path = tmp_path_factory.mktemp("web") / "one.db"
    with Ledger(path, reader=PatternReader()) as ledger:
        ledger.add_text(TOLD, url="https://wire.example/a-story", outlet="Wire", published_at="2031-03-04")
    with opened(path) as app:
        yield app


@pytest.fixture
def one_client(one_room):
    """Over a ledger of one report."""
    return TestClient(one_room, base_url=BASE)
