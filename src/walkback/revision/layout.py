"""Lay two versions out as rows, for a page or a terminal to draw."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from walkback.revision.record import Aligned, Change, ChangeClass, WordEdit
from walkback.revision.words import find_edits
from walkback.text.span import Span, paragraphs_of


class RowKind(StrEnum):
    """What became of the sentences of a row; whether words changed inside is told by its edits."""

    KEPT = "kept"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"  # one sentence that stands elsewhere
    SPLIT = "split"  # one that became several
    MERGED = "merged"  # several that became one
    FOLDED = "folded"  # rows that are not shown one by one


class Direction(StrEnum):
    """Which way a sentence moved among those that stayed."""

    UP = "up"
    DOWN = "down"


_SETTING = frozenset((ChangeClass.FORMATTING, ChangeClass.PUNCTUATION))


@dataclass(frozen=True, slots=True)
class RowEdit:
    """Words that differ, with the classes of the changes that they are part of; none if no change tells of them."""

    old: Span
    new: Span
    classes: tuple[ChangeClass, ...] = ()

    @property
    def is_noise(self) -> bool:
        """Whether it only spells, sets or words the same thing otherwise."""
        return bool(self.classes) and not any(one.is_substantive for one in self.classes)

    @property
    def is_setting(self) -> bool:
        """Whether it only sets the same letters otherwise: capitals, hyphens, marks."""
        return bool(self.classes) and _SETTING.issuperset(self.classes)


@dataclass(frozen=True, slots=True)
class Row:
    """Sentences of the old version beside those of the new one.

    ``changes`` and ``notes`` are numbers in the comparison's own rows: the changes that the row is part of, and the
    notes that explain them. Paragraphs are counted from 1; None is a sentence outside all of them, as a headline may
    be, or a side without one. ``moved`` may be set on a split or merged row too. ``noise`` are the classes of what is
    not of substance in it; ``is_shown`` tells whether the row has more than that. ``folded`` are the rows behind a
    folded one, whose spans are then empty.
    """

    kind: RowKind
    old: tuple[Span, ...] = ()
    new: tuple[Span, ...] = ()
    edits: tuple[RowEdit, ...] = ()
    changes: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    old_paragraph: int | None = None
    new_paragraph: int | None = None
    moved: Direction | None = None
    noise: tuple[ChangeClass, ...] = ()
    is_shown: bool = False
    folded: tuple[Row, ...] = ()


def lay_out(
    old: str,
    new: str,
    aligned: Sequence[Aligned],
    changes: Sequence[Change],
    explained: Iterable[tuple[int, int]] = (),
    *,
    old_paragraphs: Sequence[Span] | None = None,
    new_paragraphs: Sequence[Span] | None = None,
) -> tuple[Row, ...]:
    """Lay the aligned sentences of two versions out as rows, one for each of ``aligned`` and in its order.

    A sentence that moved is one row, at its place in the new version. Nothing is folded; `fold_rows` does that.

    Args:
        old: the text of the old version.
        new: the text of the new one.
        aligned: what became of each sentence, in the order of the new text.
        changes: what the rows are part of.
        explained: pairs of a change's and a note's number: the note tells of the change.
        old_paragraphs: what counts as a paragraph in the old text, in order and disjoint; its lines by default.
        new_paragraphs: the same for the new text.
    """
    ways = _directions(aligned)
    owners = _owners(aligned, changes)
    held = Counter(number for own in owners.values() for number in own)
    notes: dict[int, list[int]] = {}
    for change, note in explained:
        notes.setdefault(change, []).append(note)
    olds = _Places(paragraphs_of(old) if old_paragraphs is None else old_paragraphs)
    news = _Places(paragraphs_of(new) if new_paragraphs is None else new_paragraphs)
    rows = []
    for place, pair in enumerate(aligned):
        own = tuple(sorted(owners.get(place, ())))
        mine = [changes[number] for number in own]
        edits = tuple(_classed(edit, mine) for edit in find_edits(old, new, pair))
        kind = _kind(pair, edits)
        rows.append(
            Row(
                kind,
                pair.old,
                pair.new,
                edits,
                own,
                tuple(dict.fromkeys(note for number in own for note in notes.get(number, ()))),
                olds.number_of(pair.old[0]) if pair.old else None,
                news.number_of(pair.new[0]) if pair.new else None,
                ways.get(place),
                tuple(dict.fromkeys(one for c in mine if not c.is_substantive for one in c.classes)),
                is_shown=_is_shown(kind, mine, apart=any(held[number] > 1 for number in own)),
            )
        )
    return tuple(rows)


def fold_rows(rows: Sequence[Row], context: int | None = 1, *, with_noise: bool = False) -> tuple[Row, ...]:
    """Fold what did not change: rows farther than ``context`` sentences from one that is shown.

    A sentence is not folded alone unless ``context`` is 0: to tell of it takes as much room.

    Args:
        rows: what `lay_out` gave.
        context: sentences to leave before and behind each row that is shown; None folds nothing that kept its words.
        with_noise: show rows that have nothing but noise as those of substance; else those that came or went are
            folded wherever they stand, and the others as if they had stayed.
    """
    wanted = [row.is_shown or (with_noise and row.kind is not RowKind.KEPT) for row in rows]
    # A caption that came is no context: it would read as a change.
    hidden = [not wanted[place] and not (row.old and row.new) for place, row in enumerate(rows)]
    steady = [place for place, is_hidden in enumerate(hidden) if not is_hidden]
    near = set(range(len(steady))) if context is None else _near([wanted[place] for place in steady], context)
    open_rows = {steady[place] for place in near}
    if context and open_rows:
        open_rows |= {
            place for place in steady if place not in open_rows and not _is_folded_beside(place, open_rows, len(rows))
        }
    laid: list[Row] = []
    behind: list[Row] = []
    for place, row in enumerate(rows):
        if place not in open_rows:
            behind.append(row)
            continue
        laid += _fold(behind)
        behind = []
        laid.append(row)
    return (*laid, *_fold(behind))


def unfold_rows(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Give back the rows behind every folded one, in order."""
    return tuple(one for row in rows for one in (row.folded if row.kind is RowKind.FOLDED else (row,)))


