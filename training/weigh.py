"""Fit what each clue weighs, on the cases; see `walkback.question.weigh`.

    python -m training.weigh [CASES ...] [--out FILE] [--cross-validate]

Two logistic regressions, by Newton's method with a penalty on the weights: whether two statements answer one question,
over all pairs of a case, and whether their answers are opposed, over pairs that do and of which it is known. Statements
are those that the reader finds in the cases, matched with the annotated ones. ``--cross-validate`` leaves one case out
at a time and prints what the others say of it. Deterministic; half a minute.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench import case_score
from bench.case_statements import CaseStatements, read_case_statements
from bench.cases import case_folders
from training.affair_pairs import OPPOSE, compare
from walkback.finding.relate import relate_answers
from walkback.question.clues import find_clues
from walkback.question.find import find_questions
from walkback.question.pair_model import PairModel, shipped_pair_model
from walkback.question.record import Relation
from walkback.question.score import score_pairs
from walkback.question.weigh import WEIGHTS

PENALTY = 3.0  # on the squared weights of standardised clues
ROUNDS = 30

READ_TOGETHER = (  # clues for which the pair model has to read both statements
    "pair model: one question",
    "pair model: opposed",
    "pair model: opposed on the whole",
)

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Rows:
    """Clues of pairs: ``values[i, j]`` is clue j of pair i; ``same`` 0 or 1; ``opposed`` 0, 1, or NaN where unknown."""

    names: tuple[str, ...]
    values: Floats
    same: Floats
    opposed: Floats
    case: NDArray[np.int64]


def read_rows(cases: Sequence[CaseStatements], model: PairModel) -> Rows:
    """All pairs of acts within each case."""
    names: tuple[str, ...] = ()
    values, same, opposed, home = [], [], [], []
    for number, case in enumerate(cases):
        members = case.matched
        scores = score_pairs([one.stated for one in members], model)
        for (i, a), (j, b) in combinations(enumerate(members), 2):
            clues = find_clues(a.stated, b.stated, scores[i, j])
            names = tuple(clues)
            values.append([clue.value for clue in clues.values()])
            shared = a.positions.keys() & b.positions.keys()
            stances = {compare(a.positions[q], b.positions[q]) for q in shared}
            same.append(float(bool(shared)))
            known = stances - {None, 2}
            opposed.append(float(OPPOSE in known) if known else np.nan)
            home.append(number)
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


def fit_both(rows: Rows, chosen: NDArray[np.bool_]) -> dict[str, tuple[float, Floats, Floats, Floats]]:
    """The two regressions over some of the rows."""
    known = chosen & ~np.isnan(rows.opposed)
    cheap = [n for n, name in enumerate(rows.names) if name not in READ_TOGETHER]
    return {
        "likely": fit(rows.values[chosen][:, cheap], rows.same[chosen]),
        "same": fit(rows.values[chosen], rows.same[chosen]),
        "opposed": fit(rows.values[known], rows.opposed[known]),
    }


def as_json(rows: Rows, fitted: dict[str, tuple[float, Floats, Floats, Floats]], made_for: str) -> dict[str, object]:
    """What `walkback.question.weigh.read_judges` reads."""
    cheap = tuple(name for name in rows.names if name not in READ_TOGETHER)
    return {"made_for": made_for} | {
        name: {
            "bias": round(bias, 5),
            "clues": {
                clue: [round(float(v), 5) for v in (mean, spread, weight)]
                for clue, mean, spread, weight in zip(
                    cheap if name == "likely" else rows.names, means, spreads, weights, strict=True
                )
            },
        }
        for name, (bias, means, spreads, weights) in fitted.items()
    }


def area(wanted: Floats, scores: Floats) -> float:
    """Area under the ROC curve."""
    order = np.argsort(scores, kind="stable")
    ranks = np.empty(len(scores))
    ranks[order] = np.arange(1, len(scores) + 1)
    positive = wanted == 1
    count = positive.sum()
    return float((ranks[positive].sum() - count * (count + 1) / 2) / (count * (len(wanted) - count)))


def leave_one_out(rows: Rows) -> Iterator[tuple[int, dict[str, tuple[float, Floats, Floats, Floats]]]]:
    """For each case, the regressions over the others."""
    for number in sorted(set(rows.case.tolist())):
        yield number, fit_both(rows, rows.case != number)


def left_out_findings(cases: Sequence[CaseStatements], rows: Rows, same: Floats, opposed: Floats) -> Counter[Any]:
    """Counts of `bench.case_score` for what comes out with weights that never saw the case."""
    total: Counter[Any] = Counter()
    for number, case in enumerate(cases):
        members = [one.stated for one in case.matched]
        pairs = combinations(range(len(members)), 2)
        chances = zip(same[rows.case == number], opposed[rows.case == number], strict=True)
        relations = []
        for (i, j), (p, q) in zip(pairs, chances, strict=True):
            a, b = sorted((members[i].id, members[j].id))
            relations.append(Relation(a, b, float(p), float(1 - q), float(q)))
        questions, given = find_questions(case.stated.values(), relations)
        between = {(r.left, r.right): r for r in relations}
        found = [r for q in questions for r in relate_answers(q, case.stated, given.get(q.id), between)]
        first: dict[str, str] = {}
        for prediction, statement in case.statement_of.items():
            first.setdefault(statement, prediction)
        spoken = [{"kind": r.kind.value, "earlier": first[r.earlier], "later": first[r.later]} for r in found]
        total += case_score.score(case.gold, {"statements": case.predictions, "findings": [*spoken, *case.edits]})[0]
    return total


def main() -> int:
    """Fit and write, or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=Path, nargs="*", default=[Path("bench/cases")])
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--cross-validate", action="store_true")
    args = parser.parse_args()
    model = shipped_pair_model()
    folders = [folder for where in args.cases for folder in case_folders(where)]
    cases = [read_case_statements(folder) for folder in folders]
    rows = read_rows(cases, model)
    if args.cross_validate:
        same, opposed = np.zeros(len(rows.same)), np.zeros(len(rows.same))
        for number, fitted in leave_one_out(rows):
            held = rows.case == number
            same[held], opposed[held] = (predict(fitted[n], rows.values[held]) for n in ("same", "opposed"))
        known = ~np.isnan(rows.opposed)
        print(f"{len(rows.same)} pairs, {int(rows.same.sum())} of one question, {int(known.sum())} of known stance")
        print(f"left out: area under the curve, one question {area(rows.same, same):.3f}")
        print(f"left out: area under the curve, opposed {area(rows.opposed[known], opposed[known]):.3f}")
        print(case_score.show(case_score.figures(left_out_findings(cases, rows, same, opposed))))
        return 0
    fitted = fit_both(rows, np.ones(len(rows.same), bool))
    args.out.write_text(json.dumps(as_json(rows, fitted, model.name), indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
