import json

import pytest
from harbour import write_case
from pattern_reader import PatternReader

from bench import case_score
from bench.cases import case_folders, measure_cases, predict
from bench.finding_reasons import Nature
from walkback.finding import relate


def test_the_case_itself_is_sound(case):
    from bench.check_cases import CaseCheck

    assert CaseCheck(case / "ferry").faults == []


def test_prediction_has_the_shape_of_a_case(case, reader):
    folder = case / "ferry"
    gold = case_score.read_gold(folder)
    prediction, outcomes = predict(folder, gold["captures"], reader)
    assert [str(outcome.outcome) for outcome in outcomes] == ["added"] * 3
    one, two, three = prediction["statements"]
    assert (one["file"], two["file"], three["file"]) == ("reports/1.txt", "reports/2.txt", "reports/3.html")
    assert (one["source"], one["cue"], one["content"]) == (["Ann Lee"], ["said"], ["“The ferry was late,”"])
    assert one["speaker"] == {"name": "Ann Lee", "side": "Ann Lee"}
    assert (one["manner"], one["said_on"], two["said_on"]) == ("direct", "2031-03-03", "2031-03-03")
    assert (one["same_as"], two["same_as"], three["same_as"]) == (None, one["id"], None)
    assert len({s["id"] for s in prediction["statements"]}) == 3
    case_score.read_prediction(prediction, gold)  # raises if it does not fit


def test_nothing_of_the_gold_is_handed_on(case, reader, monkeypatch):
    from walkback.store.ledger import Ledger

    seen = []
    real = Ledger.add

    def add(self, *locations, manifest=None, **options):
        seen.extend(json.loads(line) for line in manifest.read_text().splitlines())
        assert not locations and not options
        return real(self, manifest=manifest)

    monkeypatch.setattr(Ledger, "add", add)
    measure_cases(case, reader)
    assert len(seen) == 3
    assert all(set(row) == {"file", "url", "outlet", "captured_at", "published_at"} for row in seen)


def test_figures(case, reader, tmp_path):
    outcome = measure_cases(case, reader, write_predictions=tmp_path / "out" / "deep", errors=True)
    figures = outcome.figures
    assert (figures["cases"], figures["captures"], figures["captures_failed"]) == (1, 3, 0)
    assert (figures["statements_gold"], figures["statements_predicted"]) == (5, 3)
    assert (figures["statements_precision"], figures["statements_recall"], figures["statements_f1"]) == (
        100.0,
        60.0,
        75.0,
    )
    assert (figures["manner_accuracy"], figures["name_accuracy"]) == (100.0, 100.0)
    assert figures["boilerplate_leaked"] == 0
    assert "missed statement: s2 in reports/1.txt: [Bo Lind] [admitted] The bus was late" in outcome.text
    written = json.loads((tmp_path / "out" / "deep" / "ferry.json").read_text())
    assert len(written["statements"]) == 3
    code = case_score.main([str(case / "ferry"), str(tmp_path / "out" / "deep" / "ferry.json")])
    assert code == 0


def test_a_spurious_statement_is_listed(case, reader):
    content = json.loads((case / "ferry" / "case.json").read_text())
    content["statements"] = content["statements"][:4]
    (case / "ferry" / "case.json").write_text(json.dumps(content))
    outcome = measure_cases(case, reader, errors=True)
    assert "spurious statement" in outcome.text and "Nothing sailed" in outcome.text


def test_a_capture_that_is_not_added_is_told(case, reader):
    (case / "ferry" / "reports" / "2.txt").write_bytes(b"%PDF-1.7")
    outcome = measure_cases(case, reader)
    assert outcome.figures["captures_failed"] == 1
    (line,) = [line for line in outcome.text.splitlines() if line.startswith("not added: ferry: ")]
    assert "reports/2.txt" in line and "unsupported" in line


def test_several_folders_are_one_measurement(case, reader, tmp_path):
    write_case(tmp_path / "more")
    figures = measure_cases([case, tmp_path / "more"], reader).figures
    assert (figures["cases"], figures["captures"]) == (2, 6)


