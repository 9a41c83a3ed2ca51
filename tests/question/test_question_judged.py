"""What people say of questions goes before what is worked out, in whatever order it is said."""

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkback.model import Figure, FigureKind
from walkback.moment import Moment
from walkback.question.decision import Decision, DecisionKind, Quote
from walkback.question.find import find_questions
from walkback.question.judged import find_judged_questions
from walkback.question.record import Given, QuestionKind, Relation, Stated
from walkback.text.span import Span

WORDS = {
    "a": "the port was warned", "b": "the port was told", "c": "the port was never warned",
    "d": "the bridge was safe", "e": "the bridge was not safe", "f": "the library is open",
}  # fmt: skip


def stated(name, day=1):
    return Stated(name, name, f"r{name}", WORDS[name], called=name.upper(), day=date(2031, 3, day))


STATED = [stated(name, n + 1) for n, name in enumerate(WORDS)]
AGREES, OPPOSES = (0.9, 0.9, 0.05), (0.9, 0.05, 0.9)
RELATIONS = [
    Relation("a", "b", *AGREES), Relation("a", "c", *OPPOSES), Relation("b", "c", *OPPOSES),
    Relation("d", "e", *OPPOSES), Relation("c", "d", 0.2, 0.1, 0.1),
]  # fmt: skip


def quote(name, position=None, now=...):
    words = WORDS.get(name, name)
    return Quote(f"r{name}", "v", name, name, words, words, position=position, now=name if now is ... else now)


def decide(kind, first, second=(), value=(), at="2031-04-01", number=None, undone=None):
    def quotes(end):
        return tuple(quote(*one) if isinstance(one, tuple) else quote(one) for one in end)

    return Decision(
        DecisionKind(kind), quotes(first), quotes(second), value, "ek", Moment.parse(at), number=number,
        undone_at=Moment.parse(undone) if undone else None,
    )  # fmt: skip


def positions(decisions, stated=STATED, relations=RELATIONS):
    """For each question what each statement answers."""
    questions, _, _ = find_judged_questions(stated, relations, decisions)
    return [
        {a.statement: a.position for a in q.answers} for q in sorted(questions, key=lambda q: q.answers[0].statement)
    ]


AS_FOUND = [{"a": "yes", "b": "yes", "c": "no"}, {"d": "yes", "e": "no"}]


def test_without_judgements_it_is_what_is_worked_out():
    questions, given, relations = find_judged_questions(STATED, RELATIONS, [])
    assert (questions, given) == find_questions(STATED, RELATIONS)
    assert sorted(relations, key=str) == sorted(RELATIONS, key=str)
    assert positions([]) == AS_FOUND


def test_one_that_is_no_answer_leaves_the_others_together():
    assert positions([decide("apart", "b", "ac")]) == [{"a": "yes", "c": "no"}, AS_FOUND[1]]


def test_two_questions_become_one_with_all_their_answers():
    (one,) = positions([decide("same", "a", "d")])
    # How d stands to a nobody knows.
    assert one == {"a": "yes", "b": "yes", "c": "no", "d": "unclear", "e": "unclear"}
    (one,) = positions([decide("same", "a", "d")], relations=[*RELATIONS, Relation("a", "d", 0.1, 0.0, 0.9)])
    assert one == {"a": "yes", "b": "yes", "c": "no", "d": "no", "e": "yes"}


def test_what_a_judgement_joins_is_related_by_way_of_it():
    link = [*RELATIONS, Relation("a", "d", 0.1, 0.9, 0.0)]
    _, _, relations = find_judged_questions(STATED, link, [decide("same", "a", "d")])
    known = {(r.left, r.right): r for r in relations}
    assert known["a", "d"].same == 1.0
    assert known["a", "d"].steps[0].name == "judged one question"
    assert known["c", "e"].agree > 0.5 > known["c", "e"].oppose
    assert known["c", "d"].oppose > 0.5


