"""Read a manifest: a table of captures with what is known about each."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from walkback.errors import BadDate, BadManifest, InputError, RefusedAddress, UnreadableInput
from walkback.moment import Moment
from walkback.report.item import NOTHING, Given, Input, Rejected, filled
from walkback.report.place import FETCHED_SCHEMES, location_of, scheme_of, shown, without_credentials

_TEXT_FIELDS = ("file", "url", "outlet")
# Each clock with the names that it goes by, best first.
_CLOCKS = {"captured_at": ("captured_at",), "published_at": ("published_at", "published_on")}
_NO_UTF8 = re.compile("[\ud800-\udfff]")  # what undecodable bytes and lone surrogates come out as
_DELIMITERS = ",;\t"


def read_manifest(path: str | Path, given: Given = NOTHING) -> Iterator[Input | Rejected]:
    """Yield one input for each row, in order; a bad row is yielded as rejected and the others are kept.

    JSON lines (one object a line) or CSV with a header row (comma, semicolon or tab), in UTF-8 with or
    without a byte order mark; CSV is told by the ending .csv or .tsv, or by a first line that is no object.
    Columns are ``file`` (relative to the manifest), ``url``, ``outlet``, ``captured_at`` and
    ``published_at`` (or ``published_on``); others are left alone, and empty cells are as if not there.
    A row with ``url`` and no ``file`` is fetched. ``given`` fills what a row leaves open, except the address.

    Rejected rows carry BadManifest, BadDate, UnreadableInput (no such file) or RefusedAddress, with the row
    as "captures.jsonl:3" (the line on which it starts) and the field as "$.published_at". A manifest that
    cannot be read at all, or has no row, is one UnreadableInput or BadManifest.
    """
    path, name = Path(path), shown(path)
    try:
        with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as stream:
            first = stream.readline()
            lines = chain([first], stream)  # not rewound, since a manifest may be a pipe
            rows = _csv_rows(lines, first, name) if _is_csv(path, first) else _json_rows(lines, name)
            empty = True
            for where, row in rows:
                empty = False
                if isinstance(row, InputError):
                    yield Rejected(row.where, row)
                    continue
                try:
                    yield _input(row, path.parent, where, given)
                except InputError as error:
                    yield Rejected(error.where, error)
            if empty:
                yield Rejected(name, BadManifest("there is no row in the manifest", where=name))
    except FileNotFoundError:
        yield Rejected(name, UnreadableInput("there is no such manifest", where=name))
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        yield Rejected(name, UnreadableInput(f"the manifest cannot be read: {reason}", where=name))


def _is_csv(path: Path, first: str) -> bool:
    if path.suffix.lower() in (".csv", ".tsv"):
        return True
    if path.suffix.lower() in (".jsonl", ".ndjson", ".json"):
        return False
    return not first.lstrip().startswith("{")


def _json_rows(lines: Iterable[str], name: str) -> Iterator[tuple[str, Mapping[str, Any] | InputError]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{name}:{number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            at = f" at column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
            what = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
            yield (
                where,
                BadManifest(f"expected one JSON object on the line, but it is no JSON{at} ({what})", where=where),
            )
            continue
        if not isinstance(row, dict):
            yield where, BadManifest(f"expected one JSON object on the line, got {_kind(row)} at $", where=where)
            continue
        yield where, {f"$.{key}": value for key, value in row.items()}


def _csv_rows(lines: Iterable[str], first: str, name: str) -> Iterator[tuple[str, Mapping[str, Any] | InputError]]:
    table = csv.reader(lines, delimiter=max(_DELIMITERS, key=first.count), strict=True)
    header: list[str] = []
    start = 1
    try:
        for cells in table:
            where = f"{name}:{start}"
            start = table.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if not header:
                header = [cell.strip().lower() for cell in cells]
                if not {"file", "url"} & set(header):
                    yield (
                        where,
                        BadManifest(
                            'expected a header row with a column "file" or "url", got '
                            + ", ".join(f'"{shown(h)}"' for h in header[:8]),
                            where=name,
                        ),
                    )
                    return
            elif len(cells) > len(header):
                yield (
                    where,
                    BadManifest(
                        f"the row has {len(cells)} cells, its header {len(header)}; "
                        "a cell that holds the delimiter needs quotation marks round it",
                        where=where,
                    ),
                )
            else:
                yield where, dict(zip((f"$.{h}" for h in header), cells, strict=False))
    except csv.Error as error:
        where = f"{name}:{start}"
        yield where, BadManifest(f"the table cannot be read from here on: {error}", where=where)


def _input(row: Mapping[str, Any], folder: Path, where: str, given: Given) -> Input:
    text = {field: _text(row, f"$.{field}", where) for field in _TEXT_FIELDS}
    clocks = {clock: _moment(row, names, where) for clock, names in _CLOCKS.items()}
    file, url = text["file"], text["url"]
    if file is not None:
        where = f"{where} ({file})"
        path = folder / file
        try:
            if path.is_dir():
                raise UnreadableInput("this is a folder; a row names one file", where=where)
            if not path.exists():
                raise UnreadableInput(f'there is no such file; "{file}" is looked for beside the manifest', where=where)
        except (OSError, ValueError) as error:
            raise UnreadableInput(f"cannot be read: {error}", where=where) from None
        return Input(where, location_of(path), filled(Given(url, text["outlet"], **clocks), given))
    if url is None:
        raise BadManifest('expected "file" or "url" in the row, got neither', where=where)
    scheme = scheme_of(url)
    if scheme not in FETCHED_SCHEMES:
        raise RefusedAddress(
            f'expected an http or https address, got "{without_credentials(url)}" at $.url', where=where
        )
    where = f"{where} ({without_credentials(url)})"
    return Input(where, url, filled(Given(None, text["outlet"], **clocks), given))


def _text(row: Mapping[str, Any], field: str, where: str) -> str | None:
    value = row.get(field)
    if value is None:
        return None
    if not isinstance(value, str):
        raise BadManifest(f"expected text, got {_kind(value)} at {field}", where=where)
    if _NO_UTF8.search(value):
        raise BadManifest(f"the text at {field} is not UTF-8; save the manifest as UTF-8", where=where)
    return value.strip() or None


def _moment(row: Mapping[str, Any], names: tuple[str, ...], where: str) -> Moment | None:
    for name in names:
        field = f"$.{name}"
        value = row.get(field)
        if value is None or value == "":
            continue
        if not isinstance(value, str):
            raise BadDate(f"expected a date as text, such as 2031-03-04, got {_kind(value)} at {field}", where=where)
        if not value.strip():
            continue
        try:
            return Moment.parse(value)
        except BadDate as error:
            raise BadDate(f"{_NO_UTF8.sub('�', error.message)} at {field}", where=where) from None
    return None


def _kind(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case int() | float():
            return f"the number {value}"
        case str():
            return "a text"
        case list():
            return "a list"
        case _:
            return "an object"
