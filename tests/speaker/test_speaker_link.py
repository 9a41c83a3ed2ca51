import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from speaking import attribute, link, names, only, shifted

from walkback.model import Attribution, Manner, MentionHow, SpeakerKind
from walkback.speaker.link import link_speakers
from walkback.text.span import Span

ONE = """{source:State Department deputy spokesman Arvid Berg} {cue:told} reporters {content:there was no notice}.

“{content2:The call came later},” {source2:Mr Berg} {cue2:said}. {source3:Berg} {cue3:added} {content3:that it was
brief}.

{source4:The deputy spokesman} {cue4:declined to say} {content4:who had called}. {source5:He} {cue5:said}
{content5:a report would follow}."""


def test_every_way_to_name_one_speaker_leads_to_him() -> None:
    speakers, links = link(ONE)
    assert [one.speaker for one in links if one] == [0] * 5
    (berg,) = speakers
    assert berg.name == "Arvid Berg"
    assert berg.kind is SpeakerKind.PERSON
    assert berg.office == "State Department deputy spokesman"
    assert [one.how for one in links if one] == [
        MentionHow.NAME,
        MentionHow.NAME,
        MentionHow.NAME,
        MentionHow.DESCRIPTION,
        MentionHow.PRONOUN,
    ]


def test_confidence_is_high_for_names_and_lower_for_pronouns() -> None:
    _, links = link(ONE)
    assert links[0].confidence > 0.95
    assert 0.4 < links[4].confidence < links[0].confidence


def test_mentions_are_in_order_and_slice_to_their_words() -> None:
    text, attributions = attribute(ONE)
    (berg,), _ = link_speakers(text, attributions)
    spans = [m.span for m in berg.mentions]
    assert spans == sorted(spans)
    said = [s.of(text) for s in spans]
    for words in ("Mr Berg", "Berg", "He"):
        assert words in said


@pytest.mark.parametrize(
    ("words", "name", "office", "organisation", "honorific"),
    [
        ("Ada Lind, a spokeswoman for the navy", "Ada Lind", "spokeswoman for the navy", "navy", None),
        ("the interior minister, Bo Ek,", "Bo Ek", "interior minister", None, None),
        ("its commander, Commodore Bo Ek,", "Bo Ek", None, None, None),
        (
            "Dr Ada Lind, head of the Coastal Institute",
            "Ada Lind",
            "head of the Coastal Institute",
            "Coastal Institute",
            "Dr",
        ),
        ("Foreign Minister Ada Lind", "Ada Lind", "Foreign Minister", None, None),
        ("The club’s chairman, Sir Bo Ek,", "Bo Ek", "club’s chairman", "club", "Sir"),
        ("Ada Lind of the Coastal Institute", "Ada Lind", None, "Coastal Institute", None),
        ("Ada Lind, who runs the Coastal Institute", "Ada Lind", None, "Coastal Institute", None),
        ("opposition deputy Ada Lind", "Ada Lind", "opposition deputy", None, None),
        ("Passenger Maria Berg", "Maria Berg", None, None, None),
        ("the opposition’s Ada Lind", "Ada Lind", None, None, None),
        ("Speaker of the House Ada Lind", "Ada Lind", None, None, None),
    ],
)
def test_a_full_mention_tells_name_and_office(words, name, office, organisation, honorific) -> None:
    speaker = only(f"On Monday {{source:{words}}} {{cue:said}} {{content:the port was closed}}.")
    assert speaker.name == name
    assert speaker.kind is SpeakerKind.PERSON
    if office:
        assert speaker.office == office
    if organisation:
        assert speaker.organisation == organisation
    if honorific:
        assert speaker.honorific == honorific


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("The Harbour Guard", "Harbour Guard", SpeakerKind.ORGANISATION),
        ("the ministry of the sea", "ministry of the sea", SpeakerKind.ORGANISATION),
        ("Helsinki", "Helsinki", SpeakerKind.ORGANISATION),
        ("The owner, North Crest Shipping,", "North Crest Shipping", SpeakerKind.ORGANISATION),
        ("A Finnish official", "Finnish official", SpeakerKind.UNNAMED),
        ("One of the crew, reached by telephone,", "One of the crew", SpeakerKind.UNNAMED),
        ("two officials", "two officials", SpeakerKind.GROUP),
        ("Residents", "Residents", SpeakerKind.GROUP),
        ("A draft audit", "draft audit", SpeakerKind.DOCUMENT),
        ("court filings", "court filings", SpeakerKind.DOCUMENT),
        ("A spokesman for the navy", "spokesman for the navy", SpeakerKind.UNNAMED),
        ("Ms Lind’s office", "Ms Lind’s office", SpeakerKind.ORGANISATION),
    ],
)
def test_who_has_no_personal_name(words, name, kind) -> None:
    speaker = only(f"In the evening {{source:{words}}} {{cue:said}} {{content:the port was closed}}.")
    assert (speaker.name, speaker.kind) == (name, kind)


