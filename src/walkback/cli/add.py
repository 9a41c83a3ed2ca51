"""``walkback add``: reports into a ledger."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from walkback.cli.ledger import ledger_option, open_ledger
from walkback.cli.moment_type import MomentType
from walkback.cli.table import PART_FAILED
from walkback.moment import Moment

if TYPE_CHECKING:
    from walkback.model import InputOutcome


@click.command(short_help="Add reports to a ledger: files, folders, pages on the web.")
@click.argument("locations", nargs=-1, metavar="[PATH|URL|-]...")
@click.option(
    "--manifest",
    "manifests",
    metavar="FILE",
    multiple=True,
    help="A list of captures with what is known of each: JSON Lines or CSV with file or url, outlet, "
    "captured_at, published_at. Files are looked up beside the list. May be given more than once.",
)
@click.option("--url", metavar="URL", help="The address that the one file (or -) was saved from.")
@click.option("--outlet", metavar="NAME", help="Who published what is added.")
@click.option("--captured-at", type=MomentType(), metavar="DATE", help="When it was saved: 2031-03-04T10:15:00Z.")
@click.option(
    "--published-at",
    type=MomentType(),
    metavar="DATE",
    help='When it was published: 2031-03-04. Days such as "last Friday" count from there.',
)
@click.option(
    "--allow-private", is_flag=True, help="Also fetch from this computer and private networks; refused otherwise."
)
@click.option("--json", "as_json", is_flag=True, help="Print what became of each input as JSON.")
@ledger_option
@click.pass_context
def add(
    ctx: click.Context,
    locations: tuple[str, ...],
    manifests: tuple[str, ...],
    url: str | None,
    outlet: str | None,
    captured_at: Moment | None,
    published_at: Moment | None,
    allow_private: bool,
    as_json: bool,
) -> None:
    """Add reports to a ledger and read the statements in them.

    Name files, folders, addresses of web pages, or - for a page on standard
    input. Plain text, Markdown and HTML are read; in a folder, other files are
    skipped and counted. The bytes are kept as they were found. Adding the same
    thing again changes nothing.

    The last line counts what was added, unchanged, skipped and failed. The exit
    code is 1 if anything that you named could not be used; the rest is kept.

    \b
    Examples:
      walkback add reports/
      walkback add --manifest reports/captures.jsonl
      walkback add https://news.example/2031/03/04/ferry
      walkback add page.html --url https://news.example/ferry \\
          --outlet "Example News" --captured-at 2031-03-04T10:15:00Z
      curl -s https://news.example/ferry | walkback add - --outlet "Example News"
    """
    from walkback.cli.output import write_json
    from walkback.model import Outcome
    from walkback.record import as_record
    from walkback.shown.words import counted

    if not locations and not manifests:
        raise click.UsageError("nothing to add: name a file, a folder, a URL or -, or give --manifest FILE", ctx)
    with open_ledger(ctx, create=True) as ledger:
        try:
            with _watched(locations, manifests) as watch:
                summary = ledger.add(
                    *locations,
                    manifest=manifests or None,
                    url=url,
                    outlet=outlet,
                    captured_at=captured_at,
                    published_at=published_at,
                    allow_private=allow_private,
                    progress=watch,
                )
        except KeyboardInterrupt:
            click.echo("walkback: stopped; what was finished before is kept", err=True)
            raise
    if as_json:
        counts = {outcome.value: summary.count(outcome) for outcome in Outcome}
        write_json({**counts, "reasons": summary.reasons, **as_record(summary)})
    else:
        if summary.count(Outcome.ADDED):
            statements = sum(o.statements for o in summary.outcomes if o.outcome is Outcome.ADDED)
            click.echo(f"{counted(statements, 'statement')} read in what was added")
        click.echo(str(summary))
    if any(o.outcome is Outcome.FAILED or _was_named_in_vain(o, locations, manifests) for o in summary.outcomes):
        ctx.exit(PART_FAILED)


def _was_named_in_vain(outcome: InputOutcome, locations: Sequence[str], manifests: Sequence[str]) -> bool:
    """Whether an input that holds no report was asked for by name, rather than found in a folder."""
    return outcome.outcome == "skipped" and (
        outcome.where in locations or any(outcome.where.startswith(f"{manifest}:") for manifest in manifests)
    )


@contextmanager
def _watched(locations: Sequence[str], manifests: Sequence[str]) -> Iterator[Callable[[InputOutcome], None]]:
    """Give what is to be called after each input: it tells problems at once and, in a terminal, moves a bar on."""
    if not sys.stderr.isatty():
        yield tell_problem
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
    from rich.text import Text

    from walkback.cli.terminal import stderr_console
    from walkback.report.inputs import find_inputs

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=stderr_console(), transient=True) as bar:
        task = bar.add_task("looking", total=None)
        if all(Path(manifest).is_file() for manifest in manifests):  # a pipe can be read only once
            bar.update(task, total=sum(1 for _ in find_inputs(locations, manifests=manifests)))
        bar.update(task, description="reading")

        def move_on(outcome: InputOutcome) -> None:
            line = _problem_line(outcome)
            if line:
                bar.console.print(Text(line), soft_wrap=True)
            bar.advance(task)

        yield move_on


def tell_problem(outcome: InputOutcome) -> None:
    """Tell a skipped or failed input on standard error, in one line."""
    line = _problem_line(outcome)
    if line:
        click.echo(line, err=True)


def _problem_line(outcome: InputOutcome) -> str:
    from walkback.text.visible import visible

    return visible(f"{outcome.outcome}: {outcome.where}: {outcome.message}") if outcome.message else ""
