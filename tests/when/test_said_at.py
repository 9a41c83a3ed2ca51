from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telling import MONDAY, PUBLISHED, THURSDAY, TUESDAY, WEDNESDAY, attributions_of, find_planted_times, said

from walkback.model import Attribution, Link, Manner, Timex, TimexType, WindowHow
from walkback.text.span import Span
from walkback.when.said import find_said_at

C, S, V, D, A = (
    WindowHow.CLAUSE,
    WindowHow.SENTENCE,
    WindowHow.VENUE,
    WindowHow.DISCOURSE,
    WindowHow.ARTICLE,
)


@pytest.mark.parametrize(
    "marked",
    [
        "{source:Ann Lind} {cue:said} Monday {content:the bridge was closed}.",
        "{source:Ann Lind} {cue:said} on Monday that {content:the bridge was closed}.",
        "{source:Ann Lind} {cue:said} late on Monday that {content:the bridge was closed}.",
        "{source:Ann Lind} {cue:told} reporters in Oslo on Monday that {content:the bridge was closed}.",
        "On Monday, {source:Ann Lind} {cue:said} {content:the bridge was closed}.",
        "But on Monday night {source:the mayor of Narva, Ann Lind,} {cue:said} {content:the bridge was closed}.",
        "{source:Ann Lind} on Monday {cue:denied} {content:the claim}.",
        "{content:The bridge was closed}, {source:Ann Lind} {cue:said} on Monday.",
        "{content:“It is closed,”} {cue:said} {source:Ann Lind, the mayor of Narva}, on Monday.",
        "{content:The bridge opened on Friday}, {source:Ann Lind} {cue:said} Monday.",
        "{source:Ann Lind} {cue:said} Monday {content:the bridge would open on Friday}.",
        "{content:The toll had risen by Sunday}, and on Monday {source:Ann Lind} {cue:said} {content:it was final}.",
        "{source:Ann Lind} met farmers on Monday and {cue:said} {content:the bridge was closed}.",
        "{source:Ann Lind}, who resigned on Friday, {cue:said} on Monday {content:she was ill}.",
        "In the early hours of Monday {source:Ann Lind} {cue:said} {content:the bridge was closed}.",
        "{source:One official} {cue:said on Monday} {content:the bridge was closed}.",
        "{source:Ann Lind} {cue:dismissed} {content:the claim} on Monday.",
        "{source:Ann Lind} hit back at the press on Monday, {cue:saying} {content:it had lied}.",
        "Monday's surprise {cue:announcement} {content:that the bridge was closed}",
    ],
)
def test_a_day_of_the_cues_own_clause(marked: str) -> None:
    window = said(marked)[-1]
    assert window is not None
    assert str(window.day) == MONDAY
    assert not window.is_inferred
    text, _ = attributions_of(marked)
    assert window.span is not None and window.span.of(text) == window.evidence
    assert window.evidence in ("Monday", "Monday night")


@pytest.mark.parametrize(
    "marked",
    [
        "{source:Ann Lind} {cue:told} Monday's briefing that {content:the bridge was closed}.",
        "At Monday's hearing {source:Ann Lind} {cue:said} {content:the bridge was closed}.",
        "{source:Ann Lind} {cue:said} in a statement released on Monday {content:the bridge was closed}.",
        "In a letter dated Monday, {source:Ann Lind} {cue:said} {content:the bridge was closed}.",
        "{source:A letter dated Monday} {cue:says} {content:the bridge was closed}.",
        "{source:Monday's statement} {cue:said} {content:the bridge was closed}.",
        "Asked about the bridge on Monday, {source:Ann Lind} {cue:said} {content:it was closed}.",
        "{source:Ann Lind}, speaking in Oslo on Monday, {cue:said} {content:the bridge was closed}.",
        "{content:“It is closed,”} {source:she} {cue:said} after Monday's meeting with the council.",
        "{content:“It is closed,”} {source:she} {cue:said} when asked on Monday.",
        "{content:“It is closed,”} {source:she} {cue:said} in an interview that aired on Monday.",
        "{content:“It is closed,”} {source:she} {cue:said} in a letter, which was published on Monday.",
        "{source:Ann Lind}, who spoke in Oslo on Monday, {cue:said} {content:the bridge was closed}.",
    ],
)
def test_what_it_was_said_at_or_in(marked: str) -> None:
    window = said(marked)[0]
    assert window is not None
    assert (str(window.day), window.how) == (MONDAY, V)


