"""``walkback explain``: why a finding was made."""

from __future__ import annotations

import click

from walkback.cli.ledger import ledger_option, open_ledger


@click.command(short_help="Say why a finding was made.")
@click.argument("finding", metavar="FINDING")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON, with every step.")
@ledger_option
@click.pass_context
def explain(ctx: click.Context, finding: str, as_json: bool) -> None:
    """Say why a finding was made: both statements, the question, and each clue with its weight.

    FINDING is an id as "walkback findings" lists it, or its first digits. A
    weight above 0 speaks for the finding, below 0 against it.

    \b
    Examples:
      walkback explain 3f2a9c1b
      walkback explain 3f2a9c1b --json
    """
    from rich.text import Text

    from walkback.cli.findings import print_finding
    from walkback.cli.output import write_json
    from walkback.cli.terminal import stdout_console
    from walkback.finding import explain as explaining
    from walkback.finding.record import Spoken
    from walkback.record import as_record
    from walkback.shown.words import short
    from walkback.text.visible import visible

    with open_ledger(ctx) as ledger:
        found = ledger.finding(finding)
    if as_json:
        write_json(as_record(found))
        return
    console = stdout_console()
    print_finding(console, found)
    for line in explaining.explain(found):
        console.print(Text(f"  {visible(line)}"))
    if isinstance(found, Spoken):
        ids = f"question {short(found.question)}, statements {short(found.earlier.id)} and {short(found.later.id)}"
        console.print(Text(f"  {ids}", style="dim"))
