import pytest
from harbour import predicted, read_case, told

from bench import case_score
from bench.finding_reasons import Nature, Stage, compare_findings

DENIAL = told("denial", "p1", "p2")
WALK_BACK = told("walk_back", "p1", "p3")
CHANGED = told("changed_figure", "p5", "p6", question="k1")
FIGURES = {"p5": "16", "p6": "19"}


@pytest.fixture
def gold(tmp_path):
    return read_case(tmp_path)


def lost(gold, prediction, label="s1 > s2"):
    (one,) = [one for one in compare_findings(gold, prediction).wanted if one.label == label]
    return one.stage, one.detail


def test_what_is_found_is_not_lost(gold):
    found = compare_findings(gold, predicted(DENIAL, WALK_BACK, CHANGED))
    assert [one.is_found for one in found.wanted] == [True] * 3
    assert [(one.kind, one.label, one.right, one.nature) for one in found.told] == [
        ("denial", "s1 > s2", True, None),
        ("walk_back", "s1 > s3", True, None),
        ("changed_figure", "s5 > s6", True, None),
    ]


@pytest.mark.parametrize(
    ("change", "stage", "detail"),
    [
        ({"without": ("s2",)}, Stage.STATEMENT, "s2"),
        ({"without": ("s1", "s2")}, Stage.STATEMENT, "s1, s2"),
        ({"act": {"p1": "s2"}}, Stage.ACT, ""),
        ({"positions": [{"p1": "yes", "p3": "no"}]}, Stage.QUESTION, "s1 in “Question 0?”; s2 in none"),
        (
            {"positions": [{"p1": "yes", "p3": "no"}, {"p2": "yes", "p4": "yes"}]},
            Stage.QUESTION,
            "s1 in “Question 0?”; s2 in “Question 1?”",
        ),
        ({"positions": [{"p1": "yes", "p2": "yes"}]}, Stage.POSITIONS, "yes > yes for yes > no"),
        ({"positions": [{"p1": "yes", "p2": "unclear"}]}, Stage.POSITIONS, "yes > unclear for yes > no"),
        ({}, Stage.RULE, ""),
        ({"side": {"p2": "Elena Marsh"}}, Stage.RULE, "; two sides told as one: Elena Marsh"),
        ({"unsure": [told("denial", "p1", "p2", 0.31)]}, Stage.UNSURE, "0.31"),
        ({"unsure": [told("contradiction", "p1", "p2", 0.31)]}, Stage.KIND, "contradiction, 0.31"),
    ],
)
def test_a_missed_finding_is_told_by_the_stage_that_lost_it(gold, change, stage, detail):
    assert lost(gold, predicted(**change)) == (stage, detail)


def test_a_question_worded_the_other_way_round_is_no_wrong_position(gold):
    assert lost(gold, predicted(positions=[{"p1": "no", "p2": "yes", "p3": "yes"}]))[0] is Stage.RULE


def test_the_same_pair_told_as_another_kind_or_the_other_way_round(gold):
    other = told("contradiction", "p2", "p1")
    assert lost(gold, predicted(other)) == (Stage.KIND, "contradiction")
    assert lost(gold, predicted(told("denial", "p2", "p1"))) == (Stage.KIND, "the other way round")


def test_another_pair_of_the_same_question_and_parties(gold):
    # Between the same two parties but with the answer that was taken back: no repeat of the gold finding.
    other = told("denial", "p3", "p2")
    assert lost(gold, predicted(other)) == (Stage.PAIR, "s3 > s2")
    assert lost(gold, predicted(unsure=[{**other, "certainty": 0.2}])) == (Stage.UNSURE, "0.20, s3 > s2")
    elsewhere = {**other, "question": "k1"}
    assert lost(gold, predicted(elsewhere))[0] is Stage.RULE


@pytest.mark.parametrize(
    ("positions", "stage"),
    [
        (FIGURES, Stage.RULE),
        ({"p5": "16", "p6": "16"}, Stage.POSITIONS),
        ({"p5": "yes", "p6": "no"}, Stage.POSITIONS),
    ],
)
def test_figures_need_a_question_for_a_figure(gold, positions, stage):
    assert lost(gold, predicted(positions=[positions]), "s5 > s6")[0] is stage


@pytest.mark.parametrize(
    ("positions", "stage"),
    [
        ({"p1": "yes", "p3": "unclear"}, Stage.RULE),
        ({"p1": "unclear", "p3": "no"}, Stage.POSITIONS),
        ({"p1": "no", "p3": "no"}, Stage.POSITIONS),
    ],
)
def test_a_walk_back_needs_a_clear_answer_that_is_left(gold, positions, stage):
    assert lost(gold, predicted(positions=[positions]), "s1 > s3")[0] is stage


