"""``walkback read``: texts in, texts with their attributions out, no ledger."""

from __future__ import annotations

import gzip
import io
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from walkback.cli.table import PART_FAILED
from walkback.errors import InputError, UnreadableInput

if TYPE_CHECKING:
    from walkback.model import Attribution, Reading

# The reader works on batches; these bound what is held in memory at once.
BATCH_TEXTS = 64
BATCH_CHARACTERS = 400_000


@dataclass(frozen=True, slots=True)
class TextRow:
    """One line of the input that can be read; ``given`` is the whole row."""

    given: dict[str, Any]
    text: str
    id: str | None
    published_on: date | None


@click.command(short_help="Read texts without a ledger: JSON Lines in, JSON Lines out.")
@click.argument("source", metavar="IN.jsonl", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    help="Where to write; standard output if not given. A name that ends in .gz is gzipped.",
)
@click.pass_context
def read(ctx: click.Context, source: Path, output: Path | None) -> None:
    """Read texts and write them back with who said what.

    Each line of IN.jsonl is a text: {"id": "a1", "text": "...", "published_on":
    "2031-03-04"}; only "text" is needed. The same line comes out with
    "attributions": a list of {"id", "source", "cue", "content", "manner",
    "confidence", "cue_class", "polarity", "modality", "nested_in", "completion"}.
    Source, cue and content are lists of [start, end], counted in characters of
    the text as it was given; "nested_in" is the id of the attribution in whose
    content this one stands. Order is kept; no ledger is touched.

    A line that cannot be used is told with its number and left out; the others
    go on, and the exit code is 1.

    \b
    Examples:
      walkback read articles.jsonl -o read.jsonl
      walkback read articles.jsonl.gz -o read.jsonl.gz
      cat articles.jsonl | walkback read - | jq .attributions
    """
    from walkback.cli.output import open_output
    from walkback.pipeline import read_texts
    from walkback.shown.json_text import json_text
    from walkback.shown.words import counted
    from walkback.statement.reader import shipped_reader

    texts = attributions = 0
    bad: list[InputError] = []

    def tell(error: InputError) -> None:
        bad.append(error)
        click.echo(f"walkback: {error}", err=True)

    with ExitStack() as stack:
        lines, where = stack.enter_context(_open_lines(source, watch=_may_draw(output)))
        reader = shipped_reader()
        out = stack.enter_context(open_output(output))
        for batch in _batches(lines, where, tell):
            readings = read_texts(
                [row.text for row in batch],
                reader,
                published_on=[row.published_on for row in batch],
                ids=[row.id for row in batch],
            )
            for row, reading in zip(batch, readings, strict=True):
                written = {**row.given, **found_in(reading)}
                out.write(json_text(written).encode("utf-8") + b"\n")
                texts += 1
                attributions += len(reading.attributions)
            out.flush()
    click.echo(f"{counted(texts, 'text')} read, {len(bad):,} failed, {counted(attributions, 'attribution')}", err=True)
    if bad:
        ctx.exit(PART_FAILED)


def read_row(line: str, where: str) -> TextRow:
    """Read one line of JSON Lines.

    Raises:
        InputError: it is no such row; the message has the place within it, as "$.text".
    """
    from walkback.moment import Moment

    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise UnreadableInput(f"no JSON: {error.msg} at column {error.colno}", where=where) from None
    except ValueError as error:  # a number of more digits than Python reads
        raise UnreadableInput(f"no JSON that can be used: {error}", where=where) from None
    except RecursionError:
        raise UnreadableInput("JSON nested too deeply", where=where) from None
    if not isinstance(row, dict):
        raise UnreadableInput(f"expected an object, got {_kind(row)} at $", where=where)
    if not isinstance(row.get("text"), str):
        got = _kind(row["text"]) if "text" in row else "nothing"
        raise UnreadableInput(f"expected a string, got {got} at $.text", where=where)
    name = "id" if "id" in row else "doc"
    row_id = row.get(name)
    if row_id is not None and (isinstance(row_id, bool) or not isinstance(row_id, str | int)):
        raise UnreadableInput(f"expected a string, got {_kind(row_id)} at $.{name}", where=where)
    name = "published_on" if "published_on" in row else "dct"
    day = row.get(name)
    if day is not None:
        if not isinstance(day, str):
            raise UnreadableInput(f"expected a date, got {_kind(day)} at $.{name}", where=where)
        try:
            day = Moment.parse(day).day
        except InputError as error:
            raise type(error)(f"{error.message} at $.{name}", where=where) from None
    return TextRow(row, row["text"], None if row_id is None else str(row_id), day)


