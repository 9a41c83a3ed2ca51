import json
import sqlite3

import pytest
from invented import FERRY, FERRY_LATER, LIBRARY, NO_SPEECH, facts_of
from pattern_reader import PatternReader

import walkback.store.adding as adding
from walkback import Ledger, pipeline
from walkback.errors import BadDate, EvidenceError, UsageError
from walkback.model import Attribution, Extractor, Manner, Outcome
from walkback.text.span import Span


@pytest.fixture
def folder(tmp_path):
    """Five reports, and what is none."""
    made = tmp_path / "reports"
    made.mkdir()
    for name, text in (("a", FERRY), ("b", LIBRARY), ("c", NO_SPEECH), ("d", FERRY_LATER)):
        (made / f"{name}.txt").write_text(text)
    (made / "e.txt").write_text("")
    (made / "f.pdf").write_bytes(b"%PDF")
    return made


def count(ledger, table):
    ledger.close()
    with sqlite3.connect(ledger.path) as connection:
        return connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def adds(ledger):
    ledger.close()
    with sqlite3.connect(ledger.path) as connection:
        return connection.execute("SELECT ended_at IS NOT NULL, ending FROM adds ORDER BY number").fetchall()


def test_every_input_is_told_in_order_with_its_reason(ledger, folder):
    seen = []
    summary = ledger.add(folder, folder / "none.txt", progress=seen.append)
    assert [(o.where.rsplit("/")[-1], str(o.outcome), o.reason) for o in summary.outcomes] == [
        ("a.txt", "added", ""), ("b.txt", "added", ""), ("c.txt", "added", ""), ("d.txt", "added", ""),
        ("e.txt", "skipped", "no_article"), ("f.pdf", "skipped", "unsupported"), ("none.txt", "failed", "unreadable"),
    ]  # fmt: skip
    assert [o.statements for o in summary.outcomes] == [2, 2, 0, 2, 0, 0, 0]
    assert all(o.message for o in summary.outcomes if o.reason)
    assert tuple(seen) == summary.outcomes
    assert tuple(ledger.inputs()) == summary.outcomes
    assert adds(ledger) == [(1, "done")]


def test_adding_again_changes_nothing_and_reads_nothing(ledger, folder, monkeypatch):
    ledger.add(folder)
    before = facts_of(ledger)
    monkeypatch.setattr(PatternReader, "read_many", lambda *_: pytest.fail("nothing is to be read"))
    monkeypatch.setattr(adding.pipeline, "analyse", lambda *_: pytest.fail("nothing is to be analysed"))
    (folder / "e.txt").unlink()
    summary = ledger.add(folder)
    assert summary.count(Outcome.UNCHANGED) == 4
    assert [o.statements for o in summary.outcomes] == [2, 2, 0, 2, 0]
    assert facts_of(ledger) == before


def test_the_same_file_twice_in_one_add(ledger, folder):
    summary = ledger.add(folder / "a.txt", folder / "a.txt")
    assert [str(o.outcome) for o in summary.outcomes] == ["added", "unchanged"]


def test_another_clock_is_another_capture_of_the_same_version(ledger):
    url = "https://wire.example/ferry"
    ledger.add_text(FERRY, url=url, captured_at="2031-03-06")
    ledger.add_text(FERRY, url=url, captured_at="2031-03-05")
    (report,) = ledger.reports()
    (version,) = report.versions
    assert [str(version.first_captured_at), str(version.last_captured_at)] == ["2031-03-05", "2031-03-06"]
    assert [str(c.captured_at) for c in ledger.captures(report.id)] == ["2031-03-05", "2031-03-06"]
    assert version.captures == tuple(c.id for c in ledger.captures(report.id))
    assert len(ledger.statements()) == 2
    assert {str(s.article_day.day) for s in ledger.statements()} == {"2031-03-05"}


def test_the_same_text_at_another_address_is_another_report(ledger):
    ledger.add_text(FERRY, url="https://wire.example/ferry", outlet="Wire")
    ledger.add_text(FERRY, url="https://gazette.example/ferry", outlet="Gazette")
    first, second = ledger.reports()
    assert first.versions[0].version == second.versions[0].version
    assert len(ledger.statements()) == 4
    assert {s.outlet for s in ledger.statements()} == {"Wire", "Gazette"}
    assert {a.report for s in ledger.statements(outlet="Wire") for a in s.attestations} == {
        r.id for r in ledger.reports(outlet="wire")
    }


