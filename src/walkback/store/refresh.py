"""Work out a report's chain of versions and its statements again, after something came in that bears on them."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import MAXYEAR, UTC, date, datetime, timedelta
from typing import Any

from walkback.model import ArticleDay, DayHow, MentionHow, Polarity
from walkback.moment import Moment
from walkback.statement.identity import statement_id
from walkback.store.acts import refresh_acts
from walkback.store.address import clean_address
from walkback.store.chain import Seen, find_stretches, write_stretches
from walkback.store.decisions import refresh_decisions
from walkback.store.identities import await_grouping
from walkback.store.resolving import Told, resolve_report
from walkback.store.rows import DAY_COLUMNS, FACT_COLUMNS, KIND_COLUMNS, day_of, day_values, id_list, moment_of

_FIRST_DAY = date(2000, 1, 1)  # any will do; only the order of days tells
_NEVER = datetime(MAXYEAR, 12, 31, tzinfo=UTC)
_KIND = ", ".join(f"a.{column}" for column in KIND_COLUMNS.split(", "))
# What people say of the speaker goes before what was worked out.
_FACTS = ", ".join(
    (
        "coalesce(c.appearance, f.appearance)",
        f"iif(c.appearance IS NULL, f.speaker_how, '{MentionHow.JUDGED}')",
        "iif(c.appearance IS NULL, f.speaker_confidence, 1.0)",
        *(f"f.{column}" for column in FACT_COLUMNS[3:]),
    )
)
# Columns of a statement in the order in which their values are put together.
_WRITTEN = (
    *"source cue content manner confidence".split(),
    *KIND_COLUMNS.split(", "),
    *FACT_COLUMNS,
    *"nested_in headline article_day".split(),
    *DAY_COLUMNS.split(", "),
    *"attribution version_position place".split(),
)
_HOW_RANK = {how: rank for rank, how in enumerate(DayHow)}


@dataclass(frozen=True, slots=True)
class _Retrieved:
    """A capture of the report with what its page declares."""

    capture: str
    version: str
    page: str
    version_headline: str | None
    url: str | None
    canonical_url: str | None
    outlet: str | None
    declared_outlet: str | None
    captured_at: Moment | None
    published_at: Moment | None
    modified_at: Moment | None
    day: ArticleDay | None

    @property
    def order(self) -> tuple[datetime, datetime, str]:
        return _at(self.captured_at), _at(self.published_at), self.capture


@dataclass(frozen=True, slots=True)
class _Placed:
    """A version in the chain."""

    version: str
    headline: str | None
    first_captured_at: Moment | None
    last_captured_at: Moment | None
    published_at: Moment | None
    modified_at: Moment | None
    day: ArticleDay | None
    weight: float = 1.0  # probability that it is later than the one before it
    evidence: tuple[str, ...] = ()

    @property
    def has_clock(self) -> bool:
        return bool(self.first_captured_at or self.modified_at or self.published_at)

    @property
    def order(self) -> tuple[datetime, datetime, str]:
        """By the capture's clock; a version without one by what the page declares, modified before published."""
        published = _at(self.modified_at or self.published_at)
        return _at(self.first_captured_at) if self.first_captured_at else published, published, self.version


def refresh_reports(connection: sqlite3.Connection, reports: Iterable[str]) -> None:
    """Write anew what follows for these reports, and which of their statements are one act of saying."""
    wanted = sorted(set(reports))
    for report in wanted:
        refresh_report(connection, report)
    refresh_acts(connection, wanted)
    refresh_decisions(connection, wanted)


