"""Find the words that differ between sentences of two versions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from walkback.revision.align_likeness import FUNCTION_WORDS
from walkback.revision.record import Aligned, WordEdit
from walkback.text.span import Span

# Currency and per cent belong to their number, so that an edit tells the whole sum.
_TOKEN = re.compile(
    r"[$£€¥]?\d+(?:[.,:]\d+)*(?:[^\W_]|[\u0300-\u036f])*%?"
    r"|(?:[^\W_][\u0300-\u036f]*)+(?:['’](?:[^\W_][\u0300-\u036f]*)+)*"
    r"|-{2,}|\.{2,}|\S"
)
_FOLD = str.maketrans(dict.fromkeys("‘’‚‛“”„‟«»‹›`´'\"", '"') | dict.fromkeys("‐‑‒–—―−", "-"))
_MOST = 40_000_000  # pairs of tokens that are compared; beyond, what stands between the same ends is one edit
_CROWDED = 6  # letters of other words for each of a small word that stands among them, from which it is no anchor


class _Token(NamedTuple):
    key: str  # the same for two that differ in capitals, glyphs or composition alone
    start: int
    end: int
    part: int  # number of the stretch of text that it stands in


class _Run(NamedTuple):
    """Tokens ``[old, old_end)`` of one side and ``[new, new_end)`` of the other; matched one by one or not at all."""

    matched: bool
    old: int
    old_end: int
    new: int
    new_end: int


def find_edits(old: str, new: str, aligned: Aligned) -> tuple[WordEdit, ...]:
    """Find the edits that make the old sentences of ``aligned`` the new ones.

    Edits are of words, numbers and marks; neighbouring ones are one edit. A difference in the glyph of a quotation
    mark or dash, in capitals, or in the blanks alone is an edit of its own. Spans are offsets into the whole texts, in
    order and disjoint; put in place, the new words make the old sentences the new ones to the letter, so an edit that
    only adds or only takes away has the blank that goes with it. A sentence that came or went has no edits, for it has
    no counterpart.

    The tokens that stay are a longest common subsequence (Hyyrö's bit-parallel method, as rapidfuzz has it). Small
    words that stay alone among many that changed count as changed, so that an edit can be read.
    """
    if not aligned.old or not aligned.new or [s.of(old) for s in aligned.old] == [s.of(new) for s in aligned.new]:
        return ()
    old_parts = _join(old, aligned.old)
    new_parts = _join(new, aligned.new)
    olds = _tokens_of(old, old_parts)
    news = _tokens_of(new, new_parts)
    edits: list[WordEdit] = []
    was_old, was_new = old_parts[0].start, new_parts[0].start
    for run in _runs_of(olds, news):
        if not run.matched:
            continue
        for a, b in zip(olds[run.old : run.old_end], news[run.new : run.new_end], strict=True):
            edits += _between(old, new, old_parts, new_parts, Span(was_old, a.start), Span(was_new, b.start))
            if old[a.start : a.end] != new[b.start : b.end]:
                edits.append(WordEdit(Span(a.start, a.end), Span(b.start, b.end)))
            was_old, was_new = a.end, b.end
    edits += _between(
        old, new, old_parts, new_parts, Span(was_old, old_parts[-1].end), Span(was_new, new_parts[-1].end)
    )
    return tuple(edits)


def _join(text: str, spans: Sequence[Span]) -> list[Span]:
    """Sentences with nothing but blanks between them as one stretch."""
    joined: list[Span] = []
    for span in spans:
        if joined and not text[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(Span(*span))
    return joined


def _tokens_of(text: str, parts: Sequence[Span]) -> list[_Token]:
    return [
        _Token(_key(match.group()), match.start(), match.end(), number)
        for number, part in enumerate(parts)
        for match in _TOKEN.finditer(text, part.start, part.end)
    ]


def _key(token: str) -> str:
    if token.isascii():
        if token.startswith("--"):
            return "-"
        return token.lower().replace("'", '"')
    return unicodedata.normalize("NFKC", token.translate(_FOLD)).lower()


def _runs_of(olds: Sequence[_Token], news: Sequence[_Token]) -> list[_Run]:
    """The runs of tokens that stayed and of those that changed, by turns."""
    old_keys = [token.key for token in olds]
    new_keys = [token.key for token in news]
    head = 0
    shorter = min(len(olds), len(news))
    while head < shorter and old_keys[head] == new_keys[head]:
        head += 1
    tail = 0
    while tail < shorter - head and old_keys[-1 - tail] == new_keys[-1 - tail]:
        tail += 1
    end_old, end_new = len(olds) - tail, len(news) - tail
    runs: list[_Run] = [_Run(True, 0, head, 0, head)] if head else []
    if (end_old - head) * (end_new - head) > _MOST:
        runs.append(_Run(False, head, end_old, head, end_new))
    else:
        for step in LCSseq.opcodes(old_keys[head:end_old], new_keys[head:end_new]):
            olds_of = head + step.src_start, head + step.src_end
            news_of = head + step.dest_start, head + step.dest_end
            _push(runs, _Run(step.tag == "equal", *olds_of, *news_of))
    if tail:
        _push(runs, _Run(True, end_old, len(olds), end_new, len(news)))
    return _drop_small(runs, old_keys, new_keys)


def _push(runs: list[_Run], run: _Run) -> None:
    if runs and runs[-1].matched == run.matched:
        run = _Run(run.matched, runs[-1].old, run.old_end, runs[-1].new, run.new_end)
        runs.pop()
    runs.append(run)


def _drop_small(runs: Sequence[_Run], old_keys: Sequence[str], new_keys: Sequence[str]) -> list[_Run]:
    """Count small words and marks as changed where far more changed on either side of them."""
    kept: list[_Run] = []
    for number, run in enumerate(runs):
        if run.matched and 0 < number < len(runs) - 1:
            keys = old_keys[run.old : run.old_end]
            letters = sum(len(key) for key in keys)
            if all(key in FUNCTION_WORDS or not key[0].isalnum() for key in keys) and all(
                _letters(side, old_keys, new_keys) >= _CROWDED * letters
                for side in (runs[number - 1], runs[number + 1])
            ):
                run = run._replace(matched=False)
        _push(kept, run)
    return kept


def _letters(run: _Run, old_keys: Sequence[str], new_keys: Sequence[str]) -> int:
    return max(sum(map(len, old_keys[run.old : run.old_end])), sum(map(len, new_keys[run.new : run.new_end])))


def _between(
    old: str, new: str, old_parts: Sequence[Span], new_parts: Sequence[Span], a: Span, b: Span
) -> Iterator[WordEdit]:
    """The edits of what stands between two tokens that stayed; several where sentences of others are in between."""
    olds = _cut(a, old_parts)
    news = _cut(b, new_parts)
    for number in range(max(len(olds), len(news))):
        x = olds[number] if number < len(olds) else Span(olds[-1].end, olds[-1].end)
        y = news[number] if number < len(news) else Span(news[-1].end, news[-1].end)
        if x.of(old) != y.of(new):
            yield _tighten(old, new, x, y)


def _cut(span: Span, parts: Sequence[Span]) -> list[Span]:
    """What of ``span`` lies in each of ``parts``."""
    if len(parts) == 1:
        return [span]
    return [
        Span(max(span.start, p.start), min(span.end, p.end))
        for p in parts
        if p.start <= span.end and span.start <= p.end
    ]


def _tighten(old: str, new: str, a: Span, b: Span) -> WordEdit:
    """Leave out the blanks that both sides begin and end with, unless blanks are all there is."""
    (start_a, end_a), (start_b, end_b) = a, b
    if not old[start_a:end_a].strip() and not new[start_b:end_b].strip():
        return WordEdit(a, b)
    while start_a < end_a and start_b < end_b and old[start_a] == new[start_b] and old[start_a].isspace():
        start_a += 1
        start_b += 1
    while start_a < end_a and start_b < end_b and old[end_a - 1] == new[end_b - 1] and old[end_a - 1].isspace():
        end_a -= 1
        end_b -= 1
    return WordEdit(Span(start_a, end_a), Span(start_b, end_b))
