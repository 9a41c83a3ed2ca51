"""Statements of versions and copies that report one act of saying; near-misses are acts of their own."""

import pytest

from walkback.model import AttestedHow

URL = "https://wire.example/bridge"
HEAD = "Bridge to close\n\nThe bridge over the Arn will be closed for repairs, the council decided on Monday.\n\n"
FIRST = HEAD + "“It will cost us nine weeks and a great deal of patience,” Ruth Amstad said. She leads the works."


def attested(ledger, *texts, urls=None, outlets=None):
    """How the statement of the last text stands to the first; None if it is another act."""
    for number, text in enumerate(texts):
        ledger.add_text(
            text, url=(urls or [URL] * 9)[number], outlet=(outlets or ["Wire"] * 9)[number],
            captured_at=f"2031-03-0{number + 1}T10:00:00Z",
        )  # fmt: skip
    first, *_, last = sorted(ledger.statements(), key=lambda s: s.article_day.day)
    found = {one.statement: one for one in ledger.act(last.id).attested}
    return found[last.id] if first.id in found and first.id != last.id else None


def test_a_copy_with_the_same_words_is_the_same_act(ledger):
    copy = FIRST + "\n\nDrivers in Thornley will have to go round by Velden."
    found = attested(ledger, FIRST, copy, urls=[URL, "https://mail.example/b"], outlets=["Wire", "Mail"])
    assert found.how is AttestedHow.SAME_WORDS


def test_quoted_words_that_drift_are_flagged_with_both(ledger):
    found = attested(ledger, FIRST, FIRST.replace("a great deal of patience", "much patience"))
    assert found.how is AttestedHow.DRIFTED
    assert found.was == "it will cost us nine weeks and a great deal of patience"
    assert found.now == "it will cost us nine weeks and much patience"


INDIRECT = HEAD + "Ms Amstad told reporters that the works on the northern arch would begin on the first of June."


def test_indirect_speech_in_other_words_at_the_same_place_is_re_anchored(ledger):
    found = attested(
        ledger, INDIRECT, INDIRECT.replace("the first of June", "1 June").replace("1 June", "June the first")
    )
    assert found.how is AttestedHow.RE_ANCHORED


def test_a_negation_that_is_only_contracted_is_none_that_came_or_went(ledger):
    first = INDIRECT.replace("would begin", "would not begin")
    assert attested(ledger, first, first.replace("would not", "wouldn’t")).how is AttestedHow.RE_ANCHORED


SHORT = HEAD + "Luca Moretti denied that there was an enquiry. “We have seen no cracks,” he said to those who had come."


def test_a_short_content_spelled_otherwise_at_its_place(ledger):
    assert attested(ledger, SHORT, SHORT.replace("an enquiry", "an inquiry")).how is AttestedHow.RE_ANCHORED
    assert attested(ledger, SHORT, SHORT.replace("an enquiry", "an accident"), urls=[URL + "/2"] * 2) is None


def test_a_quotation_that_was_cut_is_the_same_act_and_has_not_drifted(ledger):
    cut = "It will cost us nine weeks,” Ruth Amstad said. She leads the works."
    found = attested(ledger, FIRST, HEAD + "“" + cut)
    assert found.how is AttestedHow.RE_ANCHORED
    assert (found.was, found.now) == ("", "")


def test_a_few_words_do_not_tell_whose_part_they_are(ledger):
    copy = HEAD + "She had this to say of the winter. “Nine weeks,” Ruth Amstad said, and left."
    assert attested(ledger, FIRST, copy) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("nine weeks", "six weeks"),
        ("It will cost", "It will not cost"),
        ("Ruth Amstad said", "Luca Moretti said"),
        ("It will cost us nine weeks and a great deal of patience,", "Everybody has known this for nine weeks,"),
    ],
    ids=["another figure", "the opposite", "another speaker", "other words"],
)
def test_near_misses(ledger, old, new):
    assert attested(ledger, FIRST, FIRST.replace(old, new)) is None


def test_a_statement_that_nothing_else_attests_is_an_act_by_itself(ledger):
    ledger.add_text(FIRST, url=URL)
    (said,) = ledger.statements()
    act = ledger.act(said.id)
    assert act.id == said.id
    assert [one.statement for one in act.attested] == [said.id]
