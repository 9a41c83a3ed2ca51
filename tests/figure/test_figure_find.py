import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkback.figure.find import LONGEST, find_figures
from walkback.model import FigureChange, FigureKind, FigureScope, Timex, TimexType
from walkback.text.span import Span


def only(text: str):
    figures = find_figures(text)
    assert len(figures) == 1, [f.span.of(text) for f in figures]
    return figures[0]


def ends(text: str):
    return [(f.low, f.high) for f in find_figures(text)]


@pytest.mark.parametrize(
    ("text", "low", "high", "is_open"),
    [
        ("The yard has 46 cranes.", 46, 46, False),
        ("The yard has at least 46 cranes.", 46, None, False),
        ("No fewer than 46 cranes stood there.", 46, None, False),
        ("More than 46 cranes stood there.", 46, None, True),
        ("Over 46 cranes stood there.", 46, None, True),
        ("There were 46 cranes or more.", 46, None, False),
        ("There are 46+ cranes.", 46, None, False),
        ("Up to 46 cranes stood there.", None, 46, False),
        ("As many as 46 cranes stood there.", None, 46, False),
        ("No more than 46 cranes stood there.", None, 46, False),
        ("Fewer than 46 cranes stood there.", None, 46, True),
        ("Just under 46 cranes stood there.", None, 46, True),
        ("More than about 46 cranes stood there.", 46, None, True),
        ("Between 46 and 50 cranes stood there.", 46, 50, False),
        ("From 46 to 50 cranes stood there.", 46, 50, False),
        ("Some 46-50 cranes stood there.", 46, 50, False),
        ("Two or three cranes stood there.", 2, 3, False),
        ("Dozens of cranes stood there.", 12, 120, False),
        ("It could cost 3 to 5 million euros.", 3e6, 5e6, False),
        ("It could cost $3bn to $5bn.", 3e9, 5e9, False),
    ],
)
def test_bounds_and_ranges(text, low, high, is_open):
    figure = only(text)
    assert (figure.low, figure.high, figure.is_open) == (low, high, is_open)


@pytest.mark.parametrize("word", ["about", "nearly", "almost", "around", "some", "roughly", "an estimated", "close to"])
def test_words_for_about(word):
    figure = only(f"She counted {word} 46 cranes.")
    assert figure.approx
    assert (figure.low, figure.high) == (46, 46)


@pytest.mark.parametrize(
    "text",
    [
        "The row over 46 cranes went on.",
        "She asked about 46 cranes.",
        "The cranes were phased in over seven years.",
    ],
)
def test_words_that_bound_nothing(text):
    figure = only(text)
    assert figure.low == figure.high
    assert not figure.approx


@pytest.mark.parametrize(
    ("text", "unit", "kind"),
    [
        ("It cost €45m.", "euro", FigureKind.MONEY),
        ("It cost 38 million pounds.", "pound sterling", FigureKind.MONEY),
        ("It cost USD 310,000.", "dollar", FigureKind.MONEY),
        ("It cost US$3.5bn.", "dollar", FigureKind.MONEY),
        ("It cost A$12m.", "australian dollar", FigureKind.MONEY),
        ("It cost £5 m.", "pound sterling", FigureKind.MONEY),
        ("It cost 92 million yuan.", "chinese yuan", FigureKind.MONEY),
        ("A $48m ship sank.", "dollar", FigureKind.MONEY),
        ("It weighed 40 pounds.", "pound-mass", FigureKind.MEASURE),
        ("The bay is three nautical miles wide.", "nautical mile", FigureKind.MEASURE),
        ("In four-metre swell they turned back.", "metre", FigureKind.MEASURE),
        ("The wall is 72m long.", "metre", FigureKind.MEASURE),
        ("The hold took 600 sq m.", "square metre", FigureKind.MEASURE),
        ("It was 28°C outside.", "celsius", FigureKind.MEASURE),
        ("It was minus 30 degrees Celsius.", "celsius", FigureKind.MEASURE),
        ("They sold 2,300 hectares.", "hectare", FigureKind.MEASURE),
        ("The clip lasts 14 seconds.", "second", FigureKind.DURATION),
        ("It took two weeks.", "week", FigureKind.DURATION),
        ("They had three more working days.", "day", FigureKind.DURATION),
        ("Turnout was 62 per cent.", "percentage", FigureKind.SHARE),
        ("Turnout was 62%.", "percentage", FigureKind.SHARE),
        ("It fell 40 basis points.", "basis point", FigureKind.SHARE),
        ("It makes 40 mph.", "mile per hour", FigureKind.MEASURE),
        ("Fuel was $3 a gallon.", "dollar per gallon", FigureKind.RATE),
        ("They pump 900 barrels per day.", "barrel per day", FigureKind.MEASURE),
        ("Rent is £80 per square metre.", "pound sterling per square metre", FigureKind.RATE),
        ("It won 52 votes.", "vote", FigureKind.VOTE),
        ("It has 31 registered users.", "user", FigureKind.PEOPLE),
        ("It has 31 mobile posts.", "mobile post", FigureKind.COUNT),
        ("The 12-page letter arrived.", "page", FigureKind.COUNT),
        ("It needs a six-cylinder engine.", "cylinder", FigureKind.MEASURE),
    ],
)
def test_units_and_kinds(text, unit, kind):
    figure = only(text)
    assert (figure.unit, figure.kind) == (unit, kind)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("One in three boats leaked.", 1 / 3),
        ("Nine out of 10 boats leaked.", 0.9),
        ("Two-thirds of the boats leaked.", 2 / 3),
        ("Half the boats leaked.", 0.5),
        ("A third of the boats leaked.", 1 / 3),
    ],
)
def test_shares(text, share):
    figure = only(text)
    assert figure.kind is FigureKind.SHARE
    assert figure.low == figure.high == pytest.approx(share)


