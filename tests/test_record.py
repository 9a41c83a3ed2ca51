import json
from datetime import date

import pytest

from walkback import model
from walkback.moment import Moment
from walkback.record import as_record
from walkback.text.span import Span

TEXT = "Ferry sinks\n\n“No,” said Marsh."
VERSION = model.Version(
    TEXT,
    (model.Block(model.BlockKind.HEADLINE, Span(0, 11)), model.Block(model.BlockKind.PARAGRAPH, Span(13, len(TEXT)))),
    model.Extractor("text", "1", (("wrap", "off"),)),
    (model.Link(Span(13, 18), "https://a.example/"),),
    "en",
)
DAY = model.ArticleDay(date(2031, 3, 4), model.DayHow.DATELINE, "March 4", Span(0, 5))
EVIDENCE = model.Evidence.at(VERSION.id, TEXT, Span(13, 18))
MOMENT = Moment.parse("2031-03-04T10:15:00Z")
ATTESTATION = model.Attestation(VERSION.id, "r", (), (), (EVIDENCE,), 0.5)
KIND = (model.CueClass.DENY, model.Polarity.DENIES, model.Modality.NEGATED)
COMPLETION = model.Completion(model.CompletedBy.CLAUSE, Span(13, 18), "no")
ATTRIBUTION = model.Attribution((Span(24, 29),), (), (Span(13, 18),), model.Manner.DIRECT, 0.5)
OUTCOME = model.InputOutcome("a.txt", model.Outcome.SKIPPED, reason="no_article")
WINDOW = model.Window(date(2031, 3, 4), None, model.WindowHow.CLAUSE, "since Tuesday", Span(24, 29), MOMENT)
SIDE = model.Side(("Port Police", "Government of Norland"), model.SideHow.OFFICE, "port police", Span(0, 5))
SPEAKER = model.StatementSpeaker(
    "i", "Elena Marsh", "Marsh", model.SpeakerKind.PERSON, "minister", None, SIDE, model.MentionHow.NAME, 0.9
)
PLACE = model.SpeakerAppearance("a", "r", "Wire", DAY.day, "Marsh", ("Marsh",), "Ms", None, None, SIDE, 1, (EVIDENCE,))
HELD = model.OfficeHeld("minister", date(2031, 3, 4), None)
FIGURE_AT = model.FigureAttestation(VERSION.id, EVIDENCE, None, EVIDENCE)
NOUNS = [
    VERSION,
    DAY,
    EVIDENCE,
    ATTESTATION,
    ATTRIBUTION,
    OUTCOME,
    model.AddSummary((OUTCOME,)),
    model.Capture("0" * 64, 3, captured_at=MOMENT, headers=(("etag", "1"),)),
    model.Declared(published_at=Moment.parse("2031-03")),
    model.Reading(TEXT, (ATTRIBUTION,), "reader", date(2031, 3, 4)),
    model.Statement(
        "s",
        "r",
        None,
        None,
        "",
        "",
        "“No,”",
        model.Manner.DIRECT,
        0.5,
        *KIND,
        COMPLETION,
        "t",
        SPEAKER,
        WINDOW,
        None,
        DAY,
        (ATTESTATION,),
    ),
    COMPLETION,
    WINDOW,
    SIDE,
    SPEAKER,
    PLACE,
    HELD,
    FIGURE_AT,
    model.KnownSpeaker("i", "Elena Marsh", SPEAKER.kind, ("Marsh",), (HELD,), (SIDE.name,), 1, (PLACE,), ("alike",)),
    model.ReportedFigure(
        "f",
        "r",
        "Wire",
        None,
        "at least 16",
        16.0,
        None,
        False,
        False,
        "person",
        model.FigureKind.KILLED,
        "people",
        model.FigureScope.WHOLE,
        None,
        None,
        "s",
        SPEAKER,
        WINDOW,
        DAY,
        (FIGURE_AT,),
    ),
    model.Timex(Span(0, 5), model.TimexType.DATE, "2031-03-04", "APPROX", model.TimexBasis.TIMEX, "r", Span(24, 29)),
    model.Figure(Span(0, 5), 16.0, None, by=0),
    model.Speaker("Marsh", SPEAKER.kind, (model.Mention(Span(24, 29), model.MentionHow.NAME),), side=SIDE),
    model.SpeakerLink(0, model.MentionHow.PRONOUN, 0.7),
    model.Report("r", "Wire", None, (), (model.ReportVersion("v", MOMENT, None, None, DAY, ("c",), 4, 1),)),
]


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: type(noun).__name__)
def test_every_noun_goes_through_json_as_it_is(noun):
    record = as_record(noun)
    assert json.loads(json.dumps(record)) == record


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: type(noun).__name__)
def test_keys_are_the_fields_in_order(noun):
    named = [key for key in as_record(noun) if key != "id" or "id" in type(noun).__slots__]
    assert named == list(type(noun).__slots__)


def test_values_are_plain():
    assert as_record(DAY) == {"day": "2031-03-04", "how": "dateline", "evidence": "March 4", "span": [0, 5]}
    assert as_record(ATTRIBUTION)["content"] == [[13, 18]]
    assert as_record(NOUNS[7])["captured_at"] == "2031-03-04T10:15:00Z"
    assert type(as_record(OUTCOME)["outcome"]) is str


def test_captures_and_versions_have_their_id():
    assert as_record(VERSION)["id"] == VERSION.id
    assert as_record(NOUNS[7])["id"] == NOUNS[7].id


@pytest.mark.parametrize("value", ["text", MOMENT, model.Version, None, Span(0, 1)])
def test_what_is_no_noun_is_refused(value):
    with pytest.raises(TypeError, match=r"walkback\.model"):
        as_record(value)
