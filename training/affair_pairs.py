"""Pairs to learn from, made of affairs: statement with statement, and question with statement."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from training.affairs import Affair, Said
from walkback.question.wording import statement_words

AGREE, OPPOSE, NEITHER = range(3)  # what the second says of the first
CONTEXTS = 0.7  # share of statements that are shown with what stands before them
NAMES = 0.7  # share of statements that are shown with the speaker's name
OTHER_AFFAIRS = 0.15  # pairs across affairs, as a share of those within
_DATE = re.compile(r"[12]\d{3}(?:-\d\d){0,2}")
_VALUE = re.compile(r"(\.\.)?(\d+(?:\.\d+)?)(\+)?")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts; whether they belong to one question, what the second says of the first, and how much it counts.

    ``stance`` is None where the labels do not tell it. ``group`` is the affair's id.
    """

    first: str
    second: str
    same: bool
    stance: int | None
    group: str
    asked: bool = False  # the first is a question that a person types


def make_pairs(affairs: Sequence[Affair], rng: random.Random) -> list[Pair]:
    """All pairs within each affair, each statement in a setting drawn with ``rng``, and some across affairs."""
    pairs: list[Pair] = []
    for affair in affairs:
        said = [s for s in affair.statements if s.same_as is None or rng.random() < 0.5]
        for a, b in combinations(said, 2):
            same, stance = judge(a, b)
            if rng.random() < 0.5:
                a, b = b, a
            pairs.append(Pair(said_words(affair, a, rng), said_words(affair, b, rng), same, stance, affair.id))
        for question in affair.questions:
            for one in said:
                position = dict(one.answers).get(question.id)
                ask = rng.choice((question.ask, *question.also))
                stance = {"yes": AGREE, "no": OPPOSE}.get(position or "", NEITHER)
                asked_for_value = position is not None and position not in ("yes", "no", "unclear")
                pairs.append(
                    Pair(
                        ask, said_words(affair, one, rng), position is not None,
                        None if asked_for_value else stance, affair.id, asked=True,
                    )
                )  # fmt: skip
    for _ in range(int(OTHER_AFFAIRS * len(pairs)) if len(affairs) > 1 else 0):
        left, right = rng.sample(range(len(affairs)), 2)
        a, b = rng.choice(affairs[left].statements), rng.choice(affairs[right].statements)
        first = said_words(affairs[left], a, rng)
        pairs.append(Pair(first, said_words(affairs[right], b, rng), False, NEITHER, affairs[left].id))
    return pairs


def judge(a: Said, b: Said) -> tuple[bool, int | None]:
    """Whether two statements answer one question, and what the one says of the other."""
    left, right = dict(a.answers), dict(b.answers)
    shared = sorted(left.keys() & right.keys())
    if not shared:
        return False, NEITHER
    stances = {compare(left[q], right[q]) for q in shared}
    if OPPOSE in stances:
        return True, OPPOSE
    return True, stances.pop() if len(stances) == 1 else None


def compare(a: str, b: str) -> int | None:
    """What one position says of another; None for two values that are words. "2031-03" holds "2031-03-14"."""
    if a == b:
        return NEITHER if a == "unclear" else AGREE
    if "unclear" in (a, b):
        return NEITHER
    if {a, b} == {"yes", "no"}:
        return OPPOSE
    if _DATE.fullmatch(a) and _DATE.fullmatch(b):
        return AGREE if a.startswith(b) or b.startswith(a) else OPPOSE
    low_a, high_a = _interval(a)
    low_b, high_b = _interval(b)
    if low_a is None or low_b is None or high_a is None or high_b is None:
        return None
    return OPPOSE if high_a < low_b or high_b < low_a else NEITHER


def _interval(position: str) -> tuple[float | None, float | None]:
    match = _VALUE.fullmatch(position)
    if match is None:
        return None, None
    number = float(match[2])
    return float("-inf") if match[1] else number, float("inf") if match[3] else number


def said_words(affair: Affair, said: Said, rng: random.Random) -> str:
    """A statement as the ledger would show it, with or without name, cue and context."""
    context = ""
    if rng.random() < CONTEXTS:
        before = said.sentence[: said.sentence.index(said.content)].strip()
        others = [s.sentence for s in affair.statements if s.id != said.id]
        replied = next((s.sentence for s in affair.statements if s.id == said.reply_to), None)
        # What stands before a statement in a report is often what it replies to, else anything of the affair.
        lead = replied if replied and rng.random() < 0.7 else rng.choice([affair.about, *others])
        context = f"{lead} {before}".strip()
    elif said.reply_to is not None:
        context = next(s.sentence for s in affair.statements if s.id == said.reply_to)
    speaker = said.speaker if rng.random() < NAMES else ""
    return statement_words(said.content, speaker=speaker, cue=said.cue, context=context)
