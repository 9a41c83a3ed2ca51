"""Tell an edit that leaves the story as it is from one of substance."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from walkback.model import Timex, TimexType
from walkback.revision import lexicon
from walkback.revision.record import ChangeClass, WordEdit
from walkback.revision.told import Told
from walkback.revision.typo import is_typo
from walkback.revision.wording import (
    content_words,
    is_same_wording,
    is_verb,
    letters_of,
    telling_words,
    weigh_words,
    words_of,
)
from walkback.statement.clause import PREPOSITIONS
from walkback.text.span import Span

BESIDE = 2  # words
NAME = 100  # code points before an abbreviation in which the name stands
_BRACKETED = re.compile(r"\s*[(]([A-Z]{2,8})[)]\s*")


def find_noise(old: Told, new: Told, edits: Sequence[WordEdit]) -> dict[WordEdit, ChangeClass]:
    """The edits of a pair of sentences that change nothing of the story, each with what it is.

    They spell, set or word the same thing otherwise, go with the time of writing, call a speaker by another name, or
    put words elsewhere in the sentence.
    """
    found = {edit: class_ for edit in edits if (class_ := _noise_of(old, new, edit)) is not None}
    return found | dict.fromkeys(_moved(old, new, [edit for edit in edits if edit not in found]), ChangeClass.MOVED)


def _noise_of(old: Told, new: Told, edit: WordEdit) -> ChangeClass | None:
    before, after = edit.old.of(old.text), edit.new.of(new.text)
    if not words_of(before + after):
        return ChangeClass.PUNCTUATION
    if letters_of(before) == letters_of(after) or _is_same_figure(old, new, edit):
        return ChangeClass.FORMATTING
    if _moves_with_time(old, new, edit):
        return ChangeClass.UPDATED
    olds, news = words_of(before), words_of(after)
    if len(olds) == len(news) == 1 and is_typo(olds[0], news[0]):
        return ChangeClass.TYPO
    if is_same_wording(before, after) or _is_little(before, after):
        return ChangeClass.REWORDED
    if _is_same_speaker(old, new, edit) or _is_same_saying(old, new, edit):
        return ChangeClass.REWORDED
    if _is_abbreviation(old.text, edit.old) or _is_abbreviation(new.text, edit.new):
        return ChangeClass.REWORDED if not (before.strip() and after.strip()) else None
    return None


def _is_little(before: str, after: str) -> bool:
    """Whether an edit is of little words alone, none of which makes less or more of the claim, or turns it round."""
    return not content_words(before + " " + after) and weigh_words(before, after).effect is None


def _is_abbreviation(text: str, span: Span) -> bool:
    """Whether words are the letters of the name before them, in brackets: "Harbour Works Board (HWB)"."""
    match = _BRACKETED.fullmatch(span.of(text))
    if match is None:
        return False
    name = re.findall(r"[^\W\d_]+", text[max(0, span.start - NAME) : span.start])
    return "".join(word[0] for word in name if word[0].isupper()).endswith(match[1])


def _moved(old: Told, new: Told, edits: Sequence[WordEdit]) -> Iterator[WordEdit]:
    """Edits of which one takes away the very words that another one brings, little words apart.

    Only what may stand elsewhere in a sentence: a time, the words for who says so, a phrase behind a preposition, or
    what describes a noun on its other side. Who did it and to whom depends on the place.
    """
    gone = {edit: telling_words(edit.old.of(old.text)) for edit in edits}
    come = {edit: telling_words(edit.new.of(new.text)) for edit in edits}
    left = [edit for edit in edits if come[edit] and not gone[edit]]
    for edit in edits:
        if gone[edit] and not come[edit]:
            other = next((one for one in left if come[one] == gone[edit]), None)
            if other is not None and (
                (_may_stand_elsewhere(old, edit.old) and _may_stand_elsewhere(new, other.new))
                or _is_beside(old.text, new.text, edit, other)
            ):
                left.remove(other)
                yield from (edit, other)


def _may_stand_elsewhere(told: Told, span: Span) -> bool:
    words = words_of(span.of(told.text))
    return (
        words[0] in PREPOSITIONS
        or not content_words(told.untimed(span))
        or any(one.cue and one.source and span.holds(one.cue[0]) for one in told.cues_in(span))
    )


def _is_beside(old: str, new: str, gone: WordEdit, come: WordEdit) -> bool:
    """Whether a word or two changed sides of the words beside them: "ministry of energy", "energy ministry".

    With a verb among them it might be told of another one then, unless a preposition tells that it is a noun.
    """
    between = old[min(gone.old.end, come.old.end) : max(gone.old.start, come.old.start)]
    words, others = words_of(gone.old.of(old)), words_of(come.new.of(new))
    telling = [word for word in words if word not in lexicon.FUNCTION_WORDS]
    is_noun = len(telling) == 1 and not PREPOSITIONS.isdisjoint((*words, *others))
    return len(telling) <= BESIDE >= len(words_of(between)) and (is_noun or not any(map(is_verb, telling)))


def _moves_with_time(old: Told, new: Told, edit: WordEdit) -> bool:
    """Whether one time took the place of another that is as exact: "by dawn", "by midday".

    How long something took is no such time.
    """
    if all(lexicon.DAY_PARTS & content_words(side) for side in (edit.old.of(old.text), edit.new.of(new.text))):
        return content_words(edit.old.of(old.text)) | content_words(edit.new.of(new.text)) <= lexicon.DAY_PARTS
    olds, news = old.times_at(edit.old), new.times_at(edit.new)
    if len(olds) != 1 or len(news) != 1:
        return False
    (one,), (other,) = olds, news
    is_whole = _covers(one.span, edit.old, old.text) and _covers(other.span, edit.new, new.text)
    return is_whole and len(one.value) == len(other.value) and _is_point(one) and _is_point(other)


def _is_point(timex: Timex) -> bool:
    return timex.type in (TimexType.DATE, TimexType.TIME)


def _is_same_figure(old: Told, new: Told, edit: WordEdit) -> bool:
    """Whether a figure is only written otherwise: "£12,500", "£12.5k"."""
    sides = []
    for told, span in ((old, edit.old), (new, edit.new)):
        figures = told.figures_in(span)
        if len(figures) != 1 or not _covers(figures[0].span, span, told.text):
            return False
        one = figures[0]
        sides.append((one.low, one.high, one.approx, one.is_open, one.unit))
    return sides[0] == sides[1]


def _covers(timex: Span, edit: Span, text: str) -> bool:
    """Whether the words of an edit, little words apart, are those of a time expression."""
    outside = text[edit.start : max(edit.start, timex.start)] + " " + text[min(edit.end, timex.end) : edit.end]
    return not [w for w in words_of(outside) if w not in lexicon.FUNCTION_WORDS]


def _is_same_speaker(old: Told, new: Told, edit: WordEdit) -> bool:
    """Whether one speaker is only called otherwise ("she", "Dr Rowe"), with no more than "said" beside it.

    A pronoun of which nobody knows whom it means is taken for the name in its place.
    """
    one, other = old.speaker_of(edit.old.of(old.text).strip()), new.speaker_of(edit.new.of(new.text).strip())
    if one is not None and other is not None:
        unknown = old.is_unnamed(one) != new.is_unnamed(other)
        return unknown or _named(old, one) == _named(new, other)
    olds, news = old.names_at(edit.old), new.names_at(edit.new)
    if len(olds) != 1 or len(news) != 1 or _named(old, olds[0][0]) != _named(new, news[0][0]):
        return False
    beside = [
        told.text[span.start : max(span.start, name.start)] + " " + told.text[min(span.end, name.end) : span.end]
        for told, span, (_, name) in ((old, edit.old, olds[0]), (new, edit.new, news[0]))
    ]
    return weigh_words(*beside).effect is None


def _is_same_saying(old: Told, new: Told, edit: WordEdit) -> bool:
    """Whether one speaker says it in both, and no more differs than the name and the word for saying it."""
    sides = []
    for told, span in ((old, edit.old), (new, edit.new)):
        sayings = [
            one for one in told.cues_in(Span(span.start, max(span.end, span.start + 1))) if one.speaker is not None
        ]
        if len(sayings) != 1:
            return False
        sides.append((told, span, sayings[0]))
    if len({told.name_of(one) for told, _, one in sides}) > 1:
        return False
    return weigh_words(*(_without(told.text, span, one.source) for told, span, one in sides)).effect is None


def _without(text: str, span: Span, parts: Sequence[Span]) -> str:
    """The words of ``span`` outside of ``parts``."""
    kept, at = [], span.start
    for part in parts:
        kept.append(text[at : max(at, min(part.start, span.end))])
        at = max(at, min(part.end, span.end))
    return " ".join((*kept, text[at : span.end]))


def _named(told: Told, number: int) -> str:
    return told.reading.speakers[number].name.casefold()
