"""Fill in content that leaves its clause to be understood: "that it had", "denied it", "That is false"."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from walkback.model import Attribution, CompletedBy, Completion, CueClass, Polarity
from walkback.statement import lexicon
from walkback.statement.clause import Word, find_verb_group, is_adverb, is_helper, read_group, words_of
from walkback.statement.cue import cue_word
from walkback.statement.lexicon import any_of, pluralise, words
from walkback.text.quotes import canonical_quotes
from walkback.text.sentences import find_sentences
from walkback.text.span import Span, paragraphs_of

PARAGRAPHS_BACK = 2  # from the content's own, how far what it points to may lie
SENTENCES_BACK = 2  # from its own, how far a verb that it leaves out may lie
STATEMENTS_BACK = 24  # the most statements before a content that are looked at
DEPTH = 8  # the most spans of one kind that hold the same place
SUBJECT = 6  # words, the longest subject of an ellipsis: "the ministry of defence had not"
LONGEST = 160  # code points; longer content is complete, but for a verdict that it begins with


class _Gap(NamedTuple):
    """What a content leaves to be understood."""

    kind: str  # "proposition", "verdict" or "verb"
    head: str = ""  # what the reading begins with: "that it had", "it is false"
    helper: str = ""  # of a verb that is left out, the family of its helper: "have", "do", "will", ...
    tail: str = ""  # what follows the gap


class _Antecedent(NamedTuple):
    """What a word for a proposition points to."""

    by: CompletedBy
    span: Span
    words: str
    is_clause: bool = True
    is_question: bool = False


def find_completions(text: str, attributions: Sequence[Attribution]) -> list[Completion | None]:
    """What each content that is no whole clause stands for; None for content that is complete.

    Three kinds are filled in, from what stands nearest before them:

    - A verb left out after its helper ("that it had", "he would not", "they did so"). The antecedent is the nearest
      verb, up to `SENTENCES_BACK` sentences back, that has the same helper or a form that can follow it (after "had" a
      past, after "would" an infinitive) and is no cue of speech. The reading is the content with that verb and what
      belongs to it: "that it had warned the owner".
    - A word for a proposition ("it", "that", "so", "the claim", "those allegations") after a cue that takes one. The
      antecedent is what somebody asked or claimed in the same sentence; a statement; or a clause of the narrative.
      A cue that denies looks for the nearest statement of somebody else, up to `PARAGRAPHS_BACK` paragraphs back;
      others take what was told in the sentence before. The reading is the proposition's words.
    - A verdict ("That is false.", "It's a lie", "Not true", "No"). It looks for the same; the reading is the verdict
      about the proposition: "it is false that the owner was warned", for "no" "it is not true that ...". About what is
      no clause it is "fraud: that is false", and an answer to a direct question repeats it: "Did you know? No".
      What the speaker says after a verdict of falsehood stays behind it.

    ``points_to`` is the stretch of ``text`` that is filled in (of a long statement, its first full sentence), and
    ``by`` tells whether it is somebody's statement or the reporter's clause; NONE where nothing fits. The
    attributions may come in any order; the results are in theirs.
    """
    finder = _Finder(text, attributions)
    for number in sorted(range(len(attributions)), key=lambda i: attributions[i].content[:1]):
        finder.complete(number)
    return [finder.found.get(number) for number in range(len(attributions))]


# --- Gaps -------------------------------------------------------------------------------------------------------


_SPACES = re.compile(r"\s+")
_TRIM = " \t\n\"“”‘’'«»„.,;:!?…—–-()[]"
_NO_QUOTES = str.maketrans("", "", '"“”«»„')
_PRONOUNS = words("it that this so these those")
_CLAIMS = frozenset(form for noun in lexicon.CLAIM_NOUNS.split() for form in (noun, pluralise(noun)))
_CLAIM = any_of(*_CLAIMS)
_POINTING = r"(?:the|this|that|these|those|such|any such|his|her|their|its|both|all|all the|all those)"
_CLAIM_PHRASE = re.compile(
    rf"(?:(?:most|none|each|any) of )?{_POINTING}\s+(?:\w+\s+)??{_CLAIM}"
    r"(?:\s+(?:against|about)\s+(?:him|her|them|it|us|me|himself|herself|the \w+|[A-Z]\w+(?: [A-Z]\w+)*))?"
    r"(?:\s+(?:as|outright|too|again|altogether|\w+ly)\b.*)?",
    re.IGNORECASE,
)
_SAME = re.compile(r"as much|the same(?: thing)?|likewise", re.IGNORECASE)
_OPPOSITE = re.compile(r"otherwise|the (?:very )?opposite", re.IGNORECASE)
_THAT = re.compile(r"^that\s+(?!(?:is|was|are|were)\b)(?=\S)", re.IGNORECASE)  # "that it", but not "that is"

_DEGREES = rf"(?:{any_of(lexicon.VERDICT_DEGREES)}\s+|\w+ly\s+)*"
_TRUTH = f"(?:not true|fake news|the case|the truth|{any_of(lexicon.FALSE_WORDS, lexicon.TRUE_WORDS)})"
_OUTCOME = rf"{_DEGREES}(?:{_TRUTH}|{any_of(lexicon.ABSURDITIES)})"
_VERDICT_CLAUSE = re.compile(
    r"(?:(?:no|yes|well|but|and|so|look|oh)\b[\s,.!—-]*)*"
    rf"(?:that|(?P<it>this|it|these|those|all (?:this|that|it))|(?P<claim>{_POINTING}\s+(?:\w+\s+)??{_CLAIM}))"
    r"(?P<be>['’]s|['’]re|\s+(?:is|was|are|were))(?P<neg>n['’]t|\s+not)?\s+"
    rf"(?P<what>{_OUTCOME}(?:(?:\s*,)?(?:\s*and|\s*or)?\s*{_OUTCOME})*)",
    re.IGNORECASE,
)
_VERDICT_WORD = re.compile(
    rf"(?P<no>{_DEGREES}not(?: true| so| at all| the case)?|no(?:,? no)*|never|no way|nope|wrong)"
    r"|(?P<yes>yes|yeah|yep|correct|indeed)"
    rf"|(?P<what>{_DEGREES}{any_of(lexicon.UNTRUTHS, 'rubbish')})",
    re.IGNORECASE,
)
_SAYS_FALSE = re.compile(rf"\b(?:{any_of(lexicon.FALSE_WORDS)}|not true|fake news)\b", re.IGNORECASE)
_ANSWERING = (CueClass.SAY, CueClass.DENY, CueClass.CONFIRM, CueClass.CLAIM, CueClass.WARN, CueClass.DOCUMENT)
_PROPOSITIONAL = words(lexicon.PROPOSITIONAL_CUES)
_CLAIM_TAKING = words(lexicon.CLAIM_TAKING_CUES)
_OWN_WORDS = words(lexicon.OWN_WORDS_CUES)
_PUTTING_AWAY = words(lexicon.PUTTING_AWAY_CUES)

_FAMILIES: dict[str, str] = {
    **dict.fromkeys(("had", "has", "have", "'ve"), "have"),
    **dict.fromkeys(("did", "does", "do"), "do"),
    **dict.fromkeys(("was", "were", "is", "are", "am", "'re", "'m"), "be"),
    **dict.fromkeys(("would", "will", "wo", "'ll", "shall"), "will"),
    **dict.fromkeys(("could", "can", "ca", "cannot"), "can"),
    **dict.fromkeys(("should", "must", "may", "might"), "must"),
    "to": "to",
}
_MODAL = ("will", "can", "must")
_DOING = words("do did done does doing")
_DOING_SO = {"done": "have", "did": "past", "does": "do", "doing": "gerund", "do": "to"}
_SO_MUCH = words("much many well badly little few that")
_AFTER_GAP = words("not n't never too either also indeed again already yet")
_BEFORE_SUBJECT = words("that yes no well sure and but , .")
_SUBJECT_PRONOUNS = words(lexicon.NOMINATIVES, lexicon.PRONOUN_SUBJECTS, "none both neither all others some many few")
_NO_SUBJECT = words(lexicon.RELATIVES, lexicon.SUBORDINATORS, "than as anything something and or but to with by from")


def _plain(content: str) -> str:
    return _SPACES.sub(" ", content.translate(_NO_QUOTES)).strip()


def _find_gap(content: str, one: Attribution, told: str) -> _Gap | None:
    """The gap in a content, or None where it is complete."""
    plain = _plain(content)
    verdict = _find_verdict(plain, one)
    if verdict or len(plain) > LONGEST:
        return verdict
    plain = plain.strip(_TRIM)
    # Before its cue ("it was announced", "a claim that he disputes") the word is a subject or a relative.
    follows = not one.cue or one.cue[0].start < one.content[0].start
    if follows and told in _PROPOSITIONAL:
        if plain.lower() in _PRONOUNS or _SAME.fullmatch(plain):
            return _Gap("proposition")
        if _OPPOSITE.fullmatch(plain):
            return _Gap("verdict", "it is not true")
    if _CLAIM_PHRASE.fullmatch(plain) and (told in _CLAIM_TAKING or one.polarity is Polarity.DENIES):
        return _Gap("proposition")
    return _find_ellipsis(plain)


def _find_verdict(plain: str, one: Attribution) -> _Gap | None:
    """ "That is false", "Not true", "No"; only a verdict of falsehood may have more sentences after it."""
    sentences = find_sentences(plain)
    if not sentences:
        return None
    whole = _THAT.sub("", plain.strip(_TRIM))
    match = _VERDICT_WORD.fullmatch(whole)
    if match and one.cue_class in _ANSWERING:
        if match.group("what"):
            return _Gap("verdict", f"it is {_about(match.group('what'))}")
        return _Gap("verdict", "it is true" if match.group("yes") else "it is not true")
    match = _VERDICT_CLAUSE.fullmatch(whole)
    tail = ""
    if not match and len(sentences) > 1:
        match = _VERDICT_CLAUSE.fullmatch(sentences[0].of(plain).strip(_TRIM))
        tail = plain[sentences[0].end :].strip(_TRIM)
    if not match or not _is_about_truth(match):
        return None
    if tail and not (match.group("neg") or _SAYS_FALSE.search(match.group("what"))):
        return None  # "That's right. We ..." goes on
    tense = "was" if match.group("be").strip() in ("was", "were") else "is"
    negation = "not " if match.group("neg") else ""
    return _Gap("verdict", f"it {tense} {negation}{_about(match.group('what'))}", tail=tail)


def _is_about_truth(match: re.Match[str]) -> bool:
    """Whether a verdict is on truth: "that is wrong", "the claim is absurd"; "it is wrong" may be about morals."""
    if match.group("claim"):
        return True
    what = match.group("what")
    ambiguous = match.group("it") and re.fullmatch(rf"{_DEGREES}(?:wrong|right)", what, re.IGNORECASE)
    return bool(re.search(rf"\b{_TRUTH}\b", what, re.IGNORECASE)) and not ambiguous


def _about(what: str) -> str:
    """The words of a verdict as they stand after "it is": "lies" are "a lie"."""
    low = what.lower()
    if low in ("so", "the truth", "fact"):
        return "true"
    return re.sub(r"^((?:all |just |pure )*)lies$", r"\1a lie", low)


def _find_ellipsis(plain: str) -> _Gap | None:
    """ "that it had", "he would not", "they did so": a subject, a helper, and no verb for it to help."""
    tokens = [t for t in words_of(plain) if t.low not in "‘’'"]
    end = len(tokens)
    begin = 0
    while begin + 2 < end and tokens[begin].low in _BEFORE_SUBJECT and not is_helper(tokens, begin + 1):
        begin += 1
    doing = next((i for i in range(begin, min(begin + SUBJECT + 3, end - 1)) if tokens[i].low in _DOING), -1)
    if doing >= 0 and tokens[doing + 1].low == "so" and (doing + 2 >= end or tokens[doing + 2].low not in _SO_MUCH):
        return _so_gap(plain, tokens, begin, doing)
    at = end - 1
    while at > begin and tokens[at].low in _AFTER_GAP:
        at -= 1
    if at <= begin or tokens[at].low not in _FAMILIES or not (tokens[at].low == "to" or is_helper(tokens, at)):
        return None
    if tokens[at].low == "to":
        is_short = tokens[begin].low in _SUBJECT_PRONOUNS and at - begin <= SUBJECT
        return _Gap("verb", plain, "to") if is_short else None
    first = at
    if tokens[at].low in ("have", "do") and tokens[at - 1].low in _FAMILIES:  # "they would have"
        first = at - 1
    if not _is_subject(tokens, begin, first):
        return None
    stop = at + 1
    while stop < end and tokens[stop].low in ("not", "n't", "never"):
        stop += 1
    head, tail = plain[: tokens[stop - 1].end], plain[tokens[stop - 1].end :].strip(_TRIM)
    return _Gap("verb", head, _FAMILIES[tokens[at].low], tail)


def _so_gap(plain: str, tokens: Sequence[Word], begin: int, doing: int) -> _Gap | None:
    first = doing
    while first > begin and (tokens[first - 1].low in _FAMILIES or tokens[first - 1].low in _AFTER_GAP | {"having"}):
        first -= 1
    if first > begin and not _is_subject(tokens, begin, first):
        return None
    head, tail = plain[: tokens[doing].start].rstrip(), plain[tokens[doing + 1].end :].strip(_TRIM)
    return _Gap("verb", head, _DOING_SO[tokens[doing].low], tail)


def _is_subject(tokens: Sequence[Word], begin: int, end: int) -> bool:
    """Whether the words are a short subject and nothing else: a pronoun, or a noun phrase without a verb."""
    while end > begin + 1 and (tokens[end - 1].low in _FLOATING or is_adverb(tokens[end - 1].low)):
        end -= 1
    if not begin < end <= begin + SUBJECT:
        return False
    lows = [t.low for t in tokens[begin:end]]
    if len(lows) == 1 and lows[0] in _SUBJECT_PRONOUNS:
        return True
    if any(w in _NO_SUBJECT or w in _SUBJECT_PRONOUNS or not w[0].isalnum() for w in lows):
        return False
    if any(is_helper(tokens, i) for i in range(begin, end)) or lows[-1] in _NO_FINITE:
        return False
    articles = sum(w in ("the", "a", "an", "his", "her", "their", "its", "our", "any", "some") for w in lows)
    named = tokens[begin].capital and not articles
    # "the choices Finns have": a name after the noun begins a clause of its own.
    names = [t.capital for t in tokens[begin:end]]
    begins_clause = any(b and not a for a, b in pairwise(names[1:]))
    return not begins_clause and (named or (articles == 1 and (len(lows) <= 4 or "of" in lows)))


_FLOATING = words("both all")


# --- Antecedents ------------------------------------------------------------------------------------------------

_TO_COMMA = r"(?P<what>[^?!\n]+?)(?=,[”\"’']*\s|\s[—–]|\s--|[?!;\n]|[.][”\"’']*$|$)"
_TO_CONJUNCTION = (
    r"(?P<what>[^?!\n]+?)(?=,\s(?:but|and|which|who|while|though|the|a)\b|\s[—–]|\s--|[?!;\n]|[.][”\"’']*$|$)"
)
_ASKED = re.compile(
    r"\b(?:ask(?:ed|s|ing)?|wonder(?:ed|s|ing)?|question(?:ed|s)?|knows?|known|inquir\w+|press(?:ed)?|quizzed|on|over|"
    r"about|of|say)\s+"
    rf"(?:\w+\s+){{0,4}}?(?:if|whether)\s+{_TO_COMMA}",
    re.IGNORECASE,
)
_CLAIMING = any_of(
    *(_CLAIMS - words("idea ideas conclusion conclusions")), "alleged alleging claiming claimed suggested"
)
_CLAIMED = re.compile(rf"\b{_CLAIMING}\s+(?:\w+\s+){{0,3}}?that\s+{_TO_CONJUNCTION}", re.IGNORECASE)
_ACCUSED = re.compile(rf"\baccus(?:ed|es|ing)\s+(?:\S+\s+){{0,6}}?of\s+{_TO_CONJUNCTION}", re.IGNORECASE)
_ELSEWHERE = re.compile(r"\b(?:of|about|to|when|in (?:response|reply|answer))\b", re.IGNORECASE)
_OF_DOING = re.compile(r"\bof\s+((?:not\s+|having\s+|\w+ly\s+)*\w+ing\b.*)", re.DOTALL)
_OF = re.compile(r"^(?:\S+\s+){0,7}?(?:of|for|with)\s+(.+)", re.DOTALL)
_WHETHER = re.compile(r"(?:if|whether)\s+(.+)", re.IGNORECASE | re.DOTALL)
_TO_SOMEBODY_THAT = re.compile(r"^(?:to (?:\S+ ){1,4}?)?that\s+", re.IGNORECASE)
_JOINT = re.compile(r"(?:,|\s[—–-])\s*(?:although|though|but|and|which|as|yet|while)$", re.IGNORECASE)
_SUBORDINATE = words(lexicon.CLAUSE_OPENERS, "as")
_LOWERABLE = words(
    lexicon.DETERMINERS, lexicon.PREPOSITIONS, lexicon.SUBORDINATORS, "he she it they we you there when no nobody"
)
_NO_OBJECT = re.compile(r"^no (\w+)")  # "They had no permit. She said they did": have one
_STOP_MARKS = frozenset(',;:—–.?!()"“”') | {"--"}
_STOP_WORDS = words("but although though because while whereas unless if saying adding which")
_DANGLING = words("and or but to of in on at by with that as for than")


class _Spans:
    """Spans in order, to be asked what covers a place; they may lie inside one another, but not deeply."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = sorted(set(spans))

    def covering(self, at: int) -> list[Span]:
        """The spans that hold the code point at ``at``."""
        after = bisect_right(self.spans, (at, sys.maxsize))
        return [span for span in self.spans[max(0, after - DEPTH) : after] if at < span.end]


