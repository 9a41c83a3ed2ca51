"""How many spans are found exactly, role by role: the measure of CofeNet, at the level of its tags.

After Wang et al., "CofeNet: Context and Former-Label Enhanced Net for Complicated Quotation Extraction",
COLING 2022, and their published evaluation. They label each token of PolNeAR with one tag (B-source,
I-cue, O ...), read spans off the tags, a B- and the I- of the same role that follow it, and count a
predicted span as right if a gold span of that role has the same first and the same last token. Precision,
recall and F1 of each role are taken over the spans of the whole corpus. Nobody asks which source belongs
to which content.

What that means for annotations that are no tags:

- Tokens are those of their data: words, and every punctuation mark by itself, quotation marks among
  them; a possessive or shortened verb ("'s", "'ll") is a token, compounds and numbers stay whole. A
  comma or a quotation mark more or less at a span's edge is therefore an error. ("n't" stays with its
  verb here, since no span ends between the two.)
- A span covers the tokens that it touches. It starts with B-, so two spans side by side stay two, whosever
  they are, and each part of a role in several parts is a span.
- Their sequences are paragraphs, so a span over several paragraphs is one span in each.
- A token has one tag. A source that several attributions share is one span. Of two spans that want the
  same token the longer is written and the other left out, so speech within somebody's content, which
  PolNeAR does not annotate either, counts for nothing.

The second variant leaves punctuation out: spans are equal if their first and last *words* are, and a
span without a word (a cue that is a colon or a dash) is not counted. It is not comparable with published
figures, but tells how much of the error is commas.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bench.articles import Article, Articles
from bench.outcome import percent
from walkback.model import Role

# After the Penn Treebank's tokens, which PolNeAR's tokens follow.
_TOKEN = re.compile(
    r"""
      ''|``|--+|\.\.+                                                  # marks and dashes of several characters
    | (?:[^\W\d_]\.){2,}                                               # U.S., p.m.
    | (?:Mr|Mrs|Ms|Dr|Jr|Sr|St|Sen|Rep|Gov|Gen|Inc|Corp|Co|Ltd)\.      # titles and firms
    | ['’](?i:s|m|d|re|ve|ll)\b                                        # of "Obama's", "they'll"
    | \w+(?:(?:[-/&]|[.,](?=\d)|['’](?!(?i:s|m|d|re|ve|ll)\b))\w+)*   # words, compounds, numbers, O'Brien, isn't
    | \S                                                               # any other mark
    """,
    re.VERBOSE,
)
_ORDER = (Role.CONTENT, Role.SOURCE, Role.CUE)  # who is written first of spans of one length

TagSpan = tuple[int, int]  # a span's first and last token


@dataclass(frozen=True, slots=True)
class SpanCounts:
    """How many spans are right, how many were predicted and how many there are; counts add up."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: SpanCounts) -> SpanCounts:
        return SpanCounts(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def precision(self) -> float | None:
        """Share of the predicted that is right, 0 to 1; None if nothing is predicted."""
        return self.right / self.predicted if self.predicted else None

    @property
    def recall(self) -> float | None:
        """Share of the gold that is found, 0 to 1; None if there is none."""
        return self.right / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of the two, 0 to 1; None if there is nothing to find and nothing was predicted."""
        either = self.predicted + self.gold
        return 2 * self.right / either if either else None


RoleCounts = Mapping[Role, SpanCounts]


@dataclass(frozen=True, slots=True)
class SpanScore:
    """Counts by role, with punctuation marks as tokens and for words alone."""

    tokens: RoleCounts
    words: RoleCounts


def score_spans(gold: Articles, predicted: Articles) -> SpanScore:
    """Count equal spans over all articles of ``gold``; one that is not in ``predicted`` has no prediction."""
    tokens, words = ({role: SpanCounts() for role in Role} for _ in range(2))
    for key, article in gold.items():
        tags = _Tags(article["text"])
        wanted = tags.write(article)
        found = tags.write(predicted[key]) if key in predicted else {role: [] for role in Role}
        for role in Role:
            tokens[role] += _count(wanted[role], found[role])
            words[role] += _count(tags.words_of(wanted[role]), tags.words_of(found[role]))
    return SpanScore(tokens, words)


def tagged_spans(article: Article) -> dict[Role, list[tuple[int, int]]]:
    """The spans that a tag sequence over the article can hold, as code-point offsets, in order."""
    tags = _Tags(article["text"])
    return {
        role: [(tags.tokens[first][0], tags.tokens[last][1]) for first, last in spans]
        for role, spans in tags.write(article).items()
    }


class _Tags:
    """The tokens of a text, by which spans are compared."""

    def __init__(self, text: str) -> None:
        found = list(_TOKEN.finditer(text))
        self.tokens = [match.span() for match in found]
        self._is_word = [any(char.isalnum() for char in match.group()) for match in found]
        breaks = [match.start() for match in re.finditer("\n", text)]
        self._paragraph = [bisect(breaks, start) for start, _ in self.tokens]
        self._at: list[int | None] = [None] * len(text)
        for index, (start, end) in enumerate(self.tokens):
            self._at[start:end] = [index] * (end - start)

    def write(self, article: Article) -> dict[Role, list[TagSpan]]:
        """The spans of each role that remain when every token gets one tag, longest first; sorted."""
        wanted = [
            (first - last, first, rank, role, last)
            for attribution in article["attributions"]
            for rank, role in enumerate(_ORDER)
            for span in attribution.get(role.value, ())
            for first, last in self._pieces(span)
        ]
        written: dict[Role, list[TagSpan]] = {role: [] for role in Role}
        taken: set[int] = set()
        for _, first, _, role, last in sorted(wanted):
            tokens = range(first, last + 1)
            if taken.isdisjoint(tokens):
                taken.update(tokens)
                written[role].append((first, last))
        return {role: sorted(spans) for role, spans in written.items()}

    def _pieces(self, span: Sequence[int]) -> list[TagSpan]:
        """The tokens that a span touches, from the first to the last in each paragraph."""
        touched = sorted({index for index in self._at[span[0] : span[1]] if index is not None})
        pieces: dict[int, TagSpan] = {}
        for index in touched:
            first, _ = pieces.get(self._paragraph[index], (index, index))
            pieces[self._paragraph[index]] = (first, index)
        return list(pieces.values())

    def words_of(self, spans: Iterable[TagSpan]) -> list[TagSpan]:
        """The spans from their first to their last word; without those that hold none."""
        words = ([index for index in range(first, last + 1) if self._is_word[index]] for first, last in spans)
        return [(indexes[0], indexes[-1]) for indexes in words if indexes]


def _count(gold: Iterable[TagSpan], predicted: Iterable[TagSpan]) -> SpanCounts:
    wanted, found = Counter(gold), Counter(predicted)
    return SpanCounts((wanted & found).total(), found.total(), wanted.total())


def figures_of(score: SpanScore) -> dict[str, float | None]:
    """Named figures in percent: ``exact_ROLE_f1`` and its two parts, and ``exact_words_ROLE_f1``."""
    figures: dict[str, float | None] = {}
    for role, counts in score.tokens.items():
        figures[f"exact_{role}_f1"] = percent(counts.f1)
        figures[f"exact_{role}_precision"] = percent(counts.precision)
        figures[f"exact_{role}_recall"] = percent(counts.recall)
    for role, counts in score.words.items():
        figures[f"exact_words_{role}_f1"] = percent(counts.f1)
    return figures


def show(score: SpanScore) -> str:
    """The counts as a table."""
    lines = [f"[exact spans]{'with punctuation':>43}{'words only':>26}"]
    lines.append(f"  {'':<12}{'gold':>7}{'predicted':>11}" + f"{'P':>9}{'R':>7}{'F1':>7}" * 2)
    for role in Role:
        tokens, words = score.tokens[role], score.words[role]
        shares = (f"{_show_share(c.precision, 9)}{_show_share(c.recall)}{_show_share(c.f1)}" for c in (tokens, words))
        lines.append(f"  {role:<12}{tokens.gold:>7}{tokens.predicted:>11}" + "".join(shares))
    return "\n".join(lines)


def _show_share(share: float | None, width: int = 7) -> str:
    return f"{'-':>{width}}" if share is None else f"{100 * share:{width}.1f}"
