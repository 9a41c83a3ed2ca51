"""Tell whether a time expression says when something was said, or belongs to another verb or event of its sentence.

No parser: what stands between the expression and the cue, and before the expression in its clause, tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from walkback.statement.clause import DETERMINERS, HAVE, MARKS, PREPOSITIONS, Word, is_adverb, is_helper, verb_forms
from walkback.statement.lexicon import words as table
from walkback.when import lexicon
from walkback.when.phrase import AND, CONTESTS, OCCASIONS, OPENERS, RELATIVES, STOPS, SUBJECTS, Bearing, Phrase
from walkback.when.scene import Part

REACH_NOUN = 2  # words between "Friday's" and a noun that is the cue


class Tie(NamedTuple):
    """How a time expression bears on a saying, and how closely the two are tied."""

    bearing: Bearing
    is_venue: bool  # through what it was said at or in
    is_close: bool  # within one clause
    distance: int  # words between


_SPEAKING = table(lexicon.SPEAKING)
_HEARD_BY = table(lexicon.HEARD_BY)
_AFTER = frozenset(("after", "following", "since"))
_BEFORE = frozenset(("before", "until"))
_PHRASES = tuple(
    (bearing, tuple(phrase.split("_")))
    for bearing, phrases in ((Bearing.AFTER, lexicon.AFTER_PHRASES), (Bearing.BEFORE, lexicon.BEFORE_PHRASES))
    for phrase in phrases.split()
)
_QUOTES = MARKS - {"_", "<", ">", "|", "/", "*"}
_OVER = frozenset((",", ".", "?", "!", ";", "—", "–", "--"))
_OBJECTS = table("him her them us me")
_OTHERS = (Part.OTHER_CUE, Part.OTHER_CONTENT)


class _Way(NamedTuple):
    """What is met on the way from an expression to a cue, or in the clause before it."""

    bearing: Bearing = Bearing.ON
    is_venue: bool = False
    crosses_content: bool = False
    by_when: bool = False  # "2029, when he said"


def find_tie(words: Sequence[Word], parts: Sequence[Part], cue: range, at: range, *, bare: bool) -> Tie | None:
    """Return how the time expression at ``at`` bears on the saying at ``cue``, None if it does not.

    Args:
        words: of the sentence.
        parts: what each word is to the attribution.
        cue: the places of its cue's words.
        at: the places of the expression's words.
        bare: only the cue is known, so that content may be anywhere.
    """
    if not at or not cue or any(parts[place] in (Part.CONTENT, Part.OTHER_CONTENT) for place in at):
        return None
    phrase = Phrase(words, at)
    if cue.start < at.start < cue.stop:
        # "said on Friday" read as the cue, or "said last" of "said last year"
        return None if phrase.bearing is None else Tie(phrase.bearing, phrase.is_occasion, True, 0)
    if at.start >= cue.stop:
        phrase.start = max(phrase.start, cue.stop)  # "had said in", read as the cue, and then "June"
        return _right(words, parts, cue, phrase, bare)
    if phrase.end <= cue.start:
        return _left(words, parts, cue, phrase)
    return None


def _right(words: Sequence[Word], parts: Sequence[Part], cue: range, phrase: Phrase, bare: bool) -> Tie | None:
    distance = phrase.start - cue.stop
    bearing = phrase.bearing
    if bearing is None:
        # "told Monday's briefing"
        is_heard = words[cue.stop - 1].low in _HEARD_BY and not distance and phrase.is_genitive and phrase.is_occasion
        return Tie(Bearing.ON, True, True, 0) if is_heard else None
    if bare and _goes_on(words, cue, phrase):
        return None
    if parts[phrase.first] is Part.SOURCE:
        return None if phrase.describes else _in_source(words, parts, phrase, bearing, distance)
    way = _walk(words, parts, range(cue.stop, phrase.start), bare)
    if way is None or _is_of_content(words, parts, phrase.start):
        return None
    bearing = bearing if way.bearing is Bearing.ON else way.bearing
    return Tie(bearing, way.is_venue or phrase.is_occasion, not way.crosses_content, distance)


def _left(words: Sequence[Word], parts: Sequence[Part], cue: range, phrase: Phrase) -> Tie | None:
    distance = cue.start - phrase.end
    is_source = parts[phrase.first] is Part.SOURCE
    if phrase.is_genitive and _takes_noun(words, phrase.end + 1, cue.start):
        return Tie(Bearing.ON, False, True, distance)  # "Friday's surprise announcement"
    way = _between(words, parts, range(phrase.end + phrase.is_genitive, cue.start))
    if way is None:
        return None
    if way.bearing is not Bearing.ON:
        return Tie(way.bearing, False, True, distance)
    if way.crosses_content and not _opens_quoted(words, parts, phrase.end):
        return None  # the content's own day, left out of it
    bearing = phrase.bearing
    if bearing is None:
        # "Monday's report said", "Friday's statement from the ministry said"
        is_text = phrase.describes and phrase.is_occasion and is_source and not phrase.preposition
        return Tie(Bearing.ON, True, True, distance) if is_text else None
    is_adjacent = not distance and bearing is Bearing.ON  # "one official Monday said"
    if is_source and not is_adjacent:
        if bearing is not Bearing.ON:
            return None
        if phrase.start and parts[phrase.start - 1] is Part.SOURCE:
            return _in_source(words, parts, phrase, bearing, distance)
    lead = _lead(words, parts, phrase.start)
    is_after_content = lead.start > 0 and parts[lead.start - 1] in (Part.CONTENT, Part.OTHER_CONTENT)
    if is_after_content and not _is_over(words, lead.start):
        return None
    before = _before(words, parts, lead, is_source)
    if before is None:
        # "many remember 2029, when the minister said", "the minister met farmers on Friday and said"
        if not way.by_when and words[cue.start - 1].low not in AND:
            return None
        before = _Way()
    bearing = bearing if before.bearing is Bearing.ON else before.bearing
    return Tie(bearing, before.is_venue or phrase.is_occasion, not way.crosses_content, distance)


def _takes_noun(words: Sequence[Word], start: int, cue: int) -> bool:
    """Whether the cue at ``cue`` is a noun that "Friday's" before ``start`` belongs to."""
    forms = verb_forms()
    if not start <= cue <= start + REACH_NOUN or words[cue].low in forms.past or words[cue].low in forms.third:
        return False
    return all(word.low not in PREPOSITIONS and word.low[0].isalnum() for word in words[start:cue])


def _in_source(
    words: Sequence[Word], parts: Sequence[Part], phrase: Phrase, bearing: Bearing, distance: int
) -> Tie | None:
    """The day of a text that is the source: "a letter dated Friday", "a letter that was read out on Monday"."""
    first = phrase.first
    while first and parts[first - 1] is Part.SOURCE:
        first -= 1
    lows = {words[place].low for place in range(first, phrase.first)}
    if bearing is not Bearing.ON or lows.isdisjoint(_SPEAKING) or lows.isdisjoint(OCCASIONS):
        return None
    return Tie(bearing, True, True, distance)


def _goes_on(words: Sequence[Word], cue: range, phrase: Phrase) -> bool:
    """Whether a verb comes right after the expression: "said the strikes on Friday were"."""
    after = phrase.end
    if phrase.start == cue.stop or after >= len(words):
        return False
    opens = words[cue.stop].low
    is_verb = is_helper(words, after) or words[after].low in verb_forms().past_only
    return is_verb and opens not in PREPOSITIONS and opens != ","


def _walk(words: Sequence[Word], parts: Sequence[Part], between: range, bare: bool) -> _Way | None:
    """Go from a cue to an expression that follows it; None if something on the way takes the expression."""
    bearing = Bearing.ON
    is_venue = crosses = is_relative = False
    forms = verb_forms()
    for place in between:
        low, part = words[place].low, parts[place]
        after = words[place + 1].low if place + 1 < between.stop else ""
        if part is Part.CONTENT:
            crosses, is_relative, bearing = True, False, Bearing.ON
        elif part in _OTHERS:
            return None
        elif part in (Part.SOURCE, Part.CUE):
            continue
        elif low in _SPEAKING:
            is_venue = True
        elif after in _SPEAKING and (low == "that" or is_helper(words, place)):
            continue  # "in an interview that aired on Monday", "a letter, which was published on Monday"
        elif low == "when" or low in RELATIVES:
            is_relative = True  # "when asked on Friday", "who spoke on Friday"
        elif low in OPENERS or low in SUBJECTS or (bare and (low == ":" or low in _QUOTES)):
            # "that" right before content is no part of it.
            if not after or parts[place + 1] is not Part.CONTENT:
                return None
        elif low in _AFTER:
            bearing = Bearing.AFTER
        elif low in _BEFORE:
            bearing = Bearing.BEFORE
        elif low in OCCASIONS or low in CONTESTS:
            is_venue = is_venue or low in OCCASIONS
            bearing = Bearing.ON if bearing is Bearing.AFTER else bearing
        elif is_helper(words, place) or low in forms.past_only or _is_infinitive(low, after):
            return None
        elif not is_relative and not _is_participle(words, place):
            continue
        elif _has_form(low):
            return None
    return _Way(bearing, is_venue, crosses)


def _has_form(low: str) -> bool:
    """Whether a word is a form of a verb other than its base."""
    forms = verb_forms()
    return low in forms.third or low in forms.past or low in forms.gerund


def _is_infinitive(low: str, after: str) -> bool:
    """Whether "to" opens an infinitive: "to leave on Friday", but not "to press" or "to talks"."""
    return low == "to" and after in verb_forms().base and after not in OCCASIONS and after not in ("press", "air")


def _is_participle(words: Sequence[Word], place: int) -> bool:
    """Whether a word is a participle that takes what follows it: "people killed on Friday"."""
    low = words[place].low
    forms = verb_forms()
    if words[place].capital:
        return False
    before = words[place - 1].low if place else ""
    if low in forms.participle or (low.endswith("ed") and len(low) > 4):
        return before not in DETERMINERS and before not in PREPOSITIONS
    return low in forms.gerund and low.endswith("ing") and before not in DETERMINERS and before != "of"


def _is_of_content(words: Sequence[Word], parts: Sequence[Part], start: int) -> bool:
    """Whether what comes at ``start`` goes on with a clause of the content that was cut short before it."""
    if parts[start - 1] is not Part.CONTENT or _is_over(words, start):
        return False
    place = start
    while place and parts[place - 1] is Part.CONTENT:
        place -= 1
        low = words[place].low
        if is_helper(words, place) or low in verb_forms().past_only or (low in SUBJECTS and place + 1 < start):
            return True
        if (low in verb_forms().past or low in verb_forms().third) and _is_finite(words, place, start):
            return True
    return False


def _is_over(words: Sequence[Word], end: int) -> bool:
    """Whether a comma or a stop ends the content before ``end``, so that what follows is no part of it."""
    if words[end].low in _OVER:
        return True
    place = end - 1
    while place > 0 and words[place].low in _QUOTES:
        place -= 1
    return words[place].low in _OVER


def _opens_quoted(words: Sequence[Word], parts: Sequence[Part], start: int) -> bool:
    """Whether the content after an expression is a quotation: "On Friday, “we won,” he said"."""
    first = next((place for place in range(start, len(parts)) if parts[place] is Part.CONTENT), None)
    return first is not None and words[first].low in _QUOTES


def _between(words: Sequence[Word], parts: Sequence[Part], between: range) -> _Way | None:
    """What stands between an expression and the cue that follows it; None if it takes the expression."""
    opening = words[between.start].low if between else ""
    if opening in ("after", "before"):
        # "the two sides clashed last night after the minister said": then or earlier
        return _Way(Bearing.BEFORE if opening == "after" else Bearing.AFTER)
    opened = next((p for p in reversed(between) if words[p].low == "when" and parts[p] is Part.PLAIN), None)
    if opened is not None and not any(
        is_helper(words, place) for place in range(opened + 1, between.stop) if parts[place] is Part.PLAIN
    ):
        return _Way(by_when=opened <= between.start + 1)  # "in 2028 it was late when its director insisted"
    forms = verb_forms()
    crosses = False
    asides = 0  # relative clauses whose verb is still to come
    is_joined = len(between) > 1 and words[between.stop - 1].low in AND  # "met farmers on Friday and said"
    for place in between:
        low, part = words[place].low, parts[place]
        if part is Part.CONTENT:
            crosses = True
            continue
        if part in (Part.SOURCE, Part.CUE):
            continue
        if part in _OTHERS:
            if not is_joined:
                return None
        elif low in RELATIVES:
            asides += 1
        elif low == "that" or (low in STOPS and low not in "(["):
            return None
        elif is_helper(words, place):
            if _helps_cue(words, place, between.stop):
                break
            if not asides and not is_joined:
                return None
            asides -= bool(asides)
        elif low in forms.past_only or (low in forms.past and _is_finite(words, place, between.stop)):
            if low in _SPEAKING:
                continue
            if not asides and not is_joined:
                return None
            asides -= bool(asides)
    return _Way(crosses_content=crosses)


def _helps_cue(words: Sequence[Word], place: int, stop: int) -> bool:
    """Whether a helper is the cue's own: "had already said"."""
    lows = [words[later].low for later in range(place + 1, stop)]
    return all(low in HAVE or is_adverb(low) or low in ("be", "been", "not", "n't") for low in lows)


