"""Which statements answer one question, and which of two opposite answers each of them gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush

from walkback.question.record import Relation, Stated
from walkback.question.together import hold_together

Pair = tuple[str, str]

JOINED = 0.3  # mean probability of one question, over all pairs across two groups, from which they are joined
UNKNOWN = 0.02  # the same for a pair that was not compared: it was not near enough to be worth it
TAKEN = 0.1  # how far an answer must lean to be a yes or a no, on a scale from -1 to 1
APART = 2.0  # how much more what sets two answers apart counts than what draws them together, since most are alike
ROUNDS = 20  # of settling answers; it comes to rest in two or three


def group_acts(
    acts: Iterable[str],
    relations: Iterable[Relation],
    *,
    together: Collection[Pair] = (),
    apart: Collection[Pair] = (),
) -> list[tuple[str, ...]]:
    """Sort acts into groups that answer one question, by average linkage; each group and the list in order.

    The likeliest pair of groups is joined first, as long as the mean over all pairs across the two is `JOINED` or more.
    The order in which acts or relations come changes nothing.

    Args:
        acts: ids.
        relations: between acts, a pair once; what is not there counts as `UNKNOWN`.
        together: pairs of acts whose groups are one whatever the means are.
        apart: pairs of acts that are never in one group.
    """
    members = {act: [act] for act in sorted(set(acts))}
    # Across two groups: the sum over the pairs that were compared, and how many they are.
    across: dict[str, dict[str, tuple[float, int]]] = {act: {} for act in members}
    for relation in relations:
        if relation.left in members and relation.right in members:
            across[relation.left][relation.right] = across[relation.right][relation.left] = (relation.same, 1)

    parted: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in apart:
        parted[one].add(other)
        parted[other].add(one)

    def entry(a: str, b: str) -> tuple[float, int, str, str]:
        """The likeliest first, then the smaller groups, then the lesser ids; a group is named by its least act."""
        a, b = min(a, b), max(a, b)
        total, count = across[a][b]
        pairs = len(members[a]) * len(members[b])
        return (-(total + UNKNOWN * (pairs - count)) / pairs, pairs, a, b)

    queue = [entry(a, b) for a in across for b in across[a] if a < b]
    heapify(queue)
    while queue:
        first = heappop(queue)
        mean, _, a, b = first
        if -mean < JOINED:
            break
        if a not in across or b not in across[a] or entry(a, b) != first:
            continue  # one of the two has grown since
        if b in parted[a]:
            continue
        for other in parted.pop(b, set()):
            parted[other].discard(b)
            parted[other].add(a)
            parted[a].add(other)
        members[a].extend(members.pop(b))
        for other, (total, count) in across.pop(b).items():
            if other != a:
                before = across[a].get(other, (0.0, 0))
                across[a][other] = across[other][a] = (before[0] + total, before[1] + count)
                del across[other][b]
        del across[a][b]
        for other in across[a]:
            heappush(queue, entry(a, other))
    groups = sorted(tuple(sorted(group)) for group in members.values())
    return hold_together(groups, together, apart) if together else groups


def answer_group(members: Sequence[Stated], relations: Mapping[Pair, Relation]) -> tuple[str, dict[str, float]]:
    """Return the id of the clearest member, and how far each leans from no (-1) to yes (1), as it is yes.

    Each pair pulls its two towards one answer or apart, as far as they are known to answer one question. Starting from
    the clearest, the one whose answer most others agree with or oppose, the answers are settled round by round. Of two
    that are equally clear, one that is worded in the affirmative goes first, then the earlier.

    Args:
        members: one for each act, of one question.
        relations: between members, by their ids in order.
    """
    pull: dict[str, dict[str, float]] = {m.id: {} for m in members}
    for (a, b), relation in relations.items():
        if a in pull and b in pull:
            drawn = relation.same * (relation.agree - relation.oppose)
            pull[a][b] = pull[b][a] = drawn if drawn > 0 else APART * drawn
    clarity = {m.id: sum(abs(w) for w in pull[m.id].values()) for m in members}
    clearest = min(members, key=lambda m: (-round(clarity[m.id], 6), m.order))
    leaning = {m.id: pull[clearest.id].get(m.id, 0.0) for m in members}
    leaning[clearest.id] = 1.0
    for _ in range(ROUNDS):
        settled = {clearest.id: 1.0}
        for member in members:
            if member.id != clearest.id:
                weight = sum(abs(w) for w in pull[member.id].values())
                total = sum(w * leaning[other] for other, w in pull[member.id].items())
                settled[member.id] = total / weight if weight else 0.0
        if all(abs(settled[key] - leaning[key]) < 1e-4 for key in settled):
            break
        leaning = settled
    return clearest.id, leaning
