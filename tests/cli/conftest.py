import pytest
from click.testing import CliRunner
from pattern_reader import PatternReader

import walkback.statement.reader as reader_module
from walkback.cli.root import walkback


@pytest.fixture(autouse=True)
def surroundings(tmp_path, monkeypatch):
    """A home of its own, no settings from outside, and the pattern reader in place of the network."""
    for name in ("WALKBACK_LEDGER", "WALKBACK_SETTINGS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, folder in (("HOME", "home"), ("XDG_DATA_HOME", "home/data"), ("XDG_CONFIG_HOME", "home/config")):
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        monkeypatch.setenv(name, str(tmp_path / folder))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(reader_module, "shipped_reader", PatternReader)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def run():
    """Run a command line; the result has exit_code, stdout and stderr."""

    def run_command(*arguments, input=None):  # noqa: A002 - as the runner names it
        result = CliRunner().invoke(walkback, [str(a) for a in arguments], input=input, prog_name="walkback")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run_command
