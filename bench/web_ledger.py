"""A ledger of very many reports, made of a small one by writing each of its rows again under other ids.

Reading ten thousand reports would take hours, and the pages of the reading room do not care who wrote a row: what they
show is read, joined and laid out the same way. A copy has the rows of the small ledger with other ids and later days;
its texts, spans and words are the same, so evidence slices to its words in every copy. What is worked out from what
reports have in common (nearest statements, kin of texts) is left out: no page shows it.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Set
from contextlib import closing
from dataclasses import replace
from functools import cache
from pathlib import Path

from walkback.store.ledger import Ledger

APART = 3  # days between one copy and the next
# What only comparing texts and statements needs.
LEFT_OUT = frozenset(
    (
        "adds", "neighbours", "pair_scores", "rendition_bands", "kin", "renditions", "appearance_blocks", "unrelated",
        "ungrouped", "unsettled", "unplaced", "uncompared", "parties", "judgements", "decisions", "decision_quotes",
        "corrected", "judged_pairs",
    )
)  # fmt: skip
# Whole numbers that tell rows apart, also where other rows name them.
NUMBERS = {
    ("statements", "number"), ("versions", "number"), ("identities", "number"), ("comparisons", "number"),
    ("edits", "comparison"), ("inputs", "number"), ("inputs", "position"), ("vectors", "number"),
}  # fmt: skip
BEHIND = " (Copy {}.)"  # stands behind the text of a copy, so that no two texts are the same
OF_ONE = 40  # copies in which one speaker is one and the same, and one question has all answers
_ID = re.compile(r"[0-9a-f]{32}(?:[0-9a-f]{32})?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_IDS_WITHIN = re.compile(r"\b[0-9a-f]{32}\b")


def multiply(small: Path, path: Path, *, statements: int) -> int:
    """Write a ledger with at least so many statements; return how many copies it took.

    Args:
        small: the ledger to copy.
        path: where to write.
        statements: how many there are to be, those that count.
    """
    shutil.copy(small, path)
    with closing(sqlite3.connect(path)) as connection:
        connection.create_function("other_ids", 2, _other_ids, deterministic=True)
        others = _other_versions(small)
        connection.create_function("other_version", 2, lambda key, copy: others(key, copy), deterministic=True)
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("PRAGMA cache_size = -400000")
        held = connection.execute("SELECT count(*) FROM statements WHERE is_current = 1").fetchone()[0]
        copies = -(-statements // held) - 1
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("ATTACH ? AS small", (str(small),))
        versions = {row[0] for row in connection.execute("SELECT id FROM small.versions")}
        for table, values in _selections(connection, versions):
            for copy in range(1, copies + 1):
                connection.execute(f"INSERT INTO main.{table} SELECT {values} FROM small.{table}", {"copy": copy})
        _make_great(connection, min(OF_ONE, copies))
        for table in ("statements_fts", "versions_fts", "identities_fts"):
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")
        for _, sql in triggers:
            connection.execute(sql)
        connection.commit()
        connection.execute("DETACH small")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("ANALYZE")
        connection.commit()
    return copies


def _other_versions(small: Path) -> Callable[[str, int], str]:
    """Return what gives the id of a version's copy: the digest of its text with words behind it, as in `Version`."""
    with Ledger(small) as ledger, closing(sqlite3.connect(small)) as connection:
        held = {key: ledger.version(key) for (key,) in connection.execute("SELECT id FROM versions").fetchall()}

    @cache
    def other(key: str, copy: int) -> str:
        return replace(held[key], text=held[key].text + BEHIND.format(copy)).id

    return other


def _selections(connection: sqlite3.Connection, versions: Set[str]) -> Iterator[tuple[str, str]]:
    """Each table that is copied, with the columns of a copy."""
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_fts%' ESCAPE '\\' ORDER BY name"
    ).fetchall()
    for (table,) in tables:
        if table in LEFT_OUT:
            continue
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        rows = connection.execute(f"SELECT * FROM {table}").fetchall()
        if not rows:
            continue
        values = [
            _value(connection, table, column, [row[at] for row in rows if row[at] is not None], versions)
            for at, column in enumerate(columns)
        ]
        yield table, ", ".join(values)


def _value(connection: sqlite3.Connection, table: str, column: str, held: list[object], versions: Set[str]) -> str:
    """The SQL for a column of a copy."""
    if (table, column) in NUMBERS:
        owner, key = ("comparisons", "number") if table == "edits" else (table, column)
        most = connection.execute(f"SELECT max({key}) FROM small.{owner}").fetchone()[0]
        return f"{column} + :copy * {most + 1}"
    words = [one for one in held if isinstance(one, str)]
    if not words or len(words) != len(held):
        return column
    if (table, column) == ("versions", "text"):
        return f"text || printf('{BEHIND.format('%d')}', :copy)"
    if versions.issuperset(words):
        return f"iif({column} IS NULL, NULL, other_version({column}, :copy))"
    if all(_ID.fullmatch(one) for one in words):
        # The last eight digits tell the copy; what differs in the others differs still.
        return f"substr({column}, 1, length({column}) - 8) || printf('%08x', :copy)"
    if all(_DAY.fullmatch(one) for one in words):
        return f"date({column}, (:copy * {APART}) || ' days')"
    if any(one[:1] in "[{" and _IDS_WITHIN.search(one) for one in words):
        return f"other_ids({column}, :copy)"
    return column


def _other_ids(text: str | None, copy: int) -> str | None:
    return None if text is None else _IDS_WITHIN.sub(lambda found: f"{found[0][:-8]}{copy:08x}", text)


def _make_great(connection: sqlite3.Connection, copies: int) -> None:
    """Let one speaker speak in very many reports, and one question have very many answers."""
    speaker = connection.execute(
        "SELECT p.identity FROM small.appearances AS p JOIN small.statements AS s ON s.appearance = p.id "
        "GROUP BY p.identity ORDER BY count(*) DESC, p.identity LIMIT 1"
    ).fetchone()[0]
    question = connection.execute(
        "SELECT question FROM small.answers GROUP BY question ORDER BY count(*) DESC, question LIMIT 1"
    ).fetchone()[0]
    for copy in range(1, copies + 1):
        mine = f"{speaker[:-8]}{copy:08x}"
        connection.execute("UPDATE main.appearances SET identity = ? WHERE identity = ?", (speaker, mine))
        connection.execute("DELETE FROM main.identities WHERE id = ?", (mine,))
        mine = f"{question[:-8]}{copy:08x}"
        connection.execute(
            "UPDATE main.answers SET question = ?, place = place + ? WHERE question = ?", (question, copy * 1000, mine)
        )
        connection.execute("UPDATE main.findings SET question = ? WHERE question = ?", (question, mine))
        connection.execute("DELETE FROM main.questions WHERE id = ?", (mine,))
