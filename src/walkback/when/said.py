"""Find when each statement of a text was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from walkback.model import Attribution, Link, Timex, Window, WindowHow
from walkback.text.span import Span
from walkback.when.discourse import carry_on
from walkback.when.document import read_document
from walkback.when.own import find_own
from walkback.when.post import post_moment
from walkback.when.scene import Scene
from walkback.when.setting import Setting, read_dated
from walkback.when.tense import is_gone_by


def find_said_at(
    text: str,
    attributions: Sequence[Attribution],
    timexes: Sequence[Timex],
    *,
    published_on: date | None,
    links: Sequence[Link] = (),
    spans: Sequence[Span] | None = None,
) -> tuple[Window | None, ...]:
    """Find between which days each of ``attributions`` was said, one entry for each, in order.

    Tried in turn: the id of a post that is linked from the cue, the source or their sentence; a time expression
    that belongs to the cue, and to no other verb or event; the date that a transcript bears, for its turns; what
    is carried on from a saying nearby, if it is by the same speaker; the day of the report. A window of the last
    two says so (`Window.is_inferred`). What is told as gone by ("had said", "said earlier") without a day is left
    open at its beginning. None where no day is known at all.

    Args:
        text: what every span is an offset into.
        attributions: what was read; a bare cue is enough.
        timexes: the time expressions of the text with their values.
        published_on: the day that relative dates count from, if it is known.
        links: the text's hyperlinks.
        spans: the paragraphs that are read, the headline first; all lines if None.
    """
    known = (read_dated(text, timex, published_on) for timex in timexes)
    dated = sorted((one for one in known if one is not None), key=lambda one: one.timex.span)
    setting = Setting(text, attributions, dated, published_on, Scene(text, spans))
    posts = [(link, moment) for link in links if (moment := post_moment(link.url)) is not None]
    document = read_document(setting)
    if document.dateline is not None:
        # It tells when the report was filed, and belongs to no verb.
        setting = replace(setting, dated=[one for one in dated if one is not document.dateline])
    own = [find_own(setting, posts, number) for number in range(len(attributions))]
    windows = carry_on(setting, document, own)
    return tuple(
        window if window is not None else _fallback(setting.scene, attribution, document.day)
        for window, attribution in zip(windows, attributions, strict=True)
    )


def _fallback(scene: Scene, attribution: Attribution, day: Window | None) -> Window | None:
    if day is not None and attribution.cue and is_gone_by(scene, attribution.cue[0]):
        return replace(day, first=None)
    return day


def said_on(window: Window | None) -> str | None:
    """The day, month or year of a window in ISO form ("2031-03-04", "2031-03", "2031").

    None where it is no whole one of these, and where nothing but the report's day is known.
    """
    if window is None or window.how is WindowHow.ARTICLE or window.first is None or window.last is None:
        return None
    first, last = window.first, window.last
    if first == last:
        return first.isoformat()
    if first.day == 1 and first.year == last.year and (last == date.max or (last + timedelta(days=1)).day == 1):
        if first.month == last.month:
            return first.isoformat()[:7]
        if (first.month, last.month) == (1, 12):
            return first.isoformat()[:4]
    return None
