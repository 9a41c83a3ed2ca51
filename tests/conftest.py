import pytest
from bag_model import BagModel
from pattern_reader import PatternReader

from walkback.question import pair_model


@pytest.fixture
def fake_reader():
    """A reader of two patterns in place of the network."""
    return PatternReader()


@pytest.fixture(autouse=True)
def _no_pair_network(request, monkeypatch):
    """Ledgers of tests judge pairs by shared words; a test of the network itself asks for it."""
    if "shipped_pairs" not in request.fixturenames:
        monkeypatch.setattr(pair_model, "shipped_pair_model", BagModel)


@pytest.fixture
def shipped_pairs():
    """The pair model that ships."""
    return pair_model.shipped_pair_model()
