"""Tell what a speaker is reported to do with the words, by the cue: say, deny, promise; put forward or put away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from walkback.model import CueClass, Polarity
from walkback.statement import lexicon
from walkback.statement.lexicon import any_of, inflect, pluralise, words

PHRASE_GAP = 3  # words that may stand between the words of a phrase, or between a support verb and its noun
LOOKED_AT = 400  # code points of a cue, source or content, from its beginning
CACHED_CUES = 1 << 14  # different cues kept in memory

_WORD = re.compile(r"[^\W_]+?(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|[^\W_]+(?:-[^\W_]+)*")
_NO_NEGATION = re.compile(
    rf"\b(?:not|n['’]t)\s+{any_of(lexicon.NOT_NEGATING)}\b|\b{any_of(lexicon.NO_NEGATING)}\b"
    rf"|\b(?:never|cannot|can['’]t|could(?:n['’]t|\s+not))\s+{any_of(lexicon.NEVER_NEGATING)}\b",
    re.IGNORECASE,
)
_NEGATIVE_SOURCE = re.compile(
    r"^\s*(?:no\s+one|nobody|none|neither|not\s+(?:a\s+single|one|a|any|all|every|many)|no|few)\b(?!\.)", re.IGNORECASE
)
_NOTHING_SAID = re.compile(
    r"^\s*(?:nothing|not a word|no such thing)(?:\s+(?:about|of|on|more|further|else)\b.*)?\W*$",
    re.IGNORECASE | re.DOTALL,
)
_INFINITIVE = re.compile(r"^\W*(?:not\s+)?to\s+(?:not\s+|\w+ly\s+|even\s+|further\s+)*([^\W\d_]+)", re.IGNORECASE)
# "for time", "that he leave", "the mayor of Narva to resign", but not "how to leave" or "did they leave?".
_REQUEST = re.compile(
    rf"^\W*(?:for|that|to)\b|^\W*(?!{any_of(lexicon.QUESTION_OPENERS)}\b)"
    r"(?:[\w’'.,-]+\s+){1,25}?(?:not\s+)?to\s+[a-z]+\b[^?]*$",
    re.IGNORECASE,
)
_ORDER = re.compile(r"^\W*(?:(?:the |all |his |her |their |its )?[\w’'-]+\s+)?(?:not\s+)?to\s+[a-z]+\b", re.IGNORECASE)
_CALLED_TO = re.compile(r"^(?:[\w’'.-]+\s+){1,4}to\s+[a-z]+\b")  # "the mayor to explain"
_CALL_TO = re.compile(r"\W*(?:for|on|upon)\b", re.IGNORECASE)
_CLOSING = " \t\n\"'“”’»)"
_UNTRUTH = any_of(lexicon.UNTRUTHS, "not_true fake_news")
# "the report false", "a pack of lies", "“baseless”", but not "the false alarm".
_CALLED_FALSE = re.compile(
    rf"(?:\b{any_of(lexicon.BEFORE_UNTRUTH)}\s+|[\"“'‘]|^)\W*(?:\w+ly\s+)?{_UNTRUTH}\b"
    rf"(?=\W*(?:$|[.,;]|(?:and|or|but|that|from|by|about|of)\b))|\b{_UNTRUTH}\W*$",
    re.IGNORECASE,
)
_OWN_SENTENCE = re.compile(r"^\s*[\"“'‘«„]+\W*(?:[A-Z]|I\b).*[.!?,…—-][\"”'’»“]*\s*$", re.DOTALL)
_PERSON = re.compile(
    r"^\W*(?:I|he|she|we|they|you|who|him|her|them|[A-Z][\w’'-]+|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Prof)\.?\s.*)\W*$"
)
_SOURCE_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*|[,;(:]")

_NEGATIVE = words("not never cannot neither nor hardly barely scarcely rarely n't none nobody")
_SUBORDINATE = words("when if upon after before while once though although as until unless since")
_SUPPORT = words(lexicon.SUPPORT_VERBS)
_VOICING = words(lexicon.VOICING_VERBS)
_VESSELS = words(lexicon.VESSELS)
_TRANSPARENT = words(lexicon.TRANSPARENT_VERBS)
_INTENT = words(lexicon.INTENT_VERBS)
_REFUSING = words(lexicon.WITHHOLDING_VERBS)
_UNWILLING = words(lexicon.WITHHOLDING_WORDS)
_EVADING = words(lexicon.EVADING_VERBS)
_LEFT_OPEN = words(lexicon.LEFT_OPEN)
_NEG_DENIES = words(lexicon.NEG_DENIES)
_DENYING = words(lexicon.DENYING_WORDS)
_NO_DENIES = words(lexicon.NO_DENIES)
_COMMENT = words(lexicon.COMMENT_WORDS)
_NO_COMMENT = words("comment comments interview interviews request requests question questions answer")
_CALLING = words(lexicon.CALLING_VERBS)
_BARE = words(lexicon.BARE_CUES)
_BREAKS = words(lexicon.SOURCE_BREAKS)
_DOCUMENTS = frozenset(form for noun in lexicon.DOCUMENT_NOUNS.split() for form in (noun, pluralise(noun)))
_DOCUMENT_SHOWS = words("suggest indicate imply hint")
_NAMES_TOO = words(lexicon.DOCUMENTS_OR_NAMES)
_SHY_VERBS = words(lexicon.SHY_VERBS)
_BEFORE_VERB = words(lexicon.BEFORE_SHY_VERB)
_SHY_ADJECTIVES = words(lexicon.SHY_ADJECTIVES)
_BEFORE_ADJECTIVE = words(lexicon.BEFORE_SHY_ADJECTIVE)


class _Found(NamedTuple):
    """A word or phrase of the cue that says what was done, at tokens ``[start, end)``."""

    start: int
    end: int
    lemma: str  # a phrase's words are joined with "_"
    kind: str  # "phrase", "verb", "adjective" or "noun"
    cue_class: CueClass | None  # None for a verb that only carries others


class _Act(NamedTuple):
    """What the cue reports: the word that tells, and the one that withholds it ("declined to confirm")."""

    told: _Found
    withheld_by: _Found | None
    last: _Found  # the last verb of the cue

    @property
    def denies(self) -> bool:
        return self.told.cue_class is CueClass.DENY or self.told.lemma in _DENYING


class _Tables(NamedTuple):
    verbs: dict[str, tuple[str, CueClass | None]]  # form -> base form, class
    nouns: dict[str, tuple[str, CueClass]]
    adjectives: dict[str, CueClass]
    phrases: dict[str, list[tuple[tuple[frozenset[str], ...], str, CueClass]]]  # by the forms of the first word


@cache
def _tables() -> _Tables:
    verbs: dict[str, tuple[str, CueClass | None]] = {}
    for kind, listed in lexicon.VERBS.items():
        for verb in listed.split():
            for form in inflect(verb):
                verbs.setdefault(form, (verb, kind))
    for verb in sorted(_SUPPORT | _TRANSPARENT | _REFUSING | _EVADING):
        for form in inflect(verb):
            verbs.setdefault(form, (verb, CueClass.SAY if verb in _EVADING else None))
    nouns: dict[str, tuple[str, CueClass]] = {}
    for kind, listed in lexicon.NOUNS.items():
        for noun in listed.split():
            for form in (noun, pluralise(noun)):
                nouns.setdefault(form, (noun, kind))
    adjectives: dict[str, CueClass] = {}
    for kind, listed in lexicon.ADJECTIVES.items():
        for adjective in listed.split():
            adjectives.setdefault(adjective, kind)
    phrases: dict[str, list[tuple[tuple[frozenset[str], ...], str, CueClass]]] = {}
    for kind, listed in lexicon.PHRASES.items():
        for phrase in listed.split():
            forms = tuple(inflect(word) for word in phrase.split("_"))
            for form in forms[0]:
                phrases.setdefault(form, []).append((forms, phrase, kind))
    for same_start in phrases.values():
        same_start.sort(key=lambda entry: -len(entry[0]))
    return _Tables(verbs, nouns, adjectives, phrases)


def classify_cue(cue: str) -> CueClass | None:
    """The class of a cue's words, or None where no word of it is known.

    A phrase ("push back", "call for") comes before its words. A verb that says little by itself passes
    the question on: to its noun ("issued a denial"), to the verb after it ("continued to insist", "used the
    interview to attack", "responded by calling", "declined to confirm"). Otherwise the first verb
    counts, then an adjective ("is confident"), then a noun ("criticism of"). To want to say something is only
    to want it.
    """
    act = _read_act(cue[:LOOKED_AT])
    return act.told.cue_class if act else None


def cue_word(cue: str) -> str:
    """The base form of the word or phrase that tells what the cue reports ("deny", "push_back"), or ""."""
    act = _read_act(cue[:LOOKED_AT])
    return act.told.lemma if act else ""


def judge_cue(cue: str, source: str, content: str, quoted: bool) -> tuple[CueClass, Polarity]:
    """What the source does with the content, and whether that puts it forward, away, or neither.

    Class. That of the cue's words (`classify_cue`), except: a text as source ("the filing says") makes it
    DOCUMENT where the cue only says, shows or finds; "asked" with a request ("to resign", "for time") is DEMAND,
    and so is "told" with an order ("them to leave"); "wanted" with "to know" is ASK; "agreed" and "offered" with
    "to pay" are PROMISE; "called" with a word for untruth is DENY. A cue without words, or with nothing but a colon, a
    dash or a preposition, is SAY. An unknown cue is SAY with quoted content and else THINK.

    Polarity. DENIES: denied, rejected, ruled out, called false, doubts, opposes, refused to (do it). WITHHOLDS: a
    negated cue of speech ("did not say", "would not confirm", "did not deny", "has no comment"), a refusal to
    speak, an answer avoided. A negated belief, wish or consent is a denial: who does not think that it rained
    thinks that it did not, and who does not support a plan puts it away; but who does not know, or is not
    sure, leaves it open. "Not only said" negates nothing. Nobody as source negates like "not". Where a cue
    of denial introduces a sentence in the speaker's own words, or goes on to another cue ("denied it, saying"),
    the content is put forward.
    """
    cue, source = cue[:LOOKED_AT], source[:LOOKED_AT]
    act = _read_act(cue)
    asks = content.rstrip(_CLOSING).endswith("?")
    content = content[:LOOKED_AT]
    kind = _judge_class(act, cue, source, content, quoted, asks)
    polarity = _judge_polarity(act, cue, source, content, quoted)
    if polarity is Polarity.DENIES and act and act.told.lemma in _CALLING:
        kind = CueClass.DENY
    return kind, polarity


def _judge_class(act: _Act | None, cue: str, source: str, content: str, quoted: bool, asks: bool) -> CueClass:
    is_text = _is_document(source)
    if act is None or act.told.cue_class is None:
        if is_text:
            return CueClass.DOCUMENT
        return CueClass.SAY if quoted or _BARE.issuperset(_tokens(cue)) else CueClass.THINK
    told, kind = act.told.lemma, act.told.cue_class
    if is_text and (kind in (CueClass.SAY, CueClass.THINK) or told in _DOCUMENT_SHOWS):
        return CueClass.DOCUMENT
    to = _INFINITIVE.match(content)
    verb = to.group(1).lower() if to else ""
    if (told == "ask" and not asks and _REQUEST.match(content)) or (
        told == "tell" and not asks and _ORDER.match(content)
    ):
        return CueClass.DEMAND
    if told == "call" and (_CALL_TO.match(content) or (not quoted and _CALLED_TO.match(content))):
        return CueClass.DEMAND
    if told in ("want", "like", "need") and verb == "know":
        return CueClass.ASK
    if told in ("agree", "offer", "volunteer") and to:
        return CueClass.PROMISE
    if told in _REFUSING and verb in _tables().verbs:
        refused, refused_class = _tables().verbs[verb]
        return refused_class if refused_class and refused in _COMMENT else kind
    return CueClass.SAY if kind is CueClass.DOCUMENT and not is_text and _PERSON.match(source) else kind


def _is_document(source: str) -> bool:
    """Whether the source is a text: the last word of its noun phrase, before "of" or a relative clause, is one."""
    core = before = ""
    for word in _SOURCE_WORD.findall(source):
        if core and (word.lower() in _BREAKS or not word[0].isalnum()):
            break
        before, core = core, word
    if core.lower() in _NAMES_TOO and core[0].isupper() and (before or core.lower() == "post"):
        return False  # "the Evening Post", "Ann Law"
    return core.lower() in _DOCUMENTS


def _judge_polarity(act: _Act | None, cue: str, source: str, content: str, quoted: bool) -> Polarity:
    tokens = _tokens(_NO_NEGATION.sub(" ", cue))
    nobody = bool(_NEGATIVE_SOURCE.match(source)) or (not quoted and bool(_NOTHING_SAID.match(content)))
    if act is None:
        if nobody or any(t in _NEGATIVE or t == "no" for t in tokens):
            return Polarity.WITHHOLDS
        return Polarity.DENIES if _CALLED_FALSE.search(cue) else Polarity.AFFIRMS
    told = act.told
    negated = nobody or _is_negated(tokens, told)
    if not negated and "no" in tokens[:-1]:
        return _judge_no(tokens[tokens.index("no") + 1 :])
    if told.lemma in _EVADING or told.lemma == "stop_short":
        return Polarity.WITHHOLDS
    if told.lemma in _REFUSING or told.lemma in _UNWILLING:
        rest = tokens[told.end :]
        return Polarity.AFFIRMS if negated else _judge_refusal(" ".join([*rest, content]) if "to" in rest else content)
    if act.withheld_by or "without" in tokens[: told.end]:
        shut = (told.cue_class is CueClass.THINK or told.lemma in _NEG_DENIES) and told.lemma not in _COMMENT
        return Polarity.AFFIRMS if negated else Polarity.DENIES if shut else Polarity.WITHHOLDS
    if negated:
        return Polarity.DENIES if told.lemma in _NEG_DENIES and not act.denies else Polarity.WITHHOLDS
    if told.lemma in _LEFT_OPEN:
        return Polarity.WITHHOLDS
    if act.denies:
        own = quoted and told.cue_class is CueClass.DENY and bool(_OWN_SENTENCE.match(content))
        return Polarity.AFFIRMS if own or _goes_on(tokens, act) else Polarity.DENIES
    false = _CALLED_FALSE.search(cue) or (told.lemma != "say" and _CALLED_FALSE.search(content))
    return Polarity.DENIES if told.lemma in _CALLING and false else Polarity.AFFIRMS


def _is_negated(tokens: Sequence[str], told: _Found) -> bool:
    """Whether something before the telling word negates it, or "nothing" after it does."""
    before, after = tokens[: told.end], tokens[told.end : told.end + 1]
    pairs = set(pairwise(before))
    if not _NEGATIVE.isdisjoint(before) or pairs & {("no", "longer"), ("yet", "to")}:
        return True
    is_verb = told.kind in ("verb", "phrase")
    return is_verb and (after == ["nothing"] or (after in (["little"], ["neither"]) and told.lemma != "know"))


def _judge_no(after: Sequence[str]) -> Polarity:
    """ "Has no plans", "made no mention"; ``after`` is what follows the "no"."""
    nouns = _tables().nouns
    noun = next((nouns[t][0] for t in after[:PHRASE_GAP] if t in nouns), after[0])
    return Polarity.DENIES if _NO_DENIES & {noun, after[0], after[0].removesuffix("s")} else Polarity.WITHHOLDS


def _judge_refusal(content: str) -> Polarity:
    """ "Declined" and "refused" by themselves: what they leave undone stands in the content."""
    first = _tokens(content)[:4]
    to = _INFINITIVE.match(content)
    if not to:
        return Polarity.DENIES if first and _NO_COMMENT.isdisjoint(first) else Polarity.WITHHOLDS
    verb = to.group(1).lower()
    no_comment = verb in _COMMENT or (verb == "be" and not _COMMENT.isdisjoint(first))
    return Polarity.WITHHOLDS if no_comment else Polarity.DENIES


def _goes_on(tokens: Sequence[str], act: _Act) -> bool:
    """Whether the cue denies and then says: "denied the report, saying"."""
    speaks = act.last.cue_class not in (None, CueClass.DENY, CueClass.THINK)
    return speaks and act.last.start > act.told.start and tokens[act.last.start].endswith("ing")


def _tokens(cue: str) -> list[str]:
    return [token.lower().replace("’", "'") for token in _WORD.findall(cue)]


@lru_cache(maxsize=CACHED_CUES)
def _read_act(cue: str) -> _Act | None:
    """The word of the cue that tells what was done."""
    tokens = _tokens(_NO_NEGATION.sub(" ", cue))
    found = list(_find_words(tokens))
    verbs = [f for f in found if f.kind in ("phrase", "verb")]
    main = [v for v in verbs if v.start == 0 or tokens[v.start - 1] not in _SUBORDINATE] or verbs
    nouns = [f for f in found if f.kind == "noun"]
    withheld: _Found | None = None
    for at, verb in enumerate(main):
        later = main[at + 1 :]
        if verb.lemma in _INTENT and any(tokens[v.start - 1] == "to" for v in later):
            return _Act(verb, withheld, verb)
        if later and verb.lemma in _REFUSING | _TRANSPARENT and _leads_on(tokens, verb, later[0]):
            withheld = verb if verb.lemma in _REFUSING else withheld
            continue
        if verb.lemma in _SUPPORT:
            noun = next((n for n in nouns if 0 <= n.start - verb.end <= PHRASE_GAP), None)
            is_vessel = any(t.removesuffix("s") in _VESSELS for t in tokens[verb.end :])
            passes = is_vessel or noun is None or (bool(later) and noun.start > later[0].start)
            if later and passes and _leads_on(tokens, verb, later[0]):
                continue
            if noun and (not later or noun.start < later[0].start):
                voiced = noun.cue_class is CueClass.THINK and verb.lemma in _VOICING
                told = noun._replace(cue_class=CueClass.SAY) if voiced else noun
                return _Act(told, withheld, later[-1] if later else told)
        if verb.cue_class is not None:
            return _Act(verb, withheld, main[-1])
    others = [f for kind in ("adjective", "noun") for f in found if f.kind == kind]
    others += [v for v in reversed(main) if v.cue_class] + [v for v in main if v.lemma in _TRANSPARENT]
    return _Act(others[0], withheld, others[0]) if others else None


def _leads_on(tokens: Sequence[str], verb: _Found, later: _Found) -> bool:
    """Whether one verb hands over to the next: "to", "by", "and", or a form in "-ing"."""
    between = tokens[verb.end : later.start]
    if between[-1:] in (["a"], ["an"], ["another"]) and len(between) <= PHRASE_GAP:
        return True  # "issued a call for"
    return "to" in between or "by" in between or between[-1:] == ["and"] or tokens[later.start].endswith("ing")


def _find_words(tokens: Sequence[str]) -> Iterator[_Found]:
    """The known words and phrases of the cue, in order."""
    tables = _tables()
    at = 0
    while at < len(tokens):
        token = tokens[at]
        phrase = _find_phrase(tokens, at)
        if phrase:
            yield phrase
            at = phrase.end
            continue
        before = tokens[at - 1] if at else ""
        predicative = not at or before in _BEFORE_ADJECTIVE or before.endswith("ly")
        is_adjective = token in tables.adjectives and (predicative or token not in _SHY_ADJECTIVES)
        is_verb = token in tables.verbs and (not at or token not in _SHY_VERBS or before in _BEFORE_VERB)
        if is_adjective and at and predicative and token not in _SHY_ADJECTIVES:
            yield _Found(at, at + 1, token, "adjective", tables.adjectives[token])  # "is convinced"
        elif is_verb:
            yield _Found(at, at + 1, tables.verbs[token][0], "verb", tables.verbs[token][1])
        elif is_adjective:
            yield _Found(at, at + 1, token, "adjective", tables.adjectives[token])
        elif token in tables.nouns:
            yield _Found(at, at + 1, tables.nouns[token][0], "noun", tables.nouns[token][1])
        at += 1


def _find_phrase(tokens: Sequence[str], first: int) -> _Found | None:
    for forms, phrase, kind in _tables().phrases.get(tokens[first], ()):
        at = first
        for later in forms[1:]:
            stop = min(at + 2 + PHRASE_GAP, len(tokens))
            at = next((i for i in range(at + 1, stop) if tokens[i] in later), -1)
            if at < 0:
                break
        else:
            return _Found(first, at + 1, phrase, "phrase", kind)
    return None
