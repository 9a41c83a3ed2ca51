from __future__ import annotations

import pytest

from walkback.speaker.identity.country import find_country, find_seat
from walkback.speaker.identity.office import OfficeLikeness, compare_offices, read_office


def likeness(left: str, right: str) -> OfficeLikeness:
    one, other = read_office(left), read_office(right)
    assert one
    assert other
    assert compare_offices(one, other) is compare_offices(other, one)
    return compare_offices(one, other)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("foreign minister", "minister of foreign affairs", OfficeLikeness.SAME),
        ("former interior minister", "Interior Minister", OfficeLikeness.SAME),
        ("spokeswoman for the Coastal Authority", "Coastal Authority spokesman", OfficeLikeness.SAME),
        ("spokesman", "spokeswoman, Coastal Authority", OfficeLikeness.SAME_ROLE),
        ("mayor", "mayor of Elmford", OfficeLikeness.SAME_HEAD),
        ("interior minister", "transport minister", OfficeLikeness.OTHER_FIELD),
        ("deputy spokesman", "spokesman", OfficeLikeness.OTHER_RANK),
        ("passenger", "transport minister", OfficeLikeness.OTHER_WALK),
        ("interior minister of Finland", "interior minister of Estonia", OfficeLikeness.OTHER_COUNTRY),
        ("lawyer", "campaigner", OfficeLikeness.OTHER),
    ],
)
def test_what_offices_have_to_do_with_one_another(left: str, right: str, expected: OfficeLikeness) -> None:
    assert likeness(left, right) is expected


@pytest.mark.parametrize("words", ["", "the", "of the", "former", " , "])
def test_words_that_tell_no_office(words: str) -> None:
    assert read_office(words) is None


@pytest.mark.parametrize(
    ("words", "code", "rest"),
    [
        ("Finnish interior ministry", "FI", "interior ministry"),
        ("Iraq's Defence Ministry", "IQ", "Defence Ministry"),
        ("finnish interior ministry", "FI", "interior ministry"),
        ("Ministry of the Interior", None, "Ministry of the Interior"),
        ("council of Finland and Estonia", None, "council of Finland and Estonia"),
    ],
)
def test_the_country_is_told_apart_from_the_rest(words: str, code: str | None, rest: str) -> None:
    assert find_country(words) == (code, rest)


@pytest.mark.parametrize(
    ("words", "seat"),
    [
        ("Helsinki", ("FI", "")),
        ("the White House", ("US", "")),
        ("House of Lords", ("GB", "House of Lords")),
        ("Horta", None),
        ("Finnish customs", None),
    ],
)
def test_what_words_stand_for_as_a_whole(words: str, seat: tuple[str, str] | None) -> None:
    assert find_seat(words) == seat
