"""From the answers to a question to what stands between them: rules over answer, side, day and who speaks to whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from walkback.figure.compare import can_both_hold
from walkback.finding.record import FindingKind, Related
from walkback.question.record import Answer, Given, Question, QuestionKind, Stated
from walkback.question.worded import grants, negates, rejects


def relate_answers(
    question: Question, stated: Mapping[str, Stated], given: Mapping[str, Given] | None = None
) -> tuple[Related, ...]:
    """Return what stands between the answers to ``question``, in the order of the later statement, then the earlier.

    Between two parties and two answers there is one finding of a kind, between the clearest pair; one party's figures
    are followed from each value to the next. Statements of one act of saying are never set against one another.

    Args:
        question: with its answers in the order in which they were said.
        stated: the statements by id.
        given: of a question for a figure, the figure that each statement gives.
    """
    if question.kind is QuestionKind.FIGURE:
        found = _relate_figures(question, stated, given or {})
    else:
        found = _relate_positions(question, stated)
    return tuple(sorted(found, key=lambda r: (stated[r.later].order, stated[r.earlier].order, r.kind)))


def _relate_positions(question: Question, stated: Mapping[str, Stated]) -> list[Related]:
    by_parties: defaultdict[tuple[str, str], list[tuple[Answer, Answer]]] = defaultdict(list)
    for first, second in combinations(question.answers, 2):
        a, b = stated[first.statement], stated[second.statement]
        if a.act != b.act:
            by_parties[min(a.party, b.party), max(a.party, b.party)].append((first, second))
    found: list[Related] = []
    for (one, other), pairs in sorted(by_parties.items()):
        if one == other:
            found += _walk_backs(question, pairs)
        else:
            found += _across(question, pairs, stated)
    return found


def _walk_backs(question: Question, pairs: Sequence[tuple[Answer, Answer]]) -> list[Related]:
    """The clearest step from one answer of a party to another: to its opposite, or away from a clear one."""
    best: dict[tuple[str, str], Related] = {}
    for first, second in pairs:
        if first.position == "unclear" or first.position == second.position:
            continue
        related = _related(FindingKind.WALK_BACK, question, first, second)
        key = first.position, second.position
        if key not in best or related.certainty > best[key].certainty:
            best[key] = related
    # Back and forth is one change of mind in each direction; one of them is the clearest.
    return list(best.values())


def _across(question: Question, pairs: Sequence[tuple[Answer, Answer]], stated: Mapping[str, Stated]) -> list[Related]:
    """Denials between two parties, or where neither speaks to the other the contradiction; and what one grants."""
    opposite = [_in_order(a, b, stated) for a, b in pairs if {a.position, b.position} == {"yes", "no"}]
    found = []
    denials = [(a, b) for a, b in opposite if negates(stated[b.statement])]
    explicit = [(a, b) for a, b in denials if rejects(stated[b.statement])]
    if denials:
        found.append(_clearest(FindingKind.DENIAL, question, explicit or denials))
        parties = stated[found[0].later].party
        turned = [(a, b) for a, b in explicit if stated[b.statement].party != parties]
        found += [_clearest(FindingKind.DENIAL, question, turned)] if turned else []
    elif opposite:
        found.append(_clearest(FindingKind.CONTRADICTION, question, opposite))
    granted = [
        (a, b)
        for a, b in pairs
        if a.position == b.position and a.position != "unclear" and _grants(b, question, stated)
    ]
    if granted:
        found.append(_clearest(FindingKind.CONFIRMATION, question, granted))
    return found


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


def _clearest(kind: FindingKind, question: Question, pairs: Sequence[tuple[Answer, Answer]]) -> Related:
    return max((_related(kind, question, a, b) for a, b in pairs), key=lambda r: r.certainty)


def _related(kind: FindingKind, question: Question, first: Answer, second: Answer) -> Related:
    certainty = first.certainty * second.certainty
    return Related(kind, question.id, first.statement, second.statement, certainty, ())


def _relate_figures(question: Question, stated: Mapping[str, Stated], given: Mapping[str, Given]) -> list[Related]:
    found: dict[tuple[object, ...], Related] = {}
    latest: dict[str, Answer] = {}
    for answer in question.answers:
        b = stated[answer.statement]
        before = latest.get(b.party)
        if before is not None and before.position != answer.position:
            found[FindingKind.CHANGED_FIGURE, b.party, answer.statement] = Related(
                FindingKind.CHANGED_FIGURE, question.id, before.statement, answer.statement,
                before.certainty * answer.certainty, (),
            )  # fmt: skip
        latest[b.party] = answer
    for first, second in combinations(question.answers, 2):
        a, b = stated[first.statement], stated[second.statement]
        if a.party == b.party:
            continue
        x, y = given[first.statement], given[second.statement]
        if can_both_hold(x.figure, y.figure, x.text, y.text):
            continue
        key = (FindingKind.DISPUTED_FIGURE, a.party, b.party, first.position, second.position)
        found.setdefault(
            key,
            Related(FindingKind.DISPUTED_FIGURE, question.id, a.id, b.id, first.certainty * second.certainty, ()),
        )
    return list(found.values())
