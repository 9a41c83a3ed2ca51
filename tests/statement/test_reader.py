"""The shipped reader on invented text: what it must never get wrong, whatever its scores."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from walkback.errors import ReaderError
from walkback.model import CueClass, Manner, Modality, Polarity, Role
from walkback.pipeline import read, read_texts
from walkback.statement.reader import Reader, shipped_reader

PLAIN = "“We were not told,” harbour master Ann Lind told reporters on Monday."


def words(text: str) -> list[tuple[str, str, str]]:
    reading = read(text)
    return [tuple(" ".join(reading.words(a, role)) for role in Role) for a in reading.attributions]


def test_a_plain_quotation():
    assert words(PLAIN) == [("harbour master Ann Lind", "told", "“We were not told,”")]


@pytest.mark.parametrize("mark", ['"{}"', "''{}''", "‘{}’", "'{}'", "„{}“", "«{}»"])
def test_however_quotation_marks_are_set(mark):
    text = PLAIN.replace("“We were not told,”", mark.format("We were not told,"))
    reading = read(text)
    (one,) = reading.attributions
    assert reading.words(one, Role.CONTENT) == (mark.format("We were not told,"),)
    assert one.manner is Manner.DIRECT


def test_a_resumed_quotation_is_one_attribution():
    (one,) = words("“We were not told,” said Ann Lind, the harbour master. “Nobody rang, and nobody wrote.”")
    assert one == ("Ann Lind, the harbour master", "said", "“We were not told,” “Nobody rang, and nobody wrote.”")


def test_furniture_between_paragraphs_is_not_read():
    text = f"{PLAIN}\n\nRead more: Minister says harbour is safe\n\nThe council said the quay would reopen on Friday."
    assert not any("harbour is safe" in content for _, _, content in words(text))


def test_a_text_without_words():
    assert read("").attributions == read(" \n\n \u200b ").attributions == ()


def test_the_same_text_reads_the_same_whatever_is_read_with_it():
    texts = [PLAIN, "The minister denied that the pump had failed. " * 40, "A union said it knew. “We rang,” it added."]
    reader = shipped_reader()
    together = read_texts(texts, reader)
    assert [r.attributions for r in together] == [read_texts([t], reader)[0].attributions for t in texts]
    assert [r.attributions for r in read_texts(texts[::-1], Reader.load(threads=1))][::-1] == [
        r.attributions for r in together
    ]


def test_missing_weights_say_what_to_do(tmp_path):
    with pytest.raises(ReaderError, match="reinstall walkback"):
        Reader.load(tmp_path)


FRAGMENTS = st.sampled_from(
    [
        *("“We knew it,”", '"We knew it," ', "‘No,’ ", "''We left''", "Ms Lind said", "said the mayor", "he added"),
        *("according to the ministry", "Baghdad denied that it had been told.", "It rained.", "16 people", "A" * 300),
        *("\n\n", "\n", "  ", "\u00a0", "\u200b", ".", ",", "—", "👩‍👩‍👧", "\U0001f1f3\U0001f1f4"),
        *("naïve", "e\u0301te\u0301", "قال الوزير", "שלום \u200f", "\ud7ff"),
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(FRAGMENTS, max_size=40).map(" ".join))
def test_every_span_slices_to_trimmed_words_in_order(text):
    for one in read(text).attributions:
        assert one.content
        assert 0 <= one.confidence <= 1
        for role in Role:
            end = 0
            for span in one.spans(role):
                assert end <= span.start < span.end <= len(text)
                assert span.of(text) == span.of(text).strip()
                assert "\n\n" not in span.of(text)
                end = span.end


def test_speech_inside_speech_is_marked_with_what_it_stands_in():
    text = "Government spokesman Ari Lund said the rebels were claiming that the army had asked for talks."
    outer, inner = read(text).attributions
    assert outer.nested_in is None
    assert inner.nested_in == 0
    assert [s.of(text) for s in inner.source] == ["the rebels"]
    assert outer.content[0].holds(inner.content[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LUND: We never received the letter.", ("LUND", "We never received the letter")),
        ("Ann Lund on X: “We never received the letter.”", ("Ann Lund", "“We never received the letter.”")),
        ("“We never received the letter.” — Ann Lund", ("Ann Lund", "“We never received the letter.”")),
        ("Minister: no plan to quit", ("Minister", "no plan to quit")),
    ],
)
def test_speech_without_a_verb_of_speech(text, expected):
    found = [(source, content) for source, _, content in words(text)]
    assert found == [expected]


def test_what_kind_it_is():
    (denial,) = read("The ministry denied that it had been warned.").attributions
    assert (denial.cue_class, denial.polarity, denial.modality) == (CueClass.DENY, Polarity.DENIES, Modality.NEGATED)
