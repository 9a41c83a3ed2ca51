"""How well each change between two sentences is classed, against intentions that people gave to edits.

The edits are those of arXivEdits (Jiang, Xu and Stevens, EMNLP 2022): pairs of sentences of two versions of a paper,
each with what it was made for. Their intentions are held against four groups of our classes:

    content   Content                            what is told: detail_*, softened, hardened, figure_changed, ...
    style     Lang-professional-Improve-style,   framing_changed
              Lang-improve-readability-Simplify,
              Lang-other
    grammar   Improve-grammar-Typo               typo, reworded, updated
    setting   Format                             formatting, punctuation

Lang-accurate-spefific (so spelt) has no counterpart and is left out: a word made more specific is of substance in a
report and of style in a paper. So are edits of ours that meet such a one.

No reader takes part, for there is nobody who says anything. An annotated edit is found if the edit of ours that shares
most words with it is of its group; an edit of ours is right if the annotated edit that shares most words with it is of
its group. Where there are several annotations the one with most of its edits found counts.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bench.outcome import Outcome, percent
from bench.told import tell
from walkback.errors import WalkbackError
from walkback.model import Block, BlockKind, Extractor, Version
from walkback.revision.record import Aligned, ChangeClass, WordEdit
from walkback.revision.substance import Told, find_changes
from walkback.text.span import Span

NAME = "edit_classes"
HELP = "class the edits of annotated pairs of sentences"

GROUP_OF = {
    "Content": "content",
    "Lang-professional-Improve-style": "style",
    "Lang-improve-readability-Simplify": "style",
    "Lang-other": "style",
    "Improve-grammar-Typo": "grammar",
    "Format": "setting",
}
GROUPS = ("content", "style", "grammar", "setting")
_OURS = {
    ChangeClass.FRAMING_CHANGED: "style",
    ChangeClass.TYPO: "grammar",
    ChangeClass.REWORDED: "grammar",
    ChangeClass.UPDATED: "grammar",
    ChangeClass.FORMATTING: "setting",
    ChangeClass.PUNCTUATION: "setting",
}  # all others are of content
_TOKEN = re.compile(r"\S+")

Place = tuple[str, int]  # side, and number of the word


class BadEdits(WalkbackError):
    """A file of annotated edits is not of its shape."""


class Edit(NamedTuple):
    """The words that an edit takes and brings, and its group; None for one that has no counterpart."""

    words: frozenset[Place]
    group: str | None
    is_substantive: bool = False


class EditedPair(NamedTuple):
    """Two sentences, words parted by blanks, and annotations of what was edited."""

    old: str
    new: str
    annotations: list[list[Edit]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's own arguments."""
    parser.add_argument("gold", type=Path, metavar="PAIRS.jsonl[.gz]", help="annotated pairs of sentences, one a line")
    parser.add_argument("--limit", type=int, metavar="N", help="read only the first N pairs")
    parser.add_argument("--errors", action="store_true", help="list the edits that were classed otherwise")


def run(args: argparse.Namespace) -> Outcome:
    """Class the edits of each pair and score them."""
    return measure_edit_classes(args.gold, limit=args.limit, errors=args.errors)


