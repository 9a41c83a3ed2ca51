"""Where the ledger lies."""

from __future__ import annotations

import os
from pathlib import Path


def default_path() -> Path:
    """Return the ledger that is used where none is named: WALKBACK_LEDGER, else one in the user's own data folder."""
    named = os.environ.get("WALKBACK_LEDGER")
    if named:
        return Path(named).expanduser()
    from platformdirs import user_data_path  # not needed where a ledger is named

    return user_data_path("walkback", appauthor=False) / "ledger.db"
