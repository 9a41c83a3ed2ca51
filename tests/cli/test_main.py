import sys

import pytest

import walkback.cli.root
from walkback.cli import main


def test_it_takes_the_arguments_of_the_process(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["walkback", "completion", "fish"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 0
    assert "complete" in capsys.readouterr().out


def test_ctrl_c_before_a_command_runs_is_quiet(monkeypatch, capsys):
    def interrupt(**_):
        raise KeyboardInterrupt

    monkeypatch.setattr(walkback.cli.root.walkback, "main", interrupt)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 130
    assert capsys.readouterr() == ("", "")
