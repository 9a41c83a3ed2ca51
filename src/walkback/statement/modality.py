"""Tell how a speaker stands to the content: put forward as a fact, negated, hedged, foretold, demanded..."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from walkback.model import CueClass, Modality, Polarity
from walkback.statement import lexicon
from walkback.statement.clause import (
    ADVERBS,
    AFTER_NO_CONDITION,
    CLAUSE_OPENERS,
    DETERMINERS,
    FREE_LEADING,
    HAVE,
    HEDGE_ADVERBS,
    LEADING,
    MARKS,
    NEGATIONS,
    NOMINATIVES,
    NOT_PAST,
    PREPOSITIONS,
    RELATIVES,
    SUBJECTS,
    VerbGroup,
    Word,
    find_verb_group,
    is_adverb,
    is_helper,
    verb_forms,
    words_of,
)
from walkback.statement.cue import CACHED_CUES, LOOKED_AT, cue_word
from walkback.statement.lexicon import any_of, inflect, words
from walkback.text.quotes import canonical_quotes
from walkback.text.sentences import find_sentences
from walkback.text.span import Span

SENTENCES = 4  # of a content, the most that are looked through for its claim
SENTENCE_WORDS = 150  # of a sentence, the most that are looked at
SHORT = 6  # words: a short exclamation or question before the claim is passed over
PREDICATE = 7  # words after "is" in which its predicate is looked for
LEADING_CLAUSE = 30  # words that a clause or phrase before the main clause may have
CONDITION_REACH = 45  # words after the main verb in which an "if" may follow

_HEDGE_PARTICIPLES = words(lexicon.HEDGE_PARTICIPLES)
_BELIEVED = words(lexicon.BELIEVED)
_HEDGE_NOUNS = words(lexicon.HEDGE_NOUNS)
_FUTURE_PARTICIPLES = words(lexicon.FUTURE_PARTICIPLES)
_FUTURE_VERBS = frozenset(f for v in lexicon.FUTURE_VERBS.split() for f in inflect(v))
_DEMAND_VERBS = words(lexicon.DEMAND_VERBS)
_IMPERATIVES = words(lexicon.IMPERATIVES)
_EVALUATIVE = words(lexicon.EVALUATIVE_ADJECTIVES, lexicon.EVALUATIVE_NOUNS, lexicon.EVALUATIVE_SUPERLATIVES)
_SUPERLATIVES = words(lexicon.EVALUATIVE_SUPERLATIVES, "most least")
_CHARGED = words(lexicon.CHARGED)
_FEELING_VERBS = frozenset(f for v in lexicon.FEELING_VERBS.split() for f in inflect(v))
_OPINION_CUES = words(lexicon.OPINION_CUES, lexicon.OPINION_CUE_WORDS)
_FEELING_CUES = words(lexicon.FEELING_CUES)
_HEDGE_CUES = words(lexicon.HEDGE_CUES)
_BELIEF_CUES = words(lexicon.BELIEF_CUES)
_FORECAST_CUES = words(lexicon.FORECAST_CUES, lexicon.INTENT_CUES)
_EVENT_CUES = words(lexicon.FORECAST_CUES)
_CLAUSE_FORECAST_CUES = words(lexicon.CLAUSE_FORECAST_CUES)
_NO_INFINITIVE = DETERMINERS | SUBJECTS | words("me him them us whom war town work peace date church court")
_OPEN_CUES = words(lexicon.OPEN_CUES)
_NAMING = words(lexicon.NAMING_CUES)
_EXPRESSING = words("express voice convey")
_CHARGES = words("accuse charge blame complain allege indict sue impeach implicate point_finger")
_ORDERING = words("tell warn need caution remind signal call")
_UNTRUTHS = words(lexicon.UNTRUTHS)
_LINKING = words(lexicon.LINKING_VERBS)
_SEEM = inflect("seem") | inflect("appear")
_SUGGEST = inflect("suggest") | inflect("indicate") | inflect("imply")
_GUESS = words("guess suppose suspect assume presume imagine")
_BELIEVE = _GUESS | words("think believe feel reckon thought believed felt")
_ABILITY = words(lexicon.ABILITY_VERBS)
_LEAVES_OPEN = words(lexicon.LEAVING_OPEN)
_NOT_NEGATIVE = words(lexicon.NO_NEGATIVES)
# "said no siren sounded": a clause follows.
_SAYS = frozenset(f for v in ("say", "tell", "add", "claim", "insist", "confirm", "admit", "think") for f in inflect(v))
_DEGREES = words(lexicon.DEGREES)
_AIMS = words(lexicon.AIMS)
_PERIODS = words(lexicon.PERIODS)
_WISHES = words("like love prefer")
_PERFORMED = words(lexicon.PERFORMED_VERBS)
_DEFINITE = words("the this that these those his her their its our my your")
_BEFORE_NO_CONDITION = words(lexicon.BEFORE_IF)
_FRAGMENT = words("yes yeah no well look absolutely exactly right okay ok sure thanks oh wow correct never")
_STOPS = (
    words("who which that because of for in on at by with from to if when while but than") | frozenset(",.;:—") | {"--"}
)
_PRESENT = words("is are am 're 'm has have do does 's")
_PAST_HELPERS = words("was were had did has have 've")

_BREAK = re.compile(r"[.!?](?=\W*(?:\s|$))|\n")
_CLOSING = " \t\n\"'“”’»)]"
_PRELUDE = re.compile(
    r"\W*(?:(?:and|but|so|now|well)\W+)?(?:let me be (?:\w+\W+){0,5}?clear|let me tell you|make no mistake|listen|look|"
    r"here['’]s the thing|you know what|let['’]s be (?:honest|clear)|let['’]s face it|thank you[^.!?]*|"
    r"(?:it (?:has been|was|is being) (?:claimed|alleged|suggested|said)|(?:some|they) (?:say|claim))\b[^.!?]*)[.:!]",
    re.IGNORECASE,
)
_HEDGE_PHRASES = re.compile(rf"\b{any_of(lexicon.HEDGE_PHRASES)}\b")
_ADVERBS_BETWEEN = r"\s+(?:\w+ly\s+|also\s+|long\s+|now\s+|still\s+|well\s+|soon\s+)*"
_PASSIVE_CUE = re.compile(
    rf"(?:\b(?:is|are|was|were|be|been|being)|['’]s){_ADVERBS_BETWEEN}(?:{any_of(lexicon.BELIEVED)}|seen|viewed|"
    r"regarded)\b(?!.*\bby\b)",
    re.IGNORECASE | re.DOTALL,
)
_TENTATIVE_CUE = re.compile(
    rf"\b(?:may|might|could){_ADVERBS_BETWEEN}(?:say|argue|claim|ask|think|see|suggest|feel|believe)\b", re.IGNORECASE
)
_FUTURE_CUE = re.compile(
    rf"(?:\b(?:will|shall|to)|['’]ll){_ADVERBS_BETWEEN}(?:announce|unveil|propose|present|outline|declare|introduce)\b",
    re.IGNORECASE,
)


_PLAN = re.compile(r"\b(?:plan|intention|decision|desire|wish|intent)s?\b", re.IGNORECASE)


class _Reading(NamedTuple):
    """Cue and setting of the content: what the judging of its sentences needs to know."""

    cue_class: CueClass
    polarity: Polarity
    cue: str
    told: str  # the cue's telling word
    title: bool  # in a headline's capitals
    quoted: bool = False  # the sentence is in the speaker's own words


class _Clause(NamedTuple):
    """What a sentence shows by itself."""

    modality: Modality
    is_clause: bool  # it has a main verb
    past: bool = False  # and that is about what has been
    compares: bool = False  # it has an "as": "sees him as a friend"
    is_label: bool = False  # a few words, some of them in quotation marks: "it “a joke”"
    depends: bool = False  # an "if" follows in it: "the talks to end if the paper leaks"
    is_untruth: bool = False  # a few words that end in one for untruth: "the report as nonsense"


def judge_modality(text: str, content: Sequence[Span], cue_class: CueClass, polarity: Polarity, cue: str) -> Modality:
    """How the speaker stands to ``content``, read together with the cue.

    The main clause of the content decides, not a clause inside it; of several sentences, the first that carries
    a claim: fragments ("Well.", "Yes.") and, before something longer, a short question or exclamation are passed
    over. Of what the clause shows, the first of this list counts:

    - QUESTION: the cue asks, the sentence ends with "?", or the content is "whether ...", or "what ..." or "if ..."
      after a cue that leaves it open.
    - DEMAND by the cue: ordered, called for, told (them to), wants.
    - CONDITIONAL: an "if", "unless" or "provided that" on which the main clause hangs, or "would have"; also "would"
      in the speaker's own words or after a cue in the present.
    - DEMAND: should, must, ought to, needs to, has to, "let us", an imperative in quotation marks. But "must have"
      is a guess (HEDGED) and "should have" a judgement (OPINION).
    - HEDGED: may, might, could (but not "could see", a skill, nor "could not", NEGATED); apparently, probably,
      likely; appears to; is believed to; not aware of, not sure, to my knowledge.
    - FORECAST: will, shall, "would" after a cue in the past, is going to, is to, plans to, is expected to, whether
      negated or not.
    - NEGATED: "was not", "had no", "nobody", "never"; also what is called false, untrue or a lie.
    - OPINION: what the main clause says of its subject is a judgement ("is a disgrace", "was not fair") or the
      speaker's feeling ("I am proud").
    - Then the cue: criticised, praised, supports: OPINION; suggests, suspects, "is said to": HEDGED; promised,
      plans, expects, warned of: FORECAST; thinks and believes: HEDGED about what has been, OPINION about what is.
    - ASSERTED.

    A cue that denies turns NEGATED into ASSERTED ("denied that there was no notice"), leaves conditions, questions
    and stances ("does not support") as they are, and makes everything else NEGATED.
    """
    joined = canonical_quotes(_join(text, content))
    cue = cue[:LOOKED_AT]
    reading = _Reading(cue_class, polarity, cue, cue_word(cue), _is_title(joined))
    if cue_class is CueClass.ASK:
        return Modality.QUESTION
    found = _judge_content(joined, reading, _opening(text, content))
    if polarity is not Polarity.DENIES:
        return found
    if found is Modality.NEGATED:
        return Modality.ASSERTED
    stands = found in (Modality.CONDITIONAL, Modality.QUESTION)
    if stands or (found is Modality.OPINION and cue_class is not CueClass.DENY):
        return found
    return Modality.NEGATED


def _join(text: str, content: Sequence[Span]) -> str:
    """The parts of the content, on lines of their own where a sentence ends between them."""
    joined = ""
    end = 0
    for part in content:
        if joined:
            joined += "\n" if _BREAK.search(text, end, part.start) else " "
        joined += part.of(text)
        end = part.end
    return joined


def _opening(text: str, content: Sequence[Span]) -> str:
    """The word before the content, where it is one that some count to the content and some do not."""
    before = text[max(0, content[0].start - 9) : content[0].start].split()[-1:] if content else []
    return before[0].lower() if before and before[0].lower() in ("if", "whether", "to") else ""


def _is_title(joined: str) -> bool:
    longer = [w for w in joined.split() if len(w) > 3 and w[0].isalpha()]
    return len(longer) > 3 and sum(w[0].isupper() for w in longer) >= 0.75 * len(longer)


@lru_cache(maxsize=CACHED_CUES)
def is_past_cue(cue: str) -> bool:
    """Whether "would" after the cue is the "will" of then: unless the cue is in the present ("says", "argue")."""
    lows = [t.low for t in words_of(cue)]
    return any(w in verb_forms().past for w in lows) or not any(
        w in verb_forms().third | verb_forms().base for w in lows
    )


def _judge_content(joined: str, reading: _Reading, opening: str) -> Modality:
    sentences = find_sentences(joined)
    is_turn = not any(c.isalpha() for c in reading.cue)  # "MAYOR: We sold it"
    passed: Modality | None = None  # of short sentences before the claim
    for number, sentence in enumerate(sentences[:SENTENCES]):
        tokens = words_of(joined, sentence.start, sentence.end)[:SENTENCE_WORDS]
        lows = [t.low for t in tokens if t.low[0].isalnum()]
        last = number == len(sentences) - 1
        if not last and (len(lows) < 3 or _FRAGMENT.issuperset(lows) or _PRELUDE.match(joined, sentence.start)):
            passed = Modality.NEGATED if lows[:1] == ["no"] else passed
            continue
        while tokens and tokens[0].low in MARKS:
            tokens = tokens[1:]
        if not tokens:
            continue
        starts = tokens[0].capital or not tokens[0].low[0].isalpha()
        here = reading._replace(quoted=starts and (is_turn or _is_quoted(joined, sentence.start)))
        found = _judge_sentence(sentence.of(joined), tokens, here, "" if number else opening)
        if found is Modality.QUESTION and passed is Modality.OPINION:
            continue
        if last or len(lows) > SHORT or found not in (Modality.QUESTION, Modality.OPINION):
            return found
        passed = passed or found
    return passed or Modality.ASSERTED


def _is_quoted(joined: str, start: int) -> bool:
    """Whether what begins at ``start`` is inside quotation marks."""
    opened, closed = joined.count("“", 0, start + 2), joined.count("”", 0, start)
    if opened or closed:
        return opened > closed
    first = joined.find("”", start)
    return first >= 0 and "“" not in joined[start:first]


def _asks(sentence: str, quoted: bool) -> bool:
    """Whether the sentence is a question, and not one that only ends with somebody's question in quotation marks."""
    if not sentence.rstrip(_CLOSING).endswith("?"):
        return False
    told, mark, asked = sentence.partition("“")
    within = bool(mark) and not asked.rpartition("”")[2].strip(" ?")
    return quoted or not within or len(told.split()) < SHORT


