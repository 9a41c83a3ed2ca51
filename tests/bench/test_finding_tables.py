import pytest

from bench.finding_reasons import CaseFindings, Nature, Stage, Told, Wanted
from bench.finding_tables import finding_figures, finding_lines, taken_for_one_another


def wanted(kind, strength, stage=None):
    return Wanted(kind, strength, "s1 > s2", stage)


def told(kind, strength, certainty, right, nature=None, detail=""):
    return Told(kind, "s1 > s2", strength, certainty, right, nature, detail)


CASES = [
    CaseFindings(
        (
            wanted("denial", "strong"),
            wanted("denial", "strong", Stage.QUESTION),
            wanted("walk_back", "weak", Stage.RULE),
        ),
        (
            told("denial", "strong", 0.82, True),
            told("denial", "strong", 0.88, False, Nature.MUST_NOT),
            told("walk_back", "weak", 0.42, None),
            told("walk_back", "weak", 0.45, False, Nature.OTHER_KIND, "denial"),
            told("quiet_edit", "strong", 0.97, True),
        ),
        (told("denial", "", 0.1, False, Nature.UNKNOWN),),
    ),
    CaseFindings((wanted("quiet_edit", "medium"),), (told("denial", "medium", 0.5, True),)),
]  # fmt: skip


def test_figures_are_summed_over_cases_and_repeats_left_out():
    figures = finding_figures(CASES)
    assert figures["findings_denial_recall_strong"] == 50.0
    assert figures["findings_walk_back_recall_weak"] == 0.0
    assert figures["findings_quiet_edit_recall_medium"] == 100.0
    assert "findings_denial_recall_weak" not in figures  # there is none to find
    assert (figures["told_strong"], figures["told_strong_right"]) == (2, 50.0)  # edits are not among them
    assert (figures["told_medium"], figures["told_medium_right"]) == (1, 100.0)
    assert (figures["told_weak"], figures["told_weak_right"]) == (1, 0.0)


def test_nothing_told_is_no_share():
    figures = finding_figures([CaseFindings((wanted("denial", "strong", Stage.RULE),), ())])
    assert figures["told_strong_right"] is None
    assert figures["walk_back_denial_confused"] is None


@pytest.mark.parametrize(
    ("one", "taken"),
    [
        (told("denial", "strong", 0.8, False, Nature.OTHER_KIND, "walk_back"), 1),
        (told("denial", "strong", 0.8, False, Nature.OTHER_KIND, "contradiction, walk_back"), 1),
        (told("denial", "strong", 0.8, False, Nature.OTHER_KIND, "contradiction"), 0),
        (told("contradiction", "strong", 0.8, False, Nature.OTHER_KIND, "walk_back"), 0),
        (told("denial", "strong", 0.8, False, Nature.MUST_NOT, "a walk_back of another affair"), 0),
    ],
)
def test_walk_backs_and_denials_taken_for_one_another(one, taken):
    right = told("walk_back", "strong", 0.8, True)
    assert taken_for_one_another([CaseFindings((), (one, right))]) == (taken, 1 + taken)


def test_tables():
    text = "\n".join(finding_lines(CASES, reasons=True))
    rows = {line.split("  ")[1].strip(): line.split() for line in text.splitlines() if line.startswith("  ")}
    assert rows["denial"][1:] == ["1/2", "-", "-", "1/2"]
    assert rows["between statements"][2:] == ["1/2", "1/1", "0/1"]
    assert rows["0.8 to 0.9"][3:] == ["1", "2", "50%", "0.85"]
    assert rows["0.4 to 0.5"][3:] == ["0", "1", "0%", "0.45"]
    assert rows["0.0 to 0.2"][3:] == ["0", "1", "0%", "0.10"]
    assert rows["not in one question"][4:] == ["1", "1"]
    assert rows["must not be one"][-1] == "1"
    assert "missed, and where" not in "\n".join(finding_lines(CASES))
