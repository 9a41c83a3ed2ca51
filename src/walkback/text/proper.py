"""Names of two words and more, by which texts can be seen to tell of one affair."""

from __future__ import annotations

import re
from collections.abc import Iterable

from walkback.text.span import Span

LONGEST = 60  # code points; what is longer is a headline in capitals rather than a name
_NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'-]+(?: (?:of |de |al-|the )?[A-ZÀ-Þ][\w’'-]+)+")
# Words that stand in capitals for where they stand, or before any name.
_LEADING = frozenset(
    (
        "the a an on in at by for from to but and or he his she her it its they their we our i my you your as if when "
        "while after before since until with without this that these those there here no not mr mrs ms dr prof sir "
        "lord who what why how where which"
    ).split()
)
_POSSESSIVE = re.compile(r"['’]s?$")


def find_proper_names(text: str, spans: Iterable[Span]) -> frozenset[str]:
    """Return the names of two capitalised words and more in ``spans``, with one blank between words.

    They are not resolved to anything: "Quay Street", "Sigrun Star", "Joan Hale". Articles, pronouns and honorifics in
    front are left out, and so is a possessive ending.
    """
    found = set()
    for span in spans:
        for match in _NAME.finditer(text, span.start, span.end):
            words = match[0].split()
            while words and words[0].casefold() in _LEADING:
                del words[0]
            name = _POSSESSIVE.sub("", " ".join(words))
            if " " in name and len(name) <= LONGEST:
                found.add(name)
    return frozenset(found)
