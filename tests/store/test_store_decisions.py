"""Judgements on findings, questions and statements hold through everything that is done to the reports."""

import json
from itertools import permutations

import pytest
from bag_model import BagModel
from invented import facts_of
from pattern_reader import PatternReader
from test_store_questions import INPUTS, NOT_TOLD, OTHER, TAKEN_BACK, TOLD, add

import walkback.store.adding as adding
from walkback import Ledger
from walkback.errors import UnknownRecord, UsageError
from walkback.finding import relate
from walkback.finding.record import Rewritten, Spoken
from walkback.model import Attribution, Extractor, MentionHow, SideHow
from walkback.question.decision import Decision, DecisionKind
from walkback.store.verdicts import verdict_of
from walkback.text.span import Span
from walkback.version import plain

ELENA, JONAS, TAKEN, PETRA = (text.split("“")[1].split("”")[0] for text in (TOLD, NOT_TOLD, TAKEN_BACK, OTHER))


@pytest.fixture
def affair(ledger):
    for one in INPUTS:
        add(ledger, *one)
    return ledger


def said(ledger, words):
    """The statement with these words."""
    (one,) = {s.id: s for s in ledger.statements() if words in s.content}.values()
    return one


def positions(ledger):
    """What is answered to each question, by the words."""
    return sorted(sorted((a.statement.content[1:-1], a.position) for a in q.answers) for q in ledger.questions())


def kinds(ledger, **asked):
    return sorted(
        (f.kind.value, f.earlier.content[1:-1], f.later.content[1:-1])
        for f in ledger.findings(**asked)
        if isinstance(f, Spoken)
    )


def the(ledger, kind, **asked):
    (one,) = ledger.findings(kind=kind, **asked)
    return one


class AnotherReader(PatternReader):
    """Takes the same attributions for others than before: the content without its quotation marks and first word."""

    name = "pattern-2"

    def read(self, text, spans):
        found = []
        for one in super().read(text, spans):
            (content,) = one.content
            start = text.index(" ", content.start) + 1
            found.append(Attribution(one.source, one.cue, (Span(start, content.end - 1),), one.manner, one.confidence))
        return tuple(found)


class ReadsNothing(PatternReader):
    name = "pattern-0"

    def read(self, text, spans):
        return ()


class AnotherModel(BagModel):
    name = "bag-2"


class SeesNothing(BagModel):
    """Takes no two statements for answers to one question."""

    name = "bag-3"

    def embed(self, texts):
        return super().embed(["" for _ in texts]) * 0


def read_again(ledger, inputs=INPUTS, *, reader=None, pairs=None):
    """The same ledger after all reports came in once more."""
    with Ledger(ledger.path, reader=reader or AnotherReader(), pairs=pairs or AnotherModel()) as other:
        for one in inputs:
            add(other, *one)
    return Ledger(ledger.path, reader=reader or AnotherReader(), pairs=pairs or AnotherModel())


def derive_again(ledger, monkeypatch, inputs=INPUTS):
    newer = Extractor(plain.EXTRACTOR.name, plain.EXTRACTOR.version + ".1")
    monkeypatch.setattr(plain, "EXTRACTOR", newer)
    monkeypatch.setattr(adding, "running_extractors", lambda: frozenset((newer,)))
    for one in inputs:
        add(ledger, *one)


# --- Findings ---------------------------------------------------------------------------------------------------


def test_a_rejected_finding_is_hidden_and_comes_back(affair):
    before = affair.findings()
    denial = the(affair, "denial")
    made = affair.judge_finding(denial.id[:8], "reject", by="ek", note="of another flood", at="2031-04-01T10:00:00Z")
    assert affair.findings() == [f for f in before if f.id != denial.id]
    verdict = verdict_of(the(affair, "denial", rejected=True))
    assert (verdict.kind, verdict.by, verdict.note, verdict.is_found) == ("reject", "ek", "of another flood", True)
    assert verdict_of(affair.finding(denial.id)) == verdict
    assert not any(f.id == denial.id for q in affair.questions() for f in q.findings)
    assert affair.judgements() == [made]
    affair.undo(made.number, by="bo")
    assert affair.findings() == before
    assert [(d.undone_by, d.note) for d in affair.judgements()] == [("bo", "of another flood")]


