"""Figures that must not get worse, on slices small enough for every change.

After trafilatura's evaluation gate: the floors lie in the repository with a digest of the data that
they were measured on, and pinning them anew never silently lowers one.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bench.outcome import Outcome

NAME = "floors"
HELP = "check that no figure fell under its floor"

ROOT = Path(__file__).resolve().parents[1]
FLOORS = Path(__file__).with_name("floors.json")
# Points that a new floor stays away from what was measured: the same weights round a little
# differently on another processor, which turns over single statements.
SLACK = 1.0


class BadFloors(Exception):
    """The floors file or the call cannot be used."""


@dataclass(frozen=True, slots=True)
class Floor:
    """The worst value that one figure may have.

    ``least`` tells whether that is a minimum. A fixed floor is a target of the project, which pinning
    leaves alone.
    """

    figure: str
    value: float
    least: bool = True
    fixed: bool = False

    def holds(self, measured: float | None) -> bool:
        """Whether a measured value is good enough; None never is."""
        if measured is None:
            return False
        return measured >= self.value if self.least else measured <= self.value

    def pinned(self, measured: float) -> Floor:
        """The floor that a measured value allows."""
        value = math.floor(10 * (measured - SLACK)) / 10 if self.least else math.ceil(10 * (measured + SLACK)) / 10
        return replace(self, value=value)

    def is_under(self, other: Floor) -> bool:
        """Whether this floor asks for less than ``other``."""
        return self.value < other.value if self.least else self.value > other.value

    def __str__(self) -> str:
        return f"{'>=' if self.least else '<='} {self.value:g}"


@dataclass(frozen=True, slots=True)
class Slice:
    """Data on which floors are kept.

    ``data`` is a path as seen from the repository's folder. A slice that is not required is left out,
    and said to be, where its data is not there.
    """

    name: str
    command: str
    data: str
    digest: str
    required: bool
    floors: tuple[Floor, ...]


Measure = Callable[[Path], Outcome]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's own arguments."""
    parser.add_argument("--update", action="store_true", help="raise the floors to what is measured now")
    parser.add_argument(
        "--lower",
        action="append",
        default=[],
        metavar="SLICE.FIGURE",
        help="let --update lower this floor; may be given more than once",
    )
    parser.add_argument("--floors", type=Path, default=FLOORS, metavar="FILE", help="by default, bench/floors.json")


def run(args: argparse.Namespace) -> Outcome:
    """Check every slice that is there, or pin its floors anew."""
    return check_floors(args.floors, _measures(), update=args.update, lower=args.lower)


def _measures() -> Mapping[str, Measure]:
    from bench.alignment import measure_alignment
    from bench.ask import measure_ask
    from bench.attribution import measure_attribution
    from bench.cases import measure_cases
    from bench.edit_classes import measure_edit_classes
    from bench.figures import measure_figures
    from bench.frozen import FROZEN
    from bench.identity import measure_pairs
    from bench.redesigns import measure_redesigns
    from bench.reextraction import measure_reextraction
    from bench.revision_speed import measure_revision_speed
    from bench.robustness import measure_robustness
    from bench.said_when import measure_said_when
    from bench.speakers import measure_gap
    from bench.timexes import measure_timexes
    from bench.version_order import measure_version_order
    from walkback.statement.reader import shipped_reader

    def measure_days(data: Path) -> Outcome:
        texts = data.parents[1] / "te3_tbaq"
        return measure_said_when(data, [texts / "timebank.jsonl", texts / "aquaint.jsonl"], shipped_reader())

    return {
        "alignment": lambda data: measure_alignment(data),
        "ask": lambda data: measure_ask(data),
        "attribution": lambda data: measure_attribution(data, shipped_reader()),
        "cases": lambda data: measure_cases(data, check_in=FROZEN),
        "edit_classes": lambda data: measure_edit_classes(data),
        "figures": lambda data: measure_figures([data]),
        "gap": lambda data: measure_gap(data, shipped_reader()),
        "identity": measure_pairs,
        "redesigns": lambda data: measure_redesigns(data, shipped_reader()),
        "reextraction": lambda data: measure_reextraction([data], shipped_reader()),
        "revision_speed": lambda data: measure_revision_speed(data, shipped_reader()),
        "robustness": lambda data: measure_robustness(data, shipped_reader()),
        "said_when": measure_days,
        "timexes": lambda data: measure_timexes([data]),
        "version_order": lambda data: measure_version_order(data),
    }


