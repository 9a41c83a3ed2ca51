"""What two texts are to one another: one report at two times, another outlet's copy, or neither."""

from __future__ import annotations

import re

from walkback.lineage.overlap import Overlap, measure_overlap
from walkback.lineage.profile import Profile, read_profile
from walkback.lineage.record import Kin, KinKind, KinStep, Rendition

# Weights of the sum that decides; above 0 the two are kin. They were set by what was seen in news: versions share .7
# and more of the shorter one's own words and mostly their lead, follow-ups of one outlet .2 to .6 and not the lead,
# other stories less than .2.
HALF_SHARED = 0.5  # of the shorter's own words, where sharing tells neither way
SHARED_WEIGHT = 8.0
BOTH_WAYS = 0.4  # of the longer's own words
BOTH_WAYS_WEIGHT = 3.0
HALF_LEAD = 0.5
LEAD_WEIGHT = 2.5
SAME_HEADLINE_WEIGHT = 0.5
SAME_PAGE_WEIGHT = 9.0  # above all that wholly different words weigh: a page may be rewritten
OTHER_PAGE_WEIGHT = -2.0  # two pages of one outlet: a follow-up has its own
OTHER_DAY_WEIGHT = -1.0  # and another day
OTHER_WEEK_WEIGHT = -2.0  # or one that is more than `NEAR_DAYS` away
NEAR_DAYS = 3
OTHER_NAMES_WEIGHT = -8.0  # one template about other people and numbers: results, forecasts, bulletins
FEWEST_NAMES = 5  # names and numbers, of the text that has fewer, from which on they can tell
OTHER_NAMES = 0.4  # of the fewer names, the share under which they are others
FEWEST_SHARED = 15  # words outside quotation marks; of less, texts must be the same to be kin

_WORD = re.compile(r"[^\W_]+")


def judge_kin(a: Rendition, b: Rendition) -> Kin:
    """Judge whether two texts are versions of one report, copies of one report, or neither.

    What decides is how much of the words outside quotation marks stands in the other in runs of four words and more,
    both ways, and whether the beginning of one does; an address that leads to the same page decides alone. A shared
    headline weighs little and shared quotations nothing. Two pages of one outlet must share more, and on two days still
    more, with the later one's lead among it: a follow-up repeats the background under a new lead. Texts of one wording
    about other names and numbers are forms filled in, and no kin.

    Of kin, those of one outlet (by name or by the host of their addresses) are VERSION, those of two are COPY; where
    an outlet is not known they are VERSION. Every step is in ``evidence``. The order of the two changes nothing but
    which is left: the lesser key always is.
    """
    return judge_profiles(read_profile(a), read_profile(b))


def judge_profiles(a: Profile, b: Profile) -> Kin:
    """Judge two renditions that were read already; see `judge_kin`."""
    if (b.rendition.key, b.rendition.text) < (a.rendition.key, a.rendition.text):
        a, b = b, a
    overlap = measure_overlap(a.wording, b.wording)
    one_outlet = is_one_outlet(a, b)
    steps = [
        *_wording_steps(overlap),
        _lead_step(a, b, overlap, one_outlet),
        *_name_steps(a, b),
        *_headline_steps(a, b),
        *_page_steps(a, b, one_outlet),
    ]
    share = max(overlap.own)
    if not any(step.name == "same page" for step in steps) and _is_too_short(a, b, overlap):
        steps.append(KinStep("words", str(len(a.wording)), str(len(b.wording)), -SHARED_WEIGHT))
    total = sum(step.weight for step in steps)
    kind = KinKind.NONE if total <= 0 else KinKind.COPY if one_outlet is False else KinKind.VERSION
    return Kin(a.rendition.key, b.rendition.key, kind, share, tuple(steps))


def weigh(kin: Kin) -> float:
    """The sum of what was found, above 0 for kin."""
    return sum(step.weight for step in kin.evidence)


