"""What every request and response passes: who may ask, who may change, and what a browser may do with the answer."""

from __future__ import annotations

import hmac
import ipaddress
import secrets
from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
EVERYWHERE = frozenset({"0.0.0.0", "::"})  # what a server is bound to that listens on all networks
READS = frozenset({"GET", "HEAD"})
TOKEN_FIELD = "csrf"  # of a form; a script sends the header instead
TOKEN_HEADER = "x-csrf-token"
COOKIE = "walkback"
MOST_FORM_BYTES = 1 << 20
OTHER_HOST = "This server does not answer for that host name; open it under the address that it was started with.\n"
POLICY = "; ".join(
    [
        "default-src 'none'",
        *(f"{kind}-src 'self'" for kind in ("style", "script", "connect", "img", "font")),
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    ]
)
# Of archived bytes: if a browser shows them after all, nothing in them runs and nothing is fetched for them.
ARCHIVED_POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-cache",
}


class Tokens:
    """Proof that a form came from a page of this server: a token that only its own pages can hold.

    The token is a keyed digest of a random cookie. Another site can make a browser send the cookie, but read no page.
    """

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)

    def token_for(self, visitor: str) -> str:
        """Return the token for the cookie's value."""
        return hmac.new(self._key, visitor.encode(), "sha256").hexdigest()

    def is_valid(self, visitor: str | None, token: str | None) -> bool:
        """Whether the token is that of the cookie."""
        return bool(visitor and token and hmac.compare_digest(self.token_for(visitor).encode(), token.encode()))


class Safety:
    """Refuses what must not be served, before any page is asked, and puts the safety headers on every answer.

    Args:
        app: what answers.
        hosts: names of this server besides those of the loopback.
        tokens: tells forms of this server's own pages.
        read_only: refuse every change.
    """

    def __init__(self, app: ASGIApp, *, hosts: Iterable[str] = (), tokens: Tokens, read_only: bool = False) -> None:
        self.app = app
        self._hosts = LOOPBACK | {host.casefold().strip("[]") for host in hosts}
        self._tokens = tokens
        self._read_only = read_only

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        visitor = _visitor(headers)
        new = "" if visitor else secrets.token_urlsafe(24)
        scope.setdefault("state", {})
        scope["state"]["token"] = "" if self._read_only else self._tokens.token_for(visitor or new)

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    answer.setdefault(name, value)
                if new and not self._read_only and answer.get("content-type", "").startswith("text/html"):
                    answer.append("set-cookie", f"{COOKIE}={new}; Path=/; HttpOnly; SameSite=Strict")
            await send(message)

        answer: ASGIApp = self.app
        if not self._is_mine(_host_of(headers.get("host", ""))):
            answer = PlainTextResponse(OTHER_HOST, 421)
        elif scope["method"] not in READS:
            refusal = self._refusal(headers)
            if not refusal:
                receive, refusal = await self._check_token(headers, visitor, receive, scope["query_string"])
            if refusal:
                answer = PlainTextResponse(f"{refusal}\n", 403)
        await answer(scope, receive, send_safely)

    def _refusal(self, headers: Headers) -> str:
        """Why a change is refused, whatever it holds; empty if it is not."""
        if self._read_only:
            return "This reading room is open for reading only; nothing can be changed in it."
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        # A page that sends no referrer sends "null" for the origin of its own forms; the browser itself tells the site.
        is_own = site == "same-origin" if site else origin is None or _is_origin(origin, headers.get("host", ""))
        if not is_own or (origin not in (None, "null") and not _is_origin(origin, headers.get("host", ""))):
            return "This change was asked for by another site, and is refused."
        return ""

    def _is_mine(self, host: str) -> bool:
        if host in self._hosts:
            return True
        # Listening on all networks, it is known by addresses; a name could be anybody's that points here.
        return bool(self._hosts & EVERYWHERE) and _is_address(host)

    async def _check_token(
        self, headers: Headers, visitor: str | None, receive: Receive, query: bytes
    ) -> tuple[Receive, str]:
        """The request's body to read again, and why it is refused, if it is."""
        token = headers.get(TOKEN_HEADER)
        kind = headers.get("content-type", "").split(";")[0]
        if token is None and kind == "multipart/form-data":
            # Files are too long to be looked into here; their form has the token in its address.
            token = parse_qs(query.decode("latin-1")).get(TOKEN_FIELD, [None])[0]
        elif token is None and kind == "application/x-www-form-urlencoded":
            body = b""
            more = True
            while more and len(body) <= MOST_FORM_BYTES:
                message = await receive()
                body += message.get("body", b"")
                more = message["type"] == "http.request" and message.get("more_body", False)
            if more or len(body) > MOST_FORM_BYTES:
                return receive, "The form is too long."
            token = parse_qs(body.decode("utf-8", "replace")).get(TOKEN_FIELD, [None])[0]
            receive = _again(body)
        if self._tokens.is_valid(visitor, token):
            return receive, ""
        return receive, "The form is out of date, since the server was started again; load the page anew and repeat."


def _again(body: bytes) -> Receive:
    sent = False

    async def receive() -> Message:
        nonlocal sent
        if sent:
            return {"type": "http.disconnect"}
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


def _visitor(headers: Headers) -> str | None:
    try:
        cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return None
    return cookie.value if cookie and len(cookie.value) >= 16 else None


def _host_of(header: str) -> str:
    """The name of a Host header without the port, small; "" where it is none."""
    if "@" in header or "/" in header:  # what stands before or behind them is no part of a host's name
        return ""
    try:
        return urlsplit(f"//{header.strip()}").hostname or ""
    except ValueError:
        return ""


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _is_origin(origin: str, host: str) -> bool:
    try:
        found = urlsplit(origin)
    except ValueError:
        return False
    return found.scheme in ("http", "https") and found.netloc.casefold() == host.strip().casefold()