def check_floors(
    path: Path,
    measures: Mapping[str, Measure],
    *,
    root: Path = ROOT,
    update: bool = False,
    lower: list[str] | None = None,
) -> Outcome:
    """Measure each slice of the floors file at ``path`` and hold its figures against their floors.

    The outcome has failed if a floor is broken, a required slice is missing, or the data is no longer
    that which the floors were measured on. With ``update`` the file is written again: floors rise to
    what was measured less `SLACK`, the digest becomes the data's, and a floor is lowered only if
    ``lower`` names it.

    Raises:
        BadFloors: the file cannot be used, or ``lower`` names no floor of it.
    """
    slices = read_floors(path)
    allowed = set(lower or ())
    known = {f"{part.name}.{floor.figure}" for part in slices for floor in part.floors}
    if allowed - known:
        raise BadFloors(f"no floor {sorted(allowed - known)[0]!r} in {path.name}; there are {', '.join(sorted(known))}")
    if allowed and not update:
        raise BadFloors("--lower changes nothing without --update")
    rows: list[tuple[str, str, str, str]] = []
    figures: dict[str, float | None] = {}
    notes: list[str] = []
    broken = skipped = 0
    kept: list[Slice] = []
    for part in slices:
        data = root / part.data
        kept.append(part)
        if not data.exists():
            skipped += not part.required
            broken += part.required
            rows.append((part.name, "", "", "MISSING" if part.required else f"skipped: {part.data} is not there"))
            continue
        digest = digest_of(data)
        if digest != part.digest and not update:
            broken += 1
            rows.append((part.name, "data", "", f"CHANGED: {part.data} is not what the floors were measured on"))
        outcome = measures[part.command](data)
        measured = outcome.figures
        notes += [f"{part.name}: {line}" for line in outcome.notes]
        figures |= {f"{part.name}_{name}": value for name, value in measured.items()}
        floors: list[Floor] = []
        for floor in part.floors:
            row, new, is_broken = _judge(part.name, floor, measured.get(floor.figure), update, allowed)
            rows.append(row)
            floors.append(new)
            broken += is_broken
        kept[-1] = replace(part, digest=digest if update else part.digest, floors=tuple(floors))
    if update:
        write_floors(path, kept)
    figures |= {"floors": sum(len(part.floors) for part in slices), "floors_broken": broken, "slices_skipped": skipped}
    shown = _show(rows, broken, skipped, update, path)
    return Outcome("\n".join([shown, *([""] if notes else []), *notes]), figures, failed=broken > 0)


def _judge(
    name: str, floor: Floor, measured: float | None, update: bool, allowed: set[str]
) -> tuple[tuple[str, str, str, str], Floor, bool]:
    """One row of the table, the floor to keep, and whether it is broken."""
    key = f"{name}.{floor.figure}"
    told = (key, "-" if measured is None else f"{measured:g}", str(floor))
    holds = floor.holds(measured)
    if not update or measured is None:
        return (*told, "ok" if holds else "BROKEN"), floor, not holds
    new = floor.pinned(measured)
    if not holds and key in allowed:
        return (*told, f"lowered to {new}"), new, False
    if not holds:
        return (*told, f"BROKEN; to lower it, add --lower {key}"), floor, True
    if floor.fixed or new.is_under(floor) or new == floor:
        return (*told, "ok"), floor, False
    return (*told, f"raised to {new}" if floor.least else f"tightened to {new}"), new, False


def _show(rows: list[tuple[str, str, str, str]], broken: int, skipped: int, update: bool, path: Path) -> str:
    width = max(len(row[0]) for row in rows) if rows else 0
    lines = [f"{'figure':<{width}}{'measured':>12}{'floor':>12}"]
    lines += [f"{figure:<{width}}{measured:>12}{floor:>12}  {verdict}" for figure, measured, floor, verdict in rows]
    last = f"{broken} broken" if broken else "no floor is broken"
    lines += ["", last + (f", {skipped} slice{'s'[: skipped != 1]} skipped" if skipped else "")]
    if update:
        lines.append(f"{path.name} is written")
    return "\n".join(lines)


# ---------------------------------------------------------------- the file


def digest_of(data: Path) -> str:
    """SHA-256 of a file, or of the names and contents of a folder's files."""
    digest = hashlib.sha256()
    if data.is_file():
        digest.update(data.read_bytes())
        return digest.hexdigest()
    for path in sorted(data.rglob("*"), key=lambda p: p.relative_to(data).as_posix()):
        if path.is_file():
            digest.update(path.relative_to(data).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def read_floors(path: Path) -> list[Slice]:
    """Read a floors file.

    Raises:
        BadFloors: it is missing or has another shape.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return [
            Slice(
                name, part["command"], part["data"], part["digest"], part["required"],
                tuple(_read_floor(figure, bound) for figure, bound in part["floors"].items()),
            )
            for name, part in content.items()
        ]  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadFloors(f"{path} cannot be used: {error!r}") from None


def _read_floor(figure: str, bound: Mapping[str, Any]) -> Floor:
    least = "min" in bound
    return Floor(figure, float(bound["min"] if least else bound["max"]), least, bool(bound.get("fixed", False)))


def write_floors(path: Path, slices: list[Slice]) -> None:
    """Write a floors file."""
    content = {
        part.name: {
            "command": part.command,
            "data": part.data,
            "digest": part.digest,
            "required": part.required,
            "floors": {
                floor.figure: {"min" if floor.least else "max": floor.value, **({"fixed": True} if floor.fixed else {})}
                for floor in part.floors
            },
        }
        for part in slices
    }
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
