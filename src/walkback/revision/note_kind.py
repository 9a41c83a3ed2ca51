"""Tell what kind of note it is."""

from __future__ import annotations

import re

from walkback.revision import note_lexicon as lexicon
from walkback.revision.note_lexicon import any_of
from walkback.revision.note_wording import ERRED, STORY, TOLD
from walkback.revision.record import NoteKind

_I = re.IGNORECASE
_LABELS = {kind: re.compile(rf"{any_of(table)}$", _I) for kind, table in lexicon.LABELS.items()}
_DOES = {kind: re.compile(rf"\b{any_of(lexicon.DONE[kind], lexicon.TELLING[kind])}\b", _I) for kind in lexicon.DONE}
_EARLIER_VERSION = r"\b(?:earlier|previous|prior|original)\s+(?:\w+\s+)?(?:version|headline|caption|edition)\b"
_OLD = re.compile(_EARLIER_VERSION, _I)
_ERRS = re.compile(
    rf"\b(?:{ERRED}|{any_of(lexicon.WRONGLY, lexicon.ERRORS)}|(?:to|and)\s+correct|should\s+have|in\s+fact|"
    rf"apologi[sz]es?|regrets?|{any_of(lexicon.FORMERLY)}\s+{TOLD}|corrections?)\b"
    rf"|{_EARLIER_VERSION}[^.]{{0,80}}?\b{TOLD}\b",
    _I,
)
_CLEARS = re.compile(r"\b(?:clarif\w+|mak(?:e|ing)\s+(?:it\s+)?(?:clear|plain)|for\s+clarity|more\s+clearly)\b", _I)
_GONE = r"(?:retracted|withdrawn|unpublished|pulled|taken\s+down|removed)"
_REMOVES_STORY = re.compile(
    rf"\b(?:retraction|(?:this|the|our)\s+(?:[\w’'.-]+\s+){{0,3}}?{STORY}\s+(?:was|has\s+been|is\s+being|has\s+now\s+been)\s+{_GONE}"
    rf"|(?:we|has|have)\s+(?:now\s+)?{_GONE}\s+(?:this|the|our)\s+{STORY})\b",
    _I,
)
_INCLUDES = re.compile(
    r"\bto\s+(?:include|add|update|note)\b"
    r"|\bwith\s+(?:\w+\s+){0,3}(?:comment|details?|information|response|statement)",
    _I,
)
_CORRECTED = re.compile(r"\bcorrect(?:ed|s)\b", _I)
_OF_ITSELF = re.compile(rf"\b(?:{STORY}|{any_of(lexicon.PARTS)}|version|corrected|amended)\b", _I)


def kind_of_label(label: str) -> NoteKind:
    """The kind of a label of `note_lexicon.LABELS`."""
    return next(kind for kind, pattern in _LABELS.items() if pattern.match(label))


def judge_kind(words: str, label: NoteKind | None) -> NoteKind:
    """The kind that a note tells of itself, from its words and the kind of its label.

    A label of update or of an editor's note gives way to words for an error; "amended" is a correction unless the
    words only make clear or add.
    """
    if label in (NoteKind.CORRECTION, NoteKind.CLARIFICATION, NoteKind.RETRACTION):
        return label
    if _REMOVES_STORY.search(words):
        return NoteKind.RETRACTION
    done = next((kind for kind, pattern in _DOES.items() if pattern.search(words)), None)
    errs = bool(_ERRS.search(words))
    if done is NoteKind.CORRECTION and not errs:
        if _CLEARS.search(words):
            return NoteKind.CLARIFICATION
        if _INCLUDES.search(words) and not _CORRECTED.search(words):
            return NoteKind.UPDATE
    if done is NoteKind.CORRECTION or errs:
        return NoteKind.CORRECTION if label is None or errs or _OF_ITSELF.search(words) else label
    if _CLEARS.search(words):
        return NoteKind.CLARIFICATION
    if label is not None and (label is NoteKind.UPDATE or done is None or not _OF_ITSELF.search(words)):
        return label
    return NoteKind.CORRECTION if done is None and _OLD.search(words) else NoteKind.UPDATE
