"""Which texts are one report and which are copies of one: looked for when a text comes in, and kept.

What comes out hangs on the texts in the ledger, not on their order. Every function works inside a transaction that its
caller holds.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager
from itertools import pairwise

from walkback.lineage.candidates import CROWD, find_candidates, is_near
from walkback.lineage.join import Bond, Joined, join_kin
from walkback.lineage.judge import judge_profiles, weigh
from walkback.lineage.profile import Profile, read_profile
from walkback.lineage.record import Kin, KinKind
from walkback.store.copied import Member, write_lineages
from walkback.store.naming import name_reports, write_reports
from walkback.store.refresh import refresh_reports
from walkback.store.renditions import (
    METHOD,
    Stood,
    bands_of,
    load_bodies,
    load_stood,
    number_list,
    write_renditions,
)

MOST_CANDIDATES = 32  # texts that one is set beside, those first that share most bands with it
BATCH = 20  # pages of an older ledger that are placed in one transaction

Pair = tuple[int, int]  # numbers in order

_KINDS = {kind.value: kind for kind in KinKind}


def place_page(connection: sqlite3.Connection, page: str) -> set[str]:
    """Set the texts of ``page`` beside those that they may be kin to; return the reports that gained or lost any.

    Reports and lineages of all texts that hang together with them are written anew.
    """
    stood = _numbers_of(connection, page)
    beside = _kin_of(connection, stood)
    changed, gone = write_renditions(connection, page)
    affected = {
        row[0]
        for row in connection.execute("SELECT report FROM derivations WHERE page = ? AND is_current = 1", (page,))
    }
    judge = _Judge(connection)
    for number in sorted(changed):
        judge.set_beside(number)
    judge.keep()
    if not changed and not gone and not _is_contested(connection, page):
        return affected
    for component in _components(connection, (beside | stood | changed) - gone):
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


def _numbers_of(connection: sqlite3.Connection, page: str) -> set[int]:
    return {row[0] for row in connection.execute("SELECT number FROM renditions WHERE page = ?", (page,))}


def _is_contested(connection: sqlite3.Connection, page: str) -> bool:
    """Whether several reports stood on the page, of which the first one has its name: a capture may tell another."""
    rows = connection.execute("SELECT DISTINCT report FROM renditions WHERE page = ? LIMIT 2", (page,))
    return len(rows.fetchall()) > 1


# --- Finding and judging ----------------------------------------------------------------------------------------


def find_beside(connection: sqlite3.Connection, number: int) -> list[int]:
    """The renditions worth setting beside one: those that share bands with it, and its neighbours on its page.

    In a band that many share these are the next ones in the order of numbers, as in
    `walkback.lineage.candidates.find_candidates`; of all, those that share most bands.
    """
    signed, key = connection.execute(
        "SELECT signature, address_key FROM renditions WHERE number = ?", (number,)
    ).fetchone()
    shared: Counter[int] = Counter()
    for band in bands_of(signed):
        for beyond, order in ((">", "ASC"), ("<", "DESC")):
            shared.update(
                row[0]
                for row in connection.execute(
                    f"SELECT rendition FROM rendition_bands WHERE band = ? AND rendition {beyond} ? "
                    f"ORDER BY rendition {order} LIMIT {CROWD}",
                    (band, number),
                )
            )
    signatures = connection.execute(
        "SELECT number, signature FROM renditions WHERE number IN (SELECT value FROM json_each(?))",
        (number_list(shared),),
    )
    near = [other for other, theirs in signatures if is_near(signed, theirs)]
    near = sorted(near, key=lambda other: (-shared[other], other))[:MOST_CANDIDATES]
    for beyond, order in ((">", "ASC"), ("<", "DESC")):
        near += [
            row[0]
            for row in connection.execute(
                f"SELECT number FROM renditions WHERE address_key = ? AND number {beyond} ? "
                f"ORDER BY number {order} LIMIT 1",
                (key, number),
            )
        ]
    return sorted(set(near))


class _Judge:
    """Tells what pairs are to one another: what was kept of them, else judged now. Texts are loaded when needed."""

    def __init__(self, connection: sqlite3.Connection, bonds: dict[Pair, Bond] | None = None) -> None:
        self.connection = connection
        self.bonds = {} if bonds is None else bonds
        self.profiles: dict[int, Profile] = {}
        self.new: dict[Pair, Kin] = {}

    def bond(self, pair: Pair) -> Bond:
        if pair not in self.bonds:
            self.read(pair)
            kin = judge_profiles(self.profiles[pair[0]], self.profiles[pair[1]])
            self.new[pair] = kin
            self.bonds[pair] = Bond(kin.kind, weigh(kin))
        return self.bonds[pair]

    def set_beside(self, number: int) -> None:
        """Judge all pairs of a text and those that are worth setting beside it."""
        pairs = [(min(number, other), max(number, other)) for other in find_beside(self.connection, number)]
        self.read({one for pair in pairs for one in pair})
        for pair in pairs:
            self.bond(pair)

    def read(self, numbers: Collection[int]) -> None:
        """Load and read the texts of these at once."""
        stood = load_stood(self.connection, [number for number in numbers if number not in self.profiles])
        bodies = load_bodies(self.connection, {one.version for one in stood.values()})
        for number, one in stood.items():
            self.profiles[number] = read_profile(one.with_text(bodies[one.version]))

    def keep(self) -> None:
        """Keep what was judged now; of those that are no kin, only that they are none."""
        self.connection.executemany(
            "INSERT OR REPLACE INTO kin (first, second, kind, share, weight, evidence) VALUES (?, ?, ?, ?, ?, ?)",
            [
                (*pair, kin.kind.value, kin.share, weigh(kin), None if kin.kind is KinKind.NONE else _steps_text(kin))
                for pair, kin in self.new.items()
            ],
        )
        self.new = {}


def _steps_text(kin: Kin) -> str:
    return json.dumps([[s.name, s.left, s.right, s.weight] for s in kin.evidence], ensure_ascii=False)


# --- Grouping ---------------------------------------------------------------------------------------------------


def _kin_of(connection: sqlite3.Connection, numbers: Collection[int]) -> set[int]:
    """The renditions that were judged to be kin to any of these."""
    rows = connection.execute(
        "SELECT second FROM kin WHERE first IN (SELECT value FROM json_each(?1)) AND kind != 'none' "
        "UNION SELECT first FROM kin WHERE second IN (SELECT value FROM json_each(?1)) AND kind != 'none'",
        (number_list(numbers),),
    )
    return {row[0] for row in rows}


def _components(connection: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[set[int]]:
    """Sets of renditions that hang together, each once: by kinship, or by a page, of which only one has the name."""
    left = set(numbers)
    while left:
        found: set[int] = set()
        new = {left.pop()}
        while new:
            found |= new
            pages = connection.execute(
                "SELECT number FROM renditions WHERE page IN (SELECT page FROM renditions "
                "WHERE number IN (SELECT value FROM json_each(?)))",
                (number_list(new),),
            )
            new = (_kin_of(connection, new) | {row[0] for row in pages}) - found
        left -= found
        yield found


def _regroup(connection: sqlite3.Connection, component: Collection[int]) -> set[str]:
    """Write the reports and lineages of renditions that hang together; return the reports that gained or lost one."""
    stood = load_stood(connection, component)
    judge = _Judge(connection, _load_bonds(connection, component))
    pages = {number: one.address_key or "" for number, one in stood.items()}
    joined = join_kin(pages, _find_pairs(stood), judge.bond)
    judge.keep()
    names = name_reports(connection, [[stood[number] for number in keys] for keys in joined.reports])
    reports = dict(zip(joined.reports, names, strict=True))
    affected = write_reports(connection, [(name, [stood[n] for n in keys]) for keys, name in reports.items()])
    shares = _shares(connection, joined)
    lineages = [
        [Member(reports[keys], tuple(stood[n] for n in keys), shares[keys]) for keys in members]
        for members in joined.lineages
    ]
    return affected | write_lineages(connection, lineages, set(names), {one.report for one in stood.values()})


def _shares(connection: sqlite3.Connection, joined: Joined[int]) -> dict[tuple[int, ...], float]:
    """How much each report that is in a lineage shares with the copy that it is most like."""
    home = {number: keys for members in joined.lineages for keys in members for number in keys}
    found: dict[tuple[int, ...], float] = {}
    for first, second, share in connection.execute(
        "SELECT first, second, share FROM kin WHERE kind = 'copy' AND first IN (SELECT value FROM json_each(?))",
        (number_list(home),),
    ):
        if (first, second) in joined.judged and home[first] != home[second]:
            for keys in (home[first], home[second]):
                found[keys] = max(share, found.get(keys, 0.0))
    return found


def _find_pairs(stood: dict[int, Stood]) -> set[Pair]:
    """Pairs worth judging, as `find_beside` would have them if all texts but these were left aside."""
    if len(stood) < 2:
        return set()
    signatures = {number: one.signature for number, one in stood.items()}
    pairs = {pair for pair in find_candidates(signatures) if is_near(*(signatures[number] for number in pair))}
    pages: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in stood.items():
        if one.address_key:
            pages[one.address_key].append(number)
    return pairs.union(*(pairwise(numbers) for numbers in pages.values()))


def _load_bonds(connection: sqlite3.Connection, numbers: Collection[int]) -> dict[Pair, Bond]:
    """What pairs of these were judged to be."""
    rows = connection.execute(
        "SELECT first, second, kind, weight FROM kin WHERE first IN (SELECT value FROM json_each(?))",
        (number_list(numbers),),
    )
    return {(first, second): Bond(_KINDS[kind], weight) for first, second, kind, weight in rows if second in numbers}