class _Finder:
    """Looks for what contents point to, in one text with its attributions."""

    def __init__(self, text: str, attributions: Sequence[Attribution]) -> None:
        self.text = text
        self.attributions = attributions
        self.found: dict[int, Completion] = {}
        self.stands_for: dict[int, _Antecedent] = {}  # by the numbers of contents that are such words themselves

    @cached_property
    def paragraphs(self) -> list[Span]:
        return paragraphs_of(self.text)

    @cached_property
    def sentences(self) -> list[Span]:
        return [s for paragraph in self.paragraphs for s in find_sentences(self.text, *paragraph)]

    @cached_property
    def canonical(self) -> str:
        return canonical_quotes(self.text)

    @cached_property
    def contents(self) -> _Spans:
        return _Spans(part for one in self.attributions for part in one.content)

    @cached_property
    def reported(self) -> _Spans:
        """Sources, and cues of speech: what in the text reports, and is not what happened."""
        spoken = (one.cue for one in self.attributions if one.cue_class is not CueClass.THINK)
        sources = (one.source for one in self.attributions)
        return _Spans(span for spans in (*spoken, *sources) for span in spans)

    @cached_property
    def edges(self) -> frozenset[int]:
        """Where a content ends."""
        return frozenset(part.end for part in self.contents.spans)

    @cached_property
    def by_end(self) -> list[tuple[int, int]]:
        """The ends of contents with the numbers of their attributions, in order."""
        return sorted((one.content[-1].end, i) for i, one in enumerate(self.attributions) if one.content)

    def complete(self, number: int) -> None:
        """Find what the content with that number stands for, if it leaves anything to be understood."""
        one = self.attributions[number]
        if not one.content or one.content[-1].end - one.content[0].start > 4 * LONGEST:
            return
        told = cue_word(" ".join(part.of(self.text) for part in one.cue))
        content = " ".join(part.of(self.text) for part in one.content)
        gap = _find_gap(content, one, told)
        if not gap:
            return
        self.found[number] = Completion(CompletedBy.NONE)
        if gap.kind == "verb":
            self.found[number] = self._fill_verb(gap, one)
            return
        antecedent = self._find_proposition(one, gap, told)
        if antecedent:
            self.stands_for[number] = antecedent
            self.found[number] = Completion(antecedent.by, antecedent.span, _read_out(gap, antecedent, content))

    # Propositions

    def _find_proposition(self, one: Attribution, gap: _Gap, told: str) -> _Antecedent | None:
        start = one.content[0].start
        sentence = self._sentence_of(start)
        asked = self._told_in(Span(sentence.start, start), one)
        if asked:
            return asked
        if gap.kind == "verdict":
            after = self._after(one, sentence)
            asked = self._told_in(after, one)
            if asked or _ELSEWHERE.search(self.text, *after):
                return asked  # "“No,” she said of the plan" points ahead
        floor = self.paragraphs[max(0, self._paragraph_of(start) - PARAGRAPHS_BACK)].start
        statement = self._statement_before(one, gap, told, Span(floor, sentence.start))
        if statement and statement.span.start >= sentence.start:
            return statement
        clause = self._clause_before(one, sentence)
        if clause:
            return clause
        before = self._sentence_before(sentence.start)
        if not before or (statement and statement.span.end > before.start):
            return statement
        told_before = self._told_in(before, one) or self._question_in(before)
        if told_before:
            return told_before
        if gap.kind == "verdict" or one.polarity is Polarity.DENIES:
            return statement or self._clause_of(before)
        return self._clause_of(before) or statement  # "they know it" is about what was just told

    def _after(self, one: Attribution, sentence: Span) -> Span:
        """What follows content, cue and source in their sentence."""
        ends = (span.end for span in (*one.content, *one.cue, *one.source) if span.start < sentence.end)
        return Span(min(max(ends, default=sentence.end), sentence.end), sentence.end)

    def _clause_before(self, one: Attribution, sentence: Span) -> _Antecedent | None:
        """A main clause of the same sentence: "the port is closed, although the ministry disputes this"."""
        starts = (s.start for s in (*one.source, *one.cue, *one.content) if s.start >= sentence.start)
        start = min(starts, default=sentence.start)
        joint = _JOINT.search(self.text[sentence.start : start].rstrip(" ,;—–-"))
        if not joint:
            return None
        clause = self._clause_of(Span(sentence.start, sentence.start + joint.start()), one)
        opens = words_of(clause.words)[:1] if clause else []
        return None if opens and opens[0].low in _SUBORDINATE else clause

    def _statement_before(self, one: Attribution, gap: _Gap, told: str, earlier: Span) -> _Antecedent | None:
        """The nearest statement before the content that can be meant; ``earlier`` is what precedes its sentence."""
        denies = (gap.kind == "verdict" or one.polarity is Polarity.DENIES) and told not in _OWN_WORDS
        after = bisect_right(self.by_end, (one.content[0].start, len(self.attributions)))
        for end, i in reversed(self.by_end[max(0, after - STATEMENTS_BACK) : after]):
            if end <= earlier.start:
                break
            other = self.attributions[i]
            if denies and self._is_same_speaker(one, other):
                continue
            if i in self.stands_for:
                return self.stands_for[i]
            no_assertion = other.polarity is not Polarity.AFFIRMS or other.cue_class is CueClass.DEMAND
            if i in self.found or (gap.kind == "verdict" and no_assertion):
                continue
            meant = self._proposition_of(other)
            put_away = told in _PUTTING_AWAY and meant.span.end <= earlier.end and " " in meant.words
            if meant.is_clause or other.cue_class is CueClass.ACCUSE or put_away:
                return meant
        return None

    def _proposition_of(self, other: Attribution) -> _Antecedent:
        """What a statement says: its first full sentence, without "that" and quotation marks."""
        first = other.content[0]
        parts = [c for c in other.content if c.end <= max(self._sentence_of(first.start).end, first.end)]
        span = self._trimmed(Span(first.start, parts[-1].end))
        spoken = " ".join(_plain(part.of(self.text)) for part in parts).strip(_TRIM)
        if len(parts) == 1:
            full = [s for s in find_sentences(self.canonical, *first) if len(s.of(self.text).split()) > 2]
            span = self._trimmed(full[0] if full else first)
            spoken = _plain(span.of(self.text)).strip(_TRIM)
        if self.text[span.start : span.end + 2].rstrip("\"”’' ").endswith("?"):
            return _Antecedent(CompletedBy.STATEMENT, span, spoken + "?", is_question=True)
        asked = _WHETHER.match(spoken)
        if asked:
            return _Antecedent(CompletedBy.STATEMENT, span, asked.group(1))
        accused = _OF_DOING.search(spoken) or _OF.match(spoken) if other.cue_class is CueClass.ACCUSE else None
        if accused:
            return _Antecedent(CompletedBy.STATEMENT, span, accused.group(1), is_clause=False)
        spoken = _TO_SOMEBODY_THAT.sub("", spoken)
        return _Antecedent(CompletedBy.STATEMENT, span, spoken, is_clause=_is_clause(spoken))

    def _told_in(self, stretch: Span, one: Attribution) -> _Antecedent | None:
        """The last thing that the stretch says was asked or claimed: "asked whether ...", "rumours that ..."."""
        found: _Antecedent | None = None
        for pattern in (_ASKED, _CLAIMED, _ACCUSED):
            for match in pattern.finditer(self.text, *stretch):
                end = match.end("what")
                if pattern is _CLAIMED and len(self.text[stretch.start : match.start()].split()) < 3:
                    end = self._end_of_subject(match.start("what"), end)
                span = self._trimmed(Span(match.start("what"), end))
                if span.start >= span.end or any(span.overlaps(part) for part in one.content):
                    continue
                if found is None or span.start > found.span.start:
                    spoken = _plain(span.of(self.text)).strip(_TRIM)
                    found = _Antecedent(self._by(span, one), span, spoken, is_clause=pattern is not _ACCUSED)
        return found

    def _end_of_subject(self, start: int, end: int) -> int:
        """Where the clause in a sentence's subject ends, before its verb: "Rumours that he had fled | spread"."""
        tokens = words_of(self.text, start, end)
        group = find_verb_group(tokens, 0, len(tokens))
        for at in range(group.main + 1 if group else len(tokens), len(tokens)):
            before, low = tokens[at - 1].low, tokens[at].low
            if before in _NO_FINITE or before in _FAMILIES or before in _DANGLING:
                continue
            if is_helper(tokens, at) or low in lexicon.past_forms():
                return tokens[at].start
        return end

    def _question_in(self, sentence: Span) -> _Antecedent | None:
        """A sentence that is a direct question."""
        if not sentence.of(self.text).rstrip("\"”’' ").endswith("?"):
            return None
        span = self._trimmed(sentence)
        asked = _plain(span.of(self.text)).strip(_TRIM)
        return _Antecedent(self._by(span), span, asked + "?", is_question=True)

    def _clause_of(self, sentence: Span, one: Attribution | None = None) -> _Antecedent | None:
        span = self._trimmed(sentence)
        spoken = _plain(span.of(self.text)).strip(_TRIM)
        return _Antecedent(self._by(span, one), span, spoken) if _is_clause(spoken) else None

    def _by(self, span: Span, one: Attribution | None = None) -> CompletedBy:
        """STATEMENT if the stretch is in somebody's content, else CLAUSE."""
        own = one.content if one else ()
        inside = any(part.holds(span) and part not in own for part in self.contents.covering(span.start))
        return CompletedBy.STATEMENT if inside else CompletedBy.CLAUSE

    def _is_same_speaker(self, one: Attribution, other: Attribution) -> bool:
        """Whether two sources are written alike, or end in the same name."""
        mine, theirs = (" ".join(s.of(self.text) for s in a.source).strip(_TRIM) for a in (one, other))
        if not mine or not theirs:
            return False
        last = mine.split()[-1]
        return mine.lower() == theirs.lower() or (last == theirs.split()[-1] and last[0].isupper())

    # Places

    def _paragraph_of(self, at: int) -> int:
        """The number of the paragraph that holds ``at``."""
        return max(0, bisect_right(self.paragraphs, (at, sys.maxsize)) - 1)

    def _sentence_of(self, at: int) -> Span:
        number = bisect_right(self.sentences, (at, sys.maxsize)) - 1
        return self.sentences[number] if number >= 0 and at < self.sentences[number].end else Span(at, at)

    def _sentences_before(self, at: int) -> list[Span]:
        """The nearest sentences that end before ``at``, of this paragraph and the one before it, nearest first."""
        floor = self.paragraphs[max(0, self._paragraph_of(at) - 1)].start
        after = bisect_right(self.sentences, (at, 0))
        near = self.sentences[max(0, after - SENTENCES_BACK) : after]
        return [s for s in reversed(near) if floor <= s.start and s.end <= at]

    def _sentence_before(self, at: int) -> Span | None:
        return next(iter(self._sentences_before(at)), None)

    def _trimmed(self, span: Span) -> Span:
        """The stretch without marks at its ends, so that it reads as words."""
        start, end = span
        while start < end and self.text[start] in _TRIM:
            start += 1
        while end > start and self.text[end - 1] in _TRIM:
            end -= 1
        return Span(start, end)

    # Verbs

    def _fill_verb(self, gap: _Gap, one: Attribution) -> Completion:
        start = one.content[0].start
        own = self._sentence_of(start)
        before = self._sentences_before(own.start)
        for stretches in ([Span(own.start, start), *before[:1]], before[1:SENTENCES_BACK]):
            for strict in (True, False):
                for stretch in stretches:
                    found = self._verb_in(stretch, gap, one, strict)
                    if found:
                        return found
        return Completion(CompletedBy.NONE)

    def _verb_in(self, stretch: Span, gap: _Gap, one: Attribution, strict: bool) -> Completion | None:
        """The last verb in the stretch that can stand in the gap; ``strict``: only one that has the same helper."""
        tokens = words_of(self.text, *stretch)
        for at in range(len(tokens) - 1, -1, -1):
            fitting = _verb_for(tokens, at, gap.helper, strict)
            if fitting is None or self._reports(tokens[at], one) or self._reports(tokens[fitting[0]], one):
                continue
            first, form = fitting
            span = Span(tokens[first].start, tokens[self._phrase_end(tokens, first) - 1].end)
            verb, _, rest = _plain(span.of(self.text)).partition(" ")
            fitted = _fit(verb.lower(), form, gap.helper)
            if fitted:
                rest = _NO_OBJECT.sub(lambda m: m[1] if m[1].endswith("s") else f"a {m[1]}", rest)
                reading = " ".join(part for part in (gap.head, fitted, rest, gap.tail) if part)
                return Completion(self._by(span, one), span, reading)
        return None

    def _reports(self, token: Word, one: Attribution) -> bool:
        """Whether the word is part of a source or cue, and of nobody else's content."""
        if not self.reported.covering(token.start):
            return False
        return all(part in one.content for part in self.contents.covering(token.start))

    def _phrase_end(self, tokens: Sequence[Word], first: int) -> int:
        """Where the verb's phrase ends: at a mark, a conjunction with a new clause, or somebody's source or cue."""
        j = first + 1
        while j < len(tokens):
            low, after = tokens[j].low, tokens[j + 1].low if j + 1 < len(tokens) else ""
            new_clause = low in ("and", "or") and (after in _SUBJECT_PRONOUNS or after == "that")
            reports = bool(self.reported.covering(tokens[j].start)) and not self._is_inside(tokens[j])
            outside = tokens[j - 1].end in self.edges or reports
            if low in _STOP_MARKS or low in _STOP_WORDS or new_clause or outside:
                break
            j += 1
        while j > first + 1 and tokens[j - 1].low in _DANGLING:
            j -= 1
        return j

    def _is_inside(self, token: Word) -> bool:
        return any(part.start < token.start for part in self.contents.covering(token.start))


