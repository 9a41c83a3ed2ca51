"""Lists that are remembered until the ledger changes."""

import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from pattern_reader import PatternReader

from walkback.store.finding_list import FindingFilter, FindingOrder
from walkback.store.ledger import Ledger
from walkback.web import remembering
from walkback.web.remembering import Memory, RememberingLedger


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "some.db"
    path.write_bytes(b"1")
    return path


def test_a_list_is_made_once_until_the_file_changes(file):
    memory, made = Memory(file), []

    def make():
        made.append(len(made))
        return made[-1]

    assert [memory.get("a", make), memory.get("a", make), memory.get("b", make)] == [0, 0, 1]
    os.utime(file, ns=(1, 1))
    assert memory.get("a", make) == 2
    file.with_name("some.db-wal").write_bytes(b"x")
    assert memory.get("a", make) == 3


def test_a_list_is_made_anew_after_a_while(file, monkeypatch):
    monkeypatch.setattr(remembering, "LONGEST", 0.0)
    memory = Memory(file)
    assert (memory.get("a", lambda: 1), memory.get("a", lambda: 2)) == (1, 2)


def test_who_comes_while_it_is_made_waits_for_it(file):
    memory, made = Memory(file), []

    def make():
        time.sleep(0.05)
        made.append(threading.get_ident())
        return "list"

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(lambda _: memory.get("a", make), range(8))) == {"list"}
    assert len(made) == 1


def test_what_cannot_be_made_is_not_remembered(file):
    memory = Memory(file)
    with pytest.raises(ZeroDivisionError):
        memory.get("a", lambda: 1 // 0)
    assert memory.get("a", lambda: "now") == "now"


def test_only_so_many_are_kept(file, monkeypatch):
    monkeypatch.setattr(remembering, "MOST", 2)
    memory = Memory(file)
    for key in "abc":
        memory.get(key, lambda key=key: key)
    assert memory.get("c", lambda: "new") == "c"
    assert memory.get("a", lambda: "new") == "new"


def test_a_remembering_ledger_tells_what_a_ledger_tells(own_path):
    remembers = RememberingLedger(own_path, Memory(own_path))
    with Ledger(own_path) as plain:
        for _ in range(2):
            for order in FindingOrder:
                wanted = FindingFilter()
                assert remembers.finding_page(wanted, order=order) == plain.finding_page(wanted, order=order)
            assert remembers.sides() == plain.sides()
            assert remembers.size() == plain.size()
            assert remembers.outlets() == plain.outlets()
            assert remembers.inferred_sides(limit=3, offset=2) == plain.inferred_sides(limit=3, offset=2)
            assert remembers.doubtful_merges(limit=3, offset=2) == plain.doubtful_merges(limit=3, offset=2)
            assert remembers.figures(newest=5) == plain.figures(newest=5)
            assert remembers.count_questions(limit=2) == plain.count_questions(limit=2)


def test_what_another_process_adds_shows(own_path):
    remembers = RememberingLedger(own_path, Memory(own_path))
    before = remembers.size()
    with Ledger(own_path, reader=PatternReader()) as other:
        other.add_text("Harbour\n\n“It is shut,” Elena Marsh said on Monday.\n", outlet="Wire")
        judged = other.finding_page(FindingFilter(unjudged=True)).findings[0]
        other.judge_finding(judged.id, "reject", by="ek")
    assert remembers.size().reports == before.reports + 1
    assert judged.id not in [one.id for one in remembers.list_findings(FindingFilter())]
