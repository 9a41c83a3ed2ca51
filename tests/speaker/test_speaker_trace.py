from walkback.speaker.entity import Entity
from walkback.speaker.phrase import Form, Kind, Phrase
from walkback.speaker.trace import MOST_CANDIDATES, WINDOW, Memory, Place


def person(number: int) -> Entity:
    return Entity(number, Kind.PERSON)


def mention(memory: Memory, entity: Entity, at: int, sentence: int = 0, content: int = -1) -> None:
    memory.leave(entity, Phrase(at, at + 1, Form.NAME, Kind.PERSON), Place(at, sentence, 0, False, False, 0, content))


def near(memory: Memory, at: int, sentence: int = 0, is_source: bool = False) -> list[int]:
    return [t.entity.number for t in memory.near(Place(at, sentence, 0, False, is_source, 0))]


def test_the_nearest_mention_comes_first() -> None:
    memory = Memory()
    for at, number in enumerate((0, 1, 2, 0)):
        mention(memory, person(number), at)
    assert near(memory, 10) == [0, 2, 1]
    assert [t.entity.number for t in memory.recent()] == [0, 2, 1]
    assert next(memory.recent()).count == 2


def test_what_lies_ahead_or_far_back_is_not_near() -> None:
    memory = Memory()
    mention(memory, person(0), 1, sentence=0)
    mention(memory, person(1), 9, sentence=WINDOW)
    assert near(memory, 9, WINDOW) == [0]
    assert near(memory, 20, WINDOW + 1) == [1]


def test_no_more_than_so_many() -> None:
    memory = Memory()
    for number in range(3 * MOST_CANDIDATES):
        mention(memory, person(number), number)
    assert len(near(memory, 1000)) == MOST_CANDIDATES


def test_who_is_spoken_of_does_not_take_the_place_of_who_speaks() -> None:
    memory = Memory()
    speaker, client = person(0), person(1)
    mention(memory, client, 0)
    mention(memory, speaker, 5)
    mention(memory, client, 8, content=0)
    assert near(memory, 20) == [1, 0]
    assert near(memory, 20, is_source=True) == [0, 1]


def test_the_first_of_a_sentence_leads_it() -> None:
    memory = Memory()
    mention(memory, person(0), 0, sentence=3)
    mention(memory, person(1), 2, sentence=3)
    assert {t.entity.number: t.leads for t in memory.recent()} == {0: True, 1: False}


def test_sayings_are_remembered() -> None:
    memory = Memory()
    mention(memory, person(0), 0)
    memory.note_saying(person(0), 7)
    memory.note_saying(person(5), 8)
    assert next(memory.recent()).spoke == 7
    assert person(0) in memory
    assert person(5) not in memory
