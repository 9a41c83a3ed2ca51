"""A state, a region with a government of its own, or a body that no one state owns."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EntityKind(StrEnum):
    """What has a voice in the world."""

    COUNTRY = "country"
    REGION = "region"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Entity:
    """A country, region or body; its code makes two the same.

    ``code`` is ISO 3166's for a country ("FI"), the country's with a part of its own for a region ("CA-BC"), and
    a short name for a body ("EU"). ``within`` is the code of a region's country. ``adjective`` is the word for what
    belongs to it ("Finnish"), empty where there is none; ``article`` tells whether the name takes "the".
    """

    code: str
    name: str
    kind: EntityKind
    adjective: str = ""
    article: bool = False
    within: str | None = None

    @property
    def government(self) -> str:
        """The one name for its government in a record: "Government of the Netherlands"; a body's own name."""
        if self.kind is EntityKind.BODY:
            return self.name
        return f"Government of {'the ' if self.article else ''}{self.name}"

    @property
    def opposition(self) -> str:
        """The one name for its opposition: "Finnish opposition"."""
        return f"{self.adjective} opposition" if self.adjective else f"opposition of {self.name}"
