"""``walkback judge``: set right who is who, what is a finding, and what statements answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from walkback.cli.ledger import ledger_option, open_ledger
from walkback.user import user_name

if TYPE_CHECKING:
    from walkback.question.decision import Decision
    from walkback.speaker.identity.record import Judgement
    from walkback.store.ledger import Ledger


def _signed(command: Callable[..., Any]) -> Callable[..., Any]:
    """Let a command take who decides."""
    return click.option(
        "--by",
        metavar="NAME",
        envvar="WALKBACK_JUDGE",
        show_envvar=True,
        default=user_name,
        help="Who decides; by default the user of this computer.",
    )(command)


def _noted(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option("--note", metavar="TEXT", default="", help="Why.")(command)


@click.group(short_help="Set right findings, questions, answers, and who is who.")
def judge() -> None:
    """Set right what was worked out: findings, questions, answers, speakers, sides.

    A judgement goes before whatever was worked out, is signed and dated, and can be
    undone. It is held to the words in the reports and survives when they are read
    again; if its words can no longer be found it waits, and "list" says so. Of two
    judgements that cannot both hold, the later one does.

    \b
    Findings   confirm, reject         ids as "walkback findings" lists them
    Questions  same, apart, answer,    ids of questions and statements as
               rename                  "walkback ask" lists them
    Statements speaker, side           the same ids of statements
    Speakers   merge, split            ids as "walkback speakers" lists them, or a
                                       report's id, a blank, and a name as that
                                       report calls the speaker

    \b
    Examples:
      walkback judge reject 3f2a9c1b --note "he speaks of another flood"
      walkback judge answer 5d20b7aa 9c1b22aa no
      walkback judge merge 3f2a9c1b 77ab01c2 --note "same spokesman, two spellings"
      walkback judge split "9c1b22aa Mr Weil" "3f2a9c1b Jonas Weil"
      walkback judge list
      walkback judge undo 1
    """


# --- Findings ---------------------------------------------------------------------------------------------------


@judge.command("confirm", short_help="A finding is right.")
@click.argument("finding", metavar="FINDING")
@_signed
@_noted
@ledger_option
@click.pass_context
def confirm(ctx: click.Context, finding: str, by: str, note: str) -> None:
    """Confirm a finding. It stays listed even if a later analysis finds it no longer, and says so."""
    _decide(ctx, lambda ledger: ledger.judge_finding(finding, "confirm", by=by, note=note))


@judge.command("reject", short_help="A finding is not right.")
@click.argument("finding", metavar="FINDING")
@_signed
@_noted
@ledger_option
@click.pass_context
def reject(ctx: click.Context, finding: str, by: str, note: str) -> None:
    """Reject a finding. It is listed by "walkback findings --rejected" only."""
    _decide(ctx, lambda ledger: ledger.judge_finding(finding, "reject", by=by, note=note))


# --- Questions --------------------------------------------------------------------------------------------------


@judge.command("same", short_help="Two statements answer one question.")
@click.argument("first", metavar="FIRST")
@click.argument("second", metavar="SECOND")
@_signed
@_noted
@ledger_option
@click.pass_context
def same(ctx: click.Context, first: str, second: str, by: str, note: str) -> None:
    """Decide that two statements answer one question; what answers either's question comes along.

    FIRST and SECOND are ids of statements or of questions: two questions are made one.
    """
    _decide(ctx, lambda ledger: ledger.judge_same(first, second, by=by, note=note))


@judge.command("apart", short_help="Two statements do not answer one question.")
@click.argument("first", metavar="FIRST")
@click.argument("second", metavar="SECOND")
@_signed
@_noted
@ledger_option
@click.pass_context
def apart(ctx: click.Context, first: str, second: str, by: str, note: str) -> None:
    """Decide that two statements do not answer one question.

    FIRST and SECOND are ids of statements or of questions. A statement and a question: it is no answer to it, and
    is parted from all its other answers.
    """
    _decide(ctx, lambda ledger: ledger.judge_apart(first, second, by=by, note=note))


@judge.command("answer", short_help="What a statement answers to a question.")
@click.argument("question", metavar="QUESTION")
@click.argument("statement", metavar="STATEMENT")
@click.argument("answer", metavar="yes|no|unclear", type=click.Choice(["yes", "no", "unclear"]))
@_signed
@_noted
@ledger_option
@click.pass_context
def answer(ctx: click.Context, question: str, statement: str, answer: str, by: str, note: str) -> None:
    """Decide what a statement answers to a question as it is worded; it may be one that was no answer to it."""
    _decide(ctx, lambda ledger: ledger.judge_answer(question, statement, answer, by=by, note=note))


@judge.command("rename", short_help="How a question is worded.")
@click.argument("question", metavar="QUESTION")
@click.argument("wording", metavar="WORDING")
@_signed
@_noted
@ledger_option
@click.pass_context
def rename(ctx: click.Context, question: str, wording: str, by: str, note: str) -> None:
    """Give a question another wording. Who answers yes to it now must answer yes to the new wording too."""
    _decide(ctx, lambda ledger: ledger.judge_wording(question, wording, by=by, note=note))


# --- Statements -------------------------------------------------------------------------------------------------


@judge.command("speaker", short_help="Who made a statement.")
@click.argument("statement", metavar="STATEMENT")
@click.argument("name", metavar="NAME")
@_signed
@_noted
@ledger_option
@click.pass_context
def speaker(ctx: click.Context, statement: str, name: str, by: str, note: str) -> None:
    """Decide who made a statement, in all copies of it.

    NAME is as the report calls them, or any other name, with an office if need be ("Army spokesman Jonas Weil").
    """
    _decide(ctx, lambda ledger: ledger.judge_speaker(statement, name, by=by, note=note))


@judge.command("side", short_help="For which side a statement was made.")
@click.argument("statement", metavar="STATEMENT")
@click.argument("side", metavar="SIDE", nargs=-1, required=True)
@_signed
@_noted
@ledger_option
@click.pass_context
def side(ctx: click.Context, statement: str, side: tuple[str, ...], by: str, note: str) -> None:
    """Decide for which side a statement was made, in all copies of it.

    SIDE is its name; of a side that the ledger does not know, name the wider ones that it is part of behind it:
    "Port Police" "Government of Norland".
    """
    _decide(ctx, lambda ledger: ledger.judge_side(statement, *side, by=by, note=note))


# --- Speakers ---------------------------------------------------------------------------------------------------


@judge.command("merge", short_help="Two speakers are one and the same.")
@click.argument("first", metavar="FIRST")
@click.argument("second", metavar="SECOND")
@_signed
@_noted
@ledger_option
@click.pass_context
def merge(ctx: click.Context, first: str, second: str, by: str, note: str) -> None:
    """Decide that two speakers are one and the same."""
    _decide(ctx, lambda ledger: ledger.judge("merge", first, second, by=by, note=note))


@judge.command("split", short_help="Two speakers are not the same.")
@click.argument("first", metavar="FIRST")
@click.argument("second", metavar="SECOND")
@_signed
@_noted
@ledger_option
@click.pass_context
def split(ctx: click.Context, first: str, second: str, by: str, note: str) -> None:
    """Decide that two speakers, or two reports' speakers of one name, are not the same."""
    _decide(ctx, lambda ledger: ledger.judge("split", first, second, by=by, note=note))


