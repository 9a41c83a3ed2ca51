from hypothesis import given
from hypothesis import strategies as st

from walkback.lineage.overlap import measure_overlap
from walkback.lineage.wording import hash_shingles, read_hashes, read_wording


def test_words_of_a_quotation_are_told():
    wording = read_wording("She said “we have lost nine” and left.")
    assert [w for w, q in zip(wording.words, wording.quoted, strict=True) if q] == ["we", "have", "lost", "nine"]


def test_a_mark_that_is_never_closed_quotes_nothing():
    assert not read_wording("She said “we have lost nine and left.").quoted.any()


def test_scripts_without_blanks_count_by_the_letter():
    assert len(read_wording("船が沈んだ")) == 5


def test_overlap_is_measured_both_ways():
    short, long = (
        read_wording("The ferry sank off the island"),
        read_wording("The ferry sank off the island. Divers went down."),
    )
    overlap = measure_overlap(short, long)
    assert overlap.share == (1.0, 6 / 9)
    assert overlap.longest == 6


def test_three_words_are_no_shared_run():
    assert measure_overlap(read_wording("the ferry sank"), read_wording("the ferry sank")).longest == 0


def test_quoted_words_are_no_own_words():
    overlap = measure_overlap(
        read_wording("“We have lost nine of them tonight,” she said."),
        read_wording("Asked later, he answered: “We have lost nine of them tonight.”"),
    )
    assert overlap.own == (0.0, 0.0)
    assert min(overlap.share) > 0.5


@given(st.text(max_size=300))
def test_both_ways_of_reading_agree(text):
    wording = read_wording(text)
    assert wording.hashes.tolist() == read_hashes(text).tolist()
    assert len(wording.words) == len(wording.quoted)
    assert all(0 < end <= len(wording) for end in wording.ends)


@given(st.text(max_size=60), st.integers(1, 6))
def test_a_shingle_begins_at_every_word_but_the_last(text, size):
    hashes = read_hashes(text)
    assert len(hash_shingles(hashes, size)) == max(0, len(hashes) - size + 1)
