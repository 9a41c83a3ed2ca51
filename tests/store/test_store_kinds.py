"""What kind of attribution it is comes back as it was read."""

import sqlite3
from contextlib import closing

import pytest
from pattern_reader import PatternReader

from walkback import Ledger
from walkback.errors import UsageError
from walkback.model import (
    Attribution,
    CompletedBy,
    Completion,
    CueClass,
    Manner,
    Modality,
    Outcome,
    Polarity,
)
from walkback.store.migrate import migrations
from walkback.text.span import Span

TEXT = "Rasool said Washington was claiming that it had asked first. Ek denied it."


def read_kinds(text: str) -> tuple[Attribution, ...]:
    def at(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    return (
        Attribution(
            (at("Rasool"),), (at("said"),), (at("Washington was claiming that it had asked first"),),
            Manner.INDIRECT, 0.9,
        ),
        Attribution(
            (at("Washington"),), (at("claiming"),), (at("that it had asked first"),), Manner.INDIRECT, 0.6,
            CueClass.CLAIM, nested_in=0,
        ),
        Attribution(
            (at("Ek"),), (at("denied"),), (at("it."),), Manner.INDIRECT, 0.8, CueClass.DENY, Polarity.DENIES,
            Modality.NEGATED,
            completion=Completion(CompletedBy.STATEMENT, at("it had asked first"), "it had asked first"),
        ),
    )  # fmt: skip


class KindReader(PatternReader):
    name = "kinds-1"

    def read(self, text, spans):
        return read_kinds(text)


@pytest.fixture
def kinds(tmp_path):
    with Ledger(tmp_path / "kinds.db", reader=KindReader()) as ledger:
        assert ledger.add_text(TEXT).count(Outcome.ADDED) == 1
        yield ledger


def test_kinds_come_back(kinds):
    outer, inner, denial = kinds.statements()
    assert (outer.cue_class, outer.polarity, outer.modality) == (CueClass.SAY, Polarity.AFFIRMS, Modality.ASSERTED)
    assert outer.nested_in is None
    assert outer.completion is None
    assert (inner.cue_class, inner.nested_in) == (CueClass.CLAIM, outer.id)
    assert (denial.cue_class, denial.polarity, denial.modality) == (CueClass.DENY, Polarity.DENIES, Modality.NEGATED)
    assert denial.completion == read_kinds(TEXT)[2].completion
    assert denial.completion.points_to.of(TEXT) == "it had asked first"


def test_a_version_gives_its_attributions_as_they_were_read(kinds):
    (record,) = [r for r in kinds.export() if r["record"] == "version"]
    assert [(a["cue_class"], a["nested_in"]) for a in record["attributions"]] == [
        ("say", None),
        ("claim", 0),
        ("deny", None),
    ]


def test_statements_are_filtered_by_kind(kinds):
    assert [s.cue for s in kinds.statements(cue_class="deny")] == ["denied"]
    assert [s.cue for s in kinds.statements(modality=Modality.NEGATED)] == ["denied"]
    assert [s.cue for s in kinds.statements(nested=True)] == ["claiming"]
    assert [s.cue for s in kinds.statements(nested=False)] == ["said", "denied"]
    with pytest.raises(UsageError, match=r'modality: expected asserted.*got "sure"'):
        kinds.statements(modality="sure")


def test_to_say_and_to_deny_the_same_words_are_two_statements(tmp_path):
    class Both(PatternReader):
        name = "both-1"

        def read(self, text, spans):
            said, denied = text.index("said"), text.index("denied")
            return tuple(
                Attribution(
                    (Span(at - 3, at - 1),), (Span(at, at + len(cue)),), (Span(at + len(cue) + 1, at + len(cue) + 9),),
                    Manner.INDIRECT, 0.9, polarity=polarity,
                )
                for at, cue, polarity in ((said, "said", Polarity.AFFIRMS), (denied, "denied", Polarity.DENIES))
            )  # fmt: skip

    with Ledger(tmp_path / "both.db", reader=Both()) as ledger:
        ledger.add_text("Ek said it knew. Later Ek denied it knew.")
        first, second = ledger.statements()
        assert (first.source, first.content) == (second.source, second.content)
        assert first.id != second.id


@pytest.mark.parametrize("nested_in", [-1, 3])
def test_an_attribution_within_none_is_refused(tmp_path, nested_in):
    class Wrong(PatternReader):
        name = "wrong-1"

        def read(self, text, spans):
            return (Attribution((), (), (Span(0, 4),), Manner.INDIRECT, 0.9, nested_in=nested_in),)

    with Ledger(tmp_path / "wrong.db", reader=Wrong()) as ledger:
        (outcome,) = ledger.add_text(TEXT).outcomes
        assert (outcome.outcome, outcome.reason) == (Outcome.FAILED, "evidence")


def test_a_ledger_from_before_kinds_is_read_as_said_and_asserted(tmp_path, kinds):
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as old:
        old.executescript(migrations()[0])
        old.execute("INSERT INTO reports (id) VALUES ('a1b2')")
        old.execute(
            "INSERT INTO statements (id, report, is_current, source, cue, content, manner, confidence, attribution, "
            "version_position, place) VALUES ('c3d4', 'a1b2', 1, 'Ek', 'said', 'no', 'direct', 0.9, 'e5', 0, 0)"
        )
        old.execute(f"PRAGMA application_id = {0x574C4B42}")
        old.execute("PRAGMA user_version = 1")
        old.commit()
    with Ledger(path, reader=KindReader()) as ledger:
        (statement,) = ledger.statements()
        assert (statement.cue_class, statement.modality, statement.nested_in) == (CueClass.SAY, Modality.ASSERTED, None)
