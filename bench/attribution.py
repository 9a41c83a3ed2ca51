"""How well, and how fast, the shipped reader finds who said what in annotated articles."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import Any

from bench import attribution_score, calibration, span_score
from bench.articles import Tags, as_articles, count_words, read_gold, score, show, tag_articles, texts_of
from bench.outcome import Outcome, peak_memory_mb, percent
from walkback.pipeline import ReadsStatements, read_texts

NAME = "attribution"
HELP = "read annotated articles and score source, cue and content"

# Scorer's name of a figure, and ours. F1 of each; precision and recall too for the headline figure.
_F1 = {
    "attribution": "attribution_f1",
    "attribution_strict": "attribution_strict_f1",
    "content_exact": "content_exact_f1",
    "content_words": "content_words_f1",
    "content_iou50": "content_iou50_f1",
    "content_partial": "content_partial_f1",
    "content_tokens": "content_tokens_f1",
    "cue_exact": "cue_exact_f1",
    "cue_overlap": "cue_overlap_f1",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's own arguments."""
    parser.add_argument("gold", type=Path, metavar="GOLD.jsonl[.gz]", help="annotated articles, one a line")
    parser.add_argument("--limit", type=int, metavar="N", help="read only the first N articles")


def run(args: argparse.Namespace) -> Outcome:
    """Load the shipped reader, read the articles and score what it finds."""
    started = time.perf_counter()
    from walkback.statement.reader import shipped_reader

    reader = shipped_reader()
    return measure_attribution(args.gold, reader, limit=args.limit, load_seconds=time.perf_counter() - started)


def measure_attribution(
    gold: Path, reader: ReadsStatements, *, limit: int | None = None, load_seconds: float | None = None
) -> Outcome:
    """Read the articles of ``gold`` with ``reader`` and score them.

    By `bench.attribution_score`, by the exact spans of `bench.span_score` (as the network tags them, where the
    reader has a network), and the reader's confidence by
    `bench.calibration`. The clock runs from the texts to their attributions, finding the paragraphs
    included; loading the reader is told apart. Words are what stands between blanks.
    """
    articles = read_gold(gold, limit=limit)
    texts = texts_of(articles)
    words = count_words(texts.values())
    started = time.perf_counter()
    readings = read_texts(list(texts.values()), reader)
    seconds = time.perf_counter() - started
    predicted = as_articles(texts, readings)
    report = score(articles, predicted)
    spans = span_score.score_spans(articles, tag_articles(texts, reader) if isinstance(reader, Tags) else predicted)
    bins = calibration.reliability(calibration.judge_attributions(articles, predicted))
    error = calibration.expected_calibration_error(bins)
    speed = words / seconds if seconds else 0.0
    figures: dict[str, float | None] = {"articles": report["articles"], "words": words}
    for subset in attribution_score.SUBSETS:
        figures |= _figures_of(report[subset], subset)
    for kind in attribution_score.KINDS:
        figures[f"attribution_recall_{kind}"] = percent(report["recall_by_kind"][kind]["R"])
    figures |= span_score.figures_of(spans)
    memory = peak_memory_mb()
    figures |= {
        "ece": None if error is None else round(error, 4),
        "seconds": round(seconds, 3),
        "words_per_second": round(speed, 1),
        "load_seconds": None if load_seconds is None else round(load_seconds, 3),
        "peak_memory_mb": memory,
    }
    lines = [
        f"reader {reader.name}",
        show(report),
        "",
        span_score.show(spans),
        "",
        calibration.show(bins),
        "",
        f"{words} words in {seconds:.2f} s from text to attributions: {speed:.0f} words/s",
        *([] if load_seconds is None else [f"loading the reader, not counted in that: {load_seconds:.2f} s"]),
        *([] if memory is None else [f"peak memory of the process: {memory:.0f} MiB"]),
    ]
    return Outcome("\n".join(lines), figures)


def _figures_of(part: dict[str, Any], subset: str) -> dict[str, float | None]:
    figures = {f"{ours}_{subset}": percent(part[theirs]["F"]) for theirs, ours in _F1.items()}
    return {
        **figures,
        f"attribution_precision_{subset}": percent(part["attribution"]["P"]),
        f"attribution_recall_{subset}": percent(part["attribution"]["R"]),
        f"source_given_content_{subset}": percent(part["source_given_content"]),
        f"gold_{subset}": part["gold"],
        f"predicted_{subset}": part["pred"],
    }
