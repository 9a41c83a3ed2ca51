"""Sort renditions into reports, and reports into those that copy one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sequence
from itertools import pairwise, product

from walkback.lineage.address import address_key
from walkback.lineage.candidates import find_candidates, signature
from walkback.lineage.judge import judge_profiles, weigh
from walkback.lineage.origin import find_origin
from walkback.lineage.profile import Profile, read_profile
from walkback.lineage.record import CopySet, Groups, Kin, KinKind, Rendition, RenditionSet

Pair = tuple[str, str]  # keys in order

MOST_CROSSED = 36  # pairs judged before two sets of versions become one


def group_renditions(
    renditions: Iterable[Rendition],
    known: MutableMapping[Pair, Kin] | None = None,
    signatures: Mapping[str, bytes] | None = None,
) -> Groups:
    """Sort ``renditions`` into reports (sets of versions) and lineages (sets of reports that copy one another).

    Pairs come from shared signatures and shared pages, each is judged, and the surest are joined first. Two sets of
    versions become one where their pairs weigh for it on the whole, so that a chain of follow-ups does not draw
    different stories together. Each rendition is in one report, each report in one lineage at most; the order in
    which they come changes nothing. Of renditions with one key only one is kept, the one with the longest text.

    Args:
        renditions: all that may be kin to one another.
        known: what pairs of keys were judged to be before; pairs that are judged now are put into it.
        signatures: of texts, by key, where they are at hand.
    """
    kept = _by_key(renditions)
    judge = _Judge(kept, {} if known is None else known)
    pairs = _find_pairs(kept, signatures or {})
    for pair in pairs:
        judge(pair)
    reports = _join_versions(kept, pairs, judge)
    home = {key: keys for keys in reports for key in keys}
    held: defaultdict[tuple[str, ...], list[Kin]] = defaultdict(list)
    copies: list[Kin] = []
    for kin in map(judge, sorted(judge.asked)):
        if home[kin.left] == home[kin.right]:
            if kin.kind is not KinKind.NONE:
                held[home[kin.left]].append(kin)
        elif kin.kind is KinKind.COPY:
            copies.append(kin)
    return Groups(tuple(RenditionSet(keys, tuple(held[keys])) for keys in reports), _join_copies(kept, home, copies))


class _Judge:
    """Judges pairs of keys, each once; texts are read when they are first needed."""

    def __init__(self, renditions: Mapping[str, Rendition], known: MutableMapping[Pair, Kin]) -> None:
        self.renditions, self.known = renditions, known
        self.profiles: dict[str, Profile] = {}
        self.asked: set[Pair] = set()

    def __call__(self, pair: Pair) -> Kin:
        self.asked.add(pair)
        kin = self.known.get(pair)
        if kin is None:
            kin = self.known[pair] = judge_profiles(self._profile(pair[0]), self._profile(pair[1]))
        return kin

    def _profile(self, key: str) -> Profile:
        if key not in self.profiles:
            self.profiles[key] = read_profile(self.renditions[key])
        return self.profiles[key]


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


def _find_pairs(renditions: Mapping[str, Rendition], signatures: Mapping[str, bytes]) -> list[Pair]:
    """Pairs that are worth judging: of alike words, or of one page."""
    pairs = set(
        find_candidates(
            {key: signatures[key] if key in signatures else signature(r.text) for key, r in renditions.items()}
        )
    )
    pages: defaultdict[str, list[str]] = defaultdict(list)
    for key, rendition in renditions.items():
        if rendition.address and (page := address_key(rendition.address)):
            pages[page].append(key)
    pairs.update(pair for keys in pages.values() for pair in pairwise(keys))
    return sorted(pairs)


def _join_versions(
    renditions: Mapping[str, Rendition], pairs: Sequence[Pair], judge: Callable[[Pair], Kin]
) -> list[tuple[str, ...]]:
    """Sets of keys, each in order."""
    sets = {key: [key] for key in renditions}
    versions = sorted(
        (k for k in map(judge, pairs) if k.kind is KinKind.VERSION), key=lambda k: (-weigh(k), k.left, k.right)
    )
    for kin in versions:
        left, right = sets[kin.left], sets[kin.right]
        if left is right or not _fit(left, right, judge):
            continue
        left.extend(right)
        for key in right:
            sets[key] = left
    return sorted({tuple(sorted(keys)) for keys in sets.values()})


def _fit(left: Sequence[str], right: Sequence[str], judge: Callable[[Pair], Kin]) -> bool:
    """Whether the pairs across two sets weigh for one report on the whole, and none is a copy; of many, the first."""
    across = [judge(pair) for pair in sorted((min(a, b), max(a, b)) for a, b in product(left, right))[:MOST_CROSSED]]
    return all(kin.kind is not KinKind.COPY for kin in across) and sum(map(weigh, across)) > 0


def _join_copies(
    renditions: Mapping[str, Rendition], home: Mapping[str, tuple[str, ...]], copies: Sequence[Kin]
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
