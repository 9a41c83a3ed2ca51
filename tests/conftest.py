import pytest
from pattern_reader import PatternReader


@pytest.fixture
def fake_reader():
    """A reader of two patterns in place of the network."""
    return PatternReader()
