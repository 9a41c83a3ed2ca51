"""Labelled pairs of texts to learn from, and pairs without labels for a teacher to judge."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.affair_pairs import AGREE, NEITHER, OPPOSE, make_pairs
from training.affairs import Affair
from training.answers import Block, make_answer_pairs

HELD = 8  # of so many groups one is kept for measuring
LABELS = {"entailment": AGREE, "contradiction": OPPOSE, "neutral": NEITHER}
STANCES = {"agree": AGREE, "disagree": OPPOSE, "discuss": NEITHER}
SETS = {"vitaminc": "page", "breaking_nli": "premise", "negation_nli": "group", "med": "premise"}
PASSAGE_WORDS = 70  # of a news text, beside a headline
_MARKS = ".,;:\"'“”‘’"


@dataclass(frozen=True, slots=True)
class Row:
    """Two texts; whether they answer one question, and what the second says of the first (None: not told).

    ``not_agree`` means that of the stance only this is known. Rows of one ``group`` are never parted between training
    and measuring.
    """

    first: str
    second: str
    same: bool | None
    stance: int | None
    group: str
    not_agree: bool = False


def is_held(group: str) -> bool:
    """Whether a group is kept for measuring."""
    return int.from_bytes(hashlib.md5(group.encode()).digest()[:4], "big") % HELD == 0


def read_objects(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a gzipped file of lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def entailment_rows(data: Path, name: str) -> list[Row]:
    """One of `SETS`: what the second text says of the first.

    In VitaminC a claim and evidence that decides it answer one question.
    """
    rows = []
    for row in read_objects(data / name / "train.jsonl.gz"):
        stance = LABELS.get(row["label"])
        same = True if name == "vitaminc" and stance in (AGREE, OPPOSE) else None
        group = f"{name}:{row[SETS[name]]}"
        rows.append(Row(row["premise"], row["hypothesis"], same, stance, group, row["label"] == "not_entailment"))
    return rows


def symmetric_rows(data: Path) -> list[Row]:
    """FEVER-symmetric, which nothing is trained on."""
    return [
        Row(row["premise"], row["hypothesis"], None, LABELS[row["label"]], "fever_symmetric")
        for row in read_objects(data / "fever_symmetric" / "dev.jsonl.gz")
    ]


def page_rows(data: Path, rng: random.Random) -> list[Row]:
    """Claims of VitaminC with evidence for another claim of the same page: another question, as a rule."""
    pages: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in read_objects(data / "vitaminc" / "train.jsonl.gz"):
        pages[row["page"]].append(row)
    rows = []
    for page, members in pages.items():
        for row in rng.sample(members, len(members) // 4):
            other = rng.choice(members)
            if other["case"] != row["case"] and shared_words(other["hypothesis"], row["hypothesis"]) < 0.5:
                rows.append(Row(other["premise"], row["hypothesis"], False, NEITHER, f"vitaminc:{page}"))
    return rows


def stance_rows(data: Path, rng: random.Random, without: frozenset[str] = frozenset()) -> list[Row]:
    """FNC-1: headlines with the part of a news text that is nearest to them; of the unrelated a third.

    Headlines that stand in ``without``, in lower case, are left out.
    """
    bodies = {row["body_id"]: row["text"] for row in read_objects(data / "fnc1" / "train_bodies.jsonl.gz")}
    rows = []
    for row in read_objects(data / "fnc1" / "train_stances.jsonl.gz"):
        related = row["label"] != "unrelated"
        if row["headline"].strip().lower() in without or (not related and rng.random() < 0.67):
            continue
        passage = nearest_passage(row["headline"], bodies[row["body_id"]])
        stance = STANCES[row["label"]] if related else NEITHER
        rows.append(Row(row["headline"], passage, related, stance, f"fnc1:{row['body_id']}"))
    return rows


def point_rows(data: Path) -> list[Row]:
    """Perspectrum: a claim with what speaks for it and against it; two wordings of one point."""
    rows = []
    for row in read_objects(data / "perspectrum" / "train.jsonl.gz"):
        group = f"perspectrum:{row['claim_id']}"
        wordings = row["perspectives"]
        stance = {"SUPPORT": AGREE, "UNDERMINE": OPPOSE}[row["label"]]
        rows.append(Row(row["claim"], wordings[0], None, stance, group))
        if len(wordings) > 1:
            rows.append(Row(wordings[0], wordings[-1], True, AGREE, group))
    return rows


def affair_rows(affairs: Sequence[Affair], rng: random.Random) -> list[Row]:
    """Pairs of affairs; of those that belong to no one question half, since they are many."""
    rows = []
    for pair in make_pairs(affairs, rng):
        if pair.same or rng.random() < 0.5:
            stance = pair.stance if pair.same or rng.random() < 0.3 else None
            rows.append(Row(pair.first, pair.second, pair.same, stance, pair.group))
    return rows


def answer_rows(blocks: Sequence[Block], rng: random.Random) -> list[Row]:
    """Pairs of blocks of answers; of those that belong to no one question a third, since they are many."""
    rows = []
    for block in blocks:
        for pair in make_answer_pairs(block, rng):
            if pair.same or rng.random() < 0.33:
                stance = pair.stance if pair.same or rng.random() < 0.3 else None
                rows.append(Row(pair.first, pair.second, pair.same, stance, f"answers:{block.name}"))
    return rows


def unlabelled_pairs(data: Path, rng: random.Random) -> list[tuple[str, str]]:
    """New combinations of texts that stand near one another, for a teacher to judge; none is kept for measuring.

    Evidence with evidence, claims with claims and claims before evidence within a page of VitaminC; headlines of FNC-1
    with another part of the text.
    """
    found: list[tuple[str, str]] = []
    pages: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in read_objects(data / "vitaminc" / "train.jsonl.gz"):
        if not is_held(f"vitaminc:{row['page']}"):
            pages[row["page"]].append(row)
    for members in pages.values():
        cases: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in members:
            cases[row["case"]].append(row)
        for case in cases.values():
            a, b = rng.choice(case), rng.choice(case)
            found += [(a["premise"], b["premise"]), (a["hypothesis"], b["hypothesis"])]
            found += [(a["premise"], b["hypothesis"]), (b["hypothesis"], a["premise"])]
            a, b = rng.choice(case), rng.choice(members)
            found += [(a["premise"], b["hypothesis"]), (a["hypothesis"], b["hypothesis"])]
    bodies = {row["body_id"]: row["text"] for row in read_objects(data / "fnc1" / "train_bodies.jsonl.gz")}
    for body, text in bodies.items():
        if is_held(f"fnc1:{body}"):
            continue
        tokens = text.split()
        for _ in range(6):
            length, at = rng.randint(12, 40), rng.randrange(max(1, len(tokens) - 30))
            near = max(0, at + rng.randint(-60, 60))
            found.append((" ".join(tokens[at : at + length]), " ".join(tokens[near : near + rng.randint(12, 40)])))
    return [(a, b) for a, b in found if a != b and a and b]


def nearest_passage(headline: str, body: str, words: int = PASSAGE_WORDS) -> str:
    """The window of ``body`` that shares most words with ``headline``."""
    tokens = body.split()
    wanted = {token.lower().strip(_MARKS) for token in headline.split()}
    lowered = [token.lower().strip(_MARKS) for token in tokens]
    best, at = -1, 0
    for start in range(0, max(1, len(tokens) - words // 2), words // 3):
        if (shared := len(wanted & set(lowered[start : start + words]))) > best:
            best, at = shared, start
    return " ".join(tokens[at : at + words])


def shared_words(a: str, b: str) -> float:
    """Share of the shorter text's words that stand in the other, 0 to 1."""
    left, right = set(a.lower().split()), set(b.lower().split())
    return len(left & right) / max(1, min(len(left), len(right)))
