"""What changed from one version to the next, and whether it changed the story."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from html import unescape

from rapidfuzz.distance import OSA

from walkback.model import Attribution, BlockKind, Figure, Manner, Polarity, Reading, Version
from walkback.revision import lexicon
from walkback.revision.record import Aligned, Change, ChangeClass, Effect, WordEdit
from walkback.revision.words import find_edits
from walkback.statement.lexicon import any_of
from walkback.text.quotes import canonical_quotes
from walkback.text.span import Span

NEAR = 3  # words between two edits of one sentence that still tell one change
STEM = 4  # letters by which words of one stem are known
CLAUSE = 3  # content words from which words that a sentence lost are a clause that may stand elsewhere
TYPO = 2  # letters in which two words of more than `SHORTEST_TYPO` may differ and still be one
SHORTEST_TYPO = 5
_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|%|[£€$]")
_TERM = re.compile(rf"\b{any_of(' '.join(w for w in lexicon.WEIGHED if '_' in w))}\b|{_WORD.pattern}", re.IGNORECASE)
_NO_ANSWER = re.compile(lexicon.NO_ANSWER, re.IGNORECASE)


@dataclass(frozen=True)
class Told:
    """A version with all that was found in it."""

    version: Version
    reading: Reading

    @property
    def text(self) -> str:
        """The version's text."""
        return self.version.text

    @property
    def compared_spans(self) -> list[Span]:
        """The blocks that are compared: all but what is no part of the report."""
        return [block.span for block in self.version.blocks if block.kind is not BlockKind.FURNITURE]

    @cached_property
    def _contents(self) -> list[tuple[int, int, int]]:
        return sorted((s.start, s.end, n) for n, one in enumerate(self.reading.attributions) for s in one.content)

    def statements_in(self, span: Span) -> list[Attribution]:
        """The attributions of which a part of the content lies in ``span``, but for those inside another's words."""
        at = bisect_left(self._contents, (span.start,))
        while at and self._contents[at - 1][1] > span.start:
            at -= 1
        found: dict[int, Attribution] = {}
        for start, end, number in self._contents[at:]:
            if start >= span.end:
                break
            if end > span.start:
                found[number] = self.reading.attributions[number]
        return [one for one in found.values() if one.nested_in is None]

    def cues_in(self, span: Span) -> list[Attribution]:
        """The attributions whose cue, or source where there is none, lies in ``span``."""
        return [
            one
            for one in self.reading.attributions
            if one.nested_in is None and any(span.overlaps(part) for part in (one.cue or one.source))
        ]

    def figures_in(self, span: Span) -> list[Figure]:
        """The figures in ``span``."""
        return [one for one in self.reading.figures if span.overlaps(one.span)]

    def kind_at(self, at: int) -> BlockKind:
        """Of what kind the block at ``at`` is."""
        return next((b.kind for b in self.version.blocks if b.span.start <= at < b.span.end), BlockKind.PARAGRAPH)

    def speaker_of(self, words: str) -> int | None:
        """The number of the speaker that ``words`` name."""
        low = words.casefold()
        for number, one in enumerate(self.reading.speakers):
            if any(mention.span.of(self.text).casefold() == low for mention in one.mentions):
                return number
        return None


def find_changes(old: Told, new: Told, aligned: Sequence[Aligned]) -> tuple[Change, ...]:
    """Find the changes between two versions, in the order of the new one, each with its classes and its effect.

    A sentence that came or went is a change of its own; within a pair of sentences, edits that lie near one another are
    one. What spells, sets or words the same thing otherwise is told as such and has no effect.
    """
    changes: list[Change] = []
    for pair in aligned:
        if not pair.old or not pair.new:
            changes += _came_or_went(old, new, pair)
            continue
        edits = find_edits(old.text, new.text, pair)
        if not edits:
            if pair.moved:
                changes.append(Change(pair.old[0], pair.new[0], (ChangeClass.MOVED,), why="stands elsewhere"))
            continue
        changes += _within(old, new, pair, edits)
    return tuple(_put_together(old, new, changes))


# --- Sentences that came or went --------------------------------------------------------------------------------


