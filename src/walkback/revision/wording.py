"""What becomes of a claim when words take the place of others: the same, less, more, the opposite, other words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from html import unescape
from typing import NamedTuple

from walkback.figure.counted import singular
from walkback.revision import lexicon
from walkback.revision.record import ChangeClass, Effect
from walkback.revision.typo import is_typo
from walkback.statement.lexicon import all_verbs, any_of, gerunds, inflect, participles, pasts
from walkback.text.quotes import canonical_quotes

LARGER = 1.5  # times as many telling words went as came, above which details went
_WORD = re.compile(r"\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?|[^\W\d_]+(?:['’][^\W\d_]+)*|%|[£€$]")
_TERM = re.compile(rf"\b{any_of(' '.join(w for w in lexicon.WEIGHED if '_' in w))}\b|{_WORD.pattern}", re.IGNORECASE)
_PENDING = re.compile(rf"\b{any_of(lexicon.PENDING)}\s+(?=to\b)", re.IGNORECASE)
_AHEAD = re.compile(
    rf"\b(?:will|shall)\b|['’]ll\b|\b(?:is|are|was|were|be)\s+(?:{any_of(lexicon.PENDING)}\s+)?to\b", re.IGNORECASE
)


class Weighed(NamedTuple):
    """What a change of words is, what it does to the story, and why, in a line for a reader."""

    change: ChangeClass
    effect: Effect | None
    why: str


def weigh_words(before: str, after: str, *, untimed: tuple[str, str] | None = None) -> Weighed:
    """Weigh the words that went against those that came.

    In this order: the same in other words; a "not" that came or went; quantifiers, hedges and words of degree; the same
    verbs of another time, which is an update unless what was done is now to come; details that were left out or added,
    which make the claim less or more definite. What is left is told in other words, and fewer of them say less.

    Args:
        before: the words of the old version, as they stand.
        after: those of the new one.
        untimed: both without their time expressions, which go with the tense.
    """
    gone, come = _differing(before, after)
    is_turned = _count_negations(before) != _count_negations(after)
    plain_gone, plain_come = ([w for w in side if w not in lexicon.NEGATIONS] for side in (gone, come))
    if is_turned and _holds(plain_gone, plain_come):
        return Weighed(ChangeClass.FRAMING_CHANGED, Effect.REWORDED, "a word that denies came or went")
    if not gone and not come:
        if _turns_round(before, after):
            return Weighed(ChangeClass.FRAMING_CHANGED, Effect.REWORDED, "a little word gave way to its opposite")
        if _changed_places(before, after):
            return Weighed(ChangeClass.FRAMING_CHANGED, Effect.REWORDED, "the same words in another order")
        return _told_of_time(before, after) or Weighed(ChangeClass.REWORDED, None, "little words, or endings")
    if _pair_off(gone, come, _is_same) or _tells_whom(gone, come):
        return Weighed(ChangeClass.REWORDED, None, "the same in other words")
    if (effect := _weigh_quantity(before, after)) is not None:
        why = "it is said of fewer" if effect is Effect.SOFTENED else "it is said of more"
        return Weighed(_CLASS_OF[effect], effect, why)
    if (certainty := _weigh_terms(gone, come)) is not None:
        return certainty
    if not is_turned and (later := _same_verbs(*(untimed or (before, after)))) is not None:
        return later
    if _is_most(len(gone), len(come)):
        return Weighed(ChangeClass.DETAIL_REMOVED, Effect.SOFTENED, "words that make it definite were left out")
    if _is_most(len(come), len(gone)):
        return Weighed(ChangeClass.DETAIL_ADDED, Effect.HARDENED, "words that make it more definite were added")
    if len(gone) > len(come):
        return Weighed(ChangeClass.FRAMING_CHANGED, Effect.SOFTENED, "it is told in fewer words, less definitely")
    if len(come) > len(gone):
        return Weighed(ChangeClass.FRAMING_CHANGED, Effect.HARDENED, "it is told in more words, more definitely")
    return Weighed(ChangeClass.FRAMING_CHANGED, Effect.REWORDED, "it is told in other words")


def _is_most(words: int, others: int) -> bool:
    return words > LARGER * others


_CLASS_OF = {Effect.SOFTENED: ChangeClass.SOFTENED, Effect.HARDENED: ChangeClass.HARDENED}


def weigh_certainty(before: str, after: str) -> Weighed | None:
    """What words that hedge or intensify make of a claim, if any came or went."""
    return _weigh_terms(*_differing(before, after))


def is_same_wording(before: str, after: str) -> bool:
    """Whether words only spell, set or say the same otherwise: letters, contractions, one sense, a slip of the pen."""
    if letters_of(before) == letters_of(after):
        return True
    olds, news = (_whole_words(side) for side in (before, after))
    if [_plain(w) for w in olds] == [_plain(w) for w in news]:
        return True
    return _pair_off(olds, news, _is_same) or (len(olds) == len(news) == 1 and is_typo(olds[0], news[0]))


def letters_of(words: str) -> str:
    """The letters, numbers and signs of words, without what only sets them."""
    return re.sub(r"[^\w%£€$]", "", canonical_quotes(unescape(words))).casefold()


def words_of(text: str) -> list[str]:
    """The words, numbers and signs of a text, in small letters."""
    return [w.casefold().replace("’", "'") for w in _WORD.findall(text)]


def content_words(text: str) -> frozenset[str]:
    """The words of a text but for the little ones."""
    return frozenset(words_of(text)) - lexicon.FUNCTION_WORDS


def telling_words(text: str) -> Counter[str]:
    """How often each word of a text stands in it, but for the little ones."""
    return Counter(w for w in words_of(text) if w not in lexicon.FUNCTION_WORDS)


def _tells_whom(gone: Sequence[str], come: Sequence[str]) -> bool:
    """Whether one verb of saying gave way to another, and the press is named as whom it was said to, or no longer."""
    said_gone, said_come = ([w for w in side if w not in lexicon.AUDIENCES] for side in (gone, come))
    return len(said_gone) == len(said_come) == 1 and not _rows_of(said_gone[0]).isdisjoint(
        _rows_of(said_come[0]) & _rows_of("said")
    )


def is_verb(word: str) -> bool:
    """Whether a word in small letters is a form of a verb, whatever else it may be."""
    return word in _verbs().bases


# --- Less and more ----------------------------------------------------------------------------------------------


def _weigh_quantity(before: str, after: str) -> Effect | None:
    old, new = (
        max((rank for rank, row in enumerate(lexicon.QUANTIFIERS) if not row.isdisjoint(terms)), default=None)
        for terms in (_terms(before), _terms(after))
    )
    if old is None or new is None or old == new:
        return None
    return Effect.SOFTENED if new < old else Effect.HARDENED


def _weigh_terms(gone: Sequence[str], come: Sequence[str]) -> Weighed | None:
    hedged = sum(w in lexicon.HEDGES for w in come) - sum(w in lexicon.HEDGES for w in gone)
    strong = sum(w in lexicon.INTENSIFIERS for w in come) - sum(w in lexicon.INTENSIFIERS for w in gone)
    if hedged > 0 or strong < 0:
        return Weighed(ChangeClass.SOFTENED, Effect.SOFTENED, "less is claimed")
    if hedged < 0 or strong > 0:
        return Weighed(ChangeClass.HARDENED, Effect.HARDENED, "more is claimed")
    return None


def _differing(before: str, after: str) -> tuple[list[str], list[str]]:
    """The telling words and phrases that went and those that came; plural and singular are one."""
    olds, news = _terms(before), _terms(after)
    had, has = set(map(singular, olds)), set(map(singular, news))
    return (
        [w for w in olds if w not in lexicon.FUNCTION_WORDS and singular(w) not in has],
        [w for w in news if w not in lexicon.FUNCTION_WORDS and singular(w) not in had],
    )


@lru_cache(maxsize=1024)
def _terms(text: str) -> tuple[str, ...]:
    """Words, those of a phrase that the lexicon weighs as one: "at_this_stage"; contractions as two."""
    found: list[str] = []
    for term in _TERM.findall(text):
        low = "_".join(term.casefold().replace("’", "'").split())
        found += [low] if "_" in low else _split(low).split()
    return tuple(found)


def _changed_places(before: str, after: str) -> bool:
    """Whether the same telling words stand in another order: "the mate hit the cook"."""
    olds, news = ([w for w in _terms(side) if w not in lexicon.FUNCTION_WORDS] for side in (before, after))
    return olds != news and Counter(olds) == Counter(news)


def _turns_round(before: str, after: str) -> bool:
    """Whether a little word gave way to its opposite: "before", "after"."""
    olds, news = Counter(_terms(before)), Counter(_terms(after))
    return any(
        olds[one] - news[one] == 1 == news[other] - olds[other]
        for pair in lexicon.OPPOSITES
        for one, other in (pair, pair[::-1])
    )


def _count_negations(text: str) -> int:
    return sum(w in lexicon.NEGATIONS for w in _terms(text))


def _holds(gone: Sequence[str], come: Sequence[str]) -> bool:
    """Whether one side has all words of the other: "warned twice", "did not warn"; an added clause is no denial."""
    less, more = sorted((list(gone), list(come)), key=len)
    if not less:
        return not more
    left = list(more)
    for word in less:
        same = next((w for w in left if _is_same_or_verb(word, w)), None)
        if same is None:
            return False
        left.remove(same)
    return True


# --- The same ---------------------------------------------------------------------------------------------------


def _pair_off(gone: Iterable[str], come: Iterable[str], is_one: Callable[[str, str], bool]) -> bool:
    """Whether every word that went has one of its like that came, and none is left."""
    left = list(come)
    for word in gone:
        same = next((w for w in left if is_one(word, w)), None)
        if same is None:
            return False
        left.remove(same)
    return not left


def _is_same(one: str, other: str) -> bool:
    return _plain(one) == _plain(other) or not _rows_of(one).isdisjoint(_rows_of(other))


@cache
def _senses() -> dict[str, frozenset[int]]:
    """The numbers of the rows of one sense in which a word stands, verbs in all their forms."""
    rows: list[Collection[str]] = [*lexicon.SAME_SENSE]
    rows += [frozenset(form for verb in row for form in inflect(verb)) for row in lexicon.SAME_VERBS]
    found: dict[str, set[int]] = {}
    for number, row in enumerate(rows):
        for word in row:
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def _rows_of(word: str) -> frozenset[int]:
    return _senses().get(word, frozenset())


def _whole_words(text: str) -> list[str]:
    return [w for word in words_of(text) for w in _split(word).split()]


def _split(word: str) -> str:
    """A contraction as two words: "wasn't" as "was not"."""
    if word in lexicon.CONTRACTIONS:
        return lexicon.CONTRACTIONS[word]
    for tail, whole in (("n't", "not"), ("'ve", "have"), ("'re", "are"), ("'ll", "will")):
        if word.endswith(tail) and len(word) > len(tail):
            return f"{word[: -len(tail)]} {whole}"
    return word


def _plain(word: str) -> str:
    """A word without what only spelling tells."""
    if word in lexicon.ORDINALS:
        return lexicon.ORDINALS[word]
    for one, other in lexicon.SPELLINGS:
        if one == "enq":
            word = word.replace("enq", "inq")
        elif word.endswith(one) and len(word) > len(one) + 2:
            return word[: -len(one)] + other
    return word


# --- Time -------------------------------------------------------------------------------------------------------


def _same_verbs(before: str, after: str) -> Weighed | None:
    """What it is to tell the same by the same verbs of another time: "are to meet", "have met"."""
    olds, news = (list(_differing_words(*pair)) for pair in ((before, after), (after, before)))
    if not (olds or news) or not _pair_off(olds, news, _is_same_or_verb):
        return None
    return _told_of_time(before, after) or Weighed(ChangeClass.UPDATED, None, "told of another time")


def _differing_words(before: str, after: str) -> Iterator[str]:
    others = _terms(_PENDING.sub("", after))
    for word in _terms(_PENDING.sub("", before)):
        if word not in others and word not in lexicon.FUNCTION_WORDS and word not in lexicon.TIMELY:
            yield word


def _told_of_time(before: str, after: str) -> Weighed | None:
    """Whether what was told as done is now told as to come: less is claimed."""
    if _AHEAD.search(after) is None or _AHEAD.search(before) is not None:
        return None
    if not any(w in lexicon.DONE or w in _verbs().past for w in _terms(before)):
        return None
    return Weighed(ChangeClass.SOFTENED, Effect.SOFTENED, "what was told as done is told as to come")


class _Verbs(NamedTuple):
    bases: dict[str, frozenset[str]]  # of each form
    past: frozenset[str]  # pasts and participles that are no base form
    gerund: frozenset[str]


@cache
def _verbs() -> _Verbs:
    bases: dict[str, set[str]] = {}
    for verb in all_verbs():
        for form in inflect(verb):
            bases.setdefault(form, set()).add(verb)
    past = frozenset(form for verb in all_verbs() for form in (*pasts(verb), *participles(verb))) - all_verbs()
    gerund = frozenset(form for verb in all_verbs() for form in gerunds(verb))
    return _Verbs({form: frozenset(verbs) for form, verbs in bases.items()}, past, gerund)


def _is_same_or_verb(one: str, other: str) -> bool:
    """Whether two words are of one sense, or one verb of which one is in the past.

    Words in "-ing" are nouns too, so that they tell too little.
    """
    if one == other or _is_same(one, other):
        return True
    verbs = _verbs()
    if one in verbs.gerund or other in verbs.gerund or not (one in verbs.past or other in verbs.past):
        return False
    return bool(verbs.bases.get(one, frozenset()) & verbs.bases.get(other, frozenset()))