def marked_edits(row: Row, *, with_noise: bool = False) -> tuple[RowEdit, ...]:
    """Return the edits of a row that are to be marked.

    Where sentences were split or merged that is all of them, for marks are what did it. Else, in a row that is shown,
    it is all but those of setting alone: other words for the same are marked too, lest one text that is shown for both
    versions has words that one of them has not. In a row of noise alone it is none, unless ``with_noise``.
    """
    if with_noise or row.kind in (RowKind.SPLIT, RowKind.MERGED):
        return row.edits
    return tuple(edit for edit in row.edits if row.is_shown and not edit.is_setting)


def _near(wanted: Sequence[bool], context: int) -> set[int]:
    return {
        place
        for at, is_wanted in enumerate(wanted)
        if is_wanted
        for place in range(max(0, at - context), min(len(wanted), at + context + 1))
    }


def _is_folded_beside(place: int, open_rows: set[int], end: int) -> bool:
    """Whether a row next to this one is folded."""
    return any(0 <= one < end and one not in open_rows for one in (place - 1, place + 1))


def _fold(rows: Sequence[Row]) -> Iterator[Row]:
    if not rows:
        return
    noise = tuple(dict.fromkeys(one for row in rows for one in row.noise))
    yield Row(RowKind.FOLDED, noise=noise, folded=tuple(rows))


def _kind(pair: Aligned, edits: Sequence[RowEdit]) -> RowKind:
    if not pair.old:
        return RowKind.ADDED
    if not pair.new:
        return RowKind.REMOVED
    if not edits and not pair.moved:
        return RowKind.KEPT
    if len(pair.new) > len(pair.old):
        return RowKind.SPLIT
    if len(pair.old) > len(pair.new):
        return RowKind.MERGED
    if pair.moved:
        return RowKind.MOVED
    return RowKind.CHANGED


_STANDS_OUT = frozenset((RowKind.MOVED, RowKind.SPLIT, RowKind.MERGED))


