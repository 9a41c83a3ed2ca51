"""Tell from a note's words what was wrong and what is right."""

from __future__ import annotations

import re
from typing import NamedTuple

from walkback.revision import note_lexicon as lexicon
from walkback.revision.note_lexicon import any_of
from walkback.text.sentences import find_sentences
from walkback.text.span import Span

LONGEST_PART = 300  # code points


def find_parts(text: str, span: Span) -> tuple[Span | None, Span | None]:
    """The words of a note for what was wrong and for what is right, each None where the note does not say.

    ``span`` is the note without its label, in ``text``. Four ways of telling are read, clause by clause: a pair in one
    ("X, not Y", "from Y to X", "Y when it should have said X", "Y instead of X"); what the report said ("misstated the
    toll as Y", "originally said that Y"); what it says now ("to make clear that X", "to say X"); and a clause that
    sets right what the one before told ("In fact X", "It is X", "The correct figure is X"). The first of each counts;
    words of the frame ("the", "as originally stated") and stops at the ends are left out.
    """
    wrong: Span | None = None
    right: Span | None = None
    told_wrong = False
    clauses = _clauses(text, span)
    for clause in clauses:
        told = _read_clause(text, clause, wrong, told_wrong=told_wrong)
        told_wrong = told_wrong or told.is_of_old
        if told.is_pair and right is None and (wrong is None or told.right is not None):
            right = told.right
            wrong = told.wrong or wrong
            continue
        wrong = wrong or told.wrong
        right = right or told.right
    if right is None and told_wrong and len(clauses) > 1:
        right = _read_first(text, clauses[0])
    return _choose_name(text, wrong, right), right


class _Told(NamedTuple):
    """What one clause tells is wrong and right."""

    wrong: Span | None = None
    right: Span | None = None
    is_pair: bool = False  # it sets one against the other
    is_of_old: bool = False  # it speaks of what the report said before


# --- Clauses ------------------------------------------------------------------------------------------------------

_CLAUSE_END = re.compile(r";|\s[–—-]{1,2}\s|—|\)\s|,\s+(?:but|whereas|while)\s", re.IGNORECASE)


def _clauses(text: str, span: Span) -> list[Span]:
    clauses = []
    for sentence in find_sentences(text, span.start, span.end):
        begin = sentence.start
        for match in _CLAUSE_END.finditer(text, sentence.start, sentence.end):
            if _is_open_quote(text, sentence.start, match.start()):
                continue
            clauses.append(Span(begin, match.start()))
            begin = match.end()
        clauses.append(Span(begin, sentence.end))
    return clauses


