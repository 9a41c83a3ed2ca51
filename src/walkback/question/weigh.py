"""From clues to what two statements are to one another, with what each clue weighs."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from walkback.errors import ReaderError
from walkback.question.clues import Clue, Scores, find_clues
from walkback.question.record import Relation, Stated, Step

WEIGHTS = Path(__file__).parent / "weights" / "weigh.json"
LIKELY = 0.08  # probability, from which the pair model reads two statements; nothing that it joins lies lower
TOLD = 0.15  # log odds, from which a clue is told as a step


@dataclass(frozen=True, slots=True)
class Judge:
    """A sum of weighed clues: ``bias`` in log odds; for each clue its mean, its spread, and what one spread weighs."""

    bias: float
    clues: Mapping[str, tuple[float, float, float]]

    def weigh(self, found: Mapping[str, Clue]) -> tuple[float, tuple[Step, ...]]:
        """The probability (0 to 1) and the clues that weigh something, the weightiest first."""
        total = self.bias
        steps = []
        for name, (mean, spread, weight) in self.clues.items():
            clue = found[name]
            weighs = weight * (clue.value - mean) / spread
            total += weighs
            if abs(weighs) >= TOLD:
                steps.append(Step(name, clue.left or f"{clue.value:.2f}", clue.right, round(weighs, 3)))
        steps.sort(key=lambda step: (-abs(step.weight), step.name))
        return 1 / (1 + math.exp(-total)), tuple(steps)


@dataclass(frozen=True, slots=True)
class Judges:
    """Those of one question and of opposed answers, with the name of the pair model that they were made for.

    ``likely`` judges whether two answer one question from what costs little, before the pair model reads both.
    """

    likely: Judge
    same: Judge
    opposed: Judge
    made_for: str


def weigh(a: Stated, b: Stated, scores: Scores, judges: Judges | None = None) -> Relation:
    """Judge what two statements are to one another; the order of the two changes nothing.

    Statements of one act of saying are never set against one another by whoever calls this.

    Raises:
        ReaderError: the shipped weights are missing.
    """
    if b.id < a.id:
        a, b = b, a
    judges = judges or shipped_judges()
    clues = find_clues(a, b, scores)
    same, why_same = judges.same.weigh(clues)
    opposed, why_opposed = judges.opposed.weigh(clues)
    steps = tuple(Step(f"one question: {s.name}", s.left, s.right, s.weight) for s in why_same)
    steps += tuple(Step(f"opposed: {s.name}", s.left, s.right, s.weight) for s in why_opposed)
    return Relation(a.id, b.id, same, 1 - opposed, opposed, steps)


def is_likely(a: Stated, b: Stated, cosine: float, judges: Judges | None = None) -> bool:
    """Whether it is worth reading two statements together, by their vectors and words.

    Raises:
        ReaderError: the shipped weights are missing.
    """
    clues = find_clues(a, b, Scores(0.0, 0.0, 0.0, cosine))
    return (judges or shipped_judges()).likely.weigh(clues)[0] >= LIKELY


@cache
def shipped_judges() -> Judges:
    """The weights that ship, fitted by ``training/weigh.py``."""
    return read_judges(WEIGHTS)


def read_judges(path: Path) -> Judges:
    """Read weights as ``training/weigh.py`` writes them.

    Raises:
        ReaderError: they are missing or broken.
    """
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        likely, same, opposed = (
            Judge(raw[name]["bias"], {clue: (m, s, w) for clue, (m, s, w) in raw[name]["clues"].items()})
            for name in ("likely", "same", "opposed")
        )
        return Judges(likely, same, opposed, raw["made_for"])
    except (OSError, ValueError, KeyError) as error:
        raise ReaderError(f"{path}: the weights of clues cannot be read ({error}); reinstall walkback") from error
