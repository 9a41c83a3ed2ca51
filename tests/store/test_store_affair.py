"""What one report leaves open about sides another of the affair tells, whatever the order in which they come."""

from contextlib import nullcontext
from itertools import permutations

import pytest
from invented import facts_of
from pattern_reader import PatternReader

from walkback import Ledger
from walkback.model import SideHow
from walkback.store.affair import settle_sides

FORCE = (
    "Chief constable speaks\n\n“The car stood still,” Ruth Amber, a chief constable of Averill Constabulary, told "
    "reporters on Tuesday.\n\nThe car had been seen in Quay Street the night before."
)
LATER = (
    "Video shows car\n\n“We have nothing to add,” Police said on Wednesday. “I am sorry,” Ruth Amber said.\n\n"
    "The film was made in Quay Street and has been seen by many."
)
ELSEWHERE = (
    "Bank robbed\n\n“Nobody was hurt,” Police said on Wednesday.\n\nThe bank in Harbour Road was closed for the day."
)
REPORTS = {
    "force": {"text": FORCE, "url": "https://force.example/1", "outlet": "Observer", "published_at": "2031-03-04"},
    "later": {"text": LATER, "url": "https://coast.example/1", "outlet": "Coast News", "published_at": "2031-03-06"},
    "bank": {"text": ELSEWHERE, "url": "https://bank.example/1", "outlet": "Coast News", "published_at": "2031-03-06"},
}


def side_of(ledger, words):
    (found,) = [s for s in ledger.statements() if words in s.content]
    return found.speaker.side


@pytest.fixture
def make(tmp_path):
    opened = []

    def make_ledger(*names):
        opened.append(Ledger(tmp_path / f"{len(opened)}.db", reader=PatternReader()))
        for name in names:
            opened[-1].add_text(**REPORTS[name])
        return opened[-1]

    yield make_ledger
    for ledger in opened:
        ledger.close()


def test_a_force_without_its_name_takes_it_from_the_other_report(make):
    alone = side_of(make("later"), "nothing to add")
    assert alone.name != "Averill Constabulary"
    settled = side_of(make("later", "force"), "nothing to add")
    assert (settled.name, settled.how) == ("Averill Constabulary", SideHow.CONTEXT)


def test_a_report_of_another_affair_keeps_its_own(make):
    ledger = make("later", "force", "bank")
    assert side_of(ledger, "Nobody was hurt").name == side_of(make("bank"), "Nobody was hurt").name


def test_the_order_of_reports_plays_no_part(make):
    facts = [facts_of(make(*order)) for order in permutations(REPORTS)]
    assert all(one == facts[0] for one in facts)


def test_what_a_killed_run_left_is_taken_up_by_the_next(make, monkeypatch):
    import walkback.store.adding as adding

    whole = facts_of(make("force", "later"))
    with monkeypatch.context() as killed:
        killed.setattr(adding, "_put_together", lambda *_: None)
        ledger = make("force", "later")
        assert all(s.speaker is None for s in ledger.statements())
    ledger.add_text(**REPORTS["later"])
    assert facts_of(ledger) == whole


def test_nothing_waits_when_all_is_settled(make):
    ledger = make("force", "later")
    rows = ledger._connection.execute("SELECT * FROM ungrouped UNION ALL SELECT * FROM unsettled").fetchall()
    assert rows == []
    before = facts_of(ledger)
    settle_sides(ledger._connection, nullcontext)
    assert facts_of(ledger) == before
