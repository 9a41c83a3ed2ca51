"""Apply a revision to the old text, or undo it on the new one, to the letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from walkback.errors import EvidenceError
from walkback.revision.record import Aligned
from walkback.revision.words import find_edits
from walkback.text.span import Span


@dataclass(frozen=True, slots=True)
class Kept:
    """Words that stand in both versions, letter by letter; what moved is kept too."""

    old: Span
    new: Span


@dataclass(frozen=True, slots=True)
class Words:
    """Words that stand in one version only, with their place there."""

    at: Span
    words: str


@dataclass(frozen=True, slots=True)
class Revision:
    """What makes an old text a new one: what was kept, in the order of the new text, what went and what came.

    Kept and removed stretches together cover the old text, kept and added ones the new.
    """

    kept: tuple[Kept, ...]
    removed: tuple[Words, ...]
    added: tuple[Words, ...]


def find_revision(old: str, new: str, aligned: Sequence[Aligned]) -> Revision:
    """Find the revision that makes ``old`` ``new``, by the words that the aligned sentences have in common.

    What stands between sentences (blanks, what is no part of the report) is kept where it is the same between the
    same two. Each sentence may be in one of ``aligned`` only.
    """
    kept = [one for pair in aligned for one in _kept_in(old, new, pair)]
    kept.sort(key=lambda one: one.new)
    kept = _with_gaps(old, new, kept)
    if not kept and old == new != "":  # blanks alone
        kept = [Kept(Span(0, len(old)), Span(0, len(new)))]
    olds = sorted(one.old for one in kept)
    return Revision(
        tuple(kept),
        tuple(Words(span, span.of(old)) for span in _rest(olds, len(old))),
        tuple(Words(span, span.of(new)) for span in _rest([one.new for one in kept], len(new))),
    )


def apply_revision(text: str, revision: Revision) -> str:
    """Return the new text that a revision makes of the old one.

    Raises:
        EvidenceError: ``text`` is not the one that the revision was found in: it has another length, or other words
            where some were taken out.
    """
    length = sum(one.old.end - one.old.start for one in revision.kept) + sum(len(one.words) for one in revision.removed)
    if length != len(text):
        raise EvidenceError(
            f"this revision is of a text of {length:,} characters, not {len(text):,}; apply it to the version that it "
            "was found in"
        )
    for gone in revision.removed:
        if gone.at.of(text) != gone.words:
            raise EvidenceError(
                f'[{gone.at.start}:{gone.at.end}] should read "{gone.words}" but reads "{gone.at.of(text)}"; apply the '
                "revision to the version that it was found in"
            )
    parts = [(one.new, one.old.of(text)) for one in revision.kept]
    parts += [(one.at, one.words) for one in revision.added]
    return "".join(words for _, words in sorted(parts))


def invert_revision(revision: Revision) -> Revision:
    """Return the revision that makes the new text the old one again."""
    kept = sorted((Kept(one.new, one.old) for one in revision.kept), key=lambda one: one.new)
    return Revision(tuple(kept), revision.added, revision.removed)


def _kept_in(old: str, new: str, pair: Aligned) -> Iterator[Kept]:
    """The stretches of a pair that no edit touches, cut where sentences of others stand between."""
    if not pair.old or not pair.new:
        return
    edits = find_edits(old, new, pair)
    if [one.of(old) for one in pair.old] == [one.of(new) for one in pair.new]:
        yield from (Kept(Span(*a), Span(*b)) for a, b in zip(pair.old, pair.new, strict=True))
        return
    at_old, at_new = pair.old[0].start, pair.new[0].start
    ends = [(edit.old, edit.new) for edit in edits]
    for a, b in (*ends, (Span(pair.old[-1].end, 0), Span(pair.new[-1].end, 0))):
        yield from _same(old, new, Span(at_old, a.start), Span(at_new, b.start), pair)
        at_old, at_new = a.end, b.end


def _same(old: str, new: str, a: Span, b: Span, pair: Aligned) -> Iterator[Kept]:
    """A stretch that stayed; none where the sentences on its two sides are cut otherwise."""
    if a.start < a.end and a.of(old) == b.of(new) and _is_own(a, pair.old, old) and _is_own(b, pair.new, new):
        yield Kept(a, b)


def _is_own(span: Span, sentences: Sequence[Span], text: str) -> bool:
    """Whether nothing but blanks lies between the sentences that a stretch runs over."""
    return all(not text[max(a.end, span.start) : min(b.start, span.end)].strip() for a, b in pairwise(sentences))


def _with_gaps(old: str, new: str, kept: Sequence[Kept]) -> list[Kept]:
    """Join neighbours that have the same between them in both texts; likewise the two ends."""
    rank = {one.old: number for number, one in enumerate(sorted(kept, key=lambda one: one.old))}
    joined: list[Kept] = []
    last = -1
    for one in kept:
        place = rank[one.old]
        before = joined[-1] if joined else Kept(Span(0, 0), Span(0, 0))
        gap = old[before.old.end : one.old.start]
        if place == last + 1 and gap == new[before.new.end : one.new.start]:
            if joined:
                joined.pop()
            joined.append(Kept(Span(before.old.start, one.old.end), Span(before.new.start, one.new.end)))
        else:
            joined.append(one)
        last = place
    if joined and last == len(kept) - 1 and (end := old[joined[-1].old.end :]) == new[joined[-1].new.end :]:
        whole = joined[-1]
        joined[-1] = Kept(
            Span(whole.old.start, whole.old.end + len(end)), Span(whole.new.start, whole.new.end + len(end))
        )
    return joined


def _rest(spans: Sequence[Span], length: int) -> Iterator[Span]:
    """The stretches that ``spans``, in order, leave over."""
    at = 0
    for span in spans:
        if at < span.start:
            yield Span(at, span.start)
        at = span.end
    if at < length:
        yield Span(at, length)
