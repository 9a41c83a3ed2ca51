from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telling import MONDAY, PUBLISHED, TUESDAY, WEDNESDAY, attributions_of, find_planted_times

from walkback.model import Attribution, Manner, Window
from walkback.text.span import Span
from walkback.when.about import find_about


def about(marked: str) -> Window | None:
    text, found = attributions_of(marked)
    window = find_about(text, found, find_planted_times(text), published_on=PUBLISHED)[0]
    assert window is None or (window.span is not None and window.span.of(text) == window.evidence)
    return window


def ends(window: Window | None) -> tuple[str | None, str | None] | None:
    def iso(day: date | None) -> str | None:
        return day.isoformat() if day is not None else None

    return (iso(window.first), iso(window.last)) if window is not None else None


SAID = "{source:Ann Lind} {cue:said} {content:%s}."


@pytest.mark.parametrize(
    ("content", "first", "last"),
    [
        ("the bridge fell on Monday", MONDAY, MONDAY),
        ("on Monday the bridge fell", MONDAY, MONDAY),
        ("the bridge fell in January", "2031-01-01", "2031-01-31"),
        ("the letter that came on Friday was opened on Monday", MONDAY, MONDAY),
        ("the bridge fell on Monday, when it rained, and not on Friday", MONDAY, MONDAY),
        ("nobody was there since Monday", MONDAY, None),
        ("nobody was there after Monday", MONDAY, None),
        ("nobody was hurt after the strikes on Monday", MONDAY, None),
        ("nobody was there until Monday", None, MONDAY),
        ("they would leave by Monday", None, MONDAY),
        ("it was shut before Monday", None, MONDAY),
        ("it was shut from Monday to Wednesday", MONDAY, WEDNESDAY),
        ("it was shut between Monday and Wednesday", MONDAY, WEDNESDAY),
        ("the letter that came on Monday was lost", MONDAY, MONDAY),
    ],
)
def test_days_of_the_content(content: str, first: str | None, last: str | None) -> None:
    assert ends(about(SAID % content)) == (first, last)


@pytest.mark.parametrize(
    "marked",
    [
        "{source:Ann Lind} {cue:said} {content:the bridge fell}.",
        "{source:Ann Lind} {cue:said} on Monday {content:the bridge fell}.",
        "On Monday {source:Ann Lind} {cue:said} {content:the bridge fell}.",
        "{source:Ann Lind} {cue:said} {content:it lasted two weeks}.",
        "The bridge was shut on Monday. {source:Ann Lind} {cue:said} {content:it had fallen}.",
        "{source:Ann Lind} {cue:said} {content:it fell}, and went home on Monday.",
    ],
)
def test_the_day_of_the_saying_is_not_what_it_is_about(marked: str) -> None:
    assert about(marked) is None


def test_a_bound_that_the_sentence_sets_before() -> None:
    window = about("Following the strikes on Monday, {source:Ann Lind} {cue:said} {content:nobody was hurt}.")
    assert ends(window) == (MONDAY, None)


def test_a_day_of_the_content_goes_before_its_sentences_bound() -> None:
    window = about("Following the strikes on Monday, {source:Ann Lind} {cue:said} {content:it rained on Tuesday}.")
    assert ends(window) == (TUESDAY, TUESDAY)


@given(st.data())
def test_any_spans(data: st.DataObject) -> None:
    text = "On Monday she said that after Friday nobody came.\nBy Tuesday it was over, she said on Wednesday."
    start, end = sorted((data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(text)))))
    spans = (Span(start, end),) if start < end else ()
    one = Attribution((), spans, spans, Manner.INDIRECT, 1.0)
    (window,) = find_about(text, [one], find_planted_times(text), published_on=None)
    assert window is None or (window.span is not None and window.span.of(text) == window.evidence)