def test_a_second_official_is_another_and_the_official_is_the_one_before() -> None:
    found = names(
        """{source:A Finnish official} {cue:said} {content:the ship had been watched}. {content2:It will be sold},
        {source2:the official} {cue2:said}.

        {source3:A Finnish official} {cue3:said} {content3:the crew were safe}."""
    )
    speakers, links = link(
        """{source:A Finnish official} {cue:said} {content:it was watched}. {content2:It will be sold}, {source2:the
        official}
        {cue2:said}.

        {source3:A Finnish official} {cue3:said} {content3:the crew were safe}."""
    )
    assert found == ["Finnish official"] * 3
    assert links[0].speaker == links[1].speaker != links[2].speaker
    assert len(speakers) == 2


def test_a_surname_never_merges_two_people() -> None:
    speakers, links = link(
        """{source:Aron Pell} {cue:said} {content:the car moved}. {source2:Maria Pell} {cue2:said} {content2:it did
        not}.

        {source3:Mr Pell} {cue3:said} {content3:he was hurt}. {source4:Mrs Pell} {cue4:said} {content4:she was
        there}."""
    )
    assert [s.name for s in speakers] == ["Aron Pell", "Maria Pell"]
    assert [one.speaker for one in links if one] == [0, 1, 0, 1]


def test_pronouns_agree_in_gender() -> None:
    found = names(
        """{source:Anna Berg} {cue:told} Carl Ek {content:that the bridge was shut}. {source2:He} {cue2:said}
        {content2:nobody had told him}. {source3:She} {cue3:said} {content3:everybody had}."""
    )
    assert found == ["Anna Berg", "Carl Ek", "Anna Berg"]


def test_he_goes_on_with_the_last_man_who_spoke() -> None:
    found = names(
        """{source:Carl Ek, a lawyer,} {cue:said} {content:the report was false}. {source2:David Holm, an engineer,}
        {cue2:said} {content2:it was true}. “{content3:I wrote it},” {source3:he} {cue3:added}."""
    )
    assert found == ["Carl Ek", "David Holm", "David Holm"]


def test_somebody_described_in_ones_own_words_is_somebody_else() -> None:
    found = names(
        """{source:Inspector Robin Hale} {cue:said} {content:the lights were on}.

        {content2:The officers had not followed the cyclist}, {source2:she} {cue2:said}."""
    )
    assert found == ["Robin Hale", "Robin Hale"]


def test_it_is_a_body_and_they_are_several() -> None:
    found = names(
        """{content:The ship was stopped}, {source:the Harbour Guard} {cue:said}. {content2:Nobody was hurt},
        {source2:it}
        {cue2:added}.

        {source3:Two workers} {cue3:said} {content3:the door was open}. {source4:They} {cue4:said} {content4:it was
        cold}."""
    )
    assert found == ["Harbour Guard", "Harbour Guard", "Two workers", "Two workers"]


@pytest.mark.parametrize("short", ["the ministry", "The ministry", "the health ministry", "the Ministry"])
def test_a_body_goes_by_its_noun(short) -> None:
    found = names(
        f"""{{source:The Ministry of Health}} {{cue:said}} {{content:the vaccine was safe}}. {{source2:The Northern
        Bank}}
        {{cue2:said}} {{content2:it had paid}}.

        {{source3:{short}}} {{cue3:said}} {{content3:doses had arrived}}."""
    )
    assert found[2] == "Ministry of Health"