def test_a_page_without_a_report_is_kept_with_its_bytes(ledger, tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<html><body><nav>Home News Sport</nav></body></html>")
    for _ in range(2):
        (outcome,) = ledger.add(page).outcomes
        assert (outcome.outcome, outcome.reason) == (Outcome.SKIPPED, "no_article")
        assert ledger.bytes_of(outcome.capture) == page.read_bytes()
    assert len(ledger.captures()) == 1
    assert ledger.reports() == []


def test_a_run_that_breaks_off_keeps_the_inputs_before_and_nothing_of_that_one(ledger, folder, monkeypatch):
    write = adding.write_analysis
    seen = []

    def write_then_break(connection, analysis):
        standing = write(connection, analysis)
        if len(seen) == 2:
            raise RuntimeError("power cut")
        return standing

    monkeypatch.setattr(adding, "write_analysis", write_then_break)
    with pytest.raises(RuntimeError, match="power cut"):
        ledger.add(folder, progress=seen.append)
    monkeypatch.undo()
    assert [o.where.rsplit("/")[-1] for o in ledger.inputs()] == ["a.txt", "b.txt"]
    assert count(ledger, "captures") == count(ledger, "contents") == count(ledger, "versions") == 2
    assert adds(ledger) == [(1, "RuntimeError: power cut")]
    kept = facts_of(ledger)
    other = Ledger(ledger.path.with_name("other.db"), reader=PatternReader())
    other.add(folder / "a.txt", folder / "b.txt")
    assert kept == facts_of(other)
    ledger.add(folder)
    other.add(folder)
    assert facts_of(ledger) == facts_of(other)


def test_ctrl_c_closes_the_add_and_keeps_what_came_before(ledger, folder):
    def stop(outcome):
        if outcome.where.endswith("b.txt"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ledger.add(folder, progress=stop)
    assert adds(ledger) == [(1, "interrupted")]
    assert len(ledger.captures()) == 2
    assert ledger.add(folder).count(Outcome.ADDED) == 2


def test_inputs_are_taken_a_few_at_a_time(ledger, monkeypatch, tmp_path):
    monkeypatch.setattr(adding, "BATCH_INPUTS", 3)
    sizes = []
    analyse = pipeline.analyse
    monkeypatch.setattr(pipeline, "analyse", lambda batch, reader: sizes.append(len(batch)) or analyse(batch, reader))
    for n in range(7):
        (tmp_path / f"{n}.txt").write_text(f"{FERRY} It was ship number {n}.")
    assert ledger.add(*(tmp_path / f"{n}.txt" for n in range(7))).count(Outcome.ADDED) == 7
    assert sizes == [3, 3, 1]


def test_a_fault_in_one_input_does_not_hurt_the_others(ledger, folder, monkeypatch):
    analyse = pipeline.analyse

    def fault(batch, reader):
        if any(b"council" in data for _, data in batch):
            raise EvidenceError("block does not lie in the text")
        return analyse(batch, reader)

    monkeypatch.setattr(pipeline, "analyse", fault)
    summary = ledger.add(folder)
    assert [str(o.outcome) for o in summary.outcomes] == ["added", "failed", "added", "added", "skipped", "skipped"]
    assert summary.outcomes[1].reason == "evidence"
    assert "report it" in summary.outcomes[1].message


@pytest.mark.parametrize(
    "attribution",
    [
        Attribution((), (), (Span(3, 5000),), Manner.INDIRECT, 0.5),
        Attribution((), (), (Span(9, 9),), Manner.INDIRECT, 0.5),
        Attribution((), (), (), Manner.INDIRECT, 0.5),
        Attribution((), (), (Span(9, 12), Span(3, 8)), Manner.INDIRECT, 0.5),
        Attribution((), (), (Span(3, 8), Span(7, 12)), Manner.INDIRECT, 0.5),
    ],
    ids=["outside", "empty", "none", "out of order", "overlapping"],
)
def test_a_span_that_is_none_is_refused(ledger, monkeypatch, attribution):
    monkeypatch.setattr(PatternReader, "read", lambda *_: (attribution,))
    (outcome,) = ledger.add_text(FERRY).outcomes
    assert (outcome.outcome, outcome.reason) == (Outcome.FAILED, "evidence")
    assert count(ledger, "captures") == count(ledger, "versions") == 0


def test_another_reader_reads_again_and_its_statements_count(ledger, folder):
    ledger.add(folder)
    old = ledger.statements(search="inspected")[0]

    class OnlyDenials(PatternReader):
        name = "pattern-2"

        def read(self, text, spans):
            return tuple(a for a in super().read(text, spans) if a.manner is Manner.INDIRECT)

    with Ledger(ledger.path, reader=OnlyDenials()) as newer:
        assert newer.add(folder).count(Outcome.ADDED) == 4
        assert {s.cue for s in newer.statements()} == {"denied that", "told reporters that"}
        assert newer.statements(search="inspected") == []
        assert newer.statement(old.id).content == old.content  # what was cited can still be found
        assert newer.statement(old.id).attestations[0].content[0].exact == old.content
        assert newer.add(folder).count(Outcome.UNCHANGED) == 4
        fresh = Ledger(ledger.path.with_name("fresh.db"), reader=OnlyDenials())
        fresh.add(folder)
        assert facts_of(newer) == facts_of(fresh)


def test_another_extractor_derives_again(ledger, folder, monkeypatch):
    from walkback.version import plain

    ledger.add(folder)
    before = {v.version for r in ledger.reports() for v in r.versions}
    said = ledger.statements()
    newer = Extractor(plain.EXTRACTOR.name, plain.EXTRACTOR.version + ".1")
    monkeypatch.setattr(plain, "EXTRACTOR", newer)
    monkeypatch.setattr(adding, "running_extractors", lambda: frozenset((newer,)))
    assert ledger.add(folder).count(Outcome.ADDED) == 4
    after = {v.version for r in ledger.reports() for v in r.versions}
    assert len(after) == len(before) and not after & before
    assert all(ledger.version(v).extractor == newer for v in after)
    assert len(ledger.statements()) == len(said)
    assert {ledger.version(v).text for v in before} == {ledger.version(v).text for v in after}  # the old ones stay


def test_the_declared_type_that_counts_does_not_hang_on_the_order(tmp_path):
    page = f"<html><body><article><h1>Ferry</h1><p>{FERRY}</p><p>{LIBRARY}</p></article></body></html>"
    for name in ("page.txt", "page.html", "page"):
        (tmp_path / name).write_text(page)
    found = []
    for n, names in enumerate((["page.txt", "page.html", "page"], ["page", "page.txt", "page.html"])):
        with Ledger(tmp_path / f"{n}.db", reader=PatternReader()) as ledger:
            for name in names:
                ledger.add(tmp_path / name)
            found.append(facts_of(ledger))
            assert ledger.add(*(tmp_path / name for name in names)).count(Outcome.UNCHANGED) == 3
    assert found[0] == found[1]


def test_text_that_a_database_does_not_take(ledger):
    ledger.add_text(
        "Ferry\ud800 sinks\n\n“The ship\0 was \udfffold 🚢,” Elena Marsh said. It went down off the cape at noon.",
        outlet="Wi\ud800re", url="https://wire.example/\udfff",
    )  # fmt: skip
    (statement,) = ledger.statements()
    assert statement.outlet == "Wi\ufffdre"
    (version,) = ledger.reports()[0].versions
    text = ledger.version(version.version).text
    (content,) = statement.attestations[0].content
    assert content.span.of(text) == content.exact == statement.content
    assert ledger.statements(search="old \0\ud800") == [statement]
    assert json.loads(json.dumps(facts_of(ledger))) == facts_of(ledger)


def test_calls_that_make_no_sense(ledger, folder):
    with pytest.raises(UsageError, match="nothing to add"):
        ledger.add()
    with pytest.raises(UsageError):
        ledger.add(folder, url="https://wire.example/a")
    with pytest.raises(BadDate, match="captured_at"):
        ledger.add(folder, captured_at="Monday")
    assert not ledger.path.exists()


def test_a_manifest_gives_addresses_and_clocks(ledger, folder):
    rows = [
        {"file": "d.txt", "url": "https://wire.example/ferry", "outlet": "Wire", "captured_at": "2031-03-05T08:00:00Z"},
        {
            "file": "a.txt",
            "url": "https://wire.example/ferry/",
            "outlet": "Wire",
            "captured_at": "2031-03-04T08:00:00Z",
        },
        {"file": "none.txt"},
        {"file": "b.txt", "published_at": "Monday"},
    ]
    manifest = folder / "captures.jsonl"
    manifest.write_text("\n".join(json.dumps(row) for row in rows))
    summary = ledger.add(manifest=manifest)
    assert [str(o.outcome) for o in summary.outcomes] == ["added", "added", "failed", "failed"]
    assert summary.reasons == {"bad_date": 1, "unreadable": 1}
    (report,) = ledger.reports()
    assert ["overloaded" in ledger.version(v.version).text for v in report.versions] == [False, True]
    inspected, *_ = ledger.statements(by="Marsh")
    assert [a.version for a in inspected.attestations] == [v.version for v in report.versions]
