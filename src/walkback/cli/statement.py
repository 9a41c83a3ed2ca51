"""One statement on the terminal, with every place that reports the same act of saying."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from walkback.cli.output import write_json
from walkback.cli.terminal import stdout_console
from walkback.model import Act, AttestedHow, Statement
from walkback.record import as_record
from walkback.shown.days import day_text
from walkback.shown.words import short
from walkback.text.visible import visible

if TYPE_CHECKING:
    from walkback.store.ledger import Ledger


@dataclass(frozen=True, slots=True)
class AttestedStatement:
    """A statement, its act of saying, and all statements of that act, the earliest first."""

    statement: Statement
    act: Act
    others: tuple[Statement, ...]


def load_attested(ledger: Ledger, id_: str) -> AttestedStatement:
    """Get a statement and what attests the same act.

    Raises:
        UnknownRecord: there is no such statement.
    """
    statement = ledger.statement(id_)
    act = ledger.act(statement.id)
    return AttestedStatement(statement, act, tuple(ledger.statement(one.statement) for one in act.attested))


def print_statement(attested: AttestedStatement, *, as_json: bool) -> None:
    """Print the statement's words, who said it for whom, and where else it is attested."""
    from rich.text import Text

    if as_json:
        write_json(
            {
                "statement": as_record(attested.statement),
                "act": as_record(attested.act),
                "attested": [as_record(one) for one in attested.others],
            }
        )
        return
    console = stdout_console()
    one = attested.statement
    console.print(Text(visible(one.content), style="bold"))
    speaker = one.speaker
    who = ", ".join(part for part in (speaker.name, speaker.office) if part) if speaker else one.source
    side = f", for {speaker.side.name}" if speaker and speaker.side else ""
    console.print(Text(visible(f"{who}{side} ({one.cue or 'no reporting word'}; {one.manner})")))
    for place, other in zip(attested.act.attested, attested.others, strict=True):
        versions = ", ".join(short(a.version) for a in other.attestations)
        line = f"  {day_text(other.article_day)}  {other.outlet or 'outlet unknown'}, report {short(other.report)}"
        line += f", version {versions}, statement {short(other.id)}"
        console.print(Text(visible(line)))
        if place.how is AttestedHow.DRIFTED:
            console.print(Text(visible(f"      the quoted words differ: {place.was} -> {place.now}"), style="bold"))
        elif place.how is AttestedHow.RE_ANCHORED:
            console.print(Text(visible(f"      in other words: {other.content}"), style="dim"))