def test_right_after_a_contest_is_its_day() -> None:
    (window,) = said("{content:“We were poor,”} {source:the coach} {cue:said} after Monday's defeat in Turin.")
    assert window is not None
    assert str(window.day) == MONDAY


@pytest.mark.parametrize(
    "marked",
    [
        "{source:Ann Lind} {cue:said} {content:the bridge would open on Friday}.",
        "{content:The bridge opened on Friday}, {source:Ann Lind} {cue:said}.",
        "The bridge opened on Friday, officials {cue:said}.",
        "A bomb went off on Friday, killing two, officials {cue:said}.",
        "Officials {cue:said} they would leave on Friday.",
        "Officials {cue:said} that on Friday nobody was there.",
        "Officials {cue:said} the talks on Friday were a failure.",
        "The two men arrested on Friday {cue:said} nothing more.",
        "{source:Ann Lind, who resigned on Friday,} {cue:said} {content:she was ill}.",
        "{source:Ann Lind}, who was freed on Friday, {cue:said} {content:she was ill}.",
        "Friday's fire killed two, {source:Ann Lind} {cue:said}.",
        "{source:Ann Lind} {cue:denied} {content:the claim}, as the mayor had done on Friday.",
        "{source:Ann Lind} {cue:asked} {content:them} to leave on Friday.",
        "{source:Ann Lind} {cue:told} of the people killed on Friday.",
        "{content:The bridge was late}, {source:Ann Lind} {cue:said}, because it was closed on Friday.",
        "{source:Ann Lind} {cue:said} {content:it was told} on Friday.",
        "{content:“It is closed,”} {source:she} {cue:said} of the man that was freed on Friday.",
        "{content:“It is closed,”} {source:she} {cue:said} to those who came on Friday.",
        "{content:“It is closed,”} {source:she} {cue:said}, and left on Friday.",
        "{source:Ann Lind} {cue:said} {content:the bridge would open} at 9.40 in the evening.",
        "{source:Ann Lind} {cue:said} {content:it lasted} two weeks.",
        "{source:The board} {cue:said} {content:the letter reached it} on Friday.",
        "{source:Josef Ek, who came here in 2028,} {cue:said} {content:he was ill}.",
        "{content:The list stood at 60, said the board, against 70} in a poor January, {source:Ek} {cue:said}.",
    ],
)
def test_a_day_of_something_else(marked: str) -> None:
    window = said(marked)[0]
    assert window is not None
    assert (str(window.day), window.how) == (THURSDAY, A)
    assert window.is_inferred


