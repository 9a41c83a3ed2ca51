"""Tell which changes a report's notes own up to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from walkback.revision import note_lexicon as lexicon
from walkback.revision.record import Change, ChangeClass, Note, NoteKind
from walkback.text.numerals import find_numerals
from walkback.text.sentences import find_sentences
from walkback.text.span import Span

LIKE = 0.6  # share of the words that a note sets against each other, above which a change is the one that it tells of
TOPIC = 0.5  # share of what a note speaks of that a change has to share, where the note does not give the words
REACH = 2_000  # code points around a change in which its sentence is looked for


def match_notes(old_text: str, new_text: str, notes: Sequence[Note], changes: Sequence[Change]) -> dict[int, int]:
    """Tell which change, by its index, is explained by which of the ``notes`` of the new version, by its index.

    A note that stood in the old version already explains nothing. For the others, in four steps:

    1. The note gives the words: what differs between its wrong and its right, figures before other words, is what the
       change took away or brought. At least `LIKE` of one side have to be there, and neither side may speak against it
       (a figure that became another one than the note's).
    2. The note says what it is about ("misstated the number of passengers", "to include a comment from the ministry"):
       a change of that kind whose sentence shares `TOPIC` of its words.
    3. The note says only what kind of thing it is about ("a figure", "the headline", "misquoted") and has explained
       nothing yet: the change of that kind, if there is just one left.
    4. The note says only that something changed: the change of substance that is left, if there is just one. Of a note
       of update only what was added or counts anew is taken.

    Changes that are notes themselves, that stand in one, or that lie in page furniture are left out.
    """
    before = _plain(old_text)
    told = {n: _Told(new_text, note) for n, note in enumerate(notes) if _plain(note.span.of(new_text)) not in before}
    if not told:
        return {}
    edits = {i: _Edit(old_text, new_text, change) for i, change in enumerate(changes) if not _is_aside(change, notes)}
    explained: dict[int, int] = {}
    for step in (_gives_words, _is_about):
        for i, edit in edits.items():
            if i not in explained:
                best, number = max((step(one, edit), -n) for n, one in told.items())
                if best > 0:
                    explained[i] = -number
    for n, one in told.items():
        left = {i: edit for i, edit in edits.items() if i not in explained}
        if n not in explained.values():
            fits = [i for i, edit in left.items() if one.is_of_kind(edit.change)]
            if one.is_vague and not fits:
                fits = [i for i, edit in left.items() if edit.change.is_substantive]
                fits = fits if len(fits) == 1 and _may_be(one.note, changes[fits[0]]) else []
            if len(fits) == 1:
                explained[fits[0]] = n
    return dict(sorted(explained.items()))


_SPACE = re.compile(r"[\W_]+")


def _plain(text: str) -> str:
    return f" {_SPACE.sub(' ', text.casefold())} "


def _is_aside(change: Change, notes: Sequence[Note]) -> bool:
    """Whether a change is a note, or the like, rather than of the report."""
    kinds = set(change.classes)
    if kinds and kinds <= {ChangeClass.NOTE, ChangeClass.FURNITURE, ChangeClass.MOVED}:
        return True
    return change.new is not None and any(note.span.holds(change.new) for note in notes)


# --- Words and figures --------------------------------------------------------------------------------------------

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_SAYINGS = frozenset(lexicon.SAYINGS.split())
_NEGATIONS = frozenset("not no never nor none cannot without nobody nothing".split())


@dataclass(frozen=True, slots=True)
class _Bag:
    """The figures of some words and the words besides; plural and singular are one."""

    figures: frozenset[float]
    words: frozenset[str]

    def __sub__(self, other: _Bag) -> _Bag:
        return _Bag(self.figures - other.figures, self.words - other.words)

    @property
    def size(self) -> int:
        return len(self.figures) + len(self.words)


_NOTHING = _Bag(frozenset(), frozenset())


def _bag(text: str) -> _Bag:
    numerals = find_numerals(text)
    covered: set[int] = set()
    for one in numerals:
        covered.update(range(one.span.start, one.span.end))
    words = frozenset(_stem(m.group()) for m in _WORD.finditer(text) if m.start() not in covered)
    return _Bag(frozenset(one.value for one in numerals if one.value is not None), words)


def _stem(word: str) -> str:
    low = word.casefold().replace("’", "'").removesuffix("'s").removesuffix("n't")
    if len(low) > 4 and low.endswith("ies"):
        return low[:-3] + "y"
    return low[:-1] if len(low) > 3 and low.endswith("s") and not low.endswith("ss") else low


_GENERIC = frozenset(_stem(word) for word in lexicon.GENERIC.split()) - _NEGATIONS
_CALENDAR = frozenset(_stem(word) for word in lexicon.CALENDAR.split())


class _Edit:
    """A change as what it took away and what it brought, with the words around."""

    def __init__(self, old_text: str, new_text: str, change: Change) -> None:
        self.change = change
        old = _around(old_text, change.old, [edit.old for edit in change.edits])
        new = _around(new_text, change.new, [edit.new for edit in change.edits])
        self.old, self.new = _bag(old), _bag(new)
        self.gone, self.come = self.old - self.new, self.new - self.old
        sentences = (_sentence(old_text, change.old), _sentence(new_text, change.new))
        self.words = frozenset().union(self.old.words, self.new.words, *(_bag(words).words for words in sentences))


def _around(text: str, whole: Span | None, parts: Sequence[Span]) -> str:
    """The words of one side: the change's stretch, with the edits that lie outside it."""
    pieces = [whole.of(text)] if whole is not None else []
    pieces += [part.of(text) for part in parts if whole is None or not whole.holds(part)]
    return " ".join(pieces)


def _sentence(text: str, part: Span | None) -> str:
    """The sentences in which a stretch stands."""
    if part is None:
        return ""
    start = text.rfind("\n", max(0, part.start - REACH), part.start) + 1 or max(0, part.start - REACH)
    end = text.find("\n", part.end, part.end + REACH)
    end = end if end >= 0 else min(len(text), part.end + REACH)
    return " ".join(s.of(text) for s in find_sentences(text, start, end) if s.overlaps(part))


class _Told:
    """What a note tells: wrong against right, and what it is about."""

    def __init__(self, text: str, note: Note) -> None:
        self.note = note
        wrong = _bag(note.wrong.of(text)) if note.wrong is not None else _NOTHING
        right = _bag(note.right.of(text)) if note.right is not None else _NOTHING
        self.wrong, self.right = _key(wrong - right), _key(right - wrong)
        self.said = note.span.of(text)
        self.about = _bag(self.said).words - _GENERIC - _CALENDAR
        self.adds_saying = bool(_SAYINGS & set(self.said.casefold().split())) and bool(_INCLUDING.search(self.said))
        self.kinds = frozenset().union(*(kinds for pattern, kinds in _OF_KIND if pattern.search(self.said)))

    @property
    def gives_both(self) -> bool:
        """Whether the note gives the words for what was wrong and for what is right."""
        return bool(self.wrong.size and self.right.size)

    @property
    def is_vague(self) -> bool:
        """Whether the note says only that something changed."""
        return not self.about and not self.wrong.size and not self.right.size and not self.adds_saying

    def is_of_kind(self, change: Change) -> bool:
        """Whether the change is of a kind that the note speaks of, where it does not give the words."""
        return not self.gives_both and bool(self.kinds & set(change.classes))


def _key(bag: _Bag) -> _Bag:
    """The words that count: figures where there are any, else words that are about something, else all."""
    if bag.figures:
        return _Bag(bag.figures, frozenset())
    telling = bag.words - _GENERIC
    return _Bag(frozenset(), telling or bag.words)


_INCLUDING = re.compile(r"\b(?:includ\w+|add\w*|with|reflect\w*)\b", re.IGNORECASE)
_COUNTING = re.compile(
    r"\b(?:number|figure|total|toll|sum|amount|cost|price|percentage|share|size|age|count|how\s+(?:many|much)|budget|rate|"
    r"value|distance|length|height|weight|speed|score|margin|population|salary|fine|casualt\w+|calculat\w+|overstated|"
    r"understated)s?\b",
    re.IGNORECASE,
)
_OF_KIND = (
    (_COUNTING, frozenset((ChangeClass.FIGURE_CHANGED,))),
    (
        re.compile(
            r"\b(?:misspel\w+|spell\w*|spelt|misidentif\w+|misnamed|names?|surname|title|age|job)\b", re.IGNORECASE
        ),
        frozenset((ChangeClass.SPEAKER_CHANGED, ChangeClass.TYPO)),
    ),
    (re.compile(r"\b(?:typo\w*|spell\w*|misspel\w*|spelt)\b", re.IGNORECASE), frozenset((ChangeClass.TYPO,))),
    (re.compile(r"\bheadlines?\b", re.IGNORECASE), frozenset((ChangeClass.HEADLINE_CHANGED,))),
    (
        re.compile(r"\b(?:misquot\w+|quot(?:e|es|ed|ation|ations))\b", re.IGNORECASE),
        frozenset((ChangeClass.QUOTATION_CHANGED,)),
    ),
    (
        re.compile(r"\b(?:attribut\w+|misattribut\w+|sourc(?:e|es|ing))\b", re.IGNORECASE),
        frozenset((ChangeClass.ATTRIBUTION_ADDED, ChangeClass.ATTRIBUTION_CHANGED, ChangeClass.ATTRIBUTION_REMOVED)),
    ),
    (
        re.compile(r"\b(?:remov\w+|delet\w+|taken\s+out|cut)\b", re.IGNORECASE),
        frozenset((ChangeClass.STATEMENT_REMOVED, ChangeClass.CONTENT_REMOVED)),
    ),
)


# --- Steps --------------------------------------------------------------------------------------------------------


def _gives_words(told: _Told, edit: _Edit) -> float:
    """How well the note's wrong and right are what the change took away and brought, 0 to 1."""
    gone, come = _share(told.wrong, edit.gone), _share(told.right, edit.come)
    if max(gone, come) < LIKE:
        return 0.0
    if told.wrong.figures or told.right.figures:
        if _clashes(told.wrong, edit.gone, edit.come) or _clashes(told.right, edit.come, edit.gone):
            return 0.0
    elif told.wrong.size and told.right.size and min(gone, come) == 0 and edit.gone.size and edit.come.size:
        return 0.0
    return (gone + come) / 2


def _clashes(told: _Bag, side: _Bag, other: _Bag) -> bool:
    """Whether one figure became another, and this side's is not the one that the note gives."""
    return bool(told.figures and side.figures and other.figures and not told.figures & side.figures)


def _share(told: _Bag, side: _Bag) -> float:
    if not told.size:
        return 0.0
    return (len(told.figures & side.figures) + len(told.words & side.words)) / told.size


def _is_about(told: _Told, edit: _Edit) -> float:
    """How much of what the note speaks of stands in a change of the kind that it tells of, 0 to 1."""
    if told.gives_both or not edit.change.classes:
        return 0.0  # it has given the words, and they are others
    kinds = set(edit.change.classes)
    if told.adds_saying:
        if not kinds & _ADDED:
            return 0.0
        if not told.about:
            return 1.0 if ChangeClass.STATEMENT_ADDED in kinds else 0.0
    elif told.kinds and not told.kinds & kinds:
        return 0.0
    has_figure = bool(told.wrong.figures or told.right.figures)
    if not told.about or (has_figure and (edit.gone.figures or edit.come.figures)):
        return 0.0
    share = len(told.about & edit.words) / len(told.about)
    return share if share >= TOPIC else 0.0


_ADDED = frozenset((ChangeClass.STATEMENT_ADDED, ChangeClass.CONTENT_ADDED, ChangeClass.ATTRIBUTION_ADDED))
_UPDATING = _ADDED | {ChangeClass.FIGURE_CHANGED}


def _may_be(note: Note, change: Change) -> bool:
    return note.kind is not NoteKind.UPDATE or bool(_UPDATING & set(change.classes))
