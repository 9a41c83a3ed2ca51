"""A report's chain: which text stood from when to when, and which one took the place of which."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from walkback.model import Report, Stretch
from walkback.moment import Moment
from walkback.store.rows import moment_of


@dataclass(frozen=True, slots=True)
class Seen:
    """A capture of the report: which version it gave, on which page, and when."""

    version: str
    page: str
    captured_at: Moment | None


@dataclass(frozen=True, slots=True)
class Stretched:
    """A version as it stood; ``revises`` is the place in the chain of what it took the place of."""

    version: str
    revises: int | None
    first: Moment | None
    last: Moment | None


def find_stretches(versions: Sequence[str], seen: Sequence[Seen]) -> tuple[Stretched, ...]:
    """Return the chain of a report: each version at its place, and again each time that a page goes back to it.

    A page goes back to a text if it showed another one in between; two pages of a report (its address for phones,
    say) that show their own texts by turns go back to nothing. What a stretch took the place of is the text before
    it on one of its pages, or, where it is the first of its pages, the one before it in the chain.

    Args:
        versions: in the order of the chain.
        seen: captures in the order of their clocks.
    """
    shown: dict[str, str] = {}  # what each page showed last
    met: set[tuple[str, str]] = set()
    first: dict[str, list[Seen]] = {version: [] for version in versions}
    returns: list[tuple[Seen, list[Seen]]] = []
    standing: dict[str, list[Seen]] = {}  # the captures of the stretch that each page is in
    for one in seen:
        if one.captured_at is None:
            first[one.version].append(one)
            continue
        if (one.page, one.version) in met and shown[one.page] != one.version:
            standing[one.page] = [one]
            returns.append((one, standing[one.page]))
        elif shown.get(one.page) != one.version:
            standing[one.page] = first[one.version]
            first[one.version].append(one)
        else:
            standing[one.page].append(one)
        shown[one.page] = one.version
        met.add((one.page, one.version))
    chain = [(version, first[version]) for version in versions]
    for one, captures in returns:
        later = (n for n, (_, others) in enumerate(chain) if _is_later(_first(others), one.captured_at))
        chain.insert(next(later, len(chain)), (one.version, captures))
    return tuple(
        Stretched(version, _revised(chain, place), _first(captures), _last(captures))
        for place, (version, captures) in enumerate(chain)
    )


def _is_later(moment: Moment | None, than: Moment | None) -> bool:
    return moment is not None and than is not None and moment.at > than.at


def _revised(chain: Sequence[tuple[str, Sequence[Seen]]], place: int) -> int | None:
    pages = {one.page for one in chain[place][1]}
    before = [n for n in range(place) if pages & {one.page for one in chain[n][1]} and chain[n][0] != chain[place][0]]
    if before:
        return before[-1]
    return place - 1 if place else None


def _first(captures: Sequence[Seen]) -> Moment | None:
    return min((one.captured_at for one in captures if one.captured_at), key=lambda m: (m.at, m.text), default=None)


def _last(captures: Sequence[Seen]) -> Moment | None:
    return max((one.captured_at for one in captures if one.captured_at), key=lambda m: (m.at, m.text), default=None)


def write_stretches(connection: sqlite3.Connection, report: str, chain: Sequence[Stretched]) -> None:
    """Keep the chain in place of the one before."""
    connection.execute("DELETE FROM stretches WHERE report = ?", (report,))
    connection.executemany(
        "INSERT INTO stretches (report, position, version, revises, first_captured_at, last_captured_at) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        [
            (report, place, one.version, one.revises, one.first and one.first.text, one.last and one.last.text)
            for place, one in enumerate(chain)
        ],
    )


def load_chains(connection: sqlite3.Connection, reports: str) -> defaultdict[str, tuple[Stretch, ...]]:
    """Return the chain of each report of a JSON list of ids."""
    found: defaultdict[str, tuple[Stretch, ...]] = defaultdict(tuple)
    for report, version, revises, first, last in connection.execute(
        "SELECT report, version, revises, first_captured_at, last_captured_at FROM stretches "
        "WHERE report IN (SELECT value FROM json_each(?)) ORDER BY report, position",
        (reports,),
    ):
        before = [stretch.version for stretch in found[report]]
        found[report] += (
            Stretch(
                version,
                moment_of(first),
                moment_of(last),
                None if revises is None else revises + 1,
                before.index(version) + 1 if version in before else None,
            ),
        )
    return found


def order_weight(report: Report, older: int, newer: int) -> float:
    """Probability that one version of the chain is later than another: the least of the steps between.

    Args:
        report: with its chain.
        older, newer: numbers in the chain, 1 for the first.
    """
    if report.chain[newer - 1].reverts_to is not None:
        return 1.0  # clocks alone tell of a return
    places = {version.version: place for place, version in enumerate(report.versions)}
    first, last = (places[report.chain[number - 1].version] for number in (older, newer))
    return min((version.order_weight for version in report.versions[first + 1 : last + 1]), default=1.0)
