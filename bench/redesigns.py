"""What is told as changed between two captures of one article's page: years, redesigns and other links apart.

Where the article's own text is the same, every change of substance is a false alarm; what differs is the page.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from bench.outcome import Outcome, percent
from bench.told import count_quiet_edits, tell_captures
from walkback.errors import WalkbackError
from walkback.pipeline import Comparison, ReadsStatements, compare_told
from walkback.report.file import read_file
from walkback.revision.record import Change

NAME = "redesigns"
HELP = "compare captures of the same articles on other pages"


class BadPages(WalkbackError):
    """A folder of pairs of pages is not of its shape."""


@dataclass(frozen=True, slots=True)
class PagePair:
    """Two captures of one article, and the paragraphs that the later one leaves out; none if the text is the same."""

    name: str
    old: Path
    new: Path
    is_changed: bool
    removed: tuple[str, ...]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's own arguments."""
    parser.add_argument("pages", type=Path, metavar="DIR", help="folder of pages with a pairs.json")
    parser.add_argument("--errors", action="store_true", help="list every change, of whatever kind")


def run(args: argparse.Namespace) -> Outcome:
    """Compare each pair with the reader that ships."""
    from walkback.statement.reader import shipped_reader

    return measure_redesigns(args.pages, shipped_reader(), errors=args.errors)


def measure_redesigns(folder: Path, reader: ReadsStatements, *, errors: bool = False) -> Outcome:
    """Compare each pair of pages of ``folder`` from the bytes on.

    ``false_changes`` are changes of substance in pairs of the same text, ``linked`` is the share of their sentences
    that has a counterpart. In the pairs whose text changed, ``removed_found`` are paragraphs left out that a change of
    substance tells of, and ``other_changes`` such changes that tell of none.

    Raises:
        BadPages: ``pairs.json`` is not of its shape.
        InputError: a page holds no report.
        OSError: a file cannot be read.
    """
    pairs = read_pairs(folder)
    counts: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    lines: list[str] = []
    for pair in pairs:
        compared = compare_told(*tell_captures([read_file(pair.old), read_file(pair.new)], reader))
        substantive = [change for change in compared.changes if change.is_substantive]
        noise = len(compared.changes) - len(substantive)
        text = f"{pair.name}: {len(substantive)} of substance, {noise} other"
        if pair.is_changed:
            told = [[p for p in pair.removed if _tells_of(change, compared, p)] for change in substantive]
            found = {paragraph for paragraphs in told for paragraph in paragraphs}
            counts["removed"] += len(pair.removed)
            counts["removed_found"] += len(found)
            counts["other_changes"] += sum(not paragraphs for paragraphs in told)
            text += f"; {len(found)} of {len(pair.removed)} paragraphs left out are told"
        else:
            counts["same_text_pairs"] += 1
            counts["false_changes"] += len(substantive)
            counts["quiet_edits"] += count_quiet_edits(compared)
            counts["one_version"] += compared.old.version.id == compared.new.version.id
            counts["sentences"] += sum(len(one.old) + len(one.new) for one in compared.aligned)
            counts["linked"] += sum(len(one.old) + len(one.new) for one in compared.aligned if one.old and one.new)
            kinds.update(str(class_) for change in compared.changes for class_ in change.classes)
        lines.append(text)
        if errors:
            lines += [f"  {_show(change, compared)}" for change in compared.changes]
    figures: dict[str, float | None] = {"pairs": len(pairs)}
    names = ("same_text_pairs", "false_changes", "quiet_edits", "one_version", "sentences")
    figures |= {name: counts[name] for name in names}
    figures["linked"] = percent(counts["linked"] / counts["sentences"] if counts["sentences"] else None)
    figures |= {name: counts[name] for name in ("removed", "removed_found", "other_changes")}
    told_as = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common()) or "nothing"
    lines += [
        "",
        f"{counts['same_text_pairs']} pairs of the same text: {counts['false_changes']} changes of substance, "
        f"{counts['quiet_edits']} quiet edits; told as changed: {told_as}",
    ]
    return Outcome("\n".join(lines), figures)


def _tells_of(change: Change, compared: Comparison, paragraph: str) -> bool:
    words = " ".join(change.old.of(compared.old.text).split()) if change.old else ""
    return bool(words) and change.new is None and (words in paragraph or paragraph in words)


def _show(change: Change, compared: Comparison) -> str:
    before = change.old.of(compared.old.text) if change.old else ""
    after = change.new.of(compared.new.text) if change.new else ""
    return f"{', '.join(map(str, change.classes))}: {before!r} > {after!r}"


def read_pairs(folder: Path) -> list[PagePair]:
    """The pairs that ``pairs.json`` of a folder lists."""
    path = folder / "pairs.json"
    try:
        return [
            PagePair(
                row["id"],
                folder / row["a"],
                folder / row["b"],
                row["body_changed"],
                tuple(" ".join(paragraph.split()) for paragraph in row.get("removed_paragraphs", ())),
            )
            for row in json.loads(path.read_text(encoding="utf-8"))["pairs"]
        ]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadPages(f"{path}: expected pairs of pages: {error!r}") from error
