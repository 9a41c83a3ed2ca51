"""How well, and how fast, the sentences of two versions are aligned, against links made by hand."""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bench.outcome import Outcome, percent
from walkback.errors import WalkbackError
from walkback.revision.align import align_units

NAME = "alignment"
HELP = "align the sentences of two versions and score the links"

ROUNDS = 3
NOT_OF_THE_STORY = ("boilerplate", "page_date", "section_label")  # kinds of unit that are dropped

Link = tuple[int, int]


class BadLinks(WalkbackError):
    """A file of aligned versions is not of its shape."""


class AlignedPair(NamedTuple):
    """Two versions as rows of sentences; links are places in them, ``optional`` ones count neither way."""

    old: list[str]
    new: list[str]
    links: frozenset[Link]
    optional: frozenset[Link]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's own arguments."""
    parser.add_argument("gold", type=Path, metavar="PAIRS.jsonl[.gz]", help="pairs of aligned drafts, one a line")
    parser.add_argument("--news", type=Path, metavar="DIR", help="folder of aligned versions of news stories, *.json")
    parser.add_argument("--limit", type=int, metavar="N", help="read only the first N pairs of each")


def run(args: argparse.Namespace) -> Outcome:
    """Align each pair and score the links."""
    return measure_alignment(args.gold, args.news, limit=args.limit)


def measure_alignment(gold: Path, news: Path | None = None, *, limit: int | None = None) -> Outcome:
    """Score the links of `align_units` with those of ``gold``, and of the stories in ``news``.

    A split sentence has a link for each of its parts. Changed links are those whose two sentences differ by more than
    blanks; precision, recall and F1 are over the links of all pairs together. The clock runs over the fastest of
    `ROUNDS` passes, after one that scores.

    Raises:
        BadLinks: a file is not of its shape, or ``news`` holds none.
        OSError: a file cannot be read.
    """
    figures: dict[str, float | None] = {}
    lines: list[str] = []
    sets = [("drafts", read_drafts(gold))] + ([] if news is None else [("news", read_stories(news))])
    for name, read in sets:
        pairs = read[:limit]
        counts = score(pairs)
        seconds = min(_time(pairs) for _ in range(ROUNDS))
        words = sum(len(text.split()) for pair in pairs for text in (*pair.old, *pair.new))
        figures |= {f"{name}_{key}": value for key, value in counts.items()}
        figures |= {
            f"{name}_pairs": len(pairs),
            f"{name}_words_per_second": round(words / seconds, 1) if seconds else None,
        }
        lines.append(f"{name}: {len(pairs)} pairs, {words} words, {seconds:.2f} s")
        lines += [
            f"  {subset:8} P {_show(counts[f'{subset}_precision'])}  R {_show(counts[f'{subset}_recall'])}  "
            f"F1 {_show(counts[f'{subset}_f1'])}  of {counts[f'{subset}_gold']:.0f} links"
            for subset in ("all", "changed")
        ]
    return Outcome("\n".join(lines), figures)


def score(pairs: Iterable[AlignedPair]) -> dict[str, float | None]:
    """Precision, recall and F1, in percent, of all links and of the changed ones."""
    totals = {subset: [0, 0, 0] for subset in ("all", "changed")}
    for pair in pairs:
        found = {
            (i, j) for olds, news, _ in align_units(pair.old, pair.new) for i in olds for j in news
        } - pair.optional
        for subset, total in totals.items():
            gold = {link for link in pair.links if subset == "all" or is_changed(pair, link)}
            mine = {link for link in found if subset == "all" or is_changed(pair, link)}
            for at, part in enumerate((gold & mine, gold, mine)):
                total[at] += len(part)
    figures: dict[str, float | None] = {}
    for subset, (right, gold_size, found_size) in totals.items():
        figures[f"{subset}_precision"] = percent(right / found_size if found_size else None)
        figures[f"{subset}_recall"] = percent(right / gold_size if gold_size else None)
        figures[f"{subset}_f1"] = percent(2 * right / (gold_size + found_size) if gold_size + found_size else None)
        figures[f"{subset}_gold"] = gold_size
    return figures


def is_changed(pair: AlignedPair, link: Link) -> bool:
    """Whether the two sentences of a link differ by more than blanks."""
    return pair.old[link[0]].split() != pair.new[link[1]].split()


def _show(value: float | None) -> str:
    return "     -" if value is None else f"{value:6.2f}"


def _time(pairs: Sequence[AlignedPair]) -> float:
    started = time.perf_counter()
    for pair in pairs:
        align_units(pair.old, pair.new)
    return time.perf_counter() - started


def read_drafts(path: Path) -> list[AlignedPair]:
    """The essays of `pairs.jsonl`, packed or not: one pair for each two drafts that follow each other."""
    text = gzip.decompress(path.read_bytes()).decode() if path.suffix == ".gz" else path.read_text(encoding="utf-8")
    pairs = []
    for number, line in enumerate(text.splitlines(), 1):
        try:
            row = json.loads(line)
            olds = {unit["i"]: at for at, unit in enumerate(row["old"])}
            news = {unit["i"]: at for at, unit in enumerate(row["new"])}
            links = frozenset((olds[i], news[j]) for i, j in row["links"])
            pairs.append(
                AlignedPair([u["text"] for u in row["old"]], [u["text"] for u in row["new"]], links, frozenset())
            )
        except (ValueError, KeyError, TypeError) as error:
            raise BadLinks(f"{path}:{number}: expected a pair of aligned drafts: {error!r}") from error
    return pairs


def read_stories(folder: Path) -> list[AlignedPair]:
    """The news stories of a folder of JSON files, in their order of name: one pair for each two versions."""
    pairs = []
    for path in sorted(folder.glob("*.json")):
        try:
            story = json.loads(path.read_text(encoding="utf-8"))
            versions = {name: _units_of(units) for name, units in story["versions"].items()}
            pairs += [
                _pair_of(versions[s["from_version"]], versions[s["to_version"]], s["pairs"]) for s in story["steps"]
            ]
        except (ValueError, KeyError, TypeError) as error:
            raise BadLinks(f"{path}: expected the aligned versions of a story: {error!r}") from error
    if not pairs:
        raise BadLinks(f"{folder}: expected *.json files of aligned versions, found none")
    return pairs


def _units_of(units: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    return {unit["id"]: unit["text"] for unit in units if unit["kind"] not in NOT_OF_THE_STORY}


def _pair_of(old: Mapping[str, str], new: Mapping[str, str], rows: Iterable[Mapping[str, Any]]) -> AlignedPair:
    olds = {name: at for at, name in enumerate(old)}
    news = {name: at for at, name in enumerate(new)}
    links: dict[bool, set[Link]] = {True: set(), False: set()}
    for row in rows:
        links[row["strength"] == "certain"] |= {
            (olds[i], news[j]) for i in row["from"] for j in row["to"] if i in olds and j in news
        }
    return AlignedPair(list(old.values()), list(new.values()), frozenset(links[True]), frozenset(links[False]))
