"""Find the question on record that a typed one means."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from dataclasses import replace

import numpy as np

from walkback.question.score import JudgesPairs, words_of
from walkback.store.findings import KnownQuestion, load_questions
from walkback.store.rows import id_list
from walkback.store.stated import load_stated

CANDIDATES = 24  # statements that a typed question is set beside
RELEVANT = 0.3  # probability from which a statement answers a typed question


def ask_ledger(connection: sqlite3.Connection, asked: str, model: JudgesPairs, limit: int) -> list[KnownQuestion]:
    """Return the questions on record that a typed one means, the best first; none if nothing on record answers it."""
    rows = connection.execute("SELECT statement, vector FROM vectors ORDER BY statement").fetchall()
    if not rows or not asked.strip():
        return []
    keys = [row[0] for row in rows]
    matrix = np.frombuffer(b"".join(row[1] for row in rows), "<f2").astype(np.float32).reshape(len(keys), -1)
    likeness = matrix @ model.embed([asked])[0]
    nearest = sorted(range(len(keys)), key=lambda n: (-round(float(likeness[n]), 4), keys[n]))[:CANDIDATES]
    stated = load_stated(connection, [keys[n] for n in nearest])
    chosen = [stated[keys[n]] for n in nearest if keys[n] in stated]
    if not chosen:
        return []
    relevant = model.compare([(asked, words_of(one)) for one in chosen]).same
    scores: defaultdict[str, list[float]] = defaultdict(list)
    homes: defaultdict[str, list[str]] = defaultdict(list)
    for question, statement in connection.execute(
        "SELECT question, statement FROM answers WHERE statement IN (SELECT value FROM json_each(?))",
        (id_list(one.id for one in chosen),),
    ):
        homes[statement].append(question)
    for one, score in zip(chosen, relevant, strict=True):
        for question in homes[one.id]:
            scores[question].append(float(score))
    # The best two tell; one alone may have been taken for another's question.
    ranked = {key: sum(sorted(found)[-2:]) / 2 for key, found in scores.items()}
    best = [key for key in sorted(ranked, key=lambda k: (-ranked[k], k)) if max(scores[key]) >= RELEVANT][:limit]
    loaded = {question.id: question for question in load_questions(connection, best)}
    return [replace(loaded[key], relevance=round(ranked[key], 4)) for key in best]
