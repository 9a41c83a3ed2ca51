"""Align the sentences of two versions: which became which, which came, which went."""

from __future__ import annotations

from collections.abc import Sequence

from walkback.revision.align_links import link_units
from walkback.revision.align_order import find_chain
from walkback.revision.record import Aligned
from walkback.text.sentences import find_sentences
from walkback.text.span import Span

Group = tuple[tuple[int, ...], tuple[int, ...], float]


def align_sentences(
    old: str, new: str, old_spans: Sequence[Span] | None = None, new_spans: Sequence[Span] | None = None
) -> tuple[Aligned, ...]:
    """Align the sentences of ``old`` with those of ``new``.

    ``old_spans`` and ``new_spans`` are the blocks to look at, in order and disjoint; None is the whole text. No
    sentence goes over the end of a block. Every sentence is in one result, as `align_units` has them; spans are
    offsets into the whole texts. Results are in the order of the new text, a removed sentence behind the one it stood
    behind. ``moved`` are those off the longest chain of links that have the same order in both versions.
    """
    old_sentences = _sentences_of(old, old_spans)
    new_sentences = _sentences_of(new, new_spans)
    groups = align_units([s.of(old) for s in old_sentences], [s.of(new) for s in new_sentences])
    linked = [number for number, (olds, news, _) in enumerate(groups) if olds and news]
    sizes = [sum(len(old_sentences[i].of(old)) for i in groups[number][0]) for number in linked]
    chain = find_chain([groups[number][0][0] for number in linked], sizes)
    kept = {linked[place] for place in chain}
    return tuple(
        Aligned(
            tuple(old_sentences[i] for i in olds),
            tuple(new_sentences[j] for j in news),
            moved=bool(olds and news) and number not in kept,
            likeness=likeness,
        )
        for number, (olds, news, likeness) in enumerate(groups)
    )


def align_units(old: Sequence[str], new: Sequence[str]) -> list[Group]:
    """Align two rows of sentences.

    Returns ``(places in old, places in new, likeness)``, each place in one of them: one with one, one with several
    that it was split into, several with one that they were merged into, and with an empty side those removed
    and added, whose likeness is 0. In the order of the new row; a removed one stands behind what came of the one
    before it.
    """
    links = link_units(old, new)
    by_new = {news[0]: (olds, news, likeness) for olds, news, likeness in links}
    used_old = {i for olds, _, _ in links for i in olds}
    used_new = {j for _, news, _ in links for j in news}
    order = sorted([*by_new, *(j for j in range(len(new)) if j not in used_new)])
    groups: list[Group] = [by_new.get(j, ((), (j,), 0.0)) for j in order]
    return _put_removed(groups, [i for i in range(len(old)) if i not in used_old])


def _put_removed(groups: list[Group], removed: list[int]) -> list[Group]:
    """Put each removed sentence behind the kept group that holds the nearest sentence before it."""
    linked = [number for number, (olds, news, _) in enumerate(groups) if olds and news]
    chain = find_chain([groups[n][0][0] for n in linked], [1] * len(linked))
    anchors = [(groups[linked[place]][0][0], linked[place]) for place in chain]
    behind: dict[int, list[int]] = {}
    at = 0
    for i in removed:
        while at < len(anchors) and anchors[at][0] < i:
            at += 1
        behind.setdefault(anchors[at - 1][1] if at else -1, []).append(i)
    placed: list[Group] = [((i,), (), 0.0) for i in behind.get(-1, ())]
    for number, group in enumerate(groups):
        placed.append(group)
        placed += [((i,), (), 0.0) for i in behind.get(number, ())]
    return placed


def _sentences_of(text: str, spans: Sequence[Span] | None) -> list[Span]:
    if spans is None:
        return find_sentences(text)
    return [sentence for span in spans for sentence in find_sentences(text, span.start, span.end)]
