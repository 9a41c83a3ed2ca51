#!/usr/bin/env python3
"""Write the generated parts of the docs, or check that they are current.

    python docs/generate.py           write what has changed
    python docs/generate.py --check   write nothing; exit 1 and show the difference if something has changed

A part stands between two comments and is made anew from what the first one says:

    <!-- generated: commands -->      the help of every command
    <!-- generated: schema -->        the tables of a ledger, from its migrations
    <!-- generated: run demo -->      what "walkback demo" prints; "run[20]": its first 20 lines
    <!-- /generated -->

The commands of one page run one after another in one empty folder, in which src/walkback/sample is the
sample affair, so a page can add in one command and list in the next. A part that cannot be made, as where
the reader's weights are missing, stays as it is and is told, and so do the commands after it on that page; the
exit code is then 1.
"""

from __future__ import annotations

import argparse
import contextlib
import difflib
import os
import re
import shlex
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import click
from click.testing import CliRunner

from walkback.cli.root import TABLE, walkback
from walkback.errors import WalkbackError
from walkback.sample import sample_manifest
from walkback.store.migrate import migrations

ROOT = Path(__file__).resolve().parent.parent
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
COLUMNS = 80  # width of a terminal as the pages show it
# Share of lines in common from which what commands print counts as current: another processor rounds the reader's
# arithmetic a little differently, and now and then a word more or less is in a span.
RUN_LIKENESS = 0.95

_PART = re.compile(
    r"(?P<begin><!-- generated: (?P<what>.+?) -->\n)(?P<body>.*?)(?P<end><!-- /generated -->)", re.DOTALL
)
_RUN = re.compile(r"run(?:\[(?P<lines>\d+)\])? (?P<command>.+)")
_TABLE = re.compile(
    r"(?P<comment>(?:^-- [^\n]*\n)*)^CREATE (?P<kind>VIRTUAL TABLE|TABLE|VIEW) (?P<name>\w+)(?P<body>.*?);$",
    re.MULTILINE | re.DOTALL,
)
_ADDED_COLUMN = re.compile(
    r"^-- (?P<comment>[^\n]*)\nALTER TABLE (?P<table>\w+) ADD COLUMN (?P<name>\w+)", re.MULTILINE
)
_COLUMN_COMMENT = re.compile(r"^\s+(?P<name>\w+) [A-Z].*?-- (?P<comment>.*)$", re.MULTILINE)


class CannotMake(Exception):
    """A part that cannot be made now."""


def make_page(text: str) -> tuple[str, list[str]]:
    """Return the page with its parts made anew, and what could not be made."""
    problems: list[str] = []
    with _workplace():

        def make(match: re.Match[str]) -> str:
            if problems and match["what"].startswith("run"):
                return match[0]  # it works on what an earlier command should have left
            try:
                return match["begin"] + make_part(match["what"]) + match["end"]
            except CannotMake as problem:
                problems.append(f"{match['what']}: {problem}")
                return match[0]

        return _PART.sub(make, text), problems


def make_part(what: str) -> str:
    """Return the Markdown of one part."""
    run = _RUN.fullmatch(what)
    if run:
        return _make_run(run["command"], int(run["lines"]) if run["lines"] else None)
    makers: dict[str, Callable[[], str]] = {"commands": _make_commands, "schema": _make_schema}
    if what not in makers:
        raise CannotMake(f"there is no such part; expected run COMMAND or one of {', '.join(makers)}")
    return makers[what]()


def _make_commands() -> str:
    parts = [f"## walkback\n\n{_fenced(_help([]))}"]
    parts += [f"## walkback {' '.join(name)}\n\n{_fenced(_help(name))}" for name in _command_names()]
    return "\n" + "\n".join(parts) + "\n"


def _command_names() -> Iterator[list[str]]:
    """The words of every command, those of a group behind it."""
    context = click.Context(walkback)
    for name in TABLE:
        yield [name]
        command = walkback.get_command(context, name)
        if isinstance(command, click.Group):
            yield from ([name, part] for part in command.list_commands(context))


def _help(command: list[str]) -> str:
    return _run([*command, "--help"])


def _make_run(command: str, lines: int | None) -> str:
    output = _run(shlex.split(command))
    shown = output.splitlines()
    if lines is not None and len(shown) > lines:
        shown = [*shown[:lines], "..."]
    return _fenced("\n".join([f"$ walkback {command}", *(line.rstrip() for line in shown)]), "console")


def _run(command: list[str]) -> str:
    """Return what a command prints, messages included."""
    try:
        result = CliRunner().invoke(walkback, command, prog_name="walkback")
    except WalkbackError as error:
        raise CannotMake(str(error)) from None
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise CannotMake(f"{type(result.exception).__name__}: {result.exception}")
    if result.exit_code:
        raise CannotMake(f"it ended with exit code {result.exit_code}: {result.stderr.strip()}")
    return result.output


def _fenced(text: str, language: str = "text") -> str:
    return f"```{language}\n{text.rstrip()}\n```\n"


