from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from timed import DAY, check, unmark

from walkback.model import TimexBasis, TimexType
from walkback.text.span import Span
from walkback.timex.find import find_timexes


def only(text, day=DAY):
    (timex,) = find_timexes(text, day)
    return timex


def test_written_days():
    check(
        """The mill burned on [5 May 2031=2031-05-05].
        The mill burned on [May 5, 2031=2031-05-05], they said.
        The mill burned on [the 5th of May=2031-05-05].
        It was signed on [Sept. 11, 2001=2001-09-11] and [4th July 1776=1776-07-04].
        Log of [2031-05-05=2031-05-05] and of [2031-05-05T08:30Z=2031-05-05].
        Read on [5/13/2031=2031-05-13], [13/5/2031=2031-05-13] and [13.05.2031=2031-05-13].
        They met on [Monday, May 5, 2031=2031-05-05], and [Mon, 5 May=2031-05-05].
        LINDHOLM, [May 6=2031-05-06] (Reuters) - Nobody was hurt."""
    )


def test_days_without_a_year_have_the_nearest():
    check(
        """It opened on [May 2=2031-05-02] and closes on [June 30=2031-06-30].
        It opened on [Dec. 27=2030-12-27].
        The vote is due on [November 3=2031-11-03].
        Fighting began on [May 4=2031-05-04] and [5=2031-05-05], then on [May 6=2031-05-06]-[7=2031-05-07].
        Between [2=2031-05-02] and [4 May=2031-05-04] nothing moved.
        They were seen in May, and on [May 1=2031-05-01]; again on [the 3rd=2031-05-03].""".replace(
            "in May,", "in [May=2031-05],"
        )
    )


def test_months_look_where_the_verb_looks():
    check(
        """He resigned in [November=2030-11].
        He will resign in [November=2031-11].
        The mill has been shut since [August=2030-08].
        It is to stay shut until [January=2032-01].
        It was shut [last March=2031-03] and opens [next March=2032-03].
        Sales fell in [October 2029=2029-10] and [early February=2031-02]."""
    )


def test_words_that_are_months_only_sometimes():
    check(
        """May I ask? She may go. They march on. The march was long.
        In [May=2031-05] he may go, and in [March=2031-03] they marched.
        Mrs May met Jan Lind and Mr August.
        The august body sat. Mar and Jan waved."""
    )


def test_weekdays():
    check(
        """He said on [Monday=2031-05-05] that talks will resume on [Friday=2031-05-09].
        He spoke on [Wednesday=2031-05-07].
        The court ruled [last Thursday=2031-05-01]; it sits again [next Tuesday=2031-05-13].
        The minister is due to meet them on [Saturday=2031-05-10].
        She was scheduled to leave on [Sunday=2031-05-04].
        [Thursday=2031-05-01]'s ruling surprised those who plan to appeal.
        The strike could end as early as [Monday=2031-05-12].
        The council meets on [Friday=2031-05-09] and the vote is on [Monday=2031-05-12].
        He did not learn of it until [Tuesday=2031-05-06]; it is shut until [Tuesday=2031-05-13].
        They fought from [Saturday=2031-05-03] to [Tuesday=2031-05-06]."""
    )


def test_times_of_day():
    check(
        """A blast was heard at [8.15 p.m. on Saturday=2031-05-03T20:15].
        A blast was heard on [Saturday at 8:15 pm=2031-05-03T20:15].
        The train left at [10:30 GMT on Tuesday=2031-05-06T10:30Z] and arrived at [noon=2031-05-06T12:00].
        He was shot on [Friday night=2031-05-02TNI].
        He was shot on [the night of May 3=2031-05-03TNI], and died [early on Sunday morning=2031-05-04TMO].
        He was shot in [the small hours of Monday morning=2031-05-05TMO], at [7:14 in the evening=2031-05-05T19:14].
        They met [this morning=2031-05-07TMO]; [last night=2031-05-06TNI] they had not.
        "It fell at [3 a.m.=2031-05-07T03:00]," she said.
        It came [overnight=2031-05-07TNI], at about [0430 GMT=2031-05-07T04:30Z].""".replace(
            "[early on Sunday morning=", "early on [Sunday morning="
        ).replace("at about [0430", "at [about 0430")
    )


