"""Put undated versions of articles in order: how many pairs, and how many whole chains, come out right."""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.outcome import Outcome, percent
from walkback.errors import WalkbackError
from walkback.revision.order import Order, infer_order

NAME = "version_order"
HELP = "put shuffled versions of articles in order and score pairs and whole chains"

SEED = 1
SURENESS = (0.6, 0.75, 0.9, 0.97)  # lower ends of the bands that steps are counted in

Infer = Callable[[Sequence[str]], Order]


class BadArticles(WalkbackError):
    """A file is not one article with its versions a line."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's own arguments."""
    parser.add_argument(
        "articles", type=Path, metavar="ARTICLES.jsonl.gz", help="an article a line: title, versions oldest first"
    )
    parser.add_argument("--errors", action="store_true", help="list the chains that are not right")


def run(args: argparse.Namespace) -> Outcome:
    """Read the articles, put their versions in order, score."""
    return measure_version_order(args.articles, errors=args.errors)


def measure_version_order(path: Path, *, errors: bool = False, infer: Infer = infer_order) -> Outcome:
    """Shuffle each article's versions with a fixed seed, put them in order, and count.

    ``pairs``: of all pairs of versions of an article, those in the right order; ``steps``: the same of neighbours in
    the true chain; ``chains``: articles with all versions at their place. Versions with the same text cannot be told
    apart: their pairs are left out, and a chain is right if it gives the texts in the right order. The figures that end
    in ``_strict`` count them too, in the order of their numbers. ``tau`` is Kendall's, over the pairs, as a mean over
    articles in percent. ``longer`` is the baseline "the longer text is the later" on the same pairs and chains, where
    texts of the same length count half in pairs and are wrong in chains. ``sure`` is the mean weight of the steps that
    were given, and ``sure_right`` the share of them that are in the right order; versions with one text do not count.

    Raises:
        BadArticles: a line is no article, or there is none.
    """
    articles = read_articles(path)
    chance = random.Random(SEED)
    counts: Counter[str] = Counter()
    bands: Counter[tuple[float, bool]] = Counter()
    taus: list[float] = []
    sums: Counter[str] = Counter()
    listed: list[str] = []
    for title, versions in articles:
        places = list(range(len(versions)))
        chance.shuffle(places)
        began = time.perf_counter()
        order = infer([versions[p] for p in places])
        counts["milliseconds"] += round(1000 * (time.perf_counter() - began))
        found = [places[i] for i in order.sequence]
        right = _count(versions, found, counts)
        if right is not None:
            taus.append(2 * right - 1)
        _count_longer(versions, sums)
        for step in order.steps:
            a, b = places[step.earlier], places[step.later]
            if versions[a] != versions[b]:
                bands[max((s for s in SURENESS if step.weight >= s), default=0.0), a < b] += 1
                sums["weight"] += step.weight
        if errors and [versions[i] for i in found] != list(versions):
            listed.append(f"{title}: {' '.join(str(i + 1) for i in found)}")
    given = sum(bands.values())
    shares = {
        "pairs": _share(counts["pairs_right"], counts["pairs"]),
        "pairs_strict": _share(counts["strict_right"], counts["strict"]),
        "steps": _share(counts["steps_right"], counts["steps"]),
        "chains": _share(counts["chains_right"], len(articles)),
        "chains_strict": _share(counts["chains_strict_right"], len(articles)),
        "tau": _share(sum(taus), len(taus)),
        "longer_pairs": _share(sums["pairs"], counts["pairs"]),
        "longer_chains": _share(sums["chains"], len(articles)),
        "sure": _share(sums["weight"], given),
        "sure_right": _share(sum(n for (_, good), n in bands.items() if good), given),
    }
    figures = {
        "articles": len(articles),
        "number_of_pairs": counts["pairs"],
        **{name: percent(share) for name, share in shares.items()},
        "seconds_an_article": round(counts["milliseconds"] / 1000 / len(articles), 4),
    }
    lines = [f"{name:20} {'-' if value is None else value:>10}" for name, value in figures.items()]
    lines.append("steps by weight:     number  right")
    for low in (0.0, *SURENESS):
        number = bands[low, True] + bands[low, False]
        right = _share(bands[low, True], number)
        lines.append(f"  from {low:<12.2f} {number:>8} {'-' if right is None else format(right, '.1%'):>6}")
    return Outcome("\n".join(lines + listed), figures)


def read_articles(path: Path) -> list[tuple[str, list[str]]]:
    """Titles and versions, oldest first; plain or compressed with gzip."""
    data = path.read_bytes()
    if data[:2] == b"\x1f\x8b":
        data = gzip.decompress(data)
    articles = []
    for number, line in enumerate(data.decode("utf-8").strip("\n").split("\n"), 1):
        try:
            row = json.loads(line)
            title, versions = row["title"], row["versions"]
        except (ValueError, KeyError, TypeError) as error:
            raise BadArticles(f"{path}, line {number}: expected title and versions: {error}") from None
        if not isinstance(versions, list) or not all(isinstance(v, str) for v in versions):
            raise BadArticles(f"{path}, line {number}: expected a list of texts at $.versions")
        articles.append((title, versions))
    if not articles:
        raise BadArticles(f"{path}: no article")
    return articles


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def _count(versions: Sequence[str], found: Sequence[int], counts: Counter[str]) -> float | None:
    """Add one article's pairs, steps and chain; return the share of its pairs that are right."""
    at = {version: place for place, version in enumerate(found)}
    right = number = 0
    for a in range(len(versions)):
        for b in range(a + 1, len(versions)):
            good = at[a] < at[b]
            counts["strict"] += 1
            counts["strict_right"] += good
            if versions[a] != versions[b]:
                number += 1
                right += good
                if b == a + 1:
                    counts["steps"] += 1
                    counts["steps_right"] += good
    counts["pairs"] += number
    counts["pairs_right"] += right
    counts["chains_right"] += [versions[i] for i in found] == list(versions)
    counts["chains_strict_right"] += list(found) == sorted(found)
    return right / number if number else None


def _count_longer(versions: Sequence[str], sums: Counter[str]) -> None:
    sizes = [len(v) for v in versions]
    for a in range(len(versions)):
        for b in range(a + 1, len(versions)):
            if versions[a] != versions[b]:
                sums["pairs"] += 1.0 if sizes[a] < sizes[b] else 0.5 if sizes[a] == sizes[b] else 0.0
    sums["chains"] += all(a < b or x == y for a, b, x, y in zip(sizes, sizes[1:], versions, versions[1:], strict=False))
