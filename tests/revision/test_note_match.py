"""Which changes a note owns up to, in invented versions of one report."""

from datetime import date

import pytest

from walkback.model import Block, BlockKind
from walkback.revision.note import find_notes
from walkback.revision.note_match import match_notes
from walkback.revision.record import Change, ChangeClass, WordEdit
from walkback.text.span import Span

DAY = date(2031, 3, 3)
A, Q, F, S = (
    ChangeClass.ATTRIBUTION_REMOVED,
    ChangeClass.QUOTATION_CHANGED,
    ChangeClass.FIGURE_CHANGED,
    ChangeClass.SPEAKER_CHANGED,
)
ADDED, GONE, SOFT, HEAD = (
    ChangeClass.STATEMENT_ADDED,
    ChangeClass.STATEMENT_REMOVED,
    ChangeClass.SOFTENED,
    ChangeClass.HEADLINE_CHANGED,
)
FRAME, WORDS, TYPO = ChangeClass.FRAMING_CHANGED, ChangeClass.REWORDED, ChangeClass.TYPO

# Of each change: class, a sentence with the old words, one with the new; the words that differ stand in brackets.
TOLL = (F, "At least [four] people died, the coast guard said.", "At least [six] people died, the coast guard said.")
LIST = (F, "The ferry may carry [118] passengers.", "The ferry may carry [188] passengers.")
CARS = (F, "There were [12] cars on the lower deck.", "There were [21] cars on the lower deck.")
BOATS = (F, "There were [40] boats.", "There were [188] boats.")
TITLE = (HEAD, "Ferry sinks off Arna, [four] dead", "Ferry sinks off Arna, [six] dead")
NAME = (
    S,
    "The search is led by [Helena Lind] of the coast guard.",
    "The search is led by [Elena Lind] of the coast guard.",
)
SOFTER = (SOFT, "The owner [had ignored] complaints.", "The owner [had received] complaints.")
UNION = (A, "[A union said] the ramp leaked.", "[The] ramp leaked.")
OWNER = (ADDED, "", "[The owner, Transmare, said it was working with the authorities.]")
DENIAL = (ADDED, "", "[The captain said nobody had warned him.]")
CUT = (GONE, "[The mayor blamed the owner for the leak.]", "")
QUOTE = (Q, "“We knew it [at once],” the mayor said.", "“We knew it[],” the mayor said.")
NEGATED = (FRAME, "The captain was [on] the bridge.", "The captain was [not on] the bridge.")
SPELT = (TYPO, "The harbour of [Lnud] was closed.", "The harbour of [Lund] was closed.")
DAYS = (FRAME, "The ferry left on [Saturday] night.", "The ferry left on [Sunday] night.")

# Changes, note, and those of them that it explains.
CASES = [
    # The note gives the words.
    ([TOLL, LIST], "Correction: This story earlier gave the number of passengers as 118. It is 188.", [LIST]),
    ([TOLL, LIST, CARS], "Correction: the ferry may carry 188 passengers, not 118.", [LIST]),
    ([TOLL, LIST], "This story has been corrected to show that six people died, not four.", [TOLL]),
    ([TOLL, TITLE, LIST], "Correction: This story first said four people died. It should have said six.",
     [TOLL, TITLE]),
    ([LIST, CARS], "Correction: the number of cars has been changed from 12 to 21.", [CARS]),
    ([LIST, CARS], "Correction: the number of beds has been changed from 30 to 40.", []),
    ([NAME, SOFTER], "Correction: the search is led by Elena Lind, not Helena Lind.", [NAME]),
    ([SOFTER, DAYS], "This story originally said the ferry had left on Saturday. In fact, it left on Sunday.",
     [DAYS]),
    ([SOFTER, DAYS], "Correction: the ferry left on Sunday, not Saturday.", [DAYS]),
    ([SOFTER, UNION], "An earlier version of this story said the owner had ignored complaints. It has been corrected.",
     [SOFTER]),
    ([NEGATED, TOLL], "Clarification: This story was updated to make clear that the captain was not on the bridge.",
     [NEGATED]),
    ([SPELT, TOLL], "This version corrects the spelling of the harbour to Lund, not Lnud.", [SPELT]),
    ([LIST], "(Corrects number of passengers to 188)", [LIST]),
    ([TOLL, LIST], "(Corrects number of passengers in paragraph 3 to 188, not 118)", [LIST]),
    # The note speaks of one figure, another became that one.
    ([BOATS], "Correction: the ferry may carry 188 passengers, not 118.", []),
    # The note tells what it is about.
    ([TOLL, LIST, SOFTER], "Correction: An earlier version of this story misstated the number of passengers.", [LIST]),
    ([TOLL, OWNER, DENIAL], "This story has been updated to include a comment from the owner.", [OWNER]),
    ([TOLL, OWNER, DENIAL], "UPDATE: This story has been updated with a statement by Transmare.", [OWNER]),
    ([SOFTER, OWNER], "(Adds comment from the captain)", []),
    ([SOFTER, NAME], "Correction: This story misspelled the name of the head of the search.", [NAME]),
    ([SOFTER, QUOTE], "Correction: An earlier version of this story misquoted the mayor.", [QUOTE]),
    # ... or only of what kind.
    ([SOFTER, TOLL], "A figure in this story has been corrected.", [TOLL]),
    ([SOFTER, TITLE], "The headline of this story has been changed.", [TITLE]),
    ([SOFTER, CUT], "This article was amended to remove an inaccurate statement.", [CUT]),
    ([LIST, TOLL], "A figure in this story has been corrected.", []),
    # The note says only that something changed.
    ([TOLL], "This story has been corrected.", [TOLL]),
    ([SOFTER], "This story has been corrected.", [SOFTER]),
    ([SOFTER, TOLL], "This story has been corrected.", []),
    ([(WORDS, "The boats [watched] it.", "The boats [tracked] it."), TOLL], "This story has been corrected.", [TOLL]),
    ([(WORDS, "The boats [watched] it.", "The boats [tracked] it.")], "This story has been corrected.", []),
    ([OWNER], "This story has been updated.", [OWNER]),
    ([SOFTER], "This story has been updated.", []),
    ([UNION], "This post has been updated.", []),
    # A note on something else.
    ([SOFTER, UNION], "Editor's note: Elena Lind is the sister of a member of our staff.", []),
    ([SOFTER], "Correction: the wind was at gale force, not storm force.", []),
    ([CUT], "This story has been updated to include a comment from the mayor.", []),
]  # fmt: skip


