"""``walkback show``: a report with its statements marked, or one statement with every place that attests it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from walkback.cli.ledger import ledger_option, open_ledger
from walkback.shown.words import counted

if TYPE_CHECKING:
    from walkback.cli.statement import AttestedStatement
    from walkback.model import Report, ReportVersion
    from walkback.store.ledger import Ledger


@click.command(short_help="Show one report with its statements marked, or one statement.")
@click.argument("report", metavar="REPORT|STATEMENT")
@click.option(
    "--version",
    "number",
    type=click.IntRange(min=1),
    metavar="N",
    help="Which version, by its number in the chain; else the latest.",
)
@click.option(
    "--all", "with_furniture", is_flag=True, help="Also show what is on the page but is no part of the report."
)
@click.option("--plain/--colour", default=None, help="Mark with brackets or with colour; brackets outside a terminal.")
@click.option("--json", "as_json", is_flag=True, help="Print the report, the version and its attributions as JSON.")
@ledger_option
@click.pass_context
def show(
    ctx: click.Context, report: str, number: int | None, with_furniture: bool, plain: bool | None, as_json: bool
) -> None:
    """Show one report with its statements marked in the text.

    REPORT is an id as "walkback reports" lists it, the first digits of one, or
    the report's address. Above the text stands the chain of its versions, a
    number for each time that one stood, and what it copies or is copied by. The
    source, the reporting word and the content of one statement carry the same
    number. Menus, related links and the like are left
    out unless --all is given.

    \b
    Examples:
      walkback show 3f2a9c1b
      walkback show https://news.example/ferry --version 1
      walkback show 3f2a9c1b --plain > marked.txt
    """
    from walkback.cli.marked import print_version
    from walkback.cli.output import write_json
    from walkback.cli.statement import print_statement
    from walkback.cli.terminal import stdout_console
    from walkback.record import as_record

    with open_ledger(ctx) as ledger:
        if number is None and (attested := _statement(ledger, report)) is not None:
            print_statement(attested, as_json=as_json)
            return
        found = ledger.report(report)
        number = _choose(found, number, ctx)
        place = _version_at(found, number)
        version = ledger.version(place.version)
        attributions = ledger.attributions(place.version)
    if as_json:
        write_json(
            {
                "report": as_record(found),
                "version": as_record(version),
                "attributions": [as_record(attribution) for attribution in attributions],
            }
        )
        return
    console = stdout_console()
    print_version(
        console,
        found,
        number,
        place,
        version,
        attributions,
        plain=not console.is_terminal if plain is None else plain,
        with_furniture=with_furniture,
    )


def _statement(ledger: Ledger, given: str) -> AttestedStatement | None:
    """The statement that an id means, if it means no report."""
    from walkback.cli.statement import load_attested
    from walkback.errors import UnknownRecord

    try:
        ledger.report(given)
    except UnknownRecord:
        try:
            return load_attested(ledger, given)
        except UnknownRecord:
            return None  # the report's error tells more
    return None


def _choose(report: Report, number: int | None, ctx: click.Context) -> int:
    """A number in the report's chain."""
    count = len(report.chain)
    if number is not None and number > count:
        raise click.BadParameter(f"report {report.id[:8]} has {counted(count, 'version')}", ctx, param_hint="--version")
    return number or count


def _version_at(report: Report, number: int) -> ReportVersion:
    return next(one for one in report.versions if one.version == report.chain[number - 1].version)