def _judge_sentence(sentence: str, tokens: list[Word], reading: _Reading, opening: str) -> Modality:
    first, told, polarity = tokens[0].low, reading.told, reading.polarity
    if _asks(sentence, reading.quoted):
        return Modality.QUESTION
    withheld = polarity is Polarity.WITHHOLDS
    if (first == "whether" and not (reading.quoted and tokens[0].capital)) or opening == "whether":
        return Modality.QUESTION
    if "if" in (first, opening) and (withheld or told in _OPEN_CUES) and not reading.quoted:
        return Modality.QUESTION
    if withheld and first in RELATIVES and first != "that":
        return Modality.QUESTION
    if reading.cue_class is CueClass.DEMAND:
        return Modality.DEMAND
    if _is_infinitive(tokens) or (opening == "to" and first in verb_forms().base | {"be", "have"}):
        return _judge_infinitive(tokens, reading)
    if told == "want":
        return Modality.DEMAND
    clause = _judge_clause(tokens, reading)
    if clause.is_untruth and polarity is Polarity.DENIES:
        return Modality.ASSERTED  # "dismissed as nonsense" is one denial, not two
    if clause.modality is Modality.ASSERTED:
        return _judge_by_cue(clause, reading)
    if clause.modality is Modality.NEGATED and polarity is Polarity.AFFIRMS:
        if told in _BELIEF_CUES and reading.cue_class is CueClass.THINK:
            return Modality.HEDGED if clause.past else Modality.OPINION
        if told in _HEDGE_CUES:
            return Modality.HEDGED
        if told in _OPINION_CUES and not clause.is_clause:
            return Modality.OPINION
    return clause.modality


