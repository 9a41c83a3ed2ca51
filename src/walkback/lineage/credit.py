"""Which news agency a text says it comes from."""

from __future__ import annotations

import re

from walkback.lineage import lexicon

EDGE = 600  # code points at either end of a text in which an agency is credited

_NAMES = "|".join(re.escape(n) for n in sorted(lexicon.AGENCIES, key=len, reverse=True))
_OTHER = rf"(?:[A-Z][\w’'&-]+ ){{1,3}}(?:{lexicon.AGENCY_ENDINGS})"
_AGENCY = rf"(?P<name>{_NAMES}|{_OTHER})"
_DATELINE = re.compile(rf"^[^\n.!?“\"]{{0,60}}?(?:\(|/){_AGENCY}(?:\)|/)", re.MULTILINE)
_DASHED = re.compile(rf"^(?:[A-Z][\w .,’'-]{{1,40}}, )?{_AGENCY}(?:\s+[-–—]+\s|:\s)", re.MULTILINE)
_SIGNED = re.compile(rf"(?:^|\s)(?:[-–—]+\s*|\(|\[){_AGENCY}(?:\)|\])?\.?\s*$", re.MULTILINE)
_LINE = re.compile(
    rf"^(?:(?i:by|from|source|via|words|report|text)\b[: ]+)?(?:[A-Z][\w.’'-]+ ){{0,4}}?(?:(?:of|for) )?{_AGENCY}"
    r"(?: (?i:staff|reporters?|writers?|correspondents?))?\.?$",
    re.MULTILINE,
)
_SMALL_PRINT = re.compile(
    r"(?:(?i:copyright|©)(?:\s*\((?:c|C)\))?(?:\s*\d{4})?[*,]?\s*(?:by\s+)?"
    r"|\b(?i:reporting|report|story|article|text|copy|material|dispatch)\s+(?:was\s+)?(?:by|from)\s+"
    r"|\b(?i:supplied|provided|syndicated|distributed|first published)\s+by\s+"
    rf"|\b(?i:source):\s*|\b(?i:with) (?:material|reporting) from\s+)(?:[Tt]he )?{_AGENCY}"
)


def find_agency(text: str) -> str | None:
    """Return the news agency that ``text`` is credited to, by the name it goes by; None where it credits none.

    Looked for in the first and last `EDGE` code points: in a dateline ("LISBON (Reuters) —"), a byline or a line of its
    own, a signature ("— AP"), and in the small print. An agency that is merely quoted ("told Reuters") is none.
    """
    edges = (text,) if len(text) <= 2 * EDGE else (text[:EDGE], text[-EDGE:])
    for edge in edges:
        for pattern in (_DATELINE, _DASHED, _SIGNED, _SMALL_PRINT, _LINE):
            if (match := pattern.search(edge)) and (name := agency_name(match["name"])):
                return name
    return None


def agency_name(name: str) -> str | None:
    """The name that an agency goes by where ``name`` is one's; None where it is none's."""
    name = " ".join(name.split())
    if name in lexicon.AGENCIES:
        return lexicon.AGENCIES[name]
    return name if re.fullmatch(rf"(?:The )?{_OTHER}", name) else None