@pytest.mark.parametrize(
    "text",
    [
        "Tower 22 was hit.",
        "They met in Tower 22 at noon.",
        "A Boeing 737 landed on runway 27.",
        "He quoted section 12(3) and article 5.",
        "The Group of Seven met in room 12.",
        "Flight 408 left from gate 6.",
        "See page 14.",
        "Question No. 9 was dropped.",
        "The F-150 and the A320 are sold out.",
        "The 4G network is down.",
        "COVID-19 spread.",
        "The S&P 500 closed higher.",
        "She was born on 5 March 2024.",
        "On March 5, 2024 it rained.",
        "In 1998 the yard closed.",
        "The 1998-2004 plan failed.",
        "The 2004 budget failed.",
        "By 2085 it will be gone.",
        "In the 1970s it was new.",
        "They met at 10.20 and at 16:45.",
        "They met at 8 p.m.",
        "It was twenty to ten.",
        "They met at eleven o'clock.",
        "The desk is open from eight to eight.",
        "The ship docked at 0815.",
        "A man of 19 was treated.",
        "Marta Lind, 34, was treated.",
        "The 22-year-old was treated.",
        "A woman aged 61 was treated.",
        "He turned 40.",
        "The town won 3-2.",
        "It ended 2-2 after extra time.",
        "It ended 1 – 0 after extra time.",
        "The 2018 season was short.",
        "The PS5 and the 800 block of Harbour Street.",
        "A 22 –year-old poet read.",
        "The brothers, ages 41, 43 and 47, were miners.",
        "The driver, 37, was treated.",
        "Saturday's two-nil win was the last.",
        "The 3rd and the 21st boat sank.",
        "Call +44 20 7946 0011 or 020 7946 0011.",
        "Write to 12 Harbour Street.",
        "See https://news.example/2031/03/04/ferry-9 for more.",
        "Post #12 by @user45 was deleted.",
        "No one was hurt.",
        "One of them left, and one another met.",
        "One day it will end.",
        "It was a one-off.",
        "A two-way street, a three-star hotel.",
        "The two may meet again.",
        "It finished in the bottom three.",
        "The second half of the year was dry.",
        "It happened three days ago.",
        "Version 2.14.3 is out.",
        "It was done by 9/11.",
        "4 Harbour dues for everyone",
        "7",
        "2) Harbour dues",
    ],
)
def test_what_is_no_figure(text):
    assert ends(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nearly 2000 people came in 2019.", [(2000, 2000)]),
        ("All five will be built.", [(5, 5)]),
        ("One of the three sank.", [(3, 3)]),
        ("Less than one mile remained.", [(None, 1)]),
        ("One person was killed.", [(1, 1)]),
        ("A 5,000-year-old canoe lay there.", [(5000, 5000)]),
        ("The number of sick rose from 12 to 40.", [(12, 12), (40, 40)]),
        ("It rose by 12 to 40.", [(12, 12), (40, 40)]),
        ("The lake rose by 2 to 3.5 metres.", [(2, 3.5)]),
        ("It lasted 2018 days.", [(2018, 2018)]),
        ("It was corrected from about 1.1 million to 3.4 million.", [(1.1e6, 1.1e6), (3.4e6, 3.4e6)]),
        ("They had 3- or 4-metre masts.", [(3, 3), (4, 4)]),
        ("The 62 was a forecast.", [(62, 62)]),
    ],
)
def test_near_misses_of_what_is_no_figure(text, expected):
    assert ends(text) == expected