def _is_open_quote(text: str, start: int, at: int) -> bool:
    before = text[start:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


# --- One clause ---------------------------------------------------------------------------------------------------


_I = re.IGNORECASE | re.DOTALL
_WRONGLY = any_of(lexicon.WRONGLY, lexicon.FORMERLY)
_TOLD = any_of(lexicon.TOLD)
_ERRED = any_of(lexicon.ERRED)
_SLIP = re.compile(rf"\b(?:{_ERRED}|{_WRONGLY}\s+(?:and\s+\w+ly\s+)?{_TOLD}|{_TOLD}\s+{any_of(lexicon.WRONGLY)})\b", _I)
_OLD_VERSION = re.compile(
    rf"\b(?:{any_of(lexicon.EARLIER)})\s+(?:[\w-]+\s+){{0,3}}?(?:versions?|editions?|drafts?|headlines?|captions?|{any_of(lexicon.STORY)})\b",
    _I,
)
_TELLS_OLD = re.compile(rf"\b(?:had\s+|also\s+|{any_of(lexicon.WRONGLY)}\s+){{0,3}}(?P<verb>{_TOLD}|{_ERRED})\b", _I)
_FROM_TO = re.compile(
    r"\b(?:change|correct|amend|revise|alter|update|raise|lower|changed|corrected|amended|revised|altered|updated|raised|lowered|increased|reduced|adjusted|changes|corrects|edited|"
    r"modified|upgraded|downgraded|goes)\b[^.]{0,120}?\bfrom\s+(?!(?:its|the|an?)\s+(?:original|earlier|previous|first)\b)(?P<wrong>.{1,160}?)\s+to\s+(?P<right>.{1,160}?)"
    r"(?=\s*(?:,(?!\d)|[;)]|[.!?]+[\"”’)]*\s*$|$|\s(?:after|because|following|since|when|as|on|at|and\s+from|in\s+line|for|to)\b))",
    _I,
)
_CHANGED_TO = re.compile(
    r"\b(?:changed|corrected|amended|revised|altered|updated|corrects?|amends|changes|fix(?:es)?)\b(?!\s+(?:on|at)\b)(?P<what>(?:(?!\sto\s)[^.]){0,120}?)\s+to\s+"
    r"(?!(?:include|add|make|say|state|read|show|reflect|correct|clarify|remove|note|this|the\s+(?:article|story|headline))\b)(?P<right>.{1,200})$",
    _I,
)
_WHEN_SHOULD = re.compile(
    r"^(?P<wrong>.{1,300}?),?\s+(?:when|where|and|but)\s+(?:in\s+fact\s+)?(?:(?:it|he|she|they|we|this|that|the\s+\w+(?:\s+\w+)?)\s+)?"
    r"(?:should(?:\s+in\s+fact)?\s+have\s+(?:said|read|been|stated|named|referred\s+to|reported|given|listed|described)(?:\s+(?:as|that))?"
    r"|(?:was|were|had)\s+meant(?:\s+to\s+(?:say|be))?|(?:was|is|are|were)\s+(?:actually|in\s+fact|really)|meant)\s+(?P<right>.{1,300})$",
    _I,
)
_WAS_MEANT = re.compile(
    r"^(?P<wrong>.{1,300}?),?\s+when\s+(?P<right>.{1,200}?)\s+(?:was|were)\s+(?:meant|intended)\b", _I
)
_WHEN_FACT = re.compile(
    r"^(?P<wrong>.{1,300}?),?\s+when,?\s+(?:in\s+fact,?\s+|actually\s+)?(?P<right>(?:it|he|she|they|the|there|in)\s.{1,300})$",
    _I,
)
_INSTEAD = re.compile(
    r"^(?P<first>.{1,300}?),?\s+(?:instead\s+of|rather\s+than|as\s+opposed\s+to|in\s+place\s+of)\s+(?P<second>.{1,300})$",
    _I,
)
_NOT = re.compile(
    r"^(?P<first>.{1,400}?)(?:,[\"”’']{0,2}|\s+and|\s+[–—-]|\s*\()\s*not\s+(?P<second>(?!only\b|just\b|yet\b|been\b).{1,300})$",
    _I,
)
_NOT_BUT = re.compile(r"\bnot\s+(?P<wrong>[^,.]{1,120}?),?\s+but\s+(?P<right>.{1,200})$", _I)
_SHOULD = re.compile(
    r"\bshould\s+(?:have\s+(?:said|read|been|stated|named|referred\s+to|reported|given|listed|described)|be|read|say|state)\b(?:\s+(?:as|that))?[\s,:]+(?P<right>.{1,300})$",
    _I,
)
_NOW_SAYS = re.compile(
    r"\b(?:(?:to|and\s+now|now|it\s+now|should)\s+(?:say|says|state|states|read|reads|show|shows|reflect|reflects|make\s+(?:it\s+)?(?:clear|plain)|clarify|specify|note|indicate|"
    r"attribute|point\s+out|emphasi[sz]e|stress)"
    r"|make\s+(?:it\s+)?clear|clarif(?:y|ies|ying)|(?:corrects?|clarifies)(?=\s+that\b)|point\s+out|happy\s+to\s+(?:clarify|confirm)|"
    r"making\s+(?:it\s+)?clear|(?:accept|acknowledge|understand|recognise|recognize|know|learned)(?=\s+that\b)|to\s+say)"
    r"[\s,:]+(?:that\s+|the\s+fact\s+that\s+|as\s+)?(?P<right>(?!(?:how|what|why|when|where|who|whether|if|this\s+(?:is|was))\b).{1,300})$",
    _I,
)
_IN_FACT = re.compile(
    r"\b(?:in\s+(?:actual\s+)?fact|in\s+reality|actually|rather|instead|the\s+truth\s+is)\b,?\s*(?P<right>.{1,300})$",
    _I,
)
_IS = re.compile(
    r"^[\W_]*(?P<subject>it|he|she|they|this|that|there|(?:the|his|her|their|its)\s+(?:\w+\s+){0,5}?\w+|[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*){0,3})(?:[’'](?:s|re)|\s+(?:is|was|are|were))\s+"
    r"(?:(?:actually|in\s+fact|really|correctly|now)\s+)?(?:(?:described|listed|given|spelled|spelt|known)\s+as\s+)?(?P<right>.{1,300})$",
    _I,
)
_DOES = re.compile(r"^[\W_]*(?P<right>(?:it|he|she|they|there|the|his|her|their)\s+.{1,300})$", _I)
_AS = re.compile(r"^(?P<what>.{0,200}?)\s+(?:as|to\s+be|at)\s+(?P<wrong>.{1,300})$", _I)
_GIVEN_AS = re.compile(
    rf"\b(?:was|were|had\s+been|been)\s+(?:{_WRONGLY}\s+)?(?:given|described|listed|identified|reported|named|stated|put|quoted|spelled|spelt|rendered|referred\s+to|"
    r"misstated|misspelled|misidentified|shown|credited|attributed)\s+(?:\w+ly\s+)?(?:as|to)\s+(?P<wrong>.{1,300})$",
    _I,
)
_AS_VERBS = re.compile(
    rf"(?:{_ERRED}|gave|named|identified|described|referred|listed|called|put|reported|rendered|quoted|labelled|labeled|spelled|spelt|presented|"
    r"characterised|characterized|dated|counted|credited|estimated|placed|used|cited)$",
    _I,
)
_SELF_TALK = re.compile(
    rf"[\W_]*(?:(?:it|this|that|they|the\s+\w+(?:\s+\w+)?|this\s+{any_of(lexicon.STORY)})\s+(?:(?:has|have)\s+(?:\w+\s+)?been|was|is)"
    rf"\s+(?:\w+ly\s+|since\s+|now\s+)?(?:{any_of(*lexicon.DONE.values())}|{any_of(lexicon.ERRORS)}|not\s+(?:the\s+case|true|correct))\b"
    r"|(?:we|the\s+\w+)\s+(?:apologi|regret)"
    r"|(?:this|the|that)\s+(?:[\w-]+\s+)?(?:article|story|error|mistake|headline|subheading|post|piece|text|caption|version|paragraph|"
    r"reference|sentence|quote|passage|note)\b)",
    _I,
)


def _read_clause(text: str, clause: Span, wrong: Span | None, *, told_wrong: bool) -> _Told:
    words = clause.of(text)
    match = _FROM_TO.search(words)
    if match is not None:
        return _Told(_part(text, clause, match, "wrong"), _part(text, clause, match, "right"), is_pair=True)
    slip = _tells_old(words)
    if slip is not None:
        return _read_slip(text, Span(clause.start + slip.end(), clause.end), slip)
    match = _GIVEN_AS.search(words)
    if match is not None:
        return _Told(_part(text, clause, match, "wrong"), is_of_old=True)
    return _read_right(text, clause, wrong, told_wrong=told_wrong)


def _read_slip(text: str, rest: Span, slip: re.Match[str]) -> _Told:
    """What follows "originally said", "misstated" and the like."""
    words = rest.of(text)
    for pattern in (_WHEN_SHOULD, _WAS_MEANT, _WHEN_FACT):
        match = pattern.match(words)
        if match is not None:
            wrong = _what_was_told(text, _part(text, rest, match, "wrong"), slip)
            return _Told(wrong, _part(text, rest, match, "right"), is_pair=True, is_of_old=True)
    for pattern in (_INSTEAD, _NOT):
        match = pattern.match(words)
        if match is not None:
            wrong = _after_as(text, _part(text, rest, match, "first"), slip)
            right = _part(text, rest, match, "second")
            return _Told(_fit(text, wrong, right), right, is_pair=True, is_of_old=True)
    match = _NOW_SAYS.search(words)
    wrong = _tidy(text, Span(rest.start, rest.start + match.start() if match is not None else rest.end))
    right = _part(text, rest, match, "right") if match is not None else None
    return _Told(_what_was_told(text, wrong, slip), right, is_of_old=True)


def _read_right(text: str, clause: Span, wrong: Span | None, *, told_wrong: bool) -> _Told:
    """A clause that does not speak of what the report said before."""
    words = clause.of(text)
    match = _NOT_BUT.search(words)
    if match is not None:
        return _Told(_part(text, clause, match, "wrong"), _part(text, clause, match, "right"), is_pair=True)
    for pattern in (_NOT, _INSTEAD):
        match = pattern.match(words)
        if match is not None:
            first = match["first"]
            inner = _SHOULD.search(first) or _NOW_SAYS.search(first) or _CHANGED_TO.search(first)
            if pattern is _INSTEAD and inner is None and _TELLS_OLD.search(first):
                # "showed 2029 instead of 2030": what was shown was wrong.
                right = _part(text, clause, match, "second")
                return _Told(_fit(text, _part(text, clause, match, "first"), right), right, is_pair=True)
            inner = inner or _IN_FACT.search(first) or _IS.match(first)
            right = _part(text, clause, match, "first") if inner is None else _part(text, clause, inner, "right")
            against = _part(text, clause, match, "second")
            if against is not None and pattern is _NOT:
                against = _before_rest(text, against)
            return _Told(against, _fit(text, right, against), is_pair=True)
    for pattern in (_SHOULD, _NOW_SAYS, _CHANGED_TO):
        match = pattern.search(words)
        if match is not None:
            return _Told(right=_part(text, clause, match, "right"), is_pair=pattern is _SHOULD)
    if _SELF_TALK.match(words):
        return _Told()
    match = _IN_FACT.search(words)
    if match is not None:
        return _Told(right=_complement(text, Span(clause.start + match.start("right"), clause.end), wrong))
    if told_wrong or _CORRECT.match(words):
        return _Told(right=_complement(text, clause, wrong))
    return _Told()


def _read_first(text: str, clause: Span) -> Span | None:
    """What is right, where a note says that before it tells of the error: "The captain is Larsson. We said ..."."""
    words = clause.of(text)
    if _tells_old(words) or _GIVEN_AS.search(words) or _SELF_TALK.match(words) or _NOT.match(words):
        return None
    return _complement(text, clause, None) if _IS.match(words) else _tidy(text, clause)


def _before_rest(text: str, part: Span) -> Span:
    """Of "mayor, not governor, signed it" the words before the clause goes on."""
    match = _GOES_ON.search(text, part.start, part.end)
    return Span(part.start, match.start()) if match is not None else part


_GOES_ON = re.compile(r",\s+(?=[a-z])")


def _part(text: str, base: Span, match: re.Match[str], group: str) -> Span | None:
    start, end = match.span(group)
    return _tidy(text, Span(base.start + start, base.start + end))


def _complement(text: str, clause: Span, wrong: Span | None) -> Span | None:
    """What a clause that sets something right says of its subject; with the subject where the wrong words had one."""
    words = clause.of(text)
    match = _IS.match(words)
    if match is None or len(match["right"].split()) > _COMPLEMENT:
        match = _DOES.match(words)
        return _part(text, clause, match, "right") if match is not None else None
    subject = match["subject"].casefold()
    who = _WHO.search(words, match.start("right"))
    if subject == "it" and who is not None:
        return _tidy(text, Span(clause.start + match.start("right"), clause.start + who.start()))
    if wrong is not None and subject not in _PRONOUNS and subject in wrong.of(text).casefold():
        return _tidy(text, clause)
    return _part(text, clause, match, "right")


_COMPLEMENT = 8  # words of a complement that tells what is right without its subject
_WHO = re.compile(r"\s+(?:who|that|which)\s", _I)
_PRONOUNS = frozenset("it he she they this that there".split())
_CORRECT = re.compile(r"[\W_]*(?:the|its|his|her|their)\s+(?:correct|actual|right|true|proper|accurate)\b", _I)


_WE_ALSO = re.compile(
    rf"[\W_]*(?:(?:(?:on|in)\s+[^,.]{{2,60}}?,?\s+)?(?:it|we|they|(?:the|this|an?)\s+(?:[\w-]+\s+){{0,2}}?"
    rf"(?:version|{any_of(lexicon.STORY)}))\s+(?:had\s+|also\s+|originally\s+){{0,3}}"
    rf"|(?:our|an?)\s+(?:[\w-]+\s+)?{any_of(lexicon.STORY)}\b[^.]{{0,120}}?\b)(?P<verb>{_TOLD}|{_ERRED})\b",
    _I,
)
_AS_WE = re.compile(r"\b(?:as|than)\s+(?:\w+\s+){0,3}$", _I)


def _tells_old(words: str) -> re.Match[str] | None:
    """The words of a clause after which it gives what the report said before, as a match of the verb."""
    if _WE_ALSO.match(words):
        return _WE_ALSO.match(words)
    slip = _SLIP.search(words)
    if slip is not None and _AS_WE.search(words[: slip.start()]):
        return None  # "16, not 12 as originally stated"
    old = _OLD_VERSION.search(words)
    if old is not None:
        told = _TELLS_OLD.search(words, old.end())
        if told is not None and (slip is None or told.end() <= slip.end() or slip.start() > told.end()):
            return told
    return slip


_THAT = re.compile(r"\s*(?:that\b|:|,)?\s*", _I)
_TOPIC = re.compile(
    rf"{_ERRED}$|(?:gave|spelled|spelt|identified|named|described|listed|quoted|attributed|rendered|referred|credited|used|cited|reported)$",
    _I,
)
_ABOUT_WHAT = re.compile(
    r"^(?:the\s+|an?\s+|his\s+|her\s+|its\s+|their\s+)?(?:\w+[’']?s?\s+){0,4}?(?:number|name|names|spelling|title|age|date|day|year|location|place|position|rank|amount|size|cost|surname|"
    r"gender|relationship|role|nationality|affiliation|reason|time|toll|share|percentage|figure|extent|length|cause|total|origin|month|status)s?\b",
    _I,
)


def _after_as(text: str, part: Span | None, slip: re.Match[str]) -> Span | None:
    """Behind "gave the toll as", what was given."""
    if part is None:
        return None
    words = part.of(text)
    to = _TO.match(words) if _CREDITS.search(slip.group()) else None
    if to is not None:
        return _tidy(text, Span(part.start + to.end(), part.end))
    if _is_as_verb(slip):
        match = _AS.match(words)
        if match is not None:
            return _tidy(text, Span(part.start + match.start("wrong"), part.end))
    return part


_CREDITS = re.compile(r"(?:mis)?attribut|credited", _I)
_TO = re.compile(r"[^.]{0,120}?\bto\s+", _I)


def _is_as_verb(slip: re.Match[str]) -> bool:
    return any(_AS_VERBS.match(word) for word in re.findall(r"\w+", slip.group()))


def _what_was_told(text: str, part: Span | None, slip: re.Match[str]) -> Span | None:
    """What the report said; None where a note tells only of what it was ("misstated the number of dead")."""
    inner = _after_as(text, part, slip)
    if inner is None or inner != part:
        return inner
    words = inner.of(text)
    told_in = _IN_A_REPORT.match(words)
    if told_in is not None:
        return _tidy(text, Span(inner.start + told_in.end(), inner.end))
    if _AN_ERROR.search(words) or _QUESTION.match(words):
        return None
    verbs = re.findall(r"\w+", slip.group())
    if any(re.match(rf"{_ERRED}$", verb, _I) for verb in verbs):
        return inner if re.match(r"\s*that\b", text[inner.start - 5 : inner.start + 1]) else None
    if text[inner.start - 5 : inner.start] == "that ":
        return inner
    if any(_TOPIC.match(verb) for verb in verbs) and _ABOUT_WHAT.match(words):
        return None
    if any(_NAMING.match(verb) for verb in verbs) and _THE.match(words):
        return None
    return inner


_IN_A_REPORT = re.compile(r"(?:in|on|at)\b[^.]{1,80}?\bthat\s+", _I)
_QUESTION = re.compile(r"(?:how|what|why|when|where|who|whether|which)\b", _I)
_AN_ERROR = re.compile(rf"^(?:an?|the|some|several|two|three)\s+(?:[\w-]+\s+){{0,3}}?{any_of(lexicon.ERRORS)}\b", _I)
_NAMING = re.compile(
    r"(?:named|identified|described|quoted|credited|used|cited|rendered|referred|spelled|spelt|gave|listed)$", _I
)
_THE = re.compile(r"(?:the|an?|his|her|its|their|one)\b(?!\s+\d)", _I)


def _choose_name(text: str, wrong: Span | None, right: Span | None) -> Span | None:
    """Of "named Arna as the port", what answers to the right words: a name to a name."""
    if wrong is None or right is None:
        return wrong
    line = text[max(0, wrong.start - LONGEST_PART) : wrong.start]
    match = _NAMED_AS.search(line)
    if match is None or _shape(wrong.of(text)) == _shape(right.of(text)):
        return wrong
    named = Span(wrong.start - len(line) + match.start("name"), wrong.start - len(line) + match.end("name"))
    return named if _shape(named.of(text)) == _shape(right.of(text)) else wrong


_NAMED_AS = re.compile(
    r"\b(?:named|identified|listed|credited|gave|misidentified|described)\s+(?P<name>[^,.;:]{1,80}?)\s+(?:as|to\s+be)\s+$",
    _I,
)

# --- The ends of a part -------------------------------------------------------------------------------------------

_LEAD = re.compile(r"(?:[\s,:;–—-]+|that\b\s*|as\s+(?=[\d“\"])|being\s+)+", _I)
_TAIL = re.compile(
    r"(?:(?:,\s+)?\s*\bin\s+(?:the\s+)?(?:(?:\w+\s+)?paragraph|para|headline|graf)s?(?:\s+\w+)?|,?\s+(?:as\s+(?:(?:was|we|it|an?\s+earlier|the\s+(?:earlier|original|previous|first)|originally|previously|initially|first|earlier|incorrectly|wrongly|stated|reported|had)\b).*"
    r"|(?:in|on|of)\s+(?:the|an?|our)\s+(?:earlier|original|previous|first)\s+(?:version|edition|headline|story|article)\b.*"
    r"|(?:and|,)?\s*(?:this|it)\s+has\s+(?:now\s+|since\s+)?been\s+\w+.*))?[\s.,;:!?)\]]*$",
    _I,
)
_CLOCK_END = re.compile(r"\b[ap]\.m$", _I)
_PAIRS = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»"}


def _tidy(text: str, part: Span) -> Span | None:
    start, end = part
    end = min(end, start + LONGEST_PART)
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead is not None else start
    tail = _TAIL.search(text, start, end)
    end = tail.start() if tail is not None else end
    while end > start and text[end - 1] in " \t\n.,;:!?":
        end -= 1
    if _CLOCK_END.search(text, max(start, end - 4), end) and text[end : end + 1] == ".":
        return Span(start, end + 1)
    words = text[start:end]
    if len(words) > 2 and words[0] in _PAIRS and words[-1] == _PAIRS[words[0]] and words.count(words[-1]) <= 2:
        start, end = start + 1, end - 1
    while end > start and text[end - 1] in " \t\n.,;:":
        end -= 1
    return Span(start, end) if end > start and any(c.isalnum() for c in text[start:end]) else None


_TOKEN = re.compile(r"[^\s,]+(?:,\d[^\s,]*)*")
_NUMBER_WORDS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen
    half""".split()
)
_LITTLE = frozenset(
    "in on at by for to from of with under after before the a an his her their its about more less than".split()
)


def _shape(token: str) -> str:
    low = token.lower().strip("“”\"'‘’().")
    if low and (low.lstrip("£$€+-~#")[:1].isdigit() or low.split("-")[0] in _NUMBER_WORDS):
        return "number"
    if low in _LITTLE:
        return low
    return "name" if token.strip("“\"‘'(")[:1].isupper() else "word"


def _fit(text: str, longer: Span | None, model: Span | None) -> Span | None:
    """The end of a clause that answers to the words that are set against it: "employs 300 people" to "3,000"."""
    if longer is None or model is None:
        return longer
    tokens = list(_TOKEN.finditer(text, longer.start, longer.end))
    like = [m.group() for m in _TOKEN.finditer(text, model.start, model.end)]
    if not tokens or not like or len(tokens) <= len(like):
        return longer
    shape = _shape(like[0])
    shapes = [_shape(token.group()) for token in tokens]
    if len(like) > 1 and shapes[-len(like) :] == [_shape(token) for token in like] and shape != "word":
        return Span(tokens[-len(like)].start(), longer.end)
    at = next((i for i in range(len(tokens) - 1, -1, -1) if shapes[i] == shape), None)
    if at is None:
        return longer
    if shape == "word":
        same = [i for i, token in enumerate(tokens) if token.group().lower() == like[0].lower()]
        at = same[-1] if same else max(0, len(tokens) - len(like))
        if not same and len(tokens) > _COMPLEMENT and len(like) > 3:
            return longer
    elif shape in ("name", "number"):
        while at > 0 and shapes[at - 1] == shape:
            at -= 1
    return Span(tokens[at].start(), longer.end)
