import argparse
from pathlib import Path

import pytest

from bench import ask

CASES = Path(__file__).resolve().parents[2] / "bench" / "small_cases"


@pytest.mark.slow
def test_wordings_are_typed_and_counted(tmp_path, shipped_pairs):
    for name in ("dam-gates", "gate-seven"):
        (tmp_path / name).symlink_to(CASES / name)
    outcome = ask.run(argparse.Namespace(cases=tmp_path, errors=True))
    assert outcome.figures["typed"] > 4
    assert outcome.figures["first"] <= outcome.figures["among_3"] <= 100
    assert outcome.figures["foreign"] == 2
