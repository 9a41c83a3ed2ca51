"""Tell how much of the counted a figure stands for: the whole, a part, an addition, a total."""

from __future__ import annotations

import re

from walkback.model import FigureScope
from walkback.statement.lexicon import words

_REACH = 60  # code points before a figure in which the words for its scope begin
_PART_BEFORE = re.compile(
    r"\b(?:including|among\s+(?:them|whom)|of\s+(?:them|whom)|counting)\s*"
    r"(?:(?:at\s+least|about|some|more\s+than|up\s+to)\s+)?$",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(
    r"\s+of\s+(?:them|whom|those|the\s+(?:dead|victims|injured|wounded|survivors))\b", re.IGNORECASE
)
_TOTAL_BEFORE = re.compile(
    r"\b(?:(?:a\s+)?total\s+of|(?:in\s+all|in\s+total|altogether),?|total(?:l?ing|led|s)?|combined|"
    r"(?:bring(?:s|ing)?|brought)\s[^.;]{1,40}\sto|toll\s[^.;]{0,30}\b(?:to|at|is|was|of))\s*$",
    re.IGNORECASE,
)
_TOTAL_AFTER = re.compile(r"[^.;,]{0,30}\b(?:in\s+all|in\s+total|altogether|all\s+told|overall)\b", re.IGNORECASE)
_ADDED_BEFORE = re.compile(
    r"\b(?:another|a\s+further|an\s+additional|an\s+extra|additional|further)\s+$", re.IGNORECASE
)
_ADDED = words("more others additional further extra")
_WORD = re.compile(r"[^\W_]+")


def judge_scope(text: str, start: int, span: tuple[int, int], counted: str, end: int) -> FigureScope:
    """The scope of the figure at ``span`` in the sentence ``text[start:end]``; ``counted`` names what it counts."""
    first, last = span
    before = text[max(start, first - _REACH) : first]
    if _TOTAL_BEFORE.search(before):
        return FigureScope.TOTAL
    if is_part(text, start, first) or _PART_AFTER.match(text, last, end):
        return FigureScope.PART
    following = _WORD.search(text, last, min(end, last + 14))
    named = {w.lower() for w in _WORD.findall(counted)}
    if _ADDED_BEFORE.search(before) or named & _ADDED or (following and following.group().lower() in _ADDED):
        return FigureScope.ADDED
    return FigureScope.TOTAL if _TOTAL_AFTER.match(text, last, end) else FigureScope.WHOLE


def is_part(text: str, start: int, first: int) -> bool:
    """Whether words before the figure at ``first`` make it a part of another: "including three children"."""
    return _PART_BEFORE.search(text, max(start, first - _REACH), first) is not None