def refresh_report(connection: sqlite3.Connection, report: str) -> None:
    """Write anew what follows from the current derivations and readings of ``report``.

    That is its outlet, headline and addresses, the order and days of its versions, who speaks in them, their times
    and figures, and the words, day and place of each statement. It depends on the rows only, not on the order in
    which they came.
    """
    retrieved = sorted(_load_retrieved(connection, report), key=lambda r: r.order)
    placed = _order_versions(connection, _place_versions(retrieved))
    chain = find_stretches([p.version for p in placed], [Seen(r.version, r.page, r.captured_at) for r in retrieved])
    headlines = {p.version: p.headline for p in placed}
    headline = next((found for one in reversed(chain) if (found := headlines[one.version])), None)
    outlet = _write_report(connection, report, headline, retrieved, placed)
    write_stretches(connection, report, chain)
    days = _days_of([p.day.day if p.day else None for p in placed])
    told = [Told(p.version, day, outlet) for p, day in zip(placed, days, strict=True)]
    if resolve_report(connection, report, told):
        await_grouping(connection, report)
    _write_attestations(connection, report)
    _write_statements(connection, report, placed)


def _days_of(days: Sequence[date | None]) -> list[date | None]:
    """The day of each version, in the order of the chain.

    One that tells none takes the day of the nearest before it that does, else after it: it is one report, and its
    "Monday" is theirs.
    """
    found = list(days)
    for place in range(1, len(found)):
        found[place] = found[place] or found[place - 1]
    for place in range(len(found) - 2, -1, -1):
        found[place] = found[place] or found[place + 1]
    return found


def _at(moment: Moment | None) -> datetime:
    return moment.at if moment else _NEVER


def _load_retrieved(connection: sqlite3.Connection, report: str) -> list[_Retrieved]:
    rows = connection.execute(
        "SELECT d.capture, d.version, d.page, d.headline, c.url, d.canonical_url, c.outlet, d.outlet, c.captured_at, "
        "  coalesce(d.published_at, c.published_at), d.modified_at, d.day, d.day_how, d.day_evidence, d.day_start, "
        "  d.day_end, v.headline "
        "FROM derivations AS d JOIN captures AS c ON c.id = d.capture JOIN versions AS v ON v.id = d.version "
        "WHERE d.report = ? AND d.is_current = 1",
        (report,),
    )
    return [
        _Retrieved(
            capture, version, page, block or headline, url, canonical, outlet, declared_outlet,
            moment_of(captured), moment_of(published), moment_of(modified), day_of(day),
        )
        for capture, version, page, headline, url, canonical, outlet, declared_outlet,
        captured, published, modified, *day, block in rows
    ]  # fmt: skip


def _place_versions(retrieved: Sequence[_Retrieved]) -> list[_Placed]:
    """Put the versions in order; ``retrieved`` is in the order of clocks."""
    by_version: dict[str, list[_Retrieved]] = defaultdict(list)
    for one in retrieved:
        by_version[one.version].append(one)
    placed = []
    for version, captures in by_version.items():
        captured = [c.captured_at for c in captures if c.captured_at]
        days = [c.day for c in captures if c.day]
        placed.append(
            _Placed(
                version,
                next((c.version_headline for c in captures if c.version_headline), None),
                min(captured, key=lambda m: (m.at, m.text), default=None),
                max(captured, key=lambda m: (m.at, m.text), default=None),
                min((c.published_at for c in captures if c.published_at), key=lambda m: (m.at, m.text), default=None),
                min((c.modified_at for c in captures if c.modified_at), key=lambda m: (m.at, m.text), default=None),
                min(days, key=lambda d: (_HOW_RANK[d.how], d.day, d.evidence), default=None),
            )
        )
    return sorted(placed, key=lambda p: p.order)