def test_another_ministry_is_another() -> None:
    found = names(
        """{source:The Ministry of Health} {cue:said} {content:the vaccine was safe}. {source2:The finance ministry}
        {cue2:said} {content2:it was dear}."""
    )
    assert found == ["Ministry of Health", "finance ministry"]


def test_acronyms_and_first_words_of_a_name() -> None:
    found = names(
        """{source:The Health Service Office (HSO)} {cue:said} {content:lists were shorter}. {source2:HSO} {cue2:said}
        {content2:more would follow}. {source3:Orrin Travel} {cue3:said} {content3:no cards were lost}. {source4:Orrin}
        {cue4:said} {content4:it was sorry}."""
    )
    assert found == ["Health Service Office", "Health Service Office", "Orrin Travel", "Orrin Travel"]


def test_the_company_is_the_company_and_not_the_country() -> None:
    found = names(
        """{source:Orrin Travel} {cue:said} {content:cards were safe in Ireland}.

        {source2:The company} {cue2:said} {content2:it had told Ireland and France}."""
    )
    assert found == ["Orrin Travel", "Orrin Travel"]


def test_a_statement_speaks_for_whoever_made_it() -> None:
    found = names(
        """{source:Northline Power} {cue:denied} {content:the claim}. {content2:There was no fault}, {source2:the
        company's
        statement} {cue2:read}. {source3:A statement on the company’s website} {cue3:said} {content3:so too}."""
    )
    assert found == ["Northline Power"] * 3


def test_a_statement_of_nobody_known_is_a_document() -> None:
    speaker = only("{source:A statement posted on X} {cue:said} {content:the port was closed}.")
    assert speaker.kind is SpeakerKind.DOCUMENT


def test_a_headline_describes_who_is_named_later() -> None:
    found = names(
        """{source:Travel boss} {cue:denies} {content:cards were lost}

        {source2:The chief executive of Orrin Travel} {cue2:denied} {content2:having told customers so}.

        “{content3:We never said it},” {source3:Carl Ek} {cue3:told} investors."""
    )
    assert found == ["Carl Ek"] * 3


@pytest.mark.parametrize(
    "lead",
    [
        "Two bar owners",  # several
        "A source",  # kept without a name on purpose
        "A bar owner, who spoke on condition of anonymity,",
        "The spokeswoman",  # he is none
    ],
)
def test_whom_a_lead_does_not_mean(lead) -> None:
    found = names(
        f"""{{source:{lead}}} {{cue:said}} {{content:the street was shut}}.

        “{{content2:It was,}}” {{source2:Mr Carl Ek}} {{cue2:told}} reporters."""
    )
    assert found[0] != "Carl Ek"


def test_a_lead_means_nobody_who_is_named_far_below() -> None:
    found = names(
        """{source:A bar owner} {cue:said} {content:the street was shut}.

        It rained.

        It stopped.

        It rained again.

        “{content2:It was},” {source2:Carl Ek} {cue2:told} reporters."""
    )
    assert found == ["bar owner", "Carl Ek"]


def test_a_hospital_is_the_one_that_is_named_next() -> None:
    found = names(
        """{source:A hospital in the north} {cue:has admitted} {content:that patients were sent home}.

        {source2:Moray Vale Hospital} {cue2:said} {content2:it was sorry}."""
    )
    assert found == ["Moray Vale Hospital", "Moray Vale Hospital"]


def test_an_anonymous_source_in_the_lead_stays_so() -> None:
    found = names(
        """{source:A police chief who asked not to be named} {cue:said} {content:the car moved}.

        “{content2:It did},” {source2:Carl Ek} {cue2:told} reporters."""
    )
    assert found[0] != "Carl Ek"


def test_a_subject_that_is_left_out() -> None:
    speakers, links = link(
        """{source:Ada Lind} {cue:praised} {content:the crew} but {cue2:cautioned} {content2:that work was left}."""
    )
    assert links[1].how is MentionHow.ELIDED
    assert speakers[links[1].speaker].name == "Ada Lind"
    assert links[1].confidence < links[0].confidence


