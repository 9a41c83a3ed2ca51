"""Lists a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from walkback.web.asked import Asked

CARDS = 20  # findings and statements on a page
ROWS = 50  # of a table
DATA_ROWS = 1000  # of a page of JSON or CSV
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Paged(Generic[T]):
    """What stands on one page of a list, with the addresses of the pages beside it.

    ``first`` is the number in the whole list of the first item shown, ``total`` how many there are; None: not counted.
    """

    items: tuple[T, ...]
    first: int
    total: int | None
    before: str | None
    after: str | None

    @property
    def last(self) -> int:
        """The number of the last item shown."""
        return self.first + len(self.items) - 1


def paged(asked: Asked, found: Sequence[T], size: int, *, total: int | None = None) -> Paged[T]:
    """Return the page that was asked for.

    Args:
        asked: the address.
        found: the items of the page, and where ``total`` is not known one more, if there are more.
        size: how many items a page has.
        total: how many there are in all.
    """
    number = asked.page
    more = total > number * size if total is not None else len(found) > size
    return Paged(
        tuple(found[:size]),
        (number - 1) * size + 1,
        total,
        asked.address({"page": number - 1 if number > 2 else None}) if number > 1 else None,
        asked.address({"page": number + 1}) if more else None,
    )