def _is_infinitive(tokens: Sequence[Word]) -> bool:
    """ "to resign", "not to have known", but not "to my knowledge"."""
    lows = [t.low for t in tokens[:6] if t.low == "not" or (t.low not in MARKS and t.low not in ADVERBS)]
    if lows[:1] != ["to"] and lows[:2] != ["not", "to"]:
        return False
    verb = "".join(lows[lows.index("to") + 1 :][:1])
    if not verb or verb in verb_forms().base or verb in ("be", "have", "do"):
        return True
    capital = any(t.capital for t in tokens if t.low == verb)
    return verb.isalpha() and not capital and not verb.endswith(("s", "ing")) and verb not in _NO_INFINITIVE


def _judge_infinitive(tokens: Sequence[Word], reading: _Reading) -> Modality:
    """Content such as "to resign": what it is to the speaker, the cue must say."""
    told, kind = reading.told, reading.cue_class
    if reading.polarity is not Polarity.AFFIRMS:
        return Modality.ASSERTED
    condition = next((i for i, t in enumerate(tokens) if t.low in ("if", "unless") and _is_condition(tokens, i)), 0)
    if condition and all(t.low not in ("that", "who", "which") for t in tokens[:condition]):
        return Modality.CONDITIONAL
    if _PASSIVE_CUE.search(reading.cue) or told in ("appear", "seem", "look", "sound"):
        return Modality.HEDGED
    if told in _ORDERING:
        return Modality.DEMAND
    if told in _FORECAST_CUES or told == "like" or kind in (CueClass.PROMISE, CueClass.WARN):
        return Modality.FORECAST
    if told in _OPINION_CUES or kind is CueClass.ACCUSE:
        return Modality.OPINION
    if kind is CueClass.SAY and _PLAN.search(reading.cue):
        return Modality.FORECAST
    if kind is CueClass.SAY:
        early = {t.low for t in tokens[:4]}
        return Modality.ASSERTED if early & {"be", "have"} or not told else Modality.DEMAND
    return Modality.FORECAST if kind is CueClass.THINK and told else Modality.ASSERTED


