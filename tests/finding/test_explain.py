"""Why a finding was made, in plain lines."""

from datetime import date

from walkback.finding.explain import explain
from walkback.finding.record import FindingKind, Rewritten, Spoken, Strength
from walkback.model import (
    CueClass,
    Manner,
    MentionHow,
    Modality,
    Polarity,
    Side,
    SideHow,
    SpeakerKind,
    Statement,
    StatementSpeaker,
    Window,
    WindowHow,
)
from walkback.question.record import Step
from walkback.revision.record import Effect


def said(name, day, how, side, by):
    speaker = StatementSpeaker(
        "i", name, name, SpeakerKind.PERSON, None, None, Side((side,), SideHow.OFFICE, by), MentionHow.NAME, 0.9
    )
    return Statement(
        name, "r", None, None, name, "said", "the port was told", Manner.INDIRECT, 0.9, CueClass.SAY, Polarity.AFFIRMS,
        Modality.ASSERTED, None, None, speaker, Window(day, day, how, "on Monday"), None, None, (),
    )  # fmt: skip


STEPS = (
    Step("one question: pair model: one question", "0.98", "", 1.7),
    Step("one question: pair model: near in meaning", "0.85", "", 1.1),
    Step("one question: one report", "0", "", 0.05),
    Step("opposed: taken back, by one party", "conceded", "it was not", 3.5),
    Step("opposed: taken back", "conceded", "it was not", -2.0),
)


def found():
    a = said("Ana Ruiz", date(2031, 3, 3), WindowHow.CLAUSE, "Norland", "minister")
    b = said("Bo Lind", date(2031, 3, 5), WindowHow.ARTICLE, "Norland", "spokesman")
    return Spoken("f", FindingKind.WALK_BACK, Strength.STRONG, 0.7, "q", "Was the port told?", a, "yes", b, "no", STEPS)


def test_what_was_compared_is_told_with_how_each_is_known():
    lines = explain(found())
    assert "question: Was the port told?" in lines
    assert "answers: yes, then no" in lines
    assert "sides: Norland (by “minister”), then Norland (by “spokesman”)" in lines
    assert "days: 2031-03-03 (by “on Monday”), then 2031-03-05 (the report's own day)" in lines


def test_clues_that_tell_the_same_are_one_line_with_what_they_weigh_together():
    lines = explain(found())
    assert "  +2.80  the pair model, reading both: 0.98" in lines
    assert "  +1.50  the later one sounds like taking back, as reported: conceded" in lines
    assert not any("one report" in line for line in lines)


def test_a_finding_says_appears_and_never_that_somebody_lied():
    first, *_ = explain(found())
    assert "appears" in first


def test_an_edit_tells_its_effect_and_whether_a_note_was_found():
    edit = Rewritten(
        "e", FindingKind.QUIET_EDIT, Strength.STRONG, 0.9, Effect.SOFTENED, "r", None, None, "v1", "v2",
        "was", "may be", None, None, None, (Step("effect", "was", "may be", 0.9),),
    )  # fmt: skip
    assert explain(edit)[2:4] == ("effect: softened", "note: none found on the whole page")
