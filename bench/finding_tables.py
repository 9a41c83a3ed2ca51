"""How findings fare by kind and tier, where they were lost, and how far their certainty can be trusted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from bench.check_cases import EDIT_KINDS, PAIR_KINDS
from bench.finding_reasons import CaseFindings, Nature, Stage, Told, Wanted
from bench.outcome import percent

TIERS = ("strong", "medium", "weak")
KINDS = (*sorted(PAIR_KINDS), *sorted(EDIT_KINDS))
BANDS = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)  # of certainty; the last one holds its upper end too


def finding_figures(cases: Sequence[CaseFindings]) -> dict[str, float | None]:
    """Flat figures: recall by kind and tier, how right each strength is, walk-backs and denials that were confused."""
    figures: dict[str, float | None] = {}
    found = _found(cases)
    for kind in KINDS:
        for tier in TIERS:
            hits, gold = found[kind, tier]
            if gold:
                figures[f"findings_{kind}_recall_{tier}"] = percent(hits / gold)
    for tier in TIERS:
        right, told = _right(one for case in cases for one in case.told if not one.is_edit and one.strength == tier)
        figures[f"told_{tier}"] = told
        figures[f"told_{tier}_right"] = percent(right / told) if told else None
    taken, told = taken_for_one_another(cases)
    figures["walk_back_denial_confused"] = percent(taken / told) if told else None
    return figures


def finding_lines(cases: Sequence[CaseFindings], *, reasons: bool = False) -> list[str]:
    """The same as tables for a person; with ``reasons`` where findings were lost, and what wrong ones are."""
    lines = [*_tier_table(_found(cases)), ""]
    told = [one for case in cases for one in case.told]
    lines += _strength_table(told)
    taken, both = taken_for_one_another(cases)
    lines += [f"walk-backs and denials taken for one another: {taken} of {both} that were told of their pairs", ""]
    lines += _bands([one for one in told if not one.is_edit], "certainty (between statements)")
    unsure = [one for case in cases for one in case.unsure]
    if unsure:
        lines += _bands(unsure, "not sure enough to show")
    if reasons:
        lines += ["", *_stage_table([one for case in cases for one in case.wanted])]
        lines += ["", *_nature_table(told)]
    return lines


def taken_for_one_another(cases: Iterable[CaseFindings]) -> tuple[int, int]:
    """Of walk-backs and denials told of pairs that are one or the other: how many are told as the other, and all."""
    names = ("walk_back", "denial")
    taken = right = 0
    for case in cases:
        for one in case.told:
            if one.kind in names:
                others = one.detail.split(", ") if one.nature is Nature.OTHER_KIND else []
                taken += any(name in others for name in names)
                right += one.right is True
    return taken, taken + right


def _found(cases: Iterable[CaseFindings]) -> dict[tuple[str, str], tuple[int, int]]:
    """By kind and tier how many were found, and of how many."""
    found: Counter[tuple[str, str]] = Counter()
    gold: Counter[tuple[str, str]] = Counter()
    for case in cases:
        for one in case.wanted:
            gold[one.kind, one.strength] += 1
            found[one.kind, one.strength] += one.is_found
    return {(kind, tier): (found[kind, tier], gold[kind, tier]) for kind in KINDS for tier in TIERS}


def _tier_table(found: Mapping[tuple[str, str], tuple[int, int]]) -> list[str]:
    lines = [f"{'found, of gold':<28}{''.join(f'{tier:>10}' for tier in TIERS)}{'all':>10}"]
    for kind in KINDS:
        cells = [found[kind, tier] for tier in TIERS]
        cells.append((sum(hits for hits, _ in cells), sum(gold for _, gold in cells)))
        if cells[-1][1]:
            lines.append(f"  {kind:<26}{''.join(f'{_share(*cell):>10}' for cell in cells)}")
    return lines


def _strength_table(told: Sequence[Told]) -> list[str]:
    lines = [f"{'right, of told':<28}{''.join(f'{tier:>10}' for tier in TIERS)}"]
    for name, of_edits in (("between statements", False), ("between versions", True)):
        chosen = [one for one in told if one.is_edit is of_edits]
        cells = [_right(one for one in chosen if one.strength == tier) for tier in TIERS]
        lines.append(f"  {name:<26}{''.join(f'{_share(*cell):>10}' for cell in cells)}")
    return lines


def _bands(told: Sequence[Told], name: str) -> list[str]:
    lines = [f"{name:<34}{'right':>8}{'of':>6}{'share':>8}{'mean certainty':>16}"]
    for low, high in pairwise(BANDS):
        inside = [
            one
            for one in told
            if one.certainty is not None and (low <= one.certainty < high or one.certainty == high == BANDS[-1])
        ]
        right, counted = _right(inside)
        if counted:
            mean = sum(one.certainty or 0.0 for one in inside if one.right is not None) / counted
            lines.append(f"  {low:.1f} to {high:.1f}{right:>30}{counted:>6}{100 * right / counted:>7.0f}%{mean:>16.2f}")
    return lines


def _stage_table(wanted: Sequence[Wanted]) -> list[str]:
    missed = Counter((one.stage, one.kind) for one in wanted if one.stage is not None)
    if not missed:
        return ["no finding is missed"]
    kinds = [kind for kind in KINDS if any(kind == k for _, k in missed)]
    lines = [f"{'missed, and where':<34}{'all':>5}{''.join(f'{kind:>{len(kind) + 2}}' for kind in kinds)}"]
    for stage in Stage:
        cells = [missed[stage, kind] for kind in kinds]
        if any(cells):
            row = "".join(f"{n or '':>{len(kind) + 2}}" for n, kind in zip(cells, kinds, strict=True))
            lines.append(f"  {stage:<32}{sum(cells):>5}{row}")
    return lines


def _nature_table(told: Sequence[Told]) -> list[str]:
    wrong = Counter(one.nature for one in told if one.nature is not None)
    if not wrong:
        return ["no finding is wrong"]
    return ["wrong findings", *(f"  {nature:<32}{wrong[nature]:>5}" for nature in Nature if wrong[nature])]


def _right(told: Iterable[Told]) -> tuple[int, int]:
    """How many are right, and of how many; repeats of another finding are neither right nor wrong."""
    counted = [one.right for one in told if one.right is not None]
    return sum(counted), len(counted)


def _share(hits: int, gold: int) -> str:
    return f"{hits}/{gold}" if gold else "-"
