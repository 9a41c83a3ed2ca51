"""What machines read: JSON, JSON Lines and CSV, always UTF-8, to standard output or a file."""

from __future__ import annotations

import csv
import gzip
import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from walkback.errors import WalkbackError
from walkback.shown.json_text import json_text


def write_json(value: object) -> None:
    """Write one indented JSON value to standard output."""
    with open_output(None) as stream:
        stream.write(json_text(value, indent=2).encode("utf-8") + b"\n")


def write_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write CSV with a header line to standard output; None is an empty cell."""
    with open_output(None) as stream:
        text = io.TextIOWrapper(stream, encoding="utf-8", errors="backslashreplace", newline="", write_through=True)
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
        text.detach()


@contextmanager
def open_output(path: Path | None) -> Iterator[BinaryIO]:
    """Open what a command writes to: standard output for None or "-", else a file, gzipped if named ``.gz``.

    A file comes into place only when it is whole. If the command stops before, what was written
    stays beside it under the name with ``.part``, and a file that was there before is untouched.

    Raises:
        WalkbackError: the file cannot be written.
    """
    if path is None or str(path) == "-":
        sys.stdout.flush()
        stream = sys.stdout.buffer
        yield stream
        stream.flush()
        return
    partial = path.with_name(path.name + ".part")
    special = path.exists() and not path.is_file()  # a pipe or /dev/stdout is written to as it is
    target = path if special else partial
    try:
        with target.open("wb") as raw:
            if path.suffix == ".gz":
                # No clock in the header: the same content gives the same file.
                with gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as packed:
                    yield cast(BinaryIO, packed)
            else:
                yield raw
        if not special:
            partial.replace(path)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise WalkbackError(f"{path}: cannot be written: {error.strerror or error}") from error
