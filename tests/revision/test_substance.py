"""What a change does to a story, on planted pairs of sentences."""

import pytest
from changed import changes, effects, told

from walkback import pipeline
from walkback.model import BlockKind
from walkback.revision.record import ChangeClass, Effect


@pytest.mark.parametrize(
    ("old", "new", "effect"),
    [
        ("The owner ignored repeated warnings about it.", "The owner received warnings about it.", "softened"),
        ("All twelve boats were checked in March.", "Most boats were checked in March.", "softened"),
        ("Some residents of the quay heard a bang.", "All residents of the quay heard a bang.", "hardened"),
        ("The bridge may close for the winter season.", "The bridge closed for the winter season.", "hardened"),
        ("No records were copied.", "No records at this stage were copied.", "softened"),
        ("The boat carried 90 people.", "The boat carried as many as 90 people.", "figure_changed"),
        ("The works were checked there.", "The works were checked at once there.", "hardened"),
        ("The mayor took money from the fund.", "The mayor allegedly took money from the fund.", "softened"),
        ("The works are planned for March 2032 there.", "The works are planned for 2032 there.", "softened"),
        ("At least 12 people were hurt there.", "At least 16 people were hurt there.", "figure_changed"),
        ("The repair will cost £3m, the plan shows.", "The repair will cost £4m, the plan shows.", "figure_changed"),
        ("More than 40 cars were on the deck.", "Fewer than 40 cars were on the deck.", "figure_changed"),
    ],
)  # fmt: skip
def test_what_is_claimed_becomes_less_more_or_another_number(old, new, effect):
    assert effects(old, new) == [effect]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The crew was “properly trained” for fog.", 'The crew was "properly trained" for fog.'),
        ("An enquiry into the fire has begun.", "An inquiry into the fire has begun."),
        ("The hull was not for sale at all.", "The hull wasn't for sale at all."),
        ("The e-mail was sent to the crew.", "The email was sent to the crew."),
        ("They are co-operating with the police.", "They are cooperating with the police."),
        ("It cost £12,500 to repair the hull.", "It cost £12.5k to repair the hull."),
        ("The car was watched since it left port.", "The car was tracked since it left port."),
        ("A crossing of some nauticle interest to all.", "A crossing of some nautical interest to all."),
        ("The band–stand is closed.", "The band-stand is closed."),
        ("The work was organised by the town.", "The work was organized by the town."),
        ("The last week of January was cold.", "The final week of January was cold."),
        ("It happened at eleven oclock at night.", "It happened at eleven o’clock at night."),
    ],
)
def test_other_letters_for_the_same_have_no_effect(old, new):
    found = changes(old, new)
    assert [change.effect for change in found if change.effect] == []
    assert all(not change.is_substantive for change in found)


def test_the_same_text_has_no_change():
    assert changes("Nothing new here at all.", "Nothing new here at all.") == ()


def test_a_source_that_came_or_went():
    plain = "The boats were old and the crew was tired."
    sourced = "{content:The boats were old and the crew was tired}, {source:a former mate} {cue:said}."
    assert effects(plain, sourced) == [Effect.ATTRIBUTION_ADDED]
    assert effects(sourced, plain) == [Effect.ATTRIBUTION_REMOVED]


def test_a_statement_that_came_or_went():
    said = "{source:Jonas Weil} {cue:said} {content:the lamps had been lit all night long}."
    first = "The ferry was built in 1990."
    assert effects(first, f"{first} {said}") == [Effect.STATEMENT_ADDED]
    assert effects(f"{first} {said}", first) == [Effect.STATEMENT_REMOVED]


def test_background_that_came_is_told_without_an_effect():
    (change,) = changes(
        "The ferry was built in 1990.", "The ferry was built in 1990. It has two decks and a bar for all."
    )
    assert (change.classes, change.effect) == ((ChangeClass.CONTENT_ADDED,), None)


def test_an_answer_takes_the_place_of_none():
    answer = "{source:The owner} {cue:said} on Monday {content:that the hull had been sound}."
    found = changes("The owner has not yet commented.", answer)
    assert [change.effect for change in found] == [Effect.STATEMENT_ADDED]
    assert found[0].old is not None and found[0].new is not None


