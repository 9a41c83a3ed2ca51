"""Weigh what speaks for and against two appearances being one identity.

Every step gives the two values, what they have to do with one another, and a weight; the weights add up, as in a
waterfall chart of record linkage (Fellegi and Sunter 1969), but are set by hand. Two are one identity at
`ENOUGH`. A full name that few people bear is enough by itself, unless something speaks against it; a family name
alone never is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TypeAlias

from walkback.speaker.identity.bearers import commonness
from walkback.speaker.identity.comparison import NameComparison, NameHow, NameLevel
from walkback.speaker.identity.office import OfficeLikeness, compare_offices
from walkback.speaker.identity.organisation import BodyName, compare_bodies
from walkback.speaker.identity.people import compare_people
from walkback.speaker.identity.profile import Family, Names, Profile
from walkback.speaker.identity.record import Compared

Affairs: TypeAlias = Sequence[tuple[date, frozenset[str]]]  # days of reports, and who else speaks in each

ENOUGH = 6.0
# Full names of which one may not be the other's bearer weigh less where many people have the family name.
PERSON_WEIGHTS: dict[NameHow, tuple[float, float]] = {  # rare family name, common one
    NameHow.SAME: (8.0, 4.0),
    NameHow.MIDDLE: (7.0, 4.0),
    NameHow.SPELLING: (7.0, 4.0),
    NameHow.SHORT_GIVEN: (6.5, 3.5),
    NameHow.ORDER: (6.5, 5.5),
    NameHow.ONE_FAMILY: (6.5, 3.5),
    NameHow.SECOND_FAMILY: (3.5, 2.5),
    NameHow.INITIAL: (4.0, 3.0),
    NameHow.SLIP: (3.0, 2.0),
    NameHow.SURNAME: (2.5, 1.5),
    NameHow.BOTH_SURNAME: (2.0, 1.0),
}
LONG_NAME = 2.0  # more for three names or more that are all the same
BODY_WEIGHTS: dict[NameHow, float] = {
    NameHow.SAME: 7.5,
    NameHow.REWORDED: 7.0,
    NameHow.SPELLING: 6.5,
    NameHow.ACRONYM: 4.0,
    NameHow.SHORT: 3.5,
    NameHow.EXTRA: 3.0,
    NameHow.PLAIN: 3.5,
}
SAME_NARROW_SIDE = 3.0
SAME_WIDE_SIDE = 1.5  # a government: many speak for it
OTHER_COUNTRY = -8.0  # of two bodies
SAME_COUNTRY = 2.5  # of two bodies, of which a country has one of a kind
OTHER_GOVERNMENT = -4.0
OTHER_BODY = -3.0  # two that are no governments: one may be within the other
OTHER_KIND_OF_SIDE = -2.5  # a government and a body that may or may not be one of its
OTHER_SIDE_LATER = -1.5
LATER = 365  # days after which somebody may well speak for another side
OFFICE_WEIGHTS: dict[OfficeLikeness, tuple[float, float]] = {  # within `LATER`, and later
    OfficeLikeness.SAME: (3.0, 3.0),
    OfficeLikeness.SAME_HEAD: (2.0, 1.0),
    OfficeLikeness.SAME_ROLE: (1.5, 1.0),
    OfficeLikeness.SAME_FIELD: (1.0, 1.0),
    OfficeLikeness.OTHER: (-0.5, 0.0),
    OfficeLikeness.OTHER_FIELD: (-2.0, -0.5),
    OfficeLikeness.OTHER_RANK: (-1.0, 0.0),
    OfficeLikeness.OTHER_WALK: (-3.0, -2.0),
    OfficeLikeness.OTHER_COUNTRY: (-4.0, -2.0),
}
SAME_ORGANISATION = 3.0
LIKE_ORGANISATION = 1.5
OTHER_ORGANISATION = -1.5
OTHER_ORGANISATION_LATER = -0.5
OTHER_GENDER = -5.0
OTHER_LIKELY_GENDER = -3.0
ONE_GENERATION = -2.5  # "Jr" on one side only
SAME_WEEK = 0.5
WEEK = 7  # days
SAME_REPORT = (
    -3.0
)  # the report's own reading took them for two; it may have missed a link, so nothing is kept apart by it
ONLY_CANDIDATE = 1.5
AFFAIR = 14  # days within which reports with speakers in common tell of one affair
ONE_SHARED_SPEAKER = 1.5
MORE_SHARED_SPEAKERS = 2.5
CONFLICT = -2.0  # from here on, what speaks against keeps two apart for good


def compare_profile_names(left: Names, right: Names) -> NameComparison | None:
    """The likeliest comparison of a name of one with a name of the other; None where they have no names."""
    found: list[NameComparison] = []
    if left.family is not right.family:
        return None
    if left.family is Family.PERSON:
        found = [compare_people(a, b) for a in left.people for b in right.people]
        if any(c.how is NameHow.GENERATION_DIFFER for c in found):
            found = [c for c in found if c.how is NameHow.GENERATION_DIFFER]
    elif left.family is Family.BODY:
        found = [compare_bodies(a, b) for a in left.bodies for b in right.bodies]
        # A short name that both have tells nothing where their long names differ.
        if any(body.size == 1 for body in (*left.bodies, *right.bodies)):
            found += [compare_bodies(a, b) for a in (*left.bodies, *left.short) for b in right.short]
            found += [compare_bodies(a, b) for a in left.short for b in right.bodies]
    elif left.family is Family.REPORT and left.bound == right.bound:
        return NameComparison(NameHow.SAME, left.bound, right.bound)
    return max(found, key=lambda c: (_weight_of(c, left), c.left, c.right), default=None)


def _weight_of(comparison: NameComparison, names: Names) -> float:
    if comparison.level is NameLevel.NONE:
        return 0.0
    if names.family is Family.PERSON:
        return PERSON_WEIGHTS[comparison.how][0]
    return BODY_WEIGHTS[comparison.how]


def name_step(comparison: NameComparison, left: Names, right: Names) -> Compared:
    """What the names weigh."""
    weight = _weight_of(comparison, left)
    if left.family is Family.PERSON:
        rare, common = PERSON_WEIGHTS[comparison.how]
        weight = rare + (common - rare) * min(map(commonness, (*left.people, *right.people)))
        longest = min(
            max(len(" ".join(p.words).replace("-", " ").split()) for p in side.people) for side in (left, right)
        )
        if comparison.how in (NameHow.SAME, NameHow.ORDER) and longest > 2:
            weight += LONG_NAME
    return Compared("name", comparison.left, comparison.right, comparison.detail, weight)


def context_steps(left: Profile, right: Profile, later: bool) -> tuple[Compared, ...]:
    """What everything but names and days weighs. ``later``: the two are more than `LATER` days apart."""
    steps: list[Compared] = []
    person = left.names.family is Family.PERSON
    if left.gender and right.gender and left.gender != right.gender:
        steps.append(Compared("honorific", left.gender, right.gender, "a woman's and a man's", OTHER_GENDER))
    elif {"f", "m"} in (
        {left.gender, right.gender or right.likely_gender},
        {left.gender or left.likely_gender, right.gender},
    ):
        detail = "a woman's and a man's, as a given name tells"
        genders = (left.gender or left.likely_gender, right.gender or right.likely_gender)
        steps.append(Compared("honorific", *genders, detail, OTHER_LIKELY_GENDER))
    numbered = [any(p.generation for p in profile.names.people) for profile in (left, right)]
    if numbered[0] != numbered[1]:
        marked = left if numbered[0] else right
        detail = f"only {marked.names.people[0].written} is told from father or son"
        steps.append(Compared("name", *_written(left, right), detail, ONE_GENERATION))
    if left.office and right.office:
        office = compare_offices(left.office, right.office)
        weight = OFFICE_WEIGHTS[office][later]
        steps.append(Compared("office", left.office.written, right.office.written, office.value, weight))
    if left.organisation and right.organisation:
        steps.append(_organisation_step(left, right, later))
    side = _side_step(left.side, right.side, later)
    one_country = left.country is not None and left.country == right.country
    if side and (person or side.weight != SAME_WIDE_SIDE):
        steps.append(side)
    elif side and not one_country:
        steps.append(replace(side, weight=SAME_COUNTRY))
    if not person and left.country and right.country and not (side and side.weight == SAME_NARROW_SIDE and one_country):
        detail, weight = ("one country", SAME_COUNTRY) if one_country else ("two countries", OTHER_COUNTRY)
        steps.append(Compared("country", left.country, right.country, detail, weight))
    return tuple(steps)


def _written(left: Profile, right: Profile) -> tuple[str, str]:
    return left.names.people[0].written, right.names.people[0].written


def _organisation_step(left: Profile, right: Profile, later: bool) -> Compared:
    assert left.organisation and right.organisation
    compared = compare_bodies(left.organisation, right.organisation)
    match compared.level:
        case NameLevel.EXACT | NameLevel.STRONG:
            weight = SAME_ORGANISATION
        case NameLevel.WEAK:
            weight = LIKE_ORGANISATION
        case NameLevel.NONE:
            weight = OTHER_ORGANISATION_LATER if later else OTHER_ORGANISATION
    return Compared("organisation", compared.left, compared.right, compared.detail, weight)


@lru_cache(1 << 15)
def _side_step(left: tuple[BodyName, ...], right: tuple[BodyName, ...], later: bool) -> Compared | None:
    if not left or not right:
        return None
    names = (" < ".join(level.written for level in left), " < ".join(level.written for level in right))
    found = [(compare_bodies(a, b), "government" in a.words) for a in left for b in right]
    strong = [is_government for compared, is_government in found if compared.level >= NameLevel.STRONG]
    plain = any(compared.how is NameHow.PLAIN for compared, is_government in found if not is_government)
    if not all(strong) or (strong and plain):
        weight, detail = SAME_NARROW_SIDE, "one side"
    elif any(compared.level is not NameLevel.NONE for compared, _ in found):
        weight, detail = SAME_WIDE_SIDE, "one government, or bodies of a like name"
    else:
        states = sum(any("government" in level.words for level in side) for side in (left, right))
        other = (OTHER_BODY, OTHER_KIND_OF_SIDE, OTHER_GOVERNMENT)[states]
        weight, detail = (OTHER_SIDE_LATER if later else other), "two sides"
    return Compared("side", *names, detail, weight)


def gap_between(left: tuple[date, date] | None, right: tuple[date, date] | None) -> int | None:
    """Days between two stretches of time, 0 where they overlap, None where one is not dated."""
    if left is None or right is None:
        return None
    return max(0, (right[0] - left[1]).days, (left[0] - right[1]).days)


def affair_step(left: Affairs, right: Affairs) -> Compared | None:
    """What it weighs that two appear in reports, not far apart, in which the same others speak.

    Of all pairs of their reports the one that shares most counts. Both are in the order of their days.
    """
    if len(left) > len(right):
        step = affair_step(right, left)
        return step and replace(step, left=step.right, right=step.left)
    best: list[str] = []
    days = [day for day, _ in right]
    reach = timedelta(days=AFFAIR)
    for day, names in left:
        for _, others in right[bisect_left(days, day - reach) : bisect_right(days, day + reach)]:
            shared = names & others
            if len(shared) > len(best) or (len(shared) == len(best) and sorted(shared) < best):
                best = sorted(shared)
    if not best:
        return None
    weight = ONE_SHARED_SPEAKER if len(best) == 1 else MORE_SHARED_SPEAKERS
    words = ", ".join(best)
    return Compared("affair", words, words, "the same others speak", weight)
