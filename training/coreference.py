"""Fit the weights that say whom a pronoun or a description means.

    python -m training.coreference --gum DATA/gum_news --gap DATA/gap/dev.jsonl.gz \\
        --news DATA/polnear/train.jsonl.gz --bodies DATA/fnc1/train_bodies.jsonl.gz \\
        --out src/walkback/speaker/weights/coreference.json

Texts without labelled sources are read by the reader that ships (kept in ``--cache``). Then
`walkback.speaker.discourse.Discourse` walks each as it walks any text, with an oracle in place of the weights that
keeps what spoke for each candidate. The weights are those of a log-linear model (softmax over candidates, as in Denis
and Baldridge, EMNLP 2008) that makes the right candidates likeliest; where several are right, their probabilities add
up. Nothing is drawn by chance: the same data give the same weights.

GUM has chains for pronouns and descriptions. GAP tells, for one pronoun of each text, whether it means A, B or neither;
its other pronouns are chosen by weights fitted without GAP. News without chains gives pronouns whose gender alone
tells whom they mean (`NewsOracle`). Scores are printed: on GUM's dev part, and on GAP in folds of rows held out.
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from bench.coreference import Chained, ChainOracle, holds_name, read_gap, read_gum, score_gap
from training.labels import read_articles
from walkback.model import Attribution, Manner
from walkback.speaker.discourse import Discourse
from walkback.speaker.entity import Entity
from walkback.speaker.passage import Passage, read_passage
from walkback.speaker.phrase import Kind, Phrase
from walkback.speaker.ranking import Features, weigh
from walkback.statement.cue import judge_cue
from walkback.statement.manner import find_quoted, judge_manner
from walkback.text.span import Span, paragraphs_of

Weights = dict[str, dict[str, float]]

GENRES = ("news", "interview", "speech")  # of GUM
RIDGE = {"source": 8.0, "person": 1.0, "other": 1.0, "description": 1.0}
STEPS = 400
RATE = 0.05
FOLDS = 5
BODIES = 900  # articles without labels that are read
NEWS_WEIGHT = {"source": 1.0, "person": 0.2}  # of an instance of news among those with chains
OTHER_PLACE_WEIGHT = 0.05  # of pronouns that are no source among those that are, and the other way round
# Kept at what `PRIORS` says: a probability in logarithms weighs 1, and no data could tell, as GAP's pairs are of one
# gender and the instances of news leave genders out.
FIXED = ("gender", "gender_clash", "gender_sure", "told_clash")
# What the weights stay near where the data say little. Genders that are told exclude, a pronoun with "said" goes on
# with who spoke last, nobody describes themselves in their own words, and the sorts of bodies do not mix.
PRIORS: dict[str, dict[str, float]] = {
    "source": {
        "gender": 1.0,
        "gender_clash": 0.0,
        "gender_sure": 0.0,
        "told_clash": -4.0,
        "last_speaker_source": 2.0,
        "last_speaker_here_source": 1.0,
        "either_1": -1.0,
        "either_2": -1.0,
        "in_said_description": -2.0,
        "in_said_name": -1.5,
    },
    "person": {"gender": 1.0, "gender_clash": 0.0, "gender_sure": 0.0, "told_clash": -4.0},
    "other": {},
    "description": {
        "gender_clash": -3.0,
        "office_conflict": -1.5,
        "content_conflict": -4.0,
        "later": -1.0,
        "indefinite_unshared": -2.0,
        "last_speaker_source": 0.5,
        "spoke_source": 0.5,
        "head_company_company": 2.5,
        "head_company_plain": 1.8,
        "head_company_public": -1.5,
        "head_company_place": -2.5,
        "head_club_plain": 1.8,
        "head_club_company": -0.5,
        "head_club_club": 2.5,
        "head_company_club": -1.0,
        "head_club_public": -1.5,
        "head_club_place": -1.5,
        "head_public_company": -2.0,
        "head_public_place": -1.0,
        "head_other_place": -1.0,
        "head_place_place": 0.5,
        "head_news_news": 2.5,
        "head_news_company": -1.0,
        "head_news_public": -1.5,
        "head_news_place": -2.0,
        "head_company_news": -1.5,
        "head_public_news": -2.0,
        "none_source_definite": -1.0,
        "head_place_company": -2.0,
    },
}


@dataclass
class Instance:
    """One phrase with what speaks for each candidate, and which candidates are right."""

    group: str
    features: list[dict[str, float]]
    right: list[bool]
    weight: float = 1.0


# ---------------------------------------------------------------- data


def attributions_of(texts: Sequence[str], cache: Path | None) -> list[tuple[Attribution, ...]]:
    """What the shipped reader finds in each text."""
    if cache is not None and cache.exists():
        return list(pickle.loads(cache.read_bytes()))
    from walkback.statement.reader import shipped_reader

    found = shipped_reader().read_many([(text, paragraphs_of(text)) for text in texts])
    if cache is not None:
        cache.write_bytes(pickle.dumps(found))
    return found


def as_attribution(text: str, row: dict[str, Any]) -> Attribution:
    """An attribution of PolNeAR's, with what its cue tells."""
    spans = [tuple(sorted(Span(*s) for s in row[role])) for role in ("source", "cue", "content")]
    source, cue, content = (" ".join(s.of(text) for s in part) for part in spans)
    manner = judge_manner(text, spans[2], find_quoted(text))
    kind, polarity = judge_cue(cue, source, content, manner is not Manner.INDIRECT)
    return Attribution(*spans, manner, 1.0, kind, polarity)


