import gzip
import json
import random
import sys

import numpy as np
import pytest

from training import order
from walkback.revision.order import score_chain, shipped_weights
from walkback.revision.order_search import search_order

MILLS = ("mill", "weir", "barn", "lock", "quay", "dam", "ferry", "bridge")


def growing(name, size):
    """Versions of a story, each with one sentence more than the one before it."""
    sentences = [f"The {name} opens on day {day}, its owner says." for day in range(size)]
    return [" ".join(sentences[: n + 1]) for n in range(size)]


def examples(names=MILLS, size=3, seed=1):
    chance = random.Random(seed)
    return [order.make_example(growing(name, size), chance) for name in names]


def write(path, rows):
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)
    return path


@pytest.fixture
def articles(tmp_path):
    rows = [{"title": name, "versions": growing(name, 3)} for name in MILLS]
    return write(tmp_path / "articles.jsonl.gz", rows)


@pytest.fixture
def essays(tmp_path):
    drafts = growing("path", 3)
    rows = [
        {"writer": writer, "from_draft": a, "to_draft": b, "old": [{"text": drafts[i]}], "new": [{"text": drafts[j]}]}
        for writer, pairs in (("w", ((0, 1), (1, 2))), ("idle", ((0, 0),)))
        for (i, j), (a, b) in zip(pairs, (("1", "2"), ("2", "3")), strict=False)
    ]
    return write(tmp_path / "essays.jsonl.gz", rows)


def test_drafts_that_never_changed_are_no_chain(essays):
    assert order.read_essays(essays) == [growing("path", 3)]


def test_articles_are_read_in_order(articles):
    assert order.read_articles(articles)[0] == growing("mill", 3)


@pytest.mark.parametrize("size", [2, 5])
def test_short_chains_are_held_against_all_orders(size):
    found = order.candidates(range(size), random.Random(1))
    assert len({tuple(row) for row in found}) == len(found) == [0, 0, 2, 0, 0, 120][size]


def test_long_chains_are_held_against_near_ones_and_others_by_chance():
    gold = (3, 1, 0, 2, 6, 5, 4)
    found = {tuple(row) for row in order.candidates(gold, random.Random(1))}
    assert len(found) == order.CANDIDATES
    assert {gold, gold[1:] + gold[:1], gold[::-1]} <= found
    assert all(sorted(one) == list(range(7)) for one in found)


def test_a_shuffled_chain_knows_its_order():
    example = order.make_example(growing("mill", 4), random.Random(2))
    assert [example.texts[i] for i in example.gold] == growing("mill", 4)
    assert example.right.sum() == 1


def test_orders_that_give_the_same_texts_are_all_right():
    first, second, _ = growing("mill", 3)
    assert order.make_example([first, second, second], random.Random(3)).right.sum() == 2


@pytest.mark.parametrize("seed", range(5))
def test_what_is_fitted_is_what_is_searched(seed):
    """The score of a candidate is that which the library gives its order, so the best of both are one."""
    (example,) = examples(("mill",), size=4, seed=seed)
    drawn = np.random.default_rng(seed).normal(size=example.features.shape[1])
    weights = order.name_weights(example.chain, drawn)
    flat = np.array([w for group in order.GROUPS for w in weights[group].values()])
    orders = order.candidates(example.gold, random.Random(seed))
    best = orders[np.argmax(example.features @ flat + example.given)]
    n = len(example.gold)
    found, _ = search_order(score_chain(example.chain, weights, example.signs, np.zeros((n, n), dtype=bool)))
    assert found == list(best)


def test_weights_are_named_as_those_that_ship():
    (example,) = examples(("mill",))
    weights = order.name_weights(example.chain, np.zeros(example.features.shape[1]))
    assert {group: set(names) for group, names in weights.items()} == {
        group: set(names) for group, names in shipped_weights().items()
    }


def test_fitting_learns_what_all_chains_have_in_common():
    known = examples()
    fitted = order.fit(known)
    assert order.fit(known) == pytest.approx(fitted)
    weights = order.name_weights(known[0].chain, fitted)
    pairs, all_pairs, chains, all_chains = order.measure(examples(("tower", "well"), seed=9), weights)
    assert (pairs, chains) == (all_pairs, all_chains) == (6, 2)


def test_command(articles, essays, tmp_path, monkeypatch, capsys):
    out = tmp_path / "order.json"
    call = ["order", "--articles", str(articles), "--essays", str(essays), "--out", str(out), "--folds", "2"]
    monkeypatch.setattr(sys, "argv", call)
    order.main()
    assert set(json.loads(out.read_text())["weights"]) == set(order.GROUPS)
    assert "articles: pairs 1.0000 of 24, chains 1.0000 of 8" in capsys.readouterr().out
