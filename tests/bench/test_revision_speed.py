import random

import pytest

from bench.revision_speed import ROUNDS, edit_paragraph, make_pair, measure_revision_speed, read_paragraphs
from walkback.pipeline import compare_told

PARAGRAPHS = [
    "The harbour of Velmar was closed on Monday after a storm had torn two of its cranes from their rails.",
    "Nothing will sail before Friday, the harbour master said. The islands have had no supplies for a week now.",
    "The town will pay for the repairs, which are to take until the spring, and has asked for bids from four yards.",
]


class Clock:
    """Tells a second more each time it is asked."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        self.now += 1.0
        return self.now


def test_a_second_a_pass(case, reader):
    clock = Clock()
    outcome = measure_revision_speed(case, reader, pairs=2, words=60, live_words=150, clock=clock)
    figures = outcome.figures
    assert (figures["pairs_per_second"], figures["rewritten_pairs_per_second"], figures["live_seconds"]) == (2, 2, 1)
    assert clock.now == 4 * ROUNDS * 2
    assert figures["difflib_over_ours"] == 1
    assert figures["words"] >= 50 and figures["live_words"] >= 130
    assert figures["changes"] < figures["rewritten_changes"]


def test_paragraphs_are_read_once_each(case):
    found = list(read_paragraphs(case))
    assert len(found) == len(set(found)) > 3
    assert "The bus was late, Bo Lind admitted." in found
    assert not [text for text in found if "Sport" in text]


def test_versions_are_the_same_in_every_run(reader):
    pairs = [make_pair(PARAGRAPHS, 90, 0.5, random.Random(3), reader) for _ in range(2)]
    assert [told.text for told in pairs[0]] == [told.text for told in pairs[1]]
    assert pairs[0][0].text != pairs[0][1].text
    assert compare_told(*pairs[0]).changes


@pytest.mark.parametrize("seed", range(20))
def test_no_share_leaves_a_paragraph_as_it_is(seed):
    for paragraph in PARAGRAPHS:
        assert edit_paragraph(paragraph, 0.0, random.Random(seed), PARAGRAPHS) == paragraph
    edited = [edit_paragraph(p, 1.0, random.Random(seed), PARAGRAPHS) for p in PARAGRAPHS]
    assert edited != PARAGRAPHS
