"""Which texts are one report and which are copies of one: looked for when a text comes in, and kept.

What comes out hangs on the texts in the ledger, not on their order. Every function works inside a transaction that its
caller holds.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Any

from walkback.lineage.address import address_key
from walkback.lineage.candidates import bands, signature
from walkback.lineage.group import group_renditions
from walkback.lineage.judge import judge_profiles
from walkback.lineage.profile import read_profile
from walkback.lineage.record import CopySet, Kin, KinKind, KinStep, Rendition, RenditionSet
from walkback.model import content_id
from walkback.store.refresh import refresh_reports
from walkback.store.rows import id_list

METHOD = "1"  # of signatures and of judging; raised whenever a pair would be judged otherwise, so that it is done anew
MOST_CANDIDATES = 64  # texts that one is set beside, those first that share most bands with it
CROWD = 400  # texts in one band, from which it is boilerplate and tells nothing
NEXT = 2  # texts of the same page before and behind, in the order of keys, that one is set beside
BATCH = 20  # pages of an older ledger that are placed in one transaction

_INTEGER = 1 << 63


@dataclass(frozen=True, slots=True)
class _Known:
    """A rendition with its place in the ledger."""

    number: int
    report: str
    signature: bytes
    rendition: Rendition


def place_page(connection: sqlite3.Connection, page: str) -> set[str]:
    """Set the texts of ``page`` beside those that they may be kin to; return the reports that gained or lost any.

    Reports and lineages of all texts that hang together with them are written anew.
    """
    stood = {row[0] for row in connection.execute("SELECT number FROM renditions WHERE page = ?", (page,))}
    touched = {other for number in stood for other in _beside(connection, number)}
    changed = write_renditions(connection, page)
    now = {row[0] for row in connection.execute("SELECT number FROM renditions WHERE page = ?", (page,))}
    affected = {row[0] for row in connection.execute("SELECT report FROM derivations WHERE page = ?", (page,))}
    for number in changed:
        _judge_new(connection, number)
    if not changed and stood <= now:
        return affected
    for component in _components(connection, (touched | now | changed) - (stood - now)):
        affected |= _regroup(connection, component)
    return affected


def place_waiting(connection: sqlite3.Connection, held: Callable[[], AbstractContextManager[None]]) -> None:
    """Place the texts of a ledger that was made before this was done, or by another method.

    Args:
        connection: the ledger.
        held: holds a transaction for a batch of pages; or nothing, within a transaction of the caller's.
    """
    with held():
        connection.execute(
            "INSERT OR IGNORE INTO unplaced (page) SELECT DISTINCT page FROM renditions WHERE method != ?", (METHOD,)
        )
    while True:
        with held():
            rows = connection.execute("SELECT page FROM unplaced ORDER BY page LIMIT ?", (BATCH,)).fetchall()
            refresh_reports(connection, {report for (page,) in rows for report in place_page(connection, page)})
            connection.executemany("DELETE FROM unplaced WHERE page = ?", rows)
        if len(rows) < BATCH:
            return


def write_renditions(connection: sqlite3.Connection, page: str) -> set[int]:
    """Bring the page's renditions up to date; return the numbers of those that are new or told otherwise."""
    wanted = _wanted(connection, page)
    stored = {
        row[0]: row[1:]
        for row in connection.execute(
            "SELECT version, number, headline, outlet, address, day, method FROM renditions WHERE page = ?", (page,)
        )
    }
    connection.executemany(
        "DELETE FROM renditions WHERE number = ?", [(stored[v][0],) for v in stored.keys() - wanted.keys()]
    )
    changed = set()
    for version, told in wanted.items():
        if version in stored and stored[version][1:] == (*told, METHOD):
            continue
        if version in stored:
            connection.execute("DELETE FROM renditions WHERE number = ?", (stored[version][0],))
        changed.add(write_rendition(connection, page, version, told))
    return changed


def _wanted(connection: sqlite3.Connection, page: str) -> dict[str, tuple[str | None, ...]]:
    """Headline, outlet, address and day of each version that counts on the page, by the first capture that tells it."""
    found: dict[str, list[str | None]] = {}
    for version, *told in connection.execute(
        "SELECT d.version, coalesce(v.headline, d.headline), coalesce(c.outlet, d.outlet), coalesce(c.url, "
        "d.canonical_url), substr(coalesce(d.published_at, c.published_at, c.captured_at), 1, 10) "
        "FROM derivations AS d JOIN captures AS c ON c.id = d.capture JOIN versions AS v ON v.id = d.version "
        "WHERE d.page = ? AND d.is_current = 1 "
        "ORDER BY c.captured_at IS NULL, c.captured_at, c.published_at IS NULL, c.published_at, c.id",
        (page,),
    ):
        row = found.setdefault(version, [None] * len(told))
        for place, value in enumerate(told):
            row[place] = row[place] or value or None
    return {version: tuple(row) for version, row in found.items()}


