"""Print the text of two versions with what became of each sentence, in one column or two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING

from walkback.cli.diff_lines import print_columns, print_hanging
from walkback.cli.diff_list import print_note
from walkback.cli.diff_words import Look, side_words, woven_words
from walkback.model import BlockKind
from walkback.revision.layout import Direction, Row, RowKind, marked_edits
from walkback.revision.record import ChangeClass
from walkback.shown.comparison_words import (
    folded_words,
    joint_words,
    moved_words,
    name_of,
    numbered,
    reason_of,
    replacements,
    tag_of,
)
from walkback.text.visible import visible

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from walkback.pipeline import Comparison
    from walkback.revision.layout import RowEdit
    from walkback.revision.record import Change
    from walkback.revision.told import Told

INDENT = 4
ALIKE = "≈"
_ARROWS = {Direction.UP: "↑", Direction.DOWN: "↓"}


@dataclass(slots=True)
class _Page:
    """What the rows are printed on, with what was printed already."""

    console: Console
    compared: Comparison
    look: Look
    columns: bool
    numbers: dict[int, int]
    notes: set[int] = field(default_factory=set)
    paragraphs: tuple[int | None, int | None] | None = None  # of the last row, in both versions
    label: str = ""  # of the last row
    is_open: bool = False  # a note was printed last, from which the text has to be kept apart


def print_text(console: Console, compared: Comparison, rows: Sequence[Row], look: Look, *, columns: bool) -> None:
    """Print rows, those with changes under a line that tells what they are.

    Args:
        console: where to.
        compared: the two versions that the rows are of.
        rows: what to print, folded or not.
        look: how words are marked.
        columns: the old version on the left, the new one on the right; else one below the other.
    """
    page = _Page(console, compared, look, columns, numbered(compared))
    for replaced in replacements(rows):
        if len(replaced) > 1:
            _print_replaced(page, replaced)
        elif replaced[0].kind is RowKind.FOLDED:
            _print_folded(page, replaced[0])
        else:
            _print_row(page, replaced[0])


def is_alike(row: Row, look: Look) -> bool:
    """Whether a row is shown as unchanged though it is spelled, set or worded otherwise."""
    return not look.with_noise and not row.is_shown and bool(row.old and row.new and row.edits)


def _print_folded(page: _Page, row: Row) -> None:
    from rich.text import Text

    if page.paragraphs is not None:
        page.console.print()
    print_hanging(page.console, "", Text(folded_words(row), style="dim"), indent=2)
    page.paragraphs, page.label, page.is_open = (-1, -1), "", False  # what follows stands apart


def _print_row(page: _Page, row: Row) -> None:
    _begin(page, row)
    if page.columns:
        _print_beside(page, row)
    else:
        _print_below(page, row)
    _print_notes(page, row)


def _print_replaced(page: _Page, rows: Sequence[Row]) -> None:
    """Print sentences that went and those that took their place as one."""
    gone, came = [row for row in rows if row.old], [row for row in rows if row.new]
    _begin(page, gone[0])
    if page.columns:
        for before, after in zip_longest(gone, came):
            _print_pair(page, before, after)
    else:
        for row in (*gone, *came):
            _print_below(page, row)
    page.paragraphs = gone[-1].old_paragraph, came[-1].new_paragraph
    _print_notes(page, gone[0])


def _begin(page: _Page, row: Row) -> None:
    """Print what parts a row from the one before, and what became of it."""
    here = row.old_paragraph, row.new_paragraph
    label = _label(page, row)
    is_labelled = bool(label.plain) and label.plain != page.label
    if page.paragraphs is not None and (is_labelled or page.is_open or _is_next(page.paragraphs, here, row)):
        page.console.print()
    was = page.paragraphs if page.paragraphs is not None else (None, None)
    page.paragraphs = (here[0] if row.old else was[0], here[1] if row.new else was[1])
    if is_labelled:
        print_hanging(page.console, "  ─ ", label, style="cyan")
    page.label, page.is_open = label.plain, False


def _print_notes(page: _Page, row: Row) -> None:
    for note in row.notes:
        if note not in page.notes:
            print_note(page.console, page.compared, note, indent=INDENT)
            page.is_open = True
        page.notes.add(note)


def _is_next(was: tuple[int | None, int | None], here: tuple[int | None, int | None], row: Row) -> bool:
    """Whether a row begins another paragraph than the one before."""
    return was[1] != here[1] if row.new else was[0] != here[0]


# --- What a row is ------------------------------------------------------------------------------------------------


def _label(page: _Page, row: Row) -> Text:
    """What became of the sentences, the changes by their numbers in the list, and the notes."""
    from rich.text import Text

    parts = [part for part in (moved_words(row), joint_words(row)) if part]
    parts += [
        f"{tag_of(page.numbers[number])} {name_of(page.compared.changes[number])}"
        for number in row.changes
        if number in page.numbers
    ]
    label = Text(" · ".join(parts), style="cyan")
    if row.is_shown or page.look.with_noise:
        for reason in _noise_texts(page, row):
            label.append((" · " if label.plain else "") + reason, style="dim")
    if row.notes:
        label.append((" · " if label.plain else "") + ", ".join(f"note {n + 1}" for n in row.notes), style="italic")
    return label


def _noise_texts(page: _Page, row: Row) -> Iterator[str]:
    """The reasons for what is not of substance, as far as it is marked."""
    marked = marked_edits(row, with_noise=page.look.with_noise)
    is_joint = row.kind in (RowKind.SPLIT, RowKind.MERGED)
    for number in row.changes:
        change = page.compared.changes[number]
        if change.is_substantive:
            continue
        if ChangeClass.NOTE in change.classes:
            yield from _note_texts(page, row)
        elif not change.edits:
            if row.moved is None:
                yield reason_of(page.compared, change)
        elif not row.old or not row.new:
            yield f"{name_of(change)}: {visible(change.why)}"
        elif page.look.with_noise or (not is_joint and _is_of(change, marked)):
            yield reason_of(page.compared, change)


def _is_of(change: Change, edits: Sequence[RowEdit]) -> bool:
    return any(a.old.overlaps(b.old) or a.new.overlaps(b.new) or a.old == b.old for a in change.edits for b in edits)


def _note_texts(page: _Page, row: Row) -> Iterator[str]:
    """Which note a row begins; nothing where it goes on with one."""
    if not row.new:
        yield "a note"
        return
    holding = [n for n, note in enumerate(page.compared.notes) if note.span.overlaps(row.new[0])]
    if not holding:
        yield "a note"
    elif row.new[0].start <= page.compared.notes[holding[0]].span.start:
        yield f"the words of note {holding[0] + 1}"


# --- Its words ----------------------------------------------------------------------------------------------------


def _print_below(page: _Page, row: Row) -> None:
    compared = page.compared
    marked = marked_edits(row, with_noise=page.look.with_noise)
    sign, style = _sign(row, page.look)
    if not marked or not row.old or not row.new:
        told, is_new = (compared.new, True) if row.new else (compared.old, False)
        print_hanging(page.console, f"  {sign} ", _side(page, told, row, is_new=is_new), style=style)
        return
    woven = woven_words(compared.old.text, compared.new.text, row, marked, page.look)
    if woven is not None:
        print_hanging(page.console, f"  {sign} ", _toned(page, row, woven), style=style)
        return
    print_hanging(page.console, "  - ", _side(page, compared.old, row, is_new=False), style="red")
    print_hanging(page.console, "  + ", _side(page, compared.new, row, is_new=True), style="green")


def _print_beside(page: _Page, row: Row) -> None:
    from rich.text import Text

    sign, style = _sign(row, page.look)
    if not row.old or not row.new:
        _print_pair(page, row if row.old else None, row if row.new else None)
        return
    old = _side(page, page.compared.old, row, is_new=False)
    new = _side(page, page.compared.new, row, is_new=True)
    if marked_edits(row, with_noise=page.look.with_noise):
        styles = ("dim", "dim") if style == "dim" else ("red", "green")
        print_columns(page.console, ("- ", old), ("+ ", new), styles)
    elif row.moved is not None:
        where = f"(stood in paragraph {row.old_paragraph})" if row.old_paragraph else "(stood elsewhere)"
        print_columns(page.console, (f"{sign} ", Text(where, style="dim")), (f"{sign} ", new), (style, style))
    else:
        print_columns(page.console, (f"{sign} ", old), (f"{sign} ", new), (style, style))


def _print_pair(page: _Page, gone: Row | None, came: Row | None) -> None:
    """Print a sentence that went beside one that came; one of them may be missing."""
    from rich.text import Text

    cells: list[tuple[str, Text]] = []
    styles: list[str] = []
    for row, told in ((gone, page.compared.old), (came, page.compared.new)):
        if row is None:
            cells.append(("", Text()))
            styles.append("")
            continue
        sign, style = _sign(row, page.look)
        cells.append((f"{sign} ", _side(page, told, row, is_new=bool(row.new))))
        styles.append(style)
    print_columns(page.console, (cells[0][0], cells[0][1]), (cells[1][0], cells[1][1]), (styles[0], styles[1]))


def _sign(row: Row, look: Look) -> tuple[str, str]:
    """The sign before a row, and its style."""
    if not row.old or not row.new:
        sign, style = ("+", "green") if row.new else ("-", "red")
        return sign, style if row.is_shown else "dim"
    if row.moved is not None:
        return _ARROWS[row.moved], "cyan"
    if row.is_shown:
        return "~", "yellow"
    if is_alike(row, look):
        return ALIKE, "dim"
    return "~" if row.edits else " ", "dim"


def _side(page: _Page, told: Told, row: Row, *, is_new: bool) -> Text:
    spans = row.new if is_new else row.old
    marked = marked_edits(row, with_noise=page.look.with_noise)
    edits = [((edit.new if is_new else edit.old), edit.is_noise) for edit in marked]
    return _toned(page, row, side_words(told.text, spans, edits, "+" if is_new else "-", page.look), told)


def _toned(page: _Page, row: Row, words: Text, told: Told | None = None) -> Text:
    """A headline bold, what is only noise dim, what came or went whole in its colour."""
    told = told or page.compared.new
    spans = row.new if told is page.compared.new and row.new else row.old
    if told.kind_at(spans[0].start) is BlockKind.HEADLINE:
        words.stylize("bold")
    if not row.is_shown and row.kind is not RowKind.KEPT:
        words.stylize("dim")
    elif row.is_shown and not row.old:
        words.stylize("green")
    elif row.is_shown and not row.new:
        words.stylize("red")
    return words
