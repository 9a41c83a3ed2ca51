"""Lineages as they are kept, and what is parted when one falls apart."""

import pytest
from invented import FERRY
from stories import TUNNEL

from walkback.store.connection import open_connection
from walkback.store.copied import Member, write_lineages
from walkback.store.lineages import load_lineages
from walkback.store.renditions import load_stood
from walkback.store.rows import id_list

OUTLETS = ("Wire", "Mail", "Post")


@pytest.fixture
def copies(ledger):
    """A story that three outlets have, as the connection and the renditions of each report."""
    for number, outlet in enumerate(OUTLETS):
        text = f"{TUNNEL}\n\nA map is on page {number + 2} of the {outlet}."
        ledger.add_text(text, url=f"https://{outlet.lower()}.example/tunnel", outlet=outlet, captured_at="2031-03-04")
    ledger.add_text(FERRY, url="https://wire.example/ferry", outlet="Wire", captured_at="2031-03-04")
    ids = [ledger.report(f"https://{outlet.lower()}.example/tunnel").id for outlet in OUTLETS]
    ledger.close()
    connection = open_connection(ledger.path, create=False)
    numbers = [row[0] for row in connection.execute("SELECT number FROM renditions")]
    stood = {one.report: Member(one.report, (one,), 1.0) for one in load_stood(connection, numbers).values()}
    return connection, ids, stood


def lineages(connection, ids):
    return load_lineages(connection, id_list(ids))


def test_all_are_of_one_lineage_and_the_other_story_is_of_none(copies):
    connection, ids, stood = copies
    found = lineages(connection, stood)
    assert set(found) == set(ids)
    assert {lineage.reports for lineage in found.values()} == {tuple(sorted(ids))}
    assert {member.outlet for member in found[ids[0]].members} == set(OUTLETS)
    assert all(0.9 < member.share <= 1 for member in found[ids[0]].members)


def test_writing_the_same_again_parts_nothing(copies):
    connection, ids, stood = copies
    before = [(i, one.id, one.origin, one.reports) for i, one in lineages(connection, ids).items()]
    assert write_lineages(connection, [[stood[i] for i in ids]], set(ids), set(ids)) == set()
    assert [(i, one.id, one.origin, one.reports) for i, one in lineages(connection, ids).items()] == before


def test_what_falls_apart_is_told(copies):
    connection, ids, stood = copies
    assert write_lineages(connection, [[stood[i] for i in ids[:2]]], set(ids), set(ids)) == set(ids)
    assert {lineage.reports for lineage in lineages(connection, ids).values()} == {tuple(sorted(ids[:2]))}
    assert write_lineages(connection, [], set(ids), set(ids)) == set(ids[:2])
    assert lineages(connection, ids) == {}


def test_a_report_that_became_part_of_another_one_is_not_parted_from_it(copies):
    connection, ids, stood = copies
    left = ids[1:]
    assert write_lineages(connection, [[stood[i] for i in left]], set(left), set(ids)) == set()
