"""Get nouns back out of the ledger, many at a time. Every function works on a snapshot that its caller holds."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from walkback.errors import EvidenceError, LedgerError, UnknownRecord
from walkback.lineage.address import address_key
from walkback.model import (
    Attestation,
    Attribution,
    Block,
    BlockKind,
    Capture,
    Declared,
    Evidence,
    Extractor,
    InputOutcome,
    Link,
    Manner,
    MentionHow,
    Origin,
    Outcome,
    Report,
    ReportAddress,
    ReportVersion,
    Role,
    Side,
    SideHow,
    SpeakerKind,
    Statement,
    StatementSpeaker,
    Version,
)
from walkback.store.address import clean_address
from walkback.store.chain import load_chains
from walkback.store.lineages import load_lineages
from walkback.store.retrieval import retrieval_order
from walkback.store.rows import (
    DAY_COLUMNS,
    FACT_COLUMNS,
    KIND_COLUMNS,
    WINDOW_COLUMNS,
    day_of,
    id_list,
    kind_of,
    moment_of,
    pairs_of,
    window_of,
)
from walkback.text.span import Span

SHORTEST_PREFIX = 4  # digits of an id that are enough if no other begins so
_HEXADECIMAL = re.compile(r"[0-9a-f]{1,32}")
KIND_WIDTH = len(KIND_COLUMNS.split(", "))
_KIND = ", ".join(f"s.{column}" for column in KIND_COLUMNS.split(", "))
_FACTS = FACT_COLUMNS[1:]  # but for the appearance, which the join tells
_WINDOW_WIDTH = len(WINDOW_COLUMNS)
_SPEAKER = (
    "i.id", "i.name", "p.name", "p.kind", "p.office", "p.organisation",
    "coalesce(s.judged_side, p.settled_levels, p.side_levels)",  # as people say, else as it is worked out
    f"iif(s.judged_side IS NULL, coalesce(p.settled_how, p.side_how), '{SideHow.JUDGED}')",
    "iif(s.judged_side IS NULL, coalesce(p.side_evidence, ''), '')",
)  # fmt: skip
SPEAKER_COLUMNS = ", ".join(_SPEAKER)
SPEAKER_WIDTH = len(_SPEAKER)
_MANNERS = {manner.value: manner for manner in Manner}
_CHUNK = 2000  # statements whose evidence is loaded at once

RECORD_ORDER = "s.article_day IS NULL, s.article_day, s.report, s.version_position, s.place, s.id"


# The command that lists the ids of each.
_LISTED_BY = {
    "statement": "statements",
    "speaker": "speakers",
    "question": "findings",
    "version": "show",
    "capture": "show",
    "report": "reports",
}


def find_id(connection: sqlite3.Connection, table: str, given: str) -> str:
    """Return the whole id that ``given`` is, or begins, in ``table``.

    Raises:
        UnknownRecord: no row, or more than one, has such an id.
    """
    noun = {"identities": "speaker"}.get(table, table.removesuffix("s"))
    prefix = given.strip().lower()
    if not _HEXADECIMAL.fullmatch(prefix):
        raise UnknownRecord(f'"{given}" is no id of a {noun}; ids have the digits 0-9 and a-f')
    if len(prefix) < SHORTEST_PREFIX:
        raise UnknownRecord(f'"{given}": give at least {SHORTEST_PREFIX} digits of the {noun}\'s id')
    rows = connection.execute(
        f"SELECT id FROM {table} WHERE id >= ? AND id < ? ORDER BY id LIMIT 4", (prefix, prefix + "g")
    ).fetchall()
    if not rows:
        raise UnknownRecord(f'there is no {noun} {given} in this ledger; "walkback {_LISTED_BY[noun]}" lists them')
    if len(rows) > 1:
        candidates = ", ".join(row[0][: len(prefix) + 4] for row in rows)
        raise UnknownRecord(f"more than one {noun} begins with {given} ({candidates}); give more digits")
    return str(rows[0][0])


def find_report_id(connection: sqlite3.Connection, id_or_url: str) -> str:
    """Return the id of the report with that id, prefix of an id, or address.

    Raises:
        UnknownRecord: there is none, or more than one.
    """
    if _HEXADECIMAL.fullmatch(id_or_url.strip().lower()):
        return current_report(connection, find_id(connection, "reports", id_or_url))
    address = clean_address(id_or_url)
    rows = connection.execute(
        "SELECT id FROM reports WHERE address = ?1 AND EXISTS (SELECT 1 FROM report_versions WHERE report = id) "
        "UNION SELECT report FROM report_urls WHERE address = ?1 LIMIT 2",
        (address,),
    ).fetchall()
    if not rows and (key := address_key(id_or_url)):
        rows = connection.execute(
            "SELECT DISTINCT report FROM renditions WHERE address_key = ? LIMIT 2", (key,)
        ).fetchall()
    if not rows:
        raise UnknownRecord(
            f'there is no report with the address {id_or_url} in this ledger; "walkback reports" lists them'
        )
    if len(rows) > 1:
        # One page that was seen under the address of another; the report that is known by it goes first.
        known = connection.execute(
            "SELECT id FROM reports WHERE address = ?1 AND EXISTS (SELECT 1 FROM report_versions WHERE report = id)",
            (address,),
        ).fetchall()
        if len(known) != 1:
            found = "; ".join(_seen_there(connection, row[0], address) for row in rows)
            raise UnknownRecord(f"more than one report was seen at {id_or_url} (such as {found}); give an id")
        return str(known[0][0])
    return str(rows[0][0])


def _seen_there(connection: sqlite3.Connection, report: str, address: str) -> str:
    """A report's short id, and when it was seen at an address."""
    first, last = connection.execute(
        "SELECT min(first_captured_at), max(last_captured_at) FROM report_urls WHERE report = ? AND address = ?",
        (report, address),
    ).fetchone()
    when = f", {first}" if first == last else f", {first} to {last}"
    return report[:8] + (when if first else "")


