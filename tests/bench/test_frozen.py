import pytest
from harbour import predicted, read_case, told

from bench import case_score, frozen
from bench.cases import case_folders
from bench.check_cases import EDIT_KINDS
from bench.finding_reasons import compare_findings
from bench.floors import ROOT
from bench.frozen import FROZEN, MADE_ON, Frozen, check_frozen, freeze, frozen_lines, machine

DENIAL = told("denial", "p1", "p2")
WALK_BACK = told("walk_back", "p1", "p3")
WRONG = told("denial", "p1", "p4")


@pytest.fixture
def case(tmp_path):
    gold = read_case(tmp_path / "cases")

    def with_findings(*findings):
        prediction = predicted(*findings)
        return {"harbour": Frozen(compare_findings(gold, prediction), case_score.score(gold, prediction)[0])}

    return with_findings


def test_lines_are_short_and_in_the_order_of_the_case(case):
    lines = frozen_lines(case(WRONG, WALK_BACK)["harbour"])
    assert lines[0] == "# findings: 1 of 3 found, 1 wrong"
    assert [line for line in lines if not line.startswith("#")] == [
        "- denial s1 > s2 (strong)",
        "+ walk_back s1 > s3 (medium)",
        "- changed_figure s5 > s6 (weak)",
        "! denial s1 > s4: must not be one",
    ]


def test_what_was_frozen_does_not_differ(case, tmp_path):
    freeze(case(DENIAL, WRONG), tmp_path)
    flips = check_frozen(case(WRONG, DENIAL), tmp_path)  # found in another order
    assert (flips.lines, flips.same_machine, flips.allowed, flips.beyond) == ((), True, 0, 0)


@pytest.mark.parametrize(
    ("before", "after", "told_as"),
    [
        ([DENIAL], [], "lost: denial s1 > s2 (strong)"),
        ([], [DENIAL], "found: denial s1 > s2 (strong)"),
        ([], [WRONG], "now wrong: denial s1 > s4: must not be one"),
        ([WRONG], [], "no longer wrong: denial s1 > s4: must not be one"),
    ],
)
def test_a_flip_is_told_once(case, tmp_path, before, after, told_as):
    freeze(case(*before), tmp_path)
    flips = check_frozen(case(*after), tmp_path)
    assert flips.lines == (f"harbour: {told_as}",)
    assert flips.beyond == 1


def test_how_sure_a_finding_is_makes_no_flip(case, tmp_path):
    freeze(case(DENIAL), tmp_path)
    weaker = {**DENIAL, "certainty": 0.41, "strength": "weak", "why": ["otherwise"]}
    assert check_frozen(case(weaker), tmp_path).lines == ()


def test_another_machine_may_differ_a_little(case, tmp_path, monkeypatch):
    freeze(case(DENIAL, WALK_BACK), tmp_path)
    (tmp_path / MADE_ON).write_text("another processor; onnxruntime 0\n")
    one, two = check_frozen(case(DENIAL), tmp_path), check_frozen(case(), tmp_path)
    assert not one.same_machine
    assert (one.allowed, one.beyond) == (1, 0)  # a share of few lines is one line
    assert (len(two.lines), two.beyond) == (2, 2)


def test_a_case_that_was_never_frozen_is_told(case, tmp_path):
    freeze({}, tmp_path)
    assert check_frozen(case(DENIAL), tmp_path).lines == ("harbour: never frozen",)


def test_the_machine_is_told_by_what_kernels_are_chosen_by(tmp_path, monkeypatch):
    cpuinfo = tmp_path / "cpuinfo"
    cpuinfo.write_text("model name\t: Fast One 9\nflags\t\t: fpu avx2 avx512_vnni sse\n")
    real = frozen.Path
    monkeypatch.setattr(frozen, "Path", lambda path: cpuinfo if path == "/proc/cpuinfo" else real(path))
    assert " avx2 avx512_vnni; onnxruntime " in machine()
    assert "Fast" not in machine() and "sse" not in machine()
    cpuinfo.unlink()
    assert "avx" not in machine()


def test_shipped_files_fit_the_cases():
    folders = [one for name in ("cases", "small_cases") for one in case_folders(ROOT / "bench" / name)]
    assert {path.stem for path in FROZEN.glob("*.txt")} - {"made_on"} == {one.name for one in folders}
    assert len({one.name for one in folders}) == len(folders)
    for folder in folders:
        lines = (FROZEN / f"{folder.name}.txt").read_text(encoding="utf-8").splitlines()
        kept = [line.split()[1:] for line in lines if line[0] in "+-"]
        findings = case_score.read_gold(folder)["findings"]
        assert [words[0] for words in kept] == [one["kind"] for one in findings]
        assert [words[1] for words in kept] == [
            one["report"] if one["kind"] in EDIT_KINDS else one["earlier"] for one in findings
        ]
