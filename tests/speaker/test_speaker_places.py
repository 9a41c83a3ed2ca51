"""Capitals that could be given names, governments of two countries, and "he" in a clause of time."""

from speaking import link, names

from walkback.model import SpeakerKind


def kinds(marked):
    speakers, links = link(marked)
    return {speakers[one.speaker].name: speakers[one.speaker].kind for one in links if one is not None}


def test_a_capital_is_a_body_though_people_are_called_so():
    found = kinds(
        "{source1:The US} {cue1:said} {content1:it had told Norland}. "
        "{source2:Berlin} {cue2:denied} {content2:that}.\n\n{source3:Victoria} {cue3:said} {content3:it would pay}."
    )
    assert found == dict.fromkeys(("US", "Berlin", "Victoria"), SpeakerKind.ORGANISATION)


def test_a_person_of_that_name_is_told_by_a_pronoun_or_a_surname():
    found = kinds("{source1:Victoria Lind} {cue1:said} {content1:no}. {source2:Mr Berlin} {cue2:said} {content2:yes}.")
    assert set(found.values()) == {SpeakerKind.PERSON}


def test_governments_of_two_countries_stay_two():
    found = names(
        "{source1:The Iraqi government} {cue1:said} {content1:it was not told}. "
        "{source2:The US government} {cue2:said} {content2:it was}. "
        "{source3:The Iraqi government} {cue3:repeated} {content3:that}."
    )
    assert found[0] == found[2] != found[1]


def test_what_somebody_is_pushed_to_do_is_no_part_of_the_name():
    (found,) = names(
        "Militias pushed the Iraqi government to start talks last month. {source:The government} {cue:said} "
        "{content:it would}."
    )
    assert found == "Iraqi government"


def test_who_speaks_in_a_clause_of_time_is_named_in_its_sentence():
    found = names(
        "{source1:Vedant Pal}, a spokesman, {cue1:said} {content1:there was no notice}.\n\nThe capital took back what "
        "spokesman John Kerr had told reporters on Friday, when {source2:he} {cue2:stated} {content2:there was}."
    )
    assert found == ["Vedant Pal", "John Kerr"]


def test_an_office_that_one_is_fit_for_is_not_ones_own():
    speakers, _ = link(
        "{source1:Mr Lind} {cue1:said} {content1:Ms Ek was not fit to be president}. {source2:Ms Ek} {cue2:said} "
        "{content2:she would become president}."
    )
    assert [speaker.office for speaker in speakers] == [None, None]
    assert {speaker.name for speaker in speakers} == {"Lind", "Ek"}
