from walkback.text.span import Span, paragraphs_of, trim


def test_a_span_slices_to_its_words() -> None:
    assert Span(4, 10).of("The square.") == "square"


def test_overlap_is_symmetric_and_touching_is_none() -> None:
    assert Span(0, 3).overlaps(Span(2, 5))
    assert Span(2, 5).overlaps(Span(0, 3))
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert not Span(3, 5).overlaps(Span(0, 3))


def test_holds() -> None:
    assert Span(0, 5).holds(Span(0, 5))
    assert not Span(0, 5).holds(Span(4, 6))


def test_trim_may_leave_nothing() -> None:
    assert trim(Span(0, 9), "  square ") == Span(2, 8)
    assert trim(Span(0, 3), "   ") == Span(3, 3)


def test_paragraphs_are_the_lines_that_hold_anything() -> None:
    text = " A\n\n \nB b\n"
    assert [p.of(text) for p in paragraphs_of(text)] == ["A", "B b"]
