"""The nouns of kinship between texts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Rendition:
    """One text of a report as somebody kept it, with what is known of where it stood.

    ``key`` names it among its like and is never empty by meaning: two renditions with one key are one. ``text`` is the
    body (the headline may be its first line). ``address`` is where it was retrieved, ``day`` the day it was published
    or captured, ``outlet`` the name of who published it; each is None where nobody knows.
    """

    key: str
    text: str
    headline: str | None = None
    outlet: str | None = None
    address: str | None = None
    day: date | None = None


class KinKind(StrEnum):
    """What two renditions are to one another."""

    VERSION = "version"  # one report of one outlet, at another time or in another rendering
    COPY = "copy"  # another outlet's copy or near-copy of it
    NONE = "none"


@dataclass(frozen=True, slots=True)
class KinStep:
    """One thing that was compared: the two values as a reader would see them, and what they weigh.

    ``weight`` is above 0 for kinship, below 0 against it, 0 where it was seen and decided nothing.
    """

    name: str
    left: str
    right: str
    weight: float


@dataclass(frozen=True, slots=True)
class Kin:
    """What two renditions are to one another, and why.

    ``left`` and ``right`` are their keys, in order. ``share`` is how much of the shorter body's own words (those
    outside quotation marks) stands in the other, 0 to 1.
    """

    left: str
    right: str
    kind: KinKind
    share: float
    evidence: tuple[KinStep, ...]


@dataclass(frozen=True, slots=True)
class RenditionSet:
    """Renditions of one report, by key in order, and the kin that hold them together."""

    keys: tuple[str, ...]
    kin: tuple[Kin, ...]


@dataclass(frozen=True, slots=True)
class CopySet:
    """Reports that copy one another, each named by the first key of its `RenditionSet`, in order.

    ``origin`` is the report that the others were most likely copied from, ``agency`` the news agency that a text of
    the set credits, if one does, ``why`` what told the origin.
    """

    reports: tuple[str, ...]
    origin: str
    agency: str | None
    why: tuple[KinStep, ...]
    kin: tuple[Kin, ...]


@dataclass(frozen=True, slots=True)
class Groups:
    """All reports of some renditions, and those sets of two and more that copy one another; both in order of keys."""

    reports: tuple[RenditionSet, ...]
    lineages: tuple[CopySet, ...]
