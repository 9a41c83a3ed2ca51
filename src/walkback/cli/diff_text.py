"""Print the text of two versions with what became of each sentence, in one column or two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from walkback.cli.diff_lines import print_columns, print_hanging
from walkback.cli.diff_list import name_of, numbered, print_note
from walkback.cli.diff_words import Look, side_words, woven_words
from walkback.cli.terminal import counted, visible
from walkback.model import BlockKind
from walkback.revision.layout import Direction, Row, RowKind, without_noise
from walkback.revision.record import ChangeClass

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from walkback.pipeline import Comparison
    from walkback.revision.told import Told

INDENT = 4
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
    for row in rows:
        _print_row(page, row)


def _print_row(page: _Page, row: Row) -> None:
    from rich.text import Text

    if row.kind is RowKind.FOLDED:
        if page.paragraphs is not None:
            page.console.print()
        print_hanging(page.console, "", Text(_folded_text(row), style="dim"), indent=2)
        page.paragraphs, page.label = (-1, -1), ""  # what follows stands apart
        return
    here = row.old_paragraph, row.new_paragraph
    if page.paragraphs is not None and _is_next(page.paragraphs, here, row):
        page.console.print()
    was = page.paragraphs if page.paragraphs is not None else (None, None)
    page.paragraphs = (here[0] if row.old else was[0], here[1] if row.new else was[1])
    label = _label(page, row)
    if label.plain and label.plain != page.label:
        print_hanging(page.console, "  ─ ", label, style="cyan")
    page.label = label.plain
    if page.columns:
        _print_beside(page, row)
    else:
        _print_below(page, row)
    for note in row.notes:
        if note not in page.notes:
            print_note(page.console, page.compared, note, indent=INDENT)
        page.notes.add(note)


def _is_next(was: tuple[int | None, int | None], here: tuple[int | None, int | None], row: Row) -> bool:
    """Whether a row begins another paragraph than the one before."""
    return was[1] != here[1] if row.new else was[0] != here[0]


def _folded_text(row: Row) -> str:
    kept = sum(len(one.new) for one in row.folded if one.kind is RowKind.KEPT)
    rest = len(row.folded) - sum(one.kind is RowKind.KEPT for one in row.folded)
    parts = [counted(kept, "sentence") + " unchanged"] if kept else []
    if rest:
        reasons = ", ".join(str(one).replace("_", " ") for one in row.noise)
        more = f"{rest:,} more" if kept else counted(rest, "sentence")
        parts.append(f"{more} with no change of substance" + (f" ({reasons})" if reasons else ""))
    return f"… {', '.join(parts)} …"


# --- What a row is ------------------------------------------------------------------------------------------------


def _label(page: _Page, row: Row) -> Text:
    """What became of the sentences, the changes by their numbers in the list, and the notes."""
    from rich.text import Text

    parts = [part for part in (_moved_text(row), _joint_text(row)) if part]
    parts += [
        f"{page.numbers[number]} {name_of(page.compared.changes[number])}"
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


def _moved_text(row: Row) -> str:
    if row.moved is None:
        return ""
    if row.old_paragraph is None or row.new_paragraph is None:
        return f"moved {row.moved}"
    if row.old_paragraph == row.new_paragraph:
        return f"moved {row.moved} in paragraph {row.new_paragraph}"
    return f"moved {row.moved} from paragraph {row.old_paragraph} to {row.new_paragraph}"


def _joint_text(row: Row) -> str:
    if row.kind is RowKind.SPLIT:
        return f"{counted(len(row.old), 'sentence')} split into {len(row.new)}"
    if row.kind is RowKind.MERGED:
        return f"{counted(len(row.old), 'sentence')} merged into {len(row.new)}"
    return ""


def _noise_texts(page: _Page, row: Row) -> Iterator[str]:
    """The reasons for what is not of substance; with the words where one looks for them."""
    for number in row.changes:
        change = page.compared.changes[number]
        if change.is_substantive:
            continue
        if ChangeClass.NOTE in change.classes:
            yield from _note_texts(page, row)
        elif not change.edits:
            if row.moved is None:
                yield f"{name_of(change)}: {visible(change.why)}"
        elif page.look.with_noise:
            shown = "; ".join(
                f"{_shown(e.old.of(page.compared.old.text))} → {_shown(e.new.of(page.compared.new.text))}"
                for e in change.edits[:3]
            )
            yield f"{name_of(change)}: {shown}" + (" …" if len(change.edits) > 3 else "")
        elif not row.old or not row.new:
            yield f"{name_of(change)}: {visible(change.why)}"


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


def _shown(words: str) -> str:
    """Words of an edit in a label; blanks are made visible."""
    return visible(words).strip() or ("␣" if words else "∅")


# --- Its words ----------------------------------------------------------------------------------------------------


def _print_below(page: _Page, row: Row) -> None:
    look, compared = _look(page, row), page.compared
    shown = row if look.with_noise else without_noise(row)
    sign, style = _sign(row, look)
    if not shown.edits or not row.old or not row.new:
        told, is_new = (compared.new, True) if row.new else (compared.old, False)
        print_hanging(page.console, f"  {sign} ", _side(page, told, row, is_new=is_new), style=style)
        return
    woven = woven_words(compared.old.text, compared.new.text, (row.old, row.new), row.edits, look)
    if woven is not None:
        print_hanging(page.console, f"  {sign} ", _toned(page, row, woven), style=style)
        return
    print_hanging(page.console, "  - ", _side(page, compared.old, row, is_new=False), style="red")
    print_hanging(page.console, "  + ", _side(page, compared.new, row, is_new=True), style="green")


def _print_beside(page: _Page, row: Row) -> None:
    from rich.text import Text

    look = _look(page, row)
    shown = row if look.with_noise else without_noise(row)
    old = _side(page, page.compared.old, row, is_new=False) if row.old else Text()
    new = _side(page, page.compared.new, row, is_new=True) if row.new else Text()
    sign, style = _sign(row, look)
    if not row.old:
        print_columns(page.console, ("", old), ("+ ", new), ("", style))
    elif not row.new:
        print_columns(page.console, ("- ", old), ("", new), (style, ""))
    elif row.moved is not None and not shown.edits:
        where = f"(stood in paragraph {row.old_paragraph})" if row.old_paragraph else "(stood elsewhere)"
        print_columns(page.console, (f"{sign} ", Text(where, style="dim")), (f"{sign} ", new), (style, style))
    elif shown.edits:
        styles = ("dim", "dim") if style == "dim" else ("red", "green")
        print_columns(page.console, ("- ", old), ("+ ", new), styles)
    else:
        print_columns(page.console, ("  ", old), ("  ", new), ("", ""))


def _look(page: _Page, row: Row) -> Look:
    """Where sentences were split or merged, the marks that do it are shown, noise or not."""
    return Look(page.look.plain, with_noise=True) if row.kind in (RowKind.SPLIT, RowKind.MERGED) else page.look


def _sign(row: Row, look: Look) -> tuple[str, str]:
    """The sign before a row, and its style."""
    if not row.old or not row.new:
        sign, style = ("+", "green") if row.new else ("-", "red")
        return sign, style if row.is_shown else "dim"
    if row.moved is not None:
        return _ARROWS[row.moved], "cyan"
    if not row.is_shown:
        return ("~" if look.with_noise and row.edits else " "), "dim"
    return "~", "yellow"


def _side(page: _Page, told: Told, row: Row, *, is_new: bool) -> Text:
    spans = row.new if is_new else row.old
    edits = [((edit.new if is_new else edit.old), edit.is_noise) for edit in row.edits]
    return _toned(page, row, side_words(told.text, spans, edits, "+" if is_new else "-", _look(page, row)), told)


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
