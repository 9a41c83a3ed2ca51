"""``walkback`` itself: what holds for every command."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from pathlib import Path

import click

from walkback import __version__
from walkback.cli.table import CommandTable

TABLE = {
    "demo": "Try it out: a bundled sample affair, from reports to findings.",
    "add": "Add reports to a ledger: files, folders, pages on the web.",
    "reports": "List the reports in a ledger.",
    "show": "Show one report with its statements marked, or one statement.",
    "statements": "List who said what: filter, search, save as CSV or JSON.",
    "timeline": "List statements in the order in which they were made.",
    "speakers": "List who speaks, for whom, and under which names.",
    "figures": "List figures: who counted how many of what, and when.",
    "findings": "List denials, walk-backs, changed figures, quiet edits.",
    "explain": "Say why a finding was made.",
    "ask": "Ask a question in your own words.",
    "serve": "Open the reading room: the ledger as pages in your browser.",
    "diff": "Show what changed from one version to the next.",
    "judge": "Set right findings, questions, answers, and who is who.",
    "parties": "Use your own table of parties for telling sides.",
    "read": "Read texts without a ledger: JSON Lines in, JSON Lines out.",
    "export": "Write a whole ledger as JSON Lines.",
    "completion": "Print the script that completes commands in your shell.",
}

EPILOG = """\b
Examples:
  walkback demo                          see what it does
  walkback add reports/                  read a folder of saved reports
  walkback statements --by minister      everything "minister" is said to have said
  walkback timeline --search notif*      the same in the order of saying
  walkback figures --kind killed         who gave which number, when
  walkback show https://news.example/a   one report, its statements marked

Results go to standard output, progress and messages to standard error.
Exit codes: 0 done, 1 something failed (the rest was done), 2 the call was
wrong, 3 a change that --fail-on-change looks for, 130 stopped with ctrl-C.
"""


@click.command(
    cls=CommandTable,
    table=TABLE,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=True,
)
@click.option(
    "--ledger",
    metavar="PATH",
    envvar="WALKBACK_LEDGER",
    show_envvar=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The ledger to use, one file. Without it, one of your own is used and its path is told.",
)
@click.option(
    "--settings",
    metavar="FILE",
    envvar="WALKBACK_SETTINGS",
    show_envvar=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Settings in TOML: the ledger, and defaults for the options of each command.",
)
@click.version_option(__version__, prog_name="walkback", message="%(prog)s %(version)s")
@click.pass_context
def walkback(ctx: click.Context, ledger: Path | None, settings: Path | None) -> None:
    """Keep the record of who said what in the news.

    Walkback reads news reports and puts every statement in them on record: who
    is said to have said it, the reporting word, and what was said, each with
    the exact words and their place in the report. It works on this computer
    alone; nothing is sent anywhere.
    """
    from walkback.cli.settings import read_settings

    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character shows "?" there; JSON and CSV are always UTF-8.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    chosen = read_settings(settings)
    ctx.default_map = chosen.defaults
    ctx.obj = ledger or chosen.ledger
