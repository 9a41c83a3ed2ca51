"""How fast two versions are aligned and their changes classed, the reader apart.

The texts are made of the paragraphs of cases, drawn by chance with a fixed seed: the old version has so many words, and
the new one is the old one edited. Attributions, times and figures are read beforehand, as a ledger has them.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from bench.cases import case_folders
from bench.outcome import Outcome
from bench.told import capture_of, tell_captures
from walkback.model import BlockKind
from walkback.pipeline import ReadsStatements, compare_told
from walkback.report.file import read_file
from walkback.revision.substance import Told
from walkback.text.sentences import find_sentences
from walkback.version.derive import derive_version

NAME = "revision_speed"
HELP = "time aligning and classing two versions, without the reader"

WORDS = 800  # of a report
LIVE_WORDS = 5_000  # of a live page
PAIRS = 20
ROUNDS = 3
SHARE = 0.35  # of sentences that an edit touches
SEED = 5

Clock = Callable[[], float]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's own arguments."""
    parser.add_argument("cases", type=Path, metavar="DIR", help="a folder of cases, whose paragraphs make the texts")
    parser.add_argument("--pairs", type=int, default=PAIRS, metavar="N", help=f"pairs of reports; {PAIRS} by default")


def run(args: argparse.Namespace) -> Outcome:
    """Time pairs that the reader that ships has read."""
    from walkback.statement.reader import shipped_reader

    return measure_revision_speed(args.cases, shipped_reader(), pairs=args.pairs)


def measure_revision_speed(
    folder: Path,
    reader: ReadsStatements,
    *,
    pairs: int = PAIRS,
    words: int = WORDS,
    live_words: int = LIVE_WORDS,
    clock: Clock = time.perf_counter,
) -> Outcome:
    """Time `walkback.pipeline.compare_told` on invented versions; the fastest of `ROUNDS` passes counts.

    ``pairs_per_second`` is of reports of which a third of the sentences changed, ``rewritten_pairs_per_second`` of such
    of which every sentence did, and ``live_seconds`` the time of one pair of long pages. ``difflib_over_ours`` is how
    long `difflib` takes to compare the words of the first, over what we take for alignment, classes and all.

    Raises:
        case_score.InputError: there is no case in ``folder``.
    """
    chance = random.Random(SEED)
    paragraphs = list(read_paragraphs(folder))
    if not paragraphs:
        return Outcome("no paragraphs to make texts of", {"pairs_per_second": None, "live_seconds": None})
    figures: dict[str, float | None] = {"pairs": pairs}
    lines = []
    for name, size, count, share in (
        ("", words, pairs, SHARE),
        ("rewritten_", words, pairs, 1.0),
        ("live_", live_words, 1, SHARE),
    ):
        told = [make_pair(paragraphs, size, share, chance, reader) for _ in range(count)]
        seconds = min(_time(told, clock) for _ in range(ROUNDS))
        changes = sum(len(compare_told(old, new).changes) for old, new in told)
        length = sum(len(old.text.split()) for old, _ in told) / count
        each = seconds / count
        if not name:
            # A yardstick that every machine has, timed in the same minute: floors on seconds hold on one machine only.
            plain = min(_time_difflib(told, clock) for _ in range(ROUNDS))
            figures["difflib_over_ours"] = round(plain / seconds, 3) if seconds else None
        if count > 1:
            figures[f"{name}pairs_per_second"] = round(1 / each, 1) if each else None
        figures |= {f"{name}seconds": round(each, 4), f"{name}words": round(length), f"{name}changes": changes}
        lines.append(
            f"{length:5.0f} words, {share:4.0%} of the sentences edited: {1000 * each:6.1f} ms a pair, "
            f"{1 / each if each else 0:6.1f} pairs/s, {changes / count:.0f} changes a pair"
        )
    return Outcome("\n".join(lines), figures)


def read_paragraphs(folder: Path) -> Iterator[str]:
    """The distinct paragraphs of the captures in a folder of cases."""
    seen: set[str] = set()
    for case in case_folders(folder):
        for path in sorted((case / "reports").iterdir()):
            version = derive_version(*read_file(path)).version
            for block in version.blocks:
                text = block.span.of(version.text)
                if block.kind is BlockKind.PARAGRAPH and text not in seen:
                    seen.add(text)
                    yield text


def make_pair(
    paragraphs: Sequence[str], words: int, share: float, chance: random.Random, reader: ReadsStatements
) -> tuple[Told, Told]:
    """Two versions of a report of about so many words, read; a paragraph stands twice only if there are too few."""
    drawn: list[str] = []
    while sum(len(p.split()) for p in drawn) < words:
        for paragraph in chance.sample(paragraphs, len(paragraphs)):
            if sum(len(p.split()) for p in drawn) >= words:
                break
            drawn.append(paragraph)
    old = "\n\n".join(drawn)
    new = "\n\n".join(filter(None, (edit_paragraph(p, share, chance, paragraphs) for p in drawn)))
    captured = [(capture_of(data, "text/plain"), data) for data in (old.encode(), new.encode())]
    first, second = tell_captures(captured, reader)
    return first, second


def edit_paragraph(paragraph: str, share: float, chance: random.Random, others: Sequence[str]) -> str:
    """Edit a share of the sentences: drop, shorten, turn, or put other words in; some new ones stand behind."""
    kept = []
    for span in find_sentences(paragraph):
        words = span.of(paragraph).split()
        if chance.random() >= share or len(words) < 6:
            kept.append(" ".join(words))
            continue
        way = chance.choice(("drop", "shorten", "turn", "words", "words", "words", "add"))
        at = chance.randrange(1, len(words) - 3)
        if way == "shorten":
            del words[at : at + 2]
        elif way == "turn":
            words = [*words[at:], *words[:at]]
        elif way == "words":
            words[at : at + 2] = chance.choice(others).split()[:2]
        if way != "drop":
            kept.append(" ".join(words))
        if way == "add":
            kept.append(chance.choice(others))
    return " ".join(kept)


def _time_difflib(pairs: Sequence[tuple[Told, Told]], clock: Clock) -> float:
    """How long Python's own `difflib` takes to find which words of the same pairs differ, and nothing else."""
    words = [(old.text.split(), new.text.split()) for old, new in pairs]
    started = clock()
    for old, new in words:
        SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return clock() - started


def _time(pairs: Sequence[tuple[Told, Told]], clock: Clock) -> float:
    # What a told version keeps for later is made anew, as for two versions out of a ledger.
    fresh = [(Told(old.version, old.reading), Told(new.version, new.reading)) for old, new in pairs]
    started = clock()
    for old, new in fresh:
        compare_told(old, new)
    return clock() - started
