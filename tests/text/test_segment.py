from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from walkback.text.segment import Mark, find_segments
from walkback.text.span import Span

SPANS = st.tuples(st.integers(0, 40), st.integers(1, 20)).map(lambda p: Span(p[0], p[0] + p[1]))


@given(within=SPANS, spans=st.lists(SPANS, max_size=6))
def test_segments_cover_the_stretch_and_each_has_the_marks_over_it(within, spans):
    marks = [Mark(span, number) for number, span in enumerate(spans)]
    segments = list(find_segments(within, marks))
    assert segments[0].span.start == within.start
    assert segments[-1].span.end == within.end
    assert all(a.span.end == b.span.start for a, b in pairwise(segments))
    for segment in segments:
        assert segment.span.start < segment.span.end
        # The plain way: a mark is over a segment if it holds each of its characters.
        assert {m.label for m in segment.marks} == {m.label for m in marks if m.span.holds(segment.span)}
        assert len(segment.marks) == len({m.label for m in segment.marks})


def test_the_outer_mark_comes_first():
    inner, outer, later = Mark(Span(2, 4), "inner"), Mark(Span(2, 8), "outer"), Mark(Span(6, 8), "later")
    segments = list(find_segments(Span(0, 9), [later, inner, outer]))
    assert [(tuple(s.span), [m.label for m in s.marks]) for s in segments] == [
        ((0, 2), []),
        ((2, 4), ["outer", "inner"]),
        ((4, 6), ["outer"]),
        ((6, 8), ["outer", "later"]),
        ((8, 9), []),
    ]
