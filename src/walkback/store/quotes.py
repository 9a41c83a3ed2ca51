"""Hold judgements to the words of statements, and find these again after texts were read, derived or put otherwise.

Every function works inside a transaction that its caller holds.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from walkback.errors import UnknownRecord
from walkback.model import Evidence, Statement
from walkback.question.decision import Quote
from walkback.statement.identity import statement_words
from walkback.store.identities import former_ids
from walkback.store.reading import load_statements
from walkback.store.rows import id_list
from walkback.text.selector import find_selected
from walkback.text.span import Span

OVERLAP = 0.5  # of what two contents cover together, the least that both cover for one to be the other

_COLUMNS = "report, version, statement, source, content, exact, prefix, suffix, position, now"


def quote_statements(
    connection: sqlite3.Connection, statements: Sequence[str], positions: Mapping[str, str] | None = None
) -> tuple[Quote, ...]:
    """Return statements by their words, in the given order, with the answers that they give.

    Raises:
        UnknownRecord: one of them is read in no version any more.
    """
    loaded = {
        one.id: one
        for one in load_statements(
            connection, "s.is_current = 1 AND s.id IN (SELECT value FROM json_each(?))", [id_list(statements)]
        )
        if one.attestations
    }
    found = []
    for key in statements:
        if key not in loaded:
            raise UnknownRecord(f"statement {key[:8]} is read in no version of its report any more")
        one = loaded[key]
        version = one.attestations[0].version
        (text,) = connection.execute("SELECT text FROM versions WHERE id = ?", (version,)).fetchone()
        words = Evidence.at(version, text, _hull(one, version))
        found.append(
            Quote(
                one.report, version, key, one.source, one.content, words.exact, words.prefix, words.suffix,
                positions.get(key) if positions else None, key,
            )
        )  # fmt: skip
    return tuple(found)


def write_quotes(connection: sqlite3.Connection, decision: int, part: str, quotes: Iterable[Quote]) -> None:
    """Keep the words that one end of a decision is held to."""
    connection.executemany(
        f"INSERT INTO decision_quotes (decision, part, place, {_COLUMNS}) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                decision, part, place, q.report, q.version, q.statement, q.source, q.content, q.exact, q.prefix,
                q.suffix, q.position, q.now,
            )
            for place, q in enumerate(quotes)
        ],
    )  # fmt: skip


def load_quotes(connection: sqlite3.Connection, decisions: Iterable[int]) -> dict[tuple[int, str], tuple[Quote, ...]]:
    """Return the words that decisions are held to, by decision and part."""
    found: dict[tuple[int, str], tuple[Quote, ...]] = {}
    for decision, part, *values in connection.execute(
        f"SELECT decision, part, {_COLUMNS} FROM decision_quotes "
        "WHERE decision IN (SELECT value FROM json_each(?)) ORDER BY decision, part, place",
        (json.dumps(sorted(set(decisions))),),
    ):
        found[decision, part] = (*found.get((decision, part), ()), Quote(*values))
    return found


def refresh_quotes(connection: sqlite3.Connection, reports: Iterable[str]) -> None:
    """Find anew where words stand that were quoted from these reports, or from what became part of them."""
    wanted = set(reports)
    former = former_ids(connection, wanted)
    rows = connection.execute(
        f"SELECT decision, part, place, {_COLUMNS} FROM decision_quotes "
        "WHERE report IN (SELECT value FROM json_each(?)) ORDER BY decision, part, place",
        (id_list(sorted(wanted.union(*(former[report] for report in wanted)))),),
    ).fetchall()
    for decision, part, place, *values in rows:
        quote = Quote(*values)
        now = find_quote(connection, quote)
        if now == quote.now:
            continue
        connection.execute(
            "UPDATE decision_quotes SET now = ? WHERE decision = ? AND part = ? AND place = ?",
            (now, decision, part, place),
        )
        if quote.statement:
            await_relating(connection, [key for key in (now, quote.now) if key is not None])


def await_relating(connection: sqlite3.Connection, statements: Iterable[str]) -> None:
    """Let statements wait for `walkback.store.questions.settle_questions`."""
    connection.executemany(
        "INSERT OR IGNORE INTO unrelated (statement) SELECT id FROM statements WHERE id = ?",
        [(key,) for key in statements],
    )


def find_quote(connection: sqlite3.Connection, quote: Quote) -> str | None:
    """Return what the words are found in today, in the reports that the one they were quoted from became.

    The statement with the same source and content; else the one whose content covers most of the place where the words
    stand. Of an edit it is the version.
    """
    reports = [
        row[0]
        for row in connection.execute(
            "WITH RECURSIVE went (report) AS (VALUES (?1) UNION "
            "SELECT r.became FROM went AS w JOIN reports AS r ON r.id = w.report AND r.became IS NOT NULL) "
            "SELECT report FROM went UNION SELECT report FROM renditions WHERE page = ?1 ORDER BY 1",
            (quote.report,),
        )
    ]
    if not quote.statement:
        return _find_version(connection, quote, reports)
    statements = load_statements(
        connection, "s.is_current = 1 AND s.report IN (SELECT value FROM json_each(?))", [id_list(reports)]
    )
    if any(one.id == quote.statement for one in statements):
        return quote.statement
    words = statement_words([quote.source]), statement_words([quote.content])
    same = [one for one in statements if (statement_words([one.source]), statement_words([one.content])) == words]
    if len(same) == 1:
        return same[0].id
    at_place = _find_at_place(connection, quote, same or statements)
    return at_place or (same[0].id if same else None)


def _find_at_place(connection: sqlite3.Connection, quote: Quote, statements: Iterable[Statement]) -> str | None:
    """The statement whose content covers most of the place where the words stand, in any version."""
    by_version: dict[str, list[Statement]] = {}
    for one in statements:
        for version in dict.fromkeys(a.version for a in one.attestations):
            by_version.setdefault(version, []).append(one)
    best: tuple[float, str] | None = None
    for version, text in connection.execute(
        "SELECT id, text FROM versions WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (id_list(by_version),),
    ):
        span = find_selected(text, quote.exact, quote.prefix, quote.suffix)
        for one in by_version[version] if span is not None else ():
            share = _overlap(span, _hull(one, version)) if span is not None else 0.0
            if share >= OVERLAP and (best is None or (-share, one.id) < (-best[0], best[1])):
                best = share, one.id
    return best[1] if best else None


def _find_version(connection: sqlite3.Connection, quote: Quote, reports: Sequence[str]) -> str | None:
    rows = connection.execute(
        "SELECT v.id, v.text FROM report_versions AS p JOIN versions AS v ON v.id = p.version "
        "WHERE p.report IN (SELECT value FROM json_each(?)) ORDER BY v.id != ?, p.position, v.id",
        (id_list(reports), quote.version),
    )
    return next((key for key, text in rows if find_selected(text, quote.exact, quote.prefix, quote.suffix)), None)


def _hull(one: Statement, version: str) -> Span:
    """From the first to the last word of the content, as a version has it."""
    content = next(a.content for a in one.attestations if a.version == version)
    return Span(min(e.span.start for e in content), max(e.span.end for e in content))


def _overlap(one: Span, other: Span) -> float:
    """The share of what two spans cover together that both cover, 0 to 1."""
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(0, both) / (max(one.end, other.end) - min(one.start, other.start))