@pytest.mark.parametrize(
    ("marked", "first", "last"),
    [
        ("Following the strikes on Monday, {source:Ek} {cue:said} {content:nobody was hurt}.", MONDAY, THURSDAY),
        ("In response to Monday's strikes, {source:Ek} {cue:said} {content:he was sorry}.", None, None),
        ("After Monday's strikes {source:Ek} {cue:said} {content:nobody was hurt}.", MONDAY, THURSDAY),
        ("Since Monday {source:Ek} has {cue:said} {content:nobody was hurt}.", MONDAY, THURSDAY),
        ("Before Monday {source:Ek} {cue:said} {content:nobody was hurt}.", None, MONDAY),
        ("They clashed last night after {source:Ek} {cue:said} {content:nobody was hurt}.", None, WEDNESDAY),
        ("{source:Ek} {cue:said} last week {content:nobody was hurt}.", "2031-02-24", "2031-03-02"),
        ("{source:Ek} {cue:said last} week {content:nobody was hurt}.", "2031-02-24", "2031-03-02"),
        ("{source:Ek} {cue:said in} January {content:nobody was hurt}.", "2031-01-01", "2031-01-31"),
        ("{source:Ek} {cue:said} in January {content:nobody was hurt}.", "2031-01-01", "2031-01-31"),
        ("{source:Ek} {cue:had said} {content:nobody was hurt}.", None, THURSDAY),
        ("{source:Ek} {cue:said} earlier {content:nobody was hurt}.", None, THURSDAY),
        ("{source:Ek} previously {cue:said} {content:nobody was hurt}.", None, THURSDAY),
        ("{source:Ek} {cue:said} earlier on Monday {content:nobody was hurt}.", MONDAY, MONDAY),
    ],
)
def test_bounds_and_wide_windows(marked: str, first: str | None, last: str | None) -> None:
    window = said(marked)[0]
    assert window is not None
    if (first, last) != (None, None):
        assert (window.first and str(window.first), window.last and str(window.last)) == (first, last)
    else:
        assert window.day is None or window.is_inferred


def test_past_perfect_with_a_day_is_of_that_day() -> None:
    (window,) = said("{source:Ek} {cue:had said} on Monday {content:nobody was hurt}.")
    assert window is not None
    assert (str(window.day), window.how) == (MONDAY, C)


def test_two_sayings_of_one_sentence_have_each_their_own() -> None:
    first, second = said(
        "{source:Ann Lind} {cue:said} on Monday {content:it was closed}, and {source2:Jo Ek} {cue2:said} on Tuesday "
        "{content2:it was open}."
    )
    assert first is not None and second is not None
    assert (str(first.day), str(second.day)) == (MONDAY, TUESDAY)


def test_a_saying_inside_another_has_its_own() -> None:
    text, (outer, inner) = attributions_of(
        "{source:Ann Lind} {cue:said} on Tuesday {content:that} {source2:Jo Ek} {cue2:denied} {content2:it} on Monday."
    )
    outer = replace(outer, content=(Span(outer.content[0].end + 1, len(text) - 1),))
    inner = replace(inner, nested_in=0)
    windows = find_said_at(text, [outer, inner], find_planted_times(text), published_on=PUBLISHED)
    assert [w and str(w.day) for w in windows] == [TUESDAY, MONDAY]


def test_days_after_another_saying_count_from_it() -> None:
    first, second = said(
        "{source:The minister} {cue:admitted} on Wednesday {content:it was closed}, two days after "
        "{source2:her aide} "
        "{cue2:denied} {content2:it}."
    )
    assert first is not None and second is not None
    assert (str(first.day), str(second.day), second.how) == (WEDNESDAY, MONDAY, S)


def test_a_week_ago_is_that_day() -> None:
    (window,) = said("{source:Ek} {cue:said} a week ago {content:nobody was hurt}.")
    assert window is not None
    assert window.day == date(2031, 2, 27)


def test_two_weeks_ago_is_no_day() -> None:
    text, found = attributions_of("{source:Ek} {cue:said} two weeks ago {content:nobody was hurt}.")
    start = text.index("two weeks ago")
    timex = Timex(Span(start, start + len("two weeks ago")), TimexType.DATE, "2031-02-20")
    (window,) = find_said_at(text, found, [timex], published_on=PUBLISHED)
    assert window is not None
    assert (window.first, window.last, window.how) == (date(2031, 2, 17), date(2031, 2, 23), C)


def test_at_the_time_is_the_time_just_told() -> None:
    (window,) = said("The bridge fell in 2028. {source:The owner} {cue:said} at the time {content:it was sound}.")
    assert window is not None
    assert (str(window.first), str(window.last)) == ("2028-01-01", "2028-12-31")