def current_report(connection: sqlite3.Connection, report: str) -> str:
    """Return the report that one which was known by an id belongs to today."""
    met = set()
    while report not in met:
        met.add(report)
        row = connection.execute(
            "SELECT became FROM reports WHERE id = ?1 AND became IS NOT NULL "
            "AND NOT EXISTS (SELECT 1 FROM report_versions WHERE report = ?1)",
            (report,),
        ).fetchone()
        report = str(row[0]) if row else report
    return report


_STATEMENTS = (
    "statements AS s JOIN reports AS r ON r.id = s.report LEFT JOIN appearances AS p ON p.id = s.appearance "
    "LEFT JOIN identities AS i ON i.id = p.identity"
)


def load_statements(
    connection: sqlite3.Connection,
    where: str,
    values: Sequence[Any],
    *,
    limit: int | None = None,
    offset: int = 0,
    order: str = RECORD_ORDER,
) -> list[Statement]:
    """Return the statements that satisfy the SQL condition ``where``, in the order of the record or in ``order``.

    That order is: article day, unknown ones last; report; place in the text. The condition names the columns
    ``s`` (statements), ``r`` (reports), ``p`` (appearances) and ``i`` (identities).
    """
    if limit is not None:
        # Ids are sorted far quicker than whole rows.
        chosen = connection.execute(
            f"SELECT s.id FROM {_STATEMENTS} WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?", (*values, limit, offset)
        )
        where, values = "s.id IN (SELECT value FROM json_each(?))", (id_list(row[0] for row in chosen),)
    rows = connection.execute(
        "SELECT s.id, s.report, r.outlet, s.headline, s.source, s.cue, s.content, s.manner, s.confidence, "
        f"{_KIND}, s.nested_in, s.article_day, {', '.join('s.' + c for c in DAY_COLUMNS.split(', '))}, "
        f"{', '.join('s.' + c for c in _FACTS)}, {SPEAKER_COLUMNS} "
        f"FROM {_STATEMENTS} WHERE {where} ORDER BY {order} LIMIT -1 OFFSET ?",
        (*values, 0 if limit is not None else offset),
    ).fetchall()
    found: list[Statement] = []
    for at in range(0, len(rows), _CHUNK):
        chunk = rows[at : at + _CHUNK]
        attestations = _load_attestations(connection, [row[0] for row in chunk])
        for id_, report, outlet, headline, source, cue, content, manner, confidence, *rest in chunk:
            values_of = iter(rest)
            kind = kind_of(list(islice(values_of, KIND_WIDTH)))
            nested_in, *day = islice(values_of, 2 + len(DAY_COLUMNS.split(", ")))
            link, said, about, speaker = (
                list(islice(values_of, n)) for n in (2, _WINDOW_WIDTH, _WINDOW_WIDTH, SPEAKER_WIDTH)
            )
            found.append(
                Statement(
                    id_, report, outlet, headline, source, cue, content, _MANNERS[manner], confidence, *kind,
                    nested_in, speaker_of(speaker, link), window_of(said), window_of(about), day_of(day),
                    tuple(attestations[id_]),
                )
            )  # fmt: skip
    return found