def _came_or_went(old: Told, new: Told, pair: Aligned) -> Iterator[Change]:
    came = bool(pair.new)
    told, span = (new, pair.new[0]) if came else (old, pair.old[0])
    before, after = (None, span) if came else (span, None)
    kind = told.kind_at(span.start)
    if kind is BlockKind.NOTE:
        yield Change(before, after, (ChangeClass.NOTE,), why="a note")
    elif kind in (BlockKind.FURNITURE, BlockKind.CAPTION, BlockKind.BYLINE):
        yield Change(before, after, (ChangeClass.FURNITURE,), why="no part of the report's own text")
    elif kind is BlockKind.HEADLINE:
        yield Change(before, after, (ChangeClass.HEADLINE_CHANGED,), Effect.HEADLINE_CHANGED, why="a headline")
    elif any(one.polarity is not Polarity.WITHHOLDS for one in told.statements_in(span)) and not _is_silence(
        told, span
    ):
        one = ChangeClass.STATEMENT_ADDED if came else ChangeClass.STATEMENT_REMOVED
        effect = Effect.STATEMENT_ADDED if came else Effect.STATEMENT_REMOVED
        yield Change(before, after, (one,), effect, why=f"a statement was {'added' if came else 'taken out'}")
    else:
        one = ChangeClass.CONTENT_ADDED if came else ChangeClass.CONTENT_REMOVED
        yield Change(before, after, (one,), why=f"the report's own words were {'added' if came else 'taken out'}")


def _is_silence(told: Told, span: Span) -> bool:
    """Whether a sentence tells that somebody did not answer, and nothing else."""
    match = _NO_ANSWER.search(told.text, span.start, span.end)
    return match is not None and not any(one.content[0].end <= match.start() for one in told.statements_in(span))


def _put_together(old: Told, new: Told, changes: Sequence[Change]) -> list[Change]:
    """Changes that belong to one another as one.

    "Has not commented" gave way to what was then said; a clause left one sentence and came back in another with words
    for who says so, or the other way round; sentences of one speaker that went, or came, one after the other.
    """
    left: list[Change | None] = list(changes)
    for number, change in enumerate(left):
        if change is None:
            continue
        if change.classes == (ChangeClass.CONTENT_REMOVED,) and change.old and _is_silence(old, change.old):
            other = _nearest(left, number, ChangeClass.STATEMENT_ADDED)
            if other is not None and (answer := left[other]) is not None:
                left[number], left[other] = (
                    None,
                    replace(answer, old=change.old, why="an answer took the place of none"),
                )
        elif (moved := _clause_that_moved(old, new, left, number)) is not None:
            other, joined = moved
            left[number], left[other] = None, joined
    joined_changes: list[Change] = []
    for change in left:
        if change is None:
            continue
        if joined_changes and (one := _run_on(old, new, joined_changes[-1], change)) is not None:
            joined_changes[-1] = one
        else:
            joined_changes.append(change)
    return joined_changes


def _nearest(changes: Sequence[Change | None], number: int, wanted: ChangeClass) -> int | None:
    """The change of that class without an old side that stands nearest."""
    fitting = [n for n, c in enumerate(changes) if c is not None and c.classes == (wanted,) and c.old is None]
    return min(fitting, key=lambda n: (abs(n - number), n), default=None)


def _clause_that_moved(
    old: Told, new: Told, changes: Sequence[Change | None], number: int
) -> tuple[int, Change] | None:
    """A clause that one sentence lost and an added sentence has with a source; or had with one and came here."""
    change = changes[number]
    if change is None or not change.edits or change.old is None or change.new is None:
        return None
    lost = [edit.old for edit in change.edits if not _content_words(edit.new.of(new.text))]
    won = [edit.new for edit in change.edits if not _content_words(edit.old.of(old.text))]
    if len(lost) == len(change.edits):
        clause = Span(lost[0].start, lost[-1].end)
        other = _said_elsewhere(changes, ChangeClass.STATEMENT_ADDED, clause.of(old.text), new.text)
        if other is not None and (one := changes[other]) is not None:
            why = "what the report told itself is now told by somebody"
            classes, effect = (ChangeClass.ATTRIBUTION_ADDED,), Effect.ATTRIBUTION_ADDED
            return other, Change(clause, one.new, classes, effect, change.edits, why)
    if len(won) == len(change.edits):
        clause = Span(won[0].start, won[-1].end)
        other = _said_elsewhere(changes, ChangeClass.STATEMENT_REMOVED, clause.of(new.text), old.text)
        if other is not None and (one := changes[other]) is not None:
            why = "what somebody told is now told by the report itself"
            classes, effect = (ChangeClass.ATTRIBUTION_REMOVED,), Effect.ATTRIBUTION_REMOVED
            return other, Change(one.old, clause, classes, effect, change.edits, why)
    return None