def test_words_that_are_times_of_day_only_beside_a_day():
    check(
        """Good evening. Dawn Lind sang at dusk.
        They won 3:1 and 2-0, and read Matthew 5:14."""
    )


def test_days_and_periods_by_their_distance():
    check(
        """He left [yesterday=2031-05-06] and comes back [tomorrow=2031-05-08], not [today=2031-05-07].
        He left [the day before yesterday=2031-05-05].
        [Last week=2031-W18] it rained; [this month=2031-05] it is dry; [next year=2032] it will snow.
        [Last weekend=2031-W18-WE] they met, and [this weekend=2031-W19-WE] they will.
        It was built [a decade ago=2021], [two years ago=2029], [six weeks ago=2031-W13] or [10 days ago=2031-04-27].
        It was built [several years ago=PAST_REF].
        He returns [two weeks from now=2031-05-21]."""
    )


def test_expressions_that_count_from_the_one_before():
    check(
        """It shut on [May 1, 2029=2029-05-01] and reopened [two weeks later=2029-05-15].
        It shut on [May 1, 2029=2029-05-01]; [the following day=2029-05-02] it burned, [that year=2029] it was sold.
        It shut on [Monday=2031-05-05]. [A day earlier=2031-05-04] the owner had denied it.
        It shut in [June 2029=2029-06] and was sold [three months later=2029-09]."""
    )
    text, (first, second) = unmark("It shut on [May 1, 2029=x] and reopened [two weeks later=y].")
    found = find_timexes(text, DAY)
    assert (found[1].basis, found[1].anchor) == (TimexBasis.TIMEX, first[0])
    assert (found[0].basis, found[0].anchor) == (TimexBasis.WRITTEN, None)
    assert found[1].span == second[0]


def test_a_length_after_an_event_is_a_duration():
    check("[Two weeks=P2W] after the strike he left; [three days=P3D] before it he came.")


def test_years_decades_and_centuries():
    check(
        """In [1999=1999] and in [nineteen ninety-six=1996]; by [the year 2040=2040].
        The war of [1939=1939]-[45=1945].
        In [the 1980s=198], [the late 1990s=199] and [the nineteenth century=18].
        Rome in [44 BC=BC0044] and in [AD 79=0079]; [499=BC0499]-[493 BC=BC0493].
        Sales rose in [fiscal 2030=2030]."""
    )


def test_numbers_that_are_no_years():
    check(
        """They sold 1990 shares for $1995 each, and 2000 people came.
        The index stood at 1678.5 in room no 1984. It weighs 2,000 tonnes.
        Resolution 1701, route 1950 and flight 1549 were struck down."""
    )


def test_seasons_quarters_and_halves():
    check(
        """In [the summer of 2029=2029-SU] and [last winter=2031-WI].
        [The third quarter of 2029=2029-Q3] and [2029's first quarter=2029-Q1].
        It reported a [first-quarter=2031-Q1] loss, after [the fourth quarter=2030-Q4].
        Profit rose in [Q3 2030=2030-Q3] and [the second half of 2029=2029-H2].
        In [the last quarter of 2029=2029-Q4] it was sold.
        Prices fall. In [the spring=2031-SP] springs break. The fall of Rome."""
    )


def test_the_period_that_figures_are_compared_with():
    check(
        """Profit rose in [the first quarter=2031-Q1] from [a year earlier=2030-Q1].
        Profit rose in [the first quarter=2031-Q1]. In [the year-ago quarter=2030-Q1] it fell.
        The mill was sold [a year earlier=2030]."""
    )


def test_durations():
    check(
        """He waited [a minute and a half=PT1M30S], [two and a half years=P2Y6M] and [half an hour=PT30M].
        An [18-month=P18M] term, a [two-and-a-half-year=P2Y6M] wait, a [day-long=P1D] talk.
        For [the past six months=P6M], over [the next three years=P3Y], in [recent weeks=PXW].
        [A few days=PXD], [several months=PXM], [a couple of weeks=P2W], [two decades=P20Y].
        [Twenty-four hours=PT24H], [a hundred years=P100Y], [2 1/2 hours=PT2H30M]."""
    )


