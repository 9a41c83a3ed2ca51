"""From the answers to a question to what stands between them: rules over answer, side, day and who speaks to whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from walkback.figure.compare import can_both_hold, may_be_comparable
from walkback.finding.record import FindingKind, Related
from walkback.question.record import Answer, Given, Question, QuestionKind, Relation, Stated
from walkback.question.worded import gives, grants, negates, rejects, retorts

Pair = tuple[str, str]

# How many of a kind a careful reader agrees with, beside what the two statements tell, as measured on cases that the
# weights had not seen.
KIND = {
    FindingKind.CHANGED_FIGURE: 0.9,
    FindingKind.DISPUTED_FIGURE: 0.65,
    FindingKind.DENIAL: 0.9,
    FindingKind.WALK_BACK: 0.8,
    FindingKind.CONFIRMATION: 0.7,
    FindingKind.CONTRADICTION: 0.5,
}
FIGURES = (FindingKind.CHANGED_FIGURE, FindingKind.DISPUTED_FIGURE)
LEAST = 0.4  # certainty, under which a finding is not worth showing even low down
NOT_COMPARED = 0.2  # certainty of a pair that was not set beside one another
UNDERSTOOD = 0.8  # how much a pair counts for each statement that leaves its clause to be understood


def relate_answers(
    question: Question,
    stated: Mapping[str, Stated],
    given: Mapping[str, Given] | None = None,
    between: Mapping[Pair, Relation] | None = None,
) -> tuple[Related, ...]:
    """Return what stands between the answers to ``question``, in the order of the later statement, then the earlier.

    Between two parties and two answers there is one finding of a kind, between the clearest pair; one party's figures
    are followed from each value to the next. Statements of one act of saying are never set against one another.

    Args:
        question: with its answers in the order in which they were said.
        stated: the statements by id.
        given: of a question for a figure, the figure that each statement gives.
        between: what statements are to one another, by their ids in order; it tells how sure a finding is. Without it
            the answers' own certainty does.
    """
    # What an opponent says that somebody said is no position of theirs.
    question = replace(question, answers=tuple(a for a in question.answers if not stated[a.statement].nested))
    if question.kind is QuestionKind.FIGURE:
        found = _relate_figures(question, stated, given or {})
        if between is not None:
            found = [replace(one, certainty=_certainty(one, between)) for one in found]
    else:
        found = _relate_positions(question, stated, between)
    if between is not None:
        found = [one for one in found if one.certainty >= LEAST]
    return tuple(sorted(found, key=lambda r: (stated[r.later].order, stated[r.earlier].order, r.kind)))


def _relate_positions(
    question: Question, stated: Mapping[str, Stated], between: Mapping[Pair, Relation] | None
) -> list[Related]:
    by_parties: defaultdict[tuple[str, str], list[tuple[Answer, Answer]]] = defaultdict(list)
    for first, second in combinations(question.answers, 2):
        a, b = stated[first.statement], stated[second.statement]
        if a.act != b.act and not _give_one_quantity(a, b):
            by_parties[min(a.party, b.party), max(a.party, b.party)].append((first, second))
    found: list[Related] = []
    for (one, other), pairs in sorted(by_parties.items()):
        if one == other:
            found += _walk_backs(question, pairs, stated, between)
        else:
            found += _across(question, pairs, stated, between)
    return found


def _walk_backs(
    question: Question,
    pairs: Sequence[tuple[Answer, Answer]],
    stated: Mapping[str, Stated],
    between: Mapping[Pair, Relation] | None,
) -> list[Related]:
    """The clearest step from one answer of a party to another: to its opposite, or away from a clear one."""
    steps: defaultdict[tuple[str, str], list[tuple[Answer, Answer]]] = defaultdict(list)
    for first, second in pairs:
        if first.position != "unclear" and first.position != second.position:
            steps[first.position, second.position].append((first, second))
    return [_clearest(FindingKind.WALK_BACK, question, found, stated, between) for found in steps.values()]


def _across(
    question: Question,
    pairs: Sequence[tuple[Answer, Answer]],
    stated: Mapping[str, Stated],
    between: Mapping[Pair, Relation] | None,
) -> list[Related]:
    """Denials between two parties, or where neither speaks to the other the contradiction; and what one grants."""
    opposite = [_in_order(a, b, stated) for a, b in pairs if {a.position, b.position} == {"yes", "no"}]
    found = []
    denials = [(a, b) for a, b in opposite if _speaks_to(stated[a.statement], stated[b.statement])]
    explicit = [(a, b) for a, b in denials if rejects(stated[b.statement])]
    if denials:
        found.append(_clearest(FindingKind.DENIAL, question, explicit or denials, stated, between))
        parties = stated[found[0].later].party
        turned = [(a, b) for a, b in explicit if stated[b.statement].party != parties]
        found += [_clearest(FindingKind.DENIAL, question, turned, stated, between)] if turned else []
    elif opposite:
        found.append(_clearest(FindingKind.CONTRADICTION, question, opposite, stated, between))
    granted = [
        (a, b)
        for a, b in pairs
        if a.position == b.position and a.position != "unclear" and _grants(b, question, stated)
    ]
    if granted:
        found.append(_clearest(FindingKind.CONFIRMATION, question, granted, stated, between))
    return found


def _speaks_to(claim: Stated, answer: Stated) -> bool:
    """Whether a statement puts a claim away, and does not merely say something else on its own account."""
    return negates(answer) or retorts(answer)


def _give_one_quantity(a: Stated, b: Stated) -> bool:
    """Whether two give figures that answer one question; what stands between those is told of the figures."""
    return any(
        may_be_comparable(x.figure, y.figure, x.text, y.text)
        for x in a.figures
        for y in b.figures
        if gives(x) and gives(y)
    )


def _in_order(first: Answer, second: Answer, stated: Mapping[str, Stated]) -> tuple[Answer, Answer]:
    """The claim and what is said to it. Of one day, what is rejected was said before."""
    a, b = stated[first.statement], stated[second.statement]
    if a.order[:2] == b.order[:2] and negates(a) and not negates(b):
        return second, first
    return first, second


def _grants(answer: Answer, question: Question, stated: Mapping[str, Stated]) -> bool:
    """Whether a statement affirms what its own side rejected before, or is reported as granting it."""
    one = stated[answer.statement]
    return grants(one) or any(
        other.position not in (answer.position, "unclear")
        and stated[other.statement].party == one.party
        and stated[other.statement].order < one.order
        for other in question.answers
    )


def _certainty(related: Related, between: Mapping[Pair, Relation]) -> float:
    """The chance that both answer one question, that the answers stand so, and that such a finding is right."""
    relation = between.get((min(related.earlier, related.later), max(related.earlier, related.later)))
    if relation is None:
        return NOT_COMPARED * KIND[related.kind]
    stance = relation.agree if related.kind is FindingKind.CONFIRMATION else relation.oppose
    return relation.same * (1.0 if related.kind in FIGURES else stance) * KIND[related.kind]


def _clearest(
    kind: FindingKind,
    question: Question,
    pairs: Sequence[tuple[Answer, Answer]],
    stated: Mapping[str, Stated],
    between: Mapping[Pair, Relation] | None,
) -> Related:
    """The surest pair; one that is understood by its own words goes before one that points elsewhere."""
    found = [_related(kind, question, a, b) for a, b in pairs]
    if between is not None:
        found = [replace(one, certainty=_certainty(one, between)) for one in found]

    def clarity(related: Related) -> float:
        pointing = stated[related.earlier].pointing + stated[related.later].pointing
        return related.certainty * UNDERSTOOD**pointing

    return max(found, key=clarity)


def _related(kind: FindingKind, question: Question, first: Answer, second: Answer) -> Related:
    certainty = first.certainty * second.certainty
    return Related(kind, question.id, first.statement, second.statement, certainty, ())


def _in_one_text(a: Stated, b: Stated) -> bool:
    """Whether two stand in one version: what a party gives there in one breath are two quantities."""
    return a.report == b.report and a.seen[1] == b.seen[1] and a.order[0] == b.order[0]


def _differ(given: Mapping[str, Given], first: Answer, second: Answer) -> bool:
    """Whether a party changed its figure: a bound that the other number keeps is none, but a raised bound is one."""
    x, y = given[first.statement], given[second.statement]
    exact = [one.figure.low == one.figure.high for one in (x, y)]
    return exact[0] == exact[1] or not can_both_hold(x.figure, y.figure, x.text, y.text)


def _relate_figures(question: Question, stated: Mapping[str, Stated], given: Mapping[str, Given]) -> list[Related]:
    found: dict[tuple[object, ...], Related] = {}
    latest: dict[str, Answer] = {}
    for answer in question.answers:
        b = stated[answer.statement]
        before = latest.get(b.party)
        if (
            before is not None
            and before.position != answer.position
            and not _in_one_text(stated[before.statement], b)
            and _differ(given, before, answer)
        ):
            found[FindingKind.CHANGED_FIGURE, b.party, answer.statement] = _related(
                FindingKind.CHANGED_FIGURE, question, before, answer
            )
        latest[b.party] = answer
    latest.clear()
    for answer in question.answers:
        b = stated[answer.statement]
        for _, before in sorted(latest.items()):
            a = stated[before.statement]
            x, y = given[before.statement], given[answer.statement]
            if a.party == b.party or can_both_hold(x.figure, y.figure, x.text, y.text):
                continue
            key = (
                FindingKind.DISPUTED_FIGURE,
                *sorted((a.party, b.party)),
                *sorted((before.position, answer.position)),
            )
            found.setdefault(key, _related(FindingKind.DISPUTED_FIGURE, question, before, answer))
        latest[b.party] = answer
    return list(found.values())
