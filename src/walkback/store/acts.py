"""Which statements of several versions and copies are one act of saying, and where its words drifted.

What comes out hangs on the statements in the ledger, not on their order. Every function works inside a transaction that
its caller holds.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from walkback.model import SELECTOR_CONTEXT, Act, Attested, AttestedHow
from walkback.revision.lexicon import WEIGHED
from walkback.statement.identity import statement_words
from walkback.statement.lexicon import words
from walkback.statement.manner import find_quoted
from walkback.store.rows import id_list
from walkback.text.numerals import find_numerals

ALIKE = 75.0  # likeness of two contents in per cent, from which one can be the other in other words
IN_PLACE = 60.0  # the same of what stands around them
LEAST_WORDS = 4  # of a content that may drift; a shorter one is another, or the same to the letter

_WEIGHTS = WEIGHED | words("not no never nobody nothing none neither nor without")


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement as it is compared: its words, what is quoted of them, and what stands around them."""

    id: str
    order: tuple[str, int, int, str]
    source: str
    words: str
    quoted: str
    figures: tuple[float, ...]
    kind: tuple[str, ...]  # polarity, modality, and the words that negate or weigh the claim
    around: str


def refresh_acts(connection: sqlite3.Connection, reports: Iterable[str]) -> None:
    """Find anew which statements of these reports, and of those that copy them, are one act of saying."""
    wanted = set(reports)
    units: set[tuple[str, ...]] = set()
    for report in sorted(wanted):
        lineage = connection.execute(
            "SELECT report FROM lineage_reports WHERE lineage = (SELECT lineage FROM lineage_reports WHERE report = ?) "
            "ORDER BY report",
            (report,),
        ).fetchall()
        units.add(tuple(row[0] for row in lineage) or (report,))
    for unit in sorted(units):
        _refresh_unit(connection, unit)


def _refresh_unit(connection: sqlite3.Connection, reports: Sequence[str]) -> None:
    connection.execute(
        "DELETE FROM acts WHERE statement IN (SELECT id FROM statements "
        "WHERE report IN (SELECT value FROM json_each(?)))",
        (id_list(reports),),
    )
    said = _load(connection, reports)
    rows = []
    for act in group_said(said):
        first = act[0]
        for one in act:
            how, was, is_ = compare_said(first, one)
            rows.append((min(s.id for s in act), one.id, how.value, was, is_))
    connection.executemany(
        "INSERT OR REPLACE INTO acts (act, statement, how, was, is_now) VALUES (?, ?, ?, ?, ?)", rows
    )


def group_said(said: Sequence[_Said]) -> list[list[_Said]]:
    """Sort statements into acts of saying, the earliest of each first; only acts of two statements and more."""
    ordered = sorted(said, key=lambda s: s.order)
    acts: list[list[_Said]] = []
    by_source: defaultdict[str, list[list[_Said]]] = defaultdict(list)
    for one in ordered:
        home = next((act for act in by_source[one.source] if any(_is_same(other, one) for other in act)), None)
        if home is None:
            home = []
            acts.append(home)
            by_source[one.source].append(home)
        home.append(one)
    return [act for act in acts if len(act) > 1]


def compare_said(first: _Said, other: _Said) -> tuple[AttestedHow, str, str]:
    """How the words of a later attestation stand to the first ones; where quoted words drifted, both."""
    if first.words == other.words:
        return AttestedHow.SAME_WORDS, "", ""
    if first.quoted != other.quoted and first.quoted and other.quoted:
        return AttestedHow.DRIFTED, first.quoted, other.quoted
    return AttestedHow.RE_ANCHORED, "", ""


def _is_same(a: _Said, b: _Said) -> bool:
    """Whether two statements of one source report one act: the same words, or nearly, at the same place.

    What claims something else (another figure, a denial, a softer verb) is another act, however alike it is worded.
    """
    if a.kind != b.kind or a.figures != b.figures:
        return False
    if a.words == b.words:
        return True
    if min(len(a.words.split()), len(b.words.split())) < LEAST_WORDS:
        return False
    return fuzz.ratio(a.words, b.words) >= ALIKE and fuzz.ratio(a.around, b.around) >= IN_PLACE


def _load(connection: sqlite3.Connection, reports: Sequence[str]) -> list[_Said]:
    rows = connection.execute(
        "SELECT s.id, s.report, s.version_position, s.place, coalesce(p.name, s.source), s.content, s.polarity, "
        "s.modality, a.version, min(c.span_start), max(c.span_end), s.article_day "
        "FROM statements AS s JOIN attributions AS a ON a.id = s.attribution "
        "JOIN attribution_spans AS c ON c.attribution = a.id AND c.role = 'content' "
        "LEFT JOIN appearances AS p ON p.id = s.appearance "
        "WHERE s.is_current = 1 AND s.report IN (SELECT value FROM json_each(?)) GROUP BY s.id",
        (id_list(reports),),
    ).fetchall()
    texts = dict(
        connection.execute(
            "SELECT id, text FROM versions WHERE id IN (SELECT value FROM json_each(?))",
            (id_list({row[8] for row in rows}),),
        )
    )
    quotations = {version: find_quoted(text) for version, text in texts.items()}
    found = []
    for id_, _, position, place, source, content, polarity, modality, version, start, end, day in rows:
        text = texts[version]
        around = text[max(0, start - SELECTOR_CONTEXT) : start] + text[end : end + SELECTOR_CONTEXT]
        quoted = " ".join(span.of(text) for span in quotations[version] if start <= span.start < end)
        figures = tuple(sorted(n.value for n in find_numerals(content)))
        found.append(
            _Said(
                id_, (day or "9", position, place, id_), statement_words([source]).split(" ")[-1],
                statement_words([content]), statement_words([quoted]) if quoted else "", figures,
                (polarity, modality, *sorted(_WEIGHTS.intersection(statement_words([content]).split()))), around,
            )
        )  # fmt: skip
    return found


def load_act(connection: sqlite3.Connection, statement: str) -> Act:
    """Return the act of saying that a statement attests, with all statements that do; by itself if none other does."""
    rows: list[tuple[Any, ...]] = connection.execute(
        "SELECT a.act, a.statement, a.how, a.was, a.is_now FROM acts AS a JOIN statements AS s ON s.id = a.statement "
        "WHERE a.act = (SELECT act FROM acts WHERE statement = ?) "
        "ORDER BY s.article_day IS NULL, s.article_day, s.version_position, s.place, s.id",
        (statement,),
    ).fetchall()
    if not rows:
        return Act(statement, (Attested(statement, AttestedHow.SAME_WORDS),))
    return Act(rows[0][0], tuple(Attested(id_, AttestedHow(how), was, now) for _, id_, how, was, now in rows))
