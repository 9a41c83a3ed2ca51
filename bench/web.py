"""How long the reading room takes to answer, on a ledger of very many reports, and how heavy its pages are."""

from __future__ import annotations

import argparse
import multiprocessing
import random
import socket
import sqlite3
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

import httpx

from bench import case_score
from bench.cases import case_folders, filled_ledger
from bench.outcome import Outcome
from bench.web_ledger import multiply
from walkback.web import assets

NAME = "web"
HELP = "time the pages of the reading room on a ledger of 100,000 statements, with eight readers at once"

READERS = 8
PAUSE = 1.0  # seconds
MEDIAN_MS, P95_MS, PAGE_KB = 100, 300, 150  # what is aimed at
ASKS = ("Was the ship boarded?", "How many people were killed?", "Had they been told beforehand?")
WORDS = ("told", "minister", "not*", '"prior notification"')


@dataclass(frozen=True, slots=True)
class Answer:
    """A page that was asked for: its kind, what it took in milliseconds, its bytes, and its status."""

    kind: str
    address: str
    ms: float
    size: int
    status: int


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's own arguments."""
    parser.add_argument(
        "cases", type=Path, nargs="+", metavar="DIR", help="folders of cases that the ledger is made of"
    )
    parser.add_argument("--statements", type=int, default=100_000, metavar="N", help="in the ledger (100000)")
    parser.add_argument("--requests", type=int, default=60, metavar="N", help="of each kind of page (60)")
    parser.add_argument("--pause", type=float, default=PAUSE, metavar="S", help="between two pages of a reader (1.0)")
    parser.add_argument("--ledger", type=Path, metavar="FILE", help="keep the ledger here, and use it if it is there")


def run(args: argparse.Namespace) -> Outcome:
    """Make the ledger, serve it from a process of its own, and let readers walk through its pages.

    The time is that of a request on the loopback, from its sending to the last byte. Each reader looks at a page for a
    while before the next, `PAUSE` seconds on average, far shorter than people do; with ``--pause 0`` they never stop,
    and what is measured is how many pages the machine can make. Each kind of page was asked for once before.
    """
    with tempfile.TemporaryDirectory(prefix="walkback-bench-") as scratch:
        path = args.ledger or Path(scratch) / "great.db"
        if not path.exists():
            _make(args.cases, path, Path(scratch), statements=args.statements)
        with closing(sqlite3.connect(path)) as connection:
            sizes = {
                table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
                for table in ("reports", "statements", "identities", "questions", "findings", "figures")
            }
            kinds = addresses(connection, random.Random(7), args.requests)
        with _served(path) as base:
            _ask_all(base, [(kind, given[0]) for kind, given in kinds.items()], readers=1)
            wanted = [(kind, address) for kind, given in kinds.items() for address in given]
            random.Random(7).shuffle(wanted)
            answers = _ask_all(base, wanted, readers=READERS, pause=args.pause)
    return _outcome(answers, sizes, args.pause)


def addresses(connection: sqlite3.Connection, chance: random.Random, count: int) -> dict[str, list[str]]:
    """Return ``count`` addresses of each kind of page, by kind; the greatest of each kind has a line of its own."""

    def some(sql: str, *values: object) -> list[str]:
        found = [row[0] for row in connection.execute(sql, values)]
        return [chance.choice(found) for _ in range(count)]

    def greatest(sql: str) -> str:
        return str(connection.execute(sql).fetchone()[0])

    sides = some("SELECT DISTINCT side FROM appearances WHERE side IS NOT NULL")
    outlets = some("SELECT DISTINCT outlet FROM reports WHERE outlet IS NOT NULL")
    changed = some("SELECT report FROM stretches GROUP BY report HAVING count(*) > 1")
    days = some("SELECT DISTINCT article_day FROM statements WHERE article_day IS NOT NULL")
    statements = some("SELECT id FROM statements WHERE is_current = 1")
    speakers = some("SELECT id FROM identities")
    questions = some("SELECT id FROM questions")
    reports = some("SELECT DISTINCT report FROM report_versions")
    great_speaker = greatest(
        "SELECT identity FROM appearances GROUP BY identity ORDER BY count(*) DESC, identity LIMIT 1"
    )
    great_side = greatest(
        "SELECT side FROM appearances WHERE side IS NOT NULL GROUP BY side ORDER BY count(*) DESC LIMIT 1"
    )
    great_question = greatest("SELECT question FROM answers GROUP BY question ORDER BY count(*) DESC, question LIMIT 1")

    def each(make: Callable[[int], str]) -> list[str]:
        return [make(n) for n in range(count)]

    return {
        "home": each(lambda _: "/"),
        "findings": each(lambda n: f"/findings?page={n % 40 + 1}&order={('newest', 'surest')[n % 2]}"),
        "findings, by side": each(lambda n: f"/findings?{urlencode({'side': sides[n]})}"),
        "findings, by outlet": each(lambda n: f"/findings?{urlencode({'outlet': outlets[n]})}"),
        "findings, by day": each(lambda n: f"/findings?since={days[n]}&kind=denial"),
        "finding": [f"/findings/{key}" for key in some("SELECT id FROM findings UNION SELECT id FROM edits")],
        "question": [f"/questions/{key}" for key in questions],
        "question, the greatest": each(lambda _: f"/questions/{great_question}"),
        "statement": [f"/statements/{key}" for key in statements],
        "reports": each(lambda n: f"/reports?page={n + 1}"),
        "reports, by outlet": each(lambda n: f"/reports?{urlencode({'outlet': outlets[n]})}"),
        "report": [f"/reports/{key}" for key in reports],
        "revision": [f"/reports/{key}/revision" for key in changed],
        "speakers": each(lambda n: f"/speakers?page={n + 1}"),
        "speaker": [f"/speakers/{key}" for key in speakers],
        "speaker, the greatest": each(lambda n: f"/speakers/{great_speaker}?page={n % 5 + 1}"),
        "sides": each(lambda n: f"/sides?page={n % 3 + 1}"),
        "side": [f"/sides/{quote(side, safe='')}" for side in sides],
        "side, the greatest": each(lambda n: f"/sides/{quote(great_side, safe='')}?page={n % 5 + 1}"),
        "figures": each(lambda n: "/figures" if n % 2 else f"/figures?report={reports[n]}"),
        "figures, by words": each(lambda n: f"/figures?{urlencode({'search': ('killed', 'people', 'homes')[n % 3]})}"),
        "search": each(lambda n: f"/search?{urlencode({'q': WORDS[n % len(WORDS)]})}"),
        "ask": each(lambda n: f"/search?{urlencode({'q': ASKS[n % len(ASKS)]})}"),
        "review": each(lambda n: f"/review?page={n % 20 + 1}"),
        "review, speakers": each(lambda n: f"/review/speakers?page={n % 20 + 1}"),
        "review, sides": each(lambda n: f"/review/sides?page={n % 20 + 1}"),
        "feed": each(lambda n: "/findings.atom" if n % 2 else f"/questions/{questions[n]}.atom"),
    }


