"""Get the bytes of one input, wherever it lies."""

from __future__ import annotations

import sys

from walkback.model import Capture
from walkback.report.file import read_file, read_stdin
from walkback.report.item import Input
from walkback.report.place import scheme_of


def retrieve(item: Input, *, allow_private: bool = False) -> tuple[Capture, bytes]:
    """Read a file or standard input, or fetch a page; return the capture and its bytes.

    Args:
        item: what to get, as `find_inputs` yields it.
        allow_private: let pages be fetched from private networks and from this machine.

    Raises:
        InputError: it cannot be had, or holds no report; ``where`` is the item's.
    """
    if item.location == "-":
        return read_stdin(sys.stdin.buffer, item.given, where=item.where)
    if scheme_of(item.location) is not None:
        from walkback.report.fetch import fetch

        return fetch(item.location, item.given, allow_private=allow_private, where=item.where)
    return read_file(item.location, item.given, where=item.where)
