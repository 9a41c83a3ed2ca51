from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkback.text.sentences import find_sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["The square was empty.", "Nobody came."],
        ["Mr. Ek met Gen. Ruiz at 9 a.m. on Monday.", "They spoke."],
        ["“We knew.”", "“All along,” she said."],
        ["Was it known?", "It was!", "So they say…"],
        ["J. K. Lind of the U.S. Navy said so.", "He left."],
        ["It cost 3.5 million.", "£2 more than planned."],
        ["She arrived at St. Mary's on Jan. 4.", "It rained."],
    ],
)
def test_sentences(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [s.of(text) for s in find_sentences(text)] == sentences


def test_a_line_break_ends_a_sentence() -> None:
    text = "A headline\n\nThe square was empty."
    assert [s.of(text) for s in find_sentences(text)] == ["A headline", "The square was empty."]


@given(st.text(alphabet="Aab .?!”“\n1é"))
def test_sentences_are_trimmed_disjoint_and_lose_nothing(text: str) -> None:
    spans = find_sentences(text)
    assert all(s.of(text) == s.of(text).strip() != "" for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "".join("".join(s.of(text).split()) for s in spans) == "".join(text.split())
