import pytest

from walkback.figure.compare import are_comparable, can_both_hold, may_be_comparable
from walkback.figure.find import find_figures


def pair(a: str, b: str):
    """The first figures of two texts."""
    return find_figures(a)[0], find_figures(b)[0], a, b


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("At least 16 people were killed.", "The death toll rose to 20."),
        ("16 people died in the blast.", "An attack killed 20 people."),
        ("The fire destroyed 17 homes.", "In all, 23 homes were destroyed."),
        ("The ferry cost €1.24bn to build.", "To build the ferry will cost €1.6bn."),
        ("The company has 31 million registered users.", "It has 32 million registered users."),
        ("The quota is 45,000 tonnes.", "A quota of 30,000 tonnes was offered."),
    ],
)
def test_figures_for_one_quantity(a, b):
    assert are_comparable(*pair(a, b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("16 people were killed.", "25 people were wounded."),
        ("16 people were killed.", "Three children were killed."),
        ("16 people were killed in a flood.", "20 people were killed in a fire."),
        ("16 people were killed.", "Another four people were killed."),
        ("16 people were killed.", "They include three soldiers."),
        ("The ferry cost €1.24bn.", "The ferry cost £1.1bn."),
        ("The ferry cost €1.24bn.", "The stadium needs €2bn."),
        ("The list fell by 1,900 names.", "The list has 62,400 names."),
        ("It lasted two weeks.", "It lasted nine days."),
        ("It has 31 boats.", "It has 40 cranes."),
        ("It has 31 old boats.", "It has 40 new boats."),
        ("Turnout was 62%.", "Inflation is 4%."),
    ],
)
def test_figures_for_two_quantities(a, b):
    assert not are_comparable(*pair(a, b))


@pytest.mark.parametrize(
    ("a", "b", "holds"),
    [
        ("at least 16 boats", "20 boats", True),
        ("at least 16 boats", "16 boats", True),
        ("more than 16 boats", "16 boats", False),
        ("up to 20 boats", "at least 17 boats", True),
        ("up to 20 boats", "more than 20 boats", False),
        ("16 boats", "20 boats", False),
        ("16 boats", "16 boats", True),
        ("between 10 and 20 boats", "12 boats", True),
        ("between 10 and 20 boats", "21 boats", False),
        ("about 200 boats", "210 boats", True),
        ("about 200 boats", "300 boats", False),
        ("11 million boats", "11.2 million boats", True),
        ("11 million boats", "12 million boats", False),
        ("€1.24bn", "€1.29bn", False),
        ("dozens of boats", "40 boats", True),
        ("dozens of boats", "400 boats", False),
    ],
)
def test_whether_both_can_hold(a, b, holds):
    first, second, text_a, text_b = pair(a, b)
    assert can_both_hold(first, second, text_a, text_b) is holds
    assert can_both_hold(second, first, text_b, text_a) is holds


def test_comparing_is_symmetric():
    texts = [
        "16 people were killed.",
        "25 people were wounded.",
        "It cost €4m.",
        "It has 31 boats.",
        "Half the boats sank.",
    ]
    for a in texts:
        assert are_comparable(*pair(a, a))
        for b in texts:
            first, second, _, _ = pair(a, b)
            assert are_comparable(first, second, a, b) == are_comparable(second, first, b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The budget is 1.24 billion euros.", "It stands at 1.31 billion."),  # a bare number of that size
        ("About 240,000 customers are affected.", "They hold records of 5 million customers."),
        ("The pallets stood there for five hours.", "The boxes were inside in 40 minutes."),
        ("The ship was three nautical miles off.", "I am told it was more than two nautical miles."),
    ],
)
def test_figures_that_may_be_of_one_quantity_though_their_words_do_not_tell(a, b):
    assert may_be_comparable(*pair(a, b))
    assert not are_comparable(*pair(a, b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("16 people were killed.", "25 people were wounded."),
        ("The ferry cost €1.24bn.", "The ferry cost £1.1bn."),
        ("The budget is 1.24 billion euros.", "It stands at 31."),  # of another size
        ("16 people were killed.", "Another four people were killed."),
        ("It has 31 boats.", "It has 40 cranes."),
        ("The pallets stood there for five hours.", "They weighed five tonnes."),
    ],
)
def test_figures_that_cannot_be_of_one_quantity(a, b):
    assert not may_be_comparable(*pair(a, b))


def test_durations_in_two_units_are_set_against_one_another_in_hours():
    assert not can_both_hold(*pair("It lasted five hours.", "It lasted 40 minutes."))
    assert can_both_hold(*pair("It lasted two hours.", "It lasted 120 minutes."))
    assert can_both_hold(*pair("It lasted at least 90 minutes.", "It lasted two hours."))