# ---------------------------------------------------------------- oracles


class GumOracle(ChainOracle):
    """Chooses what the chains of a document tell, and keeps the instances."""

    def __init__(self, document: Chained) -> None:
        super().__init__(document)
        self.instances: list[Instance] = []

    def __call__(
        self, group: str, phrase: Phrase, candidates: Sequence[Entity | None], features: Sequence[Features]
    ) -> tuple[Entity | None, float]:
        """The right candidate."""
        right = self.right(phrase, candidates)
        if right is None:
            return None, 1.0
        self.instances.append(Instance(group, [dict(f) for f in features], right))
        return candidates[right.index(True)], 1.0


class GapOracle:
    """Keeps the one instance that a row of GAP tells of; the other phrases are chosen by weights."""

    def __init__(self, row: dict[str, Any], weights: Weights) -> None:
        self.row = row
        self.weights = weights
        self.instance: Instance | None = None
        self.chosen: Entity | None = None
        self.passage = read_passage(row["text"])

    def holds(self, entity: Entity | None, name: str) -> bool:
        """Whether an entity has the name A or B among its phrases."""
        return holds_name(self.passage.start, self.passage.end, self.row, entity, name)

    def __call__(
        self, group: str, phrase: Phrase, candidates: Sequence[Entity | None], features: Sequence[Features]
    ) -> tuple[Entity | None, float]:
        """The likeliest candidate by the weights."""
        chances = weigh(features, self.weights.get(group, {}))
        best = max(range(len(candidates)), key=chances.__getitem__)
        if self.passage.start[phrase.first] == self.row["p_off"]:
            is_a = [self.holds(c, "a") for c in candidates]
            is_b = [self.holds(c, "b") for c in candidates]
            if self.row["a_coref"]:
                right = is_a
            elif self.row["b_coref"]:
                right = is_b
            else:
                right = [not a and not b for a, b in zip(is_a, is_b, strict=True)]
            if any(right) and not all(right):
                self.instance = Instance(group, [dict(f) for f in features], right)
            self.chosen = candidates[best]
        return candidates[best], chances[best]


