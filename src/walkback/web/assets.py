"""The style sheet and the scripts, each under a name that changes with its bytes, so that a browser may keep it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

# In the order in which one rule overrides another.
STYLES = (
    "page",
    "sides",
    "findings",
    "record",
    "tables",
    "statement",
    "report",
    "drawing",
    "revision",
    "judging",
    "add",
    "narrow_and_print",
)
# htmx.min.js is htmx 2.0.11 (Zero-Clause BSD), as its authors publish it.
SCRIPTS = ("htmx.min.js", "room.js", "drop.js")


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that pages refer to."""

    name: str
    media_type: str
    body: bytes


@cache
def style() -> Asset:
    """Return the style sheet, put together from its parts."""
    folder = files("walkback.web") / "static" / "style"
    body = b"\n".join((folder / f"{name}.css").read_bytes() for name in STYLES)
    return Asset(_named("style", "css", body), "text/css", body)


@cache
def scripts() -> tuple[Asset, ...]:
    """Return the scripts in the order in which they are loaded; no page needs one to be read."""
    found = []
    for file in SCRIPTS:
        body = (files("walkback.web") / "static" / file).read_bytes()
        found.append(Asset(_named(file.split(".")[0], "js", body), "text/javascript", body))
    return tuple(found)


def _named(stem: str, ending: str, body: bytes) -> str:
    return f"{stem}.{sha256(body).hexdigest()[:12]}.{ending}"
