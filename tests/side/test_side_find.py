from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from walkback.model import Mention, MentionHow, SideHow, Speaker, SpeakerKind
from walkback.side.find import find_sides
from walkback.text.span import Span

FINLAND = "Government of Finland"


def widest(found: tuple[str, ...] | None) -> str | None:
    return found[-1] if found else None


# --- A government, however it is named --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "marked",
    [
        "[x(organisation): Helsinki] said it had been told.",
        "[x(organisation): The Finnish government] said it had been told.",
        "[x(organisation): Finland] said it had been told.",
        "[x: Aino Kallas], interior minister of Finland, said so.",
        "Finnish interior minister [x: Aino Kallas] said so.",
        "The Finnish interior minister, [x: Aino Kallas], said so.",
        "Finland's interior minister, [x: Aino Kallas], said so.",
        "[x: Aino Kallas], a spokeswoman for the Finnish interior ministry, said so.",
        "HELSINKI, March 3 (Wire) - The report was wrong, interior minister [x: Aino Kallas] said.",
        "HELSINKI, March 3 (Wire) - The report was wrong, [x(organisation): the interior ministry] said.",
        "HELSINKI, March 3 (Wire) - The report was wrong, [x(organisation): the Maritime Guard] said.",
        "HELSINKI, March 3 (Wire) - The report was wrong, government spokeswoman [x: Aino Kallas] said.",
        "HELSINKI, March 3 (Wire) - The report was wrong, said [x: Aino Kallas], of the ministry.",
        "HELSINKI, March 3 (Wire) - The report was wrong, [x(unnamed): a senior government official] said.",
        "[x(unnamed): A Finnish official] said so.",
        "[x(organisation): The Finnish embassy in Oslo] said so.",
        "[x(organisation): The Finnish army] said so.",
        "In Helsinki, the minister for the sea, [x: Aino Kallas], said so.",
        "The minister for the sea, [x: Aino Kallas], said Helsinki would pay.",
    ],
)
def test_all_that_speak_for_one_government_are_one_side(marked: str, sides) -> None:
    assert widest(sides(marked)["x"]) == FINLAND


def test_a_rank_alone_goes_after_the_office_beside_it(sides) -> None:
    # The first country of the report has no prime minister.
    found = sides(
        "US jets hit two bases in Iraq on Friday. The US said it had warned Iraq. "
        "[x(person, Omar Haddad): Maj Gen Omar Haddad], the Prime Minister's military spokesman, said so."
    )
    assert widest(found["x"]) == "Government of Iraq"


@pytest.mark.parametrize(
    "marked",
    [
        "The New York City Council met. Asked if he was fit to be president, [x(person, Ann Lund): Mrs Lund] said no.",
        "New York City Police met. “Well Senator [x(person, Ann Lund): Lund], we were busy,” she said.",
        "The New York City Council met. In reply to Secretary [x(person, Ann Lund): Lund], he said no.",
    ],
)
def test_who_holds_no_office_there_speaks_for_nobody(marked: str, sides) -> None:
    assert widest(sides(marked)["x"]) == "Ann Lund"


def test_levels_go_from_the_ministry_to_the_government(sides) -> None:
    assert sides("Finnish interior minister [x: Aino Kallas] said so.")["x"] == ("Finnish interior ministry", FINLAND)
    assert sides("[x: Ed Ray], State Department deputy spokesman, said so.")["x"] == (
        "US State Department",
        "Government of the United States",
    )


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("The White House", "Government of the United States"),
        ("The Pentagon", "Government of the United States"),
        ("The Kremlin", "Government of Russia"),
        ("Downing Street", "Government of the United Kingdom"),
        ("The IDF", "Government of Israel"),
        ("The FBI", "Government of the United States"),
        ("Brussels", "European Union"),
        ("The European Commission", "European Union"),
        ("NATO", "NATO"),
        ("The Bundestag", "Bundestag"),
        ("The Knesset", "Knesset"),
        ("The European Central Bank", "European Central Bank"),
        ("The Kenya Red Cross", "Kenya Red Cross"),
    ],
)
def test_seats_agencies_and_bodies(words: str, side: str, sides) -> None:
    assert widest(sides(f"[x(organisation): {words}] said so.")["x"]) == side


