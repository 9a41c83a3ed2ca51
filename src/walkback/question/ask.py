"""Put a question into words: the yes/no question that a statement answers, or the one for a figure."""

from __future__ import annotations

import re
from functools import cache

from walkback.model import Figure, FigureKind
from walkback.question.lexicon import NEGATION
from walkback.statement import lexicon
from walkback.statement.clause import HAVE, PREPOSITIONS, VerbGroup, Word, find_verb_group, verb_forms, words_of
from walkback.statement.lexicon import all_verbs, inflect, words
from walkback.text.sentences import find_sentences

LONGEST_ASK = 160  # code points; a longer statement is asked about as it stands
SHORTEST_GOOD, LONGEST_GOOD = 22, 110  # code points of a question that reads well
LONGEST_GAP = 90  # code points of a clause with a gap, from which it is cut where a further part begins
_LEADS = re.compile(
    r"^(?:(?:well|no|yes|look|but|and|so|then|however|also|in fact|of course|frankly)\b[,:]?\s+)+", re.IGNORECASE
)
_BE = words(lexicon.BE_FORMS)
_DO = words(lexicon.DO_FORMS)
_OWN = re.compile(r"\b(?:I|we|my|our|us|me|you|your)\b")
_MODALS = words("will would can could may might must shall should")
_MARKS = '"“”„«»'
_SPEAKERS = words("i we he she it they")  # at the head of what is reported, mostly the one who says it
_OPENERS = words(
    "if should had were when while as unless although though because since whether either how why what who"
)
_WRITTEN_OUT = {"'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "cannot": "can"}
_THIRD_PERSON = {"am": "is", "are": "is", "were": "was", "have": "has", "do": "does"}
_EDGES = re.compile(r",\s|\s(?:and|but|while|which|who|because|after|before|since|as|to)\s")
_BEFORE_FIGURE = (
    r"(?:a total of|in all|at least|at most|as many as|more than|fewer than|about|some|around|nearly|only)\s+"
)
_THINGS = (FigureKind.COUNT, FigureKind.PEOPLE, FigureKind.AFFECTED, FigureKind.TARGETS, FigureKind.VOTE)
_NO_PLURAL = words("hertz percent crew")
_FIGURES = {
    FigureKind.KILLED: "How many people were killed",
    FigureKind.INJURED: "How many people were injured",
    FigureKind.MISSING: "How many people are missing",
    FigureKind.RESCUED: "How many people were rescued",
    FigureKind.DETAINED: "How many people were detained",
    FigureKind.DISPLACED: "How many people were displaced",
}


def askability(content: str) -> float:
    """How well a statement can be asked about, 0 to 1: in one clause that can be turned round, neither long nor short.

    A question is made from the statement that is clearest in what it answers and can be asked about.
    """
    asked = ask_about(content)
    worth = 1.0 if not asked.startswith("Is it so") else 0.6
    if not SHORTEST_GOOD <= len(asked) <= LONGEST_GOOD:
        worth *= 0.8
    return worth if NEGATION.search(content) is None else 0.8 * worth


def ask_about(content: str, *, speaker: str = "") -> str:
    """Return the yes/no question that ``content`` answers with yes.

    The clause of its first sentence is turned round: "the ferry had been inspected" gives "Had the ferry been
    inspected?", "it never came" said by the ministry gives "Did the ministry come?". What has no clause, is too long or
    speaks of "us" is asked about as it stands: "Is it so that ...?"

    Args:
        content: what was said.
        speaker: who said it, to put in place of a pronoun that begins the clause.
    """
    clause = _clause(content)
    tokens = words_of(clause)
    group = find_verb_group(tokens, 0, len(tokens)) if tokens else None
    turned = None
    if group is not None and group.is_main and tokens[0].low not in _OPENERS:
        turned = _turn(_without_second_verb(clause, tokens, group), tokens, group, speaker)
    if turned is None or len(turned) > LONGEST_ASK or _OWN.search(turned):
        return f"Is it so that {_lower_first(clause)}?" if group is not None else f"Is it so: “{clause}”?"
    return turned


def ask_for_figure(figure: Figure, text: str, sentence: str) -> str:
    """Return the question that a figure of ``text`` answers; ``sentence`` is what was said with it.

    A figure at the head of its clause is asked for outright ("How many homes had been destroyed?"), another by a gap
    in its clause ("How many tonnes: the Commission has offered a quota of …?").
    """
    counted = _bare(figure.counts.of(text)) if figure.counts else ""
    event = f" in the {_bare(figure.event.of(text))}" if figure.event else ""
    if figure.kind in _FIGURES:
        return f"{_FIGURES[figure.kind]}{event}?"
    clause = _clause_around(figure.span.of(text), sentence)
    headed = re.fullmatch(rf"(?:{_BEFORE_FIGURE})?…\s*(?P<rest>.+)", clause, re.IGNORECASE)
    if headed and counted and headed["rest"].lower().startswith(counted.lower()):
        rest = headed["rest"][len(counted) :].lstrip()
        if rest.split(" ")[0].lower() in _BE | HAVE | _MODALS | verb_forms().past:
            return f"How many {counted} {rest}?"
    return f"{_asked_for(figure, counted)}: {_lower_first(clause)}?"


def _asked_for(figure: Figure, counted: str) -> str:
    if figure.kind is FigureKind.MONEY:
        return "How much money"
    if figure.kind is FigureKind.SHARE:
        return "What share"
    if figure.kind in (FigureKind.MEASURE, FigureKind.DURATION) and figure.unit:
        return f"How many {_plural(figure.unit)}"
    return f"How many {counted}" if counted and figure.kind in _THINGS else "What number"


def _plural(unit: str) -> str:
    return unit if unit.endswith("s") or unit in _NO_PLURAL else f"{unit}s"


def _clause_around(exact: str, sentence: str) -> str:
    """The part of what was said that a figure stands in, with … in the figure's place."""
    whole = "".join(char for char in sentence if char not in _MARKS).strip()
    if exact not in whole:
        return _clause(whole)
    whole = whole.replace(exact, "…", 1)
    holding = next(s for s in find_sentences(whole) if "…" in whole[s.start : s.end])
    clause = re.sub(r"^that\s+(?=\S)", "", whole[holding.start : holding.end].strip())
    clause = _LEADS.sub("", clause).rstrip(" ,.;:!?")
    for edge in _EDGES.finditer(clause):
        if len(clause) <= LONGEST_GAP:
            break
        if edge.start() > clause.index("…"):
            clause = clause[: edge.start()]
            break
    return clause


def _clause(content: str) -> str:
    first = find_sentences(content)
    text = content[first[0].start : first[0].end] if first else content
    text = "".join(char for char in text if char not in _MARKS).strip()
    text = re.sub(r"^that\s+(?=\S)", "", text)  # the conjunction; "That number is wrong" has a capital
    return _LEADS.sub("", text).strip().strip(" ,.;:…!?—–-").strip("‘’'").strip()


def _without_second_verb(clause: str, tokens: list[Word], group: VerbGroup) -> str:
    """The clause up to a second verb of the same subject: "it declared eight million and knows of no others"."""
    forms = verb_forms()
    for at in range(group.main + 1, len(tokens) - 1):
        if tokens[at].low in ("and", "but") and _is_second_verb(tokens[at + 1].low, forms.past, forms.third):
            return clause[: tokens[at].start].rstrip(" ,")
    return clause


def _is_second_verb(low: str, past: frozenset[str], third: frozenset[str]) -> bool:
    """Whether a word after "and" begins another predicate."""
    return low in _BE | HAVE | _DO | _MODALS or low in past or (low in third and low not in all_verbs())


def _turn(clause: str, tokens: list[Word], group: VerbGroup, speaker: str) -> str | None:
    """The clause with its first helper, or a form of "do", before the subject."""
    start = tokens[group.start]
    subject = clause[: start.start].strip(" ,")
    if not subject or "," in subject or words_of(subject)[0].low in PREPOSITIONS:
        return None
    first_person = subject.lower() in ("i", "we")
    if subject.lower() in _SPEAKERS and speaker:
        subject = speaker
    rest = clause[start.end :]
    if rest[:3].lower().replace("’", "'") == "n't":
        rest = rest[3:]
    helper = _WRITTEN_OUT.get(start.low, start.low)
    if start.low in ("'s", "'d"):
        helper = group.helpers[0] if group.helpers else group.modal
    follows = tokens[group.main].low if group.main < len(tokens) else ""
    lexical = helper in HAVE and len(group.helpers) == 1 and follows not in verb_forms().participle | {"been", "had"}
    if lexical or not (helper in _BE | HAVE | _DO | _MODALS and (group.helpers or group.modal)):
        base = "have" if lexical else _bases().get(helper)
        if base is None or (group.adverbs and subject.split()[-1].lower() in group.adverbs):
            return None
        past = helper == "had" or (not lexical and helper in verb_forms().past)
        third = helper == "has" or (not lexical and helper == lexicon.third_person(base))
        done = "Did" if past else "Does" if third or first_person else "Do"
        return f"{done} {_lower_first(subject)} {base}{_positive(rest)}?"
    if first_person:
        helper = _THIRD_PERSON.get(helper, helper)
    return f"{helper.capitalize()} {_lower_first(subject)}{_positive(rest)}?"


def _positive(rest: str) -> str:
    return re.sub(r"^\s+(?:not|never)\b", "", rest)


def _lower_first(text: str) -> str:
    """``text`` without the capital that its place gave it; names keep theirs."""
    if not text:
        return text
    first = text.split(" ", 1)[0]
    return text[0].lower() + text[1:] if first.lower() in _small_words() else text


@cache
def _small_words() -> frozenset[str]:
    return (
        words(lexicon.DETERMINERS)
        | words(lexicon.PREPOSITIONS)
        | words(lexicon.NOMINATIVES)
        | words(lexicon.PRONOUN_SUBJECTS)
        | words("nobody nothing none everyone somebody there both some all most many few every each another")
    ) - {"i"}


@cache
def _bases() -> dict[str, str]:
    found: dict[str, str] = {}
    for verb in sorted(all_verbs()):
        for form in inflect(verb):
            found.setdefault(form, verb)
    return found


def _bare(words_: str) -> str:
    return re.sub(r"^(?:the|a|an|some|its|their)\s+", "", words_.strip(), flags=re.IGNORECASE)
