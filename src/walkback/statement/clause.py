"""Find the words of a clause and its verb: helpers, negation, adverbs, and the word that they help.

No parser: a list of some thousand verbs with their forms, and what stands before and after a word, tell
verbs from nouns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from walkback.model import CueClass
from walkback.statement import lexicon
from walkback.statement.lexicon import all_verbs, inflect, words

_WORD = re.compile(
    r"[^\W_]+?(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|\d[\d,.]*\d|[^\W_]+(?:[-‑][^\W_]+)*|--|[^\w\s]",
    re.IGNORECASE,
)
_PLAIN = str.maketrans("’‑", "'-")


class Word(NamedTuple):
    """A word or mark of a text, at ``[start, end)`` of it; ``low`` is in small letters with plain apostrophes."""

    low: str
    start: int
    end: int
    capital: bool


class VerbGroup(NamedTuple):
    """A finite verb with its helpers; numbers are places in a list of words."""

    start: int
    main: int  # the first word after the helpers: the verb, or what a form of "be" says of the subject
    modal: str  # "will", "may", ... or ""
    helpers: tuple[str, ...]  # forms of "be", "have" and "do"
    adverbs: tuple[str, ...]
    negated: bool
    is_main: bool = True  # False where only the verb of a relative clause was found

    @property
    def links(self) -> bool:
        """Whether it is a form of "be" that says something of its subject."""
        return bool(self.helpers) and self.helpers[-1] in _BE


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words and marks of ``text[start:end]``; "didn't" is two words."""
    found = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        written = match.group()
        low = written.lower()
        if not low.isascii():
            low = low.translate(_PLAIN)
        found.append(Word(low, match.start(), match.end(), written[0].isupper()))
    return found


_MODALS = lexicon.MODALS
_BE = words(lexicon.BE_FORMS)
_FINITE_BE = _BE - {"be", "been", "being"}
HAVE = words(lexicon.HAVE_FORMS)
_DO = words(lexicon.DO_FORMS)
NEGATIONS = words("not n't never neither nor")
_NEVER = words("never neither nor")
NOMINATIVES = words(lexicon.NOMINATIVES)
SUBJECTS = NOMINATIVES | words(lexicon.PRONOUN_SUBJECTS)
_IS_AFTER = words(lexicon.BEFORE_IS)
_IS_BEFORE = words(lexicon.AFTER_IS)
DETERMINERS = words(lexicon.DETERMINERS)
PREPOSITIONS = words(lexicon.PREPOSITIONS)
_SUBORDINATORS = words(lexicon.SUBORDINATORS)
RELATIVES = words(lexicon.RELATIVES)
LEADING = words(lexicon.LEADING)
FREE_LEADING = words(lexicon.FREE_LEADING)
CLAUSE_OPENERS = words(lexicon.CLAUSE_OPENERS)
HEDGE_ADVERBS = words(lexicon.HEDGE_ADVERBS)
ADVERBS = words(lexicon.ADVERBS) | HEDGE_ADVERBS
_NOT_ADVERBS = words(lexicon.NOT_ADVERBS)
_TIMES = words(lexicon.TIMES)
_BEFORE_NOUN_WILL = (DETERMINERS | words(lexicon.BEFORE_NOUN_WILL)) - words("that this these those all both each")
_NOT_MONTH = words(lexicon.BEFORE_MONTH)
AFTER_NO_CONDITION = words(lexicon.AFTER_IF)
NOT_PAST = words(lexicon.NOT_PAST)
MARKS = frozenset("\"“”‘’'«»„*_[]<>|/")
_PAUSES = frozenset(",-—–;:") | {"--"}
_NO_VERB = words("and or nor , who whose whom in of with . ! ?")
_AFTER_PRONOUN = words(
    "all both each himself herself themselves myself ourselves itself yourself guys folks people alone too"
)
# Verbs whose complement may be a clause without "that": "officials denied they knew".
_TAKES_CLAUSE = frozenset(
    form
    for kind, verbs in lexicon.VERBS.items()
    if kind not in (CueClass.ACCUSE, CueClass.DEMAND, CueClass.ASK, CueClass.DOCUMENT)
    for verb in (words(verbs) - words(lexicon.NO_CLAUSE)) | {"ensure"}
    for form in inflect(verb)
)
_BEFORE_NO_VERB = (DETERMINERS - RELATIVES) | PREPOSITIONS | _BE | HAVE | {"'s"}
_SURE, _LIKELY, _WEAK = 3, 2, 1  # a verb; a verb unless a helper follows; a verb if nothing better is found


