"""Fit what each clue weighs, on the cases; see `walkback.question.weigh`.

    python -m training.weigh [CASES ...] [--out FILE] [--cross-validate]

Logistic regressions, by Newton's method with a penalty on the weights: whether two statements answer one question, over
all pairs of acts of a case that the annotators have, and whether their answers are opposed, over pairs of which it is
known. Statements are those that the reader finds. ``--cross-validate`` leaves one case out at a time and prints what
the others say of it, for each folder, and how often findings of each certainty are right. Deterministic; two minutes.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench import case_score
from bench.case_statements import CaseStatements, read_case_statements
from bench.cases import case_folders
from training.affair_pairs import NEITHER, OPPOSE, compare
from walkback.finding.record import Related
from walkback.finding.relate import relate_answers
from walkback.question.clues import Scores, find_clues
from walkback.question.find import find_questions, stands_for
from walkback.question.pair_model import PairModel, shipped_pair_model
from walkback.question.record import Question, Relation, Stated
from walkback.question.score import score_pairs, words_of
from walkback.question.weigh import WEIGHTS
from walkback.store.questions import NEAREST

PENALTY = 3.0  # on the squared weights of standardised clues
ROUNDS = 30
BANDS = (0.4, 0.5, 0.55, 0.6, 0.65, 0.75)  # of certainty

STANCE = ("pair model: opposed", "pair model: opposed on the whole")
# Clues that a judge does without: to be likely to answer one question must be told before the pair model reads both,
# and whether two answer one must not hang on what the answers are.
WITHOUT = {"likely": ("pair model: one question", *STANCE), "same": STANCE, "opposed": ()}

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Rows:
    """Clues of pairs: ``values[i, j]`` is clue j of pair i; ``same`` and ``opposed`` are 0, 1, or NaN where unknown."""

    names: tuple[str, ...]
    values: Floats
    same: Floats
    opposed: Floats
    case: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pairs:
    """The acts of a case, one statement each as `find_questions` takes it, and what the pair model says of pairs."""

    case: CaseStatements
    acts: tuple[Stated, ...]
    scores: Mapping[tuple[int, int], Scores]
    neighbours: frozenset[tuple[int, int]]  # pairs that a ledger sets beside one another


def read_pairs(case: CaseStatements, model: PairModel) -> Pairs:
    """Score all pairs of acts of a case."""
    acts: dict[str, list[Stated]] = {}
    for one in case.stated.values():
        acts.setdefault(one.act, []).append(one)
    chosen = tuple(stands_for(members) for members in acts.values())
    vectors = model.embed([words_of(one) for one in chosen])
    likeness = vectors @ vectors.T
    near = set()
    for i in range(len(chosen)):
        order = sorted((j for j in range(len(chosen)) if j != i), key=lambda j: -likeness[i, j])
        near |= {(min(i, j), max(i, j)) for j in order[:NEAREST]}
    return Pairs(case, chosen, score_pairs(chosen, model, vectors=vectors), frozenset(near))


def read_rows(cases: Sequence[Pairs]) -> Rows:
    """All pairs of acts within each case; ``same`` is NaN where an annotator does not have both."""
    names: tuple[str, ...] = ()
    values, same, opposed, home = [], [], [], []
    for number, pairs in enumerate(cases):
        positions = {one.stated.act: one.positions for one in pairs.case.matched}
        for (i, j), scores in pairs.scores.items():
            a, b = pairs.acts[i], pairs.acts[j]
            clues = find_clues(a, b, scores)
            names = tuple(clues)
            values.append([clue.value for clue in clues.values()])
            home.append(number)
            left, right = positions.get(a.act), positions.get(b.act)
            if left is None or right is None:
                same.append(np.nan)
                opposed.append(np.nan)
                continue
            shared = left.keys() & right.keys()
            known = {compare(left[q], right[q]) for q in shared} - {None, NEITHER}
            same.append(float(bool(shared)))
            opposed.append(float(OPPOSE in known) if known else np.nan)
    return Rows(names, np.array(values), np.array(same), np.array(opposed), np.array(home))


def fit(values: Floats, wanted: Floats) -> tuple[float, Floats, Floats, Floats]:
    """Bias, means, spreads and weights of a penalised logistic regression."""
    means, spreads = values.mean(0), values.std(0)
    spreads = np.where(spreads < 1e-9, 1.0, spreads)
    x = np.hstack([np.ones((len(values), 1)), (values - means) / spreads])
    penalty = np.diag([0.0, *[PENALTY] * values.shape[1]])
    weights = np.zeros(x.shape[1])
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-x @ weights))
        step = np.linalg.solve(x.T @ (x * (p * (1 - p))[:, None]) + penalty, x.T @ (wanted - p) - penalty @ weights)
        weights += step
        if np.abs(step).max() < 1e-8:
            break
    return float(weights[0]), means, spreads, weights[1:]


def predict(fitted: tuple[float, Floats, Floats, Floats], values: Floats) -> Floats:
    """Probabilities."""
    bias, means, spreads, weights = fitted
    found: Floats = 1 / (1 + np.exp(-(bias + ((values - means) / spreads) @ weights)))
    return found


def columns(rows: Rows, judge: str) -> list[int]:
    """The places of the clues that a judge goes by."""
    return [n for n, name in enumerate(rows.names) if name not in WITHOUT[judge]]


def fit_judges(rows: Rows, chosen: NDArray[np.bool_]) -> dict[str, tuple[float, Floats, Floats, Floats]]:
    """The regressions over some of the rows, each over its `columns`."""
    chosen = chosen & ~np.isnan(rows.same)
    known = chosen & ~np.isnan(rows.opposed)
    return {
        "likely": fit(rows.values[chosen][:, columns(rows, "likely")], rows.same[chosen]),
        "same": fit(rows.values[chosen][:, columns(rows, "same")], rows.same[chosen]),
        "opposed": fit(rows.values[known][:, columns(rows, "opposed")], rows.opposed[known]),
    }


def as_json(rows: Rows, fitted: dict[str, tuple[float, Floats, Floats, Floats]], made_for: str) -> dict[str, object]:
    """What `walkback.question.weigh.read_judges` reads."""
    return {"made_for": made_for} | {
        judge: {
            "bias": round(bias, 5),
            "clues": {
                rows.names[place]: [round(float(v), 5) for v in (mean, spread, weight)]
                for place, mean, spread, weight in zip(columns(rows, judge), means, spreads, weights, strict=True)
            },
        }
        for judge, (bias, means, spreads, weights) in fitted.items()
    }


def area(wanted: Floats, scores: Floats) -> float:
    """Area under the ROC curve."""
    order = np.argsort(scores, kind="stable")
    ranks = np.empty(len(scores))
    ranks[order] = np.arange(1, len(scores) + 1)
    positive = wanted == 1
    count = positive.sum()
    return float((ranks[positive].sum() - count * (count + 1) / 2) / (count * (len(wanted) - count)))


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding of weights that never saw its case, and whether it is right; None if it repeats another."""

    related: Related
    right: bool | None


