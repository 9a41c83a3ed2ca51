import argparse
import json

import pytest

from bench import timexes
from bench.timex_score import BadInput
from walkback.model import Timex, TimexType
from walkback.text.span import Span

TEXT = "The mill closed last Friday and may open in two weeks."


def row(doc, *, dct="2031-05-07", text=TEXT, **values):
    timexes = [
        {"start": text.index(words), "end": text.index(words) + len(words), "type": kind, "value": value}
        for words, (kind, value) in values.get("timexes", {}).items()
    ]
    return {"doc": doc, "dct": dct, "text": text, "timexes": timexes}


def write(path, *rows):
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    return path


@pytest.fixture
def gold(tmp_path):
    return write(
        tmp_path / "mills.dev.jsonl",
        row("a", timexes={"last Friday": ("DATE", "2031-05-02"), "two weeks": ("DURATION", "P2W")}),
        row("b", text="Nothing happened here.", dct="2031-05-07T10:00:00"),
    )


def test_figures_bear_the_name_of_the_file(gold):
    figures = timexes.measure_timexes([gold]).figures
    assert figures["mills_documents"] == 2
    assert figures["mills_gold"] == figures["mills_predicted"] == 2
    for measure in ("strict", "relaxed", "value", "strict_value", "type", "day", "value_accuracy"):
        assert figures[f"mills_{measure}"] == 100.0
    assert figures["mills_documents_per_second"] > 0


def test_what_is_wrong_costs(gold):
    def find(text, day):
        assert day is not None and day.year == 2031
        if text != TEXT:
            return ()
        at = text.index("Friday")
        return (Timex(Span(at, at + 6), TimexType.DATE, "2031-05-09"),)

    figures = timexes.measure_timexes([gold], find=find).figures
    assert figures["mills_strict"] == 0.0
    assert figures["mills_relaxed"] == pytest.approx(66.67)
    assert figures["mills_value"] == figures["mills_value_accuracy"] == 0.0


def test_the_clock_is_the_one_given_and_the_first_pass_does_not_count(gold):
    now = [0.0]

    def find(text, day):
        now[0] += 0.25
        return ()

    figures = timexes.measure_timexes([gold], find=find, clock=lambda: now[0]).figures
    assert figures["mills_documents_per_second"] == 4.0


def test_values_are_counted_rule_by_rule(gold):
    text = timexes.measure_timexes([gold], by_rule=True).text
    rows = {line.split()[0]: line.split()[1:] for line in text.splitlines() if line}
    assert rows["last_weekday"] == rows["length"] == ["1", "1", "1"]
    assert "length" not in timexes.measure_timexes([gold]).text


def test_several_files_are_told_apart(gold, tmp_path):
    other = write(tmp_path / "ships.jsonl", row("c", timexes={"two weeks": ("DURATION", "P2W")}))
    outcome = timexes.measure_timexes([gold, other])
    assert outcome.figures["ships_gold"] == 1 and outcome.figures["mills_gold"] == 2
    assert "ships" in outcome.text and "mills" in outcome.text


def test_a_name_that_says_little_comes_after_its_folder(tmp_path):
    folder = tmp_path / "mills"
    folder.mkdir()
    path = write(folder / "dev.jsonl", row("a"))
    assert timexes.measure_timexes([path]).figures["mills_dev_documents"] == 1


def test_a_text_without_a_day_is_read_all_the_same(tmp_path):
    path = write(tmp_path / "undated.jsonl", row("a", dct=None, timexes={"two weeks": ("DURATION", "P2W")}))
    assert timexes.measure_timexes([path]).figures["undated_relaxed"] > 0


@pytest.mark.parametrize(
    ("change", "word"),
    [({"text": None}, "no text"), ({"dct": "Monday"}, "no day"), ({"timexes": [{"start": 5, "end": 5}]}, "bad span")],
)
def test_unusable_gold_is_refused(tmp_path, change, word):
    path = write(tmp_path / "bad.jsonl", row("a") | change)
    with pytest.raises(BadInput, match=word):
        timexes.measure_timexes([path])


def test_the_command_takes_several_files(gold):
    parser = argparse.ArgumentParser()
    timexes.add_arguments(parser)
    args = parser.parse_args([str(gold), str(gold)])
    assert args.gold == [gold, gold]
    assert timexes.run(parser.parse_args([str(gold)])).figures["mills_gold"] == 2
