import json

import pytest

from bench import figures, figures_score
from bench.figures import measure_figures, merge


def write(path, *rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def sums(tmp_path):
    return write(
        tmp_path / "sums.jsonl",
        {"doc": "a", "text": "It cost €45m.", "figures": [{"lo": 45e6, "hi": 45e6, "unit": "euro"}]},
        {"doc": "b", "text": "It cost up to £3m.", "figures": [{"lo": 3e6, "hi": 3e6, "unit": "euro"}]},
    )


@pytest.fixture
def victims(tmp_path):
    gold = [{"lo": 16, "hi": None, "kind": "killed", "what": ["people"]}]
    text = (
        "At least 16 people died, and one man was hurt. Dozens of others were killed in May.\n\n"
        "The 16 dead were miners. Two boats sank."
    )
    return write(tmp_path / "victims.dev.jsonl", {"doc": "a", "text": text, "figures": gold})


def test_each_level_is_scored(sums):
    found = measure_figures([sums]).figures
    assert found["sums_value_f1"] == 100
    assert found["sums_bound_f1"] == 50
    assert found["sums_unit_f1"] == 50
    assert found["sums_gold"] == 2
    assert found["sums_texts_per_second"] > 0
    assert "sums_kind_f1" not in found


def test_victims_are_scored_by_their_kinds_alone(victims):
    found = measure_figures([victims]).figures
    assert found["victims_predicted"] == 1
    assert found["victims_kind_precision"] == found["victims_kind_recall"] == 100
    assert found["victims_range_recall"] == 100


def test_files_are_told_apart(sums, victims):
    outcome = measure_figures([sums, victims])
    assert {name.split("_")[0] for name in outcome.figures} == {"sums", "victims", "peak"}
    assert str(sums) in outcome.text


def test_a_limit_counts_texts(sums):
    assert measure_figures([sums], limit=1).figures["sums_gold"] == 1


def test_merge_keeps_one_of_a_number_and_kind():
    killed = {"lo": 4, "hi": 4, "kind": "killed"}
    assert merge([killed, dict(killed), {**killed, "kind": "injured"}], {"killed"}) == [killed]
    assert merge([{"lo": 1, "hi": 1, "kind": "killed"}, {"lo": 12, "hi": 120, "kind": "killed"}], {"killed"}) == []
    assert len(merge([killed, {"lo": 4, "hi": 6, "kind": "killed"}], {"killed"})) == 2


def test_another_shape_is_refused(tmp_path):
    with pytest.raises(figures_score.BadInput):
        measure_figures([write(tmp_path / "x.jsonl", {"doc": "a"})])
    with pytest.raises(figures_score.BadInput):
        measure_figures([write(tmp_path / "y.jsonl", {"doc": "a", "figures": []})])
    with pytest.raises(figures_score.BadInput):
        measure_figures([write(tmp_path / "z.jsonl")])


def test_it_can_be_run_from_its_arguments(sums):
    import argparse

    parser = argparse.ArgumentParser()
    figures.add_arguments(parser)
    outcome = figures.run(parser.parse_args([str(sums)]))
    assert outcome.figures["sums_gold"] == 2
