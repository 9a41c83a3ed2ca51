"""Get the figures of reports out of the ledger."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from datetime import date
from typing import Any

from walkback.model import (
    Evidence,
    FigureAttestation,
    FigureChange,
    FigureKind,
    FigureScope,
    MentionHow,
    ReportedFigure,
)
from walkback.store.conditions import Conditions, member
from walkback.store.reading import SPEAKER_COLUMNS, SPEAKER_WIDTH, speaker_of
from walkback.store.rows import DAY_COLUMNS, WINDOW_COLUMNS, day_of, id_list, window_of
from walkback.text.span import Span

_DAY = ", ".join(f"v.{column}" for column in ("article_day", *DAY_COLUMNS.split(", ")))
_FROM = (
    "FROM figures AS f JOIN reports AS r ON r.id = f.report "
    "JOIN report_versions AS v ON v.report = f.report AND v.version = f.version "
    "LEFT JOIN attestations AS t ON t.report = f.report AND t.attribution = f.attribution "
    "LEFT JOIN statements AS s ON s.id = t.statement "
    "LEFT JOIN attribution_facts AS w ON w.report = f.report AND w.attribution = f.attribution "
    "LEFT JOIN corrected AS c ON c.statement = t.statement "
    "LEFT JOIN appearances AS p ON p.id = coalesce(c.appearance, w.appearance) "
    "LEFT JOIN identities AS i ON i.id = p.identity "
)
_SAID = ", ".join(f"w.said_{column}" for column in WINDOW_COLUMNS)


def load_figures(
    connection: sqlite3.Connection,
    *,
    kind: FigureKind | str | None = None,
    by: str | None = None,
    side: str | None = None,
    since: str | date | None = None,
    until: str | date | None = None,
    search: str | None = None,
    outlet: str | None = None,
    report: str | None = None,
    newest: int | None = None,
) -> list[ReportedFigure]:
    """Return the figures that satisfy the filters of `walkback.Ledger.figures`, in its order.

    What is told of a figure (its giver, its day, when it was said) is what the first version tells that carries it.

    Raises:
        UsageError: a filter makes no sense.
        UnknownRecord: there is no such report.
        EvidenceError: a span does not slice to its words.
    """
    asked = Conditions(connection, day="v.article_day", report="f.report")
    asked.is_said_by(by)
    asked.is_for_side(side)
    asked.is_dated(since, until)
    asked.is_from(outlet, report)
    if kind is not None:
        asked.add("f.kind = ?", member(FigureKind, kind, "kind"))
    if search is not None and search.strip():
        connection.create_function("has_words", 3, _words_test(search), deterministic=True)
        # SQLite's own comparison is far quicker; it knows capitals of ASCII only.
        words = "f.exact || ' ' || coalesce(f.counts, '') || ' ' || coalesce(f.event, '')"
        for word in set(re.findall(r"\w+", search)):
            if word.isascii() and "_" not in word:
                asked.add(f"{words} LIKE ?", f"%{word}%")
        asked.add("has_words(f.exact, f.counts, f.event)")
    if newest is not None:
        chosen = connection.execute(
            f"SELECT f.id {_FROM} WHERE {asked.sql} GROUP BY f.id "
            "ORDER BY min(v.article_day) IS NULL, min(v.article_day) DESC, f.id LIMIT ?",
            (*(() if asked.sql == "0" else asked.values), newest),
        )
        asked.add("f.id IN (SELECT value FROM json_each(?))", id_list(row[0] for row in chosen))
    rows = connection.execute(
        "SELECT f.id, f.report, r.outlet, v.headline, f.version, f.span_start, f.span_end, f.exact, f.low, f.high, "
        "f.approx, f.is_open, f.unit, f.kind, f.counts, f.counts_start, f.counts_end, f.scope, f.change, f.event, "
        f"f.event_start, f.event_end, t.statement, {_DAY}, {_SAID}, "
        f"iif(c.appearance IS NULL, w.speaker_how, '{MentionHow.JUDGED}'), "
        "iif(c.appearance IS NULL, w.speaker_confidence, 1.0), "
        f"{SPEAKER_COLUMNS} "
        f"{_FROM} "
        f"WHERE {asked.sql} ORDER BY v.article_day IS NULL, v.article_day, f.report, v.position, f.position",
        () if asked.sql == "0" else asked.values,
    ).fetchall()
    texts = dict(
        connection.execute(
            "SELECT id, text FROM versions WHERE id IN (SELECT value FROM json_each(?))",
            (id_list({row[4] for row in rows}),),
        )
    )
    first: dict[str, tuple[Any, ...]] = {}
    places: dict[str, list[FigureAttestation]] = {}
    for row in rows:
        first.setdefault(row[0], row)
        places.setdefault(row[0], []).append(_attestation(row, texts[row[4]]))
    return [_figure(row, tuple(places[key])) for key, row in first.items()]


def _attestation(row: tuple[Any, ...], text: str) -> FigureAttestation:
    version = row[4]
    span, counts, event = Span(row[5], row[6]), row[15:17], row[20:22]
    exact = Evidence.at(version, text, span)
    return FigureAttestation(
        version,
        exact,
        None if counts[0] is None else Evidence.at(version, text, Span(*counts)),
        None if event[0] is None else Evidence.at(version, text, Span(*event)),
    )


def _figure(row: tuple[Any, ...], attestations: tuple[FigureAttestation, ...]) -> ReportedFigure:
    (
        key, report, outlet, headline, _, _, _, exact, low, high, approx, is_open, unit, kind, counts, _, _, scope,
        change, event, _, _, statement, *rest,
    ) = row  # fmt: skip
    width = 1 + len(DAY_COLUMNS.split(", "))
    day, said = rest[:width], rest[width : width + len(WINDOW_COLUMNS)]
    link, speaker = rest[-SPEAKER_WIDTH - 2 : -SPEAKER_WIDTH], rest[-SPEAKER_WIDTH:]
    return ReportedFigure(
        key, report, outlet, headline, exact, low, high, bool(approx), bool(is_open), unit, FigureKind(kind), counts,
        FigureScope(scope), FigureChange(change) if change else None, event, statement, speaker_of(speaker, link),
        window_of(said), day_of(day), attestations,
    )  # fmt: skip


def _words_test(wanted: str) -> Callable[[str, str | None, str | None], bool]:
    words = frozenset(re.findall(r"\w+", wanted.casefold()))

    def has_words(*texts: str | None) -> bool:
        return words <= {word for text in texts if text for word in re.findall(r"\w+", text.casefold())}

    return has_words