def test_the_last_of_two_verdicts_holds(affair):
    denial = the(affair, "denial")
    for verdict in ("confirm", "reject", "confirm"):
        affair.judge_finding(denial.id, verdict, by="ek", at="2031-04-01T10:00:00Z")
    assert verdict_of(the(affair, "denial")).kind is DecisionKind.CONFIRM
    affair.undo(3, by="ek")
    assert affair.findings(kind="denial") == []


def test_a_verdict_is_on_one_finding_and_no_other_one(affair):
    affair.judge_finding(the(affair, "denial").id, "reject", by="ek")
    assert [verdict_of(f) for f in affair.findings()] == [None] * len(affair.findings())
    assert affair.findings(kind="walk_back")


def test_a_verdict_survives_another_reader_and_another_model(affair):
    denial = the(affair, "denial")
    affair.judge_finding(denial.id, "reject", by="ek")
    other = read_again(affair)
    assert other.findings(kind="denial") == []
    again = the(other, "denial", rejected=True)
    assert again.id != denial.id
    assert again.earlier.content in denial.earlier.content
    assert all(d.anchored for d in other.judgements())


def test_a_verdict_survives_another_extractor(affair, monkeypatch):
    affair.judge_finding(the(affair, "denial").id, "reject", by="ek")
    derive_again(affair, monkeypatch)
    assert affair.findings(kind="denial") == []
    assert verdict_of(the(affair, "denial", rejected=True)).kind is DecisionKind.REJECT


def test_a_verdict_survives_that_two_reports_are_one(ledger):
    first, later = TOLD + " The flood came at night, and the harbour lights failed.", "https://wire.example/2031/03/9"
    where = ledger.add_text(first, outlet="Wire", captured_at="2031-03-03T10:00:00Z").outcomes[0].report
    add(ledger, *INPUTS[1])
    ledger.judge_finding(the(ledger, "denial").id, "reject", by="ek")
    ledger.add_text(first + " It rained.", url=later, outlet="Wire", captured_at="2031-03-03T12:00:00Z")
    assert ledger.report(where).id != where
    assert ledger.findings(kind="denial") == []
    assert verdict_of(the(ledger, "denial", rejected=True)).kind is DecisionKind.REJECT


def test_a_confirmed_finding_stays_where_the_analysis_finds_it_no_longer(affair):
    denial = the(affair, "denial")
    affair.judge_finding(denial.id, "confirm", by="ek", note="both on the record")
    assert verdict_of(the(affair, "denial")).is_found
    other = read_again(affair, reader=PatternReader(), pairs=SeesNothing())
    # Nothing waits, so that nothing was set beside anything anew.
    assert verdict_of(the(other, "denial")).is_found
    other = read_again(affair, pairs=SeesNothing())
    assert other.questions() == []
    (gone,) = other.findings()
    assert not verdict_of(gone).is_found
    assert (gone.kind, gone.ask, gone.earlier_position) == (denial.kind, denial.ask, denial.earlier_position)
    assert (gone.id, gone.steps, gone.strength) == (denial.id, denial.steps, denial.strength)
    assert gone.earlier.content in denial.earlier.content
    assert other.finding(denial.id[:8]) == gone
    other.judge_finding(gone.id, "reject", by="bo")
    assert other.findings() == []


def test_a_confirmed_finding_stays_where_its_words_are_read_no_longer(affair):
    denial = the(affair, "denial")
    affair.judge_finding(denial.id, "confirm", by="ek")
    other = read_again(affair, reader=ReadsNothing())
    (gone,) = other.findings()
    assert (gone.earlier.content, gone.later.content) == (denial.earlier.content, denial.later.content)
    assert [d.anchored for d in other.judgements()] == [False]
    again = read_again(affair, reader=PatternReader())
    assert [d.anchored for d in again.judgements()] == [True]
    assert verdict_of(the(again, "denial")).is_found


