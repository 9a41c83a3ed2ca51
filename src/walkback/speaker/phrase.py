"""The phrases that may name a speaker: names, descriptions and pronouns, with what their words tell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """By what kind of words somebody is meant."""

    NAME = "name"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"


class Kind(StrEnum):
    """What is meant, as far as the words tell."""

    PERSON = "person"
    BODY = "body"
    GROUP = "group"
    DOCUMENT = "document"
    EITHER = "either"  # a person or a body: "the owner", a name of one word


class Determiner(StrEnum):
    """How a description begins."""

    DEFINITE = "definite"
    INDEFINITE = "indefinite"
    POSSESSIVE = "possessive"  # "his", "the club's"
    NONE = "none"


class Role(StrEnum):
    """The place in its clause, as far as the words around tell."""

    SUBJECT = "subject"
    OBJECT = "object"
    OBLIQUE = "oblique"  # after a preposition
    POSSESSOR = "possessor"
    OTHER = "other"


@dataclass(slots=True)
class Phrase:
    """A stretch ``[first, last)`` of a passage's words that may name a speaker.

    ``name`` is the words of the name alone in small letters, at ``[name_first, name_last)``. ``head`` is the noun
    of a description in small letters and in the singular, or the pronoun; ``content`` the other words that tell
    something. ``office`` and ``complement`` are stretches of words: the office that stands with a name, and the "of
    ..." of a description. ``female`` is how likely a woman is meant, 0 to 1.
    """

    first: int
    last: int
    form: Form
    kind: Kind
    name: tuple[str, ...] = ()
    name_first: int = 0
    name_last: int = 0
    head: str = ""
    content: frozenset[str] = frozenset()
    determiner: Determiner = Determiner.NONE
    plural: bool = False
    female: float = 0.5
    honorific: str | None = None
    office: tuple[int, int] | None = None
    complement: tuple[int, int] | None = None
    possessor: tuple[int, int] | None = None
    role: Role = Role.OTHER

    @property
    def key(self) -> tuple[int, int]:
        """What tells it from the other phrases of its text."""
        return self.first, self.last
