"""Put one input into the ledger. Every function works inside a transaction that its caller holds."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from walkback.errors import EvidenceError
from walkback.model import Attribution, Capture, Evidence, Extractor, InputOutcome, Role, Version, content_id
from walkback.store.address import find_page
from walkback.store.kin import place_page
from walkback.store.refresh import refresh_reports
from walkback.store.resolving import running_resolver
from walkback.store.rows import DAY_COLUMNS, KIND_COLUMNS, day_values, kind_values, pairs_of, pairs_text, text_of

if TYPE_CHECKING:
    from walkback.pipeline import Analysis


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a capture stands in the ledger: what it was derived to, and in how many statements."""

    report: str
    version: str
    statements: int


def find_standing(
    connection: sqlite3.Connection, capture: Capture, *, reader: str, extractors: Collection[Extractor]
) -> Standing | None:
    """Return where ``capture`` stands if there is nothing to do about it, else None.

    That is so if it was derived by the extractor of today and read by ``reader``, from the same declared
    media type and character set, and speakers, times and figures were worked out as they would be now.

    Args:
        connection: the ledger.
        capture: with the retrieval that counts, from `walkback.store.retrieval`.
        reader: name of the reader that is running.
        extractors: those that are running.
    """
    row = connection.execute(
        "SELECT d.report, d.version, p.statements, v.extractor, v.extractor_version, v.extractor_options "
        "FROM derivations AS d "
        "JOIN versions AS v ON v.id = d.version "
        "JOIN readings AS g ON g.version = d.version AND g.reader = ? AND g.is_current = 1 "
        "JOIN report_versions AS p ON p.report = d.report AND p.version = d.version "
        "WHERE d.capture = ? AND d.is_current = 1 AND EXISTS (SELECT 1 FROM retrievals AS t "
        "  WHERE t.capture = d.capture AND t.media_type IS ? AND t.charset IS ?)",
        (reader, capture.id, capture.media_type, capture.charset),
    ).fetchone()
    if row is None or Extractor(row[3], row[4], pairs_of(row[5])) not in extractors:
        return None
    resolved = connection.execute("SELECT resolver FROM resolutions WHERE report = ? AND version = ?", row[:2])
    if resolved.fetchone() != (running_resolver(connection),):
        return None
    return Standing(*row[:3])


def find_outdated(connection: sqlite3.Connection, capture: Capture, extractors: Collection[Extractor]) -> list[str]:
    """Return the ids of the other captures of the same bytes whose version another extractor made.

    Beside a version of the running one, theirs would look like an edit.
    """
    rows = connection.execute(
        "SELECT c.id, v.extractor, v.extractor_version, v.extractor_options FROM captures AS c "
        "JOIN derivations AS d ON d.capture = c.id AND d.is_current = 1 JOIN versions AS v ON v.id = d.version "
        "WHERE c.sha256 = ? AND c.id != ? ORDER BY c.id",
        (capture.sha256, capture.id),
    )
    return [
        id_ for id_, name, version, options in rows if Extractor(name, version, pairs_of(options)) not in extractors
    ]


def write_capture(connection: sqlite3.Connection, capture: Capture, data: bytes) -> None:
    """Keep the bytes of ``capture`` and where it came from."""
    connection.execute(
        "INSERT OR IGNORE INTO contents (sha256, size, zlib) SELECT ?1, ?2, ?3 "
        "WHERE NOT EXISTS (SELECT 1 FROM contents WHERE sha256 = ?1)",
        (capture.sha256, len(data), zlib.compress(data, 6)),
    )
    connection.execute(
        "INSERT OR IGNORE INTO captures (id, sha256, url, outlet, captured_at, published_at) VALUES (?, ?, ?, ?, ?, ?)",
        (
            capture.id, capture.sha256, capture.url, capture.outlet,
            text_of(capture.captured_at), text_of(capture.published_at),
        ),
    )  # fmt: skip
    write_retrieval(connection, capture)


def write_retrieval(connection: sqlite3.Connection, capture: Capture) -> None:
    """Keep where a stored capture came from, this time."""
    row = (
        capture.id, capture.origin.value, capture.origin_name, capture.media_type, capture.charset,
        pairs_text(capture.headers),
    )  # fmt: skip
    connection.execute(
        "INSERT OR IGNORE INTO retrievals (id, capture, origin, origin_name, media_type, charset, headers) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (content_id(retrieval=row), *row),
    )


