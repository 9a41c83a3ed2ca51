"""How long a new report and a typed question take on a ledger of very many statements."""

from __future__ import annotations

import argparse
import json
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from bench import case_score
from bench.cases import MANIFEST_FIELDS, case_folders
from bench.outcome import Outcome
from walkback.store.ledger import Ledger

NAME = "scale"
HELP = "time a new report and typed questions on a ledger of 100,000 statements, most of them made up"

WORDS = 600  # of the report that comes in
LIKE_TRUE = 0.35  # how much of a true statement's vector is in a made-up one
REACH = 0.55  # likeness to the 16th nearest, as it is in a ledger of so many
ASKS = 40
COMING = 3  # cases whose texts come in; the others lie in the ledger


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's own arguments."""
    parser.add_argument(
        "cases", type=Path, metavar="DIR", help="folder of cases: the last come in, the others lie there"
    )
    parser.add_argument("--statements", type=int, default=100_000, metavar="N", help="in the ledger (100000)")


def run(args: argparse.Namespace) -> Outcome:
    """Build the ledger and time both.

    The statements of the cases are true, with their reader, pair model and all that is worked out of them. The rest
    have a true statement's row under another id and a vector that is partly one of theirs: what grows with the ledger
    are the vectors that every new statement and question is held to. They are in no report's chain, and who speaks in
    them is not grouped; ``python -m bench identity --scale`` and ``lookup`` time that.
    """
    folders = case_folders(args.cases)
    with tempfile.TemporaryDirectory(prefix="walkback-bench-") as scratch:
        path = Path(scratch) / "ledger.db"
        manifest = Path(scratch) / "captures.jsonl"
        _write_manifest(manifest, folders[:-COMING])
        with Ledger(path) as ledger:
            ledger.add(manifest=manifest)
        _fill(path, args.statements)
        asks = [question["ask"] for folder in folders for question in case_score.read_gold(folder)["questions"]][:ASKS]
        with Ledger(path) as ledger:
            ledger.ask(asks[0])
            asked = [_seconds(lambda ask=ask: ledger.ask(ask)) for ask in asks]
            texts = [text for folder in folders[-COMING:] for text in _texts(folder)]
            ledger.add_text(texts[0][:200])  # loads the networks
            added = [_seconds(lambda text=text: ledger.add_text(text)) for text in texts]
    figures: dict[str, float | None] = {
        "statements": args.statements,
        "ask_ms": round(1000 * statistics.median(asked), 1),
        "ask_p95_ms": round(1000 * sorted(asked)[int(0.95 * len(asked))], 1),
        "add_seconds": round(statistics.median(added), 2),
        "add_most_seconds": round(max(added), 2),
    }
    return Outcome(
        f"ledger of {args.statements:,} statements: a report of {WORDS} words in {figures['add_seconds']} s (most "
        f"{figures['add_most_seconds']} s), a typed question in {figures['ask_ms']} ms (95th percentile "
        f"{figures['ask_p95_ms']} ms)",
        figures,
    )


def _seconds(do: Callable[[], object]) -> float:
    started = time.perf_counter()
    do()
    return time.perf_counter() - started


def _write_manifest(path: Path, folders: Sequence[Path]) -> None:
    with path.open("w", encoding="utf-8") as rows:
        for folder in folders:
            for capture in case_score.read_gold(folder)["captures"]:
                row = {"file": str((folder / capture["file"]).resolve())}
                row |= {ours: capture[theirs] for theirs, ours in MANIFEST_FIELDS.items()}
                rows.write(json.dumps(row, ensure_ascii=False) + "\n")


def _fill(path: Path, statements: int) -> None:
    """Put made-up statements into the ledger, straight into its tables."""
    rng = np.random.default_rng(1)
    with closing(sqlite3.connect(path)) as connection:
        true = connection.execute("SELECT vector FROM vectors ORDER BY statement").fetchall()
        (model,) = connection.execute("SELECT model FROM vectors LIMIT 1").fetchone()
        known = np.frombuffer(b"".join(row[0] for row in true), "<f2").reshape(len(true), -1).astype(np.float32)
        made = rng.normal(size=(statements, known.shape[1])).astype(np.float32)
        made /= np.linalg.norm(made, axis=1, keepdims=True)
        made += LIKE_TRUE * known[rng.integers(0, len(known), statements)]
        made /= np.linalg.norm(made, axis=1, keepdims=True)
        ids = [f"zz{number:030x}" for number in range(statements)]
        _copy_statements(connection, ids)
        connection.executemany(
            "INSERT INTO vectors (statement, model, line, vector, reach) VALUES (?, ?, '', ?, ?)",
            [(key, model, row.astype("<f2").tobytes(), REACH) for key, row in zip(ids, made, strict=True)],
        )
        connection.commit()


def _copy_statements(connection: sqlite3.Connection, ids: Sequence[str]) -> None:
    """Rows of true statements under other ids, spread over the reports."""
    columns = [row[1] for row in connection.execute("PRAGMA table_info(statements)")]
    reports = [row[0] for row in connection.execute("SELECT id FROM reports ORDER BY id")]
    row = dict(zip(columns, connection.execute("SELECT * FROM statements LIMIT 1").fetchone(), strict=True))
    triggers = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'statements'"
    ).fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    marks = ", ".join("?" * len(columns))
    connection.executemany(
        f"INSERT INTO statements ({', '.join(columns)}) VALUES ({marks})",
        [
            tuple((row | {"id": key, "number": None, "report": reports[n % len(reports)]})[c] for c in columns)
            for n, key in enumerate(ids)
        ],
    )
    for _, sql in triggers:
        connection.execute(sql)


def _texts(folder: Path) -> list[str]:
    """Texts of some `WORDS` words, of the paragraphs of a case's captures."""
    words = " ".join(text for text in case_score.read_gold(folder)["texts"].values()).split(" ")
    return [" ".join(words[at : at + WORDS]) for at in range(0, len(words) - WORDS + 1, WORDS)]
