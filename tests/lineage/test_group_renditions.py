from dataclasses import replace
from datetime import date

import pytest
from ferry_texts import BACKGROUND, BODY, FOLLOW_UP, text_of
from hypothesis import given, settings
from hypothesis import strategies as st

from walkback.lineage.group import group_renditions
from walkback.lineage.record import KinKind, Rendition

WIRE = Rendition("wire1", text_of(*BODY), "Ferry sinks", "Northern Wire", None, date(2031, 3, 4))
UPDATE = replace(WIRE, key="wire2", text=text_of(*BODY).replace("nine of them", "seven of them"), day=date(2031, 3, 5))
MAIL = Rendition(
    "mail", text_of(*BODY[:6], "— Northern Wire"), "Ferry disaster", "Thornley Mail", None, date(2031, 3, 5)
)
FOLLOW = Rendition("next", text_of(*FOLLOW_UP, *BACKGROUND), "Ferry owner", "Northern Wire", None, date(2031, 3, 7))
ALL = (WIRE, UPDATE, MAIL, FOLLOW)


def reports_of(groups):
    return [report.keys for report in groups.reports]


def test_versions_copies_and_a_follow_up():
    groups = group_renditions(ALL)
    assert reports_of(groups) == [("mail",), ("next",), ("wire1", "wire2")]
    (lineage,) = groups.lineages
    assert lineage.reports == ("mail", "wire1")
    assert lineage.origin == "wire1"
    assert lineage.agency == "Northern Wire"
    assert {step.name for step in lineage.why} >= {"credited", "news agency", "earliest"}
    assert {kin.kind for kin in lineage.kin} == {KinKind.COPY}


@settings(max_examples=20, deadline=None)
@given(st.permutations(ALL), st.integers(0, 3))
def test_order_and_repeats_change_nothing(renditions, again):
    assert group_renditions([*renditions, renditions[again]]) == group_renditions(ALL)


def test_nothing_gives_nothing():
    groups = group_renditions([])
    assert (groups.reports, groups.lineages) == ((), ())


def test_empty_texts_stay_apart():
    groups = group_renditions([Rendition("a", ""), Rendition("b", ""), Rendition("c", "", "Ferry", "Ledger", "")])
    assert reports_of(groups) == [("a",), ("b",), ("c",)]


def test_of_one_key_the_longest_text_stays():
    groups = group_renditions([Rendition("a", ""), replace(WIRE, key="a"), UPDATE])
    assert reports_of(groups) == [("a", "wire2")]


def test_one_page_with_new_words_is_one_report():
    address = "https://ledger.example/news/ferry-61234567"
    groups = group_renditions(
        [Rendition("a", text_of(*BODY), address=address), Rendition("b", text_of(*FOLLOW_UP), address=address)]
    )
    assert reports_of(groups) == [("a", "b")]


def test_a_chain_of_stories_is_not_one_report():
    parts = [*BODY[1:], *FOLLOW_UP]
    stories = [Rendition(f"day{i}", text_of(*parts[i : i + 5]), outlet="Ledger") for i in range(len(parts) - 4)]
    keys = max(reports_of(group_renditions(stories)), key=len)
    assert len(keys) < len(stories)


def test_a_text_of_no_outlet_does_not_make_two_outlets_one():
    groups = group_renditions([WIRE, MAIL, replace(WIRE, key="found", outlet=None, day=None)])
    assert not [keys for keys in reports_of(groups) if {"wire1", "mail"} <= set(keys)]


@pytest.mark.parametrize("count", [60])
def test_many_copies_are_one_lineage(count):
    papers = [
        Rendition(f"p{i:02}", text_of(*BODY, f"Local note {i} of the paper."), outlet=f"Paper {i}")
        for i in range(count)
    ]
    (lineage,) = group_renditions(papers).lineages
    assert len(lineage.reports) == count


def test_the_earliest_is_the_origin_where_nobody_is_credited():
    first = replace(WIRE, key="z", outlet="Ledger")
    second = replace(WIRE, key="a", outlet="Courier", day=date(2031, 3, 6))
    (lineage,) = group_renditions([first, second]).lineages
    assert lineage.origin == "z"
    assert lineage.agency is None
