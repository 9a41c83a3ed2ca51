"""``walkback findings``: denials, reversals, figures that changed, quiet edits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from walkback.cli.ledger import ledger_option, open_ledger
from walkback.finding.record import Finding, FindingKind, Spoken, Strength

if TYPE_CHECKING:
    from rich.console import Console

    from walkback.model import Statement
    from walkback.store.verdicts import Verdict


@click.command(short_help="List denials, walk-backs, changed figures, quiet edits.")
@click.option("--kind", type=click.Choice([kind.value for kind in FindingKind]), help="Of this kind.")
@click.option(
    "--min-strength",
    type=click.Choice([one.value for one in Strength]),
    default=Strength.WEAK.value,
    show_default=True,
    help="Leave out weaker ones.",
)
@click.option("--rejected", is_flag=True, help='Also those that were rejected with "walkback judge reject".')
@click.option("--fail-on-change", is_flag=True, help="Exit with 3 if there is any.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list, with every step and place.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV, one finding a line.")
@ledger_option
@click.pass_context
def findings(
    ctx: click.Context,
    kind: str | None,
    min_strength: str,
    rejected: bool,
    fail_on_change: bool,
    as_json: bool,
    as_csv: bool,
) -> None:
    """List what stands between statements, and between versions of a report.

    Each finding shows both parties' words and dates. It says what appears from
    the reports, and picks no winner. The surest come first; "walkback explain"
    tells why one was made, and "walkback judge" confirms or rejects it.

    \b
    Examples:
      walkback findings --min-strength strong
      walkback findings --kind quiet_edit --csv > edits.csv
    """
    from walkback.cli.output import write_csv, write_json
    from walkback.cli.terminal import stdout_console
    from walkback.record import as_record
    from walkback.shown.finding_table import HEADER, row_of
    from walkback.shown.words import counted

    if as_json and as_csv:
        raise click.UsageError("--json and --csv cannot be had together", ctx)
    with open_ledger(ctx) as ledger:
        found = ledger.findings(kind=kind, min_strength=min_strength, rejected=rejected)
    if as_json:
        write_json([as_record(one) for one in found])
    elif as_csv:
        write_csv(HEADER, map(row_of, found))
    elif found:
        for one in found:
            print_finding(stdout_console(), one)
        click.echo(counted(len(found), "finding"))
    else:
        click.echo("no finding")
    if fail_on_change and found:
        ctx.exit(3)


def print_finding(console: Console, one: Finding) -> None:
    """Print a finding face to face: the kind and question, then both sides with day, speaker and words."""
    from rich.text import Text

    from walkback.shown.words import short
    from walkback.store.verdicts import verdict_of
    from walkback.text.visible import visible

    head = Text(one.kind.value.upper().replace("_", "-"), style="bold")
    what = one.ask if isinstance(one, Spoken) else one.headline or "(no headline)"
    head.append(f"  {visible(what)}", style="not bold")
    console.print(head)
    if isinstance(one, Spoken):
        for statement, position in ((one.earlier, one.earlier_position), (one.later, one.later_position)):
            console.print(_line(statement, position))
    else:
        outlet = visible(one.outlet or "outlet unknown")
        console.print(Text(f"  {outlet}, report {short(one.report)}, {one.effect.value.replace('_', ' ')}"))
        if one.before:
            console.print(Text(f"  - {visible(one.before)}"))
        if one.after:
            console.print(Text(f"  + {visible(one.after)}"))
        if one.note:
            console.print(Text(f"  note: {visible(one.note)}", style="italic"))
    verdict = verdict_of(one)
    if verdict is not None:
        console.print(Text(f"  {_judged(verdict)}", style="bold"))
    console.print(Text(f"  {one.strength}, {short(one.id)}\n", style="dim"))


def _judged(verdict: Verdict) -> str:
    """Who confirmed or rejected it, when and why."""
    from walkback.text.visible import visible

    verb = "confirmed" if verdict.kind == "confirm" else "rejected"
    told = f"{verb} by {visible(verdict.by)}, {verdict.at.text[:10]}"
    if not verdict.is_found:
        told += ", no longer found by the analysis"
    return f"{told}: {visible(verdict.note)}" if verdict.note else told


def _line(statement: Statement, position: str) -> Any:  # noqa: ANN401 - rich is imported when it is used
    from rich.text import Text

    from walkback.shown.days import said_day
    from walkback.shown.words import shown_words
    from walkback.text.visible import visible

    speaker = statement.speaker
    name = speaker.name if speaker else statement.source or "speaker unknown"
    office = f" ({speaker.office})" if speaker and speaker.office else ""
    side = speaker.side.name if speaker and speaker.side else name
    party = f" for {side}" if side != name else ""
    line = Text(f"  {said_day(statement)}  {visible(name + office + party)}  ")
    line.append(position, style="bold")
    line.append(f"  {visible(shown_words(statement))}")
    return line