def test_two_figures_of_one_pair_of_statements_are_two_findings(ledger, monkeypatch):
    monkeypatch.setattr(relate, "LEAST", 0.0)  # how sure they are is not what is tested
    for day, killed, hurt in ((3, 16, 40), (4, 19, 55)):
        words = (
            f"The storm flood in the old harbour quarter of Velmar killed {killed} people and injured {hurt} people, "
            "most of them in the first hour of Sunday night"
        )
        add(ledger, f"Harbour\n\n“{words},” Elena Marsh said.", "Wire", day)
    first, second = ledger.findings(kind="changed_figure")
    ledger.judge_finding(first.id, "reject", by="ek")
    assert ledger.findings(kind="changed_figure") == [second]


FLOOD = "Harbour\n\nThe port of Velmar lies at the mouth of the river. The flood killed 16 people, the city said."
URL = "https://wire.example/flood"


def edited(ledger):
    for day, one in enumerate((FLOOD, FLOOD.replace("16 people", "19 people")), 3):
        ledger.add_text(one, url=URL, outlet="Wire", captured_at=f"2031-03-0{day}T10:00:00Z")


def test_a_quiet_edit_is_rejected_for_good(ledger, monkeypatch):
    edited(ledger)
    (edit,) = ledger.findings(kind="quiet_edit")
    ledger.judge_finding(edit.id, "reject", by="ek")
    assert ledger.findings(kind="quiet_edit") == []
    newer = Extractor(plain.EXTRACTOR.name, plain.EXTRACTOR.version + ".1")
    monkeypatch.setattr(plain, "EXTRACTOR", newer)
    monkeypatch.setattr(adding, "running_extractors", lambda: frozenset((newer,)))
    edited(ledger)
    assert ledger.findings(kind="quiet_edit") == []
    again = the(ledger, "quiet_edit", rejected=True)
    assert isinstance(again, Rewritten)
    assert again.old_version != edit.old_version
    assert ledger.judgements()[0].anchored


def test_an_edit_to_other_words_is_another_edit(ledger):
    edited(ledger)
    ledger.judge_finding(the(ledger, "quiet_edit").id, "reject", by="ek")
    ledger.add_text(FLOOD.replace("16 people", "25 people"), url=URL, outlet="Wire", captured_at="2031-03-06T10:00:00Z")
    (other,) = ledger.findings(kind="quiet_edit")
    assert "25" in other.after


def test_a_confirmed_edit_stays_where_it_is_found_no_longer(ledger, monkeypatch):
    import walkback.store.edits as edits

    edited(ledger)
    (edit,) = ledger.findings(kind="quiet_edit")
    ledger.judge_finding(edit.id, "confirm", by="ek")
    monkeypatch.setattr(edits, "METHOD", "another")
    monkeypatch.setattr(edits, "find_edits", lambda *_, **__: ())
    ledger.add_text(FLOOD + " It rained.", url=URL, outlet="Wire", captured_at="2031-03-06T10:00:00Z")
    (gone,) = ledger.findings()
    assert not verdict_of(gone).is_found
    assert (gone.before, gone.after, gone.old, gone.headline) == (edit.before, edit.after, edit.old, edit.headline)
    assert ledger.version(gone.old_version).text[gone.old.start : gone.old.end] == gone.before


# --- Questions --------------------------------------------------------------------------------------------------


def test_a_statement_is_taken_out_of_a_question_and_put_back(affair):
    before, found = positions(affair), kinds(affair)
    (question,) = affair.questions()
    made = affair.judge_apart(said(affair, JONAS).id, question.id, by="ek")
    assert positions(affair) == [[one for one in before[0] if one[0] != JONAS]]
    assert kinds(affair) == [one for one in found if JONAS not in one]
    affair.undo(made.number, by="ek")
    assert (positions(affair), kinds(affair)) == (before, found)


def test_a_statement_that_nothing_brought_near_is_put_into_a_question(affair):
    (question,) = affair.questions()
    affair.judge_same(said(affair, PETRA).id, question.id, by="ek")
    assert {words for words, _ in positions(affair)[0]} == {ELENA, JONAS, TAKEN, PETRA}
    # What it answers is read by the pair model, though the two are far apart.
    assert dict(positions(affair)[0])[PETRA] in ("yes", "no")


