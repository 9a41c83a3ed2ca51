import gzip
import json

import pytest

from walkback.cli import read as read_module

FERRY = "“The ferry was late,” Ms Lind said. Mr Bo denied that it had sailed."


def _rows(text):
    return [json.loads(line) for line in text.splitlines()]


def _words(row, role):
    return [[row["text"][s:e] for s, e in a[role]] for a in row["attributions"]]


def test_rows_come_back_with_attributions(run, tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_text(
        json.dumps({"id": "a1", "text": FERRY, "published_on": "2031-03-04", "note": ["kept"]})
        + "\n\n"
        + json.dumps({"doc": "a2", "text": "", "dct": "2031-03"})
        + "\n"
    )
    result = run("read", path)
    assert result.exit_code == 0, result.stderr
    first, second = _rows(result.stdout)
    assert first["note"] == ["kept"]
    assert _words(first, "source") == [["Ms Lind"], ["Mr Bo"]]
    assert _words(first, "content") == [["“The ferry was late,”"], ["it had sailed"]]
    assert [a["manner"] for a in first["attributions"]] == ["direct", "indirect"]
    assert [a["id"] for a in first["attributions"]] == ["a1", "a2"]
    assert set(first["attributions"][0]) == {
        "id", "source", "cue", "content", "manner", "confidence", "cue_class", "polarity", "modality", "nested_in",
        "completion", "speaker", "said_at", "about",
    }  # fmt: skip
    nothing = {"attributions": [], "speakers": [], "timexes": [], "figures": []}
    assert second == {"doc": "a2", "text": "", "dct": "2031-03", **nothing}
    assert result.stderr == "2 texts read, 0 failed, 2 attributions\n"


def test_times_and_figures_come_as_the_scorers_take_them(run, tmp_path):
    from bench import figures_score, timex_score

    text = "“At least 16 people were killed on Sunday,” Ms Lind said on Monday."
    row = {"doc": "d1", "text": text, "dct": "2031-03-05"}
    gold = {
        **row,
        "timexes": [
            {"start": text.index(day), "end": text.index(day) + len(day), "type": "DATE", "value": value}
            for day, value in (("Sunday", "2031-03-02"), ("Monday", "2031-03-03"))
        ],
        "figures": [{"lo": 16, "hi": None, "kind": "killed", "what": "people"}],
    }
    for name, content in (("in.jsonl", row), ("gold.jsonl", gold)):
        (tmp_path / name).write_text(json.dumps(content) + "\n")
    assert run("read", "in.jsonl", "-o", "out.jsonl").exit_code == 0
    (found,) = _rows((tmp_path / "out.jsonl").read_text())
    assert found["figures"][0]["by"] == found["attributions"][0]["id"] == "a1"
    assert found["attributions"][0]["speaker"]["speaker"] == found["speakers"][0]["id"] == "p1"
    assert found["attributions"][0]["said_at"]["first"] == "2031-03-03"
    pair = str(tmp_path / "gold.jsonl"), str(tmp_path / "out.jsonl")
    counts, _ = timex_score.score(timex_score.load(pair[0], "gold"), timex_score.load(pair[1], "pred"))
    assert counts["d1"]["strict_value"] == counts["d1"]["pred"] == 2
    assert figures_score.main([*pair, "--json"]) == 0
    counts, _ = figures_score.count(gold["figures"], found["figures"])
    assert (counts["all"], counts["pred"]) == (1, 1)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "no JSON: Expecting property name enclosed in double quotes at column 2"),
        ("[1]", "expected an object, got a list at $"),
        ('{"id": "x"}', "expected a string, got nothing at $.text"),
        ('{"text": 3}', "expected a string, got a number at $.text"),
        ('{"text": null}', "expected a string, got null at $.text"),
        ('{"text": "a", "id": {}}', "expected a string, got an object at $.id"),
        ('{"text": "a", "doc": true}', "expected a string, got true or false at $.doc"),
        ('{"text": "a", "published_on": 20310304}', "expected a date, got a number at $.published_on"),
        ('{"text": "a", "dct": "Monday"}', 'got "Monday" at $.dct'),
        ('{"text": "a", "n": ' + "1" * 5000 + "}", "no JSON that can be used"),
        ('{"n": ' + "[" * 100_000, "JSON"),
        (b'{"text": "\xff"}', "no UTF-8 at byte 11 of the line"),
    ],
)
def test_a_bad_row_is_told_and_the_others_go_on(run, tmp_path, line, told):
    good = json.dumps({"id": "good", "text": FERRY}).encode()
    path = tmp_path / "in.jsonl"
    path.write_bytes(b"\n".join([good, line if isinstance(line, bytes) else line.encode(), good]))
    result = run("read", path)
    assert result.exit_code == 1
    assert [row["id"] for row in _rows(result.stdout)] == ["good", "good"]
    message, last = result.stderr.splitlines()
    assert message.startswith(f"walkback: {path}:2: ")
    assert told in message
    assert last == "2 texts read, 1 failed, 4 attributions"


def test_order_is_kept_over_batches(run, tmp_path, monkeypatch):
    monkeypatch.setattr(read_module, "BATCH_TEXTS", 3)
    names = [str(n) for n in range(10)]
    result = run("read", "-", input="".join(json.dumps({"id": n, "text": FERRY}) + "\n" for n in names))
    assert [row["id"] for row in _rows(result.stdout)] == names


def test_gzip_by_name_and_byte_order_mark(run, tmp_path):
    source, out = tmp_path / "in.jsonl.gz", tmp_path / "out.jsonl.gz"
    source.write_bytes(gzip.compress(b"\xef\xbb\xbf" + json.dumps({"text": FERRY}, ensure_ascii=False).encode()))
    result = run("read", source, "-o", out)
    assert (result.exit_code, result.stdout) == (0, "")
    (row,) = _rows(gzip.decompress(out.read_bytes()).decode("utf-8"))
    assert _words(row, "cue") == [["said"], ["denied that"]]


def test_a_stream_that_breaks_off_keeps_what_came(run, tmp_path):
    line = json.dumps({"text": FERRY}).encode() + b"\n"
    source, out = tmp_path / "in.jsonl.gz", tmp_path / "out.jsonl"
    source.write_bytes(gzip.compress(line * 2000)[:-20])
    result = run("read", source, "-o", out)
    assert result.exit_code == 1
    assert "broke off" in result.stderr
    assert len(_rows(out.read_text())) > 0


def test_a_missing_file_is_told(run, tmp_path):
    result = run("read", tmp_path / "none.jsonl")
    assert result.exit_code == 1
    assert result.stderr == f"walkback: {tmp_path / 'none.jsonl'}: No such file or directory\n"


def test_characters_outside_the_first_plane_count_as_one(run):
    text = "😀 e\u0301 \u202b“Ja,” Bo said."
    result = run("read", "-", input=json.dumps({"text": text}) + "\n")
    (row,) = _rows(result.stdout)
    assert _words(row, "content") == [["“Ja,”"]]
    assert row["text"] == text
