"""Print what changed in substance, one change after the other, each with its words and its note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walkback.cli.diff_lines import print_hanging
from walkback.cli.diff_words import Look, side_words
from walkback.shown.comparison_words import name_of, numbered, reason_of, tag_of
from walkback.text.visible import visible

if TYPE_CHECKING:
    from rich.console import Console

    from walkback.pipeline import Comparison
    from walkback.revision.record import Change
    from walkback.text.span import Span

INDENT = 4


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