@pytest.mark.parametrize(
    ("finding", "nature", "detail"),
    [
        (told("denial", "p1", "p4"), Nature.MUST_NOT, "about a library"),
        (told("denial", "p1", "p3"), Nature.OTHER_KIND, "walk_back"),
        (told("denial", "p2", "p1"), Nature.REVERSED, ""),
        (told("denial", "p3", "p2"), Nature.OTHER_PAIR, "s1 > s2"),
        (told("contradiction", "p3", "p2"), Nature.SAME_QUESTION, "q1: no > no"),
        (told("denial", "p2", "p5"), Nature.OTHER_QUESTIONS, ""),
    ],
)
def test_a_wrong_finding_is_told_by_what_it_is_to_the_annotators(gold, finding, nature, detail):
    (one,) = compare_findings(gold, predicted(finding)).told
    assert (one.right, one.nature, one.detail, one.why) == (False, nature, detail, ("because",))


def test_a_statement_that_no_annotator_has_is_named_by_its_words(gold):
    prediction = predicted(told("denial", "p1", "p9"))
    prediction["statements"].append({**prediction["statements"][0], "id": "p9", "content": ["nobody told them so"]})
    (one,) = compare_findings(gold, prediction).told
    assert (one.nature, one.label) == (Nature.UNKNOWN, "s1 > 1.txt [nobody told them so]")


def test_right_and_wrong_are_as_the_scorer_counts_them(gold):
    prediction = predicted(DENIAL, told("denial", "p1", "p4"), told("denial", "p3", "p2"), CHANGED)
    found = compare_findings(gold, prediction)
    counts, _ = case_score.score(gold, prediction)
    kinds = case_score.PAIR_KINDS
    assert sum(one.right is True for one in found.told) == sum(counts[f"finding {kind}", "hit"] for kind in kinds) == 2
    assert sum(one.right is not None for one in found.told) == sum(counts[f"finding {k}", "pred"] for k in kinds) == 4
    assert sum(one.is_found for one in found.wanted) == 2


def test_a_repeat_is_neither_right_nor_wrong(gold):
    found = compare_findings(gold, predicted(DENIAL, {**DENIAL, "question": "k1"}))
    assert [one.right for one in found.told] == [True, None]


def test_unsure_ones_are_judged_and_counted_apart(gold):
    prediction = predicted(DENIAL, unsure=[told("walk_back", "p1", "p3", 0.2), told("denial", "p1", "p4", 0.1)])
    found = compare_findings(gold, prediction)
    assert [(one.right, one.strength) for one in found.unsure] == [(True, ""), (False, "")]
    assert len(found.told) == 1
    assert [one.is_found for one in found.wanted] == [True, False, False]


def edit(gold, kind, before, after):
    """The gold record with a second version of the first report, in which the library closes."""
    one = {**gold["captures"][0], "file": "reports/1b.txt", "version": 2}
    gold["captures"].append(one)
    gold["texts"]["reports/1b.txt"] = gold["texts"]["reports/1.txt"]
    there = {"report": "R1", "from": 1, "to": 2, "before": before, "after": after, "strength": "strong", "why": "w"}
    gold["findings"].append({"kind": kind, "effect": "reworded", **there})
    gold["not_findings"].append({"a": "s1", "b": "s5", **there, "before": "said Monday", "after": "said on Monday"})
    return gold


@pytest.mark.parametrize(
    ("kind", "before", "after", "stage", "nature"),
    [
        ("quiet_edit", "took 16 boats", "took 19 boats", None, None),
        ("disclosed_correction", "took 16 boats", "took 19 boats", Stage.KIND, Nature.OTHER_KIND),
        ("quiet_edit", "said Monday", "said on Monday", Stage.CHANGE, Nature.MUST_NOT),
        ("quiet_edit", "in the rain", "under a bridge", Stage.CHANGE, Nature.UNKNOWN),
    ],
)
def test_edits(gold, kind, before, after, stage, nature):
    gold = edit(gold, "quiet_edit", "took 16 boats", "took 19 boats")
    found = {"kind": kind, "file_from": "reports/1.txt", "file_to": "reports/1b.txt", "before": before, "after": after}
    case = compare_findings(gold, predicted({**found, "effect": "reworded", "strength": "strong"}))
    assert case.wanted[-1].label == "R1 1>2 [took 16 boats] > [took 19 boats]"
    assert case.wanted[-1].stage is stage
    (one,) = case.told
    assert (one.nature, one.right, one.is_edit) == (nature, nature is None, True)
    assert one.label == f"R1 1>2 [{before}] > [{after}]"