def test_judgements_on_questions_survive_reading_deriving_and_another_model(affair, monkeypatch):
    (question,) = affair.questions()
    affair.judge_apart(said(affair, JONAS).id, question.id, by="ek")
    affair.judge_same(said(affair, PETRA).id, said(affair, ELENA).id, by="ek")
    affair.judge_wording(affair.questions()[0].id, "Did Velmar know?", by="ek")
    wanted = [{(words.split(" ", 1)[1], position) for words, position in one} for one in positions(affair)]
    derive_again(affair, monkeypatch)
    assert [{(words.split(" ", 1)[1], position) for words, position in one} for one in positions(affair)] == wanted
    other = read_again(affair)
    found = [{(a.statement.content, a.position) for a in q.answers} for q in other.questions()]
    assert found == wanted
    assert [q.ask for q in other.questions()] == ["Did Velmar know?"]
    assert all(d.anchored for d in other.judgements())


def test_what_is_judged_before_a_report_comes_in_holds_for_it_as_well(tmp_path):
    found = []
    for order in permutations(range(3)):
        with Ledger(tmp_path / f"{order}.db", reader=PatternReader()) as ledger:
            for n in order[:2]:
                add(ledger, *INPUTS[n])
            add(ledger, *INPUTS[3])
            if 1 in order[:2]:
                ledger.judge_same(said(ledger, JONAS).id, said(ledger, PETRA).id, by="ek", at="2031-04-01")
            add(ledger, *INPUTS[order[2]])
            if 1 not in order[:2]:
                ledger.judge_same(said(ledger, JONAS).id, said(ledger, PETRA).id, by="ek", at="2031-04-01")
            found.append((positions(ledger), ledger.findings()))
    assert all(one == found[0] for one in found)
    assert len(found[0][0]) == 1


def test_an_answer_is_set_right_and_findings_follow(affair):
    assert ("denial", ELENA, JONAS) in kinds(affair)
    (question,) = affair.questions()
    jonas = said(affair, JONAS)
    made = affair.judge_answer(question.id, jonas.id, "yes", by="ek")
    assert (JONAS, "yes") in positions(affair)[0]
    assert ("denial", ELENA, JONAS) not in kinds(affair)
    assert any(JONAS in one for one in kinds(affair)), "now it stands against what was taken back"
    told = [step.name for f in affair.findings() if jonas in (f.earlier, f.later) for step in f.steps]
    assert "judged answer" in told
    affair.judge_answer(question.id, jonas.id, "unclear", by="ek", at="2100")
    assert not any(JONAS in one for one in kinds(affair))
    for number in (made.number, made.number + 1):
        affair.undo(number, by="ek")
    assert ("denial", ELENA, JONAS) in kinds(affair)


def test_a_question_is_renamed_and_found_by_its_own_words(affair):
    (question,) = affair.questions()
    affair.judge_wording(question.id, "  Did anybody\n warn Velmar?", by="ek")
    assert [q.ask for q in affair.questions()] == ["Did anybody warn Velmar?"]
    assert {f.ask for f in affair.findings()} == {"Did anybody warn Velmar?"}
    add(affair, TAKEN_BACK.replace("Elena Marsh", "Petra Olin"), "Herald", 8)
    assert [q.ask for q in affair.questions()] == ["Did anybody warn Velmar?"]
    affair.judge_wording(affair.questions()[0].id[:8], "Was there a warning?", by="ek", at="2100")
    assert [q.ask for q in affair.questions()] == ["Was there a warning?"]
    affair.undo(2, by="ek")
    affair.undo(1, by="ek")
    assert [q.ask for q in affair.questions()] == [question.ask]


def test_an_answer_that_the_wording_is_made_of_needs_another_wording(affair):
    (question,) = affair.questions()
    worded = next(a for a in question.answers if a.position == "yes")
    with pytest.raises(UsageError, match="worded from this statement"):
        affair.judge_answer(question.id, worded.statement.id, "no", by="ek")
    affair.judge_wording(question.id, "Was Velmar left alone?", by="ek")
    affair.judge_answer(question.id, worded.statement.id, "no", by="ek")
    answers = dict(positions(affair)[0])
    assert (answers[worded.statement.content[1:-1]], answers[JONAS]) == ("no", "no")