def test_the_other_unit_in_brackets_has_the_same_bound():
    text = "It is lower than 9 miles (14 km)."
    assert [(f.low, f.high, f.unit) for f in find_figures(text)] == [
        (None, 9, "mile"),
        (None, 14, "kilometre"),
    ]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The guard has 46 old vessels in port.", "old vessels"),
        ("Some 60 bus and tram drivers left.", "bus and tram drivers"),
        ("They lost dozens of boats.", "boats"),
        ("They landed 40 tonnes of herring.", "herring"),
        ("A quota of 30,000 tonnes was agreed.", "quota"),
        ("They made a €45m bid.", "bid"),
        ("Revenue rose to $7m.", "Revenue"),
        ("Only 5% of voters came.", "voters"),
        ("It came to 900 in all.", None),
    ],
)
def test_what_is_counted(text, counts):
    figure = only(text)
    assert (figure.counts and figure.counts.of(text)) == counts


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("Nine boats sank.", [FigureScope.WHOLE]),
        ("Nine boats sank, including two ferries.", [FigureScope.WHOLE, FigureScope.PART]),
        ("Nine boats and two of them sank.", [FigureScope.WHOLE, FigureScope.PART]),
        ("Another nine boats sank.", [FigureScope.ADDED]),
        ("Nine more boats sank.", [FigureScope.ADDED]),
        ("That brings the number of boats to 40.", [FigureScope.TOTAL]),
        ("A total of 40 boats sank.", [FigureScope.TOTAL]),
        ("The death toll rose to 40.", [FigureScope.TOTAL]),
    ],
)
def test_how_much_of_the_counted(text, scopes):
    assert [f.scope for f in find_figures(text)] == scopes


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("Shares rose 8 per cent to 40 crowns.", [FigureChange.UP, None]),
        ("Shares fell by 8 per cent.", [FigureChange.DOWN]),
        ("Shares lost 40 crowns, or 3%.", [FigureChange.DOWN, FigureChange.DOWN]),
        ("The index was up 3%.", [FigureChange.UP]),
        ("The index: +0.2%.", [FigureChange.UP]),
        ("She gave up 20 shares.", [None]),
        ("The club raised £5m.", [None]),
        ("It took fewer than 20 minutes.", [None]),
        ("The index stood at 900.", [None]),
    ],
)
def test_changes(text, changes):
    assert [f.change for f in find_figures(text)] == changes


def test_days_and_clock_times_are_no_figures_but_durations_in_them_are():
    text = "It was sent the 14 before, two weeks before the exercise."
    spans = [(text.index(w), text.index(w) + len(w)) for w in ("the 14 before", "two weeks before the exercise")]
    timexes = [Timex(Span(*span), TimexType.DATE, "XXXX") for span in spans]
    assert ends(text) == [(14, 14), (2, 2)]
    assert [(f.low, f.unit) for f in find_figures(text, timexes)] == [(2, "week")]


def test_only_the_stretches_are_read():
    text = "Nine boats\n\nMenu: 14 items\n\nTwo ferries"
    spans = [Span(0, 10), Span(text.index("Two"), len(text))]
    assert [f.span.of(text) for f in find_figures(text, (), spans)] == ["Nine", "Two"]


def test_a_wrapped_line_is_read_on():
    text = "The harbour office said on Monday that more\nthan 40 boats had been lost in the storm."
    figures = find_figures(text, (), [Span(0, len(text))])
    assert [(f.low, f.high, f.span.of(text)) for f in figures] == [(40, None, "more\nthan 40")]


def test_capitals_only_are_read():
    text = "AT LEAST FOUR SOLDIERS AND TWO CIVILIANS WERE KILLED IN SAN RAFAEL."
    assert [(f.low, f.high, f.kind) for f in find_figures(text)] == [
        (4, None, FigureKind.KILLED),
        (2, 2, FigureKind.KILLED),
    ]


_ODD = st.lists(
    st.sampled_from(
        [
            *"0123456789.,-–/%$£€()'\" \n",
            *"at least|million|two|one|half|of|to|people|killed|a|per|year|May|½|⅔|\u00a0|twenty-|and".split("|"),
        ]
    ),
    max_size=40,
).map("".join)


@given(_ODD)
def test_odd_text_gives_disjoint_figures_in_order(text):
    at = 0
    for figure in find_figures(text):
        assert at <= figure.span.start < figure.span.end <= len(text)
        assert figure.low is not None or figure.high is not None
        if figure.low is not None and figure.high is not None:
            assert figure.low <= figure.high
        at = figure.span.end


@given(st.text(max_size=80))
def test_any_text_can_be_read(text):
    for figure in find_figures(text):
        assert figure.span.of(text).strip()


@pytest.mark.parametrize("unit", ["14 ships and ", "killed 3 and hurt 4, ", "£1m or ", "twenty-four masts, "])
def test_a_sentence_of_any_length_is_read_to_its_end(unit):
    once, times = len(find_figures(unit)), 10 * LONGEST // len(unit)
    assert len(find_figures(unit * times)) == once * times
