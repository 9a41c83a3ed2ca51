"""How values show in a notebook: small HTML that stands on its own, without scripts or style sheets.

Colours are translucent, so that they serve on light and dark pages. All words are escaped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from urllib.parse import urlsplit

from walkback.model import Reading, Report, ReportVersion, Role, Statement
from walkback.statement.marks import Label, mark_attributions
from walkback.text.segment import Mark, find_segments
from walkback.text.span import Span, paragraphs_of

STYLES = {
    Role.SOURCE: "text-decoration:underline;text-decoration-thickness:2px;font-weight:600",
    Role.CUE: "font-style:italic;background:rgba(190,120,0,.25)",
    Role.CONTENT: "background:rgba(0,140,90,.2)",
}
_TABLE = "border-collapse:collapse;text-align:left"
_CELL = "padding:.3em .8em .3em 0;vertical-align:top;text-align:left;white-space:normal"
_FAINT = "opacity:.65;font-size:.9em"


def reading_html(reading: Reading) -> str:
    """Return a text with its attributions marked; parts of one attribution carry the same number."""
    marks = mark_attributions(reading.attributions)
    found = len(reading.attributions)
    paragraphs = "".join(
        f'<p style="margin:.5em 0">{marked_html(reading.text, span, marks)}</p>' for span in paragraphs_of(reading.text)
    )
    head = [f"{found} attribution{'' if found == 1 else 's'}", f"read by {reading.reader}"]
    if reading.id is not None:
        head.insert(0, reading.id)
    if reading.published_on:
        head.append(f"published on {reading.published_on.isoformat()}")
    return f'<div dir="auto"><div style="{_FAINT}">{escape(" · ".join(head))} · {_legend()}</div>{paragraphs}</div>'


def statement_html(statement: Statement) -> str:
    """Return one statement with each place that attests it, its words in what stands around them."""
    places = "".join(
        f"<li>version <code>{escape(a.version[:8])}</code>: …{escape(e.prefix)}"
        f'<mark style="{STYLES[Role.CONTENT]};color:inherit">{escape(e.exact)}</mark>{escape(e.suffix)}…</li>'
        for a in statement.attestations
        for e in a.content
    )
    return (
        f'<div dir="auto"><blockquote style="margin:.2em 0 .4em;font-size:1.05em">{escape(statement.content)}'
        f"</blockquote><div>{_who(statement)}</div>"
        f'<div style="{_FAINT}">{escape(_where(statement))} · {statement.manner} · '
        f"confidence {statement.confidence:.2f} · <code>{escape(statement.id[:8])}</code></div>"
        f'<details style="{_FAINT}"><summary>evidence</summary><ul>{places}</ul></details></div>'
    )


def statements_html(statements: Sequence[Statement]) -> str:
    """Return statements as a table: day, who, what, where."""
    rows = (
        (_day(s), _who(s), escape(s.content), escape(s.outlet or ""), f"<code>{escape(s.id[:8])}</code>")
        for s in statements
    )
    return _table(("day", "who", "what", "outlet", "id"), rows)


def report_html(report: Report) -> str:
    """Return a report's head and its versions with their clocks."""
    links = "<br>".join(_link(url) for url in report.urls)
    rows = ((str(n), *_version_cells(v)) for n, v in enumerate(report.versions, 1))
    table = _table(("version", "day", "published", "captured", "words", "statements", "id"), rows)
    return (
        f'<div dir="auto"><div><strong>{escape(report.title)}</strong></div>'
        f"<div>{escape(report.outlet or '')}</div>"
        f'<div style="{_FAINT}">{links} <code>{escape(report.id[:8])}</code></div>{table}</div>'
    )


def marked_html(text: str, within: Span, marks: Sequence[Mark[Label]]) -> str:
    """Return the words of ``within``, escaped, with a ``span`` around each stretch that is marked."""
    out: list[str] = []
    for segment in find_segments(within, marks):
        words = escape(segment.span.of(text))
        if not segment.marks:
            out.append(words)
            continue
        out.extend(
            f'<sup style="opacity:.6">{mark.label[0]}</sup>'
            for mark in segment.marks
            if mark.span.start == segment.span.start
        )
        style = ";".join(STYLES[role] for role in dict.fromkeys(mark.label[1] for mark in segment.marks))
        title = ", ".join(f"{mark.label[1]} {mark.label[0]}" for mark in segment.marks)
        out.append(f'<span style="{style}" title="{title}">{words}</span>')
    return "".join(out)


def _legend() -> str:
    return " ".join(f'<span style="{STYLES[role]}">{role}</span>' for role in (Role.SOURCE, Role.CUE, Role.CONTENT))


def _who(statement: Statement) -> str:
    source = f"<strong>{escape(statement.source)}</strong>" if statement.source else "<em>no source</em>"
    return f"{source} <em>{escape(statement.cue)}</em>" if statement.cue else source


def _where(statement: Statement) -> str:
    return " · ".join(part for part in (_day(statement), statement.outlet, statement.headline) if part)


def _day(statement: Statement) -> str:
    return statement.article_day.day.isoformat() if statement.article_day else "no date"


def _version_cells(version: ReportVersion) -> Iterator[str]:
    yield version.article_day.day.isoformat() if version.article_day else ""
    yield escape(str(version.published_at or ""))
    first, last = str(version.first_captured_at or ""), str(version.last_captured_at or "")
    yield escape(first if first == last else f"{first} to {last}")
    yield str(version.words)
    yield str(version.statements)
    yield f"<code>{escape(version.version[:8])}</code>"


def _link(url: str) -> str:
    if urlsplit(url).scheme not in ("http", "https"):  # a script's address is not to be clicked on
        return escape(url)
    return f'<a href="{escape(url)}" rel="noreferrer">{escape(url)}</a>'


def _table(header: Sequence[str], rows: Iterator[Sequence[str]]) -> str:
    head = "".join(f'<th style="{_CELL}">{escape(name)}</th>' for name in header)
    body = "".join(
        f"<tr>{''.join(f'<td style={chr(34)}{_CELL}{chr(34)}>{cell}</td>' for cell in row)}</tr>" for row in rows
    )
    return f'<table style="{_TABLE}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