def _order_versions(connection: sqlite3.Connection, placed: list[_Placed]) -> list[_Placed]:
    """Find a place for versions without a clock by what their texts tell; those with one keep their order.

    Where that is not sure, those without a clock come last, in the likeliest order among themselves.
    """
    if len(placed) < 2 or all(p.has_clock for p in placed):
        return placed
    from walkback.revision.order import SURE, infer_order  # loads weights

    texts = dict(
        connection.execute(
            "SELECT id, text FROM versions WHERE id IN (SELECT value FROM json_each(?))",
            (id_list(p.version for p in placed),),
        )
    )

    def ordered(versions: list[_Placed]) -> list[_Placed]:
        # Days in the order of the clocks, one after the other, since two clocks of one day have an order too.
        days = [_FIRST_DAY + timedelta(days=number) if p.has_clock else None for number, p in enumerate(versions)]
        order = infer_order([texts[p.version] for p in versions], days=days)
        steps = {step.later: step for step in order.steps}
        return [
            replace(
                versions[place],
                weight=steps[place].weight if place in steps else 1.0,
                evidence=tuple(f"{e.what}: {e.detail}" for e in steps[place].evidence) if place in steps else (),
            )
            for place in order.sequence
        ]

    whole = ordered(placed)
    timed = [p for p in placed if p.has_clock]
    if not timed or all(p.weight >= SURE for p in whole):
        return whole
    first, *rest = ordered([p for p in placed if not p.has_clock])
    return [*timed, replace(first, weight=0.5, evidence=()), *rest]


def _write_report(
    connection: sqlite3.Connection,
    report: str,
    headline: str | None,
    retrieved: Sequence[_Retrieved],
    placed: Sequence[_Placed],
) -> str | None:
    """Write the report and its chain; return its outlet."""
    outlet = next((r.outlet for r in retrieved if r.outlet), None) or next(
        (r.declared_outlet for r in retrieved if r.declared_outlet), None
    )
    connection.execute("UPDATE reports SET outlet = ?, headline = ? WHERE id = ?", (outlet, headline, report))

    seen: dict[str, list[Moment]] = {}  # in the order of the clocks
    for r in retrieved:
        for url in dict.fromkeys(filter(None, (r.url, r.canonical_url))):
            seen.setdefault(url, []).extend([r.captured_at] if r.captured_at else ())
    connection.execute("DELETE FROM report_urls WHERE report = ?", (report,))
    connection.executemany(
        "INSERT INTO report_urls (report, position, url, address, first_captured_at, last_captured_at) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        [
            (report, n, url, clean_address(url), *((at[0].text, at[-1].text) if at else (None, None)))
            for n, (url, at) in enumerate(seen.items())
        ],
    )

    connection.execute("DELETE FROM report_versions WHERE report = ?", (report,))
    connection.executemany(
        "INSERT INTO report_versions (report, version, position, headline, first_captured_at, last_captured_at, "
        f"published_at, article_day, {DAY_COLUMNS}, order_weight, order_evidence, statements) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
        [
            (
                report, p.version, position, p.headline, *(
                    m.text if m else None for m in (p.first_captured_at, p.last_captured_at, p.published_at)
                ), *day_values(p.day), p.weight, json.dumps(p.evidence, ensure_ascii=False),
            )
            for position, p in enumerate(placed)
        ],
    )  # fmt: skip
    return outlet


def _write_attestations(connection: sqlite3.Connection, report: str) -> None:
    """Find the statement of every attribution in the report that has none yet."""
    spans = connection.execute(
        "SELECT p.attribution, a.polarity, p.role, p.exact FROM report_versions AS v "
        "JOIN readings AS g ON g.version = v.version AND g.is_current = 1 "
        "JOIN attributions AS a ON a.version = g.version AND a.reader = g.reader "
        "JOIN attribution_spans AS p ON p.attribution = a.id "
        "WHERE v.report = ?1 AND p.role IN ('source', 'content') "
        "AND NOT EXISTS (SELECT 1 FROM attestations AS t WHERE t.report = ?1 AND t.attribution = a.id) "
        "ORDER BY p.attribution, p.role, p.position",
        (report,),
    )
    words: dict[tuple[str, str], dict[str, list[str]]] = {}
    for attribution, polarity, role, exact in spans:
        words.setdefault((attribution, polarity), {"source": [], "content": []})[role].append(exact)
    connection.executemany(
        "INSERT INTO attestations (report, attribution, statement) VALUES (?, ?, ?)",
        [
            (report, attribution, statement_id(report, parts["source"], parts["content"], Polarity(polarity)))
            for (attribution, polarity), parts in words.items()
        ],
    )


