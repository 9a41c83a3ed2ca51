"""``walkback speakers``: who speaks, each once for all reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from walkback.cli.ledger import ledger_option, open_ledger
from walkback.model import SpeakerKind

if TYPE_CHECKING:
    from rich.console import Console

    from walkback.model import KnownSpeaker, SpeakerAppearance

WIDE = 120  # columns from which names and sides have columns of their own


@click.command(short_help="List who speaks, for whom, and under which names.")
@click.argument("speaker", metavar="[SPEAKER]", required=False)
@click.option("--by", metavar="WORDS", help="With these words in a name or an office.")
@click.option("--side", metavar="WORDS", help='Who speaks for this side: words of any level of it, "Estonia".')
@click.option("--kind", type=click.Choice([str(one) for one in SpeakerKind]), help="Of this kind.")
@click.option("--outlet", metavar="NAME", help="In reports of this outlet.")
@click.option("--report", metavar="REPORT", help="In one report: its id, the start of its id, or its address.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with the words in each report that tell it.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV, one speaker a line.")
@ledger_option
@click.pass_context
def speakers(
    ctx: click.Context,
    speaker: str | None,
    by: str | None,
    side: str | None,
    kind: str | None,
    outlet: str | None,
    report: str | None,
    as_json: bool,
    as_csv: bool,
) -> None:
    """List those who speak, each once for all reports.

    With SPEAKER, an id or its first digits, one of them is shown in full: the names
    and offices in each report, the side and the words that tell it, and why the
    reports are taken to speak of one and the same. "walkback judge" sets it right
    where it is wrong.

    \b
    Examples:
      walkback speakers
      walkback speakers --side Estonia --kind person
      walkback speakers 3f2a9c1b
      walkback speakers --csv > speakers.csv
    """
    from walkback.cli.output import write_csv, write_json
    from walkback.cli.terminal import stdout_console
    from walkback.record import as_record
    from walkback.shown.speaker_table import HEADER, row_of
    from walkback.shown.words import counted

    if as_json and as_csv:
        raise click.UsageError("--json and --csv cannot be had together", ctx)
    if speaker is not None and any(v is not None for v in (by, side, kind, outlet, report)):
        raise click.UsageError("SPEAKER is one speaker; filters cannot be had with it", ctx)
    with open_ledger(ctx) as ledger:
        if speaker is not None:
            found = [ledger.speaker(speaker)]
        else:
            found = ledger.speakers(by=by, side=side, kind=kind, outlet=outlet, report=report)
    if as_json:
        write_json(as_record(found[0]) if speaker is not None else [as_record(one) for one in found])
    elif as_csv:
        write_csv(HEADER, map(row_of, found))
    elif speaker is not None:
        print_speaker(stdout_console(), found[0])
    elif found:
        print_speakers(stdout_console(), found)
        sides = len({side for one in found for side in one.sides})
        click.echo(f"\n{counted(len(found), 'speaker')} for {counted(sides, 'side')}")
    else:
        click.echo("no speaker matches")


def print_speakers(console: Console, found: Sequence[KnownSpeaker]) -> None:
    """Print speakers as a table that folds to the width of the console."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from walkback.shown.words import short
    from walkback.text.visible import visible

    wide = console.width >= WIDE
    table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, show_edge=False, leading=0 if wide else 1)
    table.add_column("who", ratio=4, overflow="fold")
    if wide:
        table.add_column("side", ratio=3, overflow="fold")
        table.add_column("also called", ratio=3, overflow="fold")
    table.add_column("days", no_wrap=True)
    table.add_column("said", justify="right", no_wrap=True)
    table.add_column("id", no_wrap=True)
    for one in found:
        who = Text(visible(one.name), style="bold")
        office = one.offices[-1].office if one.offices else str(one.kind)
        who.append(f"\n{visible(office)}", style="not bold dim")
        sides = " / ".join(visible(side) for side in one.sides if side != one.name)
        others = ", ".join(visible(name) for name in one.names if name != one.name)
        if not wide and sides:
            who.append(f"\nfor {sides}", style="not bold")
        cells = [sides, others] if wide else []
        table.add_row(who, *cells, _days(one), str(one.statements), Text(short(one.id), style="dim"))
    console.print(table)


def print_speaker(console: Console, one: KnownSpeaker) -> None:
    """Print all that is known of one speaker, report by report, with the words that tell it."""
    from rich.text import Text

    from walkback.shown.words import counted, short
    from walkback.text.visible import visible

    console.print(Text(visible(one.name), style="bold"), Text(f"{one.kind} · {one.id}", style="dim"))
    for held in one.offices:
        console.print(Text(f"  {visible(held.office)}  {_from_to(held.first, held.last)}"))
    for side in one.sides:
        console.print(Text(f"  for {visible(side) if side != one.name else 'nobody else'}"))
    console.print(Text(f"  {counted(one.statements, 'statement')} in {counted(len(one.appearances), 'report')}\n"))
    for place in one.appearances:
        console.print(_appearance(place))
    if one.reasons:
        console.print(Text("\ntaken for one and the same because", style="dim"))
        for reason in one.reasons:
            console.print(Text(f"  {visible(reason)}"))
    console.print(Text(f"\nto part or to join them: walkback judge --help; this one is {short(one.id)}", style="dim"))


def _appearance(place: SpeakerAppearance) -> Any:  # noqa: ANN401 - rich's
    from rich.text import Text

    from walkback.shown.days import day_text
    from walkback.shown.words import short
    from walkback.text.visible import visible

    text = Text(f"{day_text(place.day)}  {visible(place.outlet or '')}  {short(place.report)}\n", style="bold")
    text.append(
        f"  called {', '.join(visible(name) for name in place.names) or visible(place.name)}\n", style="not bold"
    )
    told = " ".join(visible(part) for part in (place.office, place.organisation) if part)
    if told:
        text.append(f"  {told}\n", style="not bold")
    if place.side:
        evidence = f', by "{visible(place.side.evidence)}"' if place.side.evidence else ""
        levels = " < ".join(visible(level) for level in place.side.levels)
        text.append(f"  speaks for {levels} ({place.side.how}{evidence})\n", style="not bold")
    return text


def _days(one: KnownSpeaker) -> str:
    days = sorted(place.day for place in one.appearances if place.day)
    return _from_to(days[0], days[-1], between="\n") if days else ""


def _from_to(first: object, last: object, *, between: str = " to ") -> str:
    return str(first or "") if first == last else f"{first or ''}{between}{last or ''}"
