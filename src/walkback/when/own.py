"""Find the time that a saying's own sentence, or a post that is linked there, tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from walkback.model import Link, Window, WindowHow
from walkback.moment import Moment
from walkback.statement.clause import verb_forms
from walkback.when.phrase import Bearing
from walkback.when.scene import Part, Sentence, mark_parts
from walkback.when.setting import Dated, Setting
from walkback.when.tie import Tie, find_tie

WIDE = 8  # days from which a time expression is too vague to reach far back to a verb
WIDE_REACH = 3  # words

Post = tuple[Link, Moment]  # a link to a post, and when the post was made


def find_own(setting: Setting, posts: Sequence[Post], number: int) -> Window | None:
    """The window that the attribution of that ``number`` has of its own; None if its sentence tells none.

    A post goes first. Its day is that of UTC, unless the text names the day before or after: a post late at night
    is of the next day in UTC, and the day that the text names is the one of where it was written.
    """
    told = _tied(setting, number)
    post = _posted(setting, posts, number)
    if post is None or told is None or told.day is None or post.first is None:
        return post or told
    return replace(post, first=told.day, last=told.day) if abs((told.day - post.first).days) == 1 else post


def _posted(setting: Setting, posts: Sequence[Post], number: int) -> Window | None:
    """The moment of a post that is linked from the cue, the source, the content or else their sentence."""
    if not posts:
        return None
    one = setting.attributions[number]
    sentence = setting.scene.sentence_at(setting.start(number))
    for spans in (one.cue, one.source, one.content, (sentence.span,) if sentence else ()):
        for link, moment in posts:
            if any(span.overlaps(link.span) for span in spans):
                return Window(moment.day, moment.day, WindowHow.POST, link.url, link.span, moment)
    return None


def _tied(setting: Setting, number: int) -> Window | None:
    """What the time expressions of the cue's sentence tell of it."""
    one = setting.attributions[number]
    sentence = setting.scene.sentence_at(one.cue[0].start) if one.cue else None
    if sentence is None:
        return None
    cue = sentence.places(one.cue[0])
    if not cue:
        return None
    candidates = [dated for dated in setting.dated_within(sentence.read) if setting.is_possible(dated)]
    if not candidates:
        return None
    near = setting.near(setting.scene.number_at(one.cue[0].start), number)
    parts = mark_parts(sentence, number, setting.attributions, near)
    ties: list[tuple[Tie, Dated]] = []
    for dated in candidates:
        tie = find_tie(sentence.words, parts, cue, sentence.places(dated.timex.span), bare=not one.content)
        is_wide = (dated.last - dated.first).days >= WIDE and dated.timex.span.start > one.cue[0].end
        if tie is not None and not (is_wide and tie.distance > WIDE_REACH):
            ties.append((tie, dated))
    if ties:
        tie, dated = min(ties, key=lambda t: (t[0].bearing is not Bearing.ON, t[0].distance))
        how = WindowHow.VENUE if tie.is_venue else WindowHow.CLAUSE if tie.is_close else WindowHow.SENTENCE
        return setting.window(dated, tie.bearing, how)
    first = sentence.words[cue.start].low
    if first.endswith("ing") and first in verb_forms().gerund:
        return _of_main_clause(setting, sentence, cue, parts, candidates)
    return None


def _of_main_clause(
    setting: Setting, sentence: Sentence, cue: range, parts: Sequence[Part], candidates: Sequence[Dated]
) -> Window | None:
    """The day of the verb that "saying" goes with: "hit back on Sunday, saying"."""
    for dated in reversed(candidates):
        places = sentence.places(dated.timex.span)
        between = range(places.stop, cue.start)
        if places.stop > cue.start:
            continue
        if any(parts[place] in (Part.CONTENT, Part.OTHER_CONTENT, Part.OTHER_CUE) for place in (*places, *between)):
            continue
        if not any(sentence.words[place].low in ("that", "who", "which") for place in between):
            return setting.window(dated, Bearing.ON, WindowHow.SENTENCE)
    return None