def _write_statements(connection: sqlite3.Connection, report: str, placed: Sequence[_Placed]) -> None:
    attested = connection.execute(
        "SELECT t.statement, t.attribution, a.version, a.place, a.manner, a.confidence, a.nested_in, "
        f"{_KIND}, {_FACTS} "
        "FROM report_versions AS v "
        "JOIN readings AS g ON g.version = v.version AND g.is_current = 1 "
        "JOIN attributions AS a ON a.version = g.version AND a.reader = g.reader "
        "JOIN attestations AS t ON t.report = v.report AND t.attribution = a.id "
        "LEFT JOIN attribution_facts AS f ON f.report = v.report AND f.attribution = a.id "
        "LEFT JOIN corrected AS c ON c.statement = t.statement "
        "WHERE v.report = ? ORDER BY v.position, a.place, a.id",
        (report,),
    ).fetchall()
    places: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    carried: dict[str, set[str]] = defaultdict(set)
    statement_of: dict[str, str] = {}
    for statement, *place in attested:
        places[statement].append(tuple(place))
        carried[place[1]].add(statement)
        statement_of[place[0]] = statement
    connection.executemany(
        "UPDATE report_versions SET statements = ? WHERE report = ? AND version = ?",
        [(len(statements), report, version) for version, statements in carried.items()],
    )

    positions = {p.version: (n, p) for n, p in enumerate(placed)}
    wanted: dict[str, tuple[Any, ...]] = {}
    for statement, attestations in places.items():
        attribution, first, place, manner, _, holder, *kind = attestations[0]
        position, version = positions[first]
        dated = [(d, v) for v in {a[1] for a in attestations} if (d := positions[v][1].day)]
        day, day_version = min(
            dated, key=lambda pair: (pair[0].day, _HOW_RANK[pair[0].how], positions[pair[1]][0]), default=(None, None)
        )
        # The span is an offset into the version that tells the day; shown with another version it would mislead.
        values = day_values(day) if day_version == first else (*day_values(day)[:3], None, None)
        wanted[statement] = (
            manner, max(a[4] for a in attestations), *kind, statement_of.get(holder), version.headline, *values,
            attribution, position, place,
        )  # fmt: skip
    stored = {
        row[0]: row[1:]
        for row in connection.execute(
            f"SELECT id, manner, confidence, {KIND_COLUMNS}, {', '.join(FACT_COLUMNS)}, nested_in, headline, "
            f"article_day, {DAY_COLUMNS}, attribution, version_position, place "
            "FROM statements WHERE report = ? AND is_current = 1",
            (report,),
        )
    }
    changed = {s: values for s, values in wanted.items() if stored.get(s) != values}
    words = _joined_words(connection, [values[-3] for values in changed.values()])
    connection.executemany(
        f"INSERT INTO statements (id, report, is_current, {', '.join(_WRITTEN)}) "
        f"VALUES (?, ?, 1, {', '.join('?' * len(_WRITTEN))}) "
        f"ON CONFLICT (id) DO UPDATE SET is_current = 1, {', '.join(f'{c} = excluded.{c}' for c in _WRITTEN)}",
        [(s, report, *words[values[-3]], *values) for s, values in changed.items()],
    )
    connection.executemany(
        "UPDATE statements SET is_current = 0 WHERE id = ?", [(s,) for s in stored.keys() - wanted.keys()]
    )


def _joined_words(connection: sqlite3.Connection, attributions: Iterable[str]) -> dict[str, tuple[str, str, str]]:
    """Source, cue and content words of each attribution, parts joined by a blank."""
    words: dict[str, dict[str, list[str]]] = {}
    for attribution, role, exact in connection.execute(
        "SELECT attribution, role, exact FROM attribution_spans "
        "WHERE attribution IN (SELECT value FROM json_each(?)) ORDER BY attribution, role, position",
        (id_list(attributions),),
    ):
        words.setdefault(attribution, {"source": [], "cue": [], "content": []})[role].append(exact)
    return {a: (" ".join(w["source"]), " ".join(w["cue"]), " ".join(w["content"])) for a, w in words.items()}