def test_the_order_of_judgements_that_fit_changes_nothing(tmp_path):
    found = []
    for order in permutations(range(3)):
        with Ledger(tmp_path / f"{order}.db", reader=PatternReader()) as ledger:
            for one in INPUTS:
                add(ledger, *one)
            question = ledger.questions()[0].id
            acts = (
                lambda ledger=ledger, q=question: ledger.judge_wording(q, "Was it?", by="ek", at="2031-04-01"),
                lambda ledger=ledger: ledger.judge_same(
                    said(ledger, PETRA).id, said(ledger, ELENA).id, by="ek", at="2031-04-01"
                ),
                lambda ledger=ledger: ledger.judge_side(said(ledger, JONAS).id, "Norland", by="ek", at="2031-04-01"),
            )
            for n in order:
                acts[n]()
            found.append((positions(ledger), [q.ask for q in ledger.questions()], kinds(ledger)))
    assert all(one == found[0] for one in found)


# --- Speakers and sides -----------------------------------------------------------------------------------------


def test_a_statement_gets_another_speaker_of_the_ledger(affair):
    before = facts_of(affair)
    made = affair.judge_speaker(said(affair, JONAS).id, "Elena Marsh", by="ek")
    one = said(affair, JONAS)
    assert (one.speaker.name, one.speaker.how, one.speaker.confidence) == ("Elena Marsh", MentionHow.JUDGED, 1.0)
    assert one.speaker.identity == said(affair, ELENA).speaker.identity
    assert one in affair.statements(by="Elena Marsh")
    assert one.source == "Jonas Weil"
    assert ("walk_back", ELENA, JONAS) in kinds(affair) or ("walk_back", ELENA, TAKEN) in kinds(affair)
    assert affair.findings(kind="denial") == []
    affair.undo(made.number, by="ek")
    assert [one for one in facts_of(affair) if one["record"] != "judgement"] == before


def test_whom_the_report_names_is_meant_by_that_name(ledger):
    text = TOLD + " “Nobody slept that night,” Jonas Weil said."
    ledger.add_text(text, url="https://wire.example/a", outlet="Wire", published_at="2031-03-03")
    count = len(ledger.speakers())
    ledger.judge_speaker(said(ledger, ELENA).id, "jonas weil", by="ek")
    assert said(ledger, ELENA).speaker.identity == said(ledger, "Nobody slept").speaker.identity
    assert len(ledger.speakers()) == count


def test_a_name_brings_its_office_and_side(affair):
    affair.judge_speaker(said(affair, JONAS).id, "Estonian Foreign Minister Ada Kirk", by="ek")
    speaker = said(affair, JONAS).speaker
    assert speaker.name == "Ada Kirk"
    assert "Estonia" in speaker.side.name
    assert [one.name for one in affair.speakers(by="Kirk")] == ["Ada Kirk"]


def test_a_speaker_holds_in_all_copies_and_makes_no_second_act(affair):
    def copies():
        return [s for s in affair.statements() if JONAS in s.content and s.outlet in ("one", "two", "three")]

    def copied(outlet):
        text = NOT_TOLD + " It was the worst flood in a generation."
        affair.add_text(text, url=f"https://{outlet}.example/a-story", outlet=outlet, published_at="2031-03-06")

    copied("one")
    copied("two")
    first, second = copies()
    assert affair.act(first.id) == affair.act(second.id)
    made = affair.judge_speaker(first.id, "Ada Kirk", by="ek")
    copied("three")
    assert [s.speaker.name for s in copies()] == ["Ada Kirk"] * 3
    assert len({affair.act(s.id).id for s in copies()}) == 1
    affair.undo(made.number, by="ek")
    assert [s.speaker.name for s in copies()] == ["Jonas Weil"] * 3


def test_a_statement_is_made_for_another_side(affair):
    affair.judge_side(said(affair, ELENA).id, "Port Police", "Government of Norland", by="ek")
    side = said(affair, ELENA).speaker.side
    assert (side.levels, side.how) == (("Port Police", "Government of Norland"), SideHow.JUDGED)
    assert [s.id for s in affair.statements(side="norland")] == [said(affair, ELENA).id]
    # Her later statement is made for nobody but herself, hence no walk-back any more.
    assert affair.findings(kind="walk_back") == []
    affair.undo(1, by="ek")
    assert affair.findings(kind="walk_back")
    assert affair.statements(side="norland") == []