def _said_elsewhere(changes: Sequence[Change | None], wanted: ChangeClass, clause: str, text: str) -> int | None:
    """The statement that came, or went, in which most of a clause's words stand."""
    words = _content_words(clause)
    if len(words) < CLAUSE:
        return None
    for number, change in enumerate(changes):
        if change is None or change.classes != (wanted,) or (change.old is not None and change.new is not None):
            continue
        span = change.new or change.old
        there = {w[:STEM] for w in _tokens(span.of(text))} if span else set()
        if 2 * sum(w[:STEM] in there for w in words) >= len(words):
            return number
    return None


def _content_words(text: str) -> frozenset[str]:
    return frozenset(_tokens(text)) - lexicon.FUNCTION_WORDS


def _run_on(old: Told, new: Told, before: Change, change: Change) -> Change | None:
    """Two sentences that went, or came, one right after the other in one paragraph, as one change."""
    if before.classes != change.classes:
        return None
    if before.classes == (ChangeClass.STATEMENT_REMOVED,) and before.new is None and change.new is None:
        whole = _one_speakers(old, before.old, change.old)
        return replace(before, old=whole) if whole is not None else None
    if before.classes == (ChangeClass.STATEMENT_ADDED,) and before.old is None and change.old is None:
        whole = _one_speakers(new, before.new, change.new)
        return replace(before, new=whole) if whole is not None else None
    return None


def _one_speakers(told: Told, one: Span | None, other: Span | None) -> Span | None:
    """The stretch of two sentences that stand side by side and are said by one speaker."""
    if one is None or other is None:
        return None
    between = told.text[one.end : other.start]
    speakers = [{a.speaker.speaker for a in told.statements_in(span) if a.speaker} for span in (one, other)]
    return (
        Span(one.start, other.end)
        if not between.strip() and "\n" not in between and speakers[0] & speakers[1]
        else None
    )


# --- Within a pair ----------------------------------------------------------------------------------------------


def _within(old: Told, new: Told, pair: Aligned, edits: Sequence[WordEdit]) -> Iterator[Change]:
    before = Span(pair.old[0].start, pair.old[-1].end)
    after = Span(pair.new[0].start, pair.new[-1].end)
    kind = new.kind_at(after.start)
    if kind in (BlockKind.FURNITURE, BlockKind.CAPTION, BlockKind.BYLINE):
        yield Change(
            before, after, (ChangeClass.FURNITURE,), edits=tuple(edits), why="no part of the report's own text"
        )
        return
    if kind is BlockKind.NOTE:
        yield Change(before, after, (ChangeClass.NOTE,), edits=tuple(edits), why="a note")
        return
    if (
        _NO_ANSWER.search(before.of(old.text))
        and not _NO_ANSWER.search(after.of(new.text))
        and new.statements_in(after)
    ):
        yield Change(before, after, (ChangeClass.STATEMENT_ADDED,), Effect.STATEMENT_ADDED, tuple(edits),
                     "an answer took the place of none")  # fmt: skip
        return
    real = [edit for edit in edits if not _is_noise(old, new, edit)]
    for edit in edits:
        if edit not in real:
            yield Change(
                edit.old, edit.new, (_noise_of(old, new, edit),), edits=(edit,), why="the same in other letters"
            )
    if not real:
        return
    if kind is BlockKind.HEADLINE:
        yield Change(before, after, (ChangeClass.HEADLINE_CHANGED,), Effect.HEADLINE_CHANGED, tuple(real), "a headline")
        return
    yield from _of_substance(old, new, pair, before, after, real)


