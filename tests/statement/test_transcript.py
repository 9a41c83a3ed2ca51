import pytest

from walkback.statement.transcript import find_turns

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
