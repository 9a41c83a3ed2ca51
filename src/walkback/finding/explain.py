"""Say why a finding was made, in a few plain lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from walkback.finding.record import Finding, FindingKind, Rewritten, Spoken
from walkback.model import SideHow, Statement, WindowHow
from walkback.question.record import Step

MOST_STEPS = 4  # that are told of each question; the rest weighs less
LEAST = 0.25  # log odds, under which a clue is not worth a line

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
_QUESTIONS = {"one question": "do both answer one question?", "opposed": "do the answers stand against one another?"}
# Clues that tell the same are told once, with what they weigh together: by the clue's name the line, in which {left}
# and {right} are what was compared.
_LINES = {
    "pair model: one question": "the pair model, reading both: {left}",
    "pair model: near in meaning": "the pair model, reading both: {left}",
    "pair model: opposed": "the pair model, reading both: opposed {left}, agreeing {right}",
    "pair model: opposed on the whole": "the pair model, reading both: opposed {left}, agreeing {right}",
    "words shared": "telling words that both use: {left}",
    "words shared, context included": "telling words that both use: {left}",
    "names shared": "names beside each: {left} / {right}",
    "other names": "names beside each: {left} / {right}",
    "numbers shared": "numbers in both: {left}",
    "one report": "whether both stand in one report",
    "one party": "for whom each speaks: {left} / {right}",
    "one speaker": "who speaks: {left} / {right}",
    "no claim": "a condition, question or demand claims nothing: {left} / {right}",
    "an opinion": "whether one is an opinion",
    "of another modality": "how each is put: {left} / {right}",
    "one is a forecast": "whether one is a forecast",
    "both are forecasts": "whether both are forecasts",
    "a rejection": "words that reject: {left} / {right}",
    "one rejects": "words that reject: {left} / {right}",
    "one is in the negative": "whether one of the two is in the negative",
    "one is in the negative, of shared words": "whether one of the two is in the negative",
    "taken back": "the later one sounds like taking back, as reported: {left}",
    "taken back, by one party": "the later one sounds like taking back, as reported: {left}",
    "of one day, by one party": "whether one party says both on one day",
    "answered back, by another party": "the later one is reported as an answer: {left}",
    "something is granted": "the report has one of them grant something: {left} / {right}",
    "figures of one quantity": "whether both give figures of one quantity",
    "figures that may be of one quantity": "whether both give figures of one quantity",
    "figures that cannot both hold": "whether both figures can hold",
    "days between": "days between the two: {left} / {right}",
    "one is short": "whether one of the two is a few words only",
    "inside another's words": "whether one stands in another's words",
}
_DAYS = {
    WindowHow.ARTICLE: "the report's own day",
    WindowHow.DISCOURSE: "told before in the report",
    WindowHow.VENUE: "the day of the occasion",
}


def explain(finding: Finding) -> tuple[str, ...]:
    """Return the lines: what it says, what was compared and how each is known, then the clues with what they weigh.

    A weight above 0 speaks for a yes to the question above it, in log odds.
    """
    lines = [SAYS[finding.kind], f"{finding.strength}: about {finding.certainty:.0%} sure"]
    if isinstance(finding, Spoken):
        lines += _spoken(finding)
        for prefix, question in _QUESTIONS.items():
            told = _told(step for step in finding.steps if step.name.startswith(f"{prefix}: "))
            if told:
                lines += [question, *told]
        return tuple(lines)
    lines += _rewritten(finding)
    return (*lines, *(_line(step.weight, step.name, step) for step in finding.steps))


def _spoken(finding: Spoken) -> list[str]:
    both = (finding.earlier, finding.later)
    return [
        f"question: {finding.ask}",
        f"answers: {finding.earlier_position}, then {finding.later_position}",
        f"sides: {', then '.join(_side(one) for one in both)}",
        f"days: {', then '.join(_day(one) for one in both)}",
    ]


def _side(one: Statement) -> str:
    side = one.speaker.side if one.speaker else None
    if side is None:
        return "unknown"
    if side.how is SideHow.SELF or not side.evidence or side.evidence == side.name:
        return side.name
    return f"{side.name} (by “{_short(side.evidence)}”)"


def _day(one: Statement) -> str:
    said = one.said_at
    day = (said.first or said.last) if said else None
    if said is None or day is None:
        reported = one.article_day
        return f"reported on {reported.day.isoformat()}" if reported else "unknown"
    return f"{day.isoformat()} ({_DAYS.get(said.how) or f'by “{_short(said.evidence)}”'})"


def _rewritten(finding: Rewritten) -> list[str]:
    told = finding.note or "none found on the whole page"
    return [f"effect: {finding.effect.value.replace('_', ' ')}", f"note: {told}"]


def _told(steps: Iterable[Step]) -> list[str]:
    """Lines for the weightiest clues, each with all that tells the same."""
    together: defaultdict[str, list[Step]] = defaultdict(list)
    for step in steps:
        name = step.name.split(": ", 1)[1]
        together[_LINES.get(name, name)].append(step)
    sums = {line: sum(step.weight for step in found) for line, found in together.items()}
    ranked = sorted((line for line in sums if abs(sums[line]) >= LEAST), key=lambda line: (-abs(sums[line]), line))
    return [
        _line(sums[line], line, max(together[line], key=lambda step: abs(step.weight))) for line in ranked[:MOST_STEPS]
    ]


def _line(weight: float, line: str, step: Step) -> str:
    if "{" not in line:
        return f"  {weight:+.2f}  {line}"
    words = line.format(left=_short(step.left), right=_short(step.right))
    return f"  {weight:+.2f}  {words.removesuffix(' / ').removesuffix(': ')}"


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 90 else f"{words[:88]}…"
