"""Put changes together that belong to one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from walkback.model import Attribution
from walkback.revision.record import Change, ChangeClass, Effect
from walkback.revision.told import Told
from walkback.revision.wording import content_words, words_of
from walkback.text.span import Span

STEM = 4  # letters by which words of one stem are known
SAID_CLAUSE = 2  # content words of a clause that has its own word for saying it
CLAUSE = 3  # content words from which words that a sentence lost are a clause that may stand elsewhere


def put_together(old: Told, new: Told, changes: Sequence[Change]) -> list[Change]:
    """Changes that belong to one another as one.

    "Has not commented" gave way to what was then said; a clause left one sentence and came back in another with words
    for who says so, or the other way round; sentences of one speaker that went, or came, one after the other.
    """
    left: list[Change | None] = list(changes)
    for number, change in enumerate(left):
        if change is None:
            continue
        if change.classes == (ChangeClass.CONTENT_REMOVED,) and change.old and old.is_silence(change.old):
            other = _nearest(left, number, ChangeClass.STATEMENT_ADDED)
            if other is not None and (answer := left[other]) is not None:
                left[number], left[other] = (
                    None,
                    replace(answer, old=change.old, why="an answer took the place of none"),
                )
        elif (moved := _clause_that_moved(old, new, left, number)) is not None:
            other, joined = moved
            left[number], left[other] = None, joined
    joined_changes: list[Change] = []
    for change in left:
        if change is None:
            continue
        if joined_changes and (one := _run_on(old, new, joined_changes[-1], change)) is not None:
            joined_changes[-1] = one
        else:
            joined_changes.append(change)
    return joined_changes


def _nearest(changes: Sequence[Change | None], number: int, wanted: ChangeClass) -> int | None:
    """The change of that class without an old side that stands nearest."""
    fitting = [n for n, c in enumerate(changes) if c is not None and c.classes == (wanted,) and c.old is None]
    return min(fitting, key=lambda n: (abs(n - number), n), default=None)


def _clause_that_moved(
    old: Told, new: Told, changes: Sequence[Change | None], number: int
) -> tuple[int, Change] | None:
    """A clause that one sentence lost and an added sentence has with a source; or had with one and came here.

    Where the clause had the same source in both, it only moved.
    """
    change = changes[number]
    if change is None or not change.edits or change.old is None or change.new is None:
        return None
    lost = [edit.old for edit in change.edits if not content_words(edit.new.of(new.text))]
    won = [edit.new for edit in change.edits if not content_words(edit.old.of(old.text))]
    if len(lost) == len(change.edits):
        clause = Span(lost[0].start, lost[-1].end)
        said = _sayings_in(old, clause)
        other = _said_elsewhere(changes, ChangeClass.STATEMENT_ADDED, clause.of(old.text), new.text, bool(said))
        if other is not None and (one := changes[other]) is not None and one.new is not None:
            if said:
                is_same = _may_be_one(old, said, new, _sayings_in(new, one.new))
                return (other, _moved(clause, one.new, change)) if is_same else None
            why = "what the report told itself is now told by somebody"
            classes, effect = (ChangeClass.ATTRIBUTION_ADDED,), Effect.ATTRIBUTION_ADDED
            return other, Change(clause, one.new, classes, effect, change.edits, why)
    if len(won) == len(change.edits):
        clause = Span(won[0].start, won[-1].end)
        said = _sayings_in(new, clause)
        other = _said_elsewhere(changes, ChangeClass.STATEMENT_REMOVED, clause.of(new.text), old.text, bool(said))
        if other is not None and (one := changes[other]) is not None and one.old is not None:
            if said:
                is_same = _may_be_one(new, said, old, _sayings_in(old, one.old))
                return (other, _moved(one.old, clause, change)) if is_same else None
            why = "what somebody told is now told by the report itself"
            classes, effect = (ChangeClass.ATTRIBUTION_REMOVED,), Effect.ATTRIBUTION_REMOVED
            return other, Change(one.old, clause, classes, effect, change.edits, why)
    return None


def _moved(before: Span, after: Span, change: Change) -> Change:
    return Change(before, after, (ChangeClass.MOVED,), None, change.edits, "the same is said in another sentence")


def _sayings_in(told: Told, span: Span) -> list[Attribution]:
    """What is said in ``span``, the word for saying it included."""
    return [one for one in told.statements_in(span) if one.cue and span.holds(one.cue[0])]


def _may_be_one(told: Told, said: Sequence[Attribution], other: Told, elsewhere: Sequence[Attribution]) -> bool:
    """Whether both are said by one speaker, as far as the speakers are known."""
    names, others = (
        {version.name_of(one) for one in own} - {None} for version, own in ((told, said), (other, elsewhere))
    )
    return not names or not others or bool(names & others)


def _said_elsewhere(
    changes: Sequence[Change | None], wanted: ChangeClass, clause: str, text: str, is_said: bool
) -> int | None:
    """The statement that came, or went, in which most of a clause's words stand; one that says them may be short."""
    words = content_words(clause)
    if len(words) < (SAID_CLAUSE if is_said else CLAUSE):
        return None
    for number, change in enumerate(changes):
        if change is None or change.classes != (wanted,) or (change.old is not None and change.new is not None):
            continue
        span = change.new or change.old
        there = {w[:STEM] for w in words_of(span.of(text))} if span else set()
        if 2 * sum(w[:STEM] in there for w in words) >= len(words):
            return number
    return None


def _run_on(old: Told, new: Told, before: Change, change: Change) -> Change | None:
    """Two sentences that went, or came, one right after the other in one paragraph, as one change."""
    if before.classes != change.classes:
        return None
    if before.classes == (ChangeClass.STATEMENT_REMOVED,) and before.new is None and change.new is None:
        whole = _one_speakers(old, before.old, change.old)
        return replace(before, old=whole) if whole is not None else None
    if before.classes == (ChangeClass.STATEMENT_ADDED,) and before.old is None and change.old is None:
        whole = _one_speakers(new, before.new, change.new)
        return replace(before, new=whole) if whole is not None else None
    return None


def _one_speakers(told: Told, one: Span | None, other: Span | None) -> Span | None:
    """The stretch of two sentences that stand side by side and are said by one speaker."""
    if one is None or other is None:
        return None
    between = told.text[one.end : other.start]
    speakers = [{a.speaker.speaker for a in told.statements_in(span) if a.speaker} for span in (one, other)]
    return (
        Span(one.start, other.end)
        if not between.strip() and "\n" not in between and speakers[0] & speakers[1]
        else None
    )
