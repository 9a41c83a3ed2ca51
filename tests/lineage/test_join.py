import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkback.lineage.join import Bond, join_kin
from walkback.lineage.record import KinKind

VERSION, COPY = Bond(KinKind.VERSION, 4.0), Bond(KinKind.COPY, 4.0)
NONE = Bond(KinKind.NONE, -5.0)


def joined(keys, bonds, pages=None):
    """What comes of ``keys`` where only the pairs in ``bonds`` are worth judging and all others are none."""
    told = dict.fromkeys(keys, "") | (pages or {})
    return join_kin(told, bonds, lambda pair: bonds.get(pair, NONE))


def test_versions_are_one_report_and_copies_a_lineage():
    found = joined("abcd", {("a", "b"): VERSION, ("b", "c"): COPY})
    assert found.reports == (("a", "b"), ("c",), ("d",))
    assert found.lineages == ((("a", "b"), ("c",)),)


def test_a_chain_of_follow_ups_is_not_one_report():
    bonds = {("a", "b"): VERSION, ("b", "c"): VERSION, ("c", "d"): VERSION}
    assert len(joined("abcd", bonds).reports) == 2


def test_a_page_that_changes_by_and_by_is_one_report():
    keys = "abcdefgh"
    bonds = dict.fromkeys(pairwise(keys), VERSION)
    assert joined(keys, bonds, dict.fromkeys(keys, "ledger.example/live")).reports == (tuple(keys),)


def test_a_page_that_is_used_for_another_story_is_two():
    bonds = {("a", "b"): VERSION, ("b", "c"): NONE, ("c", "d"): VERSION}
    found = joined("abcd", bonds, dict.fromkeys("abcd", "ledger.example/live"))
    assert found.reports == (("a", "b"), ("c", "d"))


def test_what_is_a_copy_of_one_version_is_no_version_of_the_other():
    found = joined("abc", {("a", "b"): VERSION, ("b", "c"): VERSION, ("a", "c"): COPY})
    assert len(found.reports) == 2
    assert len(found.lineages) == 1


def test_the_surest_pair_comes_first():
    sure = Bond(KinKind.VERSION, 9.0)
    assert joined("abc", {("a", "b"): VERSION, ("b", "c"): sure}).reports == (("a",), ("b", "c"))


def test_nothing_gives_nothing():
    assert joined("", {}).reports == ()


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] < pair[1]),
        st.sampled_from([VERSION, COPY, NONE, Bond(KinKind.VERSION, 0.5)]),
        max_size=25,
    ),
    st.randoms(use_true_random=False),
)
def test_each_is_in_one_report_whatever_the_order(bonds, rng):
    keys = list(range(10))
    found = joined(keys, bonds)
    assert sorted(key for report in found.reports for key in report) == keys
    assert len({report for lineage in found.lineages for report in lineage}) == sum(map(len, found.lineages))
    rng.shuffle(keys)
    pairs = list(bonds.items())
    rng.shuffle(pairs)
    assert joined(keys, dict(pairs)) == found


@pytest.mark.parametrize("seed", range(3))
def test_a_large_page_asks_for_few_pairs(seed):
    count = 300
    keys = random.Random(seed).sample(range(10_000), count)
    bonds = {(min(pair), max(pair)): VERSION for pair in pairwise(keys)}
    asked = []
    found = join_kin(dict.fromkeys(keys, "p"), bonds, lambda pair: asked.append(pair) or bonds.get(pair, NONE))
    assert len(found.reports) == 1
    assert len(asked) < 40 * count
