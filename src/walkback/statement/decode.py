"""Turn the reader's scores into attributions: spans for each role, grouped by their cue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from walkback.statement.window import Pieces, Window
from walkback.text.letters import ALNUM, DIGIT, find_kinds
from walkback.text.quotes import canonical_quotes
from walkback.text.span import Span, trim

ROLES = ("source", "cue", "content")
# Tag 0 is outside; 1 + 2 * role begins a span of that role and 2 + 2 * role goes on with it.
TAGS = ("O", *(f"{part}-{role}" for role in ROLES for part in "BI"))

BEGINS, INSIDES = slice(1, None, 2), slice(2, None, 2)
BEGIN_CONTENT = 5
# A closing mark (which the content may have left out), a dash, a name with what it is, and no more.
_SIGNED = re.compile(
    r"(?:(?<=”)|”)\s*(?P<dash>[―—–]|--?)\s*"
    r"(?P<name>[^\W\d_a-z][\w.’'-]*(?:[^\S\n]+(?:[A-ZÀ-Þ][\w.’'-]*|of|the|de|von|van|der|al|bin|and|&))*"
    r"(?:,[^\S\n]+[^“”\n]{1,60}?)?)[^\S\n]*(?=[“”\n]|$)"
)
# "Ann Lind on X:" is what she posted, wherever it was.
_PLACE = re.compile(
    r"\s+on(?:\s+(?:X|Twitter|Facebook|Instagram|Telegram|TikTok|Threads|Bluesky|Mastodon|YouTube|LinkedIn|Weibo|"
    r"Truth Social|social media))?$"
)
# "VELMAR, March 4, 2031 (Wire) -" at the head of a line: where and when it was written, which nobody has said.
_AGENCY = r"[ ]*\([^()\n]{2,30}\)"
_WRITTEN = r",?[ ]+(?:[A-Z][a-z]{2,8}\.?[ ]\d{1,2}|\d{1,2}[ ][A-Z][a-z]{2,8}\.?)(?:,?[ ]\d{4})?"
_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{2,}(?:[ /,]+[A-ZÀ-Þ][\w.'’-]*){0,5}"
    rf"(?:{_WRITTEN}(?:{_AGENCY})?|{_AGENCY})[ ]*(?:[-–—]+|$)[ ]*"
)
NEVER = 50.0  # a logit that settles a tag

Floats = NDArray[np.float32]
NO_BIAS: Floats = np.zeros(len(TAGS), np.float32)


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
class Signs:
    """What the reader's probabilities say about one attribution, each 0 to 1.

    ``content`` is the mean over its pieces that they are content, ``edge`` the product that it begins and ends
    where it does, ``cue`` and ``source`` that it has this cue and this source (or none).
    """

    content: float
    edge: float
    cue: float
    source: float


@dataclass(frozen=True, slots=True)
class Decoded:
    """One attribution as spans, with what speaks for it; ``nested_in`` is the number of the one it stands in."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    signs: Signs
    nested_in: int | None = None


@dataclass(frozen=True, slots=True)
class Scored:
    """One text as the network saw it: ``scores[w][k]`` is what it says about layer k of window w."""

    text: str
    pieces: Pieces
    windows: Sequence[Window]
    scores: Sequence[Sequence[Scores]]


@dataclass(frozen=True, slots=True)
class _Layer:
    """The scores of one layer of speech, put together over the windows of a text."""

    tags: Floats
    owner: NDArray[np.int32]  # the window that decides about a piece
    place: NDArray[np.int32]  # the piece's row in that window