def test_an_answer_is_given_and_what_follows_from_it():
    given_answer = decide("answer", "c", [("a", "yes")], ("yes",))
    assert positions([given_answer])[0] == {"a": "yes", "b": "yes", "c": "yes"}
    _, _, relations = find_judged_questions(STATED, RELATIONS, [given_answer])
    known = {(r.left, r.right): r for r in relations}
    assert known["b", "c"].agree > known["b", "c"].oppose
    assert positions([decide("answer", "c", [("a", "yes")], ("unclear",))])[0]["c"] == "unclear"


def test_what_one_is_judged_to_say_turns_nobody_elses_answer():
    renamed = decide("rename", [("a", "yes"), ("b", "yes"), ("c", "no")], value=("Was it told?",))
    for judged, beside, value in (("a", ("c", "no"), "no"), ("a", ("b", "yes"), "no"), ("c", ("b", "yes"), "yes")):
        found = positions([renamed, decide("answer", judged, [beside], (value,), at="2031-04-02")])[0]
        assert found == {**AS_FOUND[0], judged: value}


def test_an_answer_that_was_none_comes_in():
    assert positions([decide("answer", "f", [("c", "no")], ("yes",))])[0] == {**AS_FOUND[0], "f": "yes"}


def test_an_answer_hangs_on_words_and_not_on_the_wording_of_the_question():
    # c is the opposite of what a says; it stays so where a's own words come to be the "no".
    turned = [Relation("b", "c", 0.9, 0.9, 0.0), Relation("a", "c", 0.9, 0.0, 0.9), Relation("a", "b", 0.9, 0.0, 0.9)]
    (found,) = positions([decide("answer", "c", [("a", "yes")], ("no",))], STATED[:3], turned)
    assert found["c"] != found["a"]


def test_a_new_wording_keeps_to_its_question_and_turns_the_answers_if_need_be():
    as_it_was = [("a", "yes"), ("b", "yes"), ("c", "no")]
    questions, _, _ = find_judged_questions(STATED, RELATIONS, [decide("rename", as_it_was, value=("Was it told?",))])
    assert [q.ask for q in questions].count("Was it told?") == 1
    assert positions([decide("rename", as_it_was, value=("Was it told?",))]) == AS_FOUND
    turned = [(name, "no" if position == "yes" else "yes") for name, position in as_it_was]
    assert positions([decide("rename", turned, value=("Was it not told?",))])[0] == dict(turned)


@pytest.mark.parametrize(
    "answers", [[("a", "yes"), ("d", "yes"), ("e", "no")], [("f", "yes"), ("x", "no")], [("a", "16"), ("b", "16")]]
)
def test_a_wording_goes_to_no_question_that_has_not_most_of_its_answers(answers):
    questions, _, _ = find_judged_questions(STATED, RELATIONS, [decide("rename", answers, value=("Mine?",))])
    home = {a.statement for q in questions if q.ask == "Mine?" for a in q.answers}
    assert "a" not in home
    assert "f" not in home


def test_questions_for_figures_are_judged_too():
    def killed(name, number):
        text = f"{number} people were killed"
        figure = Figure(Span(0, len(str(number))), float(number), float(number), kind=FigureKind.KILLED)
        return Stated(name, name, f"r{name}", text, figures=(Given(figure, text),), day=date(2031, 3, 1))

    three = [killed("a", 16), killed("b", 19), killed("c", 25)]
    relations = [Relation(*pair, 0.9, 0.0, 0.5) for pair in ("ab", "ac", "bc")]

    def values(decisions):
        questions, _, _ = find_judged_questions(three, relations, decisions)
        assert all(q.kind is QuestionKind.FIGURE for q in questions)
        return [(q.ask, [a.position for a in q.answers]) for q in questions]

    assert [found for _, found in values([])] == [["16", "19", "25"]]
    assert [found for _, found in values([decide("apart", "c", "ab")])] == [["16", "19"]]
    named = decide("rename", [("a", "16"), ("b", "19"), ("c", "25")], value=("How many died?",))
    assert values([named]) == [("How many died?", ["16", "19", "25"])]
    others = decide("rename", [("a", "1"), ("b", "2"), ("c", "3")], value=("How many were hurt?",))
    assert values([others])[0][0] != "How many were hurt?"


