"""How often a typed question finds the question on record that it means."""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import case_score
from bench.cases import MANIFEST_FIELDS, case_folders, statements_of
from bench.outcome import Outcome, percent
from walkback.store.findings import KnownQuestion
from walkback.store.ledger import Ledger

NAME = "ask"
HELP = "type the cases' questions in each wording: is the right one on record first?"

SHOWN = 3  # questions that are asked for
FOREIGN = 12  # questions of other cases that are typed into each


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's own arguments."""
    parser.add_argument("cases", type=Path, metavar="DIR", help="folder of cases")
    parser.add_argument("--errors", action="store_true", help="list what came first where it was another")


@dataclass(frozen=True, slots=True)
class _Known:
    """A case with the ledger's statement of each annotated one that was found."""

    gold: dict[str, Any]
    statements: dict[str, str]


def run(args: argparse.Namespace) -> Outcome:
    """Type every ``ask`` and ``also`` of each case into a ledger of the case, and asks of the other cases.

    What comes is right if at least half of its statements that an annotator has answer the annotated question; a
    question of which no statement was found counts as missed.
    """
    folders = case_folders(args.cases)
    golds = [case_score.read_gold(folder) for folder in folders]
    counts: Counter[str] = Counter()
    lines: list[str] = []
    for number, (folder, gold) in enumerate(zip(folders, golds, strict=True)):
        with (
            tempfile.TemporaryDirectory(prefix="walkback-bench-") as scratch,
            Ledger(Path(scratch) / "ledger.db") as ledger,
        ):
            known = _read(folder, gold, Path(scratch), ledger)
            for question in gold["questions"]:
                lines += _ask(ledger, known, question, counts, folder.name)
            others = [q["ask"] for n, other in enumerate(golds) if n != number for q in other["questions"][:1]]
            for ask in others[:FOREIGN]:
                counts["foreign"] += 1
                counts["foreign_nothing"] += not ledger.ask(ask, limit=1)
    figures = {
        "typed": counts["typed"],
        "first": percent(counts["first"] / max(1, counts["typed"])),
        f"among_{SHOWN}": percent(counts["among"] / max(1, counts["typed"])),
        "plain_first": percent(counts["plain_first"] / max(1, counts["plain"])),
        "nothing": percent(counts["nothing"] / max(1, counts["typed"])),
        "foreign": counts["foreign"],
        "foreign_nothing": percent(counts["foreign_nothing"] / max(1, counts["foreign"])),
    }
    told = (
        f"{counts['typed']} questions typed: right one first {figures['first']} % (in the plain wording "
        f"{figures['plain_first']} %), among {SHOWN} {figures[f'among_{SHOWN}']} %; nothing {figures['nothing']} %; "
        f"of {counts['foreign']} questions on other affairs {figures['foreign_nothing']} % find nothing"
    )
    return Outcome("\n".join([*(lines if args.errors else []), told]), figures)


def _read(folder: Path, gold: dict[str, Any], scratch: Path, ledger: Ledger) -> _Known:
    manifest = scratch / "captures.jsonl"
    with manifest.open("w", encoding="utf-8") as rows:
        for capture in gold["captures"]:
            row = {"file": str((folder / capture["file"]).resolve())}
            row |= {ours: capture[theirs] for theirs, ours in MANIFEST_FIELDS.items()}
            rows.write(json.dumps(row, ensure_ascii=False) + "\n")
    outcomes = ledger.add(manifest=manifest).outcomes
    files = [(capture["file"], outcome) for capture, outcome in zip(gold["captures"], outcomes, strict=True)]
    predictions = list(statements_of(ledger, files))
    read = case_score.read_prediction({"statements": predictions}, gold)
    matched = case_score.match_statements(gold["statements"], read["statements"])
    return _Known(gold, {gold["statements"][g]["id"]: predictions[p]["statement"] for p, g in matched.items()})


def _ask(ledger: Ledger, known: _Known, question: dict[str, Any], counts: Counter[str], name: str) -> list[str]:
    """Type each wording of a question; return a line for each that found another first."""
    wanted = {known.statements[key] for key in question["positions"] if key in known.statements}
    annotated = frozenset(known.statements.values())
    lines = []
    for place, ask in enumerate((question["ask"], *question.get("also", ()))):
        found = ledger.ask(ask, limit=SHOWN)
        right = [_is_right(one, wanted, annotated) for one in found]
        counts["typed"] += 1
        counts["nothing"] += not found
        counts["first"] += right[:1] == [True]
        counts["among"] += any(right)
        if place == 0:
            counts["plain"] += 1
            counts["plain_first"] += right[:1] == [True]
        if right[:1] != [True]:
            lines.append(f"{name}: {ask} -> {found[0].ask if found else 'nothing on record'}")
    return lines


def _is_right(found: KnownQuestion, wanted: set[str], annotated: frozenset[str]) -> bool:
    told = [answer.statement.id for answer in found.answers if answer.statement.id in annotated]
    return bool(told) and 2 * sum(one in wanted for one in told) >= len(told)