def decode(documents: Sequence[Scored], biases: Floats = NO_BIAS) -> list[list[Decoded]]:
    """Decode each text's scores into its attributions, in the order of their first content span.

    ``biases[t]`` is added to the log-probability of tag t.


    Spans are trimmed and disjoint within a role and a layer. Content spans that point to one cue are parts of
    one attribution, which is how a quotation resumed after its cue stays whole. A cue without content is
    dropped, since it reports nothing. Speech inside speech is looked for within content only.
    """
    outer = _decode_layer(documents, [_put_together(d, 0) for d in documents], 0, biases)
    inner = {
        number: layer
        for number, (document, found) in enumerate(zip(documents, outer, strict=True))
        if (layer := _within(document, found)) is not None
    }
    nested = _decode_layer([documents[number] for number in inner], list(inner.values()), 1, biases)
    for number, found in zip(inner, nested, strict=True):
        outer[number] = nest(documents[number].text, outer[number], found)
    return outer


def find_tagged(documents: Sequence[Scored], biases: Floats = NO_BIAS) -> list[dict[str, list[Span]]]:
    """The spans of each role as the tags of the text's own layer have them, before they are linked and shaped."""
    runs = _find_runs(documents, [_put_together(d, 0).tags for d in documents], biases)
    return [
        {role: [_chars(document.pieces, run) for run in found[number]] for number, role in enumerate(ROLES)}
        for document, found in zip(documents, runs, strict=True)
    ]


def _put_together(document: Scored, layer: int) -> _Layer:
    count = len(document.pieces.ids)
    tags = np.zeros((count, len(TAGS)), np.float32)
    owner = np.zeros(count, np.int32)
    place = np.zeros(count, np.int32)
    for number, (window, scores) in enumerate(zip(document.windows, document.scores, strict=True)):
        rows = window.rows
        mine = np.flatnonzero((rows >= window.core_start) & (rows < window.core_end))
        tags[rows[mine]] = scores[layer].tags[mine]
        owner[rows[mine]] = number
        place[rows[mine]] = mine
    return _Layer(tags, owner, place)


def _within(document: Scored, found: Sequence[Decoded]) -> _Layer | None:
    """The inner layer with nothing outside of the content found, or None if it holds no content at all."""
    layer = _put_together(document, 1)
    if not (layer.tags.argmax(axis=1) >= BEGIN_CONTENT).any():
        return None
    inside = np.zeros(len(document.pieces.ids), bool)
    for one in found:
        for part in one.content:
            first, last = np.searchsorted(document.pieces.starts, part)
            inside[first:last] = True
    layer.tags[~inside] = -NEVER
    layer.tags[~inside, 0] = NEVER
    return layer


def nest(text: str, outer: Sequence[Decoded], inner: Sequence[Decoded]) -> list[Decoded]:
    """Put inner attributions right behind those that they stand in, which keep their whole content.

    Left out is what does not lie within one content part, lacks a source or a cue, or only says again what the
    outer one says.
    """
    holders: dict[int, list[Decoded]] = {}
    for one in inner:
        if not (one.source and one.cue):
            continue
        spans = (*one.source, *one.cue, *one.content)
        for number, holder in enumerate(outer):
            whole = next((part for part in holder.content if all(part.holds(s) for s in spans)), None)
            if whole is not None and _letters(text, one.content) < _letters(text, (whole,)):
                holders.setdefault(number, []).append(one)
    found: list[Decoded] = []
    for number, one in enumerate(outer):
        place = len(found)
        found.append(one)
        found += [replace(nested, nested_in=place) for nested in holders.get(number, [])]
    return found


def _letters(text: str, spans: Sequence[Span]) -> int:
    return sum(char.isalnum() for span in spans for char in span.of(text))


def _decode_layer(
    documents: Sequence[Scored], layers: Sequence[_Layer], number: int, biases: Floats
) -> list[list[Decoded]]:
    runs = _find_runs(documents, [layer.tags for layer in layers], biases)
    found: list[list[Decoded]] = []
    for document, layer, spans in zip(documents, layers, runs, strict=True):
        if not spans[2]:
            found.append([])
            continue
        scores = [s[number] for s in document.scores]
        canonical = canonical_quotes(document.text)
        links = _link(spans, document.windows, scores, layer)
        _sign_quotations(canonical, document.pieces, spans, links)
        found.append(_group(document.text, canonical, document.pieces, spans, links, layer.tags))
    return found


