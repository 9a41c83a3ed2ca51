"""Write a figure in the shape that figures are scored in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from walkback.figure.compare import SETTLED
from walkback.model import Figure


def as_scored(text: str, figure: Figure) -> dict[str, Any]:
    """``figure`` of ``text`` as one object: start, end, lo, hi, approx, open, unit, kind, what and dir.

    ``what`` lists the words counted; fields that are not known are left out, but for the ends of the interval.
    """
    shape: dict[str, Any] = {
        "start": figure.span.start,
        "end": figure.span.end,
        "lo": figure.low,
        "hi": figure.high,
        "approx": figure.approx,
        "open": figure.is_open,
        "kind": figure.kind.value,
    }
    if figure.unit is not None:
        shape["unit"] = "people" if figure.unit == "person" else figure.unit
    if figure.counts is not None:
        shape["what"] = [figure.counts.of(text)]
    if figure.change is not None:
        shape["dir"] = figure.change.value
    return shape


def list_figures(text: str, figures: Sequence[Figure]) -> list[dict[str, Any]]:
    """The figures of a text, each once, in the shape of `as_scored` with what else is known.

    Besides: ``text``, its words; ``scope``; ``event``, the words for what happened; ``by``, the number of the
    attribution that gives it, or None. A report says again and again how many were killed: the same number of killed,
    injured, missing, rescued, detained or displaced is one figure, and its further places, with their givers, stand in
    ``again``. Other figures are listed wherever they stand.
    """
    listed: list[dict[str, Any]] = []
    known: dict[tuple[object, ...], dict[str, Any]] = {}
    for figure in figures:
        place = {"start": figure.span.start, "end": figure.span.end, "by": figure.by}
        key = (figure.kind, figure.low, figure.high)
        if figure.kind in SETTLED and key in known:
            known[key]["again"].append(place)
            continue
        shape = as_scored(text, figure)
        shape |= {
            "text": figure.span.of(text),
            "scope": figure.scope.value,
            "event": figure.event.of(text) if figure.event else None,
            "by": figure.by,
            "again": [],
        }
        known[key] = shape
        listed.append(shape)
    return listed
