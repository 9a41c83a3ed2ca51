"""Statements turned into their opposite by rule: "had told Oslo" and "did not tell Oslo", long and short.

The labelled sets have short sentences with a negation; in a long statement of news the pair model overlooks one. Made
of clauses from affairs, answers and claims: each with its opposite, and with itself in another dress (another reporting
word, tense, end), so that alike words alone tell nothing.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from functools import cache

from training.affair_pairs import AGREE, OPPOSE
from training.pair_rows import Row
from walkback.question.wording import statement_words
from walkback.statement import lexicon
from walkback.statement.clause import HAVE, Word, find_verb_group, verb_forms, words_of
from walkback.statement.lexicon import all_verbs, inflect, words

SHORTEST, LONGEST = 4, 34  # words of a clause
CUES = (
    "said",
    "told reporters",
    "claims",
    "insisted",
    "added",
    "stated",
    "clarified",
    "wrote",
    "confirmed",
    "repeated",
    "",
)
SPEAKERS = ("the ministry", "a spokesman", "Ms Okafor", "the company", "Oslo", "the union", "police", "he", "")
_BE = words(lexicon.BE_FORMS)
_DO = words(lexicon.DO_FORMS)
_MODALS = words("will would can could may might must shall should")
_ENDS = re.compile(r",?\s(?:on|in|at|before|after|because|since|until|when|while|from|for|by)\s")
_OPENERS = words(
    "if should had were when while as unless although though because since whether either how why what who"
)
_THINGS = words(lexicon.DETERMINERS) | words(
    "none no some any much many more two three four five ten his her its their"
)
_TWICE = re.compile(
    r"\b(?:no|none|nobody|nothing|never|neither|nor|without|hardly|only)\b|\bnot\b.*\bnot\b", re.IGNORECASE
)
_MARKS = '"“”„«»'


def opposite(clause: str) -> str | None:
    """The clause with its verb negated, or without the negation that it has; None where its verb is not found.

    >>> opposite("the navy had told Oslo before the exercise")
    'the navy had not told Oslo before the exercise'
    >>> opposite("the navy told Oslo")
    'the navy did not tell Oslo'
    >>> opposite("the boats were not searched")
    'the boats were searched'
    """
    found = _helper(clause)
    if found is None:
        return None
    tokens, start, is_helper, negated = found
    word = tokens[start]
    if negated:
        taken = re.sub(r"^(\s+)not\b\s*|^n['’]t\b", lambda m: m[1] or "", clause[word.end :], count=1)
        return None if taken == clause[word.end :] else _joined(clause[: word.end], taken)
    if re.match(r"\s+never\b", clause[word.end :]):
        return None
    if is_helper:
        return f"{clause[: word.end]} not{clause[word.end :]}"
    base = _bases().get(word.low)
    if base is None:
        return None
    done = "did" if word.low in verb_forms().past else "does" if word.low == lexicon.third_person(base) else "do"
    return f"{clause[: word.start]}{done} not {base}{clause[word.end :]}"


def retold(clause: str, rng: random.Random) -> str:
    """The same clause with a shorter end or in another tense, as far as that can be done."""
    told = clause
    if rng.random() < 0.5:
        ends = [m.start() for m in _ENDS.finditer(told) if m.start() > 0.55 * len(told)]
        if ends:
            told = told[: rng.choice(ends)]
    if rng.random() < 0.5:
        told = re.sub(r"\bhad not (\w+ed)\b", lambda m: _did_not(m), told, count=1)
        told = re.sub(r"\bwas\b", "had been", told, count=1) if rng.random() < 0.3 else told
    return told


def _did_not(match: re.Match[str]) -> str:
    base = _bases().get(match[1])
    return f"did not {base}" if base else match[0]


def negation_rows(clauses: Iterable[str], count: int, rng: random.Random) -> list[Row]:
    """So many rows: a half opposed, the rest alike, among those some with the negation in both."""
    fitting = []
    for clause in clauses:
        plain = "".join(char for char in clause if char not in _MARKS).strip().rstrip(".,;!")
        plain = re.sub(r"^that\s+", "", plain)
        is_fit = SHORTEST <= len(plain.split()) <= LONGEST and "." not in plain and not _TWICE.search(plain)
        if is_fit and opposite(plain):
            fitting.append(plain)
    rows = []
    for _ in range(count):
        clause = rng.choice(fitting)
        other = opposite(clause)
        assert other is not None
        if rng.random() < 0.5:
            a, b, stance = clause, retold(other, rng), OPPOSE
        else:
            a, stance = (clause, AGREE) if rng.random() < 0.5 else (other, AGREE)
            b = retold(a, rng)
        if rng.random() < 0.5:
            a, b = b, a
        rows.append(Row(_dressed(a, rng), _dressed(b, rng), True, stance, f"negations:{clause[:40]}"))
    return rows


def _dressed(clause: str, rng: random.Random) -> str:
    content = clause
    if rng.random() < 0.4:
        content = f"that {content}" if rng.random() < 0.6 else f"“{content[0].upper()}{content[1:]},”"
    if rng.random() < 0.3:
        return content
    return statement_words(content, speaker=rng.choice(SPEAKERS), cue=rng.choice(CUES))


def _helper(clause: str) -> tuple[Sequence[Word], int, bool, bool] | None:
    """The words, the place of the verb or its first helper, whether it is a helper, whether it is negated."""
    tokens = words_of(clause)
    group = find_verb_group(tokens, 0, len(tokens)) if tokens else None
    if group is None or not group.is_main or tokens[0].low in _OPENERS or "," in clause[: tokens[group.start].start]:
        return None
    low = tokens[group.start].low
    is_helper = low in _BE | _MODALS or (low in HAVE | _DO and len(group.helpers) + bool(group.modal) > 0)
    follows = tokens[group.main].low if group.main < len(tokens) else ""
    if low in HAVE and len(group.helpers) == 1 and (follows in _THINGS or follows[:1].isdigit()):
        is_helper = False
    if low.startswith("'") or group.start == 0:
        return None
    return tokens, group.start, is_helper, group.negated


def _joined(left: str, right: str) -> str:
    return f"{left.rstrip()} {right.lstrip()}"


@cache
def _bases() -> dict[str, str]:
    found: dict[str, str] = {}
    for verb in sorted(all_verbs()):
        for form in inflect(verb):
            found.setdefault(form, verb)
    return found
