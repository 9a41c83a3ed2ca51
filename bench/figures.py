"""How well, and how fast, figures are found: number, bound, unit, kind and what is counted, in annotated texts."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from bench import figures_score
from bench.outcome import Outcome, peak_memory_mb
from walkback.figure.find import find_figures
from walkback.figure.shape import as_scored

NAME = "figures"
HELP = "find figures in annotated texts and score number, bound, unit and kind"

ROUNDS = 3
ORDER = 5  # times the low end: a range as wide is an order of magnitude
SMALLEST_GROUP = 2  # files that annotate victims list groups of two and more
_LEVELS = {
    "value": "value",
    "value+bound": "bound",
    "value+unit": "unit",
    "value+kind": "kind",
    "value+what": "what",
    "value+dir": "dir",
    "value+open": "open",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's own arguments."""
    parser.add_argument("gold", type=Path, nargs="+", metavar="GOLD.jsonl", help="annotated texts, one a line")
    parser.add_argument("--limit", type=int, metavar="N", help="read only the first N texts of each file")


def run(args: argparse.Namespace) -> Outcome:
    """Find the figures of each file's texts and score them."""
    return measure_figures(args.gold, limit=args.limit)


def measure_figures(files: Sequence[Path], *, limit: int | None = None) -> Outcome:
    """Score the figures found in each of ``files`` with `bench.figures_score`.

    A line is ``{"doc", "text", "figures"}`` in that scorer's shape. Where a file's figures have kinds, only
    predictions of these kinds count, as `merge` has them. The clock runs from the texts, which are sentences or
    documents, to their figures; the fastest of `ROUNDS` passes counts, after one that compiles patterns. Names of
    figures begin with the file's name.

    Raises:
        figures_score.BadInput: a file is not of that shape.
        OSError: a file cannot be read.
    """
    figures: dict[str, float | None] = {}
    lines: list[str] = []
    for file in files:
        gold = _read(file, limit)
        texts = [text for text, _ in gold]
        predicted = predict(texts)
        seconds = min(_time(texts) for _ in range(ROUNDS))
        kinds = {figure["kind"] for _, listed in gold for figure in listed if figure.get("kind")}
        counts = [
            figures_score.count(
                [figure for figure in listed if not kinds or figure.get("kind") in kinds],
                merge(found, kinds) if kinds else found,
            )[0]
            for (_, listed), found in zip(gold, predicted, strict=True)
        ]
        report = figures_score.summary(counts)
        name = file.name.split(".")[0]
        speed = len(texts) / seconds if seconds else 0.0
        figures |= {f"{name}_{key}": value for key, value in _figures_of(report, speed).items()}
        lines += [f"{file}: {report['docs']} texts, {report['gold']} figures, {report['pred']} predicted"]
        lines += [
            f"  {label:12} P {report[level]['P']:6.2f}  R {report[level]['R']:6.2f}  F1 {report[level]['F1']:6.2f}"
            for level, label in _LEVELS.items()
            if level in report
        ]
        if "range" in report:
            lines.append(f"  smallest and largest number right for {report['range']['R']} % of texts and kinds")
        lines.append(f"  {speed:.0f} texts/s")
    figures["peak_memory_mb"] = peak_memory_mb()
    return Outcome("\n".join(lines), figures)


def predict(texts: Iterable[str]) -> list[list[dict[str, Any]]]:
    """The figures of each text in the scorer's shape."""
    return [[as_scored(text, figure) for figure in find_figures(text)] for text in texts]


def merge(found: Sequence[dict[str, Any]], kinds: set[str]) -> list[dict[str, Any]]:
    """The figures of ``kinds`` as files that annotate victims list them.

    That is groups of `SMALLEST_GROUP` and more, numbers and not orders of magnitude ("dozens"), and the same number of
    the same kind once in a text, however often it is told.
    """
    kept: dict[tuple[Any, ...], dict[str, Any]] = {}
    for figure in found:
        numbers = figures_score.numbers(figure)
        is_order = len(numbers) == 2 and numbers[1] >= ORDER * numbers[0]
        if figure["kind"] in kinds and max(numbers) >= SMALLEST_GROUP and not is_order:
            kept.setdefault((figure["kind"], *numbers), figure)
    return list(kept.values())


def _time(texts: Sequence[str]) -> float:
    started = time.perf_counter()
    predict(texts)
    return time.perf_counter() - started


def _read(file: Path, limit: int | None) -> list[tuple[str, list[dict[str, Any]]]]:
    documents = figures_score.load(file, "gold")
    if not documents or any(text is None for text, _ in documents.values()):
        raise figures_score.BadInput(f"gold {file}: no document, or one without a text")
    return list(documents.values())[:limit]


def _figures_of(report: dict[str, Any], speed: float) -> dict[str, float | None]:
    figures: dict[str, float | None] = {"gold": report["gold"], "predicted": report["pred"]}
    for level, label in _LEVELS.items():
        if level in report:
            figures |= {
                f"{label}_f1": report[level]["F1"],
                f"{label}_precision": report[level]["P"],
                f"{label}_recall": report[level]["R"],
            }
    if "range" in report:
        figures["range_recall"] = report["range"]["R"]
    return {**figures, "texts_per_second": round(speed, 1)}