def write_analysis(connection: sqlite3.Connection, analysis: Analysis) -> Standing:
    """Keep what a capture was derived to and how it was read; the capture itself is there already.

    Raises:
        EvidenceError: a span does not lie in the version's text.
    """
    version, declared = analysis.derived.version, analysis.derived.declared
    capture = analysis.capture
    version_id = version.id  # digests the whole text, hence once
    page, address = find_page(capture.url, declared.canonical_url, version.text)
    _write_version(connection, version_id, version)
    connection.execute("INSERT OR IGNORE INTO pages (id, address) VALUES (?, ?)", (page, address))
    report = _report_on(connection, page, version_id)
    connection.execute("INSERT OR IGNORE INTO reports (id, address) VALUES (?, ?)", (report, address))
    affected = _reports_of(connection, "capture", capture.id)
    left = retire(connection, capture.id)
    connection.execute(
        "INSERT OR REPLACE INTO derivations (capture, version, report, page, is_current, headline, byline, outlet, "
        "canonical_url, language, published_at, published_from, modified_at, modified_from, "
        f"day, {DAY_COLUMNS}) VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            capture.id, version_id, report, page, declared.headline, declared.byline, declared.outlet,
            declared.canonical_url, declared.language, text_of(declared.published_at), declared.published_from,
            text_of(declared.modified_at), declared.modified_from, *day_values(analysis.derived.day),
        ),
    )  # fmt: skip
    for each in sorted({page, *left}):
        affected |= place_page(connection, each)
    if _write_reading(connection, version_id, version.text, analysis.reader, analysis.attributions):
        affected |= _reports_of(connection, "version", version_id)
    refresh_reports(connection, affected)
    row = connection.execute(
        "SELECT d.report, p.statements FROM derivations AS d "
        "JOIN report_versions AS p ON p.report = d.report AND p.version = d.version "
        "WHERE d.capture = ? AND d.is_current = 1",
        (capture.id,),
    ).fetchone()
    return Standing(row[0], version_id, row[1])


def write_no_article(connection: sqlite3.Connection, capture: Capture) -> None:
    """Keep that a capture holds no report; what an older extractor took for one counts no longer."""
    reports = _reports_of(connection, "capture", capture.id)
    for page in sorted(retire(connection, capture.id)):
        reports |= place_page(connection, page)
    refresh_reports(connection, reports)


def retire(connection: sqlite3.Connection, capture: str) -> set[str]:
    """Let what ``capture`` was derived to count no longer; return the pages that lost it. The rows stay."""
    rows = connection.execute(
        "UPDATE derivations SET is_current = 0 WHERE capture = ? AND is_current = 1 RETURNING page", (capture,)
    ).fetchall()
    return {row[0] for row in rows}


def begin_add(connection: sqlite3.Connection, walkback: str, now: str) -> int:
    """Record that an add begins; return its number."""
    row = connection.execute("INSERT INTO adds (walkback, started_at) VALUES (?, ?)", (walkback, now))
    return int(row.lastrowid or 0)


def end_add(connection: sqlite3.Connection, number: int, ending: str, now: str) -> None:
    """Record how an add ended."""
    connection.execute("UPDATE adds SET ended_at = ?, ending = ? WHERE number = ?", (now, ending, number))


def write_outcome(connection: sqlite3.Connection, add: int, position: int, outcome: InputOutcome) -> None:
    """Keep what became of one input."""
    connection.execute(
        "INSERT INTO inputs (add_number, position, name, outcome, reason, message, capture, report, version, "
        "statements) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            add, position, outcome.where, outcome.outcome.value, outcome.reason, outcome.message,
            outcome.capture, outcome.report, outcome.version, outcome.statements,
        ),
    )  # fmt: skip


def _report_on(connection: sqlite3.Connection, page: str, version: str) -> str:
    """The report that a text on a page belongs to as yet: the one it belonged to, or that which the page names."""
    row = connection.execute("SELECT report FROM renditions WHERE page = ? AND version = ?", (page, version)).fetchone()
    return str(row[0]) if row else page