def is_one_outlet(a: Profile, b: Profile) -> bool | None:
    """Whether one outlet published both; None where nothing tells."""
    if a.address and b.address and _site(a.address) == _site(b.address):
        return True
    if a.outlet and b.outlet:
        return a.outlet == b.outlet
    if a.address and b.address:
        return False
    return None


def _wording_steps(overlap: Overlap) -> list[KinStep]:
    most, least = max(overlap.own), min(overlap.own)
    return [
        KinStep("shared words", *_percents(overlap.own), (most - HALF_SHARED) * SHARED_WEIGHT),
        KinStep("shared both ways", *_percents(overlap.own), (least - BOTH_WAYS) * BOTH_WAYS_WEIGHT),
        KinStep("with quotations", *_percents(overlap.share), 0.0),
        KinStep("longest run", f"{overlap.longest} words", f"{overlap.longest} words", 0.0),
    ]


def _lead_step(a: Profile, b: Profile, overlap: Overlap, one_outlet: bool | None) -> KinStep:
    """The lead that is shared most; of two pages of one outlet the later one's: a follow-up has the old lead too."""
    share = max(overlap.lead)
    days = (a.rendition.day, b.rendition.day)
    if one_outlet and a.address and b.address and a.address != b.address and days[0] and days[1] and days[0] != days[1]:
        share = overlap.lead[1 if days[0] < days[1] else 0]
    return KinStep("shared lead", *_percents(overlap.lead), (share - HALF_LEAD) * LEAD_WEIGHT)


def _name_steps(a: Profile, b: Profile) -> list[KinStep]:
    fewer = min(len(a.distinct), len(b.distinct))
    if fewer < FEWEST_NAMES:
        return []
    only_a, only_b = sorted(a.distinct - b.distinct), sorted(b.distinct - a.distinct)
    share = len(a.distinct & b.distinct) / fewer
    return [
        KinStep(
            "names and numbers",
            ", ".join(only_a[:8]),
            ", ".join(only_b[:8]),
            OTHER_NAMES_WEIGHT if share < OTHER_NAMES else 0.0,
        )
    ]


def _headline_steps(a: Profile, b: Profile) -> list[KinStep]:
    left, right = a.rendition.headline, b.rendition.headline
    if not left or not right:
        return []
    same = [w.casefold() for w in _WORD.findall(left)] == [w.casefold() for w in _WORD.findall(right)]
    return [KinStep("headline", left, right, SAME_HEADLINE_WEIGHT if same else 0.0)]


def _page_steps(a: Profile, b: Profile, one_outlet: bool | None) -> list[KinStep]:
    steps = []
    left, right = a.rendition, b.rendition
    if left.outlet and right.outlet:
        steps.append(KinStep("outlet", left.outlet, right.outlet, 0.0))
    if a.address and b.address:
        if a.address == b.address:
            steps.append(KinStep("same page", left.address or "", right.address or "", SAME_PAGE_WEIGHT))
            return steps
        weight = OTHER_PAGE_WEIGHT if one_outlet else 0.0
        steps.append(KinStep("other page", left.address or "", right.address or "", weight))
        if left.day and right.day and left.day != right.day:
            apart = abs((left.day - right.day).days)
            weight = (OTHER_DAY_WEIGHT if apart <= NEAR_DAYS else OTHER_WEEK_WEIGHT) if one_outlet else 0.0
            steps.append(KinStep("other day", left.day.isoformat(), right.day.isoformat(), weight))
    return steps


def _is_too_short(a: Profile, b: Profile, overlap: Overlap) -> bool:
    """Whether so few own words are shared that only the same text would be kin."""
    shared = min(own * words for own, words in zip(overlap.own, overlap.own_words, strict=True))
    same = len(a.wording) > 0 and a.wording.hashes.tolist() == b.wording.hashes.tolist()
    return shared < FEWEST_SHARED and not same


def _site(address: str) -> str:
    return address.split("/")[0].split("#")[0].split("?")[0]


def _percents(pair: tuple[float, float]) -> tuple[str, str]:
    return f"{pair[0]:.0%}", f"{pair[1]:.0%}"
