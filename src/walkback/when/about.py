"""Find which days the content of each statement is about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from walkback.model import Attribution, Timex, Window, WindowHow
from walkback.text.span import Span
from walkback.when.phrase import Bearing, bears_on_event, opens_aside
from walkback.when.scene import Scene
from walkback.when.setting import Dated, Setting, read_dated

MOST = 12  # expressions of one content that are looked at, the first ones
FRAME = 600  # code points before an attribution in which its sentence may set a bound


class _Found(NamedTuple):
    """An expression of the content, and what it says of what the content tells."""

    bearing: Bearing
    dated: Dated
    is_aside: bool  # in a clause inside the content's own: "the letter that came on Friday"


def find_about(
    text: str,
    attributions: Sequence[Attribution],
    timexes: Sequence[Timex],
    *,
    published_on: date | None,
) -> tuple[Window | None, ...]:
    """Find between which days lies what each of ``attributions`` is about, one entry for each, in order.

    A day of the content's own clause is preferred to one of a clause inside it ("the letter that came on Friday").
    "Since 7 October" and "after the strikes on Friday" leave the window open at its end, "before" and "by Friday" at
    its beginning; "from Monday to Thursday" closes both. Words before the content that are no part of it count where
    they set a bound ("Following the strikes on Friday, he said that nobody was hurt"). None where nothing tells.

    Args:
        text: what every span is an offset into.
        attributions: what was read.
        timexes: the time expressions of the text with their values.
        published_on: the day that relative dates count from.
    """
    known = (read_dated(text, timex, published_on) for timex in timexes)
    dated = sorted((one for one in known if one is not None), key=lambda one: one.timex.span)
    setting = Setting(text, attributions, dated, published_on, Scene(text, None))
    return tuple(_about(setting, one) for one in attributions)


def _about(setting: Setting, one: Attribution) -> Window | None:
    found = _in_content(setting, one) or _in_frame(setting, one)
    points = [f for f in found if f.bearing is Bearing.ON]
    bounds = [f for f in found if f.bearing is not Bearing.ON]
    own = next((f for f in points if not f.is_aside), None)
    if own is None and points and not any(not f.is_aside for f in bounds):
        own = points[0]
    if own is not None:
        how = WindowHow.SENTENCE if own.is_aside else WindowHow.CLAUSE
        span = own.dated.timex.span
        return Window(own.dated.first, own.dated.last, how, span.of(setting.text), span)
    first = next((f.dated for f in bounds if f.bearing is Bearing.AFTER), None)
    last = next((f.dated for f in bounds if f.bearing is Bearing.BEFORE), None)
    if first is None and last is None:
        return None
    if first is not None and last is not None and first.first > last.last:
        last = None
    spans = [d.timex.span for d in (first, last) if d is not None]
    span = Span(min(s.start for s in spans), max(s.end for s in spans))
    return Window(
        first.first if first is not None else None,
        last.last if last is not None else None,
        WindowHow.CLAUSE,
        span.of(setting.text),
        span,
    )


def _in_content(setting: Setting, one: Attribution) -> list[_Found]:
    """The expressions of the content, in order."""
    found: list[_Found] = []
    for part in one.content:
        for dated in islice(setting.dated_within(part), MOST):
            sentence = setting.scene.sentence_at(dated.timex.span.start)
            places = sentence.places(dated.timex.span) if sentence is not None else range(0)
            if sentence is None or not places or dated.timex.span.end > part.end:
                continue
            begin = sentence.places(Span(max(part.start, sentence.span.start), dated.timex.span.end)).start
            bearing = bears_on_event(sentence.words, begin, places)
            found.append(_Found(bearing, dated, opens_aside(sentence.words, begin, places.start)))
    return found


def _in_frame(setting: Setting, one: Attribution) -> list[_Found]:
    """The bounds that its sentence sets before an attribution: "Following the strikes on Friday, he said"."""
    start = min((span.start for span in (*one.source, *one.cue, *one.content)), default=0)
    sentence = setting.scene.sentence_at(start)
    if sentence is None or start - sentence.span.start > FRAME:
        return []
    found: list[_Found] = []
    for dated in setting.dated_within(Span(sentence.span.start, start)):
        bearing = bears_on_event(sentence.words, 0, sentence.places(dated.timex.span))
        if bearing is not Bearing.ON:
            found.append(_Found(bearing, dated, False))
    return found
