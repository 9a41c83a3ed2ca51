"""How a statement is worded: as rejecting a claim, in the negative, as granting something."""

from __future__ import annotations

from walkback.model import CueClass, Modality, Polarity
from walkback.question.lexicon import CONCESSION, HOLDS_TO_IT, NEGATION, NOT_GIVEN, REJECTION, RETORT, TAKEN_BACK
from walkback.question.record import Given, Stated


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


def takes_back(one: Stated) -> bool:
    """Whether a statement sounds like one that takes something back: granted, regretted, put right."""
    return grants(one) or bool(TAKEN_BACK.search(one.content))


def retorts(one: Stated) -> bool:
    """Whether a statement is reported as an answer to somebody."""
    return bool(RETORT.search(one.cue) or HOLDS_TO_IT.search(one.content))


def gives(given: Given) -> bool:
    """Whether a number is put forward, not put away ("and not three") or told as the one before ("from 240,000")."""
    begins = given.figure.span.start
    return NOT_GIVEN.search(given.text[max(0, begins - 24) : begins]) is None