def test_ages_and_shares_are_no_durations():
    check(
        """A 22-year-old man, aged 22, and a girl of six who is 10 years old.
        Three quarters of them left; a second man stayed for a second."""
    )


def test_what_recurs():
    check(
        """They meet [every Friday=XXXX-WXX-5], twice [a month=P1M], and [every two weeks=P2W].
        They meet [daily=P1D], [every year=P1Y] and on [Tuesday nights=XXXX-WXX-2TNI].
        It costs $5 [a day=P1D] and burns 40 tonnes [per week=P1W]."""
    )


def test_present_past_and_future():
    check(
        """They are [now=PRESENT_REF] at peace, and [currently=PRESENT_REF] rich.
        They left [recently=PAST_REF]; in [the past=PAST_REF] they stayed.
        In [the future=FUTURE_REF] they will go [soon=FUTURE_REF].
        As soon as they went, the now-closed mill burned."""
    )


def test_holidays():
    check(
        """On [Christmas Day=2030-12-25] and [Thanksgiving 2029=2029-11-22] it was shut.
        It opens on [Labor Day=2031-09-01] and shut on [Good Friday=2031-04-11].
        A labor day of toil."""
    )


def test_modifiers():
    for text, words, mod in (
        ("It ends in late 2031.", "late 2031", "END"),
        ("It ends by the end of May.", "the end of May", "END"),
        ("It ends by year-end.", "year-end", "END"),
        ("It began in early May.", "early May", "START"),
        ("It began in mid-May.", "mid-May", "MID"),
        ("It took nearly two years.", "nearly two years", "LESS_THAN"),
        ("It took more than a week.", "more than a week", "MORE_THAN"),
        ("It took at least 30 days.", "at least 30 days", "EQUAL_OR_MORE"),
        ("It took up to 30 days.", "up to 30 days", "EQUAL_OR_LESS"),
        ("It took about an hour.", "about an hour", "APPROX"),
        ("It took an hour or so.", "an hour or so", "APPROX"),
        ("It took an hour.", "an hour", None),
    ):
        timex = only(text)
        assert (timex.span.of(text), timex.mod) == (words, mod)


def test_a_year_that_ends_a_list_is_shared():
    check(
        """It was shut from [May=1990-05] to [June 1990=1990-06].
        It was shut from [November=1989-11] to [June 1990=1990-06].
        It was shut from [Oct. 30=1989-10-30] to [Nov. 5, 1989=1989-11-05]."""
    )


STORY = """The siege began on [3 March 1861=1861-03-03]. On [20 March=1861-03-20] the wall fell.
 By [December 1861=1861-12] the town was cut off. In [January=1862-01] it gave up; [the next day=XXXX-XX-XX] it burned.
 A book of [1998=1998] disputes this. The [former=PAST_REF] keeper left in [1862=1862] and died in [1863=1863]."""


def test_dates_in_a_story_count_from_one_another():
    check(STORY.replace("\n ", " "))


def test_words_that_are_told_only_in_stories_are_not_told_in_news():
    check("The former keeper left on [Monday=2031-05-05]; it rained at the time. They met at dawn.")


def test_capitals_change_nothing():
    text, expected = unmark(
        "the court ruled [last thursday=2031-05-01]; in [may=2031-05] it sat, on [may 5=2031-05-05], and "
        "[the two weeks=P2W] end at [6 p.m.=2031-05-05T18:00]."
    )
    found = find_timexes(text.upper(), DAY)
    assert [(t.span, t.value) for t in found] == expected


def test_without_a_day_what_is_unknown_is_x():
    for text, value in (
        ("He left yesterday.", "XXXX-XX-XX"),
        ("He left last week.", "XXXX-WXX"),
        ("He left in May.", "XXXX-05"),
        ("He left on May 5.", "XXXX-05-05"),
        ("He left on Monday.", "XXXX-WXX-1"),
    ):
        timex = only(text, None)
        assert (timex.value, timex.basis) == (value, TimexBasis.NONE)
    assert only("He left on May 5, 2031.", None).value == "2031-05-05"


