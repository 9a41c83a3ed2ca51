import pytest

from walkback.figure.find import find_figures
from walkback.model import FigureKind as K

NONE = (K.PEOPLE, K.COUNT)


def kinds(text: str):
    return [f.kind for f in find_figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast killed 16 people and wounded 25 more.", [K.KILLED, K.INJURED]),
        ("The storm left nine dead and more than 200 injured.", [K.KILLED, K.INJURED]),
        ("It killed three and injured five.", [K.KILLED, K.INJURED]),
        ("Eight skaters were killed and nine others hurt.", [K.KILLED, K.INJURED]),
        ("Two officers, six nuns and three cooks were killed.", [K.KILLED] * 3),
        ("Two people have died.", [K.KILLED]),
        ("Two people were shot dead.", [K.KILLED]),
        ("Two people were shot.", [K.INJURED]),
        ("A man shot and killed two people.", [K.KILLED]),
        ("Two people were feared dead.", [K.KILLED]),
        ("There were 16 deaths.", [K.KILLED]),
        ("The number of victims was 23.", [K.KILLED]),
        ("The death toll stands at 40.", [K.KILLED]),
        ("The murder of six monks and two cooks shocked the town.", [K.KILLED, K.KILLED]),
        ("The six monks' slaying shocked the town.", [K.KILLED]),
        ("The bodies of three sailors were found.", [K.KILLED]),
        ("She was killed along with two guards.", [K.KILLED]),
        ("Six monks who were murdered lie there.", [K.KILLED]),
        ("Six monks -- all from the south -- were killed.", [K.KILLED]),
        ("Two guards of the consulate in Port Averill were killed on Monday.", [K.KILLED]),
        ("The boat sank, drowning six.", [K.KILLED]),
        ("The fire claimed the lives of six people.", [K.KILLED]),
        ("Twelve people were hurt, including three children.", [K.INJURED, K.INJURED]),
        ("Two wounded soldiers were flown out.", [K.INJURED]),
        ("Six people are in hospital.", [K.INJURED]),
        ("Nine people are confirmed dead and three are still missing.", [K.KILLED, K.MISSING]),
        ("The crew rescued 64 people.", [K.RESCUED]),
        ("Police arrested 14 men and two women.", [K.DETAINED, K.DETAINED]),
        ("Some 1,800 residents were evacuated.", [K.DISPLACED]),
        ("The outbreak infected 300 people.", [K.AFFECTED]),
        ("The fire destroyed 17 homes.", [K.TARGETS]),
        ("Raids hit 85 targets.", [K.TARGETS]),
    ],
)
def test_what_happened_to_the_counted(text, expected):
    assert kinds(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Twelve guerrillas fired on the town and killed a guard.",
        "The guard was killed by 12 guerrillas.",
        "A guard was killed in two villages.",
        "A guard was killed after 12 soldiers had left the town.",
        "There were 12 men on board.",
        "After another crush, the town placed 60 guards there.",
        "After the attack on the harbour 12 officers came.",
        "Officers opened fire and sent 12 guards in.",
        "Fourteen crew were heard and are free to travel.",
        "The club has 4,200 members.",
        "Two people close to the talks said so.",
        "Twelve passengers watched while the others died.",
        "The board, which released a report, has 12 members.",
    ],
)
def test_nothing_happened_to_the_counted(text):
    assert all(kind in NONE for kind in kinds(text)), kinds(text)


def test_things_are_not_killed_and_people_are_no_targets():
    assert kinds("Two villages were killed off.") == [K.COUNT]
    assert kinds("The shells struck 12 soldiers.") == [K.PEOPLE]


def test_what_happened_is_named_by_the_sentence():
    text = "At least 16 people died in the bus crash near Port Averill; it had 40 seats."
    first, second = find_figures(text)
    assert first.event is not None
    assert first.event.of(text) == "bus crash"
    assert second.event is None


def test_a_verb_in_ing_is_no_event():
    (figure,) = find_figures("The mob went on killing 16 people.")
    assert figure.event is None


def test_the_counted_of_a_number_without_them_is_that_of_the_one_before():
    first, second = find_figures("They sold 60 tickets by post and 25 at the door.")
    assert (first.unit, second.unit) == ("ticket", "ticket")
