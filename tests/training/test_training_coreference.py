import gzip
import json

import numpy as np
import pytest

from bench.coreference import Chained
from training.coreference import GapOracle, GumOracle, Instance, NewsOracle, accuracy, answer, fit, fit_groups
from walkback.model import CueClass, Manner
from walkback.speaker.discourse import Discourse
from walkback.speaker.passage import read_passage
from walkback.text.span import Span


def choice(group: str, right: dict[str, float], wrong: dict[str, float]) -> Instance:
    return Instance(group, [right, wrong], [True, False])


def test_a_feature_of_the_right_ones_weighs_more() -> None:
    weights = fit([choice("other", {"near": 1.0}, {"far": 1.0})] * 5, {}, ridge=1.0)
    assert weights["near"] > 0 > weights["far"]


def test_where_data_say_nothing_a_weight_stays_at_its_prior() -> None:
    weights = fit([choice("other", {"near": 1.0}, {"far": 1.0})], {"unseen": -2.0}, ridge=1.0)
    assert weights["unseen"] == pytest.approx(-2.0)


def test_a_fixed_weight_does_not_move() -> None:
    instances = [choice("source", {"gender": -3.0}, {"gender": -0.1})] * 20
    assert fit(instances, {"gender": 1.0}, ridge=1.0)["gender"] == 1.0


def test_several_right_candidates_share_what_they_get() -> None:
    instance = Instance("other", [{"a": 1.0}, {"b": 1.0}, {"c": 1.0}], [True, True, False])
    weights = fit([instance] * 20, {}, ridge=1.0)
    assert weights["a"] == pytest.approx(weights["b"], abs=0.01)
    assert weights["a"] > weights["c"]


def test_fitting_again_gives_the_same_weights() -> None:
    instances = [choice("source", {"near": 1.0}, {"far": 1.0}), choice("person", {"near": 1.0}, {})]
    assert fit_groups(instances) == fit_groups(instances)
    assert accuracy(instances, fit_groups(instances)) == {"source": (1, 1), "person": (1, 1)}


def test_the_oracle_of_chains_keeps_what_spoke_for_each() -> None:
    text = "Ada Lind met Carl Ek. She slept."
    spans = {words: Span(text.index(words), text.index(words) + len(words)) for words in ("Ada Lind", "Carl Ek", "She")}
    mentions = [(spans["Ada Lind"],) * 2 + ("1",), (spans["Carl Ek"],) * 2 + ("2",), (spans["She"],) * 2 + ("1",)]
    oracle = GumOracle(Chained("d", text, "news", mentions))
    discourse = Discourse(oracle.passage, (), oracle)
    (instance,) = oracle.instances
    assert instance.group == "person"
    assert sum(instance.right) == 1
    assert [e.longest for e in discourse.entities if len(e.phrases) == 2] == [("ada", "lind")]


def test_news_counts_only_where_gender_alone_tells() -> None:
    told = NewsOracle(read_passage("Maria Berg met Carl Ek. Then she slept."), {})
    Discourse(told.passage, (), told)
    (instance,) = told.instances
    assert sum(instance.right) == 1
    assert not any(name.startswith("gender") for features in instance.features for name in features)
    for text in ("Maria Berg met Anna Holm. Then she slept.", "Maria Berg came. Then she slept."):
        oracle = NewsOracle(read_passage(text), {})
        Discourse(oracle.passage, (), oracle)
        assert oracle.instances == []


def test_the_oracle_of_gap() -> None:
    text = "Maria Berg met Carl Ek. Then he slept."
    row = {"id": "r", "text": text, "pronoun": "he", "p_off": text.index(" he ") + 1, "a": "Maria Berg", "a_off": 0}
    row |= {"a_coref": False, "b": "Carl Ek", "b_off": text.index("Carl"), "b_coref": True}
    oracle = GapOracle(row, {"person": {"gender": 1.0, "none": -5.0}})
    Discourse(oracle.passage, (), oracle)
    assert oracle.instance is not None and sum(oracle.instance.right) == 1
    assert answer(oracle) == (False, True)


def test_an_attribution_of_the_corpus_gets_its_class() -> None:
    from training.coreference import as_attribution

    text = "Ada denied that it rained."
    made = as_attribution(text, {"source": [[0, 3]], "cue": [[4, 10]], "content": [[16, 25]]})
    assert (made.cue_class, made.manner) == (CueClass.DENY, Manner.INDIRECT)
    assert made.source == (Span(0, 3),)


def test_weights_are_numbers_that_json_keeps(tmp_path) -> None:
    weights = fit([choice("other", {"near": 1.0}, {"far": 1.0})] * 3, {}, ridge=1.0)
    assert json.loads(json.dumps(weights)) == weights
    assert all(np.isfinite(list(weights.values())))
    packed = gzip.compress(json.dumps(weights).encode())
    (tmp_path / "w.gz").write_bytes(packed)
    assert json.loads(gzip.decompress((tmp_path / "w.gz").read_bytes())) == weights