def _judge_by_cue(clause: _Clause, reading: _Reading) -> Modality:
    """The content says plainly that something is so, or is no clause: the cue decides."""
    told, kind, cue = reading.told, reading.cue_class, reading.cue
    if _PASSIVE_CUE.search(cue) or _TENTATIVE_CUE.search(cue):
        return Modality.OPINION if told in ("see", "view", "regard", "consider") else Modality.HEDGED
    if told in ("aware", "sure", "certain") and reading.polarity is Polarity.WITHHOLDS:
        return Modality.HEDGED
    if told in _HEDGE_CUES and not (told == "indicate" and kind is not CueClass.DOCUMENT):
        return Modality.HEDGED
    if told in _BELIEF_CUES and kind is CueClass.THINK:
        if reading.polarity is Polarity.DENIES:
            return Modality.ASSERTED
        return Modality.HEDGED if clause.past and told != "feel" else Modality.OPINION
    if told in ("hope", "hopeful"):
        return Modality.FORECAST
    if told in ("fear", "worry", "worried", "afraid", "concerned") and clause.is_clause:
        return Modality.HEDGED
    if told in _OPINION_CUES and (not clause.is_clause or told in _FEELING_CUES):
        return Modality.OPINION if clause.compares or told not in ("see", "find", "feel") else Modality.ASSERTED
    is_event = told in _EVENT_CUES or kind is CueClass.PROMISE or _FUTURE_CUE.search(cue)
    if is_event and (not clause.is_clause or (told in _CLAUSE_FORECAST_CUES and not clause.past)):
        return Modality.CONDITIONAL if clause.depends else Modality.FORECAST
    if not clause.is_clause and (told in _EXPRESSING or (kind is CueClass.ACCUSE and told not in _CHARGES)):
        return Modality.OPINION
    return Modality.OPINION if told in _NAMING and clause.is_label else Modality.ASSERTED


def _judge_clause(tokens: Sequence[Word], reading: _Reading) -> _Clause:
    begin, conditional, answer = _skip_leading(tokens)
    end = len(tokens)
    if begin >= end:
        bare = Modality.CONDITIONAL if conditional else Modality.NEGATED if answer else Modality.ASSERTED
        return _Clause(bare, False)
    if reading.quoted and _is_imperative(tokens, begin, end):
        return _Clause(Modality.CONDITIONAL if conditional else Modality.DEMAND, True)
    if tokens[begin].low in ("i", "we") and not conditional:
        own = _judge_own_belief(tokens, begin, end, reading)
        if own:
            return own
    is_object = tokens[begin].low in ("him", "them", "us", "me")  # "him “well informed”"
    group = None if is_object else find_verb_group(tokens, begin, end, reading.title)
    if group is None or not group.is_main:
        return _judge_fragment(tokens[begin:end], conditional, answer)
    past = bool(group.helpers) and group.helpers[0] in _PAST_HELPERS
    past = past or (not group.helpers and not group.modal and group.main < end and _is_past(tokens[group.main].low))
    modality = _judge_group(tokens, begin, end, group, conditional, reading)
    if modality is Modality.ASSERTED and (answer or _subject_is_none(tokens, begin, group.start)):
        modality = Modality.NEGATED
    return _Clause(modality, True, past, any(t.low == "as" for t in tokens[begin:]))


