"""Sort renditions into reports, and reports into those that copy one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise, product

from walkback.lineage.address import address_key
from walkback.lineage.candidates import find_candidates, signature
from walkback.lineage.judge import judge_profiles, weigh
from walkback.lineage.origin import find_origin
from walkback.lineage.profile import Profile, read_profile
from walkback.lineage.record import CopySet, Groups, Kin, KinKind, Rendition, RenditionSet

MOST_CROSSED = 36  # pairs judged before two sets of versions become one


def group_renditions(renditions: Iterable[Rendition]) -> Groups:
    """Sort ``renditions`` into reports (sets of versions) and lineages (sets of reports that copy one another).

    Pairs come from shared signatures and shared pages, each is judged, and the surest are joined first. Two sets of
    versions become one where their pairs weigh for it on the whole, so that a chain of follow-ups does not draw
    different stories together. Each rendition is in one report, each report in one lineage at most; the order in
    which they come changes nothing. Of renditions with one key only one is kept, the one with the longest text.
    """
    kept = _by_key(renditions)
    pairs = _find_pairs(kept)
    profiles = {key: read_profile(kept[key]) for key in sorted({key for pair in pairs for key in pair})}
    judged = {pair: judge_profiles(profiles[pair[0]], profiles[pair[1]]) for pair in pairs}
    joined = _join_versions(profiles, judged)
    reports = sorted([*joined, *((key,) for key in kept.keys() - profiles.keys())])
    home = {key: keys for keys in reports for key in keys}
    held: defaultdict[tuple[str, ...], list[Kin]] = defaultdict(list)
    copies: list[Kin] = []
    for kin in (judged[pair] for pair in sorted(judged)):
        if home[kin.left] == home[kin.right]:
            if kin.kind is not KinKind.NONE:
                held[home[kin.left]].append(kin)
        elif kin.kind is KinKind.COPY:
            copies.append(kin)
    return Groups(tuple(RenditionSet(keys, tuple(held[keys])) for keys in reports), _join_copies(kept, home, copies))


def _by_key(renditions: Iterable[Rendition]) -> dict[str, Rendition]:
    kept: dict[str, Rendition] = {}
    for rendition in renditions:
        other = kept.get(rendition.key)
        if other is None or _rank(rendition) > _rank(other):
            kept[rendition.key] = rendition
    return {key: kept[key] for key in sorted(kept)}


def _rank(rendition: Rendition) -> tuple[int, str, str, str, str, str]:
    r = rendition
    return (len(r.text), r.text, r.headline or "", r.outlet or "", r.address or "", r.day.isoformat() if r.day else "")


def _find_pairs(renditions: dict[str, Rendition]) -> list[tuple[str, str]]:
    """Pairs that are worth judging: of alike words, or of one page."""
    pairs = set(find_candidates({key: signature(r.text) for key, r in renditions.items()}))
    pages: defaultdict[str, list[str]] = defaultdict(list)
    for key, rendition in renditions.items():
        if rendition.address and (page := address_key(rendition.address)):
            pages[page].append(key)
    pairs.update(pair for keys in pages.values() for pair in pairwise(keys))
    return sorted(pairs)


def _join_versions(profiles: dict[str, Profile], judged: dict[tuple[str, str], Kin]) -> list[tuple[str, ...]]:
    """Sets of keys, each in order; ``judged`` grows by the pairs that had to be judged to join two sets."""
    sets = {key: [key] for key in profiles}
    versions = sorted(
        (k for k in judged.values() if k.kind is KinKind.VERSION), key=lambda k: (-weigh(k), k.left, k.right)
    )
    for kin in versions:
        left, right = sets[kin.left], sets[kin.right]
        if left is right or not _fit(left, right, profiles, judged):
            continue
        left.extend(right)
        for key in right:
            sets[key] = left
    return sorted({tuple(sorted(keys)) for keys in sets.values()})


def _fit(
    left: Sequence[str], right: Sequence[str], profiles: dict[str, Profile], judged: dict[tuple[str, str], Kin]
) -> bool:
    """Whether the pairs across two sets weigh for one report on the whole, and none is a copy; of many, the first."""
    pairs = sorted((min(a, b), max(a, b)) for a, b in product(left, right))[:MOST_CROSSED]
    for pair in pairs:
        if pair not in judged:
            judged[pair] = judge_profiles(profiles[pair[0]], profiles[pair[1]])
    across = [judged[pair] for pair in pairs]
    return all(kin.kind is not KinKind.COPY for kin in across) and sum(map(weigh, across)) > 0


def _join_copies(
    renditions: dict[str, Rendition], home: dict[str, tuple[str, ...]], copies: Sequence[Kin]
) -> tuple[CopySet, ...]:
    sets = {keys: [keys] for keys in home.values()}
    for kin in copies:
        left, right = sets[home[kin.left]], sets[home[kin.right]]
        if left is not right:
            left.extend(right)
            for keys in right:
                sets[keys] = left
    held: defaultdict[int, list[Kin]] = defaultdict(list)
    for kin in copies:
        held[id(sets[home[kin.left]])].append(kin)
    found = []
    for members in {id(s): s for s in sets.values() if len(s) > 1}.values():
        origin = find_origin([[renditions[key] for key in keys] for keys in sorted(members)])
        found.append(
            CopySet(
                tuple(keys[0] for keys in sorted(members)),
                origin.report,
                origin.agency,
                origin.why,
                tuple(held[id(sets[members[0]])]),
            )
        )
    return tuple(sorted(found, key=lambda s: s.reports))