class _Forms(NamedTuple):
    past_only: frozenset[str]
    past: frozenset[str]
    third: frozenset[str]
    base: frozenset[str]
    participle: frozenset[str]
    gerund: frozenset[str]


@cache
def verb_forms() -> _Forms:
    """The forms of all known verbs, by kind."""
    base = all_verbs()
    participle = frozenset(f for v in base for f in lexicon.participles(v))
    past = frozenset(f for v in base for f in lexicon.pasts(v))
    third = frozenset(lexicon.third_person(v) for v in base)
    gerund = frozenset(f for v in base for f in lexicon.gerunds(v))
    return _Forms(past - participle - base, past, third, base, participle, gerund)


def is_adverb(low: str) -> bool:
    """Whether a word is an adverb that may stand among a verb's helpers."""
    return low in ADVERBS or (low.endswith("ly") and low not in _NOT_ADVERBS)


def is_helper(tokens: Sequence[Word], at: int, title: bool = False) -> bool:
    """Whether a verb group begins with a helper at ``at``: "will", "has", "is" of "isn't".

    No helpers are the noun "will", the names Will and May, and the month. ``title``: the words are in a
    headline's capitals, which tell nothing.
    """
    low = tokens[at].low
    if low in _FINITE_BE or low in HAVE or low in _DO or low == "'d":
        return True
    before = tokens[at - 1].low if at else ""
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if low == "'s":
        is_gerund = after.endswith("ing") and after in verb_forms().gerund and before != "let"
        return before in _IS_AFTER or after in _IS_BEFORE or is_gerund
    if low not in _MODALS:
        return False
    if low == "can":
        return before not in DETERMINERS
    if low not in ("will", "may", "might", "must"):
        return True
    if before in _BEFORE_NOUN_WILL or (low == "will" and after == "of"):
        return False
    if tokens[at].capital and not (title and at):
        return at == 0 and after in SUBJECTS  # "Will he go?"
    is_month = before in _NOT_MONTH or after[:1].isdigit() or after == "'s"
    return not (low == "may" and tokens[at].capital and is_month)


def read_group(tokens: Sequence[Word], at: int, end: int) -> VerbGroup:
    """The verb group that begins with the helper at ``at``."""
    first = tokens[at].low
    modal = _MODALS.get(first, "")
    helpers: list[str] = []
    adverbs: list[str] = []
    negated = first == "cannot"
    later = next((t.low for t in tokens[at + 1 : at + 4] if t.low not in ADVERBS), "")
    if first == "'d":
        had = later in verb_forms().participle and later not in verb_forms().base
        modal = "" if had else "should" if later == "better" else "would"
        helpers += ["had"] if had else []
    elif first == "'s":
        helpers.append("has" if later in ("been", "had", "got", "become", "gone") else "is")
    elif not modal:
        helpers.append(first)
    j = at + 1
    while j < end:
        low = tokens[j].low
        after = tokens[j + 1].low if j + 1 < end else ""
        if low in _BE or low in HAVE:
            lexical = helpers and (helpers[-1] in _DO or (low in HAVE and helpers[-1] in _BE | HAVE))
            if lexical:
                break
            helpers.append(low)
        elif low in NEGATIONS and after in ("only", "just", "merely", "simply", "alone", "least"):
            adverbs.append(f"{low} {after}")
            j += 1
        elif low in NEGATIONS and after == "necessarily":
            adverbs.append("perhaps")
            j += 1
        elif low in NEGATIONS:
            negated = True
        elif low == "no" and after == "longer":
            negated = True
            j += 1
        elif is_adverb(low):
            adverbs.append(low)
        elif low == "," and after in ADVERBS and j + 2 < end and tokens[j + 2].low == ",":
            adverbs.append(after)
            j += 2
        elif low not in MARKS and not (at == 0 and j <= at + 2 and low in SUBJECTS):  # "Will he", "Didn't they"
            break
        j += 1
    return VerbGroup(at, j, modal, tuple(helpers), tuple(adverbs), negated)


