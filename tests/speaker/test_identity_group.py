from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.identity import connected, is_one, read_pairs
from walkback.model import SpeakerKind
from walkback.moment import Moment
from walkback.speaker.identity.evidence import ENOUGH
from walkback.speaker.identity.group import blocks_of, group_appearances
from walkback.speaker.identity.record import Anchor, Appearance, Identity, Judgement, JudgementKind

PAIRS = read_pairs(Path(__file__).parents[1] / "cases" / "identity.toml")
DAY = date(2031, 3, 4)


def person(key: str, name: str, **told: object) -> Appearance:
    known = {"report": f"report of {key}", "outlet": None, "day": DAY, "kind": SpeakerKind.PERSON} | told
    return Appearance(key=key, name=name, names=(name,), **known)  # type: ignore[arg-type]


def groups(found: Iterable[Identity]) -> set[frozenset[str]]:
    return {frozenset(identity.appearances) for identity in found}


# --- The hand-written cases --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "pair", [p for p in PAIRS if p.tier == "STRONG"], ids=lambda p: f"{p.left.name}/{p.right.name}"
)
def test_strong_pairs(pair) -> None:
    assert is_one(pair) is pair.same


def test_near_misses_outnumber_hits_and_categories_are_many() -> None:
    assert len(PAIRS) >= 150
    assert sum(not p.same for p in PAIRS) > sum(p.same for p in PAIRS)
    assert {p.tier for p in PAIRS} == {"STRONG", "MEDIUM", "WEAK"}


# --- Order, and parts of a record --------------------------------------------------------------------------------

