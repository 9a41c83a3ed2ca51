from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from walkback.version.declared import PageData, read_declared
from walkback.version.moments import read_moment


def declared(head: str, url: str | None = None, html: str = "") -> PageData:
    return read_declared(LexborHTMLParser(f"<html {html}><head>{head}</head><body></body></html>"), url)


def test_the_article_among_several_is_the_one_with_the_page_s_address() -> None:
    data = declared(
        '<link rel="canonical" href="https://a.example/ferry">'
        "<script "
        'type="application/ld+json">[{"@type":"NewsArticle","headline":"Other","datePublished":"2030-01-01",'
        '"url":"https://a.example/o"},'
        '{"@type":["NewsArticle"],"headline":"Ferry was dry","datePublished":"2031-03-04T10:15:00Z",'
        '"url":"https://www.a.example/ferry/"}]</script>'
    ).declared
    assert data.headline == "Ferry was dry"
    assert data.published_at is not None
    assert data.published_at.text == "2031-03-04T10:15:00Z"


def test_of_several_articles_none_counts_if_it_cannot_be_told() -> None:
    data = declared(
        '<script type="application/ld+json">[{"@type":"NewsArticle","headline":"Bull loose in town",'
        '"datePublished":"2030-01-01"},'
        '{"@type":"NewsArticle","headline":"Choir wins the cup","datePublished":"2031-03-04"}]</script>'
        "<title>Ferry was dry</title>"
    ).declared
    assert data.published_at is None


def test_broken_json_is_passed_over() -> None:
    data = declared(
        '<script type="application/ld+json">{"@type": "NewsArticle", </script><meta name="date" content="2031-03-04">'
    )
    assert data.declared.published_from == 'meta "date"'


def test_what_else_is_declared() -> None:
    data = declared(
        '<title>Ferry was dry | Isle Post</title><meta property="og:site_name" content="Isle Post">'
        '<meta name="author" content="By Rhona Tulloch">'
        '<meta property="article:modified_time" content="2031-03-05T08:00:00Z"><link rel="canonical" href="/ferry">',
        "https://a.example/ferry?x=1",
        'lang="en_gb"',
    ).declared
    assert (data.headline, data.outlet, data.byline, data.language) == (
        "Ferry was dry",
        "Isle Post",
        "Rhona Tulloch",
        "en-GB",
    )
    assert data.canonical_url == "https://a.example/ferry"
    assert data.modified_at is not None
    assert data.published_at is None


def test_a_headline_with_a_dash_of_its_own_keeps_it() -> None:
    data = declared(
        "<title>Dry - and paid for: the ferry story - Isle Post</title>"
        '<meta property="og:site_name" content="Isle Post">'
    )
    assert data.declared.headline == "Dry - and paid for: the ferry story"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2031-03-04T10:15:00.123Z", "2031-03-04T10:15:00Z"),
        ("2031-03-04T10:15:00+0100", "2031-03-04T10:15:00+01:00"),
        ("2031-03-04 9:15", "2031-03-04T09:15"),
        ("2031/03/04 10:15:00", "2031-03-04T10:15:00"),
        ("20310304101500", "2031-03-04T10:15:00"),
        ("20310304", "2031-03-04"),
        ("Tue, 04 Mar 2031 10:15:00 GMT", "2031-03-04T10:15:00Z"),
        ("March 4, 2031", "2031-03-04"),
        ("Tuesday 4th of March 2031, 6.30am", "2031-03-04"),
        ("4 Mar 2031 6:30 pm", "2031-03-04T18:30"),
        ("1929995700", "2031-02-27T21:55:00Z"),
        ("13/03/2031", "2031-03-13"),
        ("03/04/2031", None),
        ("31 June 2031", None),
        ("Monday", None),
        ("", None),
        ("0001-01-01T00:00:00Z", None),
        ("{{date}}", None),
    ],
)
def test_ways_of_writing_a_date(written: str, expected: str | None) -> None:
    moment = read_moment(written)
    assert (moment.text if moment else None) == expected
