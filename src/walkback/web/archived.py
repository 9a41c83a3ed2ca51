"""Archived bytes as a file to keep: never shown as a page of this server."""

from __future__ import annotations

from starlette.responses import Response

from walkback.store.ledger import Ledger
from walkback.web.safety import ARCHIVED_POLICY

_ENDINGS = {"text/html": "html", "application/xhtml+xml": "xhtml", "text/plain": "txt"}


def archived_answer(ledger: Ledger, key: str) -> Response:
    """Return the bytes of a capture as an attachment that no browser runs.

    Raises:
        UnknownRecord: there is no such capture.
    """
    capture = ledger.capture(key)
    ending = _ENDINGS.get(capture.media_type or "", "bin")
    return Response(
        ledger.bytes_of(capture.id),
        media_type="application/octet-stream",
        headers={
            "content-disposition": f'attachment; filename="capture-{capture.id[:12]}.{ending}"',
            "content-security-policy": ARCHIVED_POLICY,
            "cache-control": "private, max-age=31536000, immutable",
            "x-content-sha256": capture.sha256,
        },
    )