def test_a_clause_of_when() -> None:
    (window,) = said("In 2028 the bridge was late when {source:its owner} {cue:insisted} {content:it was on time}.")
    assert window is not None
    assert str(window.first) == "2028-01-01"


# ------------------------------------------------------------------------------------------------ carried on


@pytest.mark.parametrize(
    "marked",
    [
        "{source:Ann Lind} {cue:said} on Monday {content:it was closed}. {content2:“It is sad,”} "
        "{source2:she} {cue2:added}.",
        "{source:Ann Lind} {cue:said} on Monday {content:it was closed}.\n\n{content2:“It is sad,”} "
        "{source2:Lind} {cue2:said}.",
        "{source:The Ministry of Health} {cue:said} on Monday {content:it was closed}. {source2:It} "
        "{cue2:said} {content2:so}.",
        "{source:The Ministry of Health} {cue:said} on Monday {content:it was shut}. {source2:The ministry} "
        "{cue2:denied} "
        "{content2:more}.",
        "{source:Orr Travel} {cue:said} on Monday {content:it was shut}. {source2:The company} {cue2:denied} "
        "{content2:more}.",
        "{source:Sir Jo Ek} {cue:said} on Monday {content:it was shut}. {content2:“No more,”} {source2:the chairman} "
        "{cue2:said}.",
        "{source:A police chief} {cue:apologised} on Monday {content:for the fire}.\n\n{content2:“We erred,”} "
        "{source2:Ann Lind} {cue2:told} reporters.",
        "{source2:Ann Lind} {cue2:denied} {content2:it}. {content:“No,”} {source:she} {cue:said} on Monday.",
        "{source2:Ek himself} {cue2:denied} {content2:it}. {content:“No,”} {source:the driver} {cue:said} on Monday.",
    ],
)
def test_carried_on_from_the_same_speaker(marked: str) -> None:
    windows = said(marked)
    assert windows[1] is not None
    assert (str(windows[1].day), windows[1].how) == (MONDAY, D)


@pytest.mark.parametrize(
    "marked",
    [
        "{source:Ann Lind} {cue:said} on Monday {content:it was shut}. {content2:“Sad,”} {source2:Jo Ek} {cue2:said}.",
        "{source:The ministry} {cue:said} on Monday {content:it was shut}. {source2:The union} {cue2:denied} "
        "{content2:it}.",
        "{source:The ministry} {cue:said} on Monday {content:it was shut}. {content2:“No,”} {source2:he} {cue2:said}.",
        "{source:Ann Lind} {cue:said} on Monday {content:it was shut}. {source2:She} {cue2:believes} {content2:it}.",
        "{source:Ann Lind} {cue:said} on Monday {content:it was shut}. {source2:She} {cue2:has denied} {content2:it}.",
        "{source:Ann Lind}, who {cue:said} on Monday {content:it was shut}, was there. {source2:She} "
        "{cue2:denied} {content2:it}.",
        "{source:Ann Lind} {cue:had said} on Monday {content:it was shut}. {source2:She} {cue2:denied} {content2:it}.",
        "{source:Ann Lind} {cue:said} in 2028 {content:it was shut}. {source2:She} {cue2:denied} {content2:it}.",
        "{source:Ann Lind} {cue:said} on Monday "
        "{content:it was shut}.\n\nOne.\n\nTwo.\n\nThree.\n\n{source2:She} {cue2:denied} "
        "{content2:it}.",
        "{source:The ministry} {cue:said} on Monday {content:it was shut}.\n\n{content2:“We erred,”} "
        "{source2:Ann Lind} "
        "{cue2:said}.",
    ],
)
def test_not_carried_on(marked: str) -> None:
    windows = said(marked)
    assert windows[1] is not None
    assert (windows[1].last and str(windows[1].last), windows[1].how) == (THURSDAY, A)


