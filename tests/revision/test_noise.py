"""Edits that leave the story as it is."""

import pytest
from changed import changes, effects

from walkback.revision.record import ChangeClass

SAME = [
    ("Last month, the unit checked the gates.", "The unit checked the gates last month.", "moved"),
    ("The ministry of energy bought the gates.", "The energy ministry bought the gates.", "moved"),
    ("The Harbour Works Board (HWB) bought it.", "The Harbour Works Board bought it.", "reworded"),
    ("The vote takes place next Monday there.", "The vote takes place on Monday there.", "updated"),
    ("The crew was brought ashore by dawn.", "The crew was brought ashore by noon.", "updated"),
    ("Ministers are to meet in Velmar.", "Ministers have met in Velmar.", "updated"),
    ("The driver recieved a letter.", "The driver received a letter.", "typo"),
    ("It cost 40 percent of the fund.", "It cost 40% of the fund.", "formatting"),
    ("The mate left, the cook stayed.", "The mate left; the cook stayed.", "punctuation"),
    ("He was the third mate on board.", "He was the 3rd mate on board.", "reworded"),
]


@pytest.mark.parametrize(("old", "new", "class_"), SAME)
def test_the_same_otherwise(old, new, class_):
    found = changes(old, new)
    assert not [change for change in found if change.is_substantive]
    assert class_ in {str(one) for change in found for one in change.classes}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Last month, the unit checked the gates.", "The unit checked the gates last year."),
        ("The ministry of energy bought the gates.", "The water ministry bought the gates."),
        ("The Harbour Works Board (HWB) bought it.", "The Harbour Works Board (with a loan) bought it."),
        ("They had known for months of the crack.", "They had known for weeks of the crack."),
        ("The crew was brought ashore by dawn.", "The crew was brought ashore by helicopter."),
        ("The minister bought the gates.", "The ministry bought the gates."),
        ("It was not checked in the spring.", "It was checked in the spring."),
    ],
)
def test_what_only_looks_so_has_an_effect(old, new):
    assert effects(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The mate hit the cook.", "The cook hit the mate."),
        ("The board sued the owner of the ferry.", "The owner of the ferry sued the board."),
    ],
)
def test_who_did_it_and_to_whom_is_no_move(old, new):
    found = changes(old, new)
    assert [change for change in found if change.effect]
    assert not [change for change in found if ChangeClass.MOVED in change.classes]


INTRODUCED = "{source:Dr Anna Rowe} {cue:said} {content:that the lamps had been lit}."


@pytest.mark.parametrize("words", ["she {cue2:said}", "Dr Rowe {cue2:told} reporters"])
def test_a_speaker_that_is_called_otherwise(words):
    name, said = words.split(" ", 1) if words.startswith("she") else ("Dr Rowe", words.removeprefix("Dr Rowe "))
    old = f"{INTRODUCED} {{content2:“The crew knew,”}} {{source2:Rowe}} {{cue2:said}}."
    new = f"{INTRODUCED} {{content2:“The crew knew,”}} {{source2:{name}}} {said}."
    assert effects(old, new) == []


def test_a_speaker_of_another_name_is_another():
    old = f"{INTRODUCED} {{content2:“The crew knew,”}} {{source2:Rowe}} {{cue2:said}}."
    new = f"{INTRODUCED} {{content2:“The crew knew,”}} {{source2:Jonas Weil}} {{cue2:said}}."
    assert len(effects(old, new)) == 1