def test_two_governments_in_one_report_are_told_apart(sides) -> None:
    found = sides(
        "Estonia says it heard of it from the radio\n"
        "[estonia(organisation): Estonia] said on Monday that it was not told of a Finnish operation.\n"
        "“Tallinn was not told,” government spokeswoman [spokes: Liis Aru] said.\n"
        "Foreign minister [minister: Kaarel Tam] said Finland was a friend. [navy(organisation): The navy] knew.\n"
        "[other(unnamed): A spokesman for the Finnish interior ministry] disagreed.\n"
    )
    assert {key: widest(side) for key, side in found.items()} == {
        "estonia": "Government of Estonia",
        "spokes": "Government of Estonia",
        "minister": "Government of Estonia",
        "navy": "Government of Estonia",
        "other": FINLAND,
    }


def test_a_quotation_does_not_set_the_report(sides) -> None:
    found = sides(
        "LUSAKA, May 2 (Wire) - “Peru, Chile, Peru, Chile, Peru said no,” the health minister, [x: Chanda Mba], said."
    )
    assert widest(found["x"]) == "Government of Zambia"


def test_the_outlet_tells_where_nothing_else_does(sides) -> None:
    assert widest(sides("The minister, [x: Ann Lund], said so.", outlet="The Lisbon Courier")["x"]) == (
        "Government of Portugal"
    )
    assert widest(sides("The minister, [x: Ann Lund], said so.")["x"]) == "government"


# --- Countries that no table knows -------------------------------------------------------------------------------


def test_an_invented_country_works_by_the_words_of_the_report(sides) -> None:
    found = sides(
        "Veskaria and Norland trade blame\n"
        "SOLVIK, May 9 (Agency) - Veskaria closed the border on Monday. [capital(organisation): Solvik] said so.\n"
        "The Veskarian interior minister, [orn: Pavel Orn], blamed smugglers.\n"
        "[ministry(organisation): Norland's foreign ministry] rejected that. “No,” spokesman [rand: Ulf Rand] said.\n"
        "[officials(group): Norlandic officials] want talks. Opposition leader [marsh: Tea Marsh] said he must go.\n"
        "[cross(organisation): The Veskarian Red Cross] treated nine.\n"
    )
    assert {key: widest(side) for key, side in found.items()} == {
        "capital": "Government of Veskaria",
        "orn": "Government of Veskaria",
        "ministry": "Government of Norland",
        "rand": "Government of Norland",
        "officials": "Government of Norland",
        "marsh": "Veskarian opposition",
        "cross": "Veskarian Red Cross",
    }


@pytest.mark.parametrize(
    "words",
    ["Government of Norland", "the Norland government", "Norland's prime minister", "the prime minister of Norland"],
)
def test_words_that_make_a_country(words: str, sides) -> None:
    assert widest(sides(f"It is the view of {words}. The foreign minister, [x: Ann Lund], said so.")["x"]) == (
        "Government of Norland"
    )


# --- Regions and towns ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("marked", "side"),
    [
        ("[x(organisation): The Azores regional government] said so.", "Government of the Azores"),
        ("PONTA DELGADA, Azores, May 2 (Wire) - The regional president, [x: Ana Reis], said so.",
         "Government of the Azores"),
        ("Victoria, B.C., July 31, 2029\nThe provincial public safety minister, [x: Al Ray], said so.",
         "Government of British Columbia"),
        ("Scotland's health secretary, [x: Iain Bell], said so.", "Government of Scotland"),
        ("EDINBURGH, Feb 11 (Wire) - Health Secretary [x: Iain Bell] said so.", "Government of Scotland"),
        ("Texas Governor [x: Maria Lopez] said so.", "Government of Texas"),
        ("Bavarian premier [x: Max Huber] said so.", "Government of Bavaria"),
        ("West Java governor [x: Agus Jaya] said so.", "Government of West Java"),
        ("OTTAWA - The federal emergencies minister, [x: Al Ray], said so.", "Government of Canada"),
        ("[x: Sue Reed], mayor of San Isidro del Cerro, said so.", "San Isidro del Cerro"),
        ("Oldport mayor [x: Sue Reed] said so.", "Oldport"),
        ("Fire reaches Elk Narrows\n[x(organisation): Town hall] said so.", "Elk Narrows"),
        ("Fire reaches Elk Narrows\nMayor [x: Sue Reed] said so.", "Elk Narrows"),
    ],
)  # fmt: skip
def test_regions_and_towns_have_governments_of_their_own(marked: str, side: str, sides) -> None:
    assert widest(sides(marked)["x"]) == side