APPEARANCES = st.builds(
    Appearance,
    key=st.uuids().map(str),
    report=st.sampled_from(["r1", "r2", "r3", "r4", "r5", "r6"]),
    outlet=st.sampled_from([None, "Northern Wire", "Elmford Echo"]),
    day=st.one_of(st.none(), st.integers(0, 900).map(lambda n: DAY + timedelta(days=n))),
    name=st.sampled_from(
        (
            "Petri Lahtela|P. Lahtela|Mr Lahtela|Ms Lahtela|Pekka Lahtela|LAHTELA|John Smith|J. Smith|Smith|"
            "the interior ministry|Ministry of the Interior|Finnish interior ministry|Helsinki|HSO|"
            "Health Service Office|Orrin|Orrin Travel|Orrin Hotels|residents|a US official|| , "
        ).split("|")
    ),
    kind=st.sampled_from(list(SpeakerKind)),
    honorific=st.sampled_from([None, "Mr", "Ms"]),
    office=st.sampled_from([None, "spokesman", "interior minister", "passenger", "interior minister of Finland"]),
    organisation=st.sampled_from([None, "Orrin Travel", "interior ministry"]),
    names=st.just(()),
    side=st.sampled_from(
        [(), ("Government of Finland",), ("Interior Ministry", "Government of Finland"), ("Orrin Travel",)]
    ),
    beside=st.sampled_from([(), ("Aino Korhola",), ("Aino Korhola", "Juhani Ranta")]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(APPEARANCES, max_size=14, unique_by=lambda a: a.key), st.randoms())
def test_order_changes_nothing(appearances: list[Appearance], rng: random.Random) -> None:
    found = group_appearances(appearances)
    shuffled = list(appearances)
    rng.shuffle(shuffled)
    assert group_appearances(shuffled) == found
    assert sorted(k for i in found for k in i.appearances) == sorted(a.key for a in appearances)
    assert len({i.id for i in found}) == len(found)


@settings(max_examples=60, deadline=None)
@given(st.lists(APPEARANCES, max_size=14, unique_by=lambda a: a.key))
def test_what_shares_no_key_has_no_effect(appearances: list[Appearance]) -> None:
    whole = set(group_appearances(appearances))
    parts = {identity for part in connected(appearances) for identity in group_appearances(part)}
    assert parts == whole


@settings(max_examples=60, deadline=None)
@given(st.lists(APPEARANCES, max_size=10, unique_by=lambda a: a.key))
def test_every_merge_is_accounted_for(appearances: list[Appearance]) -> None:
    for identity in group_appearances(appearances):
        assert len(identity.reasons) == len(identity.appearances) - 1
        for merge in identity.reasons:
            assert merge.left in identity.appearances
            assert merge.right in identity.appearances
            assert merge.score == pytest.approx(sum(step.weight for step in merge.steps), abs=0.01)
            assert merge.score >= ENOUGH


def test_a_later_report_leaves_the_id_as_it_is() -> None:
    first = [person("b", "Petri Lahtela"), person("c", "Petri Lahtela", day=DAY + timedelta(days=1))]
    more = [*first, person("a", "Petri Lahtela", day=DAY + timedelta(days=2))]
    assert [i.id for i in group_appearances(first)] == [i.id for i in group_appearances(more)]


def test_two_appearances_with_one_key_are_an_error() -> None:
    with pytest.raises(ValueError, match="one key"):
        group_appearances([person("a", "Petri Lahtela"), person("a", "Aino Korhola")])


def test_no_appearances_are_no_identities() -> None:
    assert group_appearances([]) == ()


# --- Which of several --------------------------------------------------------------------------------------------


def test_initials_that_fit_two_people_join_neither() -> None:
    office = "spokesman for the Coastal Authority"
    told = [person("j", "J. Kirkwood", office=office), person("john", "John Kirkwood", office=office)]
    assert groups(group_appearances(told)) == {frozenset(("j", "john"))}
    told.append(person("james", "James Kirkwood", office=office))
    assert groups(group_appearances(told)) == {frozenset(("j",)), frozenset(("john",)), frozenset(("james",))}


def test_a_bare_name_does_not_bridge_two_sides() -> None:
    told = [
        person("a", "Petra Vondrak", side=("Government of Norland",)),
        person("b", "Petra Vondrak", side=("Government of Sundland",)),
        person("c", "Petra Vondrak"),
    ]
    assert not any({"a", "b"} <= group for group in groups(group_appearances(told)))
    assert groups(group_appearances([told[0], told[2]])) == {frozenset("ac")}


def test_one_misread_side_does_not_keep_a_bare_name_from_its_many() -> None:
    many = [
        person(f"a{n}", "Petra Vondrak", side=("Government of Norland",), day=DAY + timedelta(days=n))
        for n in range(20)
    ]
    misread = person("b", "Petra Vondrak", side=("Government of Sundland",))
    bare = person("c", "Petra Vondrak")
    found = groups(group_appearances([*many, misread, bare]))
    assert found == {frozenset(("c", *(a.key for a in many))), frozenset("b")}


def test_a_family_name_joins_where_the_affair_is_one() -> None:
    others = ("Aino Korhola", "Juhani Ranta")
    told = [person("full", "Petri Lahtela", beside=others), person("lone", "Mr Lahtela", beside=others)]
    assert groups(group_appearances(told)) == {frozenset(("full", "lone"))}
    assert len(group_appearances([told[0], replace(told[1], beside=("Ilse Baumann",))])) == 2
    assert len(group_appearances([told[0], replace(told[1], day=DAY + timedelta(days=90))])) == 2
    assert len(group_appearances([*told, person("other", "Pekka Lahtela", beside=others)])) == 3


def test_two_speakers_of_one_report_stay_apart_without_more() -> None:
    told = [person("a", "Petri Lahtela", report="r"), person("b", "P. Lahtela", report="r", side=("Foreign Ministry",))]
    assert len(group_appearances(told)) == 2


# --- What is told of an identity -----------------------------------------------------------------------------------


def test_an_identity_tells_its_names_offices_and_days() -> None:
    later = DAY + timedelta(days=400)
    found = group_appearances(
        [
            person("a", "Commodore Juhani Rantala", office="commander of the Maritime Guard", side=("Maritime Guard",)),
            person("b", "Juhani Rantala", office="Commander of the Maritime Guard", day=DAY + timedelta(days=3)),
            person("c", "JUHANI RANTALA", office="head of the party", day=later),
        ]
    )
    (identity,) = found
    assert identity.name == "Juhani Rantala"
    assert identity.names == ("Commodore Juhani Rantala", "JUHANI RANTALA", "Juhani Rantala")
    assert [(h.office.lower(), h.first, h.last) for h in identity.offices] == [
        ("commander of the maritime guard", DAY, DAY + timedelta(days=3)),
        ("head of the party", later, later),
    ]
    assert identity.sides == (("Maritime Guard",),)
    assert {step.what for merge in identity.reasons for step in merge.steps} >= {"name", "office"}


# --- Judgements ----------------------------------------------------------------------------------------------------

JOHN, JAMES, LONE = person("john", "John Kirkwood"), person("james", "James Kirkwood"), person("lone", "Mr Kirkwood")


def judged(
    kind: JudgementKind, left: Appearance | Anchor, right: Appearance | Anchor, at: str, **told: object
) -> Judgement:
    ends = [a if isinstance(a, Anchor) else Anchor(report=a.report, name=a.name) for a in (left, right)]
    return Judgement(kind, ends[0], ends[1], "reader", Moment.parse(at), **told)  # type: ignore[arg-type]


MERGE, SPLIT = JudgementKind.MERGE, JudgementKind.SPLIT


def test_a_merge_outweighs_other_names() -> None:
    found = group_appearances([JOHN, JAMES], [judged(MERGE, JOHN, JAMES, "2031-04-01")])
    assert groups(found) == {frozenset(("john", "james"))}
    assert [(m.score, m.steps) for m in found[0].reasons] == [(None, ())]
    assert found[0].reasons[0].judgement == judged(MERGE, JOHN, JAMES, "2031-04-01").id


def test_a_split_outweighs_one_name() -> None:
    twice = [JOHN, replace(JOHN, key="again", report="another")]
    assert len(group_appearances(twice)) == 1
    assert len(group_appearances(twice, [judged(SPLIT, *twice, "2031-04-01")])) == 2


def test_a_split_holds_by_way_of_others() -> None:
    copies = [replace(JOHN, key=f"copy {n}", report=f"report {n}") for n in range(4)]
    found = group_appearances(copies, [judged(SPLIT, copies[0], copies[3], "2031-04-01")])
    assert not any({"copy 0", "copy 3"} <= group for group in groups(found))


def test_the_last_judgement_holds_and_undoing_it_restores() -> None:
    merge = judged(MERGE, JOHN, JAMES, "2031-04-01")
    split = judged(SPLIT, JOHN, JAMES, "2031-04-02")
    assert len(group_appearances([JOHN, JAMES], [split, merge])) == 2
    undone = replace(split, undone_at=Moment.parse("2031-04-03"))
    assert len(group_appearances([JOHN, JAMES], [undone, merge])) == 1
    assert len(group_appearances([JOHN, JAMES], [undone, replace(merge, undone_at=Moment.parse("2031-04-03"))])) == 2


def test_a_later_split_parts_what_earlier_merges_join_by_way_of_a_third() -> None:
    judgements = [
        judged(MERGE, JOHN, LONE, "2031-04-01"),
        judged(MERGE, LONE, JAMES, "2031-04-02"),
        judged(SPLIT, JOHN, JAMES, "2031-04-03"),
    ]
    found = groups(group_appearances([JOHN, JAMES, LONE], judgements))
    assert found == {frozenset(("john",)), frozenset(("james", "lone"))}  # the later merge holds


def test_what_was_merged_attracts_the_names_of_both() -> None:
    more = [person("john 2", "John Kirkwood"), person("james 2", "James Kirkwood")]
    found = group_appearances([JOHN, JAMES, *more], [judged(MERGE, JOHN, JAMES, "2031-04-01")])
    assert frozenset(("john", "james")) <= max(groups(found), key=len)


def test_an_anchor_waits_for_its_words() -> None:
    waiting = judged(MERGE, JOHN, Anchor(report="not read yet", name="Ada Kirkwood"), "2031-04-01")
    assert len(group_appearances([JOHN, JAMES], [waiting])) == 2
    met = person("new", "ADA  KIRKWOOD", report="not read yet")
    assert frozenset(("john", "new")) in groups(group_appearances([JOHN, JAMES, met], [waiting]))


def test_a_judgement_may_name_an_appearance_by_its_key() -> None:
    by_key = judged(MERGE, Anchor(key="john"), Anchor(key="james"), "2031-04-01")
    assert len(group_appearances([JOHN, JAMES], [by_key])) == 1


def test_the_unnamed_are_one_only_when_judged() -> None:
    told = [
        person("a", "a US official", kind=SpeakerKind.UNNAMED),
        person("b", "a US official", kind=SpeakerKind.UNNAMED),
    ]
    assert len(group_appearances(told)) == 2
    assert len(group_appearances(told, [judged(MERGE, told[0], told[1], "2031-04-01")])) == 1


def test_what_is_judged_shares_a_key() -> None:
    merge = judged(MERGE, JOHN, person("b", "Elena Marsh"), "2031-04-01")
    assert blocks_of(JOHN, [merge]) & blocks_of(person("b", "Elena Marsh"), [merge])
    assert not blocks_of(JOHN) & blocks_of(person("b", "Elena Marsh"))


@settings(max_examples=50, deadline=None)
@given(
    st.lists(APPEARANCES, min_size=2, max_size=8, unique_by=lambda a: a.key),
    st.lists(
        st.tuples(st.booleans(), st.integers(0, 7), st.integers(0, 7), st.integers(1, 5), st.booleans()), max_size=5
    ),
    st.randoms(),
)
def test_judgements_in_any_order_give_the_same(appearances, decisions, rng) -> None:
    judgements = [
        judged(
            MERGE if merge else SPLIT,
            Anchor(key=appearances[a % len(appearances)].key),
            Anchor(key=appearances[b % len(appearances)].key),
            f"2031-04-0{day}",
            undone_at=Moment.parse("2031-05-01") if undone else None,
        )
        for merge, a, b, day, undone in decisions
    ]
    found = group_appearances(appearances, judgements)
    rng.shuffle(judgements)
    assert group_appearances(reversed(appearances), judgements) == found
    last = max((j for j in judgements if j.undone_at is None), key=lambda j: (j.at.at, j.id), default=None)
    if last and last.left != last.right:
        together = any({last.left.key, last.right.key} <= group for group in groups(found))
        assert together is (last.kind is MERGE)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(list(SpeakerKind)))
def test_odd_words_never_break(name: str, words: str, kind: SpeakerKind) -> None:
    odd = Appearance("a", "r", words, None, name, kind, words, words, words, (words, name), (words, name), (words,))
    assert len(group_appearances([odd, replace(odd, key="b", report="s")])) in (1, 2)
    assert blocks_of(odd)
