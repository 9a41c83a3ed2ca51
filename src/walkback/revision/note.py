"""Find the notes in which a report tells of its own changes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from walkback.model import Block, BlockKind, TimexType
from walkback.revision import note_lexicon as lexicon
from walkback.revision.note_kind import judge_kind, kind_of_label
from walkback.revision.note_lexicon import any_of
from walkback.revision.note_parts import find_parts
from walkback.revision.note_wording import (
    DONE,
    ERRED,
    MINE,
    MONTH,
    STAMP,
    TELLING,
    TOLD,
    WEEKDAY,
    is_offer,
    is_quoted,
    is_sure,
    is_sure_inside,
    opens_note,
    tells_change,
    tells_correction,
)
from walkback.revision.record import Note, NoteKind
from walkback.text.sentences import find_sentences
from walkback.text.span import Span, paragraphs_of, trim
from walkback.timex.days import days_of
from walkback.timex.find import find_timexes

HEAD = 4  # blocks from the start, furniture aside, in which a note may open
FOOT = 5  # blocks from the end
LONGEST = 4_000  # code points of a note that are looked at
LEAST_WORDS = 3  # behind a label, for it to tell anything
STAMP_LINE = 160  # code points of a line that may end in "corrected 4 March"
LATE = 31  # days before the report's own that a note's day without a year may lie and still be of that year


def find_notes(text: str, blocks: Sequence[Block], published_on: date | None = None) -> tuple[Note, ...]:
    """Find the notes of ``text`` that tell of a correction, clarification, update or retraction of the report itself.

    ``blocks`` are the version's, in order. A note is looked for in blocks of kind NOTE, in the first `HEAD` and the
    last `FOOT` blocks that are no furniture, right under a headline, and in furniture other than readers' comments and
    links to other stories. It opens a block or a sentence
    of one, and runs to the end of the block:

    - with a label, a stamp of time that may follow, and a colon, dash or full stop: "Correction (March 4):";
    - or with words for what was done to the story or was wrong in it: "This article was amended to ...", "An earlier
      version of this story said ...", "(Corrects paragraph 3 to say ...)", "We apologise for the error".

    In the middle of a report only those of the second kind count. A stamp of time that tells of no change ("Updated 3
    March, 14:05"), the title of a section ("Update: storm nears coast"), an offer to report errors and what stands in
    quotation marks are left out. A stamp that tells of a correction ("corrected 10 February") counts where the text
    has no other note.

    A note that tells of several errors is several notes, split where "also" opens the next. ``day`` is counted from
    ``published_on``; it is the day in the label or behind "was amended on", None where there is none. The spans are
    sorted and disjoint; ``wrong`` and ``right`` lie inside their note's.
    """
    blocks = _lines(text, blocks)
    places = _places(blocks)
    found: list[Note] = []
    used = -1
    for at in range(len(blocks)):
        if at <= used:
            continue
        opened = _open_note(text, blocks, at, places[at])
        if opened is None:
            continue
        used = opened.last_block
        found.extend(_make_notes(text, opened, published_on))
    if not found:
        found.extend(_find_stamps(text, blocks, places, published_on))
    return tuple(found)


# --- Where a note may stand ---------------------------------------------------------------------------------------


# Reasons of furniture that is somebody else's words: readers' comments and other stories.
_ELSEWHERE = re.compile(r"comment|related|recommend|another (?:page|story)|under [\"a]|stands twice", re.IGNORECASE)


def _lines(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those of furniture line by line; what is another story's or a reader's comment is left out."""
    lines: list[Block] = []
    for block in blocks:
        if block.kind is not BlockKind.FURNITURE:
            lines.append(block)
        elif not _ELSEWHERE.search(block.reason):
            start = block.span.start
            spans = paragraphs_of(block.span.of(text))
            lines.extend(Block(block.kind, Span(start + s.start, start + s.end), block.reason) for s in spans)
    return lines


def _places(blocks: Sequence[Block]) -> list[bool]:
    """Of each block whether it stands at an edge of the report, under its headline or outside it."""
    inner = [at for at, block in enumerate(blocks) if block.kind not in (BlockKind.FURNITURE, BlockKind.CAPTION)]
    near = set(inner[:HEAD]) | set(inner[-FOOT:])
    for at, block in enumerate(blocks):
        if block.kind is BlockKind.HEADLINE:
            near.update(range(at + 1, at + 4))
    return [
        at in near or block.kind in (BlockKind.FURNITURE, BlockKind.NOTE, BlockKind.BYLINE)
        for at, block in enumerate(blocks)
    ]


# --- How a note opens ---------------------------------------------------------------------------------------------

_I = re.IGNORECASE
_LABELS = any_of(*lexicon.LABELS.values())
_LABEL = re.compile(
    rf"[\W_]{{0,4}}(?P<label>{_LABELS})(?:\s*(?:/|&|\+|and)\s*{_LABELS})?(?![\w’'-])"
    rf"(?P<stamp>(?:\s*+[(\[][^)\]\n]{{1,60}}[)\]]|{STAMP})?+)"
    r"(?P<end>\s*(?:[:|]|[–—]|-{1,3}(?=\s)|\.(?=\s|$)|\s//?)|(?=\s*\n|\s*$))",
    _I,
)
_WEAK_LABEL = re.compile(rf"[\W_]{{0,4}}{any_of(lexicon.WEAK_LABELS)}\s*:\s*", _I)
# A label that lost its colon with the page's mark-up, before words that tell of a change.
_GLUED = re.compile(rf"[\W_]{{0,4}}(?P<label>{_LABELS})(?:{STAMP})?+[\s:.*_\])–—-]+", _I)
_FIRST_STAMP = re.compile(rf"\s*{STAMP}\s*(?:[.:–—]|-\s|\n|$)", _I)
_CORRECTED_TITLE = re.compile(
    r"[\W_]{0,3}(?:corrected|refile)\s*[-:–—(]|.*[(\[]\s*corrected\s*[)\]]\s*$"
    r"|[\W_]{0,3}correction\s*:.*\b(?:story|article|report|headline)\W*$",
    _I,
)
_BY_WHOM = re.compile(r"\s*by\s+\w+(?:\s+\w+){0,3}\s*$", _I)
_STAMPED = re.compile(rf"\s*(?:(?:first\s+)?published|posted|first)?\s*(?:{STAMP})?\s*$", _I)
_ENDS = re.compile(r"[.!?…][\"”’')\]]*\s*$")
_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_TOLD_BY_PAGE = ("named a note on the page", "under a note's heading")  # reasons of blocks


@dataclass(frozen=True, slots=True)
class _Opened:
    """A note's words: the whole, the part behind its label, its label and where its day is to be looked for."""

    span: Span
    body: Span
    label: NoteKind | None
    stamp: Span | None
    last_block: int


def _open_note(text: str, blocks: Sequence[Block], at: int, is_edge: bool) -> _Opened | None:
    block = blocks[at]
    span = block.span
    if block.kind is BlockKind.CAPTION:
        return None
    words = _words(text, span)
    if block.kind in (BlockKind.HEADLINE, BlockKind.STANDFIRST):
        return _open_headline(words, block, at)
    if is_offer(words) or is_quoted(words):
        return None
    label = _LABEL.match(words)
    if label is not None:
        opened = _open_label(text, blocks, at, label, is_edge)
        if opened is not None:
            return opened
    glued = _GLUED.match(words)
    if glued is not None and opens_note(words[glued.end() :]):
        start = span.start + glued.end()
        return _Opened(span, Span(start, span.end), kind_of_label(glued["label"]), Span(span.start, start), at)
    weak = _WEAK_LABEL.match(words) if is_edge else None
    start = weak.end() if weak is not None else 0
    opens = opens_note(words[start:]) and (is_edge or is_sure(words[start:]))
    tells = weak is not None and tells_correction(words[start:])
    if opens or tells:
        return _Opened(span, Span(span.start + start, span.end), None, None, at)
    if block.kind is BlockKind.NOTE and block.reason in _TOLD_BY_PAGE and _ENDS.search(words):
        # The page calls it a correction, though its words need not say so.
        return _Opened(span, span, None if tells_change(words) else NoteKind.CORRECTION, None, at)
    return _open_inside(text, block, at) if is_edge else None


def _words(text: str, span: Span) -> str:
    return text[span.start : min(span.end, span.start + LONGEST)]


def _open_headline(words: str, block: Block, at: int) -> _Opened | None:
    """A headline that a wire marks as corrected; "Correction: ..." over a story may be any story's title."""
    if _CORRECTED_TITLE.match(words):
        return _Opened(block.span, block.span, NoteKind.CORRECTION, None, at)
    if block.kind is BlockKind.STANDFIRST and opens_note(words):
        return _Opened(block.span, block.span, None, None, at)
    return None


def _open_label(text: str, blocks: Sequence[Block], at: int, label: re.Match[str], is_edge: bool) -> _Opened | None:
    block = blocks[at]
    start = block.span.start
    kind = kind_of_label(label["label"])
    body = Span(start + label.end(), block.span.end)
    dated = _FIRST_STAMP.match(_words(text, body))
    if dated is not None:  # "Correction: March 4, 2031. An earlier version ..."
        body = Span(body.start + dated.end(), block.span.end)
    stamp = Span(start, body.start)
    rest = _words(text, body)
    if not _WORD.search(rest):
        return _open_heading(text, blocks, at, kind, stamp)
    is_bare_stop = label["end"].strip() == "." and not label["stamp"].strip()
    if is_bare_stop and kind is not NoteKind.CORRECTION and not opens_note(rest):
        return None
    if is_offer(rest) or not _tells(rest, kind, is_edge, block):
        return None
    return _Opened(block.span, body, kind, stamp, at)


def _tells(rest: str, kind: NoteKind, is_edge: bool, block: Block) -> bool:
    """Whether what follows a label is a note: it tells of a change, or it is a sentence where notes stand."""
    if opens_note(rest):
        return True
    if len(_WORD.findall(rest[:400])) < LEAST_WORDS:
        return kind is not NoteKind.UPDATE and tells_change(rest)
    if _BY_WHOM.match(rest) or _STAMPED.match(rest) or not is_edge:
        return False
    is_set_apart = kind is not NoteKind.UPDATE and block.kind is BlockKind.NOTE
    return is_set_apart or tells_change(rest) or bool(_ENDS.search(rest))


def _open_heading(text: str, blocks: Sequence[Block], at: int, kind: NoteKind, stamp: Span) -> _Opened | None:
    """A label alone on its line, over a note that the page sets apart or that tells of a change."""
    below = at + 1
    if below < len(blocks) and _STAMPED.match(_words(text, blocks[below].span)):
        stamp = Span(stamp.start, blocks[below].span.end)
        below += 1
    if below >= len(blocks):
        return None
    block = blocks[below]
    words = _words(text, block.span)
    label = _LABEL.match(words)
    rest = words[label.end() :] if label is not None else words
    is_set_apart = block.kind is BlockKind.NOTE and block.reason in _TOLD_BY_PAGE and bool(_ENDS.search(words))
    tells = kind is not NoteKind.UPDATE and tells_change(rest) and bool(_ENDS.search(words))
    if not _WORD.search(rest) or is_offer(words) or is_quoted(words) or not (is_set_apart or tells or opens_note(rest)):
        return None
    start = block.span.start
    if label is not None:
        start += label.end()
        stamp = Span(stamp.start, start)
    return _Opened(Span(stamp.start, block.span.end), Span(start, block.span.end), kind, stamp, below)


def _open_inside(text: str, block: Block, at: int) -> _Opened | None:
    """A note that opens a later sentence of its block: "... he said. This story has been corrected."."""
    end = block.span.end
    for sentence in find_sentences(text, block.span.start, min(end, block.span.start + 4 * LONGEST))[1:]:
        span = Span(sentence.start, end)
        words = _words(text, span)
        if is_offer(words) or is_quoted(words):
            continue
        label = _LABEL.match(words)
        if label is not None and label["end"].strip() == ":":
            rest = words[label.end() :]
            kind = kind_of_label(label["label"])
            dated = kind is not NoteKind.UPDATE or label["stamp"].strip()
            if opens_note(rest) or (dated and len(_WORD.findall(rest[:200])) >= LEAST_WORDS):
                start = sentence.start + label.end()
                return _Opened(span, Span(start, end), kind, Span(sentence.start, start), at)
        elif opens_note(words) and is_sure_inside(words):
            return _Opened(span, span, None, None, at)
    return None


# --- Its parts and its day ----------------------------------------------------------------------------------------

_NEXT_ERROR = re.compile(
    rf"[\W_]{{0,4}}(?:(?:{MINE}|it|we|that\s+version|an?\s+(?:earlier|previous|original)\s+(?:\w+\s+)?version"
    rf"(?:\s+of\s+{MINE})?|the\s+(?:earlier|previous|original)\s+\w+)\s+(?:had\s+)?also\s+(?:\w+ly\s+)?(?:{TOLD}|{ERRED})\b"
    rf"|(?:in\s+addition|additionally|separately|also),?\s+"
    rf"(?:{MINE}|it|an?\s+(?:earlier|previous|original)|the\s+(?:earlier|original)|we)\b"
    r"|(?:an?|another)\s+(?:second|further|other)\s+(?:correction|error|version))",
    _I,
)
_ON_DAY = re.compile(
    rf"\b(?:{DONE}|made|added|appended|{TELLING}|corrections?:)(?:\s+again)?(?P<stamp>(?:\s+(?:on|at)\b)?{STAMP})", _I
)
# A clock time alone is of the day of the report only by a guess.
_NAMES_DAY = re.compile(
    rf"\b(?:{MONTH}|{WEEKDAY}|today|yesterday|tomorrow)\b|\d[-/.]\d{{1,2}}[-/.]\d|\d{{4}}-?\d\d", _I
)
_HAS_YEAR = re.compile(r"\d{4}")
_STAMP_OF_CORRECTION = re.compile(rf"(?<![\w’'])(?:corrected|amended)(?P<stamp>(?:\s+on)?{STAMP})[\W_]*$", _I)


def _make_notes(text: str, opened: _Opened, published_on: date | None) -> list[Note]:
    day = _day_of(text, opened, published_on)
    kind = judge_kind(_words(text, opened.body), opened.label)
    read = Span(opened.body.start, min(opened.body.end, opened.body.start + 4 * LONGEST))
    sentences = find_sentences(text, *read)
    starts = [s.start for s in sentences[1:] if _NEXT_ERROR.match(_words(text, Span(s.start, read.end)))]
    notes = []
    for start, end in pairwise((opened.span.start, *starts, opened.span.end)):
        span = trim(Span(start, end), text)
        body = Span(max(opened.body.start, start), span.end)
        wrong, right = find_parts(text, Span(body.start, min(body.end, body.start + LONGEST)))
        sets_right = wrong is not None and right is not None and opened.label is None and kind is NoteKind.UPDATE
        notes.append(Note(span, NoteKind.CORRECTION if sets_right else kind, wrong, right, day))
    return notes


def _day_of(text: str, opened: _Opened, published_on: date | None) -> date | None:
    day = _first_day(text, opened.stamp, published_on) if opened.stamp is not None else None
    if day is not None:
        return day
    match = _ON_DAY.search(text, opened.span.start, min(opened.span.end, opened.span.start + LONGEST))
    return _first_day(text, Span(*match.span("stamp")), published_on) if match is not None else None


def _first_day(text: str, span: Span, published_on: date | None) -> date | None:
    for timex in find_timexes(text, published_on, [span]):
        days = days_of(timex.value) if timex.type in (TimexType.DATE, TimexType.TIME) else None
        if days is None or days[0] != days[1] or not _NAMES_DAY.search(timex.span.of(text)):
            continue
        day = days[0]
        if published_on is None or _HAS_YEAR.search(span.of(text)) or (published_on - day).days <= LATE:
            return day
        if (day.month, day.day) != (2, 29):
            day = day.replace(year=day.year + 1)  # a note is not older than its story
        return day
    return None


def _find_stamps(text: str, blocks: Sequence[Block], places: Sequence[bool], published_on: date | None) -> list[Note]:
    """A stamp of time that says that the report was corrected, at the end of a short line."""
    for block, is_edge in zip(blocks, places, strict=True):
        words = block.span.of(text) if is_edge and block.span.end - block.span.start <= STAMP_LINE else ""
        match = _STAMP_OF_CORRECTION.search(words)
        if match is not None:
            start = block.span.start
            stamp = Span(start + match.start("stamp"), start + match.end("stamp"))
            span = trim(Span(start + match.start(), block.span.end), text)
            return [Note(span, NoteKind.CORRECTION, day=_first_day(text, stamp, published_on))]
    return []