def build(changes, note="", old_note=""):
    """Old text, new text, notes of the new one, and the changes with their spans."""
    sides = []
    for side, added in ((1, old_note), (2, note)):
        text, found = "The ferry sank off Arna on Sunday night in a gale.", []
        for change in changes:
            sentence = change[side]
            if not sentence:
                found.append(None)
                continue
            text += "\n\n"
            begin = len(text) + sentence.index("[")
            end = begin + sentence.index("]") - sentence.index("[") - 1
            found.append(Span(begin, end))
            text += sentence.replace("[", "").replace("]", "")
        text += "\n\nAn inquiry will begin next week." + (f"\n\n{added}" if added else "")
        sides.append((text, found))
    (old, before), (new, after) = sides
    made = []
    for change, was, became in zip(changes, before, after, strict=True):
        edits = (WordEdit(was or Span(0, 0), became or Span(0, 0)),)
        made.append(Change(was, became, (change[0],), edits=edits))
    blocks, at = [], 0
    for line in new.split("\n\n"):
        blocks.append(Block(BlockKind.PARAGRAPH, Span(at, at + len(line))))
        at += len(line) + 2
    return old, new, find_notes(new, blocks, DAY), made


@pytest.mark.parametrize(("changes", "note", "explained"), CASES, ids=range(len(CASES)))
def test_what_a_note_explains(changes, note, explained):
    old, new, notes, made = build(changes, note)
    assert len(notes) == 1
    assert match_notes(old, new, notes, made) == {changes.index(change): 0 for change in explained}


def test_a_note_that_stood_before_explains_nothing():
    note = "Correction: the ferry may carry 188 passengers, not 118."
    old, new, notes, made = build([LIST, TOLL], note, old_note=note.replace(",", " ,"))
    assert notes
    assert match_notes(old, new, notes, made) == {}


def test_only_the_fresh_one_of_two_notes_explains():
    first = "This story has been corrected."
    second = "Correction: the ferry may carry 188 passengers, not 118."
    old, new, notes, made = build([TOLL, LIST], f"{first}\n\n{second}", old_note=first)
    assert [one.span.of(new) for one in notes] == [first, second]
    assert match_notes(old, new, notes, made) == {1: 1}


def test_each_of_two_notes_explains_its_own():
    note = "Correction: the ferry may carry 188 passengers, not 118.\n\nCorrection: six people died, not four."
    old, new, notes, made = build([TOLL, SOFTER, LIST], note)
    assert match_notes(old, new, notes, made) == {0: 1, 2: 0}


def test_a_note_of_two_errors_explains_both():
    note = (
        "This article was amended on 4 March 2031. An earlier version gave the number of passengers as 118; it is 188. "
        "It also said that four people had died; it should have said six."
    )
    old, new, notes, made = build([TOLL, SOFTER, LIST], note)
    assert match_notes(old, new, notes, made) == {0: 1, 2: 0}


def test_the_note_itself_is_no_change_that_is_explained():
    note = "This story has been corrected."
    old, new, notes, made = build([TOLL], note)
    at = new.index(note)
    itself = Change(None, Span(at, at + len(note)), (ChangeClass.NOTE,))
    assert match_notes(old, new, notes, [itself, *made]) == {1: 0}
    assert match_notes(old, new, notes, [itself]) == {}


def test_nothing_to_match():
    old, new, notes, made = build([TOLL])
    assert match_notes(old, new, notes, made) == {}
    old, new, notes, made = build([], "This story has been corrected.")
    assert match_notes(old, new, notes, made) == {}
    assert match_notes("", "", [], []) == {}
