"""How small values stand in the ledger's rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from walkback.model import ArticleDay, DayHow
from walkback.moment import Moment
from walkback.text.span import Span

_HOWS = {how.value: how for how in DayHow}  # quicker than DayHow(...), which counts over a whole ledger
DAY_COLUMNS = "day_how, day_evidence, day_start, day_end"  # behind the day itself


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


def pairs_of(text: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs that a JSON column holds."""
    return tuple((name, value) for name, value in json.loads(text))


def pairs_text(pairs: Sequence[tuple[str, str]]) -> str:
    """Return the JSON column for ``pairs``."""
    return json.dumps(pairs, ensure_ascii=False)


def id_list(ids: Iterable[str]) -> str:
    """Return ids as the one parameter of ``IN (SELECT value FROM json_each(?))``."""
    return json.dumps(list(ids))
