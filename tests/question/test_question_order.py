"""In what order statements were said."""

from datetime import date

import pytest

from walkback.model import Window, WindowHow
from walkback.question.record import Stated


def said(name, day=3, *, context="", seen=("", 0, 0), report="r", reported=3):
    window = Window(date(2031, 3, day), date(2031, 3, day), WindowHow.ARTICLE)
    return Stated(name, name, report, name, context, said=window, day=date(2031, 3, reported), seen=seen)


def test_what_was_said_before_comes_first_whenever_it_was_reported():
    assert said("b", 2, reported=5).order < said("a", 3, reported=3).order


def test_of_one_day_versions_and_places_tell():
    assert said("b", seen=("2031-03-03T10:00:00Z", 0, 90)).order < said("a", seen=("2031-03-03T18:00:00Z", 1, 5)).order
    assert said("b", seen=("", 0, 5)).order < said("a", seen=("", 0, 90)).order
    assert said("b", seen=("", 0, 90)).order < said("a", seen=("", 1, 5)).order


@pytest.mark.parametrize(
    "context", ["despite earlier claiming ", "It was closed, despite saying ", "The ministry had previously said "]
)
def test_what_a_report_recalls_was_said_before_its_news(context):
    news, recalled = said("a", seen=("", 0, 5)), said("b", context=context, seen=("", 0, 90))
    assert recalled.order < news.order


@pytest.mark.parametrize(
    "context", ["The ministry spoke earlier. It said ", "“Earlier,” he told us; she said ", "It said "]
)
def test_other_words_recall_nothing(context):
    news, other = said("a", seen=("", 0, 5)), said("b", context=context, seen=("", 0, 90))
    assert news.order < other.order
