"""Let statements be made by, and for, whom people say. It runs inside the caller's transaction.

What was worked out stays with the attributions. A name that the report itself calls nobody by gets an appearance of its
own, which is grouped with those of other reports as any.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from walkback.model import Attribution, Block, BlockKind, Manner, MentionHow, SpeakerKind, content_id
from walkback.question.decision import Decision, DecisionKind, in_force
from walkback.speaker.identity.spelling import fold
from walkback.statement.identity import statement_words
from walkback.store.affair import await_settling
from walkback.store.identities import await_grouping, regroup_appearances
from walkback.store.parties import load_parties_of
from walkback.store.rows import id_list
from walkback.text.span import Span

if TYPE_CHECKING:
    from walkback.model import Speaker


@dataclass(frozen=True, slots=True)
class _Corrected:
    """Whom a statement is made by, and for; None is as it is worked out."""

    appearance: str | None
    is_made: bool
    side: str | None


def refresh_corrected(connection: sqlite3.Connection, decisions: Iterable[Decision]) -> None:
    """Bring speakers and sides of statements into line with what people say of them."""
    wanted = _wanted(connection, decisions)
    stored = {
        row[0]: _Corrected(row[1], bool(row[2]), row[3])
        for row in connection.execute("SELECT statement, appearance, is_made, side FROM corrected")
    }
    changed = sorted(key for key in stored.keys() | wanted.keys() if stored.get(key) != wanted.get(key))
    if not changed:
        return
    connection.executemany("DELETE FROM corrected WHERE statement = ?", [(key,) for key in changed])
    connection.executemany(
        "INSERT INTO corrected (statement, appearance, is_made, side) VALUES (?, ?, ?, ?)",
        [(key, w.appearance, int(w.is_made), w.side) for key in changed if (w := wanted.get(key))],
    )
    for key in changed:
        _write(connection, key, wanted.get(key, _Corrected(None, False, None)))
    gone = {s.appearance for s in stored.values() if s.is_made} - {w.appearance for w in wanted.values()}
    _remove(connection, sorted(key for key in gone if key is not None))
    reports = connection.execute(
        "SELECT DISTINCT report FROM statements WHERE id IN (SELECT value FROM json_each(?)) ORDER BY report",
        (id_list(changed),),
    ).fetchall()
    for (report,) in reports:
        await_grouping(connection, report)
    await_settling(connection, [report for (report,) in reports])


def _wanted(connection: sqlite3.Connection, decisions: Iterable[Decision]) -> dict[str, _Corrected]:
    speakers: dict[str, str] = {}
    sides: dict[str, str] = {}
    for decision in reversed(in_force(decisions)):
        now = decision.first[0].now if decision.first else None
        if now is None:
            continue
        for statement in _act_of(connection, now):
            if decision.kind is DecisionKind.SPEAKER:
                speakers[statement] = decision.value[0]
            elif decision.kind is DecisionKind.SIDE:
                sides[statement] = json.dumps(decision.value, ensure_ascii=False)
    found = {}
    for statement in sorted(speakers.keys() | sides.keys()):
        appearance, is_made = None, False
        if statement in speakers:
            (report,) = connection.execute("SELECT report FROM statements WHERE id = ?", (statement,)).fetchone()
            appearance, is_made = _find_appearance(connection, report, speakers[statement])
        found[statement] = _Corrected(appearance, is_made, sides.get(statement))
    return found


def _act_of(connection: sqlite3.Connection, statement: str) -> list[str]:
    """The statements that attest the same act of saying."""
    rows = connection.execute(
        "SELECT ?1 UNION SELECT o.statement FROM acts AS a JOIN acts AS o ON o.act = a.act "
        "JOIN statements AS s ON s.id = o.statement WHERE a.statement = ?1 AND s.is_current = 1 ORDER BY 1",
        (statement,),
    )
    return [row[0] for row in rows]


def _find_appearance(connection: sqlite3.Connection, report: str, name: str) -> tuple[str, bool]:
    """Whom the report calls by that name; else an id for somebody whom only the judgement names, and True."""
    wanted = fold(name)
    rows = connection.execute(
        "SELECT id, name, names FROM appearances WHERE report = ?1 AND id NOT IN ("
        "SELECT c.appearance FROM corrected AS c JOIN statements AS s ON s.id = c.statement "
        "WHERE s.report = ?1 AND c.is_made = 1) ORDER BY id",
        (report,),
    )
    known = [(key, full, json.loads(names)) for key, full, names in rows]
    for key, full, _ in known:
        if fold(full) == wanted:
            return key, False
    for key, _, names in known:
        if any(fold(one) == wanted for one in names):
            return key, False
    key = content_id(report=report, judged=statement_words([name]))
    _make(connection, key, report, name)
    return key, True


def _make(connection: sqlite3.Connection, key: str, report: str, name: str) -> None:
    """Write a speaker of whom the report tells nothing but the name that people give."""
    known = connection.execute("SELECT outlet, article_day FROM appearances WHERE id = ?", (key,)).fetchone()
    where = connection.execute(
        "SELECT r.outlet, (SELECT min(article_day) FROM report_versions WHERE report = r.id) "
        "FROM reports AS r WHERE r.id = ?",
        (report,),
    ).fetchone()
    if known == where:
        return
    await_grouping(connection, report)
    if known is not None:
        connection.execute("UPDATE appearances SET outlet = ?, article_day = ? WHERE id = ?", (*where, key))
        return
    told = _read_name(connection, name)
    side = told.side if told else None
    connection.execute(
        "INSERT INTO appearances (id, report, name, kind, honorific, office, organisation, names, side_levels, "
        "side_how, side_evidence, outlet, article_day) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            key, report, told.name if told else name, (told.kind if told else SpeakerKind.UNNAMED).value,
            told.honorific if told else None, told.office if told else None, told.organisation if told else None,
            json.dumps(list(dict.fromkeys((name, told.name) if told else (name,))), ensure_ascii=False),
            json.dumps(side.levels, ensure_ascii=False) if side else None, side.how.value if side else None,
            side.evidence if side else None, *where,
        ),
    )  # fmt: skip


def _read_name(connection: sqlite3.Connection, name: str) -> Speaker | None:
    """What a name with its office tells by itself: "Army spokesman Jonas Weil"."""
    from walkback import pipeline

    said = "“So it is,” "
    text = f"{said}{name} said."
    spans = Span(0, len(said) - 1), Span(len(said), len(said) + len(name)), Span(len(text) - 5, len(text) - 1)
    attribution = Attribution((spans[1],), (spans[2],), (spans[0],), Manner.DIRECT, 1.0)
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    found = pipeline.resolve(text, (block,), (attribution,), published_on=None, parties=load_parties_of(connection))
    link = found.attributions[0].speaker
    return None if link is None else found.speakers[link.speaker]


def _write(connection: sqlite3.Connection, statement: str, wanted: _Corrected) -> None:
    """Let the statement's own row tell what is wanted, or again what was worked out."""
    connection.execute("UPDATE statements SET judged_side = ? WHERE id = ?", (wanted.side, statement))
    if wanted.appearance is not None:
        connection.execute(
            "UPDATE statements SET appearance = ?, speaker_how = ?, speaker_confidence = 1 WHERE id = ?",
            (wanted.appearance, MentionHow.JUDGED.value, statement),
        )
        return
    connection.execute(
        "UPDATE statements SET (appearance, speaker_how, speaker_confidence) = ("
        "SELECT f.appearance, f.speaker_how, f.speaker_confidence FROM attribution_facts AS f "
        "WHERE f.report = statements.report AND f.attribution = statements.attribution) WHERE id = ?",
        (statement,),
    )


def _remove(connection: sqlite3.Connection, appearances: list[str]) -> None:
    """Take out appearances of which people say nothing any more, and group anew what was one with them."""
    if not appearances:
        return
    ids = id_list(appearances)
    mates = [
        row[0]
        for row in connection.execute(
            "SELECT o.id FROM appearances AS a JOIN appearances AS o ON o.identity = a.identity "
            "WHERE a.id IN (SELECT value FROM json_each(?1)) AND o.id NOT IN (SELECT value FROM json_each(?1))",
            (ids,),
        )
    ]
    connection.execute("DELETE FROM appearances WHERE id IN (SELECT value FROM json_each(?))", (ids,))
    regroup_appearances(connection, mates)