def _word_starts(text: str, pieces: Pieces) -> NDArray[np.bool_]:
    """Whether each piece begins a word rather than goes on with the one before it.

    "1.8", "10,000", "9:40" and "co-ordination" are one word each.
    """
    starts = np.ones(len(pieces.ids), bool)
    touching = np.flatnonzero(pieces.starts[1:] == pieces.ends[:-1]) + 1
    at = pieces.starts[touching]
    at = at + 1
    padded = f" {text}  "  # so that every neighbour exists
    kinds = find_kinds(padded)
    alnum, digit = (kinds & ALNUM) > 0, (kinds & DIGIT) > 0
    codes = np.frombuffer(padded.encode("utf-32-le", "surrogatepass"), np.uint32)
    point = (codes == ord(".")) | (codes == ord(",")) | (codes == ord(":"))
    hyphen = (codes == ord("-")) | (codes == 0x2010) | (codes == 0x2011)
    inner = (point & np.roll(digit, 1) & np.roll(digit, -1)) | (hyphen & np.roll(alnum, 1) & np.roll(alnum, -1))
    starts[touching] = ~((alnum[at - 1] & alnum[at]) | inner[at] | inner[at - 1])
    return starts


_Runs = tuple[list[tuple[int, int]], ...]


def _find_runs(documents: Sequence[Scored], tags: Sequence[Floats], biases: Floats) -> list[_Runs]:
    """Of each document, runs of pieces ``[first, last)`` for each role, from the best sequence of tags.

    A word has the scores of its first piece. No run goes on from one paragraph into the next. All documents
    are decoded together, since the work goes by the longest paragraph.
    """
    heads, opening = [], []
    for document in documents:
        head = np.flatnonzero(_word_starts(document.text, document.pieces))
        opens = np.zeros(len(document.pieces.ids) + 1, bool)
        units = zip(document.pieces.units, document.pieces.opens, strict=True)
        opens[[first for (first, _), new in units if new]] = True
        heads.append(head)
        opening.append(opens[head])
    if not any(len(h) for h in heads):
        return [([], [], []) for _ in documents]
    words = np.concatenate([t[h] for t, h in zip(tags, heads, strict=True)])
    best = _best_tags(words, np.flatnonzero(np.concatenate(opening)), biases)
    found: list[_Runs] = []
    done = 0
    for head, opens, tag in zip(heads, opening, tags, strict=True):
        found.append(_runs_of(best[done : done + len(head)], head, opens, len(tag)))
        done += len(head)
    return found


def _runs_of(best: NDArray[np.intp], heads: NDArray[np.intp], opens: NDArray[np.bool_], count: int) -> _Runs:
    role = (best + 1) // 2 - 1  # -1 outside
    begins = (role >= 0) & (best % 2 == 1)
    stops = np.append(np.flatnonzero(begins | (role < 0) | opens), len(heads))
    ends = np.append(heads, count)
    runs: _Runs = ([], [], [])
    firsts = np.flatnonzero(begins)
    lasts = stops[np.searchsorted(stops, firsts, side="right")]
    for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True):
        runs[role[first]].append((int(heads[first]), int(ends[last])))
    return runs


