"""Two processes add to one ledger at the same time."""

import multiprocessing
import sqlite3

from invented import facts_of
from pattern_reader import PatternReader

from walkback import Ledger
from walkback.model import Outcome

TEXT = "Ferry sinks off the cape\n\n“The ship had number {n},” Elena Marsh said on Monday. The search goes on."


def add_many(path, numbers, start, results):
    start.wait(30)
    with Ledger(path, reader=PatternReader()) as ledger:
        results.put(
            [str(ledger.add_text(TEXT.format(n=n), url=URL.format(n=n % 5)).outcomes[0].outcome) for n in numbers]
        )


URL = "https://wire.example/{n}"


def test_both_succeed_and_nothing_is_lost(tmp_path):
    path = tmp_path / "ledger.db"
    processes = multiprocessing.get_context("spawn")
    start, results = processes.Barrier(2), processes.Queue()
    shares = (list(range(20)), list(range(29, 9, -1)))
    running = [processes.Process(target=add_many, args=(path, share, start, results)) for share in shares]
    for process in running:
        process.start()
    outcomes = results.get(timeout=60) + results.get(timeout=60)
    for process in running:
        process.join(60)
        assert process.exitcode == 0
    assert outcomes.count("added") == 30
    assert outcomes.count("unchanged") == 10
    with Ledger(path, reader=PatternReader()) as ledger, Ledger(tmp_path / "alone.db", reader=PatternReader()) as alone:
        for n in range(30):
            alone.add_text(TEXT.format(n=n), url=URL.format(n=n % 5))
        assert facts_of(ledger) == facts_of(alone)
        assert len(ledger.inputs()) == 40
        assert ledger.add_text(TEXT.format(n=3), url=URL.format(n=3)).count(Outcome.UNCHANGED) == 1
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert connection.execute("SELECT count(*) FROM adds WHERE ending = 'done'").fetchone()[0] == 41
