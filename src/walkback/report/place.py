"""How paths and addresses are shown, told apart and stored."""

from __future__ import annotations

import os
import re
from pathlib import Path

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
_CREDENTIALS = re.compile(r"^([a-z][a-z0-9+.-]*://)[^/?#]*@", re.IGNORECASE)
FETCHED_SCHEMES = frozenset({"http", "https"})


def scheme_of(location: str) -> str | None:
    """Return the scheme of an address in small letters, or None for anything else, such as a path."""
    match = _SCHEME.match(location)
    return match[1].lower() if match else None


def without_credentials(url: str) -> str:
    """Return ``url`` without the user name and password that may stand in it; they are never stored or shown."""
    return _CREDENTIALS.sub(r"\1", url)


def shown(path: str | Path) -> str:
    """Return ``path`` as text that can be printed and stored; bytes of its name that are no UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


def location_of(path: str | Path) -> str:
    """Return ``path`` as a location; a file that is named "-" is kept apart from standard input."""
    return f".{os.sep}-" if str(path) == "-" else str(path)