def _of_substance(
    old: Told, new: Told, pair: Aligned, before: Span, after: Span, edits: list[WordEdit]
) -> Iterator[Change]:
    left = list(edits)
    # An attribution that came or went: its source and cue are among the words that differ.
    for effect, one in _attributions(old, new, before, after, edits):
        own = [edit for edit in left if _holds(one, edit, effect)]
        left = [edit for edit in left if edit not in own]
        class_ = ChangeClass(effect.value)
        yield Change(
            before, after, (class_,), effect, tuple(own or edits), f"the words for who says so {_DONE[effect]}"
        )
        if pair.likeness < 0.6:
            return
    for group in _grouped(old.text, left):
        first, last = group[0], group[-1]
        span_old, span_new = Span(first.old.start, last.old.end), Span(first.new.start, last.new.end)
        if (change := _figure(old, new, span_old, span_new, before, after, group)) is not None:
            yield change
            yield from _beside_figure(old, new, before, after, group)
            continue
        weighed, why = _weigh(span_old.of(old.text), span_new.of(new.text))
        if weighed is None:
            yield Change(span_old, span_new, (ChangeClass.REWORDED,), None, tuple(group), why)
            continue
        classes = [_CLASS_OF[weighed]]
        if _is_quoted(old, span_old) or _is_quoted(new, span_new):
            classes.append(ChangeClass.QUOTATION_CHANGED)
        yield Change(before, after, tuple(classes), weighed, tuple(group), why)


_DONE = {Effect.ATTRIBUTION_ADDED: "were added", Effect.ATTRIBUTION_REMOVED: "were taken out"}
_CLASS_OF = {
    Effect.SOFTENED: ChangeClass.SOFTENED,
    Effect.HARDENED: ChangeClass.HARDENED,
    Effect.REWORDED: ChangeClass.FRAMING_CHANGED,
}


def _attributions(
    old: Told, new: Told, before: Span, after: Span, edits: Sequence[WordEdit]
) -> Iterator[tuple[Effect, Attribution]]:
    """Attributions of one of two sentences that are none in the other, where their cue is among the edits."""
    olds, news = old.cues_in(before), new.cues_in(after)
    if len(news) > len(olds):
        for one in news:
            if _is_edited(one, [edit.new for edit in edits]):
                yield Effect.ATTRIBUTION_ADDED, one
                return
    elif len(olds) > len(news):
        for one in olds:
            if _is_edited(one, [edit.old for edit in edits]):
                yield Effect.ATTRIBUTION_REMOVED, one
                return


def _is_edited(one: Attribution, edits: Sequence[Span]) -> bool:
    parts = (*one.cue, *one.source)
    return bool(parts) and all(any(edit.overlaps(part) for edit in edits) for part in parts)


def _holds(one: Attribution, edit: WordEdit, effect: Effect) -> bool:
    """Whether an edit is of the attribution's own words for who says so."""
    side = edit.new if effect is Effect.ATTRIBUTION_ADDED else edit.old
    return any(side.overlaps(part) for part in (*one.source, *one.cue))


def _grouped(text: str, edits: Sequence[WordEdit]) -> Iterator[list[WordEdit]]:
    """Edits that lie within `NEAR` words of one another."""
    group: list[WordEdit] = []
    for edit in edits:
        if group and len(_WORD.findall(text[group[-1].old.end : edit.old.start])) > NEAR:
            yield group
            group = []
        group.append(edit)
    if group:
        yield group


def _figure(
    old: Told, new: Told, span_old: Span, span_new: Span, before: Span, after: Span, group: Sequence[WordEdit]
) -> Change | None:
    """A figure of which value, bound or unit is another, where its words are among those that differ."""
    olds = [f for f in old.figures_in(before) if f.span.overlaps(span_old) or _touches(f.span, span_old)]
    news = [f for f in new.figures_in(after) if f.span.overlaps(span_new) or _touches(f.span, span_new)]
    if not olds or not news:
        return None
    values = [
        [(f.low, f.high, f.unit if f.unit in (None, "percentage") else "") for f in side] for side in (olds, news)
    ]
    if values[0] == values[1]:
        return None
    pairs = list(zip(olds, news, strict=True)) if len(olds) == len(news) else [(olds[0], news[0])]
    told = [(one.span.of(old.text), other.span.of(new.text)) for one, other in pairs]
    why = ", ".join(f"{one} became {other}" for one, other in told if one != other or len(told) == 1)
    return Change(before, after, (ChangeClass.FIGURE_CHANGED,), Effect.FIGURE_CHANGED, tuple(group), why)


