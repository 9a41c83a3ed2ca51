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
from walkback.revision.wording import is_same_wording
from walkback.statement.identity import statement_words
from walkback.statement.lexicon import words
from walkback.statement.manner import find_quoted
from walkback.store.rows import id_list
from walkback.text.numerals import find_numerals

ALIKE = 75.0  # likeness of two contents in per cent, from which one can be the other in other words
SHORT_ALIKE = 88.0  # the same for contents of fewer than `LEAST_WORDS`
IN_PLACE = 60.0  # the same of what stands around them
SHORT_IN_PLACE = 90.0
LEAST_WORDS = 4  # of a content that can be told by its words alone, or by a part of them
MOST_COMPARED = 8  # wordings of an act that another content is compared with, the earliest first

_WEIGHTS = WEIGHED | words("not no never nobody nothing none neither nor without")


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as it is compared: its words, what is quoted of them, and what stands around them.

    ``order`` sorts by the time of the report. ``source`` is the last word of who says it. ``words`` and ``quoted`` are
    in the form of `walkback.statement.identity.statement_words`, ``content`` as it stands. ``weights`` are modality,
    and the words that negate or weigh the claim.
    """

    id: str
    order: tuple[str, int, int, str]
    source: str
    words: str
    quoted: str
    figures: tuple[float, ...]
    polarity: str
    weights: tuple[str, ...]
    content: str
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
    wanted: dict[str, tuple[str, ...]] = {}
    for act in group_said(_load(connection, reports)):
        for one in act:
            how, was, is_now = compare_said(act[0], one)
            wanted[one.id] = (min(s.id for s in act), how.value, was, is_now)
    stored = {
        row[0]: row[1:]
        for row in connection.execute(
            "SELECT a.statement, a.act, a.how, a.was, a.is_now FROM acts AS a "
            "JOIN statements AS s ON s.id = a.statement WHERE s.report IN (SELECT value FROM json_each(?))",
            (id_list(reports),),
        )
    }
    changed = [key for key in stored.keys() | wanted.keys() if stored.get(key) != wanted.get(key)]
    connection.executemany("DELETE FROM acts WHERE statement = ?", [(key,) for key in sorted(changed)])
    connection.executemany(
        "INSERT INTO acts (statement, act, how, was, is_now) VALUES (?, ?, ?, ?, ?)",
        [(key, *wanted[key]) for key in sorted(changed) if key in wanted],
    )


def group_said(said: Iterable[Said]) -> list[list[Said]]:
    """Sort statements into acts of saying, the earliest of each first; only acts of two statements and more.

    One source, the same figures and the same polarity are needed. The same words then are one act. So are nearly the
    same words with nearly the same around them, with the same negations and hedges; and a quotation that is a part of
    the other.
    """
    acts: list[list[Said]] = []
    by_words: dict[tuple[object, ...], int] = {}
    by_claim: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    wordings: list[list[Said]] = []  # of each act, those that differ
    for one in sorted(said, key=lambda s: s.order):
        claim = (one.source, one.figures, one.polarity)
        home = by_words.get((*claim, one.words))
        if home is None:
            home = next((n for n in by_claim[claim] if any(_is_nearly(other, one) for other in wordings[n])), None)
        if home is None:
            home = len(acts)
            acts.append([])
            wordings.append([])
            by_claim[claim].append(home)
        by_words.setdefault((*claim, one.words), home)
        acts[home].append(one)
        if len(wordings[home]) < MOST_COMPARED and all(
            (one.words, one.around) != (other.words, other.around) for other in wordings[home]
        ):
            wordings[home].append(one)
    return [act for act in acts if len(act) > 1]


def compare_said(first: Said, other: Said) -> tuple[AttestedHow, str, str]:
    """How the words of a later attestation stand to the first ones; where quoted words drifted, both."""
    if first.words == other.words:
        return AttestedHow.SAME_WORDS, "", ""
    if first.quoted and other.quoted and not _is_part(first.quoted, other.quoted):
        return AttestedHow.DRIFTED, first.quoted, other.quoted
    return AttestedHow.RE_ANCHORED, "", ""


def _is_nearly(a: Said, b: Said) -> bool:
    """Whether two contents of one source, with the same figures, are one: a part, spelled otherwise, or in its place.

    What claims something else (a denial, a softer verb) is another act, however alike it is worded.
    """
    if a.quoted and b.quoted and _is_part(a.quoted, b.quoted):
        return True
    is_short = min(len(a.words.split()), len(b.words.split())) < LEAST_WORDS
    alike = fuzz.ratio(a.words, b.words, score_cutoff=SHORT_ALIKE if is_short else ALIKE)
    if not alike or fuzz.ratio(a.around, b.around) < (SHORT_IN_PLACE if is_short else IN_PLACE):
        return False
    return a.weights == b.weights or is_same_wording(a.content, b.content)


def _is_part(a: str, b: str) -> bool:
    """Whether the shorter of two quotations, of some words at least, stands in the other one."""
    shorter, longer = sorted((a, b), key=len)
    return len(shorter.split()) >= LEAST_WORDS and f" {shorter} " in f" {longer} "


def _load(connection: sqlite3.Connection, reports: Sequence[str]) -> list[Said]:
    rows = connection.execute(
        "SELECT s.id, s.report, s.version_position, s.place, coalesce(p.name, s.source), s.content, s.polarity, "
        "s.modality, a.version, min(c.span_start), max(c.span_end), s.article_day "
        "FROM statements AS s JOIN attributions AS a ON a.id = s.attribution "
        "JOIN attribution_spans AS c ON c.attribution = a.id AND c.role = 'content' "
        # As it was worked out: whom people take for the speaker of one is the speaker of all of an act.
        "LEFT JOIN attribution_facts AS f ON f.report = s.report AND f.attribution = s.attribution "
        "LEFT JOIN appearances AS p ON p.id = f.appearance "
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
            Said(
                id_, (day or "9", position, place, id_), statement_words([source]).split(" ")[-1],
                statement_words([content]), statement_words([quoted]) if quoted else "", figures, polarity,
                (modality, *sorted(_WEIGHTS.intersection(statement_words([content]).split()))), content, around,
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