def speaker_of(values: Sequence[Any], link: Sequence[Any]) -> StatementSpeaker | None:
    """Return the speaker that the columns `SPEAKER_COLUMNS` hold, and through which words it was found, how surely."""
    identity, name, called, kind, office, organisation, levels, side_how, side_evidence = values
    if identity is None:
        return None
    side = Side(tuple(json.loads(levels)), SideHow(side_how), side_evidence) if levels else None
    how, confidence = link
    return StatementSpeaker(
        identity, name, called, SpeakerKind(kind), office, organisation, side, MentionHow(how), confidence
    )


def _load_attestations(connection: sqlite3.Connection, statements: Sequence[str]) -> dict[str, list[Attestation]]:
    """Attestations of each statement, in the order of versions and places.

    A statement that no current reading attests any more keeps those that did.
    """
    rows = connection.execute(
        "SELECT t.statement, t.report, a.id, a.version, a.confidence FROM attestations AS t "
        "JOIN statements AS s ON s.id = t.statement "
        "JOIN attributions AS a ON a.id = t.attribution "
        "JOIN readings AS g ON g.version = a.version AND g.reader = a.reader "
        "LEFT JOIN report_versions AS v ON v.report = t.report AND v.version = a.version "
        "WHERE t.statement IN (SELECT value FROM json_each(?)) "
        "AND (s.is_current = 0 OR (g.is_current = 1 AND v.position IS NOT NULL)) "
        "ORDER BY v.position IS NULL, v.position, a.place, a.id",
        (id_list(statements),),
    ).fetchall()
    texts = dict(
        connection.execute(
            "SELECT id, text FROM versions WHERE id IN (SELECT value FROM json_each(?))",
            (id_list({r[3] for r in rows}),),
        )
    )
    spans = _load_spans(connection, [row[2] for row in rows])
    found: dict[str, list[Attestation]] = defaultdict(list)
    for statement, report, attribution, version, confidence in rows:
        evidence: dict[str, list[Evidence]] = {"source": [], "cue": [], "content": []}
        for role, span, exact in spans[attribution]:
            one = Evidence.at(version, texts[version], span)
            if one.exact != exact:
                raise EvidenceError(
                    f'version {version[:8]}: {tuple(span)} should read "{exact}" but reads "{one.exact}"'
                )
            evidence[role].append(one)
        found[statement].append(
            Attestation(
                version,
                report,
                tuple(evidence["source"]),
                tuple(evidence["cue"]),
                tuple(evidence["content"]),
                confidence,
            )
        )
    return found


def _load_spans(connection: sqlite3.Connection, attributions: Sequence[str]) -> dict[str, list[tuple[str, Span, str]]]:
    spans: dict[str, list[tuple[str, Span, str]]] = defaultdict(list)
    for attribution, role, start, end, exact in connection.execute(
        "SELECT attribution, role, span_start, span_end, exact FROM attribution_spans "
        "WHERE attribution IN (SELECT value FROM json_each(?)) ORDER BY attribution, role, position",
        (id_list(attributions),),
    ):
        spans[attribution].append((role, Span(start, end), exact))
    return spans


