from pathlib import Path

import pytest

from walkback.cli.settings import Settings, read_settings
from walkback.errors import UsageError


def test_no_file_is_no_settings():
    assert read_settings() == Settings()


def test_ledger_and_defaults(tmp_path):
    path = tmp_path / "config.toml"
    path.write_text('ledger = "affair.db"\n[statements]\nlimit = 3\nby = "Lind"\n[add]\nallow-private = true\n')
    settings = read_settings(path)
    assert settings.ledger == tmp_path / "affair.db"
    assert settings.defaults == {"statements": {"limit": 3, "by": "Lind"}, "add": {"allow_private": True}}


def test_the_users_own_file_is_found(tmp_path, monkeypatch):
    import platformdirs

    monkeypatch.setattr(platformdirs, "user_config_path", lambda name: tmp_path / name)
    (tmp_path / "walkback").mkdir()
    (tmp_path / "walkback" / "config.toml").write_text('ledger = "~/l.db"')
    assert read_settings().ledger == Path("~/l.db").expanduser()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("ledger = 3", "at ledger"),
        ("ledger = ", "no TOML"),
        ("[statments]\nlimit = 3", '"statments" is neither'),
        ("limit = 3", '"limit" is neither'),
        ("[statements]\nlimits = 3", "no option --limits"),
        (b"ledger = '\xff'", "no TOML"),
    ],
)
def test_what_is_wrong_is_told_with_the_file(tmp_path, content, told):
    path = tmp_path / "config.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(UsageError) as raised:
        read_settings(path)
    assert str(raised.value).startswith(str(path))
    assert told in str(raised.value)


def test_a_settings_file_that_was_named_must_be_there(run, tmp_path):
    result = run("--settings", tmp_path / "none.toml", "completion", "fish")
    assert result.exit_code == 2
    assert (
        result.stderr == f"walkback: {tmp_path / 'none.toml'}: the settings cannot be read: No such file or directory\n"
    )
