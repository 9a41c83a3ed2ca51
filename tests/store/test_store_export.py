import json

from invented import FERRY, FERRY_LATER, LIBRARY, facts_of

from walkback.store.export import export_records


def test_it_goes_through_json_and_is_sorted(ledger, tmp_path):
    ledger.add_text(FERRY, url="https://wire.example/f", outlet="Wire", captured_at="2031-03-04T10:00:00Z")
    ledger.add_text(FERRY_LATER, url="https://wire.example/f", outlet="Wire", captured_at="2031-03-05T10:00:00Z")
    ledger.add_text(LIBRARY, published_at="2031-03")
    (tmp_path / "page.html").write_text("<html><body><nav>Home News Sport</nav></body></html>")
    ledger.add(tmp_path / "page.html")
    records = facts_of(ledger)
    assert json.loads(json.dumps(records)) == records
    assert [(r["record"], r["id"]) for r in records] == sorted((r["record"], r["id"]) for r in records)
    kinds = [r["record"] for r in records]
    assert {k: kinds.count(k) for k in kinds} == {"capture": 4, "report": 2, "statement": 5, "speaker": 4, "version": 3}
    by_id = {r["id"]: r for r in records}
    for record in records:
        if record["record"] == "capture":
            assert (record["version"] is None) == record["retrievals"][0]["origin_name"].endswith("page.html")
        if record["record"] == "statement":
            for attestation in record["attestations"]:
                text = by_id[attestation["version"]]["text"]
                for evidence in attestation["content"]:
                    start, end = evidence["span"]
                    assert text[start:end] == evidence["exact"]
        if record["record"] == "version":
            assert record["reader"] == "pattern-1"
            assert len(record["attributions"]) == 2


def test_many_records_come_in_parts(ledger, monkeypatch):
    import walkback.store.export as export_module

    for n in range(5):
        ledger.add_text(FERRY.replace("old", f"old, number {n}"), url=f"https://wire.example/{n}")
    whole = facts_of(ledger)
    monkeypatch.setattr(export_module, "_CHUNK", 2)
    assert list(export_records(ledger._connection)) == whole


def test_adding_goes_on_while_an_export_is_read(ledger):
    ledger.add_text(FERRY)
    export = ledger.export()
    first = next(export)
    ledger.add_text(LIBRARY)
    rest = list(export)
    assert [first, *rest] != facts_of(ledger)  # one state of the ledger, that of the start
    assert sum(r["record"] == "capture" for r in [first, *rest]) == 1
