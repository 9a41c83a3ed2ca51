"""Undated versions, short as news is, in the order in which they were written."""

import math
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from walkback.revision.order import SURE, infer_order

FERRY = (
    "A ferry sank off the coast of Norland on Monday. It was not immediately clear how many people were aboard. "
    "More to follow.",
    "A ferry with 40 people aboard sank off the coast of Norland on Monday, killing at least three people, the coast "
    "guard said. The search will resume at dawn, a spokesman said.",
    "A ferry with 42 people aboard sank off the coast of Norland on Monday, killing nine people, the coast guard said. "
    "The search resumed at dawn on Tuesday. The transport minister, Ole Dahl, resigned.\n\n"
    "An earlier version of this story gave a wrong number of passengers.",
)
COURT = (
    "A man was arrested in Lund on Friday after a fire at a warehouse, police said. No one was hurt.",
    "A man who was arrested in Lund after a fire at a warehouse has been charged with arson, prosecutors said. "
    "No one was hurt. His lawyer, Eva Berg, said that he denied it.",
    "A man who was charged with arson after a fire at a warehouse in Lund was sentenced to four years in prison. "
    "No one was hurt in the fire. His lawyer, Eva Berg, said that he would appeal.",
)
# Earlier, later; what tells it is named.
PAIRS = {
    "a note of a correction": (
        "The council spent 4.1 million on the bridge last year, records show.",
        "The council spent 1.4 million on the bridge last year, records show.\n\n"
        "Correction: This story was amended to give the right cost.",
    ),
    "a first report grows": (
        "BREAKING NEWS: Two trains have collided near Sora. More details soon.",
        "Two trains collided near Sora on Thursday evening, injuring 14 passengers, the railway said. "
        "Both drivers were taken to hospital. Services are suspended until Friday.",
    ),
    "a toll rises": (
        "An explosion at a mill in Vara has killed at least 4 people, officials said on Sunday.",
        "An explosion at a mill in Vara has killed at least 11 people, officials said on Sunday.",
    ),
    "a plan comes to pass": (
        "The president will meet union leaders in Ruda on Tuesday, her office said.",
        "The president met union leaders in Ruda on Tuesday, her office said.",
    ),
    "another day is named": (
        "The bank said on 4 March 2031 that its chairman is to leave. Shares fell 3 per cent.",
        "The bank said on 6 March 2031 that its chairman is to leave. Shares fell 3 per cent.",
    ),
    "a time of update": (
        "Updated at 9:15 am\n\nThe strike at the port goes on, the union says.",
        "Updated at 1:40 pm\n\nThe strike at the port goes on, the union says.",
    ),
    "contributors": (
        "The minister said that the road would be closed for a month. Drivers were angry.",
        "The minister said that the road would be closed for a month. Drivers were angry.\n\n"
        "Mia Holt contributed to this report.",
    ),
    "a search ends": (
        "Two climbers are missing on Mount Aga after an avalanche, rescuers said.",
        "Two climbers who went missing on Mount Aga were found alive after an avalanche, rescuers said.",
    ),
    "what was unclear is settled": (
        "A fire broke out in a hotel in Nemi. The cause was unclear, the fire service said on Monday.",
        "A fire broke out in a hotel in Nemi. The cause was a faulty heater, the fire service said on Monday.",
    ),
}


@pytest.mark.parametrize("chain", [FERRY, COURT], ids=["ferry", "court"])
def test_a_report_of_the_day_is_put_in_order_however_it_is_given(chain):
    for given_order in permutations(range(3)):
        order = infer_order([chain[i] for i in given_order])
        assert [given_order[i] for i in order.sequence] == [0, 1, 2]


@pytest.mark.parametrize("name", PAIRS)
@pytest.mark.parametrize("swap", [False, True])
def test_two_versions(name, swap):
    earlier, later = PAIRS[name]
    order = infer_order([later, earlier] if swap else [earlier, later])
    assert order.sequence == ((1, 0) if swap else (0, 1))
    (step,) = order.steps
    assert step.weight > 0.5
    assert any(e.weight > 0 for e in step.evidence)


def test_a_note_that_goes_would_speak_against_the_order():
    plain, noted = PAIRS["a note of a correction"]
    (step,) = infer_order([noted, plain], days=[date(2031, 1, 1), date(2031, 1, 2)]).steps
    assert (step.earlier, step.later, step.weight) == (0, 1, 1.0)
    assert next(e for e in step.evidence if e.what == "note of a change").weight < 0


def test_clocks_win_against_all_that_the_words_say():
    days = [date(2031, 5, 3), date(2031, 5, 2), date(2031, 5, 1)]
    order = infer_order(FERRY, days=days)
    assert order.sequence == (2, 1, 0)
    assert [s.weight for s in order.steps] == [1.0, 1.0]
    assert all(s.evidence[0].what == "clock" and s.evidence[0].weight == math.inf for s in order.steps)


