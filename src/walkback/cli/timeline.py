"""``walkback timeline``: statements in the order in which they were made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from walkback.cli.ledger import ledger_option, open_ledger
from walkback.cli.moment_type import MomentType
from walkback.moment import Moment

if TYPE_CHECKING:
    from rich.console import Console

    from walkback.model import Statement

WIDE = 120  # columns from which side and outlet have columns of their own


@click.command(short_help="List statements in the order in which they were made.")
@click.option("--by", metavar="WORDS", help="Said by: words of the source, of a name or an office; or a speaker's id.")
@click.option("--side", metavar="WORDS", help='Said for this side: words of any level of it, "Estonia".')
@click.option("--since", type=MomentType(), metavar="DATE", help="Made on this day or later, as far as can be told.")
@click.option("--until", type=MomentType(), metavar="DATE", help="Made on this day or earlier.")
@click.option("--about", type=MomentType(), metavar="DATE", help="About this day, month or year, as the words tell.")
@click.option("--search", metavar="WORDS", help="Words in the source, the reporting word or the content.")
@click.option("--outlet", metavar="NAME", help="Reported by this outlet.")
@click.option("--report", metavar="REPORT", help="In one report: its id, the start of its id, or its address.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="The first N only.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list, with every place in every version.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV, one statement a line.")
@ledger_option
@click.pass_context
def timeline(
    ctx: click.Context,
    by: str | None,
    side: str | None,
    since: Moment | None,
    until: Moment | None,
    about: Moment | None,
    search: str | None,
    outlet: str | None,
    report: str | None,
    limit: int | None,
    as_json: bool,
    as_csv: bool,
) -> None:
    """List statements in the order in which they were made, with what tells the day.

    The day is that of the saying, not of the report: "on Monday" in a report of
    Wednesday. The words that tell it stand beneath it. Where no word tells, it is
    inferred from what was said before or from the report's own day, and marked
    with "~"; a window that is open at one end has "..".

    \b
    Examples:
      walkback timeline --search notif*
      walkback timeline --side Estonia --since 2031-03-01
      walkback timeline --by Suomela --json
    """
    from walkback.cli.output import write_csv, write_json
    from walkback.cli.terminal import stdout_console
    from walkback.record import as_record
    from walkback.shown.timeline_table import HEADER, row_of
    from walkback.shown.words import counted

    if as_json and as_csv:
        raise click.UsageError("--json and --csv cannot be had together", ctx)
    with open_ledger(ctx) as ledger:
        found = ledger.timeline(
            by=by,
            side=side,
            since=since.text if since else None,
            until=until.text if until else None,
            about=about.text if about else None,
            search=search,
            outlet=outlet,
            report=report,
            limit=limit,
        )
    if as_json:
        write_json([as_record(statement) for statement in found])
    elif as_csv:
        write_csv(HEADER, map(row_of, found))
    elif found:
        print_timeline(stdout_console(), found)
        inferred = sum(s.said_at is not None and s.said_at.is_inferred for s in found)
        click.echo(f"\n{counted(len(found), 'statement')}, the day of {inferred:,} of them inferred")
    else:
        click.echo("no statement matches")


def print_timeline(console: Console, found: Sequence[Statement]) -> None:
    """Print statements by the days on which they were made; the table folds to the width of the console."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from walkback.cli.statements import source_text
    from walkback.shown.days import window_text
    from walkback.shown.words import short
    from walkback.text.visible import visible

    wide = console.width >= WIDE
    table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, show_edge=False, leading=0 if wide else 1)
    table.add_column("said", max_width=18, min_width=11, overflow="fold")
    table.add_column("who said what", ratio=1, overflow="fold")
    if wide:
        table.add_column("side", max_width=28, overflow="fold")
        table.add_column("about", max_width=24, overflow="fold")
    table.add_column("outlet, id", max_width=16, overflow="fold")
    for statement in found:
        said = Text(window_text(statement.said_at))
        if statement.said_at is not None and statement.said_at.evidence and not statement.said_at.is_inferred:
            said.append(f"\n{visible(statement.said_at.evidence)}", style="dim")
        who = source_text(statement)
        cue = Text(visible(statement.cue), style="italic")
        what = Text("\n").join(
            [Text(" · ", style="dim").join(filter(None, [who, cue])), Text(visible(statement.content))]
        )
        where = Text(visible(statement.outlet or ""))
        where.append(("\n" if where else "") + short(statement.id), style="dim")
        speaker = statement.speaker
        side = Text(visible(speaker.side.name) if speaker and speaker.side else "")
        cells = [side, Text(window_text(statement.about))] if wide else []
        table.add_row(said, what, *cells, where)
    console.print(table)
