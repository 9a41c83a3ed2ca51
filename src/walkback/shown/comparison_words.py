"""What changed from one version to the next, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from walkback.revision.layout import Row, RowKind
from walkback.revision.record import ChangeClass
from walkback.shown.words import counted
from walkback.text.visible import visible

if TYPE_CHECKING:
    from walkback.pipeline import Comparison
    from walkback.revision.record import Change

TOLD = 3  # edits of one change that a line tells of


def tail(compared: Comparison, *, hidden: bool) -> str:
    """Return the line that counts all changes; ``hidden``: those not of substance were not shown."""
    if compared.old.text == compared.new.text:
        return "no change: the two have the same text"
    substantive = len(numbered(compared))
    rest = len(compared.changes) - substantive
    quiet = count_unexplained(compared)
    told = counted(substantive, "change") + " of substance"
    if 0 < quiet < substantive:
        told += f" ({quiet:,} without a note)"
    elif quiet:
        told += " (without a note)" if quiet == 1 else " (none with a note)"
    elif substantive:
        told += " (with a note)" if substantive == 1 else " (all with a note)"
    return f"{told}, {rest:,} of spelling or wording" + (" (--all)" if hidden and rest else "")


def numbered(compared: Comparison) -> dict[int, int]:
    """The changes of substance by their place in the comparison, with the number that the list gives each."""
    places = [place for place, change in enumerate(compared.changes) if change.is_substantive]
    return {place: number for number, place in enumerate(places, 1)}


def count_unexplained(compared: Comparison) -> int:
    """How many changes of substance no note tells of."""
    explained = dict(compared.explained)
    return sum(change.is_substantive and place not in explained for place, change in enumerate(compared.changes))


def tag_of(number: int) -> str:
    """Return the number of a change of substance as it is written, apart from counts and amounts."""
    return f"({number})"


def name_of(change: Change) -> str:
    """Return a change's classes in words."""
    return ", ".join(str(one).replace("_", " ") for one in change.classes)


def reason_of(compared: Comparison, change: Change) -> str:
    """Return why a change is not of substance: its class, and the words or, where there are no edits, what it is."""
    if ChangeClass.NOTE in change.classes:
        return name_of(change)
    if not change.edits:
        return f"{name_of(change)}: {visible(change.why)}"
    told = [_edit_text(edit.old.of(compared.old.text), edit.new.of(compared.new.text)) for edit in change.edits]
    return f"{name_of(change)}: {'; '.join(told[:TOLD])}" + (" …" if len(told) > TOLD else "")


def _edit_text(before: str, after: str) -> str:
    """One edit on a line: "a → b", or the words with their sign if they came or went."""
    before, after = (" ".join(visible(words).split()) for words in (before, after))
    if not before or not after:
        return f"+ {after}" if after else f"- {before}" if before else "blanks"
    return f"{before} → {after}"


def folded_words(row: Row) -> str:
    """Return how many sentences are folded, and why those that are not the same are."""
    kept = sum(len(one.new) for one in row.folded if one.kind is RowKind.KEPT)
    rest = len(row.folded) - sum(one.kind is RowKind.KEPT for one in row.folded)
    parts = [counted(kept, "sentence") + " unchanged"] if kept else []
    if rest:
        reasons = ", ".join(str(one).replace("_", " ") for one in row.noise)
        more = f"{rest:,} more" if kept else counted(rest, "sentence")
        parts.append(f"{more} with no change of substance" + (f" ({reasons})" if reasons else ""))
    return f"… {', '.join(parts)} …"


def moved_words(row: Row) -> str:
    """Return where a sentence moved from and to; "" if it did not."""
    if row.moved is None:
        return ""
    if row.old_paragraph is None or row.new_paragraph is None:
        return f"moved {row.moved}"
    if row.old_paragraph == row.new_paragraph:
        return f"moved {row.moved} in paragraph {row.new_paragraph}"
    return f"moved {row.moved} from paragraph {row.old_paragraph} to {row.new_paragraph}"


def joint_words(row: Row) -> str:
    """Return that sentences were split or merged; "" if they were not."""
    if row.kind is RowKind.SPLIT:
        return f"{counted(len(row.old), 'sentence')} split into {len(row.new)}"
    if row.kind is RowKind.MERGED:
        return f"{counted(len(row.old), 'sentence')} merged into {len(row.new)}"
    return ""


def replacements(rows: Sequence[Row]) -> Iterator[tuple[Row, ...]]:
    """Yield each row by itself, or sentences that went with those that took their place: those of the same changes."""
    for own, run in groupby(rows, lambda row: row.changes if not row.old or not row.new else None):
        gone = tuple(run)
        if own and len({row.kind for row in gone}) > 1:
            yield gone
        else:
            yield from ((row,) for row in gone)
