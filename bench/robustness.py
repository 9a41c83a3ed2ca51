"""How much is lost when the same articles come in another setting: other quotation marks, blanks, lines, capitals.

Every copy of `bench.transforms` is read by itself. What was found is moved back to the places where
the same words stand in the article as it was annotated, and scored there, so that every copy is held against
the same annotation and has the same quotations. A drop is F1 of the plain articles less F1 of the copy, in
points; under zero, the copy was read better.
"""

from __future__ import annotations

import argparse
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.articles import Article, Articles, read_articles, read_gold, score, texts_of
from bench.outcome import Outcome, percent
from bench.transforms import TRANSFORMS, Transform, Transformed
from walkback.model import Role
from walkback.pipeline import ReadsStatements
from walkback.text.span import Span

NAME = "robustness"
HELP = "score the same articles with other quotation marks, blanks, lines, capitals"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's own arguments."""
    parser.add_argument("gold", type=Path, metavar="GOLD.jsonl[.gz]", help="annotated articles, one a line")
    parser.add_argument("--limit", type=int, metavar="N", help="read only the first N articles")
    parser.add_argument(
        "--only",
        action="append",
        choices=tuple(TRANSFORMS),
        metavar="NAME",
        help=f"make only this copy; may be given more than once: {', '.join(TRANSFORMS)}",
    )


def run(args: argparse.Namespace) -> Outcome:
    """Load the shipped reader, read the articles and their copies, and score what it finds."""
    from walkback.statement.reader import shipped_reader

    return measure_robustness(args.gold, shipped_reader(), limit=args.limit, only=args.only)


@dataclass(frozen=True, slots=True)
class CopyScore:
    """F1 of the headline measure on one copy in percent, and what it is short of the plain articles."""

    name: str
    changed: int  # articles that are not the same as the plain ones
    f1_all: float
    f1_quoted: float
    drop_all: float
    drop_quoted: float

    @property
    def worst(self) -> float:
        """The larger of the two drops, in points."""
        return max(self.drop_all, self.drop_quoted)


def measure_robustness(
    gold: Path, reader: ReadsStatements, *, limit: int | None = None, only: Collection[str] | None = None
) -> Outcome:
    """Read the articles of ``gold`` and each of their copies, or ``only`` those named, and score them alike."""
    articles = read_gold(gold, limit=limit)
    texts = texts_of(articles)
    plain = read_articles(texts, reader)
    plain_f1 = _f1(score(articles, plain))
    copies: list[CopyScore] = []
    for name, transform in TRANSFORMS.items():
        if only and name not in only:
            continue
        changed, predicted = read_copy(plain, transform, reader)
        f1_all, f1_quoted = _f1(score(articles, predicted))
        drops = (round(plain_f1[0] - f1_all, 2), round(plain_f1[1] - f1_quoted, 2))
        copies.append(CopyScore(name, changed, f1_all, f1_quoted, *drops))
    figures: dict[str, float | None] = {"articles": len(articles), "copies": len(copies)}
    figures |= {"f1_all_plain": plain_f1[0], "f1_quoted_plain": plain_f1[1]}
    for copy in copies:
        figures |= {
            f"f1_all_{copy.name}": copy.f1_all,
            f"f1_quoted_{copy.name}": copy.f1_quoted,
            f"drop_all_{copy.name}": copy.drop_all,
            f"drop_quoted_{copy.name}": copy.drop_quoted,
        }
    figures["worst_drop_all"] = max((copy.drop_all for copy in copies), default=None)
    figures["worst_drop_quoted"] = max((copy.drop_quoted for copy in copies), default=None)
    return Outcome(_show(reader.name, len(articles), plain_f1, copies), figures)


def read_copy(plain: Articles, transform: Transform, reader: ReadsStatements) -> tuple[int, Articles]:
    """What ``reader`` finds in the transformed articles, moved back to the plain ones, and how many differ.

    ``plain`` is what it finds in the plain articles; those that the transform leaves as they are are not
    read again.
    """
    copies = {key: transform(article["text"]) for key, article in plain.items()}
    changed = {key: copy.text for key, copy in copies.items() if copy.text != plain[key]["text"]}
    found = read_articles(changed, reader)
    moved = {key: _moved_back(article, copies[key], plain[key]["text"]) for key, article in found.items()}
    return len(changed), {**plain, **moved}


def _moved_back(article: Article, copy: Transformed, text: str) -> Article:
    def back(attribution: dict[str, Any]) -> dict[str, Any]:
        spans = {role: [list(copy.move_back(Span(*span))) for span in attribution[role]] for role in Role}
        return {**attribution, **{role.value: moved for role, moved in spans.items()}}

    return {**article, "text": text, "attributions": [back(one) for one in article["attributions"]]}


def _f1(report: dict[str, Any]) -> tuple[float, float]:
    """Headline F1 over all and over quotations, in percent."""
    every, quoted = (percent(report[subset]["attribution"]["F"]) or 0.0 for subset in ("all", "quoted"))
    return every, quoted


def _show(reader: str, articles: int, plain: tuple[float, float], copies: list[CopyScore]) -> str:
    width = max(len(name) for name in TRANSFORMS)
    head = f"{'copy':<{width}}{'changed':>9}{'F1 all':>9}{'quoted':>9}{'drop all':>11}{'quoted':>9}"
    lines = [f"reader {reader}", f"{articles} articles", "", head]
    lines.append(f"{'plain':<{width}}{0:>9}{plain[0]:>9.1f}{plain[1]:>9.1f}")
    lines += [
        f"{copy.name:<{width}}{copy.changed:>9}{copy.f1_all:>9.1f}{copy.f1_quoted:>9.1f}"
        f"{copy.drop_all:>11.1f}{copy.drop_quoted:>9.1f}"
        for copy in sorted(copies, key=lambda one: one.worst)
    ]
    return "\n".join(lines)
