"""The JSON form of every noun: what `--json`, exports and the web show."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from walkback.model import Capture, Version
from walkback.moment import Moment
from walkback.text.span import Span


def as_record(value: object) -> dict[str, Any]:
    """Return a noun of `walkback.model` as a dict that `json.dumps` takes.

    Keys are the names of the fields, in their order; captures and versions have their ``id`` first.
    Spans are ``[start, end]`` in code points, moments and days ISO 8601 text, what is not known is None.

    Raises:
        TypeError: ``value`` is no noun.
    """
    if isinstance(value, type) or not is_dataclass(value) or isinstance(value, Moment):
        raise TypeError(f"expected a value of walkback.model, got {type(value).__name__}")
    record: dict[str, Any] = {"id": value.id} if isinstance(value, Capture | Version) else {}
    for field in fields(value):
        record[field.name] = _plain(getattr(value, field.name))
    return record


def _plain(value: object) -> Any:  # noqa: ANN401 - JSON
    match value:
        case None | bool() | int() | float():
            return value
        case Enum():
            return value.value
        case str():
            return value
        case Span():
            return [value.start, value.end]
        case Moment():
            return value.text
        case date():
            return value.isoformat()
        case tuple() | list():
            return [_plain(item) for item in value]
    return as_record(value)
