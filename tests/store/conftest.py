import pytest

from walkback import Ledger


@pytest.fixture
def ledger(tmp_path, fake_reader):
    with Ledger(tmp_path / "ledger.db", reader=fake_reader) as opened:
        yield opened
