"""How long a ledger takes to find the report and the copies of a text that comes in, among many thousand others."""

from __future__ import annotations

import argparse
import hashlib
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from bench.cases import case_folders
from bench.outcome import Outcome, percent
from walkback.model import content_id
from walkback.store.connection import open_connection, transaction
from walkback.store.kin import place_page
from walkback.store.renditions import write_rendition

NAME = "lookup"
HELP = "time finding the report and the copies of a new text in a large ledger of invented ones"

WORDS = 500  # of a text
REWRITTEN = 0.25  # share of texts that are a version of another
COPIED = 0.1  # share that are another outlet's copy
OUTLETS = 400  # each with a line of small print below its texts
RECENT = 2000  # texts of which there are versions and copies
WIRE = 4  # stories among them that many outlets have: every other copy is of one of these
PLACED = 3000  # of the texts in the ledger, the last ones, that are placed one by one as an add does
ASKED = 300  # texts that come in afterwards and are timed
_SENTENCES_FROM = Path(__file__).parent / "cases"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's own arguments."""
    parser.add_argument("--versions", type=int, default=100_000, metavar="N", help="texts in the ledger (100000)")
    parser.add_argument("--keep", type=Path, metavar="FILE", help="keep the ledger here")


def run(args: argparse.Namespace) -> Outcome:
    """Build the ledger and time the look-ups."""
    return measure_lookup(args.versions, keep=args.keep)


@dataclass(frozen=True, slots=True)
class _Made:
    """An invented text on a page; ``of`` is the page that it is a version or a copy of."""

    page: str
    address: str
    outlet: str
    day: date
    text: str
    of: str | None


def measure_lookup(versions: int, *, keep: Path | None = None, seed: int = 1) -> Outcome:
    """Time placing texts one by one in a ledger of ``versions`` invented texts.

    A quarter of the texts are versions of others at another address of their outlet, a tenth copies at another outlet,
    half of these of a few wire stories; each outlet has a line of its own below all its texts. What is timed is all
    that the ledger does to find where a text belongs: its signature, the look-up, judging what was found, and writing
    the reports and lineages that it changes. Figures are milliseconds.

    Raises:
        ValueError: the file to keep the ledger in is there already.
    """
    if keep is not None and keep.exists():
        raise ValueError(f"{keep} is there already")
    with tempfile.TemporaryDirectory(prefix="walkback-bench-") as scratch:
        path = keep or Path(scratch) / "ledger.db"
        made = _invent(random.Random(seed))
        connection = open_connection(path, create=True)
        started = time.perf_counter()
        _fill(connection, islice(made, max(0, versions - PLACED)))
        before = _place(connection, list(islice(made, min(versions, PLACED))))
        built = time.perf_counter() - started
        asked = _place(connection, list(islice(made, ASKED)))
        connection.close()
        size = path.stat().st_size / 1e6
    took = sorted(asked.took)
    figures: dict[str, float | None] = {
        "versions": versions,
        "median_ms": round(statistics.median(took), 1),
        "p95_ms": round(took[int(0.95 * len(took))], 1),
        "found": percent(asked.found / asked.wanted) if asked.wanted else None,
        "most_in_lineage": max(before.largest, asked.largest),
        "ledger_mb": round(size, 1),
        "build_seconds": round(built, 1),
    }
    return Outcome(
        f"{ASKED} texts into a ledger of {versions:,}: median {figures['median_ms']} ms, 95th percentile "
        f"{figures['p95_ms']} ms; {figures['found']} % of {asked.wanted} versions and copies found, up to "
        f"{figures['most_in_lineage']} reports in a lineage; {size:.0f} MB, built in {built:.0f} s",
        figures,
    )


# --- Inventing --------------------------------------------------------------------------------------------------


