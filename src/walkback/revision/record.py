"""The nouns of a comparison of two versions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from walkback.text.span import Span


@dataclass(frozen=True, slots=True)
class Aligned:
    """Sentences of the old version and the sentences of the new one that they became.

    One of each is the common case; several old ones were merged, several new ones split. Where ``old`` is empty the
    sentence was added, where ``new`` is empty it was removed. ``moved``: it stands in another order than its
    neighbours. ``likeness`` is how sure the link is, 0 to 1; 1 for the same words.
    """

    old: tuple[Span, ...]
    new: tuple[Span, ...]
    moved: bool = False
    likeness: float = 1.0


@dataclass(frozen=True, slots=True)
class WordEdit:
    """Words of the old version and those that took their place in the new one; either may be empty, at its place."""

    old: Span
    new: Span


class ChangeClass(StrEnum):
    """What a change does. Those of the first group are of substance."""

    ATTRIBUTION_ADDED = "attribution_added"
    ATTRIBUTION_REMOVED = "attribution_removed"
    ATTRIBUTION_CHANGED = "attribution_changed"  # another source or cue for the same content
    QUOTATION_CHANGED = "quotation_changed"  # the words inside quotation marks
    FIGURE_CHANGED = "figure_changed"  # value, bound or unit
    SPEAKER_CHANGED = "speaker_changed"  # name, office, side
    STATEMENT_ADDED = "statement_added"
    STATEMENT_REMOVED = "statement_removed"
    SOFTENED = "softened"  # a hedge or quantifier makes less of a claim
    HARDENED = "hardened"
    DETAIL_REMOVED = "detail_removed"  # words that make a claim definite left out; it is softened by that
    DETAIL_ADDED = "detail_added"
    FRAMING_CHANGED = "framing_changed"  # the reporter's own words for what happened
    HEADLINE_CHANGED = "headline_changed"
    CONTENT_ADDED = "content_added"  # the reporter's own, without a statement in it
    CONTENT_REMOVED = "content_removed"

    UPDATED = "updated"  # date, tense or status goes with the time
    NOTE = "note"  # a correction or update note itself
    REWORDED = "reworded"  # other words for the same
    TYPO = "typo"
    PUNCTUATION = "punctuation"
    FORMATTING = "formatting"  # capitals, quotation glyphs, spacing, number format
    FURNITURE = "furniture"
    MOVED = "moved"

    @property
    def is_substantive(self) -> bool:
        """Whether a careful reader would want to know of it."""
        return self not in _NOISE


_NOISE = frozenset(
    (
        ChangeClass.UPDATED, ChangeClass.NOTE, ChangeClass.REWORDED, ChangeClass.TYPO, ChangeClass.PUNCTUATION,
        ChangeClass.FORMATTING, ChangeClass.FURNITURE, ChangeClass.MOVED,
    )
)  # fmt: skip


class Effect(StrEnum):
    """What a quiet edit does to the story; the terms of the cases."""

    SOFTENED = "softened"
    HARDENED = "hardened"
    ATTRIBUTION_ADDED = "attribution_added"
    ATTRIBUTION_REMOVED = "attribution_removed"
    STATEMENT_ADDED = "statement_added"
    STATEMENT_REMOVED = "statement_removed"
    FIGURE_CHANGED = "figure_changed"
    HEADLINE_CHANGED = "headline_changed"
    REWORDED = "reworded"


@dataclass(frozen=True, slots=True)
class Change:
    """One change from the old version to the new one, with the words of both.

    ``old`` and ``new`` are the shortest stretches that tell it: whole sentences that came or went, else the words that
    differ with what they need to be understood; either may be None. ``edits`` are the words that differ. ``effect`` is
    set for a change of substance, ``why`` is one line for a reader.
    """

    old: Span | None
    new: Span | None
    classes: tuple[ChangeClass, ...]
    effect: Effect | None = None
    edits: tuple[WordEdit, ...] = ()
    why: str = ""

    @property
    def is_substantive(self) -> bool:
        """Whether one of its classes is of substance."""
        return any(one.is_substantive for one in self.classes)


class NoteKind(StrEnum):
    """What a note at the head or foot of a report says of itself."""

    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    UPDATE = "update"
    EDITOR = "editor"  # an editor's note on something else
    RETRACTION = "retraction"


@dataclass(frozen=True, slots=True)
class Note:
    """A note that tells of a change: what was wrong and what is right, as far as it says so.

    ``wrong`` and ``right`` are spans of the note's words for both, ``day`` the day that it bears.
    """

    span: Span
    kind: NoteKind
    wrong: Span | None = None
    right: Span | None = None
    day: date | None = None
