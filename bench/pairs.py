"""Two texts judged together, and texts as vectors: sets of labelled pairs, rumours, and the statements of cases."""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from bench import case_score
from bench.cases import case_folders
from bench.check_cases import read_report
from bench.outcome import Outcome, percent
from training.affair_pairs import AGREE, OPPOSE, compare
from training.pair_rows import SETS, Row, entailment_rows, is_held, read_objects, stance_rows, symmetric_rows
from training.pair_templates import template_rows
from walkback.question.pair_model import PairModel, shipped_pair_model
from walkback.question.wording import statement_words

NAME = "pairs"
HELP = "judge pairs of texts and compare vectors: entailment sets, rumours with headlines, statements of cases"

TIMED_PAIRS = 30
TIMED_TEXTS = 15
TEMPLATES = 1500


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's own arguments."""
    parser.add_argument("cases", type=Path, metavar="CASES_DIR", help="a folder of cases, or one case")
    parser.add_argument("--data", type=Path, metavar="DIR", help="folder with vitaminc, fever_symmetric, emergent, ...")
    parser.add_argument("--weights", type=Path, metavar="DIR", help="measure these weights, not those that ship")
    parser.add_argument("--limit", type=int, metavar="N", help="of each set of pairs only N, drawn at random")


def run(args: argparse.Namespace) -> Outcome:
    """Measure the pair model."""
    model = PairModel.load(args.weights) if args.weights else shipped_pair_model()
    figures: dict[str, float | None] = {}
    if args.data is not None:
        figures |= measure_sets(model, args.data, limit=args.limit)
    figures |= measure_cases(model, args.cases)
    figures |= measure_speed(model, args.cases)
    width = max(map(len, figures))
    return Outcome("\n".join(f"{name:{width}}  {value}" for name, value in figures.items()), figures)


def measure_sets(model: PairModel, data: Path, *, limit: int | None = None) -> dict[str, float | None]:
    """Accuracy on the part of each set that nothing was trained on, and Emergent's headlines to their claims (R@1).

    FEVER-symmetric has no pairs of texts that do neither, and is judged between the other two. Where a set says "not
    entailed" and no more, right is what does not agree. ``templates`` are of predicates kept for this.
    """
    sets = {name: [r for r in entailment_rows(data, name) if is_held(r.group)] for name in SETS}
    sets["fever_symmetric"] = symmetric_rows(data)
    sets["fnc1"] = [r for r in stance_rows(data, random.Random(1)) if is_held(r.group)]
    sets["templates"] = template_rows(TEMPLATES, random.Random(2), held=True)
    figures = {}
    for name, rows in sets.items():
        chosen = random.Random(0).sample(rows, limit) if limit is not None and limit < len(rows) else rows
        figures[name] = percent(accuracy(model, chosen, two_way=name == "fever_symmetric"))
    rumours = list(read_objects(data / "emergent" / "train.jsonl.gz"))
    claims = {row["claim_id"]: row["claim"] for row in rumours}
    ids = list(claims)
    likeness = model.embed([row["headline"] for row in rumours]) @ model.embed(list(claims.values())).T
    right = [ids[best] == row["claim_id"] for best, row in zip(likeness.argmax(-1), rumours, strict=True)]
    figures["emergent_recall_at_1"] = percent(float(np.mean(right)))
    return figures


def accuracy(model: PairModel, rows: Sequence[Row], *, two_way: bool = False) -> float | None:
    """Share of rows whose likeliest stance is the labelled one; None where no row has a label."""
    told = [row for row in rows if row.stance is not None or row.not_agree]
    stance = model.judge([(row.first, row.second) for row in told])
    best = (stance[:, :2] if two_way else stance).argmax(-1)
    right = [b == row.stance if row.stance is not None else b != AGREE for b, row in zip(best, told, strict=True)]
    return float(np.mean(right)) if right else None


@dataclass(frozen=True, slots=True)
class CaseText:
    """One act of saying in a case: its words for the model, and the position that it takes on each question.

    ``bare`` are the words without context, by which what it says is judged: the context says other things.
    """

    words: str
    bare: str
    positions: dict[str, str]


def read_case(folder: Path) -> tuple[dict[str, Any], list[CaseText]]:
    """A case's record and its acts, each by its first attestation, with what stands before it as context."""
    gold: dict[str, Any] = case_score.read_gold(folder)
    names = {speaker["id"]: speaker["name"] for speaker in gold["speakers"]}
    texts: dict[str, str] = {}
    first: dict[str, str] = {}
    words: dict[str, tuple[str, str]] = {}
    for one in gold["statements"]:
        first[one["id"]] = first.get(one["same_as"], one["same_as"]) if one["same_as"] else one["id"]
        text = texts.setdefault(one["file"], read_report(folder / one["file"]))
        content, cue = " ".join(one["content"]), " ".join(one["cue"])
        speaker = names.get(one["speaker"], " ".join(one["source"]))
        context = text[: max(0, text.find(one["content"][0]))]
        words[one["id"]] = (
            statement_words(content, speaker=speaker, cue=cue, context=context),
            statement_words(content, speaker=speaker, cue=cue),
        )
    positions: dict[str, dict[str, str]] = {act: {} for act in dict.fromkeys(first.values())}
    for question in gold["questions"]:
        for statement, position in question["positions"].items():
            positions[first[statement]].setdefault(question["id"], position)
    return gold, [CaseText(*words[act], taken) for act, taken in positions.items()]


