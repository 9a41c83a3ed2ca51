import pytest

from walkback.speaker.description import find_descriptions
from walkback.speaker.passage import read_passage
from walkback.speaker.phrase import Determiner, Kind, Phrase


def found(text: str, cut_before: str | None = None) -> list[tuple[str, Phrase]]:
    passage = read_passage(text)
    cuts = [False] * (len(passage) + 1)
    if cut_before is not None:
        cuts[passage.low.index(cut_before)] = True
    phrases = find_descriptions(passage, [False] * len(passage), cuts)
    return [(passage.written(p.first, p.last), p) for p in phrases]


@pytest.mark.parametrize(
    ("text", "words", "kind", "determiner"),
    [
        ("Then a senior official called.", "a senior official", Kind.PERSON, Determiner.INDEFINITE),
        ("Then the deputy spokesman called.", "the deputy spokesman", Kind.PERSON, Determiner.DEFINITE),
        ("Then its commander called.", "its commander", Kind.PERSON, Determiner.POSSESSIVE),
        ("Then the club's chairman called.", "the club's chairman", Kind.PERSON, Determiner.POSSESSIVE),
        ("Then the ministry of the sea called.", "the ministry of the sea", Kind.BODY, Determiner.DEFINITE),
        ("Then two officials called.", "two officials", Kind.GROUP, Determiner.INDEFINITE),
        ("Then the draft report came.", "the draft report", Kind.DOCUMENT, Determiner.DEFINITE),
        ("Then police came.", "police", Kind.BODY, Determiner.NONE),
        ("Then a spokesman for the navy called.", "a spokesman for the navy", Kind.PERSON, Determiner.INDEFINITE),
    ],
)
def test_descriptions(text, words, kind, determiner) -> None:
    listed = dict(found(text))
    assert words in listed
    assert (listed[words].kind, listed[words].determiner) == (kind, determiner)


@pytest.mark.parametrize("text", ["It rained.", "She sang and left.", "A private matter, in general.", ""])
def test_no_descriptions(text) -> None:
    assert found(text) == []


def test_a_noun_within_a_longer_description_is_no_description_of_its_own() -> None:
    assert [words for words, _ in found("Then the government spokeswoman called.")] == ["the government spokeswoman"]


@pytest.mark.parametrize("text", ["The company estimates a loss.", "The company reports a loss."])
def test_a_verb_after_the_noun_is_no_noun(text) -> None:
    assert found(text)[0][0] == "The company"


def test_a_verb_before_the_noun_begins_no_description() -> None:
    assert [words for words, _ in found("Harbour police released footage.")][-1] == "footage"


def test_a_cut_ends_it() -> None:
    assert found("officials on both sides say", cut_before="say")[0][0] == "officials on both sides"
    (words, phrase), *_ = found("the minister called", cut_before="minister")
    assert (words, phrase.determiner) == ("minister", Determiner.DEFINITE)


def test_gender_of_the_noun() -> None:
    told = {words: phrase.female for words, phrase in found("The chairwoman met the fisherman and the doctor.")}
    assert told["The chairwoman"] > 0.9 > 0.5 == told["the doctor"] > 0.1 > told["the fisherman"]
