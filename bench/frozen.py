"""What the ledger finds in each case, kept as text in the repository, so that a change that turns a finding over shows.

A flip must be committed on purpose: ``python -m bench cases bench/cases bench/small_cases --freeze``. The networks are
quantised to eight bits, and processors of another kind round their sums otherwise, which turns over what lies on a
threshold. Where the kind of processor and ONNX Runtime are those that the files were made with, nothing may differ;
elsewhere `TOLERATED` of all lines may.
"""

from __future__ import annotations

import math
import platform
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench.finding_reasons import CaseFindings, Told

FROZEN = Path(__file__).with_name("frozen")
MADE_ON = "made_on.txt"
# Share of lines that may differ on another kind of processor. Noise of 0.1 in the pair model's log odds turned over up
# to 2 of 220 lines; what the reader finds may turn over a few more. No other processor has been tried.
TOLERATED = 0.02
# What the kernels for matrices are chosen by.
_EXTENSIONS = ("avx2", "avx_vnni", "avx512f", "avx512bw", "avx512_vnni", "amx_int8", "asimddp", "i8mm", "sve")


@dataclass(frozen=True, slots=True)
class Frozen:
    """What is kept of a case: its findings, and the counts of `bench.case_score`."""

    findings: CaseFindings
    counts: Counter[Any]


@dataclass(frozen=True, slots=True)
class Flips:
    """What differs from the frozen files.

    Attributes:
        lines: one for each difference, for a person.
        same_machine: the processor and runtime are of the kind that the files were made on.
        allowed: how many lines may differ here.
    """

    lines: tuple[str, ...]
    same_machine: bool
    allowed: int

    @property
    def beyond(self) -> int:
        """How many lines differ that should not; 0 if the check holds."""
        return len(self.lines) if len(self.lines) > self.allowed else 0


def freeze(cases: Mapping[str, Frozen], folder: Path = FROZEN) -> None:
    """Write one file for each case, and what they were made on."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, case in cases.items():
        _file(folder, name).write_text("\n".join(frozen_lines(case)) + "\n", encoding="utf-8")
    (folder / MADE_ON).write_text(machine() + "\n", encoding="utf-8")


def check_frozen(cases: Mapping[str, Frozen], folder: Path = FROZEN) -> Flips:
    """Compare the cases with their files; a case without a file differs in every line that it would have."""
    flips: list[str] = []
    count = 0
    for name, case in cases.items():
        now = _told(frozen_lines(case))
        path = _file(folder, name)
        if not path.exists():
            flips.append(f"{name}: never frozen")
            continue
        was = _told(path.read_text(encoding="utf-8").splitlines())
        count += len(was)
        flips += [f"{name}: {line}" for line in _differences(was, now)]
    made_on = folder / MADE_ON
    same = made_on.exists() and made_on.read_text(encoding="utf-8").strip() == machine()
    return Flips(tuple(flips), same, 0 if same else math.ceil(TOLERATED * count))


def frozen_lines(case: Frozen) -> list[str]:
    """Counts, then + for each finding found and - for each missed in the order of case.json, then ! for wrong ones.

    Counts have a #; a difference in them alone is no flip.
    """
    wanted, told, count = case.findings.wanted, case.findings.told, case.counts
    wrong = sorted(_wrong(one) for one in told if one.right is False)

    def counted(name: str) -> str:
        return f"{count[name, 'hit']} right of {count[name, 'pred']} told and {count[name, 'gold']} in gold"

    return [
        f"# findings: {sum(one.is_found for one in wanted)} of {len(wanted)} found, {len(wrong)} wrong",
        f"# statements: {counted('statements')}",
        f"# pairs in one question: {counted('grouping pairs')}",
        *(f"{'+' if one.is_found else '-'} {one.kind} {one.label} ({one.strength})" for one in wanted),
        *wrong,
    ]


def _told(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if not line.startswith("#")]


def _wrong(one: Told) -> str:
    told = f": {one.nature}" if one.nature else ""
    return f"! {one.kind} {one.label}{told}"


def _differences(was: Sequence[str], now: Sequence[str]) -> list[str]:
    """What became of each line, told once for a finding that was lost or found."""
    flips = []
    before, after = list(was), list(now)
    for line in before:
        if line in after:
            after.remove(line)
            continue
        sign, rest = line[:2], line[2:]
        turned = {"+ ": "- ", "- ": "+ "}.get(sign, "") + rest
        if turned in after:
            after.remove(turned)
            flips.append(f"{'lost' if sign == '+ ' else 'found'}: {rest}")
        else:
            flips.append(f"no longer wrong: {rest}" if sign == "! " else f"not in the case any more: {rest}")
    flips += [f"now wrong: {line[2:]}" if line.startswith("! ") else f"new in the case: {line[2:]}" for line in after]
    return flips


def _file(folder: Path, name: str) -> Path:
    return folder / f"{name}.txt"


def machine() -> str:
    """The kind of processor, as far as it matters to the networks, and the runtime's version."""
    known: set[str] = set()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        rows = (line.partition(":") for line in cpuinfo.read_text(encoding="utf-8", errors="replace").splitlines())
        known = {flag for name, _, value in rows if name.strip() in ("flags", "Features") for flag in value.split()}
    told = [platform.machine(), *(flag for flag in _EXTENSIONS if flag in known)]
    return f"{' '.join(told)}; onnxruntime {version('onnxruntime')}"
