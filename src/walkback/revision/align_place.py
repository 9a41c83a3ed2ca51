"""What tells besides its words that two sentences are one: rivals, place, and the links around."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from walkback.revision.align_likeness import Traits

Pair = tuple[int, int]


class Place(NamedTuple):
    """How a pair stands to the links found so far, as far as these are others; each 0 to 1."""

    apart: float  # distance between the places, each as a share of its text
    off: float  # sentences from where the links around it have it, at most eight
    before: float  # the sentences before both are linked, or both are the first
    after: float
    between: float  # both of these
    old_before_far: float  # the sentence before is linked with another that is far away
    old_after_far: float
    new_before_far: float
    new_after_far: float
    level_before: float  # as many free sentences on both sides back to a common link
    level_after: float
    framed: float  # the nearest links on either side belong together
    level: float  # all of these


class Neighbourhood:
    """The links found so far, ready to be asked for the place of a pair."""

    def __init__(self, links: Mapping[int, int], size_old: int, size_new: int) -> None:
        self._new_of = dict(links)
        self._old_of = {j: i for i, j in links.items()}
        self._size_old = size_old
        self._size_new = size_new
        self._back_old, self._on_old = _nearest(links.keys(), size_old)
        self._back_new, self._on_new = _nearest(links.values(), size_new)

    def place_of(self, pair: Pair) -> Place:
        """The place of a pair; its own link, if it has one, is left out."""
        i, j = pair
        low, high = self._back_old[i], self._on_old[i]
        low_new = self._new_of.get(low, -1)
        high_new = self._new_of.get(high, self._size_new)
        expected = low_new + (i - low) * (high_new - low_new) / (high - low)
        before, old_before_far, new_before_far = self._beside(i - 1, j - 1)
        after, old_after_far, new_after_far = self._beside(i + 1, j + 1)
        shut_before = self._belong(low, self._back_new[j])
        shut_after = self._belong(high, self._on_new[j])
        level_before = shut_before and i - low == j - self._back_new[j]
        level_after = shut_after and high - i == self._on_new[j] - j
        return Place(
            abs(i / max(self._size_old, 1) - j / max(self._size_new, 1)),
            min(abs(expected - j), 8) / 8,
            float(before),
            float(after),
            float(before and after),
            float(old_before_far),
            float(old_after_far),
            float(new_before_far),
            float(new_after_far),
            float(level_before),
            float(level_after),
            float(shut_before and shut_after),
            float(level_before and level_after),
        )

    def _beside(self, i: int, j: int) -> tuple[bool, bool, bool]:
        if not 0 <= i < self._size_old:
            return not 0 <= j < self._size_new, False, abs(self._old_of.get(j, i) - i) > _FAR
        linked = self._new_of.get(i)
        return (
            linked == j,
            linked is not None and abs(linked - j) > _FAR,
            abs(self._old_of.get(j, i) - i) > _FAR,
        )

    def _belong(self, i: int, j: int) -> bool:
        if 0 <= i < self._size_old:
            return self._new_of[i] == j
        return not 0 <= j < self._size_new


_FAR = 2  # sentences


def _nearest(linked: Iterable[int], size: int) -> tuple[list[int], list[int]]:
    """The nearest linked place before each place, -1 if none, and behind it, ``size`` if none."""
    places = set(linked)
    back, on = [-1] * size, [size] * size
    for at in range(1, size):
        back[at] = at - 1 if at - 1 in places else back[at - 1]
    for at in range(size - 2, -1, -1):
        on[at] = at + 1 if at + 1 in places else on[at + 1]
    return back, on


class Rivals(NamedTuple):
    """How far a pair is before the most alike other candidate of each of its sentences; -0.3 to 0.3."""

    old: float
    new: float
    least: float
    background: float  # how alike the second best candidates of all sentences are; one value for all pairs


def find_rivals(traits: Mapping[Pair, Traits]) -> dict[Pair, Rivals]:
    """Compare each pair with the others of its sentences."""
    alike = {pair: 0.4 * t.jaccard + 0.3 * t.letters + 0.3 * t.order for pair, t in traits.items()}
    best_old: dict[int, tuple[float, float]] = {}
    best_new: dict[int, tuple[float, float]] = {}
    for (i, j), value in alike.items():
        best_old[i] = _two_best(best_old.get(i), value)
        best_new[j] = _two_best(best_new.get(j), value)
    seconds = [second for best in (best_old, best_new) for _, second in best.values()]
    background = sum(seconds) / max(len(seconds), 1)
    found = {}
    for (i, j), value in alike.items():
        old = value - _rival(best_old[i], value)
        new = value - _rival(best_new[j], value)
        found[i, j] = Rivals(
            max(-_WIDE, min(_WIDE, old)), max(-_WIDE, min(_WIDE, new)), max(-_WIDE, min(_WIDE, old, new)), background
        )
    return found


_WIDE = 0.3


def _two_best(best: tuple[float, float] | None, value: float) -> tuple[float, float]:
    if best is None:
        return value, 0.0
    return (value, best[0]) if value > best[0] else (best[0], max(best[1], value))


def _rival(best: tuple[float, float], value: float) -> float:
    return best[1] if value >= best[0] else best[0]