def load_reports(
    connection: sqlite3.Connection,
    where: str,
    values: Sequence[Any],
    *,
    newest: bool = False,
    limit: int | None = None,
    offset: int = 0,
) -> list[Report]:
    """Return the reports that satisfy the SQL condition ``where`` on ``r`` (reports), by first article day, then id.

    With ``newest`` the last day is first; those without a day come last either way.
    """
    heads = connection.execute(
        "SELECT r.id, r.outlet, r.headline FROM reports AS r "
        "JOIN (SELECT report, min(article_day) AS first_day FROM report_versions GROUP BY report) AS d "
        f"ON d.report = r.id WHERE {where} ORDER BY d.first_day IS NULL, d.first_day {'DESC' if newest else ''}, r.id "
        "LIMIT ? OFFSET ?",
        (*values, -1 if limit is None else limit, offset),
    ).fetchall()
    ids = id_list(head[0] for head in heads)
    addresses: dict[str, list[ReportAddress]] = defaultdict(list)
    for report, url, first, last in connection.execute(
        "SELECT report, url, first_captured_at, last_captured_at FROM report_urls "
        "WHERE report IN (SELECT value FROM json_each(?)) ORDER BY report, position",
        (ids,),
    ):
        addresses[report].append(ReportAddress(url, moment_of(first), moment_of(last)))
    captures: dict[tuple[str, str], list[tuple[Any, ...]]] = defaultdict(list)
    for report, version, capture, captured_at in connection.execute(
        "SELECT d.report, d.version, d.capture, c.captured_at FROM derivations AS d "
        "JOIN captures AS c ON c.id = d.capture "
        "WHERE d.is_current = 1 AND d.report IN (SELECT value FROM json_each(?))",
        (ids,),
    ):
        at = moment_of(captured_at)
        captures[report, version].append((at is None, at and at.at, capture))
    versions: dict[str, list[ReportVersion]] = defaultdict(list)
    openings: dict[tuple[str, str], str] = {}
    for (
        report,
        version,
        first,
        last,
        published,
        words,
        opening,
        statements,
        weight,
        evidence,
        *day,
    ) in connection.execute(
        "SELECT p.report, p.version, p.first_captured_at, p.last_captured_at, p.published_at, v.words, v.opening, "
        f"p.statements, p.order_weight, p.order_evidence, p.article_day, "
        f"{', '.join('p.' + c for c in DAY_COLUMNS.split(', '))} "
        "FROM report_versions AS p JOIN versions AS v ON v.id = p.version "
        "WHERE p.report IN (SELECT value FROM json_each(?)) ORDER BY p.report, p.position",
        (ids,),
    ):
        openings[report, version] = opening
        versions[report].append(
            ReportVersion(
                version, moment_of(first), moment_of(last), moment_of(published), day_of(day),
                tuple(c[2] for c in sorted(captures[report, version])), words, statements,
                weight, tuple(json.loads(evidence)),
            )
        )  # fmt: skip
    chains, lineages = load_chains(connection, ids), load_lineages(connection, ids)
    return [
        Report(
            id_, outlet, headline, tuple(one.url for one in addresses[id_]), tuple(versions[id_]),
            openings[id_, chains[id_][-1].version], chains[id_], lineages.get(id_), tuple(addresses[id_]),
        )
        for id_, outlet, headline in heads
    ]  # fmt: skip


def load_version(connection: sqlite3.Connection, version: str) -> Version:
    """Return one version.

    Raises:
        LedgerError: the row is damaged; it does not have its id any more.
    """
    text, language, name, number, options = connection.execute(
        "SELECT text, language, extractor, extractor_version, extractor_options FROM versions WHERE id = ?", (version,)
    ).fetchone()
    blocks = connection.execute(
        "SELECT kind, span_start, span_end, reason FROM blocks WHERE version = ? ORDER BY position", (version,)
    )
    links = connection.execute(
        "SELECT span_start, span_end, url FROM links WHERE version = ? ORDER BY position", (version,)
    )
    loaded = Version(
        text,
        tuple(Block(BlockKind(kind), Span(start, end), reason) for kind, start, end, reason in blocks),
        Extractor(name, number, pairs_of(options)),
        tuple(Link(Span(start, end), url) for start, end, url in links),
        language,
    )
    if loaded.id != version:
        raise LedgerError(f"version {version[:8]} is damaged: its text is not the one that was stored; restore a copy")
    return loaded


def load_attributions(connection: sqlite3.Connection, version: str) -> tuple[str | None, tuple[Attribution, ...]]:
    """Return the reader that read ``version`` last and the attributions that it found, in the order of the text.

    What follows from the report that the version belongs to (speakers, windows) is not in them.
    """
    reader, _, attributions = _load_reading(connection, version)
    return reader, attributions


def load_numbered_attributions(
    connection: sqlite3.Connection, version: str
) -> tuple[tuple[str, ...], tuple[Attribution, ...]]:
    """Return the same attributions with the id of each."""
    _, ids, attributions = _load_reading(connection, version)
    return ids, attributions


