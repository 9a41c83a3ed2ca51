"""``walkback serve``: the reading room, the ledger as pages in a browser."""

from __future__ import annotations

import webbrowser

import click

from walkback.cli.ledger import ledger_option, open_ledger

PORT = 8765


@click.command(short_help="Open the reading room: the ledger as pages in your browser.")
@click.option(
    "--host",
    metavar="NAME",
    default="127.0.0.1",
    show_default=True,
    help="Where to listen. Any other than this computer's own needs --read-only.",
)
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0 takes a free one.")
@click.option("--read-only", is_flag=True, help="Refuse every change, to show the ledger to others.")
@click.option("--open", "open_browser", is_flag=True, help="Open it in your browser.")
@ledger_option
@click.pass_context
def serve(ctx: click.Context, host: str, port: int, read_only: bool, open_browser: bool) -> None:
    """Show the ledger as pages in your browser: the reading room.

    Findings face to face, each side's position on a question over time, reports
    with who is reported to say what, and for each line the words, the version and
    the archived page behind it. Only this computer can reach it, nothing is sent
    anywhere, and no page needs JavaScript. Stop it with ctrl-C.

    With --host 0.0.0.0 --read-only others in your network can read along.

    \b
    Examples:
      walkback serve --open
      walkback --ledger affair.db serve --port 9000
      walkback serve --host 0.0.0.0 --read-only
    """
    from walkback.web.safety import LOOPBACK
    from walkback.web.server import bind, run

    if host not in LOOPBACK and not read_only:
        raise click.UsageError(
            f"--host {host} lets others in the network in, and they could change the ledger; add --read-only", ctx
        )
    with open_ledger(ctx, create=not read_only) as ledger:
        path = ledger.path
        if path.exists():
            ledger.size()  # a file that is no ledger is told now, not on the first page
        else:
            click.echo(f"{path} is not there yet; it comes with the first report that is added", err=True)
    listening = bind(host, port)
    click.echo(f"Reading room: {listening.address}  (ctrl-C stops it)", err=True)
    if open_browser:
        webbrowser.open(listening.address)
    run(path, listening, host=host, read_only=read_only)
