"""Fit the weights that put undated versions in order.

    PYTHONPATH=src:. python -m training.order --articles $DATA/version_order_wiki/articles.jsonl.gz \
        --essays $DATA/argrewrite_v2/pairs.jsonl.gz --out src/walkback/revision/weights/order.json
    PYTHONPATH=src:. python -m training.order --articles ... --essays ... --folds 5      # measures instead of writing

A log-linear model over orders: the score of an order is a weighted sum of features of its pairs, its steps, its first
version and of text that comes back, and of the signs, whose weights stay as they were set by hand. The loss is the
log-probability of the true order among candidates. Those are all orders of up to five versions, and for more all moves
of one version, all turns of a stretch, and orders by chance up to `CANDIDATES`. Versions are shuffled with a fixed seed
first, so that their place tells nothing. Where several orders give the same texts, all of them are right.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

import numpy as np

from walkback.revision.order import score_chain
from walkback.revision.order_features import Chain, measure_chain
from walkback.revision.order_search import BACK_FEATURES, back_features, search_order
from walkback.revision.order_signs import weigh_signs

CANDIDATES = 400
STEPS = 200
RATE = 0.05
PENALTIES = {"pair": 100.0, "next": 100.0, "step": 20.0, "first": 20.0, "back": 20.0}  # by group, on the squares
GROUPS = tuple(PENALTIES)
ESSAY = 0.5  # weight of a chain of drafts of an essay; of an article's it is 1

Array = np.ndarray


@dataclass(frozen=True)
class Example:
    """A shuffled chain; ``gold`` are its places in true order; a row of features for each candidate order.

    ``given`` is what the signs add to the score of each candidate.
    """

    texts: tuple[str, ...]
    chain: Chain
    signs: Array
    gold: tuple[int, ...]
    features: Array
    given: Array
    right: Array
    weight: float


def read_articles(path: Path) -> list[list[str]]:
    """The versions of each article, oldest first."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["versions"] for line in lines]


def read_essays(path: Path) -> list[list[str]]:
    """The drafts of each essay, oldest first, from pairs of drafts that follow each other; those that differ."""
    drafts: dict[str, dict[str, str]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            for number, side in ((row["from_draft"], "old"), (row["to_draft"], "new")):
                drafts.setdefault(row["writer"], {})[number] = "\n".join(s["text"] for s in row[side])
    chains = [[own[number] for number in sorted(own)] for _, own in sorted(drafts.items())]
    return [chain for chain in chains if len(set(chain)) > 1]


def make_example(versions: Sequence[str], chance: random.Random, weight: float = 1.0) -> Example:
    """Shuffle a chain and measure its candidate orders."""
    places = list(range(len(versions)))
    chance.shuffle(places)
    texts = tuple(versions[p] for p in places)
    gold = tuple(places.index(k) for k in range(len(versions)))
    chain = measure_chain(texts)
    orders = candidates(gold, chance)
    signs, _ = weigh_signs(texts)
    given = np.zeros(len(orders))
    for a in range(len(texts)):
        for b in range(a + 1, len(texts)):
            given += signs[orders[:, a], orders[:, b]] / len(texts)
    same = np.array([texts.index(t) for t in texts])
    right = (same[orders] == same[list(gold)]).all(axis=1)
    return Example(texts, chain, signs, gold, order_features(chain, orders), given, right, weight)


def candidates(gold: Sequence[int], chance: random.Random) -> Array:
    """Orders to tell the true one from, a row each, sorted."""
    n = len(gold)
    if n <= 5:
        return np.array(list(permutations(range(n))))
    found = {tuple(gold)}
    for i in range(n):
        for j in range(n):
            moved = list(gold)
            moved.insert(j, moved.pop(i))
            turned = list(gold)
            turned[i : j + 1] = turned[i : j + 1][::-1]
            found |= {tuple(moved), tuple(turned)}
    while len(found) < CANDIDATES:
        found.add(tuple(chance.sample(range(n), n)))
    return np.array(sorted(found))


def order_features(chain: Chain, orders: Array) -> Array:
    """The features of each order, in the order of `GROUPS`; what `walkback.revision.order.score_chain` weighs."""
    n = orders.shape[1]
    pair = np.zeros((len(orders), chain.pair.shape[2]))
    for a in range(n):
        for b in range(a + 1, n):
            pair += chain.pair[orders[:, a], orders[:, b]]
    before, after = orders[:, :-1], orders[:, 1:]
    return np.concatenate(
        [
            pair / math.sqrt(n),
            chain.pair[before, after].sum(axis=1),
            chain.step[before, after].sum(axis=1),
            chain.first[orders[:, 0]],
            back_features(chain.patterns, chain.pieces, orders).sum(axis=1),
        ],
        axis=1,
    )


def fit(examples: Sequence[Example]) -> Array:
    """Weights of the features, by Adam over all examples at once, with a ridge of `PENALTIES`.

    For the ridge features are scaled to the spread that they have within a chain.
    """
    scale = np.sqrt(np.mean([e.features.var(axis=0) for e in examples], axis=0)) + 1e-9
    features = np.concatenate([e.features for e in examples]) / scale
    given = np.concatenate([e.given for e in examples])
    right = np.concatenate([e.right for e in examples])
    sizes = [len(e.right) for e in examples]
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    owner = np.repeat(np.arange(len(sizes)), sizes)
    share = np.array([e.weight for e in examples])[owner]
    ridge = np.concatenate([[PENALTIES[group]] * len(names) for group, names in feature_names(examples[0].chain)])
    weights = np.zeros(features.shape[1])
    mean, square = weights.copy(), weights.copy()
    for step in range(1, STEPS + 1):
        scores = features @ weights + given
        chances = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        chances /= np.add.reduceat(chances, starts)[owner]
        wanted = np.where(right, chances + 1e-300, 0.0)
        wanted /= np.add.reduceat(wanted, starts)[owner]
        slope = ((wanted - chances) * share @ features - ridge * weights) / len(sizes)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.98 * square + 0.02 * slope**2
        rate = RATE * (1 - 0.9 * step / STEPS)
        weights = weights + rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.98**step)) + 1e-8)
    return weights / scale