@pytest.mark.parametrize("cue", ["it {cue2:is expected}", "there {cue2:was talk}", "{cue2:was told}"])
def test_a_cue_that_is_passive_or_has_a_subject_of_its_own(cue) -> None:
    found = names(f"{{source:Ada Lind}} {{cue:said}} {{content:it rained}}, and {cue} {{content2:that it would stop}}.")
    assert found == ["Ada Lind", None]


def test_a_headline_quotes_who_says_so_in_the_text() -> None:
    found = names(
        """{content:‘Cards were never safe’}

        Nobody slept. {content2:“Our cards were never safe and we knew it,”} {source2:Ada Lind} {cue2:said}."""
    )
    assert found == ["Ada Lind", "Ada Lind"]


def test_another_quotation_in_a_headline_is_nobodys() -> None:
    found = names(
        """{content:‘Ships were never late’}

        Nobody slept. {content2:“Our cards were never safe and we knew it,”} {source2:Ada Lind} {cue2:said}."""
    )
    assert found == [None, "Ada Lind"]


def test_family_names_that_come_first() -> None:
    found = names(
        """{source:Secretary General Ban Ki-moon} {cue:said} {content:it rained}. {content2:It stopped},
        {source2:Mr. Ban} {cue2:said}."""
    )
    assert found == ["Ban Ki-moon", "Ban Ki-moon"]


def test_countries_and_dotted_names() -> None:
    speakers, _ = link(
        """{source:North Korea} {cue:said} {content:it rained}. {source2:The U.N.} {cue2:said} {content2:it did not}.
        {source3:Secretary of State John F. Berg} {cue3:said} {content3:it might}."""
    )
    assert [s.name for s in speakers] == ["North Korea", "U.N.", "John F. Berg"]
    assert [s.kind for s in speakers] == [SpeakerKind.ORGANISATION, SpeakerKind.ORGANISATION, SpeakerKind.PERSON]


def test_who_goes_with_what_stands_before_it() -> None:
    found = names("Ada Lind met Carl Ek, {source:who} {cue:said} {content:it rained}.")
    assert found == ["Carl Ek"]


def test_a_quotation_that_goes_on() -> None:
    _, links = link(
        """{content:“We knew nothing,”} {source:Ada Lind} {cue:said}.

        {content2:“We were asleep.”}"""
    )
    assert links[1].how is MentionHow.CARRIED
    assert links[1].speaker == links[0].speaker


def test_a_source_that_the_reader_missed_beside_its_cue() -> None:
    found = names("{content:Nine people are missing}, the harbour master, Carl Ek, {cue:said} on Monday.")
    assert found == ["Carl Ek"]


def test_labels_of_a_transcript() -> None:
    speakers, links = link(
        """{source:MR EK}: {content:No. There is no such offer.}

        QUESTION: So is it a fake?

        {source2:MS LIND}: {content2:It is not.}

        {source3:MR EK}: {content3:I have said so.}"""
    )
    assert [one.speaker for one in links] == [0, 1, 0]
    assert links[0].how is MentionHow.LABEL
    assert speakers[1].honorific == "MS"


def test_you_in_a_transcript_is_who_answers() -> None:
    found = names(
        """{source:Professor Holm}: {content:In April.}

        Q43 Ms Day: {source2:You} {cue2:told} a journal {content2:all would be built}. Is that so?

        {source3:Professor Lind}: {content3:It is. All will be built.}"""
    )
    assert found[1] == "Lind"


def test_i_within_somebodys_words_is_that_somebody() -> None:
    text, (outer, inner) = attribute(
        """{content:“The crew was late, and I said the ship would wait,”} {source:Ada Lind} {cue:said}.
        {source2:x} {cue2:x} {content2:x}"""
    )
    at = text.index("I said")
    inner = Attribution(
        (Span(at, at + 1),),
        (Span(at + 2, at + 6),),
        (Span(at + 7, text.index(",”")),),
        Manner.DIRECT,
        1.0,
        nested_in=0,
    )
    _, links = link_speakers(text, [outer, inner])
    assert links[1].speaker == links[0].speaker


