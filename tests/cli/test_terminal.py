from datetime import date

import pytest

from walkback.moment import Moment
from walkback.shown.days import day_text, moment_text
from walkback.shown.words import counted
from walkback.text.visible import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("“né” 😀 مرحبا", "“né” 😀 مرحبا"),
        ("a\x1b[31mred", "a\N{REPLACEMENT CHARACTER}[31mred"),
        ("over\u202ewritten", "over\N{REPLACEMENT CHARACTER}written"),
        ("two\nlines\tand", "two lines and"),
        ("bell\x07 \x9b", "bell\N{REPLACEMENT CHARACTER} \N{REPLACEMENT CHARACTER}"),
    ],
)
def test_a_report_cannot_steer_the_terminal(text, shown):
    assert visible(text) == shown
    assert len(visible(text)) == len(text)


def test_days_and_numbers():
    assert day_text(None) == "no date"
    assert day_text(date(2031, 3, 4)) == "2031-03-04"
    assert moment_text(Moment.parse("2031-03")) == "2031-03"
    assert moment_text(Moment.parse("2031-03-04T23:30:00-08:00")) == "2031-03-04"
    assert (counted(1, "report"), counted(1024, "report")) == ("1 report", "1,024 reports")
