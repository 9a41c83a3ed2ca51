"""Which texts are worth comparing: those that share a band of their signatures."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from typing import TypeVar

import numpy as np

from walkback.lineage.wording import Hashes, hash_shingles, read_hashes

SHINGLE = 3  # words, of the MinHash
ROWS = 3  # numbers of a band: the likeness at which half of the pairs meet is about (1/BANDS)^(1/ROWS) = 0.3
BANDS = 32
FINGERPRINT = 8  # words, of a fingerprint
WINDOW = 24  # shingles: of so many one is kept, so that a shared run of WINDOW + FINGERPRINT - 1 words is never missed
CROWD = 12  # texts that one meets in a band on either side of it, in the order of keys; of fewer, each meets all
NEAR = 0.08  # of two signatures; under it no texts were found to be kin among 3,679 pairs of candidates
Key = TypeVar("Key", int, str)

_CHUNK = 4096  # shingles at once, which bounds the memory for a long text

_SEED = 20240205  # any number, but never another one: stored signatures would no longer meet new ones
_DRAWN = np.random.Generator(np.random.PCG64(_SEED)).integers(0, 2**64, (2, BANDS * ROWS), np.uint64)
_FACTORS = _DRAWN[0] | np.uint64(1)
_TERMS = _DRAWN[1]
_HIGH = np.uint64(32)


def signature(text: str) -> bytes:
    """What a text is found again by; it can be kept, and is the same on every machine.

    Two parts stand in it. A MinHash over runs of `SHINGLE` words finds texts that are alike as a whole, also where
    every sentence was touched. Fingerprints over runs of `FINGERPRINT` words, the least one of every `WINDOW`, find a
    short text inside a long one. A text of fewer than `SHINGLE` words has the empty signature.

    After Broder, SEQUENCES 1997 (MinHash), and Schleimer, Wilkerson and Aiken, SIGMOD 2003 (winnowing).
    """
    hashes = read_hashes(text)
    shingles = np.unique(hash_shingles(hashes, SHINGLE))
    if not len(shingles):
        return b""
    least = np.full(BANDS * ROWS, 2**32 - 1, np.uint64)
    for start in range(0, len(shingles), _CHUNK):
        mixed = (shingles[start : start + _CHUNK, None] * _FACTORS + _TERMS) >> _HIGH
        np.minimum(least, mixed.min(axis=0), out=least)
    return least.astype("<u4").tobytes() + _winnow(hash_shingles(hashes, FINGERPRINT)).astype("<u8").tobytes()


def bands(signature: bytes) -> tuple[bytes, ...]:
    """The keys under which a signature is filed, eight bytes each, none twice: texts that share one are candidates.

    Raises:
        ValueError: these are no bytes of a signature.
    """
    if not signature:
        return ()
    width = 4 * ROWS
    head = width * BANDS
    if len(signature) < head or (len(signature) - head) % 8:
        raise ValueError(f"a signature has {head} bytes and then eights, not {len(signature)}")
    keys = [blake2b(bytes([i]) + signature[i * width : (i + 1) * width], digest_size=8).digest() for i in range(BANDS)]
    keys += [signature[at : at + 8] for at in range(head, len(signature), 8)]
    return tuple(dict.fromkeys(keys))


def is_near(a: bytes, b: bytes) -> bool:
    """Whether two signatures share so much that their texts are worth comparing word for word.

    That is at least `NEAR` of the numbers of the MinHash, which is about the likeness of the texts as a whole, or of
    the fingerprints of the one that has fewer. Two texts of one outlet that share a closing line do not.
    """
    if not a or not b:
        return False
    head = 4 * ROWS * BANDS
    alike = np.count_nonzero(np.frombuffer(a, "<u4", ROWS * BANDS) == np.frombuffer(b, "<u4", ROWS * BANDS))
    if alike >= NEAR * ROWS * BANDS:
        return True
    prints = [{one[at : at + 8] for at in range(head, len(one), 8)} for one in (a, b)]
    return len(prints[0] & prints[1]) >= NEAR * max(1, min(map(len, prints)))


def find_candidates(signatures: Mapping[Key, bytes]) -> list[tuple[Key, Key]]:
    """Pairs of keys whose signatures share a band, each pair and the list in order.

    Work grows with the number of texts: where many share a band (boilerplate, or a wire report with many copies), each
    meets only the `CROWD` next to it on either side in the order of keys, so that copies are still joined in a chain.
    """
    keys = sorted(signatures)
    filed = [b"".join(bands(signatures[key])) for key in keys]
    values = np.frombuffer(b"".join(filed), "<u8")
    owners = np.repeat(np.arange(len(keys)), [len(joined) // 8 for joined in filed])
    order = np.lexsort((owners, values))
    values, owners = values[order], owners[order]
    found = []
    for step in range(1, CROWD + 1):
        shared = values[step:] == values[:-step]
        if not shared.any():
            break
        found.append(owners[:-step][shared] * len(keys) + owners[step:][shared])
    codes = np.unique(np.concatenate(found)) if found else owners[:0]
    return [(keys[code // len(keys)], keys[code % len(keys)]) for code in codes.tolist()]


def _winnow(shingles: Hashes) -> Hashes:
    """The least of every `WINDOW` neighbours, without repeats, ascending."""
    if len(shingles) <= WINDOW:
        return shingles.min(keepdims=True) if len(shingles) else shingles
    return np.unique(np.lib.stride_tricks.sliding_window_view(shingles, WINDOW).min(axis=1))
