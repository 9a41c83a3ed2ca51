import os
import signal
import subprocess
import sys
from importlib import import_module

import pytest

from walkback import __version__
from walkback.cli.root import TABLE

HEAVY = {"rich", "numpy", "onnxruntime", "httpx", "trafilatura", "tokenizers", "sqlite3", "selectolax", "platformdirs"}


@pytest.mark.parametrize(
    "program",
    [
        "import walkback",
        "from walkback.cli import main; sys.argv = ['walkback', '--help']; main()",
        "from walkback.cli import main; sys.argv = ['walkback', '--version']; main()",
        "from walkback.cli import main; sys.argv = ['walkback', 'add', '--help']; main()",
    ],
)
def test_nothing_heavy_is_imported_for_help(program):
    tail = "import atexit, sys; atexit.register(lambda: print('heavy:', sorted(heavy & set(sys.modules))))\n"
    done = subprocess.run(
        [sys.executable, "-c", f"heavy = {HEAVY!r}\n{tail}{program}"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    left = HEAVY - {"platformdirs"} if "add" in program else HEAVY
    named = done.stdout.strip().splitlines()[-1]
    assert named.startswith("heavy: [")
    assert not any(f"'{module}'" in named for module in left), named


def test_help_lists_every_command_and_imports_none(run):
    result = run("--help")
    assert result.exit_code == 0
    for name, help_text in TABLE.items():
        assert f"  {name} " in result.stdout
        assert help_text in result.stdout


@pytest.mark.parametrize("name", TABLE)
def test_the_table_says_what_the_command_says(name):
    command = getattr(import_module(f"walkback.cli.{name}"), name)
    assert command.name == name
    assert command.short_help == TABLE[name]
    assert "Examples:" in command.help


def test_version(run):
    assert run("--version").stdout == f"walkback {__version__}\n"


def test_an_unknown_command_is_a_wrong_call(run):
    result = run("statemnets")
    assert result.exit_code == 2
    assert "No such command 'statemnets'" in result.stderr


def test_a_reader_that_goes_away_ends_it_without_a_word(tmp_path):
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "walkback.cli", "completion", "fish"],
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, "")


def test_ctrl_c_ends_it_without_a_trace(tmp_path):
    # A program that a shell starts in the background ignores SIGINT; here it must not.
    program = (
        "import signal, os\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from walkback.cli.root import walkback\n"
        "import walkback.cli.completion as c\n"
        "c.completion.callback = lambda **_: os.kill(os.getpid(), signal.SIGINT)\n"
        "walkback.main(['completion', 'bash'])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 128 + signal.SIGINT
    assert "Traceback" not in done.stderr