def _is_clause(spoken: str) -> bool:
    tokens = words_of(spoken)
    group = find_verb_group(tokens, 0, len(tokens))
    return group is not None and group.is_main and group.start > 0


def _read_out(gap: _Gap, antecedent: _Antecedent, content: str) -> str:
    if gap.kind == "proposition":
        return antecedent.words
    if antecedent.is_question:
        return f"{antecedent.words[:1].upper()}{antecedent.words[1:]} {_plain(content).strip(_TRIM)}"
    if antecedent.is_clause:
        reading = f"{gap.head} that {_lowered(antecedent.words)}"
    else:
        reading = f"{antecedent.words}: that{gap.head.removeprefix('it')}"
    return f"{reading}. {gap.tail}" if gap.tail else reading


def _lowered(spoken: str) -> str:
    """The words as they stand inside a sentence: a first word that is surely no name loses its capital."""
    first = words_of(spoken)[:1]
    return spoken[:1].lower() + spoken[1:] if first and first[0].low in _LOWERABLE else spoken


# --- Verbs that fit a gap ---------------------------------------------------------------------------------------

_NO_FINITE = words(lexicon.DETERMINERS, lexicon.PREPOSITIONS)
_NO_PAST_AFTER = _NO_FINITE | words("be been being 's n't not having") | frozenset(_FAMILIES)
_LEXICAL_HELPERS = {"did": "do", "does": "do", "do": "do", "had": "have", "has": "have", "have": "have"}


