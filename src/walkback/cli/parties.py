"""``walkback parties``: the sides that a user knows better."""

from __future__ import annotations

from pathlib import Path

import click

from walkback.cli.ledger import ledger_option, open_ledger


@click.command(short_help="Use your own table of parties for telling sides.")
@click.argument("file", metavar="[FILE]", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--none", "use_none", is_flag=True, help="Use none any more.")
@ledger_option
@click.pass_context
def parties(ctx: click.Context, file: Path | None, use_none: bool) -> None:
    """Tell a ledger who speaks for whom, where it cannot know; without FILE, show what it was told.

    FILE is TOML, as docs/sides.md describes it. It is kept in the ledger, goes before
    what Walkback knows of the world, and all sides are worked out anew.

    \b
    Examples:
      walkback parties parties.toml
      walkback parties
      walkback parties --none
    """
    from walkback.shown.words import counted

    if file is not None and use_none:
        raise click.UsageError("FILE and --none cannot be had together", ctx)
    with open_ledger(ctx) as ledger:
        if file is None and not use_none:
            click.echo(ledger.parties().rstrip() or "no parties of your own")
            return
        used = ledger.use_parties(file)
    click.echo(f"{counted(len(used.all), 'party', 'parties')} in use" if file else "no parties of your own any more")
