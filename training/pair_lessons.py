"""What the pair model and its teacher learn from, put together: labelled pairs, pairs without labels, and texts.

Everything follows from the data, the affairs and the seed; nothing that is kept for measuring is in it.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from training.affair_pairs import said_words
from training.affairs import FOLDER, Affair, read_affairs
from training.answers import FOLDER as ANSWERS
from training.answers import read_answers
from training.pair_negations import negation_rows
from training.pair_rows import (
    SETS,
    Row,
    affair_rows,
    answer_rows,
    entailment_rows,
    is_held,
    page_rows,
    point_rows,
    read_objects,
    stance_rows,
    symmetric_rows,
    unlabelled_pairs,
)
from training.pair_templates import template_rows

AFFAIR_SETTINGS = 6  # times that each affair's pairs are made, with other contexts and names
ANSWER_SETTINGS = 2
NEGATIONS = 16_000
TEMPLATES = 24_000
DOCUMENT_TEXTS = 16  # at most, that one news text or page gives for the vectors
# Of each part so much is read in an epoch.
SHARES = {
    "vitaminc": 1.0,
    "pages": 0.6,
    "breaking_nli": 0.6,
    "negation_nli": 1.0,
    "med": 0.5,
    "fnc1": 0.4,
    "perspectrum": 0.5,
    "affairs": 2 / AFFAIR_SETTINGS,
    "answers": 1 / ANSWER_SETTINGS,
    "negations": 0.5,
    "templates": 0.6,
    "unlabelled": 0.5,
}


@dataclass(frozen=True, slots=True)
class Circle:
    """Texts of one affair, statements and questions, and the questions that each belongs to."""

    texts: tuple[str, ...]
    questions: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Lessons:
    """Rows by part, with `SHARES`; documents as lists of texts; circles; rows for measuring by set."""

    parts: dict[str, list[Row]]
    documents: list[list[str]]
    circles: list[Circle]
    held: dict[str, list[Row]]


def make_lessons(data: Path, *, seed: int, affairs_folder: Path = FOLDER, limit: int | None = None) -> Lessons:
    """Read and make all of it; ``limit`` keeps so many rows of a part, to try things out."""
    rng = random.Random(seed)
    affairs = [affair for path in sorted(affairs_folder.glob("*.jsonl")) for affair in read_affairs(path)]
    emergent = frozenset(r["headline"].strip().lower() for r in read_objects(data / "emergent" / "train.jsonl.gz"))
    sets = {name: entailment_rows(data, name) for name in SETS}
    sets["fnc1"] = stance_rows(data, rng, without=emergent)
    held = {name: [r for r in rows if is_held(r.group)] for name, rows in sets.items()}
    held["fever_symmetric"] = symmetric_rows(data)
    held["templates"] = template_rows(1500, random.Random(seed + 1), held=True)
    sets["pages"] = page_rows(data, rng)
    parts = {name: [r for r in rows if not is_held(r.group)] for name, rows in sets.items()}
    parts["perspectrum"] = point_rows(data)
    parts["affairs"] = [r for n in range(AFFAIR_SETTINGS) for r in affair_rows(affairs, random.Random(f"{seed}:{n}"))]
    blocks = [block for path in sorted(ANSWERS.glob("*.txt")) for block in read_answers(path)]
    parts["answers"] = [r for n in range(ANSWER_SETTINGS) for r in answer_rows(blocks, random.Random(f"{seed}:{n}"))]
    clauses = [reply.content for block in blocks for reply in block.replies]
    clauses += [said.content for affair in affairs for said in affair.statements]
    clauses += [row.second for row in parts["vitaminc"][::4]]
    parts["negations"] = negation_rows(clauses, NEGATIONS, random.Random(seed))
    parts["templates"] = template_rows(TEMPLATES, rng)
    parts["unlabelled"] = [Row(a, b, None, None, "") for a, b in unlabelled_pairs(data, rng)]
    documents = _documents(data, affairs, rng)
    circles = [_circle(affair, rng) for affair in affairs for _ in range(AFFAIR_SETTINGS)]
    if limit is not None:
        parts = {name: rng.sample(rows, min(limit, len(rows))) for name, rows in parts.items()}
        held = {name: rng.sample(rows, min(limit, len(rows))) for name, rows in held.items()}
        documents, circles = documents[:limit], circles[:limit]
    return Lessons(parts, documents, circles, held)


def _documents(data: Path, affairs: Sequence[Affair], rng: random.Random) -> list[list[str]]:
    """Texts that lie near one another: parts of one news text, of one page, of one affair."""
    found = []
    for row in read_objects(data / "fnc1" / "train_bodies.jsonl.gz"):
        if not is_held(f"fnc1:{row['body_id']}"):
            sentences = [s.strip() for s in re.split(r"(?<=[.!?\"”])\s+", row["text"])]
            found.append([s for s in sentences if 6 <= len(s.split()) <= 60])
    pages: defaultdict[str, set[str]] = defaultdict(set)
    for row in read_objects(data / "vitaminc" / "train.jsonl.gz"):
        if not is_held(f"vitaminc:{row['page']}"):
            pages[row["page"]] |= {row["premise"], row["hypothesis"]}
    found += [sorted(texts) for texts in pages.values()]
    found += [list(_circle(affair, rng).texts) for affair in affairs for _ in range(2)]
    return [rng.sample(texts, min(len(texts), DOCUMENT_TEXTS)) for texts in found if len(texts) > 1]


def _circle(affair: Affair, rng: random.Random) -> Circle:
    texts = [(said_words(affair, one, rng), frozenset(q for q, _ in one.answers)) for one in affair.statements]
    texts += [(rng.choice((q.ask, *q.also)), frozenset([q.id])) for q in affair.questions for _ in range(2)]
    return Circle(tuple(t for t, _ in texts), tuple(q for _, q in texts))
