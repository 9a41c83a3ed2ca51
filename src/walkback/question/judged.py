"""Lay people's judgements over questions: what is one question and what is not, who answers what, and the wording."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from walkback.question.decision import Decision, DecisionKind, in_force
from walkback.question.find import find_questions, stands_for
from walkback.question.record import Answer, Given, Question, QuestionKind, Relation, Stated, Step
from walkback.speaker.identity.union import Union

Pair = tuple[str, str]

WEIGHT = 5.0  # log odds that a judgement is told to weigh; what is worked out never comes near
CARRIED = 16  # statements on either side of a judgement, the likeliest first, between which it carries
FOREMOST = 1.5  # how much the statement that a question was worded from counts in knowing it again; others count 1

_SIGNS = {"yes": 1, "no": -1, "unclear": 0}
_POSITIONS = {sign: position for position, sign in _SIGNS.items()}


@dataclass(frozen=True, slots=True)
class _Stance:
    """A judged answer: the act that gives it, another of the same question, and how the two answers stand.

    ``sign`` is 1 for the same answer, -1 for the opposite, 0 where the act gives no clear one.
    """

    act: str
    beside: str
    sign: int
    decision: Decision


@dataclass(frozen=True, slots=True)
class _Settled:
    """What holds of the judgements, by acts."""

    together: Mapping[Pair, Decision]
    apart: Mapping[Pair, Decision]
    stances: tuple[_Stance, ...]


def find_judged_questions(
    stated: Iterable[Stated], relations: Iterable[Relation], decisions: Iterable[Decision]
) -> tuple[tuple[Question, ...], dict[str, dict[str, Given]], tuple[Relation, ...]]:
    """Group statements by what they answer, as people have it where they judged, else as it is worked out.

    Returns the questions in order of ids, the figures given by question, and the relations as they are by then.
    The last judgement comes first; an earlier one that cannot hold beside it is passed over. The order of the input
    changes nothing.

    Args:
        stated: statements; of those in ``relations`` all.
        relations: between statements, by their ids in order.
        decisions: judgements; those of other kinds or on other statements count for nothing here.
    """
    members = list(stated)
    known = {(r.left, r.right): r for r in relations}
    act_of = {one.id: one.act for one in members}
    standing = [
        d for d in in_force(decisions) if any(quote.now in act_of for quote in (*d.first, *d.second) if quote.now)
    ]
    settled = _settle(standing, act_of)
    by_act: defaultdict[str, list[Stated]] = defaultdict(list)
    for one in members:
        by_act[one.act].append(one)
    chosen = {act: stands_for(same).id for act, same in by_act.items()}
    known = _judge_relations(known, settled, act_of, chosen)
    questions, given = find_questions(members, known.values(), together=settled.together, apart=settled.apart)
    judged = []
    for question in questions:
        if question.kind is QuestionKind.YES_NO:
            question = _answer(question, settled.stances, act_of)
            _relate_answers(question, settled.stances, act_of, known)
        judged.append(_name(question, standing, settled.stances, act_of))
    return tuple(judged), given, tuple(known[pair] for pair in sorted(known))


def _settle(standing: Sequence[Decision], act_of: Mapping[str, str]) -> _Settled:
    """Which judgements hold, the last first; what cannot hold beside a later one is passed over as a whole."""
    union = Union(sorted(set(act_of.values())))
    together: dict[Pair, Decision] = {}
    apart: dict[Pair, Decision] = {}
    stances: dict[str, _Stance] = {}
    for decision in standing:
        first, second = (
            sorted({act_of[quote.now] for quote in end if quote.now is not None and quote.now in act_of})
            for end in (decision.first, decision.second)
        )
        pairs = [(min(a, b), max(a, b)) for a in first for b in second if a != b]
        if decision.kind is DecisionKind.APART:
            if any(union.find(a) == union.find(b) for a, b in pairs):
                continue
            for a, b in pairs:
                union.keep_apart(a, b)
                apart.setdefault((a, b), decision)
        elif decision.kind in (DecisionKind.SAME, DecisionKind.ANSWER):
            is_answer = decision.kind is DecisionKind.ANSWER
            if any(union.are_apart(a, b) for a, b in pairs) or (is_answer and first and first[0] in stances):
                continue
            for a, b in pairs:
                union.merge(a, b)
                together.setdefault((a, b), decision)
            if is_answer and pairs:
                sign = _SIGNS[decision.value[0]] * _SIGNS[decision.second[0].position or "yes"]
                stances[first[0]] = _Stance(first[0], second[0], sign, decision)
    # Whoever is one with either of two that are apart is apart as well.
    lifted = {
        (min(a, b), max(a, b)): decision
        for pair, decision in apart.items()
        for a in union.members(pair[0])
        for b in union.members(pair[1])
    }
    return _Settled(together, lifted, tuple(stances[act] for act in sorted(stances)))


# --- Relations --------------------------------------------------------------------------------------------------


def _judge_relations(
    relations: Mapping[Pair, Relation], settled: _Settled, act_of: Mapping[str, str], chosen: Mapping[str, str]
) -> dict[Pair, Relation]:
    """Put what was judged in place of what was worked out, and carry it to what hangs on either side."""
    found: dict[Pair, Relation] = {}
    between: dict[Pair, Relation] = {}  # of acts, the surest
    for pair, relation in sorted(relations.items()):
        acts = tuple(sorted(act_of.get(key, "") for key in pair))
        decision = settled.apart.get((acts[0], acts[1]))
        if decision is not None:
            steps = (_step("not one question", decision, -WEIGHT), *relation.steps)
            relation = replace(relation, same=0.0, steps=steps)
        found[pair] = relation
        known = between.get((acts[0], acts[1]))
        if known is None or known.same < relation.same:
            between[acts[0], acts[1]] = relation
    stances = {tuple(sorted((s.act, s.beside))): s for s in settled.stances}
    links = []
    for acts, decision in sorted(settled.together.items()):
        a, b = sorted(chosen[act] for act in acts)
        worked_out = between.get(acts, Relation(a, b, 0.0, 0.0, 0.0))
        agree, oppose = worked_out.agree, worked_out.oppose
        stance = stances.get(acts)
        if stance is not None:
            agree, oppose = float(stance.sign > 0), float(stance.sign < 0)
        steps = (_step("one question", decision, WEIGHT), *worked_out.steps)
        found[a, b] = Relation(a, b, 1.0, agree, oppose, steps)
        links.append(found[a, b])
    for link in links:
        _carry(found, link, settled, act_of)
    return found | _follow(found, settled.stances, chosen)


def _carry(found: dict[Pair, Relation], link: Relation, settled: _Settled, act_of: Mapping[str, str]) -> None:
    """Relate what answers the question of one statement to what answers that of the other, by way of the two."""
    judged = {stance.act for stance in settled.stances}
    near: dict[str, list[tuple[str, Relation | None]]] = {}
    for key in (link.left, link.right):
        beside = [r for pair, r in sorted(found.items()) if key in pair and pair != (link.left, link.right)]
        if act_of[key] in judged:  # what it was taken to say is not what it says
            beside = []
        beside.sort(key=lambda r: -r.same)
        near[key] = [(key, None), *((r.right if r.left == key else r.left, r) for r in beside[:CARRIED])]
    for one, first in near[link.left]:
        for other, second in near[link.right]:
            a, b = min(one, other), max(one, other)
            acts = tuple(sorted((act_of.get(a, a), act_of.get(b, b))))
            if acts[0] == acts[1] or (acts[0], acts[1]) in settled.apart or (first is None and second is None):
                continue
            same = link.same * (first.same if first else 1.0) * (second.same if second else 1.0)
            known = found.get((a, b))
            if known is not None and known.same >= same:
                continue
            agree, oppose = link.agree, link.oppose
            for end in (first, second):
                if end is not None:
                    agree, oppose = (
                        agree * end.agree + oppose * end.oppose,
                        agree * end.oppose + oppose * end.agree,
                    )
            steps = (next(step for step in link.steps), *(known.steps if known else ()))
            found[a, b] = Relation(a, b, same, agree, oppose, steps)


def _follow(
    found: Mapping[Pair, Relation], stances: Sequence[_Stance], chosen: Mapping[str, str]
) -> dict[Pair, Relation]:
    """Let who was judged to answer as another does, or the opposite, stand to all others as that one does."""
    changed: dict[Pair, Relation] = {}
    for stance in stances:
        mine, beside = chosen[stance.act], chosen[stance.beside]
        for pair, relation in found.items():
            other = pair[1] if pair[0] == mine else pair[0] if pair[1] == mine else beside
            known = found.get((min(beside, other), max(beside, other)))
            if other != beside and known is not None:
                agree, oppose = (known.agree, known.oppose) if stance.sign > 0 else (known.oppose, known.agree)
                told = abs(stance.sign)
                changed[pair] = replace(relation, agree=agree * told, oppose=oppose * told)
    return changed


def _step(name: str, decision: Decision, weight: float) -> Step:
    given = decision.value[0] if decision.kind is DecisionKind.ANSWER else ""
    return Step(f"judged {name}", f"by {decision.by}, {decision.at}", given, weight)


# --- Answers ----------------------------------------------------------------------------------------------------


def _answer(question: Question, stances: Sequence[_Stance], act_of: Mapping[str, str]) -> Question:
    """Put the judged answers in place of those worked out.

    What was judged is how two statements stand to one another, since yes and no hang on the wording. Of those that
    hang together so, the one that the question is worded from tells which of them say yes; else those that were not
    judged.
    """
    leaning = {act_of[a.statement]: _SIGNS[a.position] * a.certainty for a in question.answers}
    mine = [s for s in stances if s.act in leaning]
    if not mine:
        return question
    worded = act_of[question.clearest]
    judged = {s.act for s in mine}
    fixed: dict[str, int] = {s.act: 0 for s in mine if not s.sign}
    for group in _signs([s for s in mine if s.sign and s.beside in leaning]):
        if worded in group:
            told, turn = set(group), leaning[worded] * group[worded]
        else:
            told = judged & group.keys()
            turn = sum(leaning[act] * sign for act, sign in group.items() if act not in judged)
        turn = turn or sum(leaning[act] * sign for act, sign in group.items()) or 1.0
        fixed |= {act: group[act] if turn > 0 else -group[act] for act in told}
    answers = []
    for answer in question.answers:
        act = act_of[answer.statement]
        position = _POSITIONS[fixed[act]] if act in fixed else answer.position
        is_told = act in judged or position != answer.position
        answers.append(Answer(answer.statement, position, 1.0) if is_told else answer)
    return replace(question, answers=tuple(answers))


def _signs(stances: Sequence[_Stance]) -> list[dict[str, int]]:
    """Acts that hang together by judged answers, each with 1 or -1 as it agrees with the first of its group.

    Where judgements run in a circle and do not fit, the earliest is passed over.
    """
    groups: list[dict[str, int]] = []
    latest = in_force(s.decision for s in stances)
    for stance in sorted(stances, key=lambda s: latest.index(s.decision)):
        left, right = (next((g for g in groups if act in g), {act: 1}) for act in (stance.act, stance.beside))
        if left is right:
            continue
        turn = left[stance.act] * stance.sign * right[stance.beside]
        joined = left | {act: sign * turn for act, sign in right.items()}
        groups = [g for g in groups if g is not left and g is not right] + [joined]
    return sorted(groups, key=min)


def _relate_answers(
    question: Question, stances: Sequence[_Stance], act_of: Mapping[str, str], relations: dict[Pair, Relation]
) -> None:
    """Let judged answers stand to the others of the question as their positions do."""
    decisions = {s.act: s for s in stances}
    answers = {act_of[a.statement]: a for a in question.answers}
    for act, stance in sorted(decisions.items()):
        mine = answers.get(act)
        if mine is None:
            continue
        for other_act, other in sorted(answers.items()):
            if other_act == act:
                continue
            a, b = sorted((mine.statement, other.statement))
            known = relations.get((a, b))
            if known is None:
                continue
            certainty = 1.0 if other_act in decisions else other.certainty
            is_clear = "unclear" not in (mine.position, other.position)
            agrees = mine.position == other.position
            step = _step("answer", stance.decision, WEIGHT)
            steps = known.steps if step in known.steps else (step, *known.steps)
            relations[a, b] = Relation(
                a, b, known.same, certainty * (is_clear and agrees), certainty * (is_clear and not agrees), steps
            )


# --- Wording ----------------------------------------------------------------------------------------------------


def _name(
    question: Question, standing: Sequence[Decision], stances: Sequence[_Stance], act_of: Mapping[str, str]
) -> Question:
    """Word the question as the last judgement has it that was made on most of its answers.

    The answers are turned where the wording that was found since asks for the opposite: where most of them are no
    longer what they were under that wording, or what was judged of them since.
    """
    positions = {act_of[a.statement]: a for a in question.answers}
    is_figure = question.kind is QuestionKind.FIGURE
    for place, decision in enumerate(standing):
        if decision.kind is not DecisionKind.RENAME or is_figure == any(
            quote.position in _SIGNS for quote in decision.first
        ):
            continue
        since = {s.act: s.decision.value[0] for s in stances if s.decision in standing[:place]}
        total = here = turn = 0.0
        for number, quote in enumerate(decision.first):
            if quote.now is None:
                continue
            weight = 1.0 if number else FOREMOST
            total += weight
            act = act_of.get(quote.now, "")
            answer = positions.get(act)
            if answer is None or (is_figure and answer.position != quote.position):
                continue
            here += weight
            if not is_figure:
                was = _SIGNS[since.get(act, quote.position or "unclear")]
                turn += weight * _SIGNS[answer.position] * was * answer.certainty
        if here * 2 <= total:
            continue
        answers = question.answers
        if turn < 0:
            answers = tuple(replace(a, position=_POSITIONS[-_SIGNS[a.position]]) for a in answers)
        return replace(question, ask=decision.value[0], answers=answers)
    return question
