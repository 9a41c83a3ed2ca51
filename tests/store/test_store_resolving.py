"""Speakers, sides, times and figures come back as they were worked out, and are worked out again when they have to."""

import pytest
from invented import facts_of

from walkback import Ledger, pipeline
from walkback.errors import BadParties, UnknownRecord, UsageError
from walkback.model import FigureKind, Outcome, SideHow, SpeakerKind, WindowHow

NORLAND = (
    "Bridge closed after collapse\n\n"
    "“The bridge had been inspected on Monday,” Elena Marsh said on Tuesday. Transport minister Elena Marsh told "
    "reporters that at least 16 people were killed.\n\n"
    "The operator denied that 20 people were killed."
)
HERALD = (
    "Bridge: who knew?\n\n"
    "“Nobody was told,” Ms Marsh said. The operator denied that it knew.\n\n"
    "The bridge stays closed until the end of the week."
)


@pytest.fixture
def affair(ledger):
    add = [
        ledger.add_text(NORLAND, url="https://wire.example/b", outlet="Wire", published_at="2031-03-05"),
        ledger.add_text(HERALD, url="https://herald.example/b", outlet="Herald", published_at="2031-03-06"),
    ]
    assert [summary.count(Outcome.ADDED) for summary in add] == [1, 1]
    return ledger


def statement_with(ledger, words):
    (found,) = [s for s in ledger.statements() if words in s.content]
    return found


def test_a_statement_has_its_speaker_day_and_office(affair):
    said = statement_with(affair, "inspected")
    assert said.speaker.name == "Elena Marsh"
    assert said.speaker.kind is SpeakerKind.PERSON
    assert "minister" in said.speaker.office.lower()
    assert said.said_at.day.isoformat() == "2031-03-04"
    assert said.said_at.how in (WindowHow.CLAUSE, WindowHow.SENTENCE)
    assert "Tuesday" in said.said_at.evidence
    told = statement_with(affair, "16")
    assert told.speaker.identity == said.speaker.identity
    assert told.said_at.day.isoformat() <= "2031-03-05"


def test_a_day_that_nothing_tells_is_marked_inferred(affair):
    said = statement_with(affair, "Nobody was told")
    assert said.said_at.is_inferred
    assert said.said_at.day.isoformat() == "2031-03-06"


def test_figures_have_bounds_kind_and_giver(affair):
    found = affair.figures(kind="killed")
    assert {(f.low, f.high, f.kind) for f in found} == {
        (16.0, None, FigureKind.KILLED),
        (20.0, 20.0, FigureKind.KILLED),
    }
    at_least = next(f for f in found if f.high is None)
    assert at_least.speaker.name == "Elena Marsh"
    assert at_least.statement == statement_with(affair, "16").id
    assert {f.id for f in affair.figures(by="Marsh")} == {at_least.id}
    assert affair.figures(search="balloons") == []


def test_every_span_slices_to_its_words(affair):
    for report in affair.reports():
        reading = affair.reading(report.id)
        text = reading.text
        assert reading.published_on == report.versions[-1].article_day.day
        for one in reading.attributions:
            for window in (one.said_at, one.about):
                assert window is None or window.span is None or window.span.of(text)
            assert one.speaker is None or reading.speakers[one.speaker.speaker].name
        assert reading.timexes
        for figure in affair.figures(report=report.id):
            for place in figure.attestations:
                place.figure.check(text)
    for known in affair.speakers():
        for place in known.appearances:
            for evidence in place.mentions:
                evidence.check(affair.version(evidence.version).text)


def test_a_reading_is_what_was_worked_out(affair):
    report = affair.report("https://wire.example/b")
    version = affair.version(report.versions[0].version)
    found = pipeline.resolve(
        version.text,
        version.blocks,
        affair.attributions(version.id),
        published_on=report.versions[0].article_day.day,
        outlet="Wire",
        links=version.links,
    )
    reading = affair.reading(report.id)
    assert (reading.attributions, reading.timexes, reading.figures) == (
        found.attributions,
        found.timexes,
        found.figures,
    )
    assert [(s.name, s.side) for s in reading.speakers] == [(s.name, s.side) for s in found.speakers]


def test_another_clock_moves_the_days(affair):
    before = statement_with(affair, "inspected").said_at
    affair.add_text(NORLAND, url="https://wire.example/b", outlet="Wire", published_at="2031-02-26")
    after = statement_with(affair, "inspected").said_at
    assert (before.day.isoformat(), after.day.isoformat()) == ("2031-03-04", "2031-02-25")


def test_what_an_older_resolver_found_is_found_again(affair, monkeypatch):
    monkeypatch.setattr(pipeline, "RESOLVER", "another")
    again = affair.add_text(NORLAND, url="https://wire.example/b", outlet="Wire", published_at="2031-03-05")
    assert again.count(Outcome.ADDED) == 1
    twice = affair.add_text(NORLAND, url="https://wire.example/b", outlet="Wire", published_at="2031-03-05")
    assert twice.count(Outcome.UNCHANGED) == 1


