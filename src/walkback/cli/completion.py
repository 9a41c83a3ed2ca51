"""``walkback completion``: the script that completes commands and options in a shell."""

from __future__ import annotations

import click


@click.command(short_help="Print the script that completes commands in your shell.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the script with which your shell completes walkback's commands.

    \b
    Examples:
      walkback completion bash >> ~/.bashrc
      walkback completion zsh >> ~/.zshrc
      walkback completion fish > ~/.config/fish/completions/walkback.fish
    """
    from click.shell_completion import get_completion_class

    from walkback.cli.root import walkback

    complete = get_completion_class(shell)
    assert complete is not None  # the choice above names only shells that click knows
    click.echo(complete(walkback, {}, "walkback", "_WALKBACK_COMPLETE").source())