def _is_finite(words: Sequence[Word], place: int, stop: int) -> bool:
    """Whether a past that may be a participle is a finite verb: its object follows."""
    after = words[place + 1].low if place + 1 < stop else ""
    return after in DETERMINERS or after in SUBJECTS or after in _OBJECTS


def _lead(words: Sequence[Word], parts: Sequence[Part], start: int) -> range:
    """The words of the clause before an expression."""
    place = start
    while place and parts[place - 1] not in (Part.CONTENT, Part.OTHER_CONTENT):
        if words[place - 1].low in STOPS or words[place - 1].low in _QUOTES:
            break
        place -= 1
    return range(place, start)


def _before(words: Sequence[Word], parts: Sequence[Part], lead: range, is_source: bool) -> _Way | None:
    """What the words of its clause before an expression make of it; None if one of them takes it."""
    # The phrase that the expression stands in begins after the last comma.
    cut = next((place for place in reversed(lead) if words[place].low == ","), lead.start - 1) + 1
    inner = [p for p in range(cut, lead.stop) if words[p].low not in AND and not is_adverb(words[p].low)]
    if not inner:
        inner = [p for p in lead if words[p].low not in AND and words[p].low != "," and not is_adverb(words[p].low)]
        if all(parts[p] is Part.SOURCE for p in inner) or words[lead.stop - 1].low in AND:
            return _Way()  # "On Friday, ...", "the toll rose, and on Friday officials said"
    lows = tuple(words[place].low for place in range(inner[0], lead.stop))
    bearing = next((bearing for bearing, phrase in _PHRASES if lows[: len(phrase)] == phrase), Bearing.ON)
    forms = verb_forms()
    is_venue = is_taken = is_relative = False
    for place in inner:
        low = words[place].low
        if parts[place] is Part.SOURCE and not is_source:
            continue
        if low in _AFTER:
            bearing = Bearing.AFTER
        elif low in _BEFORE:
            bearing = Bearing.BEFORE
        elif low in RELATIVES or low == "that":
            is_relative = True
        elif parts[place] is Part.OTHER_CUE and place != inner[0]:
            is_taken = True
        elif low in _SPEAKING:
            is_venue, is_taken = True, False  # "asked on Friday", "a statement released on Friday"
        elif low in OCCASIONS or low in CONTESTS:
            is_venue = is_venue or low in OCCASIONS
            bearing = Bearing.ON if bearing is Bearing.AFTER else bearing
        elif (
            is_helper(words, place)
            or low in forms.past_only
            or (low in forms.third and is_relative)
            or _is_participle(words, place)
        ):
            is_taken = True
    if is_taken and bearing is Bearing.ON:
        return None
    return _Way(bearing, is_venue)