def test_a_headline_is_of_the_day_of_what_it_sums_up() -> None:
    text = (
        "{source:Minister} {cue:admits} {content:bridge was closed}\n\n"
        "{source2:The port} {cue2:said} on Tuesday {content2:it was busy}.\n\n"
        "{source3:The minister} {cue3:admitted} on Monday {content3:that the bridge was closed}."
    )
    headline, _, _ = said(text)
    assert headline is not None
    assert (str(headline.day), headline.how) == (MONDAY, D)


# ------------------------------------------------------------------------------------------------ documents


def test_turns_of_a_transcript_are_of_its_day() -> None:
    windows = said(
        "WEEKLY BRIEFING\n\nOslo, 1 March 2031\n\n{source:MS LIND}: "
        "{content:The bridge is closed. It opens on Friday.}\n\n"
        "{source2:MR EK}: {content2:I know.}",
        published_on=date(2031, 3, 1),
    )
    assert [w and (str(w.day), w.how, w.evidence) for w in windows] == [("2031-03-01", V, "1 March 2031")] * 2


def test_a_turn_without_a_date_line_is_of_the_reports_day() -> None:
    (window,) = said("{source:MS LIND}: {content:The bridge is closed.}\n\nIt ended there.")
    assert window is not None
    assert window.how is A


RELEASE = (
    "Bridge closed\n\nOslo, 6 March 2031\n\n{source:Orr Ferries} today {cue:announced} that "
    "{content:the bridge was closed}.\n\n"
    "{content2:“We are sorry,”} {source2:its head, Ann Lind,} "
    "{cue2:said}.\n\nOthers came.\n\nMany did.\n\nSome left.\n\n"
    "{source3:The company} {cue3:said} {content3:it would pay}.\n\n{content4:“We will,”} {source4:Jo Ek} {cue4:says}."
)


def test_a_release_is_dated_as_a_whole() -> None:
    first, quoted, issuer, present = said(RELEASE)
    assert first is not None and quoted is not None and issuer is not None and present is not None
    assert (str(first.day), first.how) == (THURSDAY, C)
    assert quoted.how is A
    assert (str(issuer.day), issuer.how) == (THURSDAY, D)
    assert (str(present.day), present.how) == (THURSDAY, D)


def test_the_present_tense_of_a_news_report_tells_no_day() -> None:
    (window,) = said("Bridge row goes on.\n\n{source:Orr Ferries} {cue:says} {content:it will pay}.")
    assert window is not None
    assert window.how is A


def test_the_dateline_goes_before_the_reports_day() -> None:
    (window,) = said("OSLO, March 5 (Northern Wire) - {source:Orr Ferries} {cue:said} {content:it will pay}.")
    assert window is not None
    assert (str(window.day), window.how, window.evidence) == (WEDNESDAY, A, "March 5")


def test_a_report_of_yesterday() -> None:
    story = "{source:The mayor} {cue:closed} {content:the old bridge over the river} yesterday, after a week of rain."
    _, window = said(story + "\n\n{source2:Orr Ferries} {cue2:said} {content2:it will pay}.")
    assert window is not None
    assert (str(window.day), window.how) == (WEDNESDAY, A)


# ------------------------------------------------------------------------------------------------ posts

POST = "https://x.com/annlind/status/1541815603606036480"  # its time is in the description of snowflake ids


def _linked(marked: str, words: str, url: str = POST) -> Link:
    text, _ = attributions_of(marked)
    start = text.index(words)
    return Link(Span(start, start + len(words)), url)


POSTED = (
    "{source:Ann Lind} {cue:said} in a post on X {content:it was shut}. {source2:Jo Ek} {cue2:denied} {content2:it}."
)


