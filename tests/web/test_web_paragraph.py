"""A statement's words in their paragraph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkback.web.paragraph import AROUND, cut_parts, load_parts


@pytest.mark.parametrize(
    ("text", "spans", "parts"),
    [
        ("He said no.", [(8, 10)], (("He said ", False), ("no", True), (".", False))),
        ("“A,” he said. “B.”", [(0, 4), (14, 18)], (("“A,”", True), (" he said. ", False), ("“B.”", True))),
        ("all of it", [(0, 9)], (("all of it", True),)),
        ("cut at the end", [(11, 40)], (("cut at the ", False), ("end", True))),
        ("nothing here", [(40, 50)], (("nothing here", False),)),
    ],
)
def test_words_are_marked_in_their_paragraph(text, spans, parts):
    assert cut_parts(text, spans) == parts


def test_long_paragraphs_are_shown_around_the_words():
    text = "word " * 1000 + "SAID" + " word" * 1000
    parts = cut_parts(text, [(5000, 5004)])
    assert [words for words, own in parts if own] == ["SAID"]
    assert parts[0] == ("… ", False)
    assert parts[-1] == (" …", False)
    assert sum(len(words) for words, _ in parts) <= 2 * AROUND + 10


@given(
    st.text(min_size=1, max_size=300), st.lists(st.integers(0, 320), min_size=2, max_size=6, unique=True).map(sorted)
)
def test_the_parts_are_the_paragraph(text, ends):
    spans = list(zip(ends[::2], ends[1::2], strict=False))
    parts = cut_parts(text, spans)
    assert "".join(words for words, _ in parts) == text
    own = {at for start, end in spans for at in range(start, min(end, len(text)))}
    at = 0
    for words, is_own in parts:
        assert all((n in own) == is_own for n in range(at, at + len(words)))
        at += len(words)


def test_every_answer_of_the_sample_stands_in_its_paragraph(sample):
    for question in sample.questions():
        statements = [one.statement for one in question.answers]
        found = load_parts(sample, statements)
        for one in statements:
            marked = [words for words, own in found[one.id] if own]
            assert marked == [words.exact for words in one.attestations[0].content]
