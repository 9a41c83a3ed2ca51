"""What of a rendition is compared: its words without small print, and the names and numbers among them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from walkback.lineage.address import address_key
from walkback.lineage.lexicon import SMALL_PRINT
from walkback.lineage.record import Rendition
from walkback.lineage.wording import Wording, read_wording
from walkback.text.span import paragraphs_of

TEXTS = 128  # that stay in memory once they are read: versions of a story are compared with the same ones again
LONGEST_SMALL_PRINT = 60  # words of a paragraph; a longer one is part of the report whatever it says

_OUTLET_WORD = re.compile(r"[^\W_]+")
# Words of an outlet's name that tell nothing ("The Lisbon Courier", "BBC News online").
_PLAIN_OUTLET = frozenset("the news online com co uk org net www website site app english service".split())


@dataclass(frozen=True, slots=True)
class Profile:
    """A rendition made ready to be compared.

    ``distinct`` are the names and numbers of its text, in small letters: words with a digit, and words with a capital
    that do not begin a sentence. ``outlet`` is the outlet's name without what tells nothing, ``address`` the
    address's key; both are empty where they are not known.
    """

    rendition: Rendition
    wording: Wording
    distinct: frozenset[str]
    outlet: str
    address: str


def read_profile(rendition: Rendition) -> Profile:
    """Read what is compared of ``rendition``.

    Paragraphs of small print are left out unless nothing else is there: rights, sign-up lines, calls for witnesses.
    A text without line breaks is one paragraph, and stays whole.
    """
    wording, distinct = _read_text(rendition.text)
    return Profile(
        rendition,
        wording,
        distinct,
        outlet_name(rendition.outlet or ""),
        address_key(rendition.address) if rendition.address else "",
    )


@lru_cache(maxsize=TEXTS)
def _read_text(text: str) -> tuple[Wording, frozenset[str]]:
    wording = read_wording(_without_small_print(text))
    starts = {0, *wording.ends}
    distinct = frozenset(
        word.casefold()
        for place, word in enumerate(wording.words)
        if (word[0].isupper() and place not in starts and len(word) > 1) or any(map(str.isdigit, word))
    )
    return wording, distinct


def outlet_name(outlet: str) -> str:
    """An outlet's name as it is compared, in small letters: "The Lisbon Courier" and "Lisbon Courier" are one."""
    words = [w.casefold() for w in _OUTLET_WORD.findall(outlet)]
    return " ".join([w for w in words if w not in _PLAIN_OUTLET] or words)


def _without_small_print(text: str) -> str:
    kept = [
        words
        for words in (span.of(text) for span in paragraphs_of(text))
        if not SMALL_PRINT.search(words.lower()) or len(words.split()) > LONGEST_SMALL_PRINT
    ]
    return "\n".join(kept) if kept else text