# --- Bodies -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("marked", "side"),
    [
        ("[x: Ruth Bell], chief executive of Halden Chemicals, said so.", "Halden Chemicals"),
        ("Halden Chemicals said no. The company's chief executive, [x: Ruth Bell], agreed.", "Halden Chemicals"),
        ("Halden Chemicals said no. Its chief executive, [x: Ruth Bell], agreed.", "Halden Chemicals"),
        ("Castle Rovers lost. Rovers manager [x: Joy Addo] said so.", "Castle Rovers"),
        ("[x: Bo Grant] of the Van Dyke Institute said so.", "Van Dyke Institute"),
        ("[x: Mark Dow], an analyst at Barton Capital, said so.", "Barton Capital"),
        ("[x: Tom Lane], who runs Copper Air Cargo, said so.", "Copper Air Cargo"),
        ("The Data Protection Authority said so. “No,” the commissioner, [x: Ruth Neal], said.",
         "Data Protection Authority"),
        ("The Altamira Telescope Organisation (ATO) said no. [x(organisation): ATO] said yes.",
         "Altamira Telescope Organisation"),
        ("The pilots' union said no; its president, [x: Theo Lund], agreed.", "pilots' union"),
        ("NEU general secretary [x: Pat Lowe] said so.", "NEU"),
        ("[x(organisation): The Health and Safety Executive] said so.", "Health and Safety Executive"),
        ("St Anne's Hospital had six cases. The hospital's medical director, [x: Paul Ng], said so.",
         "St Anne's Hospital"),
        ("[x(document): An internal audit of Vale Hospital] said so.", "Vale Hospital"),
        ("Castle Rovers lost. [x(document): A statement on the club’s website] said so.", "Castle Rovers"),
    ],
)  # fmt: skip
def test_who_speaks_for_a_body_speaks_for_it(marked: str, side: str, sides) -> None:
    assert widest(sides(marked)["x"]) == side


def test_a_union_of_a_bodys_staff_is_not_that_body(sides) -> None:
    found = sides(
        "[force(organisation): Averill Constabulary] said no. [spokes(unnamed): A police spokeswoman] said so too.\n"
        "[x: Mick Tandy], secretary of the Averill Police Federation, said so.\n"
    )
    assert found == {
        "force": ("Averill Constabulary",),
        "spokes": ("Averill Constabulary",),
        "x": ("Averill Police Federation",),
    }


@pytest.mark.parametrize(
    ("marked", "side"),
    [
        ("NAIROBI, May 2 (Wire) - [x(organisation): Police] said so.", "Government of Kenya"),
        ("[x(organisation): Kenyan police] said so.", "Government of Kenya"),
        ("Chief Constable [x: Ruth Amber] said so. Britain was told.", "police"),
        ("Houston police spokesman [x: Al Kane] said so.", "Houston police"),
    ],
)
def test_police_of_the_state_and_of_a_town(marked: str, side: str, sides) -> None:
    assert widest(sides(marked)["x"]) == side


# --- Opposition, family, nobody -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("marked", "side"),
    [
        ("LUSAKA, May 2 (Wire) - [x: Muti Ham] of the opposition said so.", "Zambian opposition"),
        ("HELSINKI - [x: Mika Har], an opposition member of parliament, said so.", "Finnish opposition"),
        ("LONDON - Labour's shadow education secretary, [x: Tom Birch], said so.", "British opposition"),
        ("BERLIN - CDU lawmaker [x: Karl Wolf] said so.", "CDU"),
        ("LONDON - [x: Hugh Page], an MP for nine years, said so.", "Hugh Page"),
        ("LONDON - Councillor [x: Hugh Page] said so.", "Hugh Page"),
    ],
)
def test_opposition_and_members_are_not_the_government(marked: str, side: str, sides) -> None:
    assert widest(sides(marked)["x"]) == side


def test_kin_and_lawyer_speak_for_the_family(sides) -> None:
    found = sides(
        "[rider: Aaron Pell] was hurt. “He was in pain,” said [mother: his mother, Dawn].\n"
        "[lawyer: Petra Sloan], the Pell family's lawyer, wants the film.\n"
        "Police told [rider: Mr Pell] nothing.\n"
    )
    assert {key: widest(side) for key, side in found.items()} == dict.fromkeys(
        ("rider", "mother", "lawyer"), "Pell family"
    )


def test_a_lawyer_speaks_for_the_client_and_for_nobody_without_one(sides) -> None:
    found = sides(
        "[a: Peter Hahn], a lawyer for Halden Chemicals, said no. Privacy lawyer [b: Eva Len] expects a fine."
    )
    assert found == {"a": ("Halden Chemicals",), "b": ("Eva Len",)}