def test_the_later_of_two_holds_and_undoing_it_restores():
    apart = decide("apart", "b", "ac", at="2031-04-01")
    same = decide("same", "b", "a", at="2031-04-02")
    assert positions([apart, same]) == AS_FOUND
    assert positions([decide("same", "b", "a", at="2031-03-31"), apart])[0] == {"a": "yes", "c": "no"}
    undone = decide("same", "b", "a", at="2031-04-02", undone="2031-04-03")
    assert positions([apart, undone])[0] == {"a": "yes", "c": "no"}
    yes, no = (decide("answer", "c", [("a", "yes")], (v,), at=f"2031-04-0{n}") for n, v in ((1, "yes"), (2, "no")))
    assert positions([yes, no])[0]["c"] == "no"


def test_of_one_moment_the_one_with_the_greater_number_is_later():
    apart = [decide("apart", "b", "ac", number=n) for n in (1, 3)]
    same = decide("same", "b", "a", number=2)
    assert "b" in positions([apart[0], same])[0]
    assert "b" not in positions([same, apart[1]])[0]


def test_words_that_are_nowhere_count_for_nothing():
    gone = Decision(
        DecisionKind.APART, (quote("b", now=None),), (quote("a"), quote("c")), (), "ek", Moment.parse("2031-04-01")
    )
    assert positions([gone]) == AS_FOUND
    assert positions([decide("same", "a", "z")]) == AS_FOUND


FITTING = [
    decide("same", "a", "d", at="2031-04-01", number=1),
    decide("apart", "f", "abcde", at="2031-04-02", number=2),
    decide("answer", "e", [("d", "yes")], ("yes",), at="2031-04-03", number=3),
    decide("rename", [("a", "yes"), ("c", "no")], value=("Was it told?",), at="2031-04-04", number=4),
]


@pytest.mark.parametrize("order", list(permutations(range(4)))[::5])
def test_the_order_of_judging_changes_nothing_for_those_that_fit(order):
    days = [f"2031-04-1{n}" for n in range(4)]
    found = find_judged_questions(STATED, RELATIONS, FITTING)
    said = [
        Decision(one.kind, one.first, one.second, one.value, one.by, Moment.parse(days[place]))
        for one, place in zip(FITTING, order, strict=True)
    ]
    other = find_judged_questions(STATED, RELATIONS, said)
    assert (other[0], other[1]) == (found[0], found[1])
    assert [(r.left, r.right, r.same, r.agree, r.oppose) for r in other[2]] == [
        (r.left, r.right, r.same, r.agree, r.oppose) for r in found[2]
    ]


NAMES = st.sampled_from("abcdef")
DECISIONS = st.lists(
    st.tuples(
        st.sampled_from(["same", "apart", "answer"]), NAMES, NAMES, st.sampled_from(["yes", "no", "unclear"])
    ).filter(lambda one: one[1] != one[2]),
    max_size=6,
)


@given(DECISIONS, st.randoms(use_true_random=False))
def test_input_in_any_order_gives_the_same_and_the_last_judgement_holds(said, rng):
    decisions = [
        decide(kind, a, [(b, "yes")], (value,) if kind == "answer" else (), number=n)
        for n, (kind, a, b, value) in enumerate(said, 1)
    ]
    found = find_judged_questions(STATED, RELATIONS, decisions)
    shuffled, relations, told = list(decisions), list(RELATIONS), list(STATED)
    for one in (shuffled, relations, told):
        rng.shuffle(one)
    assert find_judged_questions(told, relations, shuffled) == found
    if said:
        kind, a, b, value = said[-1]
        homes = [{x.statement: x.position for x in q.answers} for q in found[0]]
        together = [home for home in homes if {a, b} <= home.keys()]
        assert bool(together) is (kind != "apart")
        if kind == "answer" and value != "unclear":
            (home,) = together
            assert (home[a] == home[b]) is (value == "yes") or home[b] == "unclear"
