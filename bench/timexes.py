"""How well, and how fast, time expressions are found and counted from the article's day."""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from bench import timex_score
from bench.outcome import Outcome
from walkback.model import Timex
from walkback.timex.find import find_timexes

NAME = "timexes"
HELP = "find time expressions in annotated texts and score spans and values"

_MEASURES = ("strict", "relaxed", "value", "strict_value", "type", "day")

Clock = Callable[[], float]
Find = Callable[[str, date | None], Sequence[Timex]]


class Document(NamedTuple):
    """A text with its day, "dct" in the files: the day that the article was made."""

    id: str
    text: str
    day: date | None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's own arguments."""
    parser.add_argument("gold", type=Path, nargs="+", metavar="GOLD.jsonl", help="annotated texts, one a line")
    parser.add_argument("--rules", action="store_true", help="count, rule by rule, how many values are right")


def run(args: argparse.Namespace) -> Outcome:
    """Read each file and score what is found in it."""
    return measure_timexes(args.gold, by_rule=args.rules)


def measure_timexes(
    golds: Sequence[Path],
    *,
    by_rule: bool = False,
    find: Find = find_timexes,
    clock: Clock = time.perf_counter,
) -> Outcome:
    """Find the time expressions of the texts in each file and score them with `bench.timex_score`.

    The figures of a file bear its name: ``timebank_value``, ``meantime_dev_value``, ... Each of strict, relaxed,
    value, strict_value, type and day is an F1 in percent; ``value_accuracy`` counts only what was found.
    Documents a second are of one process, after one text read to warm up. A document's "dct" is the day that
    is handed over; a time of day behind it is cut off. ``by_rule`` adds a table of the rules that gave the values,
    over all files: expressions found, those that the gold has too, and those whose value is right.

    Raises:
        bench.timex_score.BadInput: a file is not in the scorer's format.
    """
    figures: dict[str, float | None] = {}
    rules: Counter[tuple[str, str]] = Counter()
    lines = [f"{'':14}{'documents':>10}{'gold':>7}" + "".join(f"{m:>14}" for m in (*_MEASURES, "value acc.", "docs/s"))]
    for path in golds:
        measured = _measure(path, find, clock, rules)
        name = _name_of(path)
        figures |= {f"{name}_{key}": value for key, value in measured.items()}
        cells = [measured[m] for m in (*_MEASURES, "value_accuracy", "documents_per_second")]
        lines.append(
            f"{name:14}{measured['documents']:>10.0f}{measured['gold']:>7.0f}" + "".join(f"{c:>14.2f}" for c in cells)
        )
    if by_rule:
        lines += ["", f"{'rule':20}{'found':>7}{'gold':>7}{'right':>7}"]
        names = sorted({rule for rule, _ in rules}, key=lambda rule: -rules[rule, "found"])
        lines += [f"{r:20}" + "".join(f"{rules[r, what]:>7}" for what in ("found", "gold", "right")) for r in names]
    return Outcome("\n".join(lines), figures)


_SAYS_LITTLE = frozenset({"dev", "train", "test", "gold"})


def _name_of(path: Path) -> str:
    """The file's name without its ending, after its folder's where it says little alone: "meantime_dev"."""
    stem = path.name.partition(".")[0]
    return f"{path.absolute().parent.name}_{stem}" if stem in _SAYS_LITTLE else stem


def _measure(path: Path, find: Find, clock: Clock, rules: Counter[tuple[str, str]]) -> dict[str, float]:
    gold = timex_score.load(path, "gold")
    documents = _documents(path)
    if documents:
        find(documents[0].text, documents[0].day)
    started = clock()
    found = [find(document.text, document.day) for document in documents]
    seconds = clock() - started
    predicted = {d.id: (None, [_row(t, d.text) for t in timexes]) for d, timexes in zip(documents, found, strict=True)}
    counts, pairs = timex_score.score(gold, predicted)
    for _, rows in predicted.values():
        rules.update((row["rule"], "found") for row in rows)
    for gold_row, row in (pair for each in pairs.values() for pair in each):
        rules[row["rule"], "gold"] += 1
        rules[row["rule"], "right"] += timex_score.val(gold_row) == timex_score.val(row)
    report: dict[str, Any] = timex_score.summary(list(counts.values()))
    return {
        "documents": report["docs"],
        "gold": report["gold"],
        "predicted": report["pred"],
        **{measure: report[measure]["F1"] for measure in _MEASURES},
        "value_accuracy": report["value_acc"],
        "type_accuracy": report["type_acc"],
        "documents_per_second": round(len(documents) / seconds, 1) if seconds else 0.0,
    }


def _documents(path: Path) -> list[Document]:
    documents = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        row = json.loads(line)
        if not isinstance(row.get("text"), str):
            raise timex_score.BadInput(f"gold {path}:{number}: no text to read")
        written = row.get("dct") or ""
        try:
            day = date.fromisoformat(written[:10]) if written else None
        except ValueError as error:
            raise timex_score.BadInput(f'gold {path}:{number}: "dct" is no day: {written!r}') from error
        documents.append(Document(row["doc"], row["text"], day))
    return documents


def _row(timex: Timex, text: str) -> dict[str, Any]:
    start, end = timex.span
    row = {"start": start, "end": end, "text": text[start:end], "type": str(timex.type), "value": timex.value}
    return row | {"rule": timex.rule}