def _is_past(low: str) -> bool:
    return low in verb_forms().past or (low.endswith("ed") and low not in NOT_PAST)


def _skip_leading(tokens: Sequence[Word]) -> tuple[int, bool, bool]:
    """Where the main clause begins, whether an "if" clause came before it, and whether the answer "no" did."""
    i, end = 0, len(tokens)
    conditional = answer = False
    while i < end:
        low = tokens[i].low
        after = tokens[i + 1].low if i + 1 < end else ""
        close = _comma(tokens, i, end)
        if not low[0].isalnum() and low[0] != "'":
            i += 1
        elif low == "no" and (not after or not after[0].isalnum() or after in ("no", "sir")):
            answer = True
            i += 1
        elif low in ("believe", "trust") and after == "me":
            i += 2
        elif i == 0 and close > 0 and _opens_condition(tokens):  # "Should it fail, ..."
            conditional = True
            i = close + 1
        elif low in CLAUSE_OPENERS:
            conditional = conditional or (low in ("if", "unless") and after not in AFTER_NO_CONDITION)
            conditional = conditional or (low == "provided" and after == "that")
            if close < 0:
                return _after_clause(tokens, i + (low == "even"), end), conditional, answer
            i = close + 1
        elif low in PREPOSITIONS or (low.endswith("ing") and low in verb_forms().gerund):
            if close < 0 or any(is_helper(tokens, j) for j in range(i, close)):
                break
            i = close + 1
        elif (low == "that" and i + 1 < end and not is_helper(tokens, i + 1)) or (
            low in LEADING and (after == "," or low in FREE_LEADING)
        ):
            i += 1
        else:
            break
    return i, conditional, answer


def _opens_condition(tokens: Sequence[Word]) -> bool:
    low, after = (t.low for t in _padded(tokens, 0, len(tokens), 2))
    if low == "should":
        return tokens[0].capital or after in DETERMINERS or after in SUBJECTS
    return low in ("had", "were") and tokens[0].capital


def _comma(tokens: Sequence[Word], at: int, end: int) -> int:
    """The comma that ends a leading clause or phrase, or -1."""
    close = next((j for j in range(at + 2, min(at + LEADING_CLAUSE, end)) if tokens[j].low in (",", "—", "--")), -1)
    return close if any(t.low[0].isalnum() for t in tokens[close + 1 : close + 3]) else -1


def _after_clause(tokens: Sequence[Word], at: int, end: int) -> int:
    """Where the main clause begins after the leading clause at ``at``, which no comma ends."""
    if at + 1 >= end:
        return at
    if tokens[at + 1].low in verb_forms().participle or tokens[at + 1].low in ("necessary", "possible", "so", "true"):
        return min(at + 2, end - 1)
    group = find_verb_group(tokens, at + 1, end)
    if not group:
        return at + 1
    subject = next(
        (j for j in range(group.main + 1, end) if tokens[j].low in NOMINATIVES or tokens[j].low == "it"), end
    )
    return subject if subject < end else min(group.main + 1, end - 1)


def _is_imperative(tokens: Sequence[Word], begin: int, end: int) -> bool:
    low, after, later = (t.low for t in _padded(tokens, begin, end, 3))
    if low == "do" and after in ("n't", "not"):
        return later not in ("know", "think", "believe", "care", "remember")
    if low in ("please", "never"):
        return low == "please" or after in _IMPERATIVES
    takes_object = (
        after in DETERMINERS or after in PREPOSITIONS or after in ("me", "him", "them", "us", "it", "to", "'s")
    )
    return low in _IMPERATIVES and (takes_object or after in ("away", "back", "together"))


_NOTHING = Word("", 0, 0, False)


def _padded(tokens: Sequence[Word], at: int, end: int, count: int) -> list[Word]:
    """``count`` words from ``at`` on, filled up with empty ones."""
    found = list(tokens[at : min(at + count, end)])
    return found + [_NOTHING] * (count - len(found))