def test_a_spokesman_or_office_speaks_for_the_persons_side(sides) -> None:
    found = sides(
        "Australian trade minister [gail: Gail Hendry] said no. [a(unnamed): A spokesman for Ms Hendry] said so too.\n"
        "[b(organisation): The office of Imogen Farr, the British science minister], said nothing new.\n"
        "[c(organisation): Ms Hendry's office] agreed."
    )
    assert {key: widest(side) for key, side in found.items()} == {
        "gail": "Government of Australia",
        "a": "Government of Australia",
        "b": "Government of the United Kingdom",
        "c": "Government of Australia",
    }


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[x: Lena Voss], who owns a bar on the corner, said so.", "Lena Voss"),
        ("Passenger [x: Ann Gray] said so.", "Ann Gray"),
        ("[x: Terry Pike], the former England winger, said so.", "Terry Pike"),
        ("[x: Ivo Bale], a former interior minister of Finland, said so.", "Ivo Bale"),
        ("His agent, [x: Stefan Krol], said so.", "Stefan Krol"),
        ("[x: Nuno Falk], a professor of naval architecture, said so.", "Nuno Falk"),
        ("[x(unnamed, ward clerk at Vale Hospital): A ward clerk at Vale Hospital] said so.",
         "ward clerk at Vale Hospital"),
        ("[x(group, Two airport workers): Two airport workers] said so.", "airport workers"),
        ("[x(group): sources close to the player] said so.", "source close to the player"),
        ("KIGALI - [x(unnamed, diplomat with knowledge of the talks): a diplomat with knowledge of the talks] said so.",
         "diplomat with knowledge of the talks"),
        ("Berlin and Rome differ, [x(group): officials on both sides] say.", "official on both sides"),
        ("LONDON - [x: Ann Gray] said so. Finland and its prime minister, [y: Ivo Bale], did not.", "Ann Gray"),
    ],
)  # fmt: skip
def test_who_speaks_for_nobody_is_a_side_alone(marked: str, name: str, sides) -> None:
    assert sides(marked)["x"] == (name,)


def test_unknown_is_an_answer(sides) -> None:
    assert sides("[x(group): Critics] said so.")["x"] is None


def test_the_words_that_tell_are_kept(read_speakers) -> None:
    text, speakers = read_speakers("Finnish interior minister [x: Aino Kallas] said so. [y: Joe Bat] did not.")
    first, second = find_sides(text, tuple(speakers.values()))
    assert first is not None
    assert second is not None
    assert (first.how, first.evidence) == (SideHow.OFFICE, "Finnish interior minister")
    assert (second.how, second.name, second.evidence) == (SideHow.SELF, "Joe Bat", "")


def test_an_office_that_was_handed_over_counts(read_speakers) -> None:
    text = "Kallas said so."
    mention = Mention(Span(0, 6), MentionHow.NAME)
    speaker = Speaker(
        "Aino Kallas", SpeakerKind.PERSON, (mention,), office="spokeswoman", organisation="Finnish interior ministry"
    )
    (side,) = find_sides(text, [speaker])
    assert side is not None
    assert side.name == FINLAND


def test_in_the_transcript_of_a_briefing_the_labels_speak_for_the_body(sides) -> None:
    text = "Weekly briefing. Transcript.\n[x(person, Suomela): MS SUOMELA]: There was no call.\nQ: Why?\n"
    assert widest(sides(text, outlet="Finnish foreign ministry")["x"]) == FINLAND
    hearing = "Oral evidence to the committee, after a briefing\n[x(person, Suomela): MS SUOMELA]: There was no call.\n"
    assert sides(hearing, outlet="Finnish foreign ministry")["x"] == ("Suomela",)


# --- Robustness -------------------------------------------------------------------------------------------------


@given(st.text(max_size=300), st.data())
@settings(max_examples=60, deadline=None)
def test_odd_text_never_breaks_it(text: str, data) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    kind = data.draw(st.sampled_from(SpeakerKind))
    name = data.draw(st.sampled_from(["", " ", "A", text[:40], "the minister", "Ann Lund"]))
    speaker = Speaker(name, kind, (Mention(Span(start, end), MentionHow.NAME),), office=text[:20] or None)
    for side in find_sides(text, [speaker, speaker], outlet=text[:10]):
        if side is not None:
            assert side.levels
            assert all(side.levels)
            if side.span is not None:
                assert side.span.of(text) == side.evidence


def test_no_text_no_speakers_and_capitals_alone() -> None:
    assert find_sides("", []) == ()
    text = "THE FINNISH MINISTER, ANN LUND, SAID SO. " * 50
    at = text.index("ANN LUND")
    speaker = Speaker("ANN LUND", SpeakerKind.PERSON, (Mention(Span(at, at + 8), MentionHow.NAME),))
    (side,) = find_sides(text, [speaker])
    assert side is not None
    assert side.name == FINLAND


