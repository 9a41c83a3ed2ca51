import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkback.speaker.passage import LONGEST_SENTENCE, read_passage
from walkback.text.span import Span


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("O’Brien’s al-Amin", ["o'brien", "'s", "al-amin"]),
        ("the U.S. navy", ["the", "u.s", ".", "navy"]),
        ("AT&T, he said.", ["at&t", ",", "he", "said", "."]),
        ("the workers’ union", ["the", "workers", "'", "union"]),
    ],
)
def test_words(text, words) -> None:
    assert read_passage(text).low == words


def test_what_a_place_tells() -> None:
    passage = read_passage("Ferry late again\n\n“It was,” she said. Nobody knew.")
    at = passage.low.index
    assert passage.heading[at("ferry")] and not passage.heading[at("she")]
    assert passage.quoted[at("it")] and passage.quoted[at("was")] and not passage.quoted[at("she")]
    assert passage.opens[at("nobody")] and not passage.opens[at("knew")]
    assert passage.paragraph[at("ferry")] < passage.paragraph[at("she")] == passage.paragraph[at("knew")]
    assert passage.sentence[at("she")] < passage.sentence[at("knew")]


def test_a_first_paragraph_that_ends_like_a_sentence_is_no_headline() -> None:
    assert not any(read_passage("The ferry was late.\n\nNobody knew.").heading)


def test_a_headline_that_is_given_counts_alone() -> None:
    text = "Harbour news\n\nFerry late again\n\nIt was."
    start = text.index("Ferry")
    passage = read_passage(text, headline=Span(start, start + len("Ferry late again")))
    assert [w for w, h in zip(passage.low, passage.heading, strict=True) if h] == ["ferry", "late", "again"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Harbour Guard Says Ship Was Stopped", True),
        ("FOREIGN MINISTRY, HELSINKI", True),
        ("Harbour guard says ship was stopped", False),
        ("MR EK: It was not so, and we said it.", False),
        ("Ada Lind", False),
    ],
)
def test_capitals_that_tell_nothing(text, title) -> None:
    assert all(read_passage(text).title) is title


def test_a_text_without_stops_is_cut() -> None:
    passage = read_passage("word " * (LONGEST_SENTENCE + 50))
    assert len(set(passage.sentence)) == 2


def test_only_the_spans_given_are_read() -> None:
    text = "One here.\n\nTwo there."
    start = text.index("Two")
    assert read_passage(text, [Span(start, len(text))]).low == ["two", "there", "."]
    assert len(read_passage("")) == 0


@given(st.text(max_size=200))
def test_words_slice_to_themselves_in_order(text) -> None:
    passage = read_passage(text)
    spans = list(zip(passage.start, passage.end, strict=True))
    assert spans == sorted(spans)
    assert all(a < b for a, b in spans)
    assert [text[a:b].lower().translate(str.maketrans("’‑", "'-")) for a, b in spans] == passage.low
    for column in (passage.sentence, passage.paragraph):
        assert column == sorted(column)
