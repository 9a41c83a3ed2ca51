import pytest
from planted import plant

from walkback.statement.decode import Decoded, Signs
from walkback.statement.estimate import add_estimates
from walkback.text.span import Span

HALF = Signs(0.5, 0.5, 0.5, 0.5)


def lines_of(text):
    spans, at = [], 0
    for line in text.split("\n"):
        if line:
            spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return spans


@pytest.mark.parametrize(
    "marked",
    [
        "It rained. {source:The doctors’ union} {cue:put} {content:the true number at more than 70,000}.",
        "{source:ATO} {cue:puts} {content:the share at €248m}, which is the same.",
        "{source:The province} {cue:has put} {content:the number of people out of their houses at 1,790}.",
        "{source:One insurer} {cue:estimated} {content:the damage at about three million pounds}.",
    ],
)
def test_an_estimate_is_found_with_its_parts(marked):
    text, (planted,) = plant(marked)
    (found,) = add_estimates(text, [], lines_of(text))
    assert (found.source, found.cue) == (planted["source"], planted["cue"])
    assert found.content[0].of(text).startswith(planted["content"][0].of(text))


@pytest.mark.parametrize(
    "text",
    [
        "He drives for a man who puts his worth at $11 billion.",
        "The players put the ball at his feet.",
        "The mayor wants to put the limit at 20.",
        "She would put the number at 20.",
        "That keeps the bank’s estimate of growth steady at 3.1 per cent.",
        "They met at 8 and put it away.",
        "The union said it put the number at 70.",
        "",
    ],
)
def test_what_is_none_is_left(text):
    assert add_estimates(text, [], lines_of(text)) == []


def test_what_the_reader_found_stays_and_numbers_lead_where_they_did():
    text = "The union put the toll at 70. Bo said Ek claimed it was 80."
    spans = {words: Span(text.index(words), text.index(words) + len(words)) for words in
             ("Bo", "said", "Ek claimed it was 80", "Ek", "claimed", "it was 80")}  # fmt: skip
    outer = Decoded((spans["Bo"],), (spans["said"],), (spans["Ek claimed it was 80"],), HALF)
    inner = Decoded((spans["Ek"],), (spans["claimed"],), (spans["it was 80"],), HALF, 0)
    found = add_estimates(text, [outer, inner], lines_of(text))
    assert [one.content[0].of(text) for one in found] == ["the toll at 70", "Ek claimed it was 80", "it was 80"]
    assert [one.nested_in for one in found] == [None, None, 1]
    already = Decoded((), (), (Span(4, 9),), HALF)
    assert add_estimates("The union put the toll at 70.", [already], [Span(0, 29)]) == [already]


def test_only_what_is_read_is_looked_at():
    text = "The union put the toll at 70."
    assert add_estimates(text, [], []) == []
