"""Tell the tense of a cue, and whether it is told as gone by."""

from __future__ import annotations

import re
from enum import StrEnum

from walkback.statement.clause import HAVE, is_adverb, verb_forms
from walkback.text.span import Span
from walkback.when.scene import Scene

_THEN_EARLIER = re.compile(r"\s+(?:earlier|previously)\b", re.IGNORECASE)
_EARLIER_THEN = re.compile(r"\b(?:earlier|previously)\s+$", re.IGNORECASE)
BESIDE = 14  # code points before a cue in which "previously" stands


class Tense(StrEnum):
    """The tense of a cue; "" for one that has none: "according to", "saying", a noun."""

    PRESENT = "present"
    PAST = "past"
    PERFECT = "perfect"
    PLUPERFECT = "pluperfect"
    NONE = ""


def read_tense(scene: Scene, cue: Span) -> Tense:
    """The tense of the first verb of ``cue``, a helper right before it included: "had [said]"."""
    sentence = scene.sentence_at(cue.start)
    places = sentence.places(cue) if sentence is not None else range(0)
    if sentence is None or not places:
        return Tense.NONE
    before = places.start
    while before and is_adverb(sentence.words[before - 1].low):
        before -= 1
    helper = sentence.words[before - 1].low if before else ""
    lows = [word.low for word in sentence.words[places.start : places.stop]]
    while len(lows) > 1 and is_adverb(lows[0]):
        lows = lows[1:]  # "also disclosed"
    first = lows[0]
    if "had" in (helper, first):
        return Tense.PLUPERFECT
    if helper in HAVE or first in HAVE:
        return Tense.PERFECT
    forms = verb_forms()
    if first in forms.past_only or first in forms.past or (first.endswith("ed") and len(first) > 4):
        return Tense.PAST
    if first in forms.third or first in ("is", "are") or (first in forms.base and helper not in ("to", "not", "n't")):
        return Tense.PRESENT
    return Tense.NONE


def is_gone_by(scene: Scene, cue: Span) -> bool:
    """Whether a cue is told as gone by: "had said", "said earlier", "previously said"."""
    before = scene.text[max(0, cue.start - BESIDE) : cue.start]
    is_earlier = _EARLIER_THEN.search(before) or _THEN_EARLIER.match(scene.text, cue.end)
    return bool(is_earlier) or read_tense(scene, cue) is Tense.PLUPERFECT
