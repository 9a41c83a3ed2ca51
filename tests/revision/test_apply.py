"""A revision applied to the old text gives the new one, inverted gives the old."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from walkback.errors import EvidenceError
from walkback.revision.align import align_sentences
from walkback.revision.apply import apply_revision, find_revision, invert_revision
from walkback.revision.record import Aligned
from walkback.text.span import Span

SENTENCES = [
    "The harbour bridge was closed to lorries on Monday after inspectors found cracks.",
    "Mayor Elke Lind said the city had known nothing of the damage.",
    "The city had known something of the damage, Mayor Elke Lind said.",
    "About 14,000 vehicles cross the bridge each day, a fifth of them lorries.",
    "About 14,000 vehicles cross the bridge each day. A fifth of them are lorries.",
    "Repairs will cost £12.5m and take until spring, engineers estimate.",
    "“It is safe,” the port’s director said.",
    "Read more: ten bridges.",
]
stories = st.lists(st.tuples(st.sampled_from(SENTENCES), st.sampled_from([" ", "\n\n", "  ", "\n"])), max_size=10).map(
    lambda parts: "".join(sentence + gap for sentence, gap in parts)
)
texts = st.one_of(stories, st.text(max_size=60))


def revise(old, new):
    return find_revision(old, new, align_sentences(old, new))


@given(texts, texts)
@settings(max_examples=150, deadline=None)
def test_applied_gives_the_new_text_and_inverted_the_old(old, new):
    revision = revise(old, new)
    back = invert_revision(revision)
    assert apply_revision(old, revision) == new
    assert apply_revision(new, back) == old
    assert invert_revision(back) == revision


# Sentences in another order, with words of some changed: moves with edits inside.
WORDS = {
    "Monday": "Tuesday",
    "14,000": "19,000",
    "nothing": "“nothing”",
    "£12.5m and": "£12.5m, and",
    "director": "chief",
}
shuffled = st.tuples(st.permutations(SENTENCES), st.sets(st.sampled_from(sorted(WORDS))))


@given(shuffled, st.sampled_from([" ", "\n\n"]))
@settings(max_examples=100, deadline=None)
def test_moves_with_edits_inside_are_reversible(shuffle, gap):
    order, words = shuffle
    old, new = "\n\n".join(SENTENCES), gap.join(order)
    for word in words:
        new = new.replace(word, WORDS[word])
    aligned = align_sentences(old, new)
    revision = find_revision(old, new, aligned)
    assert apply_revision(old, revision) == new
    assert apply_revision(new, invert_revision(revision)) == old
    if not words:
        assert not "".join(one.words for one in (*revision.removed, *revision.added)).strip()


@given(stories, stories)
@settings(max_examples=100, deadline=None)
def test_kept_and_own_words_cover_each_text_once(old, new):
    revision = revise(old, new)
    for text, kept, own in (
        (old, [one.old for one in revision.kept], revision.removed),
        (new, [one.new for one in revision.kept], revision.added),
    ):
        spans = sorted([*kept, *(one.at for one in own)])
        assert all(a.end == b.start for a, b in pairwise(spans))
        assert sum(span.end - span.start for span in spans) == len(text)
        assert all(one.words == one.at.of(text) != "" for one in own)


@given(st.one_of(texts, st.text(alphabet=" \n", max_size=3)))
@settings(max_examples=60, deadline=None)
def test_the_same_text_is_kept_whole(text):
    revision = revise(text, text)
    assert not revision.removed and not revision.added
    assert len(revision.kept) == (1 if text else 0)


def test_what_moved_is_kept_not_taken_out_and_put_in():
    old = "\n\n".join([SENTENCES[0], SENTENCES[1], SENTENCES[3], SENTENCES[5]])
    new = "\n\n".join([SENTENCES[5], SENTENCES[0], SENTENCES[1], SENTENCES[3]])
    revision = revise(old, new)
    assert not "".join(one.words for one in (*revision.removed, *revision.added)).strip()
    assert apply_revision(old, revision) == new


def test_only_the_words_that_differ_are_stored():
    old, new = "It will cost 5m in all. He left.", "It will cost 6m in all. He left."
    revision = revise(old, new)
    assert [one.words for one in revision.removed] == ["5m"]
    assert [one.words for one in revision.added] == ["6m"]


def test_sentences_merged_around_another():
    first, other, last = "Tax will rise.", "Not ours.", "Duty will fall."
    old, new = f"{first} {other} {last}", f"{first} {last} {other}"
    at, own = old.index(last), old.index(other)
    joined = Span(0, len(f"{first} {last}"))
    aligned = (
        Aligned((Span(0, len(first)), Span(at, len(old))), (joined,)),
        Aligned((Span(own, own + len(other)),), (Span(joined.end + 1, len(new)),), moved=True),
    )
    revision = find_revision(old, new, aligned)
    assert apply_revision(old, revision) == new
    assert apply_revision(new, invert_revision(revision)) == old


@pytest.mark.parametrize("other", ["It will cost 7m.", "It will cost 5m", "", "It will cost 5m. "])
def test_another_text_is_refused(other):
    revision = revise("It will cost 5m.", "It will cost 6m.")
    with pytest.raises(EvidenceError, match="apply"):
        apply_revision(other, revision)
