"""Questions and findings in a ledger: the same whatever the order of arrival, and kept true as things change."""

import random

import pytest
from bag_model import BagModel
from pattern_reader import PatternReader

from walkback import Ledger
from walkback.errors import UnknownRecord, UsageError
from walkback.finding.record import FindingKind, Rewritten, Spoken

HEAD = "Harbour\n\n"
TOLD = HEAD + "“The port of Velmar was warned before the storm flood,” Elena Marsh said on Monday."
NOT_TOLD = HEAD + "“The port of Velmar was never warned before the storm flood,” Jonas Weil said on Tuesday."
TAKEN_BACK = HEAD + "“The port of Velmar was not warned before the storm flood,” Elena Marsh said on Friday."
OTHER = HEAD + "“The library keeps its reading room,” Petra Olin said on Monday."
INPUTS = [
    (TOLD, "Wire", 3), (NOT_TOLD, "Post", 4), (TAKEN_BACK, "Mail", 7), (OTHER, "Gazette", 3),
]  # fmt: skip


def add(ledger, text, outlet, day):
    return ledger.add_text(
        text, url=f"https://{outlet.lower()}.example/{day}/a-story-of-its-own", outlet=outlet,
        captured_at=f"2031-03-{day:02}T10:00:00Z", published_at=f"2031-03-{day:02}",
    ).outcomes[0]  # fmt: skip


def answers(ledger):
    return {frozenset((a.statement.content, a.position) for a in question.answers) for question in ledger.questions()}


def spoken(ledger):
    return sorted(
        (f.kind.value, f.earlier.speaker.name, f.later.speaker.name) for f in ledger.findings() if isinstance(f, Spoken)
    )


def test_what_answers_one_question_comes_together_and_what_does_not_stays_out(ledger):
    for one in INPUTS:
        add(ledger, *one)
    (question,) = ledger.questions()
    assert [a.statement.speaker.name for a in question.answers] == ["Elena Marsh", "Jonas Weil", "Elena Marsh"]
    assert [a.position for a in question.answers] in (["yes", "no", "no"], ["no", "yes", "yes"])
    assert question.ask.endswith("?")


def test_a_denial_and_a_walk_back_are_found_with_both_sides_words(ledger):
    for one in INPUTS:
        add(ledger, *one)
    assert ("walk_back", "Elena Marsh", "Elena Marsh") in spoken(ledger)
    assert ("denial", "Elena Marsh", "Jonas Weil") in spoken(ledger)
    for finding in ledger.findings():
        assert finding.earlier.content in TOLD + NOT_TOLD + TAKEN_BACK
        assert ledger.finding(finding.id[:8]) == finding
        assert finding.steps


def test_order_of_arrival_changes_nothing(tmp_path):
    found = []
    for seed in range(5):
        inputs = list(INPUTS)
        random.Random(seed).shuffle(inputs)
        with Ledger(tmp_path / f"{seed}.db", reader=PatternReader()) as ledger:
            for one in inputs:
                add(ledger, *one)
            found.append((answers(ledger), ledger.findings()))
            for one in inputs:
                add(ledger, *one)
            assert (answers(ledger), ledger.findings()) == found[-1]
    assert all(one == found[0] for one in found)


def test_a_statement_that_is_read_no_more_answers_no_more(ledger):
    for one in INPUTS:
        add(ledger, *one)

    class ReadsNothing(PatternReader):
        name = "pattern-none"

        def read(self, text, spans):
            return ()

    with Ledger(ledger.path, reader=ReadsNothing()) as other:
        for one in INPUTS[1:]:
            add(other, *one)
        assert other.questions() == []
        assert other.findings() == []


def test_a_run_that_broke_off_is_taken_up_by_the_next(ledger, monkeypatch):
    import walkback.store.adding as adding

    add(ledger, *INPUTS[0])
    with monkeypatch.context() as broken:
        broken.setattr(adding, "settle_questions", lambda *_: None)
        add(ledger, *INPUTS[1])
    assert ledger.questions() == []
    add(ledger, *INPUTS[3])
    assert len(ledger.questions()) == 1


def test_another_pair_model_judges_all_anew(ledger):
    class SeesNothing(BagModel):
        name = "bag-2"

        def embed(self, texts):
            return super().embed(["" for _ in texts]) * 0

    for one in INPUTS[:2]:
        add(ledger, *one)
    with Ledger(ledger.path, reader=PatternReader(), pairs=SeesNothing()) as other:
        for one in INPUTS[2:]:
            add(other, *one)
        assert len(other.questions()) <= 1


def test_copies_are_no_answer_to_one_another(ledger):
    add(ledger, *INPUTS[0])
    ledger.add_text(TOLD, url="https://mail.example/copy-of-the-same-story", outlet="Mail", published_at="2031-03-05")
    assert ledger.questions() == []


def test_a_question_in_ones_own_words_finds_the_one_on_record(ledger):
    for one in INPUTS:
        add(ledger, *one)
    (found,) = ledger.ask("Was the port of Velmar warned before the flood?")
    assert len(found.answers) == 3
    assert 0 < found.relevance <= 1
    assert {f.kind for f in found.findings} >= {FindingKind.DENIAL, FindingKind.WALK_BACK}
    assert ledger.ask("Who won the cup?") == []
    assert ledger.ask("  ") == []


def test_edits_between_versions_are_findings_too(ledger):
    url = "https://wire.example/flood"
    text = TOLD + " The flood killed 16 people, the city said."
    for day, one in ((3, text), (4, text.replace("16 people", "19 people"))):
        ledger.add_text(one, url=url, outlet="Wire", captured_at=f"2031-03-0{day}T10:00:00Z")
    edits = [f for f in ledger.findings() if isinstance(f, Rewritten)]
    assert [f.kind for f in edits] == [FindingKind.QUIET_EDIT]
    (edit,) = edits
    assert ledger.version(edit.old_version).text[edit.old.start : edit.old.end] == edit.before
    assert ledger.version(edit.new_version).text[edit.new.start : edit.new.end] == edit.after
    assert ledger.findings(kind="denial") == []
    assert ledger.findings(kind="quiet_edit") == edits


def test_filters_that_make_no_sense_are_told(ledger):
    add(ledger, *INPUTS[0])
    with pytest.raises(UsageError, match="kind"):
        ledger.findings(kind="quarrel")
    with pytest.raises(UnknownRecord, match="no finding"):
        ledger.finding("abcdef12")
    with pytest.raises(UnknownRecord, match="no id"):
        ledger.finding("not an id")
