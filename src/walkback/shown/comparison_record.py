"""A comparison as rows, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from walkback.model import BlockKind
from walkback.record import as_record
from walkback.revision.layout import Row, lay_out

if TYPE_CHECKING:
    from walkback.pipeline import Comparison
    from walkback.revision.told import Told
    from walkback.text.span import Span

# What a reader would count when told of the ninth paragraph.
_COUNTED = frozenset((BlockKind.PARAGRAPH, BlockKind.STANDFIRST, BlockKind.NOTE))


def rows_of(compared: Comparison) -> tuple[Row, ...]:
    """Lay a comparison out as rows; headlines, captions and bylines are no paragraphs."""
    return lay_out(
        compared.old.text,
        compared.new.text,
        compared.aligned,
        compared.changes,
        compared.explained,
        old_paragraphs=_paragraphs(compared.old),
        new_paragraphs=_paragraphs(compared.new),
    )


def comparison_record(compared: Comparison) -> dict[str, Any]:
    """Return a comparison as JSON: each change with its words, the notes with what they explain, and all rows."""
    explained = dict(compared.explained)
    rows = rows_of(compared)
    return {
        "old": compared.old.version.id,
        "new": compared.new.version.id,
        "like_with_like": compared.like_with_like,
        "order_weight": compared.order_weight,
        "is_revision": compared.is_revision,
        "reverts_to": compared.reverts_to,
        "changes": [
            {
                **as_record(change),
                "before": change.old.of(compared.old.text) if change.old else "",
                "after": change.new.of(compared.new.text) if change.new else "",
                "is_substantive": change.is_substantive,
                "note": explained.get(number),
            }
            for number, change in enumerate(compared.changes)
        ],
        "notes": [{**as_record(note), "text": note.span.of(compared.new.text)} for note in compared.notes],
        "moves": [
            {
                "row": number,
                "direction": row.moved.value,
                "from_paragraph": row.old_paragraph,
                "to_paragraph": row.new_paragraph,
                **_words(compared, row),
            }
            for number, row in enumerate(rows)
            if row.moved is not None
        ],
        "rows": [_row_record(compared, row) for row in rows],
    }


def _row_record(compared: Comparison, row: Row) -> dict[str, Any]:
    record = as_record(row)
    del record["folded"]  # folding is a view; here every row stands by itself
    return {**record, **_words(compared, row)}


def _words(compared: Comparison, row: Row) -> dict[str, str]:
    return {"before": _joined(compared.old.text, row.old), "after": _joined(compared.new.text, row.new)}


def _joined(text: str, spans: tuple[Span, ...]) -> str:
    return " ".join(span.of(text) for span in spans)


def _paragraphs(told: Told) -> list[Span]:
    return [block.span for block in told.version.blocks if block.kind in _COUNTED]
