"""Which sentences of two versions are one."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from walkback.revision.align import align_sentences, align_units
from walkback.text.sentences import find_sentences
from walkback.text.span import Span

STORY = (
    "The harbour bridge was closed to lorries on Monday after inspectors found cracks in two of its pillars. "
    "Mayor Elke Lind said the city had known nothing of the damage. "
    "About 14,000 vehicles cross the bridge each day, a fifth of them lorries. "
    "The port authority warned of delays for ferries to the islands. "
    "Repairs will cost £12.5m and take until spring, engineers estimate. "
    "A report from 2019 had called the pillars “sound for a generation”. "
    "Opposition councillors want an inquiry into who wrote that report. "
    "Schools on the north bank will open an hour later."
)
SENTENCES = [span.of(STORY) for span in find_sentences(STORY)]
WORDS = (
    "harbour bridge mayor port ferry island school inquiry engineer report pillar spring delay council north".split()
)
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(lambda w: " ".join(w).capitalize() + ".")
rows = st.lists(sentences, max_size=9)


def links_of(old, new):
    return {(i, j) for olds, news, _ in align_units(old, new) for i in olds for j in news}


def test_a_text_against_itself():
    found = align_sentences(STORY, STORY)
    assert [(a.old, a.new) for a in found] == [((s,), (s,)) for s in find_sentences(STORY)]
    assert not any(a.moved for a in found)
    assert {a.likeness for a in found} == {1.0}


@pytest.mark.parametrize(("old", "new"), [("", ""), ("", " \n"), ("\n\n", "")])
def test_texts_without_sentences(old, new):
    assert align_sentences(old, new) == ()


def test_all_came_or_went():
    assert [(a.old, len(a.new), a.moved, a.likeness) for a in align_sentences("", STORY)] == [((), 1, False, 0.0)] * 8
    assert [(len(a.old), a.new, a.moved, a.likeness) for a in align_sentences(STORY, "")] == [(1, (), False, 0.0)] * 8


def test_an_added_and_a_removed_sentence():
    added = "Cyclists may still use the western lane."
    new = [*SENTENCES[:2], *SENTENCES[3:6], added, *SENTENCES[6:]]
    found = align_units(SENTENCES, new)
    assert [g for g in found if not g[0]] == [((), (5,), 0.0)]
    assert [g for g in found if not g[1]] == [((2,), (), 0.0)]
    assert [g[0] for g in found] == [(0,), (1,), (2,), (3,), (4,), (5,), (), (6,), (7,)]


def test_removed_ones_at_the_head_and_the_foot_stand_there():
    assert [g[0] for g in align_units(SENTENCES, SENTENCES[2:6])] == [(i,) for i in range(8)]


@pytest.mark.parametrize(
    ("at", "rewritten"),
    [
        (1, "The city had no idea of any damage, mayor Elke Lind told reporters."),
        (2, "Some 14,000 vehicles, one in five of them a lorry, use the bridge daily."),
        (3, "Ferry passengers to the islands face delays, according to the port authority."),
        (4, "Engineers now put the cost of repairs at £15m and expect work to last into the summer."),
        (7, "On the north bank, lessons start at nine."),
    ],
)
def test_a_rewritten_sentence_is_the_same_one(at, rewritten):
    new = [*SENTENCES[:at], rewritten, *SENTENCES[at + 1 :]]
    found = align_units(SENTENCES, new)
    assert [(o, n) for o, n, _ in found] == [((i,), (i,)) for i in range(8)]
    assert found[at][2] < 1


def test_another_sentence_in_its_place_is_not_a_rewrite():
    new = [*SENTENCES[:3], "Police asked drivers to stay calm.", *SENTENCES[4:]]
    assert (3, 3) not in links_of(SENTENCES, new)


def test_words_that_all_sentences_share_link_nothing():
    old = ["The mayor said the bridge was safe.", "Tolls had risen twice since May."]
    new = ["The mayor said the bridge was safe.", "The bridge lets ships of any size pass."]
    assert links_of(old, new) == {(0, 0)}


def test_a_split_sentence_has_both_parts():
    whole = (
        "Opposition councillors want an inquiry into the report, and they will ask the mayor to publish all letters."
    )
    first = "Opposition councillors want an inquiry into the report."
    second = "They will ask the mayor to publish all letters."
    old = [*SENTENCES[:6], whole, SENTENCES[7]]
    new = [*SENTENCES[:6], first, second, SENTENCES[7]]
    assert ((6,), (6, 7)) in [(o, n) for o, n, _ in align_units(old, new)]
    assert ((6, 7), (6,)) in [(o, n) for o, n, _ in align_units(new, old)]


def test_a_sentence_added_beside_a_rewrite_is_no_part_of_it():
    new = [*SENTENCES[:6], "Opposition councillors want an inquiry.", "Trams are not affected.", SENTENCES[7]]
    assert ((), (7,), 0.0) in align_units(SENTENCES, new)


def test_what_was_moved():
    new = " ".join([SENTENCES[6], *SENTENCES[:6], SENTENCES[7]])
    found = align_sentences(STORY, new)
    assert [a.old[0].of(STORY) for a in found if a.moved] == [SENTENCES[6]]
    assert all(a.likeness == 1 for a in found)


def test_of_two_that_changed_places_the_shorter_was_moved():
    new = " ".join([SENTENCES[1], SENTENCES[0], *SENTENCES[2:]])
    assert [a.old[0].of(STORY) for a in align_sentences(STORY, new) if a.moved] == [SENTENCES[1]]


def test_one_that_stands_twice_is_linked_in_order():
    twice = ["No.", SENTENCES[0], "No.", SENTENCES[1]]
    assert links_of(twice, twice) == {(i, i) for i in range(4)}


def test_blanks_are_no_change():
    found = align_units(["The bridge  is\u00a0shut."], ["The bridge is shut."])
    assert found == [((0,), (0,), 1.0)]


def test_spans_bound_what_is_read():
    old = f"Menu. Weather.\n{STORY}\nRead more."
    start = old.index(STORY)
    block = Span(start, start + len(STORY))
    found = align_sentences(old, STORY, [block], None)
    assert [a.old[0].of(old) for a in found] == SENTENCES
    assert align_sentences(old, STORY, [], []) == ()


def test_a_prefix_shifts_all_spans():
    new = STORY.replace("Monday", "Tuesday").replace("£12.5m", "£15m")
    before = "Ä" * 40 + "\n"
    block = Span(len(before), len(before) + len(STORY))
    shifted = align_sentences(before + STORY, new, [block])
    plain = align_sentences(STORY, new)
    assert [tuple(Span(s.start - 41, s.end - 41) for s in a.old) for a in shifted] == [a.old for a in plain]
    assert [(a.new, a.moved, a.likeness) for a in shifted] == [(a.new, a.moved, a.likeness) for a in plain]


@given(rows, rows)
@settings(max_examples=60, deadline=None)
def test_every_sentence_is_in_one_result(old, new):
    found = align_units(old, new)
    assert sorted(i for olds, _, _ in found for i in olds) == list(range(len(old)))
    assert sorted(j for _, news, _ in found for j in news) == list(range(len(new)))
    assert all((len(olds) <= 1 or len(news) <= 1) and (olds or news) for olds, news, _ in found)
    assert [news[0] for _, news, _ in found if news] == sorted(news[0] for _, news, _ in found if news)
    assert all((0 < likeness <= 1) if olds and news else likeness == 0 for olds, news, likeness in found)
    assert found == align_units(old, new)


@given(rows)
@example(["Harbour."] * 19)
@settings(max_examples=40, deadline=None)
def test_a_row_against_itself_is_all_there(row):
    found = align_units(row, row)
    assert all(likeness == 1 and row[o[0]] == row[n[0]] for o, n, likeness in found)
    assert len(found) == len(row)


@given(st.permutations(range(8)), st.sets(st.integers(0, 7)))
@settings(max_examples=30, deadline=None)
def test_the_same_words_are_found_wherever_they_stand(order, gone):
    new = [SENTENCES[i] for i in order if i not in gone]
    there = {(i, j) for j, i in enumerate(i for i in order if i not in gone)}
    assert links_of(SENTENCES, new) == there
    assert links_of(new, SENTENCES) == {(j, i) for i, j in there}


@pytest.mark.parametrize("odd", ["\ud800", "☃ " * 50, "A" * 5000, "«»„“", "1 2 3", "İ ǅ ß\u0301"])
def test_odd_text_is_read(odd):
    new = f"{odd} {STORY}"
    found = align_sentences(odd, new)
    assert [s for a in found for s in a.old] == find_sentences(odd)
    assert sorted(s for a in found for s in a.new) == find_sentences(new)


def test_a_long_rewrite_takes_less_than_a_second():
    old = [f"{s} Item {n}." for n in range(25) for s in SENTENCES]
    new = [s.replace("bridge", "crossing").replace("said", "stated").replace("The", "This") for s in old]
    started = time.perf_counter()
    align_units(old, new)
    assert time.perf_counter() - started < 3


def test_the_same_words_in_other_marks_are_linked_wherever_they_stand():
    old = ["The bridge was closed on Monday.", "The mayor knew nothing."]
    new = ["The mayor “knew nothing”.", "The bridge was closed on Tuesday.", "Ferries run late."]
    assert links_of(old, new) == {(0, 1), (1, 0)}


def test_a_sentence_that_moved_far_and_was_touched_on_the_way_is_linked():
    lines = [f"The {noun} of Velmar was closed on {day} after the {event}." for noun, day, event in (
        ("harbour", "Monday", "storm"), ("library", "Tuesday", "fire"), ("bridge", "Friday", "flood"),
        ("market", "Sunday", "parade"), ("school", "Thursday", "outbreak"), ("station", "Saturday", "strike"),
    )]  # fmt: skip
    far = "Rescue boats from three neighbouring towns searched the outer reef until the light failed."
    old = "\n\n".join([far, *lines])
    touched = far.replace("searched", "reportedly searched")
    new = "\n\n".join([*lines, touched])
    (link,) = [one for one in align_sentences(old, new) if one.new and one.new[0].of(new) == touched]
    assert [span.of(old) for span in link.old] == [far]
    assert link.moved
