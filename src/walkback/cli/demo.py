"""``walkback demo``: the bundled sample affair, from reports to findings."""

from __future__ import annotations

import shlex
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from walkback.cli.table import PART_FAILED

# What the sample affair turns on; the demo lists the statements that one of these searches finds.
SEARCHES = ("notif*", "inform*")
SHOWN_SPOKEN, SHOWN_EDITS = 4, 2  # findings between statements, and between versions


@click.command(short_help="Try it out: a bundled sample affair, from reports to findings.")
@click.option(
    "--keep",
    metavar="PATH",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Keep the ledger there and go on with it; otherwise it is thrown away.",
)
@click.option("--all", "show_all", is_flag=True, help="List every statement that was found.")
@click.pass_context
def demo(ctx: click.Context, keep: Path | None, show_all: bool) -> None:
    """Show what Walkback does with a bundled sample affair.

    Seven captures from six invented outlets, one of which changed its story, are
    added to a new ledger and read. What is printed is what was found in them,
    with its mistakes.

    \b
    Examples:
      walkback demo
      walkback demo --keep affair.db
    """
    from walkback.cli.add import tell_problem
    from walkback.cli.findings import print_finding
    from walkback.cli.reports import print_reports
    from walkback.cli.statements import print_statements
    from walkback.cli.terminal import stdout_console
    from walkback.finding.record import Finding, Rewritten, Spoken
    from walkback.model import Outcome
    from walkback.sample import sample_manifest
    from walkback.shown.words import counted
    from walkback.store.ledger import Ledger

    console = stdout_console()
    with ExitStack() as stack:
        path = keep or Path(stack.enter_context(TemporaryDirectory(prefix="walkback-"))) / "demo.db"
        ledger = stack.enter_context(Ledger(path))
        summary = ledger.add(manifest=sample_manifest(), progress=tell_problem)
        mine = {outcome.report for outcome in summary.outcomes}
        reports = [report for report in ledger.reports() if report.id in mine]
        found = [statement for statement in ledger.statements() if statement.report in mine]
        matching = {s.id for words in SEARCHES for s in ledger.statements(search=words)}
        between = ledger.findings()
    listed = found if show_all else [statement for statement in found if statement.id in matching]

    click.echo("Finnish forces board a ship at night. Had Estonia been told before?")
    click.echo("An invented affair, as six outlets report it; one of them changes its story.\n")
    print_reports(console, reports)
    click.echo(
        f"\n{counted(len(found), 'statement')} found in them, and {counted(len(between), 'finding')}. The surest:\n"
    )
    spoken = [finding for finding in between if isinstance(finding, Spoken)][:SHOWN_SPOKEN]
    edits = [finding for finding in between if isinstance(finding, Rewritten)][:SHOWN_EDITS]
    shown: list[Finding] = [*spoken, *edits]
    for finding in shown:
        print_finding(console, finding)
    if show_all:
        click.echo("Who is said to have said what, in the reports' own words:\n")
    else:
        click.echo(f"A search for {' or '.join(SEARCHES)} gives:\n")
    print_statements(console, listed)
    click.echo()
    click.echo("The words are the reports' own. What found them overlooks some and gets some")
    click.echo("wrong, and nothing here says who was right.\n")
    kept = shlex.quote(str(keep)) if keep else "affair.db"
    url = next((url for report in reports for url in report.urls), "REPORT")
    click.echo("Next:")
    click.echo(f"  walkback --ledger {kept} reports" if keep else f"  walkback demo --keep {kept}")
    click.echo(f"  walkback --ledger {kept} show {url}")
    click.echo(f"  walkback --ledger {kept} statements --by Suomela")
    click.echo(f'  walkback --ledger {kept} ask "Was Estonia told beforehand?"')
    click.echo(f"\n{summary}")
    if summary.count(Outcome.FAILED):
        ctx.exit(PART_FAILED)
