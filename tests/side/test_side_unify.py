from __future__ import annotations

import itertools

import pytest

from walkback.model import Side, SideHow, Speaker, SpeakerKind
from walkback.side.find import find_sides
from walkback.side.unify import unify_sides


@pytest.fixture
def names(read_speakers):
    """The widest level of each speaker's side in each of several reports, read together."""

    def find(*marked: str) -> list[dict[str, str | None]]:
        reports = []
        keys = []
        for one in marked:
            text, speakers = read_speakers(one)
            found = find_sides(text, tuple(speakers.values()))
            reports.append(list(zip(speakers.values(), found, strict=True)))
            keys.append(tuple(speakers))
        together = unify_sides(reports)
        return [
            {key: side.name if side else None for key, side in zip(ks, sides, strict=True)}
            for ks, sides in zip(keys, together, strict=True)
        ]

    return find


def test_a_person_keeps_the_side_that_another_report_tells(names) -> None:
    first, second = names(
        "Finnish interior minister [x: Aino Kallas] said so.",
        "[x: Kallas] said so. [y(organisation): The interior ministry] agreed.",
    )
    assert first["x"] == second["x"] == second["y"] == "Government of Finland"


def test_a_body_takes_its_fullest_name(names) -> None:
    found = names(
        "[force(organisation): Averill Constabulary] said so. Inspector [hale: Joan Hale] agreed.",
        "Inspector [hale: Joan Hale] said no, and [spokes(unnamed): a police spokeswoman] said yes.",
        "[x: Ruth Amber], chief constable of Averill, said so. [fed(organisation): The Police Federation] did not.",
        "[fed(organisation): The Averill Police Federation] said so; [ato(organisation): ATO] did not.",
        "[ato(organisation): The Altamira Telescope Organisation] said so.",
    )
    assert {key: name for one in found for key, name in one.items()} == {
        "force": "Averill Constabulary",
        "hale": "Averill Constabulary",
        "spokes": "Averill Constabulary",
        "x": "Averill Constabulary",
        "fed": "Averill Police Federation",
        "ato": "Altamira Telescope Organisation",
    }


def test_who_speaks_for_nobody_has_one_name(names) -> None:
    first, second = names("Councillor [x: Callum Grieve] said so.", "Councillor [x: Grieve] said so.")
    assert first["x"] == second["x"] == "Callum Grieve"


def test_the_spokesman_of_a_minister_of_whom_only_another_report_tells(names) -> None:
    first, second = names(
        "Australian trade minister [x: Gail Hendry] said so.", "[y(unnamed): A spokesman for Ms Hendry] said no."
    )
    assert second["y"] == first["x"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Finnish minister [x: Aino Kallas] said so.", "Estonian minister [x: Liis Kallas] said so."),
        ("Finnish minister [x: Aino Kallas] said so.", "[x: Aino Kallas], head of Halden Chemicals, said so."),
        (
            "[x(organisation): Castle Rovers] said so.",
            "[x(organisation): The Castle Rovers Supporters' Trust] said so.",
        ),
        ("[x(organisation): Halden Chemicals] said so.", "[x(organisation): Norden Chemicals] said so."),
        ("[x: Ann Lund], a passenger, said so.", "[x: Eva Lund], a passenger, said so."),
        ("[x(organisation): The Finnish government] said so.", "[x(organisation): The Estonian government] said so."),
    ],
)
def test_different_sides_stay_apart(first: str, second: str, names) -> None:
    one, other = names(first, second)
    assert one["x"] != other["x"]


def test_two_persons_of_one_family_name_are_not_one(names) -> None:
    found = names(
        "Finnish minister [x: Aino Kallas] said so.",
        "Estonian minister [y: Liis Kallas] said so.",
        "[z: Kallas] said no.",
    )
    assert found[2]["z"] == "Kallas"


def test_the_order_of_reports_changes_nothing_and_a_second_run_neither(read_speakers) -> None:
    reports = []
    for marked in (
        "Finnish interior minister [x: Aino Kallas] said so.",
        "[x: Kallas] said no. [g(organisation): The government] agreed.",
        "[p(organisation): Police] said so; chief constable [q: Ed Ray] did not.",
        "[q: Ed Ray] of Averill Constabulary said so.",
    ):
        text, speakers = read_speakers(marked)
        reports.append(list(zip(speakers.values(), find_sides(text, tuple(speakers.values())), strict=True)))
    plain = unify_sides(reports)
    for order in itertools.permutations(range(len(reports))):
        moved = unify_sides([reports[n] for n in order])
        assert [moved[order.index(n)] for n in range(len(reports))] == list(plain)
    again = unify_sides(
        [[(s, side) for (s, _), side in zip(r, sides, strict=True)] for r, sides in zip(reports, plain, strict=True)]
    )
    assert [[s.name if s else None for s in r] for r in again] == [[s.name if s else None for s in r] for r in plain]


def test_nothing_and_unknown_sides_pass_through() -> None:
    assert unify_sides([]) == ()
    critics = Speaker("critics", SpeakerKind.GROUP, ())
    assert unify_sides([[(critics, None)], []]) == ((None,), ())
    told = Side(("Norland",), SideHow.NAME, "Norland")
    assert unify_sides([[(critics, told)]]) == ((told,),)
