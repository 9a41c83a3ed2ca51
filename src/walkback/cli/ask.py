"""``walkback ask``: a question in one's own words, answered from the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from walkback.cli.ledger import ledger_option, open_ledger

if TYPE_CHECKING:
    from rich.console import Console

    from walkback.store.findings import KnownQuestion


@click.command(short_help="Ask a question in your own words.")
@click.argument("question", nargs=-1, required=True, metavar="QUESTION")
@click.option(
    "--limit", type=click.IntRange(min=1), default=1, show_default=True, metavar="N", help="Questions at most."
)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list, with every answer and finding.")
@ledger_option
@click.pass_context
def ask(ctx: click.Context, question: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Answer a question from the record: each side's position over time, with the words.

    What is shown is the question on record that comes nearest, all answers to it
    in the order in which they were given, and the findings among them; or that
    nothing is on record. The question and each statement have their id behind them.

    \b
    Examples:
      walkback ask "Was Estonia told beforehand?"
      walkback ask how many people died --limit 3
    """
    from walkback.cli.output import write_json
    from walkback.cli.terminal import stdout_console
    from walkback.record import as_record

    with open_ledger(ctx) as ledger:
        found = ledger.ask(" ".join(question), limit=limit)
    if as_json:
        write_json([as_record(one) for one in found])
        return
    if not found:
        click.echo("nothing on record")
    for one in found:
        print_question(stdout_console(), one)


def print_question(console: Console, one: KnownQuestion) -> None:
    """Print a question, its answers by day with side, speaker and words, and the findings among them."""
    from rich.text import Text

    from walkback.cli.findings import print_finding
    from walkback.shown.days import said_day
    from walkback.shown.words import short, shown_words
    from walkback.text.visible import visible

    head = Text(visible(one.ask), style="bold")
    head.append(f"  {short(one.id)}", style="not bold dim")
    console.print(head)
    for answer in one.answers:
        statement = answer.statement
        speaker = statement.speaker
        name = speaker.name if speaker else statement.source or "speaker unknown"
        side = f", for {speaker.side.name}" if speaker and speaker.side and speaker.side.name != name else ""
        line = Text(f"  {said_day(statement)}  ")
        line.append(answer.position, style="bold")
        line.append(f"  {visible(name + side)}: {visible(shown_words(statement))}")
        line.append(f"  {short(statement.id)}", style="dim")
        console.print(line)
    console.print()
    for finding in one.findings:
        print_finding(console, finding)