def _verb_for(tokens: Sequence[Word], at: int, helper: str, strict: bool) -> tuple[int, str] | None:
    """Where the verb begins that the word at ``at`` gives for the gap, and its form: "base", "past", "have", "be"."""
    low = tokens[at].low
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if is_helper(tokens, at):
        return _helped_verb(tokens, at, helper, strict)
    if low == "to" and (after in lexicon.all_verbs() or after in ("be", "have")):
        wanted = helper == "to" or (not strict and helper not in ("have", "be"))
        return (at + 1, "base") if wanted else None
    if low == "having" and helper == "have" and after:
        return (at + 1, "have")
    if low in lexicon.past_forms() and (at == 0 or tokens[at - 1].low not in _NO_PAST_AFTER):
        wanted = helper in ("do", "past") or (not strict and helper in ("have", "to", "gerund"))
        return (at, "past") if wanted else None
    return None


def _helped_verb(tokens: Sequence[Word], at: int, helper: str, strict: bool) -> tuple[int, str] | None:
    group = read_group(tokens, at, len(tokens))
    family = _FAMILIES.get(group.modal or group.helpers[0], "")
    first = _after_helper(tokens, at, family)
    if first >= len(tokens) or tokens[first].low in _STOP_MARKS:
        return None
    verb = tokens[first].low
    if family == "do" and verb not in lexicon.all_verbs() and verb not in ("be", "have", "do"):
        return (at, "past") if helper in ("do", "past", "will", "can", "to") else None  # "she did it"
    if family == "have" and verb not in lexicon.participle_forms() and verb != "been" and not verb.endswith("ed"):
        return (at, "past") if helper in ("do", "past") else None  # "they had a plan"
    same = family == helper or (helper in ("to", "past", "gerund") and family in (*_MODAL, "do"))
    alike = family in (*_MODAL, "do") and helper in (*_MODAL, "do")
    turned = (helper == "have" and family == "do") or (helper in ("past", "gerund", "do") and family == "have")
    if same or ((alike or turned) and not strict):  # "did not warn them, though it said that it had"
        return (first, family if family in ("have", "be") else "base")
    return (first, "base") if helper == "will" and family == "must" else None  # "may give way" for "will not"


