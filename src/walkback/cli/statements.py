"""``walkback statements``: who said what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from walkback.cli.ledger import ledger_option, open_ledger
from walkback.cli.moment_type import MomentType
from walkback.model import CueClass, Modality
from walkback.moment import Moment

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from walkback.model import Statement

WIDE = 130  # columns from which each field has a column of its own


@click.command(short_help="List who said what: filter, search, save as CSV or JSON.")
@click.option(
    "--by",
    metavar="WORDS",
    help='Said by: words of the source as the report names it ("interior minister"), or of the names and offices of '
    "who that was found to be; or a speaker's id.",
)
@click.option("--side", metavar="WORDS", help='Said for this side: words of any level of it, "Estonia".')
@click.option("--about", type=MomentType(), metavar="DATE", help="About this day, month or year, as the words tell.")
@click.option("--outlet", metavar="NAME", help="Reported by this outlet.")
@click.option(
    "--since", type=MomentType(), metavar="DATE", help="In reports of this day or later: 2031-03-04, 2031-03, 2031."
)
@click.option("--until", type=MomentType(), metavar="DATE", help="In reports of this day or earlier.")
@click.option(
    "--search",
    metavar="WORDS",
    help='Words in the source, the reporting word or the content, in any order; "in quotation marks" they stand '
    "together, and ferr* stands for all words that begin so.",
)
@click.option("--report", metavar="REPORT", help="In one report: its id, the start of its id, or its address.")
@click.option(
    "--manner",
    type=click.Choice(["direct", "mixed", "indirect"]),
    help="Quoted in full (direct), in part (mixed), or not at all (indirect).",
)
@click.option(
    "--cue-class",
    type=click.Choice([str(one) for one in CueClass]),
    help="By what the source is reported to do: deny, warn, promise, ...",
)
@click.option(
    "--modality",
    type=click.Choice([str(one) for one in Modality]),
    help='By how the source stands to the content; what is denied is "negated".',
)
@click.option(
    "--nested/--no-nested",
    default=None,
    help="Only statements inside another's words, or none of them. Both are listed if neither is given.",
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="The first N only.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list, with every place in every version.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV, one statement a line.")
@ledger_option
@click.pass_context
def statements(
    ctx: click.Context,
    by: str | None,
    side: str | None,
    about: Moment | None,
    outlet: str | None,
    since: Moment | None,
    until: Moment | None,
    search: str | None,
    report: str | None,
    manner: str | None,
    cue_class: str | None,
    modality: str | None,
    nested: bool | None,
    limit: int | None,
    as_json: bool,
    as_csv: bool,
) -> None:
    """List the statements in a ledger: who is said to have said what.

    They come in the order of the reports' days, and within a report in the order
    of the text. Source, reporting word and content are the report's own words; a
    statement is never cut short. Nothing here says that it is true.

    \b
    Examples:
      walkback statements --by "interior minister"
      walkback statements --search ferry --since 2031-03
      walkback statements --side Estonia --search notif*
      walkback statements --cue-class deny --no-nested
      walkback statements --manner direct --outlet "Example News" --csv > said.csv
      walkback statements --report https://news.example/ferry --json
    """
    from walkback.cli.output import write_csv, write_json
    from walkback.cli.terminal import stdout_console
    from walkback.record import as_record
    from walkback.shown.statement_table import HEADER, row_of
    from walkback.shown.words import counted

    if as_json and as_csv:
        raise click.UsageError("--json and --csv cannot be had together", ctx)
    with open_ledger(ctx) as ledger:
        found = ledger.statements(
            by=by,
            side=side,
            about=about.text if about else None,
            outlet=outlet,
            since=since.text if since else None,
            until=until.text if until else None,
            search=search,
            report=report,
            manner=manner,
            cue_class=cue_class,
            modality=modality,
            nested=nested,
            limit=limit,
        )
    if as_json:
        write_json([as_record(statement) for statement in found])
    elif as_csv:
        write_csv(HEADER, map(row_of, found))
    elif found:
        print_statements(stdout_console(), found)
        reports = len({statement.report for statement in found})
        click.echo(f"\n{counted(len(found), 'statement')} in {counted(reports, 'report')}")
    else:
        click.echo("no statement matches")


def print_statements(console: Console, found: Sequence[Statement]) -> None:
    """Print statements as a table that keeps every word; it folds to the width of the console."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from walkback.shown.days import day_text
    from walkback.shown.words import short
    from walkback.text.visible import visible

    wide = console.width >= WIDE
    table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, show_edge=False, leading=0 if wide else 1)
    if wide:
        table.add_column("day", no_wrap=True)
        table.add_column("source", ratio=3, overflow="fold")
        table.add_column("cue", ratio=1, min_width=12, overflow="fold")
        table.add_column("content", ratio=6, overflow="fold")
        table.add_column("outlet", ratio=2, overflow="fold")
        table.add_column("id", no_wrap=True)
    else:
        table.add_column("day, id", no_wrap=True)
        table.add_column("who said what", ratio=1, overflow="fold")
        table.add_column("outlet", max_width=16, overflow="fold")
    for statement in found:
        day = Text(day_text(statement.article_day))
        outlet = Text(visible(statement.outlet or ""))
        name = Text(short(statement.id), style="dim")
        source = source_text(statement)
        cue = Text(visible(statement.cue), style="italic")
        content = Text(visible(statement.content))
        if statement.completion:
            reading = statement.completion.reading
            content.append(f" [{visible(reading) if reading else 'what is meant was not found'}]", style="dim")
        if statement.nested_in:
            content.append(f" (within {short(statement.nested_in)})", style="dim")
        if wide:
            table.add_row(day, source, cue, content, outlet, name)
        else:
            newline, who = Text("\n"), Text(" · ", style="dim").join(filter(None, [source, cue]))
            table.add_row(newline.join([day, name]), newline.join([who, content]), outlet)
    console.print(table)


def source_text(statement: Statement) -> Text:
    """Return the source in the report's words, and who that is and for whom where the words do not say it."""
    from rich.text import Text

    from walkback.text.visible import visible

    text = Text(visible(statement.source), style="bold") if statement.source else Text("no source", style="dim")
    speaker = statement.speaker
    if speaker is None:
        return text
    known = []
    if speaker.name.casefold() not in statement.source.casefold():
        known.append(visible(speaker.name))
    if speaker.side and speaker.side.name.casefold() not in (statement.source.casefold(), speaker.name.casefold()):
        known.append(f"for {visible(speaker.side.name)}")
    if known:
        text.append(f" [{', '.join(known)}]", style="dim")
    return text