def _beside_figure(old: Told, new: Told, before: Span, after: Span, group: Sequence[WordEdit]) -> Iterator[Change]:
    """What the words beside a changed figure make of the claim: "12 will" and "30 might" differ twice."""
    olds, news = [f.span for f in old.figures_in(before)], [f.span for f in new.figures_in(after)]
    for edit in group:
        if any(f.overlaps(edit.old) for f in olds) or any(f.overlaps(edit.new) for f in news):
            continue
        weighed = _weigh_certainty(*_differing(edit.old.of(old.text), edit.new.of(new.text)))
        if weighed is not None:
            yield Change(before, after, (_CLASS_OF[weighed[0]],), weighed[0], (edit,), weighed[1])


def _touches(figure: Span, edit: Span) -> bool:
    """Whether an edit stands right before or behind a figure, as where a bound comes or goes."""
    return abs(figure.start - edit.end) <= 1 or abs(edit.start - figure.end) <= 1


def _is_quoted(told: Told, span: Span) -> bool:
    return any(
        one.manner is not Manner.INDIRECT and any(part.holds(span) for part in one.content)
        for one in told.statements_in(span)
    )


def _weigh(before: str, after: str) -> tuple[Effect | None, str]:
    """What replacing words does to a claim: makes less of it, more of it, or puts it otherwise.

    Words that hedge or measure tell; failing that, words that only went make it less definite and words that only
    came more. None: the same in other words.
    """
    olds, news = _terms(before), _terms(after)
    gone, come = _differing(before, after)
    if not gone and not come:
        return None, "little words"
    if _same_sense(gone, come):
        return None, "the same in other words"
    ranks = [
        max((n for n, row in enumerate(lexicon.QUANTIFIERS) if set(side) & row), default=None) for side in (olds, news)
    ]
    if ranks[0] is not None and ranks[1] is not None and ranks[0] != ranks[1]:
        less = ranks[1] < ranks[0]
        return (Effect.SOFTENED if less else Effect.HARDENED), "it is said of fewer" if less else "it is said of more"
    if (certainty := _weigh_certainty(gone, come)) is not None:
        return certainty
    if len(gone) > len(come):
        return Effect.SOFTENED, "words that make it definite were left out"
    if len(come) > len(gone):
        return Effect.HARDENED, "words that make it more definite were added"
    return Effect.REWORDED, "it is told in other words"


def _differing(before: str, after: str) -> tuple[list[str], list[str]]:
    """The telling words and phrases that went and those that came."""
    olds, news = _terms(before), _terms(after)
    return (
        [w for w in olds if w not in news and w not in lexicon.FUNCTION_WORDS],
        [w for w in news if w not in olds and w not in lexicon.FUNCTION_WORDS],
    )


def _weigh_certainty(gone: Sequence[str], come: Sequence[str]) -> tuple[Effect, str] | None:
    """What words that hedge or intensify make of a claim, if any came or went."""
    hedged = sum(w in lexicon.HEDGES for w in come) - sum(w in lexicon.HEDGES for w in gone)
    strong = sum(w in lexicon.INTENSIFIERS for w in come) - sum(w in lexicon.INTENSIFIERS for w in gone)
    if hedged > 0 or strong < 0:
        return Effect.SOFTENED, "less is claimed"
    if hedged < 0 or strong > 0:
        return Effect.HARDENED, "more is claimed"
    return None


def _terms(text: str) -> list[str]:
    """Words, those of a phrase that the lexicon weighs as one: "at_this_stage"."""
    return ["_".join(term.casefold().replace("’", "'").split()) for term in _TERM.findall(text)]


def _tokens(text: str) -> list[str]:
    return [w.casefold().replace("’", "'") for w in _WORD.findall(text)]


def _same_sense(gone: Sequence[str], come: Sequence[str]) -> bool:
    """Whether every word that went has one of its like that came."""
    left = list(come)
    for word in gone:
        same = next((w for w in left if _is_same(word, w)), None)
        if same is None:
            return False
        left.remove(same)
    return not left


def _is_same(one: str, other: str) -> bool:
    if any(one in row and other in row for row in lexicon.SAME_SENSE):
        return True
    return _plain(one) == _plain(other)


# --- Noise ------------------------------------------------------------------------------------------------------