def test_a_long_report_takes_linear_time(read_speakers) -> None:
    one = (
        "Finnish interior minister [m{0}: Aino Kallas] said so; the company, Halden Chemicals, did not. "
        "[u{0}(unnamed): An official] said no.\n"
    )
    text, speakers = read_speakers("".join(one.replace("{0}", str(n)) for n in range(300)))
    started = time.perf_counter()
    assert len(find_sides(text, tuple(speakers.values()))) == 600
    assert time.perf_counter() - started < 4


# --- Near-misses ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("marked", "side"),
    [
        ("OSLO - He threw his weight behind President [x: Ada Lund].", "government"),
        ("LILLE, France - Ministers stood behind President [x: Luc Marin].", "Government of France"),
        (
            "WASHINGTON - U.S. officials met Israel's envoy. Prime Minister [x: Ben Nash] said so.",
            "Government of Israel",
        ),
        ("Skylane Air said no. The airline's chief pilot, [x: Jon Vale], agreed.", "Skylane Air"),
        ("Skylane Air said no. [x: Jon Vale] won 11 delegates.", "Jon Vale"),
        ("Skylane Air said no. A deputy spokesman for Halden Chemicals, [x: Jon Vale], said yes.", "Halden Chemicals"),
        ("Skylane Air said no. [x: Jon Vale], whose brother died, said yes.", "Jon Vale"),
        ("Skylane Air said no. Judge [x: Jon Vale] said yes.", "Jon Vale"),
        ("Skylane Air said no. [x: Jon Vale], 55, a salesman from Sumterville, said yes.", "Jon Vale"),
        ("Skylane Air said no. Cork travel boss [x: Jon Vale] said yes.", "Skylane Air"),
        ("[x: Jon Vale], spokesman for Skylane Air's parent company, said so.", "Skylane Air"),
        ("HELSINKI - [x: Ivo Bale], the former prime minister, said so.", "Ivo Bale"),
        ("Senator [s: Ann Lund] said no. Lund spokesman [x: Bo Berg] said no too.", "Ann Lund"),
        ("The African Union's [x: Musa Fall] said so.", "African Union"),
        ("BAMAKO, Mali - The junta's spokesman, Col. [x: Abdu Mai], said so.", "Government of Mali"),
        ("[x: Ada Quist], ambassador of Norway to France, said so.", "Government of Norway"),
        ("[x: Ada Quist], a bishop of the Church of Light in Oslo, said so.", "Church of Light"),
        ("[x(group): The Germans] said so.", "germans"),
        ("[x(unnamed): A woman in Worcester] said so.", "woman in Worcester"),
        ("[x(document): A poll of Finnish voters] said so.", "poll of Finnish voters"),
        ("[x(document): A study by Finland] said so.", FINLAND),
        ("[x(group): Asian leaders] said so.", "asian leaders"),
        ("[x(organisation): Lisbon Courier] said so.", "Lisbon Courier"),
        ("[x(outlet): Lisbon Courier] said so.", "Lisbon Courier"),
        ("[x(outlet): Finnish interior ministry] said so.", FINLAND),
        ("[x(organisation): The Board] met on Monday. Only the Complaints Board on Monday knew.", "Complaints Board"),
    ],
)
def test_words_that_look_alike(marked: str, side: str, sides) -> None:
    assert widest(sides(marked)["x"]) == side


# --- "Its" after a body's own words -----------------------------------------------------------------------------


def test_its_officer_in_the_next_paragraph_speaks_for_the_body_that_spoke(sides) -> None:
    found = sides(
        "A bus fell into a ravine, [clinic(organisation): the Saint Brendan Hospital] said on Monday.\n\n"
        "“More are being carried in,” its superintendent, [x: Leela Kurian], told reporters."
    )
    assert found["x"] == ("Saint Brendan Hospital",)


def test_its_officer_after_a_body_that_is_named_in_the_sentence_speaks_for_that_one(sides) -> None:
    found = sides(
        "A bus fell into a ravine, [clinic(organisation): the Saint Brendan Hospital] said on Monday.\n\n"
        "Harrow Travel Ltd ran the bus. Harrow Travel Ltd was sorry, its spokesman, [x: Leela Kurian], said."
    )
    assert found["x"] == ("Harrow Travel Ltd",)


def test_its_officer_two_paragraphs_on_is_not_the_bodys(sides) -> None:
    found = sides(
        "A bus fell into a ravine, [clinic(organisation): the Saint Brendan Hospital] said on Monday.\n\n"
        "The road was closed.\n\nHarrow Travel Ltd ran the bus.\n\n"
        "“We are sorry,” its spokesman, [x: Leela Kurian], said."
    )
    assert found["x"] == ("Harrow Travel Ltd",)