def _judge_own_belief(tokens: Sequence[Word], begin: int, end: int, reading: _Reading) -> _Clause | None:
    """ "I think that", "we do not believe that": what follows is believed. "I hope", "I love": a feeling."""
    j = begin + 1
    negated = False
    while j < end and (is_adverb(tokens[j].low) or tokens[j].low in _OWN_HELPERS):
        negated = negated or tokens[j].low in NEGATIONS
        j += 1
    verb, after = (t.low for t in _padded(tokens, j, end, 2))
    said = _after_performance(tokens, j, end)
    if said:
        return _judge_clause(tokens[said:], reading)
    if verb in _BELIEVE and after not in _NO_BELIEF:
        inner = _judge_clause(tokens[j + 1 :], reading)
        if not inner.is_clause and verb not in _GUESS:
            return _Clause(Modality.OPINION, True)
        if inner.modality not in (Modality.ASSERTED, Modality.NEGATED):
            return inner
        if negated:
            flipped = Modality.NEGATED if inner.modality is Modality.ASSERTED else Modality.ASSERTED
            return inner._replace(modality=flipped)
        return inner._replace(modality=Modality.HEDGED if verb in _GUESS or inner.past else Modality.OPINION)
    if verb == "want" and not negated:
        return _Clause(Modality.FORECAST if after in ("to", "na") else Modality.DEMAND, True)
    if verb in _FEELING_VERBS and verb not in ("trust", "care", "like", "support", "feared", "appreciate"):
        return _Clause(Modality.OPINION, True)
    return None


def _after_performance(tokens: Sequence[Word], at: int, end: int) -> int:
    """Where the clause begins that "(I) want to stress that" puts forward, or 0."""
    lows = [t.low for t in tokens[at : at + 9]]
    that = lows.index("that") if "that" in lows else 0
    wishes = lows[:1] in (["want"], ["wish"], ["would"], ["'d"], ["can"], ["must"], ["have"])
    return at + that + 1 if that and wishes and not _PERFORMED.isdisjoint(lows[1:that]) else 0


_OWN_HELPERS = words("do did 'm am 're are was were")
_NO_BELIEF = words("about of in so to like for . ,") | {""}


def _judge_fragment(tokens: Sequence[Word], conditional: bool, answer: bool) -> _Clause:
    """Content without a main verb: a noun phrase, a quoted bit, a participle."""
    rest = [t for t in tokens if t.low not in MARKS]
    lows = [t.low for t in rest]
    letters = [w for w in lows if w[0].isalnum()]
    compares = "as" in lows
    if conditional:
        return _Clause(Modality.CONDITIONAL, False)
    if not letters:
        return _Clause(Modality.NEGATED if answer else Modality.ASSERTED, False)
    after = letters[1] if len(letters) > 1 else ""
    none = letters[0] in ("no", "none", "nothing", "nobody", "neither", "not", "never")
    if answer or (none and not _exempt(rest, 0) and after not in ("only", "just", "to")):
        return _Clause(Modality.NEGATED, False, compares=compares)
    if letters[-1] in _UNTRUTHS and len(letters) <= PREDICATE:
        return _Clause(Modality.NEGATED, False, is_untruth=True)
    if any(w in HEDGE_ADVERBS for w in letters[:2]) and after not in ("voters", "voter"):
        return _Clause(Modality.HEDGED, False, compares=compares)
    cut = next((i for i, w in enumerate(lows) if w in ("who", "which", "that", "because", ",") and i), len(lows))
    refers = lows[0] in _DEFINITE and _SUPERLATIVES.isdisjoint(lows[:4])
    short = len(letters) <= 2 * PREDICATE
    judged = short and not refers and not _EVALUATIVE.isdisjoint(lows[: min(cut, PREDICATE + 1)])
    if compares:
        at = lows.index("as")
        judged = judged or not _EVALUATIVE.isdisjoint(lows[at : at + PREDICATE])
    label = short and any(t.low == "“" for t in tokens)
    depends = any(t.low in ("if", "unless") and _is_condition(rest, i) for i, t in enumerate(rest) if i)
    judgement = Modality.OPINION if judged else Modality.ASSERTED
    return _Clause(judgement, False, compares=compares, is_label=label, depends=depends)


def _exempt(tokens: Sequence[Word], at: int) -> bool:
    """Whether the "no" or "nothing" at ``at`` denies nothing: "No 10", "no doubt", "nothing but"."""
    low, after = (t.low for t in _padded(tokens, at, len(tokens), 2))
    if low == "no":
        return after[:1].isdigit() or after in _NOT_NEGATIVE or after == "."
    return low == "nothing" and after in ("but", "short", "less", "if")


def _subject_is_none(tokens: Sequence[Word], begin: int, start: int) -> bool:
    """Whether the subject is nobody or nothing: "no siren", "none of the crew"."""
    for at in range(begin, min(start, begin + 3)):
        low = tokens[at].low
        if low in ("no", "none", "nobody", "nothing", "neither"):
            return not _exempt(tokens, at)
        if low not in MARKS and low not in ("almost", "virtually", "absolutely", "that", "and", "but"):
            return low == "not" and tokens[at + 1].low in ("one", "a", "all", "everyone", "every", "many")
    return False


def _is_condition(tokens: Sequence[Word], at: int) -> bool:
    before = tokens[at - 1].low if at else ""
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return tokens[at].low == "unless" or (before not in _BEFORE_NO_CONDITION and after not in AFTER_NO_CONDITION)


