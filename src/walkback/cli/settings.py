"""The settings file: which ledger, and defaults for the options of each command."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from walkback.errors import UsageError


@dataclass(frozen=True, slots=True)
class Settings:
    """What a settings file says; ``defaults`` maps a command to its options' values, as click takes them."""

    ledger: Path | None = None
    defaults: dict[str, dict[str, Any]] = field(default_factory=dict)


def read_settings(path: Path | None = None) -> Settings:
    """Read ``path``, or the user's own file if there is one.

    ``ledger = "affair.db"`` names the ledger, relative to the file; ``[statements]`` and the other
    commands' tables give defaults for their options, named as on the command line (``limit = 50``).

    Raises:
        UsageError: the file cannot be read, is no TOML, or names something that is no command or option.
    """
    if path is None:
        from platformdirs import user_config_path

        path = user_config_path("walkback") / "config.toml"
        if not path.exists():
            return Settings()
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: the settings cannot be read: {error.strerror}") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: the settings are no TOML: {error}") from None
    ledger = content.pop("ledger", None)
    if ledger is not None and not isinstance(ledger, str):
        raise UsageError(f"{path}: expected a path in quotation marks at ledger")
    return Settings(
        path.parent / Path(ledger).expanduser() if ledger else None,
        {name: _defaults_of(name, options, path) for name, options in content.items()},
    )


def _defaults_of(command_name: str, options: object, path: Path) -> dict[str, Any]:
    import click

    from walkback.cli.root import walkback

    command = walkback.get_command(click.Context(walkback), command_name)
    if command is None or not isinstance(options, dict):
        raise UsageError(f'{path}: "{command_name}" is neither "ledger" nor a command; see walkback --help')
    known = {
        name.lstrip("-"): param.name
        for param in command.params
        if isinstance(param, click.Option) and param.expose_value
        for name in param.opts
        if name.startswith("--")
    }
    defaults = {}
    for option, value in options.items():
        if option not in known:
            raise UsageError(f"{path}: {command_name} has no option --{option}; see walkback {command_name} --help")
        defaults[str(known[option])] = value
    return defaults
