"""Sort renditions into reports, and reports into those that copy one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

from walkback.lineage.address import address_key
from walkback.lineage.candidates import find_candidates, is_near, signature
from walkback.lineage.credit import find_agency
from walkback.lineage.join import Bond, join_kin
from walkback.lineage.judge import judge_profiles, weigh
from walkback.lineage.origin import find_origin, read_claim
from walkback.lineage.profile import Profile, read_profile
from walkback.lineage.record import CopySet, Groups, Kin, KinKind, Rendition, RenditionSet

Pair = tuple[str, str]  # keys in order


def group_renditions(renditions: Iterable[Rendition]) -> Groups:
    """Sort ``renditions`` into reports (sets of versions) and lineages (sets of reports that copy one another).

    Pairs come from shared signatures and shared pages, each is judged, and `walkback.lineage.join` joins them. Each
    rendition is in one report, each report in one lineage at most; the order in which they come changes nothing. Of
    renditions with one key only one is kept, the one with the longest text.
    """
    kept = _by_key(renditions)
    judge = _Judge(kept)
    pages = {key: address_key(r.address) if r.address else "" for key, r in kept.items()}
    joined = join_kin(pages, _find_pairs(kept, pages), judge.bond)
    home = {key: keys for keys in joined.reports for key in keys}
    held: defaultdict[tuple[str, ...], list[Kin]] = defaultdict(list)
    copies: defaultdict[tuple[str, ...], list[Kin]] = defaultdict(list)
    for one in (judge.kin[pair] for pair in sorted(joined.judged)):
        if home[one.left] == home[one.right]:
            if one.kind is not KinKind.NONE:
                held[home[one.left]].append(one)
        elif one.kind is KinKind.COPY:
            copies[home[one.left]].append(one)
    lineages = []
    for reports in joined.lineages:
        origin = find_origin([[read_claim(kept[key], find_agency(kept[key].text)) for key in keys] for keys in reports])
        kin = sorted((k for keys in reports for k in copies[keys]), key=lambda k: (k.left, k.right))
        lineages.append(
            CopySet(tuple(keys[0] for keys in reports), origin.report, origin.agency, origin.why, tuple(kin))
        )
    return Groups(tuple(RenditionSet(keys, tuple(held[keys])) for keys in joined.reports), tuple(lineages))


class _Judge:
    """Judges pairs of keys, each once; texts are read when they are first needed."""

    def __init__(self, renditions: Mapping[str, Rendition]) -> None:
        self.renditions = renditions
        self.profiles: dict[str, Profile] = {}
        self.kin: dict[Pair, Kin] = {}

    def bond(self, pair: Pair) -> Bond:
        if pair not in self.kin:
            self.kin[pair] = judge_profiles(self._profile(pair[0]), self._profile(pair[1]))
        return Bond(self.kin[pair].kind, weigh(self.kin[pair]))

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


def _find_pairs(renditions: Mapping[str, Rendition], pages: Mapping[str, str]) -> set[Pair]:
    """Pairs that are worth judging: of alike words, or of one page."""
    signatures = {key: signature(r.text) for key, r in renditions.items()}
    pairs = {pair for pair in find_candidates(signatures) if is_near(*(signatures[key] for key in pair))}
    on_page: defaultdict[str, list[str]] = defaultdict(list)
    for key, page in pages.items():
        on_page[page].append(key)
    return pairs.union(*(pairwise(keys) for page, keys in on_page.items() if page))
