"""What people read: tables and text for a terminal, plain where there is none."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from walkback.shown.words import short

if TYPE_CHECKING:
    from rich.console import Console

    from walkback.model import LineageMember


def stdout_console(*, width: int | None = None) -> Console:
    """Return a console on standard output: colour only in a terminal, words never read as markup."""
    from rich.console import Console

    return Console(file=sys.stdout, width=width, markup=False, emoji=False, highlight=False)


def stderr_console() -> Console:
    """Return a console on standard error, for progress."""
    from rich.console import Console

    return Console(file=sys.stderr, markup=False, emoji=False, highlight=False)


def member_text(member: LineageMember) -> str:
    """Return the outlet of a copy and its id."""
    return f"{member.outlet} ({short(member.report)})" if member.outlet else short(member.report)
