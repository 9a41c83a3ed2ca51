"""Find words again by themselves and by what stood around them, as with the text quote selector of the W3C."""

from __future__ import annotations

from itertools import takewhile

from walkback.text.span import Span

LEAST_WORDS = 4  # of a quotation that can be told by its words alone
LEAST_AROUND = 8  # code points that agree before and behind it, from which a shorter one can be told

_ALIKE = str.maketrans(
    {**dict.fromkeys("‘’‛ʼ＇`´", "'"), **dict.fromkeys("“”„‟«»＂", '"'), **dict.fromkeys("‐‑‒–−—―", "-")}
)
_UNSEEN = frozenset("\u00ad\u200b\u2060\ufeff\u200e\u200f")


def find_selected(text: str, exact: str, prefix: str = "", suffix: str = "") -> Span | None:
    """Return where ``exact`` stands in ``text``; None if it does not, or if it is too short to be told.

    Spacing and the shape of quotation marks and dashes are set aside. Of several places it is the one around which most
    agrees with ``prefix`` and ``suffix``; of equals the first.
    """
    plain, offsets = _plain(text)
    wanted = _plain(exact)[0].strip()
    if not wanted:
        return None
    before, behind = _plain(prefix)[0].strip(), _plain(suffix)[0].strip()
    best: tuple[int, int] | None = None
    at = plain.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        if _is_whole(plain, at, end):
            agreed = (
                _common(plain[max(0, at - len(prefix) - 1) : at].rstrip()[::-1], before[::-1]),
                _common(plain[end : end + len(suffix) + 1].lstrip(), behind),
            )
            least = min(LEAST_AROUND, len(before) + len(behind)) or LEAST_AROUND
            is_told = len(wanted.split()) >= LEAST_WORDS or sum(agreed) >= least or wanted == plain.strip()
            if is_told and (best is None or sum(agreed) > best[0]):
                best = sum(agreed), at
        at = plain.find(wanted, at + 1)
    if best is None:
        return None
    return Span(offsets[best[1]], offsets[best[1] + len(wanted) - 1] + 1)


def _is_whole(plain: str, at: int, end: int) -> bool:
    """Whether no word is cut at either end."""
    return not (at and plain[at - 1].isalnum() and plain[at].isalnum()) and not (
        end < len(plain) and plain[end - 1].isalnum() and plain[end].isalnum()
    )


def _common(one: str, other: str) -> int:
    """How many letters at the beginning of both are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _plain(text: str) -> tuple[str, list[int]]:
    """The text as it is compared, with the place of each of its characters in the text."""
    letters: list[str] = []
    offsets: list[int] = []
    for place, letter in enumerate(text):
        if letter in _UNSEEN:
            continue
        alike = " " if letter.isspace() else letter.translate(_ALIKE)
        if alike != " " or (letters and letters[-1] != " "):
            letters.append(alike)
            offsets.append(place)
    return "".join(letters), offsets
