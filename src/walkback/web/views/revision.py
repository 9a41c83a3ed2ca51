"""``/reports/ID/revision``: what changed from one version of a report to another, substance first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from walkback.errors import UsageError
from walkback.model import BlockKind
from walkback.pipeline import Comparison
from walkback.revision.layout import Row, RowKind, fold_rows, marked_edits
from walkback.revision.record import ChangeClass, Note
from walkback.shown.comparison_record import comparison_record, rows_of
from walkback.shown.comparison_words import (
    folded_words,
    joint_words,
    moved_words,
    name_of,
    numbered,
    reason_of,
    replacements,
    tail,
)
from walkback.shown.edited_words import Piece, side_pieces, woven_pieces
from walkback.store.ledger import Ledger
from walkback.text.span import Span
from walkback.web.asked import Asked
from walkback.web.view import Data, Page, Table, View

MOST_VERSIONS = 10_000
LONGEST = 3_000  # code points of a sentence that is shown whole; of a longer one the words around each edit
BUDGET = 40_000  # code points of text on a page
HEADER = ("number", "classes", "effect", "before", "after", "why", "note", "is_substantive")


class Layout(StrEnum):
    """How old and new stand."""

    INLINE = "inline"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True)
class ListedChange:
    """A change of substance as the list has it: its number, the words of both versions in pieces, and its note."""

    number: int
    name: str
    effect: str | None
    why: str
    old: list[Piece]
    new: list[Piece]
    note: int | None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A row as a page draws it.

    ``labels`` tell what became of the sentences, ``changes`` the numbers and names of its changes of substance.
    ``woven`` is one text with both wordings; where there is none, ``old`` and ``new`` stand by themselves. ``style`` is
    kept, changed, added, removed, moved, noise or folded.
    """

    style: str
    labels: tuple[str, ...]
    changes: tuple[tuple[int, str], ...]
    woven: list[Piece] | None
    old: list[Piece]
    new: list[Piece]
    notes: tuple[int, ...]
    is_headline: bool = False
    folded: str = ""


def _compared(ledger: Ledger, asked: Asked) -> Comparison:
    older = asked.number("from", most=MOST_VERSIONS)
    newer = asked.number("to", most=MOST_VERSIONS)
    return ledger.compare(asked.key, older, newer)


def _page(ledger: Ledger, asked: Asked) -> Page:
    report = ledger.report(asked.key)
    count = len(report.chain)
    newer = asked.number("to", most=MOST_VERSIONS) or count
    if count < 2:
        raise UsageError("this report has one version only; there is nothing to compare it with")
    compared = _compared(ledger, asked)
    older = asked.number("from", most=MOST_VERSIONS) or report.chain[newer - 1].revises or newer - 1
    layout = asked.choice("layout", Layout) or Layout.INLINE
    with_noise = asked.words("all") is not None
    rows = fold_rows(rows_of(compared), None if asked.words("full") else 1, with_noise=with_noise)
    drawn, left_out = _limited(draw_rows(compared, rows, with_noise=with_noise))
    return Page(
        "revision.html",
        f"What changed: {report.title}",
        {
            "report": report,
            "older": older,
            "newer": newer,
            "compared": compared,
            "changes": listed_changes(compared),
            "noise": [reason_of(compared, one) for one in compared.changes if not one.is_substantive],
            "notes": [(note, note.span.of(compared.new.text)) for note in compared.notes],
            "tail": tail(compared, hidden=False),
            "layout": layout,
            "with_noise": with_noise,
            "is_full": asked.words("full") is not None,
            "rows": drawn,
            "left_out": left_out,
        },
    )


def listed_changes(compared: Comparison) -> list[ListedChange]:
    """Return the changes of substance in their order."""
    explained = dict(compared.explained)
    found = []
    for place, number in numbered(compared).items():
        change = compared.changes[place]
        effect = change.effect.value if change.effect and change.effect.value not in change.classes else None
        old, new = (
            [] if span is None else side_pieces(told.text, (span,), [(edit, False) for edit in edits], sign, clip=True)
            for told, span, edits, sign in (
                (compared.old, change.old, [edit.old for edit in change.edits], "-"),
                (compared.new, change.new, [edit.new for edit in change.edits], "+"),
            )
        )
        found.append(ListedChange(number, name_of(change), effect, change.why, old, new, explained.get(place)))
    return found


