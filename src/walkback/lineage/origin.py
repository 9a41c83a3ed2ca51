"""Which of several reports that copy one another the others were most likely copied from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from walkback.lineage.credit import EDGE, agency_name, find_agency
from walkback.lineage.profile import outlet_name
from walkback.lineage.record import KinStep, Rendition

CREDITED_WEIGHT = 4.0  # another of the reports names this outlet as its source
AGENCY_WEIGHT = 3.0  # the outlet is a news agency
CREDITS_WEIGHT = -3.0  # it credits somebody else itself
EARLIEST_WEIGHT = 2.0
LONGEST_WEIGHT = 1.0


@dataclass(frozen=True, slots=True)
class CopyOrigin:
    """The first key of the report that was copied, the agency that is credited, if one is, and what told it."""

    report: str
    agency: str | None
    why: tuple[KinStep, ...]


def find_origin(reports: Sequence[Sequence[Rendition]]) -> CopyOrigin:
    """Find the report that the others were most likely copied from.

    What tells is who is credited by the others, whose outlet is an agency, who credits nobody, the earliest day, and
    the longest text, in this order of weight; among equals the earlier, then the lesser key.

    Args:
        reports: one and more, each with its renditions in order of keys.
    """
    credited = [[find_agency(r.text) for r in report] for report in reports]
    days = [min((r.day for r in report if r.day), default=None) for report in reports]
    first_day = min((d for d in days if d), default=None)
    alone_first = sum(d == first_day for d in days) == 1 and sum(d is not None for d in days) > 1
    lengths = [max(len(r.text) for r in report) for report in reports]
    ranked = []
    for place, report in enumerate(reports):
        others = [r for i, other in enumerate(reports) if i != place for r in other]
        steps = _credit_steps(report, others, credited[place])
        if alone_first and days[place] == first_day and first_day:
            later = min(d for i, d in enumerate(days) if d and i != place)
            steps.append(KinStep("earliest", first_day.isoformat(), later.isoformat(), EARLIEST_WEIGHT))
        if lengths[place] == max(lengths):
            rest = max(n for i, n in enumerate(lengths) if i != place) if len(lengths) > 1 else 0
            steps.append(KinStep("longest", f"{lengths[place]} characters", f"{rest} characters", LONGEST_WEIGHT))
        total = sum(step.weight for step in steps)
        ranked.append((-total, days[place] or date.max, report[0].key, steps))
    _, _, key, steps = min(ranked, key=lambda r: r[:3])
    named = Counter(agency for found in credited for agency in found if agency)
    named.update(a for report in reports for r in report if (a := agency_name(r.outlet or "")))
    agency = min(named, key=lambda a: (-named[a], a)) if named else None
    return CopyOrigin(key, agency, tuple(steps))


def _credit_steps(
    report: Sequence[Rendition], others: Sequence[Rendition], credited: Sequence[str | None]
) -> list[KinStep]:
    outlet = next((r.outlet for r in report if r.outlet), None)
    agency = agency_name(outlet or "")
    steps = []
    if outlet and (namer := next((r for r in others if _names(r, outlet, agency)), None)):
        steps.append(KinStep("credited", outlet, namer.outlet or namer.key, CREDITED_WEIGHT))
    if agency:
        steps.append(KinStep("news agency", agency, "", AGENCY_WEIGHT))
    credit = next((c for c in credited if c), None)
    if credit and credit != agency and outlet_name(credit) != outlet_name(outlet or ""):
        steps.append(KinStep("credits another", credit, outlet or "", CREDITS_WEIGHT))
    return steps


def _names(rendition: Rendition, outlet: str, agency: str | None) -> bool:
    """Whether a text of another outlet credits ``outlet`` or names it at its end or beginning."""
    if outlet_name(rendition.outlet or "") == outlet_name(outlet):
        return False
    if agency and find_agency(rendition.text) == agency:
        return True
    name = outlet.removeprefix("The ").strip()
    return len(name) > 3 and (name in rendition.text[:EDGE] or name in rendition.text[-EDGE:])
