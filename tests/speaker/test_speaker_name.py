import pytest

from walkback.speaker.name import find_names, fold
from walkback.speaker.passage import read_passage
from walkback.speaker.phrase import Kind


def found(text: str) -> list[tuple[str, Kind]]:
    passage = read_passage(text)
    return [(passage.written(p.name_first, p.name_last), p.kind) for p in find_names(passage)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It was Ada Lind who called.", "Ada Lind"),
        ("Dr. Ada Lind called.", "Ada Lind"),
        ("He met Commodore Juhani Aalto there.", "Juhani Aalto"),
        ("We saw J. R. Lind there.", "J. R. Lind"),
        ("They met Maria de la Cruz there.", "Maria de la Cruz"),
        ("Then the deputy spokesman Quex Zorn called.", "Quex Zorn"),
        ("It was Theresa May who called.", "Theresa May"),
        ("Passenger Maria Berg called.", "Maria Berg"),
    ],
)
def test_persons(text, name) -> None:
    assert (name, Kind.PERSON) in found(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Then the Ministry of the Interior called.", "Ministry of the Interior"),
        ("It was the Food and Drug Administration.", "Food and Drug Administration"),
        ("They asked the Southern Graziers’ Council.", "Southern Graziers’ Council"),
        ("Then NATO called.", "NATO"),
        ("We went to Helsinki.", "Helsinki"),
        ("It was Lind & Berg.", "Lind & Berg"),
        ("The Sigrun Star was stopped.", "Sigrun Star"),
        ("It was Northline Power.", "Northline Power"),
    ],
)
def test_bodies_and_places(text, name) -> None:
    assert (name, Kind.BODY) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nobody called.",
        "However, it rained.",
        "On Monday it rained in March.",
        "Residents called.",
        "We’ve called.",
        "Pressed on this, it rained.",
        "Then the Permanent Secretary called.",
        "Then Finnish officers called.",
        "I called.",
        "Twenty-three homes burned.",
        "then nobody called",
    ],
)
def test_capitals_that_are_no_names(text) -> None:
    assert found(text) == []


def test_two_names_with_a_comma_between_are_two() -> None:
    assert [name for name, _ in found("It was Ada Lind, Bo Ek and Carl Holm.")] == ["Ada Lind", "Bo Ek", "Carl Holm"]


def test_an_epithet_that_other_mentions_lack_is_left_out() -> None:
    names = found("It was Crooked Maria Berg. Later Maria Berg called.")
    assert [name for name, _ in names] == ["Maria Berg", "Maria Berg"]


def test_titles_are_searched_only_within_what_is_given() -> None:
    passage = read_passage("Ada Lind Says Ferry Was Late")
    assert find_names(passage) == []
    (name,) = find_names(passage, [(0, 2)])
    assert name.name == ("ada", "lind")


def test_honorifics_tell_gender_and_offices_are_kept() -> None:
    passage = read_passage("Then Mrs Zorn met Foreign Minister Maria Berg.")
    zorn, berg = find_names(passage)
    assert zorn.honorific == "Mrs" and zorn.female > 0.9
    assert berg.office is not None and passage.written(*berg.office) == "Foreign Minister"


def test_fold() -> None:
    assert fold("Inês") == "ines"
    assert fold("LIND") == "lind"
