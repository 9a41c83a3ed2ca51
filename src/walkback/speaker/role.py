"""Judge a phrase's place in its clause by the words around it; no parser."""

from __future__ import annotations

from functools import cache

from walkback.speaker.passage import Passage
from walkback.speaker.phrase import Form, Phrase, Role
from walkback.statement import lexicon as speech
from walkback.statement.clause import ADVERBS, PREPOSITIONS, verb_forms

_HELPERS = speech.words(speech.BE_FORMS, speech.HAVE_FORMS, speech.DO_FORMS) | frozenset(
    "will would can could may might must should shall 'd 'll wo".split()
)
_NOT_NOUN = speech.words(speech.PREPOSITIONS, speech.NOMINATIVES, speech.BE_FORMS, speech.HAVE_FORMS) | frozenset(
    "to and or but that the a an if when while because . , ; : ? ! ” “ ) from as at".split()
)


@cache
def _finite() -> frozenset[str]:
    forms = verb_forms()
    return forms.past | forms.third | _HELPERS


@cache
def _verbs() -> frozenset[str]:
    return verb_forms().past | verb_forms().third


def judge_role(passage: Passage, phrase: Phrase) -> Role:
    """The role of ``phrase``: what stands right before and after it decides."""
    low = passage.low
    first, last = phrase.first, phrase.last
    after = low[last] if last < len(low) and not passage.opens[last] else ""
    before = low[first - 1] if first and not passage.opens[first] else ""
    if phrase.form is Form.PRONOUN:
        if phrase.head in ("he", "she", "they"):
            return Role.SUBJECT
        if phrase.head in ("his", "its", "their"):
            return Role.POSSESSOR
        if phrase.head == "her" and after and after not in _NOT_NOUN and after not in ADVERBS:
            return Role.POSSESSOR
        if phrase.head != "it":
            return Role.OBLIQUE if before in PREPOSITIONS else Role.OBJECT
    if after in ("'s", "'", "’") and phrase.form is not Form.PRONOUN:
        return Role.POSSESSOR
    at = last
    if after == "," and phrase.form is Form.NAME:
        # over an apposition or a relative clause
        close = next((j for j in range(last + 1, min(last + 14, len(low))) if low[j] == "," or passage.opens[j]), -1)
        if close > 0 and low[close] == ",":
            at = close + 1
    while at < len(low) and not passage.opens[at] and (low[at] in ADVERBS or low[at].endswith("ly")):
        at += 1
    is_verb = at < len(low) and not passage.opens[at] and low[at] in _finite()
    if before in PREPOSITIONS:
        return Role.OBLIQUE
    if before and before in _verbs() and not passage.capital[first - 1]:
        return Role.OBJECT
    if is_verb:
        return Role.SUBJECT
    if before and (before in _finite() or before in verb_forms().base or before.endswith("ing")):
        return Role.OBJECT
    return Role.OTHER
