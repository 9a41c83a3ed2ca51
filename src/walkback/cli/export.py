"""``walkback export``: a whole ledger as JSON Lines."""

from __future__ import annotations

from pathlib import Path

import click

from walkback.cli.ledger import ledger_option, open_ledger


@click.command(short_help="Write a whole ledger as JSON Lines.")
@click.option(
    "--json", "as_json", is_flag=True, default=True, help="JSON Lines; the one form there is, so it may be left out."
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    help="Where to write; standard output if not given. A name that ends in .gz is gzipped.",
)
@ledger_option
@click.pass_context
def export(ctx: click.Context, as_json: bool, output: Path | None) -> None:
    """Write everything in a ledger as JSON Lines, one record a line.

    Each line tells which "record" it is. The lines are sorted, and two ledgers with the same
    content give the same lines, whatever the order in which it was added.

    \b
    Examples:
      walkback export -o ledger.jsonl.gz
      walkback --ledger affair.db export | grep '"statement"' | wc -l
    """
    from walkback.cli.output import open_output
    from walkback.shown.json_text import json_text

    with open_ledger(ctx) as ledger, open_output(output) as out:
        for record in ledger.export():
            out.write(json_text(record).encode("utf-8") + b"\n")