def _write_version(connection: sqlite3.Connection, version_id: str, version: Version) -> None:
    """Keep a version. Pages that declare different languages can share one: the first of the alphabet counts."""
    words = sum(len(span.of(version.text).split()) for span in version.read_spans)
    extractor = version.extractor
    new = connection.execute(
        "INSERT OR IGNORE INTO versions (id, text, headline, opening, language, words, extractor, extractor_version, "
        "extractor_options) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            version_id, version.text, version.headline, version.opening, version.language, words,
            extractor.name, extractor.version, pairs_text(extractor.options),
        ),
    )  # fmt: skip
    if new.rowcount == 0:
        connection.execute(
            "UPDATE versions SET language = ?1 WHERE id = ?2 AND ?1 IS NOT NULL "
            "AND (language IS NULL OR language > ?1)",
            (version.language, version_id),
        )
        return
    connection.executemany(
        "INSERT INTO blocks (version, position, kind, span_start, span_end, reason) VALUES (?, ?, ?, ?, ?, ?)",
        [(version_id, n, b.kind.value, *b.span, b.reason) for n, b in enumerate(version.blocks)],
    )
    connection.executemany(
        "INSERT INTO links (version, position, span_start, span_end, url) VALUES (?, ?, ?, ?, ?)",
        [(version_id, n, *link.span, link.url) for n, link in enumerate(version.links)],
    )


def _write_reading(
    connection: sqlite3.Connection, version: str, text: str, reader: str, attributions: tuple[Attribution, ...]
) -> bool:
    """Keep a reading and let it count; return whether that changed anything."""
    read = {_attribution_id(version, reader, a): a for a in attributions}
    stored = {
        row[0]
        for row in connection.execute("SELECT id FROM attributions WHERE version = ? AND reader = ?", (version, reader))
    }
    counted = connection.execute(
        "SELECT 1 FROM readings WHERE version = ? AND reader = ? AND is_current = 1", (version, reader)
    ).fetchone()
    # One text can come in under two languages, one of which is not read. The fuller reading stays.
    is_fuller = (len(read), sorted(read)) > (len(stored), sorted(stored))
    if counted and not is_fuller:
        return False
    connection.execute("UPDATE readings SET is_current = 0 WHERE version = ? AND is_current = 1", (version,))
    connection.execute(
        "INSERT INTO readings (version, reader, is_current) VALUES (?, ?, 1) "
        "ON CONFLICT (version, reader) DO UPDATE SET is_current = 1",
        (version, reader),
    )
    if is_fuller:
        connection.execute("DELETE FROM attributions WHERE version = ? AND reader = ?", (version, reader))
        connection.execute("DELETE FROM resolutions WHERE version = ?", (version,))  # of attributions that are gone
        for key, attribution in read.items():
            outer = attribution.nested_in
            if outer is not None and not 0 <= outer < len(attributions):
                raise EvidenceError(f"version {version[:8]}: an attribution stands in number {outer}, which is none")
            holder = None if outer is None else _attribution_id(version, reader, attributions[outer])
            _write_attribution(connection, version, text, reader, key, attribution, holder)
    return True


def _attribution_id(version: str, reader: str, attribution: Attribution) -> str:
    return content_id(version=version, reader=reader, **{r.value: attribution.spans(r) for r in Role})


def _write_attribution(
    connection: sqlite3.Connection,
    version: str,
    text: str,
    reader: str,
    key: str,
    attribution: Attribution,
    holder: str | None,
) -> None:
    spans = [(role, n, span) for role in Role for n, span in enumerate(attribution.spans(role))]
    if not attribution.content:
        raise EvidenceError(f"version {version[:8]}: an attribution has no content")
    for (role, _, span), (next_role, _, after) in pairwise(spans):
        if role is next_role and span.end > after.start:
            raise EvidenceError(
                f"version {version[:8]}: {role} spans {tuple(span)} and {tuple(after)} are not in order"
            )
    rows = [(key, role.value, n, *span, Evidence.at(version, text, span).exact) for role, n, span in spans]
    points_to = attribution.completion.points_to if attribution.completion else None
    if points_to is not None:
        Evidence.at(version, text, points_to)  # raises where it is outside of the text
    connection.execute(
        f"INSERT INTO attributions (id, version, reader, place, manner, confidence, {KIND_COLUMNS}, nested_in) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            key, version, reader, min(span.start for _, _, span in spans), attribution.manner.value,
            float(attribution.confidence), *kind_values(attribution), holder,
        ),
    )  # fmt: skip
    connection.executemany(
        "INSERT INTO attribution_spans (attribution, role, position, span_start, span_end, exact) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        rows,
    )


def _reports_of(connection: sqlite3.Connection, column: str, value: str) -> set[str]:
    """The reports that a capture, or a version, counts in."""
    rows = connection.execute(
        f"SELECT DISTINCT report FROM derivations WHERE {column} = ? AND is_current = 1", (value,)
    )
    return {row[0] for row in rows}
