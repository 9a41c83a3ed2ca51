"""JSON as every shell writes it."""

from __future__ import annotations

import json


def json_text(value: object, *, indent: int | None = None) -> str:
    """Return canonical JSON text: letters as they are, lone surrogates escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, indent=indent)
    return text
