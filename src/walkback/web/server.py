"""Listen, and serve the reading room until it is stopped."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from pathlib import Path

from walkback.errors import UsageError
from walkback.web.safety import EVERYWHERE


@dataclass(frozen=True, slots=True)
class Listening:
    """A socket that is bound already, so that its address is known before the first request."""

    socket: socket.socket
    address: str


def bind(host: str, port: int) -> Listening:
    """Take the port.

    Raises:
        UsageError: the host is none of this computer's, or the port is taken.
    """
    try:
        family, _, _, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.create_server(where[:2], family=family)
        # A socket made like this does not say that it is TCP, so asyncio leaves it to gather small parts of an answer.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except OSError as error:
        raise UsageError(
            f"cannot listen on {host}, port {port} ({error.strerror or error}); name another one with --port"
        ) from error
    shown = "127.0.0.1" if host in EVERYWHERE else f"[{host}]" if ":" in host else host
    return Listening(listening, f"http://{shown}:{listening.getsockname()[1]}/")


def run(path: Path, listening: Listening, *, host: str, read_only: bool) -> None:
    """Serve the ledger at ``path`` until ctrl-C."""
    import uvicorn

    from walkback.web.app import make_app

    app = make_app(path, read_only=read_only, hosts=[host])
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, ws="none", lifespan="on")
    uvicorn.Server(config).run(sockets=[listening.socket])
