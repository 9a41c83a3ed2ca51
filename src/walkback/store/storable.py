"""Make text fit for a database: no half of a surrogate pair."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from walkback.moment import Moment

_SURROGATE = re.compile("[\ud800-\udfff]")
T = TypeVar("T")


def storable(value: T) -> T:
    """Return ``value`` with a replacement character for each lone surrogate in its text, at any depth.

    Such a half character cannot be written as UTF-8. It comes from file names and JSON that are broken;
    the bytes are kept as they are. Offsets stay the same, ids follow the text.
    """
    return _fit(value)  # type: ignore[no-any-return]


def _fit(value: Any) -> Any:  # noqa: ANN401
    fit = value
    if isinstance(value, str):
        if not value.isascii() and _SURROGATE.search(value):
            fit = _SURROGATE.sub("\ufffd", value)
    elif type(value) is tuple:
        items = tuple(_fit(item) for item in value)
        if any(new is not old for new, old in zip(items, value, strict=True)):
            fit = items
    elif is_dataclass(value) and not isinstance(value, type | Moment):
        changed = {
            field.name: new for field in fields(value) if (new := _fit(old := getattr(value, field.name))) is not old
        }
        if changed:
            fit = replace(value, **changed)
    return fit