def _is_shown(kind: RowKind, changes: Sequence[Change], *, apart: bool) -> bool:
    """Whether a row has more than noise; ``apart``: one of its changes is also of another row."""
    if kind in _STANDS_OUT or any(change.is_substantive for change in changes):
        return True
    classes = {one for change in changes for one in change.classes}
    if kind is RowKind.KEPT:
        return False
    return not changes or ChangeClass.NOTE in classes or (apart and ChangeClass.MOVED in classes)


def _directions(aligned: Sequence[Aligned]) -> dict[int, Direction]:
    """Which way each moved pair went: up if fewer of those that stayed stand before it than did."""
    linked = [(place, pair) for place, pair in enumerate(aligned) if pair.old and pair.new]
    starts = sorted(pair.old[0].start for _, pair in linked if not pair.moved)
    ways: dict[int, Direction] = {}
    before = 0
    for place, pair in linked:
        if not pair.moved:
            before += 1
            continue
        was_before = bisect_right(starts, pair.old[0].start)
        ways[place] = Direction.UP if before < was_before else Direction.DOWN
    return ways


# --- Which changes a row is part of -----------------------------------------------------------------------------


class _Places:
    """Disjoint stretches of one text in order, to be asked which of them others touch."""

    def __init__(self, spans: Sequence[Span], owners: Sequence[int] | None = None) -> None:
        self._spans = spans
        self._starts = [span.start for span in spans]
        self._owners = owners

    def touching(self, span: Span) -> Iterator[tuple[int, Span]]:
        """The owner of each stretch that shares a code point with ``span``, and the stretch."""
        at = max(0, bisect_right(self._starts, span.start) - 1)
        while at < len(self._spans) and self._spans[at].start < span.end:
            if self._spans[at].overlaps(span):
                yield self._owners[at] if self._owners is not None else at, self._spans[at]
            at += 1

    def number_of(self, span: Span) -> int | None:
        """The number, from 1, of the first stretch that ``span`` touches."""
        return next((number + 1 for number, _ in self.touching(span)), None)


def _sentences(pairs: Sequence[Sequence[Span]]) -> _Places:
    placed = sorted((span, row) for row, spans in enumerate(pairs) for span in spans)
    return _Places([span for span, _ in placed], [row for _, row in placed])


def _owners(aligned: Sequence[Aligned], changes: Sequence[Change]) -> dict[int, set[int]]:
    """The numbers of the changes of each row.

    A change is of the rows in which its edits lie; and of those that came or went whole and that it names, which is
    where a clause that left one sentence now stands. Without edits it is of all rows that it names.
    """
    olds = _sentences([pair.old for pair in aligned])
    news = _sentences([pair.new for pair in aligned])
    found: dict[int, set[int]] = {}
    for number, change in enumerate(changes):
        for places, span, edits in (
            (olds, change.old, [edit.old for edit in change.edits]),
            (news, change.new, [edit.new for edit in change.edits]),
        ):
            for edit in edits:
                for row, _ in places.touching(edit):
                    found.setdefault(row, set()).add(number)
            if span is None:
                continue
            for row, sentence in places.touching(span):
                is_one_sided = not aligned[row].old or not aligned[row].new
                if not edits or (is_one_sided and not _spans_over(span, sentence, edits)):
                    found.setdefault(row, set()).add(number)
    return found


def _spans_over(span: Span, sentence: Span, edits: Sequence[Span]) -> bool:
    """Whether a change only runs past a sentence on the way from one of its edits to another."""
    return any(span.holds(edit) for edit in edits) and not any(sentence.overlaps(edit) for edit in edits)


def _classed(edit: WordEdit, changes: Sequence[Change]) -> RowEdit:
    classes = dict.fromkeys(one for change in changes if _has(change, edit) for one in change.classes)
    return RowEdit(edit.old, edit.new, tuple(classes))


def _has(change: Change, edit: WordEdit) -> bool:
    return any(one == edit or one.old.overlaps(edit.old) or one.new.overlaps(edit.new) for one in change.edits)
