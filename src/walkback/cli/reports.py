"""``walkback reports``: the reports in a ledger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from walkback.cli.ledger import ledger_option, open_ledger
from walkback.cli.moment_type import MomentType
from walkback.moment import Moment

if TYPE_CHECKING:
    from rich.console import Console

    from walkback.model import Report

SHOWN = 3  # copies that are named in the table
WIDE = 110  # columns from which outlet, headline and id have columns of their own


@click.command(short_help="List the reports in a ledger.")
@click.option("--outlet", metavar="NAME", help="Of this outlet.")
@click.option("--since", type=MomentType(), metavar="DATE", help="Of this day or later: 2031-03-04, 2031-03, 2031.")
@click.option("--until", type=MomentType(), metavar="DATE", help="Of this day or earlier.")
@click.option("--search", metavar="WORDS", help="Words in the text of any version.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list, with every version and its clocks.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV, one report a line.")
@ledger_option
@click.pass_context
def reports(
    ctx: click.Context,
    outlet: str | None,
    since: Moment | None,
    until: Moment | None,
    search: str | None,
    as_json: bool,
    as_csv: bool,
) -> None:
    """List the reports in a ledger, with their versions and clocks.

    A report is a story at one outlet, whatever its addresses. It has more than
    one version where its text was found to differ from one capture to the next,
    and "returns" where a page went back to an earlier one. Below a report stand
    the reports of other outlets that copy it, or that it copies. The number of
    statements is that of its latest version.

    \b
    Examples:
      walkback reports
      walkback reports --outlet "Example News" --since 2031-03-01
      walkback reports --search ferry --csv > ferry.csv
    """
    from walkback.cli.output import write_csv, write_json
    from walkback.cli.terminal import stdout_console
    from walkback.record import as_record
    from walkback.shown.report_table import HEADER, row_of
    from walkback.shown.words import counted

    if as_json and as_csv:
        raise click.UsageError("--json and --csv cannot be had together", ctx)
    with open_ledger(ctx) as ledger:
        found = ledger.reports(
            outlet=outlet,
            search=search,
            since=since.text if since else None,
            until=until.text if until else None,
        )
    if as_json:
        write_json([as_record(report) for report in found])
    elif as_csv:
        write_csv(HEADER, map(row_of, found))
    elif found:
        print_reports(stdout_console(), found)
        versions = sum(len(report.versions) for report in found)
        click.echo(f"\n{counted(len(found), 'report')} in {counted(versions, 'version')}")
    else:
        click.echo("no report matches")


def print_reports(console: Console, found: Sequence[Report]) -> None:
    """Print reports as a table that keeps every word; it folds to the width of the console."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from walkback.shown.days import day_text, moment_text
    from walkback.shown.report_table import captured
    from walkback.shown.words import short
    from walkback.text.visible import visible

    wide = console.width >= WIDE
    newline = Text("\n")
    table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, show_edge=False, leading=0 if wide else 1)
    if wide:
        table.add_column("day", no_wrap=True)
        table.add_column("outlet", ratio=2, overflow="fold")
        table.add_column("headline", ratio=5, overflow="fold")
        table.add_column("id", no_wrap=True)
    else:
        table.add_column("day, id", no_wrap=True)
        table.add_column("report", ratio=1, overflow="fold")
    table.add_column("captured", no_wrap=True)
    table.add_column("versions", justify="right")
    table.add_column("statements", justify="right")
    for report in found:
        days = [day_text(v.article_day) for v in report.versions]
        day = Text(_from_to(days[0], days[-1]))
        outlet = Text(visible(report.outlet or ""))
        headline = Text(visible(report.title), style="bold")
        name = Text(short(report.id), style="dim")
        copies = Text(visible(copy_line(report) or ""), style="dim")
        cells = [
            Text(_from_to(*(moment_text(moment) for moment in captured(report)))),
            Text(versions_text(report)),
            Text(str(report.latest.statements)),
        ]
        if wide:
            table.add_row(day, outlet, newline.join(filter(None, [headline, copies])), name, *cells)
        else:
            table.add_row(newline.join([day, name]), newline.join(filter(None, [headline, outlet, copies])), *cells)
    console.print(table)


def copy_line(report: Report) -> str | None:
    """Which reports of other outlets it copies or is copied by; None if no copy is known."""
    from walkback.cli.terminal import member_text
    from walkback.shown.words import counted

    if report.lineage is None:
        return None
    agency = f", credited to {report.lineage.agency}" if report.lineage.agency else ""
    others = [member for member in report.lineage.members if member.report != report.id]
    if report.lineage.origin != report.id:
        (origin,) = (member for member in others if member.report == report.lineage.origin)
        return f"copy of {member_text(origin)}{agency}"
    more = f" and {counted(len(others) - SHOWN, 'other')}" if len(others) > SHOWN else ""
    return f"copied by {', '.join(map(member_text, others[:SHOWN]))}{more}{agency}"


def versions_text(report: Report) -> str:
    """How many versions, and how often a page went back to an earlier one."""
    returns = sum(stretch.reverts_to is not None for stretch in report.chain)
    told = "" if not returns else "\n1 return" if returns == 1 else f"\n{returns} returns"
    return f"{len(report.versions)}{told}"


def _from_to(first: str, last: str) -> str:
    return first if first == last else f"{first}\n{last}"