def measure_edit_classes(gold: Path, *, limit: int | None = None, errors: bool = False) -> Outcome:
    """Score the groups of the edits in ``gold``; the module tells how they are mapped and matched.

    ``noise_told_as_substance`` is the share of the edits of grammar and setting that are told as a change of substance.

    Raises:
        BadEdits: the file is not of its shape.
        OSError: it cannot be read.
    """
    pairs = read_pairs(gold)[:limit]
    counts: Counter[tuple[str, str]] = Counter()
    listed: list[str] = []
    for pair in pairs:
        ours = class_edits(pair.old, pair.new)
        theirs = max(pair.annotations, key=lambda edits: sum(_is_found(edit, ours) for edit in edits), default=[])
        for edit in theirs:
            if edit.group is None:
                continue
            counts[edit.group, "gold"] += 1
            counts[edit.group, "found"] += _is_found(edit, ours)
            nearest = _nearest(edit, ours)
            if edit.group in ("grammar", "setting"):
                counts["noise", "gold"] += 1
                counts["noise", "substantive"] += nearest is not None and nearest.is_substantive
            if errors and not _is_found(edit, ours):
                told = "not an edit" if nearest is None else nearest.group
                listed.append(
                    f"{edit.group} as {told}: {_words(pair.old, edit, 'old')!r} > {_words(pair.new, edit, 'new')!r}"
                )
        for edit in ours:
            other = _nearest(edit, theirs)
            if other is not None and other.group is None:
                continue
            assert edit.group is not None
            counts[edit.group, "ours"] += 1
            counts[edit.group, "right"] += other is not None and other.group == edit.group
    figures: dict[str, float | None] = {"sentence_pairs": len(pairs)}
    lines = [f"{len(pairs)} pairs of sentences", f"{'':10}{'P':>8}{'R':>8}{'F1':>8}{'edits':>8}"]
    for group in GROUPS:
        right, mine, recalled, size = (counts[group, name] for name in ("right", "ours", "found", "gold"))
        precision = right / mine if mine else None
        recall = recalled / size if size else None
        f1 = 2 * precision * recall / (precision + recall) if precision and recall else (0.0 if mine or size else None)
        rates = {"precision": percent(precision), "recall": percent(recall), "f1": percent(f1)}
        figures |= {f"{group}_{name}": value for name, value in rates.items()}
        figures[f"{group}_edits"] = size
        cells = "".join(f"{'-' if value is None else format(value, '.1f'):>8}" for value in rates.values())
        lines.append(f"{group:10}{cells}{size:>8}")
    noise, taken = counts["noise", "gold"], counts["noise", "substantive"]
    figures["noise_told_as_substance"] = percent(taken / noise if noise else None)
    lines.append(f"edits of grammar and setting told as a change of substance: {taken} of {noise}")
    return Outcome("\n".join(lines + listed), figures)


def class_edits(old: str, new: str) -> list[Edit]:
    """The edits between two sentences, each with its group."""
    sides = _tell(old), _tell(new)
    changes = find_changes(*sides, [Aligned((Span(0, len(old)),), (Span(0, len(new)),))])
    return [
        Edit(_places(old, new, edit), _OURS.get(change.classes[0], "content"), change.is_substantive)
        for change in changes
        for edit in change.edits
    ]


def _tell(text: str) -> Told:
    version = Version(text, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),), Extractor("text", "1"))
    return tell(version, (), "none")


def _places(old: str, new: str, edit: WordEdit) -> frozenset[Place]:
    return frozenset(
        (side, number)
        for side, text, span in (("old", old, edit.old), ("new", new, edit.new))
        for number, match in enumerate(_TOKEN.finditer(text))
        if span.overlaps(Span(*match.span()))
    )


def _nearest(edit: Edit, others: Sequence[Edit]) -> Edit | None:
    """The one that shares most words with ``edit``, and of those the one with fewest others."""
    best = max(others, key=lambda o: (len(o.words & edit.words), -len(o.words)), default=None)
    return best if best is not None and best.words & edit.words else None


def _is_found(edit: Edit, ours: Sequence[Edit]) -> bool:
    mine = _nearest(edit, ours)
    return mine is not None and mine.group == edit.group


def _words(text: str, edit: Edit, side: str) -> str:
    words = text.split()
    return " ".join(words[number] for own, number in sorted(edit.words) if own == side)


def read_pairs(path: Path) -> list[EditedPair]:
    """The pairs of a file, packed or not, that have an annotation."""
    text = gzip.decompress(path.read_bytes()).decode() if path.suffix == ".gz" else path.read_text(encoding="utf-8")
    pairs = []
    for number, line in enumerate(text.splitlines(), 1):
        try:
            row = json.loads(line)
            annotations = [[*map(_read_edit, edits)] for edits in row["edits"]]
            pairs.append(EditedPair(row["old"], row["new"], annotations))
        except (ValueError, KeyError, TypeError) as error:
            raise BadEdits(f"{path}:{number}: expected a pair of sentences with its edits: {error!r}") from error
    return [pair for pair in pairs if pair.annotations]


def _read_edit(row: dict[str, Any]) -> Edit:
    return Edit(frozenset(_read_words(row)), GROUP_OF.get(row["intent"]))


def _read_words(row: dict[str, Any]) -> Iterator[Place]:
    for side in ("old", "new"):
        if row[side] is not None:
            start, end = row[side]
            yield from ((side, number) for number in range(start, end))