def measure_cases(model: PairModel, cases: Path) -> dict[str, float | None]:
    """How well typed questions and statements find what belongs to one question, within each case.

    For every wording of a question all statements of its case are ranked: ``ask_auc`` (1 is best, times 100), the share
    of those that take a position among as many first ones (``ask_recall``), the share of wordings whose first one does
    (``ask_first``). ``same_auc``: two statements of one question above two of different ones. ``stance_auc``: of one
    question, opposite answers above like ones; ``ask_stance_auc``: yes above no for a question. ``_vectors``: by
    likeness of vectors. The stance is judged without context. Figures are means over the wordings or cases.
    """
    found: dict[str, list[float]] = {name: [] for name in _CASE_FIGURES}
    stances: dict[str, list[tuple[bool, float]]] = {"stance_auc": [], "ask_stance_auc": []}
    for folder in case_folders(cases):
        gold, acts = read_case(folder)
        vectors = model.embed([act.words for act in acts])
        pairs = list(combinations(range(len(acts)), 2))
        texts = [(acts[a].words, acts[b].words) for a, b in pairs]
        there, back = model.compare(texts), model.compare([(b, a) for a, b in texts])
        bare = [(acts[a].bare, acts[b].bare) for a, b in pairs]
        is_same = [bool(acts[a].positions.keys() & acts[b].positions.keys()) for a, b in pairs]
        found["same_auc"].append(auc(is_same, there.same + back.same))
        found["same_auc_vectors"].append(auc(is_same, [float(vectors[a] @ vectors[b]) for a, b in pairs]))
        shared = [n for n, is_one in enumerate(is_same) if is_one]
        one_way, other_way = (model.judge([(bare[n][k], bare[n][1 - k]) for n in shared]) for k in (0, 1))
        for n, scores in zip(shared, (one_way + other_way) / 2, strict=True):
            left, right = (acts[k].positions for k in pairs[n])
            between = {compare(left[q], right[q]) for q in left.keys() & right.keys()}
            if OPPOSE in between or between == {AGREE}:
                stances["stance_auc"].append((OPPOSE in between, float(scores[OPPOSE] - scores[AGREE])))
        for question, wording in _wordings(gold):
            belongs = [question in act.positions for act in acts]
            if not any(belongs):
                continue
            judged = model.relevance(wording, [act.words for act in acts])
            near = vectors @ model.embed([wording])[0]
            for suffix, scores in (("", judged), ("_vectors", near)):
                ranked = np.array(belongs)[np.argsort(-np.asarray(scores), kind="stable")]
                found[f"ask_auc{suffix}"].append(auc(belongs, scores))
                found[f"ask_recall{suffix}"].append(float(ranked[: sum(belongs)].mean()))
                found[f"ask_first{suffix}"].append(float(ranked[0]))
            answering = [act for act in acts if act.positions.get(question) in ("yes", "no")]
            for act, scores in zip(answering, model.judge([(wording, act.bare) for act in answering]), strict=True):
                yes = act.positions[question] == "yes"
                stances["ask_stance_auc"].append((yes, float(scores[AGREE] - scores[OPPOSE])))
    figures = {name: percent(float(np.nanmean(values))) for name, values in found.items()}
    for name, rows in stances.items():
        figures[name] = percent(auc([label for label, _ in rows], [score for _, score in rows]))
    return figures


_CASE_FIGURES = (
    "ask_auc", "ask_recall", "ask_first", "same_auc",
    "ask_auc_vectors", "ask_recall_vectors", "ask_first_vectors", "same_auc_vectors",
)  # fmt: skip


def _wordings(gold: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for question in gold["questions"]:
        for wording in (question["ask"], *question.get("also", [])):
            yield question["id"], wording


def auc(labels: Sequence[bool], scores: ArrayLike) -> float:
    """The chance that a true one scores above a false one, ties counting half; nan where there is no such pair."""
    truth, values = np.asarray(labels, bool), np.asarray(scores, float)
    above, below = values[truth], values[~truth]
    if not len(above) or not len(below):
        return float("nan")
    difference = above[:, None] - below[None]
    return float(((difference > 0) + 0.5 * (difference == 0)).mean())


def measure_speed(model: PairModel, cases: Path) -> dict[str, float | None]:
    """Milliseconds for 30 pairs and for 15 texts, statements with context, the median of ten."""
    _, acts = read_case(case_folders(cases)[0])
    words = [acts[n % len(acts)].words for n in range(TIMED_PAIRS + 1)]
    pairs = list(pairwise(words))
    took: dict[str, list[float]] = {"pairs_ms": [], "vectors_ms": []}
    for _ in range(10):
        begun = time.perf_counter()
        model.compare(pairs)
        took["pairs_ms"].append(1000 * (time.perf_counter() - begun))
        begun = time.perf_counter()
        model.embed(words[:TIMED_TEXTS])
        took["vectors_ms"].append(1000 * (time.perf_counter() - begun))
    return {name: round(float(np.median(values)), 1) for name, values in took.items()}
