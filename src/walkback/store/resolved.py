"""Get back what was worked out about one version of a report: speakers, times and figures, as nouns of a text."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from walkback.model import (
    Attribution,
    Figure,
    FigureChange,
    FigureKind,
    FigureScope,
    Mention,
    MentionHow,
    Reading,
    Side,
    SideHow,
    Speaker,
    SpeakerKind,
    SpeakerLink,
    Timex,
    TimexBasis,
    TimexType,
)
from walkback.store.reading import load_numbered_attributions
from walkback.store.rows import FACT_COLUMNS, WINDOW_COLUMNS, window_of
from walkback.text.span import Span


def load_reading(connection: sqlite3.Connection, report: str, version: str) -> Reading | None:
    """Return the version as one of the report's, with all that was found in it; None if it is none of its versions."""
    row = connection.execute(
        "SELECT v.text, r.reader, r.article_day FROM resolutions AS r JOIN versions AS v ON v.id = r.version "
        "WHERE r.report = ? AND r.version = ?",
        (report, version),
    ).fetchone()
    if row is None:
        return None
    text, reader, day = row
    where = (report, version)
    ids, attributions = load_numbered_attributions(connection, version)
    speakers, numbers = _load_speakers(connection, where)
    return Reading(
        text,
        _with_facts(connection, where, ids, attributions, numbers),
        reader,
        date.fromisoformat(day) if day else None,
        version,
        _load_timexes(connection, where),
        _load_figures(connection, where, ids),
        speakers,
    )


def _load_speakers(
    connection: sqlite3.Connection, where: tuple[str, str]
) -> tuple[tuple[Speaker, ...], dict[str, int]]:
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for appearance, start, end, how, confidence in connection.execute(
        "SELECT appearance, span_start, span_end, how, confidence FROM mentions WHERE report = ? AND version = ? "
        "ORDER BY appearance, position",
        where,
    ):
        mentions[appearance].append(Mention(Span(start, end), MentionHow(how), confidence))
    speakers: list[Speaker] = []
    numbers: dict[str, int] = {}
    for (
        appearance,
        name,
        kind,
        honorific,
        office,
        organisation,
        levels,
        how,
        evidence,
        *at,
    ) in connection.execute(
        "SELECT appearance, name, kind, honorific, office, organisation, side_levels, side_how, side_evidence, "
        "side_start, side_end FROM version_speakers WHERE report = ? AND version = ? ORDER BY position",
        where,
    ):
        side = Side(tuple(json.loads(levels)), SideHow(how), evidence, _span(*at)) if levels else None
        numbers[appearance] = len(speakers)
        speakers.append(
            Speaker(name, SpeakerKind(kind), tuple(mentions[appearance]), honorific, office, organisation, side)
        )
    return tuple(speakers), numbers


def _with_facts(
    connection: sqlite3.Connection,
    where: tuple[str, str],
    ids: Sequence[str],
    attributions: Sequence[Attribution],
    numbers: dict[str, int],
) -> tuple[Attribution, ...]:
    facts: dict[str, tuple[Any, ...]] = {
        key: tuple(values)
        for key, *values in connection.execute(
            f"SELECT attribution, {', '.join(FACT_COLUMNS)} FROM attribution_facts WHERE report = ? AND version = ?",
            where,
        )
    }
    width = len(WINDOW_COLUMNS)
    found = []
    for key, one in zip(ids, attributions, strict=True):
        appearance, how, confidence, *windows = facts[key]
        link = None if appearance is None else SpeakerLink(numbers[appearance], MentionHow(how), confidence)
        found.append(replace(one, speaker=link, said_at=window_of(windows[:width]), about=window_of(windows[width:])))
    return tuple(found)


def _load_timexes(connection: sqlite3.Connection, where: tuple[str, str]) -> tuple[Timex, ...]:
    rows = connection.execute(
        "SELECT span_start, span_end, type, value, mod, basis, rule, anchor_start, anchor_end FROM timexes "
        "WHERE report = ? AND version = ? ORDER BY position",
        where,
    )
    return tuple(
        Timex(Span(start, end), TimexType(kind), value, mod, TimexBasis(basis), rule, _span(*anchor))
        for start, end, kind, value, mod, basis, rule, *anchor in rows
    )


def _load_figures(connection: sqlite3.Connection, where: tuple[str, str], ids: Sequence[str]) -> tuple[Figure, ...]:
    numbers = {key: number for number, key in enumerate(ids)}
    rows = connection.execute(
        "SELECT span_start, span_end, low, high, approx, is_open, unit, kind, scope, change, attribution, "
        "counts_start, counts_end, event_start, event_end FROM figures "
        "WHERE report = ? AND version = ? ORDER BY position",
        where,
    )
    return tuple(
        Figure(
            Span(start, end), low, high, bool(approx), bool(is_open), unit, FigureKind(kind), _span(*at[:2]),
            FigureScope(scope), FigureChange(change) if change else None, _span(*at[2:]), numbers.get(by),
        )
        for start, end, low, high, approx, is_open, unit, kind, scope, change, by, *at in rows
    )  # fmt: skip


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)
