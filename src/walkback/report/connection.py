"""Connections that are made only to addresses that were checked, and that end by a deadline.

The name is looked up once, the numeric addresses that come back are checked, and one of those very
addresses is connected to, so that a second look-up with another answer (DNS rebinding) cannot slip in
between. Certificates are still verified against the name. This module needs httpx; it is
imported by `walkback.report.fetch` when a page is fetched.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterable, Iterator
from functools import cache
from ssl import SSLContext

import httpcore
import httpx

from walkback.errors import FetchError, RefusedAddress
from walkback.report.address import is_public


class CheckedTransport(httpx.BaseTransport):
    """An httpx transport whose connections go to public addresses only, unless ``allow_private``.

    No proxy is used: behind one, the address that is connected to could not be checked. Errors of
    `httpcore` are passed on as they are.

    Args:
        deadline: the time on `time.monotonic` after which nothing is waited for.
        where: how messages name the page.
    """

    def __init__(self, *, allow_private: bool, deadline: float, where: str) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=_ssl_context(),
            network_backend=_CheckedBackend(allow_private, deadline, where),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; the response's body is read as it comes."""
        response = self._pool.handle_request(
            httpcore.Request(
                request.method,
                httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            response.status, headers=response.headers, stream=_Body(response), extensions=response.extensions
        )

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()


@cache
def _ssl_context() -> SSLContext:
    """The certificates that are trusted: certifi's, or those of SSL_CERT_FILE; read once, since it takes a while."""
    return httpx.create_ssl_context()


class _Body(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


class _CheckedBackend(httpcore.NetworkBackend):
    def __init__(self, allow_private: bool, deadline: float, where: str) -> None:
        self._allow_private = allow_private
        self._deadline = deadline
        self._where = where
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = look_up(host, port, time_left(self._deadline), self._where)
        if not self._allow_private:
            public = [address for address in addresses if is_public(address)]
            if not public:
                raise RefusedAddress(
                    f'"{host}" is on a private network or this machine ({addresses[0]}); '
                    "if that is meant, allow private addresses with --allow-private",
                    where=self._where,
                )
            addresses = public
        failure: Exception | None = None
        for address in addresses:
            try:
                stream = self._sockets.connect_tcp(
                    address, port, _shorter(timeout, self._deadline), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _TimedStream(stream, self._deadline)
        raise failure or httpcore.ConnectError(f"no address for {host}")


class _TimedStream(httpcore.NetworkStream):
    """A stream on which no wait goes past the deadline, however little the other side sends at a time."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _shorter(timeout, self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _shorter(timeout, self._deadline))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, _shorter(timeout, self._deadline))
        return _TimedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


def time_left(deadline: float) -> float:
    """Seconds to the deadline; raises httpcore.ReadTimeout if there are none."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the deadline has passed")
    return left


def _shorter(timeout: float | None, deadline: float) -> float:
    left = time_left(deadline)
    return left if timeout is None else min(timeout, left)


def look_up(host: str, port: int, timeout: float, where: str) -> list[str]:
    """Return the numeric addresses of a host name, in the system's order, without repeats.

    The system's look-up cannot be timed, so it runs on a thread of its own that is left behind when it
    takes longer than ``timeout`` seconds.

    Raises:
        FetchError: no address is known for the name.
        httpcore.ConnectTimeout: the look-up takes too long.
    """
    found: list[str] = []
    failed: list[Exception] = []

    def ask() -> None:
        try:
            for *_, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
                found.append(str(address[0]))
        except (OSError, UnicodeError) as error:
            failed.append(error)

    thread = threading.Thread(target=ask, name="walkback-look-up", daemon=True)
    thread.start()
    thread.join(timeout)
    if thread.is_alive():
        raise httpcore.ConnectTimeout(f"looking up {host} takes too long")
    if not found:
        why = f" ({failed[0]})" if failed else ""
        raise FetchError(f'no address is known for "{host}"{why}; check its spelling and the network', where=where)
    return list(dict.fromkeys(found))
