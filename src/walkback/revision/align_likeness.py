"""How alike two sentences of two versions are, by their words, letters, numbers and names."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel

_TOKEN = re.compile(r"\d[\d.,:]*\d|\d|[^\W\d_]+(?:['’][^\W\d_]+)*")
_PLAIN = str.maketrans("’‘“”–—‑−", "''\"\"----")
# Words that nearly every sentence holds; they tell little of which sentence it was.
FUNCTION_WORDS = frozenset(
    "a an the and or but nor so yet if then than as of in on at by for from to with into over under about after before "
    "between through during without within against among up down out off is are was were be been being am has have had "
    "having do does did done will would can could may might shall should must not no n't it its it's he him his she "
    "her hers they them their theirs we us our ours you your yours i me my mine this that these those there here "
    "who whom whose which what when where why how said says say also all any some such other more most just only "
    "very".split()
)
_NUMBER = re.compile(r"([0-9][0-9,]*(?:\.[0-9]+)?)\s?(k|thousand|mn?|million|bn?|billion)?(?![^\W_])")
_ZEROS = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "b": 9, "bn": 9, "billion": 9}
_FUNCTION_WEIGHT = 0.25  # of a content word as rare
_PREFIX = 6  # letters of a word that are compared: "decrease", "decreasing", "decreased" are one


class Unit(NamedTuple):
    """A sentence made ready for comparison."""

    key: str  # its words with single blanks: two with one key are the same
    low: str
    stems: frozenset[str]
    order: tuple[str, ...]
    pairs: frozenset[tuple[str, str]]
    triples: frozenset[tuple[str, str, str]]
    numbers: frozenset[str]  # "£50k" and "50,000" are one
    names: frozenset[str]


def read_unit(text: str) -> Unit:
    """Make a sentence ready for comparison."""
    key = " ".join(text.split())
    plain = key.translate(_PLAIN)
    low = plain.lower()
    order: list[str] = []
    names: set[str] = set()
    for match in _TOKEN.finditer(plain):
        word = match.group()
        lowered = word.lower()
        if word[0].isupper() and match.start() and lowered not in FUNCTION_WORDS:
            names.add(lowered.removesuffix("'s"))
        order.append(stem(lowered))
    return Unit(
        key,
        low,
        frozenset(order),
        tuple(order),
        frozenset(pairwise(order)),
        frozenset(zip(order, order[1:], order[2:], strict=False)),
        frozenset(map(_value, _NUMBER.finditer(low))),
        frozenset(names),
    )


def _value(match: re.Match[str]) -> str:
    digits = match[1].replace(",", "")
    return format(float(digits) * 10 ** _ZEROS.get(match[2], 0), ".12g")


def stem(word: str) -> str:
    """The start of a word, so that its forms fall together; numbers stay whole."""
    if word[0].isdigit() or word in FUNCTION_WORDS:
        return word
    word = word.removesuffix("'s")
    return word[:_PREFIX] if len(word) > _PREFIX else word.removesuffix("s") if len(word) > 3 else word


class StemWeights(dict[str, float]):
    """How much each stem tells, and all stems of a sentence together; each sentence is summed once."""

    __slots__ = ("_sums",)

    def __init__(self) -> None:
        super().__init__()
        self._sums: dict[frozenset[str], float] = {}

    def sum_of(self, stems: frozenset[str]) -> float:
        """The weight of all of ``stems``."""
        found = self._sums.get(stems)
        if found is None:
            found = self._sums[stems] = math.fsum(self[s] for s in stems)
        return found


def weigh_stems(old: Sequence[Unit], new: Sequence[Unit]) -> StemWeights:
    """How much each stem tells: rare ones more, counted in the version that has it more often.

    Counting both versions together would make a word rarer for being edited away.
    """
    counts_old = Counter(s for unit in old for s in unit.stems)
    counts_new = Counter(s for unit in new for s in unit.stems)
    size = max(len(old), len(new))
    weights = StemWeights()
    for word in counts_old.keys() | counts_new.keys():
        weight = math.log1p(size / max(counts_old[word], counts_new[word]))
        weights[word] = weight * (_FUNCTION_WEIGHT if word in FUNCTION_WORDS else 1.0)
    return weights


class Traits(NamedTuple):
    """What the words of two sentences have in common; each 0 to 1."""

    jaccard: float  # weight of the shared stems, of all stems
    held: float  # of the side that has less
    letters: float
    order: float  # stems in the same order
    pairs: float  # of stems that follow one another in both
    triples: float  # how many of them, at most six
    rarest: float  # how rare the rarest shared stem is
    amount: float  # weight of the shared content stems
    content: float  # how many they are, at most eight
    numbers: float  # how many are shared, at most two
    other_numbers: float  # both have numbers and none is shared
    names: float  # share of the names that are in both
    same_names: float  # how many they are, at most three
    lengths: float
    start: float  # the same first two words


def compare(a: Unit, b: Unit, weights: StemWeights) -> Traits:
    """Compare two sentences; ``weights`` are those of `weigh_stems`."""
    both = a.stems & b.stems
    content = both - FUNCTION_WORDS
    worth = list(map(weights.__getitem__, both))
    shared = math.fsum(worth)
    weight_a = weights.sum_of(a.stems)
    weight_b = weights.sum_of(b.stems)
    same = float(a.low == b.low)
    union = weight_a + weight_b - shared
    least = min(weight_a, weight_b)
    size_a, size_b = len(a.low), len(b.low)
    numbers = len(a.numbers & b.numbers)
    names = len(a.names & b.names)
    all_names = len(a.names | b.names)
    return Traits(
        shared / union if union else same,
        shared / least if least else same,
        Indel.normalized_similarity(a.low, b.low),
        Indel.normalized_similarity(a.order, b.order) if a.order and b.order else same,
        2 * len(a.pairs & b.pairs) / max(len(a.pairs) + len(b.pairs), 1),
        min(len(a.triples & b.triples), 6) / 6,
        min(max(worth, default=0.0) / 5, 1.0),
        min(math.fsum(map(weights.__getitem__, content)) / 20, 1.0),
        min(len(content), 8) / 8,
        min(numbers, 2) / 2,
        float(bool(a.numbers and b.numbers) and not numbers),
        names / all_names if all_names else 0.5,
        min(names, 3) / 3,
        min(size_a, size_b) / max(size_a, size_b, 1),
        float(a.order[:2] == b.order[:2]),
    )
