"""Which page a capture was found on: one address, one page."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from walkback.model import content_id

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def find_page(url: str | None, canonical_url: str | None, text: str) -> tuple[str, str | None]:
    """Return the id of the page and the cleaned address that it stands for, if there is one.

    The address is the page's declared one where it lies on the same registered host as the address
    that the capture came with, or where that is unknown; else the capture's. A page that declares
    its outlet's front page as its address tells nothing. A text without an address is a page of its own.
    Headlines play no part. Which pages are one report is for `walkback.store.kin` to find.

    Args:
        url: where the capture was retrieved from.
        canonical_url: what the page declares.
        text: the version's.
    """
    given = clean_address(url) if url else None
    declared = clean_address(urljoin(url, canonical_url) if url else canonical_url) if canonical_url else None
    if declared and not urlsplit(declared).netloc:
        declared = None  # a path without a host
    address = given
    if declared and (given is None or (_is_same_host(given, declared) and not _is_front_page(declared, given))):
        address = declared
    return (content_id(address=address), address) if address else (content_id(text=text), None)


def clean_address(url: str) -> str:
    """Return ``url`` without what makes two addresses of one page.

    These are tracking parameters, fragment, trailing slash, default port, order of parameters, case of
    the host, and http beside https. What is no web address comes back trimmed.
    """
    from courlan import normalize_url  # slow to import

    url = url.strip()
    if not _SCHEME.match(url) and "." in url.split("/")[0]:
        url = "https://" + url  # typed without its scheme
    try:
        parts = urlsplit(url)
        if parts.scheme.lower() not in ("http", "https") or not parts.netloc:
            return url
        host = parts.netloc.removesuffix({"http": ":80", "https": ":443"}[parts.scheme.lower()])
        parts = parts._replace(netloc=host, fragment="", path=parts.path.rstrip("/"))
        cleaned = urlsplit(normalize_url(parts, strict=False, trailing_slash=False))
    except ValueError:  # brackets or a port that are none
        return url
    path = cleaned.path.rstrip("/")
    # Parameters that are a bare word ("article.php?1234") would be dropped, and with them what tells pages apart.
    bare = [p for p in parts.query.split("&") if p and "=" not in p]
    query = "&".join([*bare, cleaned.query] if cleaned.query else bare)
    return cleaned._replace(scheme="https", path=path, query=query).geturl()


def _is_front_page(declared: str, given: str) -> bool:
    return not urlsplit(declared).path and bool(urlsplit(given).path)


def _is_same_host(first: str, second: str) -> bool:
    return _registered_host(first) == _registered_host(second)


def _registered_host(url: str) -> str:
    """The part of the host that its owner registered ("example.co.uk"); two labels where the list of endings ends."""
    from courlan import extract_domain

    host = urlsplit(url).hostname or ""
    return extract_domain(url) or ".".join(host.split(".")[-2:])