def _make(cases: Sequence[Path], path: Path, scratch: Path, *, statements: int) -> None:
    folders = [one for folder in cases for one in case_folders(folder)]
    small = scratch / "small.db"
    captured = [(one, case_score.read_gold(one)["captures"]) for one in folders]
    with filled_ledger(captured) as (ledger, _), closing(sqlite3.connect(ledger.path)) as connection:
        connection.execute("VACUUM INTO ?", (str(small),))
    multiply(small, path, statements=statements)


@contextmanager
def _served(path: Path) -> Iterator[str]:
    """The reading room of the ledger, in a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(path, port), daemon=True)
    process.start()
    base = f"http://127.0.0.1:{port}"
    try:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                httpx.get(f"{base}/static/{assets.style().name}")
                break
            except httpx.TransportError:
                time.sleep(0.1)
        yield base
    finally:
        process.terminate()
        process.join()


def _serve(path: Path, port: int) -> None:
    from walkback.web.server import bind, run

    run(path, bind("127.0.0.1", port), host="127.0.0.1", read_only=False)


def _ask_all(base: str, wanted: Sequence[tuple[str, str]], *, readers: int, pause: float = 0.0) -> list[Answer]:
    """Ask for the pages, so many at once; each reader keeps its connection open and takes the next that is left."""
    chance = random.Random(11)
    left = iter(wanted)
    lock = threading.Lock()
    answers: list[Answer] = []

    def read() -> None:
        with httpx.Client(base_url=base, timeout=120) as client:
            while True:
                with lock:
                    one = next(left, None)
                if one is None:
                    return
                started = time.perf_counter()
                answer = client.get(one[1])
                ms = 1000 * (time.perf_counter() - started)
                with lock:
                    answers.append(Answer(one[0], one[1], ms, len(answer.content), answer.status_code))
                    wait = chance.expovariate(1 / pause) if pause else 0.0
                time.sleep(wait)

    threads = [threading.Thread(target=read) for _ in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def _outcome(answers: Sequence[Answer], sizes: dict[str, int], pause: float) -> Outcome:
    kinds = list(dict.fromkeys(one.kind for one in answers))
    lines = [
        ", ".join(f"{count:,} {table}" for table, count in sizes.items()) + f"; {READERS} readers, {pause:g} s a page",
        f"{'page':<24}{'asked':>6}{'median ms':>11}{'95 % ms':>9}{'kB at most':>12}",
    ]
    figures: dict[str, float | None] = {f"ledger_{table}": count for table, count in sizes.items()}
    slow = heavy = 0
    for kind in sorted(kinds):
        mine = [one for one in answers if one.kind == kind]
        median, p95 = statistics.median(one.ms for one in mine), _p95([one.ms for one in mine])
        most = max(one.size for one in mine) / 1000
        over = median > MEDIAN_MS or p95 > P95_MS
        slow += over
        heavy += most > PAGE_KB
        lines.append(f"{kind:<24}{len(mine):>6}{median:>11.0f}{p95:>9.0f}{most:>12.0f}{'  over' if over else ''}")
        name = kind.replace(",", "").replace(" ", "_")
        figures |= {f"{name}_ms": round(median, 1), f"{name}_p95_ms": round(p95, 1), f"{name}_kb": round(most, 1)}
    failed = [one for one in answers if one.status != 200]
    times = [one.ms for one in answers]
    own = sum(len(one.body) for one in (assets.style(), *assets.scripts())) / 1000
    figures |= {
        "pages": len(answers),
        "ms": round(statistics.median(times), 1),
        "p95_ms": round(_p95(times), 1),
        "kb": round(max(one.size for one in answers) / 1000, 1),
        "style_and_scripts_kb": round(own, 1),
        "kinds_over": slow,
        "failed": len(failed),
    }
    lines.append(
        f"all: median {figures['ms']} ms, 95 % {figures['p95_ms']} ms (aim {MEDIAN_MS} and {P95_MS}); heaviest page "
        f"{figures['kb']} kB (aim {PAGE_KB}), style and scripts {figures['style_and_scripts_kb']} kB once; "
        f"{slow} of {len(kinds)} kinds over the aim, {heavy} too heavy"
    )
    lines += [f"FAILED {one.status}: {one.address}" for one in failed[:20]]
    return Outcome("\n".join(lines), figures, failed=bool(failed))


def _p95(values: Sequence[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(0.95 * len(values)))]