class NewsOracle:
    """Keeps instances of news without chains, where genders alone tell who is meant.

    A pronoun counts if of all persons named near it exactly one has its gender, every other one surely has the other,
    and there is at least one other. What tells the gender is then left out of what speaks for the candidates, so that
    only place and speech are learned from it.
    """

    def __init__(self, passage: Passage, weights: Weights) -> None:
        self.passage = passage
        self.weights = weights
        self.instances: list[Instance] = []

    def __call__(
        self, group: str, phrase: Phrase, candidates: Sequence[Entity | None], features: Sequence[Features]
    ) -> tuple[Entity | None, float]:
        """The only candidate of the right gender, else the likeliest by the weights."""
        if group in NEWS_WEIGHT:
            sure = ["gender_sure" in f for f in features]
            clash = ["gender_clash" in f for f in features]
            named = [c is not None and bool(c.names) and c.kind is Kind.PERSON for c in candidates]
            doubtful = any(n and not s and not c for n, s, c in zip(named, sure, clash, strict=True))
            if sum(sure) == 1 and any(clash) and not doubtful:
                right = sure.index(True)
                # One of unknown gender without a name may be right as well, unless the sure one stands very near.
                near = any(f"away_{n}" in features[right] for n in (0, 1, 2))
                among = [n for n, c in enumerate(candidates) if sure[n] or clash[n] or (near and c is not None)]
                kept = [{k: v for k, v in features[n].items() if not k.startswith("gender")} for n in among]
                self.instances.append(Instance(group, kept, [sure[n] for n in among], NEWS_WEIGHT[group]))
                return candidates[right], 1.0
        chances = weigh(features, self.weights.get(group, {}))
        best = max(range(len(candidates)), key=chances.__getitem__)
        return candidates[best], chances[best]


# ---------------------------------------------------------------- fitting


def fit(instances: Sequence[Instance], prior: dict[str, float], ridge: float) -> dict[str, float]:
    """The weights of one group, by gradient ascent with Adam on the whole data."""
    names = sorted({name for i in instances for f in i.features for name in f} | set(prior))
    mean = np.array([prior.get(name, 0.0) for name in names], np.float32)
    column = {name: n for n, name in enumerate(names)}
    widest = max(len(i.features) for i in instances)
    x = np.zeros((len(instances), widest, len(names)), np.float32)
    mask = np.full((len(instances), widest), -1e9, np.float32)
    right = np.zeros((len(instances), widest), np.float32)
    share = np.array([i.weight for i in instances], np.float32)
    for n, instance in enumerate(instances):
        for m, told in enumerate(instance.features):
            mask[n, m] = 0
            right[n, m] = instance.right[m]
            for name, value in told.items():
                x[n, m, column[name]] = value
    weights = mean.copy()
    free = np.array([name not in FIXED or name not in prior for name in names], np.float32)
    first = np.zeros_like(weights)
    second = np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = x @ weights + mask
        scores -= scores.max(1, keepdims=True)
        p = np.exp(scores)
        p /= p.sum(1, keepdims=True)
        q = p * right
        q /= q.sum(1, keepdims=True) + 1e-12
        gradient = np.einsum("nm,nmf->f", (p - q) * share[:, None], x) + ridge * (weights - mean)
        gradient *= free
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(w), 4) for name, w in zip(names, weights, strict=True) if abs(w) >= 0.005}


def fit_groups(instances: Sequence[Instance], only: Collection[str] = tuple(PRIORS)) -> Weights:
    """The weights of each group, or of some."""
    groups: dict[str, list[Instance]] = defaultdict(list)
    for instance in instances:
        groups[instance.group].append(instance)
    for one, other in (("source", "person"), ("person", "source")):
        lent = [i for i in instances if i.group == other]
        groups[one] = groups[one] + [replace(i, weight=OTHER_PLACE_WEIGHT * i.weight) for i in lent]
    return {group: fit(groups[group], PRIORS[group], RIDGE[group]) for group in sorted(groups) if group in only}


