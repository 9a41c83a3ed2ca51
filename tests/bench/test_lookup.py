"""Timing look-ups in a ledger of invented texts."""

import random
from itertools import islice

import pytest

from bench import lookup
from bench.outcome import Outcome


@pytest.fixture
def small(monkeypatch):
    """A measurement that takes a second."""
    for name, value in (("PLACED", 40), ("ASKED", 30), ("RECENT", 40), ("OUTLETS", 6)):
        monkeypatch.setattr(lookup, name, value)


def test_what_comes_in_is_found_with_what_it_is_of(small, tmp_path):
    outcome = lookup.measure_lookup(60, keep=tmp_path / "kept.db")
    assert isinstance(outcome, Outcome)
    assert outcome.figures["found"] >= 90
    assert 0 < outcome.figures["median_ms"] <= outcome.figures["p95_ms"]
    assert outcome.figures["versions"] == 60
    assert (tmp_path / "kept.db").stat().st_size / 1e6 == pytest.approx(outcome.figures["ledger_mb"], abs=0.1)


def test_a_file_that_is_there_already_is_left_alone(small, tmp_path):
    kept = tmp_path / "kept.db"
    kept.write_text("mine", encoding="utf-8")
    with pytest.raises(ValueError, match=r"kept\.db is there already"):
        lookup.measure_lookup(10, keep=kept)
    assert kept.read_text(encoding="utf-8") == "mine"


def test_texts_are_the_same_each_time_and_of_the_kinds_that_are_told(small):
    made = list(islice(lookup._invent(random.Random(5)), 300))
    assert made == list(islice(lookup._invent(random.Random(5)), 300))
    by_page = {one.page: one for one in made}
    assert len(by_page) == 300
    derived = [one for one in made if one.of is not None]
    assert 60 < len(derived) < 150
    assert {one.outlet == by_page[one.of].outlet for one in derived} == {True, False}
    for one in derived:
        assert set(one.text.split("\n\n")) & set(by_page[one.of].text.split("\n\n"))
