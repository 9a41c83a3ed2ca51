"""Which of several reports that copy one another the others were most likely copied from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from walkback.lineage.credit import EDGE, agency_name
from walkback.lineage.profile import outlet_name
from walkback.lineage.record import KinStep, Rendition

CREDITED_WEIGHT = 4.0  # another of the reports names this outlet as its source
AGENCY_WEIGHT = 3.0  # the outlet is a news agency
CREDITS_WEIGHT = -3.0  # it credits somebody else itself
EARLIEST_WEIGHT = 2.0
LONGEST_WEIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Claim:
    """What tells of a text whether it was copied: its outlet, day and length, and whom it credits.

    ``agency`` is the news agency that it credits; ``edges`` is how it begins and ends, where another outlet is named.
    """

    key: str
    outlet: str | None
    day: date | None
    length: int
    agency: str | None
    edges: tuple[str, str]


@dataclass(frozen=True, slots=True)
class CopyOrigin:
    """The first key of the report that was copied, the agency that is credited, if one is, and what told it."""

    report: str
    agency: str | None
    why: tuple[KinStep, ...]


def read_claim(rendition: Rendition, agency: str | None) -> Claim:
    """Read what tells whether ``rendition`` was copied; ``agency`` is what `walkback.lineage.credit` finds in it."""
    edges = (rendition.text[:EDGE], rendition.text[-EDGE:])
    return Claim(rendition.key, rendition.outlet, rendition.day, len(rendition.text), agency, edges)


def find_origin(reports: Sequence[Sequence[Claim]]) -> CopyOrigin:
    """Find the report that the others were most likely copied from.

    What tells is who is credited by the others, whose outlet is an agency, who credits nobody, the earliest day, and
    the longest text, in this order of weight; among equals the earlier, then the lesser key.

    Args:
        reports: one and more, each with its renditions in order of keys.
    """
    days = [min((c.day for c in report if c.day), default=None) for report in reports]
    known = sorted(d for d in days if d)
    alone_first = len(known) > 1 and known[0] != known[1]
    lengths = [max(c.length for c in report) for report in reports]
    longest = sorted(lengths)
    names = {c.outlet: outlet_name(c.outlet or "") for report in reports for c in report}
    ranked = []
    for place, report in enumerate(reports):
        others = (c for i, other in enumerate(reports) if i != place for c in other)
        steps = _credit_steps(report, others, names)
        if alone_first and days[place] == known[0]:
            steps.append(KinStep("earliest", known[0].isoformat(), known[1].isoformat(), EARLIEST_WEIGHT))
        if lengths[place] == longest[-1]:
            rest = longest[-2] if len(longest) > 1 else 0
            steps.append(KinStep("longest", f"{lengths[place]} characters", f"{rest} characters", LONGEST_WEIGHT))
        total = sum(step.weight for step in steps)
        ranked.append((-total, days[place] or date.max, report[0].key, steps))
    _, _, key, steps = min(ranked, key=lambda r: r[:3])
    named = Counter(c.agency for report in reports for c in report if c.agency)
    named.update(a for report in reports for c in report if (a := agency_name(c.outlet or "")))
    agency = min(named, key=lambda a: (-named[a], a)) if named else None
    return CopyOrigin(key, agency, tuple(steps))


def _credit_steps(report: Sequence[Claim], others: Iterable[Claim], names: Mapping[str | None, str]) -> list[KinStep]:
    outlet = next((c.outlet for c in report if c.outlet), None)
    agency = agency_name(outlet or "")
    steps = []
    if outlet and (namer := next((c for c in others if _credits(c, outlet, agency, names)), None)):
        steps.append(KinStep("credited", outlet, namer.outlet or namer.key, CREDITED_WEIGHT))
    if agency:
        steps.append(KinStep("news agency", agency, "", AGENCY_WEIGHT))
    credit = next((c.agency for c in report if c.agency), None)
    if credit and credit != agency and outlet_name(credit) != names[outlet]:
        steps.append(KinStep("credits another", credit, outlet or "", CREDITS_WEIGHT))
    return steps


def _credits(claim: Claim, outlet: str, agency: str | None, names: Mapping[str | None, str]) -> bool:
    """Whether a text of another outlet credits ``outlet`` or names it at its end or beginning."""
    if names[claim.outlet] == names[outlet]:
        return False
    if agency and claim.agency == agency:
        return True
    name = outlet.removeprefix("The ").strip()
    return len(name) > 3 and any(name in edge for edge in claim.edges)