def _make_schema() -> str:
    connection = sqlite3.connect(":memory:")
    with contextlib.closing(connection):
        comments: dict[str, str] = {}
        notes: dict[tuple[str, str], str] = {}
        for sql in migrations():
            connection.executescript(sql)
            for table in _TABLE.finditer(sql):
                comments[table["name"]] = " ".join(
                    line.removeprefix("-- ").strip() for line in table["comment"].splitlines()
                )
                for column in _COLUMN_COMMENT.finditer(table["body"]):
                    notes[table["name"], column["name"]] = column["comment"].strip()
            for column in _ADDED_COLUMN.finditer(sql):
                notes[column["table"], column["name"]] = column["comment"].strip()
        return "\n" + "\n".join(_table_parts(connection, comments, notes)) + "\n"


def _table_parts(
    connection: sqlite3.Connection, comments: dict[str, str], notes: dict[tuple[str, str], str]
) -> Iterator[str]:
    rows = connection.execute("SELECT type, name, sql FROM sqlite_schema WHERE type IN ('table', 'view')").fetchall()
    indexes = {name for _, name, sql in rows if sql.startswith("CREATE VIRTUAL")}
    for kind, name, _ in rows:
        if name.startswith("sqlite_") or any(name.startswith(f"{index}_") for index in indexes):
            continue  # SQLite's own, and what a full-text index keeps its data in
        what = "full-text index" if name in indexes else kind
        yield f"### {name}\n\n{_sentence(comments.get(name, ''), what)}\n"
        columns = [row for row in connection.execute(f"PRAGMA table_xinfo({name})").fetchall() if not row[6]]
        if what != "table":
            yield f"Columns: {', '.join(f'`{row[1]}`' for row in columns)}.\n"
            continue
        references = {
            row[3]: f"`{row[2]}.{row[4]}`" for row in connection.execute(f"PRAGMA foreign_key_list({name})").fetchall()
        }
        yield "| column | type | key | |\n|---|---|---|---|"
        for _, column, type_, not_null, _, key, _ in columns:
            marks = ["primary"] if key else []
            if column in references:
                marks.append(f"to {references[column]}")
            words = "; ".join(
                part for part in (notes.get((name, column), ""), "" if not_null or key else "may be empty") if part
            )
            yield f"| `{column}` | {type_.lower()} | {', '.join(marks)} | {words.replace('|', chr(92) + '|')} |"
        yield ""


def _sentence(comment: str, what: str) -> str:
    label = {"view": "A view, for looking at. ", "full-text index": "A full-text index. "}.get(what, "")
    return f"{label}{comment}".strip()


@contextlib.contextmanager
def _workplace() -> Iterator[None]:
    """Work in an empty folder with the sample, with a width and settings that are the same everywhere."""
    before, folder = Path.cwd(), Path(tempfile.mkdtemp(prefix="walkback-docs-"))
    kept = dict(os.environ)
    shutil.copytree(sample_manifest().parent, folder / "src" / "walkback" / "sample")
    home = folder / "home"
    for name in [n for n in os.environ if n.startswith(("WALKBACK_", "XDG_")) or n in ("FORCE_COLOR", "TERM")]:
        del os.environ[name]
    os.environ.update(HOME=str(home), COLUMNS=str(COLUMNS), LINES="50", NO_COLOR="1")
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
        os.environ.clear()
        os.environ.update(kept)
        shutil.rmtree(folder)


def is_current(old: str, new: str) -> bool:
    """Whether a page tells what the program does now: the same but for roundings in what commands print."""
    if _PART.sub(_without_run, old) != _PART.sub(_without_run, new):
        return False
    lines = [
        [line for part in _PART.finditer(page) if part["what"].startswith("run") for line in part["body"].splitlines()]
        for page in (old, new)
    ]
    return difflib.SequenceMatcher(None, *lines, autojunk=False).ratio() >= RUN_LIKENESS


def _without_run(part: re.Match[str]) -> str:
    return part["begin"] if part["what"].startswith("run") else part[0]


def main() -> int:
    """Write or check every page; return the exit code."""
    parser = argparse.ArgumentParser(description="Write the generated parts of the docs, or check them.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a part is not current")
    check = parser.parse_args().check
    failed = False
    for path in PAGES:
        old = path.read_text(encoding="utf-8")
        new, problems = make_page(old)
        name = path.relative_to(ROOT)
        for problem in problems:
            failed = True
            print(f"{name}: kept as it was: {problem}", file=sys.stderr)
        if new == old or (check and is_current(old, new)):
            continue
        if check:
            failed = True
            print(f'{name}: not current; run "python docs/generate.py"', file=sys.stderr)
            sys.stdout.writelines(
                difflib.unified_diff(old.splitlines(True), new.splitlines(True), f"{name}", f"{name} as it should be")
            )
        else:
            path.write_text(new, encoding="utf-8")
            print(f"{name}: written")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
