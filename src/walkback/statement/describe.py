"""From bare spans to attributions: what kind each is, what its content stands for, how sure it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from walkback.model import Attribution, Manner
from walkback.statement.completion import find_completions
from walkback.statement.confidence import judge_confidence
from walkback.statement.cue import judge_cue
from walkback.statement.decode import Decoded
from walkback.statement.manner import find_quoted, judge_manner
from walkback.statement.modality import judge_modality
from walkback.statement.transcript import Turn, find_turns
from walkback.text.span import Span


def describe(text: str, found: Sequence[Decoded], calibration: Mapping[str, float]) -> tuple[Attribution, ...]:
    """Return the attributions of ``text``, in the order of ``found``.

    Args:
        text: what the spans are offsets into.
        found: all that was decoded in it; antecedents are looked for among them.
        calibration: for `walkback.statement.confidence.judge_confidence`.
    """
    # A turn of a transcript is direct speech, and is not set in quotation marks.
    turns = find_turns(text)
    quoted = find_quoted(text)
    described = [_describe(text, one, quoted, turns, calibration) for one in found]
    completions = find_completions(text, described)
    return tuple(
        replace(one, completion=completion) if completion else one
        for one, completion in zip(described, completions, strict=True)
    )


def _describe(
    text: str, one: Decoded, quoted: Sequence[Span], turns: Sequence[Turn], calibration: Mapping[str, float]
) -> Attribution:
    manner = judge_manner(text, one.content, quoted)
    if manner is not Manner.DIRECT and any(_is_turn(one, turn) for turn in turns):
        manner = Manner.DIRECT
    source, cue, content = (" ".join(span.of(text) for span in spans) for spans in (one.source, one.cue, one.content))
    cue_class, polarity = judge_cue(cue, source, content, manner is not Manner.INDIRECT)
    return Attribution(
        one.source,
        one.cue,
        one.content,
        manner,
        round(judge_confidence(one.signs, calibration), 4),
        cue_class,
        polarity,
        judge_modality(text, one.content, cue_class, polarity, cue),
        one.nested_in,
    )


def _is_turn(one: Decoded, turn: Turn) -> bool:
    return (
        bool(one.source)
        and turn.label.overlaps(one.source[0])
        and any(turn.words.holds(part) for part in one.content[:1])
    )
