"""Print what changed in substance, one change after the other, each with its words and its note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walkback.cli.diff_lines import print_hanging
from walkback.cli.diff_words import Look, side_words
from walkback.revision.record import ChangeClass
from walkback.shown.words import counted
from walkback.text.visible import visible

if TYPE_CHECKING:
    from rich.console import Console

    from walkback.pipeline import Comparison
    from walkback.revision.record import Change
    from walkback.text.span import Span

INDENT = 4
TOLD = 3  # edits of one change that a line tells of


def print_list(console: Console, compared: Comparison, look: Look, *, clip: bool) -> None:
    """Print the changes of substance; those of the same sentences stand over one copy of their words.

    Args:
        console: where to.
        compared: the two versions.
        look: how words are marked.
        clip: leave out what is far from an edit.
    """
    numbers = numbered(compared)
    explained = dict(compared.explained)
    groups: dict[tuple[Span | None, Span | None], list[int]] = {}
    for number in numbers:
        change = compared.changes[number]
        groups.setdefault((change.old, change.new), []).append(number)
    edge = len(tag_of(len(numbers)))
    told: set[int] = set()
    for group in groups.values():
        for number in group:
            _print_head(console, compared.changes[number], numbers[number], explained.get(number), edge)
        _print_words(console, compared, [compared.changes[number] for number in group], look, clip)
        for note in dict.fromkeys(explained[number] for number in group if number in explained):
            if note not in told:
                print_note(console, compared, note, indent=INDENT)
            told.add(note)
        console.print()


def print_noise(console: Console, compared: Comparison) -> None:
    """Print the changes that are not of substance, each with the words that differ, or why and the whole sentence."""
    from rich.text import Text

    for change in compared.changes:
        if change.is_substantive:
            continue
        print_hanging(console, "", Text(reason_of(compared, change), style="dim"))
        if not change.edits:
            _print_words(console, compared, [change], Look(plain=True), clip=True)
    if len(compared.changes) > len(numbered(compared)):
        console.print()


def print_note(console: Console, compared: Comparison, number: int, *, indent: int) -> None:
    """Print a note of the new version with its number."""
    from rich.text import Text

    words = " ".join(visible(compared.notes[number].span.of(compared.new.text)).split())
    print_hanging(console, "", Text(f"note {number + 1}: {words}", style="italic"), indent=indent)


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


def _print_head(console: Console, change: Change, number: int, note: int | None, edge: int) -> None:
    from rich.text import Text

    head = Text(name_of(change), style="bold")
    if change.effect is not None and change.effect.value not in change.classes:
        head.append(f" = {change.effect.replace('_', ' ')}")
    if change.why:
        head.append(f" · {visible(change.why)}", style="not bold dim")
    if note is not None:
        head.append(f" · note {note + 1}", style="not bold italic")
    print_hanging(console, f"{tag_of(number):>{edge}} ", head, style="bold")


def _print_words(console: Console, compared: Comparison, changes: list[Change], look: Look, clip: bool) -> None:
    """Print the words of both versions, once for all changes of one pair of spans."""
    is_noise = not changes[0].is_substantive
    for told, span, edits, sign, style in (
        (compared.old, changes[0].old, [e.old for c in changes for e in c.edits], "-", "red"),
        (compared.new, changes[0].new, [e.new for c in changes for e in c.edits], "+", "green"),
    ):
        if span is None or span.start == span.end:
            continue
        marks = [(edit, is_noise) for edit in sorted(set(edits))]
        words = side_words(told.text, (span,), marks, sign, look, clip=clip)
        if is_noise:
            words.stylize("dim")
        print_hanging(console, f"{sign} ", words, indent=INDENT, style="dim" if is_noise else style)
