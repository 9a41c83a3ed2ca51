"""Find who speaks where the text leaves it out: a subject that is understood, a quotation that goes on."""

from __future__ import annotations

from collections.abc import Sequence

from walkback.model import Attribution, Manner, MentionHow
from walkback.speaker.discourse import Discourse, Meant
from walkback.speaker.source import FIRST_PERSON, SECOND_PERSON, first_span
from walkback.statement.lexicon import BE_FORMS

ELIDED_CONFIDENCE = 0.85  # share of the one before's
CARRIED_CONFIDENCE = 0.75
SELF_CONFIDENCE = 0.9
ADDRESSEE_CONFIDENCE = 0.7
ECHO_CONFIDENCE = 0.8
ECHO = 0.7  # share of the words of a headline's quotation that stand in the content that it is taken from
LEAST_ECHO = 2  # words
LONGER = 4  # letters
MOST_ECHOES = 50  # attributions

_EXPLETIVES = frozenset(("it", "there", "what", "as"))
_PASSIVE = frozenset(BE_FORMS.split()) - {"'re"}


def find_elided(discourse: Discourse) -> list[Meant | None]:
    """For each attribution who speaks: as the discourse tells, or else as what stands around it does.

    "I" and "we" inside somebody's words are that speaker. "You" in a transcript is whoever takes the next turn. A cue
    without a source goes with the attribution before it in the same sentence, unless it is passive or its subject is
    "it" or "there". A quotation without any words for its source goes on from the one before, and one in a headline is
    whoever says so in the text. Nobody else is guessed.
    """
    spoken = list(discourse.spoken)
    attributions = discourse.attributions
    order = sorted(range(len(attributions)), key=lambda n: first_span(attributions[n]))
    before: int | None = None
    for place, number in enumerate(order):
        if spoken[number] is None:
            source = discourse.sources[number]
            if source is None:
                spoken[number] = (
                    discourse.beside_cue(number)
                    or _carry(discourse, spoken, number, before)
                    or _find_echo(discourse, number)
                )
            else:
                low = discourse.passage.low[source.first]
                if low in FIRST_PERSON:
                    spoken[number] = _of_outer(attributions, spoken, number)
                elif low in SECOND_PERSON:
                    spoken[number] = _of_next_turn(discourse, order[place + 1 :])
        if attributions[number].nested_in is None:
            before = number
    return spoken


def _of_outer(attributions: Sequence[Attribution], spoken: Sequence[Meant | None], number: int) -> Meant | None:
    outer = attributions[number].nested_in
    told = spoken[outer] if outer is not None else None
    return _weaken(told, MentionHow.PRONOUN, SELF_CONFIDENCE)


def _of_next_turn(discourse: Discourse, following: Sequence[int]) -> Meant | None:
    """Who takes the next turn of a transcript."""
    for number in following[:2]:
        told, source = discourse.spoken[number], discourse.sources[number]
        if told is not None and source is not None and source.phrase is not None and discourse.is_label(source.phrase):
            return _weaken(told, MentionHow.PRONOUN, ADDRESSEE_CONFIDENCE)
    return None


def _carry(discourse: Discourse, spoken: Sequence[Meant | None], number: int, before: int | None) -> Meant | None:
    """The speaker of the attribution ``before``, where ``number`` may go on from it."""
    told = spoken[before] if before is not None else None
    if told is None or before is None:
        return None
    passage = discourse.passage
    attribution = discourse.attributions[number]
    here = passage.words_in(first_span(attribution))[0]
    there = passage.words_in(first_span(discourse.attributions[before]))[0]
    if here >= len(passage) or there >= len(passage) or passage.heading[there] != passage.heading[here]:
        return None
    if attribution.cue and passage.sentence[here] == passage.sentence[there] and _takes_subject(discourse, number):
        return _weaken(told, MentionHow.ELIDED, ELIDED_CONFIDENCE)
    if not attribution.cue and attribution.manner is Manner.DIRECT:
        return _weaken(told, MentionHow.CARRIED, CARRIED_CONFIDENCE)
    return None


def _takes_subject(discourse: Discourse, number: int) -> bool:
    """Whether the cue of an attribution is active and could have the subject of the one before."""
    passage = discourse.passage
    first, last = passage.words_in(discourse.attributions[number].cue[0])
    before = passage.low[first - 1] if first else ""
    return first < last and before not in _EXPLETIVES and passage.low[first] not in _PASSIVE


def _find_echo(discourse: Discourse, number: int) -> Meant | None:
    """Who says in the text what a headline quotes: most of its longer words stand in that one's content."""
    own = _longer_words(discourse, number)
    passage = discourse.passage
    here = passage.words_in(discourse.attributions[number].content[0])[0]
    if here >= len(passage) or not passage.heading[here] or len(own) < LEAST_ECHO:
        return None
    for other in range(min(len(discourse.attributions), MOST_ECHOES)):
        told = discourse.spoken[other]
        if other != number and told is not None and len(own & _longer_words(discourse, other)) >= ECHO * len(own):
            return _weaken(told, MentionHow.CARRIED, ECHO_CONFIDENCE)
    return None


def _longer_words(discourse: Discourse, number: int) -> set[str]:
    passage = discourse.passage
    return {
        passage.low[at]
        for span in discourse.attributions[number].content
        for at in range(*passage.words_in(span))
        if len(passage.low[at]) >= LONGER
    }


def _weaken(told: Meant | None, how: MentionHow, share: float) -> Meant | None:
    return Meant(told.entity, how, share * told.confidence) if told is not None else None
