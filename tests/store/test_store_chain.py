"""Which text stood from when to when, and which are returns."""

from datetime import UTC, datetime, timedelta
from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from walkback.moment import Moment
from walkback.store.chain import Seen, find_stretches


def seen(shown, page="p"):
    start = datetime(2031, 3, 4, tzinfo=UTC)
    return [Seen(v, page, Moment.parse(start + timedelta(hours=n))) for n, v in enumerate(shown) if v != " "]


def chain(versions, *pages):
    """The chain of a report of one page and more; each shows a letter an hour."""
    captures = sorted(
        (one for n, shown in enumerate(pages) for one in seen(shown, str(n))), key=lambda s: s.captured_at.at
    )
    return find_stretches(versions, captures)


def words(stretches):
    return "".join(one.version for one in stretches)


@given(st.text("ABC", min_size=1, max_size=12))
def test_one_page_has_a_stretch_for_each_run_of_one_text(shown):
    versions = list(dict.fromkeys(shown))
    found = chain(versions, shown)
    runs = ["".join(run) for _, run in groupby(shown)]
    assert words(found) == "".join(run[0] for run in runs)
    assert [one.revises for one in found] == [None, *range(len(runs) - 1)]
    hours = [(one.first.at.hour, one.last.at.hour) for one in found]
    ends = [sum(map(len, runs[: n + 1])) for n in range(len(runs))]
    assert hours == [(end - len(run), end - 1) for end, run in zip(ends, runs, strict=True)]


@given(st.text("ABC", min_size=1, max_size=12), st.integers(0, 11), st.integers(1, 3))
def test_captures_between_two_of_one_text_change_nothing(shown, place, times):
    place %= len(shown)
    longer = shown[:place] + shown[place] * times + shown[place:]
    versions = list(dict.fromkeys(shown))
    assert words(chain(versions, longer)) == words(chain(versions, shown))


@given(st.text("AB", min_size=1, max_size=8), st.text("AB", min_size=1, max_size=8))
def test_every_text_is_there_and_every_capture_is_in_a_stretch_of_its_text(one, other):
    versions = sorted(set(one + other))
    found = chain(versions, one, other)
    assert set(words(found)) == set(versions)
    for shown in (one, other):
        for hour, version in enumerate(shown):
            assert any(s.version == version and s.first.at.hour <= hour <= s.last.at.hour for s in found)


def test_two_pages_that_show_their_own_texts_go_back_to_nothing():
    assert words(chain("AB", "A A A", " B B B")) == "AB"


def test_one_of_two_pages_goes_back():
    found = chain("AB", "AABA", "A AA")
    assert words(found) == "ABA"
    assert found[2].revises == 1


def test_captures_without_a_clock_make_no_stretch():
    stood = [*seen("AB"), Seen("A", "p", None), Seen("B", "p", None), Seen("C", "p", None)]
    found = find_stretches("ABC", stood)
    assert words(found) == "ABC"
    assert found[2].first is None


def test_a_report_without_any_clock():
    found = find_stretches("BA", [Seen("A", "p", None), Seen("B", "p", None)])
    assert [(one.version, one.revises) for one in found] == [("B", None), ("A", 0)]
