import pytest

from walkback.statement.decode import Decoded, Signs
from walkback.statement.transcript import find_turns, join_turns
from walkback.text.span import Span

BRIEFING = "Briefing on Monday.\n\nQ: Were you told?\n\nMS LIND: We were not.\n\nMR O’BRIEN (by phone): Nor was I."


def test_turns_with_their_labels():
    found = [(turn.label.of(BRIEFING), turn.words.of(BRIEFING)) for turn in find_turns(BRIEFING)]
    assert found == [("Q", "Were you told?"), ("MS LIND", "We were not."), ("MR O’BRIEN", "Nor was I.")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "BRIDGE CLOSED: mayor blames rain\n\nThe mayor said it rained.",
        "Lind: no plan to quit\n\nEk: we knew",
        "ITEM 3: see below\nITEM 4: see above",
        "NATO:\nUN:\n",
        "He said NATO: no and UN: no.",
    ],
)
def test_what_is_no_transcript(text):
    assert find_turns(text) == []


EVIDENCE = (
    "Oral evidence\n\nQ1 Chair: When did you know, Dr Rowe?\n\nDr Rowe: In April. The board said it was late.\n\n"
    "Q2 Ms Ek: The council says it was told in May. Is that wrong?\n\nDr Rowe: I think it is.\n\nChair: Thank you."
)
HALF = Signs(0.5, 0.5, 0.5, 0.5)


def at(words, text=EVIDENCE):
    return Span(text.index(words), text.index(words) + len(words))


def decoded(source, cue, content, nested_in=None):
    return Decoded(*(((at(words),) if words else ()) for words in (source, cue, content)), HALF, nested_in)


def test_names_are_labels_where_most_lines_are_turns():
    found = [(turn.label.of(EVIDENCE), turn.asks) for turn in find_turns(EVIDENCE)]
    assert found == [("Chair", True), ("Dr Rowe", False), ("Ms Ek", True), ("Dr Rowe", False), ("Chair", True)]


@pytest.mark.parametrize(
    "text",
    [
        "Correction: it rained.\nNote: it snowed.\nTime: noon.\nPlace: Port.",
        "The vote\n\nFor: Lind\n\nIt was a long day for all.\n\nNobody spoke.\n\nFor: Ek\n\nAgainst: Bo\n\nNo: 3\n\n"
        "The house rose at noon.\n\nMany left.\n\nSome stayed.\n\nIt rained.",
    ],
)
def test_lists_with_colons_are_no_transcript(text):
    assert find_turns(text) == []


def test_a_turn_is_one_statement_and_holds_what_it_reports():
    parts = [
        decoded("Dr Rowe", "", "In April."),
        decoded("The board", "said", "it was late"),
        decoded("The council", "says", "it was told in May"),
    ]
    found = join_turns(EVIDENCE, parts, [Span(0, len(EVIDENCE))])
    told = [(" ".join(s.of(EVIDENCE) for s in one.source), one.content[0].of(EVIDENCE), one.nested_in) for one in found]
    assert told == [
        ("Dr Rowe", "In April. The board said it was late.", None),
        ("The board", "it was late", 0),
        ("The council", "it was told in May", None),
        ("Dr Rowe", "I think it is.", None),
    ]


def test_a_question_is_no_statement():
    asked = [decoded("Chair", "", "When did you know, Dr Rowe?")]
    found = join_turns(EVIDENCE, asked, [Span(0, len(EVIDENCE))])
    assert all("When did you know" not in one.content[0].of(EVIDENCE) for one in found)


def test_other_texts_stay_as_they_are():
    text = "Ek said no. Bo said yes."
    found = [Decoded((at("Ek", text),), (at("said", text),), (at("no", text),), HALF)]
    assert join_turns(text, found, [Span(0, len(text))]) == found
    assert join_turns(BRIEFING, [], []) == []
