"""Vectors are loaded once, and anew when the ledger has changed, whoever changed it."""

import numpy as np
import pytest
from test_store_questions import INPUTS, add

from walkback import Ledger
from walkback.store import vectors


@pytest.fixture
def loads(monkeypatch):
    """How often vectors were read from the ledger."""
    seen = []
    real = vectors.load_vectors
    monkeypatch.setattr(vectors, "load_vectors", lambda connection: seen.append(1) or real(connection))
    return seen


def test_asking_twice_loads_once(ledger, loads):
    for one in INPUTS[:2]:
        add(ledger, *one)
    loads.clear()
    first = ledger.ask("Was the port of Velmar warned?")
    assert ledger.ask("Was the port of Velmar warned?") == first
    assert len(loads) == 1


def test_what_was_added_since_is_found(ledger):
    add(ledger, *INPUTS[0])
    before = ledger.ask("Was the port of Velmar warned before the flood?")
    for one in INPUTS[1:]:
        add(ledger, *one)
    assert ledger.ask("Was the port of Velmar warned before the flood?") != before


def test_what_another_process_added_is_found(ledger):
    add(ledger, *INPUTS[0])
    before = ledger.ask("Was the port of Velmar warned before the flood?")
    with Ledger(ledger.path, reader=ledger._reader, pairs=ledger._pairs) as other:
        for one in INPUTS[1:]:
            add(other, *one)
    assert ledger.ask("Was the port of Velmar warned before the flood?") != before


@pytest.mark.parametrize("count", [1, 3, 5, 9])
def test_the_highest_are_those_of_a_full_sort(count):
    values = np.array([0.5, 0.9, 0.5, 0.50001, 0.1, 0.9, 0.3], np.float32)
    full = sorted(range(len(values)), key=lambda n: (-np.round(values, 4)[n], n))
    assert vectors.highest(values, count) == full[:count]
