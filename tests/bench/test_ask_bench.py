from dataclasses import dataclass
from pathlib import Path

import pytest
from bag_model import BagModel
from harbour import NEVER, QUESTIONS, ROOM, SAID, TAKEN_BACK, WARNED, write_case
from pattern_reader import PatternReader

from bench.ask import Annotated, Answer, annotate, kind_of, measure_ask
from bench.case_score import read_gold
from bench.cases import filled_ledger

CASES = Path(__file__).resolve().parents[2] / "bench" / "small_cases"


@dataclass
class Said:
    id: str


@dataclass
class Given:
    statement: Said


@dataclass
class Found:
    answers: list


KEY = ("harbour", "q1")
ANNOTATED = Annotated(
    {
        "a1": frozenset({KEY}),
        "a2": frozenset({KEY, ("harbour", "q2")}),
        "b1": frozenset(),
        "c1": frozenset({("x", "q1")}),
    },
    {"s1": "a1", "s1again": "a1", "s2": "a2", "s3": "b1", "s4": "c1", "s9": "z9"},
)


@pytest.mark.parametrize(
    ("statements", "is_right"),
    [
        (["s1"], True),
        (["s1", "s2", "s4"], True),
        (["s1", "s3"], False),  # half is not most
        (["s1", "s3", "s4"], False),
        (["s1", "s1again", "s3"], False),  # one act of saying counts once
        (["s1", "s9", "unknown"], True),  # what no annotator has counts for nothing
        (["s9", "unknown"], False),
        (["s4"], False),  # a question of that id in another case
        ([], False),
    ],
)
def test_right_is_what_most_of_the_annotated_acts_answer(statements, is_right):
    assert ANNOTATED.is_right(Found([Given(Said(one)) for one in statements]), KEY) is is_right


def test_on_record_is_what_some_statement_answers():
    assert ANNOTATED.on_record(("harbour", "q2"))
    assert not ANNOTATED.on_record(("harbour", "q3"))


@pytest.mark.parametrize(
    ("positions", "kind"),
    [
        (["yes", "no"], "yes_no"),
        (["unclear"], "yes_no"),
        (["16", "..20"], "figure"),
        (["300", "not 30000", "most"], "figure"),
        (["212000000 pounds", "unclear"], "figure"),
        (["12500000-13200000", "4+ hours above 25 degrees"], "figure"),
        (["14 September", "28 January"], "value"),
        (["early 2034", "not before 2034", "2033"], "value"),
        (["3.05 p.m."], "value"),
        (["a fault in storage"], "value"),
    ],
)
def test_what_a_question_asks_for(positions, kind):
    assert kind_of({"positions": {f"s{n}": p for n, p in enumerate(positions)}}) == kind


@pytest.fixture
def cases(tmp_path):
    write_case(tmp_path / "cases")
    return tmp_path / "cases"


def test_statements_of_a_ledger_are_matched_with_the_annotated_ones(cases):
    folder = cases / "harbour"
    gold = read_gold(folder)
    with filled_ledger([(folder, gold["captures"])], PatternReader(), BagModel()) as (ledger, files):
        annotated = annotate(ledger, [gold], files)
        said = {one.content: annotated.answered[annotated.act_of[one.id]] for one in ledger.statements()}
    assert len(said) == len(SAID)
    assert said[WARNED] == said[NEVER] == said[TAKEN_BACK] == {("harbour", "q1")}
    assert said[ROOM] == frozenset()


def test_every_wording_is_typed(cases):
    outcome = measure_ask(cases, PatternReader(), BagModel(), errors=True)
    figures = outcome.figures
    assert figures["typed"] == 3 == sum(1 + len(question["also"]) for question in QUESTIONS)
    assert figures["first"] <= figures["among_3"] <= 100
    assert figures["first_ask"] is not None and figures["first_also"] is not None
    assert figures["first_yes_no"] > 0 and figures["first_value"] is None
    assert (figures["foreign"], figures["foreign_nothing"]) == (0, None)
    misses = [line for line in outcome.text.splitlines() if line.startswith("harbour q")]
    assert len(misses) == round(figures["typed"] * (1 - figures["first"] / 100))


def test_a_question_without_a_statement_is_a_miss_and_told_apart(cases):
    class OverlooksTheBoats(PatternReader):
        name = "pattern-blind"

        def read(self, text, spans):
            return tuple(one for one in super().read(text, spans) if "boats" not in one.content[0].of(text))

    outcome = measure_ask(cases, OverlooksTheBoats(), BagModel(), errors=True)
    assert outcome.figures["not_on_record"] == 1
    (line,) = [line for line in outcome.text.splitlines() if "no statement that answers it was found" in line]
    assert line.strip().startswith((Answer.NOTHING, Answer.OTHER))


def test_questions_on_other_affairs_find_nothing(cases, tmp_path):
    other = write_case(tmp_path / "other", "cup")
    text = (other / "case.json").read_text(encoding="utf-8")
    asked = [question["ask"] for question in QUESTIONS]
    for ask, strange in zip(asked, ("Who won the cup in Lisbon?", "Which singer opened the opera?"), strict=True):
        text = text.replace(ask, strange)
    (other / "case.json").write_text(text, encoding="utf-8")
    figures = measure_ask(cases, PatternReader(), BagModel(), foreign=tmp_path / "other").figures
    assert (figures["foreign"], figures["foreign_nothing"]) == (2, 100.0)
    # The same, asked about what is on record.
    outcome = measure_ask(cases, PatternReader(), BagModel(), foreign=cases, errors=True)
    assert outcome.figures["foreign_nothing"] < 100
    assert f"harbour: {asked[0]}" in outcome.text


def test_other_cases_are_foreign_to_a_ledger_of_one_and_not_to_one_of_all(cases):
    write_case(cases, "harbour-again")
    assert measure_ask(cases, PatternReader(), BagModel()).figures["foreign"] == 4
    together = measure_ask(cases, PatternReader(), BagModel(), together=True).figures
    assert (together["foreign"], together["typed"]) == (0, 6)


@pytest.mark.slow
def test_the_shipped_networks_find_most(shipped_pairs):
    outcome = measure_ask([CASES / "dam-gates", CASES / "gate-seven"], pairs=shipped_pairs, errors=True)
    assert outcome.figures["typed"] > 4
    assert 50 <= outcome.figures["first"] <= outcome.figures["among_3"] <= 100
    assert outcome.figures["foreign"] >= 2