def find_verb_group(tokens: Sequence[Word], begin: int, end: int, title: bool = False) -> VerbGroup | None:
    """The verb group of the main clause of ``tokens[begin:end]``, which starts with its subject.

    The verbs of relative clauses on the way ("the man who would be king") are passed over; without a
    parser the verb of "the man the dog saw" may not be. A verb that is not known is found by what stands before
    it (a pronoun as subject) or is not found. ``title``: the words are in a headline's capitals.
    """
    return _Finder(tokens, begin, end, title).find()


class _Finder:
    """Goes from the subject on, word by word, until the main verb is sure."""

    def __init__(self, tokens: Sequence[Word], begin: int, end: int, title: bool) -> None:
        self.tokens, self.begin, self.end, self.title = tokens, begin, end, title
        self.at = begin
        self.seen = 0  # words so far
        self.pending = 0  # relative clauses that wait for their verb
        self.after_comma = False  # the last of them was opened by a comma, and the next one closes it
        self.tentative: VerbGroup | None = None  # the verb, unless a helper shows it to be a participle
        self.weak: VerbGroup | None = None  # the verb, if nothing better comes
        self.relative: VerbGroup | None = None  # a relative clause's
        first = tokens[begin].low if begin < end else ""
        self.may_turn = first in PREPOSITIONS or first in _TIMES  # the subject may come later: "On Monday he"

    def find(self) -> VerbGroup | None:
        while self.at < self.end:
            found = self._step()
            if isinstance(found, VerbGroup):
                return found
            if found:
                break
        if self.tentative or self.weak:
            return self.tentative or self.weak
        return self.relative._replace(is_main=False) if self.relative else None

    def _low(self, offset: int) -> str:
        at = self.at + offset
        return self.tokens[at].low if self.begin <= at < self.end else ""

    def _pass(self, count: int = 1) -> None:
        self.at += count
        self.seen += 1

    def _is_helper(self, offset: int) -> bool:
        return self.at + offset < self.end and is_helper(self.tokens, self.at + offset, self.title)

    def _step(self) -> VerbGroup | bool:
        """One word further: the verb group, or whether the clause ends here."""
        low = self._low(0)
        if not low[0].isalnum() and low[0] != "'":
            return self._mark(low)
        if low in ("and", "but", "or"):
            # "who could have run but did not"
            self.pending += bool(self.relative) and not self.pending and self._is_helper(1)
            self._pass()
            return bool(self.tentative)
        if low in _SUBORDINATORS and self.seen and self._low(1) not in AFTER_NO_CONDITION:
            if not self.relative or self.tentative or self.weak:
                return True
            self.pending += self._low(1) not in verb_forms().participle  # "the law that would ban it if passed"
            self._pass()
            return False
        if low == "that" and not self.seen:
            self.seen += self._is_helper(1)
            self.at += 1
        elif low == "that" and self._low(-1) in PREPOSITIONS:
            self._pass()  # "boats of that type"
        elif low in RELATIVES:
            self.pending += 1
            self.after_comma = self._low(-1) == ","
            self._pass()
            return bool(self.tentative)
        elif low == "to":
            return self._infinitive()
        elif self._is_helper(0) and (self.seen or self.at == self.begin):
            group = read_group(self.tokens, self.at, self.end)
            if not self.pending:
                return group
            self.pending -= 1
            self.relative = group
            verb_follows = group.main < self.end and self.tokens[group.main].low[0].isalnum()
            self._pass(group.main - self.at + (verb_follows and not is_helper(self.tokens, group.main)))
        elif low in NOMINATIVES or (low == "it" and (not self.seen or bool(self.tentative and self._is_helper(1)))):
            return self._subject()
        elif self.seen:
            return self._verb(low)
        else:
            self._pass()
        return False

    def _mark(self, low: str) -> bool:
        if low == "(":
            self.at = next((j + 1 for j in range(self.at, self.end) if self.tokens[j].low == ")"), self.end)
            return False
        self.at += 1
        if low in _PAUSES:
            if self.tentative or (low in ";:" and self.seen > 2):
                return True
            if self.pending and self.after_comma:
                self.pending, self.after_comma = 0, False
        return False

    def _infinitive(self) -> bool:
        if self.tentative:
            return True
        verb = next((o for o in range(1, 4) if self._low(o) not in ADVERBS), 4)
        if self._low(verb) in verb_forms().base or self._low(verb) in ("be", "have", "do"):
            self.pending += self._low(verb) in _TAKES_CLAUSE  # "steps to ensure (that) they are paid"
            self._pass(verb + 1)
        else:
            self._pass()
        return False

    def _subject(self) -> VerbGroup | bool:
        """A pronoun that is a subject: of this clause, or of a clause inside it."""
        if self.tentative:
            return True
        if self._low(-1) in ("and", "or", "nor") or self._low(1) in ("and", "or", "nor"):
            self._pass()
            return False
        if not self.seen or self.may_turn or self._low(-1) == ",":
            j = start = self.at + 1
            while j < self.end and (self.tokens[j].low in ADVERBS | _AFTER_PRONOUN | MARKS):
                j += 1
            j = _past_aside(self.tokens, j, self.end)
            j += 2 * ([t.low for t in self.tokens[j : j + 2]] == ["no", "longer"])
            if j < self.end and self.tokens[j].low not in _NO_VERB and self.tokens[j].low not in DETERMINERS:
                if is_helper(self.tokens, j, self.title):
                    return _with_adverbs(read_group(self.tokens, j, self.end), self.tokens, start)
                between = tuple(t.low for t in self.tokens[start:j])
                return VerbGroup(j, j, "", (), between, not _NEVER.isdisjoint(between) or "no" in between)
        elif self._low(0) not in ("you", "there") and not (self.pending and self._low(-1) in _TAKES_CLAUSE):
            self.pending += 1
        self._pass()
        return False

    def _verb(self, low: str) -> VerbGroup | bool:
        after = self._low(1)
        sureness = _sureness(low, self._low(-1), after, self._is_helper(1))
        group = VerbGroup(self.at, self.at, "", (), (), False)
        if sureness and self.pending:
            # "who feared the bill would pass": its verb has a clause of its own
            self.pending -= not (low in _TAKES_CLAUSE and (after in DETERMINERS or after in SUBJECTS))
            self.relative = group
        elif sureness == _SURE:
            return _with_adverbs(group, self.tokens, self.at - 1)
        elif sureness == _LIKELY:
            self.tentative = self.tentative or group
        elif sureness and after[:1].isalnum() and after not in ("and", "or", "of"):
            self.weak = self.weak or group
        self._pass()
        return False


