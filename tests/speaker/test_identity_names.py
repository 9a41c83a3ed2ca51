from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkback.model import SpeakerKind
from walkback.speaker.identity.comparison import NameHow, NameLevel
from walkback.speaker.identity.names import compare_names
from walkback.speaker.identity.organisation import body_keys, read_body
from walkback.speaker.identity.people import person_keys
from walkback.speaker.identity.person import read_person
from walkback.speaker.identity.spelling import Likeness, compare_words, fold, shortened, sound_key

BODY = SpeakerKind.ORGANISATION

NAMES = st.one_of(
    st.text(max_size=24),
    st.lists(
        st.sampled_from(
            "Mohammed Muhammad al- al Al bin Abd Abdul el-Sisi J. JD Jean-Luc Kim Jong-un García Pérez López Smith "
            "Smith-Jones O'Neill de van der Jr III Sir Dr Mr Ms Prince Petri Lahtela LAHTELA , ( ) the Ministry of "
            "Interior interior ministry Finnish HSO Health Service Office Ltd".split()
        ),
        max_size=6,
    ).map(" ".join),
)


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("Petri Lahtela", "PETRI LAHTELA", NameLevel.EXACT),
        ("Petri Lahtela", "Lahtela, Petri", NameLevel.EXACT),
        ("Sir Alan Beckwith KC", "Alan Beckwith", NameLevel.EXACT),
        ("Kim Jong-un", "Kim Jong Un", NameLevel.EXACT),
        ("Joe Hallorand", "Joseph R. Hallorand", NameLevel.STRONG),
        ("Muhammad al-Sudani", "Mohammed Shia Al Sudani", NameLevel.STRONG),
        ("J. Kirkwood", "John Kirkwood", NameLevel.WEAK),
        ("Kirkwood", "John Kirkwood", NameLevel.WEAK),
        ("Lars Andersen", "Lars Anderson", NameLevel.WEAK),
        ("John Kirkwood", "James Kirkwood", NameLevel.NONE),
        ("Erik Hansen", "Erik Jansen", NameLevel.NONE),
        ("Erik", "Erik Jansen", NameLevel.NONE),
        ("Thomas Ludgrove Jr", "Thomas Ludgrove Sr", NameLevel.NONE),
        ("the minister", "Elena Marsh", NameLevel.NONE),
        ("", "Elena Marsh", NameLevel.NONE),
    ],
)
def test_levels_of_peoples_names(left: str, right: str, level: NameLevel) -> None:
    assert compare_names(left, right).level is level


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("Orrin Travel Ltd", "ORRIN TRAVEL", NameLevel.EXACT),
        ("Helsinki", "the Finnish government", NameLevel.EXACT),
        ("HSO", "Health Service Office", NameLevel.STRONG),
        ("Ministry of Health of Zambia", "Zambian health ministry", NameLevel.STRONG),
        ("the interior ministry", "Ministry of the Interior", NameLevel.WEAK),
        ("Orrin", "Orrin Travel", NameLevel.WEAK),
        ("Finnish interior ministry", "Estonian interior ministry", NameLevel.NONE),
        ("Bank of Norland", "Bank of Sundland", NameLevel.NONE),
        ("HO", "Home Office", NameLevel.NONE),
        ("HSO", "Highway Safety Authority", NameLevel.NONE),
        ("Labour Party", "Real Labour Party", NameLevel.NONE),
        ("Helsinki", "Tallinn", NameLevel.NONE),
        ("the", "the", NameLevel.EXACT),
    ],
)
def test_levels_of_bodies_names(left: str, right: str, level: NameLevel) -> None:
    assert compare_names(left, right, BODY).level is level


def test_a_comparison_keeps_the_two_names_as_they_were_given() -> None:
    found = compare_names("Mr KIRKWOOD", "John Kirkwood")
    assert (found.left, found.right, found.detail) == ("Mr KIRKWOOD", "John Kirkwood", "the family name alone")


@given(NAMES, NAMES, st.sampled_from([SpeakerKind.PERSON, BODY]))
def test_the_order_of_two_names_does_not_matter(left: str, right: str, kind: SpeakerKind) -> None:
    assert compare_names(left, right, kind).how is compare_names(right, left, kind).how


@given(NAMES)
def test_a_name_is_one_with_itself(name: str) -> None:
    for kind in (SpeakerKind.PERSON, BODY):
        assert compare_names(name, name, kind).how in (
            NameHow.SAME,
            NameHow.BOTH_SURNAME,
            NameHow.PLAIN,
            NameHow.NO_NAME,
        )


@given(NAMES, NAMES)
def test_names_that_are_not_two_share_a_key(left: str, right: str) -> None:
    one, other = read_person(left), read_person(right)
    if one and other and compare_names(left, right).level > NameLevel.NONE:
        assert person_keys(one) & person_keys(other)
    first, second = read_body(left), read_body(right)
    if first and second and compare_names(left, right, BODY).level > NameLevel.NONE:
        assert body_keys(first) & body_keys(second)


WORDS = st.text(st.sampled_from("abdehiklmnorstuyz"), min_size=1, max_size=10)


@given(WORDS, st.data())
def test_words_with_a_slip_or_alike_share_a_key(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("aeinst"))
    for other in (word[:at] + letter + word[at:], word[:at] + letter + word[at + 1 :], word[:at] + word[at + 1 :]):
        match compare_words(word, other):
            case Likeness.SLIP:
                assert shortened(word) & shortened(other)
            case Likeness.ALIKE | Likeness.SAME:
                assert sound_key(word) == sound_key(other)
            case Likeness.DIFFERENT:
                assert word != other


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("muhammad", "mohammed"),
        ("yousef", "yussef"),
        ("zelenskyy", "zelensky"),
        ("abdallah", "abdulla"),
        ("khalid", "khaled"),
    ],
)
def test_romanisations_are_alike(left: str, right: str) -> None:
    assert compare_words(left, right) is Likeness.ALIKE


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("hassan", "hussein"),
        ("hamad", "hamid"),
        ("hansen", "hanson"),
        ("hansen", "jansen"),
        ("ivanov", "ivanova"),
        ("li", "lu"),
        ("lee", "lao"),
    ],
)
def test_other_names_are_different(left: str, right: str) -> None:
    assert compare_words(left, right) is Likeness.DIFFERENT


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
