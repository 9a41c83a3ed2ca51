import pytest

from walkback.speaker.given_name import LIKELY, is_given_name, share_female


@pytest.mark.parametrize("name", ["anna", "maria", "katrin", "anne-marie", "inês"])
def test_women(name) -> None:
    assert is_given_name(name)
    assert share_female(name) > 0.9


@pytest.mark.parametrize("name", ["peter", "johan", "mateo", "jean-pierre", "mohammed"])
def test_men(name) -> None:
    assert is_given_name(name)
    assert share_female(name) < 0.6


@pytest.mark.parametrize("name", ["kim", "robin"])
def test_names_of_either(name) -> None:
    assert is_given_name(name)
    assert share_female(name) == 0.5


@pytest.mark.parametrize("word", ["harbour", "ministry", "report", "", "-", "é", "quay"])
def test_words_that_are_no_given_names(word) -> None:
    assert not is_given_name(word)
    assert 1 - LIKELY <= share_female(word) <= LIKELY


def test_an_ending_tells_a_little() -> None:
    assert share_female("zelmirella") > 0.55
    assert share_female("borgoslav") < 0.45