def write_rendition(connection: sqlite3.Connection, page: str, version: str, told: Sequence[str | None]) -> int:
    """Keep a text as it stood on a page, with what it is found by; return its number.

    Args:
        connection: the ledger; the derivation that tells the report is there already.
        page, version: their ids.
        told: headline, outlet, address and day, as far as they are known.
    """
    headline, outlet, address, day = told
    text = _body(connection, version)
    signed = signature(text)
    row = connection.execute(
        "INSERT INTO renditions (page, version, report, headline, outlet, address, address_key, day, signature, "
        "method) VALUES (?1, ?2, (SELECT report FROM derivations WHERE page = ?1 AND version = ?2 AND is_current = 1 "
        "LIMIT 1), ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        (page, version, headline, outlet, address, (address and address_key(address)) or None, day, signed, METHOD),
    )
    number = int(row.lastrowid or 0)
    connection.executemany(
        "INSERT INTO rendition_bands (band, rendition) VALUES (?, ?)", [(band, number) for band in _bands(signed)]
    )
    return number


def _bands(signed: bytes) -> list[int]:
    """The keys of a signature as the database's integers."""
    return [int.from_bytes(band, "big") - _INTEGER for band in bands(signed)]


def _body(connection: sqlite3.Connection, version: str) -> str:
    """A version's text without what is no part of the report."""
    (text,) = connection.execute("SELECT text FROM versions WHERE id = ?", (version,)).fetchone()
    parts = connection.execute(
        "SELECT span_start, span_end FROM blocks WHERE version = ? AND kind NOT IN ('furniture', 'caption') "
        "ORDER BY position",
        (version,),
    ).fetchall()
    return "\n\n".join(text[start:end] for start, end in parts) if parts else str(text)


def _judge_new(connection: sqlite3.Connection, number: int) -> None:
    """Set a text beside its candidates and keep what they are to it."""
    others = find_beside(connection, number)
    if not others:
        return
    known = _load(connection, [number, *others])
    mine = read_profile(known[number].rendition)
    judged = [judge_profiles(mine, read_profile(known[other].rendition)) for other in others]
    _write_kin(connection, judged, {one.rendition.key: one.number for one in known.values()})


def find_beside(connection: sqlite3.Connection, number: int) -> list[int]:
    """The renditions worth setting beside one: those that share bands with it, and its neighbours on its page."""
    keys = [row[0] for row in connection.execute("SELECT band FROM rendition_bands WHERE rendition = ?", (number,))]
    shared: Counter[int] = Counter()
    for key in keys:
        rows = connection.execute(
            "SELECT rendition FROM rendition_bands WHERE band = ? AND rendition != ? LIMIT ?", (key, number, CROWD + 1)
        ).fetchall()
        if len(rows) <= CROWD:
            shared.update(row[0] for row in rows)
    names = dict(
        connection.execute(
            "SELECT number, page || version FROM renditions WHERE number IN (SELECT value FROM json_each(?))",
            (json.dumps(list(shared)),),
        )
    )
    near = sorted(shared, key=lambda other: (-shared[other], names[other]))[:MOST_CANDIDATES]
    for order, beyond in (("ASC", ">"), ("DESC", "<")):
        near += [
            row[0]
            for row in connection.execute(
                "SELECT o.number FROM renditions AS o JOIN renditions AS n ON n.address_key = o.address_key "
                f"WHERE n.number = ? AND (o.page, o.version) {beyond} (n.page, n.version) "
                f"ORDER BY o.page {order}, o.version {order} LIMIT ?",
                (number, NEXT),
            )
        ]
    return list(dict.fromkeys(near))


def _beside(connection: sqlite3.Connection, number: int) -> set[int]:
    """The renditions that were judged to be kin to one, or stand on its page and may have to share the page's name."""
    return {
        row[0]
        for row in connection.execute(
            "SELECT second FROM kin WHERE first = ?1 AND kind != 'none' "
            "UNION SELECT first FROM kin WHERE second = ?1 AND kind != 'none' "
            "UNION SELECT o.number FROM renditions AS o JOIN renditions AS n ON n.page = o.page WHERE n.number = ?1",
            (number,),
        )
    }


