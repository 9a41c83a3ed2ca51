"""Texts with planted spans: nobody counts characters.

``plant("{content:“No,”} {source:Ms Lind} {cue:said}.")`` gives the text without the braces and its
attributions; ``{content2:...}`` belongs to a second attribution, and a role named twice has two parts.
"""

from __future__ import annotations

import re

from walkback.text.span import Span

_PLANT = re.compile(r"\{(source|cue|content)(\d*):([^{}]*)\}")
ROLES = ("source", "cue", "content")

Planted = dict[str, tuple[Span, ...]]


def plant(marked: str) -> tuple[str, list[Planted]]:
    """The text and its attributions, in the order of their numbers."""
    text = ""
    at = 0
    found: dict[str, dict[str, list[Span]]] = {}
    for match in _PLANT.finditer(marked):
        text += marked[at : match.start()]
        role, number, words = match.groups()
        parts = found.setdefault(number, {r: [] for r in ROLES})
        parts[role].append(Span(len(text), len(text) + len(words)))
        text += words
        at = match.end()
    text += marked[at:]
    return text, [{role: tuple(spans) for role, spans in found[n].items()} for n in sorted(found)]
