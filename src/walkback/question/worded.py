"""How a statement is worded: as rejecting a claim, in the negative, as granting something."""

from __future__ import annotations

from walkback.model import CueClass, Modality, Polarity
from walkback.question.lexicon import CONCESSION, NEGATION, REJECTION
from walkback.question.record import Stated


def rejects(one: Stated) -> bool:
    """Whether a statement says of a claim that it is not so: "denied it", "that is a lie"."""
    return (
        one.cue_class is CueClass.DENY
        or one.polarity is Polarity.DENIES
        or bool(REJECTION.search(one.content))
        or bool(REJECTION.search(one.cue))
    )


def negates(one: Stated) -> bool:
    """Whether a statement is worded in the negative, of a claim or of what happened."""
    return rejects(one) or one.modality is Modality.NEGATED or bool(NEGATION.search(one.content))


def grants(one: Stated) -> bool:
    """Whether a statement is reported as granting something."""
    return one.cue_class is CueClass.CONFIRM or bool(CONCESSION.search(one.cue))
