"""Positions on a question as a reader sees them, and as ranges that can be drawn."""

from __future__ import annotations

import re

Ends = tuple[float | None, float | None]  # None: open
_NUMBER = r"\d+(?:\.\d+)?(?:e[+-]?\d+)?"
_RANGE = re.compile(rf"(?P<low>{_NUMBER})?(?:(?P<to>\.\.)(?P<high>{_NUMBER})?|(?P<open>\+))?")


def range_of(position: str) -> Ends | None:
    """Return the ends of a figure's position: "16", "16+" (at least), "..20" (up to), "16..20"; None of a yes or no."""
    found = _RANGE.fullmatch(position)
    if found is None or not position:
        return None
    low, high = (float(end) if end else None for end in (found["low"], found["high"]))
    if found["to"] or found["open"]:
        return low, high
    return low, low


def number_words(value: float) -> str:
    """Return a number with its thousands set off: "11,200,000", "0.8"."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def range_words(low: float | None, high: float | None) -> str:
    """Return a range in words: "16", "16 or more", "up to 20", "16 to 20"."""
    if low is None:
        return "any number" if high is None else f"up to {number_words(high)}"
    if high is None:
        return f"{number_words(low)} or more"
    return number_words(low) if low == high else f"{number_words(low)} to {number_words(high)}"


def position_words(position: str) -> str:
    """Return a position as it is read: "yes", "16 or more", "up to 20"."""
    ends = range_of(position)
    return position if ends is None else range_words(*ends)
