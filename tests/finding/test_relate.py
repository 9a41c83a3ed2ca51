"""What stands between answers, told by sides, days, answers and wording; near-misses outnumber hits."""

from datetime import date

import pytest

from walkback.figure.find import find_figures
from walkback.finding.record import FindingKind
from walkback.finding.relate import relate_answers
from walkback.model import CueClass, Modality, Polarity, Window, WindowHow
from walkback.question.record import Answer, Given, Question, QuestionKind, Stated
from walkback.question.worded import grants, negates, rejects

WALK_BACK, DENIAL, CONTRADICTION = FindingKind.WALK_BACK, FindingKind.DENIAL, FindingKind.CONTRADICTION
CONFIRMATION = FindingKind.CONFIRMATION
CHANGED, DISPUTED = FindingKind.CHANGED_FIGURE, FindingKind.DISPUTED_FIGURE


def said(name, party, day, content="the port was told", **more):
    window = Window(date(2031, 3, day), date(2031, 3, day), WindowHow.CLAUSE)
    return Stated(name, more.pop("act", name), "r", content, levels=(party,), said=window, **more)


def related(*answers, kind=QuestionKind.YES_NO, given=None):
    """Kinds with the ids of both ends; ``answers`` are statements with their positions, in order."""
    question = Question(
        "q", kind, "?", answers[0][0].id, tuple(Answer(one.id, position, 0.9) for one, position in answers)
    )
    found = relate_answers(question, {one.id: one for one, _ in answers}, given)
    return [(r.kind, r.earlier, r.later) for r in found]


def test_a_side_that_turns_round_walks_back():
    assert related((said("a", "Norland", 1), "yes"), (said("b", "Norland", 3), "no")) == [(WALK_BACK, "a", "b")]


def test_a_retreat_into_vagueness_is_a_walk_back_and_coming_out_of_it_is_none():
    assert related((said("a", "Norland", 1), "yes"), (said("b", "Norland", 3), "unclear")) == [(WALK_BACK, "a", "b")]
    assert related((said("a", "Norland", 1), "unclear"), (said("b", "Norland", 3), "yes")) == []


def test_another_side_that_rejects_a_claim_denies_it():
    lie = said("b", "Suland", 2, "that is a lie")
    assert related((said("a", "Norland", 1), "yes"), (lie, "no")) == [(DENIAL, "a", "b")]


def test_two_sides_of_which_neither_speaks_to_the_other_contradict():
    quiet = said("a", "Norland", 1, "no shots were fired")
    assert related((quiet, "no"), (said("b", "the crew", 2, "there were two shots"), "yes")) == [
        (CONTRADICTION, "a", "b")
    ]


def test_of_one_day_what_is_rejected_was_said_before():
    lie = said("a", "Suland", 1, "that is untrue")
    assert related((lie, "no"), (said("b", "Norland", 1), "yes")) == [(DENIAL, "b", "a")]


def test_between_two_sides_there_is_one_denial():
    claims = [(said(f"a{n}", "Norland", n), "yes") for n in (1, 2)]
    denials = [(said(f"b{n}", "Suland", n, "it was not told"), "no") for n in (3, 4)]
    assert len(related(*claims, *denials)) == 1


def test_to_affirm_what_one_rejected_confirms_it():
    answers = [
        (said("a", "Suland", 1), "yes"),
        (said("b", "Norland", 2, "it was not told"), "no"),
        (said("c", "Norland", 4, "it was told late"), "yes"),
    ]
    assert related(*answers) == [(DENIAL, "a", "b"), (CONFIRMATION, "a", "c"), (WALK_BACK, "b", "c")]


def test_to_be_reported_as_granting_confirms():
    granted = said("b", "Suland", 2, cue_class=CueClass.CONFIRM)
    assert related((said("a", "Norland", 1), "yes"), (granted, "yes")) == [(CONFIRMATION, "a", "b")]


@pytest.mark.parametrize(
    "answers",
    [
        [(said("a", "Norland", 1), "yes"), (said("b", "Norland", 2), "yes")],
        [(said("a", "Norland", 1), "yes"), (said("b", "Suland", 2), "yes")],
        [(said("a", "Norland", 1), "yes"), (said("b", "Suland", 2), "unclear")],
        [(said("a", "Norland", 1), "unclear"), (said("b", "Suland", 2), "unclear")],
        [(said("a", "Norland", 1), "yes"), (said("b", "Norland", 1, act="a"), "no")],  # one act of saying
        [(said("a", "Norland", 1), "yes")],
        [(said("a", "Norland", 1, nested=True), "yes"), (said("b", "Suland", 2, "that is a lie"), "no")],
    ],
    ids=[
        "a side repeats itself",
        "two agree",
        "vague to another side",
        "both vague",
        "one act",
        "alone",
        "as an opponent tells it",
    ],
)
def test_near_misses(answers):
    assert related(*answers) == []


