"""Work out who, when and how many in the versions of a report, and keep it. It runs inside the caller's transaction."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from walkback.model import Attribution, Evidence, Figure, MentionHow, Side, Speaker, Version, content_id
from walkback.statement.identity import statement_words
from walkback.store.affair import await_settling
from walkback.store.parties import load_parties_of, parties_digest
from walkback.store.reading import load_numbered_attributions, load_version
from walkback.store.rows import optional_span, text_of_day, window_values
from walkback.text.proper import find_proper_names
from walkback.text.span import Span

if TYPE_CHECKING:
    from walkback.pipeline import Resolution

# Mentions that are names or could be: what a report calls a speaker by.
_CALLING = frozenset((MentionHow.NAME, MentionHow.DESCRIPTION, MentionHow.LABEL))
_APPEARANCE = (
    "id, report, name, kind, honorific, office, organisation, names, side_levels, side_how, side_evidence, "
    "outlet, article_day"
)


@dataclass(frozen=True, slots=True)
class Told:
    """A version of a report with what its relative dates and its own name count from."""

    version: str
    day: date | None
    outlet: str | None


def running_resolver(connection: sqlite3.Connection) -> str:
    """Return the name of what works versions out now, with the digest of the parties that it knows."""
    from walkback.pipeline import RESOLVER

    return f"{RESOLVER}/{parties_digest(connection)}"


def resolve_report(connection: sqlite3.Connection, report: str, told: Sequence[Told]) -> bool:
    """Bring what is worked out about the versions of ``report`` up to date; return whether anything changed.

    A version is worked out again if its reading, day or outlet is another than before, or what works it out.

    Args:
        connection: the ledger.
        report: the report's id.
        told: its versions that count, in the order of the chain.

    Raises:
        EvidenceError: a span does not lie in its version's text.
    """
    resolver = running_resolver(connection)
    readers = dict(
        connection.execute(
            "SELECT g.version, g.reader FROM report_versions AS p "
            "JOIN readings AS g ON g.version = p.version AND g.is_current = 1 WHERE p.report = ?",
            (report,),
        )
    )
    known = {
        version: tuple(rest)
        for version, *rest in connection.execute(
            "SELECT version, reader, resolver, article_day, outlet FROM resolutions WHERE report = ?", (report,)
        )
    }
    wanted = {t.version: (readers[t.version], resolver, text_of_day(t.day), t.outlet) for t in told}
    gone = [version for version in known if wanted.get(version) != known[version]]
    if gone:
        await_settling(connection, [report])  # also those that only what goes now held to it
    connection.executemany(
        "DELETE FROM resolutions WHERE report = ? AND version = ?", [(report, version) for version in gone]
    )
    new = [t for t in told if known.get(t.version) != wanted[t.version]]
    for one in new:
        connection.execute(
            "INSERT INTO resolutions (report, version, reader, resolver, article_day, outlet) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (report, one.version, *wanted[one.version]),
        )
        _resolve_version(connection, report, one)
    if gone or new:
        _write_appearances(connection, report, told)
    return bool(gone or new)


def appearance_id(report: str, speaker: Speaker, ordinal: int) -> str:
    """Return the id of a speaker in a report: the same name and kind in several versions is one appearance.

    Args:
        report: the report's id.
        speaker: as a version tells it.
        ordinal: how many speakers of that name and kind come before it in the version ("a US official" may be two).
    """
    return content_id(report=report, kind=speaker.kind.value, name=statement_words([speaker.name]), ordinal=ordinal)


def _resolve_version(connection: sqlite3.Connection, report: str, told: Told) -> None:
    from walkback import pipeline

    version = load_version(connection, told.version)
    ids, attributions = load_numbered_attributions(connection, told.version)
    found = pipeline.resolve(
        version.text,
        version.blocks,
        attributions,
        published_on=told.day,
        outlet=told.outlet,
        links=version.links,
        parties=load_parties_of(connection),
    )
    where = (report, told.version)
    connection.executemany(
        "INSERT INTO proper_names (name, report, version) VALUES (?, ?, ?)",
        [(name, *where) for name in sorted(find_proper_names(version.text, version.read_spans))],
    )
    appearances = _appearances_of(report, found.speakers)
    _write_mentions(connection, where, version, found.speakers, appearances)
    _write_facts(connection, where, version, ids, found.attributions, appearances)
    _write_timexes(connection, where, version, found)
    _write_figures(connection, where, version, found, ids)


def _appearances_of(report: str, speakers: Sequence[Speaker]) -> list[str]:
    counted: Counter[tuple[str, str]] = Counter()
    ids = []
    for speaker in speakers:
        key = (speaker.kind.value, statement_words([speaker.name]))
        ids.append(appearance_id(report, speaker, counted[key]))
        counted[key] += 1
    return ids


def _write_mentions(
    connection: sqlite3.Connection,
    where: tuple[str, str],
    version: Version,
    speakers: Sequence[Speaker],
    appearances: Sequence[str],
) -> None:
    connection.executemany(
        "INSERT INTO version_speakers (report, version, position, appearance, name, kind, honorific, office, "
        "organisation, side_levels, side_how, side_evidence, side_start, side_end) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *where, n, appearances[n], speaker.name, speaker.kind.value, speaker.honorific, speaker.office,
                speaker.organisation, *_side_values(where[1], version.text, speaker.side),
            )
            for n, speaker in enumerate(speakers)
        ],
    )  # fmt: skip
    connection.executemany(
        "INSERT INTO mentions (report, version, appearance, position, how, confidence, span_start, span_end, exact) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *where, appearance, n, mention.how.value, mention.confidence, *mention.span,
                Evidence.at(where[1], version.text, mention.span).exact,
            )
            for speaker, appearance in zip(speakers, appearances, strict=True)
            for n, mention in enumerate(speaker.mentions)
        ],
    )  # fmt: skip


def _side_values(version: str, text: str, side: Side | None) -> tuple[Any, ...]:
    if side is None:
        return (None, None, None, None, None)
    if side.span is not None:
        Evidence.at(version, text, side.span)  # raises where it is outside of the text
    return (_json(side.levels), side.how.value, side.evidence, *(side.span or (None, None)))


def _write_facts(
    connection: sqlite3.Connection,
    where: tuple[str, str],
    version: Version,
    ids: Sequence[str],
    attributions: Sequence[Attribution],
    appearances: Sequence[str],
) -> None:
    rows = []
    for key, one in zip(ids, attributions, strict=True):
        for window in (one.said_at, one.about):
            if window is not None and window.span is not None:
                Evidence.at(where[1], version.text, window.span)  # raises where it is outside of the text
        link = one.speaker
        speaker = (None, None, None) if link is None else (appearances[link.speaker], link.how.value, link.confidence)
        rows.append((*where, key, *speaker, *window_values(one.said_at), *window_values(one.about)))
    connection.executemany(
        f"INSERT INTO attribution_facts VALUES ({', '.join('?' * 20)})",
        rows,
    )


def _write_timexes(connection: sqlite3.Connection, where: tuple[str, str], version: Version, found: Resolution) -> None:
    from walkback.timex.days import days_of

    rows = []
    for n, timex in enumerate(found.timexes):
        days = days_of(timex.value) or (None, None)
        rows.append(
            (
                *where, n, *timex.span, Evidence.at(where[1], version.text, timex.span).exact, timex.type.value,
                timex.value, timex.mod, timex.basis.value, timex.rule, *optional_span(timex.anchor),
                *map(text_of_day, days),
            )
        )  # fmt: skip
    connection.executemany(f"INSERT INTO timexes VALUES ({', '.join('?' * 15)})", rows)


def _write_figures(
    connection: sqlite3.Connection,
    where: tuple[str, str],
    version: Version,
    found: Resolution,
    ids: Sequence[str],
) -> None:
    text = version.text

    def words(span: Span | None) -> str | None:
        return None if span is None else Evidence.at(where[1], text, span).exact

    counted: Counter[str] = Counter()
    rows = []
    for n, figure in enumerate(found.figures):
        by = None if figure.by is None else ids[figure.by]
        giver = None if figure.by is None else _said(text, found.attributions[figure.by])
        key = _figure_key(figure, words(figure.span) or "", words(figure.counts), giver)
        rows.append(
            (
                content_id(report=where[0], figure=key, ordinal=counted[key]), *where, n, *figure.span,
                words(figure.span), figure.low, figure.high, int(figure.approx), int(figure.is_open), figure.unit,
                figure.kind.value, words(figure.counts), *optional_span(figure.counts), figure.scope.value,
                figure.change.value if figure.change else None, words(figure.event), *optional_span(figure.event), by,
            )
        )  # fmt: skip
        counted[key] += 1
    connection.executemany(f"INSERT INTO figures VALUES ({', '.join('?' * 22)})", rows)


def _figure_key(figure: Figure, exact: str, counts: str | None, giver: str | None) -> str:
    """What makes a figure the same in another version of the report: its words, what it counts and who gives it."""
    return _json(
        [statement_words([exact]), figure.low, figure.high, figure.kind.value, statement_words([counts or ""]), giver]
    )


def _said(text: str, one: Attribution) -> str:
    return statement_words([span.of(text) for span in (*one.source, *one.content)])


def _write_appearances(connection: sqlite3.Connection, report: str, told: Sequence[Told]) -> None:
    """Put together what the versions of a report tell of each speaker; the earlier version's word goes first."""
    at = {one.version: (position, one) for position, one in enumerate(told)}
    rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for appearance, version, *row in connection.execute(
        "SELECT appearance, version, name, kind, honorific, office, organisation, side_levels, side_how, "
        "side_evidence FROM version_speakers WHERE report = ? ORDER BY position",
        (report,),
    ):
        rows[appearance].append((at[version][0], at[version][1], *row))
    called: dict[str, dict[str, None]] = defaultdict(dict)
    for appearance, exact in sorted(
        connection.execute(
            f"SELECT appearance, exact FROM mentions WHERE report = ? AND how IN ({', '.join('?' * len(_CALLING))})",
            (report, *sorted(how.value for how in _CALLING)),
        ),
        key=lambda row: (-len(row[1]), row[1]),
    ):
        called[appearance][" ".join(exact.split())] = None
    wanted = {}
    for appearance, seen in rows.items():
        seen.sort(key=lambda row: row[0])
        _, _, name, kind, *_ = seen[0]
        honorific, office, organisation = (_first(row[n] for row in seen) for n in (4, 5, 6))
        side = next((row[7:10] for row in seen if row[7] is not None), (None, None, None))
        days = [row[1].day for row in seen if row[1].day]
        wanted[appearance] = (
            report, name, kind, honorific, office, organisation, _json(list(called[appearance])),
            *side, _first(row[1].outlet for row in seen),
            text_of_day(min(days, default=None)),
        )  # fmt: skip
    stored = {
        key: tuple(row)
        for key, *row in connection.execute(f"SELECT {_APPEARANCE} FROM appearances WHERE report = ?", (report,))
    }
    await_settling(connection, [report])
    connection.executemany("DELETE FROM appearances WHERE id = ?", [(key,) for key in stored.keys() - wanted.keys()])
    columns = _APPEARANCE.split(", ")
    connection.executemany(
        f"INSERT INTO appearances ({_APPEARANCE}) VALUES ({', '.join('?' * len(columns))}) "
        f"ON CONFLICT (id) DO UPDATE SET {', '.join(f'{c} = excluded.{c}' for c in columns[1:])}",
        [(key, *values) for key, values in wanted.items() if stored.get(key) != values],
    )


def _first(values: Iterable[Any]) -> Any:  # noqa: ANN401 - whatever the column holds
    return next((value for value in values if value is not None), None)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