def _kind(value: object) -> str:
    kinds: dict[type, str] = {dict: "an object", list: "a list", str: "a string", bool: "true or false"}
    return "null" if value is None else kinds.get(type(value), "a number")


def found_in(reading: Reading) -> dict[str, Any]:
    """Return what is written of a text: attributions, speakers, time expressions and figures.

    Time expressions and figures have the shape of the scorers that the field and ours use (`bench.timex_score`,
    `bench.figures_score`), so that they run on it as it is. All offsets are of the text that was given.
    """
    from walkback.figure.shape import list_figures
    from walkback.record import as_record

    return {
        "attributions": [_attribution(number, found) for number, found in enumerate(reading.attributions, 1)],
        "speakers": [{"id": f"p{number}", **as_record(speaker)} for number, speaker in enumerate(reading.speakers, 1)],
        "timexes": [
            {
                "start": timex.span.start,
                "end": timex.span.end,
                "text": timex.span.of(reading.text),
                "type": str(timex.type),
                "value": timex.value,
                "mod": timex.mod,
                "basis": str(timex.basis),
                "rule": timex.rule,
                "anchor": list(timex.anchor) if timex.anchor else None,
            }
            for timex in reading.timexes
        ],
        "figures": [
            {**one, "by": _name(one["by"]), "again": [{**place, "by": _name(place["by"])} for place in one["again"]]}
            for one in list_figures(reading.text, reading.figures)
        ],
    }


def _name(attribution: int | None) -> str | None:
    return None if attribution is None else f"a{attribution + 1}"


def _attribution(number: int, found: Attribution) -> dict[str, Any]:
    from walkback.record import as_record

    return {
        "id": f"a{number}",
        "source": [list(span) for span in found.source],
        "cue": [list(span) for span in found.cue],
        "content": [list(span) for span in found.content],
        "manner": str(found.manner),
        "confidence": round(found.confidence, 4),
        "cue_class": str(found.cue_class),
        "polarity": str(found.polarity),
        "modality": str(found.modality),
        "nested_in": _name(found.nested_in),
        "completion": as_record(found.completion) if found.completion else None,
        "speaker": {**as_record(found.speaker), "speaker": f"p{found.speaker.speaker + 1}"} if found.speaker else None,
        "said_at": as_record(found.said_at) if found.said_at else None,
        "about": as_record(found.about) if found.about else None,
    }


def _batches(lines: Iterator[bytes], where: str, tell: Callable[[InputError], None]) -> Iterator[list[TextRow]]:
    batch: list[TextRow] = []
    characters = 0
    for number, raw in enumerate(_whole(lines, where, tell), 1):
        place = f"{where}:{number}"
        try:
            line = raw.decode("utf-8-sig" if number == 1 else "utf-8")
            if not line.strip():
                continue
            row = read_row(line.strip(), place)
        except UnicodeDecodeError as error:
            tell(UnreadableInput(f"no UTF-8 at byte {error.start + 1} of the line", where=place))
            continue
        except InputError as error:
            tell(error)
            continue
        batch.append(row)
        characters += len(row.text)
        if len(batch) >= BATCH_TEXTS or characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _whole(lines: Iterator[bytes], where: str, tell: Callable[[InputError], None]) -> Iterator[bytes]:
    """Pass lines on; a stream that breaks off is told, and what came before it is kept."""
    try:
        yield from lines
    except (OSError, EOFError) as error:
        tell(UnreadableInput(f"broke off: {error}", where=where))


def _may_draw(output: Path | None) -> bool:
    """Whether a progress bar has a terminal to itself."""
    to_terminal = (output is None or str(output) == "-") and sys.stdout.isatty()
    return sys.stderr.isatty() and not to_terminal


@contextmanager
def _open_lines(source: Path, *, watch: bool) -> Iterator[tuple[Iterator[bytes], str]]:
    """Open the input as lines of bytes, with its name for messages and a progress bar in a terminal."""
    if str(source) == "-":
        yield iter(sys.stdin.buffer), "-"
        return
    try:
        raw = source.open("rb")
    except OSError as error:
        raise UnreadableInput(f"{error.strerror or error}", where=str(source)) from None
    with raw:
        stream: IO[bytes] = raw
        if source.suffix == ".gz":
            stream = io.BufferedReader(gzip.GzipFile(fileobj=raw))
        if not watch:
            yield iter(stream), str(source)
            return
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

        from walkback.cli.terminal import stderr_console

        columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
        with Progress(*columns, console=stderr_console(), transient=True) as bar:
            task = bar.add_task("reading", total=source.stat().st_size)

            def watched() -> Iterator[bytes]:
                for line in stream:
                    bar.update(task, completed=raw.tell())
                    yield line

            yield watched(), str(source)
