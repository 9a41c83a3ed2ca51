import gzip
import json
from itertools import pairwise

import pytest

from bench import version_order
from bench.version_order import BadArticles
from walkback.revision.order import Order, OrderStep

GROWS = ["The mill opens.", "The mill opens on Monday.", "The mill opens on Monday, the owner says."]
SHRINKS = ["The long story of the mill and of its owners.", "The mill and its owners.", "The mill."]
TWICE = ["The mill.", "The mill.", "The mill opens."]


def by(key):
    """An `infer` that sorts by a key of the text."""

    def infer(texts):
        sequence = tuple(sorted(range(len(texts)), key=lambda i: key(texts[i])))
        steps = (OrderStep(a, b, 0.9) for a, b in pairwise(sequence))
        return Order(sequence, tuple(steps))

    return infer


@pytest.fixture
def write(tmp_path):
    def write(*chains, name="articles.jsonl.gz"):
        lines = "".join(
            json.dumps({"title": f"Mill {i}", "versions": chain}, ensure_ascii=False) + "\n"
            for i, chain in enumerate(chains)
        )
        data = lines.encode()
        path = tmp_path / name
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        return path

    return write


def test_all_right(write):
    figures = version_order.measure_version_order(write(GROWS), infer=by(len)).figures
    for name in ("pairs", "steps", "chains", "pairs_strict", "chains_strict", "tau", "longer_pairs", "longer_chains"):
        assert figures[name] == 100.0
    assert (figures["sure"], figures["sure_right"]) == (90.0, 100.0)
    assert figures["number_of_pairs"] == 3


def test_all_wrong(write):
    outcome = version_order.measure_version_order(write(SHRINKS), infer=by(len), errors=True)
    for name in ("pairs", "steps", "chains", "pairs_strict", "chains_strict", "longer_pairs", "longer_chains"):
        assert outcome.figures[name] == 0.0
    assert outcome.figures["tau"] == -100.0
    assert outcome.figures["sure_right"] == 0.0
    assert outcome.text.endswith("Mill 0: 3 2 1")


def test_half_right(write):
    figures = version_order.measure_version_order(write(GROWS, SHRINKS), infer=by(len)).figures
    assert figures["pairs"] == figures["chains"] == 50.0
    assert figures["tau"] == 0.0


def test_one_swap_costs_one_pair(write):
    wrong = {GROWS[0]: 1, GROWS[1]: 0, GROWS[2]: 2}
    figures = version_order.measure_version_order(write(GROWS), infer=by(wrong.get)).figures
    assert figures["pairs"] == pytest.approx(66.67)
    assert figures["steps"] == 50.0
    assert figures["chains"] == 0.0


def test_the_same_text_twice_is_no_pair_but_in_the_strict_figures(write):
    figures = version_order.measure_version_order(write(*[TWICE] * 20), infer=by(len)).figures
    assert figures["number_of_pairs"] == 40
    assert figures["pairs"] == figures["chains"] == figures["longer_chains"] == 100.0
    assert 66.0 < figures["pairs_strict"] < 100.0  # a coin decides one pair of three
    assert 0.0 < figures["chains_strict"] < 100.0


def test_versions_are_shuffled(write):
    seen = []

    def infer(texts):
        seen.append(tuple(texts))
        return by(len)(texts)

    version_order.measure_version_order(write(*[GROWS] * 12), infer=infer)
    assert len(set(seen)) > 2
    again = list(seen)
    seen.clear()
    version_order.measure_version_order(write(*[GROWS] * 12), infer=infer)
    assert seen == again


def test_the_library_orders_a_chain(write):
    figures = version_order.measure_version_order(write(GROWS, name="plain.jsonl")).figures
    assert figures["chains"] == 100.0


def test_line_separators_within_a_text_do_not_end_a_line(write):
    assert len(version_order.read_articles(write(["a\u2028b", "a\u2028b c"]))) == 1


@pytest.mark.parametrize("line", ["", "{", "[]", '{"title": "x"}', '{"title": "x", "versions": "abc"}'])
def test_what_is_no_article_is_told(tmp_path, line):
    path = tmp_path / "bad.jsonl"
    path.write_text(line + "\n")
    with pytest.raises(BadArticles, match=r"bad\.jsonl"):
        version_order.read_articles(path)
