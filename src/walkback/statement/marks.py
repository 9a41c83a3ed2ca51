"""Attributions as numbered marks over their text, for whoever shows them."""

from __future__ import annotations

from collections.abc import Sequence

from walkback.model import Attribution, Role
from walkback.text.segment import Mark

Label = tuple[int, Role]  # the attribution's number on the page, from 1, and the part it plays


def mark_attributions(attributions: Sequence[Attribution]) -> list[Mark[Label]]:
    """Return the spans of attributions as marks, numbered in the order of their first word.

    Content comes first, so that of two marks over the same words it is the outer one.
    """
    ordered = sorted(attributions, key=lambda a: min(s for role in Role for s in a.spans(role)))
    return [
        Mark(span, (number, role))
        for number, attribution in enumerate(ordered, 1)
        for role in (Role.CONTENT, Role.SOURCE, Role.CUE)
        for span in attribution.spans(role)
    ]