def _past_aside(tokens: Sequence[Word], at: int, end: int) -> int:
    """Past ", like many others," between a pronoun and its verb."""
    if at < end and tokens[at].low == ",":
        close = next((j for j in range(at + 1, min(at + 12, end)) if tokens[j].low == ","), -1)
        return close + 1 if close > 0 else at
    return at


def _with_adverbs(group: VerbGroup, tokens: Sequence[Word], start: int) -> VerbGroup:
    """The group with the adverbs between the subject and it: "he never did"."""
    early = tuple(t.low for t in tokens[max(start, 0) : group.start] if is_adverb(t.low))
    return group._replace(adverbs=early + group.adverbs, negated=group.negated or not _NEVER.isdisjoint(early))


def _sureness(low: str, before: str, after: str, helper_follows: bool) -> int:
    """How surely a word is a finite verb: _SURE, _LIKELY, _WEAK or 0."""
    forms = verb_forms()
    if before in _BEFORE_NO_VERB:
        return 0
    if low in forms.past_only:
        return _SURE
    opens_object = after in DETERMINERS or after in SUBJECTS or after in ("that", "him", "them", "us", "me")
    if low in forms.past or (low.endswith("ed") and len(low) > 4 and low not in NOT_PAST):
        if opens_object:
            return _SURE
        ends = after in PREPOSITIONS or after in ADVERBS or after in ("to", "", ",", ".")
        return _LIKELY if ends and after != "by" else _WEAK
    if low in forms.third and not helper_follows:
        return _SURE if opens_object or after == "to" else _WEAK
    if low in forms.base and before.endswith("s") and (opens_object or after == "to"):
        return _LIKELY
    return 0