def test_a_side_that_the_ledger_knows_brings_the_wider_ones(affair):
    affair.judge_speaker(said(affair, JONAS).id, "Estonian Foreign Minister Ada Kirk", by="ek")
    levels = said(affair, JONAS).speaker.side.levels
    assert affair.judge_side(said(affair, PETRA).id, levels[0].upper(), by="ek").value == levels
    assert affair.judge_side(said(affair, PETRA).id, "Nowhere", by="ek").value == ("Nowhere",)


def test_speakers_and_sides_survive_reading_and_deriving_anew(affair, monkeypatch):
    affair.judge_speaker(said(affair, JONAS).id, "Ada Kirk", by="ek")
    affair.judge_side(said(affair, ELENA).id, "Norland", by="ek")

    def wanted(ledger):
        return {
            (s.speaker.name, s.speaker.side.name) for s in ledger.statements() if "warned" in s.content
        }  # fmt: skip

    found = wanted(affair)
    assert {"Ada Kirk", "Elena Marsh"} == {name for name, _ in found}
    derive_again(affair, monkeypatch)
    assert wanted(affair) == found
    other = read_again(affair)
    assert wanted(other) == found
    gone = read_again(affair, reader=ReadsNothing())
    assert gone.speakers() == []
    assert [d.anchored for d in gone.judgements()] == [False, False]
    assert wanted(read_again(affair)) == found


def test_adding_again_changes_nothing_that_was_judged(affair):
    affair.judge_speaker(said(affair, JONAS).id, "Ada Kirk", by="ek", at="2031-04-01")
    affair.judge_side(said(affair, ELENA).id, "Norland", by="ek", at="2031-04-01")
    affair.judge_apart(said(affair, TAKEN).id, said(affair, ELENA).id, by="ek", at="2031-04-01")
    before = facts_of(affair), positions(affair), affair.findings()
    for one in INPUTS:
        add(affair, *one)
    assert (facts_of(affair), positions(affair), affair.findings()) == before


# --- Words ------------------------------------------------------------------------------------------------------


def test_the_same_words_of_another_speaker_are_another_statement(ledger):
    one, other = "“No comment,” Elena Marsh said.", "“No comment,” Jonas Weil said."
    ledger.add_text(f"{TOLD}\n\n{one}\n\n{other}", url="https://wire.example/a", outlet="Wire")
    mine = next(s for s in ledger.statements() if s.source == "Jonas Weil")
    ledger.judge_speaker(mine.id, "Ada Kirk", by="ek")

    class ShorterSources(AnotherReader):
        """Takes the first name away, so that neither statement has its words."""

        name = "pattern-3"

        def read(self, text, spans):
            return tuple(
                Attribution(
                    (Span(text.index(" ", a.source[0].start) + 1, a.source[0].end),), a.cue, a.content, a.manner, 1
                )
                for a in super().read(text, spans)
            )

    with Ledger(ledger.path, reader=ShorterSources()) as other_reading:
        other_reading.add_text(f"{TOLD}\n\n{one}\n\n{other}", url="https://wire.example/a", outlet="Wire")
        assert {s.source: s.speaker.name for s in other_reading.statements() if s.content == "comment,"} == {
            "Marsh": "Elena Marsh", "Weil": "Ada Kirk",
        }  # fmt: skip


def test_what_is_judged_is_told_with_its_words(affair):
    (question,) = affair.questions()
    affair.judge_apart(said(affair, JONAS).id, question.id, by="ek", note="a note", at="2031-04-01")
    (question,) = affair.questions()
    affair.judge_answer(question.id, said(affair, TAKEN).id, "no", by="ek", at="2031-04-02")
    affair.judge_finding(the(affair, "walk_back").id, "confirm", by="ek", at="2031-04-03")
    affair.judge_side(said(affair, PETRA).id, "Norland", by="ek", at="2031-04-04")
    affair.judge_speaker(said(affair, PETRA).id, "Ada Kirk", by="ek", at="2031-04-05")
    affair.undo(5, by="ek")
    examples = affair.judged_examples()
    assert json.loads(json.dumps(examples)) == examples
    told = [(e["example"], e["label"]) for e in examples]
    assert told[:2] == [("same_question", False)] * 2
    assert told[2:] == [("answer", "oppose"), ("finding", True), ("side", ["Norland"])]
    assert {e["first"]["content"][1:-1] for e in examples[:2]} == {JONAS}
    assert {e["second"]["content"][1:-1] for e in examples[:2]} == {ELENA, TAKEN}
    assert (examples[0]["note"], examples[0]["by"], examples[0]["judgement"]) == ("a note", "ek", 1)


