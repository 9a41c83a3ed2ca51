"""Sides told apart by colour and shape: the same side has the same mark all over a page."""

from __future__ import annotations

from dataclasses import dataclass

COLOURS = 6
SHAPES = "●■▲◆★✚"
NO_SIDE = "○"


@dataclass(frozen=True, slots=True)
class SideMark:
    """The mark of a side: the number of its colour, from 1, 0 for none, and a character that is its shape."""

    colour: int
    shape: str


class SideMarks:
    """Gives out marks in the order in which a page names its sides; 36 sides have marks of their own."""

    def __init__(self) -> None:
        self._known: dict[str, SideMark] = {}

    def of(self, party: str | None) -> SideMark:
        """Return the mark of a side; of None that of nobody's."""
        if party is None:
            return SideMark(0, NO_SIDE)
        if party not in self._known:
            number = len(self._known)
            # Six at a time differ in both; the next six have other pairs of the two.
            self._known[party] = SideMark((number + number // COLOURS) % COLOURS + 1, SHAPES[number % len(SHAPES)])
        return self._known[party]
