"""What changed from one version to the next, and whether it changed the story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from walkback.model import Attribution, BlockKind, Manner, Polarity
from walkback.revision.figure_change import find_figure_change
from walkback.revision.noise import find_noise
from walkback.revision.record import Aligned, Change, ChangeClass, Effect, WordEdit
from walkback.revision.together import put_together
from walkback.revision.told import Told
from walkback.revision.wording import Weighed, weigh_words, words_of
from walkback.revision.words import find_edits
from walkback.text.span import Span

__all__ = ["Told", "find_changes"]

NEAR = 3  # words between two edits of one sentence that still tell one change


def find_changes(old: Told, new: Told, aligned: Sequence[Aligned]) -> tuple[Change, ...]:
    """Find the changes between two versions, in the order of the new one, each with its classes and its effect.

    A sentence that came or went is a change of its own; within a pair of sentences, edits that lie near one another are
    one. What spells, sets or words the same thing otherwise is told as such and has no effect.
    """
    changes: list[Change] = []
    for pair in aligned:
        if not pair.old or not pair.new:
            changes += _came_or_went(old, new, pair)
            continue
        edits = find_edits(old.text, new.text, pair)
        if not edits:
            if pair.moved:
                changes.append(Change(pair.old[0], pair.new[0], (ChangeClass.MOVED,), why="stands elsewhere"))
            continue
        changes += _within(old, new, pair, edits)
    return tuple(put_together(old, new, changes))


# --- Sentences that came or went --------------------------------------------------------------------------------


def _came_or_went(old: Told, new: Told, pair: Aligned) -> Iterator[Change]:
    came = bool(pair.new)
    told, span = (new, pair.new[0]) if came else (old, pair.old[0])
    before, after = (None, span) if came else (span, None)
    kind = told.kind_at(span.start)
    if kind is BlockKind.NOTE:
        yield Change(before, after, (ChangeClass.NOTE,), why="a note")
    elif kind in (BlockKind.FURNITURE, BlockKind.CAPTION, BlockKind.BYLINE):
        yield Change(before, after, (ChangeClass.FURNITURE,), why="no part of the report's own text")
    elif kind is BlockKind.HEADLINE:
        yield Change(before, after, (ChangeClass.HEADLINE_CHANGED,), Effect.HEADLINE_CHANGED, why="a headline")
    elif any(one.polarity is not Polarity.WITHHOLDS for one in told.statements_in(span)) and not told.is_silence(span):
        one = ChangeClass.STATEMENT_ADDED if came else ChangeClass.STATEMENT_REMOVED
        effect = Effect.STATEMENT_ADDED if came else Effect.STATEMENT_REMOVED
        yield Change(before, after, (one,), effect, why=f"a statement was {'added' if came else 'taken out'}")
    else:
        one = ChangeClass.CONTENT_ADDED if came else ChangeClass.CONTENT_REMOVED
        yield Change(before, after, (one,), why=f"the report's own words were {'added' if came else 'taken out'}")


# --- Within a pair ----------------------------------------------------------------------------------------------


def _within(old: Told, new: Told, pair: Aligned, edits: Sequence[WordEdit]) -> Iterator[Change]:
    before = Span(pair.old[0].start, pair.old[-1].end)
    after = Span(pair.new[0].start, pair.new[-1].end)
    kind = new.kind_at(after.start)
    if kind in (BlockKind.FURNITURE, BlockKind.CAPTION, BlockKind.BYLINE):
        yield Change(
            before, after, (ChangeClass.FURNITURE,), edits=tuple(edits), why="no part of the report's own text"
        )
        return
    if kind is BlockKind.NOTE:
        yield Change(before, after, (ChangeClass.NOTE,), edits=tuple(edits), why="a note")
        return
    if old.says_no_answer(before) and not new.says_no_answer(after) and new.statements_in(after):
        yield Change(before, after, (ChangeClass.STATEMENT_ADDED,), Effect.STATEMENT_ADDED, tuple(edits),
                     "an answer took the place of none")  # fmt: skip
        return
    noise = find_noise(old, new, edits)
    for edit, class_ in noise.items():
        yield Change(edit.old, edit.new, (class_,), edits=(edit,), why="the same in other letters, words or places")
    real = [edit for edit in edits if edit not in noise]
    if not real:
        return
    if kind is BlockKind.HEADLINE:
        yield Change(before, after, (ChangeClass.HEADLINE_CHANGED,), Effect.HEADLINE_CHANGED, tuple(real), "a headline")
        return
    yield from _of_substance(old, new, pair, before, after, real)


def _of_substance(
    old: Told, new: Told, pair: Aligned, before: Span, after: Span, edits: list[WordEdit]
) -> Iterator[Change]:
    left = list(edits)
    # An attribution that came or went: its source and cue are among the words that differ.
    for effect, one in _attributions(old, new, before, after, edits):
        own = [edit for edit in left if _holds(one, edit, effect)]
        left = [edit for edit in left if edit not in own]
        class_ = ChangeClass(effect.value)
        yield Change(
            before, after, (class_,), effect, tuple(own or edits), f"the words for who says so {_DONE[effect]}"
        )
        if pair.likeness < 0.6:
            return
    for group in _grouped(old.text, left):
        first, last = group[0], group[-1]
        span_old, span_new = Span(first.old.start, last.old.end), Span(first.new.start, last.new.end)
        if figures := find_figure_change(old, new, before, after, group):
            yield from figures
            continue
        weighed = weigh_words(
            span_old.of(old.text), span_new.of(new.text), untimed=(old.untimed(span_old), new.untimed(span_new))
        )
        saying = tuple(_of_saying(old, new, before, after, group))
        if ChangeClass.SPEAKER_CHANGED in saying and weighed.change not in (ChangeClass.SOFTENED, ChangeClass.HARDENED):
            weighed = Weighed(ChangeClass.SPEAKER_CHANGED, Effect.REWORDED, "other words for who says so")
        if weighed.effect is None:
            yield Change(span_old, span_new, (weighed.change,), None, tuple(group), weighed.why)
            continue
        classes = [weighed.change]
        if _is_quoted(old, span_old) or _is_quoted(new, span_new):
            classes.append(ChangeClass.QUOTATION_CHANGED)
        yield Change(
            before, after, tuple(dict.fromkeys((*classes, *saying))), weighed.effect, tuple(group), weighed.why
        )


_DONE = {Effect.ATTRIBUTION_ADDED: "were added", Effect.ATTRIBUTION_REMOVED: "were taken out"}


def _attributions(
    old: Told, new: Told, before: Span, after: Span, edits: Sequence[WordEdit]
) -> Iterator[tuple[Effect, Attribution]]:
    """An attribution that one of two sentences has among its edits, source and cue, and the other has not."""
    olds = [one for one in old.cues_in(before) if _is_edited(one, [edit.old for edit in edits])]
    news = [one for one in new.cues_in(after) if _is_edited(one, [edit.new for edit in edits])]
    if not any(one.source for one in olds) and not any(one.source for one in news):
        return
    if news and not olds:
        yield Effect.ATTRIBUTION_ADDED, news[0]
    elif olds and not news:
        yield Effect.ATTRIBUTION_REMOVED, olds[0]


def _of_saying(old: Told, new: Told, before: Span, after: Span, group: Sequence[WordEdit]) -> Iterator[ChangeClass]:
    """Whether the words that differ are those for another speaker, or for how it is said, in both versions."""
    pairs = [(a, b) for a in old.cues_in(before) for b in new.cues_in(after)]
    if any(
        _touch(a.source, b.source, edit) and (old.name_of(a) is None or old.name_of(a) != new.name_of(b))
        for a, b in pairs
        for edit in group
    ):
        yield ChangeClass.SPEAKER_CHANGED
    if any(_touch(a.cue, b.cue, edit) for a, b in pairs for edit in group):
        yield ChangeClass.ATTRIBUTION_CHANGED


def _touch(old_parts: Sequence[Span], new_parts: Sequence[Span], edit: WordEdit) -> bool:
    return any(part.overlaps(edit.old) for part in old_parts) and any(part.overlaps(edit.new) for part in new_parts)


def _is_edited(one: Attribution, edits: Sequence[Span]) -> bool:
    parts = (*one.cue, *one.source)
    return bool(parts) and all(any(edit.overlaps(part) for edit in edits) for part in parts)


def _holds(one: Attribution, edit: WordEdit, effect: Effect) -> bool:
    """Whether an edit is of the attribution's own words for who says so."""
    side = edit.new if effect is Effect.ATTRIBUTION_ADDED else edit.old
    return any(side.overlaps(part) for part in (*one.source, *one.cue))


def _grouped(text: str, edits: Sequence[WordEdit]) -> Iterator[list[WordEdit]]:
    """Edits that lie within `NEAR` words of one another."""
    group: list[WordEdit] = []
    for edit in edits:
        if group and len(words_of(text[group[-1].old.end : edit.old.start])) > NEAR:
            yield group
            group = []
        group.append(edit)
    if group:
        yield group


def _is_quoted(told: Told, span: Span) -> bool:
    return any(
        one.manner is not Manner.INDIRECT and any(part.holds(span) for part in one.content)
        for one in told.statements_in(span)
    )