def test_a_version_without_a_day_finds_its_place_among_those_with_one():
    order = infer_order(FERRY, days=[date(2031, 5, 1), None, date(2031, 5, 2)])
    assert order.sequence == (0, 1, 2)
    assert all(s.evidence[0].what != "clock" for s in order.steps)


def test_the_same_day_tells_nothing():
    day = date(2031, 5, 1)
    assert infer_order(FERRY[::-1], days=[day] * 3).sequence == infer_order(FERRY[::-1]).sequence


def test_days_must_be_as_many_as_texts():
    with pytest.raises(ValueError, match="each of 3 texts, got 1"):
        infer_order(FERRY, days=[date(2031, 5, 1)])


def test_the_same_text_twice_is_a_difference_without_direction():
    order = infer_order([FERRY[0], FERRY[0]])
    assert order.sequence == (0, 1)
    (step,) = order.steps
    assert step.weight == 0.5
    assert not step.is_revision
    assert not step.evidence


def test_the_same_texts_stand_as_they_were_given():
    order = infer_order([FERRY[2], FERRY[0], FERRY[2], FERRY[0]])
    assert order.sequence.index(0) < order.sequence.index(2)
    assert order.sequence.index(1) < order.sequence.index(3)


def test_a_rewording_alone_is_no_revision():
    (step,) = infer_order(["The mayor opened the park on Friday.", "On Friday the mayor opened the park."]).steps
    assert step.weight < SURE
    assert not step.is_revision


def test_a_misspelt_word_is_put_right_later():
    wrong, right = (
        "The goverment fell on Friday after a long debate.",
        "The government fell on Friday after a long debate.",
    )
    (step,) = infer_order([right, wrong]).steps
    assert (step.earlier, step.later) == (1, 0)
    assert any(e.what == "spelling put right" and e.weight > 0 for e in step.evidence)


def test_versions_that_are_alike_stand_together():
    body = "The harbour was closed on Monday after a storm. Boats were damaged. "
    first = body
    second = body + "The mayor asked for help from the capital. "
    third = second + "Engineers began to clear the harbour on Wednesday. "
    fourth = third + "It reopened a week later, and the first ferry left for the islands with 60 passengers. "
    order = infer_order([third, first, fourth, second])
    assert order.sequence == (1, 3, 0, 2)


def test_nothing_and_one():
    assert infer_order([]).sequence == ()
    assert infer_order([""]).sequence == (0,)
    assert infer_order([""]).steps == ()


def test_a_long_chain_is_put_in_order():
    sentences = [
        f"On day {i} of the strike the union at mill number {i} said that {i * 7} workers were out. " for i in range(16)
    ]
    texts = ["".join(sentences[: i + 1]) for i in range(16)]
    mixed = [(i * 5) % 16 for i in range(16)]
    order = infer_order([texts[i] for i in mixed])
    assert [mixed[i] for i in order.sequence] == list(range(16))
    assert all(s.weight > 0.5 for s in order.steps)


def test_a_long_chain_keeps_to_its_clocks():
    texts = [FERRY[i % 3] + f" Note {i}." for i in range(13)]
    days = [date(2031, 1, 1 + (i * 5) % 13) if i % 2 else None for i in range(13)]
    sequence = infer_order(texts, days=days).sequence
    known = [days[i] for i in sequence if days[i]]
    assert known == sorted(known)
    assert sorted(sequence) == list(range(13))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=60) | st.sampled_from(FERRY), max_size=5), st.data())
def test_whatever_is_given_comes_back_once_each(texts, data):
    days = data.draw(
        st.sampled_from([(), tuple(date(2031, 1, 1 + i % 3) if i % 2 else None for i in range(len(texts)))])
    )
    order = infer_order(texts, days=days)
    assert sorted(order.sequence) == list(range(len(texts)))
    assert [(s.earlier, s.later) for s in order.steps] == list(zip(order.sequence, order.sequence[1:], strict=False))
    assert all(0.0 <= s.weight <= 1.0 for s in order.steps)
    told = [d for d in (days[i] for i in order.sequence) if d] if days else []
    assert told == sorted(told)
    assert order == infer_order(texts, days=days)


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(3)))
def test_the_order_in_which_different_texts_are_given_tells_nothing(places):
    order = infer_order([COURT[i] for i in places])
    assert [places[i] for i in order.sequence] == [0, 1, 2]
    straight = infer_order(COURT)
    assert [s.weight for s in order.steps] == pytest.approx([s.weight for s in straight.steps])


@pytest.mark.parametrize(
    "odd", ["\x00\ud800", "ALL IN CAPITALS " * 20, "!!! ... ???", "\n" * 500, "数字 12 人死亡", "31 February 2031"]
)
def test_odd_texts_do_not_break_it(odd):
    assert sorted(infer_order([odd, FERRY[0], odd + " more"]).sequence) == [0, 1, 2]
