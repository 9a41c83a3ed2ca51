"""``walkback diff``: what changed from one version of a report to the next."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from walkback.cli.ledger import ledger_option, open_ledger

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from walkback.pipeline import Comparison
    from walkback.revision.record import Change
    from walkback.text.span import Span


@click.command(short_help="Show what changed from one version to the next.")
@click.argument("first", metavar="REPORT|FILE")
@click.argument("second", metavar="[FILE]", required=False)
@click.option(
    "--from", "number_from", type=click.IntRange(min=1), metavar="N", help="The older version, 1 for the first."
)
@click.option("--to", "number_to", type=click.IntRange(min=1), metavar="N", help="The newer version; else the latest.")
@click.option("--all", "show_all", is_flag=True, help="Also show what only spells, sets or words the same otherwise.")
@click.option("--json", "as_json", is_flag=True, help="Print all changes as JSON, with their places in both versions.")
@ledger_option
@click.pass_context
def diff(
    ctx: click.Context,
    first: str,
    second: str | None,
    number_from: int | None,
    number_to: int | None,
    show_all: bool,
    as_json: bool,
) -> None:
    """Show what changed in substance from one version of a report to the next.

    With a REPORT of the ledger (its id or address), its last two versions are
    compared, or those that --from and --to name. With two files, these; no ledger is
    needed. Changes of substance come first, each with the words of both; then what
    only spells or sets the same thing otherwise is counted.

    \b
    Examples:
      walkback diff https://news.example/ferry
      walkback diff 3f2a9c1b --from 1 --to 3
      walkback diff morning.html evening.html --json
    """
    from walkback.cli.output import write_json
    from walkback.cli.terminal import stdout_console

    if second is not None:
        if number_from is not None or number_to is not None:
            raise click.UsageError("--from and --to are for versions of a report; two files have none", ctx)
        from walkback.pipeline import compare

        compared = compare(Path(first), Path(second))
    else:
        with open_ledger(ctx) as ledger:
            compared = ledger.compare(first, number_from, number_to)
    if as_json:
        write_json(comparison_record(compared))
    else:
        print_comparison(stdout_console(), compared, show_all=show_all)


def comparison_record(compared: Comparison) -> dict[str, Any]:
    """Return a comparison as JSON: each change with its words, and the notes with what they explain."""
    from walkback.record import as_record

    explained = dict(compared.explained)
    return {
        "old": compared.old.version.id,
        "new": compared.new.version.id,
        "like_with_like": compared.like_with_like,
        "order_weight": compared.order_weight,
        "is_revision": compared.is_revision,
        "changes": [
            {
                **as_record(change),
                "before": change.old.of(compared.old.text) if change.old else "",
                "after": change.new.of(compared.new.text) if change.new else "",
                "is_substantive": change.is_substantive,
                "note": explained.get(number),
            }
            for number, change in enumerate(compared.changes)
        ],
        "notes": [{**as_record(note), "text": note.span.of(compared.new.text)} for note in compared.notes],
    }


def print_comparison(console: Console, compared: Comparison, *, show_all: bool) -> None:
    """Print the changes of substance, then the rest, whole or counted."""
    from rich.text import Text

    from walkback.cli.terminal import counted, visible

    rest = [c for c in compared.changes if not c.is_substantive]
    # Several changes of the same sentences stand over one copy of their words.
    substantive: dict[tuple[Span | None, Span | None], list[tuple[int, Change]]] = {}
    for number, change in enumerate(compared.changes):
        if change.is_substantive:
            substantive.setdefault((change.old, change.new), []).append((number, change))
    if not compared.like_with_like:
        console.print(Text("The two were not read by the same extractor: a difference may be its own.\n", style="bold"))
    if not compared.is_revision:
        text = f"No clock tells which is the later; that the second is has a weight of {compared.order_weight:.2f}.\n"
        console.print(Text(text, style="bold"))
    explained = dict(compared.explained)
    for group in substantive.values():
        for number, change in group:
            head = Text(_name(change), style="bold")
            head.append(f"  {visible(change.why)}", style="not bold dim")
            if number in explained:
                head.append("  with a note", style="not bold")
            console.print(head)
        for mark, style, words in _lines(compared, [change for _, change in group]):
            line = Text(f"  {mark} ", style=style)
            line.append_text(words)
            console.print(line)
        for note in dict.fromkeys(explained[number] for number, _ in group if number in explained):
            console.print(Text(f"  note: {visible(compared.notes[note].span.of(compared.new.text))}", style="italic"))
        console.print()
    if show_all:
        for change in rest:
            console.print(Text(f"{_name(change)}  {visible(change.why)}", style="dim"))
            for mark, _, words in _lines(compared, [change]):
                console.print(Text(f"  {mark} ", style="dim").append_text(words))
    told = counted(sum(map(len, substantive.values())), "change") + " of substance"
    console.print(
        f"{told}, {len(rest):,} of spelling, setting or wording" + ("" if show_all or not rest else " (--all)")
    )


def _name(change: Change) -> str:
    return " · ".join(str(one).replace("_", " ") for one in change.classes)


def _lines(compared: Comparison, changes: list[Change]) -> Iterator[tuple[str, str, Text]]:
    """The words of both versions, once for all changes of one pair of spans, the edited ones marked."""
    old, new = changes[0].old, changes[0].new
    if old is not None:
        edits = sorted({edit.old for change in changes for edit in change.edits})
        yield "-", "red", _marked(compared.old.text, old, edits, "red")
    if new is not None:
        edits = sorted({edit.new for change in changes for edit in change.edits})
        yield "+", "green", _marked(compared.new.text, new, edits, "green")


def _marked(text: str, span: Span, edits: list[Span], colour: str) -> Text:
    from rich.text import Text

    from walkback.cli.terminal import visible

    out = Text()
    at = span.start
    for edit in edits:
        if edit.start < at or edit.end > span.end or edit.start == edit.end:
            continue
        out.append(visible(text[at : edit.start]))
        out.append(visible(edit.of(text)), style=f"bold {colour}")
        at = edit.end
    out.append(visible(text[at : span.end]))
    return out
