"""From statements and what they are to one another to the questions that they answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from walkback.figure.compare import are_comparable, may_be_comparable
from walkback.model import Figure, content_id
from walkback.question.ask import LONGEST_GOOD, ask_about, ask_for_figure, askability
from walkback.question.group import TAKEN, answer_group, group_acts
from walkback.question.record import Answer, Given, Question, QuestionKind, Relation, Stated
from walkback.question.worded import gives

COMPARED = 0.3  # probability of one question from which two comparable figures are taken to answer it
LOOSELY_COMPARED = 0.5  # the same of figures that may be comparable

Pair = tuple[str, str]


def find_questions(
    stated: Iterable[Stated],
    relations: Iterable[Relation],
    *,
    together: Collection[Pair] = (),
    apart: Collection[Pair] = (),
) -> tuple[tuple[Question, ...], dict[str, dict[str, Given]]]:
    """Group statements by what they answer; return the questions in order of ids, and the figures given by question.

    Statements of one act of saying answer once, by the surest and then the earliest of them. A question for a figure
    holds statements whose figures can be compared; a statement may answer several. The order of the input changes
    nothing.

    Args:
        stated: statements; of those in ``relations`` all.
        relations: between statements, by their ids in order.
        together: pairs of acts that answer one question whatever else is known; a relation is there for each.
        apart: pairs of acts that do not.
    """
    acts: defaultdict[str, list[Stated]] = defaultdict(list)
    for one in stated:
        acts[one.act].append(one)
    chosen = {act: stands_for(members) for act, members in acts.items()}
    between = _between_acts(relations, {one.id: one.act for members in acts.values() for one in members}, chosen)
    by_id = {one.id: one for one in chosen.values()}
    # What two say with figures of one quantity is no yes or no; that question is the figure's.
    claims = {
        pair: relation
        for pair, relation in between.items()
        if not _comparable(by_id[pair[0]].figures, by_id[pair[1]].figures, relation.same)
    }
    named = [_named_by_acts(r, chosen) for r in claims.values()]
    held = {(r.left, r.right) for r in named} & {pair for a, b in together for pair in ((a, b), (b, a))}
    questions = [
        _yes_or_no([chosen[act] for act in group], claims)
        for group in group_acts(acts, named, together=held, apart=apart)
        if len(group) > 1
    ]
    given: dict[str, dict[str, Given]] = {}
    for question, figures in _figure_questions(list(chosen.values()), between, together, apart):
        questions.append(question)
        given[question.id] = figures
    return tuple(sorted(questions, key=lambda q: q.id)), given


def stands_for(members: Iterable[Stated]) -> Stated:
    """Of the statements that attest one act the one that answers for it: the surest, then the earliest."""
    return min(members, key=lambda s: (s.nested, -s.confidence, s.order))


def _between_acts(
    relations: Iterable[Relation], act_of: Mapping[str, str], chosen: Mapping[str, Stated]
) -> dict[Pair, Relation]:
    """One relation for two acts, the surest of those between their statements, named by the chosen statements."""
    found: dict[Pair, Relation] = {}
    for relation in sorted(relations, key=lambda r: (r.left, r.right)):
        left, right = act_of.get(relation.left), act_of.get(relation.right)
        if left is None or right is None or left == right:
            continue
        a, b = sorted((chosen[left].id, chosen[right].id))
        known = found.get((a, b))
        if known is None or relation.same > known.same:
            found[a, b] = Relation(a, b, relation.same, relation.agree, relation.oppose, relation.steps)
    return found


def _named_by_acts(relation: Relation, chosen: Mapping[str, Stated]) -> Relation:
    act_of = {one.id: act for act, one in chosen.items()}
    return Relation(act_of[relation.left], act_of[relation.right], relation.same, relation.agree, relation.oppose)


def _yes_or_no(members: Sequence[Stated], between: Mapping[Pair, Relation]) -> Question:
    clearest, leaning = answer_group(members, between)
    worded = max(members, key=lambda s: (_askable(s) * abs(leaning[s.id]), s.id == clearest))
    if leaning[worded.id] < 0:  # yes is what the statement says that the question is made from
        leaning = {key: -value for key, value in leaning.items()}
    ordered = sorted(members, key=lambda s: s.order)
    answers = tuple(Answer(one.id, _position(leaning[one.id]), max(abs(leaning[one.id]), TAKEN)) for one in ordered)
    key = content_id(question="yes_no", acts=min(one.act for one in members))
    ask = ask_about(worded.content, speaker=worded.called)
    return Question(key, QuestionKind.YES_NO, ask, worded.id, answers)


def _askable(one: Stated) -> float:
    return askability(one.content) * (0.5 if one.pointing or one.nested else 1.0)


def _position(leaning: float) -> str:
    return "yes" if leaning > TAKEN else "no" if leaning < -TAKEN else "unclear"


def _figure_questions(
    members: Sequence[Stated],
    between: Mapping[Pair, Relation],
    together: Collection[Pair] = (),
    apart: Collection[Pair] = (),
) -> Iterable[tuple[Question, dict[str, Given]]]:
    by_id = {one.id: one for one in members}
    nodes: dict[str, tuple[Stated, Given]] = {}
    links: list[Relation] = []
    held: list[Pair] = []
    of_act: defaultdict[str, set[str]] = defaultdict(set)
    for (a, b), relation in between.items():
        for (i, x), (j, y) in _comparable(by_id[a].figures, by_id[b].figures, relation.same):
            left, right = f"{a}:{i}", f"{b}:{j}"
            nodes[left], nodes[right] = (by_id[a], x), (by_id[b], y)
            acts = by_id[a].act, by_id[b].act
            of_act[acts[0]].add(left)
            of_act[acts[1]].add(right)
            if acts in together or acts[::-1] in together:
                held.append((left, right))
            links.append(Relation(min(left, right), max(left, right), relation.same, 0.0, 0.0))
    parted = [(x, y) for a, b in apart for x in of_act[a] for y in of_act[b]]
    for group in group_acts(nodes, links, together=held, apart=parted):
        given: dict[str, Given] = {}
        places: dict[str, str] = {}
        for node in group:
            one, figure = nodes[node]
            if one.id not in given:
                given[one.id], places[one.act] = figure, node.split(":")[1]
        if len(given) < 2:
            continue
        ordered = sorted((by_id[key] for key in given), key=lambda s: s.order)
        worded = max(ordered, key=lambda s: _plainness(given[s.id], s))
        key = content_id(question="figure", acts=min(places), figure=places[min(places)])
        yield (
            Question(
                key,
                QuestionKind.FIGURE,
                ask_for_figure(given[worded.id].figure, given[worded.id].text, worded.content),
                worded.id,
                tuple(Answer(one.id, value_words(given[one.id].figure), 1.0) for one in ordered),
            ),
            given,
        )


def _comparable(
    left: Sequence[Given], right: Sequence[Given], same: float
) -> list[tuple[tuple[int, Given], tuple[int, Given]]]:
    """Figures, by their places, that are of one quantity; ``same`` is the chance that both answer one question.

    Where the two give one number, that is what they have in common, and other pairs are no answers to one another.
    """
    found = []
    for i, x in enumerate(left):
        for j, y in enumerate(right):
            if not gives(x) or not gives(y):
                continue
            pair = (x.figure, y.figure, x.text, y.text)
            loosely = same >= LOOSELY_COMPARED and may_be_comparable(*pair)
            if loosely or (same >= COMPARED and are_comparable(*pair)):
                found.append(((i, x), (j, y)))
    equal = [(x, y) for x, y in found if _ends(x[1].figure) == _ends(y[1].figure)]
    return equal or found


def _ends(figure: Figure) -> tuple[float | None, float | None]:
    return figure.low, figure.high


def _plainness(given: Given, one: Stated) -> tuple[bool, bool, bool]:
    """What asks outright for a figure ("How many homes had been destroyed?") goes first, and of that what is short."""
    asked = ask_for_figure(given.figure, given.text, one.content)
    return not one.nested, ": " not in asked, len(asked) <= LONGEST_GOOD


def value_words(figure: Figure) -> str:
    """A figure as a position: "16", "16+" (at least), "..20" (up to), "16..20"."""
    ends = _ends(figure)
    low, high = (None if end is None else f"{end:g}" if end < 1e6 else f"{end:.0f}" for end in ends)
    if low == high:
        return low or ""
    if high is None:
        return f"{low}+"
    return f"..{high}" if low is None else f"{low}..{high}"