def _hangs_on_condition(tokens: Sequence[Word], group: VerbGroup, end: int) -> bool:
    """Whether an "if", "unless" or "provided that" follows that the main clause hangs on, not a clause inside it."""
    nested = False
    for at in range(group.main, min(group.main + CONDITION_REACH, end)):
        low = tokens[at].low
        if low in (";", ":"):
            return False
        if low in ("who", "which", "whose", "because", "although", "though") or (low == "that" and at > group.main):
            nested = not (low == "that" and tokens[at - 1].low == "provided") or nested
            if not nested:
                return True
        elif low == ",":
            nested = False
        elif low in ("if", "unless") and not nested and _is_condition(tokens, at):
            return True
    return False


def _judge_group(
    tokens: Sequence[Word], begin: int, end: int, group: VerbGroup, conditional: bool, reading: _Reading
) -> Modality:
    verb = tokens[group.main].low if group.main < end else ""
    modal = group.modal
    present = bool(modal) or (group.helpers[0] in _PRESENT if group.helpers else not _is_past(verb))
    if conditional or (present and _hangs_on_condition(tokens, group, end)):
        return Modality.CONDITIONAL
    if modal == "would" and "have" in group.helpers and verb != "to":
        return Modality.CONDITIONAL
    demand = _judge_demand(tokens, begin, end, group, verb)
    if demand:
        return demand
    if _is_hedged(tokens, begin, end, group, verb):
        return Modality.HEDGED
    if modal == "would":
        return _judge_would(tokens, end, group, verb, reading)
    if modal in ("will", "shall") or _is_to_come(tokens, end, group, verb):
        return Modality.FORECAST
    negated = group.negated or _object_is_none(tokens, end, group)
    predicate = _predicate(tokens, end, group, verb)
    if group.links and _is_untrue(predicate):
        return Modality.ASSERTED if negated else Modality.NEGATED
    if _is_judgement(tokens, end, group, verb, predicate) and not (negated and not _CHARGED.isdisjoint(predicate)):
        return Modality.OPINION
    return Modality.NEGATED if negated else Modality.ASSERTED


def _judge_demand(tokens: Sequence[Word], begin: int, end: int, group: VerbGroup, verb: str) -> Modality | None:
    after = tokens[group.main + 1].low if group.main + 1 < end else ""
    subject = tokens[begin].low
    if group.modal in ("should", "must"):
        if group.modal == "must" and ("have" in group.helpers or verb in ("think", "know", "believe", "feel", "want")):
            return Modality.HEDGED
        if "have" in group.helpers:
            return Modality.OPINION
        return Modality.DEMAND
    if group.modal or group.negated:
        return None
    needs = verb in ("need", "needs") or (verb == "needed" and subject in SUBJECTS)
    asks = subject in ("i", "we") and not group.helpers and verb in _DEMAND_VERBS
    calls = subject in ("i", "we") and verb in ("call", "calling") and after in ("on", "for", "upon")
    must = group.helpers[-1:] in (("has",), ("have",), ("'ve",)) and verb == "to" and "yet" not in group.adverbs
    is_time = subject == "it" and verb == "time" and after in ("to", "for", "that")
    if asks or calls or must or is_time or (needs and (after == "to" or subject in ("we", "you"))):
        return Modality.DEMAND
    return None


def _is_hedged(tokens: Sequence[Word], begin: int, end: int, group: VerbGroup, verb: str) -> bool:
    main = group.main
    after = tokens[main + 1].low if main + 1 < end else ""
    if group.modal in ("may", "might"):
        return True
    if group.modal == "could":
        open_verb = verb in _LEAVES_OPEN or ("be" in group.helpers and verb in ("ruled", "sure", "certain"))
        return open_verb if group.negated else "have" in group.helpers or verb not in _ABILITY
    if group.modal == "can" and group.negated:
        return verb in _LEAVES_OPEN or ("be" in group.helpers and verb in ("sure", "certain", "ruled"))
    adverb = not HEDGE_ADVERBS.isdisjoint(group.adverbs) or (verb in HEDGE_ADVERBS and bool(group.helpers))
    opening = (t.low for t in tokens[max(0, begin - 2) : begin + 1])
    if adverb or any(w in HEDGE_ADVERBS and w not in ("likely", "unlikely") for w in opening):
        return True
    if _has_aside(tokens, begin, min(main + PREDICATE, end - 2)) or (
        group.links and _is_hedged_predicate(tokens, end, main)
    ):
        return True
    if verb in _SEEM and after not in lexicon.SHOWS_UP:
        return True
    if verb in _SUGGEST and tokens[begin].low not in NOMINATIVES and not group.modal:
        return True
    if verb == "know" and group.negated and (after in RELATIVES - {"that"} or after in ("if", "whether")):
        return True
    return bool(_HEDGE_PHRASES.search(" ".join(t.low for t in tokens[begin : min(main + 6, end)])))


def _has_aside(tokens: Sequence[Word], start: int, stop: int) -> bool:
    """ ", apparently," """
    return any(
        tokens[i].low == "," and tokens[i + 1].low in HEDGE_ADVERBS and tokens[i + 2].low in (",", ".")
        for i in range(start, stop)
    )


