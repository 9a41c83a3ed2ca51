"""Tell by a given name whether it is a woman's or a man's, and whether a word is a given name at all."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

SURE = 0.97  # how often a name's listed gender is right: names differ between countries
LIKELY = 0.7  # the most that the letters of a name that is not listed tell
LONGEST_ENDING = 4  # letters
PRIOR = 4.0  # names' worth of the shorter ending in an estimate for the longer one


@cache
def _listed() -> dict[str, str]:
    text = (files("walkback.speaker") / "weights" / "given_names.txt").read_text(encoding="utf-8")
    names: dict[str, str] = {}
    kind = ""
    for line in text.splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
        else:
            names.update(dict.fromkeys(line.split(), kind))
    return names


@cache
def _endings() -> dict[str, tuple[int, int]]:
    """For each ending of a listed name how many women's and men's names have it."""
    counts: dict[str, list[int]] = {}
    for name, kind in _listed().items():
        if kind == "either":
            continue
        for length in range(LONGEST_ENDING + 1):
            if length < len(name):
                counts.setdefault(name[len(name) - length :], [0, 0])[kind == "male"] += 1
    return {ending: (women, men) for ending, (women, men) in counts.items()}


def is_given_name(low: str) -> bool:
    """Whether a word in small letters is listed as a given name."""
    return low in _listed() or ("-" in low and low.split("-")[0] in _listed())


@cache
def share_female(low: str) -> float:
    """How likely a given name, in small letters, is a woman's, 0 to 1.

    A name that is not listed is judged by its last letters, as far as listed names share them.
    """
    first = low.split("-")[0]
    kind = _listed().get(low) or _listed().get(first)
    if kind is not None:
        return {"female": SURE, "male": 1 - SURE}.get(kind, 0.5)
    share = 0.5
    for length in range(LONGEST_ENDING + 1):
        ending = first[len(first) - length :] if length else ""
        women, men = _endings().get(ending, (0, 0))
        if length and length >= len(first):
            break
        share = (women + PRIOR * share) / (women + men + PRIOR)
    return min(LIKELY, max(1 - LIKELY, share))
