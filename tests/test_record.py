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
        "s", "r", None, None, "", "", "“No,”", model.Manner.DIRECT, 0.5, *KIND, COMPLETION, "t", DAY, (ATTESTATION,)
    ),
    COMPLETION,
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
