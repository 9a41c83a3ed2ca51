"""Changes that belong to one another are told as one."""

from changed import changes, effects

from walkback.revision.record import ChangeClass, Effect

FIRST = "{content:The gates were opened at night}, {source:Jonas Weil} {cue:said}"
ADDING = f"{FIRST}, {{cue2:adding}} {{content2:that it had been planned for weeks}}."
APART = f"{FIRST}. {{source2:Jonas Weil}} {{cue2:added}} {{content2:that it had been planned for weeks}}."


def test_a_saying_that_gets_a_sentence_of_its_own_only_moved():
    assert effects(ADDING, APART) == effects(APART, ADDING) == []


def test_a_saying_that_went_is_a_change():
    assert effects(ADDING, f"{FIRST}.") != []


def test_what_the_report_told_is_now_told_by_somebody():
    plain = "The gates were opened at night, after eleven villages by the river had been warned by sirens."
    told = (
        "The gates were opened at night. The lake was full to the brim. "
        "{source:The harbour board} {cue:said} {content:sirens had warned eleven villages by the river}."
    )
    (change,) = [change for change in changes(plain, told) if change.effect]
    assert change.effect is Effect.ATTRIBUTION_ADDED
    assert change.classes == (ChangeClass.ATTRIBUTION_ADDED,)
    (change,) = [change for change in changes(told, plain) if change.effect]
    assert change.effect is Effect.ATTRIBUTION_REMOVED


def test_two_sayings_of_one_speaker_that_came_are_one_change():
    more = (
        "{source:Jonas Weil} {cue:said} {content:the pumps were old}. {source2:Weil} {cue2:said} {content2:“very old”}."
    )
    first = "The ferry was built in 1990."
    assert effects(first, f"{first} {more}") == [Effect.STATEMENT_ADDED]
