"""Compare all versions of a report: which differences tell which way time went."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from walkback.revision.order_traits import Traits, known_words, read_traits

SHARE_SCALE = 0.01
RUN = 3  # tokens of a piece of text
SHORTEST, LONGEST = 4, 30  # letters of a word that may be a corrected one

FloatArray = np.ndarray


@dataclass(frozen=True, slots=True)
class Chain:
    """Measures of n versions.

    ``pair[i, j]``: features that speak for i before j, the negative of ``pair[j, i]``. ``step[i, j]``: features of j
    coming right after i. ``first[i]``: features of i as the first. ``patterns[k]`` tells which versions have a piece of
    text and ``pieces[k]`` how many pieces are shared like that.
    """

    traits: tuple[Traits, ...]
    pair: FloatArray
    step: FloatArray
    first: FloatArray
    patterns: FloatArray
    pieces: FloatArray
    pair_names: tuple[str, ...]
    step_names: tuple[str, ...]
    first_names: tuple[str, ...]


def _shingles(tokens: Sequence[str]) -> set[int]:
    padded = ("",) * (RUN - 1) + tuple(tokens)
    return {hash(padded[i : i + RUN]) for i in range(len(tokens))}


def _sign(x: float) -> float:
    return float((x > 1e-12) - (x < -1e-12))


def _corrections(old: Traits, new: Traits, chain: Counter[str]) -> tuple[float, float]:
    """Word forms of the old version that a like form takes the place of: strange to known, rare to common.

    Two words are alike if one letter was added, lost, changed or moved: then they share a form with a letter less.
    """
    known = known_words()
    gone: dict[str, list[str]] = {}
    for word in old.counts:
        if word not in new.counts and len(word) >= SHORTEST and word.isalpha():
            for form in _shortened(word):
                gone.setdefault(form, []).append(word)
    spelling = common = 0.0
    for word in new.counts if gone else ():
        if word not in old.counts and len(word) >= SHORTEST and word.isalpha():
            for other in sorted({w for form in _shortened(word) for w in gone.get(form, ())}):
                spelling += (word in known) - (other in known)
                common += _sign(chain[word] - new.counts[word] - chain[other] + old.counts[other])
    return spelling, common


def _shortened(word: str) -> set[str]:
    if len(word) > LONGEST:
        return {word}
    return {word, *(word[:k] + word[k + 1 :] for k in range(len(word)))}


def measure_chain(texts: Sequence[str]) -> Chain:
    """Measure n versions against each other, in any order."""
    traits = tuple(map(read_traits, texts))
    n = len(texts)
    sets = [_shingles(t.tokens) for t in traits]
    masks: dict[int, int] = {}
    for i, one in enumerate(sets):
        for piece in one:
            masks[piece] = masks.get(piece, 0) | 1 << i
    histogram = sorted(Counter(masks.values()).items())
    patterns = np.array([[m >> i & 1 for i in range(n)] for m, _ in histogram], dtype=np.float64).reshape(-1, n)
    pieces = np.array([c for _, c in histogram], dtype=np.float64)
    only = (patterns * pieces[:, None]).T @ (1 - patterns)  # only[i, j]: pieces of i that j has not
    sizes = (patterns * pieces[:, None]).sum(0)
    chain: Counter[str] = Counter()
    for t in traits:
        chain.update(t.counts)
    lines = [set(filter(None, (s.strip() for s in text.casefold().split("\n")))) for text in texts]
    chars = [len(t) for t in texts]
    rows: list[list[dict[str, float]]] = [[{} for _ in range(n)] for _ in range(n)]
    steps: list[list[dict[str, float]]] = [[{} for _ in range(n)] for _ in range(n)]
    for i in range(n):
        for j in range(n):
            if i < j:
                rows[i][j] = _pair(traits[i], traits[j], chain, only[i, j], only[j, i], lines[i], lines[j])
                rows[j][i] = {name: -value for name, value in rows[i][j].items()}
            if i != j:
                steps[i][j] = _step(only[i, j], only[j, i], sizes[i], sizes[j], chars[i], chars[j])
    longest = max([t.values["words"] for t in traits], default=0.0)
    shortest = min([t.values["words"] for t in traits], default=0.0)
    firsts = [
        {
            "shorter than the longest": longest - t.values["words"],
            "shortest": float(t.values["words"] <= shortest),
            "longest": float(t.values["words"] >= longest),
            "empty": float(len(t.tokens) < 8),
        }
        for t in traits
    ]
    blank = _pair(read_traits(""), read_traits(""), Counter(), 0, 0, set(), set())
    pair_names = tuple(blank)
    step_names = tuple(_step(0, 0, 0, 0, 0, 0))
    first_names = ("shorter than the longest", "shortest", "longest", "empty")
    pair = np.array([[[rows[i][j].get(k, 0.0) for k in pair_names] for j in range(n)] for i in range(n)])
    step = np.array([[[steps[i][j].get(k, 0.0) for k in step_names] for j in range(n)] for i in range(n)])
    first = np.array([[f[k] for k in first_names] for f in firsts])
    return Chain(traits, pair, step, first, patterns, pieces, pair_names, step_names, first_names)


def _pair(
    a: Traits, b: Traits, chain: Counter[str], gone: float, come: float, lines_a: set[str], lines_b: set[str]
) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, value in a.values.items():
        change = b.values[name] - value
        if name == "strange words":
            found[name] = math.tanh(change / SHARE_SCALE)
        else:
            found[name] = math.tanh(change)
            found[f"more {name}"] = _sign(change)
    found["more come than gone"] = math.log1p(come) - math.log1p(gone)
    found["only come"] = float(gone == 0 and come > 0) - float(come == 0 and gone > 0)
    grew = math.log1p(len(lines_b - lines_a)) - math.log1p(len(lines_a - lines_b))
    found["more lines come than gone"] = grew
    last_a, last_b = (max(t.years, default=0) for t in (a, b))
    found["later year"] = _sign(last_b - last_a) if last_a and last_b else 0.0
    recent_a, recent_b = (max((y for y in t.years if y <= 2030), default=0) for t in (a, b))
    found["recent year"] = _sign(recent_b - recent_a) if min(recent_a, recent_b) > 1990 else 0.0
    new = [y for y in b.years if y not in a.years]
    old = [y for y in a.years if y not in b.years]
    found["years that came are later"] = _sign(max(new) - max(old)) if new and old else 0.0
    found["spelling put right"], found["form of the others"] = map(math.tanh, _corrections(a, b, chain))
    return found


def _step(gone: float, come: float, old: float, new: float, old_chars: int, new_chars: int) -> dict[str, float]:
    union = max(1.0, (old + new + gone + come) / 2)
    return {
        "gone": math.log1p(gone),
        "come": math.log1p(come),
        "changed": math.log1p(gone + come),
        "share gone": gone / max(1.0, old),
        "share come": come / max(1.0, new),
        "unlike": (gone + come) / union,
        "all else": float(gone + come > 0.9 * union),
        "nothing changed": float(gone + come == 0),
        "cut to less than half": float(new < 0.5 * old),
        "length differs": abs(math.log1p(new_chars) - math.log1p(old_chars)),
    }
