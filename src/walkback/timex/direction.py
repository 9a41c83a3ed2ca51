"""Whether an expression looks back or ahead, by the verbs near by."""

from __future__ import annotations

from functools import cache

from walkback.statement.clause import verb_forms
from walkback.timex.words import Words

_AHEAD = frozenset("will shall 'll going would expects expect upcoming payable effective".split())
# Verbs that tell of what is fixed to come even in the present: "the council meets on Monday".
_MEETINGS = frozenset("meet go begin start resume open close end expire arrive depart convene sit travel fly".split())
_MEETS = frozenset(f"{verb}es" if verb.endswith("o") else f"{verb}s" for verb in _MEETINGS) | {"flies"}
_PLURALS = frozenset("they we you people men women".split())
_NEGATIONS = frozenset({"not", "never", "no", "nobody"})
_REACH_OF_UNTIL = 6  # words
# Participles of what is awaited: ahead alone ("due on Friday") and after "is", back after "was" ("was due on Friday").
_AWAITED = frozenset("scheduled expected planned due slated".split())
_ONLY_AFTER_BE = frozenset({"set"})
_IS = frozenset("is are be 's 're".split())
_WAS = frozenset("was were had been".split())
_BEFORE_TO = frozenset("is are likely ready about expect plan hope want intend".split())
_BACK = frozenset("was were had did been has have said".split())
_REACH_BACK, _REACH_ON = 14, 8  # words
_MARKS = frozenset({"\n", ";", "?", "!"})
_SHORTENED = frozenset(
    """mr mrs ms dr prof gen col lt maj sgt capt cmdr adm sen rep gov pres st jr sr inc corp co ltd no vs etc jan feb
    mar apr jun jul aug sep sept oct nov dec am pm""".split()
)


@cache
def _pasts() -> frozenset[str]:
    forms = verb_forms()
    return (forms.past - forms.base) | _BACK


def find_direction(words: Words, start: int, end: int) -> int:
    """Whether the verb near words ``[start, end)`` tells of the past (-1) or of what is to come (1), or none tells (0).

    The nearest verb before them in the sentence counts, else the nearest one after them.
    """
    before = words.at(start - 1)
    if words.at(end) == "'s" and words.at(start) not in ("next", "this"):
        return -1  # "Wednesday's ruling"
    if before == "since":
        return -1
    if before in ("until", "till", "through"):
        # "closed until Friday", but "did not know until Friday"
        early = words.low[max(start - _REACH_OF_UNTIL, 0) : start - 1]
        return 1 if _NEGATIONS.isdisjoint(early) and not any(w.endswith(("n't", "n’t")) for w in early) else -1
    if before in ("on", "in") and words.at(start - 2) in ("is", "are"):
        return 1  # "the vote is on Friday"
    if before == "as" and words.at(start - 2) in ("early", "soon", "late"):
        return 1
    for at in range(start - 1, max(start - _REACH_BACK, 0) - 1, -1):
        if _ends_sentence(words, at):
            break
        if told := _tells(words, at):
            return told
    for at in range(end, min(end + _REACH_ON, len(words.low))):
        if _ends_sentence(words, at):
            break
        if told := _tells(words, at):
            return told
    return 0


def _ends_sentence(words: Words, at: int) -> bool:
    word = words.low[at]
    if word != ".":
        return word in _MARKS
    before = words.at(at - 1)
    return not (len(before) == 1 and before.isalpha()) and before not in _SHORTENED  # "U.S.", "Mr."


def _tells(words: Words, at: int) -> int:
    word, before = words.low[at], words.at(at - 1)
    if word in _AHEAD or word in _MEETS:
        return 1
    if word in _MEETINGS and (before in _PLURALS or (before.endswith("s") and len(before) > len("his"))):
        return 1
    if word in _AWAITED or word in _ONLY_AFTER_BE:
        return -1 if before in _WAS else 1 if before in _IS or word in _AWAITED else 0
    if word == "to" and words.at(at + 1) in verb_forms().base:
        if before in _AWAITED or before in _ONLY_AFTER_BE:
            return _tells(words, at - 1)
        return 1 if before in _BEFORE_TO or before in verb_forms().past or before in verb_forms().third else 0
    if word not in _pasts() or before == "be" or _is_name(words, at):
        return 0
    return -1


def _is_name(words: Words, at: int) -> bool:
    """Whether a word is written with a capital inside a sentence: "United States"."""
    return at > 0 and words.titled(at) and not _ends_sentence(words, at - 1)
