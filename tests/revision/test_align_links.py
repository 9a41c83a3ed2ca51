"""What the links' shortcuts leave out makes no difference."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from walkback.revision import align_links
from walkback.revision.align_likeness import compare, read_unit, weigh_stems
from walkback.revision.align_links import evidence, find_candidates, link_same, link_units
from walkback.revision.align_place import Neighbourhood, find_rivals
from walkback.revision.align_weights import LINK_WEIGHTS

WORDS = "harbour bridge mayor port ferry island 14 12.5m school report said Velmar not the of on".split()
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(lambda words: " ".join(words) + ".")
rows = st.lists(sentences, max_size=8)


@given(rows, rows)
@settings(max_examples=80, deadline=None)
def test_what_is_called_hopeless_is_never_linked(old, new):
    """Every candidate that the shortcut drops has too small a chance, whatever else is linked."""
    olds, news = [read_unit(text) for text in old], [read_unit(text) for text in new]
    weights = weigh_stems(olds, news)
    same = link_same(olds, news)
    traits = {(i, j): compare(olds[i], news[j], weights) for i, j in find_candidates(olds, news, weights, same)}
    rivals = find_rivals(traits)
    for links in (same, {}, {i: i for i in range(min(len(old), len(new)))}):
        around = Neighbourhood(links, len(olds), len(news))
        for pair, trait in traits.items():
            values = evidence(trait, rivals[pair], around.place_of(pair))
            odds = LINK_WEIGHTS[0] + math.fsum(w * v for w, v in zip(LINK_WEIGHTS[1:], values, strict=True))
            steady = math.fsum(
                w * v for w, v in zip(LINK_WEIGHTS[1:], align_links.steady_evidence(trait, rivals[pair]), strict=False)
            )
            if steady + align_links._most_of_place(trait) < align_links._LEAST_ODDS:
                assert 1 / (1 + math.exp(-odds)) < align_links.LEAST_LINK


@given(rows, rows)
@settings(max_examples=40, deadline=None)
def test_without_the_shortcut_the_links_are_the_same(old, new):
    found = link_units(old, new)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(align_links, "_LEAST_ODDS", -math.inf)
        assert link_units(old, new) == found


def test_the_weight_of_a_sentence_is_that_of_its_stems():
    units = [read_unit("The harbour bridge was closed to lorries."), read_unit("The bridge is shut.")]
    weights = weigh_stems(units[:1], units[1:])
    for unit in units:
        assert weights.sum_of(unit.stems) == pytest.approx(sum(weights[stem] for stem in unit.stems))
        assert weights.sum_of(unit.stems) == weights.sum_of(frozenset(unit.stems))
    assert weights.sum_of(frozenset()) == 0
