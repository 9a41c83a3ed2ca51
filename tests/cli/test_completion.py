import subprocess
import sys

import pytest


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_names_the_program(run, shell):
    result = run("completion", shell)
    assert result.exit_code == 0
    assert "_WALKBACK_COMPLETE" in result.stdout


def test_another_shell_is_a_wrong_call(run):
    assert run("completion", "tcsh").exit_code == 2


def test_it_completes_commands_and_options(monkeypatch):
    def complete(words, index):
        done = subprocess.run(
            [sys.executable, "-c", "from walkback.cli import main; main()"],
            env={"_WALKBACK_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(index)},
            capture_output=True,
            text=True,
            check=False,
        )
        return [line.split(",")[-1] for line in done.stdout.splitlines()]

    assert complete("walkback st", 1) == ["statements"]
    assert "--search" in complete("walkback statements --s", 2)