def _after_helper(tokens: Sequence[Word], at: int, family: str) -> int:
    """The first word after a helper and its adverbs, or in a question after the subject ("Had the owner been told")."""
    first = at + 1
    while first < len(tokens) and is_adverb(tokens[first].low):
        first += 1
    if not tokens[at].capital or (at > 0 and tokens[at - 1].low[0].isalnum()):
        return first
    forms = lexicon.participle_forms() if family in ("have", "be") else lexicon.all_verbs()
    wanted = (
        i for i in range(first + 1, len(tokens)) if tokens[i].low in forms or tokens[i].low in ("been", "be", "have")
    )
    return next((i for i in wanted if tokens[i - 1].low not in _NO_FINITE), len(tokens))


def _fit(verb: str, form: str, helper: str) -> str | None:
    """The verb as it stands after the helper: "warned" is "warn" after "did" and "warned" after "had"."""
    if form in ("have", "be") and form == helper:
        return verb
    if form == "be" or verb == "been":
        return None
    base = verb if form == "base" else _LEXICAL_HELPERS.get(verb) or lexicon.base_of(verb)
    if base == "be":
        return {"have": "been", "past": None, "gerund": "being"}.get(helper, "be")
    if base is None or helper == "be":
        return None
    if helper == "have":
        return lexicon.participles(base)[0]
    if helper == "past":
        return lexicon.pasts(base)[0]
    return lexicon.gerunds(base)[0] if helper == "gerund" else base
