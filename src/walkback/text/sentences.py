"""Split running text into sentences."""

from __future__ import annotations

import re

from walkback.text.span import Span

_END = re.compile(r"[.?!…]+[\"”’')\]»]*(?=\s)|\n+")
_NEXT = re.compile(r"\s*[\"“‘'(\[«„–—-]*\s?(?:[A-Z0-9À-ÞŠŽĀ-Ž£$€]|[^\x00-\x7f])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“‘'])(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sen|Rep|Reps|Sens|Gov|Gen|Lt|Col|Capt|Maj|Cmdr|Adm|Sgt|Cpl|Brig|Rev|Hon|"
    r"Pres|Sec|Amb|Insp|Supt|Det|Fr|Sr|Jr|St|Ste|Mt|Ft|vs|v|No|Nos|Art|Vol|pp|p|cf|al|etc|approx|est|ca|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|"
    r"Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|Co|Corp|Inc|Ltd|Bros|Ave|Blvd|Rd|[A-Z])$"
)
_INITIALS = re.compile(r"(?:\b[A-Za-z]\.){2,}$")


def find_sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the sentences of ``text[start:end]`` as trimmed spans, in order.

    A full stop ends a sentence unless it belongs to a title, an initial or another abbreviation, or
    the next word is in small letters. Line breaks always end one.
    """
    end = len(text) if end is None else end
    spans: list[Span] = []
    begin = start
    for match in _END.finditer(text, start, end):
        if "\n" not in match.group() and not _is_boundary(text, begin, match, end):
            continue
        _append_trimmed(spans, text, begin, match.end())
        begin = match.end()
    _append_trimmed(spans, text, begin, end)
    return spans


def _is_boundary(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    if not _NEXT.match(text, match.end(), end):
        return False
    if match.group() == ".":
        before = text[max(begin, match.start() - 12) : match.start()]
        if _ABBREVIATION.search(before):
            return False
        if _INITIALS.search(text[max(begin, match.start() - 12) : match.end()]):
            return False
    return True


def _append_trimmed(spans: list[Span], text: str, begin: int, end: int) -> None:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    if begin < end:
        spans.append(Span(begin, end))
