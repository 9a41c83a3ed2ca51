"""What a view is: up to three answers to one address, from the same ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from walkback.store.ledger import Ledger
from walkback.web.asked import Asked
from walkback.web.feed import Feed
from walkback.web.form import Form


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its template, its title, and what the template is given."""

    template: str
    title: str
    context: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Data:
    """A JSON value; ``more`` tells that the list goes on on the next page."""

    value: Any
    more: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file: its header and rows; None is an empty cell."""

    header: Sequence[str]
    rows: Iterable[Sequence[Any]]
    more: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """The answers to one address: a page, and under the same address with an ending its ``.json``, ``.csv`` and
    ``.atom``.

    ``asks`` tells whether an address asks the ledger a question in one's own words. ``change`` does what a form of the
    page asks for, and returns the address to go to.
    """

    page: Callable[[Ledger, Asked], Page]
    data: Callable[[Ledger, Asked], Data] | None = None
    table: Callable[[Ledger, Asked], Table] | None = None
    asks: Callable[[Asked], bool] | None = None
    feed: Callable[[Ledger, Asked], Feed] | None = None
    change: Callable[[Ledger, Asked, Form], str] | None = None
