"""What people decided on findings, beside what the analysis finds: confirmed, rejected, or found no longer."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any

from walkback.finding.record import Finding, FindingKind, Rewritten, Spoken, grade
from walkback.model import Statement
from walkback.moment import Moment
from walkback.question.decision import ON_FINDINGS, Decision, DecisionKind, FoundThen, in_force
from walkback.revision.record import Effect
from walkback.statement.identity import statement_words
from walkback.store.decisions import load_decisions
from walkback.store.reading import current_report, load_statements
from walkback.store.rows import id_list

FIGURES = (FindingKind.CHANGED_FIGURE, FindingKind.DISPUTED_FIGURE)

_Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person decided on a finding: ``kind`` is confirm or reject.

    ``is_found`` tells whether the analysis finds it, too; if not, it is shown as it stood when it was judged.
    """

    kind: DecisionKind
    by: str
    at: Moment
    note: str
    number: int | None
    is_found: bool


@dataclass(frozen=True, slots=True)
class JudgedSpoken(Spoken):
    """A finding between two statements that a person confirmed or rejected."""

    judged: Verdict


@dataclass(frozen=True, slots=True)
class JudgedRewritten(Rewritten):
    """A finding between two versions of a report that a person confirmed or rejected."""

    judged: Verdict


def verdict_of(finding: Finding) -> Verdict | None:
    """What a person decided on it, if anybody did."""
    return finding.judged if isinstance(finding, JudgedSpoken | JudgedRewritten) else None


def is_rejected(finding: Finding) -> bool:
    """Whether the last judgement on a finding is that it is not right."""
    verdict = verdict_of(finding)
    return verdict is not None and verdict.kind is DecisionKind.REJECT


def with_verdicts(connection: sqlite3.Connection, found: Sequence[Finding]) -> list[Finding]:
    """Return the findings in their order, each with the last judgement on it.

    A judgement is on a finding of the same kind between the same acts of saying, for figures with the same values; on
    an edit, if it is of the same kind and puts the same words in place of the same words of the report.
    """
    decisions = in_force(load_decisions(connection, ON_FINDINGS))
    if not decisions:
        return list(found)
    spoken, rewritten = _by_subject(connection, decisions, found)
    judged: list[Finding] = []
    for one in found:
        on_it = (spoken if isinstance(one, Spoken) else rewritten).get(one.id)
        judged.append(_judged(one, on_it[0], is_found=True) if on_it else one)
    return judged


def could_be_judged(connection: sqlite3.Connection) -> tuple[set[str], set[str]]:
    """Return the statements between which a judged finding can stand, and the reports in which a judged edit can."""
    decisions = in_force(load_decisions(connection, ON_FINDINGS))
    quoted = [quote for d in decisions for quote in (*d.first, *d.second) if quote.statement]
    acts = _acts(connection, {quote.now or quote.statement for quote in quoted})
    statements = {
        row[0]
        for row in connection.execute(
            "SELECT statement FROM acts WHERE act IN (SELECT value FROM json_each(?))", (id_list(acts.values()),)
        )
    }
    edits = [(*d.first, *d.second)[0].report for d in decisions if d.found is not None and d.found.effect is not None]
    return statements | set(acts), {current_report(connection, report) for report in edits}


def load_confirmed(connection: sqlite3.Connection, found: Sequence[Finding]) -> list[Finding]:
    """Return findings that a person confirmed and the analysis finds no longer, as they stood.

    A finding of which the last judgement is that it is not right is none of them.

    Args:
        connection: the ledger.
        found: all that the analysis finds.
    """
    decisions = in_force(load_decisions(connection, ON_FINDINGS))
    spoken, rewritten = _by_subject(connection, decisions, found)
    held = {d.number for on_it in (*spoken.values(), *rewritten.values()) for d in on_it}
    acts = _acts(connection, {q.now for d in decisions for q in (*d.first, *d.second) if q.now})
    seen: set[_Key] = set()
    gone: list[Finding] = []
    for decision in decisions:
        key = _subject(decision, acts)
        if key in seen:
            continue
        seen.add(key)
        if decision.kind is DecisionKind.CONFIRM and decision.number not in held and decision.found is not None:
            one = _as_it_stood(connection, decision, decision.found)
            if one is not None:
                gone.append(_judged(one, decision, is_found=False))
    return gone


def _judged(one: Finding, decision: Decision, *, is_found: bool) -> Finding:
    verdict = Verdict(decision.kind, decision.by, decision.at, decision.note, decision.number, is_found)
    values: dict[str, Any] = {field.name: getattr(one, field.name) for field in fields(one)}
    return (
        JudgedSpoken(**values, judged=verdict) if isinstance(one, Spoken) else JudgedRewritten(**values, judged=verdict)
    )