def left_out_findings(pairs: Pairs, same: Floats, opposed: Floats) -> tuple[Counter[Any], list[Judged]]:
    """Counts of `bench.case_score`, and each finding by itself; chances are in the order of ``pairs.scores``."""
    relations = {}
    for (i, j), p, q in zip(pairs.scores, same, opposed, strict=True):
        if (i, j) in pairs.neighbours:
            a, b = sorted((pairs.acts[i].id, pairs.acts[j].id))
            relations[a, b] = Relation(a, b, float(p), float(1 - q), float(q))
    case = pairs.case
    questions, given = find_questions(case.stated.values(), relations.values())
    found = [r for q in questions for r in relate_answers(q, case.stated, given.get(q.id), relations)]
    first: dict[str, str] = {}
    for prediction, statement in case.statement_of.items():
        first.setdefault(statement, prediction)
    spoken = [{"kind": r.kind.value, "earlier": first[r.earlier], "later": first[r.later]} for r in found]
    prediction = {
        "statements": case.predictions,
        "questions": _questions(case, questions),
        "findings": [*spoken, *case.edits],
    }
    counts = case_score.score(case.gold, prediction)[0]
    judged = []
    for one, related in zip(spoken, found, strict=True):
        alone = case_score.figures(case_score.score(case.gold, {"statements": case.predictions, "findings": [one]})[0])[
            "findings"
        ]["all"]
        judged.append(Judged(related, alone["hit"] > 0 if alone["pred"] else None))
    return counts, judged


def _questions(case: CaseStatements, questions: Iterable[Question]) -> list[dict[str, Any]]:
    """Questions in the shape of case.json, with every prediction of an act that answers."""
    predictions: dict[str, list[str]] = {}
    for prediction, statement in case.statement_of.items():
        if statement in case.stated:
            predictions.setdefault(case.stated[statement].act, []).append(prediction)
    return [
        {
            "id": question.id,
            "positions": {
                prediction: answer.position
                for answer in question.answers
                for prediction in predictions.get(case.stated[answer.statement].act, ())
            },
        }
        for question in questions
    ]


def cross_validate(cases: Sequence[Pairs], rows: Rows, of: range) -> None:
    """Print what weights from all other cases make of the cases ``of``."""
    same, opposed = np.zeros(len(rows.same)), np.zeros(len(rows.same))
    for number in of:
        held = rows.case == number
        if held.any():
            fitted = fit_judges(rows, ~held)
            same[held], opposed[held] = (
                predict(fitted[judge], rows.values[held][:, columns(rows, judge)]) for judge in ("same", "opposed")
            )
    inside = np.isin(rows.case, list(of))
    told, known = inside & ~np.isnan(rows.same), inside & ~np.isnan(rows.opposed)
    print(f"{int(told.sum())} pairs, {int(rows.same[told].sum())} of one question, {int(known.sum())} of known stance")
    print(f"area under the curve: one question {area(rows.same[told], same[told]):.3f}, ", end="")
    print(f"opposed {area(rows.opposed[known], opposed[known]):.3f}")
    total: Counter[Any] = Counter()
    findings: list[Judged] = []
    for number in of:
        held = rows.case == number
        counts, judged = left_out_findings(cases[number], same[held], opposed[held])
        total += counts
        findings += judged
    print(case_score.show(case_score.figures(total)))
    for low, high in zip(BANDS, (*BANDS[1:], 1.01), strict=True):
        inside_band = [f.right for f in findings if f.right is not None and low <= f.related.certainty < high]
        print(f"certainty {low:.2f} to {min(high, 1.0):.2f}: {sum(inside_band)} of {len(inside_band)} right")


def main() -> int:
    """Fit and write, or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=Path, nargs="*", default=[Path("bench/cases"), Path("bench/small_cases")])
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--cross-validate", action="store_true")
    args = parser.parse_args()
    model = shipped_pair_model()
    cases: list[Pairs] = []
    parts: list[tuple[Path, range]] = []
    for where in args.cases:
        before = len(cases)
        cases += [read_pairs(read_case_statements(folder), model) for folder in case_folders(where)]
        parts.append((where, range(before, len(cases))))
    rows = read_rows(cases)
    if args.cross_validate:
        for where, of in parts:
            print(f"== {where}")
            cross_validate(cases, rows, of)
        return 0
    fitted = fit_judges(rows, np.ones(len(rows.same), bool))
    args.out.write_text(json.dumps(as_json(rows, fitted, model.name), indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