def test_filters_by_speaker_side_and_day(affair):
    (marsh,) = [k for k in affair.speakers(kind="person") if k.name == "Elena Marsh"]
    contents = {s.content for s in affair.statements(by=marsh.id)}
    assert any("inspected" in words for words in contents)
    assert {s.id for s in affair.statements(by="transport minister")} >= {statement_with(affair, "inspected").id}
    assert affair.statements(by="Nobody Ofthatname") == []
    assert affair.timeline(until="2031-03-01") == []
    days = [s.said_at.first for s in affair.timeline() if s.said_at and s.said_at.first]
    assert days == sorted(days)
    with pytest.raises(UsageError, match="kind"):
        affair.speakers(kind="robot")


def test_a_judgement_merges_and_undoing_parts_again(affair):
    before = facts_of(affair)
    wire = next(k for k in affair.speakers() if k.name == "Elena Marsh")
    operator = next(k for k in affair.speakers() if "operator" in k.name)
    merged = affair.judge("merge", wire.id, operator.id, by="ek", note="a test", at="2031-03-07T10:00:00Z")
    (one,) = [k for k in affair.speakers() if k.name == "Elena Marsh"]
    assert any("operator" in name for name in one.names)
    assert affair.judgements() == [merged]
    assert merged.left.name and merged.right.name
    undone = affair.undo(merged.number, by="bo", at="2031-03-08")
    assert (undone.undone_by, str(undone.undone_at)) == ("bo", "2031-03-08")
    assert [f for f in facts_of(affair) if f["record"] != "judgement"] == before
    with pytest.raises(UnknownRecord, match="undone already"):
        affair.undo(merged.number, by="bo")
    with pytest.raises(UnknownRecord, match="no judgement 9"):
        affair.undo(9, by="bo")


def test_a_judgement_outlives_a_new_analysis(affair, monkeypatch):
    ids = {r.outlet: r.id for r in affair.reports()}
    marsh = {place.report: place for k in affair.speakers() for place in k.appearances if "Marsh" in place.name}
    affair.judge(
        "split", f"{ids['Wire']} {marsh[ids['Wire']].name}", f"{ids['Herald']} {marsh[ids['Herald']].name}", by="ek"
    )
    assert len([k for k in affair.speakers() if "Marsh" in k.name]) == 2
    monkeypatch.setattr(pipeline, "RESOLVER", "another")
    affair.add_text(NORLAND, url="https://wire.example/b", outlet="Wire", published_at="2031-03-05")
    assert len([k for k in affair.speakers() if "Marsh" in k.name]) == 2


def test_a_judgement_on_nobody_is_refused(affair):
    wire = affair.report("https://wire.example/b").id
    with pytest.raises(UnknownRecord, match='calls nobody "Jonas Weil"'):
        affair.judge("merge", f"{wire} Jonas Weil", f"{wire} Elena Marsh", by="ek")
    with pytest.raises(UsageError, match="one and the same"):
        affair.judge("split", f"{wire} Elena Marsh", f"{wire} Elena Marsh", by="ek")
    assert affair.judgements() == []


def test_parties_of_ones_own_go_first(affair, tmp_path):
    own = tmp_path / "parties.toml"
    own.write_text('[[party]]\nname = "Bridge Company"\nmembers = ["Elena Marsh"]\n', encoding="utf-8")
    affair.use_parties(own)
    side = statement_with(affair, "inspected").speaker.side
    assert (side.name, side.how) == ("Bridge Company", SideHow.PARTIES)
    assert statement_with(affair, "inspected").id in {s.id for s in affair.statements(side="bridge company")}
    assert affair.parties() == own.read_text(encoding="utf-8")
    affair.use_parties(None)
    assert affair.parties() == ""
    assert statement_with(affair, "inspected").speaker.side.name != "Bridge Company"


def test_parties_that_are_none_change_nothing(affair, tmp_path):
    (tmp_path / "bad.toml").write_text("[[party]]\nnames = 3\n", encoding="utf-8")
    before = facts_of(affair)
    with pytest.raises(BadParties):
        affair.use_parties(tmp_path / "bad.toml")
    with pytest.raises(BadParties):
        affair.use_parties(tmp_path / "none.toml")
    assert facts_of(affair) == before


def test_nothing_is_found_in_a_ledger_that_is_not_there(tmp_path):
    ledger = Ledger(tmp_path / "none.db")
    assert (ledger.speakers(), ledger.figures(), ledger.timeline(), ledger.judgements(), ledger.parties()) == (
        [], [], [], [], "",
    )  # fmt: skip
    assert not (tmp_path / "none.db").exists()


def test_a_version_that_is_none_of_the_reports_is_refused(affair):
    wire, herald = affair.report("https://wire.example/b"), affair.report("https://herald.example/b")
    with pytest.raises(UnknownRecord, match="no version"):
        affair.reading(wire.id, herald.versions[0].version)
