import pytest
from planted import plant

from walkback.model import Manner
from walkback.statement.manner import find_quoted, judge_manner


@pytest.mark.parametrize(
    ("marked", "manner"),
    [
        ("{content:“We knew,”} Ek said.", Manner.DIRECT),
        ('{content:"We knew,"} Ek said.', Manner.DIRECT),
        ("{content:''We knew,''} Ek said.", Manner.DIRECT),
        ("{content:‘We knew it,’} Ek said.", Manner.DIRECT),
        ("{content:„Wir wussten es“}, sagte Ek.", Manner.DIRECT),
        ("{content:«On savait»}, Ek said.", Manner.DIRECT),
        ("Ek called it {content:a “disgrace”}.", Manner.MIXED),
        ("Ek said {content:they knew}.", Manner.INDIRECT),
        ("The “expert” said {content:they knew}.", Manner.INDIRECT),
        ("Ek said {content:it wasn’t the workers’ fault}.", Manner.INDIRECT),
        ("{content:“We knew,”} Ek said. {content:“All along.”}", Manner.DIRECT),
        ("{content:“We knew,”} Ek said, adding {content:that others did}.", Manner.MIXED),
        # the first paragraph of a quotation that goes on is not closed
        ("{content:“We knew.}\n\n{content:“All along,”} Ek said.", Manner.DIRECT),
    ],
)
def test_manner_goes_by_the_marks(marked: str, manner: Manner) -> None:
    text, (planted,) = plant(marked)
    assert judge_manner(text, planted["content"], find_quoted(text)) is manner


def test_an_open_mark_does_not_reach_into_the_next_line() -> None:
    text = "“We knew.\n\nThe square was empty."
    assert [q.of(text) for q in find_quoted(text)] == ["“We knew."]
