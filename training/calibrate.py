"""Fit what is left to fit once the reader is trained: how ready it is to tag, and what its confidence means.

    python -m training.calibrate --weights DIR --articles FILE

Both are fitted on articles that the network was not trained on, and written into the weights'
``reader.json``.

Biases of the tags, added to their log-probabilities before the best sequence is looked for: one at a
time, in steps, as long as the mean of the F1 of attribution (all and quoted) and of the strict one
grows. Networks taught with soft labels tag too readily.

Confidence: logistic regression of "right" (content IoU of at least 0.5 and the right source, as
`bench.attribution_score` matches them) on the log-odds of the network's signs (Platt 1999). What the
same articles say of it comes from ten folds by article: each is judged by a fit to the others.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import numpy as np

from bench import attribution_score
from bench.calibration import Judged, judge_attributions, reliability, show
from training.labels import read_articles
from walkback.model import Role
from walkback.statement.confidence import log_odds
from walkback.statement.decode import NO_BIAS, TAGS, Decoded, Scored, Signs, decode
from walkback.statement.reader import Reader
from walkback.text.span import paragraphs_of

FOLDS = 10
RIDGE = 1.0  # on the weights, not on the bias
STEPS = (0.8, 0.4, 0.2)  # of the biases' search, coarse to fine
NAMES = ("bias", *(field.name for field in fields(Signs)))

Article = dict[str, Any]


def outermost(found: list[Decoded]) -> list[Decoded]:
    """What the annotation knows."""
    return [one for one in found if one.nested_in is None]


def as_article(article: Article, found: list[Decoded]) -> Article:
    """What was found, in the scorer's format."""
    spans = [{role.value: [list(s) for s in getattr(one, role.value)] for role in Role} for one in found]
    return {"id": article["id"], "attributions": [{**one, "confidence": 0.0} for one in spans]}


def measure(articles: list[Article], scored: list[Scored], biases: np.ndarray) -> float:
    """Mean F1, in per cent, of attribution over all and over quoted ones and of strict attribution."""
    predicted = {
        a["id"]: as_article(a, outermost(found)) for a, found in zip(articles, decode(scored, biases), strict=True)
    }
    report = attribution_score.score({a["id"]: a for a in articles}, predicted)
    all_, quoted = report["all"], report["quoted"]
    return 100 * (all_["attribution"]["F"] + quoted["attribution"]["F"] + all_["attribution_strict"]["F"]) / 3


def find_biases(articles: list[Article], scored: list[Scored]) -> np.ndarray:
    """The tags' biases, by coordinate ascent."""
    biases = NO_BIAS.copy()
    best = measure(articles, scored, biases)
    print(f"without biases: {best:.2f}")
    for step in STEPS:
        improved = True
        while improved:
            improved = False
            for tag in range(len(TAGS)):
                for change in (step, -step):
                    tried = biases.copy()
                    tried[tag] += change
                    figure = measure(articles, scored, tried)
                    if figure > best:
                        biases, best, improved = tried, figure, True
                        print(f"{TAGS[tag]} {biases[tag]:+.1f}: {best:.2f}", flush=True)
                        break
    return biases


def judge(article: Article, found: list[Decoded]) -> list[bool]:
    """Whether each attribution is right."""
    return [one.right for one in judge_attributions({"a": article}, {"a": as_article(article, found)})]


def fit(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Weights of a logistic regression with a small ridge, by Newton's method."""
    weights = np.zeros(x.shape[1])
    ridge = np.full(x.shape[1], RIDGE)
    ridge[0] = 0.0
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        step = np.linalg.solve((x.T * (p * (1 - p))) @ x + np.diag(ridge), x.T @ (y - p) - ridge * weights)
        weights = weights + step
        if np.abs(step).max() < 1e-9:
            break
    return weights


def fit_confidence(articles: list[Article], scored: list[Scored], biases: np.ndarray) -> dict[str, float]:
    """The weights of `walkback.statement.confidence.judge_confidence`; prints how well they hold."""
    rows, right, fold = [], [], []
    for number, (article, found) in enumerate(zip(articles, decode(scored, biases), strict=True)):
        judged = [one for one in outermost(found) if any(map(str.isalnum, _words(article["text"], one)))]
        rows += [[1.0, *(log_odds(p) for p in asdict(one.signs).values())] for one in judged]
        right += judge(article, judged)
        fold += [number % FOLDS] * len(judged)
    x, y, folds = np.array(rows), np.array(right, float), np.array(fold)
    held = np.zeros(len(y))
    for number in range(FOLDS):
        weights = fit(x[folds != number], y[folds != number])
        held[folds == number] = 1 / (1 + np.exp(-x[folds == number] @ weights))
    bins = reliability(Judged(float(p), bool(r)) for p, r in zip(held, y, strict=True))
    print(f"{len(y)} attributions, {100 * y.mean():.1f} % right; held out by article:\n{show(bins)}")
    return {name: round(float(w), 4) for name, w in zip(NAMES, fit(x, y), strict=True)}


def _words(text: str, one: Decoded) -> str:
    return "".join(s.of(text) for s in one.content)


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--weights", type=Path, required=True, help="folder that training.export wrote")
    parser.add_argument("--articles", required=True, help="labelled articles (JSON Lines, gzipped)")
    args = parser.parse_args()
    articles = read_articles(args.articles)
    documents = [(a["text"], paragraphs_of(a["text"])) for a in articles]
    scored = [one for group in Reader.load(args.weights).score_groups(documents) for one in group]
    biases = find_biases(articles, scored)
    card_path = args.weights / "reader.json"
    card = json.loads(card_path.read_text())
    card["tag_biases"] = {tag: round(float(b), 2) for tag, b in zip(TAGS, biases, strict=True)}
    card["calibration"] = fit_confidence(articles, scored, biases)
    fitted = json.dumps([card["tag_biases"], card["calibration"]]).encode()
    card["sha256"] = hashlib.sha256((args.weights / "reader.onnx").read_bytes() + fitted).hexdigest()
    card_path.write_text(json.dumps(card, indent=1) + "\n")
    print(f"{card_path}: {card['tag_biases']}, {card['calibration']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