def test_he_inside_a_quotation_is_not_who_is_quoted() -> None:
    text, (outer, _) = attribute(
        """Carl Ek left on Sunday. {content:“He said the ship would wait,”} {source:David Holm} {cue:told} reporters.
        {source2:x} {cue2:x} {content2:x}"""
    )
    at = text.index("He said")
    inner = Attribution(
        (Span(at, at + 2),), (Span(at + 3, at + 7),), (Span(at + 8, text.index(",”")),), Manner.DIRECT, 1.0, nested_in=0
    )
    speakers, links = link_speakers(text, [outer, inner])
    assert speakers[links[1].speaker].name == "Carl Ek"


@pytest.mark.parametrize("words", ["This", "what happened", "according"])
def test_words_that_name_nobody(words) -> None:
    assert names(f"{{source:{words}}} {{cue:shows}} {{content:that it is late}}.") == [None]


def test_nobody_is_guessed_for_a_lone_cue() -> None:
    assert names("It {cue:is reported} {content:that the port was closed}.") == [None]


def test_the_outlet_itself() -> None:
    assert (
        only("{source:The Harbour Post} {cue:found} {content:no record}.", outlet="Harbour Post").kind
        is SpeakerKind.OUTLET
    )
    assert only("{source:The Harbour Post} {cue:found} {content:no record}.").kind is SpeakerKind.ORGANISATION
    assert only("{source:this newspaper} {cue:found} {content:no record}.").kind is SpeakerKind.OUTLET


def test_a_headline_in_capitals_is_read_within_its_source() -> None:
    found = names(
        """{source:Harbour Guard} {cue:Says} {content:Ship Was Stopped Near Port}

        {content2:The ship was stopped}, {source2:the Harbour Guard} {cue2:said}."""
    )
    assert found == ["Harbour Guard", "Harbour Guard"]


def test_only_the_blocks_that_are_read_count() -> None:
    text, attributions = attribute("Ada Lind sings.\n\n{source:She} {cue:said} {content:it rained}. Bo Ek slept.")
    first = Span(0, len("Ada Lind sings."))
    rest = Span(text.index("She"), len(text))
    assert link_speakers(text, attributions, spans=[first, rest])[1][0] is not None
    assert link_speakers(text, attributions, spans=[rest])[0] == ()


def test_a_prefix_moves_every_span_and_nothing_else() -> None:
    text, attributions = attribute(ONE)
    prefix = "It rained all day.\n\n"
    moved, links = link_speakers(prefix + text, [shifted(a, len(prefix)) for a in attributions])
    speakers, same = link_speakers(text, attributions)
    assert [(one.speaker, one.how) for one in links] == [(one.speaker, one.how) for one in same]
    assert [m.span.start - len(prefix) for m in moved[0].mentions] == [m.span.start for m in speakers[0].mentions]


def test_the_same_text_gives_the_same_speakers() -> None:
    assert link(ONE) == link(ONE)


def test_no_attributions_no_speakers() -> None:
    assert link_speakers("Ada Lind said it rained.", []) == ((), ())
    assert link_speakers("", []) == ((), ())


WORDS = st.sampled_from(
    [
        "Ada",
        "Lind",
        "the",
        "minister",
        "said",
        "he",
        "“",
        "”",
        ",",
        ".",
        "'s",
        "of",
        "Mr",
        "\n\n",
        "MR EK:",
        "who",
        "its",
        "Q41",
        "é",
        "1",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40), st.data())
def test_any_text_and_spans_give_links_that_hold(parts, data) -> None:
    text = " ".join(parts)
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda p: Span(min(p), max(p)))
    attributions = [
        Attribution(
            tuple(sorted(data.draw(st.lists(spans, max_size=2)))),
            tuple(data.draw(st.lists(spans, max_size=1))),
            (data.draw(spans),),
            Manner.DIRECT,
            1.0,
        )
        for _ in range(data.draw(st.integers(0, 3)))
    ]
    speakers, links = link_speakers(text, attributions)
    assert len(links) == len(attributions)
    for one in links:
        assert one is None or (0 <= one.speaker < len(speakers) and 0 <= one.confidence <= 1)
    assert {one.speaker for one in links if one is not None} == set(range(len(speakers)))
    for speaker in speakers:
        assert speaker.name
        for mention in speaker.mentions:
            assert mention.span.of(text).strip()
