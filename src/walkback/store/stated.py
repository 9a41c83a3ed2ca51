"""Get statements out of the ledger as what they are compared by: each in its context."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence

from walkback.model import Figure, FigureChange, FigureKind, FigureScope, Polarity, Statement
from walkback.question.record import Given, Stated
from walkback.store.reading import load_statements
from walkback.store.rows import id_list
from walkback.text.span import Span

CONTEXT = 400  # code points before the content that are kept


def load_stated(connection: sqlite3.Connection, statements: Iterable[str]) -> dict[str, Stated]:
    """Return the current statements of these that put something forward, by id.

    What is withheld ("would not confirm that") is no answer to anything and is left out.
    """
    ids = sorted(set(statements))
    loaded = load_statements(
        connection, "s.is_current = 1 AND s.id IN (SELECT value FROM json_each(?))", [id_list(ids)]
    )
    put_forward = [one for one in loaded if one.polarity is not Polarity.WITHHOLDS and one.attestations]
    texts = dict(
        connection.execute(
            "SELECT id, text FROM versions WHERE id IN (SELECT value FROM json_each(?))",
            (id_list({one.attestations[0].version for one in put_forward}),),
        )
    )
    figures = _load_given(connection, put_forward, texts)
    holders = {
        one.id: one
        for one in load_statements(
            connection,
            "s.id IN (SELECT value FROM json_each(?))",
            [id_list({one.nested_in for one in put_forward if one.nested_in is not None})],
        )
    }
    seen = {
        (report, version): (clock or "", position)
        for report, version, clock, position in connection.execute(
            "SELECT report, version, coalesce(first_captured_at, published_at), position FROM report_versions "
            "WHERE version IN (SELECT value FROM json_each(?))",
            (id_list(texts),),
        )
    }
    acts = dict(
        connection.execute(
            "SELECT statement, act FROM acts WHERE statement IN (SELECT value FROM json_each(?))", (id_list(ids),)
        )
    )
    return {
        one.id: _stated(
            one,
            acts.get(one.id, one.id),
            texts[one.attestations[0].version],
            figures[one.id],
            holders.get(one.nested_in or ""),
            seen.get((one.report, one.attestations[0].version), ("", 0)),
        )
        for one in put_forward
    }


def _stated(
    one: Statement, act: str, text: str, figures: Sequence[Given], holder: Statement | None, seen: tuple[str, int]
) -> Stated:
    begins = one.attestations[0].content[0].span.start
    reading = one.completion.reading if one.completion else None
    speaker = one.speaker
    return Stated(
        one.id,
        act,
        one.report,
        reading or one.content,
        text[max(0, begins - CONTEXT) : begins],
        one.cue,
        speaker.identity if speaker else None,
        speaker.called if speaker else one.source,
        speaker.side.levels if speaker and speaker.side else (),
        one.manner,
        one.cue_class,
        one.polarity,
        one.modality,
        one.said_at,
        one.about,
        one.article_day.day if one.article_day else None,
        one.completion is not None,
        holder is not None and _party(holder) != _party(one),
        tuple(figures),
        one.confidence,
        (*seen, begins),
    )


def _party(one: Statement) -> str:
    """Whom a statement is made for, as far as that is known, else the words of its source."""
    if one.speaker is None:
        return one.source
    return one.speaker.side.name if one.speaker.side else one.speaker.identity


def _load_given(
    connection: sqlite3.Connection, statements: Sequence[Statement], texts: dict[str, str]
) -> dict[str, list[Given]]:
    """The figures of each statement, as the version has them that attests it first."""
    found: defaultdict[str, list[Given]] = defaultdict(list)
    first = {one.id: one.attestations[0].version for one in statements}
    for statement, version, start, end, low, high, approx, is_open, unit, kind, counted, scope, change, event in (
        (*row[:10], row[10:12], *row[12:14], row[14:16])
        for row in connection.execute(
            "SELECT t.statement, f.version, f.span_start, f.span_end, f.low, f.high, f.approx, f.is_open, f.unit, "
            "f.kind, f.counts_start, f.counts_end, f.scope, f.change, f.event_start, f.event_end "
            "FROM attestations AS t JOIN figures AS f ON f.report = t.report AND f.attribution = t.attribution "
            "WHERE t.statement IN (SELECT value FROM json_each(?)) ORDER BY t.statement, f.version, f.position",
            (id_list(first),),
        )
    ):
        if version == first[statement]:
            figure = Figure(
                Span(start, end), low, high, bool(approx), bool(is_open), unit, FigureKind(kind), _span(counted),
                FigureScope(scope), FigureChange(change) if change else None, _span(event),
            )  # fmt: skip
            found[statement].append(Given(figure, texts[version]))
    return found


def _span(ends: tuple[int | None, int | None]) -> Span | None:
    start, end = ends
    return None if start is None or end is None else Span(start, end)
