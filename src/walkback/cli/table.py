"""The table of commands; each one's module is imported when the command is called."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, NoReturn

import click

from walkback.errors import InputError, UsageError, WalkbackError

DONE, PART_FAILED, USAGE = 0, 1, 2
STOPPED = 130  # 128 + SIGINT, as a shell reports a process that ctrl-C ended
NOBODY_READS = 141  # 128 + SIGPIPE, as a shell reports a process that wrote into a closed pipe


class CommandTable(click.Group):
    """A group whose commands are named in a table and imported on use, so that ``--help`` costs nothing.

    Args:
        table: the name and the one-line help of each command, in the order in which help lists them;
            the command is the object of that name in the module of that name in ``walkback.cli``.
    """

    def __init__(self, *, table: Mapping[str, str], **attributes: Any) -> None:  # noqa: ANN401  # click's
        super().__init__(**attributes)
        self.table = dict(table)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands' names in the table's order."""
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command of that name, or return None if there is none."""
        if cmd_name not in self.table:
            return None
        command = getattr(import_module(f"walkback.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table as it stands, without importing a command."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.table.items()))

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a closed pipe ends it without a word."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except BrokenPipeError:
            # What is still buffered would raise again when Python closes the stream on its way out.
            _point_at_nothing()
            raise click.exceptions.Exit(NOBODY_READS) from None

    def main(  # type: ignore[override]  # it always ends the process, as a console script does
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        **extra: Any,  # noqa: ANN401  # click's
    ) -> NoReturn:
        """Run the command line and end the process with its exit code; errors are one line on stderr."""
        extra.pop("standalone_mode", None)
        try:
            code = super().main(args=args, prog_name=prog_name, standalone_mode=False, **extra)
        except click.ClickException as error:
            error.show()
            code = error.exit_code
        except click.Abort:
            code = STOPPED
        except WalkbackError as error:
            click.echo(f"walkback: {error}", err=True)
            code = exit_code_of(error)
        except OSError as error:
            place = f"{error.filename}: " if error.filename else ""
            click.echo(f"walkback: {place}{error.strerror or error}", err=True)
            code = PART_FAILED
        sys.exit(code if isinstance(code, int) else DONE)


def exit_code_of(error: WalkbackError) -> int:
    """Return the exit code for an error that ended a command: 2 if the call itself was off, else 1."""
    return USAGE if isinstance(error, UsageError) and not isinstance(error, InputError) else PART_FAILED


def _point_at_nothing() -> None:
    try:
        descriptor = sys.stdout.fileno()
    except (OSError, ValueError):  # no file behind it, as under a test runner
        return
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, descriptor)
    os.close(nothing)
