"""From the changes between two versions of a report to quiet edits and disclosed corrections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from walkback.finding.record import Edited, FindingKind
from walkback.question.record import Step
from walkback.revision.order import SURE
from walkback.revision.record import Change, Effect
from walkback.text.span import Span

# Certainty by effect: the share of such edits that a careful reader calls one on the cases, in round figures. What
# merely grew as the story went on is the least telling.
_CERTAINTY = {
    Effect.SOFTENED: 0.9,
    Effect.HARDENED: 0.9,
    Effect.ATTRIBUTION_ADDED: 0.85,
    Effect.ATTRIBUTION_REMOVED: 0.9,
    Effect.STATEMENT_ADDED: 0.7,
    Effect.STATEMENT_REMOVED: 0.85,
    Effect.FIGURE_CHANGED: 0.8,
    Effect.HEADLINE_CHANGED: 0.8,
    Effect.REWORDED: 0.6,
}


def find_edits(
    old_text: str,
    new_text: str,
    changes: Sequence[Change],
    explained: Mapping[int, int],
    *,
    like_with_like: bool,
    order_weight: float,
) -> tuple[Edited, ...]:
    """Return an edit for each change with an effect, in their order.

    There are none where the versions were not made by one extractor with one set of options, since a difference may
    be the extractor's own, and none where it is not sure which version is the later: then the two only differ.

    Args:
        old_text, new_text: what the spans of ``changes`` are offsets into.
        changes: from the old version to the new one.
        explained: the number of the note that tells of a change, by the change's number.
        like_with_like: whether one extractor made both.
        order_weight: probability that the new version is the later one.
    """
    if not like_with_like or order_weight < SURE:
        return ()
    found = []
    for number, change in enumerate(changes):
        if change.effect is None:
            continue
        note = explained.get(number)
        before, after = _words(old_text, change.old), _words(new_text, change.new)
        steps = (
            Step("effect", before, after, _CERTAINTY[change.effect]),
            Step("note", "", "the new version tells of it" if note is not None else "none in the new version", 0.0),
            Step("order", "", f"the second is the later with a weight of {order_weight:.2f}", 0.0),
        )
        kind = FindingKind.QUIET_EDIT if note is None else FindingKind.DISCLOSED_CORRECTION
        certainty = _CERTAINTY[change.effect] * order_weight
        found.append(Edited(kind, change.effect, number, change.old, change.new, before, after, note, certainty, steps))
    return tuple(found)


def _words(text: str, span: Span | None) -> str:
    return span.of(text) if span else ""
