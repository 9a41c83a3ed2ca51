"""``walkback figures``: who counted how many of what, and when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from walkback.cli.ledger import ledger_option, open_ledger
from walkback.cli.moment_type import MomentType
from walkback.model import FigureKind
from walkback.moment import Moment

if TYPE_CHECKING:
    from rich.console import Console

    from walkback.figure.series import Range, Series

WIDE = 120  # columns from which the outlet has a column of its own


@click.command(short_help="List figures: who counted how many of what, and when.")
@click.option(
    "--kind",
    type=click.Choice([str(one) for one in FigureKind]),
    help="What happened to the counted, or what is measured.",
)
@click.option("--by", metavar="WORDS", help="Given by: words of the source, of a name or an office; or a speaker's id.")
@click.option("--side", metavar="WORDS", help='Given by this side: words of any level of it, "Estonia".')
@click.option(
    "--since", type=MomentType(), metavar="DATE", help="In reports of this day or later: 2031-03-04, 2031-03, 2031."
)
@click.option("--until", type=MomentType(), metavar="DATE", help="In reports of this day or earlier.")
@click.option("--search", metavar="WORDS", help="Words of the figure, of what it counts or of what happened.")
@click.option("--outlet", metavar="NAME", help="Reported by this outlet.")
@click.option("--report", metavar="REPORT", help="In one report: its id, the start of its id, or its address.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list, with every place in every version.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV, one figure a line.")
@ledger_option
@click.pass_context
def figures(
    ctx: click.Context,
    kind: str | None,
    by: str | None,
    side: str | None,
    since: Moment | None,
    until: Moment | None,
    search: str | None,
    outlet: str | None,
    report: str | None,
    as_json: bool,
    as_csv: bool,
) -> None:
    """List figures, those for one quantity beneath one another.

    First comes the range that each side gives, then each figure by the day on which
    it was given, with its words. "16 .." is open above ("at least 16"), ".. 20"
    below. Figures that nobody is said to have given are the reporter's own.

    \b
    Examples:
      walkback figures --kind killed
      walkback figures --side Estonia --search cigarettes
      walkback figures --report https://news.example/ferry --csv
    """
    from walkback.cli.output import write_csv, write_json
    from walkback.cli.terminal import stdout_console
    from walkback.figure.series import find_series
    from walkback.record import as_record
    from walkback.shown.figure_table import HEADER, row_of
    from walkback.shown.words import counted

    if as_json and as_csv:
        raise click.UsageError("--json and --csv cannot be had together", ctx)
    with open_ledger(ctx) as ledger:
        found = ledger.figures(
            kind=kind,
            by=by,
            side=side,
            since=since.text if since else None,
            until=until.text if until else None,
            search=search,
            outlet=outlet,
            report=report,
        )
    if as_json:
        write_json([as_record(figure) for figure in found])
    elif as_csv:
        write_csv(HEADER, map(row_of, found))
    elif found:
        series = find_series(found)
        print_series(stdout_console(), series)
        click.echo(f"{counted(len(found), 'figure')} for {counted(len(series), 'quantity', 'quantities')}")
    else:
        click.echo("no figure matches")


def print_series(console: Console, found: Sequence[Series]) -> None:
    """Print each series: what is counted, the range that each side gives, and the figures in order."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from walkback.figure.series import REPORTER, given_on
    from walkback.shown.days import window_text
    from walkback.shown.figure_table import quantity_words
    from walkback.shown.words import short
    from walkback.text.visible import visible

    wide = console.width >= WIDE
    for series in found:
        console.print(Text(visible(quantity_words(series)), style="bold"))
        for side, given in series.by_side:
            console.print(Text(f"  {visible(side) if side != REPORTER else 'the reports themselves'}: {_span(given)}"))
        table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, show_edge=False, show_header=False)
        table.add_column(min_width=11, max_width=24, overflow="fold")
        table.add_column(ratio=3, overflow="fold")
        table.add_column(ratio=3, overflow="fold")
        if wide:
            table.add_column(ratio=2, overflow="fold")
        table.add_column(no_wrap=True)
        for figure in series.figures:
            day = window_text(figure.said_at) if figure.said_at else str(given_on(figure) or "no date")
            words = Text(visible(figure.exact), style="bold")
            rest = [visible(part) for part in (figure.counts, figure.event) if part and part not in figure.exact]
            if rest:
                words.append(f" {' · '.join(rest)}", style="not bold dim")
            by = Text(visible(figure.speaker.name) if figure.speaker else "")
            if figure.speaker and figure.speaker.side and figure.speaker.side.name != figure.speaker.name:
                by.append(f", for {visible(figure.speaker.side.name)}", style="dim")
            outlet = visible(figure.outlet or "")
            if not wide and outlet:
                by.append(f" ({outlet})", style="dim")
            table.add_row(day, words, by, *([outlet] if wide else []), Text(short(figure.id), style="dim"))
        console.print(table)
        console.print()


def _span(given: Range) -> str:
    from walkback.shown.positions import number_words

    low, high = number_words(given.least), number_words(given.greatest)
    text = low if low == high else f"{low} to {high}"
    if given.high is None:
        text += " .."
    if given.low is None:
        text = ".. " + text
    return text if given.figures == 1 else f"{text} ({given.figures} times)"