def _invent(rng: random.Random) -> Iterator[_Made]:
    """Texts put together from the sentences of the bundled cases, with names and numbers of their own."""
    sentences = _sentences()
    endings = [a + b for a in "den ric son mar wick ford berg oss ari ova".split() for b in ("", "a", "e", "in", "ez")]
    names = [f"{rng.choice('BDFGKLMNPRSTV')}{rng.choice('aeiou')}{rng.choice('lmnrstv')}{end}" for end in endings]
    lines = [" ".join(rng.sample(" ".join(sentences).split(), 24)) for _ in range(OUTLETS)]
    recent: list[_Made] = []
    number = 0
    while True:
        number += 1
        drawn = rng.random()
        day = date(2031, 1, 1) + timedelta(days=number // 300)
        home = rng.randrange(OUTLETS)
        if recent and drawn < REWRITTEN:
            model = rng.choice(recent)
            home = int(model.outlet.removeprefix("outlet-"))
            text, of = _rewrite(model.text, sentences, rng), model.page
        elif recent and drawn < REWRITTEN + COPIED:
            model = recent[rng.randrange(WIRE) % len(recent)] if rng.random() < 0.5 else rng.choice(recent)
            text, of = "\n\n".join(model.text.split("\n\n")[: rng.randint(6, 17)]) + "\n\n" + lines[home], model.page
        else:
            text, of = _write(sentences, names, rng) + "\n\n" + lines[home], None
        address = f"https://outlet-{home}.example/{day:%Y/%m/%d}/story-{number}"
        made = _Made(content_id(address=address), address, f"outlet-{home}", day, text, of)
        if of is None:
            recent.append(made)
            if len(recent) > RECENT + RECENT // 4:
                del recent[: RECENT // 4]
        yield made


def _sentences() -> list[str]:
    found = set()
    for folder in case_folders(_SENTENCES_FROM):
        for path in sorted((folder / "reports").glob("*.txt")):
            for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
                if len(line.split()) > 8:
                    found.add(line.strip())
    return sorted(found)


def _write(sentences: list[str], names: list[str], rng: random.Random) -> str:
    """Invented paragraphs: every word with a capital becomes a name, every third other word one of another sentence."""
    words = [word for sentence in rng.sample(sentences, 40) for word in sentence.split()]
    mine = rng.sample(names, 8)
    paragraphs: list[list[str]] = [[]]
    for n, word in enumerate(words[:WORDS]):
        if word[:1].isupper() and rng.random() < 0.5:
            word = rng.choice(mine)
        elif rng.random() < 0.35:
            word = rng.choice(words)
        paragraphs[-1].append(word)
        if n % 30 == 29:
            paragraphs.append([])
    return "\n\n".join(" ".join(paragraph) for paragraph in paragraphs if paragraph)


def _rewrite(text: str, sentences: list[str], rng: random.Random) -> str:
    paragraphs = text.split("\n\n")
    for _ in range(rng.randint(1, 4)):
        paragraphs[rng.randrange(len(paragraphs))] = rng.choice(sentences)
    return "\n\n".join(paragraphs)


# --- Into the ledger --------------------------------------------------------------------------------------------


def _fill(connection: sqlite3.Connection, texts: Iterator[_Made]) -> None:
    """Put texts into the ledger as those that were placed before, each a report of its own."""
    while batch := list(islice(texts, 2000)):
        with transaction(connection, write=True):
            for one in batch:
                version = _write_text(connection, one)
                write_rendition(connection, one.page, version, (None, one.outlet, one.address, one.day.isoformat()))


@dataclass(frozen=True, slots=True)
class _Asked:
    """Milliseconds that each text took; how many were to be found with another, and were; reports of a lineage."""

    took: list[float]
    wanted: int
    found: int
    largest: int


def _place(connection: sqlite3.Connection, texts: Sequence[_Made]) -> _Asked:
    """Place texts one by one."""
    took, wanted, found, largest = [], 0, 0, 0
    for one in texts:
        with transaction(connection, write=True):
            _write_text(connection, one)
            begun = time.perf_counter()
            place_page(connection, one.page)
            took.append(1000 * (time.perf_counter() - begun))
            if one.of is not None:
                wanted += 1
                found += _belong_together(connection, one.page, one.of)
                largest = max(largest, _lineage_size(connection, one.page))
    return _Asked(took, wanted, found, largest)


def _write_text(connection: sqlite3.Connection, one: _Made) -> str:
    """Write a text's rows as an add does, without those that placing it does not look at."""
    version, sha = content_id(text=one.text), hashlib.sha256(one.text.encode()).hexdigest()
    rows = (
        ("contents (sha256, size, zlib)", (sha, len(one.text), b"")),
        ("captures (id, sha256, url, outlet, captured_at)",
         (content_id(capture=one.address), sha, one.address, one.outlet, one.day.isoformat())),
        ("pages (id, address)", (one.page, one.address)),
        ("reports (id, address)", (one.page, one.address)),
        ("versions (id, text, opening, words, extractor, extractor_version, extractor_options)",
         (version, one.text, "", WORDS, "bench", "1", "[]")),
        ("derivations (capture, version, report, page, is_current)",
         (content_id(capture=one.address), version, one.page, one.page, 1)),
    )  # fmt: skip
    for into, values in rows:
        connection.execute(f"INSERT OR IGNORE INTO {into} VALUES ({', '.join('?' * len(values))})", values)
    return version


def _belong_together(connection: sqlite3.Connection, page: str, other: str) -> bool:
    """Whether two pages are one report, or of one lineage."""
    query = (
        "SELECT r.report, m.lineage FROM renditions AS r LEFT JOIN lineage_reports AS m ON m.report = r.report "
        "WHERE r.page = ?"
    )
    mine, theirs = connection.execute(query, (page,)).fetchone(), connection.execute(query, (other,)).fetchone()
    return mine[0] == theirs[0] or (mine[1] is not None and mine[1] == theirs[1])


def _lineage_size(connection: sqlite3.Connection, page: str) -> int:
    query = (
        "SELECT count(*) FROM lineage_reports WHERE lineage = (SELECT m.lineage FROM renditions AS r "
        "JOIN lineage_reports AS m ON m.report = r.report WHERE r.page = ? LIMIT 1)"
    )
    return int(connection.execute(query, (page,)).fetchone()[0])