def draw_rows(compared: Comparison, rows: Sequence[Row], *, with_noise: bool) -> list[Drawn]:
    """Return rows as a page draws them, sentences that went together with those that took their place."""
    numbers = numbered(compared)
    return [_draw(compared, row, numbers, with_noise=with_noise) for group in replacements(rows) for row in group]


def _draw(compared: Comparison, row: Row, numbers: dict[int, int], *, with_noise: bool) -> Drawn:
    if row.kind is RowKind.FOLDED:
        return Drawn("folded", (), (), None, [], [], (), folded=folded_words(row))
    marked = marked_edits(row, with_noise=with_noise)
    old = _side(compared.old.text, row.old, [(edit.old, edit.is_noise) for edit in marked], "-")
    new = _side(compared.new.text, row.new, [(edit.new, edit.is_noise) for edit in marked], "+")
    woven = woven_pieces(compared.old.text, compared.new.text, row, marked) if marked and row.old and row.new else None
    if woven is not None and sum(len(piece.words) for piece in woven) > LONGEST:
        woven = None
    changes = tuple((numbers[number], name_of(compared.changes[number])) for number in row.changes if number in numbers)
    labels = tuple(filter(None, (moved_words(row), joint_words(row), *_reasons(compared, row, with_noise=with_noise))))
    told = compared.new if row.new else compared.old
    first = (row.new or row.old)[0].start
    return Drawn(
        _style(row, is_marked=bool(marked)), labels, changes, woven, old, new, row.notes,
        is_headline=told.kind_at(first) is BlockKind.HEADLINE,
    )  # fmt: skip


def _style(row: Row, *, is_marked: bool) -> str:
    if not row.is_shown and not is_marked:
        return "kept" if row.old and row.new else "noise"
    if not row.old:
        return "added"
    if not row.new:
        return "removed"
    return "moved" if row.moved is not None and not is_marked else "changed"


def _reasons(compared: Comparison, row: Row, *, with_noise: bool) -> Iterable[str]:
    """Why what is marked and not of substance is not."""
    for number in row.changes:
        change = compared.changes[number]
        if change.is_substantive:
            continue
        if ChangeClass.NOTE in change.classes:
            yield "a note"
        elif with_noise:
            yield reason_of(compared, change)


def _side(text: str, spans: Sequence[Span], edits: Sequence[tuple[Span, bool]], sign: str) -> list[Piece]:
    is_long = sum(span.end - span.start for span in spans) > LONGEST
    return side_pieces(text, spans, edits, sign, clip=is_long)


def _limited(rows: Sequence[Drawn]) -> tuple[list[Drawn], int]:
    """As many rows as a page has room for, and how many are left out."""
    room = BUDGET
    for number, row in enumerate(rows):
        room -= sum(len(piece.words) for piece in (*(row.woven or ()), *row.old, *row.new))
        if room < 0 and number:
            return list(rows[:number]), len(rows) - number
    return list(rows), 0


def _data(ledger: Ledger, asked: Asked) -> Data:
    return Data(comparison_record(_compared(ledger, asked)))


def _table(ledger: Ledger, asked: Asked) -> Table:
    compared = _compared(ledger, asked)
    explained = dict(compared.explained)
    rows = (
        [
            number,
            name_of(change),
            change.effect.value if change.effect else None,
            change.old.of(compared.old.text) if change.old else "",
            change.new.of(compared.new.text) if change.new else "",
            change.why,
            _note_words(compared, compared.notes[explained[number]]) if number in explained else None,
            change.is_substantive,
        ]
        for number, change in enumerate(compared.changes)
    )
    return Table(HEADER, rows)


def _note_words(compared: Comparison, note: Note) -> str:
    return note.span.of(compared.new.text)


VIEW = View(_page, _data, _table)
