import argparse
from pathlib import Path

import pytest

from bench import scale
from bench.cases import case_folders

CASES = Path(__file__).resolve().parents[2] / "bench" / "cases"


@pytest.mark.slow
def test_a_report_and_questions_are_timed_on_a_filled_ledger(tmp_path):
    for folder in case_folders(CASES)[: scale.COMING + 1]:
        (tmp_path / folder.name).symlink_to(folder)
    figures = scale.run(argparse.Namespace(cases=tmp_path, statements=300)).figures
    assert figures["statements"] == 300
    assert 0 < figures["ask_ms"] <= figures["ask_p95_ms"]
    assert 0 < figures["add_seconds"] <= figures["add_most_seconds"]
