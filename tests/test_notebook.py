import re
from datetime import date
from html.parser import HTMLParser

import pytest
from planted import plant

from walkback.model import (
    ArticleDay,
    Attestation,
    Attribution,
    CueClass,
    DayHow,
    Evidence,
    Manner,
    Modality,
    Polarity,
    Reading,
    Report,
    ReportVersion,
    Statement,
)
from walkback.moment import Moment
from walkback.notebook import statements_html
from walkback.text.span import Span

NASTY = "<script>alert(1)</script> & “so”"


class _Checker(HTMLParser):
    """Collects the words and fails on what is not well nested."""

    def __init__(self):
        super().__init__()
        self.open, self.words, self.tags = [], "", set()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open[-1:] != ["sup"]:
            self.words += data


def check(html):
    checker = _Checker()
    checker.feed(html)
    checker.close()
    assert checker.open == []
    assert "script" not in checker.tags
    return checker.words


def make_statement(content=NASTY, source="Ms Lind"):
    text = f"Before. {content} {source} said."
    at = text.index(content)
    evidence = Evidence.at("f" * 32, text, Span(at, at + len(content)))
    return Statement(
        "5" * 32, "a" * 32, "Example <News>", "Head & line", source, "said", content, Manner.MIXED, 0.5,
        CueClass.SAY, Polarity.AFFIRMS, Modality.ASSERTED, None, None, None, None, None,
        ArticleDay(date(2031, 3, 4), DayHow.MANIFEST, "2031-03-04"),
        (Attestation("f" * 32, "a" * 32, (), (), (evidence,), 0.5),),
    )  # fmt: skip


def test_a_reading_shows_its_text_whole_with_the_parts_marked():
    text, (first, second) = plant(
        "{content:“It was <late>,”} {source:Ms Lind} {cue:said}.\n\n"
        "And then {source2:Bo} {cue2:denied} {content2:it & all}."
    )
    attributions = tuple(Attribution(**planted, manner=Manner.DIRECT, confidence=0.9) for planted in (second, first))
    html = Reading(text, attributions, "reader-1", date(2031, 3, 4), "a<1>")._repr_html_()
    words = check(html)
    for paragraph in text.split("\n\n"):
        assert paragraph in words
    assert "a<1>" in words
    assert "2031-03-04" in words
    marked = re.findall(r'title="([^"]+)">([^<]*)<', html)
    assert marked == [
        ("content 1", "“It was &lt;late&gt;,”"),
        ("source 1", "Ms Lind"),
        ("cue 1", "said"),
        ("source 2", "Bo"),
        ("cue 2", "denied"),
        ("content 2", "it &amp; all"),
    ]


def test_an_attribution_within_another_keeps_both_marks():
    text = "“Bo denied it,” she said."
    spans = {word: Span(text.index(word), text.index(word) + len(word)) for word in ("“Bo denied it,”", "Bo", "it,")}
    outer = Attribution((), (), (spans["“Bo denied it,”"],), Manner.DIRECT, 1.0)
    inner = Attribution((spans["Bo"],), (), (spans["it,"],), Manner.INDIRECT, 1.0)
    html = Reading(text, (outer, inner), "reader-1")._repr_html_()
    assert text in check(html)
    assert 'title="content 1, source 2">Bo<' in html


@pytest.mark.parametrize("text", ["", "   \n", "No one spoke."])
def test_a_reading_without_attributions_shows(text):
    assert text.strip() in check(Reading(text, (), "reader-1")._repr_html_())


def test_a_statement_shows_its_words_and_evidence():
    words = check(make_statement()._repr_html_())
    for expected in (NASTY, "Ms Lind", "said", "2031-03-04", "Example <News>", "Head & line", "ffffffff", "Before. "):
        assert expected in words


def test_statements_show_as_a_table():
    html = statements_html([make_statement(), make_statement("No.", source="")])
    words = check(html)
    assert html.count("<tr>") == 3
    assert NASTY in words
    assert "no source" in words
    assert check(statements_html([])).startswith("day")


def test_a_report_shows_its_versions_and_links_only_to_pages():
    first = Moment.parse("2031-03-04T10:15:00Z")
    last = Moment.parse("2031-03-05")
    version = ReportVersion("e" * 32, first, last, None, None, ("c" * 32,), 120, 3)
    report = Report(
        "a" * 32, None, NASTY, ("https://news.example/a?b=1&c=2", "javascript:alert(1)"), (version, version)
    )
    html = report._repr_html_()
    words = check(html)
    assert NASTY in words
    assert "2031-03-04T10:15:00Z to 2031-03-05" in words
    assert re.findall(r'href="([^"]*)"', html) == ["https://news.example/a?b=1&amp;c=2"]
    assert "javascript:alert(1)" in words
