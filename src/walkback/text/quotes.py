"""Bring every way of setting quotation marks to one, without moving a character."""

from __future__ import annotations

import re

_OPENERS = "“„«‟"
_CLOSERS = "”»"
_SINGLES = "‘’'‚‛`"
# Words that are written with a leading apostrophe, which opens nothing.
_ELIDED = re.compile(r"['’‘](?:em|tis|twas|til|cause|n|bout|round|\d\ds?)\b", re.IGNORECASE)
_LINE = re.compile(r"[^\n]+")
_MARK = re.compile("[\"“”„‟«»＂‘’'‚‛`]")
_ANY_MARK = re.compile("[\"“”„‟«»＂‘'‚‛`]|’’")
_PAIRED = {"“": "”", "„": "“”", "«": "»", "‟": "”", "»": "«", "”": "”"}


def canonical_quotes(text: str) -> str:
    """Return ``text`` with its outer quotation marks as “ and ”.

    The result has the same length, so offsets into it are offsets into ``text``: a mark written with
    two characters (``''`` or two backticks) becomes the mark and a blank. Marks are paired within a line, since a
    quotation of several paragraphs opens anew in each. Single marks become double ones where they
    are the outer marks; inside a quotation they stay as they are, and apostrophes always do. An
    inch mark after a digit is left alone.
    """
    if not _ANY_MARK.search(text):
        return text
    out = list(text)
    for line in _LINE.finditer(text):
        if _ANY_MARK.search(line.group()):
            _pair_line(text, line.start(), line.end(), out)
    return "".join(out)


def _pair_line(text: str, start: int, end: int, out: list[str]) -> None:
    open_mark = ""  # the mark that opened the outer quotation, "" outside one
    single_end = -1  # where an outer quotation in single marks closes
    done = start  # marks before it are settled
    for match in _MARK.finditer(text, start, end):
        at = match.start()
        if at < done:
            continue
        char = text[at]
        done = at + 1
        if at == single_end:
            out[at] = "”"
            single_end = -1
            continue
        width = 2 if text[at : at + 2] in ("''", "``", "’’", "‘‘") and at + 1 < end else 1
        mark = text[at : at + width]
        double = width == 2 or char in '"＂' or char in _OPENERS or char in _CLOSERS
        if double and single_end >= 0:
            out[at] = "‘" if _opens(text, at, width, start, end) else "’"
            if width == 2:
                out[at + 1] = " "
        elif double:
            if not open_mark:
                opens = not _is_inch(text, at, width, start)
                if char == "”" or width == 2:
                    opens = _opens(text, at, width, start, end) or width == 2
                if opens:
                    open_mark = char
                    out[at] = "“"
                elif not _is_inch(text, at, width, start):
                    out[at] = "”"
            elif _closes(open_mark, mark, text, at, width, start, end):
                open_mark = ""
                out[at] = "”"
            else:
                open_mark = char
                out[at] = "“"
            if width == 2:
                out[at + 1] = " "
        elif char in _SINGLES and not open_mark and single_end < 0 and _opens(text, at, 1, start, end):
            close = -1 if _ELIDED.match(text, at) else _single_close(text, at, end)
            if close >= 0:
                out[at] = "“"
                single_end = close
        done = at + width


def _opens(text: str, at: int, width: int, start: int, end: int) -> bool:
    """Whether a mark stands where one opens: nothing before it, a word right after it."""
    before = text[at - 1] if at > start else " "
    after = text[at + width] if at + width < end else " "
    return not before.isalnum() and before not in ".,!?;”’%" and not after.isspace()


def _closes(open_mark: str, mark: str, text: str, at: int, width: int, start: int, end: int) -> bool:
    if mark in _PAIRED.get(open_mark, ""):
        return True
    if mark in ("“", "„", "«", "``"):
        return False
    if mark in _CLOSERS:
        return True
    before = text[at - 1] if at > start else " "
    after = text[at + width] if at + width < end else " "
    # A straight mark with a blank before it and a word after it opens again: the last was not closed.
    return not (before.isspace() and not after.isspace())


def _is_inch(text: str, at: int, width: int, start: int) -> bool:
    return width == 1 and text[at] in '"”' and at > start and text[at - 1].isdigit()


def _single_close(text: str, at: int, end: int) -> int:
    """Where the quotation that the single mark at ``at`` may open ends, or -1.

    A mark after a plural "s" and before a small letter is more likely a genitive ("workers’ union"),
    so it ends the quotation only where no better mark does.
    """
    fallback = -1
    for j in range(at + 2, end):
        if text[j] not in "’'":
            continue
        after = text[j + 1] if j + 1 < end else " "
        before = text[j - 1]
        if after.isalnum() or before.isspace():
            continue
        if text[j : j + 2] in ("''", "’’"):
            continue
        if before in "sS" and after == " " and j + 2 < end and text[j + 2].islower():
            fallback = j if fallback < 0 else fallback
            continue
        return j
    return fallback
