"""At which level two sides are one."""

from __future__ import annotations

from walkback.model import Side


def shared_level(a: Side, b: Side) -> str | None:
    """The narrowest level that both share: two ministries share their government; None if they share nothing."""
    wider = frozenset(b.levels)
    return next((level for level in a.levels if level in wider), None)
