from __future__ import annotations

from datetime import date

import pytest

from walkback.model import Capture, DayHow
from walkback.moment import Moment
from walkback.version.day import day_in_url
from walkback.version.derive import Derived, derive_version

BODY = "<p>The harbour office said on Monday that the ferry had been inspected in May.</p>" * 1


def derive(data: str, *, url: str | None = None, captured: str | None = None, published: str | None = None) -> Derived:
    capture = Capture(
        "0" * 64, len(data), url=url, captured_at=Moment.parse(captured) if captured else None,
        published_at=Moment.parse(published) if published else None, origin_name="x",
    )  # fmt: skip
    return derive_version(capture, data.encode())


def page(head: str = "", before: str = "", body: str = BODY) -> str:
    return (
        f"<html><head><title>Ferry was dry</title>{head}</head><body><article><h1>Ferry was "
        f"dry</h1>{before}{body}</article></body></html>"
    )


META = '<meta property="article:published_time" content="2031-03-04T10:15:00+01:00">'


def test_what_the_page_declares_comes_first() -> None:
    day = derive(page(META), url="https://a.example/2031/03/01/x", published="2031-03-02", captured="2031-03-09").day
    assert day is not None
    assert (day.day, day.how) == (date(2031, 3, 4), DayHow.DECLARED)
    assert "2031-03-04T10:15:00+01:00" in day.evidence


def test_then_the_manifest_then_the_address() -> None:
    given = derive(page(), url="https://a.example/2031/03/01/x", published="2031-03-02").day
    assert given is not None
    assert (given.day, given.how) == (date(2031, 3, 2), DayHow.MANIFEST)
    in_url = derive(page(), url="https://a.example/2031/03/01/x").day
    assert in_url is not None
    assert (in_url.day, in_url.how, in_url.evidence) == (date(2031, 3, 1), DayHow.URL, "https://a.example/2031/03/01/x")


@pytest.mark.parametrize(
    ("line", "captured", "expected", "words"),
    [
        (
            "SCALLA, Isles, Dec 31 (Isle Press) - The ferry was dry, the owner said on Monday.",
            "2031-01-02",
            date(2030, 12, 31),
            "Dec 31",
        ),
        (
            "SCALLA, DECEMBER 31 (ISLE PRESS) – The ferry was dry, the owner said.",
            "2031-01-02",
            date(2030, 12, 31),
            "DECEMBER 31",
        ),
        ("Scalla, 2 June 2031", None, date(2031, 6, 2), "2 June 2031"),
        ("Published on Friday 4 February 2028", None, date(2028, 2, 4), "4 February 2028"),
        ("Wednesday June 4 2031", None, date(2031, 6, 4), "June 4 2031"),
    ],
)
def test_datelines_and_bylines(line: str, captured: str | None, expected: date, words: str) -> None:
    derived = derive(
        f"Ferry was dry, says owner\n\n{line}\n\nNobody else was on board, the mayor told reporters.", captured=captured
    )
    assert derived.day is not None
    assert (derived.day.day, derived.day.how, derived.day.evidence) == (expected, DayHow.DATELINE, words)
    assert derived.day.span is not None
    assert derived.day.span.of(derived.version.text) == words


def test_a_day_within_the_story_is_not_its_day() -> None:
    text = "Ferry was dry, says owner\n\nThe ferry was inspected on 4 May 2030 and again on 6 May 2030, the owner said."
    assert derive(text).day is None


def test_a_dateline_without_a_year_and_without_a_clock_tells_no_day() -> None:
    assert derive("Ferry was dry\n\nSCALLA, Dec 31 (Isle Press) - The ferry was dry, the owner said.").day is None


def test_links_give_a_lower_bound() -> None:
    body = (
        '<a href="https://a.example/2031/02/27/inspection">An inspection</a> found nothing, and <a '
        'href="/2031/mar/01/x">nobody</a>'
        " was told, the harbour office said."
    )
    derived = derive(body)
    assert derived.day is not None
    assert (derived.day.day, derived.day.how) == (date(2031, 3, 1), DayHow.LINK)
    assert derived.day.span is not None
    assert derived.day.span.of(derived.version.text) == "nobody"


def test_links_of_furniture_tell_nothing() -> None:
    body = BODY + '<nav><a href="/2031/03/09/other">Bull loose in High Street</a></nav>'
    assert derive(page(body=body)).day is None


def test_the_clock_of_the_capture_comes_last() -> None:
    day = derive("The ferry was dry, the owner said.", captured="2031-03-09T10:00:00Z").day
    assert day is not None
    assert (day.day, day.how) == (date(2031, 3, 9), DayHow.CAPTURED)


def test_a_time_element_by_the_headline_is_declared() -> None:
    derived = derive(page(before='<p class="meta">Scalla, <time datetime="2031-02-27">Thursday 27 February</time></p>'))
    assert derived.declared.published_from == "<time>"
    assert derived.day is not None
    assert derived.day.day == date(2031, 2, 27)


def test_a_time_element_among_other_stories_is_not() -> None:
    body = (
        BODY + '<section class="related"><h3><a href="/o">Bull loose</a></h3><time datetime="2031-02-20">20 '
        "February</time></section>"
    )
    assert derive(page(body=body)).declared.published_at is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/news/2031/03/04/ferry", date(2031, 3, 4)),
        ("https://a.example/business/2031/mar/04/ferry", date(2031, 3, 4)),
        ("https://a.example/2031-03-04-ferry", date(2031, 3, 4)),
        ("https://a.example/wire/20310304-ferry", date(2031, 3, 4)),
        ("https://a.example/2031/13/04/ferry", None),
        ("https://a.example/story/120310304567", None),
        ("https://a.example/2031/03/ferry", None),
        ("https://a.example/ferry?d=2031/03/04", None),
        ("http://[broken", None),
    ],
)
def test_days_in_addresses(url: str, expected: date | None) -> None:
    assert day_in_url(url) == expected


LINKED = '<p>The office <a href="https://a.example/2031/03/01/x">said</a> on Monday that the ferry was dry.</p>'


def test_of_links_the_lead_tells_the_weekday_from_then_on() -> None:
    derived = derive(page(body=LINKED))  # 1 March 2031 is a Saturday
    assert derived.day is not None
    assert (derived.day.day, derived.day.how, derived.day.evidence) == (date(2031, 3, 3), DayHow.LINK, "on Monday")
    assert derived.day.span is not None
    assert derived.day.span.of(derived.version.text) == "on Monday"


@pytest.mark.parametrize(
    ("body", "captured"),
    [
        (LINKED.replace("on Monday", "last Monday"), None),
        (LINKED.replace("on Monday", "today"), None),
        (LINKED, "2031-03-02"),  # captured before that Monday
    ],
)
def test_without_such_a_weekday_the_link_is_all(body, captured) -> None:
    derived = derive(page(body=body), captured=captured)
    assert derived.day is not None
    assert (derived.day.day, derived.day.how) == (date(2031, 3, 1), DayHow.LINK)
