"""Read a report from a file or from standard input."""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePath
from typing import BinaryIO

from walkback.errors import TooLarge, UnreadableInput
from walkback.model import Capture, Origin
from walkback.report.content import check_content
from walkback.report.item import NOTHING, Given
from walkback.report.place import shown, without_credentials

MAX_BYTES = 32 * 1024 * 1024  # a report's page is two to three hundred kilobytes; a larger thing is something else
_MEDIA_TYPES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
}


def read_file(
    path: str | Path, given: Given = NOTHING, *, max_bytes: int = MAX_BYTES, where: str | None = None
) -> tuple[Capture, bytes]:
    """Read one file, whatever its name; return the capture and its bytes.

    The media type is taken from the name's ending (text/plain or text/html), else unknown. No clock is made up:
    a file's own times tell when it was copied, not when the page was captured.

    Args:
        path: the file.
        given: what is known about it.
        max_bytes: size limit in bytes.
        where: how messages name it; the path by default.

    Raises:
        UnreadableInput: it is missing, a folder, or may not be read.
        TooLarge: over ``max_bytes``; no more than that is ever read.
        NoArticle: it is empty.
        UnsupportedInput: it is binary.
    """
    path, name = Path(path), shown(path)
    where = where or name
    try:
        if path.is_dir():
            raise UnreadableInput("this is a folder, where a file is expected", where=where)
        with path.open("rb") as stream:
            data = stream.read(max_bytes + 1)
    except FileNotFoundError:
        raise UnreadableInput("there is no such file", where=where) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise UnreadableInput(f"cannot be read: {_reason(error)}", where=where) from None
    return _capture(data, given, Origin.FILE, name, _MEDIA_TYPES.get(path.suffix.lower()), max_bytes, where, "file")


def read_bytes(
    data: bytes, name: str, given: Given = NOTHING, *, max_bytes: int = MAX_BYTES, where: str | None = None
) -> tuple[Capture, bytes]:
    """Take the bytes of a file that the program has at hand, as `read_file` takes one from the disk.

    Args:
        data: what is in it.
        name: the file's name; its ending tells the media type. No file of that name is looked at.
        given, max_bytes, where: as for `read_file`.

    Raises:
        TooLarge: over ``max_bytes``.
        NoArticle: it is empty.
        UnsupportedInput: it is binary.
    """
    name = shown(name)
    media_type = _MEDIA_TYPES.get(PurePath(name).suffix.lower())
    return _capture(data, given, Origin.FILE, name, media_type, max_bytes, where or name, "file")


def read_stdin(
    stream: BinaryIO, given: Given = NOTHING, *, max_bytes: int = MAX_BYTES, where: str = "-"
) -> tuple[Capture, bytes]:
    """Read one report from a binary stream to its end; raises what `read_file` does."""
    try:
        data = stream.read(max_bytes + 1)
    except (OSError, ValueError) as error:  # ValueError: the stream is closed
        raise UnreadableInput(f"standard input cannot be read: {_reason(error)}", where=where) from None
    return _capture(data, given, Origin.STDIN, "-", None, max_bytes, where, "input")


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _capture(
    data: bytes, given: Given, origin: Origin, name: str, media_type: str | None, max_bytes: int, where: str, what: str
) -> tuple[Capture, bytes]:
    if len(data) > max_bytes:
        raise TooLarge(f"the {what} is over the limit of {max_bytes / 2**20:g} MiB", where=where)
    check_content(data, where=where, what=what)
    capture = Capture(
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        url=without_credentials(given.url) if given.url else None,
        outlet=given.outlet,
        captured_at=given.captured_at,
        published_at=given.published_at,
        media_type=media_type,
        origin=origin,
        origin_name=name,
    )
    return capture, data
