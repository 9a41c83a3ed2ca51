"""Where marks stand in drawings."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkback.web.drawing.days import MARGIN, TICKS, DayScale
from walkback.web.drawing.lanes import APART, MOST_ROWS, draw_lanes
from walkback.web.drawing.ranges import draw_ranges

DAYS = st.dates(date(1990, 1, 1), date(2035, 12, 31))


@given(DAYS, st.integers(1, 9000), st.integers(0, 9000))
def test_days_stand_in_order_within_the_margins(first, length, other):
    scale = DayScale(first, first + timedelta(days=length))
    at = scale.at(first + timedelta(days=other))
    assert MARGIN <= at <= 100 - MARGIN
    assert scale.at(first) == MARGIN
    assert scale.at(scale.last) == 100 - MARGIN


@given(DAYS, st.integers(1, 15000))
def test_ticks_are_few_in_order_and_within(first, length):
    scale = DayScale(first, first + timedelta(days=length))
    ticks = scale.ticks()
    assert ticks
    assert len(ticks) <= 2 * TICKS
    assert [tick.at for tick in ticks] == sorted(tick.at for tick in ticks)
    assert all(MARGIN <= tick.at <= 100 - MARGIN for tick in ticks)
    assert scale.first.year <= int(ticks[0].words[-4:]) <= scale.last.year


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2031-03-01", "2031-03-03", ["1 Mar 2031", "2 Mar", "3 Mar"]),
        ("2031-12-28", "2032-01-02", ["28 Dec 2031", "30 Dec", "1 Jan 2032"]),
        ("2031-01-10", "2031-05-20", ["Feb 2031", "Mar", "Apr", "May"]),
        ("2029-06-01", "2031-06-01", ["Jul 2029", "Jan 2030", "Jul", "Jan 2031"]),
    ],
)
def test_ticks_are_round_dates(first, last, words):
    scale = DayScale(date.fromisoformat(first), date.fromisoformat(last))
    assert [tick.words for tick in scale.ticks()] == words


def test_a_question_of_the_sample_is_drawn(sample):
    question = sample.questions()[0]
    drawn = draw_lanes(question.answers)
    assert len({lane.party for lane in drawn.lanes}) == len(drawn.lanes)
    assert sum(dot.count for lane in drawn.lanes for dot in lane.dots) + drawn.undated == len(question.answers)
    for lane in drawn.lanes:
        for row in range(MOST_ROWS - 1):
            places = [dot.at for dot in lane.dots if dot.row == row]
            assert all(b - a >= APART for a, b in pairwise(places))


def test_answers_of_one_day_are_not_drawn(sample):
    question = sample.questions()[0]
    assert draw_lanes(question.answers[:1]) is None
    assert draw_lanes(()) is None


NUMBERS = st.floats(0, 1e9, allow_nan=False)
ENDS = st.one_of(
    st.none(),
    st.tuples(NUMBERS, st.none()),
    st.tuples(st.none(), NUMBERS),
    st.tuples(NUMBERS, NUMBERS).map(lambda two: (min(two), max(two))),
)


@given(st.lists(ENDS, min_size=1, max_size=12))
def test_bars_are_in_the_drawing_and_in_the_order_of_their_numbers(ends):
    drawn = draw_ranges(ends)
    if drawn is None:
        assert all(one is None for one in ends)
        return
    assert len(drawn.bars) == len(ends)
    for one, bar in zip(ends, drawn.bars, strict=True):
        assert (one is None) == (bar is None)
        if bar is not None:
            assert -1 <= bar.start < bar.end <= 101
            assert bar.is_open_below == (one[0] is None)
            assert bar.is_open_above == (one[1] is None)
    known = sorted(
        (one[0], bar.start) for one, bar in zip(ends, drawn.bars, strict=True) if one and one == (one[0], one[0])
    )
    assert [at for _, at in known] == sorted(at for _, at in known)
    assert drawn.ticks
    assert all(0 <= tick.at <= 100 for tick in drawn.ticks)


def test_numbers_far_apart_stand_by_their_factors():
    drawn = draw_ranges([(3, 3), (8_000_000, 8_000_000)])
    assert drawn.is_by_factor
    assert not draw_ranges([(3, 3), (8, 8)]).is_by_factor
    assert [tick.words for tick in draw_ranges([(0, 10)]).ticks] == ["0", "2.5", "5", "7.5", "10"]