def test_of_several_pairs_the_one_that_needs_no_other_words_is_shown():
    answers = [
        (said("a", "Norland", 1, "that it had", pointing=True), "yes"),
        (said("b", "Norland", 1, "the port was told"), "yes"),
        (said("c", "Norland", 4, "the port was not told"), "no"),
    ]
    assert related(*answers) == [(WALK_BACK, "b", "c")]


def figures(*lines):
    """Statements that each give the one figure of their line, and what they give, for a question of a figure."""
    answers, given = [], {}
    for number, (party, text) in enumerate(lines):
        (figure,) = find_figures(text, ())
        one = said(f"s{number}", party, number + 1, text)
        answers.append((one, figure.span.of(text)))
        given[one.id] = Given(figure, text)
    return related(*answers, kind=QuestionKind.FIGURE, given=given)


def test_one_sides_figures_are_followed_from_value_to_value():
    found = figures(
        ("the police", "16 people were killed"),
        ("the police", "19 people were killed"),
        ("the police", "17 people were killed"),
    )
    assert found == [(CHANGED, "s0", "s1"), (CHANGED, "s1", "s2")]


def test_a_bound_that_is_raised_is_a_changed_figure():
    lines = ("the police", "at least four people were killed"), ("the police", "at least six people were killed")
    assert figures(*lines) == [(CHANGED, "s0", "s1")]


def test_figures_of_two_sides_that_cannot_both_hold_are_disputed():
    assert figures(("the police", "16 people were killed"), ("the union", "40 people were killed")) == [
        (DISPUTED, "s0", "s1")
    ]


@pytest.mark.parametrize(
    "lines",
    [
        [("the police", "at least 16 people were killed"), ("the union", "40 people were killed")],
        [("the police", "about 100 people were killed"), ("the union", "104 people were killed")],
        [("the police", "16 people were killed"), ("the union", "16 people were killed")],
        [("the police", "16 people were killed"), ("the police", "16 people were killed")],
        [("the police", "20 people were killed"), ("the police", "at least 16 people were killed")],
    ],
    ids=["a bound", "about", "two agree", "a side repeats itself", "a side's own bound"],
)
def test_figures_that_can_both_hold(lines):
    assert figures(*lines) == []


def test_words_of_rejecting_negating_and_granting():
    assert rejects(said("a", "x", 1, "the claim is unfounded"))
    assert rejects(said("a", "x", 1, polarity=Polarity.DENIES))
    assert rejects(said("a", "x", 1, cue_class=CueClass.DENY))
    assert not rejects(said("a", "x", 1, "nobody was told"))
    assert negates(said("a", "x", 1, "nobody was told"))
    assert negates(said("a", "x", 1, modality=Modality.NEGATED))
    assert not negates(said("a", "x", 1, "the notebook was found"))
    assert grants(said("a", "x", 1, cue="conceded"))
    assert not grants(said("a", "x", 1, cue="said"))


def test_an_answer_to_somebody_denies_without_a_negation():
    claim = said("a", "Norland", 1, "the crew were rested")
    assert related((claim, "yes"), (said("b", "the union", 2, "they were exhausted", cue="replied"), "no")) == [
        (DENIAL, "a", "b")
    ]


def test_a_figure_is_disputed_with_what_a_side_says_now_and_not_with_what_it_gave_up():
    texts = [("a", "Norland", 1, "The ship was three miles off."), ("b", "Norland", 2, "The ship was one mile off.")]
    texts.append(("c", "Suland", 3, "The ship was half a mile off."))
    stated, given = [], {}
    for name, party, day, text in texts:
        one = Given(find_figures(text)[0], text)
        given[name] = one
        stated.append((said(name, party, day, text, figures=(one,)), f"{one.figure.low:g}"))
    assert related(*stated, kind=QuestionKind.FIGURE, given=given) == [(CHANGED, "a", "b"), (DISPUTED, "b", "c")]


def test_what_is_told_of_figures_is_not_told_again_of_yes_and_no():
    stated = []
    for name, party, text in (("a", "Norland", "At least 16 homes burned."), ("b", "Suland", "No, 40 homes burned.")):
        stated.append(said(name, party, 1, text, figures=(Given(find_figures(text)[0], text),)))
    assert related((stated[0], "yes"), (stated[1], "no")) == []