def test_judgements_are_exported_the_same_whatever_the_order(affair):
    affair.judge_same(said(affair, PETRA).id, said(affair, ELENA).id, by="ek", at="2031-04-01")
    affair.judge_finding(the(affair, "walk_back").id, "confirm", by="ek", at="2031-04-03")
    found = [one for one in facts_of(affair) if one["record"] == "judgement"]
    assert sorted(one["kind"] for one in found) == ["confirm", "same"]
    assert [one["id"] for one in found] == sorted(one["id"] for one in found)
    assert json.loads(json.dumps(found)) == found


# --- What cannot be judged --------------------------------------------------------------------------------------


def test_numbers_are_counted_together_with_those_of_speakers(affair):
    first, second = (s.speaker.identity for s in (said(affair, ELENA), said(affair, PETRA)))
    affair.judge("split", first, second, by="ek")
    affair.judge_side(said(affair, PETRA).id, "Norland", by="ek")
    affair.judge("merge", first, said(affair, JONAS).speaker.identity, by="ek")
    assert [one.number for one in affair.judgements()] == [1, 2, 3]
    assert [isinstance(one, Decision) for one in affair.judgements()] == [False, True, False]
    affair.undo(2, by="ek")
    for number, words in ((2, "undone already"), (4, "no judgement 4")):
        with pytest.raises(UnknownRecord, match=words):
            affair.undo(number, by="ek")


def test_unknown_ids_and_what_makes_no_sense_are_told_and_leave_nothing(affair):
    (question,) = affair.questions()
    jonas = said(affair, JONAS).id
    for call, error, words in (
        (lambda: affair.judge_finding("ffffffff", "reject", by="ek"), UnknownRecord, "no finding"),
        (lambda: affair.judge_finding(affair.findings()[0].id, "same", by="ek"), UsageError, "confirm, reject"),
        (lambda: affair.judge_finding(affair.findings()[0].id, "perhaps", by="ek"), UsageError, "perhaps"),
        (lambda: affair.judge_same("ffffffff", jonas, by="ek"), UnknownRecord, "no statement"),
        (lambda: affair.judge_same(jonas, jonas, by="ek"), UsageError, "one and the same"),
        (lambda: affair.judge_apart(jonas, jonas, by="ek"), UsageError, "one and the same"),
        (lambda: affair.judge_answer("ffffffff", jonas, "yes", by="ek"), UnknownRecord, "no question"),
        (lambda: affair.judge_answer(question.id, "ffffffff", "yes", by="ek"), UnknownRecord, "no statement"),
        (lambda: affair.judge_answer(question.id, jonas, "maybe", by="ek"), UsageError, "yes, no, unclear"),
        (lambda: affair.judge_wording(question.id, "  ", by="ek"), UsageError, "some words"),
        (lambda: affair.judge_wording(jonas, "Who?", by="ek"), UnknownRecord, "no question"),
        (lambda: affair.judge_speaker(jonas, " ", by="ek"), UsageError, "a name"),
        (lambda: affair.judge_speaker(question.id, "Ada", by="ek"), UnknownRecord, "no statement"),
        (lambda: affair.judge_side(jonas, by="ek"), UsageError, "a name"),
    ):
        with pytest.raises(error, match=words):
            call()
    assert affair.judgements() == []


def test_a_question_for_a_figure_takes_no_yes(ledger):
    for day, killed in ((3, 16), (4, 19)):
        add(ledger, f"Harbour\n\n“The flood killed {killed} people in Velmar,” Elena Marsh said.", "Wire", day)
    (question,) = ledger.questions()
    with pytest.raises(UsageError, match="for a figure"):
        ledger.judge_answer(question.id, question.answers[0].statement.id, "yes", by="ek")


def test_a_statement_that_is_read_no_longer_is_not_judged(affair):
    jonas = said(affair, JONAS).id
    other = read_again(affair, reader=ReadsNothing())
    with pytest.raises(UnknownRecord, match="in no version"):
        other.judge_speaker(jonas, "Ada Kirk", by="ek")
