"""What an address asks for: the parts that a view reads out of it, checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeVar
from urllib.parse import quote, urlencode

from walkback.errors import BadDate, UsageError
from walkback.moment import Moment

MOST_PAGES = 100_000
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Asked:
    """The path without its ending, the part that names one thing, and the query; of names given twice the last.

    ``last_visit`` is when whoever asks was here before; None if never, or where it does not matter.
    """

    path: str
    key: str
    query: Mapping[str, str]
    last_visit: datetime | None = None

    def words(self, name: str) -> str | None:
        """Typed words, or None where nothing was typed."""
        return self.query.get(name, "").strip() or None

    def day(self, name: str) -> str | None:
        """A day, month or year as ISO text, or None.

        Raises:
            UsageError: it is none.
        """
        typed = self.words(name)
        if typed is None:
            return None
        try:
            return Moment.parse(typed).text
        except BadDate as error:
            raise UsageError(f"{name}: {error.message}") from None

    def moment(self, name: str) -> datetime | None:
        """A moment with its zone, or None.

        Raises:
            UsageError: it is none.
        """
        typed = self.words(name)
        if typed is None:
            return None
        try:
            found = Moment.parse(typed)
        except BadDate as error:
            raise UsageError(f"{name}: {error.message}") from None
        try:
            return found.at.astimezone(UTC)
        except OverflowError:
            raise UsageError(f'{name}: "{typed}" is before the first year or after the last one') from None

    def choice(self, name: str, kind: type[E]) -> E | None:
        """One of the values of ``kind``, or None.

        Raises:
            UsageError: it is none of them.
        """
        typed = self.words(name)
        if typed is None:
            return None
        try:
            return kind(typed)
        except ValueError:
            raise UsageError(f'{name}: expected {", ".join(kind)}, got "{typed}"') from None

    def number(self, name: str, *, most: int = MOST_PAGES) -> int | None:
        """A number from 1, or None.

        Raises:
            UsageError: it is none.
        """
        typed = self.words(name)
        if typed is None:
            return None
        if not (typed.isascii() and typed.isdecimal() and len(typed) <= len(str(most)) and 1 <= int(typed) <= most):
            raise UsageError(f'{name}: expected a number from 1 to {most}, got "{typed}"')
        return int(typed)

    @property
    def page(self) -> int:
        """The number of the page of a list, 1 for the first."""
        return self.number("page") or 1

    def address(self, changed: Mapping[str, str | int | None] | None = None, *, ending: str = "") -> str:
        """The address of this page, or of its data, with other values in its query; None takes one out."""
        query = {**self.query, **(changed or {})}
        kept = {name: value for name, value in query.items() if value not in (None, "")}
        if self.key and self.path.endswith(self.key):
            path = quote(self.path.removesuffix(self.key)) + quote(self.key, safe="")
        else:
            path = quote(self.path)
        return path + ending + (f"?{urlencode(kept)}" if kept else "")