# --- All of them ------------------------------------------------------------------------------------------------


@judge.command("undo", short_help="Take a judgement back.")
@click.argument("number", metavar="NUMBER", type=click.IntRange(min=1))
@_signed
@ledger_option
@click.pass_context
def undo(ctx: click.Context, number: int, by: str) -> None:
    """Take a judgement back; NUMBER is the one that "walkback judge list" gives. It stays on record as undone."""
    _decide(ctx, lambda ledger: ledger.undo(number, by=by))


@judge.command("list", short_help="List all judgements.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list.")
@ledger_option
@click.pass_context
def list_all(ctx: click.Context, as_json: bool) -> None:
    """List all judgements in the order in which they were made, also those that were undone."""
    from walkback.cli.judged_line import judged_line
    from walkback.cli.output import write_json
    from walkback.record import as_record

    with open_ledger(ctx) as ledger:
        found = ledger.judgements()
    if as_json:
        write_json([as_record(one) for one in found])
    elif found:
        for one in found:
            click.echo(judged_line(one))
    else:
        click.echo("no judgement yet")


@judge.command("export", short_help="Write judgements as training data.")
@click.option(
    "--json", "as_json", is_flag=True, default=True, help="JSON Lines; the one form there is, so it may be left out."
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    help="Where to write; standard output if not given. A name that ends in .gz is gzipped.",
)
@ledger_option
@click.pass_context
def export(ctx: click.Context, as_json: bool, output: Path | None) -> None:
    """Write the judgements that hold as JSON Lines, each with the words that it is on and a label.

    The lines can be used to train or test other programs. What was undone is left out; "walkback export" has
    all judgements with all else.
    """
    from walkback.cli.output import open_output
    from walkback.shown.json_text import json_text

    with open_ledger(ctx) as ledger, open_output(output) as out:
        for example in ledger.judged_examples():
            out.write(json_text(example).encode("utf-8") + b"\n")


def _decide(ctx: click.Context, decide: Callable[[Ledger], Judgement | Decision]) -> None:
    from walkback.cli.judged_line import judged_line

    with open_ledger(ctx) as ledger:
        click.echo(judged_line(decide(ledger)))
