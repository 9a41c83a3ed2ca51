"""Texts as they stood on pages, and what they are found by when one comes in that is like them."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from walkback.lineage.address import address_key
from walkback.lineage.candidates import bands, signature
from walkback.lineage.credit import find_agency
from walkback.lineage.record import Rendition
from walkback.model import content_id
from walkback.store.rows import id_list, moment_of

METHOD = "1"  # of signatures and of judging; raised whenever a pair would be judged otherwise, so that it is done anew

_INTEGER = 1 << 63


@dataclass(frozen=True, slots=True)
class Stood:
    """A rendition with its place in the ledger, without its text.

    ``is_addressed`` tells that the page is known by an address. ``agency`` is the one that the text credits.
    """

    number: int
    page: str
    version: str
    report: str
    is_addressed: bool
    headline: str | None
    outlet: str | None
    address: str | None
    address_key: str | None
    day: date | None
    agency: str | None
    signature: bytes

    def with_text(self, text: str) -> Rendition:
        """The same as it is compared; its key has the order of its number."""
        return Rendition(f"{self.number:016x}", text, self.headline, self.outlet, self.address, self.day)


def rendition_number(page: str, version: str) -> int:
    """The number of a text on a page: digits of both, so that it is the same whenever the text came in."""
    return int(content_id(page=page, version=version)[:16], 16) >> 1


def write_renditions(connection: sqlite3.Connection, page: str) -> tuple[set[int], set[int]]:
    """Bring the page's renditions up to date; return the numbers of those that are new or told otherwise, and gone."""
    wanted = _wanted(connection, page)
    stored = {
        row[0]: row[1:]
        for row in connection.execute(
            "SELECT version, number, headline, outlet, address, day, method FROM renditions WHERE page = ?", (page,)
        )
    }
    changed = {version for version, told in wanted.items() if stored.get(version, (0,))[1:] != (*told, METHOD)}
    gone = {stored[version][0] for version in stored.keys() - wanted.keys()}
    _delete(connection, gone | {stored[version][0] for version in changed & stored.keys()})
    return {write_rendition(connection, page, version, wanted[version]) for version in sorted(changed)}, gone


def _wanted(connection: sqlite3.Connection, page: str) -> dict[str, tuple[str | None, ...]]:
    """Headline, outlet, address and day of each version that counts on the page, by the first capture that tells it."""
    rows = connection.execute(
        "SELECT d.version, coalesce(v.headline, d.headline), coalesce(c.outlet, d.outlet), coalesce(c.url, "
        "d.canonical_url), coalesce(d.published_at, c.published_at, c.captured_at), c.captured_at, c.id "
        "FROM derivations AS d JOIN captures AS c ON c.id = d.capture JOIN versions AS v ON v.id = d.version "
        "WHERE d.page = ? AND d.is_current = 1",
        (page,),
    ).fetchall()
    found: dict[str, list[str | None]] = {}
    for version, headline, outlet, address, day, *_ in sorted(rows, key=lambda row: (clock_of(row[-2]), row[-1])):
        row = found.setdefault(version, [None] * 4)
        for place, value in enumerate((headline, outlet, address, day and day[:10])):
            row[place] = row[place] or value or None
    return {version: tuple(row) for version, row in found.items()}


def clock_of(captured_at: str | None) -> tuple[bool, float]:
    """What captures are ordered by: their clock, unknown ones last."""
    moment = moment_of(captured_at)
    return (moment is None, moment.at.timestamp() if moment else 0.0)


def write_rendition(connection: sqlite3.Connection, page: str, version: str, told: Sequence[str | None]) -> int:
    """Keep a text as it stood on a page, with what it is found by; return its number.

    Args:
        connection: the ledger; the derivation that tells the report is there already.
        page, version: their ids.
        told: headline, outlet, address and day, as far as they are known.
    """
    headline, outlet, address, day = told
    text = load_bodies(connection, [version])[version]
    signed = signature(text)
    number = rendition_number(page, version)
    connection.execute(
        "INSERT INTO renditions (number, page, version, report, headline, outlet, address, address_key, day, agency, "
        "signature, method) VALUES (?1, ?2, ?3, (SELECT report FROM derivations WHERE page = ?2 AND version = ?3 "
        "AND is_current = 1 LIMIT 1), ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        (
            number, page, version, headline, outlet, address, (address and address_key(address)) or None, day,
            find_agency(text), signed, METHOD,
        ),
    )  # fmt: skip
    connection.executemany(
        "INSERT OR IGNORE INTO rendition_bands (band, rendition) VALUES (?, ?)",
        [(band, number) for band in bands_of(signed)],
    )
    return number


def _delete(connection: sqlite3.Connection, numbers: Collection[int]) -> None:
    for number in sorted(numbers):
        row = connection.execute("DELETE FROM renditions WHERE number = ? RETURNING signature", (number,)).fetchone()
        connection.executemany(
            "DELETE FROM rendition_bands WHERE band = ? AND rendition = ?",
            [(band, number) for band in bands_of(row[0])],
        )


def bands_of(signed: bytes) -> list[int]:
    """The keys of a signature as the database's integers."""
    return [int.from_bytes(band, "big") - _INTEGER for band in bands(signed)]


def load_stood(connection: sqlite3.Connection, numbers: Collection[int]) -> dict[int, Stood]:
    """Return renditions by number, in the order of numbers."""
    rows = connection.execute(
        "SELECT r.number, r.page, r.version, r.report, p.address IS NOT NULL, r.headline, r.outlet, r.address, "
        "r.address_key, r.day, r.agency, r.signature FROM renditions AS r JOIN pages AS p ON p.id = r.page "
        "WHERE r.number IN (SELECT value FROM json_each(?)) ORDER BY r.number",
        (number_list(numbers),),
    )
    return {
        number: Stood(
            number, page, version, report, bool(is_addressed), headline, outlet, address, key, _day(day), agency, signed
        )
        for number, page, version, report, is_addressed, headline, outlet, address, key, day, agency, signed in rows
    }


def load_bodies(connection: sqlite3.Connection, versions: Iterable[str]) -> dict[str, str]:
    """Return the texts of versions without what is no part of the report."""
    wanted = id_list(versions)
    parts: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for version, start, end in connection.execute(
        "SELECT version, span_start, span_end FROM blocks WHERE version IN (SELECT value FROM json_each(?)) "
        "AND kind NOT IN ('furniture', 'caption') ORDER BY version, position",
        (wanted,),
    ):
        parts[version].append((start, end))
    return {
        version: "\n\n".join(text[start:end] for start, end in parts[version]) if version in parts else text
        for version, text in connection.execute(
            "SELECT id, text FROM versions WHERE id IN (SELECT value FROM json_each(?))", (wanted,)
        )
    }


def number_list(numbers: Iterable[int]) -> str:
    """Numbers as a JSON list, for `json_each`."""
    return f"[{','.join(map(str, numbers))}]"


def _day(text: str | None) -> date | None:
    """A day, where it is known to the day."""
    return date.fromisoformat(text) if text and len(text) == len("2031-03-04") else None
