"""Words are found again where they stood, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkback.model import SELECTOR_CONTEXT, Evidence
from walkback.text.selector import find_selected
from walkback.text.span import Span

TEXT = "“No,” the mayor said. The port was warned before the flood, she said.\n\n“No,” the governor said on Tuesday."
LONG = "The port was warned before the flood"


def test_words_are_found_by_themselves():
    assert find_selected(TEXT, LONG).of(TEXT) == LONG


def test_of_two_places_it_is_the_one_with_the_same_surroundings():
    for suffix in (" the mayor said.", " the governor said"):
        found = find_selected(TEXT, "“No,”", suffix=suffix)
        assert TEXT[found.end :].startswith(suffix)


def test_shape_and_spacing_are_set_aside():
    other = TEXT.replace("“", '"').replace("”", '"').replace("the flood", "the\n  flood").replace("port", "po\u00adrt")
    found = find_selected(other, LONG, TEXT[: TEXT.index(LONG)])
    assert found.of(other).split() == LONG.replace("port", "po\u00adrt").split()


@pytest.mark.parametrize(
    ("exact", "prefix", "suffix"),
    [
        ("“No,”", "", ""),  # too short to be told, and nothing around it
        ("“No,”", "", " the council said"),
        ("The port was never warned before the flood", "", ""),
        ("", "“No,” the", ""),
        ("he port was warned before the floo", "", ""),  # words are not cut
        ("  ", "", ""),
    ],
)
def test_what_is_not_there_is_not_found(exact, prefix, suffix):
    assert find_selected(TEXT, exact, prefix, suffix) is None


WORDS = st.lists(st.sampled_from("ash birch cedar elm fir “oak,” pine-tree".split()), min_size=4, max_size=30)


@given(WORDS, st.data())
def test_evidence_finds_its_own_place_or_one_with_the_same_surroundings(words, data):
    text = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    start = len(" ".join(words[:first])) + (first > 0)
    evidence = Evidence.at("v", text, Span(start, len(" ".join(words[:last]))))
    found = find_selected(text, evidence.exact, evidence.prefix, evidence.suffix)
    assert found is not None
    assert found.of(text) == evidence.exact
    assert text[max(0, found.start - SELECTOR_CONTEXT) : found.start] == evidence.prefix