def _best_tags(logits: Floats, first_words: NDArray[np.intp], biases: Floats) -> NDArray[np.intp]:
    """The likeliest tags in which every run begins with a B (Viterbi), paragraph by paragraph.

    Args:
        logits: ``[w, t]`` of word w; words follow one another in paragraphs.
        first_words: the word that each paragraph begins with, in order; the first is 0.
        biases: added to the log-probability of each tag.

    All paragraphs take their steps together, so that the loop is as long as the longest of them.
    """
    count = len(logits)
    scores = logits - logits.max(axis=1, keepdims=True)
    scores -= np.log(np.exp(scores).sum(axis=1, keepdims=True))
    scores += biases
    lengths = np.diff(np.append(first_words, count))
    order = np.argsort(-lengths, kind="stable")  # longest first, so that those still running are the first rows
    starts, lengths = first_words[order], lengths[order]
    best = np.zeros((len(order), len(TAGS)), np.float32)
    any_from = np.zeros(count, np.intp)  # the best tag of the word before, for a tag that may follow any
    goes_on = np.zeros((count, len(ROLES)), bool)  # whether an I- goes on from an I- rather than from its B-
    running = np.searchsorted(-lengths, -np.arange(lengths[0]), side="left")  # paragraphs longer than each step
    for step in range(lengths[0]):
        size = running[step]
        rows = starts[:size] + step
        now = scores[rows]
        if step == 0:
            now[:, INSIDES] = -np.inf
            best[:size] = now
            continue
        before = best[:size]
        begun, inside = before[:, BEGINS], before[:, INSIDES]
        any_from[rows] = before.argmax(axis=1)
        goes_on[rows] = inside >= begun
        from_same = np.maximum(begun, inside) + now[:, INSIDES]
        now += before.max(axis=1)[:, None]
        now[:, INSIDES] = from_same
        best[:size] = now
    tag = best.argmax(axis=1)
    found = np.zeros(count, np.intp)
    for step in range(lengths[0] - 1, -1, -1):
        size = running[step]
        rows = starts[:size] + step
        now_tag = tag[:size]
        found[rows] = now_tag
        is_inside = (now_tag > 0) & (now_tag % 2 == 0)
        same = now_tag - 1 + goes_on[rows, np.maximum(now_tag - 1, 0) // 2]
        tag[:size] = np.where(is_inside, same, any_from[rows])
    return found


Link = tuple[int, float, int, float]  # index of the cue and of the source (-1 none), each with its probability


def _link(spans: _Runs, windows: Sequence[Window], scores: Sequence[Scores], layer: _Layer) -> list[Link]:
    """The cue and the source of each content run."""
    sources, cues, contents = (np.array(runs, np.int64).reshape(-1, 2) for runs in spans)
    owners = layer.owner[contents[:, 0]]
    links: list[Link] = []
    for number in np.unique(owners):
        window, score = windows[number], scores[number]
        mine = contents[owners == number]
        begins = layer.place[mine[:, 0]]
        # What of a content belongs to a later window is decided by its beginning.
        ends = begins + np.minimum(mine[:, 1], window.core_end) - mine[:, 0]
        cue = _point(begins, ends, window, score.cue_query, score.cue_key, cues)
        source = _point(begins, ends, window, score.source_query, score.source_key, sources)
        links += [(c, cp, s, sp) for (c, cp), (s, sp) in zip(cue, source, strict=True)]
    return links


def _point(
    begins: NDArray[np.int32],
    ends: NDArray[np.int64],
    window: Window,
    query: Floats,
    key: Floats,
    runs: NDArray[np.int64],
) -> list[tuple[int, float]]:
    """The run that rows ``[begins, ends)`` point to, by the mean of what they say, and its probability."""
    # The mean of the rows' log-probabilities, normalised, is the softmax of the mean logit.
    edges = np.stack([begins, ends], axis=1).ravel()
    sums = np.add.reduceat(np.concatenate([query, np.zeros_like(query[:1])]), edges, axis=0)[::2]
    means = sums / (ends - begins)[:, None].astype(np.float32)
    logits = means @ key.T
    p = np.exp(logits - logits.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    seen = np.flatnonzero(window.rows >= 0)
    low, high = int(window.rows[seen[0]]), int(window.rows[seen[-1]])  # a window's pieces follow one another
    candidates = np.flatnonzero((runs[:, 0] >= low) & (runs[:, 0] <= high))
    none = p[:, 0]
    if not len(candidates):
        return [(-1, float(n)) for n in none]
    mass = np.zeros((len(p), high - low + 2))
    np.cumsum(p[:, seen], axis=1, out=mass[:, 1:])
    at = mass[:, np.minimum(runs[candidates, 1], high + 1) - low] - mass[:, runs[candidates, 0] - low]
    top = at.argmax(axis=1)
    best = at[np.arange(len(at)), top]
    return [
        (int(candidates[t]), float(b)) if b > n else (-1, float(n)) for t, b, n in zip(top, best, none, strict=True)
    ]


def _sign_quotations(canonical: str, pieces: Pieces, spans: _Runs, links: list[Link]) -> None:
    """Give a quotation that is signed with a dash ("...” — Ann Lind) the name behind the dash, in place.

    Between the dash and the next quotation or the end of the line nothing else may stand, since a clause may
    begin there ("“No” — Lind said ..."). A dash or a name that the tags overlooked becomes a cue or a source.
    """
    sources, cues, contents = spans
    source_at = {int(pieces.starts[first]): number for number, (first, _) in enumerate(sources)}
    cue_at = {int(pieces.starts[first]): number for number, (first, _) in enumerate(cues)}
    tagged = np.zeros(len(pieces.ids), bool)
    for first, last in (*sources, *cues, *contents):
        tagged[first:last] = True
    for number, (_, last) in enumerate(contents):
        match = _SIGNED.match(canonical, int(pieces.ends[last - 1]))
        if match is None:
            continue
        first, after = (int(at) for at in np.searchsorted(pieces.starts, match.span("name")))
        source = source_at.get(match.start("name"), -1)
        if source < 0 and first < after and not tagged[first:after].any():
            source = len(sources)
            sources.append((first, after))
        if source < 0 or int(pieces.ends[sources[source][1] - 1]) > match.end("name"):
            continue
        dash, after_dash = (int(at) for at in np.searchsorted(pieces.starts, match.span("dash")))
        cue = cue_at.get(match.start("dash"), -1)
        if cue < 0 and not tagged[dash:after_dash].any():
            cue = len(cues)
            cues.append((dash, after_dash))
        _, cue_p, old, old_p = links[number]
        links[number] = (cue, cue_p, source, old_p if old == source else 0.5)


def _group(text: str, canonical: str, pieces: Pieces, spans: _Runs, links: list[Link], tags: Floats) -> list[Decoded]:
    sources, cues, contents = spans
    exp = np.exp(tags - tags.max(axis=1, keepdims=True))
    exp /= exp.sum(axis=1, keepdims=True)
    content_p = exp[:, BEGIN_CONTENT:].sum(axis=1)
    sums = np.append(0.0, content_p.cumsum())
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
                source = max(pointing, key=lambda i: links[i][3])
                source_index = links[source][2]
        by = [_trim_source(text, _chars(pieces, sources[source_index]))] if source_index >= 0 else []
        edges = [
            float(exp[f, BEGIN_CONTENT] * (1 - exp[e, BEGIN_CONTENT + 1] if e < len(exp) else 1.0))
            for f, e in (contents[i] for i in members)
        ]
        length = sum(e - f for f, e in (contents[i] for i in members))
        signs = Signs(
            content=float(sum(sums[e] - sums[f] for f, e in (contents[i] for i in members)) / length),
            edge=sum(edges) / len(edges),
            cue=sum(links[i][1] for i in members) / len(members),
            source=links[source][3],
        )
        found.append(
            Decoded(
                source=tuple(s for s in by if s.start < s.end),
                cue=() if cue < 0 else (_chars(pieces, cues[cue]),),
                content=tuple(parts),
                signs=signs,
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


def _trim_source(text: str, span: Span) -> Span:
    span = _trim_words(text, span)
    place = _PLACE.search(text, span.start, span.end)
    return Span(span.start, place.start()) if place else span


def _shape(text: str, canonical: str, span: Span, taken: dict[str, list[Span]]) -> Span:
    """Give a content span its quotation marks, all or none.

    A mark right outside the span is taken in when its partner is inside or stands right outside as
    well; the sentence's comma or full stop after an indirect content is left out; a comma before a
    closing mark stays.
    """
    start, end = _trim_words(text, span)
    dateline = _DATELINE.match(text, start) if start == 0 or text[start - 1] == "\n" else None
    if dateline:
        start = min(dateline.end(), end)
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
