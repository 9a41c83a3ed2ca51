"""What each code point of a text is, for a whole text at once."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

ALNUM, DIGIT, UPPER, SPACE = 1, 2, 4, 8  # bits of a kind


def find_kinds(text: str) -> NDArray[np.uint8]:
    """For each code point of ``text`` the bits `ALNUM`, `DIGIT`, `UPPER` and `SPACE`, as the methods of `str` tell."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    table = _kinds_of_plane()
    kinds = table[np.minimum(codes, len(table) - 1)]
    for at in np.flatnonzero(codes >= len(table)):
        kinds[at] = _kind_of(text[at])
    return kinds


def _kind_of(char: str) -> int:
    return ALNUM * char.isalnum() | DIGIT * char.isdigit() | UPPER * char.isupper() | SPACE * char.isspace()


@cache
def _kinds_of_plane() -> NDArray[np.uint8]:
    """Kinds of the first 65,536 code points, which is all that most texts have."""
    return np.fromiter((_kind_of(chr(code)) for code in range(0x10000)), np.uint8, 0x10000)