# --- Which judgement is on which finding ------------------------------------------------------------------------


def _by_subject(
    connection: sqlite3.Connection, decisions: Sequence[Decision], found: Sequence[Finding]
) -> tuple[dict[str, list[Decision]], dict[str, list[Decision]]]:
    """The decisions on each finding by its id, last first: of those between statements, and between versions."""
    now = {q.now for d in decisions for q in (*d.first, *d.second) if q.now and q.statement}
    acts = _acts(connection, now | {s.id for one in found if isinstance(one, Spoken) for s in (one.earlier, one.later)})
    by_key: dict[_Key, str] = {}
    edits: defaultdict[_Key, list[Rewritten]] = defaultdict(list)
    for one in found:
        if isinstance(one, Spoken):
            ends = (one.earlier.id, one.earlier_position), (one.later.id, one.later_position)
            by_key[_between(one.kind, [(acts[key], position) for key, position in ends])] = one.id
        else:
            edits[_edit(one.report, one.kind, one.before, one.after)].append(one)
    spoken: defaultdict[str, list[Decision]] = defaultdict(list)
    rewritten: defaultdict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        then = decision.found
        if then is None:
            continue
        if then.effect is None:
            found_now = by_key.get(_subject(decision, acts))
            if found_now is not None:
                spoken[found_now].append(decision)
        else:
            report = current_report(connection, (*decision.first, *decision.second)[0].report)
            alike = edits.get(_edit(report, then.kind, *_words(decision)), ())
            if alike:
                rewritten[_nearest(alike, then).id].append(decision)
    return spoken, rewritten


def _subject(decision: Decision, acts: dict[str, str]) -> _Key:
    """What a decision is on, in a form that compares."""
    then = decision.found
    if then is None or then.effect is not None:
        return ("edit", then and (then.kind, then.old_version, then.new_version, then.old, then.new))
    ends = [
        (acts.get(quote.now or "", quote.statement), quote.position) for quote in (*decision.first, *decision.second)
    ]
    return _between(then.kind, ends)


def _between(kind: str, ends: Iterable[tuple[str, str | None]]) -> _Key:
    return (str(kind), frozenset(ends) if kind in FIGURES else frozenset(act for act, _ in ends))


def _edit(report: str, kind: str, before: str, after: str) -> _Key:
    return report, str(kind), statement_words([before]) if before else "", statement_words([after]) if after else ""


def _words(decision: Decision) -> tuple[str, str]:
    before, after = (end[0].exact if end else "" for end in (decision.first, decision.second))
    return before, after


def _nearest(edits: Sequence[Rewritten], then: FoundThen) -> Rewritten:
    """Of edits that change the same words the one that was judged, as far as versions and places tell."""

    def distance(one: Rewritten) -> tuple[bool, bool, int, str]:
        ends = [(a.start, b.start) for a, b in ((one.old, then.old), (one.new, then.new)) if a and b]
        return (
            one.old_version != then.old_version, one.new_version != then.new_version,
            sum(abs(a - b) for a, b in ends), one.id,
        )  # fmt: skip

    return min(edits, key=distance)


def _acts(connection: sqlite3.Connection, statements: Iterable[str]) -> dict[str, str]:
    keys = sorted(set(statements))
    known = dict(
        connection.execute(
            "SELECT statement, act FROM acts WHERE statement IN (SELECT value FROM json_each(?))", (id_list(keys),)
        )
    )
    return {key: known.get(key, key) for key in keys}


# --- As it stood ------------------------------------------------------------------------------------------------


def _as_it_stood(connection: sqlite3.Connection, decision: Decision, then: FoundThen) -> Finding | None:
    kind, strength = FindingKind(then.kind), grade(then.certainty)
    if then.effect is None:
        ends = [_statement(connection, end[0].now or end[0].statement) for end in (decision.first, decision.second)]
        if ends[0] is None or ends[1] is None:
            return None
        return Spoken(
            then.id, kind, strength, then.certainty, then.question, then.ask, ends[0],
            decision.first[0].position or "", ends[1], decision.second[0].position or "", then.steps,
        )  # fmt: skip
    report = current_report(connection, (*decision.first, *decision.second)[0].report)
    outlet, headline = connection.execute("SELECT outlet, headline FROM reports WHERE id = ?", (report,)).fetchone()
    return Rewritten(
        then.id, kind, strength, then.certainty, Effect(then.effect), report, outlet, headline, then.old_version or "",
        then.new_version or "", *_words(decision), then.old, then.new, then.told, then.steps,
    )  # fmt: skip


def _statement(connection: sqlite3.Connection, key: str) -> Statement | None:
    """A statement, also one that no version carries any more."""
    return next(iter(load_statements(connection, "s.id = ?", [key])), None)
