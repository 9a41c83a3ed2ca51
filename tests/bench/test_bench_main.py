import json

import pytest

from bench import __main__ as command_line
from bench.__main__ import COMMANDS, main
from bench.outcome import Outcome
from walkback.statement import reader as shipped


@pytest.fixture
def planted(monkeypatch, reader):
    monkeypatch.setattr(shipped, "shipped_reader", lambda: reader)


def test_attribution(planted, gold, tmp_path, capsys):
    assert main(["attribution", str(gold), "--limit", "1", "--json", str(tmp_path / "f.json")]) == 0
    figures = json.loads((tmp_path / "f.json").read_text())
    assert figures["articles"] == 1 and figures["load_seconds"] >= 0
    assert all(not isinstance(value, dict | list) for value in figures.values())
    assert "words/s" in capsys.readouterr().out


def test_cases(planted, case, tmp_path, capsys):
    assert (
        main(["cases", str(case), "--json", str(tmp_path / "f.json"), "--write-predictions", str(tmp_path / "p")]) == 0
    )
    assert json.loads((tmp_path / "f.json").read_text())["statements_f1"] == 75.0
    assert (tmp_path / "p" / "ferry.json").exists()
    assert "ferry" in capsys.readouterr().out


def test_exit_status(monkeypatch, capsys, tmp_path):
    class Broken:
        NAME, HELP = "broken", "always fails"

        @staticmethod
        def add_arguments(parser):
            pass

        @staticmethod
        def run(args):
            return Outcome("one floor is broken", {"n": 1}, failed=True)

    monkeypatch.setattr(command_line, "COMMANDS", (*COMMANDS, Broken))
    assert main(["broken", "--json", str(tmp_path / "f.json")]) == 1
    assert json.loads((tmp_path / "f.json").read_text()) == {"n": 1}
    assert main(["cases", str(tmp_path)]) == 2
    assert "no case in" in capsys.readouterr().err
    assert main(["floors", "--floors", str(tmp_path / "none.json")]) == 2
    with pytest.raises(SystemExit) as left:
        main([])
    assert left.value.code == 2


def test_a_missing_gold_file(planted, tmp_path, capsys):
    assert main(["attribution", str(tmp_path / "none.jsonl")]) == 2
    assert "none.jsonl" in capsys.readouterr().err