def test_a_linked_post_tells_the_moment() -> None:
    first, second = said(POSTED, date(2022, 6, 29), [_linked(POSTED, "in a post on X")])
    assert first is not None and second is not None
    assert (str(first.day), first.how, first.evidence) == ("2022-06-28", WindowHow.POST, POST)
    assert first.moment is not None and first.moment.text == "2022-06-28T16:07:40Z"
    assert second.how is A


def test_a_post_elsewhere_or_a_link_to_no_post_tells_nothing() -> None:
    for link in (_linked(POSTED, "Jo Ek"), _linked(POSTED, "in a post on X", "https://t.co/abc")):
        first, _ = said(POSTED, date(2022, 6, 29), [link])
        assert first is not None
        assert first.how is not WindowHow.POST


def test_the_texts_day_is_the_local_day_of_a_post() -> None:
    text = "On Monday {source:Ann Lind} {cue:said} in a post {content:it was shut}."
    found, planted = attributions_of(text)
    start = found.index("Monday")
    timex = Timex(Span(start, start + 6), TimexType.DATE, "2022-06-27")
    (window,) = find_said_at(found, planted, [timex], published_on=date(2022, 6, 29), links=[_linked(text, "a post")])
    assert window is not None
    assert (str(window.day), window.how) == ("2022-06-27", WindowHow.POST)


# ------------------------------------------------------------------------------------------------ odd input


def test_without_a_day_nothing_is_known() -> None:
    text, found = attributions_of("{source:Ann Lind} {cue:said} {content:it was shut}.")
    assert find_said_at(text, found, (), published_on=None) == (None,)
    assert find_said_at("", (), (), published_on=PUBLISHED) == ()


@pytest.mark.parametrize(
    "marked",
    [
        "{source:Ann Lind} {cue:said} on Monday that {content:the bridge was closed}.",
        "On Monday, {source:Ann Lind} {cue:said} {content:the bridge was closed}.",
        "{content:The bridge opened on Friday}, {source:Ann Lind} {cue:said} Monday.",
        "{source:Ann Lind} {cue:told} Monday's briefing that {content:the bridge was closed}.",
    ],
)
def test_all_in_capitals(marked: str) -> None:
    text, found = attributions_of(marked)
    (window,) = find_said_at(text.upper(), found, find_planted_times(text), published_on=PUBLISHED)
    assert window is not None
    assert (str(window.day), window.evidence) == (MONDAY, "MONDAY")


def test_a_day_to_come_is_no_day_of_saying() -> None:
    (window,) = said("{source:Ann Lind} {cue:said} next week {content:it will open}.")
    assert window is not None
    assert window.how is A


WORDS = "said on Monday Friday , . “ ” that who Ann she told Monday's briefing after the strikes had \n".split(" ")


@given(st.lists(st.sampled_from(WORDS), max_size=25), st.data())
def test_any_words_and_spans(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    cuts = st.integers(0, len(text))

    def spans() -> tuple[Span, ...]:
        start, end = sorted((data.draw(cuts), data.draw(cuts)))
        return (Span(start, end),) if start < end else ()

    given_ = [Attribution(spans(), spans(), spans(), Manner.INDIRECT, 1.0) for _ in range(2)]
    windows = find_said_at(text, given_, find_planted_times(text), published_on=PUBLISHED)
    assert len(windows) == 2
    for window in windows:
        assert window is not None
        assert window.span is None or window.span.of(text) == window.evidence
        assert window.first is None or window.last is None or window.first <= window.last


@given(st.integers(0, 5))
def test_blank_lines_before_shift_nothing_but_spans(lines: int) -> None:
    marked = (
        "On Monday {source:Ann Lind} {cue:said} {content:it was shut}. {source2:She} {cue2:denied} {content2:more}."
    )
    before = said(marked)
    after = said("\n" * lines + marked)
    for one, other in zip(before, after, strict=True):
        assert one is not None and other is not None
        assert (one.first, one.last, one.how) == (other.first, other.last, other.how)
        assert one.span is not None and other.span == Span(one.span.start + lines, one.span.end + lines)
