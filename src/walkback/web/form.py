"""What a form sends, checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from walkback.errors import UsageError

MOST_WORDS = 2_000  # code points of one field
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form; of names given twice the last."""

    fields: Mapping[str, str]

    def words(self, name: str) -> str:
        """Typed words, "" where nothing was typed.

        Raises:
            UsageError: they are too long.
        """
        typed = self.fields.get(name, "").strip()
        if len(typed) > MOST_WORDS:
            raise UsageError(f"{name}: {len(typed):,} characters are too many; {MOST_WORDS:,} are allowed")
        return typed

    def needed(self, name: str, what: str) -> str:
        """Typed words; ``what`` says in the error what is missing.

        Raises:
            UsageError: nothing was typed.
        """
        typed = self.words(name)
        if not typed:
            raise UsageError(f"{what} is missing; go back and fill it in")
        return typed

    def choice(self, name: str, kind: type[E]) -> E:
        """One of the values of ``kind``.

        Raises:
            UsageError: it is none of them.
        """
        typed = self.words(name)
        try:
            return kind(typed)
        except ValueError:
            raise UsageError(f'{name}: expected {", ".join(kind)}, got "{typed}"') from None

    @property
    def by(self) -> str:
        """Who decides.

        Raises:
            UsageError: nobody is named.
        """
        return self.needed("by", "the name of who decides")

    @property
    def note(self) -> str:
        """Why it was decided so."""
        return self.words("note")

    def back(self, otherwise: str) -> str:
        """The address of this server to go to afterwards; ``otherwise`` if none of its own was sent."""
        return self.own_address("back") or otherwise

    def own_address(self, name: str) -> str | None:
        """An address of this server, or None if there is none, or one of another server."""
        typed = self.fields.get(name, "")
        is_own = typed.startswith("/") and not typed.startswith(("//", "/\\")) and typed.isprintable()
        return typed if is_own else None
