"""Say why a finding was made, in a few plain lines."""

from __future__ import annotations

from walkback.finding.record import Finding, FindingKind, Rewritten, Spoken

MOST_STEPS = 8  # that are told; the rest weighs less

# What a finding of each kind says, and no more than that.
SAYS = {
    FindingKind.WALK_BACK: "one side appears to take back what it said before",
    FindingKind.DENIAL: "another side rejects what was claimed",
    FindingKind.CONTRADICTION: "two sides say what cannot both be so, neither speaking to the other",
    FindingKind.CHANGED_FIGURE: "one side gives another number for one quantity",
    FindingKind.DISPUTED_FIGURE: "two sides give numbers for one quantity that cannot both hold",
    FindingKind.CONFIRMATION: "another side affirms what was claimed",
    FindingKind.QUIET_EDIT: "the report changed in substance, and no note in the later version says so",
    FindingKind.DISCLOSED_CORRECTION: "the report changed in substance, and a note in the later version says so",
}


def explain(finding: Finding) -> tuple[str, ...]:
    """Return the lines: what it says, then each clue with both sides and what it weighs, the weightiest first."""
    lines = [SAYS[finding.kind], f"{finding.strength}: about {finding.certainty:.0%} sure"]
    if isinstance(finding, Spoken):
        lines += _spoken(finding)
    else:
        lines += _rewritten(finding)
    for step in sorted(finding.steps, key=lambda step: -abs(step.weight))[:MOST_STEPS]:
        sides = f": {_short(step.left)}" if step.left else ""
        if step.right and step.right != step.left:
            sides += f" / {_short(step.right)}"
        lines.append(f"{step.weight:+.2f}  {step.name}{sides}")
    return tuple(lines)


def _spoken(finding: Spoken) -> list[str]:
    a, b = finding.earlier.speaker, finding.later.speaker
    sides = [one.side.name if one and one.side else "side unknown" for one in (a, b)]
    same = "one side" if sides[0] == sides[1] else "two sides"
    return [
        f"question: {finding.ask}",
        f"answers: {finding.earlier_position}, then {finding.later_position}",
        f"{same}: {' / '.join(dict.fromkeys(sides))}",
    ]


def _rewritten(finding: Rewritten) -> list[str]:
    told = finding.note or "none found on the whole page"
    return [f"effect: {finding.effect.value.replace('_', ' ')}", f"note: {told}"]


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 90 else f"{words[:88]}…"