def _is_noise(old: Told, new: Told, edit: WordEdit) -> bool:
    before, after = edit.old.of(old.text), edit.new.of(new.text)
    if _letters(before) == _letters(after):
        return True
    olds, news = (
        [w for word in _tokens(side) for w in lexicon.CONTRACTIONS.get(word, _split(word)).split()]
        for side in (before, after)
    )
    if [_plain(w) for w in olds] == [_plain(w) for w in news]:
        return True
    if _same_sense(olds, news) or (len(olds) == len(news) == 1 and _is_typo(olds[0], news[0])):
        return True
    if _moves_with_time(old, new, edit) or _is_same_figure(old, new, edit):
        return True
    one, other = old.speaker_of(before.strip()), new.speaker_of(after.strip())
    return one is not None and other is not None and _named(old, one) == _named(new, other)


def _noise_of(old: Told, new: Told, edit: WordEdit) -> ChangeClass:
    before, after = edit.old.of(old.text), edit.new.of(new.text)
    if not _WORD.search(before + after):
        return ChangeClass.PUNCTUATION
    if _letters(before) == _letters(after) or _is_same_figure(old, new, edit):
        return ChangeClass.FORMATTING
    if _moves_with_time(old, new, edit):
        return ChangeClass.UPDATED
    olds, news = _tokens(before), _tokens(after)
    return ChangeClass.TYPO if len(olds) == len(news) == 1 and _is_typo(olds[0], news[0]) else ChangeClass.REWORDED


def _letters(words: str) -> str:
    return re.sub(r"[^\w%£€$]", "", canonical_quotes(unescape(words))).casefold()


def _is_typo(one: str, other: str) -> bool:
    """Whether two words differ by a slip of the pen, and not by what turns a word round."""
    if min(len(one), len(other)) < SHORTEST_TYPO or one[0] != other[0] or any(c.isdigit() for c in one + other):
        return False
    if one in other or other in one or any(one.endswith(e) != other.endswith(e) for e in ("ed", "ing", "s", "n't")):
        return False
    return OSA.distance(one, other) <= TYPO and one[:2] == other[:2]


def _moves_with_time(old: Told, new: Told, edit: WordEdit) -> bool:
    """Whether one time took the place of another that is as exact: "by dawn", "by midday"."""
    olds = [t for t in old.reading.timexes if t.span.overlaps(edit.old)]
    news = [t for t in new.reading.timexes if t.span.overlaps(edit.new)]
    if len(olds) != 1 or len(news) != 1:
        return False
    one, other = olds[0].value, news[0].value
    is_whole = all(
        _covers(t.span, span, told.text) for t, span, told in ((olds[0], edit.old, old), (news[0], edit.new, new))
    )
    return is_whole and one != other and len(one) == len(other)


def _is_same_figure(old: Told, new: Told, edit: WordEdit) -> bool:
    """Whether a figure is only written otherwise: "£12,500", "£12.5k"."""
    sides = []
    for told, span in ((old, edit.old), (new, edit.new)):
        figures = told.figures_in(span)
        if len(figures) != 1 or not _covers(figures[0].span, span, told.text):
            return False
        one = figures[0]
        sides.append((one.low, one.high, one.approx, one.is_open, one.unit))
    return sides[0] == sides[1]


def _covers(timex: Span, edit: Span, text: str) -> bool:
    """Whether the words of an edit, little words apart, are those of a time expression."""
    outside = text[edit.start : max(edit.start, timex.start)] + " " + text[min(edit.end, timex.end) : edit.end]
    return not [w for w in _tokens(outside) if w not in lexicon.FUNCTION_WORDS]


def _split(word: str) -> str:
    """A contraction as two words: "wasn't" as "was not"."""
    for tail, whole in (("n't", "not"), ("'ve", "have"), ("'re", "are"), ("'ll", "will")):
        if word.endswith(tail) and len(word) > len(tail):
            return f"{word[: -len(tail)]} {whole}"
    return word


def _plain(word: str) -> str:
    """A word without what only spelling tells."""
    for one, other in lexicon.SPELLINGS:
        if one == "enq":
            word = word.replace("enq", "inq")
        elif word.endswith(one) and len(word) > len(one) + 2:
            return word[: -len(one)] + other
    return word


def _named(told: Told, number: int) -> str:
    return told.reading.speakers[number].name.casefold()
