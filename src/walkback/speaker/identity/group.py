"""Group appearances into identities."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations, combinations_with_replacement, product
from typing import NamedTuple, TypeAlias

from walkback.speaker.identity.comparison import NameHow, NameLevel
from walkback.speaker.identity.describe import describe_identity
from walkback.speaker.identity.evidence import (
    AFFAIR,
    CONFLICT,
    ENOUGH,
    LATER,
    MORE_SHARED_SPEAKERS,
    ONLY_CANDIDATE,
    SAME_REPORT,
    SAME_WEEK,
    WEEK,
    affair_step,
    compare_profile_names,
    context_steps,
    gap_between,
    name_step,
)
from walkback.speaker.identity.judged import anchor_key, anchors_of, apply_judgements
from walkback.speaker.identity.profile import Names, Profile, blocks_of_names, read_profile
from walkback.speaker.identity.record import Appearance, Compared, Identity, Judgement, Merge
from walkback.speaker.identity.spelling import fold

# Of two identities that an appearance could be, neither is taken unless it is ahead by this much.
MARGIN = 2.0
FEW = 10  # times as many appearances speak for one of them, and the other counts for nothing


def group_appearances(appearances: Iterable[Appearance], judgements: Iterable[Judgement] = ()) -> tuple[Identity, ...]:
    """Group appearances into identities, sorted by id.

    Appearances are one identity where what speaks for it adds up to `walkback.speaker.identity.evidence.ENOUGH`,
    unless one that fits two identities could be either, or the names or sides of some of the members
    cannot be one's. A judgement outweighs any score. The same appearances in any order give the same identities, and
    so does any part of them that is closed under `blocks_of`: what shares no key, even by way of others, has no
    effect on one another. Who has no name is never grouped except by a judgement; groups and documents are
    grouped within a report only.

    Raises:
        ValueError: two appearances have one key.
    """
    ordered = sorted(appearances, key=lambda a: (a.day or date.max, a.key))
    if len({a.key for a in ordered}) != len(ordered):
        raise ValueError("two appearances have one key; a key must tell appearances apart")
    return _Grouping(ordered, tuple(judgements)).identities()


def blocks_of(appearance: Appearance, judgements: Iterable[Judgement] = ()) -> frozenset[str]:
    """Keys such that two appearances that could ever be one identity share one.

    Appearances that are joined by a judgement share its key, so ``judgements`` are to be given to both.
    """
    keys = blocks_of_names(read_profile(appearance).names)
    anchors = anchors_of(appearance)
    judged = (j.id for j in judgements if anchor_key(j.left) in anchors or anchor_key(j.right) in anchors)
    return keys | {f"judged:{j}" for j in judged}


@dataclass(slots=True)
class _Node:
    """Appearances that are alike in all that is compared, or one that people have judged."""

    number: int  # of the profile
    profile: Profile
    lone: bool  # known by a family name or an acronym only
    appearances: list[Appearance]
    reports: frozenset[str] = frozenset()
    days: tuple[date, date] | None = None
    affairs: tuple[tuple[date, frozenset[str]], ...] = ()
    others: frozenset[str] = frozenset()  # all who speak in the reports

    @property
    def key(self) -> str:
        return self.appearances[0].key

    def close(self) -> None:
        """Take stock when all appearances are in."""
        self.reports = frozenset(a.report for a in self.appearances)
        dated = [a.day for a in self.appearances if a.day]
        self.days = (min(dated), max(dated)) if dated else None
        besides = {(a.day, frozenset(map(fold, a.beside))) for a in self.appearances if a.day and a.beside}
        self.affairs = tuple(sorted(besides, key=lambda affair: (affair[0], sorted(affair[1]))))
        self.others = frozenset().union(*(names for _, names in besides))


class _Weighed(NamedTuple):
    """What two profiles or two nodes weigh together."""

    score: float
    steps: tuple[Compared, ...]
    blocked: bool  # cannot be one

    @classmethod
    def of(cls, steps: Iterable[Compared]) -> _Weighed:
        """Add up steps."""
        kept = tuple(steps)
        score = _score(kept)
        lasting = [step.weight for step in kept if step.what != "report"]
        return cls(score, kept, sum(lasting) < ENOUGH and sum(w for w in lasting if w < 0) <= CONFLICT)


_Score: TypeAlias = tuple[float, tuple[Compared, ...]]


class _Edge(NamedTuple):
    """Two nodes that may be one identity."""

    score: float
    left: int
    right: int
    steps: tuple[Compared, ...]


class _Grouping:
    """One run of grouping over appearances in the order of day and key. Nodes and pairs of them go by number."""

    def __init__(self, appearances: Sequence[Appearance], judgements: tuple[Judgement, ...]) -> None:
        self.appearances = {a.key: a for a in appearances}
        self.union, judged = apply_judgements(appearances, judgements)
        self.merges = [Merge(a, b, None, judgement=j) for a, b, j in judged]
        self.unit = {key: self.union.find(key) for a, b, _ in judged for key in (a, b)}
        self.names: dict[Names, dict[int, list[int]]] = defaultdict(dict)  # nodes by names, then by profile
        self.nodes = self._make_nodes(appearances, judgements)
        self.place = {a.key: number for number, node in enumerate(self.nodes) for a in node.appearances}
        self.compared: dict[tuple[Names, Names], Compared | None] = {}
        self.profiled: dict[tuple[int, int, bool], _Weighed | None] = {}
        self.weighed: dict[tuple[int, int], _Weighed | None] = {}
        self.near: dict[int, list[int]] = defaultdict(list)  # nodes that could be one with a node, or nearly so
        self.likely: dict[Names, list[Names]] = defaultdict(list)  # names that could be one's

    def _make_nodes(self, appearances: Sequence[Appearance], judgements: tuple[Judgement, ...]) -> list[_Node]:
        anchors = {anchor_key(end) for j in judgements if j.undone_at is None for end in (j.left, j.right)}
        nodes: list[_Node] = []
        alike: dict[Profile, int] = {}
        numbers: dict[Profile, int] = {}
        for appearance in appearances:
            profile = read_profile(appearance)
            is_judged = bool(anchors) and not anchors.isdisjoint(anchors_of(appearance))
            number = None if is_judged else alike.get(profile)
            if number is None:
                number = len(nodes)
                nodes.append(_Node(numbers.setdefault(profile, len(numbers)), profile, profile.names.lone, []))
                self.names[profile.names].setdefault(nodes[number].number, []).append(number)
                if not is_judged and _score(_steps_alike(profile)) >= ENOUGH:
                    alike[profile] = number
            nodes[number].appearances.append(appearance)
        for node in nodes:
            node.close()
        return nodes

    def identities(self) -> tuple[Identity, ...]:
        """The identities, sorted by id."""
        for node in self.nodes:
            self._join_alike(node)
        self._weigh_all()
        for edge in sorted(self._edges(), key=lambda e: (-e.score, self.nodes[e.left].key, self.nodes[e.right].key)):
            a, b = self.nodes[edge.left].key, self.nodes[edge.right].key
            if self.union.find(a) != self.union.find(b) and self._can_join(a, b) and self.union.merge(a, b):
                self.merges.append(Merge(a, b, edge.score, edge.steps))
        return self._described()

    def _join_alike(self, node: _Node) -> None:
        if len(node.appearances) < 2:
            return
        steps = _steps_alike(node.profile)
        for other in node.appearances[1:]:
            self.union.merge(node.key, other.key)
            self.merges.append(Merge(node.key, other.key, _score(steps), steps))

    def _weigh_all(self) -> None:
        """Weigh all pairs of nodes whose names could be one's."""
        blocks: dict[str, list[Names]] = defaultdict(list)
        for names in self.names:
            for key in blocks_of_names(names):
                blocks[key].append(names)
        seen: set[tuple[Names, Names]] = set()
        for shared in blocks.values():
            for pair in combinations(shared, 2):
                if pair not in seen and (pair[1], pair[0]) not in seen:
                    seen.add(pair)
                    self._weigh_names(*pair)
        for names, numbers in self.names.items():
            if sum(map(len, numbers.values())) > 1:
                self._weigh_names(names, names)

    def _weigh_names(self, left: Names, right: Names) -> None:
        if self._name_step(left, right) is None:
            return
        self.likely[left].append(right)
        if left != right:
            self.likely[right].append(left)
        ours, theirs = self.names[left].values(), self.names[right].values()
        for some, others in product(ours, theirs) if left != right else combinations_with_replacement(ours, 2):
            if not self._may_weigh_enough(self.nodes[some[0]], self.nodes[others[0]], None):
                continue
            for i, j in product(some, others) if some is not others else combinations(some, 2):
                gap = gap_between(self.nodes[i].days, self.nodes[j].days)
                if (
                    self._may_weigh_enough(self.nodes[i], self.nodes[j], _NO_DAYS if gap is None else gap)
                    and (weighed := self._weigh(i, j))
                    and not weighed.blocked
                ):
                    self.near[i].append(j)
                    self.near[j].append(i)

    def _may_weigh_enough(self, left: _Node, right: _Node, gap: int | None) -> bool:
        """Whether two nodes could be joined or stand in the way of a joining, by the most that could be added.

        Without ``gap``, the days between them, it tells so of any nodes of the same profiles.
        """
        if gap is None:
            bases = [w.score for later in (False, True) if (w := self._weigh_profiles(left, right, later))]
            if not bases:
                return False
            most = max(bases) + SAME_WEEK + MORE_SHARED_SPEAKERS
        else:
            weighed = self._weigh_profiles(left, right, LATER < gap < _NO_DAYS)
            if weighed is None:
                return False
            most = weighed.score
            if gap <= AFFAIR:
                most += SAME_WEEK + (0.0 if left.others.isdisjoint(right.others) else MORE_SHARED_SPEAKERS)
        lone = left.lone + right.lone
        return most >= ENOUGH - (MARGIN if lone < 2 else 0.0) or (lone == 1 and most + ONLY_CANDIDATE >= ENOUGH)

    def _name_step(self, left: Names, right: Names) -> Compared | None:
        """What two names weigh, or None where they are two."""
        pair = (left, right)
        if pair not in self.compared:
            found = compare_profile_names(left, right)
            is_one = found is not None and found.level is not NameLevel.NONE
            self.compared[pair] = name_step(found, left, right) if found and is_one else None
        return self.compared[pair]

    def _weigh(self, i: int, j: int) -> _Weighed | None:
        """What two nodes weigh, or None where their names are two."""
        pair = (i, j) if i < j else (j, i)
        if pair not in self.weighed:
            self.weighed[pair] = self._weigh_anew(*pair)
        return self.weighed[pair]

    def _weigh_anew(self, i: int, j: int) -> _Weighed | None:
        left, right = self.nodes[i], self.nodes[j]
        gap = gap_between(left.days, right.days)
        weighed = self._weigh_profiles(left, right, gap is not None and gap > LATER)
        if weighed is None:
            return None
        more = []
        if gap is not None and gap <= WEEK:
            more.append(Compared("day", "", "", f"{gap} days apart", SAME_WEEK))
        is_same = weighed.steps[0].detail == NameHow.SAME.value
        if not is_same and not left.reports.isdisjoint(right.reports):
            more.append(Compared("report", "", "", "two speakers of one report", SAME_REPORT))
        if weighed.score < ENOUGH + MARGIN and (affair := affair_step(left.affairs, right.affairs)):
            more.append(affair)
        return _Weighed.of((*weighed.steps, *more)) if more else weighed

    def _weigh_profiles(self, left: _Node, right: _Node, later: bool) -> _Weighed | None:
        """What the profiles of two nodes weigh, whenever they appear, or None where their names are two."""
        pair = (left.number, right.number, later)
        if pair not in self.profiled:
            step = self._name_step(left.profile.names, right.profile.names)
            context = context_steps(left.profile, right.profile, later) if step else ()
            self.profiled[pair] = _Weighed.of((step, *context)) if step else None
        return self.profiled[pair]

    def _is_blocked(self, i: int, j: int) -> bool:
        if i == j:
            return False
        left, right = self.nodes[i], self.nodes[j]
        gap = gap_between(left.days, right.days)
        weighed = self._weigh_profiles(left, right, gap is not None and gap > LATER)
        if weighed is not None and weighed.blocked:
            weighed = self._weigh(i, j)  # that they appear in one affair may outweigh it
        return weighed is None or weighed.blocked

    def _edges(self) -> Iterator[_Edge]:
        """Pairs that weigh enough, unless one of the two fits another identity about as well."""
        only = self._only_candidates()
        lone = frozenset(i for i, node in enumerate(self.nodes) if node.lone)
        scores: dict[tuple[int, int], _Score] = {}
        for i, others in self.near.items():
            for j in others:
                if i < j and (weighed := self._weigh(i, j)):
                    steps = weighed.steps
                    if (i in only and j not in lone) or (j in only and i not in lone):
                        steps = (*steps, _ONLY_CANDIDATE)
                    scores[i, j] = (_score(steps), steps)
        support = self._support(scores)
        rivals: dict[int, list[tuple[float, int]]] = defaultdict(list)  # what fits a node, with nothing against it
        for (i, j), (score, steps) in scores.items():
            if all(step.weight > -1 or step.what == "report" for step in steps):
                rivals[i].append((score, j))
                rivals[j].append((score, i))
        for some in rivals.values():
            some.sort(reverse=True)
        for (i, j), (score, steps) in scores.items():
            if score >= ENOUGH and not any(
                self._is_rivalled(one, other, score, rivals[one], support) for one, other in ((i, j), (j, i))
            ):
                yield _Edge(score, i, j, steps)

    def _support(self, scores: Mapping[tuple[int, int], _Score]) -> list[int]:
        """For each node the number of appearances that weigh enough to be one with it, its own among them."""
        support = [len(node.appearances) for node in self.nodes]
        for (i, j), (score, _) in scores.items():
            if score >= ENOUGH:
                support[i] += len(self.nodes[j].appearances)
                support[j] += len(self.nodes[i].appearances)
        return support

    def _only_candidates(self) -> frozenset[int]:
        """The lone nodes for which all full names that they could stand for could be one identity's.

        Where an office, an organisation or a side speaks for some of these, only those count.
        """
        found: dict[int, bool] = {}
        full: dict[Names, list[_Node]] = defaultdict(list)
        lone: dict[Names, list[int]] = defaultdict(list)
        for i, node in enumerate(self.nodes):
            if node.lone:
                lone[node.profile.names].append(i)
        by_profile = {node.number: node for node in self.nodes if not node.lone}
        for node in by_profile.values():
            full[node.profile.names].append(node)
        for names, numbers in lone.items():
            fitting = [node for other in self.likely[names] for node in full.get(other, ())]
            for i in numbers:
                node = self.nodes[i]
                if node.number not in found:
                    candidates = [c for c in fitting if not self._are_profiles_blocked(node, c)]
                    candidates = [c for c in candidates if self._is_supported(node, c)] or candidates
                    found[node.number] = bool(candidates) and not any(
                        self._are_profiles_blocked(a, b) for a, b in combinations(candidates, 2)
                    )
        return frozenset(i for numbers in lone.values() for i in numbers if found[self.nodes[i].number])

    def _is_supported(self, left: _Node, right: _Node) -> bool:
        weighed = self._weigh_profiles(left, right, False)
        return weighed is not None and any(step.weight > 0 for step in weighed.steps[1:])

    def _are_profiles_blocked(self, left: _Node, right: _Node) -> bool:
        weighed = self._weigh_profiles(left, right, False)
        return weighed is None or weighed.blocked

    def _is_rivalled(
        self, i: int, j: int, score: float, rivals: Sequence[tuple[float, int]], support: Sequence[int]
    ) -> bool:
        """Whether node ``i`` fits another node about as well as ``j`` that cannot be one identity with it.

        ``rivals`` are those that nothing speaks against, best first. One of few appearances beside many does not
        count: it is more often misread than another bearer of the name.
        """
        own = len(self.nodes[i].appearances)
        for rival_score, rival in rivals:
            if rival_score < score - MARGIN:
                break
            behind = support[rival] - (own if rival_score >= ENOUGH else 0)
            if rival != j and behind * FEW >= support[j] - own and self._is_blocked(j, rival):
                return True
        return False

    def _can_join(self, a: str, b: str) -> bool:
        """Whether no members of two sets cannot be one, where all that people merged counts as one member."""
        ours, theirs = self._units(a), self._units(b)
        return not any(
            all(self._is_blocked(i, j) for i, j in product(one, other)) for one, other in product(ours, theirs)
        )

    def _units(self, key: str) -> list[list[int]]:
        units: dict[str, set[int]] = defaultdict(set)
        for member in self.union.members(key):
            units[self.unit.get(member, str(self.place[member]))].add(self.place[member])
        return [sorted(unit) for unit in units.values()]

    def _described(self) -> tuple[Identity, ...]:
        reasons: dict[str, list[Merge]] = defaultdict(list)
        for merge in self.merges:
            reasons[self.union.find(merge.left)].append(merge)
        members: dict[str, list[Appearance]] = defaultdict(list)
        for key, appearance in self.appearances.items():
            members[self.union.find(key)].append(appearance)
        found = [describe_identity(group, reasons[root]) for root, group in members.items()]
        return tuple(sorted(found, key=lambda identity: identity.id))


_NO_DAYS = sys.maxsize  # between nodes of which one is not dated
_ONLY_CANDIDATE = Compared("candidates", "", "", "nobody else of the name fits", ONLY_CANDIDATE)


def _score(steps: Iterable[Compared]) -> float:
    return round(sum(step.weight for step in steps), 2)


@lru_cache(1 << 14)
def _steps_alike(profile: Profile) -> tuple[Compared, ...]:
    """What two appearances weigh that are alike in all that is compared."""
    names = compare_profile_names(profile.names, profile.names)
    if names is None or names.level is NameLevel.NONE:
        return ()
    return (name_step(names, profile.names, profile.names), *context_steps(profile, profile, False))
