"""Find what is to be added: files, folders, addresses, standard input and the rows of manifests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from walkback.errors import RefusedAddress, UnreadableInput, UnsupportedInput, UsageError
from walkback.report.item import NOTHING, Given, Input, Rejected
from walkback.report.manifest import read_manifest
from walkback.report.place import FETCHED_SCHEMES, location_of, scheme_of, shown, without_credentials

__all__ = ["Given", "Input", "Rejected", "find_inputs"]

# What is read out of a folder unasked; "" is a name without an ending, as page savers write them.
READ_ENDINGS = frozenset({"", ".txt", ".text", ".md", ".html", ".htm", ".xhtml"})
_MANIFEST_ENDINGS = frozenset({".jsonl", ".ndjson", ".csv", ".tsv"})
_VERSION_CONTROL = frozenset({"CVS", "RCS", "SCCS", "_darcs"})  # .git and the like are hidden names


def find_inputs(
    locations: Sequence[str | Path],
    *,
    manifests: Sequence[str | Path] = (),
    given: Given = NOTHING,
) -> Iterator[Input | Rejected]:
    """Yield the inputs behind ``locations`` and ``manifests``, in the order named; a folder's are sorted by path.

    A location is a path, an http or https address, or "-" for standard input. Folders are walked, links
    to folders too, each folder once; hidden and version-control names are left out, and a file whose
    ending is not one of a text or a page is rejected, so that it is counted. A file that is named itself
    is tried whatever its name. ``given`` holds for every input; a manifest's rows come before it.

    Nothing is read but folders and manifests, and nothing is fetched.

    Raises:
        UsageError: ``given`` has an address, but there is not exactly one file, page or standard input to go with it.
    """
    named = [location if isinstance(location, str) else str(location) for location in locations]
    if given.url is not None and (
        len(named) != 1 or manifests or (scheme_of(named[0]) is None and named[0] != "-" and Path(named[0]).is_dir())
    ):
        raise UsageError("an address can be given for one report only; for several, use a manifest")
    if named.count("-") > 1:
        raise UsageError('standard input ("-") can be read once only')
    return _find(named, manifests, given)


def _find(locations: list[str], manifests: Sequence[str | Path], given: Given) -> Iterator[Input | Rejected]:
    for location in locations:
        if location == "-":
            yield Input("-", "-", given)
        elif (scheme := scheme_of(location)) is not None:
            yield _address(location, scheme, given)
        else:
            yield from _path(location, given)
    for manifest in manifests:
        yield from read_manifest(manifest, given)


def _address(location: str, scheme: str, given: Given) -> Input | Rejected:
    where = without_credentials(location)
    if scheme not in FETCHED_SCHEMES:
        return Rejected(where, RefusedAddress(f"only http and https are fetched, not {scheme}", where=where))
    return Input(where, location, given)


def _path(location: str, given: Given) -> Iterator[Input | Rejected]:
    path, where = Path(location), shown(location)
    try:
        if path.is_dir():
            yield from _walk(path, given)
            return
        missing = not path.exists()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        yield Rejected(where, UnreadableInput(f"cannot be read: {error}", where=where))
        return
    if missing:
        yield Rejected(where, UnreadableInput("there is no such file or folder", where=where))
    else:
        yield Input(where, location_of(location), given)


def _walk(top: Path, given: Given) -> Iterator[Input | Rejected]:
    seen: set[tuple[int, int]] = set()  # folders by device and inode, so that links cannot lead round in circles
    waiting = [top]
    found = False
    while waiting:
        path = waiting.pop()
        where = shown(path)
        try:
            status = path.stat()
            if path.is_dir():
                if (status.st_dev, status.st_ino) in seen:
                    continue
                seen.add((status.st_dev, status.st_ino))
                waiting += [child for child in sorted(path.iterdir(), reverse=True) if not _is_left_out(child.name)]
                continue
            regular = path.is_file()
        except OSError as error:
            found = True
            why = "the link leads nowhere" if path.is_symlink() else f"cannot be read: {error.strerror or error}"
            yield Rejected(where, UnreadableInput(why, where=where))
            continue
        found = True
        ending = path.suffix.lower()
        if not regular:
            yield Rejected(where, UnsupportedInput("this is a device or a pipe, not a file", where=where))
        elif ending in READ_ENDINGS:
            yield Input(where, location_of(path), given)
        else:
            hint = (
                "if it is a manifest, name it with --manifest"
                if ending in _MANIFEST_ENDINGS
                else "name the file itself to have it tried"
            )
            yield Rejected(
                where, UnsupportedInput(f'files that end in "{shown(ending)}" are not read; {hint}', where=where)
            )
    if not found:
        where = shown(top)
        yield Rejected(where, UnreadableInput("there is no file in this folder", where=where))


def _is_left_out(name: str) -> bool:
    return name.startswith(".") or name in _VERSION_CONTROL
