"""Fetch one page over http or https."""

from __future__ import annotations

import hashlib
import re
import time
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING

from walkback import __version__
from walkback.errors import FetchError, RefusedAddress, TooLarge, UnsupportedInput
from walkback.model import Capture, Origin
from walkback.moment import Moment
from walkback.report.content import check_content
from walkback.report.file import MAX_BYTES
from walkback.report.item import NOTHING, Given
from walkback.report.place import FETCHED_SCHEMES, without_credentials

if TYPE_CHECKING:
    import httpx

USER_AGENT = f"Walkback/{__version__} (keeps a record of news reports; fetches single pages on request)"
MAX_REDIRECTS = 10
READ_MEDIA_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "text/markdown"})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
# Headers that may hold a secret between server and visitor, or the address of whoever fetched.
_PRIVATE_HEADER = re.compile(
    r"cookie|auth|token|secret|session|[cx]srf|api-?key|password|client-?ip|real-?ip|forwarded"
)
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:+-]{1,40})""", re.IGNORECASE)
_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_MEDIA_TYPE = re.compile(r"\s*([\w.+-]+/[\w.+-]+)")


@dataclass(frozen=True, slots=True)
class Timeouts:
    """How long a fetch waits, in seconds."""

    connect: float = 10.0  # for one address to take the connection
    read: float = 20.0  # for the next bytes
    overall: float = 60.0  # for everything, redirects and looking up names included


DEFAULT_TIMEOUTS = Timeouts()


def fetch(
    url: str,
    given: Given = NOTHING,
    *,
    allow_private: bool = False,
    max_bytes: int = MAX_BYTES,
    timeouts: Timeouts = DEFAULT_TIMEOUTS,
    where: str | None = None,
) -> tuple[Capture, bytes]:
    """Fetch one page; return the capture and the page's bytes, unpacked if they came packed.

    The capture's ``url`` is the one in ``given``, else the address asked for, or where it led if it
    redirected; ``origin_name`` is the address asked for. Credentials in an address are sent to its own
    host and kept nowhere. ``captured_at`` is now unless given. The headers are those of the last
    response, without cookies and other secrets. Nothing but the page itself is fetched.

    Each address on the way is checked where the connection is made: unless ``allow_private``, names
    that lead to private networks or this machine are refused (`walkback.report.address.is_public`). Proxies
    named in the environment are not used, since behind a proxy that check could not be made.

    Args:
        url: an http or https address.
        given: what is known about the page.
        allow_private: let private addresses be contacted.
        max_bytes: size limit in bytes, for the bytes as sent and as unpacked.
        timeouts: how long to wait.
        where: how messages name the page; its address by default.

    Raises:
        RefusedAddress: not http or https, or a private address, here or on the way.
        FetchError: no answer in time, a status other than 200, too many redirects, a transfer that broke off.
        TooLarge: over ``max_bytes``; no more than that is kept in memory.
        UnsupportedInput: the page is no text or HTML.
        NoArticle: the page is empty.
    """
    import httpcore
    import httpx

    from walkback.report.connection import CheckedTransport

    asked = without_credentials(url)
    where = where or asked
    deadline = time.monotonic() + timeouts.overall
    limits = httpx.Timeout(timeouts.read, connect=timeouts.connect)
    headers = {
        "User-Agent": USER_AGENT,
        "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1",
        "Accept-Encoding": "gzip, deflate",
    }
    try:
        with (
            CheckedTransport(allow_private=allow_private, deadline=deadline, where=where) as transport,
            httpx.Client(
                transport=transport,
                headers=headers,
                timeout=limits,
                trust_env=False,
                event_hooks={"response": [partial(_check_scheme, where)]},
            ) as client,
        ):
            response, redirected = _follow(client, url, where)
            try:
                return _capture(response, given, asked, redirected, max_bytes, where)
            finally:
                response.close()
    except (httpx.InvalidURL, httpx.UnsupportedProtocol, httpcore.UnsupportedProtocol) as error:
        raise FetchError(f"this is no address that can be fetched ({error})", where=where) from None
    except (httpx.TimeoutException, httpcore.TimeoutException):
        if time.monotonic() >= deadline:
            raise FetchError(f"not all there after {timeouts.overall:g} seconds; given up", where=where) from None
        raise FetchError("the server does not answer; try again later", where=where) from None
    except (httpcore.ConnectError, httpx.ConnectError) as error:
        raise FetchError(f"no connection: {error}{_proxy_hint()}", where=where) from None
    except (httpx.HTTPError, httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise FetchError(f"the transfer broke off: {error}", where=where) from None


def _follow(client: httpx.Client, url: str, where: str) -> tuple[httpx.Response, bool]:
    """Send requests until one is no redirect; return its response, unread, and whether there was a redirect."""
    import httpx

    at = httpx.URL(url)
    for hop in range(MAX_REDIRECTS + 1):
        if at.scheme not in FETCHED_SCHEMES or not at.host:
            raise RefusedAddress("only http and https are fetched", where=where)
        response = client.send(client.build_request("GET", at), stream=True)
        if response.status_code not in _REDIRECTS or "location" not in response.headers:
            return response, hop > 0
        response.close()
        at = _target(at, response.headers["location"])
    raise FetchError(f"it redirects more than {MAX_REDIRECTS} times; given up", where=where)


def _check_scheme(where: str, response: httpx.Response) -> None:
    """Refuse a redirect to another scheme, before httpx has a look at it, which takes it for a relative address."""
    scheme = _SCHEME.match(response.headers.get("location", ""))
    if response.status_code in _REDIRECTS and scheme and scheme[1].lower() not in FETCHED_SCHEMES:
        raise RefusedAddress(f"it redirects to {scheme[1]}, and only http and https are fetched", where=where)


def _target(at: httpx.URL, location: str) -> httpx.URL:
    """Where a redirect leads: credentials stay with the host they were given for, and none are taken from it."""
    target = at.join(location).copy_with(fragment=None)
    if (target.scheme, target.host, target.port) == (at.scheme, at.host, at.port):
        return target.copy_with(userinfo=at.userinfo)
    return target.copy_with(userinfo=b"")


def _capture(
    response: httpx.Response, given: Given, asked: str, redirected: bool, max_bytes: int, where: str
) -> tuple[Capture, bytes]:
    if response.status_code != HTTPStatus.OK:
        raise FetchError(_status_message(response.status_code), where=where)
    declared = response.headers.get("content-type", "")
    media_type = match[1].lower() if (match := _MEDIA_TYPE.match(declared)) else None
    charset = match[1].lower() if (match := _CHARSET.search(declared)) else None
    if media_type is not None and media_type not in READ_MEDIA_TYPES:
        raise UnsupportedInput(f"the page is {media_type}, which holds no report that can be read", where=where)
    data = _read(response, max_bytes, where)
    check_content(data, where=where, what="page")
    if given.url:
        url = without_credentials(given.url)
    else:
        url = without_credentials(str(response.url)) if redirected else asked
    capture = Capture(
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        url=url,
        outlet=given.outlet,
        captured_at=given.captured_at or Moment.parse(datetime.now(UTC)),
        published_at=given.published_at,
        media_type=media_type,
        charset=charset,
        headers=tuple(
            (name.lower(), value)
            for name, value in response.headers.multi_items()
            if not _PRIVATE_HEADER.search(name.lower())
        ),
        origin=Origin.FETCH,
        origin_name=asked,
    )
    return capture, data


def _status_message(status: int) -> str:
    try:
        answer = f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        answer = str(status)
    if status in (401, 402, 403, 407, 429, 451):
        return f"the server answers {answer}; save the page from a browser and add the file"
    return f"the server answers {answer}"


def _proxy_hint() -> str:
    from urllib.request import getproxies

    if not getproxies():
        return ""
    return "; proxies named in the environment are not used: fetch the page with another program and add the file"


def _read(response: httpx.Response, max_bytes: int, where: str) -> bytes:
    """Read the body, never holding more than the limit and one network read of it."""
    length = response.headers.get("content-length", "")
    if length.isascii() and length.isdigit() and int(length[:20]) > max_bytes:
        raise _too_large(max_bytes, where)
    coding = response.headers.get("content-encoding", "identity").strip().lower()
    parts: list[bytes] = []
    size = 0
    for part in _decoded(_capped(response.iter_raw(), max_bytes, where), coding, where):
        size += len(part)
        if size > max_bytes:
            raise _too_large(max_bytes, where)
        parts.append(part)
    return b"".join(parts)


def _capped(chunks: Iterable[bytes], max_bytes: int, where: str) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > max_bytes:
            raise _too_large(max_bytes, where)
        yield chunk


def _too_large(max_bytes: int, where: str) -> TooLarge:
    return TooLarge(f"the page is over the limit of {max_bytes / 2**20:g} MiB", where=where)


_UNPACKED_AT_ONCE = 1 << 20  # bytes; a packed page may unpack to a thousand times its size


def _decoded(chunks: Iterable[bytes], coding: str, where: str) -> Iterator[bytes]:
    """Unpack gzip or deflate in bounded steps. httpx would unpack each chunk whole, however large it becomes."""
    if coding in ("", "identity"):
        yield from chunks
        return
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(f'the page came packed as "{coding}", which was not asked for', where=where)
    unpack: zlib._Decompress | None = None
    for chunk in chunks:
        packed = chunk
        while True:
            if unpack is None:
                unpack = _unpacker(coding, packed)
            elif unpack.eof:
                # A gzip file may have several members; anything else after the end is padding.
                if not packed.startswith(b"\x1f\x8b"):
                    return
                unpack = _unpacker(coding, packed)
            try:
                part = unpack.decompress(packed, _UNPACKED_AT_ONCE)
            except zlib.error as error:
                raise FetchError(f"the packed page is damaged ({error})", where=where) from None
            if part:
                yield part
            packed = unpack.unused_data if unpack.eof else unpack.unconsumed_tail
            if not packed and (unpack.eof or len(part) < _UNPACKED_AT_ONCE):
                break
    if unpack is not None and not unpack.eof:
        raise FetchError("the transfer broke off: the packed page has no end", where=where)


def _unpacker(coding: str, start: bytes) -> zlib._Decompress:
    if coding != "deflate":
        return zlib.decompressobj(zlib.MAX_WBITS | 16)
    # "deflate" ought to be wrapped in zlib, whose first byte ends in 8; some servers send it bare, which never does.
    return zlib.decompressobj(zlib.MAX_WBITS if start[0] & 0x0F == 8 else -zlib.MAX_WBITS)
