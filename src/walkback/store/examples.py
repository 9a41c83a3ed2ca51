"""People's judgements with the words that they are on, as JSON values to train or test with."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from walkback.question.decision import ON_FINDINGS, Decision, DecisionKind, Quote, in_force
from walkback.question.record import Stated
from walkback.speaker.identity.record import Judgement, JudgementKind
from walkback.store.decisions import load_decisions
from walkback.store.judgements import load_judgements
from walkback.store.stated import load_stated

_LABELS = {
    DecisionKind.CONFIRM: True,
    DecisionKind.REJECT: False,
    DecisionKind.SAME: True,
    DecisionKind.APART: False,
}


def load_examples(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """Yield an example for each pair or statement that was judged, in the order of deciding; what was undone is none.

    ``example`` tells the kind: same_speaker, same_question, finding, edit, answer, wording, speaker, side. ``label`` is
    what the person said. A statement of which the words are found no longer has the words that were kept.
    """
    decisions = load_decisions(connection)
    stated = load_stated(
        connection, {quote.now for d in decisions for quote in (*d.first, *d.second) if quote.now and quote.statement}
    )
    found: list[Judgement | Decision] = [*load_judgements(connection), *in_force(decisions)]
    for one in sorted(found, key=lambda judged: judged.number or 0):
        if one.undone_at is None:
            for example in [_of_speakers(one)] if isinstance(one, Judgement) else _of_decision(one, stated):
                yield {**example, "by": one.by, "at": one.at.text, "note": one.note, "judgement": one.number}


def _of_speakers(one: Judgement) -> dict[str, Any]:
    ends = [{"report": anchor.report, "name": anchor.name} for anchor in (one.left, one.right)]
    return _pair("same_speaker", ends, one.kind is JudgementKind.MERGE)


def _of_decision(one: Decision, stated: Mapping[str, Stated]) -> Iterator[dict[str, Any]]:
    then = one.found
    first, second = ([_words(quote, stated) for quote in end] for end in (one.first, one.second))
    if one.kind in ON_FINDINGS and then is not None and then.effect is None:
        positions = [end[0].position for end in (one.first, one.second)]
        yield {
            **_pair("finding", [first[0], second[0]], _LABELS[one.kind]), "finding": then.kind, "question": then.ask,
            "positions": positions,
        }  # fmt: skip
    elif one.kind in ON_FINDINGS and then is not None:
        before, after = (end[0]["content"] if end else "" for end in (first, second))
        yield {
            **_pair("edit", [before, after], _LABELS[one.kind]), "finding": then.kind, "effect": then.effect,
            "note_in_report": then.told,
        }  # fmt: skip
    elif one.kind in (DecisionKind.SAME, DecisionKind.APART):
        yield from (_pair("same_question", [a, b], _LABELS[one.kind]) for a in first for b in second)
    elif one.kind is DecisionKind.ANSWER:
        label = (
            "neither" if one.value[0] == "unclear" else "agree" if one.value[0] == one.second[0].position else "oppose"
        )
        yield _pair("answer", [first[0], second[0]], label)
    elif one.kind is DecisionKind.RENAME:
        positions = [quote.position for quote in one.first]
        yield {"example": "wording", "statements": first, "positions": positions, "label": one.value[0]}
    else:
        given = one.value[0] if one.kind is DecisionKind.SPEAKER else list(one.value)
        yield {"example": one.kind.value, "statement": first[0], "label": given}


def _pair(example: str, ends: Sequence[object], label: object) -> dict[str, Any]:
    return {"example": example, "first": ends[0], "second": ends[1], "label": label}


def _words(quote: Quote, stated: Mapping[str, Stated]) -> dict[str, Any]:
    """A statement by what it is compared by, as it is read today, else as it was kept."""
    one = stated.get(quote.now or "")
    if one is None:
        return {
            "content": quote.content, "in_full": quote.content, "source": quote.source, "cue": None, "speaker": None,
            "side": None, "day": None, "context": quote.prefix, "report": quote.report,
        }  # fmt: skip
    return {
        "content": quote.content, "in_full": one.content, "source": quote.source, "cue": one.cue, "speaker": one.called,
        "side": list(one.levels), "day": one.day.isoformat() if one.day else None, "context": one.context,
        "report": one.report,
    }  # fmt: skip