def test_a_text_without_a_day_is_not_therefore_a_story():
    assert find_timexes("The former keeper left at that time.", None) == ()
    dated = find_timexes("It shut on May 1, 2029. On June 3 it opened; by the end of the year it was full.", None)
    assert [t.value for t in dated] == ["2029-05-01", "2029-06-03", "2029"]


def test_only_the_given_stretches_are_read():
    text = "On Monday it rained.\nOn Tuesday it did not."
    second = Span(text.index("On Tuesday"), len(text))
    (timex,) = find_timexes(text, DAY, [second])
    assert timex.span.of(text) == "Tuesday"
    assert find_timexes(text, DAY, []) == ()
    assert len(find_timexes(text, DAY, [Span(0, second.start), second])) == 2


def test_paragraphs_keep_expressions_apart_and_wrapped_lines_do_not():
    check("[Monday=2031-05-05]")
    text = "Nobody knows in what order these things were done on Monday\nMay 5 2031 was calm."
    assert [t.span.of(text) for t in find_timexes(text, DAY)] == ["Monday", "May 5 2031"]
    wrapped = "Nobody knows in what order these things were done in the last\nthree weeks of the year."
    assert find_timexes(wrapped, DAY)[0].span.of(wrapped) == "the last\nthree weeks"


def test_types_and_rules_are_told():
    timex = only("It burned last week.")
    assert (timex.type, timex.basis, timex.rule) == (TimexType.DATE, TimexBasis.ARTICLE, "near_period")
    assert only("It took two weeks.").type is TimexType.DURATION
    assert only("It opens every day.").type is TimexType.SET
    assert only("It opens at 6 p.m.").type is TimexType.TIME


def test_days_that_do_not_exist_are_left_alone():
    for text in ("on 2031-13-45", "on 99/99/2031", "at 29:71", "on the 45th"):
        assert find_timexes(text, DAY) == ()


PIECES = [
    "on", "the", "May", "MAY", "5", "31", "th", "2031", "1990s", "'90s", "Friday", "last", "next", "two", "and", "a",
    "half", "weeks", "year", "years", "ago", "later", "earlier", "p.m.", "10:30", "noon", "quarter", "third", "-",
    ",", ".", "\n", "\n\n", "(", ")", "’s", "early", "end of", "every", "BC", "century", "1/2", "0", "to", "Christmas",
    "spring", "night", "\u2028", "\ud83d", "é", "٣", "²", "1,000",
    "9" * 20, "9" * 5000, "1/" + "9" * 5000, "millennia", "minutes", "seconds",
    "decades", "hundred", "the past", "0000-00-00", "12.5.99",
]  # fmt: skip
DAYS = st.sampled_from([None, DAY, date(1, 1, 1), date(9999, 12, 31), date(2032, 2, 29)])


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join), DAYS)
def test_odd_texts_never_break_and_spans_are_sorted_and_disjoint(text, day):
    found = find_timexes(text, day)
    at = 0
    for timex in found:
        assert at <= timex.span.start < timex.span.end <= len(text)
        at = timex.span.end
        assert timex.value and timex.rule
        assert timex.anchor is None or timex.anchor.end <= timex.span.start


@given(st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join), st.integers(1, 30))
def test_a_prefix_shifts_every_span(text, count):
    prefix = "Nothing. " * count + "\n\n"
    moved = find_timexes(prefix + text, DAY)
    assert [(t.span.start - len(prefix), t.value) for t in moved] == [
        (t.span.start, t.value) for t in find_timexes(text, DAY)
    ]


@given(st.text(max_size=60))
def test_any_text_is_read(text):
    find_timexes(text, DAY)


def test_long_texts_take_time_in_proportion():
    sentence = "The 5th of the two last years and a half of May to 10:30 on the night of the third "
    assert len(find_timexes(sentence * 400, DAY)) == 400 * len(find_timexes(sentence, DAY))
