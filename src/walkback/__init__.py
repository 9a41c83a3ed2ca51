"""Walkback keeps the record of who said what in the news, and shows when the story changes.

    import walkback

    reading = walkback.read("The ferry had been inspected, the minister said.")
    ledger = walkback.Ledger("affair.db")
    ledger.add("reports/")
    ledger.statements(by="minister")

Importing the package loads no model; the first `read` or `Ledger.add` does.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from walkback.pipeline import compare, read
    from walkback.store.ledger import Ledger

_HOMES = {"Ledger": "walkback.store.ledger", "compare": "walkback.pipeline", "read": "walkback.pipeline"}

__all__ = ["Ledger", "__version__", "compare", "read"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever lives under that name
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'walkback' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])
