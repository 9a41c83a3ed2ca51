import pytest

from bench.attribution import measure_attribution


def test_figures(gold, reader):
    outcome = measure_attribution(gold, reader, load_seconds=1.25)
    figures = outcome.figures
    assert not outcome.failed
    assert (figures["articles"], figures["gold_all"], figures["predicted_all"]) == (2, 3, 2)
    assert figures["attribution_precision_all"] == 100.0
    assert figures["attribution_recall_all"] == pytest.approx(66.67)
    assert figures["attribution_f1_all"] == figures["attribution_strict_f1_all"] == 80.0
    assert figures["attribution_f1_quoted"] == 100.0
    assert (figures["attribution_recall_direct"], figures["attribution_recall_indirect"]) == (100.0, 0.0)
    assert figures["words"] == 28
    assert figures["words_per_second"] == pytest.approx(28 / figures["seconds"], rel=0.2) or figures["seconds"] < 0.01
    assert figures["load_seconds"] == 1.25
    assert figures["peak_memory_mb"] > 1
    for words in ("reader planted", "attribution", "words/s", "1.25 s", "MiB"):
        assert words in outcome.text


def test_exact_spans_and_calibration(gold, reader):
    outcome = measure_attribution(gold, reader)
    figures = outcome.figures
    for role in ("source", "cue", "content"):
        assert figures[f"exact_{role}_f1"] == figures[f"exact_words_{role}_f1"] == 80.0
        assert figures[f"exact_{role}_precision"] == 100.0
        assert figures[f"exact_{role}_recall"] == pytest.approx(66.67)
    assert figures["ece"] == pytest.approx(0.1)  # 0.9 sure, and always right
    for words in ("[exact spans]", "[calibration]", "0.867-0.933"):
        assert words in outcome.text


def test_limit(gold, reader):
    assert measure_attribution(gold, reader, limit=1).figures["articles"] == 1


def test_every_figure_is_a_number(gold, reader):
    figures = measure_attribution(gold, reader, load_seconds=0.1).figures
    assert all(isinstance(value, int | float) for value in figures.values())
