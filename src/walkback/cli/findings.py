"""``walkback findings``: denials, reversals, figures that changed, quiet edits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from walkback.cli.ledger import ledger_option, open_ledger
from walkback.finding.record import Finding, FindingKind, Rewritten, Spoken, Strength

if TYPE_CHECKING:
    from rich.console import Console

    from walkback.model import Statement
    from walkback.store.verdicts import Verdict

CSV_HEADER = (
    "id", "kind", "strength", "certainty", "question", "earlier_day", "earlier_speaker", "earlier_side", "earlier",
    "later_day", "later_speaker", "later_side", "later", "report", "effect", "note", "judged", "judged_by",
)  # fmt: skip


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
    from walkback.cli.terminal import counted, stdout_console
    from walkback.record import as_record

    if as_json and as_csv:
        raise click.UsageError("--json and --csv cannot be had together", ctx)
    with open_ledger(ctx) as ledger:
        found = ledger.findings(kind=kind, min_strength=min_strength, rejected=rejected)
    if as_json:
        write_json([as_record(one) for one in found])
    elif as_csv:
        write_csv(CSV_HEADER, map(_csv_row, found))
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

    from walkback.cli.terminal import short, visible
    from walkback.store.verdicts import verdict_of

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
    from walkback.cli.terminal import visible

    verb = "confirmed" if verdict.kind == "confirm" else "rejected"
    told = f"{verb} by {visible(verdict.by)}, {verdict.at.text[:10]}"
    if not verdict.is_found:
        told += ", no longer found by the analysis"
    return f"{told}: {visible(verdict.note)}" if verdict.note else told


def _line(statement: Statement, position: str) -> Any:  # noqa: ANN401 - rich is imported when it is used
    from rich.text import Text

    from walkback.cli.terminal import visible

    speaker = statement.speaker
    name = speaker.name if speaker else statement.source or "speaker unknown"
    office = f" ({speaker.office})" if speaker and speaker.office else ""
    side = speaker.side.name if speaker and speaker.side else name
    party = f" for {side}" if side != name else ""
    line = Text(f"  {said_day(statement)}  {visible(name + office + party)}  ")
    line.append(position, style="bold")
    line.append(f"  {visible(shown_words(statement))}")
    return line


def shown_words(statement: Statement) -> str:
    """The words of a statement, and behind them in brackets what they leave to be understood."""
    reading = statement.completion.reading if statement.completion else None
    return statement.content if not reading or reading == statement.content else f"{statement.content} [{reading}]"


def said_day(statement: Statement) -> str:
    """When it was said, as far as that is known, else when it was reported."""
    said = statement.said_at
    day = (said.first or said.last) if said else None
    if day is not None:
        return day.isoformat()
    return statement.article_day.day.isoformat() if statement.article_day else "day unknown"


def _csv_row(one: Finding) -> list[Any]:
    from walkback.store.verdicts import verdict_of

    verdict = verdict_of(one)
    judged = (verdict.kind.value, verdict.by) if verdict else (None, None)
    head = [one.id, one.kind.value, one.strength.value, round(one.certainty, 3)]
    if isinstance(one, Rewritten):
        return [
            *head,
            None,
            None,
            None,
            None,
            one.before,
            None,
            None,
            None,
            one.after,
            one.report,
            one.effect,
            one.note,
            *judged,
        ]
    return [*head, one.ask, *_side(one.earlier), *_side(one.later), one.later.report, None, None, *judged]


def _side(statement: Statement) -> Sequence[Any]:
    speaker = statement.speaker
    side = speaker.side.name if speaker and speaker.side else None
    return said_day(statement), speaker.name if speaker else statement.source, side, statement.content
