"""How small values stand in the ledger's rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from walkback.model import (
    ArticleDay,
    Attribution,
    CompletedBy,
    Completion,
    CueClass,
    DayHow,
    Modality,
    Polarity,
    Window,
    WindowHow,
)
from walkback.moment import Moment
from walkback.text.span import Span

_HOWS = {how.value: how for how in DayHow}  # quicker than DayHow(...), which counts over a whole ledger
DAY_COLUMNS = "day_how, day_evidence, day_start, day_end"  # behind the day itself
# What kind of attribution, or statement, it is.
KIND_COLUMNS = "cue_class, polarity, modality, completed_by, points_start, points_end, completed"
# Of a window of days; behind "said" or "about".
WINDOW_COLUMNS = ("first", "last", "how", "evidence", "start", "end", "moment")
FACT_COLUMNS = (
    *("appearance", "speaker_how", "speaker_confidence"),
    *(f"{window}_{column}" for window in ("said", "about") for column in WINDOW_COLUMNS),
)
_CUE_CLASSES = {one.value: one for one in CueClass}
_POLARITIES = {one.value: one for one in Polarity}
_MODALITIES = {one.value: one for one in Modality}


def moment_of(text: str | None) -> Moment | None:
    """Return the moment that a column holds."""
    return Moment.parse(text) if text else None


def text_of(moment: Moment | None) -> str | None:
    """Return what a column holds for ``moment``."""
    return moment.text if moment else None


def day_of(values: Sequence[Any]) -> ArticleDay | None:
    """Return the day that five columns hold: day, how, evidence, start and end of its span."""
    day, how, evidence, start, end = values
    if day is None:
        return None
    return ArticleDay(date.fromisoformat(day), _HOWS[how], evidence, None if start is None else Span(start, end))


def day_values(day: ArticleDay | None) -> tuple[Any, ...]:
    """Return the five columns for ``day``."""
    if day is None:
        return (None, None, None, None, None)
    return (day.day.isoformat(), day.how.value, day.evidence, *(day.span or (None, None)))


def kind_values(attribution: Attribution) -> tuple[Any, ...]:
    """Return the columns `KIND_COLUMNS` for ``attribution``."""
    completion = attribution.completion
    return (
        attribution.cue_class.value, attribution.polarity.value, attribution.modality.value,
        completion.by.value if completion else None, *((completion and completion.points_to) or (None, None)),
        completion.reading if completion else None,
    )  # fmt: skip


def kind_of(values: Sequence[Any]) -> tuple[CueClass, Polarity, Modality, Completion | None]:
    """Return what the columns `KIND_COLUMNS` hold."""
    cue_class, polarity, modality, by, start, end, reading = values
    completion = None
    if by is not None:
        completion = Completion(CompletedBy(by), None if start is None else Span(start, end), reading)
    return _CUE_CLASSES[cue_class], _POLARITIES[polarity], _MODALITIES[modality], completion


def text_of_day(day: date | None) -> str | None:
    """Return what a column holds for ``day``."""
    return day.isoformat() if day else None


def optional_span(span: Span | None) -> tuple[int | None, int | None]:
    """Return the two columns for ``span``."""
    return (None, None) if span is None else (span.start, span.end)


def window_values(window: Window | None) -> tuple[Any, ...]:
    """Return the columns `WINDOW_COLUMNS` for ``window``."""
    if window is None:
        return (None,) * len(WINDOW_COLUMNS)
    return (
        text_of_day(window.first), text_of_day(window.last), window.how.value, window.evidence,
        *optional_span(window.span), text_of(window.moment),
    )  # fmt: skip


def window_of(values: Sequence[Any]) -> Window | None:
    """Return what the columns `WINDOW_COLUMNS` hold."""
    first, last, how, evidence, start, end, moment = values
    if how is None:
        return None
    return Window(
        date.fromisoformat(first) if first else None,
        date.fromisoformat(last) if last else None,
        WindowHow(how),
        evidence,
        None if start is None else Span(start, end),
        moment_of(moment),
    )


def pairs_of(text: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs that a JSON column holds."""
    return tuple((name, value) for name, value in json.loads(text))


def pairs_text(pairs: Sequence[tuple[str, str]]) -> str:
    """Return the JSON column for ``pairs``."""
    return json.dumps(pairs, ensure_ascii=False)


def id_list(ids: Iterable[str]) -> str:
    """Return ids as the one parameter of ``IN (SELECT value FROM json_each(?))``."""
    return json.dumps(list(ids))
