"""Open the ledger that a command line means."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from walkback.errors import UnknownRecord

if TYPE_CHECKING:
    from walkback.store.ledger import Ledger


def ledger_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Let a command take ``--ledger`` after its name too; it goes before the one given before it."""

    def choose(ctx: click.Context, _: click.Parameter, value: Path | None) -> None:
        if value is not None:
            ctx.obj = value

    return click.option(
        "--ledger",
        metavar="PATH",
        type=click.Path(dir_okay=False, path_type=Path),
        expose_value=False,
        callback=choose,
        help="The ledger to use; may also stand before the command.",
    )(command)


def open_ledger(ctx: click.Context, *, create: bool = False) -> Ledger:
    """Open the chosen ledger, or the user's own; then its path is told on standard error.

    Args:
        create: make the ledger if there is none yet. Commands that only look must not leave an empty
            file behind where a path was mistyped.

    Raises:
        UnknownRecord: there is no such ledger, and none is to be made.
        LedgerError: it cannot be opened.
    """
    from walkback.store.ledger import Ledger
    from walkback.store.location import default_path

    path: Path | None = ctx.obj
    if path is None:
        path = default_path()
        click.echo(f"walkback: using your ledger {path}", err=True)
    if not create and not path.exists():
        raise UnknownRecord(f'{path}: no ledger there yet; "walkback add" makes one, "walkback demo" shows how')
    return Ledger(path)