def accuracy(instances: Sequence[Instance], weights: Weights) -> dict[str, tuple[int, int]]:
    """Right and all, by group."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for instance in instances:
        chances = weigh(instance.features, weights.get(instance.group, {}))
        best = max(range(len(chances)), key=chances.__getitem__)
        counts[instance.group][0] += instance.right[best]
        counts[instance.group][1] += 1
    return {group: (right, all_) for group, (right, all_) in counts.items()}


# ---------------------------------------------------------------- GAP


def walk_gap(
    rows: Sequence[dict[str, Any]], attributions: Sequence[tuple[Attribution, ...]], weights: Weights
) -> Iterator[GapOracle]:
    """Walk the rows with ``weights``."""
    for row, found in zip(rows, attributions, strict=True):
        oracle = GapOracle(row, weights)
        Discourse(oracle.passage, found, oracle)
        yield oracle


def answer(oracle: GapOracle) -> tuple[bool, bool]:
    """What the chosen candidate says of A and B."""
    return oracle.holds(oracle.chosen, "a"), oracle.holds(oracle.chosen, "b")


# ---------------------------------------------------------------- the command


def walk_gum(folder: Path, part: str, cache: Path | None) -> list[Instance]:
    """The instances of one part of GUM."""
    documents = [d for d in read_gum(folder / f"{part}.conllu.gz") if d.genre in GENRES]
    found = attributions_of([d.text for d in documents], cache and cache / f"gum_{part}.pickle")
    instances: list[Instance] = []
    for document, attributions in zip(documents, found, strict=True):
        oracle = GumOracle(document)
        Discourse(oracle.passage, attributions, oracle)
        instances += oracle.instances
    return instances


def walk_news(articles: Path | None, bodies: Path | None, weights: Weights, cache: Path | None) -> list[Instance]:
    """The instances of news: articles with labelled sources, and others, which the reader reads."""
    labelled = read_articles(str(articles)) if articles else []
    texts = [a["text"] for a in labelled]
    found = [tuple(as_attribution(a["text"], one) for one in a["attributions"]) for a in labelled]
    plain = [b["text"] for b in read_articles(str(bodies))[:BODIES]] if bodies else []
    found += attributions_of(plain, cache and cache / "bodies.pickle")
    instances: list[Instance] = []
    for text, attributions in zip([*texts, *plain], found, strict=True):
        oracle = NewsOracle(read_passage(text), weights)
        Discourse(oracle.passage, attributions, oracle)
        instances += oracle.instances
    return instances


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--gum", type=Path, required=True, help="folder with train.conllu.gz and dev.conllu.gz")
    parser.add_argument("--gap", type=Path, required=True, help="GAP's development rows")
    parser.add_argument("--news", type=Path, help="articles with sources (PolNeAR train)")
    parser.add_argument("--bodies", type=Path, help="articles without labels (FNC-1 bodies)")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--cache", type=Path, help="folder for what the reader found")
    args = parser.parse_args()
    train, dev = (walk_gum(args.gum, part, args.cache) for part in ("train", "dev"))
    print({part: dict(Counter(i.group for i in one)) for part, one in (("train", train), ("dev", dev))})
    weights = fit_groups(train)
    print("fitted to GUM: GUM dev", accuracy(dev, weights), flush=True)
    news = walk_news(args.news, args.bodies, weights, args.cache)
    weights = fit_groups([*train, *news])
    print(f"and to {len(news)} of news: GUM dev", accuracy(dev, weights), flush=True)
    rows = read_gap(args.gap)
    found = attributions_of([r["text"] for r in rows], args.cache and args.cache / "gap.pickle")
    walked = list(walk_gap(rows, found, weights))
    instances = [o.instance for o in walked]
    print(f"GAP, {len(rows)} rows, {sum(i is not None for i in instances)} with a right candidate")
    print("without GAP", score_gap(rows, {o.row["id"]: answer(o) for o in walked}), flush=True)
    answers: dict[str, tuple[bool, bool]] = {}
    for fold in range(FOLDS):
        kept = [i for n, i in enumerate(instances) if i is not None and n % FOLDS != fold]
        held = weights | fit_groups([*train, *news, *kept], ("person", "source"))
        answers |= {o.row["id"]: answer(o) for o in walk_gap(rows[fold::FOLDS], found[fold::FOLDS], held)}
    figures = score_gap(rows, answers)
    print("held out, in folds", figures)
    final = weights | fit_groups([*train, *news, *[i for i in instances if i is not None]], ("person", "source"))
    print("and to GAP: GUM dev", accuracy(dev, final))
    made = {"name": "coreference-1", "made": date.today().isoformat(), "weights": final}
    args.out.write_text(json.dumps(made, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
