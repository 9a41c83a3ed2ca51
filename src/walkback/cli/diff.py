"""``walkback diff``: what changed from one version of a report to the next."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from walkback.cli.ledger import ledger_option, open_ledger

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from walkback.cli.diff_words import Look
    from walkback.pipeline import Comparison
    from walkback.revision.layout import Row

QUIET_CHANGE = 3  # exit status: a change of substance that no note tells of
WIDE = 120  # cells from which two columns are each as wide as a column of a newspaper page on the web


@click.command(short_help="Show what changed from one version to the next.")
@click.argument("first", metavar="REPORT|FILE")
@click.argument("second", metavar="[FILE]", required=False)
@click.option(
    "--from",
    "number_from",
    type=click.IntRange(min=1),
    metavar="N",
    help='The older version, by its number in the chain that "walkback show" lists; else the one before.',
)
@click.option(
    "--to",
    "number_to",
    type=click.IntRange(min=1),
    metavar="N",
    help="The newer version; else the latest. A version that came back has a number for each time.",
)
@click.option(
    "--side-by-side/--inline",
    "columns",
    default=None,
    help=f"Old and new in two columns, or in one text; two where the terminal has {WIDE} columns or more.",
)
@click.option(
    "--context",
    type=click.IntRange(min=0),
    metavar="N",
    help="Unchanged sentences to show on either side of a change.  [default: 1]",
)
@click.option("--full", is_flag=True, help="Show the whole text, not only what changed.")
@click.option("--summary", is_flag=True, help="Show the list of changes alone, with their whole sentences.")
@click.option("--all", "show_all", is_flag=True, help="Also show what only spells, sets or words the same otherwise.")
@click.option(
    "--plain/--colour",
    default=None,
    help="Mark with signs, as [-old-]{+new+}, or with colour; signs outside a terminal.",
)
@click.option("--fail-on-change", is_flag=True, help="Exit with 3 if a change of substance has no note.")
@click.option("--json", "as_json", is_flag=True, help="Print all of it as JSON, with the places in both versions.")
@ledger_option
@click.pass_context
def diff(
    ctx: click.Context,
    first: str,
    second: str | None,
    number_from: int | None,
    number_to: int | None,
    columns: bool | None,
    context: int | None,
    full: bool,
    summary: bool,
    show_all: bool,
    plain: bool | None,
    fail_on_change: bool,
    as_json: bool,
) -> None:
    """Show what changed from one version of a report to the next, substance first.

    With a REPORT of the ledger (its id or address), the last version is compared
    with the one before, or those that --from and --to name. With two files, text
    or web pages, the older first; no ledger is needed.

    First comes a list of the changes of substance, then the text with every
    sentence that was changed, added, removed, moved, split or merged. What only
    spells, sets or words the same thing otherwise is counted; --all shows it.

    \b
    Examples:
      walkback diff https://news.example/ferry
      walkback diff 3f2a9c1b --from 1 --to 3 --summary
      walkback diff morning.html evening.html --side-by-side --full
      walkback diff morning.html evening.html --json
    """
    if full and context is not None:
        raise click.UsageError("--full shows everything; leave out --context", ctx)
    if summary and (full or context is not None or columns is not None):
        raise click.UsageError("--summary shows no text; leave out what is about the text", ctx)
    if second is None:
        compared, names = _compare_versions(ctx, first, number_from, number_to)
    elif number_from is not None or number_to is not None:
        raise click.UsageError("--from and --to are for versions of a report; two files have none", ctx)
    else:
        compared, names = _compare_files(first, second), (first, second)
    if as_json:
        from walkback.cli.output import write_json
        from walkback.shown.comparison_record import comparison_record

        write_json(comparison_record(compared))
    else:
        from walkback.cli.diff_words import Look

        console = _console(plain)
        look = Look(plain=_is_plain(console) if plain is None else plain, with_noise=show_all)
        _print_head(console, compared, names)
        if summary:
            _print_summary(console, compared, look)
        else:
            wide = console.width >= WIDE if columns is None else columns
            _print_both(console, compared, look, wide, None if full else 1 if context is None else context)
    if fail_on_change:
        from walkback.shown.comparison_words import count_unexplained

        if count_unexplained(compared):
            ctx.exit(QUIET_CHANGE)


def _compare_files(first: str, second: str) -> Comparison:
    from walkback.errors import UsageError
    from walkback.pipeline import compare

    for one in (first, second):
        if not Path(one).exists():
            raise UsageError(
                f"{one}: there is no such file; two arguments are two files. Versions of a report in a ledger are "
                f'chosen with "walkback diff REPORT --from N --to M"'
            )
    return compare(Path(first), Path(second))


def _compare_versions(
    ctx: click.Context, report: str, number_from: int | None, number_to: int | None
) -> tuple[Comparison, tuple[str, str]]:
    """Compare versions of a report; also their names: the number in the chain and the day."""
    from walkback.errors import UnknownRecord

    try:
        with open_ledger(ctx) as ledger:
            compared = ledger.compare(report, number_from, number_to)
            chain = ledger.report(report).chain
    except UnknownRecord as error:
        if Path(report).is_file():
            raise UnknownRecord(
                f'{report} is a file; name the one to compare it with, too: "walkback diff {report} OTHER"'
            ) from error
        raise
    newer = number_to or len(chain)
    older = number_from or chain[newer - 1].revises or newer - 1
    names = []
    for number in (older, newer):
        clock = chain[number - 1].first_captured_at
        names.append(f"version {number}" + (f", captured {clock}" if clock else ""))
    return compared, (names[0], names[1])


def _console(plain: bool | None) -> Console:
    """A console that writes colour where it is asked for, as into a pager, even outside a terminal."""
    from rich.console import Console

    from walkback.cli.terminal import stdout_console

    console = stdout_console()
    if plain is False and console.color_system is None:
        return Console(
            file=sys.stdout, force_terminal=True, color_system="standard", markup=False, emoji=False, highlight=False
        )
    return console


def _is_plain(console: Console) -> bool:
    return not console.is_terminal or console.no_color or console.color_system is None


def _print_head(console: Console, compared: Comparison, names: tuple[str, str]) -> None:
    """Print which versions these are, and what a reader has to know before."""
    from rich.text import Text

    from walkback.text.visible import visible

    for sign, name, style in (("-", names[0], "red"), ("+", names[1], "green")):
        console.print(Text(f"{sign} {visible(name)}", style=style), soft_wrap=True)
    if compared.reverts_to is not None:
        console.print(Text(f"returns to the text of version {compared.reverts_to}", style="bold"))
    if not compared.like_with_like:
        console.print(Text("The two were not read by the same extractor: a difference may be its own.", style="bold"))
    if not compared.is_revision:
        text = f"No clock tells which is the later; that the second is has a weight of {compared.order_weight:.2f}."
        console.print(Text(text, style="bold"))
    console.print()


def _print_summary(console: Console, compared: Comparison, look: Look) -> None:
    from walkback.cli.diff_list import print_list, print_noise
    from walkback.shown.comparison_words import tail

    print_list(console, compared, look, clip=False)
    if look.with_noise:
        print_noise(console, compared)
    console.print(tail(compared, hidden=not look.with_noise))


def _print_both(console: Console, compared: Comparison, look: Look, wide: bool, context: int | None) -> None:
    """Print the list, then the text."""
    from rich.text import Text

    from walkback.cli.diff_list import print_list
    from walkback.cli.diff_text import print_text
    from walkback.revision.layout import RowKind, fold_rows
    from walkback.shown.comparison_record import rows_of
    from walkback.shown.comparison_words import tail

    print_list(console, compared, look, clip=True)
    rows = fold_rows(rows_of(compared), context, with_noise=look.with_noise)
    if any(row.kind is not RowKind.FOLDED for row in rows):
        console.print(Text("The text", style="bold").append(_legend(look, wide, rows), style="not bold dim"))
        console.print()
        print_text(console, compared, rows, look, columns=wide)
        console.print()
    console.print(tail(compared, hidden=not look.with_noise))


def _legend(look: Look, wide: bool, rows: Sequence[Row]) -> str:
    from walkback.cli.diff_text import ALIKE, is_alike

    if wide:
        told = ": old on the left, new on the right"
    elif look.plain:
        told = ": [-taken out-] {+put in+}"
    else:
        told = ": struck through is old, bold is new"
    return told + (f", {ALIKE} differs, but not in substance" if any(is_alike(row, look) for row in rows) else "")