def _load_reading(
    connection: sqlite3.Connection, version: str
) -> tuple[str | None, tuple[str, ...], tuple[Attribution, ...]]:
    row = connection.execute("SELECT reader FROM readings WHERE version = ? AND is_current = 1", (version,)).fetchone()
    if row is None:
        return None, (), ()
    rows = connection.execute(
        f"SELECT id, manner, confidence, nested_in, {KIND_COLUMNS} FROM attributions "
        "WHERE version = ? AND reader = ? ORDER BY place, id",
        (version, row[0]),
    ).fetchall()
    spans = _load_spans(connection, [attribution[0] for attribution in rows])
    numbers = {row_[0]: number for number, row_ in enumerate(rows)}
    found = []
    for id_, manner, confidence, holder, *kind in rows:
        source, cue, content = (tuple(s for role, s, _ in spans[id_] if role == wanted.value) for wanted in Role)
        cue_class, polarity, modality, completion = kind_of(kind)
        found.append(
            Attribution(
                source, cue, content, Manner(manner), confidence, cue_class, polarity, modality,
                numbers.get(holder), completion,
            )
        )  # fmt: skip
    return row[0], tuple(numbers), tuple(found)


def load_captures(connection: sqlite3.Connection, where: str, values: Sequence[Any]) -> list[Capture]:
    """Return the captures that satisfy the SQL condition ``where`` on ``c`` (captures), by their clock, then id."""
    rows = connection.execute(
        "SELECT c.id, c.sha256, b.size, c.url, c.outlet, c.captured_at, c.published_at, "
        "t.origin, t.origin_name, t.media_type, t.charset, t.headers FROM captures AS c "
        f"JOIN contents AS b ON b.sha256 = c.sha256 JOIN retrievals AS t ON t.capture = c.id WHERE {where}",
        values,
    )
    retrieved: dict[str, list[Capture]] = defaultdict(list)
    for id_, sha256, size, url, outlet, captured, published, origin, name, media, charset, headers in rows:
        retrieved[id_].append(
            Capture(
                sha256, size, url, outlet, moment_of(captured), moment_of(published), media, charset,
                pairs_of(headers), Origin(origin), name,
            )
        )  # fmt: skip
    found = [(id_, min(captures, key=retrieval_order)) for id_, captures in retrieved.items()]
    found.sort(key=lambda f: (f[1].captured_at is None, f[1].captured_at and f[1].captured_at.at, f[0]))
    return [capture for _, capture in found]


def load_bytes(connection: sqlite3.Connection, capture: str) -> bytes:
    """Return the bytes of a capture as they were retrieved, checked against their digest.

    Raises:
        LedgerError: they are damaged.
    """
    sha256, packed = connection.execute(
        "SELECT b.sha256, b.zlib FROM captures AS c JOIN contents AS b ON b.sha256 = c.sha256 WHERE c.id = ?",
        (capture,),
    ).fetchone()
    try:
        data = zlib.decompress(packed)
    except zlib.error as error:
        raise LedgerError(f"the bytes of capture {capture[:8]} are damaged ({error}); restore a copy") from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise LedgerError(f"the bytes of capture {capture[:8]} are damaged: they are not those stored; restore a copy")
    return data


def load_inputs(connection: sqlite3.Connection) -> list[InputOutcome]:
    """Return every input of every add, in the order in which they were taken."""
    rows = connection.execute(
        "SELECT name, outcome, capture, report, version, statements, reason, message FROM inputs "
        "ORDER BY add_number, position"
    )
    return [InputOutcome(row[0], Outcome(row[1]), *row[2:]) for row in rows]


def load_declared(
    connection: sqlite3.Connection, captures: Iterable[str]
) -> Iterator[tuple[str, str, str, Declared, Any]]:
    """Yield capture, report, version, what the page declares, and article day of each current derivation."""
    rows = connection.execute(
        "SELECT capture, report, version, headline, byline, outlet, canonical_url, language, published_at, "
        f"published_from, modified_at, modified_from, day, {DAY_COLUMNS} FROM derivations "
        "WHERE is_current = 1 AND capture IN (SELECT value FROM json_each(?))",
        (id_list(captures),),
    )
    for (
        capture,
        report,
        version,
        headline,
        byline,
        outlet,
        url,
        language,
        published,
        p_from,
        modified,
        m_from,
        *day,
    ) in rows:
        declared = Declared(
            headline, byline, outlet, url, language, moment_of(published), p_from, moment_of(modified), m_from
        )
        yield capture, report, version, declared, day_of(day)
