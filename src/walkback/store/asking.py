"""Find the question on record that a typed one means."""

from __future__ import annotations

import math
import sqlite3
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from walkback.model import content_id
from walkback.question.ask import ask_about
from walkback.question.fit import Typed
from walkback.question.record import QuestionKind, Stated
from walkback.question.score import JudgesPairs, bare_words_of, words_of
from walkback.store.findings import Answered, KnownQuestion, load_questions
from walkback.store.reading import load_statements
from walkback.store.rows import id_list
from walkback.store.stated import load_stated
from walkback.store.vectors import Vectors, highest

CANDIDATES = 24  # statements that a typed question is set beside
MEMBERS = 60  # statements of a question that are set beside it besides
# In ledgers of some hundred statements the best one fits a question on record so well in 99 of 100, one on another
# affair in 6 of 100. Of more statements the best fits better by chance: among 900 that was 44 of 100, at 14 it is 14 of
# 100 (and 95 of those on record). Beyond, the sum is held where it would cost more questions than it spares.
FITTING = 12.0
FEW = 100  # statements
FOR_TEN_TIMES = 2.0  # added for ten times as many
MOST_FITTING = 15.0
WITHIN = 3.0  # how much less than the best an answer may fit
ALONE = 1.0  # taken off where one statement alone fits


@dataclass(frozen=True, slots=True)
class _Fits:
    """How well statements fit what was typed; scored once each."""

    typed: Typed
    model: JudgesPairs
    found: dict[str, float]

    def add(self, stated: Iterable[Stated], cosines: dict[str, float]) -> None:
        new = [one for one in stated if one.id not in self.found]
        same = self.model.compare([(self.typed.words, words_of(one)) for one in new]).same
        bare = self.model.compare([(self.typed.words, bare_words_of(one)) for one in new]).same
        for one, s, b in zip(new, same, bare, strict=True):
            self.found[one.id] = self.typed.fit(one, same=float(s), bare=float(b), cosine=cosines[one.id])

    def of(self, statements: Iterable[str]) -> float:
        """How well a question fits: as its best statement, if another answers it too."""
        best = sorted((self.found[key] for key in statements if key in self.found), reverse=True)
        return best[0] if len(best) > 1 else best[0] - ALONE


def enough_for(statements: int) -> float:
    """Return how well the best of so many statements must fit for a question to count as on record."""
    return min(FITTING + FOR_TEN_TIMES * math.log10(max(statements, FEW) / FEW), MOST_FITTING)


def ask_ledger(
    connection: sqlite3.Connection, asked: str, model: JudgesPairs, limit: int, vectors: Vectors
) -> list[KnownQuestion]:
    """Return the questions on record that a typed one means, the best first; none if nothing on record answers it.

    Of each there are the answers that fit what was typed. A statement that answers it and no other question comes as
    a question of its own.
    """
    keys = vectors.keys
    if not keys or not asked.strip():
        return []
    enough = enough_for(len(keys))
    likeness = vectors.matrix @ model.embed([asked])[0]
    nearest = highest(likeness, CANDIDATES)
    fits = _Fits(Typed.read(asked), model, {})

    def score(ids: Collection[str]) -> None:
        # Keys are in order, so that a place is found without an index of them all.
        places = {key: bisect_left(keys, key) for key in ids}
        known = {key: float(likeness[at]) for key, at in places.items() if at < len(keys) and keys[at] == key}
        fits.add(load_stated(connection, known).values(), known)

    score([keys[n] for n in nearest])
    homes = {
        home: statements
        for home, statements in _homes(connection, fits.found).items()
        if max(fits.found[key] for key in statements) >= enough
    }
    ranked = sorted(homes, key=lambda home: (-fits.of(homes[home]), home))[:limit]
    members = _members(connection, ranked)
    score([key for home in ranked for key in members[home][:MEMBERS]])
    loaded = {question.id: question for question in load_questions(connection, ranked)}
    answers = []
    for home in ranked:
        question = loaded.get(home) or _alone(connection, home, homes[home])
        kept = {
            key for key in (*members[home], *homes[home]) if fits.found.get(key, -math.inf) >= _least(fits, home, homes)
        }
        answers.append(_narrowed(question, kept, fits.of(homes[home]), enough))
    return [one for one in answers if one.answers]


def _least(fits: _Fits, home: str, homes: dict[str, list[str]]) -> float:
    return max(fits.found[key] for key in homes[home]) - WITHIN


def _homes(connection: sqlite3.Connection, statements: Collection[str]) -> dict[str, list[str]]:
    """The questions that these statements answer with those that do; one that answers none is at home in its act."""
    homes: defaultdict[str, list[str]] = defaultdict(list)
    placed = set()
    for question, statement in connection.execute(
        "SELECT question, statement FROM answers WHERE statement IN (SELECT value FROM json_each(?))",
        (id_list(statements),),
    ):
        homes[question].append(statement)
        placed.add(statement)
    acts = dict(
        connection.execute(
            "SELECT statement, act FROM acts WHERE statement IN (SELECT value FROM json_each(?))",
            (id_list(statements),),
        )
    )
    spoken_for = {acts.get(key, key) for key in placed}
    for statement in sorted(statements):
        act = acts.get(statement, statement)
        if statement not in placed and act not in spoken_for:
            homes[content_id(question="alone", act=act)].append(statement)
    return dict(homes)


def _members(connection: sqlite3.Connection, questions: Collection[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {question: [] for question in questions}
    for question, statement in connection.execute(
        "SELECT question, statement FROM answers WHERE question IN (SELECT value FROM json_each(?)) ORDER BY place",
        (id_list(questions),),
    ):
        found[question].append(statement)
    return found


def _alone(connection: sqlite3.Connection, home: str, statements: Collection[str]) -> KnownQuestion:
    """What one act of saying answers, put as a question to which it says yes."""
    loaded = load_statements(connection, "s.id IN (SELECT value FROM json_each(?))", [id_list(statements)])
    first = loaded[0]
    ask = ask_about(first.content, speaker=first.speaker.called if first.speaker else first.source)
    return KnownQuestion(home, QuestionKind.YES_NO, ask, tuple(Answered(one, "yes", 1.0) for one in loaded[:1]), ())


def _narrowed(question: KnownQuestion, kept: Collection[str], fit: float, enough: float) -> KnownQuestion:
    """The question with the answers among ``kept``, and the findings between those."""
    return replace(
        question,
        answers=tuple(one for one in question.answers if one.statement.id in kept),
        findings=tuple(one for one in question.findings if one.earlier.id in kept and one.later.id in kept),
        relevance=round(1 / (1 + math.exp((enough - fit) / 2)), 4),
    )
