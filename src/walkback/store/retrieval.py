"""Which of several retrievals of one capture counts."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from walkback.model import Capture, Origin
from walkback.store.rows import pairs_of


def find_retrieval(connection: sqlite3.Connection, capture: Capture) -> Capture:
    """Return ``capture`` with the retrieval that counts, of its own and those that are stored.

    The same bytes, address and clocks can come in with another declared type or from another file. So that
    the order of arrival plays no part, the first by `retrieval_order` is derived from and shown.
    """
    rows = connection.execute(
        "SELECT origin, origin_name, media_type, charset, headers FROM retrievals WHERE capture = ?", (capture.id,)
    )
    known = [
        replace(
            capture,
            origin=Origin(origin),
            origin_name=name,
            media_type=media,
            charset=charset,
            headers=pairs_of(headers),
        )
        for origin, name, media, charset, headers in rows
    ]
    return min([capture, *known], key=retrieval_order)


def retrieval_order(capture: Capture) -> tuple[object, ...]:
    """Sort key: a declared media type goes before none, likewise a character set; then the alphabet decides."""
    return (
        capture.media_type is None, capture.media_type or "", capture.charset is None, capture.charset or "",
        capture.origin, capture.origin_name, capture.headers,
    )  # fmt: skip
