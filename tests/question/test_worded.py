"""How a statement is worded: what is put forward, put away, taken back, answered."""

import pytest

from walkback.figure.find import find_figures
from walkback.question.record import Given, Stated
from walkback.question.worded import gives, retorts, takes_back


def said(content, cue="said"):
    return Stated("a", "a", "r", content, cue=cue)


@pytest.mark.parametrize(
    ("text", "put_forward"),
    [
        ("The ship was 12 miles from the coast, not 30.", ["12"]),
        ("It was not 30,000 tonnes.", []),
        ("They raised the count to 41,000 from 17,000.", ["41,000"]),
        ("It wasn’t about 300 names.", []),
        ("It is not true that 300 names were cleared.", ["300"]),
        ("They were told to clear 300 names, not to ask.", ["300"]),
    ],
)
def test_a_number_is_put_forward_or_put_away(text, put_forward):
    found = [figure for figure in find_figures(text) if gives(Given(figure, text))]
    assert [text[f.span.start : f.span.end].split()[0] for f in found] == put_forward


@pytest.mark.parametrize(
    "one",
    [
        said("I misspoke on Tuesday"),
        said("our first statement was wrong"),
        said("we should have asked to see the paper"),
        said("We never said cards were safe"),
        said("the certificate had lapsed", cue="conceded"),
        said("the cameras had been on", cue="also disclosed"),
    ],
)
def test_what_sounds_taken_back(one):
    assert takes_back(one)


@pytest.mark.parametrize(
    "one", [said("the right wing was struck"), said("it was sent on Monday"), said("they must be told", cue="warned")]
)
def test_what_does_not(one):
    assert not takes_back(one)


def test_an_answer_is_told_by_its_reporting_words():
    assert retorts(said("they were exhausted", cue="replied"))
    assert retorts(said("that it “stands over” its timeline"))
    assert not retorts(said("the counter was closed"))
    assert not retorts(said("a standing order", cue="told"))
