"""What people decided on findings, questions and statements. It runs inside the caller's transaction."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

from walkback.errors import UnknownRecord, UsageError
from walkback.finding.record import Finding, Spoken
from walkback.model import Evidence
from walkback.moment import Moment
from walkback.question.decision import ON_FINDINGS, ON_SPEAKERS, Decision, DecisionKind, FoundThen, Quote
from walkback.question.record import QuestionKind, Step
from walkback.store.corrected import refresh_corrected
from walkback.store.judgements import next_number
from walkback.store.quotes import await_relating, load_quotes, quote_statements, refresh_quotes, write_quotes
from walkback.store.reading import find_id
from walkback.store.rows import moment_of
from walkback.text.span import Span

ANSWERS = ("yes", "no", "unclear")


def load_decisions(connection: sqlite3.Connection, kinds: Collection[DecisionKind] | None = None) -> list[Decision]:
    """Return the decisions of these kinds, or all, in the order in which they were made, also those undone."""
    rows = connection.execute(
        "SELECT number, kind, value, finding, judged_by, judged_at, note, undone_by, undone_at FROM decisions "
        "WHERE kind IN (SELECT value FROM json_each(?)) ORDER BY number",
        (json.dumps([kind.value for kind in kinds or DecisionKind]),),
    ).fetchall()
    quotes = load_quotes(connection, [row[0] for row in rows])
    return [_decision(row, quotes.get((row[0], "first"), ()), quotes.get((row[0], "second"), ())) for row in rows]


def refresh_decisions(connection: sqlite3.Connection, reports: Iterable[str]) -> None:
    """Find anew where the words of these reports stand that judgements are held to, and what follows from it."""
    if connection.execute("SELECT 1 FROM decisions LIMIT 1").fetchone():
        refresh_quotes(connection, reports)
        refresh_corrected(connection, load_decisions(connection, ON_SPEAKERS))


# --- Deciding ---------------------------------------------------------------------------------------------------


def judge_finding(
    connection: sqlite3.Connection, kind: DecisionKind, finding: Finding, *, by: str, note: str, at: Moment
) -> Decision:
    """Keep that a finding is right, or that it is not."""
    first: tuple[Quote, ...]
    second: tuple[Quote, ...]
    if isinstance(finding, Spoken):
        first = quote_statements(connection, [finding.earlier.id], {finding.earlier.id: finding.earlier_position})
        second = quote_statements(connection, [finding.later.id], {finding.later.id: finding.later_position})
        then = FoundThen(
            finding.id, finding.kind.value, finding.certainty, finding.question, finding.ask, None, None, None, None,
            None, None, finding.steps,
        )  # fmt: skip
    else:
        first = _quote_edit(connection, finding.report, finding.old_version, finding.old)
        second = _quote_edit(connection, finding.report, finding.new_version, finding.new)
        then = FoundThen(
            finding.id, finding.kind.value, finding.certainty, "", "", finding.effect.value, finding.old_version,
            finding.new_version, finding.old, finding.new, finding.note, finding.steps,
        )  # fmt: skip
    return _write(connection, Decision(kind, first, second, (), by, at, note, then))


def judge_together(
    connection: sqlite3.Connection, kind: DecisionKind, first: str, second: str, *, by: str, note: str, at: Moment
) -> Decision:
    """Keep that two statements answer one question, or that they do not; a question stands for its answers.

    Raises:
        UnknownRecord: there is no such statement or question.
        UsageError: both are one statement, one question, or one act of saying.
    """
    left, right = sorted((_find_answers(connection, given) for given in (first, second)), key=len)
    act = _act_of(connection, left[0])
    right = [key for key in right if _act_of(connection, key) != act]
    if not right:
        raise UsageError(f'"{first}" and "{second}" are one and the same act of saying')
    if kind is DecisionKind.SAME or len(left) > 1:  # of two questions what they are worded from stands for them
        right = right[:1]
    left = left[:1]
    return _write(
        connection,
        Decision(kind, quote_statements(connection, left), quote_statements(connection, right), (), by, at, note),
    )


def judge_answer(
    connection: sqlite3.Connection, question: str, statement: str, answer: str, *, by: str, note: str, at: Moment
) -> Decision:
    """Keep what a statement answers to a question of yes or no; if it was none of its answers, it is now.

    Raises:
        UnknownRecord: there is no such question or statement.
        UsageError: the question is for a figure, the answer is none, or the wording hangs on the statement.
    """
    if answer not in ANSWERS:
        raise UsageError(f'answer: expected {", ".join(ANSWERS)}, got "{answer}"')
    key, kind, answers = _load_question(connection, question)
    if kind is not QuestionKind.YES_NO:
        raise UsageError(f"question {key[:8]} is for a figure; what it is answered with stands in the statement")
    mine = find_id(connection, "statements", statement)
    act = _act_of(connection, mine)
    others = {other: position for other, position in answers.items() if _act_of(connection, other) != act}
    beside = next((other for other, position in others.items() if position in ("yes", "no")), None)
    if beside is None:
        raise UsageError(f"question {key[:8]} has no other answer that is clear; judge what another statement answers")
    worded, position = next(iter(answers.items()))
    if worded not in others and position in ("yes", "no") and answer not in (position, "unclear") and not _is_renamed(
        connection, key
    ):  # fmt: skip
        raise UsageError(
            f"question {key[:8]} is worded from this statement, hence its answer; "
            f'give another wording first: walkback judge rename {key[:8]} "..."'
        )
    return _write(
        connection,
        Decision(
            DecisionKind.ANSWER, quote_statements(connection, [mine], answers),
            quote_statements(connection, [beside], others), (answer,), by, at, note,
        ),
    )  # fmt: skip


def judge_wording(
    connection: sqlite3.Connection, question: str, wording: str, *, by: str, note: str, at: Moment
) -> Decision:
    """Keep how a question is worded. Who answers yes to it as it is worded now answers yes to the new wording too.

    Raises:
        UnknownRecord: there is no such question.
        UsageError: the wording is empty.
    """
    words = " ".join(wording.split())
    if not words:
        raise UsageError("a question needs some words")
    _, _, answers = _load_question(connection, question)
    quotes = quote_statements(connection, list(answers), answers)
    return _write(connection, Decision(DecisionKind.RENAME, quotes, (), (words,), by, at, note))


def judge_speaker(
    connection: sqlite3.Connection, statement: str, name: str, *, by: str, note: str, at: Moment
) -> Decision:
    """Keep who made a statement: a name as its report has it, or any other.

    Raises:
        UnknownRecord: there is no such statement.
        UsageError: the name is empty.
    """
    words = " ".join(name.split())
    if not words:
        raise UsageError("a speaker needs a name")
    quotes = quote_statements(connection, [find_id(connection, "statements", statement)])
    return _write(connection, Decision(DecisionKind.SPEAKER, quotes, (), (words,), by, at, note))


def judge_side(
    connection: sqlite3.Connection, statement: str, levels: Sequence[str], *, by: str, note: str, at: Moment
) -> Decision:
    """Keep for which side a statement was made. A side that the ledger knows brings the wider ones that it is part of.

    Raises:
        UnknownRecord: there is no such statement.
        UsageError: there is no side, or it is not known who made the statement.
    """
    words = tuple(filter(None, (" ".join(level.split()) for level in levels)))
    if not words:
        raise UsageError("a side needs a name")
    key = find_id(connection, "statements", statement)
    if not connection.execute("SELECT appearance FROM statements WHERE id = ?", (key,)).fetchone()[0]:
        raise UsageError(
            f'it is not known who made statement {key[:8]}; say so first: walkback judge speaker {key[:8]} "..."'
        )
    known = _known_levels(connection, words[0]) if len(words) == 1 else words
    quotes = quote_statements(connection, [key])
    return _write(connection, Decision(DecisionKind.SIDE, quotes, (), known, by, at, note))


def undo_decision(connection: sqlite3.Connection, number: int, *, by: str, at: Moment) -> Decision | None:
    """Take a decision back; None if there is none of that number.

    Raises:
        UnknownRecord: it is undone already.
    """
    found = next((d for d in load_decisions(connection) if d.number == number), None)
    if found is None:
        return None
    if found.undone_at is not None:
        raise UnknownRecord(f"judgement {number} is undone already, by {found.undone_by}, {found.undone_at}")
    connection.execute("UPDATE decisions SET undone_by = ?, undone_at = ? WHERE number = ?", (by, at.text, number))
    _follow(connection, found)
    return replace(found, undone_by=by, undone_at=at)


# --- Rows -------------------------------------------------------------------------------------------------------


def _write(connection: sqlite3.Connection, decision: Decision) -> Decision:
    number = next_number(connection)
    connection.execute(
        "INSERT INTO decisions (number, kind, value, finding, judged_by, judged_at, note) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            number, decision.kind.value, json.dumps(decision.value, ensure_ascii=False), _then_text(decision.found),
            decision.by, decision.at.text, decision.note,
        ),
    )  # fmt: skip
    write_quotes(connection, number, "first", decision.first)
    write_quotes(connection, number, "second", decision.second)
    decision = replace(decision, number=number)
    _follow(connection, decision)
    return decision


def _follow(connection: sqlite3.Connection, decision: Decision) -> None:
    """Let what a decision bears on be worked out anew."""
    if decision.kind in ON_SPEAKERS:
        refresh_corrected(connection, load_decisions(connection, ON_SPEAKERS))
    elif decision.kind not in ON_FINDINGS:
        await_relating(connection, [q.now for q in (*decision.first, *decision.second) if q.now is not None])


def _decision(row: Sequence[Any], first: tuple[Quote, ...], second: tuple[Quote, ...]) -> Decision:
    number, kind, value, finding, by, at, note, undone_by, undone_at = row
    anchored = all(any(quote.now for quote in end) for end in (first, second) if end)
    return Decision(
        DecisionKind(kind), first, second, tuple(json.loads(value)), by, Moment.parse(at), note, _then_of(finding),
        moment_of(undone_at), undone_by, anchored, number,
    )  # fmt: skip


def _then_text(then: FoundThen | None) -> str | None:
    if then is None:
        return None
    return json.dumps(
        [
            then.id, then.kind, then.certainty, then.question, then.ask, then.effect, then.old_version,
            then.new_version, then.old, then.new, then.told, [[s.name, s.left, s.right, s.weight] for s in then.steps],
        ],
        ensure_ascii=False,
    )  # fmt: skip


def _then_of(text: str | None) -> FoundThen | None:
    if text is None:
        return None
    key, kind, certainty, question, ask, effect, old_version, new_version, *spans, told, steps = json.loads(text)
    old, new = (None if ends is None else Span(*ends) for ends in spans)
    return FoundThen(
        key, kind, certainty, question, ask, effect, old_version, new_version, old, new, told,
        tuple(Step(*step) for step in steps),
    )  # fmt: skip


# --- Looking up -------------------------------------------------------------------------------------------------


def _quote_edit(connection: sqlite3.Connection, report: str, version: str, span: Span | None) -> tuple[Quote, ...]:
    """The words that an edit took out of a version, or put into one, if there are any."""
    if span is None or span.start == span.end:
        return ()
    (text,) = connection.execute("SELECT text FROM versions WHERE id = ?", (version,)).fetchone()
    words = Evidence.at(version, text, span)
    return (Quote(report, version, "", "", words.exact, words.exact, words.prefix, words.suffix, None, version),)


def _find_answers(connection: sqlite3.Connection, given: str) -> list[str]:
    """The statement of that id; or the answers to the question of that id, that from which it is worded in front."""
    try:
        return [find_id(connection, "statements", given)]
    except UnknownRecord as error:
        try:
            return list(_load_question(connection, given)[2])
        except UnknownRecord:
            raise error from None


def _load_question(connection: sqlite3.Connection, given: str) -> tuple[str, QuestionKind, dict[str, str]]:
    """A question's id and kind, and what each statement answers; the one that it is worded from in front."""
    key = find_id(connection, "questions", given)
    kind, clearest = connection.execute("SELECT kind, clearest FROM questions WHERE id = ?", (key,)).fetchone()
    rows = connection.execute(
        "SELECT statement, position FROM answers WHERE question = ? ORDER BY statement != ?, certainty DESC, place",
        (key, clearest),
    )
    return key, QuestionKind(kind), dict(rows.fetchall())


def _is_renamed(connection: sqlite3.Connection, question: str) -> bool:
    (ask,) = connection.execute("SELECT ask FROM questions WHERE id = ?", (question,)).fetchone()
    return any(d.undone_at is None and d.value == (ask,) for d in load_decisions(connection, (DecisionKind.RENAME,)))


def _act_of(connection: sqlite3.Connection, statement: str) -> str:
    row = connection.execute("SELECT act FROM acts WHERE statement = ?", (statement,)).fetchone()
    return str(row[0]) if row else statement


def _known_levels(connection: sqlite3.Connection, side: str) -> tuple[str, ...]:
    """The levels from a side upwards, as the ledger mostly has them; the side alone if it does not know it."""
    counted: Counter[tuple[str, ...]] = Counter()
    for (text,) in connection.execute(
        "SELECT coalesce(settled_levels, side_levels) FROM appearances WHERE side_levels IS NOT NULL"
    ):
        levels = json.loads(text)
        for place, level in enumerate(levels):
            if level.casefold() == side.casefold():
                counted[tuple(levels[place:])] += 1
    return min(counted, key=lambda levels: (-counted[levels], levels), default=(side,))
