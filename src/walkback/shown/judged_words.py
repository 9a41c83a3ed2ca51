"""What a person decided, on one line."""

from __future__ import annotations

from walkback.question.decision import Decision, DecisionKind, Quote
from walkback.shown.words import short
from walkback.speaker.identity.record import Anchor, Judgement
from walkback.text.visible import visible

SHOWN = 60  # code points of a statement that a line shows


def judged_words(one: Judgement | Decision) -> str:
    """Return what was decided; who decided it, and when, is for the caller to tell."""
    return _speakers(one) if isinstance(one, Judgement) else _decided(one)


def _speakers(one: Judgement) -> str:
    return f"{_named(one.left)} {'is' if one.kind == 'merge' else 'is not'} {_named(one.right)}"


def _named(anchor: Anchor) -> str:
    return f"{visible(anchor.name)} ({short(anchor.report)})"


def _decided(one: Decision) -> str:
    first, second = (_words(end) for end in (one.first, one.second))
    given = visible(one.value[0]) if one.value else ""
    match one.kind:
        case DecisionKind.CONFIRM | DecisionKind.REJECT:
            kind = one.found.kind.replace("_", " ") if one.found else "finding"
            return f"{one.kind.value} {kind}: {' / '.join(filter(None, (first, second)))}"
        case DecisionKind.SAME:
            return f"{first} and {second} answer one question"
        case DecisionKind.APART:
            return f"{first} does not answer one question with {second}"
        case DecisionKind.ANSWER:
            return f"{first} answers {given}, beside {second} ({one.second[0].position})"
        case DecisionKind.RENAME:
            return f"the question of {first} is: {given}"
        case DecisionKind.SPEAKER:
            return f"{first} was said by {given}"
        case DecisionKind.SIDE:
            return f"{first} was said for {visible(', '.join(one.value))}"


def _words(end: tuple[Quote, ...]) -> str:
    """The first of the statements, and how many more there are."""
    if not end:
        return ""
    words = " ".join(visible(end[0].content).split())
    shown = words if len(words) <= SHOWN else f"{words[: SHOWN - 1]}…"
    more = f" (and {len(end) - 1} more)" if len(end) > 1 else ""
    return f"“{shown.strip('“”')}”{more}"