def test_a_headline_that_says_more_than_it_did():
    found = changes("Owner may sell ferry", "Owner sells ferry", kind=BlockKind.HEADLINE)
    assert [change.effect for change in found] == [Effect.HEADLINE_CHANGED]
    assert effects("Owner ‘may’ sell", "Owner “may” sell", kind=BlockKind.HEADLINE) == []


def test_what_stands_in_furniture_is_no_change_of_the_story():
    found = changes("More: ten ferries to love", "More: twelve ferries to love", kind=BlockKind.CAPTION)
    assert all(change.classes == (ChangeClass.FURNITURE,) for change in found)


def test_a_correction_that_a_note_tells_is_told_with_it():
    old = told("The ferry carried 118 passengers to Madalin.")
    new = told("The ferry carried 188 passengers to Madalin.\n\nCorrection: An earlier version of this report gave the "
               "number of passengers as 118. It was 188.")  # fmt: skip
    compared = pipeline.compare_told(old, new)
    (number,) = [n for n, change in enumerate(compared.changes) if change.effect is Effect.FIGURE_CHANGED]
    assert dict(compared.explained).get(number) == 0
    assert compared.notes[0].span.of(new.text).startswith("Correction")


def test_spans_slice_in_both_texts_and_changes_invert():
    old, new = told("The owner ignored the warnings."), told("The owner received warnings, and paid 3 fines.")
    forth, back = pipeline.compare_told(old, new), pipeline.compare_told(new, old)
    assert len(forth.changes) == len(back.changes) > 0
    for change in forth.changes:
        for span, one in ((change.old, old), (change.new, new)):
            assert span is None or 0 <= span.start <= span.end <= len(one.text)
        for edit in change.edits:
            assert edit.old.end <= len(old.text) and edit.new.end <= len(new.text)


@pytest.mark.parametrize(
    ("old", "new", "classes"),
    [
        ("The works took a long time there.", "The works may have taken a long time there.", "softened"),
        ("The works took five weeks in the harbour.", "The works took five weeks.", "detail_removed"),
        ("The works took five weeks.", "The works took five weeks in the harbour.", "detail_added"),
        ("The crowd attacked the town hall.", "The crowd entered the town hall.", "framing_changed"),
    ],
)
def test_a_hedge_is_told_from_a_detail(old, new, classes):
    assert [str(class_) for change in changes(old, new) if change.effect for class_ in change.classes] == [classes]


def test_another_source_for_the_same_words():
    old = "{source:The mayor} {cue:said} {content:the lamps had been lit all night long}."
    new = "{source:A fisherman} {cue:said} {content:the lamps had been lit all night long}."
    (change,) = changes(old, new)
    assert (change.classes, change.effect) == ((ChangeClass.SPEAKER_CHANGED,), Effect.REWORDED)


def test_one_source_or_several_is_another_source():
    old = "{source:Officials} {cue:said} {content:the lamps had been lit all night long}."
    new = "{source:An official} {cue:said} {content:the lamps had been lit all night long}."
    assert effects(old, new) == [Effect.REWORDED]


def test_another_word_for_saying_it():
    old = "{source:Jonas Weil} {cue:said} {content:the lamps had been lit all night long}."
    new = "{source:Jonas Weil} {cue:claimed} {content:the lamps had been lit all night long}."
    (change,) = changes(old, new)
    assert change.classes == (ChangeClass.SOFTENED, ChangeClass.ATTRIBUTION_CHANGED)


def test_a_source_that_went_where_another_attribution_stays():
    wants = "{source:Jonas Weil} {cue:wants} {content:to sell the ferry before the spring}"
    old = "{content2:Jonas Weil wants to sell the ferry before the spring}, {source2:two friends} {cue2:said}."
    assert effects(old, f"{wants}.") == [Effect.ATTRIBUTION_REMOVED]
    assert effects(f"{wants}.", old) == [Effect.ATTRIBUTION_ADDED]


def test_a_verb_without_a_source_adds_nobody_who_says_so():
    new = "The owner may have {cue:known} {content:of the cracks in the hull}."
    assert effects("The owner knew of the cracks in the hull.", new) == [Effect.SOFTENED]
