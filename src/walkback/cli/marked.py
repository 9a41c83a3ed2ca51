"""Print a version with its attributions marked, in colour or with brackets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from walkback.cli.terminal import member_text
from walkback.model import Attribution, Block, BlockKind, Lineage, Report, ReportVersion, Role, Version
from walkback.shown.days import moment_text
from walkback.shown.words import DAY_HOW, counted, short
from walkback.statement.marks import Label, mark_attributions
from walkback.text.segment import Mark, find_segments
from walkback.text.visible import visible

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

STYLES = {Role.SOURCE: "bold underline cyan", Role.CUE: "italic magenta", Role.CONTENT: "green"}
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def print_version(
    console: Console,
    report: Report,
    number: int,
    place: ReportVersion,
    version: Version,
    attributions: Sequence[Attribution],
    *,
    plain: bool,
    with_furniture: bool,
) -> None:
    """Print the report's head, a legend, the text with its marks, and what was left out.

    ``number`` is the version's in the report's chain.
    """
    from rich.text import Text

    marks = mark_attributions(attributions)
    for line in _head(report, number, place):
        console.print(Text(visible(line)), soft_wrap=True)
    console.print(_legend(plain))
    hidden = 0
    for block in version.blocks:
        if block.kind is BlockKind.FURNITURE and not with_furniture:
            hidden += 1
            continue
        console.print()
        console.print(_block_text(version.text, block, marks, plain=plain))
    console.print()
    console.print(_tail(len(attributions), hidden))


def _head(report: Report, number: int, place: ReportVersion) -> Iterator[str]:
    yield " · ".join(part for part in (report.outlet, report.title) if part)
    for one in report.addresses:
        first, last = one.first_captured_at, one.last_captured_at
        seen = "" if first is None else f"  (seen {first})" if first == last else f"  (seen {first} to {last})"
        yield one.url + (seen if len(report.addresses) > 1 else "")
    clocks = [f"version {number} of {len(report.chain)}"]
    if place.published_at:
        clocks.append(f"published {moment_text(place.published_at)}")
    if first := report.chain[number - 1].first_captured_at:
        last = report.chain[number - 1].last_captured_at
        clocks.append(f"captured {first}" + (f" to {last}" if last and last != first else ""))
    yield ", ".join(clocks)
    if place.article_day:
        yield f"day {place.article_day.day.isoformat()}, {DAY_HOW[place.article_day.how]}: {place.article_day.evidence}"
    else:
        yield "day unknown"
    yield f"report {short(report.id)}, version {short(place.version)}"
    if len(report.chain) > 1:
        yield from chain_lines(report)
    if report.lineage is not None:
        yield from lineage_lines(report, report.lineage)


def chain_lines(report: Report) -> Iterator[str]:
    """A line for each version as it stood: its number, clocks, how its place is known, and whether it is a return."""
    versions = {version.version: version for version in report.versions}
    for number, stretch in enumerate(report.chain, 1):
        version = versions[stretch.version]
        first, last = stretch.first_captured_at, stretch.last_captured_at
        when = f"{first} to {last}" if first and last and first != last else str(first or "no clock")
        line = f"  {number}  {short(stretch.version)}  {when}"
        if stretch.reverts_to is not None:
            line += f", returns to the text of {stretch.reverts_to}"
        elif version.order_weight < 1:
            told = f" ({'; '.join(version.order_evidence[:3])})" if version.order_evidence else ""
            line += f", later than the one before with a weight of {version.order_weight:.2f}{told}"
        yield line


def lineage_lines(report: Report, lineage: Lineage) -> Iterator[str]:
    """What the report copies or is copied by, and why that is thought."""
    agency = f", credited to {lineage.agency}" if lineage.agency else ""
    for member in sorted(lineage.members, key=lambda one: (one.report != lineage.origin, one.report)):
        if member.report == report.id:
            continue
        if member.report == lineage.origin:
            mine = next(one.share for one in lineage.members if one.report == report.id)
            yield f"copy of {member_text(member)}, {mine:.0%} of the words in common{agency}"
        elif lineage.origin == report.id:
            yield f"copied by {member_text(member)}, {member.share:.0%} of the words in common{agency}"
        else:
            yield f"  so is {member_text(member)}"
    if lineage.why:
        yield f"  taken for the origin: {'; '.join(lineage.why)}"


def _legend(plain: bool) -> Text:
    from rich.text import Text

    if plain:
        return Text("\n{source1:who} {cue1:the reporting word} {content1:what}")
    legend = Text("\n")
    for role, words in ((Role.SOURCE, "source"), (Role.CUE, "reporting word"), (Role.CONTENT, "content")):
        legend.append("¹", style="dim").append(words, style=STYLES[role]).append("   ")
    return legend


def _block_text(text: str, block: Block, marks: Sequence[Mark[Label]], *, plain: bool) -> Text:
    from rich.text import Text

    dim = not block.kind.is_read and block.kind is not BlockKind.BYLINE
    bold = block.kind is BlockKind.HEADLINE
    line = Text(style="dim" if dim else "bold" if bold else "")
    if block.kind in (BlockKind.FURNITURE, BlockKind.CAPTION, BlockKind.NOTE):
        line.append(f"[{block.kind}{', ' + block.reason if block.reason else ''}] ", style="dim")
    open_marks: tuple[Mark[Label], ...] = ()
    for segment in find_segments(block.span, marks):
        words = visible(segment.span.of(text))
        if plain:
            line.append("}" * sum(mark not in segment.marks for mark in open_marks))
            line.append("".join(f"{{{m.label[1]}{m.label[0]}:" for m in segment.marks if m not in open_marks))
            line.append(words)
            open_marks = segment.marks
            continue
        for mark in segment.marks:
            if mark.span.start == segment.span.start:
                line.append(str(mark.label[0]).translate(_SUPERSCRIPT), style="dim")
        # The innermost mark gives the colour; a source inside what another says stays a source.
        line.append(words, style=" ".join(STYLES[mark.label[1]] for mark in segment.marks))
    line.append("}" * len(open_marks))
    return line


def _tail(attributions: int, hidden: int) -> str:
    tail = counted(attributions, "statement")
    if hidden:
        tail += f"; {counted(hidden, 'block')} of the page left out as no part of the report (--all shows them)"
    return tail
