"""One judgement on one line of the terminal."""

from __future__ import annotations

from walkback.question.decision import Decision
from walkback.shown.judged_words import judged_words
from walkback.speaker.identity.record import Judgement
from walkback.text.visible import visible


def judged_line(one: Judgement | Decision) -> str:
    """Return its number, what was decided, by whom and when, and what became of it."""
    parts = [f"{one.number}  {judged_words(one)}", f"by {visible(one.by)}, {one.at}"]
    if one.note:
        parts.append(visible(one.note))
    if one.undone_at is not None:
        parts.append(f"undone by {visible(one.undone_by or '')}, {one.undone_at}")
    elif isinstance(one, Decision) and not one.anchored:
        parts.append("not anchored: its words are in no report as it is read now")
    return " · ".join(parts)
