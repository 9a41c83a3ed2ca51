import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkback.speaker.ranking import shipped_weights, weigh


def test_the_softmax_of_weighted_sums() -> None:
    chances = weigh([{"near": 1.0, "far": 0.0}, {"far": 2.0}, {}], {"near": 1.0, "far": -0.5, "other": 9.0})
    total = math.e + math.exp(-1) + 1
    assert chances == pytest.approx([math.e / total, math.exp(-1) / total, 1 / total])


def test_features_without_a_weight_count_nothing() -> None:
    assert weigh([{"unknown": 5.0}, {}], {}) == [0.5, 0.5]
    assert weigh([], {}) == []


@given(st.lists(st.dictionaries(st.sampled_from("abc"), st.floats(-50, 50), max_size=3), min_size=1, max_size=6))
def test_probabilities_add_up(candidates) -> None:
    chances = weigh(candidates, {"a": 3.0, "b": -2.0, "c": 10.0})
    assert sum(chances) == pytest.approx(1)
    assert all(0 <= p <= 1 for p in chances)


def test_the_weights_that_ship_have_every_group() -> None:
    assert set(shipped_weights()) == {"description", "other", "person", "source"}
    assert shipped_weights()["source"]["last_speaker_source"] > 0
    assert shipped_weights()["source"]["told_clash"] < -1