def feature_names(chain: Chain) -> list[tuple[str, tuple[str, ...]]]:
    """The names of the features by group, in the order of `order_features`."""
    names = (chain.pair_names, chain.pair_names, chain.step_names, chain.first_names, BACK_FEATURES)
    return list(zip(GROUPS, names, strict=True))


def name_weights(chain: Chain, weights: Array) -> dict[str, dict[str, float]]:
    """The weights by group and feature."""
    named = feature_names(chain)
    cuts = np.split(weights, np.cumsum([len(names) for _, names in named])[:-1])
    return {
        group: {name: round(float(w), 5) for name, w in zip(names, cut, strict=True)}
        for (group, names), cut in zip(named, cuts, strict=True)
    }


def measure(examples: Sequence[Example], weights: dict[str, dict[str, float]]) -> Array:
    """Pairs of different texts in order, all of them, whole chains right, all of them."""
    counts = np.zeros(4, dtype=int)
    for one in examples:
        n = len(one.gold)
        order, _ = search_order(score_chain(one.chain, weights, one.signs, np.zeros((n, n), dtype=bool)))
        at = [order.index(i) for i in one.gold]
        pairs = [(a, b) for a in range(n) for b in range(a + 1, n) if one.texts[one.gold[a]] != one.texts[one.gold[b]]]
        counts += (
            sum(at[a] < at[b] for a, b in pairs),
            len(pairs),
            [one.texts[i] for i in order] == [one.texts[i] for i in one.gold],
            1,
        )
    return counts


def main() -> None:
    """Fit, and either write the weights or measure them on articles left out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--essays", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--folds", type=int, help="cross-validate over so many parts of the articles")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    chance = random.Random(args.seed)
    articles = [make_example(versions, chance) for versions in read_articles(args.articles)]
    essays = [make_example(drafts, chance, ESSAY) for drafts in read_essays(args.essays)]
    examples = articles + essays
    chain = examples[0].chain
    if args.folds:
        counts = np.zeros((2, 4), dtype=int)
        for fold in range(args.folds):
            left_out = articles[fold :: args.folds], essays[fold :: args.folds]
            kept = [e for own in (articles, essays) for i, e in enumerate(own) if i % args.folds != fold]
            weights = name_weights(chain, fit(kept))
            counts += [measure(own, weights) for own in left_out]
        for name, (right, pairs, whole, chains) in zip(("articles", "essays"), counts, strict=True):
            print(f"{name}: pairs {right / pairs:.4f} of {pairs}, chains {whole / chains:.4f} of {chains}")
    if args.out:
        weights = {"weights": name_weights(chain, fit(examples))}
        args.out.write_text(json.dumps(weights, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
