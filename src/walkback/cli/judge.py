"""``walkback judge``: set right who is who."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from walkback.cli.ledger import ledger_option, open_ledger

if TYPE_CHECKING:
    from walkback.speaker.identity.record import Anchor, Judgement


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # nobody is known under this process's number
        return "unknown"


def _signed(command: Callable[..., Any]) -> Callable[..., Any]:
    """Let a command take who decides."""
    return click.option(
        "--by",
        metavar="NAME",
        envvar="WALKBACK_JUDGE",
        show_envvar=True,
        default=_user,
        help="Who decides; by default the user of this computer.",
    )(command)


def _noted(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option("--note", metavar="TEXT", default="", help="Why.")(command)


@click.group(short_help="Set right who is who: merge, split, undo.")
def judge() -> None:
    """Set right who is who across reports.

    A judgement goes before whatever was worked out, is signed and dated, and can be
    undone. It is held to the names in the reports and survives when they are read
    again. FIRST and SECOND are ids as "walkback speakers" lists them, or a report's
    id (or address), a blank, and a name as that report calls the speaker.

    \b
    Examples:
      walkback judge merge 3f2a9c1b 77ab01c2 --note "same spokesman, two spellings"
      walkback judge split "9c1b22aa Mr Weil" "3f2a9c1b Jonas Weil"
      walkback judge list
      walkback judge undo 1
    """


@judge.command("merge", short_help="Two are one and the same.")
@click.argument("first", metavar="FIRST")
@click.argument("second", metavar="SECOND")
@_signed
@_noted
@ledger_option
@click.pass_context
def merge(ctx: click.Context, first: str, second: str, by: str, note: str) -> None:
    """Decide that two speakers are one and the same."""
    _decide(ctx, "merge", first, second, by, note)


@judge.command("split", short_help="Two are not the same.")
@click.argument("first", metavar="FIRST")
@click.argument("second", metavar="SECOND")
@_signed
@_noted
@ledger_option
@click.pass_context
def split(ctx: click.Context, first: str, second: str, by: str, note: str) -> None:
    """Decide that two speakers, or two reports' speakers of one name, are not the same."""
    _decide(ctx, "split", first, second, by, note)


@judge.command("undo", short_help="Take a judgement back.")
@click.argument("number", metavar="NUMBER", type=click.IntRange(min=1))
@_signed
@ledger_option
@click.pass_context
def undo(ctx: click.Context, number: int, by: str) -> None:
    """Take a judgement back; NUMBER is the one that "walkback judge list" gives. It stays on record as undone."""
    with open_ledger(ctx) as ledger:
        click.echo(_line(ledger.undo(number, by=by)))


@judge.command("list", short_help="List all judgements.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list.")
@ledger_option
@click.pass_context
def list_all(ctx: click.Context, as_json: bool) -> None:
    """List all judgements in the order in which they were made, also those that were undone."""
    from walkback.cli.output import write_json
    from walkback.record import as_record

    with open_ledger(ctx) as ledger:
        found = ledger.judgements()
    if as_json:
        write_json([as_record(one) for one in found])
    elif found:
        for one in found:
            click.echo(_line(one))
    else:
        click.echo("no judgement yet")


def _decide(ctx: click.Context, kind: str, first: str, second: str, by: str, note: str) -> None:
    with open_ledger(ctx) as ledger:
        click.echo(_line(ledger.judge(kind, first, second, by=by, note=note)))


def _line(one: Judgement) -> str:
    from walkback.cli.terminal import visible

    verb = "is" if one.kind == "merge" else "is not"
    parts = [
        f"{one.number}  {_named(one.left)} {verb} {_named(one.right)}",
        f"by {visible(one.by)}, {one.at}",
    ]
    if one.note:
        parts.append(visible(one.note))
    if one.undone_at is not None:
        parts.append(f"undone by {visible(one.undone_by or '')}, {one.undone_at}")
    return " · ".join(parts)


def _named(anchor: Anchor) -> str:
    from walkback.cli.terminal import short, visible

    return f"{visible(anchor.name)} ({short(anchor.report)})"
