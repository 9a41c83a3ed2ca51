"""Who works with the ledger."""

from __future__ import annotations

import getpass


def user_name() -> str:
    """Return the name of the user of this computer, who decides unless somebody else is named."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # nobody is known under this process's number
        return "unknown"
