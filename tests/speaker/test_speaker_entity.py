import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkback.speaker.description import find_descriptions
from walkback.speaker.entity import Entity, group_names, is_same_person
from walkback.speaker.name import find_names
from walkback.speaker.passage import read_passage


def group(text: str) -> list[tuple[tuple[str, ...], int]]:
    """The longest name of each entity, and how many names it was called by."""
    passage = read_passage(text)
    names = find_names(passage)
    taken = [any(p.first <= at < p.last for p in names) for at in range(len(passage))]
    cuts = [False] * (len(passage) + 1)
    entities, _ = group_names(passage, names, find_descriptions(passage, taken, cuts), cuts)
    return [(e.longest, sum(bool(p.name) for p in e.phrases)) for e in entities]


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("lind", "ada lind"),
        ("ada", "ada lind"),
        ("a lind", "ada lind"),
        ("ada b lind", "ada lind"),
        ("ada lind", "ada maria lind"),
        ("maria garcia", "maria garcia lopez"),
    ],
)
def test_shorter_ways_to_write_a_name(short, full) -> None:
    assert is_same_person(tuple(short.split()), tuple(full.split()))
    assert is_same_person(tuple(full.split()), tuple(short.split()))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bo lind", "ada lind"),
        ("b lind", "ada lind"),
        ("ada lind", "ada berg"),
        ("berg", "ada lind"),
        ("lind ada", "ada lind"),
    ],
)
def test_other_people(one, other) -> None:
    assert not is_same_person(tuple(one.split()), tuple(other.split()))


NAME = st.lists(st.sampled_from(["ada", "bo", "lind", "ek", "a", "b"]), min_size=1, max_size=3).map(tuple)


@given(NAME, NAME)
def test_sameness_is_symmetric(one, other) -> None:
    assert is_same_person(one, other) == is_same_person(other, one)
    assert is_same_person(one, one)


def test_surnames_titles_and_acronyms_meet() -> None:
    assert group("It was Maria Berg. Then Ms Berg and Berg called.") == [(("maria", "berg"), 3)]
    assert group("It was the Health Service Office (HSO). Then HSO called.") == [(("health", "service", "office"), 3)]


def test_two_with_one_surname_stay_two() -> None:
    found = group("It was Maria Berg and Carl Berg. Then Ms Berg called, and Mr Berg.")
    assert found == [(("maria", "berg"), 2), (("carl", "berg"), 2)]


def test_a_description_beside_a_name_tells_of_its_gender() -> None:
    passage = read_passage("It was Quex Zorn, a spokeswoman.")
    names = find_names(passage)
    cuts = [False] * (len(passage) + 1)
    taken = [any(p.first <= at < p.last for p in names) for at in range(len(passage))]
    (entity,), _ = group_names(passage, names, find_descriptions(passage, taken, cuts), cuts)
    assert isinstance(entity, Entity)
    assert entity.told > 2
    assert [office.head for office in entity.offices] == ["spokeswoman"]
