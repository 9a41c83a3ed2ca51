"""``walkback show``: a report with its statements marked, or one statement with every place that attests it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from walkback.cli.ledger import ledger_option, open_ledger

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
    help="Which version, 1 for the first; else the latest.",
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
    the report's address. The source, the reporting word and the content of one
    statement carry the same number. Menus, related links and the like are left
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
        place = _choose(found, number, ctx)
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


def _choose(report: Report, number: int | None, ctx: click.Context) -> ReportVersion:
    if number is None:
        return report.versions[-1]
    if number > len(report.versions):
        has = "1 version" if len(report.versions) == 1 else f"{len(report.versions)} versions"
        raise click.BadParameter(f"report {report.id[:8]} has {has}", ctx, param_hint="--version")
    return report.versions[number - 1]
