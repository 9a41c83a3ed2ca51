"""A question in plain words is made of a statement."""

import pytest

from walkback.figure.find import find_figures
from walkback.question.ask import ask_about, ask_for_figure

TURNED = [
    ("Tallinn was notified before the boarding", "Was Tallinn notified before the boarding?"),
    ("the ferry had been inspected", "Had the ferry been inspected?"),
    ("Canberra has asked for 60,000 tonnes", "Has Canberra asked for 60,000 tonnes?"),
    ("the order got to our neighbours at eleven", "Is it so that the order got to our neighbours at eleven?"),
    ("Lucas wasn’t for sale", "Was Lucas for sale?"),
    ("The teams will meet on Monday", "Will the teams meet on Monday?"),
    ("“No shots were fired,”", "Were shots fired?"),
    ("the list fell in most regions", "Did the list fall in most regions?"),
    ("Mateo wants to leave", "Does Mateo want to leave?"),
    ("that it had been told", "Had it been told?"),
    ("he had none", "Did he have none?"),
    ("the company declared eight million and knows of no others", "Did the company declare eight million?"),
    ("there had been two warning shots", "Had there been two warning shots?"),
    ("He's not for sale. There has been no bid.", "Is he for sale?"),
]


@pytest.mark.parametrize(("said", "asked"), TURNED)
def test_a_clause_is_turned_round(said, asked):
    assert ask_about(said) == asked


def test_a_pronoun_for_the_speaker_becomes_the_speaker():
    assert ask_about("it had not been told", speaker="the ministry") == "Had the ministry been told?"
    assert ask_about("“I have seen the file,”", speaker="Ana Ruiz") == "Has Ana Ruiz seen the file?"
    assert ask_about("“We were told,”", speaker="the union") == "Was the union told?"


@pytest.mark.parametrize(
    "said",
    [
        "a full inquiry",
        "",
        "5m customers",
        "if the courts agree, it will be sold",
        "In May he left",
        "the …",
        "?",
        "«»",
    ],
)
def test_what_cannot_be_turned_is_asked_about_as_it_stands(said):
    asked = ask_about(said)
    assert asked.startswith("Is it so")
    assert asked.endswith("?")


def test_a_figure_is_asked_for_by_what_happened():
    text = "At least 16 people were killed in the blast, officials said. The bridge cost 4.1 million euros."
    killed, cost = find_figures(text, ())
    assert ask_for_figure(killed, text, "At least 16 people were killed in the blast").startswith(
        "How many people were killed"
    )
    asked = ask_for_figure(cost, text, "The bridge cost 4.1 million euros.")
    assert "…" in asked
    assert "4.1" not in asked
