"""What every benchmark gives back: words for a person, named figures for a machine."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of one command.

    ``figures`` is flat: one number for each name, None where there was nothing to measure. Shares,
    precision, recall and F1 are in percent, times in seconds, memory in MiB. ``notes`` are lines of the text that
    a person should see even where only the figures are asked for.
    """

    text: str
    figures: Mapping[str, float | None]
    failed: bool = False
    notes: tuple[str, ...] = ()


def percent(share: float | None) -> float | None:
    """A share of one as percent with two decimals; None stays None."""
    return None if share is None else round(100 * share, 2)


def peak_memory_mb() -> float | None:
    """The most memory that this process has held, in MiB; None where the system does not tell."""
    try:
        import resource
    except ImportError:  # Windows
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (2**20 if sys.platform == "darwin" else 2**10), 1)