def _components(connection: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[set[int]]:
    """Sets of renditions that hang together by kinship and pages, each once."""
    left = set(numbers)
    while left:
        found = {left.pop()}
        waiting = list(found)
        while waiting:
            new = _beside(connection, waiting.pop()) - found
            found |= new
            waiting += new
        left -= found
        yield found


def _regroup(connection: sqlite3.Connection, component: Collection[int]) -> set[str]:
    """Write the reports and lineages of renditions that hang together; return the reports that gained or lost one."""
    known = _load(connection, component)
    by_key = {one.rendition.key: one for one in known.values()}
    numbers = {key: one.number for key, one in by_key.items()}
    judged = _load_kin(connection, known)
    before = set(judged)
    groups = group_renditions(
        [one.rendition for one in known.values()], judged, {key: one.signature for key, one in by_key.items()}
    )
    _write_kin(connection, [kin for pair, kin in judged.items() if pair not in before], numbers)
    reports = _name_reports(connection, groups.reports, by_key)
    affected = set()
    for keys, report in reports.items():
        connection.execute(
            "INSERT OR IGNORE INTO reports (id, address) SELECT ?1, address FROM pages WHERE id = ?2",
            (report, _page_of(keys, by_key)),
        )
        for key in keys:
            one = by_key[key]
            page, version = key.split(":")
            if one.report != report:
                affected |= {one.report, report}
                connection.execute("UPDATE renditions SET report = ? WHERE number = ?", (report, one.number))
            moved = connection.execute(
                "UPDATE derivations SET report = ?1 WHERE page = ?2 AND version = ?3 AND is_current = 1 "
                "AND report != ?1",
                (report, page, version),
            )
            if moved.rowcount:
                affected |= {one.report, report}
    _write_lineages(connection, groups.lineages, reports, {one.report for one in known.values()})
    return affected


def _page_of(keys: Sequence[str], by_key: dict[str, _Known]) -> str:
    """The page that a report is named by: the least with an address, else the least."""
    return min((by_key[key].rendition.address is None, key.split(":")[0]) for key in keys)[1]


def _name_reports(
    connection: sqlite3.Connection, reports: Sequence[RenditionSet], by_key: dict[str, _Known]
) -> dict[tuple[str, ...], str]:
    """Ids of reports. Of two that stood on one page, one after the other, the earlier keeps the page's id."""
    named: dict[tuple[str, ...], str] = {}
    taken: set[str] = set()
    for keys in sorted((report.keys for report in reports), key=lambda keys: _first(connection, keys, by_key)):
        page = _page_of(keys, by_key)
        named[keys] = content_id(page=page, version=keys[0].split(":")[1]) if page in taken else page
        taken.add(page)
    return named


def _first(connection: sqlite3.Connection, keys: Sequence[str], by_key: dict[str, _Known]) -> tuple[str, str]:
    clocks = [
        row[0]
        for key in keys
        for row in connection.execute(
            "SELECT coalesce(min(c.captured_at), '9') FROM derivations AS d JOIN captures AS c ON c.id = d.capture "
            "WHERE d.page = ? AND d.version = ? AND d.is_current = 1",
            tuple(key.split(":")),
        )
    ]
    return min(clocks), min(keys)


def _write_lineages(
    connection: sqlite3.Connection,
    lineages: Sequence[CopySet],
    reports: dict[tuple[str, ...], str],
    before: Collection[str],
) -> None:
    named = {keys[0]: report for keys, report in reports.items()}
    connection.execute(
        "DELETE FROM lineages WHERE id IN (SELECT lineage FROM lineage_reports "
        "WHERE report IN (SELECT value FROM json_each(?)))",
        (id_list({*before, *reports.values()}),),
    )
    for lineage in lineages:
        members = sorted(named[key] for key in lineage.reports)
        id_ = content_id(lineage=members[0])
        connection.execute(
            "INSERT OR REPLACE INTO lineages (id, origin, agency, why) VALUES (?, ?, ?, ?)",
            (id_, named[lineage.origin], lineage.agency, _steps_text(lineage.why)),
        )
        connection.executemany(
            "INSERT OR REPLACE INTO lineage_reports (report, lineage) VALUES (?, ?)", [(m, id_) for m in members]
        )


def _load(connection: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, _Known]:
    rows = connection.execute(
        "SELECT number, page, version, report, headline, outlet, address, day, signature FROM renditions "
        "WHERE number IN (SELECT value FROM json_each(?)) ORDER BY number",
        (json.dumps(list(numbers)),),
    ).fetchall()
    return {
        number: _Known(
            number, report, signed,
            Rendition(
                f"{page}:{version}", _body(connection, version), headline, outlet, address, _day(day),
            ),
        )
        for number, page, version, report, headline, outlet, address, day, signed in rows
    }  # fmt: skip


def _day(text: str | None) -> date | None:
    """A day, where it is known to the day."""
    return date.fromisoformat(text) if text and len(text) == len("2031-03-04") else None


def _load_kin(connection: sqlite3.Connection, known: dict[int, _Known]) -> dict[tuple[str, str], Kin]:
    """What pairs of these were judged to be."""
    rows = connection.execute(
        "SELECT first, second, kind, share, evidence FROM kin WHERE first IN (SELECT value FROM json_each(?))",
        (json.dumps(list(known)),),
    )
    return {
        (known[first].rendition.key, known[second].rendition.key): Kin(
            known[first].rendition.key, known[second].rendition.key, KinKind(kind), share, _steps_of(evidence)
        )
        for first, second, kind, share, evidence in rows
        if second in known
    }


def _write_kin(connection: sqlite3.Connection, kin: Iterable[Kin], numbers: dict[str, int]) -> None:
    connection.executemany(
        "INSERT OR REPLACE INTO kin (first, second, kind, share, evidence) VALUES (?, ?, ?, ?, ?)",
        [(numbers[k.left], numbers[k.right], k.kind.value, k.share, _steps_text(k.evidence)) for k in kin],
    )


def _steps_text(steps: Iterable[KinStep]) -> str:
    return json.dumps([[s.name, s.left, s.right, s.weight] for s in steps], ensure_ascii=False)


def _steps_of(text: str) -> tuple[KinStep, ...]:
    values: list[list[Any]] = json.loads(text)
    return tuple(KinStep(*step) for step in values)
