"""What is to be added, before it is read."""

from __future__ import annotations

from dataclasses import dataclass

from walkback.errors import InputError
from walkback.moment import Moment


@dataclass(frozen=True, slots=True)
class Given:
    """What whoever adds a capture says about it; None where they say nothing."""

    url: str | None = None
    outlet: str | None = None
    captured_at: Moment | None = None
    published_at: Moment | None = None


NOTHING = Given()


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to be added, not read yet.

    ``where`` is what a person is shown: a path, an address, "-", or "captures.jsonl:3 (reports/01.txt)".
    ``location`` is what is opened: a path, an http or https address, or "-" for standard input.
    """

    where: str
    location: str
    given: Given = NOTHING


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input that can be told to be bad before it is read."""

    where: str
    error: InputError


def filled(given: Given, rest: Given) -> Given:
    """Return ``given`` with its gaps filled from ``rest``; the address is never taken over."""
    return Given(
        url=given.url,
        outlet=given.outlet or rest.outlet,
        captured_at=given.captured_at or rest.captured_at,
        published_at=given.published_at or rest.published_at,
    )
