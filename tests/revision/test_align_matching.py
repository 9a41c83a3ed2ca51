"""The heaviest matching and the longest chain, against plain ones."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from walkback.revision.align_matching import find_matching
from walkback.revision.align_order import find_chain

gains = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(-3, 9).map(lambda n: n / 4), max_size=14
)


def best_of(edges):
    """The best sum, by trying all: the first edge is in or out."""
    if not edges:
        return 0.0
    ((i, j), gain), *rest = edges
    free = [(pair, g) for pair, g in rest if pair[0] != i and pair[1] != j]
    return max(best_of(rest), gain + best_of(free))


@given(gains)
def test_no_matching_is_heavier(given_gains):
    found = find_matching(given_gains)
    assert len(set(found.values())) == len(found)
    assert all(given_gains[pair] > 0 for pair in found.items())
    assert abs(sum(given_gains[pair] for pair in found.items()) - best_of(list(given_gains.items()))) < 1e-9


def test_a_good_pair_gives_way_to_two():
    assert find_matching({(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.7}) == {0: 1, 1: 0}
    assert find_matching({(0, 0): 0.9, (0, 1): 0.2, (1, 0): 0.5}) == {0: 0}


def test_nothing_to_match():
    assert find_matching({}) == {}
    assert find_matching({(0, 0): 0.0, (1, 1): -1.0}) == {}


@given(st.permutations(range(7)), st.lists(st.integers(1, 9), min_size=7, max_size=7))
def test_no_chain_is_longer_or_larger(places, sizes):
    chain = find_chain(places, sizes)
    assert chain == sorted(chain)
    assert [places[at] for at in chain] == sorted(places[at] for at in chain)
    rising = [
        some
        for count in range(1, 8)
        for some in combinations(range(7), count)
        if all(places[a] < places[b] for a, b in pairwise(some))
    ]
    assert (len(chain), sum(sizes[at] for at in chain)) == max((len(s), sum(sizes[at] for at in s)) for s in rising)


def test_no_chain():
    assert find_chain([], []) == []