@pytest.mark.parametrize(("least", "are_shown"), [(0.0, True), (1.1, False)])
def test_findings_that_are_too_unsure_to_show_are_told_apart(tmp_path, monkeypatch, least, are_shown):
    monkeypatch.setattr(relate, "LEAST", least)
    folder = write_case(tmp_path)
    captures = case_score.read_gold(folder)["captures"]
    shown, _ = predict(folder, captures, PatternReader())
    everything, _ = predict(folder, captures, PatternReader(), unsure=True)
    unsure = everything.pop("unsure")
    assert everything == shown
    assert (shown["findings"] == [], unsure == []) == (not are_shown, are_shown)
    assert all(one["why"] and 0 <= one["certainty"] <= 1 for one in (*unsure, *shown["findings"]))
    assert predict(folder, captures, PatternReader())[0] == shown  # nothing is left behind


class ReadsNothing(PatternReader):
    name = "pattern-none"

    def read(self, text, spans):
        return ()


def test_missed_findings_are_listed_with_the_stage_that_lost_them(tmp_path):
    lines = measure_cases(write_case(tmp_path), ReadsNothing(), errors=True).text.splitlines()
    missed = [line for line in lines if line.startswith("  missed ") and " > " in line]
    assert missed[0] == "  missed denial (strong) s1 > s2: statement not found (s1, s2)"
    assert len(missed) == 3


def test_wrong_findings_are_listed_with_what_they_are_and_why_they_were_told(tmp_path, monkeypatch):
    monkeypatch.setattr(relate, "LEAST", 0.0)
    folder = write_case(tmp_path)
    content = json.loads((folder / "case.json").read_text(encoding="utf-8"))
    (folder / "case.json").write_text(json.dumps({**content, "findings": []}), encoding="utf-8")
    lines = measure_cases(folder, PatternReader(), errors=True).text.splitlines()
    wrong = [line for line in lines if line.startswith("  wrong ")]
    assert any(line.endswith(f"s1 > s2: {Nature.SAME_QUESTION} (q1: yes > no)") for line in wrong)
    assert lines[lines.index(wrong[0]) + 3].startswith("      question: ")


def test_findings_are_frozen_and_held_against_what_is_found(tmp_path, monkeypatch):
    monkeypatch.setattr(relate, "LEAST", 0.0)
    folder = write_case(tmp_path / "cases")
    kept = tmp_path / "frozen"
    assert measure_cases(folder, PatternReader(), check_in=kept).failed  # never frozen
    assert not measure_cases(folder, PatternReader(), freeze_in=kept).failed
    same = measure_cases(folder, PatternReader(), check_in=kept)
    assert (same.failed, same.figures["frozen_flips"], same.figures["frozen_flips_beyond"]) == (False, 0, 0)
    lost = measure_cases(folder, ReadsNothing(), check_in=kept)
    assert lost.failed and lost.figures["frozen_flips"] > 0
    assert any("lost: " in note for note in lost.notes)
    assert f"python -m bench cases {folder} --freeze" in lost.text


def test_one_case_or_a_folder_of_them(case, tmp_path):
    assert case_folders(case) == case_folders(case / "ferry") == [case / "ferry"]
    with pytest.raises(case_score.InputError, match="no case"):
        case_folders(tmp_path / "nowhere")


def test_versions_that_were_read_by_two_extractors_have_no_edit(case, reader):
    folder = case / "ferry"
    gold = json.loads((folder / "case.json").read_text(encoding="utf-8"))
    alike, _ = predict(folder, gold["captures"], reader)
    assert [edit["kind"] for edit in alike["findings"]] == ["quiet_edit"]
    text = (folder / "reports/2.txt").read_text(encoding="utf-8")
    (folder / "reports/2.html").write_text("".join(f"<p>{p}</p>\n" for p in text.split("\n\n")), encoding="utf-8")
    gold["captures"][1]["file"] = "reports/2.html"
    unlike, outcomes = predict(folder, gold["captures"], reader)
    assert outcomes[0].report == outcomes[1].report
    assert unlike["findings"] == []
