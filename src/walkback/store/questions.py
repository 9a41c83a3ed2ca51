"""Set statements beside those nearest to them, and keep what they answer and what stands between the answers.

Which statements wait for it is kept in the ledger (triggers of the schema put them there), so that a run that breaks
off loses nothing. What comes out hangs on the statements in the ledger, not on their order.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import AbstractContextManager

import numpy as np
from numpy.typing import NDArray

from walkback.finding.record import Related
from walkback.finding.relate import relate_answers
from walkback.model import content_id
from walkback.question.clues import Scores
from walkback.question.group import JOINED
from walkback.question.record import Question, Relation, Stated, Step
from walkback.question.score import JudgesPairs, score_pairs, words_of
from walkback.question.weigh import is_likely, weigh
from walkback.store.judged import judge_questions, judged_with, score_judged
from walkback.store.rows import id_list
from walkback.store.stated import load_stated
from walkback.store.vectors import DIGITS, highest, load_vectors

NEAREST = 16  # statements that each one is set beside
FAR = 0.2  # cosine under which two answer nothing in common
BATCH = 100  # statements that are set beside others in one transaction

Vectors = NDArray[np.float32]


def settle_questions(
    connection: sqlite3.Connection,
    model: Callable[[], JudgesPairs],
    held: Callable[[], AbstractContextManager[None]],
) -> None:
    """Find what the statements that wait answer, and with them all those that hang together with them.

    Args:
        connection: the ledger.
        model: gives the pair model; called only if something waits.
        held: holds a transaction for a batch of them; or nothing, within a transaction of the caller's.
    """
    while True:
        with held():
            rows = connection.execute("SELECT statement FROM unrelated ORDER BY statement LIMIT ?", (BATCH,)).fetchall()
            if not rows:
                return
            waiting = [row[0] for row in rows]
            mates = _mates(connection, waiting)
            _set_beside(connection, waiting, model())
            score_judged(connection, waiting, model())
            _regroup(connection, mates | set(waiting))
            connection.executemany("DELETE FROM unrelated WHERE statement = ?", rows)


def _mates(connection: sqlite3.Connection, statements: Iterable[str]) -> set[str]:
    """The statements of the questions that these answer as yet."""
    return {
        row[0]
        for row in connection.execute(
            "SELECT o.statement FROM answers AS a JOIN answers AS o ON o.question = a.question "
            "WHERE a.statement IN (SELECT value FROM json_each(?))",
            (id_list(statements),),
        )
    }


def _set_beside(connection: sqlite3.Connection, waiting: Sequence[str], model: JudgesPairs) -> None:
    """Bring vectors, neighbours and scores up to date for statements that are new, gone or worded otherwise."""
    stated = load_stated(connection, waiting)
    lines = {key: words_of(one) for key, one in stated.items()}
    stored = {
        row[0]: row[1:]
        for row in connection.execute(
            "SELECT statement, model, line FROM vectors WHERE statement IN (SELECT value FROM json_each(?))",
            (id_list(waiting),),
        )
    }
    stale = [key for key in stored if stored[key] != (model.name, lines.get(key))]
    left_alone = _forget(connection, stale)
    new = [key for key in sorted(lines) if key not in stored or key in stale]
    vectors = model.embed([lines[key] for key in new])
    connection.executemany(
        "INSERT INTO vectors (statement, model, line, vector, reach) VALUES (?, ?, ?, ?, ?)",
        [(key, model.name, lines[key], v.astype("<f2").tobytes(), FAR) for key, v in zip(new, vectors, strict=True)],
    )
    _score_new(connection, model, _find_neighbours(connection, [*new, *left_alone]))


def _forget(connection: sqlite3.Connection, statements: Sequence[str]) -> list[str]:
    """Take statements out; return those that had one of them among their nearest and need another."""
    keys = id_list(statements)
    left = [
        row[0]
        for row in connection.execute(
            "SELECT DISTINCT statement FROM neighbours WHERE other IN (SELECT value FROM json_each(?1)) "
            "AND statement NOT IN (SELECT value FROM json_each(?1)) ORDER BY statement",
            (keys,),
        )
    ]
    for table, columns in (
        ("vectors", ("statement",)),
        ("neighbours", ("statement", "other")),
        ("pair_scores", ("first", "second")),
    ):
        for column in columns:
            connection.execute(f"DELETE FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))", (keys,))
    return left


def _find_neighbours(connection: sqlite3.Connection, statements: Sequence[str]) -> list[str]:
    """Find the nearest of each of these, and let them take their place among the nearest of others.

    Returns the statements of which the nearest are others than before.
    """
    if not statements:
        return []
    vectors = load_vectors(connection)
    keys = vectors.keys
    places = {key: place for place, key in enumerate(keys)}
    chosen = [key for key in statements if key in places]
    likeness = vectors.matrix[[places[key] for key in chosen]] @ vectors.matrix.T
    within = np.maximum(vectors.reach - 10.0**-DIGITS, FAR)
    touched: dict[str, list[tuple[str, float]]] = {}
    for key, row in zip(chosen, likeness, strict=True):
        row[places[key]] = -1.0
        near = [place for place in highest(row, NEAREST) if row[place] >= FAR]
        touched.setdefault(key, []).extend((keys[place], float(row[place])) for place in near)
        for place in np.flatnonzero(row >= within):
            touched.setdefault(keys[place], []).append((key, float(row[place])))
    kept: dict[str, dict[str, float]] = {key: {} for key in touched}
    for statement, other, cosine in connection.execute(
        "SELECT statement, other, cosine FROM neighbours WHERE statement IN (SELECT value FROM json_each(?))",
        (id_list(touched),),
    ):
        kept[statement][other] = cosine
    changed = []
    for key, found in touched.items():
        wanted = dict(
            sorted((kept[key] | dict(found)).items(), key=lambda pair: (-round(pair[1], DIGITS), pair[0]))[:NEAREST]
        )
        reach = min(wanted.values()) if len(wanted) == NEAREST else FAR
        connection.execute("UPDATE vectors SET reach = ? WHERE statement = ?", (reach, key))
        if wanted.keys() == kept[key].keys():
            continue
        changed.append(key)
        connection.execute("DELETE FROM neighbours WHERE statement = ?", (key,))
        connection.executemany(
            "INSERT INTO neighbours (statement, other, cosine) VALUES (?, ?, ?)",
            [(key, other, cosine) for other, cosine in wanted.items()],
        )
    return changed


def _score_new(connection: sqlite3.Connection, model: JudgesPairs, changed: Sequence[str]) -> None:
    """Let the pair model judge new neighbours of these statements, and forget pairs that are none any more."""
    keys_of = id_list(changed)
    connection.execute(
        "DELETE FROM pair_scores WHERE (first IN (SELECT value FROM json_each(?1)) "
        "OR second IN (SELECT value FROM json_each(?1))) "
        "AND NOT EXISTS (SELECT 1 FROM neighbours AS n WHERE n.statement = first AND n.other = second) "
        "AND NOT EXISTS (SELECT 1 FROM neighbours AS n WHERE n.statement = second AND n.other = first)",
        (keys_of,),
    )
    pairs = connection.execute(
        "SELECT min(n.statement, n.other), max(n.statement, n.other), max(n.cosine) FROM neighbours AS n "
        "WHERE n.statement IN (SELECT value FROM json_each(?)) AND NOT EXISTS (SELECT 1 FROM pair_scores AS p "
        "WHERE p.first = min(n.statement, n.other) AND p.second = max(n.statement, n.other)) "
        "GROUP BY 1, 2 ORDER BY 1, 2",
        (keys_of,),
    ).fetchall()
    stated = load_stated(connection, {key for *pair, _ in pairs for key in pair})
    keys = sorted(stated)
    places = {key: place for place, key in enumerate(keys)}
    wanted, unlikely = [], []
    for a, b, cosine in pairs:
        if a not in places or b not in places or not is_likely(stated[a], stated[b], cosine):
            unlikely.append((a, b))
        else:
            wanted.append((places[a], places[b]))
    scores = score_pairs([stated[key] for key in keys], model, wanted)
    connection.executemany(
        "INSERT INTO pair_scores (first, second, same, agree, oppose) VALUES (?, ?, ?, ?, ?)",
        [
            *((keys[i], keys[j], s.same, s.agree, s.oppose) for (i, j), s in scores.items()),
            *((a, b, None, None, None) for a, b in unlikely),
        ],
    )


def _regroup(connection: sqlite3.Connection, touched: Collection[str]) -> None:
    """Write the questions of statements, and of all that hang together with them, anew."""
    known: dict[str, Stated] = {}
    relations: dict[tuple[str, str], Relation] = {}
    fresh = set(touched)
    while fresh:
        pairs = _load_scores(connection, fresh)
        known |= load_stated(connection, (fresh | {key for pair in pairs for key in pair}) - known.keys())
        found = {
            pair: weigh(known[pair[0]], known[pair[1]], scores)
            for pair, scores in pairs.items()
            if pair not in relations
            and pair[0] in known
            and pair[1] in known
            and known[pair[0]].act != known[pair[1]].act
        }
        relations |= found
        reached = {key for pair, relation in found.items() if relation.same >= JOINED for key in pair}
        same_act = _same_acts(connection, fresh)
        fresh = (reached | same_act | judged_with(connection, fresh)) - set(touched)
        touched = {*touched, *fresh}
    members = {key: known[key] for key in touched if key in known}
    _write(
        connection,
        touched,
        members,
        [r for pair, r in relations.items() if pair[0] in members and pair[1] in members],
    )


def _load_scores(connection: sqlite3.Connection, statements: Iterable[str]) -> dict[tuple[str, str], Scores]:
    rows = connection.execute(
        "SELECT p.first, p.second, p.same, p.agree, p.oppose, max(n.cosine) FROM pair_scores AS p "
        "JOIN neighbours AS n ON (n.statement = p.first AND n.other = p.second) "
        "OR (n.statement = p.second AND n.other = p.first) "
        "WHERE p.same IS NOT NULL AND (p.first IN (SELECT value FROM json_each(?1)) "
        "OR p.second IN (SELECT value FROM json_each(?1))) "
        "GROUP BY p.first, p.second",
        (id_list(statements),),
    )
    return {(first, second): Scores(same, agree, oppose, cosine) for first, second, same, agree, oppose, cosine in rows}


def _same_acts(connection: sqlite3.Connection, statements: Iterable[str]) -> set[str]:
    return {
        row[0]
        for row in connection.execute(
            "SELECT o.statement FROM acts AS a JOIN acts AS o ON o.act = a.act "
            "WHERE a.statement IN (SELECT value FROM json_each(?))",
            (id_list(statements),),
        )
    }


def _write(
    connection: sqlite3.Connection, touched: Collection[str], members: dict[str, Stated], relations: Sequence[Relation]
) -> None:
    """Put questions, answers and findings in place of those that these statements had."""
    connection.execute(
        "DELETE FROM questions WHERE id IN (SELECT question FROM answers "
        "WHERE statement IN (SELECT value FROM json_each(?)))",
        (id_list(touched),),
    )
    questions, given, relations = judge_questions(connection, members, relations)
    between = {(r.left, r.right): r for r in relations}
    for question in questions:
        connection.execute(
            "INSERT OR REPLACE INTO questions (id, kind, ask, clearest) VALUES (?, ?, ?, ?)",
            (question.id, question.kind.value, question.ask, question.clearest),
        )
        connection.executemany(
            "INSERT INTO answers (question, place, statement, position, certainty) VALUES (?, ?, ?, ?, ?)",
            [(question.id, n, a.statement, a.position, a.certainty) for n, a in enumerate(question.answers)],
        )
        for related in relate_answers(question, members, given.get(question.id), between):
            _write_finding(connection, question, related, between)


def _write_finding(
    connection: sqlite3.Connection, question: Question, related: Related, between: dict[tuple[str, str], Relation]
) -> None:
    pair = min(related.earlier, related.later), max(related.earlier, related.later)
    steps = (*related.steps, *(between[pair].steps if pair in between else ()))
    connection.execute(
        "INSERT OR REPLACE INTO findings (id, kind, question, earlier, later, certainty, strength, steps) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            content_id(finding=related.kind.value, earlier=related.earlier, later=related.later, question=question.id),
            related.kind.value, question.id, related.earlier, related.later, related.certainty,
            related.strength.value, _steps_text(steps),
        ),
    )  # fmt: skip


def _steps_text(steps: Iterable[Step]) -> str:
    return json.dumps([[s.name, s.left, s.right, s.weight] for s in steps], ensure_ascii=False)
