"""Link the sentences of two versions: same ones first, then the best matching of the rest, then splits and merges."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Hashable, Mapping, Sequence
from operator import mul

from walkback.revision.align_likeness import StemWeights, Traits, Unit, compare, read_unit, weigh_stems
from walkback.revision.align_matching import find_matching
from walkback.revision.align_parts import Part, find_parts
from walkback.revision.align_place import Neighbourhood, Pair, Place, Rivals, find_rivals
from walkback.revision.align_weights import LINK_WEIGHTS, PART_WEIGHTS

Link = tuple[tuple[int, ...], tuple[int, ...], float]

_TELLING = 3  # stems from which a sentence in other marks is known for the same
_LONG = 5  # stems from which a sentence is known by them wherever it stands
_NEARLY = 0.8  # share of stems, and likeness of the letters, from which two are nearly the same
_RIVAL = 0.4  # share of stems that another one has, from which it might be meant
_NEAR = 2  # places to either side of where a sentence should stand that are looked at
_BEST = 8  # most alike candidates of a sentence
_COMMON = 4_000  # pairs; a stem that would give more tells nothing
LEAST_LINK = 0.3  # chance from which a link is better than none
_LEAST_PART = 0.5
ROUNDS = 3  # from the second on, neighbours are known
_NOT_SAME = 0.999  # the most for other words


def link_units(old: Sequence[str], new: Sequence[str]) -> list[Link]:
    """Links of one sentence with one, one with several, or several with one; a sentence is in one link at most.

    ``likeness`` of a link is the chance that the model gives it, 1 for the same words.
    """
    units = {text: read_unit(text) for text in {*old, *new}}
    olds = [units[text] for text in old]
    news = [units[text] for text in new]
    weights = weigh_stems(olds, news)
    same = link_same(olds, news)
    pairs = find_candidates(olds, news, weights, same)
    traits = {(i, j): compare(olds[i], news[j], weights) for i, j in pairs}
    rivals = find_rivals(traits)
    steady = {pair: _weigh(_STEADY_WEIGHTS, steady_evidence(t, rivals[pair])) for pair, t in traits.items()}
    hopeful = {pair: t for pair, t in traits.items() if steady[pair] + _most_of_place(t) >= _LEAST_ODDS}
    links = same
    chances: dict[Pair, float] = {}
    for _ in range(ROUNDS if hopeful else 0):
        around = Neighbourhood(links, len(olds), len(news))
        chances = {
            pair: _sigmoid(
                LINK_WEIGHTS[0] + steady[pair] + _weigh(_PLACE_WEIGHTS, place_evidence(t, around.place_of(pair)))
            )
            for pair, t in hopeful.items()
        }
        before = links
        links = same | find_matching({pair: chance - LEAST_LINK for pair, chance in chances.items()})
        if links == before:
            break  # the next round would see the same neighbours
    links = links | _link_repeats(olds, news, links)
    links = links | _link_nearly_same(olds, news, traits, links)
    likeness = {
        (i, j): 1.0 if olds[i].key == news[j].key else min(chances.get((i, j), 1.0), _NOT_SAME)
        for i, j in links.items()
    }
    return _add_parts(olds, news, links, likeness, weights)


def evidence(traits: Traits, rivals: Rivals, place: Place) -> tuple[float, ...]:
    """All that tells for or against a link, in the order of `LINK_WEIGHTS` behind its first, the constant."""
    return (*steady_evidence(traits, rivals), *place_evidence(traits, place))


def steady_evidence(traits: Traits, rivals: Rivals) -> tuple[float, ...]:
    """What the two sentences and their rivals tell, whatever else is linked."""
    return (
        *traits,
        *rivals,
        traits.jaccard**2,
        traits.order**2,
        traits.jaccard * traits.letters,
        traits.held * traits.lengths,
    )


def place_evidence(traits: Traits, place: Place) -> tuple[float, ...]:
    """What the links around them tell."""
    beside = place.before + place.after
    return (*place, beside * traits.jaccard, beside * traits.letters, place.apart * traits.jaccard)


_STEADY = len(Traits._fields) + len(Rivals._fields) + 4
_STEADY_WEIGHTS, _PLACE_WEIGHTS = LINK_WEIGHTS[1 : 1 + _STEADY], LINK_WEIGHTS[1 + _STEADY :]


_LEAST_ODDS = math.log(LEAST_LINK / (1 - LEAST_LINK)) - LINK_WEIGHTS[0] - 1e-9
_MOST_OF_PLACE = math.fsum(max(weight, 0.0) for weight in _PLACE_WEIGHTS[: len(Place._fields)])


def _most_of_place(traits: Traits) -> float:
    """The most log odds that the links around a pair can add; one that needs more is never linked."""
    jaccard, letters = (max(weight, 0.0) for weight in _PLACE_WEIGHTS[len(Place._fields) :][:2])
    return _MOST_OF_PLACE + 2 * (jaccard * traits.jaccard + letters * traits.letters)


def _weigh(weights: Sequence[float], values: Sequence[float]) -> float:
    return math.fsum(map(mul, weights, values))


def _sigmoid(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))


def link_same(olds: Sequence[Unit], news: Sequence[Unit]) -> dict[int, int]:
    """Sentences that stand once in both versions: of the same letters first, then of the same stems in order."""
    links = _link_once([unit.key for unit in olds], [unit.key for unit in news])
    taken = set(links.values())
    old_stems = [() if i in links or len(unit.order) < _TELLING else unit.order for i, unit in enumerate(olds)]
    new_stems = [() if j in taken or len(unit.order) < _TELLING else unit.order for j, unit in enumerate(news)]
    return links | _link_once(old_stems, new_stems)


def _link_nearly_same(
    olds: Sequence[Unit], news: Sequence[Unit], traits: Mapping[Pair, Traits], links: Mapping[int, int]
) -> dict[int, int]:
    """Free sentences that have nearly all words in common and no rival, wherever they stand.

    Of a sentence that moved far and was touched on the way, the place tells more against it than its words for it.
    """
    best_old: defaultdict[int, list[float]] = defaultdict(list)
    best_new: defaultdict[int, list[float]] = defaultdict(list)
    for (i, j), t in traits.items():
        best_old[i].append(t.jaccard)
        best_new[j].append(t.jaccard)
    taken = set(links.values())
    found: dict[int, int] = {}
    for (i, j), t in traits.items():
        if i in links or j in taken or i in found or j in found.values():
            continue
        is_long = min(len(olds[i].order), len(news[j].order)) >= _LONG
        if is_long and t.jaccard >= _NEARLY and t.letters >= _NEARLY:
            rivals = [row[-2] for row in (sorted(best_old[i]), sorted(best_new[j])) if len(row) > 1]
            if max(rivals, default=0.0) < _RIVAL:
                found[i] = j
    return found


def _link_once(olds: Sequence[Hashable], news: Sequence[Hashable]) -> dict[int, int]:
    """The places of what stands once on both sides; what is empty is left out."""
    count_old, count_new = Counter(olds), Counter(news)
    place = {one: j for j, one in enumerate(news)}
    return {i: place[one] for i, one in enumerate(olds) if one and count_old[one] == 1 and count_new[one] == 1}


def _link_repeats(olds: Sequence[Unit], news: Sequence[Unit], links: Mapping[int, int]) -> dict[int, int]:
    """Free sentences of the same letters, in the order of both versions.

    What is repeated often has no rival that it is better than, so that its chance alone would leave it without a link.
    """
    taken = set(links.values())
    free: defaultdict[str, deque[int]] = defaultdict(deque)
    for j, unit in enumerate(news):
        if unit.key and j not in taken:
            free[unit.key].append(j)
    return {i: free[unit.key].popleft() for i, unit in enumerate(olds) if i not in links and free.get(unit.key)}


def find_candidates(
    olds: Sequence[Unit], news: Sequence[Unit], weights: Mapping[str, float], same: Mapping[int, int]
) -> list[Pair]:
    """The pairs worth a look: those that share most, seen from either side, and those that stand where they should."""
    taken = set(same.values())
    free_old = [i for i in range(len(olds)) if i not in same]
    free_new = [j for j in range(len(news)) if j not in taken]
    posts_old = _posts(olds, free_old)
    posts_new = _posts(news, free_new)
    shared: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    mirrored: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for word in sorted(posts_old.keys() & posts_new.keys()):
        if len(posts_old[word]) * len(posts_new[word]) > _COMMON:
            continue
        for i in posts_old[word]:
            for j in posts_new[word]:
                shared[i][j] += weights[word]
                mirrored[j][i] += weights[word]
    pairs = {(i, j) for i, row in shared.items() for j in sorted(row, key=lambda j: (-row[j], abs(i - j), j))[:_BEST]}
    pairs |= {
        (i, j) for j, row in mirrored.items() for i in sorted(row, key=lambda i: (-row[i], abs(i - j), i))[:_BEST]
    }
    pairs |= _near(same, free_old, free_new, len(olds), len(news))
    pairs |= {(i, j) for j, i in _near({j: i for i, j in same.items()}, free_new, free_old, len(news), len(olds))}
    return sorted(pairs)


def _posts(units: Sequence[Unit], places: Sequence[int]) -> dict[str, list[int]]:
    posts: dict[str, list[int]] = defaultdict(list)
    for place in places:
        for word in units[place].stems:
            posts[word].append(place)
    return posts


def _near(
    links: Mapping[int, int], free: Sequence[int], others: Sequence[int], size: int, other_size: int
) -> set[Pair]:
    """Each free place with the free ones of the other side nearest to where the links around it have it."""
    known = sorted(links)
    pairs: set[Pair] = set()
    for i in free:
        at = bisect_left(known, i)
        low, low_other = (known[at - 1], links[known[at - 1]]) if at else (-1, -1)
        high, high_other = (known[at], links[known[at]]) if at < len(known) else (size, other_size)
        expected = low_other + (i - low) * (high_other - low_other) / (high - low)
        middle = bisect_left(others, expected)
        pairs.update((i, j) for j in others[max(0, middle - _NEAR) : middle + _NEAR + 1])
    return pairs


def _add_parts(
    olds: Sequence[Unit],
    news: Sequence[Unit],
    links: Mapping[int, int],
    likeness: Mapping[Pair, float],
    weights: StemWeights,
) -> list[Link]:
    """Join free sentences to the links beside them whose sentence they are a part of; the surest first."""
    splits = find_parts(olds, news, links.items(), weights)
    merges = find_parts(news, olds, [(j, i) for i, j in links.items()], weights)
    offers = [(_chance_of(part), False, part) for part in splits]
    offers += [(_chance_of(part), True, part) for part in merges]
    old_sides = {i: [i] for i in links}
    new_sides = {i: [j] for i, j in links.items()}
    used: set[tuple[bool, int]] = set()
    for chance, merged, part in sorted(offers, key=lambda offer: (-offer[0], offer[1:])):
        link = part.first if merged else part.whole
        grows, stays = (old_sides, new_sides) if merged else (new_sides, old_sides)
        if chance < _LEAST_PART or (merged, part.further) in used or len(stays[link]) > 1:
            continue
        used.add((merged, part.further))
        grows[link].append(part.further)
    return [(tuple(sorted(old_sides[i])), tuple(sorted(new_sides[i])), likeness[i, j]) for i, j in links.items()]


def _chance_of(part: Part) -> float:
    return _sigmoid(PART_WEIGHTS[0] + _weigh(PART_WEIGHTS[1:], part.gain))
