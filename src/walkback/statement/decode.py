"""Turn the reader's scores into attributions: spans for each role, grouped by their cue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from walkback.statement.window import Pieces, Window
from walkback.text.quotes import canonical_quotes
from walkback.text.span import Span, trim

ROLES = ("source", "cue", "content")
# Tag 0 is outside; 1 + 2 * role begins a span of that role and 2 + 2 * role goes on with it.
TAGS = ("O", *(f"{part}-{role}" for role in ROLES for part in "BI"))

BEGINS, INSIDES = np.array([1, 3, 5]), np.array([2, 4, 6])
BEGIN_CONTENT = 5
# Added to log-probabilities; the best of a few values on PolNeAR dev. Errors of the network are more often a
# content that is cut in two, or one that is overlooked, than one too many.
OUTSIDE_BIAS = -0.3
CONTENT_COST = 0.8

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says about one window of n rows.

    ``tags[k, t]`` is the logit of tag t at row k. ``cue_query[k] @ cue_key[j]`` is the logit that the
    cue of a content piece at row k begins at row j, and likewise for the source; row 0 means none.
    """

    tags: Floats
    cue_query: Floats
    cue_key: Floats
    source_query: Floats
    source_key: Floats


@dataclass(frozen=True, slots=True)
class Decoded:
    """One attribution as spans, with how probable the reader finds it (0 to 1)."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    probability: float


def decode(text: str, pieces: Pieces, windows: Sequence[Window], scores: Sequence[Scores]) -> list[Decoded]:
    """Decode the windows of one text into attributions, in the order of their first content span.

    Spans are trimmed and disjoint within a role. Content spans that point to one cue are parts of one
    attribution, which is how a quotation resumed after its cue stays whole. A cue without content is
    dropped, since it reports nothing.
    """
    count = len(pieces.ids)
    if count == 0:
        return []
    tags = np.zeros((count, len(TAGS)), np.float32)
    owner = np.zeros(count, np.int32)  # the window that decides about a piece
    place = np.zeros(count, np.int32)  # the piece's row in that window
    for number, (window, score) in enumerate(zip(windows, scores, strict=True)):
        rows = window.rows
        mine = np.flatnonzero((rows >= window.core_start) & (rows < window.core_end))
        tags[rows[mine]] = score.tags[mine]
        owner[rows[mine]] = number
        place[rows[mine]] = mine
    spans = _find_runs(text, pieces, tags)
    contents = spans[2]
    if not contents:
        return []
    links = _link(contents, spans[1], spans[0], windows, scores, owner, place)
    return _group(text, pieces, spans, links, tags)


def _word_starts(text: str, pieces: Pieces) -> NDArray[np.bool_]:
    """Whether each piece begins a word rather than goes on with the one before it.

    "1.8", "10,000", "9:40" and "co-ordination" are one word each.
    """
    starts = np.ones(len(pieces.ids), bool)
    touching = np.flatnonzero(pieces.starts[1:] == pieces.ends[:-1]) + 1
    at = pieces.starts[touching]
    padded = f" {text}  "  # so that every neighbour exists
    at = at + 1
    alnum = np.fromiter(map(str.isalnum, padded), bool, len(padded))
    digit = np.fromiter(map(str.isdigit, padded), bool, len(padded))
    point = np.fromiter(map(".,:".__contains__, padded), bool, len(padded))
    hyphen = np.fromiter(map("-\u2010\u2011".__contains__, padded), bool, len(padded))
    inner = (point & np.roll(digit, 1) & np.roll(digit, -1)) | (hyphen & np.roll(alnum, 1) & np.roll(alnum, -1))
    starts[touching] = ~((alnum[at - 1] & alnum[at]) | inner[at] | inner[at - 1])
    return starts


def _find_runs(text: str, pieces: Pieces, tags: Floats) -> tuple[list[tuple[int, int]], ...]:
    """Runs of pieces ``[first, last)`` for each role, from the best sequence of tags for the words.

    A word has the scores of its first piece. No run goes on from one paragraph into the next.
    """
    heads = np.flatnonzero(_word_starts(text, pieces))
    opens = np.zeros(len(tags) + 1, bool)
    opens[[first for (first, _), new in zip(pieces.units, pieces.opens, strict=True) if new]] = True
    first_words = np.flatnonzero(opens[heads])
    best = _best_tags(tags[heads], first_words)
    role = (best + 1) // 2 - 1  # -1 outside
    begins = (role >= 0) & (best % 2 == 1)
    stops = np.append(np.flatnonzero(begins | (role < 0) | opens[heads]), len(heads))
    ends = np.append(heads, len(tags))
    runs: tuple[list[tuple[int, int]], ...] = ([], [], [])
    for first in np.flatnonzero(begins):
        last = stops[np.searchsorted(stops, first, side="right")]
        runs[role[first]].append((int(heads[first]), int(ends[last])))
    return runs


def _best_tags(logits: Floats, first_words: NDArray[np.intp]) -> NDArray[np.intp]:
    """The likeliest tags in which every run begins with a B (Viterbi), paragraph by paragraph.

    Args:
        logits: ``[w, t]`` of word w; words follow one another in paragraphs.
        first_words: the word that each paragraph begins with, in order; the first is 0.

    All paragraphs take their steps together, so that the loop is as long as the longest of them.
    """
    count = len(logits)
    scores = logits - logits.max(axis=1, keepdims=True)
    scores -= np.log(np.exp(scores).sum(axis=1, keepdims=True))
    scores[:, 0] += OUTSIDE_BIAS
    scores[:, BEGIN_CONTENT] -= CONTENT_COST
    lengths = np.diff(np.append(first_words, count))
    order = np.argsort(-lengths, kind="stable")  # longest first, so that those still running are the first rows
    starts, lengths = first_words[order], lengths[order]
    best = np.zeros((len(order), len(TAGS)), np.float32)
    came_from = np.zeros((count, len(TAGS)), np.intp)
    running = np.searchsorted(-lengths, -np.arange(lengths[0]), side="left")  # paragraphs longer than each step
    for step in range(lengths[0]):
        rows = starts[: running[step]] + step
        now = scores[rows]
        if step == 0:
            best[: len(rows)] = now
            best[: len(rows), INSIDES] = -np.inf
            continue
        before = best[: len(rows)]
        any_best = before.argmax(axis=1)
        move = np.repeat(any_best[:, None], len(TAGS), axis=1)
        goes_on = before[:, INSIDES] >= before[:, BEGINS]
        move[:, INSIDES] = np.where(goes_on, INSIDES, BEGINS)
        came_from[rows] = move
        best[: len(rows)] = np.take_along_axis(before, move, axis=1) + now
    tag = best.argmax(axis=1)
    found = np.zeros(count, np.intp)
    for step in range(lengths[0] - 1, -1, -1):
        size = running[step]
        rows = starts[:size] + step
        found[rows] = tag[:size]
        tag[:size] = came_from[rows, tag[:size]]
    return found


def _link(
    contents: list[tuple[int, int]],
    cues: list[tuple[int, int]],
    sources: list[tuple[int, int]],
    windows: Sequence[Window],
    scores: Sequence[Scores],
    owner: NDArray[np.int32],
    place: NDArray[np.int32],
) -> list[tuple[int, float, int, float]]:
    """For each content run: index of its cue and of its source (-1 none), each with its probability."""
    links: list[tuple[int, float, int, float]] = []
    cue_starts = np.array([c[0] for c in cues], np.int64)
    cue_ends = np.array([c[1] for c in cues], np.int64)
    source_starts = np.array([s[0] for s in sources], np.int64)
    source_ends = np.array([s[1] for s in sources], np.int64)
    for first, last in contents:
        number = owner[first]
        window, score = windows[number], scores[number]
        inside = np.arange(first, last)
        rows = place[inside[owner[inside] == number]]
        cue, cue_p = _point(rows, window, score.cue_query, score.cue_key, cue_starts, cue_ends)
        source, source_p = _point(rows, window, score.source_query, score.source_key, source_starts, source_ends)
        links.append((cue, cue_p, source, source_p))
    return links


def _point(
    rows: NDArray[np.int32],
    window: Window,
    query: Floats,
    key: Floats,
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
) -> tuple[int, float]:
    """The run that ``rows`` point to, by the mean of what they say, and its probability."""
    # The mean of the rows' log-probabilities, normalised, is the softmax of the mean logit.
    logits = key @ query[rows].mean(axis=0)
    p = np.exp(logits - logits.max())
    p /= p.sum()
    seen = np.flatnonzero(window.rows >= 0)
    in_window = window.rows[seen]
    low, high = in_window[0], in_window[-1]
    candidates = np.flatnonzero((starts >= low) & (starts <= high))
    best, best_p = -1, float(p[0])
    if len(candidates):
        mass = np.zeros(high - low + 2)
        mass[in_window - low + 1] = p[seen]
        mass = mass.cumsum()
        at = mass[np.minimum(ends[candidates], high + 1) - low] - mass[starts[candidates] - low]
        top = int(at.argmax())
        if at[top] > best_p:
            best, best_p = int(candidates[top]), float(at[top])
    return best, best_p


def _group(
    text: str,
    pieces: Pieces,
    spans: tuple[list[tuple[int, int]], ...],
    links: list[tuple[int, float, int, float]],
    tags: Floats,
) -> list[Decoded]:
    sources, cues, contents = spans
    exp = np.exp(tags - tags.max(axis=1, keepdims=True))
    content_p = exp[:, 5:7].sum(axis=1) / exp.sum(axis=1)
    canonical = canonical_quotes(text)
    groups: dict[int, list[int]] = {}
    for index, (cue, _, _, _) in enumerate(links):
        groups.setdefault(cue if cue >= 0 else -1 - index, []).append(index)
    found: list[Decoded] = []
    taken = {role: sorted(_chars(pieces, run) for run in runs) for role, runs in zip(ROLES, spans, strict=True)}
    for cue, members in groups.items():
        parts = [_shape(text, canonical, _chars(pieces, contents[i]), taken) for i in members]
        parts = [p for p in parts if p.start < p.end]
        if not parts:
            continue
        source = max(members, key=lambda i: links[i][3])
        source_index = links[source][2]
        # A quotation that goes on may point to its source from one part only.
        if source_index < 0:
            pointing = [i for i in members if links[i][2] >= 0]
            if pointing:
                source_index = links[max(pointing, key=lambda i: links[i][3])][2]
        by = [_trim_words(text, _chars(pieces, sources[source_index]))] if source_index >= 0 else []
        probability = float(np.mean([content_p[slice(*contents[i])].mean() * links[i][1] for i in members]))
        found.append(
            Decoded(
                source=tuple(s for s in by if s.start < s.end),
                cue=() if cue < 0 else (_chars(pieces, cues[cue]),),
                content=tuple(parts),
                probability=probability,
            )
        )
    found.sort(key=lambda d: d.content[0])
    return found


def _chars(pieces: Pieces, run: tuple[int, int]) -> Span:
    return Span(int(pieces.starts[run[0]]), int(pieces.ends[run[1] - 1]))


def _trim_words(text: str, span: Span) -> Span:
    """Cut blanks and the punctuation that belongs to the sentence rather than to the words."""
    start, end = span
    while start < end and (text[start] in ",;:–—" or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in ",;:–—" or text[end - 1].isspace()):
        end -= 1
    return Span(start, end)


def _shape(text: str, canonical: str, span: Span, taken: dict[str, list[Span]]) -> Span:
    """Give a content span its quotation marks, all or none.

    A mark right outside the span is taken in when its partner is inside or stands right outside as
    well; the sentence's comma or full stop after an indirect content is left out; a comma before a
    closing mark stays.
    """
    start, end = _trim_words(text, span)
    if start >= end:
        return Span(start, start)
    depth, low = 0, 0
    for char in canonical[start:end]:
        if char == "“":
            depth += 1
        elif char == "”":
            depth -= 1
            low = min(low, depth)
    opening, closing = _mark_before(text, canonical, start), _mark_after(canonical, end)
    wraps = opening >= 0 and closing > 0  # both marks stand right outside
    if (low < 0 or wraps) and opening >= 0 and _free(Span(opening, start), taken):
        start = opening
        depth += 1
    if depth > 0 and closing > 0 and _free(Span(end, closing), taken):
        end = closing
    while end < len(text) and text[end - 1 : end + 1] in ("''", "``", "’’") and canonical[end] == " ":
        end += 1
    if text[end - 1] == "." and "“" not in canonical[start:end] and (end == len(text) or text[end].isspace()):
        end -= 1
    return trim(Span(start, end), text)


def _mark_before(text: str, canonical: str, start: int) -> int:
    """Where the opening mark begins that stands right before ``start``, or -1."""
    at = start - 1
    while at >= 0 and canonical[at] == " " and text[at] in "'`‘":
        at -= 1
    return at if at >= 0 and canonical[at] == "“" else -1


def _mark_after(canonical: str, end: int) -> int:
    """Where the closing mark ends that follows ``end`` after at most three points or commas, or -1."""
    at = end
    while at < len(canonical) and canonical[at] in ",.?!…" and at < end + 3:
        at += 1
    return at + 1 if at < len(canonical) and canonical[at] == "”" else -1


def _free(span: Span, taken: dict[str, list[Span]]) -> bool:
    return not any(span.overlaps(other) for role in ("source", "cue") for other in taken[role])
