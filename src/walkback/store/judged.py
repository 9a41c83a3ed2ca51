"""Let people's judgements hold when questions are found. Every function runs inside the caller's transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence

from walkback.question.clues import Scores
from walkback.question.decision import ON_QUESTIONS, DecisionKind
from walkback.question.find import find_questions
from walkback.question.judged import find_judged_questions
from walkback.question.record import Given, Question, Relation, Stated
from walkback.question.score import JudgesPairs, score_pairs
from walkback.question.weigh import weigh
from walkback.store.decisions import load_decisions
from walkback.store.rows import id_list
from walkback.store.stated import load_stated


def judged_with(connection: sqlite3.Connection, statements: Iterable[str]) -> set[str]:
    """The statements that people say answer a question together with these."""
    return {key for pair in _judged_pairs(connection, statements) for key in pair}


def score_judged(connection: sqlite3.Connection, waiting: Collection[str], model: JudgesPairs) -> None:
    """Let the pair model read each pair of statements that people say answer one question, if one of them waits."""
    keys = id_list(waiting)
    connection.execute(
        "DELETE FROM judged_pairs WHERE first IN (SELECT value FROM json_each(?1)) "
        "OR second IN (SELECT value FROM json_each(?1))",
        (keys,),
    )
    pairs = _judged_pairs(connection, waiting)
    stated = load_stated(connection, {key for pair in pairs for key in pair}) if pairs else {}
    places = {key: place for place, key in enumerate(sorted(stated))}
    wanted = [(places[a], places[b]) for a, b in pairs if a in places and b in places]
    names = sorted(stated)
    connection.executemany(
        "INSERT INTO judged_pairs (first, second, same, agree, oppose, cosine) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (names[i], names[j], s.same, s.agree, s.oppose, s.cosine)
            for (i, j), s in score_pairs([stated[key] for key in names], model, wanted).items()
        ],
    )


def judge_questions(
    connection: sqlite3.Connection, members: Mapping[str, Stated], relations: Sequence[Relation]
) -> tuple[tuple[Question, ...], dict[str, dict[str, Given]], Sequence[Relation]]:
    """Find the questions of statements, as people have them where they judged; with the relations as they then are."""
    keys = id_list(members)
    if not connection.execute(
        "SELECT 1 FROM decision_quotes WHERE now IN (SELECT value FROM json_each(?)) LIMIT 1", (keys,)
    ).fetchone():
        return (*find_questions(members.values(), relations), relations)
    known = {(r.left, r.right) for r in relations}
    scored = [
        weigh(members[first], members[second], Scores(*scores))
        for first, second, *scores in connection.execute(
            "SELECT first, second, same, agree, oppose, cosine FROM judged_pairs "
            "WHERE first IN (SELECT value FROM json_each(?1)) AND second IN (SELECT value FROM json_each(?1)) "
            "ORDER BY first, second",
            (keys,),
        )
        if (first, second) not in known and members[first].act != members[second].act
    ]
    decisions = load_decisions(connection, ON_QUESTIONS)
    return find_judged_questions(members.values(), [*relations, *scored], decisions)


def _judged_pairs(connection: sqlite3.Connection, statements: Iterable[str]) -> set[tuple[str, str]]:
    """Pairs of statements, in order, that people say answer one question, of which one is among these."""
    return {
        (min(a, b), max(a, b))
        for a, b in connection.execute(
            "SELECT q.now, o.now FROM decision_quotes AS q "
            "JOIN decision_quotes AS o ON o.decision = q.decision AND o.part != q.part "
            "JOIN decisions AS d ON d.number = q.decision AND d.undone_at IS NULL AND d.kind IN (?2, ?3) "
            "WHERE q.now IN (SELECT value FROM json_each(?1)) AND o.now IS NOT NULL AND o.now != q.now",
            (id_list(statements), DecisionKind.SAME.value, DecisionKind.ANSWER.value),
        )
    }
