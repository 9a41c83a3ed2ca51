import gzip
import json

from ledgers import make_ledger


def test_every_line_is_a_record_and_the_file_is_the_same(run, tmp_path):
    make_ledger(tmp_path / "l.db")
    result = run("--ledger", "l.db", "export")
    assert result.exit_code == 0
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert {"capture", "report", "statement", "version"} <= {record["record"] for record in records}
    assert run("--ledger", "l.db", "export", "--json", "-o", "out.jsonl.gz").exit_code == 0
    assert gzip.decompress((tmp_path / "out.jsonl.gz").read_bytes()).decode("utf-8") == result.stdout


def test_no_ledger_leaves_no_file(run, tmp_path):
    result = run("--ledger", "none.db", "export", "-o", "out.jsonl")
    assert result.exit_code == 1
    assert not (tmp_path / "out.jsonl").exists()


def test_a_place_that_cannot_be_written_is_told(run, tmp_path):
    make_ledger(tmp_path / "l.db")
    result = run("--ledger", "l.db", "export", "-o", tmp_path / "none" / "out.jsonl")
    assert result.exit_code == 1
    assert (
        result.stderr == f"walkback: {tmp_path / 'none' / 'out.jsonl'}: cannot be written: No such file or directory\n"
    )
