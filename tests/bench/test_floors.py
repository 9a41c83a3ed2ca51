import json

import pytest

from bench.floors import FLOORS, ROOT, BadFloors, Floor, check_floors, digest_of, read_floors, write_floors
from bench.outcome import Outcome


@pytest.fixture
def root(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.txt").write_text("The ferry was late.")
    content = {
        "small": {
            "command": "cases", "data": "data", "digest": digest_of(tmp_path / "data"), "required": True,
            "floors": {"f1": {"min": 60.0}, "leaked": {"max": 2}, "memory": {"max": 600, "fixed": True}},
        },
        "large": {
            "command": "attribution", "data": "elsewhere/gold.jsonl", "digest": "0", "required": False,
            "floors": {"f1": {"min": 80.0}},
        },
    }  # fmt: skip
    (tmp_path / "floors.json").write_text(json.dumps(content))
    return tmp_path


def check(root, *, update=False, lower=None, **figures):
    measured = {"f1": 60.0, "leaked": 2, "memory": 100.0, **figures}
    measures = {name: lambda data: Outcome("", measured) for name in ("cases", "attribution")}
    return check_floors(root / "floors.json", measures, root=root, update=update, lower=lower)


def floors_of(root, name="small"):
    part = next(part for part in read_floors(root / "floors.json") if part.name == name)
    return {floor.figure: floor.value for floor in part.floors}


def test_on_the_floor_is_good_enough(root):
    outcome = check(root)
    assert not outcome.failed
    assert outcome.figures["floors_broken"] == 0 and outcome.figures["small_f1"] == 60.0
    assert "skipped: elsewhere/gold.jsonl is not there" in outcome.text
    assert outcome.figures["slices_skipped"] == 1


@pytest.mark.parametrize(("figure", "value"), [("f1", 59.9), ("leaked", 3), ("memory", 601), ("f1", None)])
def test_one_broken_floor_fails(root, figure, value):
    outcome = check(root, **{figure: value})
    assert outcome.failed and outcome.figures["floors_broken"] == 1
    (line,) = [line for line in outcome.text.splitlines() if "BROKEN" in line]
    assert f"small.{figure}" in line


def test_notes_of_a_slice_are_shown(root):
    measures = {
        "cases": lambda data: Outcome("all of it", {"f1": 60.0, "leaked": 2, "memory": 1.0}, notes=("lost: x",))
    }
    outcome = check_floors(root / "floors.json", measures, root=root)
    assert outcome.text.splitlines()[-1] == "small: lost: x"
    assert "all of it" not in outcome.text


def test_slice_that_came_along_is_measured(root):
    (root / "elsewhere").mkdir()
    (root / "elsewhere" / "gold.jsonl").write_text("x")
    outcome = check(root, f1=70.0)
    assert outcome.failed and "CHANGED" in outcome.text  # its digest is none
    assert outcome.figures["large_f1"] == 70.0 and outcome.figures["floors_broken"] == 2


def test_required_data_must_be_there(root):
    (root / "data").rename(root / "gone")
    outcome = check(root)
    assert outcome.failed and "MISSING" in outcome.text


def test_changed_data_is_noticed(root):
    (root / "data" / "a.txt").write_text("The ferry was early.")
    outcome = check(root)
    assert outcome.failed and "CHANGED" in outcome.text
    assert not check(root, update=True).failed
    assert not check(root).failed


def test_update_raises_and_never_silently_lowers(root):
    outcome = check(root, update=True, f1=70.04, leaked=0)
    assert not outcome.failed
    assert floors_of(root) == {"f1": 69.0, "leaked": 1.0, "memory": 600}
    assert floors_of(root, "large") == {"f1": 80.0}
    outcome = check(root, update=True, f1=69.4, leaked=0)  # within the slack: nothing to do
    assert not outcome.failed and floors_of(root)["f1"] == 69.0
    outcome = check(root, update=True, f1=50.0, leaked=0)
    assert outcome.failed and "--lower small.f1" in outcome.text
    assert floors_of(root)["f1"] == 69.0
    outcome = check(root, update=True, f1=50.0, leaked=2, lower=["small.f1"])
    assert outcome.failed  # the other one was not named
    assert floors_of(root) == {"f1": 49.0, "leaked": 1.0, "memory": 600}


def test_check_alone_writes_nothing(root):
    before = (root / "floors.json").read_text()
    check(root, f1=99.0)
    assert (root / "floors.json").read_text() == before


def test_wrong_calls(root):
    with pytest.raises(BadFloors, match="no floor"):
        check(root, update=True, lower=["small.f2"])
    with pytest.raises(BadFloors, match="without --update"):
        check(root, lower=["small.f1"])
    (root / "floors.json").write_text('{"small": {}}')
    with pytest.raises(BadFloors, match="cannot be used"):
        check(root)
    with pytest.raises(BadFloors):
        read_floors(root / "none.json")


def test_floors_survive_writing(root):
    before = read_floors(root / "floors.json")
    write_floors(root / "floors.json", before)
    assert read_floors(root / "floors.json") == before


def test_digest_sees_names_and_contents(tmp_path):
    (tmp_path / "a").write_text("xy")
    one = digest_of(tmp_path)
    (tmp_path / "a").rename(tmp_path / "b")
    two = digest_of(tmp_path)
    (tmp_path / "b").write_text("x")
    three = digest_of(tmp_path)
    assert len({one, two, three, digest_of(tmp_path / "b")}) == 4


def test_shipped_floors_fit_their_data():
    slices = {part.name: part for part in read_floors(FLOORS)}
    assert slices["cases"].required and digest_of(ROOT / slices["cases"].data) == slices["cases"].digest
    assert Floor("boilerplate_leaked", 0.0, least=False, fixed=True) in slices["cases"].floors
    for name in ("cases", "small_cases"):
        assert Floor("frozen_flips_beyond", 0.0, least=False, fixed=True) in slices[name].floors
    assert all(not part.data.startswith("/") for part in slices.values())