def _is_hedged_predicate(tokens: Sequence[Word], end: int, main: int) -> bool:
    """ "(is) believed to", "(was) quite likely to", "(is) a possibility"."""
    near = [t.low for t in _padded(tokens, main, end, 3)]
    word, later = near[1:] if near[0] in _DEGREES else near[:2]
    if word in _HEDGE_PARTICIPLES:
        return word not in _BELIEVED or later in ("to", "that")
    return word in ("a", "the", "some", "no", "every", "little", "any") and later in _HEDGE_NOUNS


def _judge_would(tokens: Sequence[Word], end: int, group: VerbGroup, verb: str, reading: _Reading) -> Modality:
    after = tokens[group.main + 1].low if group.main + 1 < end else ""
    if verb in _WISHES and after == "to":
        return Modality.FORECAST
    quoted = reading.quoted
    for token, following in pairwise(tokens[: group.start + 1]):
        quoted = (token.low == "“" and following.capital) or (quoted and token.low != "”")
    if verb in _WISHES or verb in ("hate", "rather") or (quoted and verb in _PERFORMED):
        return Modality.OPINION
    if is_past_cue(reading.cue) and not quoted:
        return Modality.FORECAST
    judged = _is_judgement(tokens, end, group, verb, _predicate(tokens, end, group, verb))
    return Modality.OPINION if judged else Modality.CONDITIONAL


def _is_to_come(tokens: Sequence[Word], end: int, group: VerbGroup, verb: str) -> bool:
    near = [t.low for t in _padded(tokens, group.main, end, 9) if t.low not in MARKS]
    if group.links:
        first, second, third = near[1:4] if near[0] in _DEGREES else near[:3]
        if first == "gonna" or (first in _FUTURE_PARTICIPLES and second == "to"):
            return third not in DETERMINERS and third != ""
        if first == "on" and second in ("track", "course", "pace"):
            return True
        if first == "to" and (second in verb_forms().base or second in ("be", "have")):
            before = tokens[group.start - 1].low if group.start else ""
            return before not in _AIMS and second not in ("blame", "say", "thank")
        soon = any(a in ("tomorrow", "tonight") or (a == "next" and b in _PERIODS) for a, b in pairwise(near))
        return soon and first in verb_forms().gerund
    if verb in _FUTURE_VERBS and not group.modal:
        return near[1] == "to" or (verb.startswith(("expect", "anticipat", "predict")) and not group.negated)
    has = group.helpers[-1:] and group.helpers[-1] in HAVE
    return bool(has) and (near[0] == "plans" or near[1] in ("plans", "intention"))


def _object_is_none(tokens: Sequence[Word], end: int, group: VerbGroup) -> bool:
    """ "had no", "saw nothing", "there was no"."""
    reports = not group.helpers and group.main < end and tokens[group.main].low in _SAYS
    for at in range(group.main, min(group.main + 3, end)):
        low = tokens[at].low
        if low in ("no", "nothing", "none", "nobody", "neither"):
            begins_clause = reports or (at > group.main and at + 1 < end and is_helper(tokens, at + 1))
            return not begins_clause and not _exempt(tokens, at)
        passes = low in MARKS or low in _DEGREES
        if not passes and (at > group.main or (group.helpers and low not in verb_forms().participle)):
            return False
    return False


def _predicate(tokens: Sequence[Word], end: int, group: VerbGroup, verb: str) -> list[str]:
    """What the clause says of its subject after "is" or "seems", up to the next clause or phrase; else nothing."""
    if not group.links and verb not in _LINKING:
        return []
    found: list[str] = []
    for token in tokens[group.main + (not group.links) : end]:
        if token.low in MARKS:
            continue
        if found and (token.low in _STOPS or len(found) >= PREDICATE):
            break
        found.append(token.low)
    if not group.links and found[:1] and found[0] in DETERMINERS and not verb.startswith("bec"):
        return []  # "felt an obligation"
    return found


def _is_untrue(predicate: Sequence[str]) -> bool:
    """ "(is) false", "(was) a lie"; not "(is) the false alarm that"."""
    if not predicate or predicate[0] in ("no", "nothing"):
        return False
    return not _UNTRUTHS.isdisjoint(predicate[:5]) and (predicate[-1] in _UNTRUTHS or "and" in predicate)


def _is_judgement(tokens: Sequence[Word], end: int, group: VerbGroup, verb: str, predicate: Sequence[str]) -> bool:
    """Whether the clause judges its subject or, of the speaker, tells a feeling."""
    if predicate:
        first = predicate[0]
        if first in verb_forms().participle and first not in _EVALUATIVE:
            return False
        if first.endswith("ing") and first not in _EVALUATIVE and first not in ("doing", "being"):
            return False
        return not _EVALUATIVE.isdisjoint(predicate)
    near = [t.low for t in _padded(tokens, group.main, end, 4)]
    if verb in ("make", "makes", "made"):
        return "sense" in near
    if verb in ("do", "did", "doing", "done"):
        return not words("great terrible fantastic good bad horrible").isdisjoint(near)
    return verb in ("deserve", "deserves", "deserved", "stinks", "sucks")
